/** Drafts: what is typed lies sealed at the server, for one person and one form, and is handed over when he leaves. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { countOlder, sealAnew } from '../../../src/actions/base/sealing.ts';
import { draftsUnderOlderKey } from '../../../src/actions/desk/draft.ts';
import { sealings } from '../../../src/actions/desk/sealings.ts';
import { mostDrafts } from '../../../src/domain/matter/draft.ts';
import { runJob } from '../../../src/jobs/run.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';
import { aRemark } from '../../build/steering.ts';

let app: TestApp;
let countyId: number;
const today = '2026-11-25';
beforeAll(async () => {
  app = await testApp();
  countyId = (await findCountyFacts(app.deps.db))?.county.countyId ?? 0;
});
beforeEach(() => app.setNow('2026-11-25T10:00:00+08:00'));
afterAll(() => app.close());

const aDraft = (change: object = {}) => ({
  id: uuidv7(),
  form: 'new.file',
  title: '登记投诉',
  path: '/complaints/new',
  version: 0,
  writer: uuidv7(),
  typed: { story: '种子不出苗，店里不认', 'consumer.name': '何桂花', 'consumer.phone': '13800000662' },
  ...change,
});
const keep = (who: string, draft: object) => app.as(who)('PUT', '/api/drafts', draft);
const opened = async (who: string, form: string) =>
  (await app.as(who)('GET', `/api/drafts/of/${encodeURIComponent(form)}`)).body.draft;
const listed = async (who: string) => (await app.as(who)('GET', '/api/drafts')).body.drafts;
const idOf = async (login: string) =>
  (await listAccounts(app.deps.db, countyId)).find((one) => one.loginName === login)?.id ?? '';

describe('a draft', () => {
  it('goes on at another machine where it stopped, for its own account alone, and lies sealed', async () => {
    const draft = aDraft();
    expect((await keep(cast.officer, draft)).body).toMatchObject({ id: draft.id, version: 1 });
    expect(await opened(cast.officer, 'new.file')).toMatchObject({ id: draft.id, version: 1, typed: draft.typed });
    expect(await opened(cast.otherOfficer, 'new.file')).toBeNull();
    expect(await listed(cast.otherOfficer)).toEqual([]);
    // The list tells its owner who called and nothing else of it; the table tells nothing.
    expect(await listed(cast.officer)).toMatchObject([{ who: '何桂花', title: '登记投诉' }]);
    expect(JSON.stringify(await listed(cast.officer))).not.toMatch(/13800000662|种子/u);
    const { rows } = await app.database.pool.query<{ sealed: Buffer }>('select * from draft');
    expect(rows).toHaveLength(1);
    for (const word of ['何桂花', '13800000662', '种子']) {
      expect(rows[0]?.sealed.includes(word), word).toBe(false);
      expect(JSON.stringify(rows), word).not.toContain(word);
    }
    // Somebody else removes nothing by its id.
    expect((await app.as(cast.otherOfficer)('DELETE', `/api/drafts/${draft.id}`)).status).toBe(200);
    expect(await opened(cast.officer, 'new.file')).not.toBeNull();
    expect((await app.as(cast.officer)('DELETE', `/api/drafts/${draft.id}`)).status).toBe(200);
    expect(await opened(cast.officer, 'new.file')).toBeNull();
  });

  it('of a second caller lies beside that of the first, each by who called', async () => {
    const typed = { story: '电动车电池不经用', 'consumer.name': '郑敏' };
    const sheets = [
      aDraft({ form: 'new.file.aaaa1111', path: '/complaints/new?sheet=aaaa1111' }),
      aDraft({ form: 'new.file.bbbb2222', path: '/complaints/new?sheet=bbbb2222', typed }),
    ];
    for (const one of sheets) await keep(cast.otherOfficer, one);
    const seen = (await listed(cast.otherOfficer)).map(({ who, path }: { who: string; path: string }) => [who, path]);
    expect(seen.toSorted()).toEqual([
      ['何桂花', '/complaints/new?sheet=aaaa1111'],
      ['郑敏', '/complaints/new?sheet=bbbb2222'],
    ]);
    expect((await opened(cast.otherOfficer, 'new.file.bbbb2222')).typed).toEqual(typed);
    for (const { id } of sheets) await app.as(cast.otherOfficer)('DELETE', `/api/drafts/${id}`);
  });

  it('is not overwritten by a second window unasked, and the same window may send a save again', async () => {
    const first = aDraft({ form: 'second' });
    await keep(cast.officer, first);
    // The answer was lost: the window still knows the version before.
    expect((await keep(cast.officer, { ...first, typed: { story: '又写了几个字' } })).body.version).toBe(2);
    const other = aDraft({ form: 'second', typed: { story: '另一个窗口' } });
    expect((await keep(cast.officer, other)).body).toMatchObject({ code: 'draft-elsewhere', status: 409 });
    // A window that opened it knows its version, and saves; then the first one is the second.
    const came = { ...first, writer: uuidv7(), version: 2, typed: { story: '别的电脑接着写' } };
    expect((await keep(cast.officer, came)).body.version).toBe(3);
    expect((await keep(cast.officer, { ...first, version: 2 })).body.code).toBe('draft-elsewhere');
    expect((await opened(cast.officer, 'second')).typed).toEqual({ story: '别的电脑接着写' });
    expect((await keep(cast.officer, { ...other, over: true })).body).toMatchObject({ id: other.id, version: 4 });
    expect((await opened(cast.officer, 'second')).typed).toEqual({ story: '另一个窗口' });
  });

  it('that was submitted elsewhere does not come back by itself', async () => {
    const draft = aDraft({ form: 'gone' });
    await keep(cast.officer, draft);
    await app.as(cast.officer)('DELETE', `/api/drafts/${draft.id}`);
    expect((await keep(cast.officer, { ...draft, version: 1 })).body.code).toBe('draft-gone');
    expect(await opened(cast.officer, 'gone')).toBeNull();
    expect((await keep(cast.officer, { ...draft, id: uuidv7(), version: 0 })).status).toBe(200);
  });

  it('goes with the filing that has its id, in one act, and a save that comes after it brings nothing back', async () => {
    const { rows: before } = await app.database.pool.query('select id from draft');
    const draft = aDraft();
    await keep(cast.officer, draft);
    const told = filing({ clientId: draft.id });
    const filed = await app.as(cast.officer)('POST', '/api/complaints', told);
    expect(filed.status, JSON.stringify(filed.body)).toBe(201);
    // No DELETE came from the window: it is gone all the same, and with it the id.
    const { rows } = await app.database.pool.query('select id from draft');
    expect(rows).toEqual(before);
    const late = { ...draft, version: 1, typed: { story: '第二天在旧表上写的新投诉' } };
    expect((await keep(cast.officer, late)).body.code).toBe('draft-gone');
    expect((await keep(cast.officer, { ...late, version: 0, over: true })).body.code).toBe('draft-gone');
    expect(await opened(cast.officer, 'new.file')).toBeNull();
    expect((await keep(cast.officer, { ...late, id: uuidv7(), version: 0 })).status).toBe(200);
    await app.as(cast.officer)('DELETE', `/api/drafts/${(await opened(cast.officer, 'new.file')).id}`);
  });

  it('goes with the move of a matter, the opening and the step of a docket that have its id', async () => {
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const left = async (id: string) =>
      (await app.database.pool.query('select 1 from draft where id = $1', [id])).rows.length;
    const moved = aDraft({ form: `${number}.dispatch` });
    await keep(cast.centre, moved);
    const body = { version, clientId: moved.id, input: { officeId: 'SO-LH' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, body)).status).toBe(200);
    expect(await left(moved.id)).toBe(0);
    expect((await keep(cast.centre, moved)).body.code).toBe('draft-gone');

    const opening = aDraft({ form: `docket.remark.${number}` });
    await keep(cast.deputyDirector, opening);
    const words = aRemark({ id: opening.id, aboutNumber: number, toId: await idOf(cast.officer) });
    const remark = (await app.as(cast.deputyDirector)('POST', '/api/remarks', words)).body.entry;
    expect(await left(opening.id)).toBe(0);
    const answer = aDraft({ form: `docket.remark.${remark.id}.answer` });
    await keep(cast.officer, answer);
    const answered = { version: remark.version, clientId: answer.id, input: { answer: '已经上门看过了' } };
    const reply = await app.as(cast.officer)('POST', `/api/remarks/${remark.number}/answer`, answered);
    expect(reply.status, JSON.stringify(reply.body)).toBe(200);
    expect(await left(answer.id)).toBe(0);
    expect((await keep(cast.officer, answer)).body.code).toBe('draft-gone');
  });

  it('opens its step where it is gone on with, and is said to be past when somebody else has made the step', async () => {
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    const path = `/complaints/${number}`;
    const words = aRemark({ id: uuidv7(), aboutNumber: number, toId: await idOf(cast.centre) });
    const remark = (await app.as(cast.deputyDirector)('POST', '/api/remarks', words)).body.entry;
    const typed = [
      aDraft({ form: `${number}.dispatch`, path }),
      aDraft({ form: `${number}.note`, path }),
      aDraft({ form: `docket.remark.${remark.id}.answer`, path: '/tasks/remarks' }),
      aDraft({ form: `docket.remark.${uuidv7()}.answer`, path: '/tasks/remarks' }),
    ];
    for (const one of typed) await keep(cast.centre, one);
    const shown = async () => {
      const all: { id: string; path: string; isPast: boolean }[] = await listed(cast.centre);
      return typed.map(({ id }) => {
        const one = all.find((draft) => draft.id === id);
        return [one?.path, one?.isPast];
      });
    };
    const answering = `/tasks/remarks?open=${remark.id}&step=${remark.id}.answer`;
    expect(await shown()).toEqual([
      [`${path}?do=dispatch`, false],
      [`${path}?do=note`, false],
      [answering, false],
      ['/tasks/remarks', true],
    ]);
    const body = { version, clientId: uuidv7(), input: { officeId: 'SO-LH' } };
    expect((await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, body)).status).toBe(200);
    const withdrawn = { version: remark.version, clientId: uuidv7(), input: { answer: '已经上门看过了' } };
    await app.as(cast.centre)('POST', `/api/remarks/${remark.number}/answer`, withdrawn);
    expect(await shown()).toEqual([
      [path, true],
      [`${path}?do=note`, false],
      ['/tasks/remarks', true],
      ['/tasks/remarks', true],
    ]);
    for (const { id } of typed) await app.as(cast.centre)('DELETE', `/api/drafts/${id}`);
  });

  it('that lies there with an id that was submitted is no draft, and stands in nobody’s way', async () => {
    const draft = aDraft({ form: 'new.file' });
    await app.as(cast.officer)('POST', '/api/complaints', filing({ clientId: draft.id }));
    // As a save left it that was under way when the filing was written.
    await app.as(cast.officer)('PUT', '/api/drafts', { ...draft, id: uuidv7() });
    await app.database.pool.query(`update draft set id = $1 where form = 'new.file'`, [draft.id]);
    expect(await opened(cast.officer, 'new.file')).toBeNull();
    expect((await listed(cast.officer)).map(({ id }: { id: string }) => id)).not.toContain(draft.id);
    const next = aDraft({ typed: { story: '新的一件' } });
    expect((await keep(cast.officer, next)).body).toMatchObject({ id: next.id, version: 1 });
    await app.as(cast.officer)('DELETE', `/api/drafts/${next.id}`);
  });

  it('keeps the uploads that it names from the sweep until it goes itself', async () => {
    const deps = { ...app.deps, log: { error: () => undefined, info: () => undefined } };
    const [named, other] = [uuidv7(), uuidv7()];
    for (const [n, id] of [named, other].entries())
      await app.database.pool.query(
        `insert into attachment (county_id, id, sha256, type, bytes, file_name, by, added_at)
         values ($1, $2, $3, 'image/png', 10, '小票.png', $4, '2026-11-25T10:00:00+08:00')`,
        [countyId, id, String(n).repeat(64), await idOf(cast.officer)],
      );
    const draft = aDraft({
      form: 'with files',
      typed: { files: JSON.stringify([{ id: named, fileName: '小票.png' }]) },
    });
    await keep(cast.officer, draft);
    const sweep = async () => {
      await runJob(deps as never, 'sweep-sessions', new AbortController().signal);
      const ids = [named, other];
      return (await app.database.pool.query<{ id: string }>('select id from attachment where id = any($1)', [ids]))
        .rows;
    };
    app.setNow('2026-11-27T10:00:00+08:00');
    expect(await sweep()).toEqual([{ id: named }]);
    await app.as(cast.officer)('DELETE', `/api/drafts/${draft.id}`);
    expect(await sweep()).toEqual([]);
  });

  it('is refused when it is no draft: another id’s, too long, out of the desk, or one too many', async () => {
    const draft = aDraft({ form: 'mine' });
    await keep(cast.officer, draft);
    expect((await keep(cast.otherOfficer, { ...draft, writer: uuidv7() })).body.code).toBe('draft-elsewhere');
    expect((await keep(cast.officer, aDraft({ typed: { story: '长'.repeat(60_001) } }))).status).toBe(400);
    expect((await keep(cast.officer, aDraft({ path: '//elsewhere.example/' }))).status).toBe(400);
    expect((await app.as(null)('PUT', '/api/drafts', aDraft())).status).toBe(401);
    for (let n = (await listed(cast.officerOfShiqiao)).length; n < mostDrafts; n += 1)
      await keep(cast.officerOfShiqiao, aDraft({ form: `form ${n}` }));
    const more = await keep(cast.officerOfShiqiao, aDraft({ form: 'one more' }));
    expect(more.body).toMatchObject({ code: 'draft-too-many', status: 422 });
    expect(more.body.zh).toContain('80 份');
  });

  it('goes by itself after the days that the county sets, and not a day before', async () => {
    const deps = { ...app.deps, log: { error: () => undefined, info: () => undefined } };
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    expect(limits.draftDays).toBe(30);
    expect((await app.as(cast.admin)('PUT', '/api/county', { limits: { ...limits, draftDays: 7 } })).status).toBe(200);
    await keep(cast.officer, aDraft({ form: 'old' }));
    app.setNow('2026-11-26T10:00:00+08:00');
    await keep(cast.officer, aDraft({ form: 'young' }));
    const sweep = async (at: string) => {
      app.setNow(at);
      await runJob(deps as never, 'sweep-sessions', new AbortController().signal);
      return (await listed(cast.officer)).map(({ form }: { form: string }) => form);
    };
    expect(await sweep('2026-12-02T09:59:00+08:00')).toEqual(expect.arrayContaining(['old', 'young']));
    const left = await sweep('2026-12-02T10:01:00+08:00');
    expect(left).toContain('young');
    expect(left).not.toContain('old');
  });

  it('opens under a new key after it was sealed anew, and one whose key is lost is no draft', async () => {
    const draft = aDraft({ form: 'resealed' });
    await keep(cast.officer, draft);
    const { keyring } = app.deps;
    const county = await findCountyFacts(app.deps.db);
    if (county === null) throw new Error('There is a county.');
    const next = { ...keyring, current: 'k2', keys: new Map([...keyring.keys, ['k2', Buffer.alloc(32, 7)]]) };
    const { db, now } = app.deps;
    await sealAnew({ db, keyring: next, county, now }, sealings, 'older');
    const { rows } = await app.database.pool.query('select distinct key_id from draft');
    expect(rows).toEqual([{ key_id: 'k2' }]);
    // This program still has the old ring alone.
    expect(await opened(cast.officer, 'resealed')).toBeNull();
    // One that is being saved is skipped, and is then said to be left.
    const client = await app.database.pool.connect();
    await client.query('begin');
    await client.query('select 1 from draft where id = $1 for update', [draft.id]);
    const back = { db, keyring: { ...next, current: keyring.current }, county, now };
    await sealAnew(back, sealings, 'older');
    const skipped = await countOlder(back, sealings);
    await client.query('rollback');
    client.release();
    expect(skipped).toEqual(new Map([['k2', 1]]));
    // And back, so that the old ring opens it: what was in it is the same.
    await sealAnew(back, sealings, 'older');
    expect((await opened(cast.officer, 'resealed')).typed).toEqual(draft.typed);
  });

  it('that does not open is kept shut under its key, and counted, when the others are sealed anew', async () => {
    const draft = aDraft({ form: 'spoilt' });
    await keep(cast.officer, draft);
    await keep(cast.officer, aDraft({ form: 'sound' }));
    const { keyring, db, now } = app.deps;
    const county = await findCountyFacts(db);
    if (county === null) throw new Error('There is a county.');
    const sealedOf = async () =>
      (await app.database.pool.query('select sealed from draft where id = $1', [draft.id])).rows;
    await app.database.pool.query(`update draft set sealed = '\\x00' || sealed where id = $1`, [draft.id]);
    const spoilt = await sealedOf();
    const next = { ...keyring, current: 'k3', keys: new Map([...keyring.keys, ['k3', Buffer.alloc(32, 9)]]) };
    const where = { db, keyring: next, county, now };
    await sealAnew(where, sealings, 'older');
    expect([...(await countOlder(where, [draftsUnderOlderKey]))]).toEqual([[keyring.current, 1]]);
    expect(await sealedOf()).toEqual(spoilt);
    await sealAnew({ ...where, keyring: { ...next, current: keyring.current } }, sealings, 'older');
    await app.database.pool.query('delete from draft where id = $1', [draft.id]);
  });
});

describe('who leaves', () => {
  const step = async (who: string, path: string, id: string, move: string, input: object) => {
    const { version } = (await app.as(who)('GET', `/api/${path}/${id}`)).body.entry;
    return app.as(who)('POST', `/api/${path}/${id}/${move}`, { version, clientId: uuidv7(), input });
  };
  const register = async (login: string, name: string, regionId: string) => {
    const form = { id: uuidv7(), name, regionId, stationId: null };
    const person = (await app.as(cast.centre)('POST', '/api/people', form)).body.entry;
    await step(cast.centre, 'people', person.id, 'correct', { name, regionId, accountId: await idOf(login) });
    return person.id as string;
  };

  it('leaves drafts and remarks to his heir, each with a line, and nothing that the heir may not see', async () => {
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId: 'SO-LH' } });
    const hidden = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const remark = async (login: string, change: object) =>
      (
        await app.as(cast.deputyDirector)(
          'POST',
          '/api/remarks',
          aRemark({ aboutNumber: number, toId: await idOf(login), ...change }),
        )
      ).body.entry;
    const toAnswer = await remark(cast.officer, { text: '请上门核实' });
    const person = await register(cast.officer, '马建国', 'T03');
    for (const { id } of await listed(cast.officer)) await app.as(cast.officer)('DELETE', `/api/drafts/${id}`);
    const kept = aDraft({ typed: { story: '老人来所里说的，写到一半' } });
    await keep(cast.officer, kept);
    await keep(cast.officer, aDraft({ form: `${number}.accept`, title: `受理 ${number}` }));
    // Not dispatched to the office of the heir: he may not know that it exists.
    await keep(cast.officer, aDraft({ form: `${hidden}.accept`, title: `受理 ${hidden}` }));

    // Neither is what a docket does not show him, what is not found, or what no name tells of.
    await keep(cast.officer, aDraft({ form: `docket.remark.${toAnswer.id}.answer`, title: `回复 ${toAnswer.number}` }));
    await keep(cast.officer, aDraft({ form: `docket.person.${uuidv7()}.correct`, title: '更正' }));
    await keep(cast.officer, aDraft({ form: '投2026-9999.accept', title: '受理' }));
    await keep(cast.officer, aDraft({ form: 'docket.roster.2026-11', title: '排班' }));

    const file = (await app.as(cast.centre)('GET', `/api/people/${person}/file`)).body;
    expect(file.belongings).toMatchObject({ drafts: 7, remarks: [{ number: toAnswer.number }] });
    const leaving = { on: today, reason: 'moved', heirId: await idOf(cast.otherOfficer) };
    const left = await step(cast.centre, 'people', person, 'leave', leaving);
    expect(left.body.timeline.at(-1).detail).toMatchObject({ handed: 8 });

    const handed = await listed(cast.otherOfficer);
    expect(handed).toHaveLength(3);
    expect(handed[0]).toMatchObject({ handed: true, fromName: '马建国' });
    const lines = await listLedger(app.deps.db, countyId, await idOf(cast.officer));
    const line = lines.find(({ verb }) => verb === 'drafts-handed');
    expect(line?.detail).toMatchObject({ n: 3, removed: 4, secondId: await idOf(cast.otherOfficer) });
    const passed = (await app.as(cast.otherOfficer)('GET', `/api/remarks/${toAnswer.number}`)).body;
    expect(passed.entry).toMatchObject({ toId: await idOf(cast.otherOfficer), state: 'written' });
    expect(passed.timeline.at(-1)).toMatchObject({ verb: 'remark-handed' });
    expect((await app.as(cast.otherOfficer)('GET', '/api/remarks?mine=yes')).body.items).toHaveLength(1);
    const { items } = (await app.as(cast.otherOfficer)('GET', '/api/messages/own')).body;
    expect(items[0].text).toBe('马建国离任，交给您 3 份没写完的草稿、1 条批示，在“我的工作”里。');

    // What was handed over is no draft of the heir's form until he takes it up, and never takes the place of his own.
    expect(await opened(cast.otherOfficer, 'new.file')).toBeNull();
    const own = aDraft({ typed: { story: '自己的' } });
    await keep(cast.otherOfficer, own);
    const busy = await app.as(cast.otherOfficer)('POST', `/api/drafts/${kept.id}/take`);
    expect(busy.body).toMatchObject({ code: 'draft-own-first' });
    expect(busy.body.zh).toContain('登记投诉');
    await app.as(cast.otherOfficer)('DELETE', `/api/drafts/${own.id}`);
    expect((await app.as(cast.officerOfShiqiao)('POST', `/api/drafts/${kept.id}/take`)).status).toBe(404);
    expect((await app.as(cast.otherOfficer)('POST', `/api/drafts/${kept.id}/take`)).status).toBe(200);
    expect(await opened(cast.otherOfficer, 'new.file')).toMatchObject({ id: kept.id, typed: kept.typed });
  });

  it('takes up one of two of the same form, however both are pressed at once', async () => {
    const laid = [aDraft({ form: 'both at once' }), aDraft({ form: 'both at once' })];
    for (const { id, ...draft } of laid) {
      expect((await keep(cast.officerOfShiqiao, { id, ...draft })).status).toBe(200);
      await app.database.pool.query('update draft set handed_at = saved_at where id = $1', [id]);
    }
    const taken = await Promise.all(
      laid.map(({ id }) => app.as(cast.officerOfShiqiao)('POST', `/api/drafts/${id}/take`)),
    );
    expect(taken.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(taken.find(({ status }) => status === 409)?.body.code).toBe('draft-own-first');
  });

  it('without an heir: a remark is back with its writer, and the drafts lie with who recorded the leaving', async () => {
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId: 'SO-CG' } });
    const toId = await idOf(cast.officerOfChengguan);
    const entry = (await app.as(cast.deputyDirector)('POST', '/api/remarks', aRemark({ aboutNumber: number, toId })))
      .body.entry;
    const person = await register(cast.officerOfChengguan, '周毅', 'T01');
    const draft = aDraft({ form: 'new.tipoff' });
    await keep(cast.officerOfChengguan, draft);
    expect((await step(cast.centre, 'people', person, 'leave', { on: today, reason: 'retired' })).status).toBe(200);
    const back = (await app.as(cast.deputyDirector)('GET', `/api/remarks/${entry.number}`)).body;
    expect(back.entry).toMatchObject({ state: 'answered', toId });
    expect(back.timeline.at(-1)).toMatchObject({ verb: 'remark-unheard' });
    const { items: told } = (await app.as(cast.deputyDirector)('GET', '/api/messages/own')).body;
    expect(told[0].text).toContain(`批示 ${entry.number}：收批人离任，没有人接`);
    const mine = (await app.as(cast.deputyDirector)('GET', '/api/remarks?mine=yes')).body.items;
    expect(mine.map((one: { entry: { number: string } }) => one.entry.number)).toContain(entry.number);
    expect((await listed(cast.centre)).map(({ id }: { id: string }) => id)).toContain(draft.id);
  });

  it('who wrote a remark has it closed by another: the one who recorded it, when nobody takes over', async () => {
    const number = (await app.as(null)('POST', '/api/complaints', filing())).body.number as string;
    const { version } = (await app.as(cast.centre)('GET', `/api/complaints/${number}`)).body.complaint;
    await app.as(cast.centre)('POST', `/api/complaints/${number}/dispatch`, { version, input: { officeId: 'SO-CG' } });
    const toId = await idOf(cast.headOfChengguan);
    const entry = (await app.as(cast.deputyDirector)('POST', '/api/remarks', aRemark({ aboutNumber: number, toId })))
      .body.entry;
    const person = await register(cast.deputyDirector, '韩志远', 'T01');
    expect((await step(cast.centre, 'people', person, 'leave', { on: today, reason: 'retired' })).status).toBe(200);
    await step(cast.headOfChengguan, 'remarks', entry.number, 'answer', { answer: '已经核实，店家退了。' });
    const mine = (await app.as(cast.centre)('GET', '/api/remarks?mine=yes')).body.items;
    expect(mine.map((one: { entry: { number: string } }) => one.entry.number)).toContain(entry.number);
    const closed = await step(cast.centre, 'remarks', entry.number, 'close', { remark: '' });
    expect(closed.body.entry).toMatchObject({ state: 'closed', byId: entry.byId });
  });
});
