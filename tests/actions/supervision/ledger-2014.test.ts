/** The ledger behind the report of 2014, entered by the actions of those who work with it: every number of its page comes out of it. */
import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveCertificate } from '../../../src/actions/supervision/enforcement/certificate.ts';
import { enforcementFrame } from '../../../src/actions/supervision/enforcement/enforcement.ts';
import { contractReviewFrame } from '../../../src/actions/supervision/clause/contract-review.ts';
import { batchFrame, institutionFrame } from '../../../src/actions/supervision/sampling/batch.ts';
import { moveEntry, openEntry, writeMove, writeOpening, type DocketFrame } from '../../../src/actions/matter/docket.ts';
import { moveWithin } from '../../../src/actions/matter/matter.ts';
import { addDays, type Day } from '../../../src/domain/base/calendar.ts';
import { formatWan } from '../../../src/domain/base/money.ts';
import { enforcementFigures } from '../../../src/domain/supervision/figures/enforcement-figures.ts';
import { samplingFigures } from '../../../src/domain/supervision/figures/sampling-figures.ts';
import type { FigureValues } from '../../../src/domain/figures.ts';
import type { DocketEntry } from '../../../src/domain/matter/docket.ts';
import type { Facts } from '../../../src/domain/matter/matter.ts';
import { CollectContract, type ContractReview } from '../../../src/domain/supervision/clause/contract-review.ts';
import { EnforcementQuery } from '../../../src/domain/supervision/enforcement/enforcement-list.ts';
import type { EnforcementMove } from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { PlanBatch, type SamplingBatch } from '../../../src/domain/supervision/sampling/batch.ts';
import { RegisterInstitution } from '../../../src/domain/supervision/sampling/institution.ts';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { bareOf } from '../../../src/domain/report/told-file.ts';
import { plainOf } from '../../../src/domain/report/body.ts';
import { DraftReport, type WorkReport } from '../../../src/domain/report/work-report.ts';
import { draftScheduled, saveTemplate, setSchedule } from '../../../src/actions/report/template.ts';
import { guidanceFrame } from '../../../src/actions/supervision/guidance/guidance.ts';
import { DraftGuidance } from '../../../src/domain/supervision/guidance/guidance.ts';
import { readReport } from '../../../src/actions/report/reading.ts';
import { differenceOf, hashOf, workReportFrame } from '../../../src/actions/report/work-report.ts';
import { findSigning } from '../../../src/store/report/work-report.ts';
import { insertMany, type Tx } from '../../../src/store/base/db.ts';
import { actorIdOf } from '../../../src/store/base/ledger.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { countFigures } from '../../../src/store/figures.ts';
import { countInspections } from '../../../src/store/supervision/figures/inspection-figure.ts';
import { countMatters } from '../../../src/store/matter/lists.ts';
import { countRowsOfDocket, type DocketTable } from '../../../src/store/matter/docket-list.ts';
import { listCasesFrom } from '../../../src/store/supervision/enforcement/case-source.ts';
import { enforcementListing } from '../../../src/store/supervision/enforcement/enforcement-list.ts';
import { inspectionTable, sortieTable } from '../../../src/store/supervision/inspection/inspection-lists.ts';
import { batchTable } from '../../../src/store/supervision/sampling/batch.ts';
import { cast } from '../../build/cast.ts';
import { anId, countyId } from '../../build/complaint.ts';
import { makeMove, tippedOffIn } from '../../build/living-tipoffs.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { loadCounted, loadServices, type Counted2014 } from '../../build/supervision/report-2014.ts';
import {
  loadCampaigns,
  spread,
  type Campaigns2014,
  type LoadedCampaigns,
  type Sizes,
} from '../../build/supervision/campaigns-2014.ts';
import { aCase, inputOfEnforcement, registered } from '../../build/supervision/enforcement.ts';
import { batchInputs, noon } from '../../build/supervision/sampling.ts';

interface Ledger2014 extends Campaigns2014, Counted2014 {
  period: { from: Day; to: Day };
  batches: { count: number; from: Day; days: number; province: number; city: number; unqualified: number };
  cases: {
    afterSampling: { twoOf: number; oneOf: number; closed: number; valuesYuan: Sizes; finesYuan: Sizes };
    ofTipoffs: number;
    contractTerm: { closed: number; finesYuan: Sizes };
  };
  offShelf: Sizes;
  reviews: { reviewed: number; unfair: number; rectified: number; toCase: number };
  printed: Record<string, number>;
  /** What the report of the year prints, by the names of its chips. */
  report: Record<string, string>;
}
const ledger = JSON.parse(
  readFileSync(new URL('../../fixtures/ledger-2014.json', import.meta.url), 'utf8'),
) as Ledger2014;
const period = { ...ledger.period, officeId: null };

