import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import instructionDocket from '../../../domain/command/instruction-steps.ts?instructionDocket';
import { mostOfDocket } from '../../../domain/matter/docket.ts';
import { minutesBetween, type InstructionState } from '../../../domain/command/instruction.ts';
import { useAddress } from '../../base/address.ts';
import { client, type Directory, type SeenBoard, type SeenInstruction } from '../../base/client.ts';
import { useDirectory } from '../../base/directory.ts';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { PagesFoot, useDocketKeys, useDocketPages } from '../../matter/docket/docket-pages.tsx';
import { instructionPages, useInstructions } from './instruction-calls.ts';
import { InstructionCard, minutesText } from './instruction-card.tsx';
import './instruction.css';

const { Part: InstructionForm, useSoon: useFormSoon } = later(
  async () => (await import('./instruction-form.tsx')).InstructionForm,
);

/** 指挥调度: what is out, how old it is, who has not acknowledged it, and how many minutes each receiver takes. */
export default function InstructionPage() {
  const t = useWords();
  const may = useMay('instruction.read');
  const maySend = useMay('instruction.send');
  useFormSoon();
  const { search, change } = useAddress();
  const all = search.get('state') === 'all';
  const board = useInstructions();
  const directory = useDirectory();
  const written = useWritten();
  useKeys(
    [
      {
        key: 'x',
        zh: '下指令',
        en: 'New instruction',
        run: () => change({ new: true }),
        when: maySend && written === null,
      },
    ],
    'list',
  );
  if (!may)
    return (
      <Empty
        words={t('指令是县、所、站之间的；您的角色看不到。', 'Instructions are between county, offices and stations.')}
      />
    );
  return (
    <div className="pad instructions">
      <title>{t('指令 · 红盾', 'Instructions · Hongdun')}</title>
      <Head board={board} />
      {board.error === null ? null : <ErrorLine error={board.error} onRetry={() => void board.refetch()} />}
      {board.data === undefined ? (
        board.error === null ? (
          <Loading rows={8} />
        ) : null
      ) : (
        <>
          {all ? <Everything at={board.data.at} isOwn={written === null} /> : <Columns board={board.data} />}
          <Minutes board={board.data} />
        </>
      )}
      {written === null || !maySend || directory === undefined ? null : (
        <Suspense fallback={null}>
          <NewInstruction written={written} open={board.data} directory={directory} />
        </Suspense>
      )}
    </div>
  );
}

/** What is being written: about which matter, and which one it passes on, by its id. */
interface Written {
  about: string | null;
  passing: string | null;
}

/** What the address says is being written; null where it is nothing. */
function useWritten(): Written | null {
  const { search } = useAddress();
  const about = search.get('matter');
  const passing = search.get('pass');
  return search.get('new') !== null || about !== null || passing !== null ? { about, passing } : null;
}

function Head({ board }: { board: Pick<ReturnType<typeof useInstructions>, 'data' | 'dataUpdatedAt' | 'error'> }) {
  const t = useWords();
  const { role } = useMe();
  const maySend = useMay('instruction.send');
  const { search, change } = useAddress();
  const all = search.get('state') === 'all';
  return (
    <div className="hd">
      <h1>{role === 'station' || role.startsWith('office') ? t('指令', 'Instructions') : t('指挥调度', 'Command')}</h1>
      <span className="dim s nw">
        {board.data === undefined ? '' : <Fresh at={board.dataUpdatedAt} failed={board.error !== null} />}
      </span>
      <span className="sp" />
      <fieldset className="seg" aria-label={t('看哪些', 'Which')}>
        <button type="button" aria-pressed={!all} onClick={() => change({ state: null, pages: null })}>
          {t('在办', 'Open')}
        </button>
        <button type="button" aria-pressed={all} onClick={() => change({ state: 'all', pages: null })}>
          {t('全部', 'All')}
        </button>
      </fieldset>
      {maySend ? (
        <button type="button" className="b p" onClick={() => change({ new: true })}>
          {t('下指令', 'New instruction')} <kbd>X</kbd>
        </button>
      ) : null}
    </div>
  );
}

/** The form, once what it passes on is known. */
function NewInstruction({
  written: { about, passing },
  open,
  directory,
}: {
  written: Written;
  open: SeenBoard | undefined;
  directory: Directory;
}) {
  const { change } = useAddress();
  if (passing !== null && open === undefined) return null;
  return (
    <InstructionForm
      key={`${about} ${passing}`}
      directory={directory}
      matter={about ?? ''}
      parent={open?.items.find((one) => one.instruction.id === passing) ?? null}
      onClose={() => change({ new: null, matter: null, pass: null })}
    />
  );
}

