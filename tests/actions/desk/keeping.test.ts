/** 监管的留存: every table of the wing loses the words about people when its time is over, and no figure moves. */
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eraseMatters, erasureFrame } from '../../../src/actions/desk/erasure.ts';
import { holdFrame } from '../../../src/actions/desk/hold.ts';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { attach } from '../../../src/actions/matter/attachment.ts';
import { moveEntry, openEntry } from '../../../src/actions/matter/docket.ts';
import { registerEnforcement } from '../../../src/actions/supervision/enforcement/enforcement.ts';
import { stationReportFrame } from '../../../src/actions/supervision/enforcement/station-report.ts';
import { sortieFrame } from '../../../src/actions/supervision/inspection/inspection.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { recordKinds, recordRules, type KeptKind, type RecordKind } from '../../../src/domain/desk/kept.ts';
import type { Erasure } from '../../../src/domain/desk/erasure.ts';
import type { DocketEntry } from '../../../src/domain/matter/docket.ts';
import { cautionName } from '../../../src/domain/supervision/inspection/caution.ts';
import { Registration } from '../../../src/domain/supervision/enforcement/filing.ts';
import { record } from '../../../src/store/base/ledger.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { countFigures } from '../../../src/store/figures.ts';
import { personTables } from '../../../src/store/base/seal.ts';
import { findEntry, insertEntry } from '../../../src/store/matter/docket.ts';
import { insertMatters } from '../../../src/store/matter/matter.ts';
import { enforcementBook } from '../../../src/store/supervision/enforcement/enforcement.ts';
import { besideTables, listDue } from '../../../src/store/desk/erasure.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { dice, qinghe, step, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { registered } from '../../build/supervision/enforcement.ts';

/** Of each test another person, so that what stays of one is not found by the next. */
let [people, name, phone, place, told] = [0, '', '', '', ''];
let secrets: string[] = [];
beforeEach(() => {
  people += 1;
  name = `欧阳若${'兰梅竹菊松柏桂桃杏梨柳杨槐桐枫榆桑椿樟楠枣栗棠柿榕杉棕橘柚橙荔楸'.charAt(people)}`;
  phone = `139${String(11_122_200 + people)}`;
  place = `上官村口 ${people} 号`;
  told = `${name}，电话 ${phone}，住${place}`;
  secrets = [name, phone, place];
});

/** When it was done, and a day on which all of it has had its time. */
const day = '2026-03-02';
const later = '2060-03-03';

let county: Qinghe;
let columns: ReadonlyMap<string, readonly { column: string; type: string }[]>;
const removed: string[] = [];
const files = { removeFile: (sha256: string) => (removed.push(sha256), Promise.resolve(true)) };

beforeAll(async () => {
  county = await qinghe();
  const { rows } = await sql<{ table: string; column: string; type: string }>`
    select c.table_name as table, c.column_name as column, c.data_type as type from information_schema.columns as c
    join information_schema.tables as t using (table_schema, table_name)
    where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`.execute(county.db);
  const found = new Map<string, { column: string; type: string }[]>();
  for (const { table, column, type } of rows) found.set(table, [...(found.get(table) ?? []), { column, type }]);
  columns = found;
});
afterAll(() => county.close());

/** Tables of the wing that hold no words about a person. */
const wordless: Readonly<Record<string, string>> = {
  enforcement_tally: 'counts alone',
  figure_change: 'counts alone',
  figure_cell: 'counts alone',
  pace_cell: 'times alone',
  closed_note: 'counts alone',
  opinion_tally: 'counts alone',
  kept_tally: 'counts alone',
  work_report:
    'what the bureau reports of its work: of a case without whoever told it, the same gate as what is published',
  work_report_draft: 'the same, as each hand left it',
  work_report_signing: 'the same, as it was signed',
  report_template: 'words of templates',
  issued_number: 'numbers under which the bureau’s reports went out, and why one was voided',
  issued_number_shared: 'the same, of those that went out under the number of another',
  month_closing: 'counts, and what the offices and the centre say of them',
  month_lock: 'who locked a month',
  month_value: 'counts, and the ids of what was counted',
  month_correction: 'counts alone',
  convention: 'what a trade has promised, its firms, and whom of its association to talk to',
  line_county: 'names of counties',
  line_month: 'counts alone',
  line_month_value: 'counts alone',
  county_report:
    'what another county’s bureau reports of its work, from which no number of a person travels, and words are struck out',
  report_schedule: 'which reports the clock drafts',
  rate_target: 'a number, and which of the bureau set it',
  response_time: 'minutes alone',
  enforcement_certificate: 'the numbers under which officers enforce, which are the office’s own',
  legal_reviewer: 'by what those of the bureau qualify who review for its legal body',
  institution: 'the register of those that test, each by its public qualification',
  clause_judgement:
    'the wording of a term and how it was judged, from which telephones and names were taken as it was typed',
  clause_severity: 'how heavily each kind is taken',
  clause_candidate: 'the words of a complaint, with which it goes: actions/desk/erasure.test.ts',
  clause_weight_change: 'who of the bureau changed that, and why the kind weighs so',
  survey_answer: 'values that the questions themselves offer, and of the public nothing of who answered',
  survey_part: 'the same, answered so far in one browser, of whose mark a hash is kept for a week at most',
  spot_form:
    'numbers of a book of forms, with the telephone that has them, the case that each decided, and why one was spoiled',
  matter_clock: 'days alone, by the number of the matter in the database',
  figure_kept: 'numbers and days alone, by the number of the matter in the database',
  former_enforcement: 'what a tip-off needed of its case before there were cases, for the start that carries it over',
};
/** The migrations of the wing, each of which may make a table. */
const ofTheWing = /^(?:016[7-9]|017\d|018\d|019\d|02\d\d)-/u;