let county: Qinghe;
let campaigns: LoadedCampaigns;
let figures: FigureValues;
const idOf = (login: string) => county.actor(login).id;

/** One step of an entry as its action makes it, without a transaction of its own. */
async function step<T extends DocketEntry, O extends { id: string }, F extends Facts>(
  tx: Tx,
  frame: DocketFrame<T, O, F>,
  entry: T,
  { move, on, input = {}, by = cast.officer }: { move: string; on: Day; input?: object; by?: string },
): Promise<T> {
  const typed = frame.docket.procedure[move]?.input.parse(input) ?? {};
  return writeMove(tx, county.ctx(by, on), frame, entry, move, typed);
}

/** One move of a case, with what is usually typed. */
async function act(tx: Tx, number: string, [move, on, input = {}, by = cast.officer]: Act): Promise<void> {
  const usual = inputOfEnforcement(move, registered().next, on);
  const typed = enforcementProcedure[move].input.parse({ ...usual, ...input });
  await moveWithin(tx, county.ctx(by, on), enforcementFrame, number, move, typed, { version: null });
}
type Act = readonly [move: EnforcementMove, on: Day, input?: object, by?: string];

/** A case from the clue to its filing, by the leader, for the head is one of the two who verify. */
const filing = (on: Day): Act[] => [
  ['assign', on, { handlerId: idOf(cast.officer), secondId: idOf(cast.officeHead) }, cast.officeHead],
  ['startVerification', on],
  ['file', addDays(on, 5), {}, cast.deputyDirector],
];

/** And from there to its close: the party gives up its time and pays. */
function closing(on: Day, valueFen: number, fineFen: number): Act[] {
  const sums = { fineFen, confiscatedFen: 0 };
  const later = addDays(on, 30);
  return [
    ['assess', addDays(on, 10), { caseValueFen: valueFen, fineProposedFen: fineFen, confiscatedProposedFen: 0 }],
    ['report', addDays(on, 20)],
    ['submitReview', addDays(on, 20), { reviewerId: idOf(cast.centre) }],
    ['passReview', addDays(on, 22), {}, cast.centre],
    ['issueNotice', addDays(on, 24), { ...sums, goods: '' }, cast.officeHead],
    ['notify', addDays(on, 24)],
    ['waiveDefence', addDays(on, 24)],
    ['decide', later, { ...sums, goods: '' }, cast.officeHead],
    ['serve', later],
    ['recordPayment', addDays(on, 35), { fen: fineFen }],
    ['close', addDays(on, 36), {}, cast.deputyDirector],
  ];
}

async function openInstitution(): Promise<string> {
  const form = RegisterInstitution.parse({
    id: anId(),
    name: '省产品质量检验所',
    cmaNumber: 'CMA 2014',
    scope: ['food', 'farmProduce', 'appliance'],
    validTo: '2015-12-31',
    commissioners: ['province', 'city', 'county'],
    retests: false,
  });
  return (await openEntry(county.ctx(cast.centre, '2013-12-02'), institutionFrame, form)).id;
}

/** What was photographed at each sampling. */
async function photosOf(tx: Tx, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => anId());
  const rows = ids.map((id) => ({
    countyId,
    id,
    matterId: null,
    sha256: 'a'.repeat(64),
    type: 'image/jpeg',
    bytes: 100,
    fileName: '照片.jpg',
    by: idOf(cast.officer),
    addedAt: county.ctx(cast.officer, ledger.period.from).at,
    scan: null,
    scanFound: null,
  }));
  await insertMany(tx, 'attachment', rows, sql``);
  return ids;
}

