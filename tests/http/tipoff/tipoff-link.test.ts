import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testKeyring } from '../../build/house/keyring.ts';
import { isDay } from '../../../src/domain/base/calendar.ts';
import { sealAnew } from '../../../src/actions/base/sealing.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { cast } from '../../build/cast.ts';
import { anId } from '../../build/complaint.ts';
import { dumpOf, textsOf } from '../../build/house/dump.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T10:00:00+08:00');
});
afterAll(() => app.close());

/** A complaint, and the tip-off that the centre splits off it an hour later. */
async function aSplit(): Promise<{ complaint: Record<string, string>; tipoff: Record<string, string> }> {
  app.setNow('2026-05-18T10:00:00+08:00');
  const { number } = (await app.as(null)('POST', '/api/complaints', filing())).body;
  app.setNow('2026-05-18T11:00:00+08:00');
  const asked = { clientId: anId(), conductCode: 'R06', story: '店里还有十几袋同样的化肥', evidence: '' };
  const made = await app.as(cast.centre)('POST', `/api/complaints/${number}/split`, asked);
  expect(made.status).toBe(201);
  // Who looks at either of them later leaves a trace of an instant of its own.
  app.setNow('2026-05-18T12:00:00+08:00');
  const row = async (table: string, key: string) =>
    (await app.database.pool.query(`select * from ${table} where number = $1`, [key])).rows[0];
  return { complaint: await row('complaint', number), tipoff: await row('tipoff', made.body.number) };
}

const reason = '核对是不是同一件事';

/** The complaint that a tip-off was split off, as the opening of its reporter tells it. */
async function origin(tipoff: Record<string, string>): Promise<unknown> {
  const opened = await app.as(cast.centre)('POST', `/api/tipoffs/${tipoff['number']}/reveal`, { reason });
  expect(opened.status).toBe(200);
  return opened.body.linkedComplaint;
}

async function where() {
  const county = await findCountyFacts(app.deps.db);
  if (county === null) throw new Error('There is a county.');
  return { db: app.deps.db, keyring: app.deps.keyring, county, now: app.deps.now };
}

describe('security F8: with all tables and no key', () => {
  it('nothing joins a tip-off that was split off a complaint to the complainant', async () => {
    const { complaint, tipoff } = await aSplit();
    const seen = (await app.as(cast.centre)('GET', `/api/tipoffs/${tipoff['number']}`)).body;
    expect(seen).toMatchObject({ isSplit: true, linkedComplaint: null });
    expect(seen.timeline[0].detail).toMatchObject({ isSplit: true });
    expect(seen.timeline[0].detail).not.toHaveProperty('linkedComplaintId');

    const rows = await dumpOf(app.database.pool);
    const holding = (words: string[]) => rows.filter(({ text }) => words.some((word) => text.includes(word)));
    const own = (row: Record<string, string>, ...names: string[]) =>
      names.map((name) => row[name] ?? '').filter(Boolean);
    const told = holding(own(tipoff, 'id', 'number', 'reporter_id'));
    const complained = holding(own(complaint, 'id', 'number'));
    expect(new Set(told.map(({ table }) => table))).toContain('tipoff_link');
    expect(told.filter((row) => complained.includes(row))).toEqual([]);
    for (const word of own(complaint, 'consumer_name', 'consumer_phone', 'code_stub'))
      for (const row of told) expect(row.text, row.table).not.toContain(word);
    // What both say is what both are about, and no key of a row, no instant and no keyed hash.
    const about = new Set(
      Object.entries(tipoff).flatMap(([name, value]) =>
        /^(?:operator_|category|nature|channel|office_|happened|amount|state|stage|due_|legal_)/u.test(name)
          ? textsOf(value)
          : [],
      ),
    );
    // The name of the county's one key is the same in all rows that lie under it.
    about.add(testKeyring.current);
    const of = (list: typeof rows) => new Set(list.flatMap(({ values }) => textsOf(values)));
    const both = [...of(told)].filter(
      (text) => of(complained).has(text) && text !== '' && !about.has(text) && !isDay(text),
    );
    expect(both).toEqual([]);
  });

  it('lies inside a seal that opens for its own tip-off alone, and is found by who has the key', async () => {
    const [one, other] = [await aSplit(), await aSplit()];
    const page = async ({ complaint }: typeof one) =>
      (await app.as(cast.centre)('POST', `/api/complaints/${complaint['number']}/reveal`, { reason })).body.tipoffs;
    expect(await page(one)).toEqual([{ number: one.tipoff['number'] }]);
    await app.database.pool.query(
      `update tipoff_link set sealed = (select sealed from tipoff_link where tipoff_id = $1) where tipoff_id = $2`,
      [one.tipoff['id'], other.tipoff['id']],
    );
    expect(await origin(other.tipoff)).toBeNull();
  });

  it('what an earlier version left in clear is sealed by the next start, with a line, and once', async () => {
    const { complaint, tipoff } = await aSplit();
    await app.database.pool.query(
      `update tipoff_link set sealed = null, key_id = null, complaint_mark = null, complaint_id = $1 where tipoff_id = $2`,
      [complaint['id'], tipoff['id']],
    );
    expect(await sealAnew(await where(), sealings, 'former')).toBe(1);
    expect(await sealAnew(await where(), sealings, 'former')).toBe(0);
    expect(await origin(tipoff)).toBe(complaint['number']);
    const clear = (await dumpOf(app.database.pool)).filter(
      ({ table, text }) => table === 'tipoff_link' && text.includes(complaint['id'] ?? '-'),
    );
    expect(clear).toEqual([]);
    const { rows } = await sql<{ detail: object }>`
      select detail from ledger where verb = 'reporters-resealed' order by at`.execute(app.deps.db);
    expect(rows.map(({ detail }) => detail)).toEqual([{ keyId: app.deps.keyring.current, n: 1, why: 'link' }]);
  });

  it('opens after the key was changed, and not under the old one', async () => {
    const { complaint, tipoff } = await aSplit();
    const place = await where();
    const next = {
      ...place.keyring,
      current: 'k2',
      keys: new Map([...place.keyring.keys, ['k2', Buffer.alloc(32, 7)]]),
    };
    await sealAnew({ ...place, keyring: next }, sealings, 'older');
    const { rows } = await app.database.pool.query('select key_id from tipoff_link where tipoff_id = $1', [
      tipoff['id'],
    ]);
    expect(rows).toEqual([{ key_id: 'k2' }]);
    await sealAnew({ ...place, keyring: { ...next, current: place.keyring.current } }, sealings, 'older');
    expect(await origin(tipoff)).toBe(complaint['number']);
  });
});

