/**
 * 追问 (asked question): what a county wants to be asked beside the form, of one class of goods or services or where certain words are told:
 * of seed the batch, the variety and how many mu; of a prepaid card what is left on it. Nothing of it holds anybody up: what the county has
 * made required can be answered by saying that one does not know.
 */
import { z } from 'zod';
import { isDay, type Day } from '../../base/calendar.ts';
import type { TextGate } from '../../base/disclosure/leak-mark.ts';
import { namingProblems, sayEach } from '../../base/disclosure/nameless.ts';
import { labelled, written } from '../../base/field.ts';
import { isMasked } from '../../base/number/masked.ts';
import { saidNumber } from '../../base/number/numerals.ts';
import { isPersonal, numbersIn, plainNumber } from '../../base/number/standing-numbers.ts';
import { Refusal, type FieldProblem } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { categoryNode, isWithinCategory } from '../category.ts';

export const answerKindWords = {
  text: { zh: '文字', en: 'Words' },
  number: { zh: '数字', en: 'Number' },
  day: { zh: '日期', en: 'Day' },
  choice: { zh: '选一个', en: 'One of a list' },
} as const satisfies Record<string, Words>;
export type AnswerKind = keyof typeof answerKindWords;
export const answerKinds = Object.keys(answerKindWords) as [AnswerKind, ...AnswerKind[]];

/** Where it is asked: on the citizen's form, on the desk's intake sheet, on the station's telephone and sheet. */
export const surfaceWords = {
  portal: { zh: '群众投诉页', en: 'Citizens’ form' },
  desk: { zh: '工作台登记', en: 'Desk' },
  station: { zh: '站点登记', en: 'Stations' },
} as const satisfies Record<string, Words>;
export type Surface = keyof typeof surfaceWords;
export const surfaces = Object.keys(surfaceWords) as [Surface, ...Surface[]];

/** What of a matter an answer tells; each is a kind of fact by which matters are compared, or that is shown of them. */
export const askedFacts = ['batch', 'model', 'brand', 'mu', 'balance', 'households', 'people'] as const;
export type AskedFact = (typeof askedFacts)[number];

/** A word is typed or chosen; what is counted and added up is a number. */
const wordKinds: readonly AnswerKind[] = ['text', 'choice'];
const kindsOfFact: Readonly<Record<AskedFact, readonly AnswerKind[]>> = {
  batch: wordKinds,
  model: wordKinds,
  brand: wordKinds,
  mu: ['number'],
  balance: ['number'],
  households: ['number'],
  people: ['number'],
};

/** Which facts an answer of the kind can tell. */
export function factsOfKind(kind: AnswerKind): AskedFact[] {
  return askedFacts.filter((fact) => kindsOfFact[fact].includes(kind));
}

/** What is written down of who does not know; it tells no fact, and answers what is required too. */
export const notKnown = '不知道';
const saysNotKnown = /^(?:不知道|不清楚|记不清|记不得|not known)了?$/iu;

export interface AskedQuestion {
  countyId: number;
  id: string;
  /** The class or kind of problem of which it is asked, with all below; null where words alone decide. */
  node: string | null;
  /** Words of a telling that call for it where no other class is chosen: 种子, 会员卡. */
  sayings: readonly string[];
  zh: string;
  en: string;
  /** 亩, 元; empty for none. */
  unit: string;
  kind: AnswerKind;
  choices: readonly string[];
  /** A number beyond it cannot be. */
  most: number | null;
  fact: AskedFact | null;
  required: boolean;
  surfaces: readonly Surface[];
  position: number;
  /** From when on nobody is asked any more; an answer that comes later from a telephone is taken. */
  endedOn: Day | null;
}

/** As it is asked, on a page or a telephone. */
export type Asking = Pick<
  AskedQuestion,
  'id' | 'node' | 'sayings' | 'zh' | 'en' | 'unit' | 'kind' | 'choices' | 'most' | 'fact' | 'required'
>;

/** An answer as it goes with a filing. */
export const AskedAnswer = z.object({
  question: z.uuid().toLowerCase(),
  answer: written().min(1).max(200),
});
export type AskedAnswer = z.infer<typeof AskedAnswer>;