describe('留存的表一张也漏不了', () => {
  it('监管的每张有话的表，或者到期清除，或者说明为什么没有人的话', async () => {
    const { readdir, readFile } = await import('node:fs/promises');
    const made: string[] = [];
    for (const file of (await readdir('migrations')).filter((one) => ofTheWing.test(one))) {
      const text = await readFile(`migrations/${file}`, 'utf8');
      made.push(...[...text.matchAll(/^create table (\w+)/gmu)].map((match) => match[1] as string));
    }
    expect(made).toContain('seizure');
    const speaking = made.filter((table) =>
      (columns.get(table) ?? []).some(({ type }) => type === 'text' || type === 'jsonb'),
    );
    const forgotten = speaking.filter(
      (table) =>
        table !== 'enforcement' &&
        !(recordKinds as readonly string[]).includes(table) &&
        !(table in besideTables) &&
        wordless[table] === undefined,
    );
    expect(forgotten).toEqual([]);
  });

  it('留着不清的列都是表里有的，名字没有写错', () => {
    for (const kind of recordKinds) {
      const names = (columns.get(kind) ?? []).map(({ column }) =>
        column.replace(/_(\w)/gu, (_, c: string) => c.toUpperCase()),
      );
      for (const stays of recordRules[kind].stays) expect(names, kind).toContain(stays);
    }
  });
});

