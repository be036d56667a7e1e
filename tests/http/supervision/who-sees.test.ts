/**
 * 谁看得到什么: every route by which something of supervision is read, as each kind of person who is not of the office asks for it. A new
 * route is named here, or the test fails: nobody widens what is read without saying so.
 */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast } from '../../build/cast.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { certify, idOf, moveCase } from '../../build/supervision/course.ts';
import { anExhibit } from '../../build/supervision/exhibit.ts';
import { aCampaign, aCovertCheck, aCrew, aPlannedVisit, aSeizure, aVisit } from '../../build/supervision/inspection.ts';
import { anAllegation, tipoffInputOf } from '../../build/tipoff.ts';

const today = '2026-05-20';
let app: TestApp;
const at: Record<string, string> = {};

const post = async (who: string | null, path: string, body: object) => {
  const made = await app.as(who)('POST', `/api/${path}`, body);
  expect(made.status, `${path} ${JSON.stringify(made.body)}`).toBeLessThan(300);
  return made.body;
};
const read = async (path: string) => (await app.as(cast.deputyDirector)('GET', `/api/${path}`)).body;

beforeAll(async () => {
  app = await testApp();
  app.setNow(`${today}T09:00:00+08:00`);
  await certify(app, cast.officer, cast.otherOfficer);
  const [one, two] = [await idOf(app, cast.officer), await idOf(app, cast.otherOfficer)];
  const registration = {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '货架上的复合肥总养分不够',
    actUntil: today,
  };
  const { number } = await post(cast.officer, 'enforcements', registration);
  at['case'] = number;
  await moveCase(app, cast.officeHead, number, 'assign', today, { handlerId: one, secondId: two });
  await moveCase(app, cast.officer, number, 'startVerification', today);
  await moveCase(app, cast.deputyDirector, number, 'file', today);
  const exhibit = {
    id: uuidv7(),
    ...anExhibit({ enforcementNumber: number, firstId: one, secondId: two }),
    collectedAt: `${today}T08:00:00+08:00`,
  };
  at['exhibit'] = (await post(cast.officer, 'exhibits', exhibit)).entry.id;
  const caution = {
    id: uuidv7(),
    enforcementNumber: number,
    kind: 'dog',
    words: '院里有狗，进门先喊',
    untilOn: '2026-12-31',
  };
  at['caution'] = (await post(cast.officer, 'cautions', caution)).entry.id;
  at['plan'] = (
    await post(cast.centre, 'sampling-plans', {
      id: uuidv7(),
      year: 2026,
      productClass: 'food',
      commissioner: 'county',
      batches: 3,
    })
  ).entry.number;
  at['institution'] = (
    await post(cast.centre, 'institutions', {
      id: uuidv7(),
      name: '省质检院',
      cmaNumber: '2300001',
      scope: ['food'],
      validTo: '2030-01-01',
      commissioners: ['county'],
      retests: true,
    })
  ).entry.number;
  at['batch'] = (
    await post(cast.officer, 'samplings', {
      id: uuidv7(),
      productClass: 'food',
      commissioner: 'county',
      product: '散装蛋糕',
    })
  ).entry.number;
  at['campaign'] = (
    await post(cast.centre, 'campaigns', { ...aCampaign(), id: uuidv7(), partnerIds: ['AGRI'] })
  ).entry.number;
  at['sortie'] = (
    await post(cast.officer, 'sorties', { ...aCrew(), id: uuidv7(), onDay: '2026-06-01', peopleIds: [one, two] })
  ).entry.number;
  const visit = (await post(cast.officer, 'inspections', { ...aPlannedVisit(), id: uuidv7() })).entry;
  at['visit'] = visit.number;
  const officers = [
    { accountId: one, certificate: '中州-1' },
    { accountId: two, certificate: '中州-2' },
  ];
  const findings = [{ text: '没有标签，当场说了', isViolation: true }];
  await post(cast.officer, `inspections/${encodeURIComponent(visit.number)}/recordFinding`, {
    version: visit.version,
    clientId: uuidv7(),
    input: { ...aVisit(), officers, visitedAt: `${today}T08:00:00+08:00`, findings },
  });
  at['goods'] = (
    await post(cast.officer, 'seizures', {
      ...aSeizure(),
      id: uuidv7(),
      inspectionNumber: visit.number,
      seizedOn: today,
    })
  ).entry.number;
  at['covert'] = (
    await post(cast.centre, 'covert-checks', {
      ...aCovertCheck(),
      id: uuidv7(),
      plannedOn: '2026-06-02',
      visitorIds: [one, two],
    })
  ).entry.number;
  at['stationVisit'] = (
    await post(cast.officer, 'station-visits', { id: uuidv7(), stationId: 'ST-V0303' })
  ).entry.number;
  at['review'] = (
    await post(cast.officer, 'contract-reviews', {
      id: uuidv7(),
      title: '婚宴预订单',
      form: 'contract',
      trade: 'catering',
      operatorName: '柳河酒楼',
      source: 'round',
      collectedOn: today,
      text: '本店谢绝自带酒水。',
    })
  ).entry.number;
  at['contract'] = (
    await post(cast.centre, 'standard-contracts', {
      id: uuidv7(),
      kind: 'filed',
      title: '装修合同',
      trade: 'decoration',
      operatorName: '老周装饰',
      filedOn: today,
      text: '甲方乙方自愿订立。',
    })
  ).entry.number;
  at['survey'] = (
    await post(cast.centre, 'surveys', {
      id: uuidv7(),
      title: '家装调查',
      industry: '家装',
      month: '2026-05-01',
      frame: 'public',
      quota: 30,
      questions: [{ text: '有合同吗', kind: 'yesNo', options: [], part: '' }],
    })
  ).entry.number;
  at['letter'] = (
    await post(cast.officer, 'guidances', {
      id: uuidv7(),
      kind: 'reminder',
      title: '规范预付卡',
      operatorName: '柳河美发',
      words: '你店预付卡没有写明退卡办法，请照办以下一项。',
      items: [{ text: '写明退卡办法', recheckBy: '2026-07-01' }],
    })
  ).entry.number;
});
afterAll(() => app.close());

