import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  erasureItemWords,
  type DueMatter,
  type DueYear,
  type Erasure,
  type ErasureItem,
} from '../../../domain/desk/erasure.ts';
import erasureDocket from '../../../domain/desk/erasure.ts?erasureDocket';
import { keptKinds, type KeptKind } from '../../../domain/desk/kept.ts';
import type { ErasureMore, Retention } from '../../../http/api/desk/erasure-routes.ts';
import { useAddress } from '../../base/address.ts';
import { send, type Wire } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { KeptLink } from './kept-link.tsx';
import { keptWords } from './kept-words.ts';
import { RetentionSchedule } from './schedule-table.tsx';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { Facts } from '../../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../../matter/docket/docket-page.tsx';
import './retention.css';

const erasureCalls = docketCalls<Erasure, ErasureMore>('erasures');
type Item = SeenEntry<Erasure, ErasureMore>;

/** 留存: for how long what is kept, what has had its time, and what was proposed, confirmed and erased. */
export default function RetentionPage() {
  const t = useWords();
  const label = useLabel();
  const { search } = useAddress();
  const kind = keptKinds.find((one) => one === search.get('kind')) ?? null;
  const year = /^\d{4}$/u.test(search.get('year') ?? '') ? Number(search.get('year')) : null;
  return (
    <DocketPage
      docket={erasureDocket}
      calls={erasureCalls}
      title={t('留存', 'Retention')}
      openWords={{ zh: '待确认和在办', en: 'Open' }}
      start={{ ...(kind === null ? {} : { kind }), ...(year === null ? {} : { year: String(year) }) }}
      draftName={`erasure.${kind ?? ''}.${year ?? ''}`}
      empty={t(
        '没有待确认的。上面哪一年的到期了，点“提请清除”；提请以后由另一位领导核对、确认，才会清除。',
        'Nothing waits. Propose a year that is due above; another leader confirms before anything is erased.',
      )}
      nameOf={({ entry }) => entry.number}
      columns={columnsIn(label, t)}
      askOf={({ entry }, move) =>
        move === 'confirm'
          ? t(
              `清除 ${entry.year} 年办结的${keptWords[entry.kind].zh} ${entry.matters} 件里的姓名、电话、住址、证件号、说的事和附件？清除了找不回来。`,
              `Erase names, telephones, addresses, stories and files of ${entry.matters} matters closed in ${entry.year}? Nothing of it comes back.`,
            )
          : null
      }
      tools={<Due />}
      facts={(item) => <ErasureFacts item={item} />}
    />
  );
}

function columnsIn(label: ReturnType<typeof useLabel>, t: ReturnType<typeof useWords>): DocketColumn<Item>[] {
  return [
    { zh: '哪一类', en: 'Kind', cell: ({ entry }) => label(keptWords[entry.kind]) },
    { zh: '办结年份', en: 'Closed in', right: true, cell: ({ entry }) => entry.year },
    { zh: '件数', en: 'Matters', right: true, cell: ({ entry }) => entry.matters },
    { zh: '已清除', en: 'Erased', right: true, cell: ({ more }) => more.counts.erased ?? 0 },
    {
      zh: '提请、确认',
      en: 'By',
      cell: ({ more }) =>
        `${more.proposedByName}${more.confirmedByName === null ? '' : t(`，${more.confirmedByName}`, `, ${more.confirmedByName}`)}`,
    },
  ];
}

function ErasureFacts({ item: { entry, more } }: { item: Item }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <>
      <Facts
        rows={[
          [
            t('清除什么', 'What'),
            t(
              `${entry.year} 年办结的${keptWords[entry.kind].zh}`,
              `${label(keptWords[entry.kind])}, closed in ${entry.year}`,
            ),
          ],
          [
            t('依据', 'By'),
            t(`本县定的留存年限：办结后 ${entry.years} 年`, `The county keeps it for ${entry.years} years`),
          ],
          [t('件数', 'Matters'), entry.matters],
          ...Object.entries(erasureItemWords).map(
            ([state, words]) => [label(words), more.counts[state as keyof typeof erasureItemWords] ?? null] as const,
          ),
          [t('说明', 'Remark'), entry.remark],
          [t('提请', 'Proposed'), `${more.proposedByName} ${instantShort(entry.proposedAt, today)}`],
          [
            t('确认', 'Confirmed'),
            entry.confirmedAt === null
              ? null
              : `${more.confirmedByName ?? ''} ${instantShort(entry.confirmedAt, today)}`,
          ],
          [t('清除完毕', 'Done'), entry.doneAt === null ? null : instantShort(entry.doneAt, today)],
        ]}
      />
      <ItemNumbers number={entry.number} />
    </>
  );
}