/** The batches of half a year, the unqualified ones told and confirmed; the first of them taken off the shelf. */
async function loadBatches(tx: Tx, institutionId: string): Promise<{ batch: SamplingBatch; on: Day }[]> {
  const { count, province, unqualified, from, days } = ledger.batches;
  const offShelf = spread(ledger.offShelf);
  const photos = await photosOf(tx, count + offShelf.length);
  const samplerIds = [idOf(cast.officer), idOf(cast.otherOfficer)];
  const unfit: { batch: SamplingBatch; on: Day }[] = [];
  for (let i = 0; i < count; i += 1) {
    const on = addDays(from, Math.floor((i * days) / count));
    const commissioner = i < province ? 'province' : 'city';
    const form = PlanBatch.parse({ id: anId(), productClass: 'food', commissioner, product: '糕点' });
    let batch = await writeOpening(tx, county.ctx(cast.officer, on), batchFrame, form);
    const seals = { sampleSeal: `2014-${i}`, spareSeal: `2014-${i} 备` };
    const photoIds = [photos[i] ?? ''];
    const sampled = { ...batchInputs.sample, ...seals, sampledOn: on, sellerName: `副食店${i}`, samplerIds, photoIds };
    batch = await step(tx, batchFrame, batch, { move: 'sample', on, input: sampled });
    const sent = { institutionId, at: noon(on), sealsWhole: 'yes' };
    batch = await step(tx, batchFrame, batch, { move: 'send', on, input: sent });
    const told = addDays(on, 10);
    const items = [{ item: '菌落总数', standard: 'GB 7099', measured: '见报告', fit: i < unqualified ? 'no' : 'yes' }];
    const result = { reportNumber: `食检14-${i}`, concludedOn: told, receivedOn: told, items };
    batch = await step(tx, batchFrame, batch, { move: 'enterResult', on: told, input: result });
    batch = await step(tx, batchFrame, batch, { move: i < unqualified ? 'fail' : 'pass', on: told });
    if (i >= unqualified) continue;
    batch = await step(tx, batchFrame, batch, { move: 'tell', on: told, input: { toldOn: told, toldHow: '当面送达' } });
    const waived = { onDay: told, reason: '书面声明' };
    batch = await step(tx, batchFrame, batch, { move: 'waiveRetest', on: told, input: waived });
    const kilograms = offShelf[i];
    if (kilograms !== undefined) batch = await takenOff(tx, batch, told, kilograms, photos[count + i] ?? '');
    unfit.push({ batch, on: told });
  }
  return unfit;
}

async function takenOff(
  tx: Tx,
  batch: SamplingBatch,
  on: Day,
  kilograms: number,
  photo: string,
): Promise<SamplingBatch> {
  const order = { orderNumber: `青工商责改〔2014〕${batch.number}`, action: 'offShelf', servedAt: noon(on) };
  const ordered = await step(tx, batchFrame, batch, { move: 'order', on, input: order });
  const byIds = [idOf(cast.officer), idOf(cast.otherOfficer)];
  const done = { ...batchInputs.execute, amount: kilograms, onDay: on, byIds, photoIds: [photo] };
  return step(tx, batchFrame, ordered, { move: 'execute', on, input: done });
}

/** Two cases out of most of the batches, one out of the last; the first 75 of them are closed. */
async function loadSamplingCases(tx: Tx, unfit: readonly { batch: SamplingBatch; on: Day }[]): Promise<void> {
  const { twoOf, closed, valuesYuan, finesYuan } = ledger.cases.afterSampling;
  const values = spread(valuesYuan);
  const fines = spread(finesYuan);
  let n = 0;
  for (const [i, { batch: first, on }] of unfit.entries()) {
    let batch = first;
    for (const operatorName of i < twoOf ? [`副食店${i}`, `糕点厂${i}`] : [`副食店${i}`]) {
      const input = { ...aCase(), operatorName, partyKind: 'organisation', foundOn: on };
      batch = await step(tx, batchFrame, batch, { move: 'openCase', on, input });
      const number = (await listCasesFrom(tx, countyId, 'sampling_batch', [batch.id])).at(-1)?.number ?? '';
      const valueFen = (values[n] ?? 0) * 100;
      for (const one of filing(on)) await act(tx, number, one);
      if (n < closed) for (const one of closing(on, valueFen, (fines[n] ?? 0) * 100)) await act(tx, number, one);
      else await act(tx, number, ['assess', addDays(on, 10), { caseValueFen: valueFen }]);
      n += 1;
    }
  }
}

const fair = '第一条　甲乙双方协商一致，可以变更本合同。';
const unfair = '第一条　谢绝自带酒水。';

/** Sixty contracts read: most without anything, some mended, fifteen to a case. */
async function loadReviews(tx: Tx): Promise<void> {
  const { reviewed, unfair: suspected, rectified } = ledger.reviews;
  const fines = spread(ledger.cases.contractTerm.finesYuan);
  const on = '2014-04-08';
  for (let i = 0; i < reviewed; i += 1) {
    const form = CollectContract.parse({
      id: anId(),
      title: `服务合同${i}`,
      form: 'contract',
      trade: 'catering',
      operatorName: `饭店${i}`,
      source: 'round',
      sourceNumbers: [],
      collectedOn: on,
      text: i < suspected ? unfair : fair,
    });
    const review = await writeOpening(tx, county.ctx(cast.officer, on), contractReviewFrame, form);
    await judged(tx, review, on, { i, rectified, fineFen: (fines[i - rectified] ?? 0) * 100 });
  }
}

