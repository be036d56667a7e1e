/** What the desk reads of a matter of any kind: words instead of codes, clocks with their reason, papers, what happened. */
import type { Scan } from '../../../domain/matter/attachment.ts';
import { clockMark, remainingZh, type Clock, type ClockMark } from '../../../domain/law/clock.ts';
import { explain, type Explanation } from '../../../domain/law/clock-explanation.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import { dueClock } from '../../../domain/matter/due.ts';
import { clockWrittenLate } from '../../../domain/law/late-entry.ts';
import {
  isPractical,
  mayPrintFrom,
  missingFrom,
  numberFrom,
  titleOf,
  wordingFrom,
  type PaperTable,
} from '../../../domain/matter/paper-form.ts';
import type { PaperFacts } from '../../../domain/matter/paper-facts.ts';
import { papersBefore, roundKey } from '../../../domain/matter/decided/rounds.ts';
import type { Words } from '../../../domain/base/words.ts';
import { pathOf } from '../../../domain/county/region.ts';
import type { Matter } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import { paperFactsOf, type Known, type Lettered } from '../../../actions/matter/paper-facts.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listAttachments } from '../../../store/matter/attachment.ts';
import { listLedger } from '../../../store/base/ledger.ts';
import { linesOf, type TimelineLine, type Telling } from './timeline-lines.ts';

export interface ClockView extends Clock {
  mark: ClockMark;
  remaining: string;
  /** Why it stands where it stands, in one sentence with the article. */
  explanation: Explanation;
  /** 补录: when the day by which it stopped was written, where that was later. */
  writtenOn?: Day | null;
}

export interface Named {
  officeName: string | null;
  stationName: string | null;
  handlerName: string | null;
  categoryZh: string | null;
  categoryEn: string | null;
  natureZh: string | null;
  natureEn: string | null;
  channelZh: string | null;
  channelEn: string | null;
}

export interface DueView {
  mark: ClockMark;
  remaining: string;
  zh: string;
  en: string;
}

/** A paper that can be printed now, with what would still be missing from it. */
export interface PaperItem<P extends string = string> extends Words {
  kind: P;
  /** Which of several papers of its kind. */
  of?: string;
  number: string | null;
  missing?: readonly Words[];
  /** Not one of the official forms. */
  practical?: boolean;
}

export interface AttachmentView {
  id: string;
  fileName: string;
  type: string;
  bytes: number;
  addedAt: string;
  by: string;
  /** What the virus scanner said; null where none was asked. */
  scan: Scan | null;
}

/** What the page of a matter of any kind shows beside the matter itself. */
export interface MatterView<M extends string = string, P extends string = string> {
  clocks: ClockView[];
  /** Only what is possible now for this person. */
  moves: M[];
  papers: PaperItem<P>[];
  timeline: TimelineLine[];
  attachments: AttachmentView[];
  /** People who may handle the matter, for the form that assigns it; with `of`, those whom a form asks for something else. */
  handlers: { id: string; name: string; of?: 'account' }[];
}

/** The most urgent clock of a row in words. */
export function dueView(ctx: Context, matter: Parameters<typeof dueClock>[0]): DueView | null {
  const { calendar } = ctx.county;
  const clock = dueClock(matter);
  if (clock === null) return null;
  const { zh, en } = clock;
  return { mark: clockMark(clock, ctx.today, calendar), remaining: remainingZh(clock, ctx.today, calendar), zh, en };
}

/** Each clock with where it stands today and the sentence that says why. */
export function clockViewsOf(ctx: Context, clocks: readonly Clock[]): ClockView[] {
  const { calendar } = ctx.county;
  return clocks.map((clock) => ({
    ...clock,
    mark: clockMark(clock, ctx.today, calendar),
    remaining: remainingZh(clock, ctx.today, calendar),
    explanation: explain(clock, calendar),
  }));
}

/** The names behind the ids and codes that every matter has. */
export function namedOf(
  ctx: Context,
  matter: Pick<Matter, 'officeId' | 'stationId' | 'handlerId' | 'channel'> & {
    categoryCode: string | null;
    natureCode: string | null;
  },
  names: ReadonlyMap<string, string>,
): Named {
  const { organisations, stations, categories } = ctx.county;
  const words = (code: string | null) => categories.find((one) => one.code === code) ?? { zh: null, en: null };
  const [category, nature, channel] = [words(matter.categoryCode), words(matter.natureCode), words(matter.channel)];
  return {
    officeName: organisations.find((one) => one.id === matter.officeId)?.name ?? null,
    stationName: stations.find((one) => one.id === matter.stationId)?.name ?? null,
    handlerName: matter.handlerId === null ? null : (names.get(matter.handlerId) ?? null),
    categoryZh: category.zh,
    categoryEn: category.en,
    natureZh: nature.zh,
    natureEn: nature.en,
    channelZh: channel.zh,
    channelEn: channel.en,
  };
}

