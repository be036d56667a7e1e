import { hash } from 'node:crypto';
import { figures, type FigureName } from '../../domain/figures.ts';
import { versionOf, type FigureWords } from '../../domain/figures/figure.ts';
import { daysOfChip, isFigure, ratioOf, type ChipValue, type ReportScope } from '../../domain/report/chip-value.ts';
import {
  runsOf,
  type BoundTable,
  type FigureChip,
  type ReportBody,
  type WrittenBlock,
} from '../../domain/report/body.ts';
import type { NumberReport } from '../../domain/report/layout/issue.ts';
import { yearOfNumber } from '../../domain/report/layout/issued-number.ts';
import {
  issueOf,
  maySign,
  type DraftReport,
  type FrozenRecords,
  type FrozenReport,
  type ReportReading,
  type VoidNumber,
  type WorkReport,
  type WorkReportFacts,
  type WriteReport,
} from '../../domain/report/work-report.ts';
import { workReportDocket } from '../../domain/report/work-report-steps.ts';
import { broughtTemplates } from '../../domain/report/template/templates.ts';
import type { ReportKind, ReportTemplate } from '../../domain/report/template/template.ts';
import { plainOfBlock, readsAlike } from '../../domain/report/writing.ts';
import { scopes, type Actor } from '../../domain/base/actor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Account } from '../../domain/county/account.ts';
import { canonical } from '../../store/base/canonical.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { findRecords } from '../../store/report/records.ts';
import { findTemplate } from '../../store/report/report-template.ts';
import { giveNumber, hasIssueNumber, voidNumber } from '../../store/report/issued-number.ts';
import { insertSigning, keepDraft } from '../../store/report/work-report.ts';
import type { Context } from '../base/context.ts';
import type { DocketDone, DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';
import { postNumber, postReport } from './carried-writing.ts';
import { mayTell, namesFor, readReport, superiorOf } from './reading.ts';

/** Steps before which the report is read as it stands now. */
const reading: ReadonlySet<string> = new Set(['send', 'answer', 'acknowledge', 'review', 'sign']);

/** What the clock drafts, for somebody. */
export type ScheduledReport = DraftReport & { drafter?: Actor };

/** Reports of work: what a template gives, what the ledger counts now, and what a signature freezes. */
export const workReportFrame: DocketFrame<WorkReport, DraftReport, WorkReportFacts> = {
  docket: workReportDocket,
  // A hundred figures counted and a long text checked take a second, in which others write in the ledger.
  ahead: (ctx, { entry, move }) => readFor(ctx.db, ctx, entry, move),
  know: async (tx, ctx, { entry, move, input, ahead }) => {
    const drafter = (input as ScheduledReport).drafter ?? ctx.actor;
    const opening =
      entry === null ? await openingOf(tx, ctx, input as DraftReport, drafter) : { template: null, title: '' };
    const read = ahead ?? (entry === null || move === null ? {} : await readFor(tx, ctx, entry, move));
    return {
      ...opening,
      drafter,
      reading: read.reading ?? null,
      frozen: read.frozen ?? null,
      isNumberTaken: await isNumberTaken(tx, ctx, entry, move, input),
      filesSeen: await filesSeen(tx, ctx, move, input),
      superior: superiorOf(ctx.county, entry?.officeId ?? null),
      hasLine: ctx.hasLine ?? false,
    };
  },
  beside: async (tx, ctx, done) => {
    const { entry, move, facts } = done;
    if (move === null || move === 'write' || move === 'answer' || move === 'revise')
      await keepDraft(tx, entry, { id: move === null ? entry.drafterId : ctx.actor.id, at: ctx.at });
    if (move === 'sign' && facts.frozen !== null)
      await insertSigning(tx, entry, facts.frozen.report, {
        sha256: facts.frozen.sha256,
        byId: ctx.actor.id,
        at: ctx.at,
      });
    await keepNumber(tx, ctx, done);
    if (entry.submittedHow === 'line') await postOf(tx, ctx, done);
    await tellOf(tx, ctx, done);
  },
  place: ({ officeId }) => ({ officeId, stationId: null }),
};

/** Of a report that goes by the line: itself, and what becomes of its number behind it. */
async function postOf(tx: Tx, ctx: Context, { entry, move }: DocketDone<WorkReport, WorkReportFacts>): Promise<void> {
  if (move === 'submit') await postReport(tx, ctx, entry);
  if (move === 'number' || move === 'voidNumber') await postNumber(tx, ctx, entry);
}

/** The report as it reads before a step that looks at it, and what a signature would freeze. */
async function readFor(
  db: Db | Tx,
  ctx: Context,
  entry: WorkReport,
  move: string,
): Promise<Pick<WorkReportFacts, 'reading' | 'frozen'>> {
  if (!reading.has(move)) return { reading: null, frozen: null };
  const read = await readReport(db, ctx, signedToday(ctx, entry, move));
  const isSigned = move === 'sign' && maySign(entry, ctx.actor);
  return { reading: read, frozen: isSigned ? await freeze(db, ctx, entry, read) : null };
}

/** The day of the signature stands under the report that is signed. */
function signedToday(ctx: Context, entry: WorkReport, move: string | null): WorkReport {
  return move === 'sign' ? { ...entry, signedOn: ctx.today } : entry;
}

/** A number is given with the signature of what was to bear it, or after it; what was given once stays in the register. */
async function keepNumber(
  tx: Tx,
  ctx: Context,
  { entry, before, move, input }: DocketDone<WorkReport, WorkReportFacts>,
): Promise<void> {
  const { countyId, id: reportId, edition, issueNumber: number } = entry;
  if (move === 'voidNumber' && before !== null)
    await voidNumber(
      tx,
      { countyId, number: before.issueNumber, reportId, edition },
      { on: ctx.today, byId: ctx.actor.id, reason: (input as VoidNumber).remark },
    );
  if ((move !== 'sign' && move !== 'number') || number === '') return;
  const given = { countyId, number, year: yearOfNumber(number), reportId, edition };
  if (!(await giveNumber(tx, { ...given, givenOn: ctx.today, givenById: ctx.actor.id })))
    throw new Refusal('report-number-taken', { number });
}

/** Asked before it is written, for a sentence; the register and the index of the table hold it against two at once. */
function isNumberTaken(
  tx: Tx,
  ctx: Context,
  entry: WorkReport | null,
  move: string | null,
  input: object,
): Promise<boolean> {
  const number = numberTyped(entry, move, input);
  if (entry === null || number === undefined || number === '') return Promise.resolve(false);
  return hasIssueNumber(tx, ctx.actor.countyId, number, entry.id);
}

/** The number that a step types, or that a signature gives. */
function numberTyped(entry: WorkReport | null, move: string | null, input: object): string | undefined {
  if (move === 'write') return (input as WriteReport).issue?.number;
  if (move === 'number') return (input as NumberReport).number;
  return move === 'sign' ? entry?.issueNumber : undefined;
}

async function filesSeen(tx: Tx, ctx: Context, move: string | null, input: object): Promise<ReadonlySet<string>> {
  const chip = move === 'write' ? (input as WriteReport).chip : null;
  if (chip?.kind !== 'file' || chip.number === '') return new Set();
  return (await mayTell(tx, ctx, chip.number)) ? new Set([chip.number]) : new Set();
}

/** The county's own version of the template, or what the program brings. */
export async function templateFor(db: Db | Tx, countyId: number, kind: ReportKind): Promise<ReportTemplate> {
  const brought = broughtTemplates[kind];
  const own = await findTemplate(db, countyId, kind);
  return own === null ? brought : { ...brought, version: own.version, body: own.body };
}

async function openingOf(
  tx: Tx,
  ctx: Context,
  { kind, from, to }: DraftReport,
  drafter: Actor,
): Promise<Pick<WorkReportFacts, 'template' | 'title'>> {
  const template = await templateFor(tx, ctx.actor.countyId, kind);
  const officeId = scopes[drafter.role] === 'office' ? drafter.organisationId : null;
  return { template, title: titleOf(template.body, namesFor(ctx.county, { from, to, officeId })) };
}

/** The title with the names of the tree in place of its tokens: it is what the report is called from now on. */
function titleOf({ title, chips }: ReportBody, names: ReturnType<typeof namesFor>): string {
  return runsOf(title)
    .map((run) => {
      if (run.kind === 'text') return run.text;
      const chip = run.kind === 'chip' ? chips.find(({ name }) => name === run.name) : undefined;
      return chip?.kind === 'name' ? names[chip.of] : '';
    })
    .join('');
}

/** Everything that a signature stands for, and its hash. */
async function freeze(
  db: Db | Tx,
  ctx: Context,
  report: WorkReport,
  { values, written }: ReportReading,
): Promise<NonNullable<WorkReportFacts['frozen']>> {
  const { edition, number, kind, periodFrom, periodTo, officeId, body, answers, acknowledged } = report;
  const figureChips = body.chips.flatMap((chip) => (chip.kind === 'figure' ? [chip] : []));
  const bound = boundIn(body);
  const named = [
    ...new Set([...figureChips.flatMap((chip) => figuresOf(chip)), ...bound.map(({ bound: { figure } }) => figure)]),
  ].toSorted();
  const frozen: FrozenReport = {
    edition,
    number,
    kind,
    periodFrom,
    periodTo,
    officeId,
    body,
    issue: issueOf(report),
    written,
    values,
    definitions: named.map((figure) => ({
      figure,
      zh: figures[figure].zh,
      definitionZh: figures[figure].definitionZh,
      version: versionOf(figures[figure] as FigureWords).n,
    })),
    records: Object.fromEntries([
      ...(await recordsOf(db, ctx, figureChips, values)),
      ...(await boundRecords(db, ctx, bound, { from: periodFrom, to: periodTo, officeId })),
    ]),
    answers,
    acknowledged,
    countedAt: ctx.at.toISOString(),
  };
  return { report: frozen, sha256: hashOf(frozen) };
}

export function hashOf(frozen: FrozenReport): string {
  return hash('sha256', JSON.stringify(canonical(frozen)));
}

function figuresOf({ figure, of, as }: FigureChip): FigureName[] {
  const ratio = ratioOf(figure);
  const names = as === 'share' && of !== null ? [figure, of] : [figure, ...(ratio ?? [])];
  return names.filter(isFigure);
}

/** The records behind each number; of a rate those of its denominator too, for those are what it is of. */
async function recordsOf(
  db: Db | Tx,
  ctx: Context,
  chips: readonly FigureChip[],
  values: readonly ChipValue[],
): Promise<[string, FrozenRecords][]> {
  const asked = chips.flatMap((chip) => {
    const scope = values.find(({ name }) => name === chip.name)?.scope ?? null;
    if (scope === null) return [];
    const ratio = ratioOf(chip.figure);
    const [part, whole] =
      chip.as === 'share' && chip.of !== null ? [chip.figure, chip.of] : (ratio ?? [chip.figure, null]);
    const both =
      whole === null
        ? [[chip.name, part]]
        : [
            [chip.name, part],
            [`${chip.name}（分母）`, whole],
          ];
    return both.map(([name = '', figure = '']) => ({ name, figure, scope }));
  });
  const found = await Promise.all(
    asked.map(async ({ name, figure, scope }): Promise<[string, FrozenRecords][]> => {
      if (!isFigure(figure)) return [];
      const records = await findRecords(db, ctx.actor.countyId, figure, scope);
      return records === null ? [] : [[name, records]];
    }),
  );
  return found.flat();
}

type BoundBlock = Extract<ReportBody['blocks'][number], { kind: 'table' }> & { bound: BoundTable };

function boundIn({ blocks }: ReportBody): BoundBlock[] {
  return blocks.flatMap((block) =>
    block.kind === 'table' && block.bound !== undefined ? [{ ...block, bound: block.bound }] : [],
  );
}

/** Behind a table out of 探查 stand the records of its whole, by the name of the table. */
async function boundRecords(
  db: Db | Tx,
  ctx: Context,
  blocks: readonly BoundBlock[],
  report: ReportScope,
): Promise<[string, FrozenRecords][]> {
  const found = await Promise.all(
    blocks.map(async ({ id, caption, bound }): Promise<[string, FrozenRecords][]> => {
      const scope = {
        ...daysOfChip(bound.period, report),
        officeId: report.officeId ?? bound.officeId,
        category: bound.category,
        campaign: null,
      };
      const records = await findRecords(db, ctx.actor.countyId, bound.figure, scope);
      // Two tables may have one caption; their records are kept apart.
      return records === null ? [] : [[`表：${caption}（${id}）`, records]];
    }),
  );
  return found.flat();
}

/** Who has to do something next is told: who reviews, who signs, who drafts again, who receives. */
async function tellOf(tx: Tx, ctx: Context, { entry, move }: DocketDone<WorkReport, WorkReportFacts>): Promise<void> {
  const said = tellings[move ?? ''];
  if (said === undefined) return;
  const about = {
    countyId: entry.countyId,
    id: entry.id,
    number: entry.number,
    version: entry.version,
    docket: 'work-reports',
  };
  // Who reviewed it is not asked to sign it, where another has to.
  const isOut = (id: string) =>
    move === 'review' && ctx.county.county.limits.reportTwoPeople && id === entry.reviewedById;
  await tellPeople(tx, ctx, about, (one) => said.who(entry, one) && !isOut(one.id), said.words(entry));
}

type Telling = { who: (report: WorkReport, account: Account) => boolean; words: (report: WorkReport) => string };

const isOfPlace = ({ officeId }: WorkReport, { role, organisationId }: Account, county: readonly Actor['role'][]) =>
  officeId === null ? county.includes(role) : role === 'officeHead' && organisationId === officeId;

const tellings: Readonly<Record<string, Telling>> = {
  send: {
    who: (report, account) =>
      isOfPlace(report, account, ['centre', 'leader']) && !report.editorIds.includes(account.id),
    words: ({ title }) => `请审核《${title}》。`,
  },
  review: {
    who: (report, account) => isOfPlace(report, account, ['leader']) && report.drafterId !== account.id,
    words: ({ title }) => `《${title}》审核过了，请签发。`,
  },
  sendBack: {
    who: ({ editorIds }, { id }) => editorIds.includes(id),
    words: ({ title, remark }) => `《${title}》退回修改：${remark}`,
  },
  sign: {
    who: ({ drafterId }, { id }) => drafterId === id,
    words: ({ title }) => `《${title}》签发了，可以上报。`,
  },
  submit: {
    who: ({ submittedHow }, { role }) => submittedHow === 'tree' && role === 'centre',
    words: ({ title }) => `收到上报的《${title}》，请看过再收下或者退回。`,
  },
  receive: {
    who: ({ drafterId }, { id }) => drafterId === id,
    words: ({ title }) => `《${title}》上级收到了。`,
  },
  returnIt: {
    who: ({ editorIds }, { id }) => editorIds.includes(id),
    words: ({ title, returnReason }) => `《${title}》被退回：${returnReason}`,
  },
};

/** The report as it would read today beside what was signed: which numbers would be others. */
export interface ReportDifference {
  edition: number;
  chips: { name: string; was: string; now: string }[];
  blocks: { id: string; was: string; now: string }[];
}

export async function differenceOf(ctx: Context, report: WorkReport, frozen: FrozenReport): Promise<ReportDifference> {
  const asSigned = { ...report, body: frozen.body, periodFrom: frozen.periodFrom, periodTo: frozen.periodTo };
  const now = await readReport(ctx.db, ctx, { ...asSigned, officeId: frozen.officeId });
  const today = new Map(now.values.map((value) => [value.name, value.text]));
  const chips = frozen.values.flatMap(({ name, text }) => {
    const other = today.get(name) ?? '';
    return other === text ? [] : [{ name, was: text, now: other }];
  });
  const signed = new Map(frozen.written.blocks.map((block) => [block.id, block]));
  const written = new Map(now.written.blocks.map((block) => [block.id, block]));
  const plain = (block: WrittenBlock | undefined) => (block === undefined ? '' : plainOfBlock(block));
  // A paragraph whose condition holds only today, or held only then, is a difference too.
  const ids = [...new Set([...written.keys(), ...signed.keys()])];
  const others = ids.filter((id) => !readsAlike(signed.get(id), written.get(id)));
  const blocks = others.map((id) => ({ id, was: plain(signed.get(id)), now: plain(written.get(id)) }));
  return { edition: frozen.edition, chips, blocks };
}
