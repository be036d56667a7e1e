import type { OutboxItem, OutboxMove } from '../../domain/device/outbox.ts';
import { useLabel, useWords } from '../base/language.tsx';
import type { OpenAct } from './outbox/kept-acts.ts';
import { Bar, Icon, Tabs } from './bars.tsx';
import { useDial } from './calls.tsx';
import { useCarried, useKeeper } from './carried.tsx';
import type { Carried, CarriedMatter } from './outbox/wire.ts';
import type { Words } from '../../domain/base/words.ts';
import { instantShort } from '../base/ui/day.ts';
import { beyondPower } from '../../domain/complaint/steps/station-talk.ts';

/** A matter as the telephone knows it: carried along from the bureau, or filed here and not sent yet. */
export interface Placed {
  /** The id, which both have from the first. */
  id: string;
  matter: CarriedMatter;
  /** The filing that has not arrived. */
  filing: OpenAct | null;
  /** The acts on it that have not arrived. */
  waiting: readonly OpenAct[];
}

/** One's own matters: for which those on duty are rung, what waits, then what can be done something about, then the rest. */
export function usePlaced(): Placed[] {
  const { picture } = useKeeper();
  const carried = useCarried();
  const behind = (id: string) =>
    picture.acts.filter((one) => one.act.chain === id && one.act.state !== 'sent' && one.body.item.kind !== 'filing');
  const known = new Set(carried.matters.map((one) => one.id));
  const own = picture.acts
    .filter((one) => one.body.item.kind === 'filing' && !known.has(one.act.id))
    .map((filing) => ({
      id: filing.act.id,
      matter: matterOf(filing, carried),
      filing,
      waiting: behind(filing.act.id),
    }));
  const there = carried.matters.map((matter) => ({ id: matter.id, matter, filing: null, waiting: behind(matter.id) }));
  const rank = (one: Placed) =>
    one.waiting.length > 0 ? 0 : one.matter.moves.includes('sendUp') ? 1 : one.matter.isOpen ? 2 : 3;
  const [rings, calm] = [there.filter(({ matter }) => isRung(matter)), there.filter(({ matter }) => !isRung(matter))];
  return [...rings, ...own.toReversed(), ...calm.toSorted((a, b) => rank(a) - rank(b))];
}

/** Those on duty are being rung for it, or somebody took it and is not done. */
export function isRung({ isOpen, ringing, rung }: CarriedMatter): boolean {
  return isOpen && (ringing !== null || rung?.state === 'taken');
}

/** How the call stands, for a matter for which it is open. */
export function rungWords({ ringing, rung }: CarriedMatter, today: string): Words {
  if (rung?.state === 'taken') {
    const when = instantShort(rung.at, today);
    return rung.byName === null
      ? { zh: `已经呼叫，${when} 有人接了`, en: `Called; taken at ${instantShort(rung.at)}` }
      : {
          zh: `已经呼叫，${rung.byName} ${when} 接了`,
          en: `Called; taken by ${rung.byName}, ${instantShort(rung.at)}`,
        };
  }
  const since = ringing ?? '';
  return {
    zh: `正在呼叫值班的人，${instantShort(since, today)}起，还没有人接`,
    en: `Those on duty are being called since ${instantShort(since)}; nobody has taken it yet`,
  };
}

export function usePlacedOne(id: string): Placed | null {
  return usePlaced().find((one) => one.id === id) ?? null;
}

/** What an act on the matter names: its number, or the filing of this telephone that has not been given one yet. */
export function targetOf(id: string, { number }: CarriedMatter): { number: string | null; filingId: string | null } {
  return number === '' ? { number: null, filingId: id } : { number, filingId: null };
}

/** What a filing tells by itself, before anything was settled. */
const noSum = { recoveredFen: 0, violationSeen: false };

/** What was filed here, in the form of what is carried along. */
function matterOf({ act, body }: OpenAct, { station: { isWindow }, settles }: Carried): CarriedMatter {
  if (body.item.kind !== 'filing') throw new Error('Only a filing is a matter.');
  const { filing, slip, actedAt } = body.item;
  const isHurt = filing.injury !== null;
  const moves: OutboxMove[] = [
    ...(isWindow ? [] : (['talk', 'settleAtStation', 'sendUp'] as const)),
    'recordWithdrawal',
    ...(isHurt ? [] : (['markUrgent'] as const)),
    'supplement',
    'note',
  ];
  const words =
    act.state === 'sent'
      ? { zh: '发出去了', en: 'Sent' }
      : act.state === 'held'
        ? { zh: '没收下，请看一下', en: 'Not taken; have a look' }
        : { zh: '等发出去', en: 'Waiting to be sent' };
  return {
    id: act.id,
    number: body.arrived?.number ?? '',
    slipCode: slip.code,
    version: body.arrived?.version ?? 1,
    state: words,
    isOpen: true,
    consumerName: filing.consumer.name,
    consumerPhone: filing.consumer.phone,
    hasAgent: filing.agent !== null,
    // No power of attorney has been handed in with what was typed a moment ago.
    withdrawal: { ways: ['inPerson', 'phone', 'written'], byAgent: filing.agent === null },
    calls: callsOf(filing),
    operatorName: filing.operator.name,
    story: filing.story,
    claim: filing.claim,
    filedAt: actedAt,
    stationReceivedAt: actedAt,
    receivedAt: null,
    due: null,
    officeName: null,
    moves,
    beyond: settles === undefined ? null : beyondPower({ ...filing, claims: [] }, noSum, settles.kind, settles.power),
    roles: ['negotiation', 'association', 'peoplesMediation'],
    told: [],
    recoveredFen: null,
    urgentAt: isHurt ? actedAt : null,
    respondedAt: null,
    rung: null,
    ringing: null,
    aid: null,
  };
}