const columns: readonly { zh: string; en: string; states: readonly InstructionState[]; empty: [string, string] }[] = [
  {
    zh: '未签收',
    en: 'Not acknowledged',
    states: ['sent'],
    empty: ['发出的都签收了。', 'All that was sent is acknowledged.'],
  },
  {
    zh: '办理中',
    en: 'Under way',
    states: ['acknowledged', 'arrived'],
    empty: ['没有在办的指令。', 'None is under way.'],
  },
  { zh: '已回报，等核', en: 'Reported', states: ['reported'], empty: ['没有等核的回报。', 'No report waits.'] },
];

function Columns({ board }: { board: SeenBoard }) {
  const t = useWords();
  return (
    <div className="instruction-columns">
      {columns.map((column) => {
        const items = board.items.filter(({ instruction }) => column.states.includes(instruction.state));
        return (
          <section key={column.zh} className="card" aria-label={t(column.zh, column.en)}>
            <h2 className="card-head">
              {t(column.zh, column.en)} <small>{items.length}</small>
              {items.length === 0 ? null : (
                <small className="go">
                  {t(`最久 ${oldest(items, board.at, t)}`, `oldest ${oldest(items, board.at, t)}`)}
                </small>
              )}
            </h2>
            {items.length === 0 ? <p className="instruction-none dim">{t(...column.empty)}</p> : null}
            <ul>
              {items.map((item) => (
                <li key={item.instruction.id}>
                  <InstructionCard item={item} at={board.at} />
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** All of them page by page, and the one that a link names above them, wherever it stands. */
function Everything({ at, isOwn }: { at: string; isOwn: boolean }) {
  const t = useWords();
  const { search, change } = useAddress();
  const opened = search.get('open');
  const { list, paging } = useDocketPages({
    calls: instructionPages,
    query: { state: 'all' },
    typed: '',
    most: mostOfDocket(instructionDocket),
    may: true,
  });
  const named = useQuery({
    queryKey: ['instructions', 'one', opened],
    queryFn: ({ signal }) => client.instruction(opened ?? '', signal),
    enabled: opened !== null,
    retry: false,
  });
  const items = (list.data?.items ?? []).filter(({ entry }) => entry.number !== opened || named.data === undefined);
  const current = useDocketKeys({
    items,
    paging,
    open: ({ entry }) => change({ open: entry.number }, 'step'),
    isOwn,
  });
  if (list.data === undefined)
    return list.error === null ? (
      <Loading rows={8} />
    ) : (
      <ErrorLine error={list.error} onRetry={() => void list.refetch()} />
    );
  return (
    <section className="card" aria-label={t('全部指令', 'All instructions')}>
      {list.data.items.length === 0 ? <Empty words={t('还没有下过指令。', 'No instruction yet.')} /> : null}
      <ul className="instruction-all">
        {named.data === undefined ? null : (
          <li aria-current>
            <InstructionCard item={named.data} at={at} />
          </li>
        )}
        {items.map((item) => (
          <li key={item.entry.id} data-row={item.entry.id} className={item === current ? 'cur' : undefined}>
            <InstructionCard item={item.more} at={at} />
          </li>
        ))}
      </ul>
      <PagesFoot paging={paging} isSought={false} more={list.data.more} />
    </section>
  );
}

/** 近三十天用时: the middle one of each receiver, so that one forgotten order does not hide the others. */
function Minutes({ board }: { board: SeenBoard }) {
  const t = useWords();
  if (board.minutes.length === 0) return null;
  const cell = (minutes: number | null) => (minutes === null ? '—' : minutesText(minutes, t));
  return (
    <section className="card" aria-label={t('近三十天用时', 'Minutes of the last thirty days')}>
      <h2 className="card-head">
        {t('近三十天用时', 'The last thirty days')}{' '}
        <small>{t('从发出算起，取中间的一条', 'from the sending, the middle one')}</small>
      </h2>
      <div className="settings-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('收令的', 'Receiver')}</th>
              {[
                t('条数', 'Sent'),
                t('签收', 'Acknowledged'),
                t('到场', 'Arrived'),
                t('回报', 'Reported'),
                t('逾期', 'Late'),
              ].map((words) => (
                <th key={words} scope="col" className="r">
                  {words}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {board.minutes.map((row) => (
              <tr key={row.stationId ?? row.officeId}>
                <th scope="row">{row.name}</th>
                <td className="num r" data-label={t('条数', 'Sent')}>
                  {row.sent}
                </td>
                <td className="num r nw" data-label={t('签收', 'Acknowledged')}>
                  {cell(row.acknowledged)}
                </td>
                <td className="num r nw" data-label={t('到场', 'Arrived')}>
                  {cell(row.arrived)}
                </td>
                <td className="num r nw" data-label={t('回报', 'Reported')}>
                  {cell(row.reported)}
                </td>
                <td className={row.late > 0 ? 'num r err' : 'num r'} data-label={t('逾期', 'Late')}>
                  {row.late}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function oldest(items: readonly SeenInstruction[], at: string, t: (zh: string, en: string) => string): string {
  const first = items.map(({ instruction }) => instruction.sentAt).toSorted()[0] ?? at;
  return minutesText(minutesBetween(new Date(first), new Date(at)), t);
}
