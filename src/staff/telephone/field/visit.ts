/** What is typed at one of the premises, what is missing of it, and the acts that it becomes. */
import { missingRefusal, refusalWords } from './refusal.ts';
import type { Signing } from '../signature-pad.tsx';
import type { Shop } from './shops.ts';
import type { Told, VisitStep } from './visit-step.ts';

export type ItemAnswer = 'fine' | 'wrong' | 'none';

export interface FoundRow {
  text: string;
  isViolation: boolean;
}

export interface VisitDraft {
  /** When they came in; null until the page was first opened. */
  arrivedAt: string | null;
  /** By the place in the checklist. */
  answers: Record<number, ItemAnswer>;
  words: Record<number, string>;
  violations: Record<number, boolean>;
  /** What is wrong and stands on no checklist. */
  others: FoundRow[];
  /** Those of the team who are here; null for all of them. */
  officerIds: string[] | null;
  photoIds: string[];
  position: { longitude: number; latitude: number } | null;
  signing: Signing;
  isRefused: boolean;
  refusedWhy: string;
  isRecorded: boolean;
  witness: string;
  remark: string;
  /** 当场改了, 责令改正, or 取缔 where the head is here. */
  measure: 'now' | 'order' | 'ban';
  nowWords: string;
  orderText: string;
  dueOn: string;
  banNumber: string;
  banPerson: string;
  banTrade: string;
}

export const emptyVisit = (usualDueOn: string): VisitDraft => ({
  arrivedAt: null,
  answers: {},
  words: {},
  violations: {},
  others: [],
  officerIds: null,
  photoIds: [],
  position: null,
  signing: { name: '', lines: [], typed: false, readAloud: false },
  isRefused: false,
  refusedWhy: '',
  isRecorded: false,
  witness: '',
  remark: '',
  measure: 'order',
  nowWords: '',
  orderText: '',
  dueOn: usualDueOn,
  banNumber: '',
  banPerson: '',
  banTrade: '',
});

/** What was found, in the order of the checklist, each with the article that the checklist names. */
export function findingsOf({ checklist }: Pick<Shop, 'checklist'>, visit: VisitDraft): FoundRow[] {
  const listed = checklist.flatMap(({ text, article }, i) => {
    if (visit.answers[i] !== 'wrong') return [];
    const said = (visit.words[i] ?? '').trim();
    const basis = article === '' ? '' : `（${article}）`;
    return [{ text: `${text}：${said}${basis}`, isViolation: visit.violations[i] ?? true }];
  });
  const others = visit.others.filter(({ text }) => text.trim() !== '');
  return [...listed, ...others.map(({ text, isViolation }) => ({ text: text.trim(), isViolation }))];
}

/** 「查了 7 条：合格 5 条，有问题 1 条，不适用 1 条。」, as it stands on the paper; empty where there was no checklist. */
export function summaryZh(answers: readonly ItemAnswer[]): string {
  if (answers.length === 0) return '';
  const n = (answer: ItemAnswer) => answers.filter((one) => one === answer).length;
  const parts = (
    [
      ['fine', '合格'],
      ['wrong', '有问题'],
      ['none', '不适用'],
    ] as const
  ).flatMap(([answer, words]) => (n(answer) === 0 ? [] : [`${words} ${n(answer)} 条`]));
  return `查了 ${answers.length} 条：${parts.join('，')}。`;
}

export function isNil(shop: Pick<Shop, 'checklist'>, visit: VisitDraft): boolean {
  return findingsOf(shop, visit).length === 0;
}

export interface Missing {
  id: string;
  zh: string;
  en: string;
  /** What else is missing: all of it is said at one press, and not one by one. */
  rest?: readonly Missing[];
}

/** All that is missing as the first of it, which carries the rest; of one box the first that is said. Null where nothing is. */
export function together(...found: readonly (Missing | null)[]): Missing | null {
  const all = new Map<string, Missing>();
  for (const one of found) for (const { id, zh, en } of everyOf(one)) if (!all.has(id)) all.set(id, { id, zh, en });
  const [first, ...rest] = all.values();
  if (first === undefined) return null;
  return rest.length === 0 ? first : { ...first, rest };
}

export function everyOf(missing: Missing | null): Missing[] {
  return missing === null ? [] : [missing, ...(missing.rest ?? [])];
}

export interface Team {
  accountId: string;
  name: string;
  certificate: string;
}

