import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState, type FormEvent } from 'react';
import {
  mostOfPerson,
  personStandingWords,
  type FindPerson,
  type FoundPerson,
} from '../../../domain/desk/privacy-person.ts';
import { useAddress } from '../../base/address.ts';
import { ProblemError, send } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { KeptLink } from '../retention/kept-link.tsx';
import { keptWords } from '../retention/kept-words.ts';
import './person-finder.css';

/** 按人找: in which records somebody stands who has shown that it is he and knows none of their numbers. */
export function PersonFinder() {
  const t = useWords();
  const [asked, setAsked] = useState<FindPerson>({ name: '', number: '' });
  const find = useMutation({
    mutationFn: (body: FindPerson) => send<FoundPerson>('/privacy-persons', { method: 'POST', body }),
  });
  const problem = find.error instanceof ProblemError ? find.error : null;
  const wrong = (path: string) => {
    const field = problem?.fields.find((one) => one.path === path);
    return field === undefined ? undefined : t(field.zh, field.en);
  };
  const isOfField = problem !== null && problem.fields.length > 0;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    find.mutate(asked);
  };
  return (
    <details className="card person-finder">
      <summary>{t('按人找：本人不知道编号', 'Find by person: who does not know the number')}</summary>
      <form onSubmit={submit}>
        <Field label={t('姓名（写全）', 'Whole name')} error={wrong('name')}>
          {(control) => (
            <Input
              {...control}
              maxLength={30}
              autoComplete="off"
              value={asked.name}
              onChange={(event) => setAsked({ ...asked, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('电话、证件号（写全）', 'Whole telephone or identity number')} error={wrong('number')}>
          {(control) => (
            <Input
              {...control}
              maxLength={30}
              autoComplete="off"
              value={asked.number}
              onChange={(event) => setAsked({ ...asked, number: event.target.value })}
            />
          )}
        </Field>
        <Button htmlType="submit" loading={find.isPending}>
          {t('找', 'Find')}
        </Button>
      </form>
      {find.error === null || isOfField ? null : <ErrorLine error={find.error} />}
      {find.data === undefined ? null : <Records found={find.data} />}
    </details>
  );
}

function Records({ found: { items, more } }: { found: FoundPerson }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  if (items.length === 0)
    return (
      <p className="hint">
        {t(
          '您看得到的件里没有他。举报的在这里找不到，本人凭编号和查询码在网上提；只有姓名的投诉、咨询，到清单里按姓名查。',
          'He stands in none that you may see. Tip-offs are not found here: he asks on the portal. Complaints and inquiries by name are searched in their lists.',
        )}
      </p>
    );
  return (
    <div className="settings-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('哪一类', 'Kind')}</th>
            <th scope="col">{t('编号', 'Number')}</th>
            <th scope="col">{t('怎么写到他', 'How he stands there')}</th>
            <th scope="col">
              <span className="sr">{t('能办的', 'What can be done')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ kind, id, number, standing }) => (
            <tr key={id}>
              <th scope="row">{label(keptWords[kind])}</th>
              <td data-label={t('编号', 'Number')}>
                <KeptLink number={number} />
              </td>
              <td data-label={t('怎么写到他', 'How he stands there')}>{label(personStandingWords[standing])}</td>
              <td className="docket-acts">
                <button
                  type="button"
                  className="b sm"
                  aria-label={t(`就 ${number} 登记请求`, `Enter a request about ${number}`)}
                  onClick={() => change({ new: true, about: number })}
                >
                  {t('登记请求…', 'Enter a request…')}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {more.length === 0 ? null : (
        <p className="hint">
          {t(
            `${more.map((kind) => keptWords[kind].zh).join('、')}不止 ${mostOfPerson} 件，这里只列最新的；更早的请写上号码再找，或者到清单里查。`,
            `Only the newest ${mostOfPerson} are shown of: ${more.map((kind) => keptWords[kind].en).join(', ')}. Add the number to find older ones, or look in the lists.`,
          )}
        </p>
      )}
    </div>
  );
}
