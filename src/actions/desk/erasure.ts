import { erasureDocket, type Erasure, type ErasureFacts, type ProposeErasure } from '../../domain/desk/erasure.ts';
import type { Account } from '../../domain/county/account.ts';
import { lineSaying, type LedgerEvent } from '../../domain/base/event.ts';
import { hiddenIn, unopened } from '../../domain/base/masking.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { keptWords } from '../../domain/desk/kept.ts';
import { keptWhole, tellerNames, withoutTellers, type TellerNames } from '../../domain/desk/teller-names.ts';
import type { DocketEntry } from '../../domain/matter/docket.ts';
import type { Enforcement } from '../../domain/supervision/enforcement/enforcement.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import type { Files } from '../../outside/files.ts';
import { findStoredHashes } from '../../store/matter/attachment.ts';
import type { Tx } from '../../store/base/db.ts';
import { readProvenChain } from '../../store/base/ledger-proof.ts';
import { buryLines, type ProvenLine } from '../../store/base/ledger-tombstone.ts';
import { listLedger, recordEach } from '../../store/base/ledger.ts';
import { enqueue } from '../../store/base/queue.ts';
import { transact } from '../../store/base/transact.ts';
import { getReporter } from '../../store/tipoff/reporter.ts';
import {
  addBeside,
  addItems,
  countItems,
  hasHold,
  hideInFileNames,
  listDue,
  listItems,
  listRunning,
  lockBeside,
  lockFileEntries,
  lockItem,
  removeBeside,
  saveErasedEntry,
  saveItem,
} from '../../store/desk/erasure.ts';
import {
  isErasable,
  lockCaseFiles,
  lockErasable,
  saveCaseFile,
  saveErased,
  type Keeping,
  type KeptRow,
} from '../../store/desk/kept.ts';
import { lockEntry, saveEntry } from '../../store/matter/docket.ts';
import type { Context } from '../base/context.ts';
import { writeMove, type DocketFrame } from '../matter/docket.ts';
import { forgetReach } from '../operator/forgetting.ts';
import { leaveErased } from '../publicity/publication/followers.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { reopenAnswered } from './privacy.ts';

/** By which terms the county keeps what it keeps today. */
export function keepingOf({ actor, today, county }: Context): Keeping {
  return { countyId: actor.countyId, today, years: county.county.limits.retentionYears };
}

/** Erasures: what is due is named when it is proposed, so that who confirms knows each matter, and what comes later is another's. */
export const erasureFrame: DocketFrame<Erasure, ProposeErasure, ErasureFacts> = {
  docket: erasureDocket,
  know: async (tx, ctx, { entry, input }) => {
    if (entry !== null) return { due: 0 };
    const { kind, year } = input as ProposeErasure;
    return { due: (await listDue(tx, kind, year, keepingOf(ctx))).length };
  },
  beside: async (tx, ctx, { entry, move }) => {
    const { number, kind, year, matters, proposedById } = entry;
    const what = `到期清除${number}（${year} 年办结的${keptWords[kind].zh} ${matters} 件）`;
    if (move === null) {
      await addItems(tx, entry, await listDue(tx, kind, year, keepingOf(ctx)));
      const mayConfirm = ({ role, id, sealsHeld }: Account) => role === 'leader' && id !== proposedById && !sealsHeld;
      await tellPeople(tx, ctx, entry, mayConfirm, `${what}请您核对、确认。`, { ring: 'asked' });
      return;
    }
    if (move === 'confirm') await enqueue(tx, { name: 'erase-matters' });
    const done = { confirm: '已确认，正在清除', refuse: '没有同意', finish: '清除完毕' }[move];
    if (done !== undefined)
      await tellPeople(tx, ctx, entry, ({ id }) => id === proposedById, `${what}${done}。`, { ring: 'asked' });
  },
};

const atOnce = 50;

/**
 * Erases what two people have agreed on, one matter a transaction: cut off anywhere, the next run goes on with what still waits. A
 * matter that is held by then, open again, or whose ledger does not hold is left as it is, and the erasure says so.
 */
