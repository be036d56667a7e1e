/**
 * 查找切片 (search slices): what a matter is found by, in an index that is written two thousand matters at once (docs/decisions/0012).
 *
 * A block has a place for each of its matters. A pair of characters marks the place of its matter in four slices of the block: each a
 * row of bits, one for each place. Whoever has all pairs of a term has a mark in all their slices; what else has is dropped by looking
 * at its words, as ever. Matters in no block yet, and those whose words have changed since, stand in a heap that every search looks at.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Db, Tx } from '../base/db.ts';
import type { Book } from './matter.ts';
import type { Matter } from '../../domain/matter/matter.ts';

/** So many matters are entered at once; fewer are looked at by each search. */
export const perBlock = 2048;
/** So many blocks become one. */
const perMerger = 4;
/** So many stand in one row of the places. */
const perRow = 64;
/** A pair has so many marks. About one slice in five is marked for a matter: one of 700 without the pair seems to have it. */
const marksOfPair = 4;
const [share, narrowest, widest] = [0.21, 512, 32_768];
/** So many pages of the heap hold four times what waits for a block. */
const shortHeap = 64;
/** A search asks for so many pairs at most: those of a passage find it as surely as all. */
const mostAsked = 6;
/** Of a term of several pairs so many marks are looked at, or a few more. */
const marksOfTerm = 8;
/** So many changed words are taken out at once, of so many blocks: each is written anew for the most part. */
const [mostChanged, mostTouched] = [500, 4];
/** A question for the newest that hold some words looks at so many candidates, and at so many that are in no block yet. */
export const [mostHeld, mostFresh] = [2000, perMerger * perBlock];

/** Whether the matters of a book are searched so; the others are few enough for an index that is written at once. */
export function isSliced<T extends Matter>({ kind }: Book<T>): boolean {
  return kind === 'complaint';
}

/** The slices, of whatever width, in which a matter with this pair is marked. */
export function slicesOf(pair: number, width: number): number[] {
  return Array.from({ length: marksOfPair }, (_, i) => width + at(pair, i, width));
}

/** Where the pair has its mark of that number. An odd step meets other slices each time, for a width is a power of two. */
function at(pair: number, i: number, width: number): number {
  const first = mixed(pair);
  return (first + Math.imul(i, mixed(first ^ 0x9e3779b9) | 1)) & (width - 1);
}

