import { sql } from 'kysely';
import { isMarketPlace } from '../../domain/operator/shop-name.ts';
import type { Db, Tx } from '../base/db.ts';

const mostNamed = 50;
/** The first characters of a name by which the indexes of 0157 find it; a shorter name is found whole. */
const head = 8;
const shortest = 3;
/** More than this come in no minute, after which the register has read them. */
const mostUnread = 500;
/** Behind everything that begins with a piece, in the order of bytes. */
const behindAll = '\u{10FFFF}';

const named = ['operator', 'operator_name', 'matter_operator'] as const;
const headOfName = sql`(left(name, ${sql.lit(head)}) collate "C")`;

/**
 * The shops of the register, by every name that it, a person or a complainant gave them, whose whole name stands in one of the texts.
 * Pieces of the texts are looked up, and never the names of the county one by one: first where any name begins at all, then which.
 * A market is a place, which many shops stand in and everybody names, and is none of them.
 * The newest complaints count by themselves, for the register may not have read them yet.
 */
export async function listOperatorsIn(db: Db | Tx, countyId: number, texts: readonly string[]): Promise<string[]> {
  const lines = texts.flatMap((text) => text.split('\n')).map((line) => [...line]);
  const begun = await listBegun(db, countyId, [...new Set(lines.flatMap((line) => piecesOf(line, shortest)))]);
  const heads = new Set(
    lines.flatMap((line) =>
      Array.from({ length: head - shortest + 1 }, (_, more) => piecesOf(line, shortest + more))
        .flat()
        .filter((piece) => begun.has([...piece].slice(0, shortest).join(''))),
    ),
  );
  const of = (table: string) => sql`select name from ${sql.table(table)}
    where county_id = ${countyId} and ${headOfName} = any(${[...heads]}) and char_length(name) >= ${sql.lit(shortest)}`;
  const found = await sql<{ name: string }>`
    with newest as (
      select operator_name as name from complaint where county_id = ${countyId} order by filed_at desc limit ${sql.lit(mostUnread)}
    )
    select name from (${sql.join(named.map(of), sql` union `)}
      union select name from newest where char_length(name) >= ${sql.lit(shortest)}) as n
    where position(name in ${texts.join('\n')}) > 0 order by name limit ${mostNamed * texts.length}`.execute(db as Db);
  return found.rows.map(({ name }) => name).filter((name) => !isMarketPlace(name));
}

/** Of these pieces, those with which a name of the register begins. */
async function listBegun(db: Db | Tx, countyId: number, pieces: readonly string[]): Promise<Set<string>> {
  if (pieces.length === 0) return new Set();
  const begins = (table: string) => sql`exists (select from ${sql.table(table)}
    where county_id = ${countyId} and ${headOfName} >= p.piece and ${headOfName} < p.piece || ${behindAll})`;
  const found = await sql<{ piece: string }>`select p.piece from unnest(${[...pieces]}::text[]) as p (piece)
    where ${sql.join(named.map(begins), sql` or `)}`.execute(db as Db);
  return new Set(found.rows.map(({ piece }) => piece));
}

/** Every run of so many letters: no name goes over the end of a line. */
function piecesOf(letters: readonly string[], length: number): string[] {
  return letters
    .slice(0, Math.max(0, letters.length - length + 1))
    .map((_, at) => letters.slice(at, at + length).join(''));
}
