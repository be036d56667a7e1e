/** 再说一次的数 (reference): a count that the text comes back to, with its noun, against what it said before: 「全部89名在编人员」 of 97. */
import { findingOf, type Finding } from './finding.ts';
import { isAlikeUnit, quantitiesIn, type Quantity } from './quantity.ts';
import type { Sentence } from './work-report-text.ts';

interface Said {
  one: Quantity;
  sentence: Sentence;
}

function allSaid(sentences: readonly Sentence[]): Said[] {
  return sentences.flatMap((sentence) => quantitiesIn(sentence.plain).map((one) => ({ one, sentence })));
}

/** Whether the count is of the noun: it stands before or behind the number; or was made by the same verb. */
function isOf(noun: string, { label, noun: behind }: Quantity): boolean {
  return (
    behind.startsWith(noun) ||
    label.endsWith(noun) ||
    label.startsWith(noun) ||
    (label.length >= 3 && noun.startsWith(label))
  );
}

/** 「35家养老机构中有6家」 where 32 were said to be; 「全部89名在编人员」 of 97. */
export function wrongReferences(sentences: readonly Sentence[]): Finding[] {
  const said = allSaid(sentences);
  return said.flatMap(({ one, sentence }, i): Finding[] => {
    const noun = referredTo(one, sentence);
    if (noun === null || one.about) return [];
    const others = said.filter(({ one: other }, j) => j !== i && isAlikeUnit(other.unit, one.unit));
    if (others.some(({ one: other }) => other.value === one.value)) return [];
    const first = said
      .slice(0, i)
      .find(({ one: other }) => isAlikeUnit(other.unit, one.unit) && isOf(noun, other) && isWhole(other));
    if (first === undefined || isMadeOf(one.value, others) || isOfPart(sentence, one)) return [];
    return [
      findingOf('two-values', sentence, `${one.printed}${noun}`, `前面写的是${first.one.printed}`, first.sentence),
    ];
  });
}

/** The noun of a count that speaks of all of them; null where it counts something anew. */
function referredTo(one: Quantity, { plain }: Sentence): string | null {
  const before = plain.slice(Math.max(0, one.at - 4), one.at);
  const among = /^([\p{Script=Han}]{2,10}?)(?:当中|之中|中)(?=[，,有]|\d|[\p{Script=Han}])/u.exec(one.noun)?.[1];
  if (among !== undefined && !/[为是在]$/u.test(among)) return among;
  const verb = /(?:受理|办理|查处|立案|检查|抽检|建成|回访|排查|走访|培训)(?=的$)/u.exec(before)?.[0];
  if (verb !== undefined) return verb;
  if (!/(?:全部|上述|以上|所有|这)$/u.test(before)) return null;
  const noun =
    /^[\p{Script=Han}]{2,8}?(?=$|、|均|都|全|的|进行|开展|已|实行|食堂|签订|参加|逐)/u.exec(one.noun)?.[0] ?? '';
  return noun.length >= 2 ? noun.replace(/^被/u, '') : null;
}

function isWhole({ about, label, isAside }: Quantity): boolean {
  return !about && !isAside && !/新增|其中|去年|上年|同期|计划|目标|每|另/u.test(label);
}

/** The sum or the difference of two that were said. */
function isMadeOf(value: number, others: readonly Said[]): boolean {
  const values = [...new Set(others.map(({ one }) => one.value))].slice(0, 60);
  return values.some((a) => values.some((b) => a !== b && (a + b === value || a - b === value)));
}

/** 「城关所35家」 is of an office, where the other was of the county. */
function isOfPart({ plain }: Sentence, { at }: Quantity): boolean {
  return /[\p{Script=Han}]{1,4}(?:所|镇|乡|村|街道|站|年)(?:的|有|共|对)?$/u.test(plain.slice(0, at));
}

