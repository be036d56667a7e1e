/**
 * 个人信息请求 (privacy request): a person asks what is kept of him in a matter, asks for a copy, a correction, a deletion or an
 * explanation, and is answered by a day or refused with a reason (个人信息保护法 第四十四条至第五十条). Who asks has proven himself;
 * nothing about a person is told to anybody else.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { addDays, addWorkingDays, type Calendar, type Day } from '../base/calendar.ts';
import type { Change } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { PrivacyVerb } from '../base/ledger-verbs.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, type Tellings } from '../base/sentence.ts';
import type { Words } from '../base/words.ts';
import { mostAnswerDays } from '../law/local-limits.ts';
import { docketRules, type Docket } from '../matter/docket.ts';
import { eventOf, type Facts, type ToldKind } from '../matter/matter.ts';
import { parseMatterNumber } from '../matter/numbering.ts';
import { yearsOf } from './kept.ts';

export const privacyKinds = ['access', 'copy', 'correct', 'delete', 'explain'] as const;
export type PrivacyKind = (typeof privacyKinds)[number];

export const privacyKindWords = {
  access: { zh: '查阅', en: 'See', article: '第四十五条' },
  copy: { zh: '复制', en: 'Copy', article: '第四十五条' },
  correct: { zh: '更正、补充', en: 'Correct', article: '第四十六条' },
  delete: { zh: '删除', en: 'Delete', article: '第四十七条' },
  explain: { zh: '说明', en: 'Explain', article: '第四十八条' },
} as const satisfies Record<PrivacyKind, Words & { article: string }>;

export const privacyStateWords = {
  asked: { zh: '待答复', en: 'Asked' },
  answered: { zh: '已答复', en: 'Answered' },
  refused: { zh: '没有同意', en: 'Refused' },
} as const;
export type PrivacyState = keyof typeof privacyStateWords;

export const privacyMoves = {
  asked: { answer: 'answered', refuse: 'refused' },
  answered: { reopen: 'asked' },
  refused: {},
} as const satisfies Record<PrivacyState, Partial<Record<string, PrivacyState>>>;
type PrivacyMove = 'answer' | 'refuse' | 'reopen';

/** How it was proven that the person himself asks. */
export const privacyProofWords = {
  code: { zh: '网上，凭编号和查询码', en: 'On the portal, by number and query code' },
  paper: { zh: '当面，核对了身份证件', en: 'In person, with the identity paper' },
  calledBack: { zh: '电话，打回登记的电话核对过', en: 'By telephone, called back on the one on file' },
} as const satisfies Record<string, Words>;
export type PrivacyProof = keyof typeof privacyProofWords;

/** 不同意的理由: for which kinds each stands, and the article that it rests on; `plain` ones need no further words. */
export const privacyGrounds = {
  open: {
    zh: '这一件还在办，履行法定职责还要用',
    en: 'The matter is still open and the data are needed for it',
    article: '《个人信息保护法》第三十四条、第四十七条第一款第（一）项',
    of: ['delete'],
    plain: true,
  },
  kept: {
    zh: '保存期限没有满',
    en: 'It is to be kept for some time more',
    article: '《个人信息保护法》第四十七条第一款第（二）项',
    of: ['delete'],
    plain: true,
  },
  held: {
    zh: '诉讼、复议、信访、审计还要用，暂缓清除',
    en: 'Held for a suit, a review, a petition or an audit',
    article: '《个人信息保护法》第四十七条第一款第（一）项',
    of: ['delete'],
    plain: true,
  },
  law: {
    zh: '法律、行政法规规定的保存期限没有满',
    en: 'A law or regulation demands that it is kept longer',
    article: '《个人信息保护法》第四十七条第二款',
    of: ['delete'],
    plain: false,
  },
  right: {
    zh: '核实过，记的没有错',
    en: 'It was checked and found right',
    article: '《个人信息保护法》第四十六条第二款',
    of: ['correct'],
    plain: false,
  },
  secret: {
    zh: '法律、行政法规规定应当保密或者不需要告知',
    en: 'A law or regulation demands secrecy',
    article: '《个人信息保护法》第十八条第一款、第四十五条第一款',
    of: ['access', 'copy', 'explain'],
    plain: false,
  },
  impede: {
    zh: '告知会妨碍履行法定职责',
    en: 'To tell would impede a duty by law',
    article: '《个人信息保护法》第三十五条、第四十五条第一款',
    of: ['access', 'copy', 'explain'],
    plain: false,
  },
  others: {
    zh: '要的不是本人的个人信息',
    en: 'It is not the person’s own data',
    article: '《个人信息保护法》第四十五条至第四十七条',
    of: privacyKinds,
    plain: false,
  },
} as const satisfies Record<string, Words & { article: string; of: readonly PrivacyKind[]; plain: boolean }>;
export type PrivacyGround = keyof typeof privacyGrounds;
export const privacyGroundNames = Object.keys(privacyGrounds) as PrivacyGround[];

