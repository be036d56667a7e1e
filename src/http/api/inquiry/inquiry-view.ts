/** What the desk reads of an inquiry: words instead of codes, masked by role, with the entry that its answer cites. */
import { mayDo, maySee, type Role } from '../../../domain/base/actor.ts';
import { availableInquiryMoves } from '../../../domain/inquiry/procedure.ts';
import { dayOf } from '../../../domain/base/calendar.ts';
import { inquiryClocks, type Inquiry, type InquiryMove } from '../../../domain/inquiry/inquiry.ts';
import { inquiryPapers, type InquiryPaper } from '../../../domain/inquiry/papers.ts';
import { inquiryOutcomeWords, inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { withClosedWords } from '../../../domain/inquiry/turned.ts';
import type { KnowledgeEntry } from '../../../domain/inquiry/knowledge.ts';
import type { LastStep } from '../../../domain/matter/list/last-step.ts';
import type { InquiryColumn } from '../../../domain/inquiry/inquiry-columns.ts';
import { rowWords } from '../../../domain/matter/lists.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import { maskedAsker } from '../../../domain/complaint/privacy.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { findComplaint } from '../../../store/complaint/complaint.ts';
import { findEntry } from '../../../store/inquiry/knowledge.ts';
import { findTipoff } from '../../../store/tipoff/tipoff.ts';
import {
  dueView,
  namedOf,
  papersOf,
  viewOf,
  type DueView,
  type MatterView,
  type Named,
} from '../matter/matter-view.ts';
import { maskPersons } from '../../../domain/base/masking.ts';
import { hiddenNotice } from '../../../domain/matter/decided/hidden-notice.ts';
import { inFull, type Telling } from '../matter/timeline-lines.ts';

export type SeenInquiry = Omit<Inquiry, 'codeStub'>;

export interface InquiryItem extends Named {
  inquiry: SeenInquiry;
  due: DueView | null;
}

/** The matter that an inquiry became; the number is null for one that the reader may not see. */
export interface Became {
  kind: MatterKind;
  number: string | null;
}

export interface InquiryView extends InquiryItem, MatterView<InquiryMove, InquiryPaper> {
  /** The version of the entry that the answer rests on, as it was read then. */
  entry: KnowledgeEntry | null;
  /** The version after it, when the entry has been written anew or taken out of use since. */
  isOld: boolean;
  became: Became | null;
}

export function inquiryItemOf(
  ctx: Context,
  inquiry: Inquiry,
  names: ReadonlyMap<string, string>,
  unmasked = false,
): InquiryItem {
  const { codeStub: _, ...seen } = unmasked ? inquiry : maskedInquiry(inquiry, ctx.actor.role);
  return { inquiry: seen, due: dueView(ctx, inquiry), ...namedOf(ctx, inquiry, names) };
}

/** What its lines may tell: once who asked is a reporter, nothing of what was written before (《办法》第三十七条). */
export function tellingOf({ tipoffId }: Pick<Inquiry, 'tipoffId'>): Telling {
  const masked: Telling = { citizen: '咨询人', hide: (words) => maskPersons(words, []) };
  return tipoffId === null ? masked : { ...masked, closedBefore: 'turned-into-tipoff' };
}

/** The asker, and what was written down of how he was told; of what became a tip-off nothing that was written. */
function maskedInquiry(inquiry: Inquiry, role: Role): Inquiry {
  const asked = maskedAsker(inquiry, role);
  // Closed in the row as well since it is turned so; one of before has its words still.
  const masked = inquiry.tipoffId === null ? asked : withClosedWords(asked);
  if (inquiry.annulments.length === 0) return masked;
  const hide = (words: string) => maskPersons(words, []);
  const annulments = masked.annulments.map((one) =>
    one.notice === undefined || one.notice === null ? one : { ...one, notice: hiddenNotice(one.notice, hide) },
  );
  return { ...masked, annulments };
}

export async function inquiryViewOf(ctx: Context, inquiry: Inquiry, unmasked = false): Promise<InquiryView> {
  const [{ names, ...rest }, entry, became] = await Promise.all([
    viewOf<InquiryMove, InquiryPaper>(ctx, inquiry, {
      ...(unmasked ? { citizen: '咨询人', hide: inFull } : tellingOf(inquiry)),
      clocks: inquiryClocks(inquiry, factsOf(ctx)),
      moves: availableInquiryMoves(inquiry, ctx.actor),
      // Its one paper is that by which an answer was revoked; of most none was.
      papers:
        inquiry.annulments.length > 0 && mayDo(ctx.actor, 'inquiry.reveal')
          ? await papersOf(ctx, inquiryPapers, inquiry)
          : [],
    }),
    citedBy(ctx, inquiry),
    becameOf(ctx, inquiry),
  ]);
  const number = became?.number ?? null;
  const timeline = rest.timeline.map((line) => ({ ...line, detail: toldOf(line.detail, entry, number) }));
  return {
    ...inquiryItemOf(ctx, inquiry, names, unmasked),
    ...rest,
    timeline,
    entry,
    isOld: entry?.untilOn !== null && entry !== null && entry.untilOn <= ctx.today,
    became,
  };
}

/** What a page of the list carries of a row: what every row shows, and what is shown to whom has chosen its column. */
export interface ShownInquiryLine extends Pick<InquiryItem, 'due' | 'categoryZh' | 'categoryEn' | 'handlerName'> {
  inquiry: Pick<SeenInquiry, 'id' | 'number' | 'stage' | 'channel' | 'question' | 'people' | 'dueOn'> &
    Partial<Pick<SeenInquiry, 'askerName' | 'outcome' | 'legalOn' | 'platformNumber'>> & { receivedAt: Date };
  officeName?: string | null;
  stationName?: string | null;
  last?: LastStep | null;
}

/** A question that a row has in part, as most are read. */
const mostAsked = 36;

export function shownInquiryOf({ inquiry, ...item }: InquiryItem, columns: readonly string[]): ShownInquiryLine {
  const { id, number, stage, channel, people, askerName, dueOn, legalOn, outcome } = inquiry;
  const { due, categoryZh, categoryEn, handlerName, officeName, stationName } = item;
  const question = rowWords(inquiry.question, mostAsked);
  const receivedAt = inquiry.receivedAt ?? inquiry.filedAt;
  const has = (column: InquiryColumn) => columns.includes(column);
  return {
    inquiry: {
      id,
      number,
      stage,
      channel,
      question,
      people,
      receivedAt,
      dueOn,
      ...(legalOn === null ? {} : { legalOn }),
      ...(has('askerName') ? { askerName } : {}),
      ...(has('outcome') ? { outcome } : {}),
      ...(has('platformNumber') ? { platformNumber: inquiry.platformNumber } : {}),
    },
    due,
    categoryZh,
    categoryEn,
    handlerName,
    ...(has('office') ? { officeName } : {}),
    ...(has('station') ? { stationName } : {}),
  };
}

const cells: Readonly<Record<InquiryColumn, (item: InquiryItem) => string | number>> = {
  number: ({ inquiry }) => inquiry.number,
  question: ({ inquiry }) => inquiry.question,
  people: ({ inquiry }) => inquiry.people,
  askerName: ({ inquiry }) => inquiry.askerName,
  category: ({ categoryZh }) => categoryZh ?? '',
  channel: ({ channelZh }) => channelZh ?? '',
  stage: ({ inquiry }) => inquiryStageWords[inquiry.stage].zh,
  outcome: ({ inquiry }) => (inquiry.outcome === null ? '' : inquiryOutcomeWords[inquiry.outcome].zh),
  office: ({ officeName }) => officeName ?? '',
  handler: ({ handlerName }) => handlerName ?? '',
  station: ({ stationName }) => stationName ?? '',
  received: ({ inquiry }) => dayOf(inquiry.receivedAt ?? inquiry.filedAt),
  due: ({ inquiry }) => inquiry.dueOn ?? '',
  lastStep: () => '',
  platformNumber: ({ inquiry }) => inquiry.platformNumber ?? '',
};

/** The words of a cell of the export. */
export function inquiryCell(item: InquiryItem, column: string): string | number {
  return cells[column as InquiryColumn](item);
}

async function citedBy(
  ctx: Context,
  { countyId, knowledgeId, knowledgeVersion }: Inquiry,
): Promise<KnowledgeEntry | null> {
  if (knowledgeId === null || knowledgeVersion === null) return null;
  return findEntry(ctx.db, countyId, knowledgeId, { version: knowledgeVersion });
}

async function becameOf(ctx: Context, { countyId, complaintId, tipoffId }: Inquiry): Promise<Became | null> {
  if (tipoffId !== null) {
    const tipoff = await findTipoff(ctx.db, countyId, { id: tipoffId });
    return {
      kind: 'tipoff',
      number: tipoff !== null && mayDo(ctx.actor, 'tipoff.read') && maySee(ctx.actor, tipoff) ? tipoff.number : null,
    };
  }
  if (complaintId === null) return null;
  const complaint = await findComplaint(ctx.db, countyId, { id: complaintId });
  return { kind: 'complaint', number: complaint !== null && maySee(ctx.actor, complaint) ? complaint.number : null };
}

/** The line keeps ids; its reader reads the title of the entry and the number of what the inquiry became. */
function toldOf(
  detail: Record<string, unknown>,
  entry: KnowledgeEntry | null,
  matterNumber: string | null,
): Record<string, unknown> {
  const cites = entry !== null && detail['knowledgeId'] === entry.id && detail['knowledgeVersion'] === entry.version;
  const links = typeof detail['complaintId'] === 'string' || typeof detail['tipoffId'] === 'string';
  return {
    ...detail,
    ...(cites ? { title: entry.title } : {}),
    ...(links && matterNumber !== null ? { matterNumber } : {}),
  };
}
