/**
 * 诊断 (diagnosis): what whoever helps from afar needs to know of machine and program, as a text. No name, no number, no word of a person and
 * no secret is in it: it is made of versions, counts, instants and the sentences of the findings, and never of a setting's value.
 */
import { maskPersons } from '../masking.ts';
import type { Finding, UpkeepLook } from '../upkeep.ts';
import { isPlainWord } from './fault-words.ts';
import type { StatusCard } from './status-card.ts';

export interface Diagnosed {
  look: UpkeepLook;
  findings: readonly Finding[];
  cards: readonly StatusCard[];
  at: Date;
  /** Everybody who has an account. */
  people: readonly string[];
  /** Of the process: its Node, its system, how long it has run and what memory it uses. */
  process: { node: string; system: string; uptimeSeconds: number; memoryBytes: number };
  /** Of the database: its version, its size, the newest migration, and how many rows the large tables have, about. */
  database: { version: string; bytes: number; migration: string; rows: readonly { name: string; n: number }[] } | null;
  /** Jobs by name and state, as the queue has them. */
  jobs: readonly { name: string; state: string; n: number }[];
  /** What went wrong of late, by its name and its instants. */
  alerts: readonly { code: string; begunAt: Date; overAt: Date | null }[];
  /** Why messages were not sent, in the words of their gateways, and how often. */
  faults: readonly { channel: string; words: string; n: number }[];
}

const signs = { good: '好', unknown: '—', off: '—', warn: '看', stop: '停' } as const;

export function diagnosisText(seen: Diagnosed): string {
  const { look, process: ran, database } = seen;
  const lines = [
    `红盾诊断 ${seen.at.toISOString()}`,
    '没有个人信息、密钥和设置的值。(No personal data, no keys and no values of settings.)',
    '',
    ...part('程序 program', [
      `版本 ${look.version}，Node ${ran.node}，${ran.system}`,
      `从 ${look.startedAt.toISOString()} 起，运行了 ${Math.floor(ran.uptimeSeconds / 60)} 分钟，内存 ${mega(ran.memoryBytes)} MB`,
      `一起运行的 ${Math.max(1, look.database.instances.length)} 台`,
    ]),
    ...part(
      '各部分 parts',
      seen.cards.map(
        ({ level, name, head, detail }) => `${signs[level]} ${name.zh}：${withoutPlaces(`${head.zh}；${detail.zh}`)}`,
      ),
    ),
    ...part(
      '要看的 findings',
      seen.findings.map(({ code, level, zh }) => `${signs[level]} ${code}：${withoutPlaces(zh)}`),
    ),
    ...part(
      '近 30 天 of late',
      seen.alerts.map(
        ({ code, begunAt, overAt }) => `${code} ${begunAt.toISOString()} → ${overAt?.toISOString() ?? '没好'}`,
      ),
    ),
    ...backupLines(look),
    ...part(
      '数据库 database',
      database === null
        ? []
        : [
            `${database.version}，${mega(database.bytes)} MB，迁移 ${database.migration}`,
            ...database.rows.map(({ name, n }) => `${name} 约 ${n} 行`),
          ],
    ),
    ...part(
      '后台任务 jobs',
      seen.jobs.map(({ name, state, n }) => `${name} ${state} ${n}`),
    ),
    ...part(
      '没发出去的原因 faults of messages',
      seen.faults.map(({ channel, words, n }) => `${channel} ${n} 条：${withoutPlaces(words)}`),
    ),
  ];
  // A gateway may have repeated whom it was sent to, and in whose name it is kept.
  return `${lines.map((line) => maskPersons(line, seen.people)).join('\n')}\n`;
}

/**
 * A sentence without the addresses, folders and names of the bureau's own network, which findings and gateways repeat from the settings: whoever
 * helps knows the kind of fault by the rest. A machine may be called by one bare word, so that of what is not Chinese only plain words stay.
 */
export function withoutPlaces(words: string): string {
  return (
    words
      .replace(/"[^"\n]*"|`[^`\n]*`|(?<![\p{L}\p{N}])'[^'\n]*'(?![\p{L}\p{N}])/gu, '…')
      // A run begins where its kind begins: tried from each of its characters anew, a long one would take the square of its length.
      .replace(/(?<![\w@:.[\]~%+-])[\w@:.[\]~%+-]*[\\/][^\s，。；：、（）()“”！？,;]*/gu, (path) =>
        isKept(path) ? path : '…',
      )
      .replace(
        /(?<![\p{L}\p{N}_.+-])[\p{L}\p{N}_.+-]*@[\p{L}\p{N}_.:-]+|(?<![\p{L}\p{N}-])[\p{L}\p{N}-]*\p{Script=Han}\.[\p{L}\p{N}.-]+/gu,
        '…',
      )
      .replace(/[\w@:/.[\]~%+'-]+/gu, (word) => (isKept(word) ? word : '…'))
  );
}

function isKept(word: string): boolean {
  // Of an address of the newer kind only figures may be left.
  if (word.includes('::')) return false;
  const bare = word.replace(/^[[:.-]+|[\]:.-]+$/gu, '');
  return bare === '' || /^\d+\/\d+$/u.test(bare) || isPlainWord(bare);
}

function part(name: string, lines: readonly string[]): string[] {
  return [`== ${name} ==`, ...(lines.length === 0 ? ['（没有）'] : lines), ''];
}

function backupLines(look: UpkeepLook): string[] {
  return [
    ...part(
      '备份 backups',
      look.backups.map(
        ({ at, isGood, bytes, words, copyFault }) =>
          `${at.toISOString()} ${isGood ? `做成 ${mega(bytes)} MB` : `没有做成 ${withoutPlaces(words)}`}${copyFault === null ? '' : `；没有拷到别处 ${withoutPlaces(copyFault)}`}`,
      ),
    ),
    ...part(
      '演练 rehearsals',
      look.rehearsals.map(
        ({ at, isGood, seconds, words }) =>
          `${at.toISOString()} ${isGood ? `做成 ${seconds} 秒` : `没有做成 ${withoutPlaces(words)}`}`,
      ),
    ),
  ];
}

function mega(bytes: number): number {
  return Math.floor(bytes / 1024 / 1024);
}