const mostQuestions = 60;
/** Nobody answers more of one matter. */
export const mostAnswers = 20;
export const mostOfAnswer = 60;

export const AskedAnswers = labelled(z.array(AskedAnswer).max(mostAnswers).default([]), {
  zh: '追问的回答',
  en: 'Further answers',
});

const list = (zh: string, en: string, most: number, longest: number) =>
  labelled(z.array(written().min(1).max(longest)).max(most).default([]), {
    zh,
    en,
    wrongZh: `最多 ${most} 个，每个不超过 ${longest} 个字`,
  });

/** What the administrator writes; where it stands among the others is counted. */
export const AskedQuestionForm = z
  .object({
    node: labelled(z.string().max(10).regex(categoryNode).nullable(), {
      zh: '哪一类问',
      en: 'Of which class',
      input: 'category',
    }),
    sayings: list('话里出现这些词也问', 'Asked where these words are told', 20, 8),
    zh: labelled(written().min(2).max(40), { zh: '怎么问', en: 'The question', input: 'text' }),
    en: labelled(written().max(80).default(''), { zh: '英文怎么问', en: 'The question in English', input: 'text' }),
    unit: labelled(written().max(6).default(''), { zh: '单位', en: 'Unit', input: 'text' }),
    kind: labelled(z.enum(answerKinds), { zh: '怎么答', en: 'Kind of answer', input: 'choice' }),
    choices: list('选哪几个', 'The list to choose from', 12, 20),
    most: labelled(z.number().positive().max(1_000_000_000).nullable().default(null), {
      zh: '最大是多少',
      en: 'The greatest number',
      input: 'number',
      wrongZh: '写一个数，不限就空着',
    }),
    fact: labelled(z.enum(askedFacts).nullable().default(null), {
      zh: '算哪种事实',
      en: 'Kind of fact',
      input: 'choice',
    }),
    required: labelled(z.boolean().default(false), { zh: '必须答', en: 'Required' }),
    surfaces: labelled(z.array(z.enum(surfaces)).min(1).max(surfaces.length), {
      zh: '在哪里问',
      en: 'Where it is asked',
      wrongZh: '至少选一处',
    }),
    ended: labelled(z.boolean().default(false), { zh: '不再问', en: 'Asked no more' }),
  })
  .check(({ value, issues }) => {
    const wrong = (path: string, message: string) =>
      issues.push({ code: 'custom', input: value, path: [path], message });
    if (value.node === null && value.sayings.length === 0)
      wrong('node', '请选哪一类问，或者写出现哪些词就问。|Choose a class, or write the words that call for it.');
    if (value.kind === 'choice' && value.choices.length < 2)
      wrong('choices', '“选一个”至少要写两个可选的。|A choice needs at least two to choose from.');
    if (value.fact !== null && !kindsOfFact[value.fact].includes(value.kind))
      wrong(
        'fact',
        kindsOfFact[value.fact].includes('number')
          ? '这种事实要加起来算，“怎么答”请选“数字”，或者不算事实。|This fact is added up: let it be answered by a number, or be no fact.'
          : '这种事实是字，“怎么答”请选“文字”或者“选一个”，或者不算事实。|This fact is a word: let it be typed or chosen, or be no fact.',
      );
  });
export type AskedQuestionForm = z.infer<typeof AskedQuestionForm>;

/** The question as it is kept: one that is new stands behind the others. */
export function savedQuestion(
  id: string,
  form: AskedQuestionForm,
  all: readonly AskedQuestion[],
  { countyId, today, leaksOf }: TextGate & { countyId: number; today: Day },
): AskedQuestion {
  // It is read by whoever complains, and stays for what was answered; brands and varieties to choose from sound like names.
  const texts = { brief: { zh: form.zh, en: form.en }, plain: { choices: form.choices.join('，') } };
  const named = namingProblems(texts, { leaksOf }, sayEach);
  if (named.length > 0) throw new Refusal('invalid-input', {}, named);
  const before = all.find((one) => one.id === id);
  if (before === undefined && all.length >= mostQuestions) throw new Refusal('asked-too-many', { most: mostQuestions });
  const { ended, en, ...rest } = form;
  return {
    countyId,
    id,
    ...rest,
    en: en === '' ? rest.zh : en,
    choices: rest.kind === 'choice' ? rest.choices : [],
    most: rest.kind === 'number' ? rest.most : null,
    position: before?.position ?? Math.max(-1, ...all.map(({ position }) => position)) + 1,
    endedOn: ended ? (before?.endedOn ?? today) : null,
  };
}

