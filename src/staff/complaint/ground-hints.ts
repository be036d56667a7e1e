/** What the system already knows about the grounds of a decision, said beside the choice; the person decides. */
import { isAboutFood, isFarmInput } from '../../domain/county/category.ts';
import { dayOf, dayZh, type Calendar, type Day } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { mediationRanOutOn } from '../../domain/complaint/deadline.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { mustPropose } from '../../domain/complaint/steps/proposal.ts';
import { groundsOf, procedureRules, type DeclineGround, type GroundRow } from '../../domain/law/ground.ts';
import type { RuleSet } from '../../domain/law/rulebook.ts';
import { limitAfter, limitYears } from '../../domain/law/hearing-limit.ts';
import { identityResultWords } from '../../domain/complaint/words/identity-words.ts';
import { isPaused } from '../../domain/complaint/mediation/pause.ts';

export interface Hint {
  zh: string;
  en: string;
  /** The ground cannot be chosen now, and the words say why. */
  closed: boolean;
  /** What is done instead of a closed one: the first of these that is possible now. */
  instead?: readonly PersonMove[];
}

/** Hints for the grounds of the rule by which it is decided. */
export function declineHint(ground: string, complaint: Complaint, facts: Facts, proposing = false): Hint | null {
  const rules = procedureRules(complaint, facts.today, facts.limits);
  switch (ground) {
    case 'NA1':
      return isAboutFood(complaint) ? foodHint : null;
    case 'NA3':
      return livingNeedHint(complaint, facts, proposing);
    case 'NA4':
    case 'NA11':
      return isYearsGround(ground, rules) ? yearsHint(complaint, facts.calendar, rules) : null;
    case 'NA5':
    case 'NA6':
      return identityHint(complaint);
    default:
      return null;
  }
}

const foodHint: Hint = {
  closed: true,
  instead: ['transfer', 'giveBack'],
  zh: '食品、食用农产品要移交并书面告知，不能只不予受理；请用“移送”，所里的先退回中心',
  en: 'Food is transferred and told in writing, not only declined: transfer it, or give it back first',
};

function livingNeedHint({ categoryCode }: Complaint, facts: Facts, proposing: boolean): Hint | null {
  if (!proposing && mustPropose('decline', 'NA3', facts)) {
    return {
      closed: true,
      instead: ['proposeDecline'],
      zh: '判断人是不是为生活消费，要所长决定；请用“提请不予受理”',
      en: 'Judges a person: the head of the office decides; use “Propose to decline”',
    };
  }
  return isFarmInput(categoryCode)
    ? {
        closed: true,
        zh: '农民买直接用于农业生产的农资，照消法第六十二条办，不能用这一项',
        en: 'Farm inputs bought by farmers are protected (Consumer Law, article 62)',
      }
    : null;
}

function yearsHint(complaint: Complaint, calendar: Calendar, rules: RuleSet): Hint {
  const on = complaint.knownOn ?? complaint.happenedOn;
  if (on === null)
    return { closed: false, zh: '没写哪天的事，先问清楚', en: 'No day of the event is on record: ask first' };
  const { over, years } = limitOf(complaint, on, calendar, rules);
  const [zh, en] = complaint.knownOn === null ? ['事发', 'Happened'] : ['知道受侵害', 'Known'];
  return {
    closed: false,
    zh: `${zh} ${on}，到收到时${over ? '已超过' : '没超过'}${years.zh}`,
    en: `${en} ${on}: ${over ? 'more than' : 'within'} ${years.en}`,
  };
}

/** Hints for what was found after the acceptance: what would have closed or dated the ground before it does so still. */
export function foundHint(found: string, complaint: Complaint, facts: Facts, proposing: boolean): Hint | null {
  if (found === 'NA3' && !proposing && mustPropose('terminate', 'NA3', facts))
    return {
      closed: true,
      instead: ['proposeTerminate'],
      zh: '判断人是不是为生活消费，要所长决定；请用“提请终止调解”',
      en: 'Judges a person: the head of the office decides; use “Propose to end mediation”',
    };
  // Papers of identity are asked for before the acceptance alone; afterwards the officer says how he found out.
  return found === 'NA1' || found === 'NA5' || found === 'NA6' ? null : declineHint(found, complaint, facts, true);
}

