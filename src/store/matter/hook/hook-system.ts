/** 对外通知的系统: what the administrator has entered, and the secrets, sealed under a key that is not in the database. */
import { sql } from 'kysely';
import type pg from 'pg';
import type { Keyring } from '../../../domain/base/keyring.ts';
import type { HookEvent } from '../../../domain/matter/hook/hook.ts';
import type { HookPlace, HookSystem, SecretStage } from '../../../domain/matter/hook/hook-system.ts';
import type { Db, Tx } from '../../base/db.ts';
import { noteSettings } from '../../base/ledger.ts';
import { resealColumn } from '../../base/reseal-column.ts';
import type { HookSecretRow } from '../../base/schema.ts';
import { openText, sealText, type Batch, type Turn } from '../../base/seal.ts';

export function listHookSystems(db: Db | Tx, countyId: number): Promise<HookSystem[]> {
  return (db as Db).selectFrom('hookSystem').selectAll().where('countyId', '=', countyId).orderBy('name').execute();
}

/** Those that are told of the event now. */
export async function listHookAskers(
  db: Db | Tx,
  countyId: number,
  event: HookEvent,
): Promise<Pick<HookSystem, 'id' | 'name'>[]> {
  const found = await sql<Pick<HookSystem, 'id' | 'name'>>`select id, name from hook_system
    where county_id = ${countyId} and active and ${event} = any(standing_events) order by name`.execute(db as Db);
  return found.rows;
}

/** One of them, locked until the transaction ends. */
export async function lockHookSystem(tx: Tx, countyId: number, id: string): Promise<HookSystem | null> {
  const found = tx.selectFrom('hookSystem').selectAll().where('countyId', '=', countyId).where('id', '=', id);
  return (await found.forUpdate().executeTakeFirst()) ?? null;
}

export async function saveHookSystem(tx: Tx, system: HookSystem): Promise<void> {
  const { countyId: _, id: __, ...rest } = system;
  await noteSettings(tx, system.countyId, 'hook_system');
  await tx
    .insertInto('hookSystem')
    .values(system)
    .onConflict((on) => on.columns(['countyId', 'id']).doUpdateSet(rest))
    .execute();
}

/** With its secrets. */
/** The names of those to which a restored database sends letters as soon as it is at work; none where it is of before there were any. */
export async function hookSystemsAtWork(owner: pg.Pool): Promise<string[]> {
  const { rows: there } = await owner.query<{ is: boolean }>("select to_regclass('hook_system') is not null as is");
  if (there[0]?.is !== true) return [];
  const { rows } = await owner.query<{ name: string }>('select name from hook_system where active order by name');
  return rows.map(({ name }) => name);
}

export async function deleteHookSystem(tx: Tx, { countyId, id }: Pick<HookSystem, 'countyId' | 'id'>): Promise<void> {
  await noteSettings(tx, countyId, 'hook_system');
  await tx.deleteFrom('hookSecret').where('countyId', '=', countyId).where('systemId', '=', id).execute();
  await tx.deleteFrom('hookSystem').where('countyId', '=', countyId).where('id', '=', id).execute();
}

type Made = Omit<HookSecretRow, 'sealed' | 'keyId'>;

/** A secret that was opened; its words are null when no key of the ring opens it. */
export type OpenSecret = Made & { secret: string | null };

/** Which secrets there are of these systems, without what they are. */
export function listHookSecrets(
  db: Db,
  countyId: number,
): Promise<Pick<HookSecretRow, 'systemId' | 'stage' | 'madeAt'>[]> {
  return db.selectFrom('hookSecret').select(['systemId', 'stage', 'madeAt']).where('countyId', '=', countyId).execute();
}

export async function findHookSecrets(
  db: Db | Tx,
  keyring: Keyring,
  { countyId, id }: Pick<HookSystem, 'countyId' | 'id'>,
): Promise<OpenSecret[]> {
  const rows = await (db as Db)
    .selectFrom('hookSecret')
    .selectAll()
    .where('countyId', '=', countyId)
    .where('systemId', '=', id)
    .execute();
  return rows.map((row) => {
    const { sealed: _, keyId: __, ...made } = row;
    return { ...made, secret: openText(keyring, bindingOf(row), row) };
  });
}

/** Puts a secret in its place, instead of one that stands there. */
export async function saveHookSecret(tx: Tx, keyring: Keyring, made: Made, secret: string): Promise<void> {
  await deleteHookSecret(tx, made, made.stage);
  await tx
    .insertInto('hookSecret')
    .values({ ...made, ...sealText(keyring, bindingOf(made), secret) })
    .execute();
}

/** The next one signs alone from now on; false where there is none. */
export async function promoteNextSecret(tx: Tx, of: Pick<Made, 'countyId' | 'systemId'>): Promise<boolean> {
  const next = tx.selectFrom('hookSecret').select('id').where('countyId', '=', of.countyId);
  const found = await next.where('systemId', '=', of.systemId).where('stage', '=', 'next').executeTakeFirst();
  if (found === undefined) return false;
  await deleteHookSecret(tx, of, 'now');
  await tx
    .updateTable('hookSecret')
    .set({ stage: 'now' })
    .where('countyId', '=', of.countyId)
    .where('id', '=', found.id)
    .execute();
  return true;
}

async function deleteHookSecret(
  tx: Tx,
  { countyId, systemId }: Pick<Made, 'countyId' | 'systemId'>,
  stage: SecretStage,
): Promise<void> {
  await tx
    .deleteFrom('hookSecret')
    .where('countyId', '=', countyId)
    .where('systemId', '=', systemId)
    .where('stage', '=', stage)
    .execute();
}

/** Where a letter goes that is addressed to a system; null for one that is stopped, removed or not confirmed. */
export async function findHookPlace(
  db: Db | Tx,
  keyring: Keyring,
  id: string,
  { evenStopped = false }: { evenStopped?: boolean } = {},
): Promise<HookPlace | null> {
  const system = await (db as Db).selectFrom('hookSystem').selectAll().where('id', '=', id).executeTakeFirst();
  if (system === undefined || system.standingUrl === null || !(system.active || evenStopped)) return null;
  const secrets = await findHookSecrets(db, keyring, system);
  const of = (stage: SecretStage) => secrets.find((one) => one.stage === stage);
  const secret = of('now')?.secret ?? null;
  if (secret === null) return null;
  return { url: system.standingUrl, secret, nextSecret: of('next')?.secret ?? null };
}

/** A batch of secrets that lie under an older key. */
export function resealHookSecrets(tx: Tx, keyring: Keyring, countyId: number, turn: Turn): Promise<Batch> {
  return resealColumn<HookSecretRow>(tx, keyring, { table: 'hook_secret', bindingOf }, countyId, turn);
}

/** The stage is none of it: the next one becomes the one that signs, and is sealed as it was. */
function bindingOf({ countyId, id, systemId }: Pick<HookSecretRow, 'countyId' | 'id' | 'systemId'>): string {
  return `hook secret ${countyId} ${systemId} ${id}`;
}
