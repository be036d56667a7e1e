import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eraseMatters, erasureFrame } from '../../../src/actions/desk/erasure.ts';
import { registerShops } from '../../../src/actions/exchange/import-shops.ts';
import { operatorReader } from '../../../src/actions/desk/operator-reader.ts';
import { books } from '../../../src/actions/desk/readers.ts';
import { note } from '../../../src/actions/operator/operator.ts';
import { lockOperator, saveRegistered } from '../../../src/store/operator/operator.ts';
import { savePass } from '../../../src/store/publicity/disclosure.ts';
import { readMatters } from '../../../src/actions/matter/reading.ts';
import { holdFrame } from '../../../src/actions/desk/hold.ts';
import { privacyFrame } from '../../../src/actions/desk/privacy.ts';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { instructionFrame } from '../../../src/actions/command/instruction.ts';
import { fileInquiry } from '../../../src/actions/inquiry/inquiry.ts';
import { raiseSuspicion } from '../../../src/actions/incident/suspicion.ts';
import { attach } from '../../../src/actions/matter/attachment.ts';
import { moveEntry, openEntry } from '../../../src/actions/matter/docket.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { addDays } from '../../../src/domain/base/calendar.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { defaultRetentionYears } from '../../../src/domain/law/local-limits.ts';
import type { Erasure } from '../../../src/domain/desk/erasure.ts';
import { Asking } from '../../../src/domain/inquiry/filing.ts';
import type { ToldKind } from '../../../src/domain/matter/matter.ts';
import { createDb } from '../../../src/store/base/db.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { useLedgerKeys } from '../../../src/store/base/ledger-key.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import { insertDraft } from '../../../src/store/matter/draft.ts';
import { saveSheets } from '../../../src/store/incident/fact.ts';
import { countDue } from '../../../src/store/desk/erasure.ts';
import { countFigures } from '../../../src/store/figures.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, countyId } from '../../build/complaint.ts';
import { makeMove, tippedOffIn } from '../../build/living-tipoffs.ts';
import { dice, live, qinghe, step, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';

const today = '2040-03-02';
const name = '欧阳若兰';
const phone = '13911122233';
const story = '我家欧阳小飞吃了以后拉肚子';
/** What must stand nowhere any more when all is erased that tells of them. */
const secrets = [name, phone, '欧阳小飞', '上官村口', '510181197701012222', '13922233344', '桥头第八间'];
/** Shops that only complaints told of: the first by erased ones alone, the other by one that is open still. */
const alone = { name: '上河桥小卖部', phone: '13922233344', address: '桥头第八间' };
const toldOf = { name: '下河桥修理铺', phone: '13933344455', address: '桥尾' };

let county: Qinghe;
const removed: string[] = [];
const files = {
  removeFile: (sha256: string) => {
    removed.push(sha256);
    return Promise.resolve(true);
  },
};
const run = (signal = new AbortController().signal) => eraseMatters(county.ctx('system', today), files, signal);

beforeAll(async () => {
  county = await qinghe();
  await live(county, 40, '2026-03-02', dice(2026));
  for (let seed = 1; seed <= 4; seed += 1) await aClosedComplaint(seed);
  for (const on of ['2026-03-02', '2026-03-09']) {
    const reporter = { name, phone, address: '上官村口', idNumber: '510181197701012222' };
    let tipoff = await tippedOffIn(county, on, { story: `${story}，店在上官村口`, reporter });
    for (const move of ['dispatch', 'assign', 'startVerification', 'notOpen'] as const)
      tipoff = await makeMove(county, tipoff, move, on);
    while (tipoff.notices.some(({ toldOn }) => toldOn === null))
      tipoff = await makeMove(county, tipoff, 'recordNotice', on);
    await makeMove(county, tipoff, 'close', on);
  }
  await readShops('2026-06-01');
  const entry = await county.db.selectFrom('knowledgeEntry').selectAll().limit(1).executeTakeFirstOrThrow();
  const asking = {
    channel: 'C01',
    question: story,
    knowledgeId: entry.id,
    answer: `${name}，七天内能退`,
    people: 2,
    name,
    phone,
  };
  for (const who of ['fangmin', 'majianguo'])
    await fileInquiry(county.ctx(who, '2026-03-09'), Asking.parse({ ...asking, clientId: uuidv7() }));
  await suspected();
});
afterAll(() => county.close());

/** The register reads what matters tell of their shops. */
const readShops = (on: string) =>
  readMatters(county.ctx('system', on), {
    readers: [operatorReader],
    books,
    signal: new AbortController().signal,
    isOver: () => false,
  });
/** As it stood in the register of a version that forgot nothing. */
async function putBack({ name: shop, phone: called, address }: typeof alone): Promise<void> {
  const { id } = await county.db.selectFrom('operator').select('id').where('name', '=', shop).executeTakeFirstOrThrow();
  const ctx = county.ctx('system', today);
  await transact(county.db, async (tx) => {
    const before = await lockOperator(tx, ctx.actor.countyId, id);
    await saveRegistered(tx, before, {
      ...before,
      phone: called,
      address,
      version: before.version + 1,
      searchKeys: before.searchKeys,
    });
    await note(tx, ctx, id, 'operator-corrected', { fields: [] });
  });
}

/** Words of each publication that sounded like a name, with why they may stand. */
async function letThrough(words: string): Promise<void> {
  const complaints = await county.db.selectFrom('complaint').selectAll().where('consumerName', '=', name).execute();
  const by = await county.db
    .selectFrom('account')
    .select('id')
    .where('loginName', '=', cast.centre)
    .executeTakeFirstOrThrow();
  const passes = complaints.map(({ countyId, id: entryId }) => ({
    countyId,
    id: uuidv7(),
    docket: 'publication' as const,
    entryId,
    words,
    kind: 'name' as const,
    reason: `${words}是店名`,
    byId: by.id,
    at: new Date('2026-06-02T09:00:00+08:00'),
  }));
  await transact(county.db, async (tx) => {
    for (const pass of passes) await savePass(tx, pass);
  });
}

const shopsNamed = (names: readonly string[]) =>
  county.db
    .selectFrom('operator')
    .select(['name', 'phone', 'address', 'matters'])
    .where('name', 'in', [...names])
    .orderBy('phone')
    .execute();

/** A complaint of the person, with words of hers wherever there is room for words, that lives until it is closed. */
async function aClosedComplaint(seed: number): Promise<void> {
  const roll = dice(seed);
  let day = '2026-03-03';
  const consumer = { name, phone, address: '上官村口', idNumber: '510181197701012222' };
  let complaint: Complaint = await fileComplaint(
    county.ctx('consumer', day),
    aFiling({ consumer, story, operator: seed === 1 ? toldOf : alone }),
  );
  const note = { words: `${name}来电 ${phone}，说在上官村口等` };
  complaint = await moveComplaint(county.ctx(cast.centre, day), complaint.number, 'note', note, { version: null });
  const sent = { officeId: 'SO-LH', note: '' };
  complaint = await moveComplaint(county.ctx(cast.centre, day), complaint.number, 'dispatch', sent, { version: null });
  const uploaded = {
    id: uuidv7(),
    fileName: `${name}.jpg`,
    stored: { sha256: String(seed).repeat(64), type: 'image/jpeg', bytes: 9 },
  };
  await transact(county.db, (tx) => attach(tx, county.ctx(cast.centre, day), uploaded as never, complaint));
  const wish = { id: uuidv7(), aboutNumber: complaint.number, kind: 'correct' as const, how: 'paper' as const };
  await openEntry(county.ctx(cast.centre, day), privacyFrame, {
    ...wish,
    words: `${name}的电话是 ${phone}`,
    member: null,
  });
  const dueAt = new Date('2026-03-09T09:00:00+08:00').toISOString();
  const order = { id: uuidv7(), toOfficeId: 'SO-LH', toStationId: null, text: `去${name}家看看`, dueAt };
  const ctx = county.ctx(cast.deputyDirector, day);
  await openEntry(ctx, instructionFrame, {
    ...order,
    matterNumber: complaint.number,
    urgent: false,
    mustArrive: false,
  } as never);
  for (let steps = 0; steps < 400 && complaint.closedOn === null; steps += 1) {
    day = addDays(day, roll(2));
    complaint = await step(county, complaint, day, roll);
  }
  expect(complaint.closedOn).not.toBeNull();
}

/** All that she told stands in a group incident too: the words from which its facts were read, and why each of her matters belongs. */
async function suspected(): Promise<void> {
  const of = (kind: 'complaint' | 'tipoff') =>
    county.db.selectFrom(kind).select(['id', 'number']).where('story', 'like', '%欧阳小飞%').execute();
  const matters = [
    ...(await of('complaint')).map((one) => ({ ...one, kind: 'complaint' as const })),
    ...(await of('tipoff')).map((one) => ({ ...one, kind: 'tipoff' as const })),
  ];
  const title = { title: '吃了拉肚子', product: '', brand: '', variety: '', batch: '', defect: '拉肚子' };
  const members = matters.map(({ id: matterId, number, kind }) => {
    return {
      kind,
      matterId,
      number,
      why: `原话“${story}”，${name} ${phone}`,
      whyEn: `“${story}”`,
      households: 1,
      sure: true,
    };
  });
  const evidence = { ...title, operators: [], categoryCode: null, detector: 'facts', grade: 'suspicion' as const };
  await transact(county.db, async (tx) => {
    await saveSheets(
      tx,
      matters.map(({ id: matterId, number, kind }) => {
        const facts = [
          { kind: 'symptom' as const, value: 'sick', words: story, source: 'text' as const, trust: 'sure' as const },
        ];
        return {
          countyId,
          matterId,
          kind,
          number,
          onDay: '2026-03-03',
          venueId: null,
          homeId: null,
          categoryCode: null,
          facts,
        };
      }),
    );
    const said = { reasonZh: '都说吃了拉肚子', reasonEn: 'All fell ill' };
    await raiseSuspicion(tx, county.ctx('system', '2026-03-10'), { ...evidence, ...said, members, needs: 2 });
    // Terms that it quotes wait to be collected.
    for (const { id, number, kind } of matters)
      if (kind === 'complaint')
        await sql`insert into clause_candidate (county_id, complaint_id, complaint_number, operator_name, words, codes, told_on)
          values (${countyId}, ${id}, ${number}, '', ${`“${story}”`}, '["F8.4"]', '2026-03-03')`.execute(tx);
  });
}

async function aDraftAbout(number: string): Promise<void> {
  const { countyId: of, id: accountId } = county.actor(cast.centre);
  const whose = { countyId: of, id: uuidv7(), accountId, fromId: null, handedAt: null, fileIds: [] };
  const place = {
    form: `${number}.note`,
    title: '记一笔',
    path: `/complaints/${number}`,
    version: 1,
    writer: uuidv7(),
  };
  const draft = { ...whose, ...place, savedAt: county.ctx(cast.centre, today).at };
  await transact(county.db, (tx) => insertDraft(tx, testKeyring, draft, { words: '再问一次' }));
}

const propose = (kind: ToldKind, who: string = cast.centre, on = today) =>
  openEntry(county.ctx(who, on), erasureFrame, { id: uuidv7(), kind, year: 2026, remark: '' });
const move = (erasure: Erasure, who: string, how: string, input = {}) =>
  moveEntry(county.ctx(who, today), erasureFrame, erasure.number, how, input, { version: erasure.version });
const keeping = { countyId, today, years: defaultRetentionYears };

async function figures(): Promise<unknown[]> {
  const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `2026-${String(month).padStart(2, '0')}`);
  const places = [null, 'SO-LH', 'SO-CG', 'SO-SQ', 'SO-DY', 'SO-LQ'];
  const asked = places.flatMap((officeId) =>
    months.map((month) => ({ officeId, from: `${month}-01`, to: `${month}-28` })),
  );
  const counted: unknown[] = [];
  for (const period of asked) counted.push(await countFigures(county.db, countyId, period as never));
  return counted;
}