async function judged(
  tx: Tx,
  collected: ContractReview,
  on: Day,
  { i, rectified, fineFen }: { i: number; rectified: number; fineFen: number },
): Promise<void> {
  const press = (review: ContractReview, move: string, input: object = {}, by: string = cast.officer) =>
    step(tx, contractReviewFrame, review, { move, on, input, by });
  let review = collected;
  for (const { n } of collected.clauses)
    review = await press(review, 'judge', { n, decision: 'suspected', reason: '' });
  review = await press(review, 'finish');
  if (collected.clauses.length === 0) return void (await press(review, 'clear', {}, cast.officeHead));
  if (i < rectified) {
    const advice = { opinion: '有一处涉嫌不符合规定，建议修改。', rectifyBy: addDays(on, 30) };
    review = await press(review, 'advise', advice, cast.officeHead);
    review = await press(review, 'rectify', { rectifiedOn: on, rectified: '删去了这一句' });
    return void (await press(review, 'recheck', { recheckedOn: on, recheckWords: '改好了' }));
  }
  const cause = '涉嫌利用格式条款侵害消费者权益';
  const input = {
    remark: '拒不改正',
    ...aCase(),
    operatorName: `饭店${i}`,
    partyKind: 'organisation',
    cause,
    foundOn: on,
  };
  review = await press(review, 'handOver', input, cast.officeHead);
  for (const one of [...filing(on), ...closing(on, 0, fineFen)]) await act(tx, review.enforcementNumber, one);
}

/** Two tip-offs for which a case was opened; their cases are filed and open. */
async function loadTipoffs(): Promise<void> {
  for (let i = 0; i < ledger.cases.ofTipoffs; i += 1) {
    const on = addDays('2014-05-05', i);
    const filed = await tippedOffIn(county, on);
    const officers = { handlerId: idOf(cast.officer), secondId: idOf(cast.otherOfficer) };
    const sent = await makeMove(county, filed, 'dispatch', on, { officeId: 'SO-LH' });
    const named = await makeMove(county, sent, 'assign', on, officers, county.actor(cast.officeHead));
    const begun = await makeMove(county, named, 'startVerification', on, {}, county.actor(cast.officeHead));
    // The delegation to the heads is of 2024: in 2014 the leader decided.
    await makeMove(county, begun, 'open', addDays(on, 9), {}, county.actor(cast.dutyLeader));
  }
}

beforeAll(async () => {
  county = await qinghe();
  const certified = { fromOn: '2013-01-01', untilOn: '2015-12-31' };
  for (const login of [cast.officer, cast.officeHead, cast.otherOfficer])
    await saveCertificate(county.ctx(cast.admin, '2013-12-01'), idOf(login), { number: `执法 ${login}`, ...certified });
  const institutionId = await openInstitution();
  // What happened in half a year happens in a few transactions here: nobody waits for the disk seven thousand times.
  const [unfit] = await Promise.all([
    transact(county.db, (tx) => loadBatches(tx, institutionId)),
    transact(county.db, loadReviews),
    loadCampaigns(county, ledger).then((made) => (campaigns = made)),
  ]);
  await transact(county.db, (tx) => loadSamplingCases(tx, unfit));
  await loadTipoffs();
  await loadCounted(county, ledger, ledger.cases.ofTipoffs);
  figures = await countFigures(county.db, countyId, period);
}, 120_000);
afterAll(() => county.close());

const wan = (fen: number) => Number(formatWan(fen));

