/**
 * 终止的依据 (ending): each ground that ends a mediation rests on something of its own, as each ground not to accept does
 * (第二十三条第一款): who said what on which day, a session that a party was told of, days that have run, what was found after
 * acceptance with the evidence of that very circumstance, a death or a deregistration, another law.
 */
import { z } from 'zod';
import { chinaDayOf, type Day } from '../../base/calendar.ts';
import { isAboutFood } from '../../county/category.ts';
import type { Complaint } from '../complaint.ts';
import { mediationRanOut } from '../deadline.ts';
import type { EndingEvidence } from '../facts/facts.ts';
import { evidenceFieldsOf, evidenceOf, receivedOf } from '../steps/decline-evidence.ts';
import { fieldsOf, labelled, written, type FieldOption } from '../../base/field.ts';
import { policeFactWords } from '../words/police-words.ts';
import {
  everyGround,
  demandGround,
  procedureRules,
  type DeclineGround,
  type TerminationGround,
} from '../../law/ground.ts';
import type { Words } from '../../base/words.ts';
import { demandDay, type Facts } from '../../matter/matter.ts';
import { Refusal, type FieldProblem } from '../../base/refusal.ts';
import { ruleSets, type RuleSet } from '../../law/rulebook.ts';
import { reachedOn } from '../../matter/decided/owed.ts';
import { conductWords, disagreedWords, faked, fakedWords, howWords, lossWords, sideWords } from './ending-words.ts';

const foundWords = [...everyGround('decline'), [faked, fakedWords] as const];
const foundKinds = foundWords.map(([kind]) => kind) as [Found, ...Found[]];
type Found = DeclineGround | typeof faked;

const keysOf = <K extends string>(words: Readonly<Record<K, Words>>) => Object.keys(words) as [K, ...K[]];
const optionsOf = (words: Readonly<Record<string, Words>>): FieldOption[] =>
  Object.entries(words).map(([value, one]) => ({ value, ...one }));
const only = (...grounds: TerminationGround[]) => ({ when: { field: 'ground', is: grounds } });
const day = z.iso.date().nullable().default(null);
const text = (most: number) => written().max(most).default('');
function choice<K extends string>(words: Readonly<Record<K, Words>>, zh: string, en: string, when: object) {
  const options = optionsOf(words);
  return labelled(z.enum(keysOf(words)).nullable().default(null), { zh, en, input: 'choice', options, ...when });
}

/** The fields of evidence in the form of a decision to end the mediation; each is asked only with its own ground. */
export const endingFields = {
  how: choice(howWords, '怎么结束的', 'How it ended', only('TM1')),
  side: choice(sideWords, '哪一方', 'Which party', only('TM2', 'TM3', 'TM7')),
  conduct: choice(conductWords, '不参加还是拒绝', 'Stayed away or refused', only('TM2')),
  missedOn: labelled(day, {
    zh: '没来参加的是哪天的会',
    en: 'Day of the session that was missed',
    hintZh: '要有告知过那天开会的凭据',
    hintEn: 'There must be proof that the party was told of that session',
    input: 'day',
    when: { field: 'conduct', is: ['stayedAway'] },
  }),
  refusedOn: labelled(day, {
    zh: '哪天拒绝的',
    en: 'Day of the refusal',
    input: 'day',
    when: { field: 'conduct', is: ['refused'] },
  }),
  disagreed: choice(disagreedWords, '什么商定不了', 'What was not agreed', only('TM4')),
  testItem: labelled(text(100), { zh: '要鉴定、检测什么', en: 'What was to be tested', input: 'text', ...only('TM4') }),
  statedOn: labelled(day, {
    zh: '哪天表示的',
    en: 'Day on which it was said',
    hintZh: '撤回、和解、说谈不成、商定不了的那天',
    hintEn: 'Day of the withdrawal, the settlement or the plain word',
    input: 'day',
    ...only('TM1', 'TM3', 'TM4'),
  }),
  lostAs: choice(lossWords, '死亡还是主体灭失', 'What happened', only('TM7')),
  lostOn: labelled(day, { zh: '哪天死亡、注销的', en: 'Day of it', input: 'day', ...only('TM7') }),
  basis: labelled(text(300), {
    zh: '凭据',
    en: 'Proof',
    hintZh: '撤回申请、和解协议、通话记录、签到表、第几次调解记录、死亡证明、注销登记',
    hintEn: 'Letter, call record, attendance list, minutes, certificate',
    input: 'text',
    ...only('TM1', 'TM2', 'TM3', 'TM4', 'TM7'),
  }),
  found: labelled(z.enum(foundKinds).nullable().default(null), {
    zh: '受理后发现了哪种情形',
    en: 'What was found after acceptance',
    input: 'choice',
    options: foundWords.map(([value, words]) => ({ value, ...words })),
    ...only('TM6'),
  }),
  ...evidenceFieldsOf('found'),
  checked: labelled(text(300), {
    zh: '怎么查明的',
    en: 'How that was found',
    hintZh: '看过哪些材料、问过谁、哪天',
    hintEn: 'Which papers were seen, who was asked, when',
    input: 'text',
    when: { field: 'found', is: ['NA5', 'NA6', faked] },
  }),
  fakedAs: choice(policeFactWords, '涉嫌哪一种', 'What is suspected', { when: { field: 'found', is: [faked] } }),
  law: labelled(text(100), {
    zh: '哪部法律、法规、规章第几条规定要终止',
    en: 'Which law, and its article',
    input: 'text',
    ...only('TM8'),
  }),
  forum: labelled(text(60), { zh: '哪个仲裁机构或者法院', en: 'The tribunal or court', input: 'text', ...only('TM9') }),
  forumOn: labelled(day, { zh: '哪天申请、起诉的', en: 'Day of the claim', input: 'day', ...only('TM9') }),
  forumNumber: labelled(text(60), { zh: '案号', en: 'Its number', input: 'text', ...only('TM9'), optional: true }),
} as const;

