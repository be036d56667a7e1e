/** What the desk reads of a tip-off: never who told it; words instead of codes. */
import { mayDo } from '../../../domain/base/actor.ts';
import type { Advice } from '../../../domain/complaint/advice.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { tipoffAdvice } from '../../../domain/tipoff/advice.ts';
import { conducts } from '../../../domain/law/conduct.ts';
import { tipoffClocksOf } from '../../../domain/tipoff/deadline.ts';
import { availableTipoffMoves, type TipoffPersonMove } from '../../../domain/tipoff/procedure.ts';
import { hidingWords, mayReveal, seenTipoff, type Reporter, type SeenTipoff } from '../../../domain/tipoff/reporter.ts';
import { shownReporter } from '../../../domain/tipoff/words/shown-reporter.ts';
import { rowWords } from '../../../domain/matter/lists.ts';
import type { LastStep } from '../../../domain/matter/list/last-step.ts';
import type { TipoffColumn } from '../../../domain/tipoff/words/tipoff-columns.ts';
import { tipoffPapers, type TipoffPaper } from '../../../domain/tipoff/papers.ts';
import { openInterims } from '../../../domain/tipoff/notification.ts';
import type { Tipoff, TipoffNotice } from '../../../domain/tipoff/tipoff.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { isSplitOff, listSplitOff } from '../../../actions/tipoff/link.ts';
import { listFirsts } from '../../../actions/tipoff/repetition.ts';
import {
  dueView,
  namedOf,
  papersOf,
  placeOf,
  viewOf,
  type DueView,
  type MatterView,
  type Named,
} from '../matter/matter-view.ts';
import { inFull } from '../matter/timeline-lines.ts';

/** One row of the list of tip-offs. */
export interface TipoffItem extends Named {
  tipoff: SeenTipoff;
  due: DueView | null;
  operatorPlace: string | null;
  secondName: string | null;
  conductZh: string | null;
  conductEn: string | null;
  /** What the reader may answer to what the officers ask for: decide, or give his opinion. */
  answer: TipoffPersonMove | null;
  /** 举报人*** or 匿名举报人, whoever reads. */
  reporterZh: string;
  reporterEn: string;
}

/** What a page of the list carries of a row: what every row shows, and what is shown to whom has chosen its column. */
export interface ShownTipoffLine extends Pick<
  TipoffItem,
  'due' | 'conductZh' | 'conductEn' | 'handlerName' | 'secondName'
> {
  tipoff: Pick<
    SeenTipoff,
    'id' | 'number' | 'state' | 'stage' | 'anonymous' | 'operatorName' | 'receivedAt' | 'dueOn' | 'legalOn'
  > & {
    enforcementNumber?: string | null;
    platformNumber?: string | null;
    /** What an officer has asked for and nobody has decided on, with what the reader may do about it. */
    proposal?: Pick<NonNullable<SeenTipoff['proposal']>, 'what'> & { step: TipoffPersonMove | null };
  };
  officeName?: string | null;
  categoryZh?: string | null;
  categoryEn?: string | null;
  channelZh?: string | null;
  channelEn?: string | null;
  last?: LastStep | null;
}

export function shownTipoffOf({ tipoff, ...item }: TipoffItem, columns: readonly string[]): ShownTipoffLine {
  const { id, number, state, stage, anonymous, receivedAt, dueOn, legalOn, proposal } = tipoff;
  const { enforcementNumber, platformNumber } = tipoff;
  const { due, conductZh, conductEn, handlerName, secondName } = item;
  const { officeName, categoryZh, categoryEn, channelZh, channelEn } = item;
  const has = (column: TipoffColumn) => columns.includes(column);
  return {
    tipoff: {
      id,
      number,
      state,
      stage,
      anonymous,
      operatorName: rowWords(tipoff.operatorName),
      receivedAt,
      dueOn,
      legalOn,
      ...(proposal === null ? {} : { proposal: { what: proposal.what, step: item.answer } }),
      ...(has('enforcement') ? { enforcementNumber } : {}),
      ...(has('platformNumber') ? { platformNumber } : {}),
    },
    due,
    conductZh,
    conductEn,
    handlerName,
    secondName,
    ...(has('office') ? { officeName } : {}),
    ...(has('category') ? { categoryZh, categoryEn } : {}),
    ...(has('channel') ? { channelZh, channelEn } : {}),
  };
}

/** An earlier tip-off of the same reporter on the same operator. */
export interface FirstHint {
  number: string;
  operatorName: string;
  state: Tipoff['state'];
  filedAt: string;
}

export interface TipoffView extends TipoffItem, MatterView<TipoffPersonMove, TipoffPaper> {
  /** Only in the answer to an opening of the identity, which puts it there. */
  reporter: Reporter | null;
  mayReveal: boolean;
  /** Whether the reader may have the numbers in the words, for a reason. */
  mayReadWords: boolean;
  /** The complaint that it was split off; only in the answer to an opening of the identity: the complainant is the reporter. */
  linkedComplaint: string | null;
  isSplit: boolean;
  firsts: FirstHint[];
  /** What it asks the officer to do now. */
  advice: Advice[];
  /** What a law lets be told of how it is handled, before anything is decided; whether the reporter is reached no page knows by itself. */
  interims: TipoffNotice[];
}