/** Who asks: an officer of the office, one of another, a station, a department, the auditor, the association, the administrator, a citizen. */
const readers = {
  own: cast.officer,
  other: cast.officerOfShiqiao,
  station: 'st-v0303',
  department: cast.agriculture,
  auditor: cast.auditor,
  association: cast.mediator,
  admin: cast.admin,
  firm: 'q-changcheng',
  citizen: null,
} as const;
type Reader = keyof typeof readers;

/** What everybody else is answered; a list says how many of its entries are shown. */
const nobody = {
  station: '403',
  department: '403',
  auditor: '403',
  association: '403',
  admin: '403',
  firm: '403',
  citizen: '401',
};
type Row = Readonly<Record<Reader, string>>;
/** One record of an office: its own officers read it, and it is not there for another office. */
const ofOffice: Row = { own: '200', other: '404', ...nobody };
const listOfOffice: Row = { own: '200 (1)', other: '200 (0)', ...nobody };
/** What the offices of the county share. */
const ofCounty: Row = { own: '200', other: '200', ...nobody };
const listOfCounty: Row = { own: '200 (1)', other: '200 (1)', ...nobody };
/** The consumers' association takes part in reviews of terms, letters, surveys and what stations do (消法 第三十七条). */
const joins = (row: Row): Row => ({ ...row, association: row.own });