/** What is missing, each with the box in which it is written, from the top down; null when the visit can be kept. */
export function missingOf(
  shop: Pick<Shop, 'checklist'>,
  visit: VisitDraft,
  team: readonly Team[],
  today: string,
): Missing | null {
  return together(
    ...missingAnswers(shop, visit),
    ...missingMeasure(shop, visit, today),
    missingPeople(team),
    missingSignature(visit),
    tooLong(boxesOf(shop, visit)),
  );
}

/** A box with the most that the bureau takes of it, and the paper has room for. */
export interface Box extends Missing {
  value: string;
  most: number;
}

/** The boxes in which more is written than the paper has room for. */
export function tooLong(boxes: readonly Box[]): Missing | null {
  const long = boxes.filter(({ value, most }) => value.trim().length > most);
  return together(
    ...long.map(({ id, zh, en, value, most }) => {
      const n = value.trim().length;
      return {
        id,
        zh: `${zh}最多 ${most} 字，现在 ${n} 字，单子上放不下；请写短些。`,
        en: `${en}: ${most} characters at most, ${n} now, which the slip has no room for.`,
      };
    }),
  );
}

/** What one finding may hold with the item that it is about and the article behind it. */
const mostOfFinding = 300;

function boxesOf({ checklist }: Pick<Shop, 'checklist'>, visit: VisitDraft): Box[] {
  const { others, orderText, nowWords, banNumber, banPerson, banTrade, refusedWhy, witness, remark } = visit;
  const items = checklist.flatMap(({ text, article }, i): Box[] => {
    if (visit.answers[i] !== 'wrong') return [];
    const around = text.length + 1 + (article === '' ? 0 : article.length + 2);
    const most = Math.min(200, mostOfFinding - around);
    return [{ id: `item-${i}`, zh: `第 ${i + 1} 条的问题`, en: `Item ${i + 1}`, value: visit.words[i] ?? '', most }];
  });
  const measure: Box[] = {
    now: [{ id: 'now', zh: '当场怎么改的', en: 'What was done', value: nowWords, most: 300 }],
    order: [{ id: 'order', zh: '责令改正什么', en: 'What is to be rectified', value: orderText, most: 500 }],
    ban: [
      { id: 'banNumber', zh: '取缔决定文号', en: 'Number of the order', value: banNumber, most: 40 },
      { id: 'banPerson', zh: '经营人', en: 'Who trades', value: banPerson, most: 30 },
      { id: 'banTrade', zh: '经营什么', en: 'Trade', value: banTrade, most: 40 },
    ],
  }[visit.measure];
  const refused: Box[] = [
    { id: 'refused', zh: '为什么不肯签', en: 'Why it was not signed', value: refusedWhy, most: 60 },
    { id: 'witness', zh: '见证人', en: 'Witness', value: witness, most: 30 },
  ];
  return [
    ...items,
    ...others.map(({ text }, i): Box => ({
      id: `other-${i}`,
      zh: `别的问题第 ${i + 1} 处`,
      en: `Number ${i + 1}`,
      value: text,
      most: mostOfFinding,
    })),
    ...(items.length + others.length === 0 ? [] : measure),
    ...(visit.isRefused ? refused : []),
    { id: 'remark', zh: '备注', en: 'The remark', value: remark, most: 500 },
  ];
}

export function missingPeople(team: readonly Team[]): Missing | null {
  if (new Set(team.map(({ accountId }) => accountId)).size < 2)
    return {
      id: 'team',
      zh: '检查至少两个人（《行政处罚法》第四十二条）；请勾上在场的另一名。',
      en: 'A visit takes two officers; tick the other who is here.',
    };
  const without = team.find(({ certificate }) => certificate.trim().length < 4);
  if (without === undefined) return null;
  return {
    id: 'team',
    zh: `还没有${without.name}的执法证号；请在“今天出动”里补上。`,
    en: `The certificate of ${without.name} is missing; add it to today's sortie.`,
  };
}

function missingAnswers({ checklist }: Pick<Shop, 'checklist'>, { answers, words, others }: VisitDraft): Missing[] {
  const items = checklist.flatMap((_, i): Missing[] => {
    const id = `item-${i}`;
    if (answers[i] === undefined) return [{ id, zh: `第 ${i + 1} 条还没答。`, en: `Item ${i + 1} has no answer.` }];
    return answers[i] === 'wrong' && (words[i] ?? '').trim() === ''
      ? [
          {
            id,
            zh: `第 ${i + 1} 条有问题，写几个字：什么、几样、几号到期。`,
            en: `Say what is wrong with item ${i + 1}.`,
          },
        ]
      : [];
  });
  const short = others.flatMap(({ text }, i): Missing[] =>
    text.trim() !== '' && text.trim().length < 4
      ? [{ id: `other-${i}`, zh: '别的问题写四个字以上。', en: 'Four characters or more for what else is wrong.' }]
      : [],
  );
  return [...items, ...short];
}

