import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql, type Kysely, type Transaction } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateRows } from '../../../src/actions/base/state-rows.ts';
import { chooseLanguage, saveAccountForm } from '../../../src/actions/county/account.ts';
import { saveCalendarForm, saveCountyForm } from '../../../src/actions/county/county.ts';
import { removeRegion, saveOrganisationForm, saveRegionForms } from '../../../src/actions/county/organisation.ts';
import { givePasswords } from '../../../src/actions/county/password.ts';
import { saveFirmForm } from '../../../src/actions/firm/firm.ts';
import { keepAttachment } from '../../../src/actions/matter/attachment.ts';
import { proveFiles } from '../../../src/actions/matter/attachment-proof.ts';
import { openEntry } from '../../../src/actions/matter/docket.ts';
import { taskFrame } from '../../../src/actions/steering/task.ts';
import { saveStationForm } from '../../../src/actions/station/station.ts';
import { lineSaying } from '../../../src/domain/base/event.ts';
import { AssignTask } from '../../../src/domain/steering/task.ts';
import { createDb, type Db } from '../../../src/store/base/db.ts';
import { useKeys } from '../../../src/store/base/keys.ts';
import { record } from '../../../src/store/base/ledger.ts';
import { useLedgerKeys } from '../../../src/store/base/ledger-key.ts';
import { proveLedger } from '../../../src/store/base/ledger-proof.ts';
import type { Schema } from '../../../src/store/base/schema.ts';
import { updateAccount } from '../../../src/store/county/account.ts';
import { findCountyFacts, saveCalendarYear, updateCounty } from '../../../src/store/county/county.ts';
import { claimAttachments } from '../../../src/store/matter/attachment.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { testDatabase, type TestDatabase } from '../../build/house/database.ts';
import { smallCounty, type SmallCounty } from '../../build/small-county.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
let owner: Db;
const today = '2026-04-20';
const now = () => new Date('2026-04-20T09:00:00Z');
const never = new AbortController().signal;

beforeAll(async () => {
  county = await qinghe();
  ({ db: owner } = createDb(county.database.owner, 2));
  useKeys(owner, testKeyring);
});
afterAll(async () => {
  await owner.destroy();
  await county.close();
});

const admin = () => county.ctx(cast.admin, today);
const broken = async (db: Db = county.db) => {
  const { broken: found } = await proveLedger(db);
  return found.map(({ matterId, seq, why, tables }) =>
    tables === undefined ? `${nameOf(matterId)} ${seq} ${why}` : `${tables.join(' ')} ${why}`,
  );
};
let names: ReadonlyMap<string, string> = new Map();
const nameOf = (id: string) => names.get(id) ?? id;

/** What is proven after the owner of the tables has done this, and what the program does behind it; then it is taken back. */
async function after(
  statements: string,
  then: (tx: Tx) => Promise<unknown> = async () => undefined,
): Promise<string[]> {
  const undo = new Error('undo');
  let seen: string[] = [];
  await owner
    .transaction()
    .execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await sql.raw(statements).execute(tx);
      useLedgerKeys(tx, testKeyring);
      await then(tx);
      seen = await broken(tx as Kysely<Schema>);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return seen;
}
type Tx = Transaction<Schema>;

