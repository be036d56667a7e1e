/**
 * 举报期限 (limit): the clocks of a tip-off, counted from its own dates by the rulebook in force, and the queue in which it
 * stands. R-01 runs from the material or, after new facts of the same reporter, from the last of them (R-02, 第三十五条).
 */
import { dayOf, type Day } from '../base/calendar.ts';
import { Refusal } from '../base/refusal.ts';
import { runClock, type Clock, type Pause } from '../law/clock.ts';
import { dueOf, type ClockTime } from '../matter/due.ts';
import { dutiesOf, type Duty } from './duty-to-tell.ts';
import { dutyArticle, dutyLaws, type DutyRow } from '../law/duty-laws.ts';
import { clockRulesOn, localLimitZh, type ClockName, type ClockRule } from '../law/rulebook.ts';
import { tipoffToldOn, unprovenNotices } from './notification.ts';
import type { Tipoff, TipoffStage, TipoffState } from './tipoff.ts';

/** All clocks that the tip-off has met, stopped ones too, in the order in which it meets them. */
export function tipoffClocksOf(tipoff: Tipoff, time: ClockTime): Clock[] {
  const receivedOn = dayOf(tipoff.receivedAt);
  const rules = rulesOn(receivedOn, time);
  const dispatch = count(time, {
    rule: rules.dispatch,
    ...dispatchSpan(tipoff),
  });
  // What is not handled again, or lives on in the first one, has no verification of its own.
  const gone = tipoff.outcome === 'repeated' || tipoff.outcome === 'merged';
  const { dispute } = tipoff;
  const disputed =
    dispute === null
      ? []
      : [
          count(time, {
            rule: rules.jurisdiction,
            startedOn: dispute.on,
            stoppedOn: dispute.endedOn ?? tipoff.decidedOn,
          }),
        ];
  return [dispatch, ...disputed, ...(gone ? [] : [verifyClock(tipoff, time)]), ...tellingClocks(tipoff, time)];
}

/** From the receipt or, once a decision was revoked, from that day on, until it is dispatched again. */
function dispatchSpan({ state, annulments, dispatchedOn, givenBackOn, decidedOn, receivedAt }: Tipoff) {
  const last = annulments.at(-1)?.on ?? null;
  const waits = last !== null && state === 'registered';
  const isOfRound = last !== null && (waits || (dispatchedOn !== null && dispatchedOn >= last));
  return {
    startedOn: givenBackOn ?? (isOfRound ? last : dayOf(receivedAt)),
    isAnew: givenBackOn === null && isOfRound,
    stoppedOn: (waits ? null : dispatchedOn) ?? decidedOn,
  };
}

/** R-01 with its extension and its pauses, started anew by what was merged in, and no longer than who revoked it has set. */
export function verifyClock(tipoff: Tipoff, time: ClockTime): Clock {
  const startedOn = verifiedFrom(tipoff);
  return count(time, {
    rule: rulesOn(startedOn, time).verify,
    startedOn,
    stoppedOn: tipoff.decidedOn,
    pauses: tipoff.pauses,
    extended: tipoff.extendedOn !== null,
    isAnew: startedOn === tipoff.annulments.at(-1)?.receivedOn,
    notAfter: tipoff.annulments.at(-1)?.orderedBy ?? null,
  });
}

/** From the receipt, from the last tip-off that was merged in, or from the day on which a decision was revoked: from the latest of them. */
function verifiedFrom({ receivedAt, lastTakenInOn, annulments }: Tipoff): Day {
  const days = [dayOf(receivedAt), lastTakenInOn, annulments.at(-1)?.receivedOn ?? null];
  return (
    days
      .filter((one) => one !== null)
      .toSorted()
      .at(-1) ?? dayOf(receivedAt)
  );
}

/** 程序规定 第十八条: once, before the fifteen working days are over. */
export function demandExtendable(tipoff: Tipoff, time: ClockTime): void {
  if (tipoff.extendedOn !== null) throw new Refusal('already-extended');
  const due = verifyClock(tipoff, time).targetOn;
  if (time.today > due) throw new Refusal('extension-too-late', { due });
}

/** of several laws that want the same told to the same, the earliest binds. */
function tellingClocks(tipoff: Tipoff, time: ClockTime): Clock[] {
  const earliest = new Map<string, Clock>();
  for (const duty of dutiesOf(tipoff)) {
    for (const clock of dutyClocks(tipoff, duty, time)) {
      const key = `${duty.kind} ${duty.to} ${clock.zh}`;
      const known = earliest.get(key);
      if (known === undefined || clock.targetOn < known.targetOn) earliest.set(key, clock);
    }
  }
  return [...earliest.values()];
}

