import { useEffect, useState, type FormEvent } from 'react';
import { dayOf } from '../../domain/base/calendar.ts';
import { isUrgent, type OutboxMove, type UrgentMove } from '../../domain/device/outbox.ts';
import { consentWayWords } from '../../domain/complaint/mediation/consent-words.ts';
import { legalRoleWords, talkResultWords } from '../../domain/complaint/steps/station-talk.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useByline } from '../matter/byline.ts';
import { Calls } from './calls.tsx';
import { ClueForm } from './told/clue-form.tsx';
import { LeftBehind, nearWords, StepsWaiting, targetOf, usePlacedOne, type Placed } from './matters.tsx';
import { Asked, Bar, Chips, Tabs } from './bars.tsx';
import { Photos } from './photos.tsx';
import { mostWords, overlong } from './most-words.ts';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from './carried.tsx';
import { RungPart, UrgentPart } from './urgent.tsx';
import type { Words } from '../../domain/base/words.ts';
import { dealOf } from './settled/deal.ts';
import type { CarriedMatter } from './outbox/wire.ts';

const moveWords = {
  talk: { zh: '记一次协商', en: 'Record a talk' },
  settleAtStation: { zh: '谈成了，双方签字', en: 'Settled: both sign' },
  sendUp: { zh: '交上去', en: 'Send it up' },
  recordWithdrawal: { zh: '人家不投诉了', en: 'Withdrawn by the complainant' },
  supplement: { zh: '补照片、补话', en: 'Add photos or words' },
  note: { zh: '记一笔', en: 'Note' },
} as const satisfies Record<Step, { zh: string; en: string }>;

/** What is done by a form of its own kind; a call for help has its own, and so has what was agreed. */
type Step = Exclude<OutboxMove, UrgentMove | 'checkTerm'>;

/** One matter as the telephone knows it, and what can be done about it without a network. */
export function MatterPage({ id }: { id: string }) {
  const t = useWords();
  const placed = usePlacedOne(id);
  const [open, setOpen] = useState<Opened | null>(null);
  if (placed === null)
    return (
      <>
        <Bar title={t('没有这一件', 'No such matter')} back="#/matters" />
        <main className="wrap stack">
          <p className="card">
            {t('这件不在手机里，或者不归这个站。', 'It is not on this telephone, or not of this station.')}
          </p>
          <LeftBehind />
        </main>
      </>
    );
  const { matter, waiting } = placed;
  return (
    <>
      <Bar title={matter.consumerName} back="#/matters" />
      <main className="wrap stack">
        <RungPart matter={matter} />
        <Facts placed={placed} />
        <Calls
          calls={matter.calls}
          chain={id}
          of={{ ...targetOf(id, matter), help: null }}
          mayNote={matter.moves.includes('note')}
        />
        <StepsWaiting waiting={waiting} />
        <UrgentPart placed={placed} />
        <Steps placed={placed} open={open} onOpen={setOpen} />
        {open === 'clue' ? <ClueForm placed={placed} onDone={() => setOpen(null)} /> : null}
        {open === null || open === 'clue' ? null : (
          <MoveForm key={open} placed={placed} move={open} onDone={() => setOpen(null)} />
        )}
        <Course told={matter.told} />
      </main>
      <Tabs here="matters" />
    </>
  );
}

type Opened = Step | 'clue';

/** Who and against whom, where it stands, what was told, and the numbers under which it is found. */
function Facts({ placed: { id, matter, filing } }: { placed: Placed }) {
  const t = useWords();
  const { picture } = useKeeper();
  const w = useLabel();
  return (
    <section className="card stack">
      <h2>
        {matter.consumerName} → {matter.operatorName}
      </h2>
      <p>
        <span className="tag">{w(nearWords(matter))}</span>
      </p>
      <Story words={matter.story} />
      <p className="hint">
        {matter.number === '' ? matter.slipCode : matter.number}
        {matter.slipCode !== null && matter.number !== ''
          ? t(`（${matter.slipCode}）`, ` (${matter.slipCode})`)
          : ''} ·{' '}
        {matter.consumerPhone}
        {matter.officeName === null ? '' : ` · ${matter.officeName}`}
      </p>
      {dealOf({ matter }, picture.acts, id) === null ? null : (
        <a className="btn full" href={`#/settled/${id}`}>
          {t('和解协议，双方签了字', 'The agreement, signed by both')}
        </a>
      )}
      {filing === null ? null : (
        <p>
          <a className="btn" href={`#/slip/${id}`}>
            {t('小票', 'Slip')}
          </a>
        </p>
      )}
    </section>
  );
}

