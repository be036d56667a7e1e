import { useEffect, useState, type FormEvent } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import {
  beyondPower,
  legalRoleWords,
  mostRecoveredFen,
  mostSettled,
  mostStationTerms,
} from '../../../domain/complaint/steps/station-talk.ts';
import { formatYuan } from '../../../domain/base/money.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { Carried } from '../outbox/wire.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { seen, told } from '../told/clue-form.tsx';
import { targetOf, usePlacedOne, type Placed } from '../matters.tsx';
import { Pad, signatureOf, unsigned } from '../signature-pad.tsx';
import { AskedDay, todayHere } from '../asked-day.tsx';
import { Asked, Bar, Chips } from '../bars.tsx';
import { sumWords, termCount, termFaults, termField, termsOf, termsSum, termsWords, termWays } from './terms.ts';
import { mostWords, overlong } from '../most-words.ts';
import { useAct, useCarried, useKeeper, useOnce, useStamp } from '../carried.tsx';

/** 谈成了: what the shop offered and what both agreed in a line each, both sign; a violation goes to the office, told once. */
export function SettlePage({ id }: { id: string }) {
  const t = useWords();
  const placed = usePlacedOne(id);
  const settling = useSettling(id, placed?.matter ?? null);
  if (placed === null) return <Bar title={t('没有这一件', 'No such matter')} back="#/matters" />;
  if ((placed.matter.beyond ?? null) !== null) return <Beyond id={id} why={placed.matter.beyond ?? null} />;
  return <SettleForm placed={placed} settling={settling} />;
}

/** What the station may not settle at all is said before anybody writes or signs. */
function Beyond({ id, why }: { id: string; why: Words | null }) {
  const t = useWords();
  return (
    <>
      <Bar title={t('请交上去', 'Beyond the station')} back={`#/matter/${id}`} />
      <main className="wrap stack">
        <p className="note bad" role="alert">
          {t(
            `这一件站里不能了结：${why?.zh ?? ''}；请交上去，由市场监管所办。`,
            `The station may not settle this: ${why?.en ?? ''}; send it up to the office.`,
          )}
        </p>
        <a className="btn do big full" href={`#/matter/${id}`}>
          {t('回到这一件，交上去', 'Back to it, to send it up')}
        </a>
      </main>
    </>
  );
}

type Settling = ReturnType<typeof useSettling>;

/** Said by who saw nothing like a violation. */
const nothingSeen = 'nothing';

/** What was written and signed so far, what is wrong with it, and what of that is shown: nothing before the first press. */
function useSettling(id: string, matter: Placed['matter'] | null) {
  const { keeper } = useKeeper();
  const [typed, setTyped] = useState<Record<string, string>>({});
  useEffect(() => {
    // What was written is kept; signatures are not: they stand under what was read aloud just now.
    void keeper
      .findDraft<Record<string, string>>(`settle ${id}`)
      .then((draft) => setTyped((now) => ({ ...draft, ...now })));
  }, [keeper, id]);
  // The name is known; whoever signs for him writes his own in its place.
  const [consumer, setConsumer] = useState({ ...unsigned, name: matter?.consumerName ?? '' });
  const [operator, setOperator] = useState(unsigned);
  const [tried, setTried] = useState(false);
  const at = (name: string) => (typed[name] ?? '').trim();
  const set = (name: string, value: string) => {
    const next = { ...typed, [name]: value };
    setTyped(next);
    void keeper.keepDraft(`settle ${id}`, next).catch(() => undefined);
  };
  const sum = termsSum(at);
  // What a draft of an earlier build chose is no kind any more.
  const kind = seen.find(({ value }) => value === at('clue'))?.value ?? null;
  const isClue = kind !== null;
  const isAnswered = isClue || at('clue') === nothingSeen;
  const signatures = [signatureOf('consumer', consumer), signatureOf('operator', operator)];
  const role = roleOf(at, matter?.roles ?? []);
  const faults = useFaults({ at, sum, isClue, isAnswered, role, signers: [consumer.name, operator.name], signatures });
  const isWhole = Object.values(faults).every((fault) => fault === undefined);
  const shown = tried ? faults : {};
  const signing = { consumer, setConsumer, operator, setOperator };
  return { typed, at, set, sum, role, kind, isClue, signatures, signing, isWhole, shown, setTried };
}

