/** Writes docs/moves.md from the tables of the rules: npx tsx scripts/draw-moves.ts */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { roleWords } from '../src/domain/county/account.ts';
import { permissions } from '../src/domain/base/permissions.ts';
import { complaintStates, moves } from '../src/domain/complaint/complaint.ts';
import { fieldsOf } from '../src/domain/base/field.ts';
import { tipoffStateWords } from '../src/domain/tipoff/state-words.ts';
import type { MoveRule, Moves } from '../src/domain/matter/matter.ts';
import { paperWords } from '../src/domain/complaint/papers/papers.ts';
import { procedure } from '../src/domain/complaint/procedure.ts';
import { tipoffPaperWords, tipoffProcedure } from '../src/domain/tipoff/procedure.ts';
import { tipoffMoves, tipoffStates } from '../src/domain/tipoff/tipoff.ts';
import { stateWords } from '../src/domain/complaint/state-words.ts';
import {
  enforcementMoves,
  enforcementStates,
  enforcementStateWords,
} from '../src/domain/supervision/enforcement/enforcement.ts';
import { enforcementPaperWords, enforcementProcedure } from '../src/domain/supervision/enforcement/procedure.ts';

export const movesFile = fileURLToPath(new URL('../docs/moves.md', import.meta.url));

/** One kind of matter: its tables, and the words of what they name. */
interface Kind {
  title: string;
  states: readonly string[];
  moves: Moves<string>;
  stateWords: Readonly<Record<string, { zh: string }>>;
  procedure: Readonly<Record<string, Omit<MoveRule<never>, 'apply'>>>;
  paperWords: Readonly<Record<string, { zh: string }>>;
  /** Where its life begins. */
  beginnings: Readonly<Record<string, string>>;
  /** Where it ends. */
  end: string;
  /** The move that a rule makes by itself, if there is one: it has no button and so no row of its own. */
  own: { move: string; zh: string } | null;
  /** What is said above the table of the states. */
  always: string;
  /** The Chinese name of the citizen who moves it. */
  citizen: string;
}

const urged = '状态不变的也列在内；催办、补充和备注在办结以前随时可以，备注办结以后也可以。';

export const kinds: readonly Kind[] = [
  {
    title: '投诉程序',
    states: complaintStates,
    moves,
    stateWords,
    procedure,
    paperWords,
    // Registered by the bureau, or at a station that is no published window.
    beginnings: { registered: '登记（县局或公布的窗口）', atStation: '登记（其他站点）' },
    end: 'closed',
    own: { move: 'tell', zh: '各方都已告知（自动）' },
    always: urged,
    citizen: '投诉人',
  },
  {
    title: '举报程序',
    states: tipoffStates,
    moves: tipoffMoves,
    stateWords: tipoffStateWords,
    procedure: tipoffProcedure,
    paperWords: tipoffPaperWords,
    beginnings: { registered: '登记' },
    end: 'archived',
    own: { move: 'inform', zh: '该告知的都已告知（自动）' },
    always: `${urged}更正送不到重新打开办结、归档的举报：立案、不予立案的回到${tipoffStateWords.informed.zh}，其他结果的回到办结以前的状态。`,
    citizen: '举报人',
  },
  {
    title: '办案程序',
    states: enforcementStates,
    moves: enforcementMoves,
    stateWords: enforcementStateWords,
    procedure: enforcementProcedure,
    paperWords: enforcementPaperWords,
    beginnings: { clue: '登记案源', investigating: '举报立案转来' },
    end: 'archived',
    own: null,
    always: '状态不变的也列在内；查扣的财物、公示和备注，在别的都办完以后还要办完。',
    citizen: '当事人',
  },
];

/** The whole document, as it must lie in docs/moves.md. */
export function drawMoves(): string {
  return kinds.map((kind) => drawKind(kind).join('\n')).join('\n');
}

/** One kind as a chapter of its own. */
export function drawKind(kind: Kind): string[] {
  const { title, states, stateWords: names, beginnings } = kind;
  return [
    `# ${title}`,
    '',
    '由规则里的表画出（`npx tsx scripts/draw-moves.ts`），不要手改。Drawn from the tables of the rules; not to be edited by hand.',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((state) => `  ${state} : ${names[state]?.zh}`),
    ...states.flatMap((state) =>
      beginnings[state] === undefined ? [] : [`  [*] --> ${state} : ${beginnings[state]}`],
    ),
    ...states.flatMap((state) => arrowsFrom(kind, state)),
    `  ${kind.end} --> [*]`,
    '```',
    '',
    '## 各状态下能做的事',
    '',
    kind.always,
    '',
    '| 状态 | 能做的事 → 到哪里 |',
    '|---|---|',
    ...states.map((state) => `| ${names[state]?.zh} | ${rowOf(kind, state)} |`),
    '',
    '## 每一步：谁能办，要填什么',
    '',
    '| 步骤 | 谁能办 | 要填（*必填） | 文书 | 键 |',
    '|---|---|---|---|---|',
    ...Object.values(kind.procedure).map((rule) => stepOf(kind, rule)),
    '',
  ];
}

/** One arrow to each state that another leads to, with the words of all moves that lead there. */
function arrowsFrom(kind: Kind, state: string): string[] {
  const words = new Map<string, string[]>();
  for (const [move, next] of rowsOf(kind, state)) {
    if (next !== state) words.set(next, [...(words.get(next) ?? []), wordOf(kind, move)]);
  }
  return [...words].map(([next, list]) => `  ${state} --> ${next} : ${list.join('、')}`);
}

function rowOf(kind: Kind, state: string): string {
  return rowsOf(kind, state)
    .map(([move, next]) =>
      next === state ? wordOf(kind, move) : `${wordOf(kind, move)} → ${kind.stateWords[next]?.zh}`,
    )
    .join('；');
}

function rowsOf(kind: Kind, state: string): [move: string, next: string][] {
  return Object.entries(kind.moves[state] ?? {}) as [string, string][];
}

function stepOf(kind: Kind, { zh, permission, input, paper, key }: Omit<MoveRule<never>, 'apply'>): string {
  const who: Record<string, string> = {
    ...Object.fromEntries(Object.entries(roleWords).map(([role, words]) => [role, words.zh])),
    consumer: kind.citizen,
    system: '系统',
  };
  const people = permissions[permission].map((role) => who[role] ?? role).join('、');
  const fields = fieldsOf(input)
    .map((field) => (field.required ? `${field.zh}*` : field.zh))
    .join('、');
  return `| ${zh} | ${people} | ${fields} | ${paper === null ? '' : kind.paperWords[paper]?.zh} | ${key ?? ''} |`;
}

function wordOf(kind: Kind, move: string): string {
  return move === kind.own?.move ? kind.own.zh : (kind.procedure[move]?.zh ?? move);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(movesFile, drawMoves());