export async function eraseMatters(ctx: Context, files: Pick<Files, 'removeFile'>, signal: AbortSignal): Promise<void> {
  for (const erasure of await listRunning(ctx.db, ctx.actor.countyId)) {
    for (;;) {
      const waiting = await listItems(ctx.db, erasure, { state: 'waiting', limit: atOnce });
      for (const { matterId } of waiting) {
        if (signal.aborted) return;
        const hashes = await transact(ctx.db, (tx) => eraseMatter(tx, ctx, erasure, matterId)).catch(
          async (error: Error & { code?: string }) => {
            // What the tables do not take stands in no other matter's way: the erasure says which one it is.
            if (error.code?.startsWith('23') !== true) throw error;
            await transact(ctx.db, async (tx) => {
              await saveItem(tx, erasure, matterId, 'broken');
              await reopenAnswered(tx, ctx, matterId);
            });
            return [];
          },
        );
        await removeFiles(ctx, files, hashes);
      }
      if (waiting.length === 0) break;
    }
    await transact(ctx.db, async (tx) => {
      const locked = await lockEntry<Erasure>(tx, 'erasure', erasure.countyId, { id: erasure.id });
      if (locked.state !== 'running') return;
      const { erased = 0, ...others } = (await countItems(tx, erasure.countyId, [erasure.id])).get(erasure.id) ?? {};
      const left = Object.values(others).reduce((sum, n) => sum + n, 0);
      await writeMove(tx, ctx, erasureFrame, locked, 'finish', { erased, left });
    });
  }
}

/** One matter with what lies beside it; gives the hashes of the files that may go from the disk. */
async function eraseMatter(tx: Tx, ctx: Context, erasure: Erasure, matterId: string): Promise<string[]> {
  const { countyId, kind } = erasure;
  if (!(await lockItem(tx, erasure, matterId))) return [];
  const matter = await lockErasable(tx, kind, countyId, matterId);
  const leave = async (state: 'left' | 'held' | 'broken') => {
    await saveItem(tx, erasure, matterId, state);
    if (matter?.erasedOn === null) await reopenAnswered(tx, ctx, matterId);
    return [];
  };
  if (matter === null || !(await isErasable(tx, kind, matter))) return leave('left');
  if (await hasHold(tx, countyId, matterId, ctx.today)) return leave('held');
  if (kind === 'complaint') await leaveErased(tx, ctx, matterId);
  const files = await hideInFiles(tx, ctx, erasure, matter);
  if (files === null) return leave('broken');
  const beside = await lockBeside(tx, erasure, matterId);
  const chains = new Map<string, ProvenLine[]>();
  for (const id of [matterId, ...beside.map(({ entry }) => entry.id)]) {
    const chain = await readProvenChain(tx, { countyId, matterId: id });
    // What was forged is not hidden by an erasure.
    if (chain === null) {
      for (const { entry } of beside) await saveItem(tx, erasure, entry.id, 'left');
      return leave('broken');
    }
    chains.set(id, chain);
  }
  const lines = new Map<string, number>();
  for (const [id, chain] of chains) lines.set(id, await buryLines(tx, chain));
  const {
    hashes,
    files: gone,
    messages,
  } = await removeBeside(
    tx,
    ctx.keyring,
    kind,
    matter,
    beside.map(({ entry }) => entry.id),
  );
  await saveErased(tx, kind, matter, ctx.today);
  for (const one of beside) await saveErasedEntry(tx, one, ctx.today);
  await forgetReach(tx, ctx, matterId);
  await recordEach(
    tx,
    [...chains.keys()].map((id) =>
      erasedLine(ctx, erasure, id, {
        lines: lines.get(id) ?? 0,
        ...(id === matterId ? { files: gone, messages } : { files: 0, messages: 0 }),
      }),
    ),
  );
  for (const id of [...chains.keys(), ...files]) await saveItem(tx, erasure, id, 'erased');
  return hashes;
}

/**
 * 案卷 (case files) that came from the matter are kept for longer; who told of it is named in them no more, nor in their exhibits and cautions.
 * What the party was served stays as it was. Gives what named him; null where a chain of theirs does not hold.
 */