/** What is still wrong, by the name of its field, each with the way out. */
function useFaults({
  at,
  sum,
  isClue,
  isAnswered,
  role,
  signers,
  signatures,
}: {
  at: (name: string) => string;
  sum: number;
  isClue: boolean;
  /** Whether it was said that something was seen, or nothing: neither is taken for granted. */
  isAnswered: boolean;
  role: string | null;
  signers: readonly string[];
  signatures: readonly unknown[];
}): Record<string, string | undefined> {
  const t = useWords();
  const w = useLabel();
  const { settles } = useCarried();
  const written = (name: string, least: number, most: number, words: string) => {
    if ([...at(name)].length < least) return words;
    const over = overlong(at(name), most);
    return over === null ? undefined : w(over);
  };
  const overSigned = signers.map((name) => overlong(name, mostWords.signer)).find((one) => one !== null) ?? null;
  return {
    offered: written('offered', 2, mostWords.settled, t('请写商家提出什么', 'Write what the shop offered')),
    ...Object.fromEntries(Object.entries(termFaults(at, todayHere())).map(([name, fault]) => [name, w(fault)])),
    total: faultOf({ fen: sum }, settles, t),
    role: role === null ? t('请选以什么身份谈的', 'Please choose the capacity') : undefined,
    clue: isAnswered ? undefined : t('请选看着像不像违法', 'Please choose whether it looks like a violation'),
    clueWords: isClue
      ? written('clueWords', 6, mostWords.clue, t('请写看见了什么，至少 6 个字', 'Write what was seen'))
      : undefined,
    signed: signatures.includes(null)
      ? t('双方都要写姓名、签名；不能手写的，念过再勾', 'Both write their names and sign')
      : overSigned === null
        ? undefined
        : t(`姓名${overSigned.zh}`, `Name: ${overSigned.en}`),
  };
}

/** What is wrong with the sum, told at its field: no figure, more than the station may settle, or more than anybody writes. */
export function faultOf(
  sum: { fen: number } | null,
  settles: Carried['settles'],
  t: (zh: string, en: string) => string,
): string | undefined {
  if (sum === null) return t('只写数字，没有就空着', 'In figures, or leave it empty');
  const why =
    settles === undefined
      ? null
      : beyondPower(nothingElse, { recoveredFen: sum.fen, violationSeen: false }, settles.kind, settles.power);
  if (why !== null)
    return t(`${why.zh}；超过的请交上去，由市场监管所办`, `${why.en}; what is more goes up to the office`);
  if (sum.fen > mostRecoveredFen)
    return t(`太大了，最多写 ${formatYuan(mostRecoveredFen)} 元`, `At most ${formatYuan(mostRecoveredFen)} yuan`);
  return undefined;
}

/** What the matter itself says was looked at before the form opened. */
const nothingElse = { amountFen: null, claims: [], natureCode: null, injury: null };

function SettleForm({ placed, settling }: { placed: Placed; settling: Settling }) {
  const t = useWords();
  const { id } = placed;
  const keep = useSettlement(placed, settling);
  const once = useOnce();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    settling.setTried(true);
    if (settling.isWhole) await once(keep);
    else requestAnimationFrame(() => document.querySelector<HTMLElement>('.err input, .err textarea')?.focus());
  };
  return (
    <>
      <Bar title={t('谈成了', 'Settled')} back={`#/matter/${id}`} />
      <main>
        <form className="wrap stack filing" noValidate onSubmit={(event) => void submit(event)}>
          <Agreed placed={placed} settling={settling} />
          <Violation settling={settling} />
          <BothSign settling={settling} />
          <div className="save">
            <div className="wrap">
              <button type="submit" className="btn do big full">
                {t('谈成，存下', 'Settled; keep it')}
              </button>
            </div>
          </div>
        </form>
      </main>
    </>
  );
}