/** The fields that hold the day of what happened. */
type DayField = 'missedOn' | 'refusedOn' | 'statedOn' | 'lostOn' | 'forumOn';

type Typed = { [K in keyof typeof endingFields]?: z.infer<(typeof endingFields)[K]> } & {
  ground: TerminationGround;
  decidedOn: Day;
};

/** The circumstance of the article on refusal that an end after acceptance rests on, or null. */
export function foundGround({ ground, found }: Pick<Typed, 'ground' | 'found'>): DeclineGround | null {
  return ground === 'TM6' && found !== undefined && found !== null && found !== faked ? found : null;
}

/** What the ground rests on; refuses a ground that the facts or the rule of the decision do not carry. */
export function endingOf(complaint: Complaint, typed: Typed, facts: Facts): EndingEvidence {
  return restsOn[typed.ground](complaint, typed, facts, procedureRules(complaint, typed.decidedOn, facts.limits));
}

type RestsOn = (complaint: Complaint, typed: Typed, facts: Facts, rules: RuleSet) => EndingEvidence;

const restsOn = {
  TM1: (complaint, typed, facts) =>
    kept({
      how: typed.how,
      basis: typed.basis,
      on: demandTime(typed, 'statedOn', receivedOf(complaint), facts),
    }),
  TM2: stayedAwayOrRefused,
  TM3: (complaint, typed, facts) =>
    kept({
      side: typed.side,
      basis: typed.basis,
      on: demandTime(typed, 'statedOn', firstHeldOn(complaint), facts),
    }),
  TM4: notAgreedOnTest,
  TM5: ranOut,
  TM6: foundOf,
  TM7: (_, typed, facts) =>
    kept({
      side: typed.side,
      lostAs: typed.lostAs,
      basis: typed.basis,
      on: demandTime(typed, 'lostOn', null, facts),
    }),
  TM8: (_, typed) => ({ law: typed.law ?? '' }),
  TM9: (complaint, typed, facts) =>
    kept({
      forum: typed.forum,
      forumNumber: typed.forumNumber,
      on: demandTime(typed, 'forumOn', complaint.acceptedOn, facts),
    }),
} as const satisfies Record<TerminationGround, RestsOn>;

/** Ended by the sixty days of the 条例 alone, a letter that named the rule's own days would be false. */
function ranOut(complaint: Complaint, { decidedOn }: Typed, facts: Facts, rules: RuleSet): EndingEvidence {
  const { on, ownOn } = mediationRanOut(complaint, facts, rules);
  return { on, ...(decidedOn < ownOn ? { cap: true as const } : {}) };
}