const ids = () => [uuidv7(), uuidv7()];
/** Of each table what its checks demand; all other texts are filled with the words. */
const samples: Readonly<Record<RecordKind, () => Record<string, unknown>>> = {
  sampling_plan: () => ({
    state: 'closed',
    quarter: 'q1',
    productClass: 'food',
    commissioner: 'county',
    batches: 3,
    year: 2026,
    officeId: null,
  }),
  sampling_batch: () => ({
    state: 'closed',
    productClass: 'food',
    commissioner: 'county',
    unit: 'kg',
    confirmedHow: 'retest',
    regionId: null,
    product: '蛋糕',
    brand: '',
    maker: '',
    spec: '',
    lot: '',
    sellerName: '老周农资店',
    sampleSeal: '封1',
    spareSeal: '封2',
    planId: null,
    institutionId: null,
    officeId: null,
    sampledOn: day,
    samplerIds: ids(),
    sampleMilli: 2e3,
    hands: [
      {
        from: name,
        to: name,
        at: `${day}T09:00:00+08:00`,
        sealsWhole: true,
        note: told,
      },
    ],
    result: {
      reportNumber: '检26-1',
      concludedOn: day,
      receivedOn: day,
      items: [
        {
          item: '铅',
          standard: '',
          measured: '',
          fit: false,
        },
      ],
    },
    retest: {
      askedOn: day,
      askedBy: 'seller',
      reason: told,
      papersOn: null,
      seed: null,
      candidates: 1,
      reportNumber: '',
    },
    orderMade: {
      orderNumber: '责改1号',
      action: 'offShelf',
      servedAt: `${day}T09:00:00+08:00`,
      rectify: false,
    },
    books: [
      {
        unit: 'kg',
        boughtMilli: 5,
        soldMilli: 1,
        sampledMilli: 1,
        stockMilli: 3,
        source: told,
      },
    ],
    lines: [
      {
        kind: 'offShelf',
        unit: 'kg',
        milli: 3e3,
        onDay: day,
        proof: told,
        photoIds: [],
        byIds: ids(),
        struckWhy: null,
      },
    ],
  }),
  campaign: () => ({
    state: 'archived',
    kind: 'clothing',
    role: 'own',
    startsOn: day,
    endsOn: day,
    areaKinds: ['market'],
    townIds: [],
    partnerIds: [],
    name: '服装市场',
    issuer: '本局',
    documentNumber: '青市监〔2026〕3号',
    festival: '',
    sector: '服装',
    goals: [
      {
        counts: 'shops',
        target: 3,
      },
    ],
    checklist: [
      {
        text: '标签',
        article: '',
      },
    ],
    teams: [
      {
        officeId: 'SO-LH',
        target: 3,
      },
    ],
    draws: [
      {
        seed: 'ab12',
        at: day,
        byId: uuidv7(),
        pool: 3,
        officers: 2,
        drawn: 1,
        townIds: [],
      },
    ],
  }),
  sortie: () => ({
    state: 'done',
    campaignId: null,
    officeId: 'SO-LH',
    onDay: day,
    heads: 3,
    cars: 1,
    partnerIds: [],
    peopleIds: ids(),
    otherPeople: [name],
    vehicles: [`中A·${name}`],
  }),
  inspection: () => ({
    state: 'banned',
    role: 'own',
    campaignId: null,
    sortieId: null,
    partnerIds: [],
    operatorId: null,
    officeId: 'SO-LH',
    operatorName: `${name}的小卖部`,
    unregistered: true,
    regionId: 'V0301',
    areaKind: 'market',
    leadBody: '',
    assignedIds: [],
    officers: [
      {
        accountId: uuidv7(),
        certificate: place,
      },
    ],
    visitedOn: day,
    bannedOn: day,
    visitedAt: new Date(`${day}T09:00:00+08:00`),
    position: {
      longitude: 104.2,
      latitude: 30.6,
    },
    photoIds: [],
    checklist: [
      {
        text: '有没有执照',
        article: '',
      },
    ],
    answers: [
      {
        item: told,
        answer: 'wrong',
        words: told,
      },
    ],
    findings: [
      {
        text: told,
        isViolation: true,
      },
    ],
    orders: [
      {
        text: told,
        dueOn: day,
        orderedOn: day,
        byId: uuidv7(),
      },
    ],
    rechecks: [
      {
        onDay: day,
        isRectified: false,
        words: told,
        officers: [],
      },
    ],
    ban: {
      orderNumber: '取缔1号',
      trade: told,
      personName: name,
      orderedOn: day,
      orderedById: uuidv7(),
      executedOn: day,
      sealed: told,
      guidance: told,
      reopenedOn: null,
      reopenedAs: '',
    },
  }),
  seizure: () => ({
    state: 'disposed',
    campaignId: null,
    officeId: 'SO-LH',
    operatorName: `${name}的小卖部`,
    item: '白酒',
    isFake: true,
    qty: 12,
    unit: 'bottle',
    measure: 'detained',
    seizedOn: day,
    decideBy: day,
    disposal: 'destroyed',
    disposedOn: day,
    secondId: uuidv7(),
    custody: [
      {
        place: told,
        keeper: name,
        from: day,
      },
    ],
  }),
  covert_check: () => ({
    state: 'closed',
    operatorName: '老周农资店',
    regionId: 'V0301',
    areaKind: 'market',
    visitorIds: ids(),
    plannedOn: day,
    toOfficeId: null,
    photoIds: [],
  }),
  station_visit: () => ({
    state: 'mended',
    stationId: 'ST-01',
    officeId: 'SO-LH',
    visitorIds: ids(),
    plannedOn: day,
    visitedOn: day,
    visitedAt: new Date(`${day}T09:00:00+08:00`),
    position: {
      longitude: 104.2,
      latitude: 30.6,
    },
    photoIds: [],
  }),
  contract_review: () => ({
    state: 'closed',
    title: '婚宴预订单',
    form: 'contract',
    trade: 'catering',
    operatorName: '老周酒楼',
    operatorId: null,
    edition: '',
    source: 'round',
    round: '',
    sourceNumbers: [],
    collectedOn: day,
    photoIds: [],
    enforcementNumber: '',
    officeId: null,
    advisedOn: day,
    openedAt: new Date(`${day}T09:00:00+08:00`),
    closedAt: new Date(`${day}T09:00:00+08:00`),
    clauses: [
      {
        n: 1,
        code: 'F7.2',
        at: 0,
        words: told,
        sentence: told,
        severity: 'light',
        decision: 'fair',
        reason: told,
        byId: uuidv7(),
        knownFrom: null,
        byHand: false,
      },
    ],
    comments: [
      {
        n: 1,
        expert: name,
        words: told,
        on: day,
      },
    ],
  }),
  standard_contract: () => ({
    state: 'ended',
    kind: 'filed',
    title: '装修合同',
    trade: 'decoration',
    operatorName: '老周装饰',
    edition: '',
    filedOn: day,
  }),
  guidance: () => ({
    state: 'closed',
    kind: 'opinion',
    title: '规范预付卡',
    operatorName: '老周美发',
    operatorId: null,
    sourceNumber: null,
    officeId: null,
    signedById: uuidv7(),
    issuedOn: day,
    acknowledgedOn: day,
    attachmentIds: [],
    draftedAt: new Date(`${day}T09:00:00+08:00`),
    closedAt: new Date(`${day}T09:00:00+08:00`),
    items: [
      {
        text: told,
        recheckBy: day,
        answer: told,
        proof: told,
        answeredOn: day,
        result: 'done',
        checkedOn: day,
        seen: told,
      },
    ],
  }),
  survey: () => ({
    state: 'followed',
    title: '家装调查',
    industry: '家装',
    month: '2026-03-01',
    frame: 'operators',
    quota: 2,
    code: 'c0de',
    fieldedOn: day,
    publishedOn: day,
    publishedById: uuidv7(),
    questions: [
      {
        text: '有没有合同',
        kind: 'yesNo',
        options: [],
        part: '',
      },
    ],
    sample: ['甲装饰'],
    stationIds: [],
    summary: '两家有合同',
    findings: [
      {
        title: '合同',
        words: '一家没有',
        questions: [1],
        value: 'no',
        k: 1,
        n: 2,
        attachmentIds: [],
      },
    ],
    designedAt: new Date(`${day}T09:00:00+08:00`),
    tips: [
      {
        words: told,
        on: day,
        stationId: null,
        byId: uuidv7(),
      },
    ],
    followUps: [
      {
        finding: 1,
        number: '函2026-0001',
        words: told,
        whoId: uuidv7(),
        dueOn: day,
        setOn: day,
        doneOn: day,
        done: told,
      },
    ],
  }),
  station_report: () => ({
    state: 'answered',
    stationId: 'ST-V0303',
    officeId: 'SO-LH',
    kind: 'unlicensed',
    operatorName: `${name}的流动摊`,
    seenOn: day,
    sentOn: day,
    answerBy: day,
    photoIds: [],
    answer: 'handled',
    answeredOn: day,
    answeredById: uuidv7(),
    enforcementId: null,
  }),
  // Nobody ended it: its last day was over.
  caution: () => ({
    state: 'on',
    kind: 'dog',
    operatorId: null,
    enforcementId: null,
    inspectionId: null,
    regionId: 'V0301',
    officeId: 'SO-LH',
    setOn: '2026-02-02',
    untilOn: day,
    byId: county.actor(cast.officer).id,
    confirmedById: county.actor(cast.officeHead).id,
    confirmedOn: '2026-02-02',
    renewals: [{ untilOn: day, reason: told, byId: uuidv7(), on: day }],
    endedById: null,
  }),
};