describe('security F6: who changes accounts and settings past the program', () => {
  beforeAll(() => {
    names = new Map(county.accounts.map(({ id, loginName }) => [id, loginName]));
  });

  it('a new county is stated from its first line on', async () => {
    expect(await broken()).toEqual([]);
    const before = await county.db.selectFrom('ledger').select('seq').execute();
    await stateRows(admin(), now, never);
    expect(await county.db.selectFrom('ledger').select('seq').execute()).toHaveLength(before.length);
  });

  it.each([
    `role = 'admin', organisation_id = 'AMR'`,
    'active = not active',
    `password_hash = 'x'`,
    'must_change = not must_change',
    'seals_held = not seals_held',
    'has_factor = not has_factor',
    `phone = '13911112222'`,
    `subject = 'somebody'`,
    `login_name = 'other'`,
    `name = '别人'`,
    `station_id = 'ST-V0303'`,
  ])('an account: %s', async (set) => {
    expect(await after(`update account set ${set} where login_name = '${cast.officer}'`)).toEqual([
      `${cast.officer} 1 row`,
    ]);
  });

  it('an account that is added, with the words of another or none, or removed; the language of the desk is nobody’s business', async () => {
    const id = uuidv7();
    const copied = `insert into account select (jsonb_populate_record(a, jsonb_build_object('id', '${id}', 'login_name', 'new'))).*
      from account as a where login_name = 'admin'`;
    expect(await after(copied)).toEqual([`${id} 1 unstated`]);
    expect(await after(`delete from account where login_name = '${cast.officer}'`)).toEqual([`${cast.officer} 1 gone`]);
    expect(await after(`update account set language = 'en'`)).toEqual([]);
    await chooseLanguage(admin(), 'en');
    expect(await broken()).toEqual([]);
  });

  it.each([
    ['county', `update county set hotline = '400'`],
    ['county', `update county set paper_pattern = '{前缀}{文种}〔{年}〕{序号}号'`],
    ['county', `update county set limits = limits || '{"headDecidesAlone": false}'`],
    ['county', `update county set limits = limits || '{"factorRoles": ["admin"]}'`],
    ['organisation', `update organisation set active = false where id = 'SO-LH'`],
    ['region', `update region set office_id = 'SO-CG' where id = 'V0301'`],
    ['region', `delete from region where id = 'V0301'`],
    ['station', `update station set published_window = not published_window where id = 'ST-V0303'`],
    ['station', `delete from station where id = 'ST-V0303'`],
    ['firm', `update firm set pledge = '随便'`],
    ['category', `delete from category where kind = 'channel'`],
    ['calendar_year', `update calendar_year set days = '[]' where year = 2026`],
  ])('a table of settings: %s, by %s', async (table, statement) => {
    expect(await after(statement)).toEqual([`${table} settings`]);
  });

  it('a row that looks like another is found all the same', async () => {
    const copied = `insert into organisation select (jsonb_populate_record(o, '{"id": "F-NEW"}')).* from organisation as o where kind = 'firm' limit 1`;
    expect(await after(copied)).toEqual(['organisation settings']);
  });

  it('and has the program save it again: the next line leaves a number out', async () => {
    const account = county.accounts.find(({ loginName }) => loginName === cast.officer);
    if (account === undefined) throw new Error('He is there.');
    const line = { countyId, at: now(), onDay: today, by: 'system', byOrganisationId: null } as const;
    const detail = { role: account.role, active: true, organisationId: null, stationId: null, newPassword: false };
    const saved = async (tx: Tx, id: string) => {
      await updateAccount(tx as Parameters<typeof updateAccount>[0], { countyId, id }, { phone: '' });
      await record(
        tx as Parameters<typeof record>[0],
        lineSaying({ ...line, matterId: id, verb: 'account-saved', detail }),
      );
    };
    expect(await after('select 1', (tx) => saved(tx, account.id))).toEqual([]);
    const changed = `update account set role = 'leader' where id = '${account.id}'`;
    expect(await after(changed, (tx) => saved(tx, account.id))).toEqual([`${cast.officer} 3 gap`]);
    const id = uuidv7();
    const added = `insert into account select (jsonb_populate_record(a, jsonb_build_object('id', '${id}', 'login_name', 'new'))).*
      from account as a where login_name = 'admin'`;
    expect(await after(added, (tx) => saved(tx, id))).toEqual([`${id} 2 gap`]);
  });

  it('and has the program save another setting, or the same: nothing is taken for good', async () => {
    const { ledgerId } = county.ctx(cast.admin, today).county.county;
    const line = {
      countyId,
      at: now(),
      onDay: today,
      by: 'system',
      byOrganisationId: null,
      matterId: ledgerId,
    } as const;
    const save = (table: 'county' | 'calendar') => async (tx: Tx) => {
      const opened = tx as Parameters<typeof record>[0];
      if (table === 'county') await updateCounty(opened, countyId, { hotlineHours: '全天' });
      else await saveCalendarYear(opened, countyId, { year: 2030, published: false, days: [] });
      await record(opened, lineSaying({ ...line, verb: 'county-saved', detail: { fields: [] } }));
    };
    const changed = `update county set hotline = '400'`;
    expect(await after('select 1', save('county'))).toEqual([]);
    expect(await after(changed, save('calendar'))).toEqual(['county settings']);
    expect(await after(changed, save('county'))).toEqual([`${ledgerId} 3 gap`]);
  });

  it.each([
    ['the bytes of an older line', 'old.row_state'],
    ['bytes that tell of no table', `'\\x0100'::bytea`],
    ['none', 'null::bytea'],
  ])('ledger 3: and hides it from the next save of another setting behind %s', async (_, bytes) => {
    const { ledgerId } = county.ctx(cast.admin, today).county.county;
    const by = { by: 'system', byOrganisationId: null } as const;
    const line = { countyId, at: now(), onDay: today, ...by, matterId: ledgerId } as const;
    const of = `county_id = ${countyId} and matter_id = '${ledgerId}'`;
    const found = await after('select 1', async (tx) => {
      const opened = tx as Parameters<typeof record>[0];
      const run = (statement: string) => sql.raw(statement).execute(tx);
      const told = () => record(opened, lineSaying({ ...line, verb: 'county-saved', detail: { fields: [] } }));
      await updateCounty(opened, countyId, { hotlineHours: '全天' });
      await told();
      await run(
        `create temporary table own on commit drop as select seq, row_state from ledger where ${of} order by seq desc limit 1`,
      );
      // He rolls it back, and has the newest line say what the older one said.
      await run(`update county set hotline_hours = '每天 8:00–20:00' where county_id = ${countyId}`);
      await run(`update ledger set row_state = (select ${bytes} from ledger as old where old.${of.replace(' and ', ' and old.')} and old.seq < own.seq
        and old.row_state is not null order by old.seq desc limit 1) from own where ledger.seq = own.seq and ${of}`);
      await saveCalendarYear(opened, countyId, { year: 2030, published: false, days: [] });
      await told();
      await run(`update ledger set row_state = own.row_state from own where ledger.seq = own.seq and ${of}`);
    });
    expect(found).toEqual([`${ledgerId} 4 gap`]);
  });

  it.each(['(select row_state from ledger as old where old.matter_id = ledger.matter_id and old.seq = 1)', 'null'])(
    'ledger 3: and hides it from the next save of the account behind %s',
    async (bytes) => {
      const account = county.accounts.find(({ loginName }) => loginName === cast.officer);
      if (account === undefined) throw new Error('He is there.');
      const line = { countyId, at: now(), onDay: today, by: 'system', byOrganisationId: null } as const;
      const detail = { role: account.role, active: true, organisationId: null, stationId: null, newPassword: false };
      const found = await after('select 1', async (tx) => {
        const opened = tx as Parameters<typeof record>[0];
        const run = (statement: string) => sql.raw(statement).execute(tx);
        // That some other key is lost excuses nothing.
        useLedgerKeys(tx, testKeyring, new Set(['k0']));
        const save = async (change: Parameters<typeof updateAccount>[2]) => {
          await updateAccount(opened, account, change);
          await record(opened, lineSaying({ ...line, matterId: account.id, verb: 'account-saved', detail }));
        };
        await save({ active: !account.active });
        const of = `matter_id = '${account.id}' and seq = 2`;
        await run(`create temporary table own on commit drop as select row_state from ledger where ${of}`);
        await run(`update account set active = ${account.active} where id = '${account.id}'`);
        await run(`update ledger set row_state = ${bytes} where ${of}`);
        await save({ phone: '' });
        await run(`update ledger set row_state = (select row_state from own) where ${of}`);
      });
      expect(found).toEqual([`${cast.officer} 4 gap`]);
    },
  );

  it('ledger 3: or has a trigger change it while the program saves: the line says what the program meant', async () => {
    const account = county.accounts.find(({ loginName }) => loginName === cast.officer);
    if (account === undefined) throw new Error('He is there.');
    const line = { countyId, at: now(), onDay: today, by: 'system', byOrganisationId: null } as const;
    const detail = { role: account.role, active: true, organisationId: null, stationId: null, newPassword: false };
    const found = await after('select 1', async (tx) => {
      const opened = tx as Parameters<typeof record>[0];
      await sql
        .raw(
          `create function lift() returns trigger language plpgsql as $$ begin new.role := 'leader'; return new; end $$;
           create trigger lift before update on account for each row execute function lift();
           alter table account enable always trigger lift`,
        )
        .execute(tx);
      await updateAccount(opened, account, { phone: '' });
      await record(opened, lineSaying({ ...line, matterId: account.id, verb: 'account-saved', detail }));
    });
    expect(found).toEqual([`${cast.officer} 2 row`]);
  });

  it('every act of the program keeps it whole', async () => {
    const form = { id: uuidv7(), loginName: 'xinren', name: '新人', role: 'centre' as const, organisationId: 'C12315' };
    const full = { ...form, stationId: null, phone: '13800001234', active: true };
    await saveAccountForm(admin(), full);
    await saveAccountForm(admin(), { ...full, phone: '13800001235' });
    await givePasswords(admin(), { batchId: uuidv7(), ids: [form.id] });
    await saveAccountForm(admin(), { ...full, active: false });
    await saveCountyForm(admin(), { hotlineHours: '全天' });
    await saveCalendarForm(admin(), { year: 2031, published: false, days: [] });
    const reached = { phone: '', address: '', active: true };
    await saveOrganisationForm(admin(), { id: 'SO-NEW', name: '新设所', kind: 'office', parentId: 'AMR', ...reached });
    const village = { id: 'V9901', name: '新村', kind: 'village' as const, officeId: 'SO-LH', x: 1, y: 2 };
    const town = (await findCountyFacts(county.db))?.regions.find(({ kind }) => kind === 'town');
    await saveRegionForms(admin(), [{ ...village, parentId: town?.id ?? null }]);
    expect(await broken()).toEqual([]);
    const facts = await findCountyFacts(county.db);
    if (facts === null) throw new Error('The county is there.');
    await removeRegion({ ...admin(), county: facts }, 'V9901');
    const station = facts.stations.find(({ id }) => id === 'ST-V0303');
    if (station === undefined) throw new Error('The station is there.');
    const { countyId: _, ...words } = station;
    await saveStationForm(admin(), { ...words, phone: '0399-1' });
    const firm = { id: 'F-XIN', name: '新企业', phone: '', address: '', active: true, aliases: [], pledge: '' };
    await saveFirmForm(admin(), { ...firm, pledgedHours: 24, pledgedOn: '2026-04-01' });
    expect(await broken()).toEqual([]);
  });

  it('a limit that goes, changes, or comes in with what no county begins with is a fault', async () => {
    for (const filled of [`limits || '{"someDays": 3}'`, `jsonb_set(limits, '{alarms,someHours}', '4')`])
      expect(await after(`update county set limits = ${filled}`)).toEqual(['county settings']);
    expect(await after(`update county set limits = limits - 'trailDays'`)).toEqual(['county settings']);
    expect(await after(`update county set limits = jsonb_set(limits, '{alarms,gatherHours}', '9')`)).toEqual([
      'county settings',
    ]);
  });
});