/**
 * Records in which somebody stands who told nothing: as the party of a case, as whoever was visited, as the holder of goods, as who answered
 * or signed for a letter, and by a telephone in the words of what officers wrote.
 */
export const askedRecords = [
  'enforcement',
  'inspection',
  'seizure',
  'survey',
  'guidance',
  'sampling_batch',
  'covert_check',
  'station_visit',
  'contract_review',
  'station_report',
] as const;
export type AskedRecord = (typeof askedRecords)[number];
export type AskedKind = ToldKind | AskedRecord;

export function isAskedRecord(kind: string): kind is AskedRecord {
  return (askedRecords as readonly string[]).includes(kind);
}

export interface PrivacyRequest {
  countyId: number;
  id: string;
  /** 「权2026-0007」 */
  number: string;
  version: number;
  state: PrivacyState;
  kind: PrivacyKind;
  /** The matter in which the data stand. */
  aboutKind: AskedKind;
  aboutId: string;
  aboutNumber: string;
  /** Which of those who complain jointly, 1 for who filed it; null while he was alone in it, see `personOf`. */
  member: number | null;
  how: PrivacyProof;
  /** What the person said: what is wrong and how it should be, what is to go. */
  words: string;
  dueOn: Day;
  askedById: string;
  askedAt: Date;
  ground: PrivacyGround | null;
  /** Until when it is kept, for a refusal that rests on that. */
  keptUntil: Day | null;
  /** What was done, or why not, for the person to read. */
  said: string;
  answeredById: string | null;
  answeredAt: Date | null;
}

/** The matter that a request is about, as the rule needs it. */
export interface PrivacyMatter {
  id: string;
  number: string;
  kind: AskedKind;
  erasedOn: Day | null;
  /** Those who complain jointly, by their places, and who has left among them: what is kept of him he may ask for still. */
  members: readonly number[];
}

/** Where the matter stands when the request is decided on. */
export interface PrivacyStanding {
  closedOn: Day | null;
  erased: boolean;
  /** An important file of a case, which the rules on archives keep for good. */
  forGood: boolean;
  /** Named by an erasure that two have agreed on and that has not come to it yet. */
  named: boolean;
  held: boolean;
  /** The data of the person were put right on its own page since the request came in. */
  corrected: boolean;
}

export interface PrivacyFacts extends Facts {
  /** Null for a number that there is not, and for one that the officer may not see: neither is told from the other. */
  about: PrivacyMatter | null;
  /** The words as they may stand in the open; null for as they were written. What names a reporter is sealed (《办法》第三十七条). */
  kept: string | null;
  /** The number of a request of the same kind by the same person that still waits. */
  waiting: string | null;
  standing: PrivacyStanding | null;
}

/** The day on which the erasure of a matter that was closed on the day may be proposed; see `dueOnOrBefore`. */
export function keptUntil(closedOn: Day, years: number): Day {
  const day = `${Number(closedOn.slice(0, 4)) + years}${closedOn.slice(4)}`;
  return day.endsWith('-02-29') ? `${day.slice(0, 4)}-03-01` : day;
}

/** By when it is answered: the county’s working days, and never later than thirty days (GB/T 35273—2020 8.7 a). */
export function answerBy(calendar: Calendar, today: Day, workingDays: number): Day {
  const [day, last] = [addWorkingDays(calendar, today, workingDays), addDays(today, mostAnswerDays)];
  return day < last ? day : last;
}

export interface AskPrivacy {
  id: string;
  aboutNumber: string;
  kind: PrivacyKind;
  how: PrivacyProof;
  words: string;
  member: number | null;
}

export const mostPrivacyWords = 1000;

