import { useQueries } from '@tanstack/react-query';
import { Radio } from 'antd';
import { numberTyped } from '../../domain/matter/numbering.ts';
import { mergeFields, mergeFieldsOf, type MergeField } from '../../domain/complaint/joint/merging.ts';
import { client, type Directory, type SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { rowsOf, yuanText } from '../matter/matter-typed.ts';

interface Props {
  matter: SeenMatter;
  directory: Directory;
  /** The rows of the matters to be merged, and of the choices, as JSON lists of texts. */
  others: string;
  picks: string;
  onChange: (picks: string) => void;
}

type Seen = SeenMatter['complaint'];

/** Field by field: what each matter says, and which is kept. Only where they differ is there anything to choose. */
export function MergeChoice({ matter, directory, others, picks, onChange }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const own = matter.complaint;
  const numbers = [
    ...new Set(rowsOf(others).flatMap((row) => numberTyped().safeParse(row['number'] ?? '').data ?? [])),
  ].filter((number) => number.length >= 4 && number !== own.number);
  const found = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['complaint', number],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.complaint(number, signal),
      retry: false,
      staleTime: 30_000,
    })),
  });
  const there = found.flatMap(({ data }) => (data === undefined ? [] : [data.complaint]));
  const missing = numbers.filter((_, i) => found[i]?.isError === true);
  const chosen = rowsOf(picks);
  const said = (complaint: Seen, field: MergeField) => wordsOf(complaint, field, directory, language);
  const differing = mergeFieldsOf(own).filter((field) =>
    there.some((other) => said(other, field) !== said(own, field) && said(other, field) !== ''),
  );
  const pick = (field: MergeField, number: string) =>
    onChange(
      JSON.stringify([
        ...chosen.filter((row) => row['field'] !== field),
        ...(number === own.number ? [] : [{ field, number }]),
      ]),
    );
  if (numbers.length === 0) return null;
  return (
    <fieldset className="rows merge" data-field="picks">
      <legend>{t('逐项选留哪一件的', 'What is kept, value by value')}</legend>
      <p className="hint">
        {t(
          '没有选的留这一件的；没留下的还在原件里。收到时间按最早的一件算。',
          'What is not chosen stays as it is here; nothing of the others is lost. The earliest receipt counts.',
        )}
      </p>
      {missing.map((number) => (
        <p key={number} className="wrong">
          {t(`没有 ${number}，或者不归您看。`, `There is no ${number}, or it is not yours to see.`)}
        </p>
      ))}
      {there.length > 0 && differing.length === 0 ? (
        <p className="mut">{t('这几件写的一样，没有要选的。', 'They say the same; there is nothing to choose.')}</p>
      ) : null}
      {differing.map((field) => {
        const now = chosen.find((row) => row['field'] === field)?.['number'] ?? own.number;
        return (
          <div key={field} className="row">
            <b id={`merge-${field}`}>{label(mergeFields[field])}</b>
            <Radio.Group
              className="choices long"
              value={now}
              aria-labelledby={`merge-${field}`}
              onChange={(event) => pick(field, String(event.target.value))}
            >
              {[own, ...there].map((one) => (
                <Radio key={one.number} value={one.number}>
                  {said(one, field) === '' ? <span className="dim">{t('没有写', 'nothing')}</span> : said(one, field)}
                  <small className="known">
                    {one.number}
                    {one.number === own.number ? t('（这一件）', ' (this one)') : ''}
                  </small>
                </Radio>
              ))}
            </Radio.Group>
          </div>
        );
      })}
    </fieldset>
  );
}

function wordsOf(complaint: Seen, field: MergeField, directory: Directory, language: 'zh' | 'en'): string {
  const value = complaint[field];
  if (value === null || value === '') return '';
  if (field === 'amountFen') return `${yuanText(Number(value))} ${language === 'zh' ? '元' : 'yuan'}`;
  if (field !== 'categoryCode' && field !== 'natureCode') return String(value);
  return directory.categories.find(({ code }) => code === value)?.[language] ?? String(value);
}
