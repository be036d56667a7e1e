/**
 * 通知里的电话 (telephones of a notice): which pieces of its words are dialled, and what is rung instead of the county's hotline while a notice
 * says that it is down. A notice is plain words: nothing more is read out of it than stands there.
 */
import type { ShownNotice } from './county-notice.ts';

/** A line with its area code, a mobile, a service line, a short number of the state (12345). */
const telephone = /(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d{9}|400-?\d{3}-?\d{4}|123\d{2})(?!\d)/gu;
const down = /检修|维修|抢修|故障|打不通|不通|停机|停用|暂停|中断/u;

export interface NoticePiece {
  words: string;
  isPhone: boolean;
}

/** The words in their order. The hotline that every page offers is no link here: where it stands in a notice, it is what cannot be rung. */
export function noticePieces(text: string, hotline: string): NoticePiece[] {
  const pieces: NoticePiece[] = [];
  let end = 0;
  for (const { index, 0: words } of text.matchAll(telephone)) {
    if (words === hotline) continue;
    if (index > end) pieces.push({ words: text.slice(end, index), isPhone: false });
    pieces.push({ words, isPhone: true });
    end = index + words.length;
  }
  return end < text.length ? [...pieces, { words: text.slice(end), isPhone: false }] : pieces;
}

/** Which telephone is offered now: the hotline, or what a notice that says that it is down names instead; `phone` is null where it names none. */
export function lineNow(
  standing: readonly Pick<ShownNotice, 'zh'>[],
  hotline: string,
): { isDown: boolean; phone: string | null } {
  const told = standing.filter(({ zh }) => zh.includes(hotline) && down.test(zh));
  if (told.length === 0) return { isDown: false, phone: hotline };
  const other = told.flatMap(({ zh }) => noticePieces(zh, hotline)).find(({ isPhone }) => isPhone);
  return { isDown: true, phone: other?.words ?? null };
}