/** What an officer enters for somebody at the counter or on the telephone. */
export const TakePrivacy = z.object({
  /** Made by the client: the same press twice asks once. */
  id: z.uuid(),
  aboutNumber: labelled(written().min(4).max(40), {
    zh: '哪一件（编号）',
    en: 'Number of the matter',
    input: 'text',
    hintZh: '本人不知道编号的，先“按人找”；一件一条',
    hintEn: 'Who does not know it: look for the person first; one request a record',
    wrongZh: '写编号，例如 投2026-0412',
    wrongEn: 'a number such as 投2026-0412',
  }),
  kind: labelled(z.enum(privacyKinds), {
    zh: '要什么',
    en: 'What',
    input: 'choice',
    options: privacyKinds.map((value) => ({ value, ...privacyKindWords[value] })),
  }),
  how: labelled(z.enum(['paper', 'calledBack']), {
    zh: '怎么核对的本人',
    en: 'How the person was proven',
    input: 'choice',
    options: (['paper', 'calledBack'] as const).map((value) => ({ value, ...privacyProofWords[value] })),
    hintZh: '没有核对过本人的不登记，也什么都不说',
    hintEn: 'Who is not proven is not entered, and told nothing',
  }),
  words: labelled(written().max(mostPrivacyWords).default(''), {
    zh: '本人怎么说的',
    en: 'In his own words',
    input: 'longText',
    hintZh: '更正的写明哪里错、应当是什么；删除的写明删哪些',
    hintEn: 'What is wrong and how it should be; what is to go',
  }),
  member: labelled(z.number().int().min(1).max(999).nullable().default(null), {
    zh: '共同投诉里的第几位',
    en: 'Place in a joint complaint',
    input: 'number',
    hintZh: '一个人投诉的不用写',
    hintEn: 'Left empty where one person complains',
    wrongZh: '写数字，例如 2',
    wrongEn: 'a figure such as 2',
  }),
});

/** What stands in the open in place of what a reporter wrote to be put right: it is the name itself that he tells. */
export const sealedWords = '（本人写的加密放进了举报人信息，能打开的人看得到）';

/** The place of a person in a matter: who filed it stays the first, when others join and when he leaves. */
export function personOf(member: number | null): number {
  return member ?? 1;
}

/** What must be said of a kind for anybody to be able to answer it. */
const saysWhat: readonly PrivacyKind[] = ['correct', 'explain'];

export function askPrivacy(
  input: AskPrivacy,
  { about, waiting, kept, ...facts }: PrivacyFacts & { number: string | null },
): Change<PrivacyRequest> {
  const { by, at, today, calendar, limits } = facts;
  const { id, kind, how } = input;
  if (how !== 'code' && parseMatterNumber(input.aboutNumber)?.kind === 'tipoff')
    throw new Refusal('privacy-tipoff-by-code');
  if (about === null) throw new Refusal('privacy-of-nothing');
  if (about.erasedOn !== null) throw new Refusal('matter-erased', { number: about.number, on: about.erasedOn });
  // The code proves on the portal, and whoever told of something must not have to show himself to ask.
  if ((how === 'code') !== (by.role === 'consumer')) throw new Refusal('not-permitted');
  if (about.kind === 'tipoff' && how !== 'code') throw new Refusal('privacy-tipoff-by-code');
  const member = placeOf(input, about);
  if (waiting !== null) throw new Refusal('privacy-waits', { number: waiting });
  if (saysWhat.includes(kind) && input.words === '')
    throw new Refusal('invalid-input', {}, [
      { path: 'words', zh: '请写明要更正什么、想问什么。', en: 'Say what is to be put right or explained.' },
    ]);
  const next: PrivacyRequest = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'asked',
    kind,
    aboutKind: about.kind,
    aboutId: about.id,
    aboutNumber: about.number,
    member,
    how,
    words: kept ?? input.words,
    dueOn: answerBy(calendar, today, limits.privacyWorkingDays),
    askedById: by.id,
    askedAt: at,
    ground: null,
    keptUntil: null,
    said: '',
    answeredById: null,
    answeredAt: null,
  };
  const detail = { number: next.number, kind, how, aboutNumber: about.number, dueOn: next.dueOn };
  return { next, event: eventOf(next, 'privacy-asked', facts, detail) };
}