describe('2014 年的台账', () => {
  it('S8 S12 S13 S39 每一个印出来的数都从记录里数出来，一个不差', async () => {
    const clothing = await countInspections(county.db, countyId, { ...period, kind: 'clothing' });
    const school = await countInspections(county.db, countyId, { ...period, kind: 'schoolZone' });
    expect({
      F01: figures.batchesSampled,
      F02: figures.samplingCases,
      F03: figures.samplingCasesClosed,
      F04: wan(figures.samplingCaseValue),
      F05: wan(figures.samplingPenalties),
      F06: figures.foodOffShelfGrams / 1000,
      F07: figures.schoolZoneShops,
      F08: figures.bans,
      F09: clothing.personTimes,
      F10: clothing.vehicleTimes,
      F11: clothing.inspectedShops,
      F12: clothing.violationsFound,
      F20: figures.termCases,
      F21: wan(figures.termPenalties),
    }).toEqual(ledger.printed);
    expect(school).toMatchObject({ schoolZoneShops: 932, bans: 6, personTimes: 0 });
    // By who commissioned them, and the period that the seed prints for F01 alone.
    expect([figures.batchesByProvince, figures.batchesByCity, figures.batchesByCounty]).toEqual([120, 169, 0]);
    const half = await countFigures(county.db, countyId, { ...period, to: '2014-06-30' });
    expect(half.batchesSampled).toBe(289);
  });

  it('S39 一件案件只有一个来源：117、15 和举报的 2 件相加是 134，没有重复；决定的都收缴了', () => {
    expect(figures.casesFiled).toBe(117 + 15 + 2);
    expect(figures.casesClosed).toBe(75 + 15);
    expect(figures.casesOpened).toBe(2);
    expect([figures.samplingCollected, figures.termCollected]).toEqual([396_800_00, 67_000_00]);
  });

  it('S17 S18 S19 S21 S22 S23 没有问题的都由第二个人确认过，不是从没有记录推出来的', async () => {
    const nil = campaigns.visits.filter(({ state }) => state === 'nil');
    expect(nil).toHaveLength(932 - 6 + 367);
    const [found, confirmed] = [idOf(cast.officer), idOf(cast.otherOfficer)];
    expect(nil.every((one) => one.recordedById === found && one.nilConfirmedById === confirmed)).toBe(true);
    // Every one of them went through the actions: each has its own lines of the ledger, of who found nothing and who confirmed it.
    const { rows } = await sql<{ verb: string; by: string; n: number }>`
      select verb, by, count(*)::integer as n from ledger where county_id = ${countyId}
        and verb in ('inspection-nil-found', 'inspection-nil-confirmed', 'ban-executed', 'sortie-done')
      group by verb, by order by verb`.execute(county.db);
    expect(rows).toEqual([
      { verb: 'ban-executed', by: found, n: 6 },
      { verb: 'inspection-nil-confirmed', by: confirmed, n: 932 - 6 + 367 },
      { verb: 'inspection-nil-found', by: found, n: 932 - 6 + 367 },
      { verb: 'sortie-done', by: found, n: 43 },
    ]);
  });

  it('S12 S13 每个数都打开它的记录', async () => {
    const actor = county.actor(cast.deputyDirector);
    const behind = async (figure: string) => {
      const query = EnforcementQuery.parse({ figure, ...ledger.period });
      return countMatters(county.db, actor, enforcementListing(query), ledger.period.to, 1_000);
    };
    const cases = { samplingCases: 117, samplingCaseValue: 117, samplingCasesClosed: 75, samplingPenalties: 75 };
    const terms = { samplingCollected: 75, termCases: 15, termPenalties: 15, termCollected: 15 };
    const records = { casesFiled: 134, casesClosed: 90, ...cases, ...terms };
    for (const figure of enforcementFigures) expect(await behind(figure), figure).toBe(records[figure]);
    const rows = <T extends DocketEntry>(table: DocketTable<T>, figure: string, own: Record<string, string> = {}) => {
      const asked = { figure, ...ledger.period, state: ['all'], own };
      const nothing = {
        q: undefined,
        due: undefined,
        sort: undefined,
        after: undefined,
        limit: undefined,
        columns: [],
      };
      return countRowsOfDocket(
        county.db,
        actor,
        table,
        { ...asked, ...nothing },
        { today: ledger.period.to, most: 2_000 },
      );
    };
    for (const figure of samplingFigures)
      expect(await rows(batchTable, figure), figure).toBe(figure === 'foodOffShelfGrams' ? 5 : figures[figure]);
    for (const [figure, n] of [
      ['schoolZoneShops', 932],
      ['inspectedShops', 932 + 367],
      ['bans', 6],
      ['violationsFound', 6],
    ] as const)
      expect(await rows(inspectionTable, figure), figure).toBe(n);
    expect(await rows(sortieTable, 'personTimes')).toBe(43);
    // F07-F12 are each of one campaign, and the lists show the records of that one alone.
    const [school, clothing] = [campaigns.school, campaigns.clothing].map(({ id }) => ({ campaignId: id }));
    expect({
      F07: await rows(inspectionTable, 'schoolZoneShops', school),
      F08: await rows(inspectionTable, 'bans', school),
      F09: await rows(sortieTable, 'personTimes', clothing),
      F10: await rows(sortieTable, 'vehicleTimes', clothing),
      F11: await rows(inspectionTable, 'inspectedShops', clothing),
      F12: await rows(inspectionTable, 'violationsFound', clothing),
      ofOther: await rows(inspectionTable, 'bans', clothing),
    }).toEqual({ F07: 932, F08: 6, F09: 43, F10: 43, F11: 367, F12: 0, ofOther: 0 });
  });
});

/** A step of a report by the action, as the route of it would have it. */
async function reportStep(
  entry: WorkReport,
  move: string,
  on: Day,
  by: string,
  input: object = {},
): Promise<WorkReport> {
  const typed = workReportFrame.docket.procedure[move]?.input.parse(input) ?? {};
  return moveEntry(county.ctx(by, on), workReportFrame, entry.number, move, typed, { version: entry.version });
}

const reportDay = '2014-11-10';
const draftAs = (by: string, kind: string, from: Day, to: Day, on: Day = reportDay) =>
  openEntry(county.ctx(by, on), workReportFrame, DraftReport.parse({ id: anId(), kind, from, to }));
