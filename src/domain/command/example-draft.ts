/**
 * 案例稿 (story): a matter told so that others learn from it, in words without personal data. The program drafts it from what was
 * done and when; a person reads and corrects it, and what still names somebody is refused.
 */
import { dayOf, dayZh, type Day } from '../base/calendar.ts';
import type { Callout } from './callout.ts';
import { linksOf } from './callout.ts';
import { formatYuan } from '../base/money.ts';
import {
  maskLeaks,
  type KnownLeaks,
  type LeakKind,
  type LeakMark,
  type TextGate,
} from '../base/disclosure/leak-mark.ts';
import { maskText } from '../base/masking.ts';
import { Refusal } from '../base/refusal.ts';

export interface ExampleDraft {
  title: string;
  text: string;
}

/** What of a call-out may stand in a published text: the town and not the village, the goods and not the shop. */
export interface ExampleFacts {
  town: string;
  /** What it was about, such as 「烟花爆竹」; empty when nobody has classed it. */
  category: string;
  measures: readonly string[];
  offices: readonly string[];
  departments: readonly string[];
  stations: number;
  secretNames: readonly string[];
}

/** The draft of the close: when and roughly where, what came in, what was done in how many minutes, what came of it. */
export function draftExample(callout: Callout, facts: ExampleFacts): ExampleDraft {
  const { town, category, measures, offices, departments, stations, secretNames } = facts;
  const subject = category === '' ? '消费安全' : category;
  const links = linksOf(callout);
  const took = (minutes: number | null) => (minutes === null ? '' : minutes < 1 ? '不到1分钟' : `${minutes}分钟`);
  const parts = [
    `${dayZh(dayOf(callout.openedAt))}，${town === '' ? '县内' : town}发生一起${subject}${callout.hurt ? '伤人' : ''}事件，12315 值班人员接报后立即呼叫当班领导。`,
    links.answer === null ? '' : `${took(links.answer)}内有人接警。`,
    measures.length === 0 ? '' : `第一时间的措施：${measures.join('')}`,
    offices.length === 0
      ? ''
      : `派${offices.join('、')}赶赴现场${links.arrival === null ? '' : `，接警后${took(links.arrival)}到场`}。`,
    departments.length === 0 ? '' : `同时通报${departments.join('、')}。`,
    stations === 0 ? '' : `提醒附近 ${stations} 个站点留意同样的商品。`,
    callout.result === '' ? '' : `处理结果：${callout.result}`,
  ];
  const clean = (words: string) => maskText(words, secretNames);
  return {
    title: clean(`${town}${subject}${callout.hurt ? '伤人' : ''}事件的应急处置`),
    text: clean(parts.filter((part) => part !== '').join('')),
  };
}

/** What of a settled complaint its story is drafted from. */
export interface SettledFacts extends CaseGate {
  /** When it ended. */
  endedOn: Day;
  town: string;
  /** What it was about, such as 「家用电器」; empty when nobody has classed it. */
  category: string;
  story: string;
  claim: string;
  /** Who settled it: the office, or the station at its own table. */
  by: string;
  atStation: boolean;
  recoveredFen: number | null;
  /** Who did not agree to be published is told of without day and town. */
  consented: boolean;
}

/** The draft from a settled complaint: what was told, what was asked, who brought them together, what came of it. */
export function draftSettled(facts: SettledFacts): ExampleDraft {
  const { endedOn, town, category, story, claim, by, atStation, recoveredFen, consented } = facts;
  const where = consented && town !== '' ? town : '县内';
  const when = consented
    ? `${Number(endedOn.slice(0, 4))}年${Number(endedOn.slice(5, 7))}月`
    : `${Number(endedOn.slice(0, 4))}年`;
  const subject = category === '' ? '消费' : category;
  const money = recoveredFen === null || recoveredFen === 0 ? '' : `，经营者退赔 ${formatYuan(recoveredFen)} 元`;
  const told = whole(unnamed(story, facts));
  const asked = unnamed(claim, facts).replace(/(?<![。；，])[。；，]+$/u, '');
  return {
    title: `${where}一起${subject}纠纷的调解`,
    text: [
      `${when}，${where}一名消费者反映：${told}`,
      asked === '' || told.includes(asked) ? '' : `他要求：${asked}。`,
      atStation ? '站点当场请双方坐下来谈，' : `${by}受理后组织双方调解，`,
      `双方达成一致${money}。`,
    ].join(''),
  };
}

