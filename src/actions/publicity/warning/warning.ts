import { mayDo } from '../../../domain/base/actor.ts';
import { docketNumber } from '../../../domain/matter/docket.ts';
import { actorOfAccount } from '../../../domain/county/account.ts';
import type { WarningAct } from '../../../domain/publicity/warning/subscriber.ts';
import { warningDocket } from '../../../domain/publicity/warning/warning-steps.ts';
import {
  gatedOf,
  warningKindWords,
  wordsOf,
  type DraftWarning,
  type Warning,
  type WarningFacts,
} from '../../../domain/publicity/warning/warning.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { takeNumbers } from '../../../store/base/numbering.ts';
import { listPasses } from '../../../store/publicity/disclosure.ts';
import { listOperatorsIn } from '../../../store/operator/operators-in.ts';
import { listBehind } from '../../../store/publicity/warning/known-names.ts';
import { listStationsShowing } from '../../../store/publicity/board-posting.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';
import { callOut } from './call.ts';
import { evidenceFor } from './evidence.ts';

type Known = Omit<WarningFacts, keyof Facts | 'leaksOf'>;

/** Tips and warnings: what the gate knows, the number that comes with the publication, and who is told. */
export const warningFrame: DocketFrame<Warning, DraftWarning, WarningFacts> = {
  docket: warningDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const fresh = move === 'publish' && entry !== null ? await freshNumber(tx, ctx, entry) : null;
    const anotherApproves = move === 'approve' && entry !== null && (await hasAnotherApprover(tx, entry));
    const known = await knownOf(tx, ctx, { ...entry, ...(input as GatedWords) });
    return { ...known, freshNumber: fresh, anotherApproves };
  },
  beside: async (tx, ctx, { entry, move }) => {
    await tellDesk(tx, ctx, entry, move);
    const act = move === null ? undefined : acts[move];
    if (act !== undefined && entry.bySms) await callOut(tx, ctx, entry, act);
    if (move !== 'withdraw' && move !== 'confirmCorrection') return;
    // It still hangs where it was put up: whoever keeps that board takes it down or renews it.
    const showing = new Set(await listStationsShowing(tx, entry.countyId, entry.id));
    const words =
      move === 'withdraw'
        ? `${nameOf(entry)}已撤回，请把贴出去的揭下来，公示栏也换掉。`
        : `${nameOf(entry)}改正了，请重新打印换上。`;
    await tellPeople(
      tx,
      ctx,
      entry,
      ({ role, stationId }) => role === 'station' && showing.has(stationId ?? ''),
      words,
    );
  },
};

/** What stations and subscribers hear of by text message. */
const acts: Readonly<Record<string, WarningAct>> = {
  publish: 'published',
  confirmCorrection: 'corrected',
  withdraw: 'withdrawn',
};

/** Whether somebody may approve it who has neither written in it nor reviewed it. */
async function hasAnotherApprover(tx: Tx, { countyId, writerIds, reviewedById }: Warning): Promise<boolean> {
  const accounts = await listAccounts(tx, countyId);
  return accounts.some(
    (one) =>
      one.active &&
      mayDo(actorOfAccount(one), 'warning.approve') &&
      !writerIds.includes(one.id) &&
      one.id !== reviewedById,
  );
}

async function freshNumber(tx: Tx, ctx: Context, entry: Warning): Promise<string | null> {
  if (entry.number !== null || entry.state !== 'approved') return entry.number;
  const year = Number(ctx.today.slice(0, 4));
  return docketNumber('警', year, await takeNumbers(tx, ctx.actor.countyId, 'warning', year, 1));
}

/** 「警2026-0003《……》」 */
function nameOf({ number, kind, title }: Warning): string {
  return `${number ?? warningKindWords[kind].zh}《${title}》`;
}