function missingMeasure(shop: Pick<Shop, 'checklist'>, visit: VisitDraft, today: string): Missing[] {
  if (isNil(shop, visit)) return [];
  const { measure, nowWords, orderText, dueOn, banNumber, banPerson, banTrade } = visit;
  if (measure === 'now')
    return nowWords.trim().length >= 2
      ? []
      : [{ id: 'now', zh: '当场怎么改的，写几个字。', en: 'Say what was done on the spot.' }];
  if (measure === 'order') return missingOrder(orderText, dueOn, today);
  const ban: [boolean, Missing][] = [
    [banNumber.trim().length < 4, { id: 'banNumber', zh: '取缔决定文号写全。', en: 'The whole number of the order.' }],
    [banPerson.trim().length < 2, { id: 'banPerson', zh: '经营人是谁，写姓名。', en: 'Name who trades.' }],
    [banTrade.trim().length < 2, { id: 'banTrade', zh: '经营什么，写两个字以上。', en: 'Say what is traded.' }],
  ];
  return ban.flatMap(([isMissing, one]) => (isMissing ? [one] : []));
}

/** Of an order to rectify: what, and by which day. */
export function missingOrder(orderText: string, dueOn: string, today: string): Missing[] {
  return [
    ...(orderText.trim().length < 6
      ? [
          {
            id: 'order',
            zh: '责令改正什么，写六个字以上。',
            en: 'Six characters or more for what is to be rectified.',
          },
        ]
      : []),
    ...(dueOn > today ? [] : [{ id: 'dueOn', zh: '改好的日期要在今天以后。', en: 'The day must lie ahead.' }]),
  ];
}

function missingSignature(visit: VisitDraft): Missing | null {
  const { isRefused, signing } = visit;
  if (!isRefused)
    return signing.lines.length > 0
      ? null
      : {
          id: 'sign',
          zh: '请当事人签字；不肯签就点“不肯签”，写明原因。',
          en: 'Have it signed, or press “refuses” and say why.',
        };
  return together(...missingRefusal(visit));
}

interface Made {
  /** The beginnings of acts, in the order in which they are made. */
  stamps: readonly [Stamp, Stamp];
  sortieId: string | null;
  team: readonly Team[];
  signatureId: string | null;
}
export interface Stamp {
  id: string;
  deviceId: string;
  actedAt: string;
}

/** The record, and the measure behind it. */
export function actsOf(
  shop: Shop,
  visit: VisitDraft,
  { stamps: [first, second], sortieId, team, signatureId }: Made,
): VisitStep[] {
  const findings = findingsOf(shop, visit);
  const record = {
    officers: team.map(({ accountId, certificate }) => ({ accountId, certificate: certificate.trim() })),
    visitedAt: visit.arrivedAt ?? first.actedAt,
    answers: shop.checklist.map(({ text }, i) => ({
      item: text,
      answer: visit.answers[i] ?? 'none',
      words: (visit.words[i] ?? '').trim(),
    })),
    position: visit.position,
    photoIds: visit.photoIds,
    signatureIds: signatureId === null ? [] : [signatureId],
    signatureRefused: visit.isRefused ? refusalWords(visit).slice(0, 100) : '',
    remark: visit.remark.trim(),
  };
  const step = { kind: 'step' as const, ledger: 'inspection' as const, entryId: shop.id };
  if (findings.length === 0)
    return [{ ...step, ...first, move: 'recordNil', version: shop.version, sortieId, input: record }];
  return [
    { ...step, ...first, move: 'recordFinding', version: shop.version, sortieId, input: { ...record, findings } },
    { ...step, ...second, ...measureOf(visit), version: shop.version, sortieId: null },
  ];
}

function measureOf(visit: VisitDraft): Told<'rectifyNow' | 'order' | 'orderBan'> {
  const { measure, nowWords, orderText, dueOn, banNumber, banPerson, banTrade } = visit;
  if (measure === 'now') return { move: 'rectifyNow', input: { words: nowWords.trim() } };
  if (measure === 'order') return { move: 'order', input: { text: orderText.trim(), dueOn } };
  return {
    move: 'orderBan',
    input: { orderNumber: banNumber.trim(), personName: banPerson.trim(), trade: banTrade.trim() },
  };
}
