/**
 * 出入 (gap): two figures of a text that ought to agree and do not: the price that was told and the one that was taken, the measure that was
 * sold and the one that was found. Whoever tells of such a pair complains of the price or of the measure, whatever words he uses.
 */
import { chineseNumber } from './spoken-sums.ts';

/** The words that hold both figures. */
export interface Gap {
  words: string;
}

const figure = '(\\d{1,8}(?:\\.\\d{1,4})?|[零一二两三四五六七八九十百千]{1,8})';
/** What was said, written or usual before. */
const told = new RegExp(
  `(?:说|讲|问|谈|报价?|标价?|标的|标着|写着?|写的|牌上?|牌子|菜单|价签|网上|页面|海报|宣传单|团购|订|原[价先来]|平时|往常|以前|费)(?:好|是|定|的|了|着|价|才|只|要|收|每[斤次个]|一[斤次个]|就){0,6}(${figure})(块|元)?(?!\\d|[年月天日号个道节课套包%兆公斤克米升人桌岁倍成折])`,
  'gu',
);
/** What was then asked or taken; 「我要」 and 「要求」 are what he asks for himself. */
const taken = new RegExp(
  `(?:(?<![我就只想俺])要(?!求|赔|退|他|换)|收|扣|付|结账|算|扫|变|涨|打出来|掏|交)(?:了|我|俺|成|到|走|出来|的|他|她){0,6}(${figure})(块|元)?(?!\\d|[年月天日号个道节课套包%兆公斤克米升人桌岁倍成折])`,
  'gu',
);
/** As far as the second figure may stand from the first, in characters. */
const reach = 80;

/** 「说好15，配完要50」: more was taken than was told. Null when the text has no such pair. */
export function overcharge(text: string): Gap | null {
  for (const before of text.matchAll(told)) {
    const first = numberOf(before[1] ?? '');
    if (first === null || first < 1) continue;
    const from = before.index + before[0].length;
    for (const after of text.slice(from, from + reach).matchAll(taken)) {
      const second = numberOf(after[1] ?? '');
      // Thirty times as much is another thing, not another price of the same.
      if (second !== null && second > first * 1.02 && second < first * 30)
        return { words: text.slice(before.index, from + after.index + after[0].length).slice(0, 40) };
    }
  }
  return null;
}

/** How many of the smallest unit of its kind one is: grams, millilitres, millimetres, square metres; things that are counted stand alone. */
const measures: Readonly<Record<string, readonly [kind: string, size: number]>> = {
  公斤: ['weight', 1000],
  千克: ['weight', 1000],
  斤: ['weight', 500],
  两: ['weight', 50],
  克: ['weight', 1],
  毫升: ['volume', 1],
  升: ['volume', 1000],
  厘米: ['length', 10],
  公分: ['length', 10],
  毫米: ['length', 1],
  米: ['length', 1000],
  平方米: ['area', 1],
  平方: ['area', 1],
  平米: ['area', 1],
  抽: ['sheets', 1],
  片: ['pieces', 1],
  张: ['leaves', 1],
  粒: ['grains', 1],
  颗: ['beads', 1],
  枚: ['coins', 1],
};
const unit = Object.keys(measures)
  .toSorted((a, b) => b.length - a.length)
  .join('|');
const measured = new RegExp(`${figure}(?:多|来)?(${unit})(?:(半)|${figure}(两)?)?`, 'gu');
/** Without one of these between or after the figures nothing was measured. */
const measuring = /称|秤|磅|量(?!贩)|数(?!码|据)|测|才|只有|只够|就剩|不到|实际|足足/u;

/** 「标十斤，过秤才八斤二两」: less was found than was sold, or more filled in than the vessel holds. Null when the text has no such pair. */
export function shortMeasure(text: string): Gap | null {
  const found = [...text.matchAll(measured)].flatMap((match) => {
    const [words, count = '', name = '', half, more, small] = match;
    const [kind, size] = measures[name] ?? [];
    const whole = numberOf(count);
    if (kind === undefined || size === undefined || whole === null) return [];
    const part = half === undefined ? (more === undefined ? 0 : ((numberOf(more) ?? 0) * size) / 10) : size / 2;
    // 「两斤三」 and 「两斤三两」 are the same; 「一米二」 too.
    const rest = small === undefined || kind === 'weight' ? part : 0;
    return [{ words, kind, amount: whole * size + rest, at: match.index, end: match.index + words.length }];
  });
  for (const [i, sold] of found.entries())
    for (const got of found.slice(i + 1, i + 1 + reach)) {
      if (got.at - sold.end > reach) break;
      if (got.kind !== sold.kind) continue;
      const between = text.slice(sold.end, got.at);
      const share = got.amount / sold.amount;
      // More fuel than the tank holds was never filled in.
      const isOverfull = /油箱/u.test(text) && share > 1 && share < 1.5;
      const isShort = measuring.test(between + text.slice(got.end, got.end + 3)) && share >= 0.4 && share < 1;
      if (isShort || isOverfull) return { words: text.slice(sold.at, got.end).slice(0, 40) };
    }
  return null;
}

function numberOf(words: string): number | null {
  return /^[\d.]+$/u.test(words) ? Number(words) : chineseNumber(words);
}
