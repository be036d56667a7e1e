/** 为什么算一起 (evidence): the group as a card tells it, naming the facts that its members share, in words that an officer can check. */
import { firstOf } from '../../base/words.ts';
import type { EvidenceMember, Evidence } from '../suspicion.ts';
import type { MatterKind } from '../../matter/matter.ts';
import { factKindWords, type FactKind, type FactSheet } from './fact.ts';
import { wordsOfCode, type FactLexicon } from './fact-lexicon.ts';
import { countPeople, type Group, type Linked } from './fact-groups.ts';
import type { Comparable } from './comparable.ts';
import type { GroupLimits } from '../../law/local-limits.ts';

/** What the card keeps of a matter besides its facts. */
export interface GroupedMatter {
  kind: MatterKind;
  number: string;
  categoryCode: string | null;
  /** 联名: how many complain together by the record; one where it is none. */
  joint: number;
}

/** What the members have in common. */
interface Shared {
  brand: string;
  model: string;
  batch: string;
  school: string;
  channel: string;
  product: string;
  crop: string;
  symptom: string;
  operators: readonly string[];
  byShop: boolean;
}

const keys = ['brand', 'model', 'batch', 'school', 'channel', 'product', 'crop', 'symptom'] as const;

export function evidenceOf(
  { grade, members, people }: Group,
  offered: readonly Comparable[],
  matterOf: (id: string) => GroupedMatter,
  { lexicon, limits }: { lexicon: FactLexicon; limits: GroupLimits },
): Evidence {
  // Of whom somebody tips off is told to who reads tip-offs, and to nobody by way of a card.
  const isTipoff = ({ sheet }: Comparable) => matterOf(sheet.id).kind === 'tipoff';
  const shared = sharedBy(members, isTipoff);
  const all = members.map(({ one }) => one);
  const days = all.map(({ sheet }) => sheet.day);
  const span = Math.max(...days) - Math.min(...days) + 1;
  const towns = new Set(
    all.flatMap(
      ({
        sheet: {
          towns: [first],
        },
      }) => (first === undefined ? [] : [first]),
    ),
  ).size;
  const hurt = countPeople(all.filter((one) => one.hurt));
  const households = all.reduce((sum, { sheet }) => sum + householdsOf(sheet, matterOf(sheet.id).joint), 0);
  const name = (kind: FactKind, code: string) => wordsOfCode(lexicon, kind, code);
  const goods = { zh: goodsName(shared, lexicon, 'zh'), en: goodsName(shared, lexicon, 'en') };
  const trouble = name('symptom', shared.symptom);
  const marks = markWords(shared, lexicon);
  const said = (language: 'zh' | 'en') =>
    [
      ...marks.map((mark) => mark[language]),
      shared.symptom === '' ? '' : trouble[language],
      tellers(people, all.length, all.filter(isTipoff).length)[language],
      households > people
        ? language === 'zh'
          ? `连同联名的约 ${households} 户`
          : `about ${households} households`
        : '',
      language === 'zh' ? `${span} 天` : `${span} days`,
      towns > 1 ? (language === 'zh' ? `${towns} 个乡镇` : `${towns} towns`) : '',
      hurt > 0 ? (language === 'zh' ? `${hurt} 人说有人受伤或者不适` : `${hurt} tell of somebody hurt`) : '',
    ].filter((words) => words !== '');
  return {
    title: titleOf(shared, goods.zh, trouble.zh),
    product: firstOf(goods.zh, 60),
    brand: firstOf(shared.brand, 40),
    variety: firstOf(shared.model, 40),
    batch: firstOf(shared.batch, 40),
    defect: shared.symptom === '' ? '' : trouble.zh,
    operators: shared.operators.slice(0, 30).map((one) => firstOf(one, 80)),
    categoryCode: mostOf(all.flatMap(({ sheet }) => matterOf(sheet.id).categoryCode ?? [])) ?? null,
    detector: 'facts',
    grade,
    reasonZh: `${said('zh').join('、')}。`,
    reasonEn: `${said('en').join(', ')}.`,
    needs: grade === 'suspicion' ? limits.people : limits.watchPeople,
    members: [
      ...members.map((member) => memberOf(member.one, matterOf(member.one.sheet.id), whyIn(member, lexicon), true)),
      ...offered.map((one) => memberOf(one, matterOf(one.sheet.id), whyOffered(one, lexicon), false)),
    ],
  };
}

/** Who told of it: of tip-offs nobody knows how many people they are of. */
export function tellers(people: number, matters: number, tipoffs: number): { zh: string; en: string } {
  if (tipoffs === matters) return { zh: `${matters} 件举报`, en: `${matters} tip-offs` };
  if (tipoffs === 0) return { zh: `${people} 个人投诉`, en: `${people} complainants` };
  return { zh: `${people} 个人投诉、举报`, en: `${people} people` };
}

function memberOf(
  { sheet }: Comparable,
  { kind, number, joint }: GroupedMatter,
  why: { zh: string; en: string },
  sure: boolean,
): EvidenceMember {
  const said = { why: firstOf(why.zh, 200), whyEn: firstOf(why.en, 300) };
  return { kind, matterId: sheet.id, number, ...said, households: householdsOf(sheet, joint), sure };
}

/** 「五户联名」, or as many as complain jointly by the record; that five neighbours have the same trouble is no joint complaint. */
function householdsOf({ facts, text }: FactSheet, joint: number): number {
  const told = /联名|联合|共同投诉|代表/u.test(text)
    ? facts
        .filter(({ kind, trust }) => kind === 'households' && trust === 'sure')
        .map(({ value }) => Math.floor(Number(value)))
        .filter((n) => n >= 2 && n <= 100)
    : [];
  return Math.max(1, joint, ...told);
}

