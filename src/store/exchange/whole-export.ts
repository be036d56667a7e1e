/** 全部导出: every table of the database as it stands at one moment, row after row as PostgreSQL writes it, in bounded memory. */
import pg, { type PoolConfig } from 'pg';

export interface WholeTable {
  name: string;
  columns: readonly string[];
}

/** The county’s database at one moment, over one connection that writes nothing. */
export interface Moment {
  listTables(): Promise<WholeTable[]>;
  /** The rows of a table in its own order, each as texts; null where nothing stands. One table at a time. */
  readRows(table: WholeTable): AsyncGenerator<readonly (string | null)[]>;
  /** The stored files that attachments name. */
  listHashes(): AsyncGenerator<string>;
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
      for await (const [sha256] of rowsOf('select distinct sha256 from attachment order by sha256'))
        if (typeof sha256 === 'string') yield sha256;
    },
    close: () => client.end(),
  };
}
