/** 查询码: shown to who filed, held by no row, and good however it is typed; those of six figures stay good for their time. */
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stubOfGiven } from '../../../src/store/matter/query-code.ts';
import { defaultLimits } from '../../../src/http/app.ts';
import { cast } from '../../build/cast.ts';
import { citizen, slipOf, valueOf } from '../../build/house/citizen.ts';
import { dumpOf } from '../../build/house/dump.ts';
import { filing, proof, testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation } from '../../build/tipoff.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
beforeEach(async () => {
  app.setNow('2026-05-18T10:00:00+08:00');
  app.deps.limits = defaultLimits();
  await app.database.db.deleteFrom('tryCount').execute();
});
afterAll(() => app.close());

interface Slip {
  number: string;
  queryCode: string;
}
const open = (number: string, code: string) => citizen(app.deps).send('/progress', { number, code });

/** Somebody else each time, so that no filing is like another. */
let people = 0;
function told(change: Record<string, unknown> = {}): Record<string, unknown> {
  people += 1;
  const consumer = { name: `张${people}`, phone: `137000${String(people).padStart(5, '0')}`, regionId: 'V0303' };
  return filing({ consumer, ...change });
}

async function filed(who: string | null, path: string, body: Record<string, unknown>): Promise<Slip> {
  const answer = await app.as(who)('POST', path, body);
  expect([path, answer.status, answer.body.zh]).toEqual([path, 201, undefined]);
  return answer.body;
}

async function onThePage(path: '/complaint' | '/tipoff', fields: Record<string, string>): Promise<Slip> {
  const visitor = citizen(app.deps);
  const token = valueOf((await visitor.get(path)).html, 'token') ?? '';
  const shop = {
    shop: '老周农资店',
    shopVillage: 'V0301',
    story: '前天在柳河街上买了10袋复合肥，每袋只有46公斤出头。',
  };
  const slip = await visitor.send(path, { token, ...shop, ...fields });
  const { number, code } = slipOf(slip.html);
  expect(code).toMatch(/^\d{4} \d{4}$/u);
  // Shown again it is the same.
  expect(slipOf((await visitor.get('/receipt')).html).code).toBe(code);
  return { number, queryCode: code.replace(' ', '') };
}

/** What a telephone of the station sends, with the code that it drew. */
async function fromTheOutbox(queryCode: string): Promise<Slip> {
  const { body: device } = await app.as('st-v0302')('POST', '/api/devices', {
    id: uuidv7(),
    name: '村里的手机',
    proof,
  });
  const id = uuidv7();
  const slip = { code: `站V0302-${device.mark}001`, queryCode };
  const actedAt = '2026-05-18T08:00:00+08:00';
  const form = told({ clientId: id, channel: 'C09', categoryCode: null, natureCode: null });
  const item = { kind: 'filing', id, deviceId: device.id, actedAt, filing: form, slip };
  const { body } = await app.as('st-v0302')('POST', '/api/outbox', item);
  expect(body).toMatchObject({ queryCode });
  return body;
}

async function member(number: string): Promise<Slip> {
  const move = async (who: string, name: string, input: unknown) => {
    const { body } = await app.as(who)('GET', `/api/complaints/${number}`);
    const { version } = body.complaint;
    return (await app.as(who)('POST', `/api/complaints/${number}/${name}`, { version, clientId: uuidv7(), input }))
      .body;
  };
  await move(cast.centre, 'dispatch', { officeId: 'SO-LH' });
  const asked = { source: 'hand', name: '赵桂英', phone: '13800000302', mediate: 'later', way: 'phone' };
  const added = await move(cast.officer, 'addMember', { ...asked, agreedOn: '2026-05-18' });
  return { number, queryCode: added.memberCodes[0].queryCode };
}

async function inquiry(): Promise<{ slip: Slip; version: number }> {
  const asking = { clientId: uuidv7(), channel: 'C01', question: '手机拆封激活了还能七天退吗' };
  const slip = await filed(cast.centre, '/api/inquiries', asking);
  const { body } = await app.as(cast.centre)('GET', `/api/inquiries/${slip.number}`);
  return { slip, version: body.inquiry.version };
}

/** One of each way in which somebody gets a code. */
async function everyWay(): Promise<Record<string, Slip>> {
  const own = await filed(null, '/api/complaints', told());
  const split = { clientId: uuidv7(), conductCode: 'R06', story: '店里还有十几袋同样的化肥', evidence: '' };
  const [asked, toComplaint, toTipoff] = [await inquiry(), await inquiry(), await inquiry()];
  const allegation = () => JSON.parse(JSON.stringify(anAllegation({ clientId: uuidv7() }))) as Record<string, unknown>;
  return {
    'on the page': await onThePage('/complaint', {
      name: '何桂花',
      phone: '13800000601',
      village: 'V0303',
      ask: 'makeUp',
    }),
    'a tip-off on the page': await onThePage('/tipoff', { who: 'anonymous' }),
    'by the interface': own,
    'by the centre': await filed(cast.centre, '/api/complaints', told({ channel: 'C01' })),
    'at a station': await filed('st-v0302', '/api/complaints', told({ channel: 'C09' })),
    'by a telephone without network': await fromTheOutbox('20481632'),
    'by an older telephone': await fromTheOutbox('204816'),
    'as a member': await member(own.number),
    'a tip-off by the centre': await filed(cast.centre, '/api/tipoffs', allegation()),
    'split off': await filed(cast.centre, `/api/complaints/${own.number}/split`, split),
    'an inquiry': asked.slip,
    'an inquiry that became a complaint': await filed(
      cast.centre,
      `/api/inquiries/${toComplaint.slip.number}/complaint`,
      { version: toComplaint.version, filing: told({ channel: 'C01' }) },
    ),
    'an inquiry that became a tip-off': await filed(cast.centre, `/api/inquiries/${toTipoff.slip.number}/tipoff`, {
      version: toTipoff.version,
      allegation: allegation(),
    }),
  };
}