/** Each bit of a number in each bit of another. */
function mixed(of: number): number {
  let x = Math.imul(of ^ (of >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/**
 * The pairs of neighbouring characters of a text, in their plain form and without what parts words. Texts and terms are cut here alone,
 * so that a term that stands in a text has no pair that the text has not. A pair that occurs twice comes twice: so many are cut that
 * to look for those costs more than to mark them again.
 */
export function pairsOf(text: string): number[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ');
  const pairs: number[] = [];
  let before = 0;
  for (let i = 0; i < plain.length; i += 1) {
    const unit = plain.charCodeAt(i);
    // The space, the comma, the full stop of Chinese and the ends of lines.
    if (unit === 0x20 || unit === 0x2c || unit === 0x3002 || unit === 0x0a || unit === 0x0d) continue;
    if (before !== 0) pairs.push((before << 16) | unit);
    before = unit;
  }
  return pairs;
}

/** In how many slices the pairs of so many on average are marked. */
function widthFor(pairs: number): number {
  const needed = (marksOfPair * pairs) / share;
  return Math.min(widest, Math.max(narrowest, 2 ** Math.round(Math.log2(needed))));
}

/** Where to look for those who may have all pairs: places of blocks, and how many there are. */
export interface Candidates {
  rows: number[];
  at: number[];
  n: number;
}

/** The places that are marked for all of the pairs. To be read in the snapshot in which `isCandidate` is asked. */
export async function listCandidates(tx: Db, countyId: number, pairs: readonly number[]): Promise<Candidates> {
  const widths = await sql<{ width: number }>`
    select distinct width from complaint_block where county_id = ${countyId}`.execute(tx);
  const asked = evenly(pairs, mostAsked);
  // Of many pairs two marks each tell as surely as four of one.
  const marks = Math.max(2, Math.min(marksOfPair, Math.ceil(marksOfTerm / asked.length)));
  const slices = widths.rows.flatMap(({ width }) => asked.flatMap((pair) => slicesOf(pair, width).slice(0, marks)));
  const places: Candidates = { rows: [], at: [], n: 0 };
  if (slices.length === 0) return places;
  // As bytes they are sent in a quarter of what they take as text; the first four say how many bits follow.
  const marked = await sql<{ block: number; marks: Buffer }>`
    select block, varbit_send(bit_and(marks)) as marks from complaint_slice
    where county_id = ${countyId} and slice = any(${[...new Set(slices)]}::integer[])
    group by block having bit_count(bit_and(marks)) > 0 order by block`.execute(tx);
  for (const { block, marks } of marked.rows)
    for (const i of marksIn(marks.subarray(4))) {
      const place = block * perBlock + i;
      places.rows.push(Math.floor(place / perRow));
      places.at.push((place % perRow) + 1);
    }
  places.n = places.rows.length;
  return places;
}

/** Which bits are set. */
function marksIn(bits: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at < bits.length; at += 1)
    for (let rest = bits[at] as number; rest !== 0;) {
      const bit = Math.clz32(rest) - 24;
      found.push(at * 8 + bit);
      rest &= ~(0x80 >> bit);
    }
  return found;
}

/** That a matter `c` stands in one of the places, or in none yet. */
export function isCandidate(countyId: number, { rows, at }: Candidates): RawBuilder<unknown> {
  return sql`c.id = any (array(
    select p.ids[w.at] from unnest(${rows}::integer[], ${at}::integer[]) as w (row_number, at)
      join complaint_place as p on p.county_id = ${countyId} and p.row_number = w.row_number
    union all select f.id from complaint_fresh as f where f.county_id = ${countyId}))`;
}

/**
 * Asks a question of those who may hold each of some words, for one that wants a few of the newest: of the candidates so many of the last
 * entered, and of those in no block yet all; right after an upgrade, when that are all there are, so many of the newest. No id leaves
 * the database.
 */
export function askHolding<R>(
  db: Db,
  countyId: number,
  { words, searched }: { words: readonly string[]; searched: RawBuilder<unknown> },
  ask: (tx: Db, holding: readonly RawBuilder<unknown>[]) => Promise<R>,
): Promise<R> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (tx) => {
      const { rows } = await sql<{
        few: boolean;
      }>`select not exists (select from complaint_fresh where county_id = ${countyId}
        offset ${mostFresh}) as few`.execute(tx);
      const fresh =
        rows[0]?.few === true
          ? sql`select f.id from complaint_fresh as f where f.county_id = ${countyId}`
          : sql`(select n.id from complaint as n where n.county_id = ${countyId} order by n.filed_at desc limit ${mostHeld})`;
      const conditions = words.map(async (one) => {
        const pairs = [...new Set(pairsOf(one))];
        if (pairs.length === 0) return sql`false`;
        const { rows: numbers, at } = await listCandidates(tx, countyId, pairs);
        return sql`c.id = any (array(
          select p.ids[w.at] from unnest(${numbers.slice(-mostHeld)}::integer[], ${at.slice(-mostHeld)}::integer[]) as w (row_number, at)
            join complaint_place as p on p.county_id = ${countyId} and p.row_number = w.row_number
          union all ${fresh}))
          and ${sql.join([...signsOf(one).map((sign) => sql`strpos(${searched}, ${sign}) > 0`), sql`true`], sql` and `)}
          and search_pairs(${searched}) @> search_pairs(${one})`;
      });
      return ask(tx, await Promise.all(conditions));
    });
}

/** Some characters that words have in any form, which are looked for before their pairs are cut: that takes a hundred times as long. */
function signsOf(words: string): string[] {
  return evenly([...new Set(words.match(/[\u4e00-\u9fff]/gu))], 3);
}

/** So many of them, from the first to the last. */
function evenly<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all];
  return Array.from({ length: most }, (_, i) => all[Math.round((i * (all.length - 1)) / (most - 1))] as T);
}

/** The counties that have something to be taken out, or a block to be filled: asked much more often than one has. */
export async function listUnfolded(db: Db): Promise<number[]> {
  const { rows } = await sql<{ countyId: number }>`select county_id from complaint_fresh group by county_id
    having count(*) >= ${perBlock} or bool_or(changed) order by 1`.execute(db);
  return rows.map(({ countyId }) => countyId);
}

