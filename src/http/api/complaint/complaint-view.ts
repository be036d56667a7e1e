/** What the desk reads of a complaint: words instead of codes, masked by role, with only the moves that are possible now. */
import { dayOf, type Day } from '../../../domain/base/calendar.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { LegalRole } from '../../../domain/complaint/facts/facts.ts';
import { advice, type Advice } from '../../../domain/complaint/advice.ts';
import { availableMoves } from '../../../domain/complaint/available-moves.ts';
import { clocksOf } from '../../../domain/complaint/deadline.ts';
import { complaintPapers, type PaperKind } from '../../../domain/complaint/papers/papers.ts';
import { hidingOf, maskedOnDesk, maskedRow, writesSlips, type SeenRow } from '../../../domain/complaint/privacy.ts';
import type { PersonMove } from '../../../domain/complaint/procedure.ts';
import { procedureRules } from '../../../domain/law/ground.ts';
import type { RuleSet } from '../../../domain/law/rulebook.ts';
import { lawfulRoles } from '../../../domain/complaint/steps/station-talk.ts';
import type { ComplaintRow } from '../../../domain/complaint/complaint-list.ts';
import type { LastStep } from '../../../domain/matter/list/last-step.ts';
import type { ComplaintColumn } from '../../../domain/complaint/words/complaint-columns.ts';
import { factsOf, type Context } from '../../../actions/base/context.ts';
import { queryCodeOf } from '../../../actions/matter/query-code.ts';
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
import { sharingOf, type Sharing } from './sharing-view.ts';
import { inFull } from '../matter/timeline-lines.ts';

export type SeenComplaint = Omit<Complaint, 'codeStub'>;

/** The code of a member who has no number of his own, for who writes it on his slip; null where the slip alone tells it. */
export interface MemberCode {
  n: number;
  queryCode: string | null;
}

/** One row of the list of complaints. */
export interface ComplaintLine extends Named {
  complaint: SeenRow;
  due: DueView | null;
}

/** What a page of the list carries of a row: what every row shows, and the wide columns for whom they are chosen. */
export interface ShownComplaintLine extends Pick<ComplaintLine, 'due' | 'handlerName' | 'categoryZh' | 'categoryEn'> {
  complaint: Pick<
    SeenRow,
    'id' | 'number' | 'stage' | 'consumerName' | 'operatorName' | 'amountFen' | 'amountAbout' | 'dueOn' | 'legalOn'
  > & { receivedAt?: Date; claim?: string; platformNumber?: string | null };
  officeName?: string | null;
  stationName?: string | null;
  channelZh?: string | null;
  channelEn?: string | null;
  last?: LastStep | null;
}

export function shownLineOf(
  { complaint, due, ...named }: ComplaintLine,
  columns: readonly string[],
): ShownComplaintLine {
  const { id, number, stage, consumerName, operatorName, amountFen, amountAbout, dueOn, legalOn, claim } = complaint;
  const { handlerName, categoryZh, categoryEn, officeName, stationName, channelZh, channelEn } = named;
  const receivedAt = complaint.receivedAt ?? complaint.filedAt;
  const shown = { id, number, stage, consumerName, operatorName, amountFen, amountAbout, dueOn, legalOn };
  const has = (column: ComplaintColumn) => columns.includes(column);
  return {
    complaint: {
      ...shown,
      ...(has('received') ? { receivedAt } : {}),
      ...(has('claim') ? { claim } : {}),
      ...(has('platformNumber') ? { platformNumber: complaint.platformNumber } : {}),
    },
    due,
    handlerName,
    categoryZh,
    categoryEn,
    ...(has('office') ? { officeName } : {}),
    ...(has('station') ? { stationName } : {}),
    ...(has('channel') ? { channelZh, channelEn } : {}),
  };
}

/** A complaint that waits for somebody, with everything by which its next move is known. */
export interface ComplaintItem extends Named {
  complaint: SeenComplaint;
  due: DueView | null;
}

export interface ComplaintView extends ComplaintItem, MatterView<PersonMove, PaperKind>, Sharing {
  consumerPlace: string | null;
  operatorPlace: string | null;
  /** What the matter asks for now, each with its article. */
  advice: Advice[];
  lawfulRoles: readonly LegalRole[];
  /** The rule by which it is decided today: its grounds, articles and forms. */
  rules: RuleSet;
  /** The day on which it is seen, for what the form asks of days. */
  today: Day;
  memberCodes: readonly MemberCode[];
}