describe('security F6: a limit that a migration fills in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-limit-'));
  let database: TestDatabase;
  let small: SmallCounty;
  beforeAll(async () => {
    database = await testDatabase();
    small = await smallCounty(database, folder);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  const set = (limits: string) => database.pool.query(`update county set limits = ${limits}`);
  const run = async () => stateRows(await small.ctx('officer'), now, never);
  const lines = async () => (await database.pool.query(`select 1 from ledger where verb = 'row-stated'`)).rows.length;

  it('is known by what every county begins with, also within another, and stated by the next run; with anything else it is a fault', async () => {
    await set(`(limits - 'draftDays') #- '{alarms,gatherHours}'`);
    await run();
    const stated = await lines();
    await set(`jsonb_set(limits || '{"draftDays": 30}', '{alarms,gatherHours}', '4')`);
    expect(await broken(database.db)).toEqual([]);
    for (const other of [`limits || '{"draftDays": 3000}'`, `jsonb_set(limits, '{alarms,gatherHours}', '96')`]) {
      await set(other);
      expect(await broken(database.db)).toEqual(['county settings']);
      // The job takes nothing for good that it cannot know.
      await run();
      expect([await lines(), await broken(database.db)]).toEqual([stated, ['county settings']]);
      await set(`jsonb_set(limits || '{"draftDays": 30}', '{alarms,gatherHours}', '4')`);
    }
    await run();
    await run();
    expect([await lines(), await broken(database.db)]).toEqual([stated + 1, []]);
    await set(`limits || '{"draftDays": 3000}'`);
    expect(await broken(database.db)).toEqual(['county settings']);
    await set(`limits || '{"draftDays": 30}', paper_pattern = '{前缀}{文种}〔{年}〕第{序号}号'`);
    expect(await broken(database.db)).toEqual(['county settings']);
  });
});