/** Who may do the next step hears that one waits, and those who wrote it what became of it. */
async function tellDesk(tx: Tx, ctx: Context, entry: Warning, move: string | null): Promise<void> {
  const isWriter = ({ id }: { id: string }) => entry.writerIds.includes(id);
  const next =
    move === 'check'
      ? (['warning.review', '请做法制和保密审查'] as const)
      : move === 'review'
        ? (['warning.approve', '请批准'] as const)
        : null;
  if (next !== null)
    await tellPeople(
      tx,
      ctx,
      entry,
      (account) => mayDo(actorOfAccount(account), next[0]) && !isWriter(account),
      `${nameOf(entry)}写好了，${next[1]}。`,
      { ring: 'asked' },
    );
  if (move === 'approve' || move === 'sendBack' || move === 'publish') {
    const result = move === 'approve' ? '批准了，可以发布' : move === 'publish' ? '发布了' : '退回来改';
    await tellPeople(tx, ctx, entry, isWriter, `${nameOf(entry)}${result}。`, { ring: 'asked' });
  }
}

/** What the gate knows of a text: who is behind it, which operators it names, what was let through. */
export async function knownOf(db: Db | Tx, ctx: Context, warning: GatedWords): Promise<GateKnown> {
  const [known] = await knownOfEach(db, ctx, [warning]);
  return known as GateKnown;
}

/** A warning, with the reason that is printed beside it and the words that would be put instead. */
type GatedWords = Partial<Warning> & { reason?: string };
type GateKnown = Omit<Known, 'freshNumber' | 'anotherApproves'>;

/** The same of many drafts, for a list: what is looked up is looked up once for all of them. */
export async function knownOfEach(db: Db | Tx, ctx: Context, warnings: readonly GatedWords[]): Promise<GateKnown[]> {
  const { countyId } = ctx.actor;
  const { regions, stations, organisations, categories } = ctx.county;
  const ids = warnings.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const [told, behind, passed] = await Promise.all([
    namedIn(db, countyId, warnings.map(textOf)),
    listBehind(db, countyId, warnings.flatMap(numbersOf)),
    listPasses(db, countyId, 'warning', ids),
  ]);
  const offices = new Set(organisations.filter(({ kind }) => kind !== 'firm').map(({ name }) => name));
  const shared = {
    public: [...offices, ...stations.map(({ name }) => name), ...regions.map(({ name }) => name)],
    townIds: regions.filter(({ kind }) => kind === 'town').map(({ id }) => id),
    categoryCodes: categories.map(({ code }) => code),
  };
  const all = [...new Set([...told, ...behind.map(({ operator }) => operator)])];
  const firms = all.filter((name) => [...name].length >= 3 && !offices.has(name));
  const proven = await provenOf(
    db,
    ctx,
    firms.filter((firm) => warnings.some((one) => textOf(one).includes(firm))),
  );
  return warnings.map((one) => {
    const text = textOf(one);
    const own = behind.filter(({ source }) => numbersOf(one).includes(source));
    return {
      known: {
        names: [...new Set(own.flatMap(({ names }) => names))],
        firms: firms.filter((firm) => text.includes(firm)),
        public: shared.public,
      },
      proven,
      passed: passed.filter(({ entryId }) => entryId === one.id),
      townIds: shared.townIds,
      categoryCodes: shared.categoryCodes,
    };
  });
}

/** So many drafts are looked through in one statement. */
const draftsAtOnce = 25;

async function namedIn(db: Db | Tx, countyId: number, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (let at = 0; at < texts.length; at += draftsAtOnce)
    found.push(...(await listOperatorsIn(db, countyId, texts.slice(at, at + draftsAtOnce))));
  return found;
}

async function provenOf(db: Db | Tx, { actor, today }: Context, firms: readonly string[]): Promise<string[]> {
  const proven: string[] = [];
  for (const firm of firms) if ((await evidenceFor(db, actor.countyId, firm, today)).length > 0) proven.push(firm);
  return proven;
}

function textOf(warning: GatedWords): string {
  const none = { title: '', text: '', advice: '', unknown: '', actWhat: '', remark: '', reason: '' };
  const { remark, reason, correction, ...rest } = { ...none, ...stripped(warning) };
  const put =
    correction === null || correction === undefined ? [] : [...Object.values(wordsOf(correction)), correction.reason];
  return [...Object.values(gatedOf(rest)), remark, reason, ...put].join('\n');
}

function numbersOf({ sources = [] }: Partial<Warning>): string[] {
  return sources.map(({ number }) => number).filter((number) => number !== '');
}

/** Without what a form left out, so that the words of the entry stand. */
function stripped(warning: GatedWords): GatedWords {
  return Object.fromEntries(Object.entries(warning).filter(([, value]) => value !== undefined)) as GatedWords;
}