/** Hints for the grounds that end a mediation: TM5 only after the sixty days have run. */
export function terminateHint(ground: string, complaint: Complaint, facts: Facts, decidedOn: Day): Hint | null {
  if (ground !== 'TM5') return null;
  if (isPaused(complaint))
    return { closed: true, zh: '鉴定检测中，六十日暂停', en: 'Testing: the sixty days are paused' };
  const from = mediationRanOutOn(complaint, facts, decidedOn);
  if (decidedOn >= from) return null;
  return { closed: true, zh: `${dayZh(from)}起才能用`, en: `Not before ${from}` };
}

/** 令62 put the year into the same item as the lack of proof; the other rules have an item of its own for it. */
function isYearsGround(ground: 'NA4' | 'NA11', rules: RuleSet): boolean {
  return ground === 'NA4' || rules === 'GS62';
}

function yearsOf(rules: RuleSet): { zh: string; en: string } {
  return limitYears[rules] === 1 ? { zh: '一年', en: 'one year' } : { zh: '三年', en: 'three years' };
}

/** Whether the limit of the rule had run between that day and the receipt, and how long it is. */
function limitOf(
  complaint: Complaint,
  on: Day,
  calendar: Calendar,
  rules: RuleSet,
): { over: boolean; years: { zh: string; en: string } } {
  const until = limitAfter(on, rules, calendar);
  return { over: dayOf(complaint.receivedAt ?? complaint.filedAt) > until, years: yearsOf(rules) };
}

/** Grounds five and six may rest on a notice; what came of it is said, and what else can carry them the form asks. */
function identityHint({ identity }: Complaint): Hint | null {
  if (identity === null) return null;
  const said =
    identity.result === null
      ? { zh: `通知书送达了，等到 ${identity.dueOn}`, en: `The notice was served; due ${identity.dueOn}` }
      : {
          zh: `通知书的结果：${identityResultWords[identity.result].zh}`,
          en: `Result of the notice: ${identityResultWords[identity.result].en.toLowerCase()}`,
        };
  return { closed: false, ...said };
}

/** What is known about one ground before a matter is accepted: nothing against it, something to look at, or nothing on record. */
export interface Check {
  ground: DeclineGround;
  article: string;
  /** What must hold for the matter to be accepted. */
  zh: string;
  en: string;
  mark: 'ok' | 'look' | 'open';
  /** On what that rests. */
  said: { zh: string; en: string };
}

const holds: Record<DeclineGround, { zh: string; en: string }> = {
  NA1: { zh: '属于本局职责，有处理权限', en: 'Within our duties and power' },
  NA2: { zh: '同一争议没有受理或处理过', en: 'The dispute was not handled before' },
  NA3: { zh: '为生活消费，有争议', en: 'For daily living, and disputed' },
  NA4: { zh: '没有超过期限', en: 'Within the limit' },
  NA5: { zh: '材料齐、真实', en: 'Materials complete and true' },
  NA6: { zh: '不是冒名，身份可以核验', en: 'In the own name, identity can be checked' },
  NA8: { zh: '没有过保修期、保质期', en: 'Within warranty and shelf life' },
  NA9: { zh: '没有调解过', en: 'Not mediated before' },
  NA10: { zh: '消协等组织没有处理过', en: 'No association has handled it' },
  NA11: { zh: '权益受到侵害有证据', en: 'The harm can be proven' },
  NA7: { zh: '没有其他法定情形', en: 'No other circumstance in law' },
};