/** What a published text must not have. */
export interface Secrets {
  /** The people: who complained, who was hurt, the members of a joint complaint. */
  names: readonly string[];
  /** The shop, which may be named for a reason that is written down. */
  firm: string;
  /** Addresses as they were written, and the villages of both sides. */
  places: readonly string[];
}

/** What a case is read with. */
export interface CaseGate extends TextGate {
  secrets: Secrets;
}

export const noSecrets: Secrets = { names: [], firm: '', places: [] };

export const leakWords = {
  name: { zh: '当事人的姓名', en: 'the name of a party' },
  firm: { zh: '店名', en: 'the name of the shop' },
  place: { zh: '村名或者门牌地址', en: 'a village or an address' },
  number: { zh: '电话或者证件号', en: 'a telephone or the number of an identity paper' },
} as const;
export type Leak = keyof typeof leakWords;

/** Which of its own words the people are told of a mark of the gate. */
const leakOf: Readonly<Record<LeakKind, Leak>> = {
  name: 'name',
  firm: 'firm',
  village: 'place',
  address: 'place',
  few: 'place',
  person: 'place',
  phone: 'number',
  identity: 'number',
  card: 'number',
  account: 'number',
  plate: 'number',
  number: 'number',
};

/** What the gate knows of a case; a firm is told of where nobody wrote why it is named. */
export function knownOf({ names, firm, places }: Secrets, firmReason = ''): KnownLeaks {
  return { names, firms: firmReason === '' ? firmForms(firm) : [], places };
}

/** The marks of the gate of publication in a case. Where the firm is named for a reason, its own house is no secret. */
export function caseMarks(words: string, { leaksOf, secrets }: CaseGate, firmReason = ''): LeakMark[] {
  return leaksOf(words, knownOf(secrets, firmReason)).filter(({ kind }) => firmReason === '' || kind !== 'address');
}

/** What plainly tells who it was, in the order in which people are told; what is only guessed to be a name is a person's to judge. */
export function caseLeaks(words: string, gate: CaseGate, firmReason = ''): Leak[] {
  const found = new Set(
    caseMarks(words, gate, firmReason)
      .filter(({ guessed }) => guessed !== true)
      .map(({ kind }) => leakOf[kind]),
  );
  return (Object.keys(leakWords) as Leak[]).filter((leak) => found.has(leak));
}

/** Refuses words that still tell who it was; each field is named with what stands in it. */
export function demandMasked(fields: Readonly<Record<string, string>>, gate: CaseGate, firmReason: string): void {
  const wrong = Object.entries(fields).flatMap(([path, words]) => {
    const leaks = caseLeaks(words, gate, firmReason).map((leak) => leakWords[leak]);
    if (leaks.length === 0) return [];
    return [
      {
        path,
        zh: `里面有${leaks.map(({ zh }) => zh).join('、')}；请改成“某某”“某店”，地方写到乡镇。`,
        en: `It has ${leaks.map(({ en }) => en).join(', ')} in it; write it without.`,
      },
    ];
  });
  if (wrong.length > 0) throw new Refusal('example-names-person', {}, wrong);
}