/** So many characters stand as they are; of more the first lines, so that the buttons are at hand. */
const mostUnfolded = 300;

function Story({ words }: { words: string }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  if (words.length <= mostUnfolded) return <p className="words">{words}</p>;
  return (
    <>
      <p className={open ? 'words' : 'words folded'}>{words}</p>
      <button type="button" className="btn full" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? t('收起', 'Fold') : t(`展开全文（${words.length} 字）`, `The whole text (${words.length} characters)`)}
      </button>
    </>
  );
}

/** What can be done, counting what was done here and has not arrived. */
function Steps({
  placed,
  open,
  onOpen,
}: {
  placed: Placed;
  open: Opened | null;
  onOpen: (open: Opened | null) => void;
}) {
  const t = useWords();
  const w = useLabel();
  const moves = stepsOf(placed);
  if (moves.length === 0) return null;
  const { beyond, others } = offered(moves, placed.matter.beyond ?? null);
  return (
    <section className="acts" aria-label={t('现在可以做', 'What can be done')}>
      {beyond === null ? null : (
        <SendUpFirst
          why={beyond}
          isOpen={open === 'sendUp'}
          onOpen={() => onOpen(open === 'sendUp' ? null : 'sendUp')}
        />
      )}
      {others.map((move) =>
        move === 'settleAtStation' ? (
          <a key={move} className="btn do full big" href={`#/settle/${placed.id}`}>
            {w(moveWords[move])}
          </a>
        ) : (
          <button
            key={move}
            type="button"
            className="btn full"
            aria-expanded={open === move}
            onClick={() => onOpen(open === move ? null : move)}
          >
            {w(moveWords[move])}
          </button>
        ),
      )}
      <button
        type="button"
        className="btn full"
        aria-expanded={open === 'clue'}
        onClick={() => onOpen(open === 'clue' ? null : 'clue')}
      >
        {t('像违法的，报给所里', 'A violation: tell the office')}
      </button>
    </section>
  );
}

/** What the station may not settle it sends up first, where it may, and is not asked to have it signed; `beyond` says why. */
export function offered<Move extends string>(
  moves: readonly Move[],
  beyond: Words | null,
): { beyond: Words | null; others: readonly Move[] } {
  if (beyond === null || !moves.some((move) => move === 'sendUp')) return { beyond: null, others: moves };
  return { beyond, others: moves.filter((move) => move !== 'sendUp' && move !== 'settleAtStation') };
}

/** Where both sign what they agree to: at the station, at the office once it is sent up, or at the office that has it already. */
export function signedBy({
  moves,
  beyond = null,
}: {
  moves: readonly string[];
  beyond?: Words | null;
}): 'station' | 'sentUp' | 'office' {
  if (!moves.includes('settleAtStation')) return 'office';
  return offered(moves, beyond).others.includes('settleAtStation') ? 'station' : 'sentUp';
}

/** What the station may not settle is sent up: why stands where it is pressed. */
function SendUpFirst({ why, isOpen, onOpen }: { why: Words; isOpen: boolean; onOpen: () => void }) {
  const t = useWords();
  const w = useLabel();
  return (
    <>
      <p className="note">
        {t(
          `站里不能了结：${why.zh}；请交上去，由市场监管所办。`,
          `The station may not settle this: ${why.en}; send it up to the office.`,
        )}
      </p>
      <button type="button" className="btn do full big" aria-expanded={isOpen} onClick={onOpen}>
        {w(moveWords.sendUp)}
      </button>
    </>
  );
}

function stepsOf({ matter, waiting }: Placed): Step[] {
  // What was done here and has not arrived shows already: a matter that was settled or sent up is not settled again.
  const done = new Set(waiting.map((one) => (one.body.item.kind === 'move' ? one.body.item.move : '')));
  const gone = done.has('settleAtStation') || done.has('sendUp') || done.has('recordWithdrawal');
  return matter.moves.filter(
    (move): move is Step =>
      move !== 'checkTerm' && !isUrgent({ kind: 'move', move }) && (!gone || move === 'supplement' || move === 'note'),
  );
}

