/** 升级 (upgrade): what the migrations of a newer version have changed, told before anybody does it in earnest. */

/** A database as its tables stand: by table, how many rows and which columns. */
export type Tables = ReadonlyMap<string, { rows: number; columns: readonly string[] }>;

export interface Changes {
  tablesAdded: string[];
  tablesGone: string[];
  /** As `table.column`, of tables that are in both. */
  columnsAdded: string[];
  columnsGone: string[];
  /** Tables in both that have fewer rows, with how many fewer. */
  rowsGone: { table: string; rows: number }[];
}

export function changesBetween(before: Tables, after: Tables): Changes {
  const columnsOf = (tables: Tables, others: Tables) =>
    [...tables].flatMap(([table, { columns }]) => {
      const other = others.get(table);
      return other === undefined
        ? []
        : columns.filter((one) => !other.columns.includes(one)).map((one) => `${table}.${one}`);
    });
  const rowsGone = [...before].flatMap(([table, { rows }]) => {
    const left = after.get(table)?.rows ?? rows;
    return left < rows ? [{ table, rows: rows - left }] : [];
  });
  return {
    tablesAdded: [...after.keys()].filter((table) => !before.has(table)),
    tablesGone: [...before.keys()].filter((table) => !after.has(table)),
    columnsAdded: columnsOf(after, before),
    columnsGone: columnsOf(before, after),
    rowsGone,
  };
}

/** So many names are said; more are counted. */
const mostNames = 8;

/** A sentence for each kind of change; none where nothing changes. */
export function changeWords({ tablesAdded, tablesGone, columnsAdded, columnsGone, rowsGone }: Changes): string[] {
  const fewer = rowsGone.map(({ table, rows }) => `${table}（少 ${rows} 行）`);
  return [
    saying('新加的表', tablesAdded, 'tables are added'),
    saying('去掉的表', tablesGone, 'tables go'),
    saying('新加的栏', columnsAdded, 'columns are added'),
    saying('去掉的栏', columnsGone, 'columns go'),
    saying('行数变少的表', fewer, 'tables have fewer rows'),
  ].flatMap((sentence) => sentence ?? []);
}

function saying(zh: string, names: readonly string[], en: string): string | null {
  if (names.length === 0) return null;
  const said = names.slice(0, mostNames).join('、');
  return `${zh} ${names.length} 个：${said}${names.length > mostNames ? '……' : ''}。(${names.length} ${en}.)`;
}

/** A rehearsal says so much of a version for so long: then the county has other rows. */
export const rehearsedForDays = 7;

/** What was noted of an upgrade: `rehearsed` on a copy, `begun` in earnest, `done`. */
export interface UpgradeNote {
  at: Date;
  isGood: boolean;
  kind: string;
  /** The build that the database was to be brought to. */
  build: string;
  /** The last migration that the database had. */
  from: string;
  /** How many migrations of the build it had not; null in a note of before. The last alone does not tell, for a new one may sort before it. */
  missing: number | null;
  /** The backup that it was begun from. */
  backup: string;
  /** How many lines the ledger had then. */
  lines: number;
}

/** The last rehearsal of this build: whether it was good, and null where there is none that still counts. */
export function rehearsalOf(newestFirst: readonly UpgradeNote[], build: string, now: Date): boolean | null {
  const last = newestFirst.find((one) => one.kind === 'rehearsed' && one.build === build);
  const isRecent = last !== undefined && now.getTime() - last.at.getTime() < rehearsedForDays * 86_400_000;
  return isRecent ? last.isGood : null;
}

/**
 * The note of an upgrade that has changed the database `from` which it began and has not come to a good end: it was cut off, or its proof
 * has found faults. It goes back by the backup of that note: one made now would hold a database that is half of one version and half of
 * the other. Null where there is none, or where it has changed nothing yet: the former program may have worked on since. So it may have
 * where another build has brought the database all the way to itself.
 */
export function unfinishedUpgrade(
  newestFirst: readonly UpgradeNote[],
  { build, from, missing }: Pick<UpgradeNote, 'build' | 'from' | 'missing'>,
): UpgradeNote | null {
  const last = newestFirst.find((one) => one.kind !== 'rehearsed');
  if (last === undefined || (last.kind === 'done' && last.isGood)) return null;
  const hasAsMany = last.build !== build || last.missing === null || last.missing === missing;
  if (last.from === from && hasAsMany) return null;
  return last.build === build || !isWholeBy(last.build, from) ? last : null;
}

/** A build is named with the last migration that it has. */
function isWholeBy(build: string, newest: string): boolean {
  return build.endsWith(`（${newest}）`);
}
