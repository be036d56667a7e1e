/** 当事人的密封: natural persons in cases, whoever a ban names, and numbers in what officers wrote, as the raw rows have them. */
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { personSealings, sealPersons } from '../../../src/actions/base/seal-persons.ts';
import { countOlder, sealAnew } from '../../../src/actions/base/sealing.ts';
import { moveEntry, openEntry } from '../../../src/actions/matter/docket.ts';
import { moveEnforcement, registerEnforcement } from '../../../src/actions/supervision/enforcement/enforcement.ts';
import { guidanceFrame } from '../../../src/actions/supervision/guidance/guidance.ts';
import { inspectionFrame, seizureFrame } from '../../../src/actions/supervision/inspection/inspection.ts';
import type { Keyring } from '../../../src/domain/base/keyring.ts';
import { unopened } from '../../../src/domain/base/masking.ts';
import type { Enforcement } from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { EnforcementQuery } from '../../../src/domain/supervision/enforcement/enforcement-list.ts';
import { Registration } from '../../../src/domain/supervision/enforcement/filing.ts';
import { PlanInspection, RecordFinding } from '../../../src/domain/supervision/inspection/inspection.ts';
import { TakeGoods } from '../../../src/domain/supervision/inspection/seizure.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { usePersonKeys } from '../../../src/store/base/person-seal.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { listRowsOfPerson } from '../../../src/store/desk/privacy-person.ts';
import { findEntry, insertEntry } from '../../../src/store/matter/docket.ts';
import { listMatters } from '../../../src/store/matter/lists.ts';
import { saveMatter } from '../../../src/store/matter/matter.ts';
import { enforcementBook, findEnforcement } from '../../../src/store/supervision/enforcement/enforcement.ts';
import { enforcementListing } from '../../../src/store/supervision/enforcement/enforcement-list.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { anEnforcement, changeEnforcement } from '../../build/supervision/enforcement.ts';
import { aPlannedVisit, aSeizure, aVisit } from '../../build/supervision/inspection.ts';

const today = '2026-04-20';
const name = '欧阳若兰';
const idNumber = '51018119770101222X';
const phone = '13911122233';
const home = '青禾县上官村 3 组 15 号';
const secrets = [name, idNumber, phone, home];

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
beforeEach(() => usePersonKeys(county.db, testKeyring));
afterAll(() => county.close());

const officer = () => county.ctx(cast.officer, today);

function aCase(change: object = {}): Promise<Enforcement> {
  const registration = {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: today,
    operatorName: name,
    partyKind: 'person',
    partyCode: idNumber,
    partyAddress: home,
    cause: '涉嫌无照经营',
    story: `在集市摆摊，留了电话 ${phone}`,
    actUntil: today,
    ...change,
  };
  return registerEnforcement(officer(), Registration.parse(registration));
}

