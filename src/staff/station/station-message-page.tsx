import { useState } from 'react';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { StationMessage, stationMessageRow } from '../../domain/station/station-message.ts';
import stationMessageDocket from '../../domain/station/station-message.ts?stationMessageDocket';
import type {
  DirectoryPage,
  DirectoryRow,
  StationMessageMore,
  StationMessageRowMore,
} from '../../http/api/station/station-message-routes.ts';
import { useAddress } from '../base/address.ts';
import { send, type Wire } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { FindField } from '../base/ui/table.tsx';
import '../base/ui/settings.css';
import { docketCalls, type SeenEntry, type SeenRow } from '../matter/docket/docket-calls.ts';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';

type Line = SeenRow<StationMessage, (typeof stationMessageRow)[number], StationMessageRowMore>;
const stationMessageCalls = docketCalls<StationMessage, StationMessageMore, Line>('station-messages');
type Item = SeenEntry<StationMessage, StationMessageMore>;

/** 站点互通: what stations tell each other, and the directory of all of them. */
export default function StationMessagePage() {
  const t = useWords();
  const { search, change } = useAddress();
  const isDirectory = search.get('directory') !== null;
  const columns = useMessageColumns();
  const tabs = (
    <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
      <button type="button" aria-pressed={!isDirectory} onClick={() => change({ directory: null })}>
        {t('消息', 'Messages')}
      </button>
      <button type="button" aria-pressed={isDirectory} onClick={() => change({ directory: 'yes' })}>
        {t('通讯录', 'Directory')}
      </button>
    </fieldset>
  );
  if (isDirectory) return <Directory tools={tabs} />;
  return (
    <DocketPage
      docket={stationMessageDocket}
      calls={stationMessageCalls}
      openWords={{ zh: '没撤回的', en: 'Standing' }}
      empty={t(
        '还没有消息。站点按“写给别的站”，写给一个站或者本乡镇所有的站；所里看得到。',
        'No message yet. A station writes to another or to all of its town; the office reads along.',
      )}
      nameOf={({ more }) => `${more.fromName} ${more.head}`}
      nameWords={{ zh: '谁说的', en: 'From' }}
      rowMoves="chief"
      tools={tabs}
      columns={columns}
      facts={(view) => <MessageView view={view} />}
    />
  );
}

function useMessageColumns(): DocketColumn<Line>[] {
  const t = useWords();
  const { today } = useMe();
  const to = ({ more }: Line) => more.toName ?? t(`${more.townName ?? ''}所有的站`, `all of ${more.townName ?? ''}`);
  return [
    { zh: '发给谁', en: 'To', cell: to, words: to },
    { zh: '读了', en: 'Read', cell: ({ more }) => `${more.read} / ${more.sent}` },
    { zh: '回复', en: 'Answers', cell: ({ more }) => String(more.answered) },
    { zh: '什么时候', en: 'When', cell: ({ entry }) => instantShort(entry.sentAt, today) },
  ];
}

/** What was said and answered; a station that it was sent to says that it has read it. */
function MessageView({ view: { entry, more } }: { view: Pick<Item, 'entry' | 'more'> }) {
  const t = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const read = useMutation({
    mutationFn: () => send<object>('/station-messages-read', { method: 'POST', body: { ids: [entry.id] } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ['station-messages'] }),
  });
  return (
    <>
      <p className="answer-text" lang="zh-CN">
        {entry.text === '' ? t('（撤回了）', '(withdrawn)') : entry.text}
      </p>
      {more.answers.map((one) => (
        <p key={`${one.stationName} ${one.at}`} className="answer-text" lang="zh-CN">
          <b>{one.stationName}</b> <span className="dim s">{instantShort(one.at, me.today)}</span>
          <br />
          {one.text}
        </p>
      ))}
      {more.isRead ? null : (
        <p>
          <button type="button" className="b p" disabled={read.isPending} onClick={() => read.mutate()}>
            {t('看到了', 'Seen')}
          </button>
        </p>
      )}
      {read.error === null ? null : <ErrorLine error={read.error} />}
      <Facts
        rows={[
          [t('谁说的', 'From'), more.fromName],
          [t('发给谁', 'To'), more.toNames.join(t('、', ', '))],
          [t('读了', 'Read'), `${more.read} / ${entry.toStationIds.length}`],
          [t('什么时候', 'When'), instantShort(entry.sentAt, me.today)],
          [t('为什么撤回', 'Why withdrawn'), entry.remark],
        ]}
      />
    </>
  );
}

/** 通讯录: each active station with its kind, town, supervisor and telephone; those of the reader's town first. */
function Directory({ tools }: { tools: React.ReactNode }) {
  const t = useWords();
  const [typed, setTyped] = useState('');
  const read = useQuery({
    queryKey: ['station-directory', typed],
    queryFn: ({ signal }) =>
      send<Wire<DirectoryPage>>(`/station-directory?${new URLSearchParams({ q: typed.trim().slice(0, 40) })}`, {
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const rows = read.data?.stations ?? [];
  const others = (read.data?.total ?? 0) - rows.length;
  return (
    <div className="pad settings-body">
      <title>{t('站点通讯录 · 红盾', 'Directory of stations · Hongdun')}</title>
      <div className="hd">
        <h1>{t('站点通讯录', 'Directory of stations')}</h1>
        <span className="sp" />
        <FindField label={t('在这页找', 'Find here')} value={typed} onChange={setTyped} />
        {tools}
      </div>
      {read.error === null ? null : <ErrorLine error={read.error} onRetry={() => void read.refetch()} />}
      {read.isPending ? <Loading rows={10} /> : null}
      <DirectoryTable rows={rows} others={others} />
    </div>
  );
}

function DirectoryTable({ rows, others }: { rows: readonly Wire<DirectoryRow>[]; others: number }) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card settings-table" aria-label={t('站点通讯录', 'Directory of stations')}>
      <table>
        <thead>
          <tr>
            {[
              t('站点', 'Station'),
              t('种类', 'Kind'),
              t('乡镇', 'Town'),
              t('值班的', 'On duty'),
              t('电话', 'Telephone'),
            ].map((one) => (
              <th key={one} scope="col">
                {one}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one) => (
            <tr key={one.id}>
              <th scope="row">{one.name}</th>
              <td data-label={t('种类', 'Kind')}>{label(one.kind)}</td>
              <td data-label={t('乡镇', 'Town')}>{one.townName}</td>
              <td data-label={t('值班的', 'On duty')}>{one.contactName}</td>
              <td data-label={t('电话', 'Telephone')} className="nw">
                <a href={`tel:${one.phone.replace(/\s/gu, '')}`}>{one.phone}</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {others > 0 ? (
        <p className="dim">
          {t(`还有 ${others} 个；打站名、乡镇或者姓名找。`, `${others} more; type a name, a town or a person.`)}
        </p>
      ) : null}
    </section>
  );
}