function stayedAwayOrRefused(complaint: Complaint, typed: Typed, facts: Facts, rules: RuleSet): EndingEvidence {
  const { side, conduct, basis } = typed;
  if (conduct === 'stayedAway') {
    const on = demandTime(typed, 'missedOn', complaint.acceptedOn, facts);
    if (on !== undefined && side !== undefined && side !== null) demandTold(complaint, side, on);
    return kept({ side, conduct, basis, on });
  }
  // 令20 第二十一条: only the operator's plain refusal ended a mediation; the complainant had his withdrawal.
  if (conduct === 'refused' && rules === 'SAMR20' && side === 'consumer') demandKnown(rules, false);
  return kept({ side, conduct, basis, on: demandTime(typed, 'refusedOn', receivedOf(complaint), facts) });
}

function notAgreedOnTest(complaint: Complaint, typed: Typed, facts: Facts, rules: RuleSet): EndingEvidence {
  const { disagreed, testItem, basis } = typed;
  // Since 2026 the bureau names the institution itself (令121 第二十二条): only the cost can end the mediation.
  if (disagreed === 'institution' && rules === 'SAMR121') throw new Refusal('institution-to-designate');
  return kept({ disagreed, testItem, basis, on: demandTime(typed, 'statedOn', complaint.acceptedOn, facts) });
}

/** The day of the first session: what was agreed or given up before it was not so in mediation. */
export function firstHeldOn(complaint: Complaint): Day | null {
  const days = complaint.sessions.map((session) => chinaDayOf(session.heldAt));
  return days.reduce<Day | null>((first, one) => (first === null || one < first ? one : first), null);
}

/** What was found after acceptance rests on what a refusal for it would have rested on, in the same rule. */
function foundOf(complaint: Complaint, typed: Typed, facts: Facts, rules: RuleSet): EndingEvidence {
  const { found, checked = '' } = typed;
  if (found === undefined || found === null) return {};
  if (found === faked) {
    demandKnown(rules, rules === 'SAMR121');
    return kept({ found, fakedAs: typed.fakedAs, checked });
  }
  demandGround(rules, found);
  // What is about food is handed over and told in writing, never only ended (《食品安全法》第一百一十五条).
  if (found === 'NA1' && isAboutFood(complaint)) throw new Refusal('food-to-be-transferred');
  // Papers of identity are asked for before the acceptance; afterwards the officer says how he found out.
  if (found === 'NA5' || found === 'NA6') return { found, checked };
  return { found, foundEvidence: evidenceOf(complaint, { ...typed, ground: found }, facts, rules) };
}

function demandKnown(rules: RuleSet, isKnown: boolean): void {
  if (!isKnown) throw new Refusal('ground-not-in-rules', { order: ruleSets[rules].short.slice(1) });
}

/** Nobody stays away from a session that he was not told of: by the proof of its notice, or by the record of the session itself. */
function demandTold({ notices, sessions }: Complaint, side: 'consumer' | 'operator' | 'both', on: Day): void {
  const isHeld = sessions.some(
    ({ heldAt, noticedOn }) =>
      chinaDayOf(heldAt) === on && noticedOn !== undefined && noticedOn !== null && noticedOn <= on,
  );
  const isTold = (to: 'consumer' | 'operator') => {
    const calls = notices.filter(
      (one) =>
        one.kind === 'mediation' && one.offOn === undefined && one.to === to && chinaDayOf(one.occasion ?? '') === on,
    );
    return calls.length > 0 && calls.every((call) => (reachedOn(call) ?? '9999') <= on);
  };
  const sides = side === 'both' ? (['consumer', 'operator'] as const) : [side];
  if (!isHeld && !sides.every(isTold)) throw new Refusal('absence-untold', { day: on });
}

/** The day of what the ground rests on: not before it could have happened, and not after the decision. */
function demandTime(typed: Typed, name: DayField, notBefore: Day | null, facts: Facts): Day | undefined {
  const on = typed[name] ?? null;
  if (on === null) return undefined;
  demandDay(on, facts, notBefore);
  if (on > typed.decidedOn) throw new Refusal('invalid-input', {}, [laterThanDecision(name, typed.decidedOn)]);
  return on;
}

function laterThanDecision(name: DayField, decidedOn: Day): FieldProblem {
  const { zh, en } = fieldsOf(z.object(endingFields)).find((one) => one.name === name) ?? { zh: '', en: '' };
  return {
    path: name,
    zh: `“${zh}”不能晚于决定日期 ${decidedOn}；请把其中一个改对。`,
    en: `“${en}” cannot lie after the day of decision, ${decidedOn}; correct one of the two.`,
  };
}

/** Only what was said: an empty answer of the form leaves no trace. */
function kept(given: { [K in keyof EndingEvidence]?: EndingEvidence[K] | null | undefined }): EndingEvidence {
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as EndingEvidence;
}