/** Takes out what has changed and fills a block with the words `searched` of what is new; whether there may be more to do. */
export async function foldSearch(tx: Tx, searched: RawBuilder<unknown>, countyId: number): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('complaint_block'), ${countyId}) as mine`.execute(tx);
  if (rows[0]?.mine !== true) return false;
  // While there are more to be taken out nothing is entered: a changed one would stand in two places.
  if (await takeOutChanged(tx, countyId)) return true;
  const isMore = await fillBlock(tx, searched, countyId);
  if (!isMore) await moveForward(tx, countyId);
  return isMore;
}

/**
 * What is left may stand at the end of a heap that was long once, as after an upgrade or an import: the database gives back no room
 * with something behind it, and every search reads through it. Written anew, what stands there finds room further in front.
 */
async function moveForward(tx: Tx, countyId: number): Promise<void> {
  await sql`with moved as (
      delete from complaint_fresh where ctid > ${`(${shortHeap},0)`}::tid and county_id = ${countyId} returning county_id, id, changed
    )
    insert into complaint_fresh select county_id, id, changed from moved`.execute(tx);
}

/** Removes the marks of those whose words are others by now; they stay in the heap, as new. Whether there are more. */
async function takeOutChanged(tx: Tx, countyId: number): Promise<boolean> {
  const { rows: changed } = await sql<{ id: string }>`select distinct id from (
      select id from complaint_fresh where county_id = ${countyId} and changed limit ${mostChanged}) as f`.execute(tx);
  if (changed.length === 0) return false;
  const { rows: found } = await sql<{ id: string; place: number; block: number; size: number }>`
    select u.id, p.row_number * ${perRow} + array_position(p.ids, u.id) - 1 as place, b.block, b.size
    from unnest(${changed.map(({ id }) => id)}::uuid[]) as u (id)
      join complaint_place as p on p.county_id = ${countyId} and u.id between p.first_id and p.last_id and u.id = any(p.ids)
      join complaint_block as b on b.county_id = ${countyId}
        and p.row_number * ${perRow} >= b.block * ${perBlock} and p.row_number * ${perRow} < b.block * ${perBlock} + b.size`.execute(
    tx,
  );
  const blocks = [...new Set(found.map(({ block }) => block))].toSorted((x, y) => x - y);
  const touched = new Set(blocks.slice(0, mostTouched));
  const places = found.filter(({ block }) => touched.has(block));
  const later = new Set(found.filter(({ block }) => !touched.has(block)).map(({ id }) => id));
  const ids = changed.map(({ id }) => id).filter((id) => !later.has(id));
  await sql`update complaint_fresh set changed = false
    where county_id = ${countyId} and changed and id = any(${ids}::uuid[])`.execute(tx);
  if (places.length > 0) {
    await sql`update complaint_place as p set ids = (select array_agg(case when i.id = any(${ids}::uuid[]) then null else i.id end order by i.n)
        from unnest(p.ids) with ordinality as i (id, n))
      where p.county_id = ${countyId} and p.row_number = any(${places.map(({ place }) => Math.floor(place / perRow))}::integer[])`.execute(
      tx,
    );
    await unmark(tx, countyId, places);
  }
  return later.size > 0 || changed.length === mostChanged;
}

async function unmark(
  tx: Tx,
  countyId: number,
  places: readonly { place: number; block: number; size: number }[],
): Promise<void> {
  const kept = new Map<number, Uint8Array>();
  for (const { place, block, size } of places) {
    const bits = kept.get(block) ?? new Uint8Array(size / 8).fill(0xff);
    const at = place - block * perBlock;
    bits[at >> 3] = (bits[at >> 3] as number) & ~(0x80 >> (at & 7));
    kept.set(block, bits);
  }
  // Most slices have no mark there, and are not written.
  await sql`update complaint_slice as s set marks = s.marks & k.bits
    from (select block, bits::bit varying as bits from unnest(${[...kept.keys()]}::integer[], ${[...kept.values()].map(written)}::text[]) as k (block, bits)) as k
    where s.county_id = ${countyId} and s.block = k.block and s.marks & k.bits <> s.marks`.execute(tx);
}

/** Fills a block with the oldest of the heap, if there are enough; where there are many, at once one that others are put together to. */
async function fillBlock(tx: Tx, searched: RawBuilder<unknown>, countyId: number): Promise<boolean> {
  const { rows } = await sql<{ waiting: number; block: number; width: number | null }>`
    select (select count(*)::integer from (select from complaint_fresh where county_id = ${countyId} and not changed
        limit ${perMerger * perBlock}) as f) as waiting,
      coalesce(max(block + size / ${perBlock}), 0) as block,
      (select width from complaint_block where county_id = ${countyId} order by block desc limit 1) as width
    from complaint_block where county_id = ${countyId}`.execute(tx);
  const { waiting, block, width: former } = rows[0] ?? { waiting: 0, block: 0, width: null };
  if (waiting < perBlock) return false;
  const isFirst = block % perMerger === 0;
  const size = isFirst && waiting >= perMerger * perBlock ? perMerger * perBlock : perBlock;
  const taken = await sql<{ id: string; words: string }>`
    with taken as (
      delete from complaint_fresh where ctid = any (array(
        select ctid from complaint_fresh where county_id = ${countyId} and not changed limit ${size})) returning id
    )
    select c.id, ${searched} as words from (select distinct id from taken) as t
      join complaint as c on c.county_id = ${countyId} and c.id = t.id order by c.filed_at`.execute(tx);
  const matters = taken.rows.map(({ id, words }) => ({ id, pairs: pairsOf(words) }));
  const average = matters.reduce((sum, { pairs }) => sum + pairs.length, 0) / Math.max(1, matters.length);
  // Blocks that will be one have one width.
  const width = isFirst || former === null ? widthFor(average) : former;
  await saveBlock(tx, countyId, { block, size, width }, matters);
  if (size === perBlock && block % perMerger === perMerger - 1) await mergeBlocks(tx, countyId, block - perMerger + 1);
  return true;
}

async function saveBlock(
  tx: Tx,
  countyId: number,
  { block, size, width }: { block: number; size: number; width: number },
  matters: readonly { id: string; pairs: readonly number[] }[],
): Promise<void> {
  const bytes = size / 8;
  const marks = new Uint8Array(width * bytes);
  for (const [place, { pairs }] of matters.entries()) {
    const [byte, bit] = [place >> 3, 0x80 >> (place & 7)];
    for (const pair of pairs)
      for (let i = 0; i < marksOfPair; i += 1) {
        const marked = at(pair, i, width) * bytes + byte;
        marks[marked] = (marks[marked] as number) | bit;
      }
  }
  await sql`insert into complaint_slice (county_id, slice, block, marks)
    select ${countyId}, ${width} + n - 1, ${block}, marks
    from unnest(${bitArray(marks, bytes)}::bit varying[]) with ordinality as s (marks, n)`.execute(tx);
  await sql`insert into complaint_place (county_id, row_number, first_id, last_id, ids)
    select ${countyId}, ${(block * perBlock) / perRow} + part, min(id::text)::uuid, max(id::text)::uuid, array_agg(id order by n)
    from (select id, n, ((n - 1) / ${perRow})::integer as part
      from unnest(${matters.map(({ id }) => id)}::uuid[]) with ordinality as m (id, n)) as m
    group by part`.execute(tx);
  await sql`insert into complaint_block (county_id, block, size, width)
    values (${countyId}, ${block}, ${size}, ${width})`.execute(tx);
}

/** An array of rows of bits, each of so many bytes, as the database sends one: to read as much from text costs it a filing's tenth. */
function bitArray(all: Uint8Array, bytes: number): Buffer {
  const n = all.length / bytes;
  const head = 20;
  const sent = Buffer.alloc(head + n * (8 + bytes));
  // One dimension, nothing empty, the type of its elements, how many, the number of the first.
  for (const [i, word] of [1, 0, typeOfBits, n, 1].entries()) sent.writeInt32BE(word, 4 * i);
  for (let i = 0, to = head; i < n; i += 1, to += 8 + bytes) {
    sent.writeInt32BE(4 + bytes, to);
    sent.writeInt32BE(8 * bytes, to + 4);
    sent.set(all.subarray(i * bytes, (i + 1) * bytes), to + 8);
  }
  return sent;
}

/** The number of `bit varying` among the types of every PostgreSQL. */
const typeOfBits = 1562;

/** Bits as the database reads them. */
function written(bits: Uint8Array): string {
  return `x${Buffer.from(bits.buffer, bits.byteOffset, bits.byteLength).toString('hex')}`;
}

async function mergeBlocks(tx: Tx, countyId: number, first: number): Promise<void> {
  const last = first + perMerger - 1;
  await sql`with old as (
      delete from complaint_slice where county_id = ${countyId} and block between ${first} and ${last} returning slice, block, marks
    )
    insert into complaint_slice (county_id, slice, block, marks)
    select ${countyId}, slice, ${first}, bits_joined(marks order by block) from old group by slice`.execute(tx);
  await sql`delete from complaint_block where county_id = ${countyId} and block > ${first} and block <= ${last}`.execute(
    tx,
  );
  await sql`update complaint_block set size = ${perMerger * perBlock} where county_id = ${countyId} and block = ${first}`.execute(
    tx,
  );
}