/** Who asks in a matter of several; at the desk it is said, for the number is common to all. */
function placeOf({ member, how }: AskPrivacy, { members }: PrivacyMatter): number | null {
  if (members.length === 0 && member === null) return null;
  if (member === null && how !== 'code')
    throw new Refusal('invalid-input', {}, [
      { path: 'member', zh: '这是共同投诉，请写本人是第几位。', en: 'Several complain here; say which of them it is.' },
    ]);
  const place = personOf(member);
  if (!members.includes(place)) throw new Refusal('privacy-no-member', { member: place });
  return place;
}

const Said = written().max(mostPrivacyWords).default('');
const Answer = z.object({
  said: labelled(Said, {
    zh: '答复',
    en: 'Answer',
    input: 'longText',
    hintZh: '本人看得到。查阅、复制的，他自己的内容系统会列出来，这里可以不写；更正、说明的写明改了什么、怎么回事',
    hintEn: 'The person reads it. What is kept of him is listed by itself; of a correction say what was changed',
  }),
});
const Refuse = z.object({
  ground: labelled(z.enum(privacyGroundNames), {
    zh: '为什么不同意',
    en: 'Ground',
    input: 'choice',
    options: privacyGroundNames.map((value) => ({ value, ...privacyGrounds[value] })),
  }),
  said: labelled(Said, {
    zh: '说明',
    en: 'In words',
    input: 'longText',
    hintZh: '本人看得到：写明是哪部法律、怎么核实的；不要写别人的事',
    hintEn: 'The person reads it: which law, how it was checked; nothing of others',
  }),
});

const verbs = {
  answer: 'privacy-answered',
  refuse: 'privacy-refused',
  reopen: 'privacy-reopened',
} as const satisfies Record<PrivacyMove, PrivacyVerb>;

export const privacyDocket: Docket<PrivacyRequest, AskPrivacy, PrivacyFacts> = {
  name: 'privacy',
  path: 'privacy-requests',
  zh: '个人信息请求',
  en: 'Privacy requests',
  letter: '权',
  read: 'privacy.read',
  states: privacyStateWords,
  moves: privacyMoves,
  over: ['answered', 'refused'],
  opening: { zh: '登记一条请求', en: 'Enter a request', permission: 'privacy.ask', input: TakePrivacy },
  open: askPrivacy,
  procedure: docketRules<PrivacyRequest, typeof verbs, PrivacyFacts>(privacyMoves, verbs, {
    answer: { zh: '答复', en: 'Answer', permission: 'privacy.answer', input: Answer, chief: true, apply: answer },
    refuse: { zh: '不同意', en: 'Refuse', permission: 'privacy.refuse', input: Refuse, apply: refuse },
    // The clock's alone: what it was to erase it could not.
    reopen: { zh: '重新答复', en: 'Reopen', permission: 'retention.erase', input: z.object({}), apply: reopen },
  }),
  maySee: maySeePrivacy,
};

/** The centre answers for the county; of others each sees what he entered himself. */
export function maySeePrivacy(actor: Actor, { askedById }: Pick<PrivacyRequest, 'askedById'>): boolean {
  // What a citizen sent may be sent again; reading is a permission that he has not.
  if (actor.role === 'consumer') return askedById === actor.id;
  if (!mayDo(actor, 'privacy.read')) return false;
  return actor.role === 'centre' || actor.role === 'leader' || askedById === actor.id;
}

function answer(request: PrivacyRequest, { said }: { said: string }, { by, at, standing, kept }: PrivacyFacts) {
  const { kind } = request;
  const isGone = demandNothingAfter(said, standing);
  if (kind === 'delete' && standing !== null && !isGone && (!standing.named || standing.held))
    throw new Refusal('privacy-not-named', { number: request.aboutNumber });
  if (!isGone && said === '' && (kind === 'explain' || (kind === 'correct' && standing?.corrected !== true)))
    throw new Refusal('privacy-say-what');
  return { next: { said: kept ?? said, answeredById: by.id, answeredAt: at }, detail: { kind } };
}

/** Two have agreed to erase it and it was answered so; what the clock could not erase is answered once more. */
function reopen({ kind }: PrivacyRequest, _input: object, { calendar, today, limits }: PrivacyFacts) {
  const dueOn = answerBy(calendar, today, limits.privacyWorkingDays);
  return { next: { said: '', answeredById: null, answeredAt: null, dueOn }, detail: { kind, dueOn } };
}