/** Whom it names, as it was typed here a moment ago. */
function callsOf({
  consumer,
  agent,
  operator,
}: Extract<OutboxItem, { kind: 'filing' }>['filing']): CarriedMatter['calls'] {
  const told = [
    { whom: 'agent' as const, name: agent?.name ?? '', phone: agent?.phone ?? '' },
    { whom: 'consumer' as const, name: consumer.name, phone: consumer.phone },
    { whom: 'operator' as const, name: operator.name, phone: operator.phone },
  ];
  return told.flatMap((one) => (one.phone === '' ? [] : [{ ...one, n: null, shown: one.phone }]));
}

const mostOfGist = 16;

/** Against whom, and what it is about in a few words. */
function gistOf({ operatorName, story }: CarriedMatter): string {
  const [first = ''] = story.split(/[。！？\n]/u);
  return `${operatorName}${first === '' ? '' : `，${first.length > mostOfGist ? `${first.slice(0, mostOfGist)}…` : first}`}`;
}

/** 打给他: one press from the list; how it ended is asked on the page of the matter. */
function RowCall({ id, matter }: { id: string; matter: CarriedMatter }) {
  const t = useWords();
  const { dial, mayDial } = useDial({ chain: id, of: { ...targetOf(id, matter), help: null } });
  const [first] = matter.calls;
  if (first === undefined || !mayDial(first)) return null;
  return (
    <button
      type="button"
      className="btn ring"
      aria-label={t(`打给${first.name}`, `Call ${first.name}`)}
      onClick={() => void dial(first)}
    >
      <Icon name="call" />
    </button>
  );
}

/** That steps were made on a record which have not been sent yet, and which. */
export function StepsWaiting({ waiting }: { waiting: readonly OpenAct[] }) {
  const t = useWords();
  if (waiting.length === 0) return null;
  return (
    <p className="note">
      {t(`有 ${waiting.length} 步等发：`, `${waiting.length} steps waiting: `)}
      {waiting.map((one) => one.body.title).join(t('；', '; '))}
    </p>
  );
}

/** That more are open than the telephone carries, and where those are. */
export function LeftBehind() {
  const t = useWords();
  const { openLeft = 0 } = useCarried();
  if (openLeft === 0) return null;
  return (
    <p className="note">
      {t(
        `站里还有 ${openLeft} 件在办的没带进手机，都是到期晚的；要办的在电脑上打开，或者等前面的办完。`,
        `${openLeft} more that are open are not on this telephone: those due later. Open them on a computer.`,
      )}
    </p>
  );
}

export function MattersPage() {
  const t = useWords();
  return (
    <>
      <Bar title={t('我的事', 'My matters')} />
      <main className="wrap stack">
        <h2 className="sr">{t('全部', 'All')}</h2>
        <LeftBehind />
        <MatterRows placed={usePlaced()} />
      </main>
      <Tabs here="matters" />
    </>
  );
}

export function MatterRows({ placed }: { placed: readonly Placed[] }) {
  const t = useWords();
  if (placed.length === 0)
    return (
      <p className="card">
        {t('还没有。点上面的大按钮登记第一件。', 'Nothing yet. File the first one with the large button.')}
      </p>
    );
  return (
    <div className="card">
      <ul className="rows mine">
        {placed.map(({ id, matter, filing, waiting }) => (
          <li key={id}>
            <a href={`#/matter/${id}`}>
              <span>
                <b>{matter.consumerName}</b> {gistOf(matter)}
                <br />
                <Standing matter={matter} waiting={waiting.length} />
                <span className="hint no">
                  {matter.number === '' ? matter.slipCode : matter.number}
                  {filing !== null && matter.number !== '' ? t(`（${matter.slipCode}）`, ` (${matter.slipCode})`) : ''}
                </span>
              </span>
            </a>
            <RowCall id={id} matter={matter} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** How it stands in the words of a neighbour; what an earlier program carried along knows those of the office alone. */
export function nearWords({ near, state }: CarriedMatter): Words {
  return near ?? state;
}

/** How it stands: danger before all, then what waits here, then the state and its day. */
function Standing({ matter, waiting }: { matter: CarriedMatter; waiting: number }) {
  const t = useWords();
  const w = useLabel();
  const { today } = useCarried();
  const isGood = matter.isGood ?? !matter.isOpen;
  if (isRung(matter)) return <span className="tag er">{w(rungWords(matter, today))}</span>;
  if (waiting > 0) return <span className="tag">{t(`有 ${waiting} 步等发`, `${waiting} steps waiting`)}</span>;
  return (
    <span className={isGood ? 'tag ok' : 'tag'}>
      {isGood ? '✓ ' : ''}
      {w(nearWords(matter))}
    </span>
  );
}
