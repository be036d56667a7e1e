import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { Suspense, useState } from 'react';
import { Link } from 'react-router';
import { scopes } from '../../../domain/base/actor.ts';
import { ageBuckets, backlogReasons, backlogReasonWords } from '../../../domain/command/backlog.ts';
import '../../matter/docket/docket.css';
import { useAddress } from '../../base/address.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { backlogCalls, type SeenBacklog, type SeenBacklogItem } from '../redispatch/redispatch-wire.ts';
import { SettingsTable } from '../../base/ui/table.tsx';
import '../../base/ui/settings.css';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Fresh } from '../../base/ui/shown-at.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import './backlog.css';
import { Counts, History } from './backlog-chart.tsx';
import { BacklogRow } from './backlog-row.tsx';
import { RuleLine, Undo } from './backlog-rule.tsx';

const { Part: SendDrawer, useSoon: useSendSoon } = later(
  async () => (await import('../redispatch/redispatch-send.tsx')).SendDrawer,
);
const { Part: BatchDrawer, useSoon: useBatchSoon } = later(
  async () => (await import('./backlog-batch.tsx')).BatchDrawer,
);

/** The first page, and the most that is listed at once. */
const [page, mostShown] = [30, 2000];

/** 积案: how old it is, why it counts, which station is near, and what became of what was sent. The address is the state. */
export default function BacklogPage() {
  const t = useWords();
  const may = useMay('backlog.read');
  const maySet = useMay('county.save');
  useSendSoon();
  useBatchSoon();
  const choices = useChoices();
  const { query } = choices;
  const [sending, setSending] = useState<string | null>(null);
  const [batch, setBatch] = useState<'picked' | 'all' | null>(null);
  const found = useBacklog(choices);
  const board = found.data;
  const picking = usePicking(board?.items ?? []);
  if (!may)
    return <Empty words={t('积案由中心、所里和分管领导看；您的角色看不到。', 'Your role does not see the backlog.')} />;
  return (
    <div className="pad settings-body">
      <title>{`${t('积案', 'Backlog')} · ${t('红盾', 'Hongdun')}`}</title>
      <Head found={found} choices={choices} onSendAll={() => setBatch('all')} />
      {board === undefined ? null : <RuleLine limits={board.limits} maySet={maySet} />}
      {board?.undoable.map((one) => (
        <Undo key={one.id} batch={one} />
      ))}
      {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
      {board === undefined ? (
        found.error === null ? (
          <Loading rows={10} />
        ) : null
      ) : (
        <>
          <div className="backlog-top">
            <Ages board={board} choices={choices} />
            <History board={board} />
            <Counts board={board} officeId={query['officeId'] ?? null} />
          </div>
          <div className="settings-tools backlog-tools">
            <Filters board={board} choices={choices} />
            <PickTools picking={picking} onSend={() => setBatch('picked')} />
          </div>
          <List board={board} choices={choices} picking={picking} onSend={setSending} />
        </>
      )}
      <Suspense fallback={null}>
        {sending === null ? null : <SendDrawer number={sending} onClose={() => setSending(null)} />}
        {batch === null ? null : (
          <BatchDrawer
            query={query}
            numbers={batch === 'picked' ? picking.chosen.map(({ number }) => number) : null}
            onClose={() => {
              setBatch(null);
              picking.clear();
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

type Choices = ReturnType<typeof useChoices>;

/** What is shown, as the address has it. A choice that is pressed again is taken away, and each begins the list anew. */
function useChoices() {
  const me = useMe();
  const { search, change } = useAddress();
  const ownOffice = scopes[me.role] === 'office';
  const at = (name: string) => search.get(name) ?? '';
  const show = (choices: Record<string, string>) => {
    const pressed = Object.entries(choices).map(([name, value]) => [name, value === at(name) ? null : value]);
    change({ limit: null, ...Object.fromEntries(pressed) });
  };
  const query: Readonly<Record<string, string>> = Object.fromEntries(
    [
      ['officeId', ownOffice ? '' : at('officeId')],
      ['mine', at('mine')],
      ['reason', at('reason')],
      ['bucket', at('bucket')],
      ['out', at('out')],
    ].filter((pair): pair is [string, string] => pair[1] !== ''),
  );
  return { ownOffice, at, show, query, limit: Math.min(mostShown, Number(at('limit')) || page) };
}

function useBacklog({ query, limit }: Choices) {
  return useQuery({
    queryKey: ['complaints', 'backlog', query, limit],
    queryFn: ({ signal }) => backlogCalls.board({ ...query, limit: String(limit) }, signal),
    enabled: useMay('backlog.read'),
    placeholderData: (before) => before,
  });
}

type Picking = ReturnType<typeof usePicking>;

/** What is picked to be sent together; of what was picked only that which can still be sent. */
function usePicking(items: readonly SeenBacklogItem[]) {
  const [picked, setPicked] = useState<readonly string[]>([]);
  const sendable = items.filter(isSendable);
  const chosen = sendable.filter(({ number }) => picked.includes(number));
  return {
    sendable,
    chosen,
    isPicked: (number: string) => picked.includes(number),
    pick: (number: string, on: boolean) => setPicked(on ? [...picked, number] : picked.filter((one) => one !== number)),
    pickAll: () => setPicked(chosen.length === sendable.length ? [] : sendable.map(({ number }) => number)),
    clear: () => setPicked([]),
  };
}

function isSendable({ out, unsendable }: SeenBacklogItem): boolean {
  return out === null && unsendable === null;
}

interface Props {
  board: SeenBacklog;
  choices: Choices;
}

/** How much there is and as of when, and what is chosen and sent above the list. */
function Head({
  found,
  choices,
  onSendAll,
}: {
  found: ReturnType<typeof useBacklog>;
  choices: Choices;
  onSendAll: () => void;
}) {
  const t = useWords();
  const board = found.data;
  return (
    <div className="hd docket-hd">
      <h1>{t('积案', 'Backlog')}</h1>
      {board === undefined ? null : (
        <span className="mut nw">
          {t(`${board.total} 件`, `${board.total}`)}
          {board.out > 0 ? t(`，${board.out} 件在站点手里`, `, ${board.out} with stations`) : ''}
        </span>
      )}
      <span className="dim s nw">
        {board === undefined ? '' : <Fresh at={found.dataUpdatedAt} failed={found.error !== null} />}
      </span>
      <span className="sp" />
      <HeadTools board={board} choices={choices} onSendAll={onSendAll} />
    </div>
  );
}

/** Whose backlog it is, the ledger of what was sent, and the press that sends all of it. */
function HeadTools({
  board,
  choices,
  onSendAll,
}: {
  board: SeenBacklog | undefined;
  choices: Choices;
  onSendAll: () => void;
}) {
  const t = useWords();
  const maySend = useMay('redispatch.send');
  const { ownOffice, at } = choices;
  return (
    <>
      {ownOffice ? <WhoseChoice choices={choices} /> : <OfficeChoice board={board} choices={choices} />}
      <Link className="b" to="/redispatches">
        {t('就近分转簿', 'Sent to stations')}
      </Link>
      {maySend ? (
        <button
          type="button"
          className="b p"
          disabled={board === undefined || board.total === board.out}
          onClick={onSendAll}
        >
          {ownOffice && at('mine') !== 'yes'
            ? t('全所就近分转…', 'Send the whole office…')
            : t('都就近分转…', 'Send all…')}
        </button>
      ) : null}
    </>
  );
}

function WhoseChoice({ choices: { at, show } }: Pick<Props, 'choices'>) {
  const t = useWords();
  return (
    <fieldset className="seg" aria-label={t('看谁的', 'Whose')}>
      <button type="button" aria-pressed={at('mine') !== 'yes'} onClick={() => show({ mine: '' })}>
        {t('本所', 'Office')}
      </button>
      <button
        type="button"
        aria-pressed={at('mine') === 'yes'}
        onClick={() => at('mine') === 'yes' || show({ mine: 'yes' })}
      >
        {t('我的', 'Mine')}
      </button>
    </fieldset>
  );
}

function OfficeChoice({ board, choices: { at, show } }: { board: SeenBacklog | undefined; choices: Choices }) {
  const t = useWords();
  return (
    <Select
      aria-label={t('哪个所', 'Office')}
      value={at('officeId')}
      style={{ minWidth: 190 }}
      onChange={(value: string) => value === at('officeId') || show({ officeId: value })}
      options={[
        { value: '', label: t('全县', 'Whole county') },
        ...(board?.offices ?? []).map((one) => ({ value: one.id, label: `${one.name} ${one.total}` })),
      ]}
    />
  );
}

/** 账龄: how many days since receipt; each press shows that part alone. */
function Ages({ board, choices: { at, show } }: Props) {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="card" aria-label={t('账龄', 'Age')}>
      <h2 className="card-head">
        {t('账龄', 'Age')} <small>{t('收到多少天，点一段只看这一段', 'days since receipt; press to filter')}</small>
      </h2>
      <div className="backlog-ages">
        {ageBuckets.map(({ key, ...words }) => (
          <button
            key={key}
            type="button"
            aria-pressed={at('bucket') === key}
            disabled={board.ages[key] === 0 && at('bucket') !== key}
            onClick={() => show({ bucket: key })}
          >
            <span>{label(words)}</span>
            <i>
              <s style={{ width: `${board.total === 0 ? 0 : (100 * board.ages[key]) / board.total}%` }} />
            </i>
            <b>{board.ages[key]}</b>
          </button>
        ))}
      </div>
    </section>
  );
}

/** Why it counts as backlog, and where it is. */
function Filters({ board, choices: { at, show } }: Props) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <fieldset className="seg" aria-label={t('为什么算积案', 'Why')}>
        {backlogReasons.map((reason) => (
          <button key={reason} type="button" aria-pressed={at('reason') === reason} onClick={() => show({ reason })}>
            {label(backlogReasonWords[reason])} {board.reasons[reason]}
          </button>
        ))}
      </fieldset>
      <fieldset className="seg" aria-label={t('在哪里', 'Where')}>
        <button type="button" aria-pressed={at('out') === 'no'} onClick={() => show({ out: 'no' })}>
          {t('没转的', 'Not sent')} {board.total - board.out}
        </button>
        <button type="button" aria-pressed={at('out') === 'yes'} onClick={() => show({ out: 'yes' })}>
          {t('在站点手里', 'With a station')} {board.out}
        </button>
      </fieldset>
    </>
  );
}

/** Picks all that can be sent, and sends what is picked. */
function PickTools({ picking: { sendable, chosen, pickAll }, onSend }: { picking: Picking; onSend: () => void }) {
  const t = useWords();
  const maySend = useMay('redispatch.send');
  if (!maySend || sendable.length === 0) return null;
  return (
    <>
      <button type="button" className="b sm" onClick={pickAll}>
        {chosen.length === sendable.length
          ? t('都不选', 'Pick none')
          : t(`选中能转的 ${sendable.length} 件`, `Pick all ${sendable.length}`)}
      </button>
      <button type="button" className="b sm" disabled={chosen.length === 0} onClick={onSend}>
        {t(`转选中的 ${chosen.length} 件…`, `Send ${chosen.length}…`)}
      </button>
    </>
  );
}

function List({ board, choices, picking, onSend }: Props & { picking: Picking; onSend: (number: string) => void }) {
  const t = useWords();
  return (
    <section className="card" aria-label={t('积案', 'Backlog')}>
      {board.items.length === 0 ? (
        <Empty
          words={
            board.total === 0
              ? t(
                  '没有积案。规则在“管理 › 本县设置”里定。',
                  'There is no backlog. The rule is a setting of the county.',
                )
              : t('没有对得上的；点掉上面的条件再看。', 'Nothing fits; take a filter away.')
          }
        />
      ) : (
        <Table items={board.items} picking={picking} onSend={onSend} />
      )}
      <MoreToShow board={board} choices={choices} />
    </section>
  );
}

function Table({
  items,
  picking,
  onSend,
}: {
  items: readonly SeenBacklogItem[];
  picking: Picking;
  onSend: (number: string) => void;
}) {
  const t = useWords();
  const maySend = useMay('redispatch.send');
  return (
    <div className="backlog-table">
      <SettingsTable
        columns={[
          t('投诉', 'Complaint'),
          t('承办', 'Handler'),
          { figures: t('收到', 'Age') },
          { figures: t('未进展', 'Idle') },
          { figures: t('离期满', 'To target') },
          t('为什么算积案', 'Why'),
          t('提议的站点', 'Proposed station'),
        ]}
      >
        {items.map((item) => (
          <BacklogRow
            key={item.id}
            item={item}
            picked={maySend && isSendable(item) ? picking.isPicked(item.number) : null}
            onPick={(on) => picking.pick(item.number, on)}
            onSend={maySend ? () => onSend(item.number) : null}
          />
        ))}
      </SettingsTable>
    </div>
  );
}

/** What to do where the list is cut off: the next ones, or a narrower question once no more are listed. */
function MoreToShow({ board: { items, asked }, choices: { limit, show } }: Props) {
  const t = useWords();
  if (items.length < limit) return null;
  if (limit >= mostShown)
    return (
      <p className="pad dim">
        {t(
          `只列最早的 ${mostShown} 件；还有 ${asked - items.length} 件，用上面的条件缩小再看。`,
          `The oldest ${mostShown}; narrow the list by the filters above to see the others.`,
        )}
      </p>
    );
  return (
    <p className="pad">
      <button
        type="button"
        className="b"
        onClick={() => show({ limit: String(Math.min(mostShown, limit + 4 * page)) })}
      >
        {t('再往下看', 'Show more')}
      </button>
    </p>
  );
}