/** Whether the matter was erased: nothing comes after that and would take away what is written now. */
function demandNothingAfter(said: string, standing: PrivacyStanding | null): boolean {
  const isGone = standing?.erased === true;
  if (isGone && said !== '')
    throw new Refusal('invalid-input', {}, [
      { path: 'said', zh: '这一件已经清除，这里不要再写；请空着。', en: 'The matter was erased; write nothing here.' },
    ]);
  return isGone;
}

function refuse(
  request: PrivacyRequest,
  { ground, said }: { ground: PrivacyGround; said: string },
  facts: PrivacyFacts,
) {
  const { kind } = request;
  const rule = privacyGrounds[ground];
  if (!(rule.of as readonly PrivacyKind[]).includes(kind))
    throw new Refusal('privacy-other-ground', { kind: privacyKindWords[kind].zh });
  const isGone = demandNothingAfter(said, facts.standing);
  const until = untilOf(request, facts);
  if (!stands(ground, until, facts)) throw new Refusal('privacy-ground-untrue', { ground: rule.zh });
  if (!isGone && !rule.plain && said === '')
    throw new Refusal('invalid-input', {}, [
      { path: 'said', zh: '请写明理由的根据，本人看得到。', en: 'Say what the ground rests on; the person reads it.' },
    ]);
  const kept = ground === 'kept' ? until : null;
  const next = { ground, said: facts.kept ?? said, keptUntil: kept, answeredById: facts.by.id, answeredAt: facts.at };
  return { next, detail: { kind, ground, keptUntil: kept } };
}

function untilOf({ aboutKind }: PrivacyRequest, { standing, limits }: PrivacyFacts): Day | null {
  const closedOn = standing?.closedOn ?? null;
  // What is kept for good is kept until no day.
  return closedOn === null || standing?.forGood === true
    ? null
    : keptUntil(closedOn, yearsOf(aboutKind, limits.retentionYears));
}

/** Whether what the ground says of the matter is so, where the program knows; of the others the words say on what they rest. */
function stands(ground: PrivacyGround, until: Day | null, { standing, today }: PrivacyFacts): boolean {
  if (standing === null) return true;
  if (ground === 'right') return !standing.corrected;
  if (!['open', 'kept', 'held'].includes(ground)) return true;
  if (standing.erased) return false;
  if (ground === 'held') return standing.held;
  if (standing.forGood) return ground === 'kept';
  return ground === 'open' ? until === null : until !== null && until > today;
}

/** What the ledger keeps of a request: of what kind and how it was answered, and none of the words. */
export interface PrivacyDetails {
  'privacy-asked': { number: string; kind: PrivacyKind; how: PrivacyProof; aboutNumber: string; dueOn: Day };
  'privacy-answered': { kind: PrivacyKind };
  'privacy-refused': { kind: PrivacyKind; ground: PrivacyGround; keptUntil: Day | null };
  'privacy-reopened': { kind: PrivacyKind; dueOn: Day };
}

declare module '../base/event.ts' {
  interface Details extends PrivacyDetails {}
}

export const privacyTellings: Tellings<PrivacyDetails> = {
  'privacy-asked': (d) => [
    `请求${words(privacyKindWords, d.kind).zh}个人信息（${text(d.aboutNumber)}，${words(privacyProofWords, d.how).zh}），${text(d.dueOn)}前答复。`,
    `Asked about ${text(d.aboutNumber)}: ${words(privacyKindWords, d.kind).en.toLowerCase()} (${words(privacyProofWords, d.how).en}), to be answered by ${text(d.dueOn)}.`,
  ],
  'privacy-answered': (d) => [
    `答复了${words(privacyKindWords, d.kind).zh}个人信息的请求。`,
    `Answered: ${words(privacyKindWords, d.kind).en.toLowerCase()}.`,
  ],
  'privacy-refused': (d) => [
    `没有同意${words(privacyKindWords, d.kind).zh}个人信息：${words(privacyGrounds, d.ground).zh}${text(d.keptUntil) === '' ? '' : `，到 ${text(d.keptUntil)}`}。`,
    `Refused: ${words(privacyGrounds, d.ground).en}${text(d.keptUntil) === '' ? '' : ` until ${text(d.keptUntil)}`}.`,
  ],
  'privacy-reopened': (d) => [
    `答复了清除，但没有清除成，重新答复，${text(d.dueOn)}前。`,
    `It was to be erased and was not: to be answered once more by ${text(d.dueOn)}.`,
  ],
};