async function hideInFiles(tx: Tx, ctx: Context, erasure: Erasure, row: KeptRow): Promise<string[] | null> {
  const { countyId, kind } = erasure;
  if (kind !== 'complaint' && kind !== 'tipoff') return [];
  const told = await whoTold(tx, ctx, kind, row);
  const found: Naming[] = [];
  const fileNames: { ids: string[]; hide: (words: string) => string }[] = [];
  for (const file of await lockCaseFiles(tx, countyId, kind, row.id)) {
    const { operatorName, partyCode, partyAddress } = file;
    const keep = [operatorName, partyCode, partyAddress];
    const whole = keptWhole(file);
    const inCase = (words: string) => withoutTellers(words, told, keep);
    // As such words are printed, so that the hash of a paper that lists the exhibits stays what it was.
    const beside = (words: string) => withoutTellers(words, told, keep, '某某');
    const entries = await lockFileEntries(tx, countyId, file.id);
    const all = [
      { entry: file, hide: inCase, save: (next: Enforcement) => saveCaseFile(tx, file, next), whole },
      ...entries.map(({ table, entry }) => ({
        entry,
        hide: beside,
        save: (next: DocketEntry) => saveEntry(tx, table, entry, next),
        whole: new Set(['operatorName']),
      })),
    ] as readonly Kept[];
    for (const one of all) {
      const naming = await namingOf(tx, one);
      if (naming === null) return null;
      if (naming.isNaming) found.push(naming);
    }
    fileNames.push({ ids: [file.id, ...entries.map(({ entry }) => entry.id)], hide: beside });
  }
  for (const { ids, hide } of fileNames) await hideInFileNames(tx, countyId, ids, hide);
  for (const { entry, save, next, lines } of found) {
    await addBeside(tx, erasure, entry, row.id);
    const buried = await buryLines(tx, lines);
    await save(next);
    await recordEach(tx, [erasedLine(ctx, erasure, entry.id, { lines: buried, files: 0, messages: 0 })]);
  }
  return found.map(({ entry }) => entry.id);
}

/** A case that stays, or what lies beside it, with the fields that stay word for word. */
interface Kept {
  entry: DocketEntry;
  hide: (words: string) => string;
  save: (next: DocketEntry) => Promise<unknown>;
  whole: ReadonlySet<string>;
}

interface Naming extends Kept {
  next: DocketEntry;
  /** Its lines that name him. */
  lines: ProvenLine[];
  isNaming: boolean;
}

async function namingOf(tx: Tx, kept: Kept): Promise<Naming | null> {
  const { entry, hide, whole } = kept;
  const chain = await readProvenChain(tx, { countyId: entry.countyId, matterId: entry.id });
  if (chain === null) return null;
  const opened = await listLedger(tx, entry.countyId, entry.id);
  const hidden = <T extends object>(value: T): T =>
    Object.fromEntries(
      Object.entries(value).map(([name, one]) => [name, whole.has(name) ? (one as unknown) : hiddenIn(one, hide)]),
    ) as T;
  const isNamedIn = (value: object) => JSON.stringify(hidden(value)) !== JSON.stringify(value);
  const telling = new Set(opened.filter(({ detail }) => isNamedIn(detail)).map(({ seq }) => seq));
  const lines = chain.filter(({ line }) => telling.has(line.seq));
  return { ...kept, next: hidden(entry), lines, isNaming: lines.length > 0 || isNamedIn(entry) };
}

async function whoTold(tx: Tx, ctx: Context, kind: 'complaint' | 'tipoff', row: KeptRow): Promise<TellerNames> {
  const people =
    kind === 'complaint' ? peopleOf(row as unknown as Complaint) : await reporterOf(tx, ctx, row as unknown as Tipoff);
  return tellerNames(people, unopened);
}

function peopleOf({ joint, ...first }: Complaint): Person[] {
  const { consumerName: name, consumerPhone: phone, consumerAddress: address, consumerIdNumber: idNumber } = first;
  const members = joint?.members ?? [];
  return [
    { name, phone, address, idNumber },
    ...members.map((member) => ({ idNumber: null, ...member })),
    ...first.agents,
  ];
}

async function reporterOf(tx: Tx, ctx: Context, tipoff: Tipoff): Promise<Person[]> {
  return tipoff.reporterId === null ? [] : [await getReporter(tx, ctx.keyring, tipoff)];
}

interface Person {
  name: string;
  phone: string;
  address: string;
  idNumber: string | null;
}

function erasedLine(
  { at, today, actor }: Context,
  { countyId, number, years }: Erasure,
  matterId: string,
  went: { lines: number; files: number; messages: number },
): LedgerEvent {
  const detail = { erasureNumber: number, years, ...went };
  const by = { by: actor.id, byOrganisationId: null };
  return lineSaying({ countyId, matterId, verb: 'erased', at, onDay: today, ...by, detail });
}

/** Files go once their rows are gone for certain; what a kill leaves on the disk the nightly sweep finds. */
async function removeFiles(ctx: Context, files: Pick<Files, 'removeFile'>, hashes: readonly string[]): Promise<void> {
  const named = await findStoredHashes(ctx.db, hashes);
  for (const sha256 of hashes) if (!named.has(sha256)) await files.removeFile(sha256, ctx.at);
}