describe('security F6: a county of an earlier version', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-stated-'));
  let database: TestDatabase;
  let small: SmallCounty;
  let photo: string;
  let proof: string;

  beforeAll(async () => {
    database = await testDatabase();
    small = await smallCounty(database, folder);
    const complaint = await small.aComplaint('dispatched');
    const stored = { sha256: 'a'.repeat(64), type: 'image/png' as const, bytes: 10 };
    photo = uuidv7();
    await keepAttachment(await small.ctx('officer'), { id: photo, stored, fileName: 'a.png' });
    await transact(database.db, (tx) => claimAttachments(tx, countyId, complaint.id, [photo]));
    const leader = await small.ctx('leader');
    const task = AssignTask.parse({
      id: uuidv7(),
      kind: 'shortcoming',
      title: '集市抽检',
      leadId: 'CG',
      dueOn: '2026-12-05',
    });
    const { id: taskId } = await openEntry(leader, taskFrame, task);
    proof = uuidv7();
    await keepAttachment(await small.ctx('officer'), { id: proof, stored, fileName: 'b.png' });
    // As a step of a former version did.
    await transact(database.db, (tx) => claimAttachments(tx, countyId, taskId, [proof]));
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  const files = async () => {
    const { broken: found } = await proveFiles(database.db, {
      measureFile: async (sha256) => ({ sha256, bytes: 10 }),
    });
    return found.map(({ why }) => why);
  };
  const sqlOf = (statement: string) => database.pool.query(statement);

  it('is stated once, with the files that came with filings, and from then on nothing comes in unseen', async () => {
    expect([await broken(database.db), await files()]).toEqual([[], []]);
    // A run that has used its time up states nothing more, and leaves the rest to the next.
    let looks = 0;
    await stateRows(await small.ctx('officer'), () => new Date(now().getTime() + 660_000 * looks++), never);
    expect((await sqlOf(`select 1 from ledger where verb = 'row-stated'`)).rows).toEqual([]);
    await stateRows(await small.ctx('officer'), now, never);
    const { rows: stated } = await sqlOf(`select 1 from ledger where verb = 'row-stated'`);
    // Four accounts, one complaint and one task with a photo, the county.
    expect(stated).toHaveLength(7);
    await stateRows(await small.ctx('officer'), now, never);
    expect((await sqlOf(`select 1 from ledger where verb = 'row-stated'`)).rows).toHaveLength(7);
    expect([await broken(database.db), await files()]).toEqual([[], []]);
    for (const id of [photo, proof]) {
      await sqlOf(`update attachment set sha256 = repeat('b', 64) where id = '${id}'`);
      expect(await files()).toEqual(['row']);
      await sqlOf(`update attachment set sha256 = repeat('a', 64) where id = '${id}'`);
    }
    await sqlOf(`insert into attachment (county_id, id, matter_id, sha256, type, bytes, file_name, by, added_at)
      select county_id, gen_random_uuid(), matter_id, sha256, type, bytes, file_name, by, added_at from attachment`);
    expect(await files()).toEqual(['added', 'added']);
    await sqlOf(`update attachment set matter_id = null where id = '${proof}'`);
    expect(await files()).toEqual(['added', 'added', 'taken']);
    await sqlOf(`update account set active = false where login_name = 'officer'`);
    await sqlOf(`update organisation set name = '别的所' where id = 'CG'`);
    const found = await broken(database.db);
    expect(found).toEqual([`${small.accountIds.officer} 1 row`, 'organisation settings']);
  });
});