/** What runs from the receipt is stopped by what was told of how the tip-off is handled; the result itself is told in the county's own time. */
function dutyClocks(tipoff: Tipoff, duty: Duty, time: ClockTime): Clock[] {
  const law: DutyRow | null = duty.law === null ? null : dutyLaws[duty.law];
  const receivedOn = dayOf(tipoff.receivedAt);
  const rule = rulesOn(receivedOn, time)[duty.clock];
  const toldOn = tipoffToldOn(tipoff, duty.kind, duty.to, duty.inWriting);
  const decidedOn = duty.kind === 'caseResult' ? tipoff.enforcementEndedOn : tipoff.decidedOn;
  if (law === null || duty.law === null)
    return [count(time, { rule, startedOn: decidedOn ?? receivedOn, stoppedOn: toldOn })];
  const article = dutyArticle(duty.law, receivedOn);
  const ofDecision = (row: DutyRow) =>
    count(time, { rule: ruleOfLaw(rule, row, article), startedOn: decidedOn ?? receivedOn, stoppedOn: toldOn });
  if (law.within?.from !== 'received') return [ofDecision(law)];
  const interimOn = tipoffToldOn(tipoff, 'interim', duty.to, duty.inWriting);
  const early = count(time, {
    rule: ruleOfLaw(rule, law, article),
    // Handled once more, it is told once more.
    startedOn: tipoff.annulments.at(-1)?.receivedOn ?? receivedOn,
    isAnew: tipoff.annulments.length > 0,
    stoppedOn: interimOn ?? toldOn,
  });
  const handled = { ...early, zh: '告知处理情况', en: 'Tell how it is handled' };
  return interimOn === null || decidedOn === null ? [handled] : [handled, ofDecision({ ...law, within: null })];
}

/** A law that gives a number sets a legal day; one that says 及时 is kept by the county's own limit. */
function ruleOfLaw(rule: ClockRule, law: DutyRow, article: string): ClockRule {
  const short = `${law.zh} ${/第[^第]+条$/u.exec(article)?.[0] ?? ''}`.trim();
  return law.within === null
    ? { ...rule, article: `${article}（未定天数，按${localLimitZh}）`, articleShort: short }
    : {
        ...rule,
        article,
        articleShort: short,
        period: { n: law.within.n, unit: 'wd' },
        start: law.within.from,
        legal: true,
      };
}

function rulesOn(day: Day, time: ClockTime): Readonly<Record<ClockName, ClockRule>> {
  return clockRulesOn(day, time.limits);
}

interface Counted {
  rule: ClockRule;
  startedOn: Day;
  stoppedOn: Day | null;
  isAnew?: boolean;
  pauses?: readonly Pause[];
  extended?: boolean;
  notAfter?: Day | null;
}

function count({ calendar, today }: ClockTime, counted: Counted): Clock {
  return runClock({ ...counted, calendar, today });
}

/** The tip-off with its most urgent open clock and its queue written into the columns that lists and the watch read. */
export function tipoffWithDue(tipoff: Tipoff, time: ClockTime): Tipoff {
  return { ...tipoff, ...dueOf(tipoff, tipoffClocksOf(tipoff, time), time.today), stage: tipoffStageOf(tipoff) };
}

/** What the tip-off waits for now; it stands in exactly one queue of the desk. */
export function tipoffStageOf(tipoff: Tipoff): TipoffStage {
  // That it is decided anew is told beside, and keeps nobody from doing so.
  if (unprovenNotices(tipoff).some(({ kind }) => kind !== 'anew' || tipoff.outcome !== null)) return 'toTell';
  const inEnforcement = tipoff.outcome === 'opened' && tipoff.enforcementEndedOn === null;
  if (inEnforcement && (tipoff.state === 'opened' || tipoff.state === 'informed')) return 'inEnforcement';
  return queueOf[tipoff.state];
}

/** Where a tip-off waits by its state alone. */
const queueOf = {
  registered: 'toDispatch',
  dispatched: 'toVerify',
  verifying: 'verifying',
  opened: 'toClose',
  informed: 'toClose',
  notOpened: 'toClose',
  noPower: 'toClose',
  transferred: 'toClose',
  repeated: 'toClose',
  merged: 'toClose',
  closed: 'toArchive',
  archived: 'done',
} as const satisfies Record<TipoffState, TipoffStage>;