/** Every route, by the record that stands in its address. */
const matrix: Readonly<Record<string, Row>> = {
  '/api/enforcements': listOfOffice,
  '/api/enforcements/{case}': ofOffice,
  '/api/enforcements/{case}/opinions': ofOffice,
  '/api/exhibits?enforcement={case}': { ...listOfOffice, other: '404' },
  '/api/exhibits/{exhibit}': ofOffice,
  '/api/cautions': listOfOffice,
  '/api/cautions/{caution}': ofOffice,
  // The administrator enters them.
  '/api/enforcement-certificates': { ...ofCounty, admin: '200' },
  '/api/spot-forms': { ...ofCounty, auditor: '200' },
  '/api/samplings': listOfOffice,
  '/api/samplings/{batch}': ofOffice,
  '/api/samplings/{batch}/told': ofOffice,
  '/api/sampling-plans': listOfCounty,
  '/api/sampling-plans/{plan}': ofCounty,
  '/api/institutions': listOfCounty,
  '/api/institutions/{institution}': ofCounty,
  '/api/inspections': listOfOffice,
  '/api/inspections/{visit}': ofOffice,
  '/api/inspection-day': ofCounty,
  '/api/seizures': listOfOffice,
  '/api/seizures/{goods}': ofOffice,
  '/api/sorties': { ...listOfOffice, department: '200 (0)' },
  '/api/sorties/{sortie}': { ...ofOffice, department: '404' },
  '/api/covert-checks': listOfOffice,
  '/api/covert-checks/{covert}': ofOffice,
  // A department reads what it takes part in, and no visit to a shop.
  '/api/campaigns': { ...listOfCounty, department: '200 (1)' },
  '/api/campaigns/{campaign}': { ...ofCounty, department: '200' },
  '/api/campaigns/{campaign}/reach': { ...ofCounty, department: '200' },
  '/api/campaign-festivals': { ...ofCounty, department: '200' },
  '/api/station-visits': joins({ ...listOfOffice, station: '200 (1)' }),
  '/api/station-visits/{stationVisit}': joins({ ...ofOffice, station: '200' }),
  '/api/contract-reviews': joins(listOfOffice),
  '/api/contract-reviews/{review}': joins(ofOffice),
  '/api/standard-contracts': joins(listOfCounty),
  '/api/standard-contracts/{contract}': joins(ofCounty),
  '/api/clause-library': joins(ofCounty),
  '/api/clause-weights': joins(ofCounty),
  '/api/clause-experts': joins(ofCounty),
  '/api/clause-candidates': joins(ofCounty),
  '/api/clause-trades': joins(ofCounty),
  // A station reads what it is asked for, from when it goes to the field.
  '/api/surveys': joins({ ...listOfCounty, station: '200 (0)' }),
  '/api/surveys/{survey}': joins({ ...ofCounty, station: '404' }),
  '/api/guidances': joins(listOfOffice),
  '/api/guidances/{letter}': joins(ofOffice),
  '/api/export/enforcements?format=csv': ofCounty,
  '/papers/{case}/volume': ofOffice,
  '/papers/{case}/sourceRegister': ofOffice,
  '/papers/contract-reviews/{review}': joins(ofOffice),
  '/papers/guidances/{letter}': joins(ofOffice),
  '/papers/campaigns/{campaign}': { ...ofCounty, department: '200' },
  '/papers/survey-codes/{survey}': joins({ ...ofCounty, station: '404' }),
  '/papers/lists/inspections': ofCounty,
  '/papers/lists/samplings': ofCounty,
};

const urlOf = (path: string) => path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(at[name] ?? ''));

