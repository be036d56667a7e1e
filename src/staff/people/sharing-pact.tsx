import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { dataClasses, PactForm } from '../../domain/people/sharing-pact.ts';
import { counted } from '../../domain/base/words.ts';
import { useDirectory } from '../matter/docket/docket-calls.ts';
import { RowForm } from '../matter/docket/docket-row.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { peopleClient, type SeenPacts } from './person-calls.ts';

type SeenPact = SeenPacts['pacts'][number];

/** 部门共享约定: what each department reads, by which document, until when; and who of them has read what. */
export function Pacts() {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const may = useMay('pact.save');
  const mayRead = useMay('pact.read');
  const directory = useDirectory();
  const [writing, setWriting] = useState<SeenPact | 'new' | null>(null);
  const found = useQuery({
    queryKey: ['pacts'],
    queryFn: ({ signal }) => peopleClient.pacts(signal),
    enabled: mayRead,
  }).data;
  if (!mayRead) return null;
  const nameOf = (id: string) => directory?.organisations.find((one) => one.id === id)?.name ?? '';
  const termOf = (one: SeenPact) => `${one.document} · ${one.agreedOn} — ${one.endsOn ?? t('长期', 'open')}`;
  return (
    <section className="card people-part" aria-label={t('部门共享约定', 'Sharing with departments')}>
      <h2>{t('部门共享约定', 'Sharing with departments')}</h2>
      <p className="dim">
        {t(
          '部门只看到为它工作的人；按下面的约定才能读更多，读一次记一笔。',
          'A department sees who works for it; more by agreement alone, and each reading is recorded.',
        )}
      </p>
      <ul>
        {(found?.pacts ?? []).map((one) => (
          <li key={one.id}>
            <b>{nameOf(one.departmentId)}</b> {label(dataClasses[one.dataClass])}{' '}
            <span className={one.endsOn !== null && one.endsOn < today ? 'tag wa' : 'tag ok'}>
              {one.endsOn !== null && one.endsOn < today ? t('已到期', 'Over') : t('有效', 'In force')}
            </span>{' '}
            {may && directory !== undefined ? (
              <button
                type="button"
                className="b sm"
                aria-label={t(
                  `改 ${nameOf(one.departmentId)} ${label(dataClasses[one.dataClass])}`,
                  `Change ${nameOf(one.departmentId)} ${label(dataClasses[one.dataClass])}`,
                )}
                onClick={() => setWriting(one)}
              >
                {t('改', 'Change')}
              </button>
            ) : null}
            <p className="dim s">{termOf(one)}</p>
          </li>
        ))}
      </ul>
      {may && directory !== undefined ? (
        <p>
          <button type="button" className="b" onClick={() => setWriting('new')}>
            {t('加一项约定…', 'Add an agreement…')}
          </button>
        </p>
      ) : null}
      {(found?.readings.length ?? 0) === 0 ? null : (
        <details>
          <summary>
            {t(`最近的读取记录（${found?.readings.length}）`, `Last readings (${found?.readings.length})`)}
          </summary>
          <ul>
            {found?.readings.map((one) => {
              const pact = found.pacts.find((known) => known.id === one.pactId);
              return (
                <li key={`${one.pactId} ${one.at} ${one.accountId}`}>
                  {instantShort(one.at, today)} {one.byName}{' '}
                  {pact === undefined ? '' : label(dataClasses[pact.dataClass])}{' '}
                  {t(`${one.n} 人`, `${counted(one.n, 'person', 'people')}`)}
                </li>
              );
            })}
          </ul>
        </details>
      )}
      {writing !== null && directory !== undefined ? (
        <RowForm
          key={writing === 'new' ? 'new' : writing.id}
          title={t('部门共享约定', 'Sharing with a department')}
          schema={PactForm}
          directory={directory}
          row={writing === 'new' ? null : writing}
          draft="pact"
          queryKey="pacts"
          reread={async (id) => (await peopleClient.pacts()).pacts.find((one) => one.id === id) ?? null}
          wordsOf={(one) => `${nameOf(one.departmentId)} ${label(dataClasses[one.dataClass])} · ${termOf(one)}`}
          save={(input) => peopleClient.savePact(input)}
          onClose={() => setWriting(null)}
        />
      ) : null}
    </section>
  );
}
