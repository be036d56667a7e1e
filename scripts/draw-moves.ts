/** Writes docs/moves.md from the tables of the rules: node --import tsx scripts/draw-moves.ts */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { permissions } from '../src/domain/actor.ts';
import { roleWords } from '../src/domain/account.ts';
import {
  complaintStates,
  moves,
  type Complaint,
  type ComplaintMove,
  type ComplaintState,
} from '../src/domain/complaint.ts';
import { fieldsOf } from '../src/domain/field.ts';
import { stateWords } from '../src/domain/label.ts';
import { paperWords, type PaperKind } from '../src/domain/paper.ts';
import { personMoves, procedure } from '../src/domain/procedure.ts';
import type { MoveRule } from '../src/domain/matter.ts';

export const movesFile = fileURLToPath(new URL('../docs/moves.md', import.meta.url));

/** Where a complaint's life begins: registered by the bureau, or at a station that is no published window. */
const beginnings: Partial<Record<ComplaintState, string>> = {
  registered: '登记（县局或公布的窗口）',
  atStation: '登记（其他站点）',
};

const who: Record<string, string> = {
  ...Object.fromEntries(Object.entries(roleWords).map(([role, words]) => [role, words.zh])),
  consumer: '投诉人',
  system: '系统',
};

/** The whole document, as it must lie in docs/moves.md. */
export function drawMoves(): string {
  return [
    '# 投诉程序',
    '',
    '由规则里的表画出（`node --import tsx scripts/draw-moves.ts`），不要手改。Drawn from the tables of the rules; not to be edited by hand.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...complaintStates.map((state) => `  ${state} : ${stateWords[state].zh}`),
    ...complaintStates.flatMap((state) =>
      beginnings[state] === undefined ? [] : [`  [*] --> ${state} : ${beginnings[state]}`],
    ),
    ...complaintStates.flatMap(arrowsFrom),
    '  closed --> [*]',
    '```',
    '',
    '## 各状态下能做的事',
    '',
    '状态不变的也列在内；催办、补充和备注在办结以前随时可以，备注办结以后也可以。',
    '',
    '| 状态 | 能做的事 → 到哪里 |',
    '|---|---|',
    ...complaintStates.map((state) => `| ${stateWords[state].zh} | ${rowOf(state)} |`),
    '',
    '## 每一步：谁能办，要填什么',
    '',
    '| 步骤 | 谁能办 | 要填（*必填） | 文书 | 键 |',
    '|---|---|---|---|---|',
    ...personMoves.map((move) => stepOf(procedure[move])),
    '',
  ].join('\n');
}

/** One arrow to each state that another leads to, with the words of all moves that lead there. */
function arrowsFrom(state: ComplaintState): string[] {
  const words = new Map<ComplaintState, string[]>();
  for (const [move, next] of Object.entries(moves[state]) as [ComplaintMove, ComplaintState][]) {
    if (next !== state) words.set(next, [...(words.get(next) ?? []), wordOf(move)]);
  }
  return [...words].map(([next, list]) => `  ${state} --> ${next} : ${list.join('、')}`);
}

function rowOf(state: ComplaintState): string {
  const row = Object.entries(moves[state]) as [ComplaintMove, ComplaintState][];
  return row
    .map(([move, next]) => (next === state ? wordOf(move) : `${wordOf(move)} → ${stateWords[next].zh}`))
    .join('；');
}

function stepOf({ zh, permission, input, paper, key }: MoveRule<Complaint, PaperKind>): string {
  const people = permissions[permission].map((role) => who[role] ?? role).join('、');
  const fields = fieldsOf(input)
    .map((field) => (field.required ? `${field.zh}*` : field.zh))
    .join('、');
  return `| ${zh} | ${people} | ${fields} | ${paper === null ? '' : paperWords[paper].zh} | ${key ?? ''} |`;
}

/** The move that the rule of notices makes by itself has no button and so no row of its own. */
function wordOf(move: ComplaintMove): string {
  return move === 'tell' ? '各方都已告知（自动）' : procedure[move].zh;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(movesFile, drawMoves());
