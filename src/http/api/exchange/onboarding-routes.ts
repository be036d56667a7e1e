import { createRoute, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { demand } from '../../../domain/base/actor.ts';
import { tableLimits } from '../../../domain/exchange/import/table-limits.ts';
import { sheetsOf, type RawSheet } from '../../../domain/exchange/onboarding/onboarding.ts';
import { shownMark } from '../../../domain/county/watermark.ts';
import type { Known } from '../../../domain/exchange/onboarding/known.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import type { Sheet } from '../../../domain/exchange/onboarding/workbook.ts';
import { noteExported } from '../../../actions/county/county.ts';
import { checkOnboarding, knownOf, type Onboarding } from '../../../actions/exchange/onboarding.ts';
import { runningImport, runOnboarding, type RunningImport } from '../../../actions/exchange/onboarding-run.ts';
import { listOwnSlips, type SlipBatch } from '../../../actions/county/password.ts';
import { countOpening } from '../../../store/exchange/opening.ts';
import { findLastImport } from '../../../store/exchange/county-import.ts';
import { lookAtUpkeep } from '../../../actions/base/upkeep.ts';
import { unlocatedIn } from '../../../domain/county/place/place.ts';
import { missingYears, openingOf, type SeenStep } from '../../../domain/exchange/onboarding/opening.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Env } from '../../base/env.ts';
import { takenSheet } from '../matter/export.ts';
import { answerBook } from './answer-book.ts';
import { errorsOf, templateOf } from './onboarding-view.ts';
import { opensOutside } from '../../base/public-address.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { practiceFacts } from '../../base/practice.ts';
import { staffOnly } from '../../base/session.ts';
import { readUpload } from '../../base/upload.ts';
import { watermarkOf } from '../../base/watermark.ts';

/** A plan as the desk shows it, with the sheets of the file that are none of the template's. */
export interface OnboardingView extends Onboarding {
  fileName: string;
  ignored: string[];
}

/** Where the opening of the county stands, and what became of an import that was left. */
export interface OnboardingState {
  /** Whether a step is left that a county cannot do without. */
  isOpen: boolean;
  steps: SeenStep[];
  running: RunningImport | null;
  last: {
    at: Date;
    fileName: string;
    made: number;
    changed: number;
    refused: number;
    runId: string | null;
  } | null;
  /** The slips that whoever asks has drawn, by this import or another, as long as they can be printed. */
  slips: SlipBatch[];
}

const mostMegabytes = tableLimits.workbook.packedMegabytes;
const file = { body: { content: { 'multipart/form-data': { schema: z.object({ file: z.any() }) } } } };
const view = { 200: { description: '逐行的结果', ...json(shape<OnboardingView>()) }, ...problems };
const book = { 200: { description: 'xlsx' }, ...problems };

const template = createRoute({
  method: 'get',
  path: '/onboarding/template',
  summary: '开县工作簿的模板；filled=1 时带上现有的机构、区划、站点、人员、节假日，unlocated=1 时只带未定位的区划',
  middleware: staffOnly,
  request: { query: z.object({ filled: z.literal('1').optional(), unlocated: z.literal('1').optional() }) },
  responses: book,
});
const check = createRoute({
  method: 'post',
  path: '/onboarding/check',
  summary: `试读开县工作簿：逐行看会怎样，不写任何东西（multipart：file，xlsx，最多 ${mostMegabytes} 兆）`,
  request: file,
  responses: view,
});
const apply = createRoute({
  method: 'post',
  path: '/onboarding',
  summary:
    '导入开县工作簿：和试读时看到的一样才写，一次写完（multipart：file、fingerprint；runId 相同的再交一次，得到同一个结果）',
  request: file,
  responses: view,
});
const state = createRoute({
  method: 'get',
  path: '/onboarding/state',
  summary: '开县到了哪一步：各步做完没有；正在写入的到第几行；最近一次导入写了多少行',
  middleware: staffOnly,
  responses: { 200: { description: '开县步骤', ...json(shape<OnboardingState>()) }, ...problems },
});
const errors = createRoute({
  method: 'post',
  path: '/onboarding/errors',
  summary: '有错的行，带原因，改好再传（multipart：file）',
  request: file,
  responses: book,
});

export const onboardingApi = apiRoutes();

onboardingApi.openapi(template, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'county.onboard');
  const { filled, unlocated } = c.req.valid('query');
  const known = await knownOf(ctx.db, ctx, await listAccounts(ctx.db, ctx.actor.countyId));
  if (unlocated !== undefined) return answerBook(c, '未定位.xlsx', await templateOf({ regions: openRegions(known) }));
  if (filled === undefined)
    return answerBook(c, '开县模板.xlsx', await templateOf({ organisations: known.organisations }));
  const mark = watermarkOf(c);
  const line = { format: 'xlsx', columns: ['onboarding'], filters: [], mark: mark.id };
  await noteExported(ctx, line, 'county.onboard');
  const name = `${ctx.county.county.name}名册-${ctx.today}-${shownMark(mark.id)}.xlsx`;
  const taken = { mark, filters: [], facts: practiceFacts(c) };
  return answerBook(c, name, await templateOf(known, takenSheet('机构、账号、站点名册', taken)));
});