describe('mend A4: who told a tip-off that was split off', () => {
  it('is read on neither page without a reason: not by its number, by that of the other nor by that of its case', async () => {
    const { complaint, tipoff } = await aSplit();
    const [own, other] = [`/api/complaints/${complaint['number']}`, `/api/tipoffs/${tipoff['number']}`];
    for (const login of [cast.centre, cast.deputyDirector]) {
      const ask = app.as(login);
      const before = await linesOf(complaint, tipoff);
      const clue = (await ask('GET', other)).body;
      expect(clue).toMatchObject({ isSplit: true, linkedComplaint: null, reporter: null });
      expect(JSON.stringify(clue)).not.toContain(complaint['number']);
      expect(JSON.stringify((await ask('POST', `${other}/words`, { reason })).body)).not.toContain(complaint['number']);
      const page = (await ask('GET', own)).body;
      expect(page).toMatchObject({ splitOff: 1, tipoffs: [] });
      const trace = (await ask('GET', `${own}/trace`)).body;
      expect(trace.links.map(({ kind, number }: Record<string, string>) => [kind, number])).toEqual([
        ['complaint', complaint['number']],
        ['tipoff', ''],
      ]);
      for (const body of [page, trace]) expect(JSON.stringify(body)).not.toContain(tipoff['number']);
      expect(await linesOf(complaint, tipoff)).toEqual({ ...before, words: before.words + 1 });
      // With a reason and its line each leads to the other.
      expect((await ask('POST', `${other}/reveal`, { reason })).body.linkedComplaint).toBe(complaint['number']);
      const shown = (await ask('POST', `${own}/reveal`, { reason })).body;
      expect(shown.tipoffs).toEqual([{ number: tipoff['number'] }]);
      expect(await linesOf(complaint, tipoff)).toEqual({
        complaint: before.complaint + 1,
        reporter: before.reporter + 1,
        words: before.words + 1,
      });
    }
  });
});

/** How many looks behind the mask stand in the ledgers of both. */
async function linesOf(complaint: Record<string, string>, tipoff: Record<string, string>) {
  const count = async (id: string | undefined, verb: string) => {
    const { rows } = await app.database.pool.query(
      'select count(*)::int as n from ledger where matter_id = $1 and verb = $2',
      [id, verb],
    );
    return rows[0].n as number;
  };
  return {
    complaint: await count(complaint['id'], 'revealed'),
    reporter: await count(tipoff['id'], 'reporter-revealed'),
    words: await count(tipoff['id'], 'revealed'),
  };
}
