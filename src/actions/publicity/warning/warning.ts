import { mayDo } from '../../../domain/base/actor.ts';
import { docketNumber } from '../../../domain/matter/docket.ts';
import { actorOfAccount } from '../../../domain/county/account.ts';
import type { WarningAct } from '../../../domain/publicity/warning/subscriber.ts';
import { warningDocket } from '../../../domain/publicity/warning/warning-steps.ts';
import {
  warningKindWords,
  wordsOf,
  type DraftWarning,
  type Warning,
  type WarningFacts,
} from '../../../domain/publicity/warning/warning.ts';
import type { Facts } from '../../../domain/matter/matter.ts';
import type { Db, Tx } from '../../../store/base/db.ts';
import { takeNumbers } from '../../../store/base/numbering.ts';
import { listPasses } from '../../../store/publicity/disclosure.ts';
import { listComplainants, listOperatorsIn } from '../../../store/publicity/warning/known-names.ts';
import { listStationsShowing } from '../../../store/publicity/board-posting.ts';
import type { Context } from '../../base/context.ts';
import type { DocketFrame } from '../../matter/docket.ts';
import { tellPeople } from '../../matter/tell-people.ts';
import { callOut } from './call.ts';
import { evidenceFor } from './evidence.ts';

type Known = Omit<WarningFacts, keyof Facts>;

/** Tips and warnings: what the gate knows, the number that comes with the publication, and who is told. */
export const warningFrame: DocketFrame<Warning, DraftWarning, WarningFacts> = {
  docket: warningDocket,
  know: async (tx, ctx, { entry, move, input }) => {
    const fresh = move === 'publish' && entry !== null ? await freshNumber(tx, ctx, entry) : null;
    return { ...(await knownOf(tx, ctx, { ...entry, ...(input as Partial<Warning>) })), freshNumber: fresh };
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
export async function knownOf(
  db: Db | Tx,
  ctx: Context,
  warning: Partial<Warning>,
): Promise<Omit<Known, 'freshNumber'>> {
  const { countyId } = ctx.actor;
  const { regions, stations, organisations, categories } = ctx.county;
  const text = Object.values(wordsOf({ title: '', text: '', advice: '', unknown: '', ...stripped(warning) })).join(
    '\n',
  );
  const numbers = (warning.sources ?? []).map(({ number }) => number).filter((number) => number !== '');
  const [operators, names, passed] = await Promise.all([
    listOperatorsIn(db, countyId, text),
    listComplainants(db, countyId, numbers),
    warning.id === undefined ? [] : listPasses(db, countyId, 'warning', [warning.id]),
  ]);
  const offices = new Set(organisations.filter(({ kind }) => kind !== 'firm').map(({ name }) => name));
  const firms = operators.filter((name) => !offices.has(name));
  const proven: string[] = [];
  for (const firm of firms) if ((await evidenceFor(db, countyId, firm)).length > 0) proven.push(firm);
  return {
    known: {
      names,
      firms,
      public: [...offices, ...stations.map(({ name }) => name), ...regions.map(({ name }) => name)],
    },
    proven,
    passed,
    townIds: regions.filter(({ kind }) => kind === 'town').map(({ id }) => id),
    categoryCodes: categories.map(({ code }) => code),
  };
}

/** Without what a form left out, so that the words of the entry stand. */
function stripped(warning: Partial<Warning>): Partial<Warning> {
  return Object.fromEntries(Object.entries(warning).filter(([, value]) => value !== undefined)) as Partial<Warning>;
}