/** The county's own row is among them: by its degrees those of the others are counted. */
function openRegions({ regions }: Known): Known['regions'] {
  return new Map([...regions].filter(([, { kind, x }]) => kind === 'county' || x === null));
}

onboardingApi.openapi(state, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'county.onboard');
  const { countyId } = ctx.actor;
  const { organisations, regions, stations, calendarYears } = ctx.county;
  const [counted, upkeep, last, slips] = await Promise.all([
    countOpening(ctx.db, countyId, ctx.today),
    lookAtUpkeep(c.get('deps')),
    findLastImport(ctx.db, countyId),
    listOwnSlips(ctx),
  ]);
  const bureau = organisations.find(({ kind }) => kind === 'bureau');
  const open = unlocatedIn(regions, stations);
  const opening = openingOf({
    ...counted,
    hasBureauAddress: (bureau?.phone ?? '') !== '' && (bureau?.address ?? '') !== '',
    opensOutside: opensOutside(c.get('deps').settings.publicUrl),
    missingYears: missingYears(ctx.today, calendarYears),
    offices: organisations.filter(({ kind, active }) => kind === 'office' && active).length,
    villages: regions.filter(({ kind }) => kind === 'village').length,
    unlocated: open.towns.length + open.villages.length,
    stations: stations.filter(({ active }) => active).length,
    hasSms: (c.get('deps').smsProbe ?? null) !== null,
    areKeysKept: upkeep.look.areKeysKept,
  });
  const view: OnboardingState = {
    ...opening,
    running: runningImport(ctx.db),
    last: last === null ? null : { ...last.detail, at: last.at, runId: last.detail.runId ?? null },
    slips,
  };
  return c.json(view, 200);
});

// Registered by hand beside their document: a file is streamed and must not be parsed in memory first.
for (const route of [check, apply, errors]) onboardingApi.openAPIRegistry.registerPath({ ...route, path: route.path });

onboardingApi.post('/onboarding/check', staffOnly, async (c) => {
  const { sheets, fileName, ignored } = await sheetsIn(c);
  return c.json({ ...(await checkOnboarding(c.get('ctx'), sheets)), fileName, ignored }, 200);
});

onboardingApi.post('/onboarding', staffOnly, async (c) => {
  const { sheets, fileName, ignored, fingerprint, runId } = await sheetsIn(c);
  const wish = { fileName, fingerprint, runId, process: c.get('deps').machine.process };
  return c.json({ ...(await runOnboarding(c.get('ctx'), sheets, wish)), fileName, ignored }, 200);
});

onboardingApi.post('/onboarding/errors', staffOnly, async (c) => {
  const { sheets, fileName } = await sheetsIn(c);
  const { rows } = await checkOnboarding(c.get('ctx'), sheets);
  return answerBook(c, `有错的行-${fileName.replace(/\.xlsx$/iu, '')}.xlsx`, await errorsOf(sheets, rows));
});

async function sheetsIn(
  c: HonoContext<Env>,
): Promise<{ sheets: Sheet[]; fileName: string; ignored: string[]; fingerprint: string; runId: string }> {
  demand(c.get('ctx').actor, 'county.onboard');
  const { tables } = c.get('deps');
  const upload = await readUpload<{ raw: RawSheet[] }>(c, {
    mostBytes: mostMegabytes * 1024 * 1024,
    storeUpload: async (stream) => ({ raw: await tables.readWorkbook(stream, c.req.raw.signal) }),
  });
  const [unread] = upload.problems;
  if (unread !== undefined) throw unread.refusal;
  const [found] = upload.files;
  if (found === undefined) throw new Refusal('sheet-empty');
  const { sheets, ignored, problem } = sheetsOf(found.raw);
  if (problem !== null) throw new Refusal('invalid-input', {}, [{ path: 'file', zh: problem, en: problem }]);
  const { fingerprint, runId } = upload.fields;
  const written = z.uuid().safeParse(runId);
  return {
    sheets,
    ignored,
    fileName: found.fileName,
    fingerprint: typeof fingerprint === 'string' ? fingerprint : '',
    // A press of an older page, or of a script, has none: it is a press of its own.
    runId: written.success ? written.data : c.get('ctx').newId(),
  };
}