/** Keeps the settlement as an act that waits, behind the clue where there is one, and shows both what they signed. */
function useSettlement({ id, matter }: Placed, settling: Settling): () => Promise<void> {
  const t = useWords();
  const act = useAct();
  const stamp = useStamp();
  const { at, sum, role, kind, signatures } = settling;
  return async () => {
    const target = targetOf(id, matter);
    // Both are kept or neither, so that who has to press again does not report it twice.
    const first =
      kind === null
        ? null
        : {
            item: { kind: 'clue' as const, ...stamp(), ...target, ...told(kind, at('clueWords')) },
            title: `${matter.operatorName}：${t('线索报所里', 'a clue for the office')}`,
          };
    const mark = stamp();
    const input = {
      on: dayOf(new Date(mark.actedAt)),
      legalRole: role ?? '',
      words: `商家提出：${at('offered')}\n双方说定：${termsWords(at)}`,
      recoveredFen: sum,
      recoveredAs: 'refund',
      terms: termsOf(at),
      proof: at('proof'),
      signatures: signatures.filter((one) => one !== null),
    };
    const item = {
      kind: 'move' as const,
      ...mark,
      move: 'settleAtStation' as const,
      ...target,
      version: matter.version,
      input,
    };
    const kept = { first, draft: { name: `settle ${id}`, typed: null } };
    await act(id, item, `${matter.consumerName}：${t('谈成了', 'settled')}`, kept);
    window.location.hash = `#/settled/${id}`;
  };
}

/** In what capacity the station talked: as chosen, or the one in which alone it may; null until it is chosen. */
function roleOf(at: (name: string) => string, roles: Placed['matter']['roles']): string | null {
  const chosen = at('role');
  return chosen === '' ? (roles.length === 1 ? (roles[0] ?? null) : null) : chosen;
}

interface LineProps {
  settling: Settling;
  name: string;
  label: string;
  hint?: string;
}

function Line({ settling: { typed, set, shown }, name, label, hint }: LineProps) {
  return (
    <Asked
      id={name}
      label={label}
      hint={hint}
      value={typed[name] ?? ''}
      error={shown[name]}
      onChange={(value) => set(name, value)}
    />
  );
}

function Agreed({ placed: { matter }, settling }: { placed: Placed; settling: Settling }) {
  const t = useWords();
  const w = useLabel();
  const { settles } = useCarried();
  const most = (settles === undefined ? null : mostSettled(settles.kind, settles.power)) ?? { zh: '', en: '' };
  return (
    <section className="card stack">
      <h2>
        {matter.consumerName} → {matter.operatorName}
      </h2>
      <p className="words">{matter.story}</p>
      <Line settling={settling} name="offered" label={t('商家提出', 'The shop offered')} />
      <Terms settling={settling} most={w(most)} />
      {matter.roles.length > 1 ? (
        <Chips
          name="role"
          label={t('以什么身份谈', 'In what capacity')}
          value={settling.role ?? ''}
          error={settling.shown['role']}
          onChange={(value) => settling.set('role', value)}
          options={matter.roles.map((value) => ({ value, words: w(legalRoleWords[value]) }))}
        />
      ) : null}
    </section>
  );
}

/** 双方说定: one box a term, each with how and by when; more are added as they are spoken. */
function Terms({ settling, most }: { settling: Settling; most: string }) {
  const t = useWords();
  const w = useLabel();
  const { at, set, sum, shown } = settling;
  const n = termCount(at);
  const total = sumWords(sum);
  return (
    <>
      {Array.from({ length: n }, (_, i) => (
        <Term key={i} settling={settling} n={i} most={most} />
      ))}
      {n < mostStationTerms ? (
        <button type="button" className="btn off full" onClick={() => set('terms', String(n + 1))}>
          {t('再加一条', 'Another term')}
        </button>
      ) : null}
      {n > 1 ? (
        <button type="button" className="plain" onClick={() => set('terms', String(n - 1))}>
          {t(`去掉第 ${n} 条`, `Remove term ${n}`)}
        </button>
      ) : null}
      {n > 1 && total !== null ? <output>{w(total)}</output> : null}
      {shown['total'] === undefined ? null : (
        <p className="msg" role="alert">
          {shown['total']}
        </p>
      )}
    </>
  );
}

