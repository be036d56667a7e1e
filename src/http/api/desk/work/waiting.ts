/**
 * 等办的单子 (what waits): everything whose next step is the reader's in one order, a page of it by keyset, and how much there is in each
 * span. Of a book a page and its numbers are read by index and from the tally; of what is given to somebody by name there are few.
 */
import { mayDo, scopes, type Actor } from '../../../../domain/base/actor.ts';
import { ComplaintQuery } from '../../../../domain/complaint/complaint-list.ts';
import type { Complaint } from '../../../../domain/complaint/complaint.ts';
import {
  addCounts,
  countLines,
  isWithin,
  noCounts,
  rankedPage,
  type SpanCounts,
  type WaitingCounts,
  type WaitingLine,
} from '../../../../domain/desk/work/waiting-line.ts';
import { InquiryQuery } from '../../../../domain/inquiry/inquiry-list.ts';
import { spanOf, type HandAsk } from '../../../../domain/matter/list/hand.ts';
import type { MatterQuery } from '../../../../domain/matter/list/listing-query.ts';
import { matterKinds, type Matter, type MatterKind } from '../../../../domain/matter/matter.ts';
import { EnforcementQuery } from '../../../../domain/supervision/enforcement/enforcement-list.ts';
import { TipoffQuery } from '../../../../domain/tipoff/tipoff-list.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { complaintBook } from '../../../../store/complaint/complaint.ts';
import { complaintListing } from '../../../../store/complaint/complaint-list.ts';
import { inquiryBook } from '../../../../store/inquiry/inquiry.ts';
import { inquiryListing } from '../../../../store/inquiry/inquiry-list.ts';
import { countOpenBy, cursorAt, cursorOf, listMatters, type Listing } from '../../../../store/matter/lists.ts';
import { countStages, type Book, type StageCount } from '../../../../store/matter/matter.ts';
import { enforcementBook } from '../../../../store/supervision/enforcement/enforcement.ts';
import { enforcementListing } from '../../../../store/supervision/enforcement/enforcement-list.ts';
import { tipoffBook } from '../../../../store/tipoff/tipoff.ts';
import { tipoffListing } from '../../../../store/tipoff/tipoff-list.ts';
import { namesOf } from '../../county/account-names.ts';
import { casesForWord } from '../../supervision/enforcement/enforcement-view.ts';
import { docketLinesOf } from './docket-lines.ts';
import { revisitLinesOf } from './revisit-waiting.ts';
import { caseLine, complaintLine, inquiryLine, termLine, tipoffLine } from './matter-lines.ts';

/** What is asked of the list. */
export interface Asked {
  /** His own, where he has some of his own beside those of his office or his county. */
  mine: boolean;
  hand: HandAsk;
  /** In whose hands, as `holderOf` reads it, or empty for everybody's: then what is in hand alone, as the tables of holders count it. */
  holder?: string | undefined;
  kind?: MatterKind | undefined;
  after?: string | undefined;
  limit: number;
}

/** Who has work of his own beside that of his scope: who works in an office, and who decides for the county. */
export function mayChoose({ role }: Pick<Actor, 'role'>): boolean {
  return scopes[role] === 'office' || role === 'leader';
}

type Names = ReadonlyMap<string, string>;

/** A book as the list reads it: its page in the order of due days, and how many stand where. */
interface Shelf {
  page: (ctx: Context, filters: Filters, names: Names) => Promise<WaitingLine[]>;
  count: (ctx: Context, mine: boolean) => Promise<StageCount[]>;
}

type Filters = Partial<Pick<MatterQuery, 'hand' | 'holder' | 'handlerId' | 'after' | 'limit'>> & { stage?: string[] };

function shelf<T extends Matter>(
  book: Book<T>,
  listing: (ctx: Context, filters: Filters) => Listing<T>,
  line: (ctx: Context, matter: T, names: Names) => WaitingLine,
): Shelf {
  return {
    page: async (ctx, filters, names) => {
      const { items } = await listMatters(ctx.db, ctx.actor, listing(ctx, filters), ctx.today);
      return items.map((one) => line(ctx, one, names));
    },
    count: (ctx, mine) => countStages(ctx.db, book, ctx.actor, mine),
  };
}

const byDue = { sort: 'due' } as const;
const tipoffs = shelf(
  tipoffBook,
  (_, filters) => tipoffListing(TipoffQuery.parse({ ...filters, ...byDue })),
  tipoffLine,
);