/** Columns whose text must be a word of a list or an id, and dates that stay empty. */
const given = (kind: RecordKind, n: number, change: Record<string, unknown>) => {
  const sample: Record<string, unknown> = {
    countyId,
    id: uuidv7(),
    number: kind === 'caution' ? null : `${recordRules[kind].letter}2026-9${String(n).padStart(3, '0')}`,
    version: 1,
    byId: uuidv7(),
    // By which an old paper ledger knew it.
    ...((columns.get(kind) ?? []).some(({ column }) => column === 'former_number') ? { formerNumber: '旧12号' } : {}),
    ...samples[kind](),
    ...change,
  };
  const skipped = new Set(['id', 'countyId', 'shopAlias', 'erasedOn', 'stationId', 'keyId', 'number']);
  for (const { column, type } of columns.get(kind) ?? []) {
    const field = column.replace(/_(\w)/gu, (_, letter: string) => letter.toUpperCase());
    if (type === 'text' && !(field in sample) && !skipped.has(field)) sample[field] = told;
    if (type === 'bigint' && !(field in sample)) sample[field] = 0;
  }
  return sample as unknown as DocketEntry & { number: string };
};

/** A record as it ended, with a line that tells of people. */
async function ended(kind: RecordKind, n: number, change: Record<string, unknown> = {}) {
  const entry = given(kind, n, change);
  const { id: by } = county.actor(cast.centre);
  const line = {
    countyId,
    matterId: entry.id,
    at: new Date(`${day}T10:00:00+08:00`),
    onDay: day,
    by,
    byOrganisationId: null,
  };
  await transact(county.db, async (tx) => {
    await insertEntry(tx, kind, entry);
    // Whatever it is called and wherever it stands: what an erasure does to a line asks for no verb.
    const detail = { remark: told, from: name, words: told, operator: name, summary: told };
    await record(tx, { ...line, verb: 'noted', detail } as never);
  });
  return entry;
}

async function placesOf(words: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const table of columns.keys())
    for (const word of table === 'trail' ? [] : words) {
      const has = await sql`select 1 from ${sql.table(table)} as t where t::text like ${`%${word}%`} limit 1`.execute(
        county.db,
      );
      if (has.rows.length > 0) found.push(`${table}: ${word}`);
    }
  return found;
}

async function erase(kind: KeptKind, on = later, year = 2026): Promise<Erasure> {
  const asked = { id: uuidv7(), kind, year, remark: '' };
  const erasure = await openEntry(county.ctx(cast.centre, on), erasureFrame, asked);
  const how = { version: erasure.version };
  await moveEntry(county.ctx(cast.deputyDirector, on), erasureFrame, erasure.number, 'confirm', {}, how);
  await eraseMatters(county.ctx('system', on), files, new AbortController().signal);
  return erasure;
}

const figures = () =>
  countFigures(county.db, countyId, { officeId: null, from: '2026-01-01', to: '2026-12-31' } as never);
const keeping = (today: string) => ({
  countyId,
  today,
  years: county.ctx(cast.centre, day).county.county.limits.retentionYears,
});

