/**
 * 通知里的电话 (telephones of a notice): which pieces of its words are dialled, and what is rung instead of the county's hotline while a notice
 * says that it is down. A notice is plain words: nothing more is read out of it than stands there, and where it may mean something else, such as
 * a site that is repaired or a line that is back, the hotline is offered as ever.
 */
import type { ShownNotice } from './county-notice.ts';

/** A line with its area code, a mobile, a service line, a short number of the state (12345). */
const telephone = /(?<!\d)(?:0\d{2,3}[- ]?\d{3,4} ?\d{4}|1[3-9]\d ?\d{4} ?\d{4}|400-?\d{3}-?\d{4}|123\d{2})(?!\d)/gu;
const down = /检修|维修|抢修|故障|打不通|不通|停机|停用|暂停|中断/u;
/** What else may be repaired, what is over, and who is told to ring it all the same. */
const another = /网|平台|系统|程序|公众号|恢复|不再|修好|全国|[打拨]\s?\d/u;
const clauses = /[，。；！？、,;!?\n]/u;
/** What is dialled instead stands behind a word that says so. */
const instead = /(?:打|拨|拨打|改打|联系|电话)\s?$/u;

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
  const told = standing.filter(({ zh }) => zh.split(clauses).some((clause) => saysDown(clause, hotline)));
  if (told.length === 0) return { isDown: false, phone: hotline };
  const others = told.flatMap(({ zh }) => {
    const pieces = noticePieces(zh, hotline);
    return pieces.filter(({ isPhone }, i) => isPhone && instead.test(pieces[i - 1]?.words ?? ''));
  });
  return { isDown: true, phone: others[0]?.words ?? null };
}

/** Of one clause: the hotline first, then what has become of it, and nothing between them that it may be said of instead. */
function saysDown(clause: string, hotline: string): boolean {
  const [, after] = clause.split(hotline, 2);
  return after !== undefined && down.test(after) && !another.test(clause);
}