const typed = (name: string, value: string) => ({ chip: { kind: 'typed', name, value, source: '登记簿' } });
const chipsOf = async (entry: WorkReport, by: string = cast.centre) => {
  const { values } = await readReport(county.db, county.ctx(by, reportDay), entry);
  return Object.fromEntries(values.map(({ name, text }) => [name, text]));
};

describe('2014 年的汇报', () => {
  let signed: WorkReport;

  it('S1 重点领域的汇报：每个数都和印的一样，只有办结率印 98.51%（198÷201），脚注写明原件印的是 97.51%', async () => {
    let entry = await draftAs(cast.centre, 'keyField', ledger.period.from, ledger.period.to);
    expect(await chipsOf(entry)).toMatchObject(ledger.report);
    const { values } = await readReport(county.db, county.ctx(cast.centre, reportDay), entry);
    expect(values.find(({ name }) => name === '办结率')).toMatchObject({ part: 198, whole: 201 });
    const block = entry.body.blocks.find((one) => JSON.stringify(one).includes('〔办结率〕'));
    if (block?.kind !== 'paragraph') throw new Error('The rate stands in a paragraph.');
    const note = '原件印作97.51%；按台账，办结198件除以受理201件是98.51%';
    const pieces = block.pieces.map((one) => ({
      ...one,
      text: one.text.replace('〔办结率〕', `〔办结率〕〔注：${note}〕`),
    }));
    entry = await reportStep(entry, 'write', reportDay, cast.centre, { put: { ...block, pieces } });
    const reading = await readReport(county.db, county.ctx(cast.centre, reportDay), entry);
    expect(reading.blanks).toEqual([]);
    expect(reading.placeholders).toEqual([]);
    const text = plainOf(reading.written);
    expect(text).toContain('受理投诉201件，调处投诉198件，办结198件，办结率98.51%，为消费者挽回经济损失10余万元');
    // The first footnote says of which days the numbers are; the ledger of that year began with its first matter.
    expect(text).toContain('注1：数自2014年1月6日起（投诉台账从这天开始），截至2014年11月10日。');
    expect(text).toContain(`注2：${note}`);
    expect(text).toContain('没有发现违法经营行为，都由第二个人确认过。');
    // What the check finds is answered with a reason, one by one: the words over N, the penalties against the value.
    for (const { rule, printed, sentence } of reading.findings)
      entry = await reportStep(entry, 'answer', reportDay, cast.centre, {
        rule,
        printed,
        sentence,
        how: 'reason',
        words: '按台账核对过，准确数在数字块里',
      });
    entry = await reportStep(entry, 'send', reportDay, cast.centre);
    entry = await reportStep(entry, 'review', reportDay, cast.otherCentre);
    signed = await reportStep(entry, 'sign', reportDay, cast.deputyDirector);
    expect(signed).toMatchObject({ state: 'signed', signedOn: reportDay });
  });

  it('S1 签发以后台账再改，签发的一个字不变；差别另外看得到，数后面的记录都留着', async () => {
    const before = await findSigning(county.db, countyId, signed.id);
    if (before === null) throw new Error('A signed report is kept.');
    const { frozen, sha256 } = before;
    expect(hashOf(frozen)).toBe(sha256);
    expect(signed.sha256).toBe(sha256);
    expect(frozen.records['受理投诉']?.n).toBe(201);
    expect(frozen.records['受理投诉']?.ids).toHaveLength(201);
    expect(frozen.records['办结率']?.n).toBe(198);
    expect(frozen.records['办结率（分母）']?.n).toBe(201);
    expect(frozen.records['监测抽检']?.n).toBe(289);
    expect(frozen.records['学校周边经营户']?.n).toBe(932);
    expect(frozen.records['服装市场检查']?.n).toBe(367);
    expect(frozen.records['服装市场出动人次']?.n).toBe(43);
    expect(frozen.records['抽检后立案']?.n).toBe(117);
    expect(frozen.records['消费提示和警示']?.n).toBe(9);
    expect(frozen.records['标准化站点']?.n).toBe(141);
    expect(frozen.records['标准化站点']?.ids).toHaveLength(141);
    expect(frozen.definitions.find(({ figure }) => figure === 'accepted')?.definitionZh).toContain('受理');
    expect((await differenceOf(county.ctx(cast.centre, reportDay), signed, frozen)).chips).toEqual([]);
    // Another tip-off comes in, dated within the days of the report.
    await tippedOffIn(county, '2014-11-09');
    const after = await findSigning(county.db, countyId, signed.id);
    expect(after).toEqual(before);
    expect(plainOf(after?.frozen.written ?? frozen.written)).toContain('受理举报21件');
    const difference = await differenceOf(county.ctx(cast.centre, reportDay), signed, frozen);
    expect(difference.chips).toEqual([{ name: '受理举报', was: '21件', now: '22件' }]);
    expect(difference.blocks).toHaveLength(1);
    await expect(
      sql`update work_report_signing set sha256 = 'x' where report_id = ${signed.id}`.execute(county.db),
    ).rejects.toThrow();
  });

  it('S46 S50 所里的年度汇报：2009 年没有台账的印成 *，逐项列出来，认下才签得了', async () => {
    let entry = await draftAs(cast.officeHead, 'officeYearly', '2009-01-01', '2009-12-31');
    expect(entry.title).toMatch(/所2009年消费维权工作汇报$/u);
    const read = () => readReport(county.db, county.ctx(cast.officeHead, reportDay), entry);
    const blanks = new Set((await read()).blanks);
    for (const name of [
      '受理投诉',
      '受理投诉同比',
      '达成协议',
      '移交其他部门',
      '挽回经济损失',
      '其中赔偿',
      '消费警示',
      '先进监督站',
      '十佳监督员',
      '首批投诉联络站',
      '村监督员最低人数',
    ])
      expect(blanks, name).toContain(name);
    expect(plainOf((await read()).written)).toContain('受理调解消费者投诉*件，同比增减*%');
    // What the old report tells, somebody types with its source; the blank goes.
    for (const [name, value] of [
      ['首批投诉联络站', '63个'],
      ['村监督员最低人数', '2名'],
    ])
      entry = await reportStep(entry, 'write', reportDay, cast.officeHead, typed(name ?? '', value ?? ''));
    const left = (await read()).blanks;
    expect(left).not.toContain('首批投诉联络站');
    const last = entry.body.blocks.at(-1);
    if (last?.kind !== 'paragraph') throw new Error('It ends with what is planned.');
    const plans = { ...last, pieces: [{ text: '来年加强村级网络。', when: null }] };
    entry = await reportStep(entry, 'write', reportDay, cast.officeHead, { put: plans });
    for (const { rule, printed, sentence } of (await read()).findings)
      if (rule !== 'blank')
        entry = await reportStep(entry, 'answer', reportDay, cast.officeHead, {
          rule,
          printed,
          sentence,
          how: 'reason',
          words: '当年没有台账',
        });
    await expect(reportStep(entry, 'send', reportDay, cast.officeHead)).rejects.toThrow('report-blanks-open');
    entry = await reportStep(entry, 'acknowledge', reportDay, cast.officeHead, { names: [...left] });
    entry = await reportStep(entry, 'send', reportDay, cast.officeHead);
    entry = await reportStep(entry, 'review', reportDay, cast.centre);
    entry = await reportStep(entry, 'sign', reportDay, cast.deputyDirector);
    entry = await reportStep(entry, 'submit', reportDay, cast.officeHead, { how: 'tree' });
    expect((await reportStep(entry, 'returnIt', reportDay, cast.centre, { remark: '请补来年打算' })).state).toBe(
      'returned',
    );
  });

  it('S117 S135 服务领域的汇报：五起、五起、0.07万元，事例从件里取，规范意见列了几条就写几项，日期写成汉字', async () => {
    const on = '2011-10-25';
    const number = await loadServices(county);
    const typed = ['向消费者提供详细的材料', '告知这项活动的消费方式，联系13987654321', '交费时提醒活动的时限'];
    // What a signature freezes stays for good: nobody's telephone is in it.
    const items = typed.map((words) => bareOf(words, { leaksOf }));
    expect(items[0]).toBe(typed[0]);
    expect(items.join()).not.toContain('13987654321');
    const letter = DraftGuidance.parse({
      id: anId(),
      kind: 'opinion',
      operatorName: '中国电信营业厅',
      title: '规范话费赠送活动',
      words: '赠送的话费只抵通话费，买的时候没有说清楚。',
      items: typed.map((text) => ({ text, recheckBy: '2011-12-01' })),
    });
    const drafted = await openEntry(county.ctx(cast.centre, '2011-10-08'), guidanceFrame, letter);
    await transact(county.db, (tx) =>
      step(tx, guidanceFrame, drafted, { move: 'sign', on: '2011-10-09', by: cast.deputyDirector }),
    );
    let entry = await draftAs(cast.centre, 'service', '2011-01-01', on, on);
    expect((await readReport(county.db, county.ctx(cast.centre, on), entry)).blanks).toContain('事例编号');
    for (const chip of entry.body.chips)
      if (chip.kind === 'file')
        entry = await reportStep(entry, 'write', on, cast.centre, { chip: { ...chip, number } });
    const { title, addressee, signedBy } = entry.body;
    const head = { title, addressee, signedBy, dateStyle: 'chinese-circle' };
    entry = await reportStep(entry, 'write', on, cast.centre, { head });
    const { written, blanks } = await readReport(county.db, county.ctx(cast.centre, on), { ...entry, signedOn: on });
    expect(blanks).toEqual([]);
    const text = plainOf(written);
    expect(text).toContain('受理服务领域投诉5起，办结5起，为消费者挽回经济损失0.07万元');
    expect(text).toContain('电信服务1起');
    expect(text).toContain('承诺送200元话费');
    expect(text).toContain('经调解，双方达成协议：商家给内存50元话费的新卡，继续履行赠送话费的约定。');
    expect(text).toContain(`如下三项规范意见：一是${items[0]}；二是${items[1]}；三是${items[2]}。`);
    expect(text.split('\n').at(-1)).toBe('二○一一年十月二十五日');
    // Who told of it stands nowhere in what goes up, nor does a telephone.
    expect(text).not.toContain('温庆');
    expect(text).not.toContain('13912345678');
    expect(text).not.toContain('13987654321');
    // Of a file that he may not see nobody tells.
    const office = await draftAs(cast.headOfShiqiao, 'practice', '2011-01-01', on, on);
    const chip = { kind: 'file', name: '事例', number, part: 'story' };
    await expect(reportStep(office, 'write', on, cast.headOfShiqiao, { chip })).rejects.toThrow('report-file-unknown');
  });

  it('S136 按期由时钟起草一次，告诉起草的人；改过的存成样式，下次起草就用它', async () => {
    const ctx = county.ctx(cast.centre, '2014-11-01');
    const drafterId = idOf(cast.centre);
    await setSchedule(ctx, { id: anId(), kind: 'bulletin', pace: 'month', drafterId, active: true });
    await expect(
      setSchedule(ctx, { id: anId(), kind: 'bulletin', pace: 'month', drafterId: idOf(cast.admin), active: true }),
    ).rejects.toThrow('report-drafter');
    const system = county.ctx('system', '2014-11-02');
    await draftScheduled(system);
    await draftScheduled(system);
    const { rows } = await sql<WorkReport>`select * from work_report where kind = 'bulletin'`.execute(county.db);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ periodFrom: '2014-10-01', periodTo: '2014-10-31', dueOn: '2014-11-12', drafterId });
    const told = await sql<{ n: number }>`select count(*)::int as n from message
      where account_id = ${drafterId} and matter_number = ${rows[0]?.number ?? ''}`.execute(county.db);
    expect(told.rows[0]?.n).toBeGreaterThan(0);
    // The ledger says that the clock wrote it: whose it is, is another matter.
    const line = await sql<{ by: string }>`select by from ledger where verb = 'work-report-drafted'
      and matter_id = ${rows[0]?.id ?? ''}`.execute(county.db);
    expect(line.rows).toEqual([{ by: actorIdOf('system') }]);
    // Who has moved away drafts no more of it, and who set it hears so, once a period.
    await sql`update report_schedule set organisation_id = 'elsewhere' where kind = 'bulletin'`.execute(county.db);
    await draftScheduled(county.ctx('system', '2014-12-02'));
    await draftScheduled(county.ctx('system', '2014-12-03'));
    expect((await sql`select 1 from work_report where kind = 'bulletin'`.execute(county.db)).rows).toHaveLength(1);
    const lapsed = await sql<{ text: string; page: string }>`select text, page from message
      where channel = 'app' and cause like '% lapsed 2014-11-30'`.execute(county.db);
    expect(lapsed.rows).toHaveLength(1);
    expect(lapsed.rows[0]).toMatchObject({ page: 'workReports', text: expect.stringContaining('没有起草') });
    // A note of practice, with a part of its own, becomes the county's template of that kind.
    let note = await draftAs(cast.centre, 'practice', '2014-01-01', '2014-10-31');
    const put = { id: 'own', kind: 'paragraph', pieces: [{ text: '可以推广的：〔站点谈成〕。', when: null }] };
    note = await reportStep(note, 'write', reportDay, cast.centre, { put, after: note.body.blocks.at(-1)?.id ?? null });
    const save = { id: anId(), number: note.number, reason: '加了推广一段' };
    await saveTemplate(county.ctx(cast.centre, reportDay), save);
    await saveTemplate(county.ctx(cast.centre, reportDay), save);
    // Two who save at once become two versions, and neither fails.
    const both = [anId(), anId()].map((id) => saveTemplate(county.ctx(cast.centre, reportDay), { ...save, id }));
    await Promise.all(both);
    const next = await draftAs(cast.centre, 'practice', '2014-10-01', '2014-10-31');
    expect(next.templateVersion).toBe(3);
    expect(next.title).toMatch(/^青禾县.*消费维权的做法$/u);
    expect(next.body.blocks.some(({ id }) => id === 'own')).toBe(true);
    expect(() => saveTemplate(county.ctx(cast.officer, reportDay), save)).toThrow('not-permitted');
  });
});
