/** From what was typed to a filing: every field that is wrong is named, and nothing is changed of what was typed. */
import type { z } from 'zod';
import { isDay, type Day } from '../../../domain/base/calendar.ts';
import { problemsOf } from '../../../domain/base/field.ts';
import { Filing, type FilingInput } from '../../../domain/complaint/filing.ts';
import { numberOf } from '../../../domain/base/number/numerals.ts';
import { parseSum } from '../../../domain/base/money.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import { many, one, type Typed } from '../base/field.tsx';

/** What one may ask for (《消费者权益保护法》第五十二条): the boxes above the free words. */
export const asks = {
  refund: { zh: '退货退款', en: 'Money back' },
  exchange: { zh: '换一个', en: 'Exchange' },
  repair: { zh: '修好', en: 'Repair' },
  makeUp: { zh: '补足分量', en: 'Make up the quantity' },
  difference: { zh: '退差价', en: 'Refund the difference' },
  damages: { zh: '赔损失', en: 'Damages' },
} as const;

/** Beside the dispute the shop breaks the law: said with the claim, so that the desk splits it off (《办法》第九条). */
export const alsoTipoff = { zh: '请另外查处店家的违法行为', en: 'Please also look into the violation' };

/** Values of the village lists that are no region of this county. */
export const outside = 'outside';
export const unknown = 'unknown';

const names: Record<string, string> = {
  'consumer.name': 'name',
  'consumer.phone': 'phone',
  'consumer.address': 'address',
  'agent.name': 'agentName',
  'agent.phone': 'agentPhone',
  'operator.name': 'shop',
  'operator.phone': 'shopPhone',
  'operator.address': 'shopAddress',
  story: 'story',
  claim: 'claim',
  amountFen: 'amount',
  'injury.injury': 'injury',
  'injury.person': 'injury',
  categoryCode: 'category',
  attachmentIds: 'photos',
};

/** The order of the questions on the page, which is the order of the summary. */
const order = [
  'name',
  'phone',
  'village',
  'address',
  'agentName',
  'agentPhone',
  'shop',
  'shopVillage',
  'shopAddress',
  'shopPhone',
  'story',
  'day',
  'category',
  'injury',
  'claim',
  'amount',
  'photos',
];

/** Plainer than the sentences that the schema makes, where a villager would stumble. */
const plainer: Record<string, { zh: string; en: string }> = {
  name: { zh: '请写您的姓名', en: 'Please write your name' },
  agentName: { zh: '请写您自己的姓名', en: 'Please write your own name' },
  shop: {
    zh: '请写店名。不知道店名，写“卖化肥的老周”也行',
    en: "Please write the shop's name, or describe the seller",
  },
  story: { zh: '请说说发生了什么事，至少 5 个字', en: 'Please tell what happened, in at least 5 characters' },
  injury: { zh: '请写谁受伤了、伤在哪里', en: 'Please write who is hurt, and how' },
  claim: { zh: '请打勾，或者写写您想要什么', en: 'Please tick or write what you ask for' },
};

export type Read = { filing: Filing; problems: [] } | { filing: null; problems: FieldProblem[] };