/** Before others read it: what the gate only takes for a name is changed, or let through by a person. */
export function demandDecided(
  fields: Readonly<Record<string, string>>,
  gate: CaseGate,
  firmReason: string,
  passed: readonly string[],
): void {
  demandMasked(fields, gate, firmReason);
  const wrong = Object.entries(fields).flatMap(([path, words]) =>
    caseMarks(words, gate, firmReason)
      .filter((mark) => !passed.includes(mark.words))
      .map((mark) => ({
        path,
        zh: `“${mark.words}”像是姓名或者称呼；请退回改成“${mark.instead}”，确实不是的写明理由放行。`,
        en: `“${mark.words}” may be the name of somebody; write “${mark.instead}”, or let it through with a reason.`,
      })),
  );
  if (wrong.length > 0) throw new Refusal('example-names-person', {}, wrong);
}

/** A place before the name of a shop; 超市, 门市, 小区 and 老乡 are none. */
const placeBefore =
  /^.{1,4}?(?:省|自治区|(?<![超门城夜菜])市|县|社区|(?<![社小校园景])区|镇|街道|(?<![老家故])乡|村)(?=.{3,}$)/u;
const kindBehind = /(?:有限责任公司|有限公司|经营部|商行|超市|商店|门市部?|店)$/u;
/** What every other shop is called as well tells none apart. */
const common =
  /^(?:农资|家电|家用|电器|百货|日用|便民|生活|火锅|水果|食品|烟酒|副食|五金|建材|服装|手机|化肥|种子|快餐|早餐|综合)*(?:有限责任公司|有限公司|经营部|商行|超市|商店|门市部?|店)?$/u;

/** The name of a shop as people write it: without one place after the other before it, and without the kind of firm behind it. */
function firmForms(firm: string): string[] {
  const whole = firm.trim();
  const forms = [whole];
  let bare = whole;
  for (let next = bare.replace(placeBefore, ''); next !== bare; next = bare.replace(placeBefore, '')) {
    bare = next;
    forms.push(bare);
  }
  const core = bare.replace(kindBehind, '');
  if ([...core].length >= 4) forms.push(core);
  return forms.filter((one) => one === whole || !common.test(one)).filter((one) => one !== '');
}

/** Words without what they must not have: people are 某某, the shop is 某店, a place is left out. */
function unnamed(words: string, { leaksOf, secrets }: CaseGate): string {
  const { names, firm, places } = secrets;
  const put = (text: string, one: string, other: string) => (one.length > 1 ? text.replaceAll(one, other) : text);
  const shop = firmForms(firm)
    .toSorted((a, b) => b.length - a.length)
    .reduce((text, one) => put(text, one, '某店'), words);
  const people = names.reduce((text, one) => put(text, one, '某某'), shop);
  const placed = [...places].toSorted((a, b) => b.length - a.length).reduce((text, one) => put(text, one, ''), people);
  // A draft keeps no figure of a number, and nothing of a house.
  return maskLeaks(
    placed,
    leaksOf(placed).map((mark) => (mark.kind === 'name' ? mark : { ...mark, instead: '' })),
  );
}

/** Ends with the mark of a sentence. */
function whole(words: string): string {
  const trimmed = words.trim();
  return /[。！？”]$/u.test(trimmed) ? trimmed : `${trimmed.replace(/[，；、,]$/u, '')}。`;
}

/** Refuses the draft of a call-out that is not masked as the program drafts it; before others read it, the gate reads it too. */
export function demandMaskedDraft({ title, text }: ExampleDraft, secretNames: readonly string[]): void {
  const fields = [
    { path: 'exampleTitle', words: title },
    { path: 'exampleText', words: text },
  ].filter(({ words }) => maskText(words, secretNames) !== words);
  if (fields.length === 0) return;
  throw new Refusal(
    'example-names-person',
    {},
    fields.map(({ path }) => ({
      path,
      zh: '里面有当事人的姓名、店名或者电话、证件号；请改成“某某”“某店”。',
      en: 'It names a party or has a number in it; write it without.',
    })),
  );
}