describe('security F7: a stolen dump', () => {
  it('of a county in which all ways of filing were used holds no code of any matter, and each opens what is its own', async () => {
    const slips = Object.entries(await everyWay());
    expect(new Set(slips.map(([, { queryCode }]) => queryCode)).size).toBe(slips.length);
    const rows = await dumpOf(app.database.pool);
    for (const [way, { queryCode: code }] of slips) {
      const halves = `${code.slice(0, code.length / 2)} ${code.slice(code.length / 2)}`;
      const found = rows.filter(({ text }) => new RegExp(`(?<!\\d)(?:${code}|${halves})(?!\\d)`, 'u').test(text));
      expect([way, found.map(({ table }) => table)]).toEqual([way, []]);
    }
    for (const [way, { number, queryCode }] of slips) {
      app.deps.limits = defaultLimits();
      expect([way, (await open(number, queryCode)).text.includes(number)]).toEqual([way, true]);
    }
    // No stub of one opens by the code of another.
    const [, { queryCode: foreign }] = slips[0] as [string, Slip];
    for (const [way, { number }] of slips.slice(2)) {
      app.deps.limits = defaultLimits();
      expect([way, (await open(number, foreign)).status]).toEqual([way, 404]);
    }
  });

  it('and no page of the desk carries a stub', async () => {
    const { number } = await filed(null, '/api/complaints', told());
    await member(number);
    const views = [
      await app.as(cast.officer)('GET', `/api/complaints/${number}`),
      await app.as(cast.officer)('POST', `/api/complaints/${number}/reveal`, { reason: '给他回电话' }),
      await app.as(cast.officer)('GET', '/api/complaints?limit=50'),
      await app.as(cast.centre)('GET', '/api/complaints?limit=50'),
    ];
    const { rows } = await app.database.pool.query<{ codeStub: string; member: string }>(
      `select code_stub as "codeStub", joint -> 'members' -> 1 ->> 'codeStub' as member from complaint where number = $1`,
      [number],
    );
    const [stubs] = rows;
    expect(stubs?.member).toMatch(/^n/u);
    for (const { status, body } of views) {
      expect(status).toBe(200);
      for (const stub of Object.values(stubs ?? {})) expect(JSON.stringify(body)).not.toContain(stub);
    }
  });
});

it.each([
  ['with a space', (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`],
  ['with a dash', (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`],
  ['figure by figure', (code: string) => [...code].join(' ')],
  [
    'in full width',
    (code: string) => [...code].map((one) => String.fromCodePoint(0xfe_e0 + (one.codePointAt(0) ?? 0))).join(''),
  ],
])('A code opens typed %s.', async (_, written) => {
  const { number, queryCode } = await filed(null, '/api/complaints', told());
  expect((await open(number, written(queryCode))).text).toContain(number);
  expect((await open(number, queryCode.slice(0, 6))).status).toBe(404);
});

describe('a slip of six figures from before the update', () => {
  const code = '204816';
  async function former(kind: 'complaint' | 'tipoff' | 'inquiry'): Promise<string> {
    const paths = { complaint: '/api/complaints', tipoff: '/api/tipoffs', inquiry: '/api/inquiries' };
    const bodies = {
      complaint: told(),
      tipoff: JSON.parse(JSON.stringify(anAllegation({ clientId: uuidv7(), channel: 'C02' }))) as Record<
        string,
        unknown
      >,
      inquiry: { clientId: uuidv7(), channel: 'C02', question: '手机拆封激活了还能七天退吗' },
    };
    const { number } = await filed(null, paths[kind], bodies[kind]);
    const stub = stubOfGiven(app.deps.keyring, { countyId: 990126, kind }, code);
    await app.database.pool.query(`update ${kind} set code_stub = $1 where number = $2`, [stub, number]);
    return number;
  }
  const close = (kind: string, number: string) =>
    app.database.pool.query(`update ${kind} set state = 'closed', closed_on = '2026-05-18' where number = $1`, [
      number,
    ]);

  it.each(['complaint', 'tipoff', 'inquiry'] as const)(
    'opens a %s until it is closed and ninety days more',
    async (kind) => {
      const number = await former(kind);
      app.setNow('2027-05-18T10:00:00+08:00');
      expect((await open(number, code)).text).toContain(number);
      await close(kind, number);
      app.setNow('2026-08-16T10:00:00+08:00');
      expect((await open(number, code)).text).toContain(number);
      app.setNow('2026-08-17T10:00:00+08:00');
      const ended = await open(number, code);
      expect(ended.status).toBe(422);
      expect(ended.text).toContain('办结满 90 天');
      expect(ended.text).not.toContain(number);
      // Who has the slip is told why; who guesses is told what he is always told, and is counted.
      expect((await open(number, '111111')).status).toBe(404);
      const { rows } = await app.database.pool.query<{ n: number }>('select max(n)::integer as n from try_count');
      expect(rows).toEqual([{ n: 1 }]);
    },
  );
});