export function readFiling(
  typed: Typed,
  facts: { clientId: string; attachmentIds: string[]; county: CountyFacts; today: Day },
): Read {
  const problems: FieldProblem[] = [];
  const wrong = (path: string, zh: string, en: string): null => {
    problems.push({ path, zh, en });
    return null;
  };
  const { county, today } = facts;
  demandPlaces(typed, wrong);
  const sum = sumTyped(typed, wrong);
  const input: FilingInput = {
    clientId: facts.clientId,
    channel: webChannel(county),
    consumer: {
      name: one(typed, 'name'),
      phone: one(typed, 'phone'),
      address: one(typed, 'address'),
      regionId: regionTyped(typed, 'village', county),
    },
    agent: one(typed, 'forOther') === 'yes' ? { name: one(typed, 'agentName'), phone: one(typed, 'agentPhone') } : null,
    operator: { name: one(typed, 'shop'), phone: one(typed, 'shopPhone'), address: one(typed, 'shopAddress') },
    place: { regionId: regionTyped(typed, 'shopVillage', county) },
    categoryCode: county.categories.find((category) => category.code === one(typed, 'category'))?.code ?? null,
    story: one(typed, 'story').replaceAll('\r\n', '\n'),
    claim: claimOf(typed),
    happenedOn: dayTyped(typed, today, wrong),
    amountFen: sum?.fen ?? null,
    // 「30多元」 says itself that it is rough; otherwise the box does.
    amountAbout: sum?.about ?? (one(typed, 'rough') === 'yes' ? 'about' : null),
    injury: one(typed, 'hurt') === 'yes' ? { injury: one(typed, 'injury') } : null,
    consents: { publish: one(typed, 'publish') === 'yes', entrust: one(typed, 'entrust') === 'yes' },
    attachmentIds: facts.attachmentIds,
  };
  const parsed = Filing.safeParse(input);
  if (!parsed.success) problems.push(...saidPlainly(parsed.error, Filing, { names, plainer, known: problems, typed }));
  if (parsed.success && problems.length === 0) return { filing: parsed.data, problems: [] };
  return {
    filing: null,
    problems: problems.map(saidToAgent).toSorted((a, b) => order.indexOf(a.path) - order.indexOf(b.path)),
  };
}

/** Who fills in the form is the agent himself. */
function saidToAgent(problem: FieldProblem): FieldProblem {
  if (problem.path !== 'agentPhone') return problem;
  const zh = problem.zh.startsWith('请填写')
    ? '请写您自己的电话，办到哪了好告诉您'
    : problem.zh.replace('代理人电话', '您自己的电话');
  return { ...problem, zh };
}

type Wrong = (path: string, zh: string, en: string) => null;

/** Where who complains lives and where the shop is: picked, and written when it is outside the county. */
function demandPlaces(typed: Typed, wrong: Wrong): void {
  if (one(typed, 'village') === '')
    wrong('village', '请挑您住的村或社区，不在本县的挑“不在本县”', 'Please pick your village, or “outside the county”');
  if (one(typed, 'shopVillage') === '')
    wrong(
      'shopVillage',
      '请挑店在哪里，不知道的挑“都不是，或者不知道”',
      'Please pick where the shop is, or “not known”',
    );
  if (one(typed, 'village') === outside && one(typed, 'address').trim() === '')
    wrong('address', '您不住本县，请写住在哪个县市', 'You live outside the county: please write where');
  if (one(typed, 'shopVillage') === outside && one(typed, 'shopAddress').trim() === '')
    wrong(
      'shopAddress',
      '店不在本县，请写在哪个县市，网店写网址',
      'The shop is outside the county: please write where, or its web address',
    );
}

function sumTyped(typed: Typed, wrong: Wrong): ReturnType<typeof parseSum> {
  const amount = one(typed, 'amount').trim();
  if (amount === '') return null;
  const sum = parseSum(amount);
  return (
    sum ??
    wrong(
      'amount',
      '涉及多少钱只写数字，最多两位小数，例如 140 或 1750.5，不知道就空着',
      'Write the amount in figures with at most two decimals, such as 140, or leave it empty',
    )
  );
}

/** 「退货退款、赔损失。要发票。请另外查处……」: the ticked words and the written ones as one text. */
function claimOf(typed: Typed): string {
  const ticked = many(typed, 'ask').flatMap((key) => (key in asks ? [asks[key as keyof typeof asks].zh] : []));
  const own = [ticked.join('、'), one(typed, 'claim').trim().replaceAll('\r\n', '\n')];
  // Alone it is no claim: who wants nothing for himself tips off and does not complain.
  const also = one(typed, 'also') === 'yes' && own.some((part) => part !== '') ? [alsoTipoff.zh] : [];
  return [...own, ...also].filter((part) => part !== '').join('。');
}

interface Plain {
  /** The field of the form by the path in the schema. */
  names: Readonly<Record<string, string>>;
  plainer: Readonly<Record<string, { zh: string; en: string }>>;
  /** What is named already is not named twice. */
  known: readonly FieldProblem[];
  typed: Typed;
}

