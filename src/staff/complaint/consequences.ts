/** What a move would do, worked out by the rule itself before it is made: the letter, the clocks, what comes next. */
import { cited } from '../../domain/law/citation.ts';
import type { Clock } from '../../domain/law/clock.ts';
import type { Complaint, Stage } from '../../domain/complaint/complaint.ts';
import { groundRules } from '../../domain/law/ground.ts';
import type { RuleSet } from '../../domain/law/rulebook.ts';
import { announcedWords } from '../../domain/matter/decided/owed.ts';
import { closeWaitsUntil } from '../../domain/complaint/facts/notice-state.ts';
import type { Day } from '../../domain/base/calendar.ts';
import type { Words } from '../../domain/base/words.ts';
import { applyJoined, type Facts } from '../../domain/matter/matter.ts';
import { clocksOf, withDue } from '../../domain/complaint/deadline.ts';
import { procedure, type PersonMove } from '../../domain/complaint/procedure.ts';
import { Refusal } from '../../domain/base/refusal.ts';

export type Tried = { next: Complaint; refused: null } | { next: null; refused: string | null };

/** The matter after the move, or the rule's no; a form that is not filled in far enough gives neither. */
export function tryMove(move: PersonMove, complaint: Complaint, input: unknown, facts: Facts): Tried {
  const press = { move, input: input as Readonly<Record<string, unknown>> };
  try {
    return { next: withDue(applyJoined<Complaint>(procedure, press, complaint, facts), facts), refused: null };
  } catch (error) {
    return { next: null, refused: error instanceof Refusal ? error.code : null };
  }
}

export interface Consequences {
  stopped: Clock[];
  started: Clock[];
  /** Clocks that go on. */
  running: Clock[];
  /** Clocks that stand still while something is tested (第二十二条). */
  paused: Clock[];
  /** Clocks that go on again after a pause, with the days that they have now. */
  resumed: Clock[];
}

/** Which clocks the move stops and starts. */
export function consequencesOf(before: Complaint, after: Complaint, facts: Facts): Consequences {
  const then = clocksOf(before, facts);
  const now = clocksOf(after, facts);
  const of = (clock: Clock) => then.find((one) => one.rule === clock.rule);
  const stands = (clock: Clock | undefined) => clock?.pauses.some((pause) => pause.to === null) === true;
  const running = now.filter((clock) => clock.stoppedOn === null && of(clock) !== undefined);
  return {
    stopped: now.filter((clock) => clock.stoppedOn !== null && of(clock)?.stoppedOn === null),
    started: now.filter((clock) => clock.stoppedOn === null && of(clock) === undefined),
    running,
    paused: running.filter((clock) => stands(clock) && !stands(of(clock))),
    resumed: running.filter((clock) => stands(of(clock)) && !stands(clock)),
  };
}

/** What the matter waits for now, with its limit, as the rule by which it is decided cites it. */
export function nextOf(complaint: Complaint, rules: RuleSet = groundRules(complaint), today: Day | null = null): Words {
  const { stage } = complaint;
  const until = today === null || stage !== 'toClose' ? null : closeWaitsUntil(complaint, today);
  if (until !== null) return announcedWords(until);
  const words = groundRules(complaint) === 'SAMR121' ? nextWords[stage] : { ...nextWords, ...nextBefore }[stage];
  return cited(words, rules);
}

/** The older rules had days of their own, which stand beside the clocks. */
const nextBefore = {
  toAccept: {
    zh: '所里在期限内决定受理不受理，并告知（第十五条）。',
    en: 'The office decides and tells within its days (art. 15).',
  },
  mediating: {
    zh: '开调解会；在期限内达成协议或者终止（第二十三条）。',
    en: 'Hold sessions; settle or end within the days of mediation (art. 23).',
  },
} as const satisfies Partial<Record<Stage, Words>>;

const nextWords = {
  atStation: { zh: '站里找双方谈。', en: 'The station talks with both.' },
  toApprove: {
    zh: '等上级决定；决定以前不告知。',
    en: 'The superior decides; nobody is told before.',
  },
  toDispatch: {
    zh: '中心一个工作日内分送（第四十一条）。',
    en: 'The centre dispatches it within one working day (art. 41).',
  },
  toAccept: {
    zh: '所里七个工作日内决定受理不受理，并告知（第十五条）。',
    en: 'The office decides and tells within seven working days (art. 15).',
  },
  toTell: { zh: '告知，并记下凭据：谁、怎么、哪天。', en: 'Tell, and record the proof: who, how, when.' },
  toMediate: { zh: '征询双方是否同意调解（第十八条）。', en: 'Ask both for consent to mediation (art. 18).' },
  mediating: {
    zh: '开调解会；六十日内达成协议或者终止（第二十三条）。',
    en: 'Hold sessions; settle or end within sixty days (art. 23).',
  },
  toClose: { zh: '办结归档。', en: 'Close it.' },
  toFollowUp: { zh: '回访投诉人（第二十六条）。', en: 'Call the complainant afterwards (art. 26).' },
  toReview: { zh: '复核是怎么办的，答复以后再回访一次。', en: 'Review the handling, answer, and call once more.' },
  done: { zh: '没有了，这件办完了。', en: 'Nothing; it is done.' },
} as const satisfies Record<Stage, Words>;