/** What is known of a matter while it is told. */
export interface ToldSoFar {
  categoryCode: string | null;
  natureCode: string | null;
  text: string;
}

/** The questions of one place that are asked today, in their order. */
export function asked(questions: readonly AskedQuestion[], surface: Surface): AskedQuestion[] {
  return questions
    .filter(({ endedOn, surfaces: places }) => endedOn === null && places.includes(surface))
    .toSorted((a, b) => a.position - b.position);
}

/** Which of them the telling calls for. */
export function calledFor<Q extends Asking>(questions: readonly Q[], told: ToldSoFar): Q[] {
  return questions.filter((question) => isCalledFor(question, told)).slice(0, mostAnswers);
}

function isCalledFor({ node, sayings }: Asking, { categoryCode, natureCode, text }: ToldSoFar): boolean {
  if (node !== null && [categoryCode, natureCode].some((code) => isWithinCategory(code, node))) return true;
  if (!sayings.some((saying) => text.includes(saying))) return false;
  // Words count where nobody has said that it is something else: seed bags beside a broken refrigerator are no seed.
  return node === null || node.startsWith('N') || categoryCode === null || isWithinCategory(node, categoryCode);
}

/** The question with its unit, where it does not say it itself. */
export function askedLabel({ zh, en, unit }: Pick<AskedQuestion, 'zh' | 'en' | 'unit'>): Words {
  return unit === '' || zh.includes(unit) ? { zh, en } : { zh: `${zh}（${unit}）`, en: `${en} (${unit})` };
}

/** Under which name the box of a question stands in a form, and is named when it is wrong. */
export function askedPath({ id }: Pick<AskedQuestion, 'id'>): string {
  return `asked.${id}`;
}

/** What was typed under the questions: answers that can be, and a sentence for each that cannot, naming its question and the way out. */
export function readAnswers(
  questions: readonly Asking[],
  typedOf: (question: Asking) => string,
  today: Day,
): { answers: AskedAnswer[]; problems: FieldProblem[] } {
  const answers: AskedAnswer[] = [];
  const problems: FieldProblem[] = [];
  for (const question of questions) {
    const typed = typedOf(question).trim();
    const read = readAnswer(question, typed, today);
    if (typeof read === 'string') answers.push({ question: question.id, answer: read });
    else if (read !== null) problems.push({ path: askedPath(question), ...read });
  }
  return { answers, problems };
}

/** The answer in one form, null for none, or what is wrong with it. */
export function readAnswer(question: Asking, typed: string, today: Day): string | Words | null {
  if (typed === '')
    return question.required
      ? {
          zh: `请答“${question.zh}”，不知道就选“不知道”`,
          en: `Please answer “${question.en}”, or say that it is not known`,
        }
      : null;
  if (saysNotKnown.test(typed) && !question.choices.includes(typed)) return notKnown;
  if (typed.length > mostOfAnswer)
    return {
      zh: `“${question.zh}”最多写 ${mostOfAnswer} 个字，现在 ${typed.length} 个`,
      en: `“${question.en}”: at most ${mostOfAnswer} characters, there are ${typed.length}`,
    };
  return readers[question.kind](question, typed, today);
}

const readers: Record<AnswerKind, (question: Asking, typed: string, today: Day) => string | Words> = {
  text: textOf,
  number: numberOf,
  day: dayOf,
  choice: ({ zh, en, choices }, typed) =>
    choices.includes(typed) ? typed : { zh: `“${zh}”请从列出来的里面选`, en: `“${en}”: choose one of the list` },
};

/** A telephone or an identity number among the words belongs into the fields that are sealed; a batch that looks like one too. */
function textOf({ zh, en }: Asking, typed: string): string | Words {
  if (!numbersIn(typed).some(({ figures }) => isPersonal(plainNumber(figures)))) return typed;
  return {
    zh: `“${zh}”里不用写电话、身份证号，请去掉；别的号码看着像的，写到经过里`,
    en: `“${en}”: leave out telephones and identity numbers; tell of another number that looks like one in your own words`,
  };
}