const raw = async (table: string, id: string) => {
  const { rows } = await county.database.pool.query<{ row: string }>(
    `select t::text as row from ${table} as t where id = $1`,
    [id],
  );
  return rows[0]?.row ?? '';
};
/** Every table as a dump would have it. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const { rows } = await county.database.pool.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' order by 1`,
  );
  const found: string[] = [];
  for (const { tablename } of rows)
    for (const word of words) {
      const has = await county.database.pool.query(
        `select 1 from "${tablename}" as t where strpos(t::text, $1) > 0 limit 1`,
        [word],
      );
      if (has.rows.length > 0) found.push(`${tablename}: ${word}`);
    }
  return found;
}
const read = async ({ id }: { id: string }) => {
  const found = await findEnforcement(county.db, countyId, { id });
  if (found === null) throw new Error('It was just registered.');
  return found;
};
const search = async (q: string) => {
  const query = EnforcementQuery.parse({ q, limit: 50 });
  const { items } = await listMatters(county.db, county.actor(cast.centre), enforcementListing(query), today);
  return items.map(({ id }) => id);
};

describe('案件的自然人当事人', () => {
  it('姓名、证件号、住址和写进话里的电话，库里、台账里、转储里都没有；读出来照旧；按全名查得到，按一部分查不到', async () => {
    const made = await aCase();
    expect(await placesOf(secrets)).toEqual([]);
    expect(await raw('enforcement', made.id)).toContain('涉嫌无照经营');
    expect(await read(made)).toMatchObject({
      operatorName: name,
      partyCode: idNumber,
      partyAddress: home,
      story: `在集市摆摊，留了电话 ${phone}`,
    });
    expect(await search(name)).toEqual([made.id]);
    expect(await search('若兰')).toEqual([]);
    expect(await search('无照经营')).toContain(made.id);
  });

  it('个体户、单位照旧在明处；改成自然人就密封，改回来又在明处', async () => {
    const made = await aCase({
      partyKind: 'soleTrader',
      operatorName: '老周摊',
      partyCode: '',
      partyAddress: '集市 3 号',
    });
    expect(await raw('enforcement', made.id)).toContain('老周摊');
    expect(await search('老周')).toEqual([made.id]);
    const input = (change: object) => ({
      operatorName: '老周摊',
      partyKind: 'soleTrader',
      partyCode: '',
      partyAddress: '集市 3 号',
      cause: '涉嫌无照经营',
      conductCode: null,
      categoryCode: null,
      actFrom: null,
      actUntil: today,
      ...change,
    });
    // Only what kind of party it is was wrong.
    let saved = await moveEnforcement(officer(), made.number, 'correct', input({ partyKind: 'person' }) as never, {
      version: made.version,
    });
    expect(await raw('enforcement', made.id)).not.toContain('老周摊');
    expect(await read(made)).toMatchObject({ operatorName: '老周摊', partyAddress: '集市 3 号' });
    saved = await moveEnforcement(officer(), made.number, 'correct', input({}) as never, { version: saved.version });
    expect(await raw('enforcement', made.id)).toContain('老周摊');
    expect(saved.operatorName).toBe('老周摊');
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });

  it('以前在明处的，读得到、查得到，后台密封以后一样；换了密钥也一样', async () => {
    const made = await aCase({ operatorName: '上官云飞', story: `他说打 ${phone} 找他` });
    await county.database.pool.query(
      `update enforcement set operator_name = '上官云飞', party_code = $2, party_address = $3, story = $4, enforcement_seal = null,
        key_id = null, party_mark = null, words_open = true where id = $1`,
      [made.id, idNumber, home, `他说打 ${phone} 找他`],
    );
    expect(await search('上官云飞')).toEqual([made.id]);
    expect(await placesOf([phone])).toEqual([`enforcement: ${phone}`]);
    const now = () => new Date(`${today}T04:00:00Z`);
    await sealPersons(county.ctx('system', today), now, new AbortController().signal);
    expect(await placesOf(['上官云飞', ...secrets])).toEqual([]);
    expect(await search('上官云飞')).toEqual([made.id]);
    expect(await read(made)).toMatchObject({ operatorName: '上官云飞', story: `他说打 ${phone} 找他` });

    const k1 = testKeyring.keys.get('k1') as Uint8Array;
    const next: Keyring = {
      ...testKeyring,
      current: 'k2',
      keys: new Map([
        ['k1', k1],
        ['k2', randomBytes(32)],
      ]),
    };
    usePersonKeys(county.db, next);
    const where = { db: county.db, keyring: next, county: county.ctx('system', today).county, now };
    expect((await countOlder(where, personSealings)).get('k1')).toBeGreaterThan(0);
    await sealAnew(where, personSealings, 'older');
    expect([...(await countOlder(where, personSealings))]).toEqual([]);
    expect(await read(made)).toMatchObject({ operatorName: '上官云飞', partyCode: idNumber });
    expect(await search('上官云飞')).toEqual([made.id]);
    // Without its key the row says that it does not open, and shows nobody.
    usePersonKeys(county.db, testKeyring);
    expect(await read(made)).toMatchObject({ operatorName: unopened, partyCode: unopened, partyAddress: unopened });
    usePersonKeys(county.db, next);
    await sealAnew({ ...where, keyring: { ...next, current: 'k1' } }, personSealings, 'older');
    usePersonKeys(county.db, { ...next, current: 'k1' });
    await sealAnew({ ...where, keyring: { ...next, current: 'k1' } }, personSealings, 'older');
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });
});

describe('检查和查扣', () => {
  it('取缔的人姓名、笔录和查扣里的电话，库里都没有；读出来照旧', async () => {
    const ctx = officer();
    const [one, two] = [county.actor(cast.officer).id, county.actor(cast.otherOfficer).id];
    const officers = [
      { accountId: one, certificate: '中州0412-01' },
      { accountId: two, certificate: '中州0412-02' },
    ];
    const planned = PlanInspection.parse({
      ...aPlannedVisit(),
      id: uuidv7(),
      unregistered: true,
      operatorName: '桥头早餐摊',
    });
    let visit = await openEntry(ctx, inspectionFrame, planned);
    const found = RecordFinding.parse({
      ...aVisit(),
      officers,
      visitedAt: `${today}T09:00:00+08:00`,
      findings: [{ text: `没有执照，摊主电话 ${phone}`, isViolation: true }],
      remark: `联系 ${phone}`,
    });
    const move = async (how: string, input: object, who: string = cast.officer) => {
      visit = await moveEntry(county.ctx(who, today), inspectionFrame, visit.number, how, input, {
        version: visit.version,
      });
    };
    await move('recordFinding', found);
    await move(
      'orderBan',
      { orderNumber: '青市监取〔2026〕1号', trade: `卖早餐（${phone}）`, personName: name },
      cast.officeHead,
    );
    const goods = TakeGoods.parse({
      ...aSeizure(),
      id: uuidv7(),
      inspectionNumber: visit.number,
      seizedOn: today,
      keeper: `周毅 ${phone}`,
    });
    const taken = await openEntry(ctx, seizureFrame, goods);
    expect(await placesOf([name, phone])).toEqual([]);
    const read = await findEntry<typeof visit>(county.db, 'inspection', countyId, { id: visit.id });
    expect(read?.ban).toMatchObject({
      personName: name,
      trade: `卖早餐（${phone}）`,
      orderNumber: '青市监取〔2026〕1号',
    });
    expect(read?.findings[0]?.text).toBe(`没有执照，摊主电话 ${phone}`);
    const held = await findEntry<typeof taken>(county.db, 'seizure', countyId, { id: taken.id });
    expect(held?.custody[0]?.keeper).toBe(`周毅 ${phone}`);
    expect((await proveLedger(county.db)).broken).toEqual([]);
  });
});

describe('证据和规范意见', () => {
  const findRows = async (asked: { name?: string; number?: string }) =>
    (await listRowsOfPerson(county.db, county.actor(cast.centre), { name: '', number: '', ...asked })).map(
      ({ kind, standing, row }) => `${kind} ${row.id} ${standing}`,
    );
  const witness = '司徒静';

  it('证言是谁说的密封，物证从哪里来的照旧在明处；按全名找得到案件', async () => {
    const file = await aCase({ operatorName: '老周摊', partyKind: 'soleTrader', partyCode: '', partyAddress: '' });
    const [one, two] = [county.actor(cast.officer).id, county.actor(cast.otherOfficer).id];
    const exhibit = (n: number, change: object) => ({
      countyId,
      id: uuidv7(),
      number: null,
      version: 1,
      state: 'kept',
      enforcementId: file.id,
      enforcementNumber: file.number,
      n,
      collectedAt: new Date(`${today}T09:00:00+08:00`),
      collectedOn: today,
      collectedPlace: `集市东头，电话 ${phone}`,
      collectorIds: [one, two],
      keptIn: '物证室',
      fileIds: [],
      custody: [
        {
          at: `${today}T09:00:00+08:00`,
          kind: 'taken',
          fromId: null,
          toId: one,
          place: '集市',
          why: `打 ${phone} 约的`,
        },
      ],
      ending: null,
      pending: null,
      byId: one,
      ...change,
    });
    const said = exhibit(1, { kind: 'testimony', name: `${witness}的证言`, source: witness });
    const thing = exhibit(2, { kind: 'thing', name: '复合肥 3 袋', source: '货架第二层' });
    await transact(county.db, async (tx) => {
      await insertEntry(tx, 'exhibit', said as never);
      await insertEntry(tx, 'exhibit', thing as never);
    });
    expect(await placesOf([witness, phone])).toEqual([]);
    expect(await raw('exhibit', thing.id)).toContain('货架第二层');
    expect(await findEntry(county.db, 'exhibit', countyId, { id: said.id })).toMatchObject({
      name: `${witness}的证言`,
      source: witness,
      collectedPlace: `集市东头，电话 ${phone}`,
      custody: said.custody,
    });
    expect(await findRows({ name: witness })).toEqual([`enforcement ${file.id} words`]);
    expect(await findRows({ name: '司徒' })).toEqual([]);
  });

  it('笔录问了谁、谁见证的，按全名找得到案件；以前的笔录，后台补了记号以后也找得到', async () => {
    const [asked, saw] = ['慕容秋月', '上官婉清'];
    const file = await aCase({ operatorName: '老周摊', partyKind: 'soleTrader', partyCode: '', partyAddress: '' });
    const [one] = changeEnforcement(anEnforcement({ state: 'investigating' }), 'recordTranscript', '2026-05-18', {
      capacity: 'witness',
      personName: asked,
      signature: 'refused',
      why: '不愿意签',
      witnessName: saw,
    }).next.transcripts;
    const transcripts = one === undefined ? [] : [one];
    await transact(county.db, (tx) => saveMatter(tx, enforcementBook, file, { ...file, transcripts }));
    expect(await placesOf([asked, saw])).toEqual([]);
    for (const found of [asked, saw]) expect(await findRows({ name: found })).toEqual([`enforcement ${file.id} words`]);
    expect(await findRows({ name: '慕容' })).toEqual([]);
    // A row of before has no such marks: the migration hands it to the job.
    await county.database.pool.query('update enforcement set word_marks = null where id = $1', [file.id]);
    expect(await findRows({ name: asked })).toEqual([]);
    const migration = new URL('../../../migrations/0248-names-in-transcripts.sql', import.meta.url);
    await county.database.pool.query(await readFile(migration, 'utf8'));
    await sealPersons(county.ctx('system', today), () => new Date(`${today}T04:00:00Z`), new AbortController().signal);
    for (const found of [asked, saw]) expect(await findRows({ name: found })).toEqual([`enforcement ${file.id} words`]);
  });

  it('以前在明处的，后台密封以后库里没有，读出来照旧，按号码、按签收人找得到', async () => {
    const letter = await openEntry(county.ctx(cast.officer, today), guidanceFrame, {
      id: uuidv7(),
      kind: 'opinion',
      operatorName: '青禾家电城',
      title: '规范以旧换新',
      sourceNumber: null,
      answerBy: null,
      words: '有问题来所里说。',
      items: [{ text: '把补多少钱写在明处', recheckBy: '2026-05-20' }],
    } as never);
    const number = '13911122299';
    await county.database.pool.query(
      `update guidance set words = $2, acknowledged_name = $3, guidance_seal = null, key_id = null, party_mark = null,
        word_marks = null, words_open = true where id = $1`,
      [letter.id, `有问题打 ${number}。`, witness],
    );
    expect(await placesOf([number, witness])).toEqual([`guidance: ${number}`, `guidance: ${witness}`]);
    const now = () => new Date(`${today}T04:00:00Z`);
    await sealPersons(county.ctx('system', today), now, new AbortController().signal);
    expect(await placesOf([number, witness])).toEqual([]);
    expect(await findEntry(county.db, 'guidance', countyId, { id: letter.id })).toMatchObject({
      words: `有问题打 ${number}。`,
      acknowledgedName: witness,
    });
    expect(await findRows({ number })).toEqual([`guidance ${letter.id} words`]);
    expect(await findRows({ name: witness })).toContain(`guidance ${letter.id} self`);
  });
});