/** The limit of years is said as the rule has it. */
function holdsFor(ground: DeclineGround, rules: RuleSet): { zh: string; en: string } {
  const years = yearsOf(rules);
  if (ground === 'NA4') return { zh: `没有超过${years.zh}`, en: `Within ${years.en}` };
  if (ground === 'NA11' && isYearsGround(ground, rules))
    return { zh: `没有超过${years.zh}，受到侵害有证据`, en: `Within ${years.en}, and the harm can be proven` };
  return holds[ground];
}

/** What the page knows beside the complaint: where the shop is, what is like it (null while that is being compared), and the holidays. */
interface Known {
  place: string | null;
  alike: readonly { number: string; handled: boolean }[] | null;
  calendar: Calendar;
  /** The rule by which it is decided. */
  rules: RuleSet;
}

/** 受理以前逐项看不予受理的情形 (第十六条): what the system found, and where; the person decides. */
export function acceptanceChecks(complaint: Complaint, known: Known): Check[] {
  const rows = groundsOf(known.rules).decline as Partial<Record<DeclineGround, GroundRow>>;
  return (Object.keys(holds) as DeclineGround[]).flatMap((ground) => {
    const row = rows[ground];
    return row === undefined
      ? []
      : [{ ground, article: row.article, ...holdsFor(ground, known.rules), ...checkOf(ground, complaint, known) }];
  });
}

type Found = Pick<Check, 'mark' | 'said'>;

const personJudges: Found = { mark: 'open', said: { zh: '由人判断', en: 'A person judges' } };

function checkOf(ground: DeclineGround, complaint: Complaint, { place, alike, calendar, rules }: Known): Found {
  switch (ground) {
    case 'NA1':
      return place === null
        ? { mark: 'look', said: { zh: '不知道店在哪，先问清楚', en: 'The place of the shop is not known' } }
        : { mark: 'ok', said: { zh: `店在${place}`, en: `The shop is in ${place}` } };
    case 'NA2':
    case 'NA9':
      return checkAlike(alike);
    case 'NA3':
      return isFarmInput(complaint.categoryCode)
        ? { mark: 'ok', said: { zh: '农资，消法第六十二条', en: 'Farm input, art. 62' } }
        : { mark: 'open', said: { zh: '看数量和用途', en: 'Look at quantity and use' } };
    case 'NA4':
    case 'NA11':
      return isYearsGround(ground, rules) ? checkYears(complaint, calendar, rules) : personJudges;
    case 'NA5':
    case 'NA6':
      return checkIdentity(complaint);
    case 'NA7':
    case 'NA8':
    case 'NA10':
      return personJudges;
  }
}

function checkAlike(alike: readonly { number: string; handled: boolean }[] | null): Found {
  if (alike === null) return { mark: 'open', said: { zh: '正在比对', en: 'Being compared' } };
  const [first] = alike.toSorted((a, b) => Number(b.handled) - Number(a.handled));
  if (first === undefined) return { mark: 'ok', said: { zh: '没有查到相近的件', en: 'Nothing alike was found' } };
  return { mark: 'look', said: { zh: `先比对 ${first.number}`, en: `Compare ${first.number} first` } };
}

function checkYears(complaint: Complaint, calendar: Calendar, rules: RuleSet): Found {
  const on = complaint.knownOn ?? complaint.happenedOn;
  if (on === null) return { mark: 'open', said: { zh: '没写哪天的事', en: 'No day is on record' } };
  const { over } = limitOf(complaint, on, calendar, rules);
  return { mark: over ? 'look' : 'ok', said: { zh: `${on} 的事`, en: `It was on ${on}` } };
}

function checkIdentity({ identity }: Complaint): Found {
  if (identity === null) return { mark: 'open', said: { zh: '没有要求核验', en: 'No check was asked for' } };
  if (identity.result === null) return { mark: 'look', said: { zh: '在等身份证明', en: 'Papers are awaited' } };
  return { mark: identity.result === 'verified' ? 'ok' : 'look', said: identityResultWords[identity.result] };
}