/** The village or town of an id, with what it lies in. */
export function placeOf(ctx: Context, regionId: string | null): string | null {
  return pathOf(regionId, ctx.county.regions);
}

/** The papers that the matter can be printed on now; what is missing from each is known before anybody opens it. */
export async function papersOf<P extends string, T extends Lettered>(
  ctx: Context,
  table: PaperTable<P, T>,
  matter: T,
  known: Known = {},
  besides: Partial<PaperFacts> = {},
): Promise<PaperItem<P>[]> {
  const facts = { ...(await paperFactsOf(ctx, ctx.db, matter, known)), ...besides };
  return (Object.keys(table) as P[])
    .filter((kind) => mayPrintFrom(table, kind, matter, facts))
    .flatMap((kind) => {
      const { titleOf: own, en } = table[kind];
      const occasions = table[kind].occasions?.(matter) ?? null;
      const zh = own?.(matter) ?? titleOf(table[kind], wordingFrom(table, kind, matter, facts));
      const item = (told: PaperFacts, about: Words = { zh: '', en: '' }): PaperItem<P> => {
        const annulled = table[kind].annulled?.(matter, told) ?? null;
        return {
          kind,
          zh: `${zh}${about.zh}${annulled === null ? '' : `（${annulled.zh}）`}`,
          en: `${en}${about.en}${annulled === null ? '' : ` (${annulled.en})`}`,
          number: numberFrom(table, kind, matter, told),
          missing: missingFrom(table, kind, matter, told),
          practical: isPractical(table[kind]),
        };
      };
      if (occasions === null) return [item(facts)];
      return occasions.map((one) => ({
        ...item({ ...facts, occasion: one.of }, { zh: `（${one.zh}）`, en: ` (${one.en})` }),
        of: one.of,
      }));
    })
    .concat(revokedPapers(table, matter, facts));
}

/** The papers of decisions that are revoked, and the earlier letters by which some were: each opens as it was. */
function revokedPapers<P extends string, T extends Lettered>(
  table: PaperTable<P, T>,
  matter: T,
  facts: PaperFacts,
): PaperItem<P>[] {
  return papersBefore(table, matter, facts).map(({ kind, round: { n, as } }) => {
    const { titleOf: own, en, ofDecision } = table[kind];
    const zh = own?.(as) ?? titleOf(table[kind], wordingFrom(table, kind, as, facts));
    const isRevoked = ofDecision === 'decision';
    return {
      kind,
      of: roundKey(n),
      zh: isRevoked ? `${zh}（已撤销）` : zh,
      en: isRevoked ? `${en} (revoked)` : en,
      number: numberFrom(table, kind, as, facts),
      missing: [],
      practical: isPractical(table[kind]),
    };
  });
}

/** What the page of a matter of any kind shows beside it; the names are for the row of the matter itself. */
export async function viewOf<M extends string, P extends string>(
  ctx: Context,
  matter: Pick<Matter, 'countyId' | 'id' | 'officeId' | 'erasedOn'>,
  {
    clocks,
    moves,
    papers,
    ...telling
  }: Pick<MatterView<M, P>, 'moves' | 'papers'> & Telling & { clocks: readonly Clock[] },
): Promise<MatterView<M, P> & { names: ReadonlyMap<string, string> }> {
  const [accounts, ledger, attachments] = await Promise.all([
    listAccounts(ctx.db, ctx.actor.countyId),
    listLedger(ctx.db, matter.countyId, matter.id),
    listAttachments(ctx.db, matter.countyId, matter.id),
  ]);
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  return {
    names,
    clocks: clockViewsOf(ctx, clocks).map((clock) => ({ ...clock, writtenOn: clockWrittenLate(clock, ledger) })),
    // Nothing can be done any more to what was erased.
    moves: matter.erasedOn === null ? moves : [],
    papers,
    timeline: linesOf(ctx, ledger, names, telling),
    attachments: attachments.map(({ id, fileName, type, bytes, addedAt, by, scan }) => ({
      id,
      fileName,
      type,
      bytes,
      addedAt: addedAt.toISOString(),
      scan,
      by: by === 'consumer' ? telling.citizen : (names.get(by) ?? ''),
    })),
    handlers: accounts
      .filter(
        (account) =>
          account.active &&
          account.organisationId === matter.officeId &&
          (account.role === 'officer' || account.role === 'officeHead'),
      )
      .map(({ id, name }) => ({ id, name })),
  };
}