const addition =
  /(?:新增|新建|再建|再创|再增|增加|新增加|再新建|扩建|再新增)([\p{Script=Han}“”]{0,10}?)(\d{1,6})(个|家|户|所|名|人|处|件)([\p{Script=Han}]{0,10}?)[，,](?:使|将使|力争使)([\p{Script=Han}“”]{2,12}?)(?:总数|总量|数量)?(?:达到|增至|增加到|达|扩大到)(?:了)?(\d{1,6})(个|家|户|所|名|人|处|件)/gu;

/** 「再建联络点4个,使联络点总数达到14个」 where there are 11. */
export function wrongAdditions(sentences: readonly Sentence[]): Finding[] {
  const said = allSaid(sentences);
  return sentences.flatMap((sentence) =>
    [...sentence.plain.matchAll(addition)].flatMap((match): Finding[] => {
      const [, , more = '', , , name = '', total = '', unit = ''] = match;
      const noun = name.replace(/^(?:全[县市区]|我[县局所])/u, '');
      const before = said.filter(
        ({ one, sentence: other }) =>
          isAlikeUnit(one.unit, unit) &&
          isOf(noun, one) &&
          !one.about &&
          !(other === sentence && one.at >= match.index),
      );
      const [first] = before;
      if (
        first === undefined ||
        before.some(({ one }) => one.value + Number(more) === Number(total) || one.value === Number(total))
      )
        return [];
      const right = `${first.one.value}+${more}=${first.one.value + Number(more)}${unit}`;
      return [findingOf('sum', sentence, match[0].slice(match[0].indexOf('使')), right, first.sentence)];
    }),
  );
}

/** 「14组,累计13组」: what came together cannot be less than what came this week. */
export function wrongCumulatives(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence) => {
    const all = quantitiesIn(sentence.plain);
    return all.slice(1).flatMap((total, i): Finding[] => {
      const now = all[i];
      const between = now === undefined ? '' : sentence.plain.slice(now.end, total.at);
      if (now === undefined || now.unit !== total.unit || !/^[，,(]?(?:今年)?累计(?:达|有|为)?$/u.test(between))
        return [];
      if (total.value >= now.value || now.about || total.about || /去年|上年|同期|计划|目标/u.test(now.label))
        return [];
      return [
        findingOf('part-over-whole', sentence, `${now.printed}${between}${total.printed}`, '累计数不会小于本期数'),
      ];
    });
  });
}

/** 「已有238家门店签订」 of 236. */
export function moreThanAll(sentences: readonly Sentence[]): Finding[] {
  const said = allSaid(sentences);
  return said.flatMap(({ one, sentence }, i): Finding[] => {
    const name =
      /^[\p{Script=Han}]{2,4}?(?=签|参|完|实|建|达|通|接|安|开|承|配|纳|办|落|取|获|$|的)/u.exec(one.noun)?.[0] ?? '';
    if (!/(?:已有|已)$/u.test(sentence.plain.slice(0, one.at)) || name.length < 2 || one.about) return [];
    const wholes = said
      .slice(0, i)
      .filter(
        ({ one: other }) =>
          isAlikeUnit(other.unit, one.unit) &&
          isWhole(other) &&
          (other.noun.slice(0, 10).includes(name) || other.label.endsWith(name)),
      );
    const [whole] = wholes;
    if (whole === undefined || wholes.some(({ one: other }) => other.value >= one.value)) return [];
    return [
      findingOf(
        'part-over-whole',
        sentence,
        `${one.printed}${name}`,
        `不超过前面的${whole.one.printed}`,
        whole.sentence,
      ),
    ];
  });
}