function sharedBy(members: readonly Linked[], isTipoff: (one: Comparable) => boolean): Shared {
  const links = members.flatMap(({ links: found }) => found);
  const linkedValues = new Set(links.map(({ value }) => value));
  const valueOf = (kind: FactKind): string => {
    const counts = new Map<string, number>();
    for (const { one } of members)
      for (const fact of one.sheet.facts)
        if (fact.kind === kind && (fact.trust === 'sure' || linkedValues.has(fact.value)))
          counts.set(fact.value, (counts.get(fact.value) ?? 0) + 1);
    const [best] = [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    return best !== undefined && best[1] >= 2 ? best[0] : '';
  };
  const linked = (kind: 'brand' | 'model' | 'batch' | 'school' | 'channel') =>
    mostOf(links.flatMap((link) => (link.kind === kind ? link.value : []))) ?? '';
  const values = Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<(typeof keys)[number], string>;
  const byMark = links.some(({ kind }) => kind !== 'operator');
  const operators = [
    ...new Set(
      members.flatMap(({ one }) =>
        (isTipoff(one) ? [] : one.sheet.facts).flatMap(({ kind, value, trust }) =>
          kind === 'operator' && trust === 'sure' ? value : [],
        ),
      ),
    ),
  ];
  return {
    ...values,
    brand: linked('brand') || (byMark ? values.brand : ''),
    model: linked('model') || (byMark ? values.model : ''),
    batch: linked('batch') || values.batch,
    school: linked('school') || '',
    channel: linked('channel') || '',
    operators,
    byShop: links.some(({ kind }) => kind === 'operator') && !byMark,
  };
}

function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1))[0]?.[0];
}

/** 「玉米种子」, 「儿童奶」. */
function goodsName({ product, crop }: Shared, lexicon: FactLexicon, language: 'zh' | 'en'): string {
  const goods = product === '' ? '' : wordsOfCode(lexicon, 'product', product)[language];
  if (crop === '' || !['seed', ''].includes(product)) return goods;
  const grown = wordsOfCode(lexicon, 'crop', crop)[language];
  return language === 'zh' ? `${grown}${goods}` : `${grown} ${goods.toLowerCase()}`.trim();
}

function markWords(shared: Shared, lexicon: FactLexicon): { zh: string; en: string }[] {
  const of = (kind: FactKind, value: string): { zh: string; en: string }[] =>
    value === '' ? [] : [{ zh: `${nameOf(kind).zh}${value}`, en: `${nameOf(kind).en} ${value}` }];
  const channel = shared.channel === '' ? [] : [wordsOfCode(lexicon, 'channel', shared.channel)];
  return [
    ...(shared.byShop ? [{ zh: '同一家经营者', en: 'the same operator' }] : []),
    ...of('brand', shared.brand),
    ...of('model', shared.model),
    ...of('batch', shared.batch),
    ...of('school', shared.school),
    ...channel,
  ];
}

function nameOf(kind: FactKind): { zh: string; en: string } {
  if (kind === 'model') return { zh: '品种（型号）', en: 'variety' };
  return { zh: factKindWords[kind].zh, en: factKindWords[kind].en.toLowerCase() };
}

/** 「丰垦818 玉米种子 不结穗」; names no shop and nobody, for it stands on the wall. */
function titleOf({ brand, model, school, byShop }: Shared, goods: string, trouble: string): string {
  const words = [`${brand}${model}`, school, goods, trouble, byShop ? '（同一家）' : ''].filter((one) => one !== '');
  const title = firstOf(words.join(' ').replace(' （', '（'), 60);
  return title.length >= 4 ? title : `相合的投诉 ${title}`.trim();
}

/** Which facts of it agree with the others'. */
function whyIn({ one, links }: Linked, lexicon: FactLexicon): { zh: string; en: string } {
  const marks = links.map(({ kind, value }) => linkWords(kind, value, lexicon));
  const said = [...new Map(marks.map((mark) => [mark.zh, mark])).values()].slice(0, 4);
  return joined([...said, ...symptomWords(one, lexicon)]);
}

function whyOffered(one: Comparable, lexicon: FactLexicon): { zh: string; en: string } {
  const { zh, en } = joined(symptomWords(one, lexicon));
  return { zh: `东西和毛病相同，别的事实没有说：${zh}`, en: `same goods and defect, nothing else was told: ${en}` };
}

/** With the words that were used, which stay as they were written. */
function symptomWords({ sheet }: Comparable, lexicon: FactLexicon): { zh: string; en: string }[] {
  const codes = sheet.facts.filter(({ kind, trust }) => kind === 'symptom' && trust === 'sure').slice(0, 2);
  return codes.map(({ value, words }) => {
    const { zh, en } = wordsOfCode(lexicon, 'symptom', value);
    return { zh: `${zh}（“${words}”）`, en: `${en} (“${words}”)` };
  });
}

function joined(said: readonly { zh: string; en: string }[]): { zh: string; en: string } {
  return { zh: said.map(({ zh }) => zh).join('、'), en: said.map(({ en }) => en).join(', ') };
}

function linkWords(
  kind: Linked['links'][number]['kind'],
  value: string,
  lexicon: FactLexicon,
): { zh: string; en: string } {
  switch (kind) {
    case 'operator':
      return { zh: '同一家经营者', en: 'the same operator' };
    case 'place':
      return { zh: '同一个地方', en: 'the same place' };
    case 'channel':
      return wordsOfCode(lexicon, 'channel', value);
    default:
      return { zh: `${nameOf(kind).zh}${value}`, en: `${nameOf(kind).en} ${value}` };
  }
}