/** Each matter of an erasure, so that who confirms can open what he confirms. */
function ItemNumbers({ number }: { number: string }) {
  const t = useWords();
  const label = useLabel();
  const items = useQuery({
    queryKey: ['erasures', 'items', number],
    queryFn: ({ signal }) =>
      send<Wire<{ items: ErasureItem[] }>>(`/erasures/${encodeURIComponent(number)}/items`, { signal }),
  });
  if (isUnread(items)) return <ErrorLine error={items.error} onRetry={() => void items.refetch()} />;
  if (items.data === undefined) return <Loading rows={3} />;
  return (
    <details className="retention-numbers">
      <summary>{t(`各件编号（${items.data.items.length}）`, `The matters (${items.data.items.length})`)}</summary>
      <ul>
        {items.data.items.map((one) => (
          <li key={one.matterId}>
            <KeptLink number={one.number} /> <span className="dim s">{label(erasureItemWords[one.state])}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** The schedule, and by kind and year of the close how many have had their time. */
function Due() {
  const t = useWords();
  const retention = useQuery({
    queryKey: ['erasures', 'due'],
    queryFn: ({ signal }) => send<Wire<Retention>>('/retention', { signal }),
  });
  const may = useMay('retention.read');
  if (!may) return null;
  if (isUnread(retention)) return <ErrorLine error={retention.error} onRetry={() => void retention.refetch()} />;
  if (retention.data === undefined) return <Loading rows={4} />;
  const { years, due } = retention.data;
  return (
    <section className="card retention-due" aria-label={t('到期的', 'Due')}>
      <p className="hint">
        {t(
          '到期的由一人提请、另一人确认，才清除姓名、电话、住址、证件号、说的事、附件和短信；编号、日期、类别、结果、金额和台账都留着，统计一个数不变。年限由本县定，在“本县设置”里改。',
          'One proposes, another confirms; then names, telephones, addresses, stories and files are erased. Numbers, days, outcomes and money stay. The county sets the years in its settings.',
        )}
      </p>
      <RetentionSchedule years={years} />
      {due.length === 0 ? (
        <p className="hint">{t('现在没有到期的。', 'Nothing is due now.')}</p>
      ) : (
        <div className="settings-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t('哪一类', 'Kind')}</th>
                <th scope="col">{t('办结年份', 'Closed in')}</th>
                <th scope="col" className="r">
                  {t('到期可提请', 'Due')}
                </th>
                <th scope="col" className="r">
                  {t('暂缓着', 'Held')}
                </th>
                <th scope="col" className="r">
                  {t('已提请', 'Proposed')}
                </th>
                <th scope="col">
                  <span className="sr">{t('能办的', 'What can be done')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {due.map((row) => (
                <DueRow key={`${row.kind} ${row.year}`} row={row} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function DueRow({ row: { kind, year, due, held, proposed } }: { row: DueYear }) {
  const t = useWords();
  const label = useLabel();
  const mayPropose = useMay('retention.propose');
  const { change } = useAddress();
  const [open, setOpen] = useState(false);
  const name = `${label(keptWords[kind])} ${year}`;
  return (
    <>
      <tr>
        <th scope="row">{label(keptWords[kind])}</th>
        <td data-label={t('办结年份', 'Closed in')}>{year}</td>
        <td className="num r" data-label={t('到期可提请', 'Due')}>
          {due === 0 ? (
            0
          ) : (
            <button
              type="button"
              className="docket-name"
              aria-expanded={open}
              aria-label={t(`${name}：看 ${due} 件的编号`, `${name}: the ${due} numbers`)}
              onClick={() => setOpen(!open)}
            >
              {due}
            </button>
          )}
        </td>
        <td className="num r" data-label={t('暂缓着', 'Held')}>
          {held}
        </td>
        <td className="num r" data-label={t('已提请', 'Proposed')}>
          {proposed}
        </td>
        <td className="docket-acts">
          {mayPropose && due > 0 ? (
            <button
              type="button"
              className="b sm"
              aria-label={t(`提请清除 ${name}`, `Propose ${name}`)}
              onClick={() => change({ new: true, kind, year: String(year) })}
            >
              {t('提请清除…', 'Propose…')}
            </button>
          ) : null}
        </td>
      </tr>
      {open ? <DueNumbers kind={kind} year={year} /> : null}
    </>
  );
}

function DueNumbers({ kind, year }: { kind: KeptKind; year: number }) {
  const found = useQuery({
    queryKey: ['erasures', 'due', kind, year],
    queryFn: ({ signal }) => send<Wire<{ items: DueMatter[] }>>(`/retention-due?kind=${kind}&year=${year}`, { signal }),
  });
  return (
    <tr>
      <td colSpan={6}>
        {found.data === undefined ? (
          <Loading rows={2} />
        ) : (
          <ul className="retention-list">
            {found.data.items.map((one) => (
              <li key={one.id}>
                <KeptLink number={one.number} />
              </li>
            ))}
          </ul>
        )}
      </td>
    </tr>
  );
}
