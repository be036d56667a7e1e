import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { problemOf, refusalOf, sentenceOf } from '../../../src/http/base/errors.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';

it('a refusal names its day with the year, for a rule may speak of one of thirty years ago', () => {
  const refusal = new Refusal('day-before-start', { day: '1995-01-01', start: '1996-03-15' });
  expect(sentenceOf(refusal, 'zh')).toBe('日期不能早于 1996年3月15日（星期五）；请改日期。');
  expect(sentenceOf(refusal, 'en')).toContain('1996-03-15');
});

describe('outages that pass (reliability F4, F8)', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
  });
  afterAll(() => app.close());

  it('F4: while all connections wait for a lock, /readyz answers from a connection of its own', async () => {
    const owner = new pg.Client(app.database.owner);
    await owner.connect();
    await owner.query('select pg_advisory_lock(8)');
    let waiting = 12;
    const holders = Array.from({ length: waiting }, () =>
      transact(app.database.db, (tx) => sql`select pg_advisory_xact_lock(8)`.execute(tx))
        .catch(() => undefined)
        .finally(() => (waiting -= 1)),
    );
    expect((await app.as(null)('GET', '/readyz')).status).toBe(200);
    // Whoever had waited for one of theirs would be answered when the first of them gave up.
    expect(waiting).toBe(12);
    await owner.end();
    await Promise.all(holders);
  });

  it.each([
    [Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' }), 'busy'],
    [Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }), 'busy'],
    [new Error('timeout exceeded when trying to connect'), 'busy'],
    [Object.assign(new Error('terminating connection'), { code: '57P01' }), 'answer-lost'],
    [new Error('Connection terminated unexpectedly'), 'answer-lost'],
    // Of a line that was open: what was said last may have arrived.
    [Object.assign(new Error('read ETIMEDOUT'), { code: 'ETIMEDOUT', syscall: 'read' }), 'answer-lost'],
    [new Error('Client has encountered a connection error and is not queryable'), 'answer-lost'],
    [Object.assign(new Error('connect ENOENT'), { code: 'ENOENT', syscall: 'connect' }), 'busy'],
    [Object.assign(new Error('the database system is starting up'), { code: '57P03' }), 'busy'],
  ])('F8: %s is answered 503 with a sentence that is true: %s', (error, code) => {
    const refusal = refusalOf(error);
    expect(refusal?.code).toBe(code);
    const { status, zh } = problemOf(refusal as Refusal);
    expect(status).toBe(503);
    // A request may have committed before the part that failed, so that neither promises that nothing was changed.
    expect(zh).toMatch(/看一眼.*没有.*再按一次/u);
  });

  it.each(['53100', 'ENOSPC', 'EDQUOT'])(
    'reliability F5: a disk that is full (%s) is answered 507, with a sentence that names the disk and the way out',
    (code) => {
      const { status, zh, en } = problemOf(refusalOf(Object.assign(new Error('no room'), { code })) as Refusal);
      expect(status).toBe(507);
      expect(zh).toMatch(/磁盘满了.*告诉管理员.*再按一次/u);
      expect(en).toContain('disk');
    },
  );

  it('a file that is missing is no outage of the database', () => {
    expect(refusalOf(Object.assign(new Error('open'), { code: 'ENOENT', syscall: 'open' }))).toBeNull();
  });
});