/** Every table as text, but for people of the county and the trail, which nobody may empty before its time. */
async function placesOf(words: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ tablename: string }>`select tablename from pg_tables where schemaname = 'public'
    and tablename <> 'trail' order by 1`.execute(county.db);
  const found: string[] = [];
  for (const { tablename } of rows)
    for (const word of words) {
      const has =
        await sql`select 1 from ${sql.table(tablename)} as t where t::text like ${`%${word}%`} limit 1`.execute(
          county.db,
        );
      if (has.rows.length > 0) found.push(`${tablename}: ${word}`);
    }
  return found;
}

describe('到期清除', () => {
  it('没到期的提不了；提的人自己确认不了；数据库也不收', async () => {
    expect(await laterCodeOf(() => propose('complaint', cast.centre, '2027-03-02'))).toBe('nothing-due');
    const erasure = await propose('inquiry', cast.deputyDirector);
    expect(erasure).toMatchObject({ state: 'proposed', matters: 2, years: 3 });
    expect(await laterCodeOf(() => move(erasure, cast.deputyDirector, 'confirm'))).toBe('docket-not-yours');
    expect(await laterCodeOf(() => move(erasure, cast.centre, 'confirm'))).toBe('not-permitted');
    // One administrator who resets the passwords of two accounts is not two people.
    const heldOf = (who: string) => ({ ...county.actor(who), sealsHeld: true });
    const heldLeader = county.ctx(heldOf(cast.dutyLeader), today);
    const confirm = () =>
      moveEntry(heldLeader, erasureFrame, erasure.number, 'confirm', {}, { version: erasure.version });
    expect(await laterCodeOf(confirm)).toBe('seals-held');
    const more = { id: uuidv7(), kind: 'tipoff' as const, year: 2026, remark: '' };
    const proposeMore = () => openEntry(county.ctx(heldOf(cast.centre), today), erasureFrame, more);
    expect(await laterCodeOf(proposeMore)).toBe('seals-held');
    const alone = sql`update erasure set confirmed_by_id = proposed_by_id where number = ${erasure.number}`;
    await expect(alone.execute(county.db)).rejects.toThrow('check constraint');
    // What is proposed already is nobody else's to propose.
    expect(await laterCodeOf(() => propose('inquiry'))).toBe('nothing-due');
    await move(erasure, cast.deputyDirector, 'withdraw');
  });

  it('暂缓的不清除，没有两个人同意的台账一行也动不了', async () => {
    const { db } = createDb(county.database.owner, 1);
    useLedgerKeys(db, testKeyring);
    const bury = sql`select bury_ledger_lines(county_id, matter_id, json_build_array(json_build_object('seq', seq, 'detail', '{}'::json,
      'tombstone', repeat('00', 32)))) from ledger where seq = 1 limit 1`;
    await expect(bury.execute(db)).rejects.toThrow('written once');
    await db.destroy();
    const held = await county.db
      .selectFrom('complaint')
      .selectAll()
      .where('consumerName', '=', name)
      .orderBy('number')
      .executeTakeFirstOrThrow();
    const placed = { id: uuidv7(), matterNumber: held.number, reason: '行政复议还没结', untilOn: null };
    const hold = await openEntry(county.ctx(cast.centre, today), holdFrame, placed);
    expect(await shopsNamed([alone.name, toldOf.name])).toEqual([
      { ...alone, matters: 3 },
      { ...toldOf, matters: 1 },
    ]);
    const before = await figures();
    const due = (await countDue(county.db, keeping)).find(({ kind }) => kind === 'complaint');
    expect(due).toMatchObject({ year: 2026, held: 1 });
    const erasure = await propose('complaint');
    expect(erasure.matters).toBe(due?.due);
    const late = await county.db
      .selectFrom('erasureItem')
      .selectAll()
      .where('erasureId', '=', erasure.id)
      .orderBy('number')
      .executeTakeFirstOrThrow();
    const other = { id: uuidv7(), matterNumber: late.number, reason: '家属起诉了', untilOn: '2041-01-01' };
    const confirmed = await move(erasure, cast.deputyDirector, 'confirm');
    const centre = county.ctx(cast.centre, today);
    const wish = { aboutNumber: late.number, kind: 'delete' as const, how: 'paper' as const, words: '', member: null };
    const asked = await openEntry(centre, privacyFrame, { id: uuidv7(), ...wish });
    await moveEntry(centre, privacyFrame, asked.number, 'answer', { said: '清除了' }, { version: 1 });
    await openEntry(centre, holdFrame, other);

    const keptTexts = await sql<{ n: number }>`select count(*)::integer as n from served_paper as p
      join erasure_item as i on i.county_id = p.county_id and i.matter_id = p.matter_id and i.erasure_id = ${erasure.id}`.execute(
      county.db,
    );
    const served = keptTexts.rows[0]?.n ?? 0;
    // Cut off in the middle, it goes on with what is left.
    const cut = new AbortController();
    const stopping = { removeFile: () => (cut.abort(), Promise.resolve(true)) };
    await eraseMatters(county.ctx('system', today), stopping, cut.signal);
    await run();
    await run();
    const items = await county.db
      .selectFrom('erasureItem')
      .selectAll()
      .where('erasureId', '=', erasure.id)
      .where('besideId', 'is', null)
      .execute();
    // privacy 17: what was answered as to be erased and was not is answered once more.
    const again = await county.db
      .selectFrom('privacy')
      .selectAll()
      .where('id', '=', asked.id)
      .executeTakeFirstOrThrow();
    expect(again).toMatchObject({ state: 'asked', said: '', answeredById: null });
    expect(items.filter(({ state }) => state === 'held').map(({ number }) => number)).toEqual([late.number]);
    expect(items.filter(({ state }) => state === 'erased')).toHaveLength(confirmed.matters - 1);
    // What was served goes with its matter, and stays with the one that is held.
    const texts = await sql<{
      erased: boolean;
      n: number;
    }>`select m.erased_on is not null as erased, count(p.id)::integer as n
      from complaint as m left join served_paper as p on p.county_id = m.county_id and p.matter_id = m.id
      where m.number = any(${items.map(({ number }) => number)}) group by 1 order by 1`.execute(county.db);
    expect(texts.rows).toEqual([
      { erased: false, n: expect.any(Number) as number },
      { erased: true, n: 0 },
    ]);
    expect(served).toBeGreaterThan(texts.rows[0]?.n ?? 0);
    const kept = await county.db
      .selectFrom('complaint')
      .selectAll()
      .where('number', '=', held.number)
      .executeTakeFirstOrThrow();
    expect(kept).toMatchObject({ consumerName: name, erasedOn: null });
    const gone = await county.db.selectFrom('complaint').selectAll().where('erasedOn', 'is not', null).execute();
    for (const one of gone)
      expect(one).toMatchObject({
        consumerName: '',
        consumerPhone: '',
        consumerIdNumber: null,
        story: '',
        erasedOn: today,
      });
    expect(await figures()).toEqual(before);
    const proof = await proveLedger(county.db);
    expect(proof.broken).toEqual([]);
    expect(proof.erasedLines).toBeGreaterThan(20);

    const lifted = { id: uuidv7() };
    await moveEntry(
      county.ctx(cast.centre, today),
      holdFrame,
      hold.number,
      'lift',
      { remark: '已结' },
      { version: 1, clientId: lifted.id },
    );
  });

  it('清除完，姓名、电话、证件号、住址、说的事哪里都没有了，统计一个数不变，台账照样核对得上', async () => {
    const before = await figures();
    await letThrough(name);
    const held = await placesOf(secrets);
    const everywhere = [`incident_member: ${name}`, 'matter_fact: 欧阳小飞', `disclosure_pass: ${name}`];
    expect(held).toEqual(expect.arrayContaining(everywhere));
    await fileComplaint(county.ctx('consumer', '2041-12-30'), aFiling({ operator: toldOf }));
    await readShops('2041-12-30');
    const { number: due } = await county.db
      .selectFrom('complaint')
      .select('number')
      .where('consumerName', '=', name)
      .where('erasedOn', 'is', null)
      .executeTakeFirstOrThrow();
    // A number that only begins alike is another matter's, and so is its draft.
    for (const about of [due, `${due}5`]) await aDraftAbout(about);
    const centre = county.ctx(cast.centre, '2042-01-01');
    const wish = {
      id: uuidv7(),
      aboutNumber: due,
      kind: 'delete' as const,
      how: 'paper' as const,
      words: '',
      member: null,
    };
    const asked = await openEntry(centre, privacyFrame, wish);
    const answer = () => moveEntry(centre, privacyFrame, asked.number, 'answer', { said: '' }, { version: 1 });
    // Its time is over: it is not refused, and not answered before two have agreed on it.
    expect(await laterCodeOf(answer)).toBe('privacy-not-named');
    const refuse = () =>
      moveEntry(centre, privacyFrame, asked.number, 'refuse', { ground: 'kept', said: '' }, { version: 1 });
    expect(await laterCodeOf(refuse)).toBe('privacy-ground-untrue');
    for (const kind of ['complaint', 'tipoff', 'inquiry'] as const) {
      const erasure = await propose(kind, cast.centre, '2042-01-01');
      // Proposed is not agreed on.
      if (kind === 'complaint') expect(await laterCodeOf(answer)).toBe('privacy-not-named');
      await move(erasure, cast.deputyDirector, 'confirm');
      if (kind === 'complaint') expect((await answer()).state).toBe('answered');
    }
    await eraseMatters(county.ctx('system', '2042-01-01'), files, new AbortController().signal);
    expect(await placesOf(secrets)).toEqual([]);
    // How many belonged to a group incident is still counted.
    const members = await county.db.selectFrom('incidentMember').select('why').execute();
    expect(members.length).toBeGreaterThanOrEqual(6);
    expect(new Set(members.map(({ why }) => why))).toEqual(new Set(['']));
    // What only erased matters told of a shop is gone from the register too; its name and its counts stay.
    expect(await shopsNamed([alone.name, toldOf.name])).toEqual([
      { ...alone, phone: '', address: '', matters: 3 },
      { ...toldOf, matters: 2 },
    ]);
    // Of a county that erased before the register forgot: the next reading finds it.
    await putBack(alone);
    await county.db.updateTable('matterReading').set({ version: 1 }).where('reader', '=', 'operator').execute();
    await readShops(today);
    expect((await shopsNamed([alone.name, toldOf.name]))[0]).toEqual({ ...alone, phone: '', address: '', matters: 3 });
    // R2 13: a list that names the shop makes it one of the register; what it is silent about is the complainant's still, and goes.
    await putBack(alone);
    const listed = { ...alone, line: 2, code: '', phone: '', town: '', names: [], state: 'open' as const };
    await registerShops(county.ctx(cast.centre, today), [listed]);
    expect((await shopsNamed([alone.name, toldOf.name]))[0]).toEqual({ ...alone, matters: 3 });
    await county.db.updateTable('matterReading').set({ version: 1 }).where('reader', '=', 'operator').execute();
    await readShops(today);
    const shop = await county.db.selectFrom('operator').selectAll().where('name', '=', alone.name).execute();
    expect(shop).toMatchObject([{ source: 'register', phone: '', address: alone.address }]);
    const drafts = await county.db.selectFrom('draft').select('form').execute();
    expect(drafts.map(({ form }) => form)).toEqual([`${due}5.note`]);
    // Neither is anybody found by a keyed hash of his telephone, nor is anything left under a seal.
    for (const table of ['complaint', 'inquiry']) {
      const found = await sql`select 1 from ${sql.table(table)} where erased_on is not null
        and (phone_mark is not null or phone_tail is not null or ${sql.ref(`${table}_seal`)} is not null)`.execute(
        county.db,
      );
      expect(found.rows, table).toEqual([]);
    }
    expect(await figures()).toEqual(before);
    expect((await proveLedger(county.db)).broken).toEqual([]);
    expect(removed.length + 1).toBeGreaterThanOrEqual(4);
    const states = await county.db.selectFrom('erasure').select('state').where('state', '<>', 'withdrawn').execute();
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['done']));
  });

  it('清除过的不能再办，也不能再暂缓', async () => {
    const one = await county.db
      .selectFrom('complaint')
      .selectAll()
      .where('erasedOn', 'is not', null)
      .executeTakeFirstOrThrow();
    const again = moveComplaint(
      county.ctx(cast.centre, today),
      one.number,
      'note',
      { words: '再记一笔' },
      { version: null },
    );
    expect(await laterCodeOf(() => again)).toBe('matter-erased');
    const placed = { id: uuidv7(), matterNumber: one.number, reason: '行政复议还没结', untilOn: null };
    expect(await laterCodeOf(() => openEntry(county.ctx(cast.centre, today), holdFrame, placed))).toBe('matter-erased');
  });

  it('不在程序里清除的一行，核对台账就看得出来', async () => {
    const { db } = createDb(county.database.owner, 1);
    useKeys(db, testKeyring);
    const undo = new Error('undo');
    const broken: string[][] = [];
    const changes = [
      // Who owns the tables erases a line that nobody agreed on, with a tombstone of his own.
      `update ledger set detail = '{}', tombstone = decode(repeat('ab', 32), 'hex') where ctid = (select ctid from ledger where verb = 'accepted' and tombstone is null limit 1)`,
      // He says in an erased line what it never said.
      `update ledger set detail = '{"recoveredFen": 1}' where ctid = (select ctid from ledger where tombstone is not null limit 1)`,
      // He takes a tombstone away.
      `update ledger set tombstone = null where ctid = (select ctid from ledger where tombstone is not null limit 1)`,
    ];
    for (const change of changes)
      await db
        .transaction()
        .execute(async (tx) => {
          await sql`alter table ledger disable trigger all`.execute(tx);
          await sql.raw(change).execute(tx);
          useLedgerKeys(tx, testKeyring);
          broken.push((await proveLedger(tx as never)).broken.map(({ why }) => why));
          throw undo;
        })
        .catch((error: unknown) => {
          if (error !== undo) throw error;
        });
    expect(broken).toEqual([['hash'], ['hash'], ['hash']]);
    await db.destroy();
  });
});
