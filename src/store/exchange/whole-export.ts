/** 全部导出: every table of the database as it stands at one moment, row after row as PostgreSQL writes it, in bounded memory. */
import pg, { type PoolConfig } from 'pg';
import { measureDatabase } from '../base/upgrade.ts';

export interface WholeTable {
  name: string;
  columns: readonly string[];
}

/** A stored file, and whether a line of the ledger says that a virus was found in it: those are taken away. */
export interface StoredHash {
  sha256: string;
  hasVirus: boolean;
}

/** How many bytes the database and the attachments that it names take together. */
export async function measureWhole(owner: pg.Pool): Promise<number> {
  const { rows } = await owner.query<{ bytes: string }>(
    `select coalesce(sum(bytes), 0) as bytes from (select max(bytes) as bytes from attachment group by sha256) as stored`,
  );
  return Number(rows[0]?.bytes ?? 0) + (await measureDatabase(owner));
}

/** The county’s database at one moment, over one connection that writes nothing. */
export interface Moment {
  listTables(): Promise<WholeTable[]>;
  /** The rows of a table in its own order, each as texts; null where nothing stands. One table at a time. */
  readRows(table: WholeTable): AsyncGenerator<readonly (string | null)[]>;
  /** The stored files that attachments name. */
  listHashes(): AsyncGenerator<StoredHash>;
  close(): Promise<void>;
}

const atOnce = 1000;
/** As it came over the wire, whatever its type. */
const asText = { getTypeParser: () => (value: string) => value };

export async function openMoment(owner: string | PoolConfig): Promise<Moment> {
  const client = new pg.Client({
    ...(typeof owner === 'string' ? { connectionString: owner } : owner),
    connectionTimeoutMillis: 15_000,
  });
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  // Times are written in one way, wherever the server stands.
  await client.query(
    `set local timezone = 'Asia/Shanghai'; set local datestyle = 'ISO'; set local statement_timeout = 0`,
  );
  let used = 0;
  async function* rowsOf(question: string): AsyncGenerator<(string | null)[]> {
    const cursor = `whole_${(used += 1)}`;
    await client.query(`declare ${cursor} no scroll cursor for ${question}`);
    for (let isMore = true; isMore;) {
      const { rows } = await client.query<(string | null)[]>({
        text: `fetch ${atOnce} from ${cursor}`,
        rowMode: 'array',
        types: asText,
      });
      yield* rows;
      isMore = rows.length === atOnce;
    }
    await client.query(`close ${cursor}`);
  }
  return {
    async listTables() {
      const { rows } = await client.query<WholeTable>(
        `select table_name as name, array_agg(column_name::text order by ordinal_position) as columns
           from information_schema.columns join information_schema.tables using (table_schema, table_name)
           where table_schema = 'public' and table_type = 'BASE TABLE' group by table_name order by table_name`,
      );
      return rows;
    },
    readRows: ({ name, columns }) => rowsOf(`select ${columns.map((one) => `"${one}"`).join(', ')} from "${name}"`),
    async *listHashes() {
      const named = `select distinct sha256, exists (select from county as o
          join ledger as v on v.county_id = o.county_id and v.matter_id = o.ledger_id
          where v.verb = 'virus-found' and v.detail ->> 'sha256' = a.sha256) from attachment as a order by sha256`;
      for await (const [sha256, hasVirus] of rowsOf(named))
        if (typeof sha256 === 'string') yield { sha256, hasVirus: hasVirus === 't' };
    },
    close: () => client.end(),
  };
}
