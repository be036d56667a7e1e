/** Query codes and their stubs. A code is made from its stub under a key that is not in the database, so that it need not lie there. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '../../domain/base/calendar.ts';
import type { Keyring } from '../../domain/base/keyring.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { codeFigures, formerFigures, stubKinds } from '../../domain/matter/query-code.ts';
import type { Tx } from '../base/db.ts';
import { derivedSecret } from '../base/derived-key.ts';
import { ledgerKeysOf } from '../base/ledger-key.ts';
import { isAsStated } from '../base/stated/row-state.ts';
import { freshBytes, type Turn } from '../base/seal.ts';

/** Where a code opens: the same stub makes another code in another county and for another kind of matter. */
export interface CodePlace {
  countyId: number;
  kind: MatterKind | 'publication';
}

const made = /^[nr][\w-]{12}$/u;
const saltLength = 8;
const hashLength = 22;

/** A stub from which nobody has made a code yet. */
export function newStub(): string {
  return stubOf(stubKinds.made);
}

/** The same for who gets another code in the place of his. */
export function renewedStub(): string {
  return stubOf(stubKinds.renewed);
}

function stubOf(kind: string): string {
  return `${kind}${freshBytes(9).toString('base64url')}`;
}

/** The stub of a code that was made elsewhere: its hash, with a salt, so that two of the same code do not show it. */
export function stubOfGiven(keyring: Keyring, place: CodePlace, code: string): string {
  const salt = freshBytes(6).toString('base64url');
  return `${givenKind(code)}${salt}${hashOf(keyring, place, salt, code)}`;
}

/** The code of a stub, to be shown; null where only its hash is known. */
export function codeOf(keyring: Keyring, { countyId, kind }: CodePlace, stub: string): string | null {
  if (!made.test(stub)) return null;
  const mac = macOf(keyring, `code ${countyId} ${kind} ${stub}`);
  // 48 bits for eight figures: no code is likelier than another by more than three in ten million.
  return String(mac.readUIntBE(0, 6) % 10 ** codeFigures).padStart(codeFigures, '0');
}

/** Whether the code is that of the stub, in a time that tells nothing. */
export function isCodeOf(keyring: Keyring, place: CodePlace, stub: string, typed: string): boolean {
  const code = codeOf(keyring, place, stub);
  if (code !== null) return isEqual(code, typed);
  const salt = stub.slice(1, 1 + saltLength);
  return isEqual(stub.slice(1 + saltLength), hashOf(keyring, place, salt, typed)) && stub.startsWith(givenKind(typed));
}

function givenKind(code: string): string {
  return code.length === formerFigures ? stubKinds.formerGiven : stubKinds.given;
}

function hashOf(keyring: Keyring, { countyId, kind }: CodePlace, salt: string, code: string): string {
  return macOf(keyring, `given ${countyId} ${kind} ${salt} ${code}`).toString('base64url').slice(0, hashLength);
}

function macOf({ marking }: Keyring, words: string): Buffer {
  return createHmac('sha256', derivedSecret(marking, 'query code')).update(words).digest();
}

function isEqual(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}

/** A code that still lies in the open, and what the newest line that states its matter's row says of it. */
export interface FormerCode {
  matterId: string;
  code: string;
  stated: Buffer | null;
}

/**
 * Codes that an earlier version left, behind the last that was seen, with their matters locked; what somebody saves just now is left out.
 * Without the spent ones: those of matters that were closed before the day open nothing any more, and can wait. What was merged is as
 * open as what it went into, and in a joint complaint the others have codes too, so that both are never taken for spent.
 */
export async function lockFormerCodes(
  tx: Tx,
  { countyId, kind }: CodePlace,
  { after, limit }: Turn,
  withoutClosedBefore: Day | null,
): Promise<FormerCode[]> {
  const bound = kind === 'complaint' ? sql`(c.merged is not null or c.joint is not null)` : sql`false`;
  const wanted =
    withoutClosedBefore === null
      ? sql`true`
      : sql`(c.closed_on is null or c.closed_on >= ${withoutClosedBefore} or ${bound})`;
  // Asked of both tables, or the index of the matters is read from its beginning for each batch.
  const behind = after === null ? sql`true` : sql`f.matter_id > ${after} and c.id > ${after}`;
  const found = await sql<FormerCode>`
    select f.matter_id, f.code, (select row_state from ledger as l where l.county_id = c.county_id and l.matter_id = c.id
        and l.row_state is not null order by l.seq desc limit 1) as stated
    from former_code as f join ${sql.table(kind)} as c on c.county_id = f.county_id and c.id = f.matter_id
    where f.county_id = ${countyId} and f.kind = ${kind} and ${behind} and ${wanted}
    order by f.matter_id limit ${limit} for update of c, f skip locked`.execute(tx);
  return found.rows;
}

/** Takes a code that an earlier version left out of the open, for who saves its matter, which is locked; null where none is left. */
export async function takeFormerCode(
  tx: Tx,
  { countyId, kind }: CodePlace,
  matterId: string,
): Promise<FormerCode | null> {
  const taken = await sql<FormerCode>`
    delete from former_code as f where f.county_id = ${countyId} and f.kind = ${kind} and f.matter_id = ${matterId}
    returning f.matter_id, f.code, (select row_state from ledger as l where l.county_id = f.county_id and l.matter_id = f.matter_id
        and l.row_state is not null order by l.seq desc limit 1) as stated`.execute(tx);
  return taken.rows[0] ?? null;
}

/** The row as the line that states it knew it: with the code in it, unless it was stated once the code had been taken out. */
export function asItWasStated(tx: Tx, kind: MatterKind, before: object, { code, stated }: FormerCode): object {
  const isWithout = stated !== null && isAsStated(ledgerKeysOf(tx).all, kind, before, stated);
  return isWithout ? before : { ...before, queryCode: code };
}

/** Puts the stubs in the place of the codes. */
export async function replaceCodes(
  tx: Tx,
  { countyId, kind }: CodePlace,
  rows: readonly { id: string; codeStub: string }[],
): Promise<void> {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => id);
  const stubs = rows.map(({ codeStub }) => codeStub);
  await sql`update ${sql.table(kind)} as c set code_stub = v.stub
    from unnest(${ids}::uuid[], ${stubs}::text[]) as v (id, stub)
    where c.county_id = ${countyId} and c.id = v.id`.execute(tx);
  await sql`delete from former_code
    where county_id = ${countyId} and kind = ${kind} and matter_id = any(${ids}::uuid[])`.execute(tx);
}