function Course({ told }: { told: CarriedMatter['told'] }) {
  const t = useWords();
  const byline = useByline();
  const { today } = useCarried();
  return (
    <section className="card">
      <h2>{t('经过', 'Course')}</h2>
      {told.length === 0 ? (
        <p className="hint">{t('发出去以后这里有经过。', 'The course stands here once it is sent.')}</p>
      ) : (
        <ol className="rows told">
          {told.map((line) => (
            <li key={`${line.at} ${line.zh}`}>
              <span className="hint">
                {instantShort(line.at, today)} {byline(line.by)}
              </span>
              <br />
              {/* What was carried before this version has no English. */}
              {t(line.zh, line.en || line.zh)}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** The short form of a step; what is typed becomes an act that waits for the network. */
function MoveForm({ placed, move, onDone }: { placed: Placed; move: Step; onDone: () => void }) {
  const t = useWords();
  const w = useLabel();
  const { words, write, wrong, talk, setTalk, way, setWay, who, setWho, photos, setPhotos, keep } = useStep(
    placed,
    move,
    onDone,
  );
  const missing = wrong ? missingOf(move, placed, { ...talk, way, who }) : {};
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    await keep();
  };
  const least = Math.max(1, leastWords(move));
  const over = overlong(words, mostWords[move]);
  return (
    <form className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{w(moveWords[move])}</h2>
      {move === 'talk' ? <HowTalked matter={placed.matter} talk={talk} missing={missing} onChange={setTalk} /> : null}
      {move === 'recordWithdrawal' ? (
        <HowWithdrawn ways={waysOf(placed.matter)} way={way} missing={missing} onChange={setWay} />
      ) : null}
      {asksWho(move, placed) ? (
        <WhoSaid who={who} byAgent={placed.matter.withdrawal?.byAgent !== false} missing={missing} onChange={setWho} />
      ) : null}
      <Asked
        id="words"
        label={w(asks[move])}
        rows={3}
        value={words}
        error={
          over !== null
            ? w(over)
            : wrong && isShort(move, words)
              ? t(`请写几句，至少 ${least} 个字。`, `Please write at least ${least} characters.`)
              : undefined
        }
        onChange={write}
      />
      {move === 'supplement' ? <Photos photos={photos} onChange={setPhotos} /> : null}
      <button type="submit" className="btn do full">
        {t('存下', 'Keep')}
      </button>
    </form>
  );
}

/** What has to be chosen and is not yet: nothing that is a fact is chosen beforehand. */
type Missing = Partial<Record<'result' | 'role' | 'way' | 'who', Words>>;

const chooseWords = {
  result: { zh: '请选谈得怎样。', en: 'Please choose how it went.' },
  role: { zh: '请选以什么身份谈的。', en: 'Please choose the capacity.' },
  way: { zh: '请选是怎么说的。', en: 'Please choose how it was said.' },
  who: { zh: '有代理人，请选是谁说的。', en: 'An agent acts: please say who spoke.' },
} as const satisfies Record<keyof Missing, Words>;

export function missingOf(
  move: Step,
  placed: Pick<Placed, 'matter'>,
  { result, role, way, who }: Talk & Pick<Heard, 'who'> & { way: HeardWay | null },
): Missing {
  const lacking: Record<keyof Missing, boolean> = {
    result: move === 'talk' && result === '',
    role: move === 'talk' && role === '',
    way: move === 'recordWithdrawal' && way === null,
    who: asksWho(move, placed) && who === null,
  };
  return Object.fromEntries(Object.entries(chooseWords).filter(([name]) => lacking[name as keyof Missing])) as Missing;
}

function HowWithdrawn({
  ways,
  way,
  missing,
  onChange,
}: {
  ways: readonly HeardWay[];
  way: HeardWay | null;
  missing: Missing;
  onChange: (way: HeardWay) => void;
}) {
  const t = useWords();
  const w = useLabel();
  return (
    <>
      <Chips
        name="way"
        label={t('怎么说的', 'How it was said')}
        value={way ?? ''}
        error={missing.way === undefined ? undefined : w(missing.way)}
        onChange={onChange}
        options={ways.map((value) => ({ value, words: w(consentWayWords[value]) }))}
      />
      {ways.includes('phone') ? null : (
        <p className="hint">
          {t(
            '投诉的就是本场所，口头说的站里不能记：先“补照片、补话”拍下撤回申请，再在这里记；或者请投诉人打12315说。',
            'The complaint is about this very house: first add a photo of the written withdrawal, or the complainant tells 12315.',
          )}
        </p>
      )}
    </>
  );
}

function WhoSaid({
  who,
  byAgent,
  missing,
  onChange,
}: {
  who: Heard['who'];
  /** Whether the agent has the power for it, with the paper handed in. */
  byAgent: boolean;
  missing: Missing;
  onChange: (who: 'self' | 'agent') => void;
}) {
  const t = useWords();
  const w = useLabel();
  return (
    <>
      <Chips
        name="who"
        label={t('谁说的', 'Who said it')}
        value={who ?? ''}
        error={missing.who === undefined ? undefined : w(missing.who)}
        onChange={onChange}
        options={[
          { value: 'self', words: t('投诉人本人', 'The complainant') },
          ...(byAgent ? [{ value: 'agent' as const, words: t('代理人', 'The agent') }] : []),
        ]}
      />
      {byAgent ? null : (
        <p className="hint">
          {t(
            '代理人没有撤回的特别授权，或者委托书还没交来：要投诉人本人说。',
            'The agent has no special power to withdraw, or its paper is not handed in: the complainant says it himself.',
          )}
        </p>
      )}
    </>
  );
}

/** Of a withdrawal it is said who spoke, while somebody acts for the complainant. */
function asksWho(move: Step, { matter }: Pick<Placed, 'matter'>): boolean {
  return move === 'recordWithdrawal' && matter.hasAgent;
}

function isShort(move: Step, words: string): boolean {
  return words.trim().length < Math.max(1, leastWords(move));
}

/** What each step asks to be written. */
const asks = {
  talk: { zh: '谈的经过', en: 'What was said' },
  settleAtStation: { zh: '写几句', en: 'In words' },
  sendUp: { zh: '为什么交上去', en: 'Why' },
  recordWithdrawal: { zh: '几点说的、原话怎么说、有没有签字', en: 'When, in which words, and whether it was signed' },
  supplement: { zh: '写几句', en: 'In words' },
  note: { zh: '写几句', en: 'In words' },
} as const satisfies Record<Step, { zh: string; en: string }>;

const heardWays = ['inPerson', 'phone', 'written'] as const;
type HeardWay = (typeof heardWays)[number];

function waysOf({ withdrawal }: CarriedMatter): readonly HeardWay[] {
  return withdrawal?.ways ?? heardWays;
}

/** Of a talk: what came of it, and in what capacity the station talked; empty until it is chosen. */
interface Talk {
  result: string;
  role: string;
}

/** When it was told, how, and to whom. */
interface Heard {
  on: string;
  way: HeardWay | null;
  who: 'self' | 'agent' | null;
  heardBy: string;
}

type Photo = { id: string; bytes: Uint8Array<ArrayBuffer> };

/** What each step asks, of the words, the talk and the photos; a settlement has a form of its own. */
const inputOf: Readonly<
  Record<Step, (words: string, talk: Heard & Talk, photos: readonly Photo[]) => Record<string, unknown>>
> = {
  talk: (words, { on, role, result }) => ({ on, legalRole: role, result, words }),
  settleAtStation: () => ({}),
  sendUp: (reason) => ({ reason }),
  recordWithdrawal: (proof, { on, way, who, heardBy }) => ({
    said: 'withdraw',
    on,
    way,
    who,
    heardBy,
    reason: '',
    proof,
  }),
  supplement: (words, _, photos) => ({ words, attachmentIds: photos.map((one) => one.id) }),
  note: (words) => ({ words }),
};

/** What is typed for a step, kept as a draft from letter to letter; `keep` makes it an act when it is whole. */
function useStep(placed: Placed, move: Step, onDone: () => void) {
  const { id, matter } = placed;
  const act = useAct();
  const once = useOnce(move);
  const stamp = useStamp();
  const { keeper } = useKeeper();
  const heardBy = useCarried().person.name;
  const [words, setWords] = useState('');
  const [talk, setTalk] = useState<Talk>({ result: '', role: onlyOf(matter.roles) ?? '' });
  const [way, setWay] = useState<HeardWay | null>(() => onlyOf(waysOf(matter)));
  const [who, setWho] = useState<Heard['who']>(null);
  const [photos, setPhotos] = useState<readonly Photo[]>([]);
  const [wrong, setWrong] = useState(false);
  const draft = `${move} ${id}`;
  useEffect(() => {
    void keeper.findDraft<string>(draft).then((kept) => setWords((now) => (now === '' ? (kept ?? '') : now)));
  }, [keeper, draft]);
  const write = (value: string) => {
    setWords(value);
    void keeper.keepDraft(draft, value).catch(() => undefined);
    setWrong(false);
  };
  const keep = async (): Promise<void> => {
    const said = words.trim();
    const isUnsaid = Object.keys(missingOf(move, placed, { ...talk, way, who })).length > 0;
    if (overlong(said, mostWords[move]) !== null) return;
    if (isUnsaid || said.length < leastWords(move) || (move === 'supplement' && said === '' && photos.length === 0)) {
      setWrong(true);
      return;
    }
    const mark = stamp();
    const item = {
      kind: 'move' as const,
      ...mark,
      move,
      ...targetOf(id, matter),
      version: matter.version,
      input: inputOf[move](said, { ...talk, way, who, heardBy, on: dayOf(new Date(mark.actedAt)) }, photos),
    };
    await once(async () => {
      const kept = { photos, draft: { name: draft, typed: null } };
      await act(id, item, `${matter.consumerName}：${moveWords[move].zh}`, kept);
      onDone();
    });
  };
  return { words, write, wrong, talk, setTalk, way, setWay, who, setWho, photos, setPhotos, keep };
}

/** Where there is but one way nobody is asked for it. */
function onlyOf<T>(all: readonly T[]): T | null {
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** A supplement may be a photo alone. */
function leastWords(move: Step): number {
  if (move === 'supplement') return 0;
  return move === 'note' ? 1 : 4;
}

function HowTalked({
  matter,
  talk,
  missing,
  onChange,
}: {
  matter: CarriedMatter;
  talk: Talk;
  missing: Missing;
  onChange: (talk: Talk) => void;
}) {
  const t = useWords();
  const w = useLabel();
  const { roles } = matter;
  const signs = signedBy(matter);
  // What was agreed here is signed by both, and is no mere talk.
  const results = Object.entries(talkResultWords).filter(([value]) => signs !== 'station' || value !== 'agreed');
  return (
    <>
      <Chips
        name="result"
        label={t('谈得怎样', 'Result')}
        value={talk.result}
        error={missing.result === undefined ? undefined : w(missing.result)}
        onChange={(result) => onChange({ ...talk, result })}
        options={results.map(([value, one]) => ({ value, words: w(one) }))}
      />
      {signs === 'station' ? (
        <p className="hint">{t('谈成了，用上面的“谈成了，双方签字”。', 'What was agreed is signed by both, above.')}</p>
      ) : talk.result === 'agreed' ? (
        <p className="hint">
          {signs === 'sentUp'
            ? t(
                '这一件站里不能了结：把说定的写清楚，再交上去；签字、办结由所里来。',
                'The station may not settle this one: write down what was agreed and send it up. The office has both sign, and closes it.',
              )
            : t(
                '这一件已经在县里、所里了：把说定的写清楚，所里看得到；签字、办结由所里来。',
                'The bureau has this one: write down what was agreed. The office sees it, has both sign, and closes it.',
              )}
        </p>
      ) : null}
      {roles.length > 1 ? (
        <Chips
          name="role"
          label={t('以什么身份谈', 'In what capacity')}
          value={talk.role}
          error={missing.role === undefined ? undefined : w(missing.role)}
          onChange={(role) => onChange({ ...talk, role })}
          options={roles.map((value) => ({ value, words: w(legalRoleWords[value]) }))}
        />
      ) : null}
    </>
  );
}
