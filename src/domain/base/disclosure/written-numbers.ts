/**
 * Numbers in any writing: 「幺三八 零零三七 幺二三四」, 「壹伍玖叁…」, 「1 5 9 3 9 9 0 8 8 1 2」, 「138****6612」. Every run of figures is read once, from its
 * first figure, as far as one number goes; what it is, its length and the words before it say.
 */
import type { LeakKind, LeakMark } from './leak-mark.ts';

const figures = '0-9０-９零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖';
const run = new RegExp(
  String.raw`(?<![${figures}])[${figures}](?:[\s\-—–－.．·,，、/／()（）]{0,3}[${figures}]){6,24}(?:\s?[Xx](?![A-Za-z]))?`,
  'gu',
);
const values = new Map([
  ...[...'０１２３４５６７８９'].map((one, i) => [one, String(i)] as const),
  ...[...'零一二三四五六七八九'].map((one, i) => [one, String(i)] as const),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((one, i) => [one, String(i)] as const),
  ['〇', '0'] as const,
  ['幺', '1'] as const,
]);

function plainOf(written: string): string {
  return [...written].map((one) => values.get(one) ?? (/\d/u.test(one) ? one : '')).join('');
}

const phoneBefore = /(?:电话|座机|手机|号码|联系|致电|拨打?|回电|热线|家里电话|传真|找我打|打)[^，。；\n\d]{0,6}$/u;
const isDay = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u;
const cardBefore = /(?:卡|账号|帐号|存折|户头|银行|信用社|农商行|账户)[^。；\n]{0,12}$/u;

export function writtenNumbers(text: string, isPublicPhone: (before: string) => boolean): LeakMark[] {
  return [...text.matchAll(run)].flatMap(({ 0: words, index }) => {
    const plain = plainOf(words);
    const kind = kindOf(plain, text.slice(Math.max(0, index - 20), index), isPublicPhone);
    if (kind === null) return [];
    const end = index + words.trimEnd().length;
    // The number of a room behind a telephone of a house.
    const inner = /^\s?(?:转|分机)[0-9]{2,5}/u.exec(text.slice(end, end + 8))?.[0].length ?? 0;
    // 「（0794）7 31 06 42」
    const open = /^0[0-9]{2,3}[）)]/u.test(words) && /[（(]$/u.test(text.slice(0, index).slice(-1)) ? 1 : 0;
    return [{ at: index - open, words: text.slice(index - open, end + inner), kind, instead: '' }];
  });
}

function kindOf(plain: string, before: string, isPublicPhone: (before: string) => boolean): LeakKind | null {
  if (/^(?:86)?1[3-9]\d{9}$/u.test(plain)) return 'phone';
  if (/^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{2,4}$/u.test(plain)) return 'identity';
  if (cardBefore.test(before) && plain.length >= 12) return 'card';
  if (/^0\d{9,11}$/u.test(plain)) return isPublicPhone(before) ? null : 'phone';
  const isHis = /(?:我|俺|本人|他|她)(?:的)?[^，。；\n\d]{0,6}$/u.test(before);
  const isLocal = /^[2-8]\d{6,7}$/u.test(plain) && !isDay.test(plain);
  return isLocal && phoneBefore.test(before) && (isHis || !isPublicPhone(before)) ? 'phone' : null;
}

/** 「138****6612」, 「411425********201X」, 「1390399xxxx」: what is left open is enough for whoever knows somebody. */
const masked =
  /(?<![\dA-Za-z*＊])\d{3,8}(?:[\s-]\d{2,4})?[\s-]?[*＊xX×]{3,12}(?:[\s-]?[*＊xX×]{3,4})?(?:[\s-]?\d{2,6}[Xx]?)?(?![\dA-Za-z*＊])/gu;

export function maskedNumbers(text: string): LeakMark[] {
  return [...text.matchAll(masked)].map(({ 0: words, index }) => ({ at: index, words, kind: 'number', instead: '' }));
}