/** 「剩余712批次」 where 1500 were to be done and 798 are. */
export function wrongLeft(sentences: readonly Sentence[]): Finding[] {
  const said = allSaid(sentences);
  return said.flatMap(({ one, sentence }): Finding[] => {
    if (!/(?:剩余|还剩|尚余|未完成)(?:的)?$/u.test(sentence.plain.slice(0, one.at)) || one.about) return [];
    const alike = said.filter(({ one: other }) => other !== one && other.unit === one.unit && !other.about);
    const task = alike.find(({ one: other, sentence: own }) =>
      /任务|应(?:检|查|办|整改)|目标/u.test(own.plain.slice(Math.max(0, other.at - 10), other.at)),
    );
    const done = alike.find(
      ({ one: other, sentence: own }) =>
        own === task?.sentence && other.value < (task?.one.value ?? 0) && other.at > (task?.one.at ?? 0),
    );
    if (task === undefined || done === undefined || task.one.value - done.one.value === one.value) return [];
    return [
      findingOf(
        'sum',
        sentence,
        `剩余${one.printed}`,
        `${task.one.value}-${done.one.value}=${task.one.value - done.one.value}`,
        task.sentence,
      ),
    ];
  });
}

/** What both of them hold: a sentence without it is held against neither. */
const tellsTwice = /[计并]入|含在|重[复叠]|同时|两边都|又在|交叉/u;
const countedBefore =
  /([\p{Script=Han}]{2,8}?)(?:的|上报的)?(\d{1,6})(件|起|户|家|个|人次)[^。；;]{0,14}?(?:计入|并入|含在|包含在|重复|重叠|同时(?:登记|录入|计入|申报)|两边都|又在)/gu;
const countedBehind =
  /(?:重复|重叠|交叉)(?:登记|统计|计算|录入|申报|的)?(?:的)?(?:有|达|为)?(\d{1,6})(件|起|户|家|个|人次)/gu;

/** 「联络点上报的38件已计入平台转办数」, and the total counts both. */
export function countedTwice(sentences: readonly Sentence[]): Finding[] {
  return sentences.flatMap((sentence, i) =>
    tellsTwice.test(sentence.plain) ? twiceIn(sentence, sentences[i - 1]) : [],
  );
}

function twiceIn(sentence: Sentence, before: Sentence | undefined): Finding[] {
  return [
    ...[...sentence.plain.matchAll(countedBefore)].flatMap((match) => {
      const isPart = !/重复|重叠|同时|两边|又在/u.test(match[0]);
      return twiceFault(sentence, before, {
        at: match.index,
        twice: Number(match[2]),
        unit: match[3] ?? '',
        isPart,
      });
    }),
    ...[...sentence.plain.matchAll(countedBehind)].flatMap((match) =>
      twiceFault(sentence, before, {
        at: match.index,
        twice: Number(match[1]),
        unit: match[2] ?? '',
        isPart: false,
      }),
    ),
  ];
}

interface Twice {
  at: number;
  twice: number;
  unit: string;
  /** It is one of the parts of the total itself. */
  isPart: boolean;
}

function twiceFault(sentence: Sentence, previous: Sentence | undefined, { at, twice, unit, isPart }: Twice): Finding[] {
  if (/[可能]重|去重|剔除|扣除|不重复|不作加总|已排除|未重复/u.test(sentence.plain)) return [];
  const own = quantitiesIn(sentence.plain).filter((one) => one.unit === unit && one.end <= at);
  const isOwn = own.length >= 3 || previous === undefined;
  const all = isOwn ? own : quantitiesIn(previous.plain).filter((one) => one.unit === unit);
  const whole = all.find((one) => {
    const parts = all.filter((other) => other !== one);
    return parts.length >= 2 && parts.reduce((sum, { value }) => sum + value, 0) === one.value;
  });
  if (whole === undefined || whole.value <= twice || (isPart && !all.some(({ value }) => value === twice))) return [];
  const right = `扣除算了两次的${twice}${unit}，是${whole.value - twice}${unit}`;
  return [
    findingOf(
      'double-count',
      isOwn ? sentence : previous,
      `${whole.label}${whole.printed}`,
      right,
      isOwn ? null : sentence,
    ),
  ];
}