const shelves: Record<MatterKind, Shelf> = {
  complaint: shelf(
    complaintBook,
    ({ today, actor }, filters) => complaintListing(ComplaintQuery.parse({ ...filters, ...byDue }), today, actor.role),
    complaintLine,
  ),
  tipoff: {
    ...tipoffs,
    // The tally knows the first of the two officers alone; what one person has is few, and is counted.
    count: (ctx, mine) =>
      mine
        ? countOpenBy(ctx.db, ctx.actor, tipoffListing(TipoffQuery.parse(whose(ctx.actor, mine))), ctx.today)
        : tipoffs.count(ctx, false),
  },
  inquiry: shelf(
    inquiryBook,
    (_, filters) => inquiryListing(InquiryQuery.parse({ ...filters, ...byDue })),
    inquiryLine,
  ),
  enforcement: shelf(
    enforcementBook,
    (_, filters) => enforcementListing(EnforcementQuery.parse({ ...filters, ...byDue })),
    caseLine,
  ),
};

function whose({ id }: Pick<Actor, 'id'>, mine: boolean): { handlerId?: string } {
  return mine ? { handlerId: `mine:${id}` } : {};
}

/** The books that the reader has work in; tip-offs a station only reads. */
export function kindsOf({ actor }: Pick<Context, 'actor'>): MatterKind[] {
  return matterKinds.filter(
    (kind) => mayDo(actor, `${kind}.read`) && (kind !== 'tipoff' || scopes[actor.role] !== 'station'),
  );
}

/** Whether what is his own is read from the books at all: who decides for the county handles none of its matters. */
function hasBooks({ role }: Pick<Actor, 'role'>, mine: boolean): boolean {
  return !(mine && role === 'leader');
}

/** What has left a station is others' to do: it follows it in its list. */
function ownStages({ role }: Pick<Actor, 'role'>, kind: MatterKind): { stage?: string[] } {
  return role === 'station' && kind === 'complaint' ? { stage: ['atStation'] } : {};
}

export interface Waiting {
  lines: WaitingLine[];
  next: string | null;
}

/** One page of what waits. */
export async function waitingPage(ctx: Context, asked: Asked, few: readonly WaitingLine[]): Promise<Waiting> {
  const { mine, hand, holder, kind, after: typed, limit } = asked;
  const cursor = typed === undefined ? null : cursorOf(typed);
  const after = cursor === null ? null : cursorAt(cursor);
  const filters: Filters = {
    hand,
    ...(holder === undefined ? whose(ctx.actor, mine) : holder === '' ? {} : { holder }),
    ...(after === null ? {} : { after }),
    limit: limit + 1,
  };
  const kinds = kindsOf(ctx).filter((one) => kind === undefined || one === kind);
  const names = await namesOf(ctx);
  const asks = hasBooks(ctx.actor, mine)
    ? kinds
        .filter((one) => hand !== 'untaken' || one === 'complaint')
        .map((one) => shelves[one].page(ctx, { ...filters, ...ownStages(ctx.actor, one) }, names))
    : [];
  const pages = await Promise.all(asks);
  // Of somebody's matters in hand nothing stands before its day.
  const books = holder === undefined ? pages : pages.map((lines) => lines.map((one) => ({ ...one, isUrgent: false })));
  const own = few.filter((line) => isWithin(line, hand, ctx.today) && (kind === undefined || line.kind === kind));
  const { lines, next } = rankedPage([own, ...books], {
    after: cursor === null ? null : [cursor.key, cursor.id],
    limit,
  });
  return { lines, next: next === null ? null : cursorAt({ key: next[0], id: next[1] }) };
}

/** What is not found by the day in the reader's own books: few, and read whole. */
export interface Few {
  lines: WaitingLine[];
  /** Those of them that no tally has counted for him. */
  apart: WaitingLine[];
  /** How many wait for a call, have a term that is due, and wait for his own word: for his queues. */
  urgent: number;
  terms: number;
  forWord: number;
}

/** So many of each are looked at. */
const most = 100;

/**
 * Who waits for a call, whoever handles it; agreed terms that are due; what is proposed to the reader and what only he may decide; and
 * what was given to him by name in the dockets.
 */
