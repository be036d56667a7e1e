import { useQueries, useQuery } from '@tanstack/react-query';
import { Radio } from 'antd';
import { numberTyped } from '../../domain/complaint/joint/number-typed.ts';
import { mergeFields, mergeFieldsOf, type MergeField } from '../../domain/complaint/joint/merging.ts';
import { client, type Directory, type LikelyHint, type SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { toCheck } from './duplicate-card.tsx';
import { rowsOf, yuanText } from '../matter/box-texts.ts';

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
  const { language } = useLanguage();
  const own = matter.complaint;
  const { numbers, there, missing } = useOthers(others, own.number);
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
      {there.map((other) => (
        <Person key={other.number} own={own.number} number={other.number} />
      ))}
      {there.length > 0 && differing.length === 0 ? (
        <p className="mut">{t('这几件写的一样，没有要选的。', 'They say the same; there is nothing to choose.')}</p>
      ) : null}
      {differing.map((field) => (
        <FieldChoice
          key={field}
          field={field}
          kept={chosen.find((row) => row['field'] === field)?.['number'] ?? own.number}
          values={[own, ...there].map((one) => ({
            number: one.number,
            words: said(one, field),
            isOwn: one.number === own.number,
          }))}
          onKeep={(number) => pick(field, number)}
        />
      ))}
    </fieldset>
  );
}

/** The server is asked of each number: one that was typed need not be among the likeliest few that the page hints at. */
function Person({ own, number }: { own: string; number: string }) {
  const { data, isError } = useQuery({
    queryKey: ['complaint', own, 'duplicates', number],
    queryFn: ({ signal }) => client.personOfOther(own, number, signal),
    retry: false,
    staleTime: 30_000,
  });
  return <ToAsk number={number} person={isError ? 'unread' : (data?.person ?? null)} />;
}

const unread = {
  zh: '；没能核对是不是本人交的：先打电话问清再并',
  en: '; whether the same person sent it could not be checked: call and ask before merging',
};

/** What is to be asked before this one is merged: here, too, and not only on the card from which the form was opened. */
export function ToAsk({ number, person }: { number: string; person: LikelyHint['person'] | 'unread' }) {
  const label = useLabel();
  if (person === null || person === 'surely') return null;
  return (
    <p className="hint" data-person={person}>
      <span className="tag wa">{number}</span>{' '}
      {label({ ...toCheck, unread }[person])
        .slice(1)
        .trim()}
    </p>
  );
}

/** The matters whose numbers are typed, as far as they can be read. */
function useOthers(others: string, own: string) {
  const numbers = [
    ...new Set(rowsOf(others).flatMap((row) => numberTyped().safeParse(row['number'] ?? '').data ?? [])),
  ].filter((number) => number.length >= 4 && number !== own);
  const found = useQueries({
    queries: numbers.map((number) => ({
      queryKey: ['complaint', number],
      queryFn: ({ signal }: { signal: AbortSignal }) => client.complaint(number, signal),
      retry: false,
      staleTime: 30_000,
    })),
  });
  return {
    numbers,
    there: found.flatMap(({ data }) => (data === undefined ? [] : [data.complaint])),
    missing: numbers.filter((_, i) => found[i]?.isError === true),
  };
}

interface FieldChoiceProps {
  field: MergeField;
  /** The number of the matter whose value is kept. */
  kept: string;
  values: readonly { number: string; words: string; isOwn: boolean }[];
  onKeep: (number: string) => void;
}

function FieldChoice({ field, kept, values, onKeep }: FieldChoiceProps) {
  const t = useWords();
  const label = useLabel();
  return (
    <div className="row">
      <b id={`merge-${field}`}>{label(mergeFields[field])}</b>
      <Radio.Group
        className="choices long"
        value={kept}
        aria-labelledby={`merge-${field}`}
        onChange={(event) => onKeep(String(event.target.value))}
      >
        {values.map(({ number, words, isOwn }) => (
          <Radio key={number} value={number}>
            {words === '' ? <span className="dim">{t('没有写', 'nothing')}</span> : words}
            <small className="known">
              {number}
              {isOwn ? t('（这一件）', ' (this one)') : ''}
            </small>
          </Radio>
        ))}
      </Radio.Group>
    </div>
  );
}

function wordsOf(complaint: Seen, field: MergeField, directory: Directory, language: 'zh' | 'en'): string {
  const value = complaint[field];
  if (value === null || value === '') return '';
  if (field === 'amountFen') return `${yuanText(Number(value))} ${language === 'zh' ? '元' : 'yuan'}`;
  if (field !== 'categoryCode' && field !== 'natureCode') return String(value);
  return directory.categories.find(({ code }) => code === value)?.[language] ?? String(value);
}