/** 「12」, 「３.5 亩」, 「十二」. */
function numberOf({ zh, en, unit, most, required }: Asking, typed: string): string | Words {
  const plain = typed.normalize('NFKC').replace(/[\s,，]/gu, '');
  const bare = unit !== '' && plain.endsWith(unit) ? plain.slice(0, -unit.length) : plain;
  const n = /^\d{1,10}(?:\.\d{1,3})?$/u.test(bare) ? Number(bare) : saidNumber(bare);
  if (n === null)
    return {
      zh: `“${zh}”只写数字，例如 12 或 3.5${required ? '' : '，不知道就空着'}`,
      en: `“${en}”: write figures, such as 12 or 3.5${required ? '' : ', or leave it empty'}`,
    };
  if (most !== null && n > most)
    return {
      zh: `“${zh}”写的是 ${n}${unit}，太大了，请看看是不是多写了`,
      en: `“${en}”: ${n} ${unit} is too much, please look at it again`,
    };
  return String(n);
}

/** Before there was a law on consumers nobody bought what is complained of. */
const firstYear = 1994;

/** 「2026-04-18」, 「2026年4月18日」; without its year it is the last such day. */
function dayOf({ zh, en, required }: Asking, typed: string, today: Day): string | Words {
  const plain = typed.normalize('NFKC').replace(/\s/gu, '');
  const found = /^(?:(\d{4})[-./年])?(\d{1,2})[-./月](\d{1,2})[日号]?$/u.exec(plain);
  const day = found === null ? null : datedBy(found, today);
  if (day === null)
    return {
      zh: `“${zh}”请写成 2026年4月18日 这样${required ? '' : '，记不清就空着'}`,
      en: `“${en}”: write it like 2026-04-18${required ? '' : ', or leave it empty'}`,
    };
  if (day > today) return { zh: `“${zh}”还没到这一天，请看看写对没有`, en: `“${en}”: that day is still to come` };
  if (Number(day.slice(0, 4)) < firstYear)
    return { zh: `“${zh}”的年份太早了，请看看写对没有`, en: `“${en}”: that year is too early` };
  return day;
}

function datedBy([, year, month = '', date = '']: RegExpExecArray, today: Day): Day | null {
  const rest = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const own = `${year ?? today.slice(0, 4)}-${rest}`;
  const day = year === undefined && own > today ? `${Number(today.slice(0, 4)) - 1}-${rest}` : own;
  return isDay(day) ? day : null;
}

/**
 * Whether an answer tells the fact of its question as the question stands now: who does not know tells none, nor does what was kept as it
 * was said because the question has been changed since.
 */
export function tellsFact(question: Asking, answer: string): boolean {
  const { fact, kind, choices } = question;
  if (fact === null || !kindsOfFact[fact].includes(kind) || answer === notKnown || isMasked(answer)) return false;
  if (kind === 'number') return numberOf(question, answer) === answer;
  return kind !== 'choice' || choices.includes(answer);
}

/** What was answered, with its unit where it is a number, for the file and for papers. */
export function answerWords({ kind, unit }: Pick<AskedQuestion, 'kind' | 'unit'>, answer: string): string {
  return kind === 'number' && unit !== '' && Number.isFinite(Number(answer)) ? `${answer} ${unit}` : answer;
}

/** A question with what was answered to it, for who reads the file. */
export interface ToldAnswer extends Words {
  /** With its unit. */
  told: string;
  value: string;
  fact: AskedFact | null;
}

/** What was answered of one matter, in the order of the questions, those too that are asked no more. */
export function toldAnswers(
  questions: readonly AskedQuestion[],
  answers: readonly { question: string; value: string }[],
): ToldAnswer[] {
  return questions.flatMap((question) => {
    const given = answers.find((one) => one.question === question.id);
    if (given === undefined) return [];
    const { zh, en } = question;
    const { value } = given;
    const fact = tellsFact(question, value) ? question.fact : null;
    return [{ zh, en, fact, value, told: answerWords(question, value) }];
  });
}