/** What the schema found wrong, each at the field of the form that the visitor sees. */
export function saidPlainly(
  error: z.ZodError,
  schema: z.ZodType,
  { names, plainer, known, typed }: Plain,
): FieldProblem[] {
  const said: FieldProblem[] = [];
  for (const problem of problemsOf(error, schema)) {
    const path = names[problem.path] ?? 'story';
    if ([...known, ...said].some((one) => one.path === path)) continue;
    const issue = error.issues.find((found) => found.path.map(String).join('.') === problem.path);
    const short = issue?.code === 'too_small';
    const words = (short ? plainer[path] : undefined) ?? { zh: problem.zh.replace(/。$/u, ''), en: problem.en };
    said.push({ path, ...counted(words, issue, one(typed, path).trim().length) });
  }
  return said;
}

/** Who wrote too much is told how much there is. */
function counted<W extends { zh: string; en: string }>(
  words: W,
  issue: z.core.$ZodIssue | undefined,
  length: number,
): W {
  if (issue?.code !== 'too_big' || issue.origin !== 'string' || length <= Number(issue.maximum)) return words;
  return { ...words, zh: `${words.zh}（现在 ${length} 个）`, en: `${words.en} There are ${length}.` };
}

/** The village that was picked, or null when it is none of this county. */
export function regionTyped(typed: Typed, name: string, county: CountyFacts): string | null {
  const chosen = one(typed, name);
  return county.regions.some((region) => region.id === chosen) ? chosen : null;
}

/** The channel of these pages in the list of channels. */
export function webChannel(county: CountyFacts): string {
  return county.categories.some((category) => category.code === 'C14') ? 'C14' : 'C02';
}

/** Who bought before 1994 bought before there was a law on consumers: the year is a slip of the finger. */
const firstYear = 1994;

/** The day from its three boxes, in figures or numerals such as 二〇二六; the year may be left out. All empty is no day. */
export function dayTyped(typed: Typed, today: Day, wrong: Wrong): Day | null {
  const [year, month, date] = ['year', 'month', 'day'].map((name) => figuresOf(one(typed, name))) as [
    string,
    string,
    string,
  ];
  if (year === '' && month === '' && date === '') return null;
  if (month === '' || date === '')
    return wrong(
      'day',
      '还差月或者日；记不清哪天，三格都空着',
      'Month or day is missing; if you forgot, leave all empty',
    );
  const day = `${year === '' ? today.slice(0, 4) : year.padStart(4, '20')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  if (!isDay(day) || year.length === 1 || year.length === 3)
    return wrong('day', '没有这一天，请改一改，例如 4 月 18 日', 'There is no such day; for example month 4, day 18');
  if (Number(day.slice(0, 4)) < firstYear)
    return wrong(
      'day',
      `${day.slice(0, 4)}年太早了，请看看年份写对没有`,
      'That year is too early: please look at it again',
    );
  // Who typed the year may have slipped in it: 1 January of next year reads as long past without it.
  const words = (of: Day) =>
    `${year === '' ? '' : `${of.slice(0, 4)}年`}${Number(of.slice(5, 7))}月${Number(of.slice(8, 10))}日`;
  if (day > today)
    return wrong(
      'day',
      `${words(day)}还没到，今天是${words(today)}${year === '' ? '；是去年的，请写上年份' : ''}`,
      `${day} is still to come; today is ${today}${year === '' ? '; if it was last year, write the year' : ''}`,
    );
  return day;
}

/** 「２」 and 「二〇二六」 are figures too, 「十二」 is 12; what is neither stays as it is, so that it is no day. */
function figuresOf(typed: string): string {
  const words = typed
    .normalize('NFKC')
    .replace(/[\s年月日号]/gu, '')
    .replaceAll('〇', '零');
  if (/^[零一二三四五六七八九]{2,4}$/u.test(words)) return [...words].map((one) => numberOf(one)).join('');
  return /^[一二三四五六七八九十]{1,3}$/u.test(words) ? String(numberOf(words)) : words;
}