function Term({ settling, n, most }: { settling: Settling; n: number; most: string }) {
  const t = useWords();
  const w = useLabel();
  const { at, set, shown } = settling;
  const [kind, when, due] = (['kind', 'when', 'due'] as const).map((part) => termField(part, n)) as [
    string,
    string,
    string,
  ];
  const nth = n === 0 ? '' : t(`第 ${n + 1} 条：`, `Term ${n + 1}: `);
  return (
    <>
      <Line settling={settling} name={termField('agreed', n)} label={`${nth}${t('双方说定', 'Both agreed')}`} />
      <Chips
        name={kind}
        label={`${nth}${t('店家怎么办', 'How the shop makes good')}`}
        value={at(kind)}
        error={shown[kind]}
        onChange={(value) => set(kind, value)}
        options={Object.entries(termWays).map(([value, words]) => ({ value, words: w(words) }))}
      />
      {at(kind) === 'promise' ? null : (
        <Line
          settling={settling}
          name={termField('sum', n)}
          label={`${nth}${t('多少钱（元）', 'How much (yuan)')}`}
          {...(most === '' ? {} : { hint: most })}
        />
      )}
      <Chips
        name={when}
        label={`${nth}${t('办了没有', 'Is it done')}`}
        value={at(when)}
        error={shown[when]}
        onChange={(value) => set(when, value)}
        options={[
          { value: 'done', words: t('当场办了', 'Done on the spot') },
          { value: 'later', words: t('还没办', 'Not yet') },
        ]}
      />
      {at(when) === 'later' ? (
        <AskedDay
          id={due}
          label={`${nth}${t('最晚哪天办', 'By which day')}`}
          value={at(due)}
          error={shown[due]}
          onChange={(value) => set(due, value)}
        />
      ) : null}
    </>
  );
}

function Violation({ settling }: { settling: Settling }) {
  const t = useWords();
  const w = useLabel();
  const { set, isClue } = settling;
  return (
    <section className="card stack">
      <h2>{t('看着像违法？', 'A violation?')}</h2>
      <p className="hint">
        {t(
          '勾了就由站里同时报给所里，报的是站里看见的，不是消费者举报；钱的事照样在这里谈成。',
          'The station tells the office what it saw; the consumer reports nothing by it.',
        )}
      </p>
      <Chips
        name="clue"
        label={t('看见了什么', 'What was seen')}
        value={settling.kind ?? (settling.at('clue') === nothingSeen ? nothingSeen : '')}
        error={settling.shown['clue']}
        onChange={(value) => set('clue', value)}
        options={[
          { value: nothingSeen, words: t('没看见像违法的', 'Nothing') },
          ...seen.map((one) => ({ value: one.value, words: w(one) })),
        ]}
      />
      {isClue ? (
        <Line
          settling={settling}
          name="clueWords"
          label={t('看见了什么，店里还有没有', 'What was seen, and is there more')}
        />
      ) : null}
    </section>
  );
}

function BothSign({ settling: { shown, signing } }: { settling: Settling }) {
  const t = useWords();
  return (
    <section className="card stack">
      <h2>{t('双方签字', 'Both sign')}</h2>
      <p className="hint">{t('把上面的话念给双方听，再签。', 'Read the words aloud to both, then sign.')}</p>
      {shown['signed'] === undefined ? null : (
        <p className="msg" role="alert">
          {shown['signed']}
        </p>
      )}
      <Pad who="consumer" label={t('消费者', 'Consumer')} signing={signing.consumer} onChange={signing.setConsumer} />
      <Pad who="operator" label={t('商家', 'Shop')} signing={signing.operator} onChange={signing.setOperator} />
    </section>
  );
}
