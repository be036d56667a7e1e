import { createRoute, z } from '@hono/zod-openapi';
import type { ReportTemplate } from '../../../domain/report/template/template.ts';
import { reportKinds, SaveTemplate, type ReportKind } from '../../../domain/report/template/template.ts';
import { SaveSchedule, type ReportSchedule } from '../../../domain/report/template/schedule.ts';
import { broughtTemplates } from '../../../domain/report/template/templates.ts';
import { demand } from '../../../domain/base/actor.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { ReportBody } from '../../../domain/report/body.ts';
import type { ChipValue } from '../../../domain/report/chip-value.ts';
import { placeOfNumber, type IssuedNumber } from '../../../domain/report/layout/issued-number.ts';
import type { Framed } from '../../../domain/report/layout/issue.ts';
import { workReportListing, workReportRow } from '../../../domain/report/work-report-list.ts';
import {
  awaitsOther,
  maySeeDrafts,
  type FrozenReport,
  type ReportReading,
  type WorkReport,
} from '../../../domain/report/work-report.ts';
import type { Context } from '../../../actions/base/context.ts';
import { isLapsed, saveTemplate, setSchedule } from '../../../actions/report/template.ts';
import { readReport, readValues } from '../../../actions/report/reading.ts';
import { framedOf } from '../../../actions/report/framed.ts';
import { differenceOf, hashOf, workReportFrame, type ReportDifference } from '../../../actions/report/work-report.ts';
import { getSeenEntry } from '../../../actions/matter/docket.ts';
import { listAccounts } from '../../../store/county/account.ts';
import {
  listNumbersOf,
  listNumbersOfYear,
  listTypedNumbers,
  type TypedNumber,
} from '../../../store/report/issued-number.ts';
import { listSchedules, listTemplates } from '../../../store/report/report-template.ts';
import {
  findDraft,
  findSigning,
  listDrafts,
  listSignings,
  workReportTable,
} from '../../../store/report/work-report.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { addListedRoutes, listed } from '../matter/docket-list-routes.ts';
import { namesOf } from '../county/account-names.ts';
import { placeNameOf } from '../matter/timeline-lines.ts';

/** What is shown beside a row of the list. */
export interface WorkReportRowMore {
  drafterName: string;
  /** Whether the reader drafted it. */
  isDrafter: boolean;
  officeName: string | null;
  /** Of a note of practice: by how many it was taken up. */
  adopted: number;
}

export interface WorkReportMore extends WorkReportRowMore {
  editedByName: string;
  reviewedByName: string | null;
  signedByName: string | null;
  /** Of a note of practice: who took it up, in the order of its adoptions; null for the county. */
  adopters: { place: string | null; byName: string }[];
  /** By the ids of those who commented or answered. */
  names: Record<string, string>;
}

export const listedWorkReports = listed({
  frame: workReportFrame,
  example: '汇2026-0001',
  table: workReportTable,
  listing: workReportListing,
  // Who reviewed it is told so beside it, and is not asked to sign what another has to.
  closedOf: (ctx) => Promise.resolve((one) => (awaitsOther(one, ctx.actor, ctx.county.county.limits) ? ['sign'] : [])),
  row: {
    entry: workReportRow,
    moreOf:
      async (ctx, _reports, names) =>
      (one): WorkReportRowMore => ({
        drafterName: names.get(one.drafterId) ?? '',
        isDrafter: one.drafterId === ctx.actor.id,
        officeName: placeNameOf(ctx, one.officeId),
        adopted: one.adoptions.length,
      }),
  },
  moreOf: (ctx, _reports, names) =>
    Promise.resolve((one): WorkReportMore => {
      const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? ''));
      const said = [
        ...one.comments.flatMap(({ byId, doneById }) => [byId, doneById]),
        ...one.answers.map(({ byId }) => byId),
      ];
      const ids = [...new Set(said.filter((id) => id !== null))];
      return {
        drafterName: nameOf(one.drafterId) ?? '',
        isDrafter: one.drafterId === ctx.actor.id,
        editedByName: nameOf(one.editedById) ?? '',
        reviewedByName: nameOf(one.reviewedById),
        signedByName: nameOf(one.signedById),
        officeName: placeNameOf(ctx, one.officeId),
        adopted: one.adoptions.length,
        adopters: one.adoptions.map(({ officeId, byId }) => ({
          place: placeNameOf(ctx, officeId),
          byName: nameOf(byId) ?? '',
        })),
        names: Object.fromEntries(ids.map((id) => [id, names.get(id) ?? ''])),
      };
    }),
});