export function complaintLineOf(ctx: Context, row: ComplaintRow, names: ReadonlyMap<string, string>): ComplaintLine {
  return { complaint: maskedRow(row, ctx.actor.role), due: dueView(ctx, row), ...namedOf(ctx, row, names) };
}

export function complaintItemOf(ctx: Context, complaint: Complaint, names: ReadonlyMap<string, string>): ComplaintItem {
  return {
    complaint: seenOf(ctx, complaint, false),
    due: dueView(ctx, complaint),
    ...namedOf(ctx, complaint, names),
  };
}

/** The complaint as the reader sees it. */
export function seenOf(ctx: Context, complaint: Complaint, unmasked: boolean): SeenComplaint {
  const { codeStub: _, joint, ...seen } = unmasked ? complaint : maskedOnDesk(complaint, ctx.actor.role);
  const members = joint?.members.map((member) => ({ ...member, codeStub: null }));
  return { ...seen, joint: joint === null || members === undefined ? null : { ...joint, members } };
}

export async function complaintViewOf(ctx: Context, complaint: Complaint, unmasked = false): Promise<ComplaintView> {
  const view = await viewOf(ctx, complaint, {
    citizen: '投诉人',
    hide: unmasked ? inFull : hidingOf(complaint, ctx.actor.role),
    clocks: clocksOf(complaint, factsOf(ctx)),
    moves: availableMoves(complaint, ctx.actor, factsOf(ctx)),
    papers: [],
  });
  const { names, ...rest } = view;
  const papers = await papersOf(ctx, complaintPapers, complaint, { names, fileCount: rest.attachments.length });
  return {
    complaint: seenOf(ctx, complaint, unmasked),
    due: dueView(ctx, complaint),
    ...namedOf(ctx, complaint, names),
    consumerPlace: placeOf(ctx, complaint.consumerRegionId),
    operatorPlace: placeOf(ctx, complaint.operatorRegionId),
    ...rest,
    papers,
    advice: advice(complaint, factsOf(ctx)),
    lawfulRoles: lawfulRoles(complaint),
    rules: procedureRules(complaint, complaint.endedOn ?? ctx.today, ctx.county.county.limits),
    today: ctx.today,
    memberCodes: memberCodesOf(ctx, complaint),
    ...(await sharingOf(ctx, complaint, rest.moves, names)),
  };
}

/** A list stands on many screens, beside what strangers have filed: the codes of the members are read in the matter alone. */
function memberCodesOf(ctx: Context, { joint }: Complaint): MemberCode[] {
  if (!writesSlips(ctx.actor.role)) return [];
  // Who complained first has the code of his slip.
  return (joint?.members ?? []).flatMap(({ n, codeStub }) =>
    codeStub === null || n === 1 ? [] : [{ n, queryCode: queryCodeOf(ctx, 'complaint', { codeStub }) }],
  );
}

const cells: Readonly<Record<ComplaintColumn, (item: ComplaintLine) => string | number>> = {
  number: ({ complaint }) => complaint.number,
  consumerName: ({ complaint }) => complaint.consumerName,
  operatorName: ({ complaint }) => complaint.operatorName,
  category: ({ categoryZh }) => categoryZh ?? '',
  stage: ({ complaint }) => stageWords[complaint.stage].zh,
  office: ({ officeName }) => officeName ?? '',
  handler: ({ handlerName }) => handlerName ?? '',
  station: ({ stationName }) => stationName ?? '',
  amount: ({ complaint }) => (complaint.amountFen === null ? '' : complaint.amountFen / 100),
  claim: ({ complaint }) => complaint.claim,
  received: ({ complaint }) => (complaint.receivedAt === null ? '' : dayOf(complaint.receivedAt)),
  due: ({ complaint }) => complaint.dueOn ?? '',
  lastStep: () => '',
  legal: ({ complaint }) => complaint.legalOn ?? '',
  channel: ({ channelZh }) => channelZh ?? '',
  platformNumber: ({ complaint }) => complaint.platformNumber ?? '',
};

/** The words of a cell of the export. */
export function complaintCell(item: ComplaintLine, column: ComplaintColumn): string | number {
  return cells[column](item);
}