/** Told with a complaint, to who may open who told the tip-offs: the complainant is their reporter (第三十七条). */
export interface SplitOff {
  /** How many there are. */
  splitOff: number;
  /** Which ones; only in the answer to a look behind the mask, for which somebody has said why. */
  tipoffs: { number: string }[];
}

export function tipoffItemOf(
  ctx: Context,
  tipoff: Tipoff,
  names: ReadonlyMap<string, string>,
  unmasked = false,
): TipoffItem {
  const seen = seenTipoff(tipoff, ctx.actor.role, unmasked);
  const conduct = tipoff.conductCode === null ? null : conducts[tipoff.conductCode];
  const shown = shownReporter(tipoff);
  return {
    tipoff: seen,
    due: isKeptFrom(ctx) ? null : dueView(ctx, tipoff),
    ...namedOf(ctx, { ...tipoff, handlerId: seen.handlerId }, names),
    operatorPlace: placeOf(ctx, tipoff.operatorRegionId),
    secondName: seen.secondId === null ? null : (names.get(seen.secondId) ?? null),
    conductZh: conduct?.zh ?? null,
    conductEn: conduct?.en ?? null,
    answer: answerOf(ctx, tipoff),
    reporterZh: shown.zh,
    reporterEn: shown.en,
  };
}

function answerOf(ctx: Context, tipoff: Tipoff): TipoffPersonMove | null {
  const { proposal } = tipoff;
  if (proposal === null || isKeptFrom(ctx)) return null;
  const moves = availableTipoffMoves(tipoff, ctx.actor, ctx.county.county.limits);
  return [proposal.what, 'endorse' as const].find((one) => moves.includes(one)) ?? null;
}

export async function tipoffViewOf(ctx: Context, tipoff: Tipoff, unmasked = false): Promise<TipoffView> {
  const isHidden = isKeptFrom(ctx);
  const { names, ...view } = await viewOf<TipoffPersonMove, TipoffPaper>(ctx, tipoff, {
    citizen: '举报人',
    hide: unmasked ? inFull : hidingWords(tipoff),
    clocks: isHidden ? [] : tipoffClocksOf(tipoff, factsOf(ctx)),
    moves: availableTipoffMoves(tipoff, ctx.actor, ctx.county.county.limits),
    papers: [],
  });
  const mayReadWords = mayReveal(ctx.actor, tipoff);
  const may = mayReadWords && tipoff.reporterId !== null;
  return {
    ...tipoffItemOf(ctx, tipoff, names, unmasked),
    ...view,
    papers: mayDo(ctx.actor, 'tipoff.print')
      ? await papersOf(ctx, tipoffPapers, tipoff, { names, fileCount: view.attachments.length })
      : [],
    ...(isHidden ? { timeline: [], attachments: [], handlers: [] } : { timeline: view.timeline.map(withoutFormer) }),
    reporter: null,
    mayReveal: may,
    mayReadWords,
    linkedComplaint: null,
    isSplit: !isHidden && (await isSplitOff(ctx, tipoff)),
    advice: isHidden ? [] : tipoffAdvice(tipoff, factsOf(ctx)),
    interims: isHidden ? [] : openInterims(tipoff),
    firsts: isHidden || tipoff.decidedOn !== null ? [] : (await listFirsts(ctx, tipoff)).map(hintOf),
  };
}

/** The tip-offs that were split off a complaint, as its page tells them: with their numbers when it is shown in full, for a reason. */
export async function splitOffOf(ctx: Context, complaint: Complaint, isShown: boolean): Promise<SplitOff> {
  if (!mayDo(ctx.actor, 'tipoff.print')) return { splitOff: 0, tipoffs: [] };
  const split = (await listSplitOff(ctx, complaint)).filter((one) => mayReveal(ctx.actor, one));
  return { splitOff: split.length, tipoffs: isShown ? split.map(({ number }) => ({ number })) : [] };
}

/** A station keeps an eye on a place; how the tip-off is handled is kept from it (第三十七条). */
export function isKeptFrom(ctx: Context): boolean {
  return ctx.actor.role === 'station';
}

/**
 * What lines of earlier versions tell and may not. That there is a complaint may be told; which one would tell who it was. And somebody may have
 * written a name into the proof that a notice could not be served.
 */
function withoutFormer<L extends { verb: string; detail: Record<string, unknown> }>(line: L): L {
  const { linkedComplaintId: linked, proof, ...detail } = line.detail;
  if (line.verb === 'service-failed' && proof !== undefined) return { ...line, detail };
  return typeof linked === 'string' ? { ...line, detail: { ...line.detail, linkedComplaintId: '***' } } : line;
}

function hintOf({ number, operatorName, state, filedAt }: Tipoff): FirstHint {
  return { number, operatorName, state, filedAt: filedAt.toISOString() };
}