describe('到期以后，人的话哪里都没有了', () => {
  it.each(recordKinds.map((kind, n) => ({ kind, n })))('$kind', async ({ kind, n }) => {
    // Goods were taken at the visit of an unlicensed trade.
    const visit = kind === 'seizure' ? await ended('inspection', 500) : null;
    const of = visit === null ? {} : { inspectionId: visit.id, inspectionNumber: visit.number };
    const entry = await ended(kind, n, of);
    const uploaded = {
      id: uuidv7(),
      fileName: `${name}.jpg`,
      stored: { sha256: String(n % 10).repeat(64), type: 'image/jpeg', bytes: 9 },
    };
    await transact(county.db, (tx) => attach(tx, county.ctx(cast.centre, day), uploaded as never, entry as never));
    const held = await placesOf(secrets);
    expect(held).toEqual(expect.arrayContaining([`${kind}: ${name}`, `${kind}: ${place}`, `ledger: ${name}`]));
    // A telephone that was written anywhere in it lies under the key until then, and is read as it was written.
    if ((personTables as readonly string[]).includes(kind)) {
      expect(held).not.toContain(`${kind}: ${phone}`);
      expect(JSON.stringify(await findEntry(county.db, kind, countyId, { id: entry.id }))).toContain(told);
    }
    const before = await figures();
    // The day before it has had its time nothing is due.
    const years = keeping(day).years[recordRules[kind].years];
    expect(await listDue(county.db, kind, 2026, keeping(`${2026 + years}-03-01`))).toEqual([]);
    expect(
      (await listDue(county.db, kind, 2026, keeping(`${2026 + years}-03-02`))).map(({ id, number }) => ({
        id,
        number,
      })),
    ).toEqual([{ id: entry.id, number: entry.number ?? cautionName({ id: entry.id, setOn: '2026-02-02' }) }]);
    await erase(kind);
    if (visit !== null) await erase('inspection');
    expect(await placesOf(secrets)).toEqual([]);
    expect(await figures()).toEqual(before);
    expect((await proveLedger(county.db)).broken).toEqual([]);
    expect(removed).toContain(uploaded.stored.sha256);
    const { rows } = await sql<
      Record<string, unknown>
    >`select * from ${sql.table(kind)} where id = ${entry.id}`.execute(county.db);
    expect(rows).toMatchObject([{ erasedOn: later, number: entry.number, state: entry.state }]);
    for (const stays of recordRules[kind].stays)
      expect(rows[0]?.[stays]).toEqual((entry as unknown as Record<string, unknown>)[stays]);
  });

  it('同一个无照户查过两次，清除一次以后仍旧是一家；登记了的店，店名留着', async () => {
    const first = await ended('inspection', 601);
    // The other was looked at again two years later: it is not due with the first.
    const second = await ended('inspection', 602);
    const line = {
      countyId,
      matterId: second.id,
      at: new Date('2028-05-05T10:00:00+08:00'),
      onDay: '2028-05-05',
      by: 'system',
      byOrganisationId: null,
    };
    await transact(county.db, (tx) => record(tx, { ...line, verb: 'noted', detail: { remark: told } } as never));
    const shop = await ended('inspection', 603, {
      unregistered: false,
      operatorName: '老周农资店',
      state: 'nil',
      recordedById: uuidv7(),
      nilConfirmedById: uuidv7(),
    });
    const before = await figures();
    await erase('inspection');
    expect(await figures()).toEqual(before);
    const { rows } = await sql<{ number: string; operatorName: string; shopAlias: string | null }>`
      select number, operator_name, shop_alias from inspection where id = any(${[first.id, second.id, shop.id]}::uuid[]) order by number`.execute(
      county.db,
    );
    expect(rows.map(({ operatorName }) => operatorName)).toEqual(['', `${name}的小卖部`, '老周农资店']);
    expect(rows[0]?.shopAlias).not.toBeNull();
    expect(rows[1]?.shopAlias).toBe(rows[0]?.shopAlias);
    await erase('inspection', later, 2028);
    expect(await figures()).toEqual(before);
    expect(await placesOf(secrets)).toEqual([]);
  });

  it('检查里给无照户记的警示，跟着那次检查清除', async () => {
    const visit = await ended('inspection', 605);
    const [byId, another] = [county.actor(cast.officer).id, county.actor(cast.officeHead).id];
    const caution = {
      countyId,
      id: uuidv7(),
      number: null,
      version: 1,
      state: 'on',
      kind: 'dog',
      words: told,
      operatorId: null,
      enforcementId: null,
      inspectionId: visit.id,
      operatorName: '欧**',
      regionId: 'V0301',
      place,
      officeId: 'SO-LH',
      setOn: day,
      untilOn: day,
      byId,
      confirmedById: another,
      confirmedOn: day,
      renewals: [],
      endReason: '',
      endedById: null,
    };
    const line = { countyId, matterId: caution.id, at: new Date(`${day}T09:00:00+08:00`), onDay: day, by: byId };
    await transact(county.db, async (tx) => {
      await insertEntry(tx, 'caution', caution);
      const reason = { verb: 'caution-ended', detail: { reason: told }, byOrganisationId: null };
      await record(tx, { ...line, ...reason } as never);
    });
    await erase('inspection');
    expect(await placesOf(secrets)).toEqual([]);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('警示到期两年就清除，案卷还留着也不跟着留', async () => {
    const file = await aCase({ operatorName: '老周农资店', partyKind: 'soleTrader' });
    const caution = await ended('caution', 801, { enforcementId: file.id });
    await erase('caution', '2028-03-02');
    const rowsOf = async (table: string, id: string) =>
      (await sql`select erased_on from ${sql.table(table)} where id = ${id}`.execute(county.db)).rows;
    expect(await rowsOf('caution', caution.id)).toEqual([{ erasedOn: '2028-03-02' }]);
    expect(await rowsOf('enforcement', file.id)).toEqual([{ erasedOn: null }]);
    // The case goes later, and what was set from it is not erased once more.
    await erase('enforcement');
    expect(await rowsOf('caution', caution.id)).toEqual([{ erasedOn: '2028-03-02' }]);
    expect(await placesOf(secrets)).toEqual([]);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('警示没有编号，按页上的名称也能暂缓清除，解除以前不清除', async () => {
    const caution = await ended('caution', 804, { setOn: day });
    const called = cautionName({ id: caution.id, setOn: day });
    const asked = { id: uuidv7(), reason: '复议还没完', untilOn: null };
    // However it was typed; a name that is nobody's holds nothing.
    const typed = ` ${called.replace(' ', '  ').toUpperCase()} `;
    const place = (matterNumber: string) =>
      openEntry(county.ctx(cast.centre, later), holdFrame, { ...asked, id: uuidv7(), matterNumber });
    expect(await laterCodeOf(() => place(called.replace(/.$/u, (last) => (last === '0' ? '1' : '0'))))).toBe(
      'hold-of-nothing',
    );
    const hold = await place(typed);
    expect(hold).toMatchObject({ matterKind: 'caution', matterId: caution.id, matterNumber: called });
    expect(await laterCodeOf(() => erase('caution'))).toBe('nothing-due');
    const lifted = { remark: '复议完了' };
    await moveEntry(county.ctx(cast.centre, later), holdFrame, hold.number, 'lift', lifted, { version: 1 });
    await erase('caution');
    expect(await laterCodeOf(() => place(called))).toBe('matter-erased');
  });

  it('清除过的站点上报不能再补充答复', async () => {
    const report = await ended('station_report', 805);
    await erase('station_report');
    const follow = () =>
      moveEntry(
        county.ctx(cast.centre, later),
        stationReportFrame,
        report.number,
        'follow',
        { words: '又查了一次' },
        { version: 2 },
      );
    expect(await laterCodeOf(follow)).toBe('matter-erased');
  });

  it('站点上报转成了案件的，跟案卷一起留、一起清除', async () => {
    const sourceNumber = '报2026-9803';
    const file = await aCase({ operatorName: '老周农资店', partyKind: 'soleTrader', sourceNumber });
    const report = await ended('station_report', 803, { answer: 'toCase', enforcementId: file.id });
    expect(report.number).toBe(sourceNumber);
    expect(await laterCodeOf(() => erase('station_report', '2050-01-01'))).toBe('nothing-due');
    await erase('enforcement');
    const { rows } = await sql`select erased_on, words from station_report where id = ${report.id}`.execute(county.db);
    expect(rows).toEqual([{ erasedOn: later, words: '' }]);
    expect(await laterCodeOf(() => erase('station_report'))).toBe('nothing-due');
    expect(await placesOf(secrets)).toEqual([]);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('清除过的再办不了；没到期的、暂缓着的、案卷里要用的不清除', async () => {
    const sortie = await ended('sortie', 701);
    await erase('sortie');
    const correct = () =>
      moveEntry(
        county.ctx(cast.centre, later),
        sortieFrame,
        sortie.number,
        'correct',
        { peopleIds: ids(), vehicles: [], remark: '少记了一个人' },
        { version: 2 },
      );
    expect(await laterCodeOf(correct)).toBe('matter-erased');
    const held = await ended('covert_check', 702);
    const hold = { id: uuidv7(), matterNumber: held.number, reason: '审计还要看', untilOn: null };
    await openEntry(county.ctx(cast.centre, later), holdFrame, hold);
    expect(await laterCodeOf(() => erase('covert_check'))).toBe('nothing-due');
    const again = { ...hold, id: uuidv7(), matterNumber: sortie.number };
    expect(await laterCodeOf(() => openEntry(county.ctx(cast.centre, later), holdFrame, again))).toBe('matter-erased');

    // An inspection from which a case came, and goods that were taken there, are evidence in its file.
    const visit = await ended('inspection', 703);
    const goods = await ended('seizure', 704, { inspectionId: visit.id, inspectionNumber: visit.number });
    await aCase({ sourceNumber: visit.number });
    expect(await laterCodeOf(() => erase('inspection', '2050-01-01'))).toBe('nothing-due');
    expect(await laterCodeOf(() => erase('seizure', '2050-01-01'))).toBe('nothing-due');
    await erase('enforcement');
    await erase('inspection');
    await erase('seizure');
    for (const { table, id } of [
      { table: 'inspection', id: visit.id },
      { table: 'seizure', id: goods.id },
    ]) {
      const { rows } = await sql`select erased_on from ${sql.table(table)} where id = ${id}`.execute(county.db);
      expect(rows).toEqual([{ erasedOn: later }]);
    }
  });
});

let cases = 0;
/** A case that is archived, with words about people in every text and document that may hold some. */
async function aCase(change: Record<string, unknown> = {}) {
  cases += 1;
  const by = county.actor(cast.officer);
  const { next } = registered({}, { by });
  const filled = {
    ...next,
    countyId,
    number: `案2026-9${String(cases).padStart(3, '0')}`,
    state: 'archived',
    stage: 'done',
    outcome: 'penalised',
    filedOn: day,
    closedOn: day,
    archivedOn: day,
    officeId: 'SO-LH',
    operatorName: name,
    partyKind: 'person',
    partyAddress: told,
    partyCode: '',
    cause: told,
    story: told,
    facts: told,
    valueBasis: 'label',
    valueReason: told,
    filingReason: told,
    competentBody: told,
    transferPaper: told,
    fineDecidedFen: 500_00,
    caseValueFen: 9e4,
    pauses: [
      {
        kind: 'hearing',
        from: day,
        to: day,
        paper: told,
        result: told,
      },
    ],
    measures: [
      {
        id: uuidv7(),
        kind: 'seal',
        goods: told,
        quantity: 3,
        unit: '袋',
        place: told,
        takenAt: day,
        urgent: false,
        approvedAt: null,
        approvedBy: null,
        extendedOn: null,
        extensionReason: told,
        endedOn: day,
        ending: 'returned',
      },
    ],
    helpLetters: [
      {
        to: told,
        about: told,
        receivedOn: day,
        answeredOn: day,
        answer: told,
      },
    ],
    reviews: [
      {
        kind: 'case',
        grounds: [],
        reviewerId: uuidv7(),
        receivedOn: day,
        extendedTo: null,
        endedOn: day,
        passed: true,
        opinion: told,
      },
    ],
    notices: [
      {
        number: '告1号',
        servedOn: day,
        way: 'direct',
        proof: told,
        fineFen: 1,
        confiscatedFen: 0,
        others: told,
        hearable: true,
        waivedOn: null,
        overtaken: false,
        defences: [
          {
            on: day,
            words: told,
            taken: 'no',
            answer: told,
          },
        ],
        hearing: {
          askedOn: day,
          heldOn: day,
          hostId: uuidv7(),
          record: told,
        },
      },
    ],
    decision: {
      number: '罚1号',
      result: 'penalised',
      summary: false,
      warning: false,
      others: told,
      goods: told,
      reason: told,
      decidedOn: day,
      approverId: uuidv7(),
      revokedOn: null,
      revokedWhy: '',
    },
    service: {
      way: 'direct',
      servedOn: day,
      receiver: name,
      proof: told,
    },
    publication: {
      publishedOn: day,
      where: told,
      grade: 'light',
      until: day,
      withdrawnOn: day,
      withdrawnWhy: told,
    },
    payments: [
      {
        kind: 'fine',
        fen: 500_00,
        paidOn: day,
        slip: told,
      },
    ],
    deferral: {
      until: day,
      plan: told,
      allowedOn: day,
      byId: uuidv7(),
    },
    court: {
      askedOn: day,
      court: told,
      number: '执1号',
      endedOn: day,
      result: 'ended',
    },
    executionEnded: {
      on: day,
      reason: told,
    },
    carriedFrom: told,
    ...change,
  };
  const line = {
    countyId,
    matterId: filled.id,
    at: new Date(`${day}T10:00:00+08:00`),
    onDay: day,
    by: by.id,
    byOrganisationId: null,
  };
  await transact(county.db, async (tx) => {
    await insertMatters(tx, enforcementBook, [filled as never]);
    await record(tx, { ...line, verb: 'decision-served', detail: { way: 'direct', proof: told } } as never);
  });
  return filled;
}

/** An exhibit of the case, with words about people in its texts, its chain of custody and its line. */
async function anExhibit({ id: enforcementId, number: enforcementNumber }: { id: string; number: string }) {
  const [one, two] = [county.actor(cast.officer).id, county.actor(cast.otherOfficer).id];
  const at = `${day}T09:00:00+08:00`;
  const exhibit = {
    countyId,
    id: uuidv7(),
    number: null,
    version: 1,
    state: 'released',
    enforcementId,
    enforcementNumber,
    n: 1,
    kind: 'testimony',
    name: `${name}的证言`,
    source: told,
    collectedAt: new Date(at),
    collectedOn: day,
    collectedPlace: place,
    collectorIds: [one, two],
    keptIn: told,
    fileIds: [],
    custody: [{ at, kind: 'taken', fromId: null, toId: one, place, words: told }],
    ending: 'archived',
    byId: one,
  };
  const line = { countyId, matterId: exhibit.id, at: new Date(at), onDay: day, by: one, byOrganisationId: null };
  await transact(county.db, async (tx) => {
    await insertEntry(tx, 'exhibit', exhibit);
    await record(tx, { ...line, verb: 'noted', detail: { remark: told } } as never);
  });
  return exhibit;
}

async function dispatched(consumer: object): Promise<Complaint> {
  const complaint = await fileComplaint(
    county.ctx('consumer', day),
    aFiling({ consumer, story: '肥料不合格' } as never),
  );
  const input = { officeId: 'SO-LH', note: '' };
  return moveComplaint(county.ctx(cast.centre, day), complaint.number, 'dispatch', input, { version: null });
}

async function eraseClosed(complaint: Complaint): Promise<void> {
  const roll = dice(3);
  let [one, on] = [complaint, '2026-03-03'];
  for (let steps = 0; steps < 400 && one.closedOn === null; steps += 1) {
    one = await step(county, one, on, roll);
    on = new Date(Date.parse(on) + roll(2) * 86_400_000).toISOString().slice(0, 10);
  }
  expect(one.closedOn).not.toBeNull();
  await erase('complaint', '2040-01-01', Number(one.closedOn?.slice(0, 4)));
}

describe('案卷', () => {
  it('一般案卷归档三十年后清除自然人的姓名和各份笔录，金额、文号、期日留着', async () => {
    const file = await aCase();
    const exhibit = await anExhibit(file);
    const held = [`enforcement: ${name}`, `exhibit: ${name}`, `ledger: ${name}`];
    expect(await placesOf(secrets)).toEqual(expect.arrayContaining(held));
    const before = await figures();
    expect(await listDue(county.db, 'enforcement', 2026, keeping('2056-03-01'))).toEqual([]);
    await erase('enforcement', '2056-03-02');
    expect(await placesOf(secrets)).toEqual([]);
    expect(await figures()).toEqual(before);
    const { rows } = await sql<Record<string, unknown>>`select * from enforcement where id = ${file.id}`.execute(
      county.db,
    );
    expect(rows).toMatchObject([
      {
        erasedOn: '2056-03-02',
        operatorName: '（留存期满，已清除）',
        story: '',
        outcome: 'penalised',
        partyKind: 'person',
        valueBasis: 'label',
        decision: {
          number: '罚1号',
          result: 'penalised',
          decidedOn: day,
        },
        payments: [
          {
            kind: 'fine',
            fen: 500_00,
            slip: '',
          },
        ],
        fineDecidedFen: 500_00,
        caseValueFen: 9e4,
      },
    ]);
    const { rows: kept } =
      await sql`select name, source, n, kind, custody from exhibit where id = ${exhibit.id}`.execute(county.db);
    const [given] = exhibit.custody;
    expect(kept).toEqual([
      { name: '', source: '', n: 1, kind: 'testimony', custody: [{ ...given, place: '', words: '' }] },
    ]);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('移送公安的、集体讨论过的永久保存；没归档的不列；店名留着', async () => {
    const shop = await aCase({ partyKind: 'soleTrader', operatorName: '老周农资店' });
    await aCase({ outcome: 'crime' });
    await aCase({ discussions: [{ on: day, present: told, conclusion: told }] });
    await aCase({ state: 'closed', stage: 'toArchive', archivedOn: null });
    expect((await listDue(county.db, 'enforcement', 2026, keeping(later))).map(({ id }) => id)).toEqual([shop.id]);
    await erase('enforcement');
    const { rows } = await sql`select operator_name from enforcement where id = ${shop.id}`.execute(county.db);
    expect(rows).toEqual([{ operatorName: '老周农资店' }]);
  });

  it('投诉到期，案卷照留，里面没有了投诉人的姓名、电话、住址，当事人的话还在', async () => {
    const consumer = { name, phone, address: place, idNumber: '510181197701012222' };
    const complaint = await dispatched(consumer);
    const clue = {
      clientId: uuidv7(),
      source: 'complaint',
      sourceNumber: complaint.number,
      foundOn: day,
      operatorName: '老周农资店',
      partyKind: 'soleTrader',
      cause: '涉嫌销售不合格复合肥',
      actUntil: day,
    };
    const story = `${name}（${phone}）来所反映，当事人周大福称不知情`;
    const file = await registerEnforcement(county.ctx(cast.centre, day), Registration.parse({ ...clue, story }));
    const { id: by } = county.actor(cast.centre);
    const line = {
      countyId,
      matterId: file.id,
      at: new Date(`${day}T13:00:00+08:00`),
      onDay: day,
      by,
      byOrganisationId: null,
    };
    await transact(county.db, (tx) =>
      record(tx, { ...line, verb: 'help-answered', detail: { to: '站点', answer: `${name}说见过` } } as never),
    );
    const exhibit = await anExhibit(file);
    const held = [`enforcement: ${name}`, `exhibit: ${name}`, `ledger: ${name}`];
    expect(await placesOf(secrets)).toEqual(expect.arrayContaining(held));
    await eraseClosed(complaint);
    expect(await placesOf(secrets)).toEqual([]);
    const { rows } = await sql<
      Record<string, unknown>
    >`select story, erased_on from enforcement where id = ${file.id}`.execute(county.db);
    expect(rows).toEqual([{ story: '（已清除）（（已清除））来所反映，当事人周大福称不知情', erasedOn: null }]);
    expect((await proveLedger(county.db)).broken).toEqual([]);
    // What lies beside the case keeps its place and its chain, and names nobody.
    const kept = await findEntry(county.db, 'exhibit', countyId, { id: exhibit.id });
    const [given] = exhibit.custody;
    const unnamed = '某某，电话 某某，住某某';
    expect(kept).toMatchObject({
      name: '某某的证言',
      source: unnamed,
      n: 1,
      custody: [{ ...given, place: '某某', words: unnamed }],
    });
  });

  it('名字和当事人的店名、住址撞上了，店名、住址、送达的文书一个字不动', async () => {
    const complaint = await dispatched({ name: '李明', phone, address: '城关镇', idNumber: null });
    const party = { operatorName: '李明超市', partyKind: 'soleTrader', partyAddress: '城关镇东街12号' };
    const words = '李明在李明超市（城关镇东街12号）买到，李明亮称不知情';
    const served = await aCase({
      ...party,
      channel: 'complaint',
      complaintId: complaint.id,
      cause: '涉嫌销售过期食品',
      story: words,
      facts: words,
      filingReason: '销售高峰期，李明来所反映',
    });
    await eraseClosed(complaint);
    const { rows } = await sql<Record<string, unknown>>`select * from enforcement where id = ${served.id}`.execute(
      county.db,
    );
    const { notices, decision, service } = served;
    expect(rows).toMatchObject([{ ...party, cause: '涉嫌销售过期食品', facts: words, notices, decision, service }]);
    expect(rows).toMatchObject([
      {
        story: '（已清除）在李明超市（城关镇东街12号）买到，李明亮称不知情',
        filingReason: '销售高峰期，（已清除）来所反映',
      },
    ]);
  });
});