/** A report as it reads: counted now while it is open, as it was signed from then on. */
export interface SeenReading extends ReportReading {
  countedAt: string;
  /** 红头、附件、抄送, as they are printed. */
  framed: Framed;
  /** Of a signed report: what its numbers stood for, and whether its hash still fits. */
  signing: {
    edition: number;
    sha256: string;
    isWhole: boolean;
    signedAt: string;
    definitions: FrozenReport['definitions'];
    /** How many records were behind each number, and of how many the ids are kept. */
    records: Record<string, { n: number; kept: number }>;
  } | null;
}

export type SeenDifference = ReportDifference;

export interface SeenDrafts {
  /** `draft` is 第几稿, as it was given to be reviewed; `n` goes on through all of them. */
  drafts: { n: number; draft: number; at: string; byName: string }[];
  /** With the number under which each went out; empty where it had none. */
  editions: { edition: number; at: string; byName: string; sha256: string; number: string; voided: string[] }[];
}

/** A number that was given, and to what; voided, why. */
export interface SeenNumber {
  number: string;
  reportNumber: string;
  title: string;
  edition: number;
  givenOn: string;
  givenBy: string;
  voidedOn: string | null;
  voidedBy: string;
  voidReason: string;
  /** The report that had it first, where this one went out under the same before there was a register. */
  firstNumber: string | null;
}

export interface IssuedNumbers {
  year: number;
  years: number[];
  numbers: SeenNumber[];
  /** Those that were typed on other papers of the bureau: none of them is given to a report. */
  typed: TypedNumber[];
}

export interface SeenDraft {
  n: number;
  body: ReportBody;
  /** What its numbers print today: a draft keeps words and definitions, and no counts. */
  values: Pick<ChipValue, 'name' | 'text'>[];
  at: string;
  byName: string;
}

export interface SeenTemplates {
  templates: (Pick<ReportTemplate, 'kind' | 'version' | 'author' | 'pace'> & {
    title: string;
    reason: string;
    byName: string;
  })[];
  schedules: (Pick<ReportSchedule, 'id' | 'kind' | 'pace' | 'active' | 'doneTo' | 'drafterId'> & {
    drafterName: string;
    /** 停住了: who was named cannot draft it any more. */
    isLapsed: boolean;
  })[];
}

const key = z
  .string()
  .min(4)
  .max(40)
  .openapi({ param: { name: 'key', in: 'path' }, example: '汇2026-0001' });
const params = z.object({ key });

/** The report for who may read what was not signed of it: a shared note of practice is others' as it was signed, and no further. */
async function ownEntry(ctx: Context, asked: string): Promise<WorkReport> {
  const entry = await getSeenEntry(ctx, workReportFrame, asked);
  if (!maySeeDrafts(ctx.actor, entry)) throw new Refusal('not-found');
  return entry;
}
const NumberYear = z.object({
  year: labelled(z.coerce.number().int().min(2000).max(2200).optional(), {
    zh: '哪年',
    en: 'Year',
    wrongZh: '写成 2026 这样的年份',
    wrongEn: 'a year such as 2026',
  }),
});
const ok = json(z.object({ ok: z.literal(true) }));

export const workReportApi = apiRoutes();

workReportApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/work-reports/{key}/reading',
      summary: '一篇汇报现在的样子：数、检查出来的、留空；签发以后是签发时的',
      middleware: staffOnly,
      request: { params },
      responses: { 200: { description: '样子', ...json(shape<SeenReading>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await getSeenEntry(ctx, workReportFrame, c.req.valid('param').key);
      if (entry.signedOn === null) {
        const reading = await readReport(ctx.db, ctx, entry);
        const framed = await framedOf(ctx, entry, null);
        return c.json({ ...reading, framed, countedAt: ctx.at.toISOString(), signing: null }, 200);
      }
      const signed = await findSigning(ctx.db, entry.countyId, entry.id, entry.edition);
      if (signed === null) throw new Refusal('not-found');
      return c.json({ ...frozenReading(signed), framed: await framedOf(ctx, entry, signed) }, 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/work-reports/{key}/difference',
      summary: '签发的和今天再数的差在哪里',
      middleware: staffOnly,
      request: { params },
      responses: { 200: { description: '差别', ...json(shape<ReportDifference>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await ownEntry(ctx, c.req.valid('param').key);
      const signed = await findSigning(ctx.db, entry.countyId, entry.id);
      if (signed === null) throw new Refusal('not-found');
      return c.json(await differenceOf(ctx, entry, signed.frozen), 200);
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/work-reports/{key}/drafts',
      summary: '稿本和签发过的各版',
      middleware: staffOnly,
      request: { params },
      responses: { 200: { description: '稿本', ...json(shape<SeenDrafts>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const entry = await ownEntry(ctx, c.req.valid('param').key);
      const [drafts, signings, issued, names] = await Promise.all([
        listDrafts(ctx.db, entry.countyId, entry.id),
        listSignings(ctx.db, entry.countyId, entry.id),
        listNumbersOf(ctx.db, entry.countyId, entry.id),
        namesOf(ctx),
      ]);
      return c.json(
        {
          drafts: drafts.map(({ n, draft, at, byId }) => ({
            n,
            draft,
            at: at.toISOString(),
            byName: names.get(byId) ?? '',
          })),
          editions: signings.map(({ edition, sha256, signedAt, signedById }) => ({
            edition,
            sha256,
            at: signedAt.toISOString(),
            byName: names.get(signedById) ?? '',
            ...numbersOf(issued.filter((one) => one.edition === edition)),
          })),
        },
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'get',
      path: '/work-reports/{key}/drafts/{n}',
      summary: '一份稿本的文字',
      middleware: staffOnly,
      request: { params: z.object({ key, n: z.coerce.number().int().min(1).max(100_000) }) },
      responses: { 200: { description: '稿本', ...json(shape<SeenDraft>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      const { key: asked, n } = c.req.valid('param');
      const entry = await ownEntry(ctx, asked);
      const [draft, names] = await Promise.all([findDraft(ctx.db, entry.countyId, entry.id, n), namesOf(ctx)]);
      if (draft === null) throw new Refusal('not-found');
      const counted = await readValues(ctx.db, ctx, { ...entry, body: draft.body });
      const values = counted.map(({ name, text }) => ({ name, text }));
      const byName = names.get(draft.byId) ?? '';
      return c.json({ n, body: draft.body, values, at: draft.at.toISOString(), byName }, 200);
    },
  );

workReportApi
  .openapi(
    createRoute({
      method: 'get',
      path: '/report-templates',
      summary: '汇报的样式，和定期起草的',
      middleware: staffOnly,
      responses: { 200: { description: '样式', ...json(shape<SeenTemplates>()) }, ...problems },
    }),
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'workReport.read');
      const { countyId } = ctx.actor;
      const [own, schedules, names] = await Promise.all([
        listTemplates(ctx.db, countyId),
        listSchedules(ctx.db, countyId),
        namesOf(ctx),
      ]);
      const accounts = await listAccounts(ctx.db, countyId);
      const templates = reportKinds.map((kind: ReportKind) => {
        const { author, pace, body: brought } = broughtTemplates[kind];
        const mine = own.find((one) => one.kind === kind);
        return {
          kind,
          author,
          pace,
          version: mine?.version ?? 0,
          title: mine?.body.title ?? brought.title,
          reason: mine?.reason ?? '',
          byName: mine === undefined ? '' : (names.get(mine.byId) ?? ''),
        };
      });
      return c.json(
        {
          templates,
          schedules: schedules.map((one) => ({
            id: one.id,
            kind: one.kind,
            pace: one.pace,
            active: one.active,
            doneTo: one.doneTo,
            drafterId: one.drafterId,
            drafterName: names.get(one.drafterId) ?? '',
            isLapsed: isLapsed(one, accounts),
          })),
        },
        200,
      );
    },
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/report-templates',
      summary: '把一篇汇报存成样式的新一版',
      middleware: staffOnly,
      request: { body: body(SaveTemplate) },
      responses: { 200: { description: '存好了', ...ok }, ...problems },
    }),
    async (c) => {
      await saveTemplate(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(SaveTemplate),
  )
  .openapi(
    createRoute({
      method: 'post',
      path: '/report-schedules',
      summary: '定期起草：谁起草哪一种，多久一次；同样的再存一次就是改它',
      middleware: staffOnly,
      request: { body: body(SaveSchedule) },
      responses: { 200: { description: '记下了', ...ok }, ...problems },
    }),
    async (c) => {
      await setSchedule(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(SaveSchedule),
  );

workReportApi.openapi(
  createRoute({
    method: 'get',
    path: '/issued-numbers',
    summary: '发文登记：一年里给出去的每一个发文字号，给了哪一篇的哪一版，作废的为什么',
    middleware: staffOnly,
    request: { query: NumberYear },
    responses: { 200: { description: '发文字号', ...json(shape<IssuedNumbers>()) }, ...problems },
  }),
  async (c) => c.json(await issuedOf(c.get('ctx'), c.req.valid('query').year), 200),
  checked(NumberYear),
);

addListedRoutes(workReportApi, listedWorkReports);

function numbersOf(issued: readonly IssuedNumber[]): { number: string; voided: string[] } {
  return {
    number: issued.find(({ voidedOn }) => voidedOn === null)?.number ?? '',
    voided: issued.flatMap(({ number, voidedOn }) => (voidedOn === null ? [] : [number])),
  };
}

/** The numbers of a year by their prefix and place, the newest of each prefix first. */
async function issuedOf(ctx: Context, asked: number | undefined): Promise<IssuedNumbers> {
  demand(ctx.actor, 'issuedNumber.read');
  const year = asked ?? Number(ctx.today.slice(0, 4));
  const [{ numbers, years }, typed, names] = await Promise.all([
    listNumbersOfYear(ctx.db, ctx.actor.countyId, year, mostNumbers),
    listTypedNumbers(ctx.db, ctx.actor.countyId, year, mostNumbers),
    namesOf(ctx),
  ]);
  const prefixOf = (number: string) => number.slice(0, number.indexOf('〔'));
  const inOrder = numbers.toSorted(
    (a, b) => prefixOf(a.number).localeCompare(prefixOf(b.number)) || placeOfNumber(b.number) - placeOfNumber(a.number),
  );
  return {
    year,
    years,
    numbers: inOrder.map((one) => ({
      number: one.number,
      reportNumber: one.reportNumber,
      title: one.title,
      edition: one.edition,
      givenOn: one.givenOn,
      givenBy: names.get(one.givenById) ?? '',
      voidedOn: one.voidedOn,
      voidedBy: one.voidedById === null ? '' : (names.get(one.voidedById) ?? ''),
      voidReason: one.voidReason,
      firstNumber: one.firstNumber,
    })),
    typed,
  };
}

/** More than a bureau issues in a year. */
const mostNumbers = 2_000;

function frozenReading({
  frozen,
  sha256,
  signedAt,
}: {
  frozen: FrozenReport;
  sha256: string;
  signedAt: Date;
}): Omit<SeenReading, 'framed'> {
  const { written, values, definitions, records, edition, countedAt } = frozen;
  return {
    written,
    values,
    findings: [],
    // Of what is no chip, such as a table, it was said that it goes out as a blank.
    blanks: [
      ...new Set([
        ...values.filter(({ isBlank }) => isBlank).map(({ name }) => name),
        ...frozen.acknowledged.filter((name) => !values.some((one) => one.name === name)),
      ]),
    ],
    placeholders: [],
    countedAt,
    signing: {
      edition,
      sha256,
      isWhole: hashOf(frozen) === sha256,
      signedAt: signedAt.toISOString(),
      definitions,
      records: Object.fromEntries(Object.entries(records).map(([name, { n, ids }]) => [name, { n, kept: ids.length }])),
    },
  };
}