export async function fewOf(ctx: Context, mine: boolean): Promise<Few> {
  const { actor } = ctx;
  const isOwn = mine || !mayChoose(actor);
  const [names, urgent, terms, asked, proposed, cases, given, revisits] = await Promise.all([
    namesOf(ctx),
    actor.role === 'station' ? [] : complaintsOf(ctx, { urgent: 'waiting' }),
    checksTerms.includes(actor.role) ? complaintsOf(ctx, { check: 'due', ...whose(actor, mine) }) : [],
    mine && mayDo(actor, 'complaint.approveDecline') ? complaintsOf(ctx, { stage: ['toApprove', 'toReview'] }) : [],
    mine && mayDo(actor, 'tipoff.open') ? tipoffsProposed(ctx) : [],
    mayDo(actor, 'enforcement.read') ? casesForWord(ctx) : { items: [] },
    isOwn ? docketLinesOf(ctx) : [],
    isOwn ? revisitLinesOf(ctx) : [],
  ]);
  // Two officers have a tip-off, and it is counted for both.
  const isTallied = ({ stage, handlerId, ...one }: Matter & { secondId?: string | null }) =>
    stage !== 'done' &&
    hasBooks(actor, mine) &&
    (!mine || handlerId === null || [handlerId, one.secondId].includes(actor.id));
  const of = <T extends Matter>(matters: readonly T[], line: (ctx: Context, one: T, names: Names) => WaitingLine) =>
    matters.map((one) => ({ line: line(ctx, one, names), isTallied: isTallied(one) }));
  const matters = [
    ...of(urgent, complaintLine),
    ...of(asked, complaintLine),
    ...of(
      proposed.filter((one) => tipoffLine(ctx, one).step !== null),
      tipoffLine,
    ),
    ...of(cases.items, caseLine),
  ];
  const known = new Map(matters.map((one) => [one.line.id, one]));
  const checked = terms.map((one) => termLine(ctx, one)).filter(({ id }) => !known.has(id));
  const all = [...known.values()];
  const dockets = [...given, ...revisits];
  return {
    lines: [...all.map(({ line }) => line), ...checked, ...dockets],
    apart: [...all.filter((one) => !one.isTallied).map(({ line }) => line), ...checked, ...dockets],
    urgent: urgent.length,
    terms: terms.length,
    forWord: cases.items.length,
  };
}

/** Who looks at the performance of agreements. */
const checksTerms: readonly string[] = ['centre', 'officer', 'officeHead'];

async function complaintsOf({ db, actor, today }: Context, query: object): Promise<Complaint[]> {
  const asked = ComplaintQuery.parse({ ...query, ...byDue, limit: most });
  return (await listMatters(db, actor, complaintListing(asked, today, actor.role), today)).items;
}

async function tipoffsProposed({ db, actor, today }: Context) {
  const asked = TipoffQuery.parse({ proposed: 'yes', ...byDue, limit: most });
  return (await listMatters(db, actor, tipoffListing(asked), today)).items;
}

/** What the tallies and the books have counted. */
export type Counted = Partial<Record<MatterKind, StageCount[]>>;

/** How many of each book the reader has in hand, by stage and day. */
export async function stagesOf(ctx: Context, mine: boolean): Promise<Counted> {
  const own = mine && scopes[ctx.actor.role] === 'office';
  const found = await Promise.all(
    kindsOf(ctx).map(async (kind) => [kind, await shelves[kind].count(ctx, own)] as const),
  );
  return Object.fromEntries(found);
}

/** The six numbers: what the books have, and what stands in none of them. */
export function countsOf(ctx: Context, mine: boolean, counted: Counted, apart: readonly WaitingLine[]): WaitingCounts {
  const { actor, today } = ctx;
  const isOwn = (kind: MatterKind, { stage }: StageCount) => (ownStages(actor, kind).stage ?? [stage]).includes(stage);
  const books = hasBooks(actor, mine) ? (Object.entries(counted) as [MatterKind, StageCount[]][]) : [];
  const of = books.map(
    ([kind, counts]) =>
      ({
        [kind]: spansOf(
          counts.filter((one) => isOwn(kind, one)),
          today,
        ),
      }) as WaitingCounts,
  );
  return addCounts([...of, countLines(apart, today)]);
}

function spansOf(counts: readonly StageCount[], today: string): SpanCounts {
  const spans = { ...noCounts };
  for (const { stage, dueOn, legalOn, n } of counts) {
    spans[spanOf({ dueOn, legalOn }, today)] += n;
    if (stage === 'toAccept') spans.untaken += n;
  }
  return spans;
}
