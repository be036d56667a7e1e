/** 快速查找的件: matters of each kind by what was typed, and by a shop that is spelt so, as their lists show them. */
import { sql, type RawBuilder } from 'kysely';
import { mayDo } from '../../../domain/base/actor.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import type { Words } from '../../../domain/base/words.ts';
import { ComplaintQuery } from '../../../domain/complaint/complaint-list.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { lettersOf } from '../../../domain/county/sound.ts';
import { foundOf, type Found, type FoundOne } from '../../../domain/desk/work/palette.ts';
import { InquiryQuery } from '../../../domain/inquiry/inquiry-list.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { asksForSingles, rowWords } from '../../../domain/matter/lists.ts';
import type { Matter, MatterKind } from '../../../domain/matter/matter.ts';
import { matterNumber } from '../../../domain/matter/numbering.ts';
import { enforcementStageWords } from '../../../domain/supervision/enforcement/enforcement.ts';
import { EnforcementQuery } from '../../../domain/supervision/enforcement/enforcement-list.ts';
import { stationTipoffWords, tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import { TipoffQuery } from '../../../domain/tipoff/tipoff-list.ts';
import type { Context } from '../../../actions/base/context.ts';
import { findShopsSpelt, mostAsked } from '../../../actions/desk/palette.ts';
import { complaintRowListing } from '../../../store/complaint/complaint-list.ts';
import { inquiryListing } from '../../../store/inquiry/inquiry-list.ts';
import { listMatters, type Listed, type Listing } from '../../../store/matter/lists.ts';
import { newestAbout } from '../../../store/operator/matter-operator.ts';
import { enforcementListing } from '../../../store/supervision/enforcement/enforcement-list.ts';
import { tipoffListing } from '../../../store/tipoff/tipoff-list.ts';
import { complaintLineOf } from '../complaint/complaint-view.ts';
import { inquiryItemOf } from '../inquiry/inquiry-view.ts';
import type { DueView } from '../matter/matter-view.ts';
import { enforcementItemOf } from '../supervision/enforcement/enforcement-view.ts';
import { tipoffItemOf } from '../tipoff/tipoff-view.ts';

/** A matter that was found, with the clock that its list shows. */
export interface FoundMatter extends FoundOne {
  due: DueView | null;
  dueOn: string | null;
  /** Of a complaint: against whom it is. */
  whom: string | null;
  /** The shop by whose sound it was found; null where its own words were. */
  shop: string | null;
}

/** What is asked of one kind. */
interface Asked {
  q?: string;
  numbers?: string[];
  limit: number;
}

/** How a kind is searched, and what a line of it says. */
interface Kind<T extends Matter, R extends Listed> {
  kind: MatterKind;
  may: Permission;
  /** Whether the register of shops knows which of them are about which shop. */
  ofShops: boolean;
  listing: (ctx: Context, asked: Asked) => Listing<T, R>;
  line: (ctx: Context, row: R) => Omit<FoundMatter, 'shop'>;
}

/** Nobody who handles it is named in a line. */
const nobody: ReadonlyMap<string, string> = new Map();

function kind<T extends Matter, R extends Listed>(one: Kind<T, R>): Kind<never, never> {
  return one as unknown as Kind<never, never>;
}

const plain = ({ zh, en }: Words): Words => ({ zh, en });

const complaints = kind({
  kind: 'complaint',
  may: 'complaint.read',
  ofShops: true,
  listing: ({ today, actor }, asked) => complaintRowListing(ComplaintQuery.parse(asked), today, actor),
  line: (ctx, row) => {
    const { complaint, due } = complaintLineOf(ctx, row, nobody);
    const { number, consumerName, operatorName, dueOn, stage } = complaint;
    const [name, whom] = [rowWords(consumerName), rowWords(operatorName)];
    return { key: number, name, whom, place: '', state: plain(stageWords[stage]), due, dueOn };
  },
});

const tipoffs = kind({
  kind: 'tipoff',
  may: 'tipoff.read',
  ofShops: true,
  listing: ({ actor }, asked) => tipoffListing(TipoffQuery.parse(asked), actor.role),
  line: (ctx, row) => {
    const { tipoff, due, conductZh } = tipoffItemOf(ctx, row, nobody);
    const words: Readonly<Record<string, Words>> =
      ctx.actor.role === 'station' ? { ...tipoffStageWords, ...stationTipoffWords } : tipoffStageWords;
    const state = words[tipoff.stage] ?? null;
    return {
      key: tipoff.number,
      name: rowWords(tipoff.operatorName),
      place: conductZh ?? '',
      state: state === null ? null : plain(state),
      due,
      dueOn: tipoff.dueOn,
      whom: null,
    };
  },
});

const inquiries = kind({
  kind: 'inquiry',
  may: 'inquiry.read',
  ofShops: false,
  listing: (_ctx, asked) => inquiryListing(InquiryQuery.parse(asked)),
  line: (ctx, row) => {
    const { inquiry, due } = inquiryItemOf(ctx, row, nobody);
    const { number, question, stage, dueOn } = inquiry;
    const state = plain(inquiryStageWords[stage]);
    return { key: number, name: rowWords(question), whom: null, place: '', state, due, dueOn };
  },
});

const cases = kind({
  kind: 'enforcement',
  may: 'enforcement.read',
  ofShops: false,
  listing: (_ctx, asked) => enforcementListing(EnforcementQuery.parse(asked)),
  line: (ctx, row) => {
    const { enforcement, due } = enforcementItemOf(ctx, row, nobody);
    const { number, operatorName, cause, stage, dueOn } = enforcement;
    const state = plain(enforcementStageWords[stage]);
    return { key: number, name: rowWords(operatorName), whom: null, place: rowWords(cause), state, due, dueOn };
  },
});

/** A shop that is spelt as it was typed, of which so many are looked into. */
const mostShops = 3;

/** Complaints by themselves, of which there are the most; the others one after another. */
export const mattersInLanes = [[complaints], [tipoffs, inquiries, cases]] as const;

/** The matters of these kinds that have the words, or are about a shop whose name is spelt so, the newest first. */
export async function findMatters(
  ctx: Context,
  q: string,
  lane: readonly Kind<never, never>[],
): Promise<Found<FoundMatter>[]> {
  const read = lane.filter(({ may }) => mayDo(ctx.actor, may));
  // A single character is in thousands of them and stands in no index: a name that has it is found by itself.
  if (read.length === 0 || asksForSingles(q)) return [];
  // Figures alone are first of all a number of this year; what ends on them comes after it.
  const [year, n] = [Number(ctx.today.slice(0, 4)), /^\d{1,6}$/u.test(q) ? Number(q) : 0];
  const number = (of: MatterKind) => (n === 0 ? null : matterNumber(of, year, n));
  const letters = lettersOf(q);
  const shops =
    letters === null || !mayDo(ctx.actor, 'operator.read') || !read.some(({ ofShops }) => ofShops)
      ? []
      : await findShopsSpelt(ctx, letters, mostShops);
  const found: Found<FoundMatter>[] = [];
  for (const one of read) {
    const numbered = number(one.kind);
    const called =
      numbered === null ? [] : await linesOf(ctx, one, one.listing(ctx, { numbers: [numbered], limit: 1 }), null);
    const worded = await linesOf(ctx, one, one.listing(ctx, { q, limit: mostAsked }), null);
    const ofShops: FoundMatter[] = [];
    if (one.ofShops)
      for (const shop of shops) ofShops.push(...(await linesOf(ctx, one, listingOf(ctx, one, shop.id), shop.name)));
    found.push(foundOf(one.kind, [...called, ...worded, ...ofShops]));
  }
  return found;
}

function listingOf(ctx: Context, { kind: of, listing }: Kind<never, never>, operatorId: string): Listing<never, never> {
  const about: RawBuilder<unknown> = sql`c.id in (select s.matter_id from ${newestAbout(
    ctx.actor.countyId,
    operatorId,
    of as 'complaint' | 'tipoff',
  )} as s)`;
  const whole = listing(ctx, { limit: mostAsked });
  return { ...whole, own: [...whole.own, about], rare: true };
}

async function linesOf(
  ctx: Context,
  { line }: Kind<never, never>,
  listing: Listing<never, never>,
  shop: string | null,
): Promise<FoundMatter[]> {
  const { items } = await listMatters(ctx.db, ctx.actor, listing, ctx.today);
  return items.map((row) => ({ ...line(ctx, row), shop }));
}
