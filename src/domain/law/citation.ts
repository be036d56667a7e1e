/**
 * 引条 (citation): what is said on every matter names articles of 令121. On a matter that was received under an older rule the
 * same sentence names that rule's own article, or none where the rule had none or its number is not certain.
 */
import { numberOf, numeralOf } from '../base/number/numerals.ts';
import type { Field, FieldOption } from '../base/field.ts';
import { groundLists, type DeclineGround, type GroundRow, type TerminationGround } from './ground.ts';
import type { Words } from '../base/words.ts';
import { ruleSets, type RuleSet } from './rulebook.ts';
import { wordings, type Citations } from './wording.ts';

/** What the papers do not cite: 管辖, 先收到的, 线索核查, and the end of a mediation where only its days have a number. */
const besides: Readonly<Record<RuleSet, Readonly<Record<string, string>>>> = {
  SAMR121: {},
  SAMR20: { 第十三条: '第十二条', 第十四条: '第十三条', 第二十七条: '第二十三条' },
  GS62: { 第十三条: '第六条', 第二十三条: '第二十九条' },
  GS51: { 第二十三条: '第二十八条' },
};
/** Each article of 令121 that has a counterpart in the rule, and which. */
const counterparts = Object.fromEntries(
  Object.values(wordings).map(({ rules, cites }) => [rules, { ...counterpartsOf(cites), ...besides[rules] }]),
) as Readonly<Record<RuleSet, Readonly<Record<string, string>>>>;

// An article that follows the name of another law stays as it is: 「消法第三十九条」, 「令20 第二十条」.
const article =
  /(?<!法|条例 ?|规定 ?|》|令\d+ ?)(令121 ?|《办法》)?(第[一二三四五六七八九十]+条)(第[一二三]款)?(?:第（([一二三四五六七八九])）项)?/gu;
const articleEn = / ?\(arts?\. ([^()]*(?:\(\d\)[^()]*)*)\)/gu;

export function isRuleSet(name: unknown): name is RuleSet {
  return typeof name === 'string' && name in ruleSets;
}

/** The sentence as it is said on a matter of the rule. */
export function cited<W extends Words>(words: W, rules: RuleSet): W {
  return rules === 'SAMR121' ? words : { ...words, zh: citedZh(words.zh, rules), en: citedEn(words.en, rules) };
}

/** The field of a form with its words and hints as they are said on such a matter; the grounds are the rule's own already. */
export function citedField(field: Field, rules: RuleSet): Field {
  if (rules === 'SAMR121') return field;
  const hint = cited({ zh: field.hintZh ?? '', en: field.hintEn ?? '' }, rules);
  const isOwn = field.name === 'ground' || field.name === 'found';
  return {
    ...cited(field, rules),
    ...(field.hintZh === undefined ? {} : { hintZh: hint.zh }),
    ...(field.hintEn === undefined ? {} : { hintEn: hint.en }),
    ...(field.options === undefined || isOwn
      ? {}
      : { options: field.options.map((option): FieldOption => cited(option, rules)) }),
  };
}

export function citedZh(zh: string, rules: RuleSet): string {
  if (rules === 'SAMR121') return zh;
  const said = zh.replace(article, (_, order: string | undefined, number: string, part = '', item?: string) => {
    const own = ownArticle(number, part, item, rules);
    if (own === '') return '';
    return order === undefined ? own : `${order === '《办法》' ? order : `${ruleSets[rules].short} `}${own}`;
  });
  // What is left of a bracket or of a list once nothing is cited in it.
  return said === zh
    ? zh
    : said
        .replaceAll('（）', '')
        .replace(/（[，、]/gu, '（')
        .replace(/[，、]）/gu, '）')
        .replace(/^[：\s]+/u, '');
}

function citedEn(en: string, rules: RuleSet): string {
  return en.replace(articleEn, (all, given: string) => {
    const own = given
      .split(', ')
      .map((one) => ownNumber(one, rules))
      .filter((one) => one !== '');
    const open = `${all.startsWith(' ') ? ' ' : ''}(art${own.length > 1 ? 's' : ''}.`;
    return own.length === 0 ? '' : `${open} ${own.join(', ')})`;
  });
}

/** 「16(2)」 and 「16 item 2」 are one, for that article has items alone; of any other a bracket holds the paragraph. */
function ownNumber(given: string, rules: RuleSet): string {
  const [, n, bracket, named] = /^(\d+)(?:\((\d)\))?(?: item (\d))?$/u.exec(given) ?? [];
  if (n === undefined) return '';
  const isItem = n === '16' && bracket !== undefined;
  const item = isItem ? bracket : named;
  const own = ownArticle(
    `第${numeralOf(Number(n))}条`,
    bracket === undefined || isItem ? '' : `第${numeralOf(Number(bracket))}款`,
    item === undefined ? undefined : numeralOf(Number(item)),
    rules,
  );
  const [, article, part, point] = /^第([一二三四五六七八九十]+)条(?:第(.)款)?(?:第（(.)）项)?$/u.exec(own) ?? [];
  if (article === undefined) return '';
  const inside = point === undefined ? '' : isItem ? `(${numberOf(point)})` : ` item ${numberOf(point)}`;
  return `${numberOf(article)}${part === undefined ? '' : `(${numberOf(part)})`}${inside}`;
}

/** An item is that of the same ground in the rule's own list, which counts them otherwise. */
function ownArticle(number: string, part: string, item: string | undefined, rules: RuleSet): string {
  if (item !== undefined && (number === '第十六条' || number === '第二十三条')) {
    const { decline, terminate } = groundLists[rules];
    const n = numberOf(item);
    const row: GroundRow | undefined =
      number === '第十六条' ? decline[`NA${n}` as DeclineGround] : terminate[`TM${n}` as TerminationGround];
    return row?.article ?? '';
  }
  const own = counterparts[rules][number];
  return own === undefined ? '' : `${own}${rules === 'SAMR20' ? part : ''}`;
}

function counterpartsOf(cites: Citations): Record<string, string> {
  const today: Citations = wordings['2026.1'].cites;
  return Object.fromEntries(
    (Object.keys(today) as (keyof Citations)[]).flatMap((key) => {
      const [from, to] = [today[key], cites[key]];
      // The title is no article, and 「第一款」 is added again where it is cited.
      return key === 'title' || from === null || to === null || to === ''
        ? []
        : [[from.replace(/第一款$/u, ''), to.replace(/第一款$/u, '')]];
    }),
  );
}
