/** 意见栏 (opinions): the cells of an approval sheet, each opinion in that of the level of who gave it; what nobody recorded is left to the pen. */
import type { Day } from '../../base/calendar.ts';
import type { Approval, Endorsement } from '../../law/approval.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import { cell, label, runsOf, wordsOf, type Cell, type Runs } from '../../matter/paper-sheet.ts';
import { dayText, unwrittenDay } from './letter.ts';

/**
 * Each opinion in the cell of the level of who gave it. Where the head of the office approved by a paper of the bureau, that stands in the
 * leader's own cell; where the county has named none, the cell is left to the leader's pen.
 */
export function approvalRows(
  approval: Approval | null,
  plain: string,
  endorsed: Endorsement | null,
  facts: PaperFacts,
): Cell[][] {
  const by = (id: string) => facts.nameOf?.(id) ?? null;
  const [head, leader] = ['办案机构负责人意见', '部门负责人意见'];
  const words = approval?.opinion === '' ? plain : (approval?.opinion ?? null);
  if (approval === null) return [opinionRow(head), opinionRow(leader)];
  if (approval.level === 'head')
    return [
      recordedRow(head, words, by(approval.byId), approval.on),
      approval.delegation === undefined
        ? opinionRow(leader)
        : [label(leader), cell([runsOf`${delegatedWords(approval.delegation)}`], 3)],
    ];
  return [
    endorsed === null ? opinionRow(head) : recordedRow(head, endorsed.opinion, by(endorsed.byId), endorsed.on),
    recordedRow(leader, words, by(approval.byId), approval.on),
  ];
}

/** The paper, which whoever doubts the approval may ask for. */
function delegatedWords({ paper, on: since }: NonNullable<Approval['delegation']>): string {
  return `经授权审批：按${paper}（${dayText(since)}），由办案机构负责人审批。`;
}

/** An opinion that is written and signed by hand. */
export function opinionRow(name: string): Cell[] {
  return [label(name), cell([wordsOf(''), wordsOf(signature)], 3)];
}

export const signature = `签名：\u3000\u3000\u3000\u3000\u3000\u3000${unwrittenDay}`;

/** An opinion that the program has recorded, with who gave it and on which day; the signature is still written by hand. */
export function recordedRow(name: string, words: string | null, by: string | null, on: Day | null): Cell[] {
  if (words === null) return opinionRow(name);
  const lines: Runs[] = [[{ text: words, slot: true }], runsOf`签名：${by}\u3000\u3000${dayText(on)}`];
  return [label(name), cell(lines, 3)];
}