describe('谁看得到什么', () => {
  it.each(Object.entries(matrix))('%s', async (path, row) => {
    expect(urlOf(path)).not.toMatch(/\/\/|=$/u);
    for (const [reader, who] of Object.entries(readers) as [Reader, string | null][]) {
      const { status, body } = await app.as(who)('GET', urlOf(path));
      const listed = row[reader].includes('(') ? ` (${(body as { items: unknown[] }).items.length})` : '';
      expect(`${reader} ${status}${listed}`, path).toBe(`${reader} ${row[reader]}`);
    }
  });

  it('监管的每一条读的路都在表里', async () => {
    const { body } = await app.as(cast.centre)('GET', '/api/openapi.json');
    const wing =
      /^\/api\/(?:enforcement|exhibit|caution|sampling|institution|campaign|sortie|inspection|seizure|covert|station-visit|contract-review|standard-contract|clause|survey|guidance)/u;
    const routes = Object.entries(body.paths as Record<string, object>).flatMap(([path, how]) =>
      wing.test(path) && 'get' in how ? [path.replaceAll(/\{\w+\}/gu, '{}')] : [],
    );
    const named = new Set(Object.keys(matrix).map((path) => path.replace(/\?.*$/u, '').replaceAll(/\{\w+\}/gu, '{}')));
    expect(routes.length).toBeGreaterThan(30);
    expect(routes.filter((path) => !named.has(path))).toEqual([]);
  });
});

describe('举报人', () => {
  it('从案件、案卷、经过、查找、导出里都看不出是谁举报的，也看不出是哪一件', async () => {
    const reporter = {
      name: '欧阳若兰',
      phone: '13911122233',
      address: '上官村口八号',
      idNumber: '510181197701012222',
    };
    const filed = await post(null, 'tipoffs', anAllegation({ reporter }));
    const move = async (
      who: string,
      name: 'dispatch' | 'assign' | 'startVerification' | 'open',
      input: object = {},
    ) => {
      const { tipoff } = await read(`tipoffs/${encodeURIComponent(filed.number)}`);
      const made = await app.as(who)('POST', `/api/tipoffs/${encodeURIComponent(filed.number)}/${name}`, {
        version: tipoff.version,
        clientId: uuidv7(),
        input: { ...tipoffInputOf(name, tipoff, today), ...input },
      });
      expect(made.status, `${name} ${JSON.stringify(made.body)}`).toBe(200);
    };
    await move(cast.centre, 'dispatch', { officeId: 'SO-LH' });
    const [one, two] = [await idOf(app, cast.officer), await idOf(app, cast.otherOfficer)];
    await move(cast.officeHead, 'assign', { handlerId: one, secondId: two });
    await move(cast.officer, 'startVerification');
    await move(cast.officeHead, 'open');
    const { items } = (await app.as(cast.officer)('GET', '/api/enforcements')).body;
    const made = items.find(
      ({ enforcement }: { enforcement: { channel: string } }) => enforcement.channel === 'tipoff',
    );
    const number = encodeURIComponent(made.enforcement.number);
    const persons = Object.values(reporter);
    const shown = [
      await app.as(cast.officer)('GET', `/api/enforcements/${number}`),
      await app.as(cast.officer)('GET', '/api/enforcements'),
      await app.as(cast.officer)('GET', '/api/export/enforcements?format=csv'),
      await app.as(cast.officer)('GET', `/papers/${number}/volume`),
      await app.as(cast.officer)('GET', `/papers/${number}/sourceRegister`),
    ];
    for (const { status, body } of shown) {
      expect(status).toBe(200);
      for (const secret of persons) expect(JSON.stringify(body)).not.toContain(secret);
    }
    // Which tip-off it was he reads who may read that; no paper says so, and no search finds the case by it.
    for (const { body } of shown.slice(2)) expect(String(body)).not.toContain(filed.number);
    for (const q of [...persons, filed.number]) {
      const found = await app.as(cast.officer)('GET', `/api/enforcements?q=${encodeURIComponent(q)}`);
      expect(found.body.items, q).toEqual([]);
    }
    // Nor do they stand in the row of the case, in its lines or in what was told of it.
    const { rows } = await app.database.pool.query<{ row: string }>(
      `select t::text as row from enforcement as t where id = $1 union all select l.detail::text from ledger as l where l.matter_id = $1
       union all select m::text from message as m where m.matter_id = $1`,
      [made.enforcement.id],
    );
    for (const secret of [...persons, filed.number])
      expect(rows.map(({ row }) => row).join('\n')).not.toContain(secret);
  });
});
