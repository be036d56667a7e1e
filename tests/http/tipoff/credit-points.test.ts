import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  answerCredits,
  creditLines,
  decidedAs,
  toldCounts,
  toldQuarters,
  type CreditCount,
  type EndedCount,
} from '../../../src/domain/law/credit-points.ts';
import { defaultCreditPoints } from '../../../src/domain/law/credit-table.ts';
import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import { stationReportAnswerWords } from '../../../src/domain/supervision/enforcement/station-report.ts';
import { moveTipoff, fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { transact } from '../../../src/store/base/transact.ts';
import { sealText } from '../../../src/store/base/seal.ts';
import { eraseReporter } from '../../../src/store/tipoff/reporter.ts';
import { listCredits, resealCredits, sealCredits } from '../../../src/store/tipoff/tipoff-credit.ts';
import { listCreditedReports } from '../../../src/store/tipoff/credit-points.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { plansOf } from '../../build/plans.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation, tipoffInputOf } from '../../build/tipoff.ts';
import { tipoffOutcomes, type Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import type { TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T10:00:00+08:00');
});
afterAll(() => app.close());

/** The station 南岗站 files one, and the office takes it so far. */
const clue = (...moves: TipoffPersonMove[]) => clueBy('st-v0601', {}, ...moves);

/** The same as somebody types it. */
async function clueBy(login: string, told: { personId?: string }, ...moves: TipoffPersonMove[]): Promise<Tipoff> {
  const county = await findCountyFacts(app.deps.db);
  if (county === null) throw new Error('the county was loaded');
  const accounts = await listAccounts(app.deps.db, countyId);
  const as = (name: string) => {
    const account = accounts.find(({ loginName }) => loginName === name);
    if (account === undefined) throw new Error(name);
    return contextOf(app.deps, county, actorOfAccount(account), app.deps.now());
  };
  let tipoff = await fileTipoff(as(login), anAllegation({ channel: 'C09', ...told }));
  const id = (name: string) => as(name).actor.id;
  for (const move of ['dispatch', 'assign', 'startVerification', ...moves] as const) {
    // The head is one of the two who verify: the leader decides.
    const makers = { dispatch: cast.centre, assign: cast.headOfShiqiao, startVerification: cast.officerOfShiqiao };
    const by = makers[move as keyof typeof makers] ?? cast.deputyDirector;
    const own = {
      dispatch: { officeId: 'SO-SQ' },
      assign: { handlerId: id(cast.officerOfShiqiao), secondId: id(cast.headOfShiqiao) },
    };
    const input = { ...tipoffInputOf(move, tipoff, '2026-05-18'), ...own[move as 'assign'] };
    tipoff = await moveTipoff(as(by), tipoff.number, move, input as never, { version: null });
  }
  return tipoff;
}

/** Tip-offs count once their quarter is over. */
async function inNextQuarter<T>(ask: () => Promise<T>): Promise<T> {
  app.setNow('2026-07-02T10:00:00+08:00');
  const told = await ask();
  app.setNow('2026-05-18T10:00:00+08:00');
  return told;
}

const credits = (login: string) =>
  inNextQuarter(async () => (await app.as(login)('GET', '/api/credits?from=2026-01-01&to=2026-12-31')).body.credits);

/** Puts the person into the post of a supervisor; gives what a round of any days then has behind his clues. */
async function cluesOfRounds(personId: string): Promise<(from: string, to: string) => Promise<unknown[]>> {
  const [centre, leader] = [app.as(cast.centre), app.as(cast.deputyDirector)];
  const id = uuidv7();
  const made = [
    await centre('POST', '/api/appointments', {
      id,
      personId,
      post: 'supervisor',
      stationId: 'ST-V0601',
      departmentIds: ['AMR'],
    }),
    await centre('POST', `/api/appointments/${id}/check`, {
      version: 1,
      input: { checkWords: '群众认可' },
      clientId: uuidv7(),
    }),
    await leader('POST', `/api/appointments/${id}/appoint`, {
      version: 2,
      input: { appointedOn: '2026-05-18' },
      clientId: uuidv7(),
    }),
    await centre('PUT', '/api/schemes', {
      code: 'clues-alone',
      version: 0,
      subject: 'person',
      title: '线索考核',
      items: [{ code: 'clues', zh: '线索', weight: 100, source: 'counted', yardstick: 'clues', full: 10 }],
    }),
  ];
  expect(made.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  return async (fromOn, toOn) => {
    const round = { id: uuidv7(), title: '线索考核一轮', period: 'year', fromOn, toOn, schemeCode: 'clues-alone' };
    const opened = await centre('POST', '/api/assessments', round);
    expect(opened.status, JSON.stringify(opened.body)).toBe(200);
    const sheet = await centre('GET', `/api/assessments/${opened.body.entry.number}/scores/${personId}`);
    return sheet.body.score.evidence.clues;
  };
}

describe('S194 群防群治：监督员、志愿者报来的线索', () => {
  it('S194 counts a clue by the table of the county, and only once it is decided', () => {
    const line = (outcome: 'opened' | 'notOpened' | null, n: number) => ({
      stationId: 'S',
      personId: null,
      accountId: 'A',
      source: 'tipoff' as const,
      outcome,
      n,
    });
    const of = { stationId: 'S', personId: null, accountId: 'A' };
    expect(creditLines([line(null, 3)], defaultCreditPoints)).toEqual([
      { ...of, filed: 3, tipoffs: 3, opened: 0, points: 0 },
    ]);
    expect(creditLines([line('opened', 2), line('notOpened', 1), line(null, 1)], defaultCreditPoints)).toEqual([
      { ...of, filed: 4, tipoffs: 4, opened: 2, points: 11 },
    ]);
  });

  it('S194 puts what a supervisor saw and what he filed into one line, and knows every answer of a report', () => {
    const of = { stationId: 'S', personId: 'P', n: 1 };
    const lines = creditLines(
      [
        { ...of, accountId: 'A', source: 'tipoff', outcome: 'opened' },
        { ...of, accountId: 'B', source: 'report', outcome: 'transferred' },
      ],
      defaultCreditPoints,
    );
    expect(lines).toEqual([
      { stationId: 'S', personId: 'P', accountId: null, filed: 2, tipoffs: 1, opened: 1, points: 8 },
    ]);
    expect(Object.keys(answerCredits).toSorted()).toEqual(Object.keys(stationReportAnswerWords).toSorted());
    const made = (isFiled: boolean, caseOutcome: string | null) =>
      decidedAs({ answer: 'toCase', isFiled, caseOutcome });
    expect([made(false, null), made(true, null), made(true, 'penalised'), made(false, 'notFiled')]).toEqual([
      null,
      'opened',
      'opened',
      'notOpened',
    ]);
    expect(made(false, 'crime')).toBe('transferred');
    expect(decidedAs({ answer: null, isFiled: false, caseOutcome: null })).toBe(null);
    expect(decidedAs({ answer: 'noBreach', isFiled: false, caseOutcome: null })).toBe('notOpened');
  });

  it('S194 counts tip-offs by the whole quarters among any days, and of these by those that are over', () => {
    const told = (from: string, to: string, today = '2026-11-09') => toldQuarters({ from, to }, today);
    expect(told('2026-01-01', '2026-12-31')).toEqual({ from: '2026-01-01', to: '2026-09-30' });
    expect(told('2026-01-01', '2026-12-31', '2027-01-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
    expect(told('2025-11-15', '2026-08-31')).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    expect(told('2025-12-31', '2026-06-30')).toEqual({ from: '2026-01-01', to: '2026-06-30' });
    for (const [from, to] of [
      ['2026-05-18', '2026-05-18'],
      ['2026-01-02', '2026-06-29'],
      ['2026-10-01', '2026-12-31'],
    ] as const)
      expect(told(from, to), `${from} ${to}`).toBeNull();
  });

  it('S194 tells of tip-offs only sums of three that ended alike, of two people for whom one account typed, and the difference of any two answers is such a sum', () => {
    const quarters = ['2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01', '2026-10-01'];
    const person = (id: string, typistId = 'A') => ({
      personId: id,
      accountId: null,
      teller: { id, isTypist: false },
      typistId,
    });
    // Who has the account B stands on the roster too, and others type for him.
    const typist = (id: 'A' | 'B') => ({
      personId: id === 'B' ? 'Q' : null,
      accountId: id,
      teller: { id, isTypist: true },
      typistId: id,
    });
    const decided = fc.record({
      whose: fc.constantFrom(
        ...(['A', 'B'] as const).flatMap((id) => [person('P', id), person('P', id), person('Q', id), typist(id)]),
      ),
      at: fc.record({
        stationId: fc.constantFrom('S', 'T'),
        typedAt: fc.constantFrom('station' as const, 'office' as const),
      }),
      quarter: fc.constantFrom(...quarters),
      outcome: fc.constantFrom('opened' as const, 'notOpened' as const),
    });
    const all = (ended: readonly EndedCount[], from = 0, to = 4) =>
      toldCounts(ended, { from: quarters[from] ?? '', to: quarters[to] ?? '' });
    /** How many of each station and outcome an answer tells, and by whom. */
    const sums = (counts: readonly CreditCount[]) => {
      const found = new Map<string, number>();
      for (const { stationId, outcome, personId, n } of counts) {
        const key = `${stationId} ${outcome} ${personId}`;
        found.set(key, (found.get(key) ?? 0) + n);
      }
      return found;
    };
    const without = (more: ReadonlyMap<string, number>, less: ReadonlyMap<string, number>) => {
      const left = new Map(more);
      for (const [key, n] of less) left.set(key, (left.get(key) ?? 0) - n);
      return left;
    };
    fc.assert(
      fc.property(fc.array(decided, { maxLength: 32 }), fc.nat(4), fc.nat(4), fc.nat(4), (facts, a, b, c) => {
        const ended = facts.map(({ whose, at, ...one }): EndedCount => ({
          ...whose,
          ...at,
          ...one,
          n: 1,
          isErased: false,
        }));
        const [from = 0, mid = 0, to = 0] = [a, b, c].toSorted();
        /** All that can be read of these: more was asked, or more had been decided when the same was asked. */
        const readOf = (some: readonly EndedCount[]) => {
          const earlier = some.filter(({ quarter }) => quarter <= (quarters[mid] ?? ''));
          const whole = sums(all(some, from, to));
          return [whole, without(whole, sums(all(some, mid, to))), without(whole, sums(all(earlier, from, to)))];
        };
        const read = readOf(ended);
        for (const id of ['A', 'B']) {
          // Who knows all else takes it off: what is left is of those that this account typed for others, or as its own.
          const forOthers = ({ typistId, teller }: EndedCount) => typistId === id && !teller.isTypist;
          const asOwn = ({ typistId, teller }: EndedCount) => typistId === id && teller.isTypist;
          for (const part of [forOthers, asOwn]) {
            const rest = readOf(ended.filter((one) => !part(one)));
            for (const [i, answer] of read.entries())
              for (const stationId of ['S', 'T'])
                for (const outcome of ['opened', 'notOpened']) {
                  const left = without(answer, rest[i] ?? new Map());
                  const [p, q, none] = ['P', 'Q', null].map((who) => left.get(`${stationId} ${outcome} ${who}`) ?? 0);
                  expect(Math.min(p ?? 0, q ?? 0, none ?? 0)).toBeGreaterThanOrEqual(0);
                  const n = (p ?? 0) + (q ?? 0) + (none ?? 0);
                  expect(n === 0 || n >= 3, `${n}`).toBe(true);
                  // All of them one person's, told in his own line, would name him for each.
                  if (n > 0 && part === forOthers) expect([p, q]).not.toContain(n);
                }
          }
        }
      }),
    );
    const one = { stationId: 'S', typedAt: 'station', outcome: 'opened', isErased: false } as const;
    const [spring, summer] = ['2026-04-01', '2026-07-01'] as const;
    const told = (ended: readonly EndedCount[]) => all(ended).map(({ personId, n }) => [personId, n]);
    const his = { ...one, ...person('P'), quarter: spring, n: 2 };
    expect(told([his])).toEqual([]);
    // Nothing is lost: the third comes a quarter later, and he has his two in that quarter.
    const both = [his, { ...one, ...person('Q'), quarter: summer, n: 1 }];
    expect(all(both, 0, 2)).toEqual([]);
    expect(all(both, 3, 3).map(({ personId, n }) => [personId, n])).toEqual([
      ['P', 2],
      ['Q', 1],
    ]);
    expect(told([his, { ...his, quarter: summer }])).toEqual([]);
    expect(told([his, { ...his, ...person('Q'), typedAt: 'office', n: 2 }])).toEqual([]);
    expect(told([his, { ...his, ...person('Q'), outcome: 'notOpened', n: 2 }])).toEqual([]);
    expect(told([{ ...his, ...typist('A'), n: 3 }])).toEqual([[null, 3]]);
    // What another typed as his own, and what is of the same account as its own, can be taken off by who reads the page of each.
    expect(told([his, { ...one, ...typist('B'), quarter: spring, n: 1 }])).toEqual([]);
    expect(told([his, { ...one, ...typist('A'), quarter: spring, n: 2 }])).toEqual([]);
    expect(told([his, { ...one, ...person('Q', 'B'), quarter: spring, n: 1 }])).toEqual([]);
    // Whose one was is forgotten: what was told with it is told no more, and the next ones lie together as before.
    const forgotten = { ...one, ...typist('A'), quarter: spring, n: 1, isErased: true };
    expect(told([his, forgotten, ...both.map((next) => ({ ...next, quarter: summer }))])).toEqual([
      ['P', 2],
      ['Q', 1],
    ]);
  });

  it('S194 has points for every way in which a tip-off can be decided', () => {
    expect(Object.keys(defaultCreditPoints).toSorted()).toEqual([...tipoffOutcomes].toSorted());
  });

  it('S194 lists the supervisors with their points, and tells nobody which tip-off was whose', async () => {
    await clue('open');
    await clue('open');
    await clue('notOpen');
    await clue();
    // Beside the list of tip-offs the points of one or two, or of one outcome among three, would say who told.
    expect(await credits(cast.deputyDirector)).toEqual([]);
    await clue('open');
    const [line, ...others] = await credits(cast.deputyDirector);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ name: '南春芳', stationId: 'ST-V0601', filed: 3, opened: 3, points: 15 });
    expect(JSON.stringify(line)).not.toMatch(/举2026|快递|何桂花/u);
    expect(await credits('st-v0601')).toEqual([line]);
    expect(await credits('st-v0603')).toEqual([]);
    expect((await app.as(cast.officerOfShiqiao)('GET', '/api/credits?from=2026-01-01&to=2026-12-31')).status).toBe(403);
  });

  it('S194 counts by the table that the county sets', async () => {
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const saved = await app.as(cast.admin)('PUT', '/api/county', {
      limits: { ...limits, tipoffCredits: { ...limits.tipoffCredits, opened: 20 } },
    });
    expect(saved.status).toBe(200);
    expect((await credits(cast.deputyDirector))[0].points).toBe(60);
    const wrong = await app.as(cast.admin)('PUT', '/api/county', {
      limits: { ...limits, tipoffCredits: { ...limits.tipoffCredits, opened: -1 } },
    });
    expect(wrong.status).toBe(400);
  });

  it('S194 counts for a supervisor without an account what his station says that he saw, and opens it', async () => {
    const admin = app.as(cast.admin);
    const person = { id: uuidv7(), name: '田守仁', stationId: 'ST-V0601' };
    const registered = await admin('POST', '/api/people', person);
    expect(registered.status, JSON.stringify(registered.body)).toBe(200);
    const station = app.as('st-v0601');
    const seen = {
      id: uuidv7(),
      kind: 'farmInput',
      operatorName: '村口的面包车',
      place: '南岗村口',
      seenOn: '2026-05-17',
      words: '卖没有标签的复合肥',
      personId: person.id,
    };
    const strange = await app.as('st-v0603')('POST', '/api/station-reports', seen);
    expect([strange.status, strange.body.code]).toEqual([422, 'station-report-person']);
    const sent = await station('POST', '/api/station-reports', seen);
    expect(sent.status, JSON.stringify(sent.body)).toBe(200);
    expect(sent.body.more.personName).toBe('田守仁');
    const ofPerson = async (login: string) =>
      (await credits(login)).find((one: { personId: string | null }) => one.personId === person.id);
    expect(await ofPerson(cast.deputyDirector)).toMatchObject({ name: '田守仁', filed: 1, tipoffs: 0, points: 0 });
    const { number } = sent.body.entry;
    const answered = await app.as(cast.headOfShiqiao)('POST', `/api/station-reports/${number}/answer`, {
      version: 1,
      input: { answer: 'handled', answerWords: '已经让他收摊，东西封存了' },
    });
    expect(answered.status, JSON.stringify(answered.body)).toBe(200);
    expect(await ofPerson('st-v0601')).toMatchObject({ name: '田守仁', filed: 1, points: 3 });
    const period = 'from=2026-01-01&to=2026-12-31';
    const behind = await station('GET', `/api/credit-records?${period}&station=ST-V0601&person=${person.id}`);
    expect(behind.body).toEqual({
      reports: [{ number, on: '2026-05-18', outcome: 'transferred', points: 3 }],
      tipoffs: { filed: 0, points: 0 },
    });
    // Whoever signs in at the station has his own line, of tip-offs alone, and nobody is told which they were.
    const own = (await credits('st-v0601')).find((one: { name: string }) => one.name === '南春芳');
    const his = await inNextQuarter(() =>
      station('GET', `/api/credit-records?${period}&station=ST-V0601&account=${own.accountId}`),
    );
    expect(his.body).toEqual({ reports: [], tipoffs: { filed: 3, points: 60 } });
    // Another station asks for its own, whatever it writes; a roster has everybody, those without a clue too.
    const other = await app.as('st-v0603')('GET', `/api/credit-records?${period}&station=ST-V0601&person=${person.id}`);
    expect(other.body.reports).toEqual([]);
    const idle = { id: uuidv7(), name: '田小满', stationId: 'ST-V0601' };
    await admin('POST', '/api/people', idle);
    const roster = await app.as(cast.deputyDirector)('GET', `/api/credits?${period}&station=ST-V0601`);
    expect(roster.body.credits.at(-1)).toMatchObject({ name: '田小满', filed: 0, points: 0 });
    // Of two records that are made one the points go with the one that is kept.
    const merged = await admin('POST', `/api/people/${person.id}/merge`, {
      version: 1,
      input: { intoId: idle.id, reason: '同一个人，登记了两次' },
    });
    expect(merged.status, JSON.stringify(merged.body)).toBe(200);
    expect((await credits(cast.deputyDirector)).find((one: { name: string }) => one.name === '田小满')).toMatchObject({
      filed: 1,
      points: 3,
    });
  });

  it('S194 a telephone carries the whole roster of its station: nobody’s points hang on his place in the alphabet', async () => {
    const people = Array.from({ length: 45 }, (_, i) => ({
      id: uuidv7(),
      name: `石志愿${String(i).padStart(2, '0')}`,
      stationId: 'ST-V0603',
    }));
    expect((await app.as(cast.admin)('POST', '/api/person-lists', { people })).body.saved).toBe(45);
    const { roster } = (await app.as('st-v0603')('GET', '/api/outbox/provisions')).body as {
      roster: { id: string; name: string }[];
    };
    expect(roster.map(({ id }) => id)).toEqual(expect.arrayContaining(people.map(({ id }) => id)));
  });

  it('S194 counts what an office or his station types for a supervisor for him, and nothing joins him to the tip-off', async () => {
    const person = { id: uuidv7(), name: '石守信', stationId: 'ST-V0601' };
    expect((await app.as(cast.admin)('POST', '/api/people', person)).status).toBe(200);
    const other = { id: uuidv7(), name: '石守义', stationId: 'ST-V0601' };
    expect((await app.as(cast.admin)('POST', '/api/people', other)).status).toBe(200);
    const told = { personId: person.id };
    const own = async () =>
      (await credits(cast.deputyDirector)).find((one: { personId: string | null }) => one.personId === person.id);
    const ofAccount = async () =>
      (await credits('st-v0601')).find((one: { name: string }) => one.name === '南春芳').filed as number;
    const before = await ofAccount();
    // At offices two for him; his station has one of its own that ended so, and types others for him.
    const decided = await clueBy(cast.headOfShiqiao, told, 'notOpen');
    await clueBy(cast.centre, told, 'notOpen');
    await clueBy('st-v0601', told, 'notOpen');
    await clueBy('st-v0601', told);
    await clueBy('st-v0601', told, 'notOpen');
    // With its own they were three, of two people: what it typed itself is named on the page, so that the others would be his.
    expect(await own()).toBeUndefined();
    expect(await ofAccount()).toBe(before);
    await clueBy('st-v0601', { personId: other.id }, 'notOpen');
    const { limits } = (await app.as(cast.admin)('GET', '/api/directory')).body.county;
    const each = limits.tipoffCredits.notOpened;
    const his = { name: '石守信', stationId: 'ST-V0601', accountId: null };
    expect(await own()).toMatchObject({ ...his, filed: 2, tipoffs: 2, points: 2 * each });
    // At the centre three of two people, and still one of another office.
    await clueBy(cast.centre, { personId: other.id }, 'notOpen');
    expect(await own()).toMatchObject({ ...his, filed: 2 });
    await clueBy(cast.centre, told, 'notOpen');
    expect(await own()).toMatchObject({ ...his, filed: 4, tipoffs: 4, points: 4 * each });
    expect(await ofAccount()).toBe(before);
    const period = 'from=2026-01-01&to=2026-12-31';
    const ask = () => app.as('st-v0601')('GET', `/api/credit-records?${period}&station=ST-V0601&person=${person.id}`);
    // Before the quarter is over nobody learns by the count who told on which day, and no odd days can be asked at all.
    expect((await ask()).body.tipoffs).toEqual({ filed: 0, points: 0 });
    for (const days of [
      'from=2026-05-18&to=2026-05-18',
      'from=2026-04-01&to=2026-05-17',
      'from=2026-05-01&to=2026-06-30',
    ])
      for (const path of ['credits', 'credit-records']) {
        const odd = await app.as(cast.centre)('GET', `/api/${path}?${days}&person=${person.id}`);
        expect([odd.status, odd.body.code], `${path} ${days}`).toEqual([422, 'credit-period']);
      }
    // An assessment may have any days, and tells of tip-offs no more than the points do.
    const clues = await cluesOfRounds(person.id);
    expect(await clues('2026-05-18', '2026-05-18')).toEqual([]);
    expect(await clues('2026-01-01', '2026-06-30')).toEqual([]);
    const inJuly = await inNextQuarter(() => clues('2026-02-01', '2026-06-30'));
    expect(inJuly).toMatchObject([{ number: '举报 4 件', words: '2026-04-01 到 2026-06-30 的整季，不列是哪一件' }]);
    const behind = await inNextQuarter(ask);
    expect(behind.body).toEqual({ reports: [], tipoffs: { filed: 4, points: 4 * each } });
    // He is chosen by his name and station: nothing else of anybody of a roster goes to the form.
    const named = async (login: string, q: string) =>
      (await app.as(login)('GET', `/api/person-names?q=${encodeURIComponent(q)}`)).body.people;
    const he = { id: person.id, name: '石守信', stationName: '南岗村消费维权联络站' };
    expect(await named(cast.headOfShiqiao, '守信')).toEqual([he]);
    expect(await named('st-v0601', '')).toContainEqual(he);
    expect(await named('st-v0603', '守信')).toEqual([]);
    // Who tells it anonymously is written down nowhere.
    const nameless = { ...anAllegation({ anonymous: true, reporter: null }), ...told };
    const refused = await app.as(cast.centre)('POST', '/api/tipoffs', nameless);
    expect([refused.status, refused.body.fields]).toMatchObject([400, [{ path: 'personId' }]]);
    // A station says so of its own people alone, and nobody from outside of anybody.
    for (const login of ['st-v0603', null]) {
      const strange = await app.as(login)('POST', '/api/tipoffs', { ...anAllegation(), ...told });
      expect([strange.status, strange.body.code], String(login)).toEqual([422, 'tipoff-teller']);
    }
    // Neither the page nor the tables say whose it was.
    const page = await app.as(cast.centre)('GET', `/api/tipoffs/${encodeURIComponent(decided.number)}`);
    expect(page.status).toBe(200);
    expect(JSON.stringify(page.body)).not.toMatch(new RegExp(`${person.id}|石守信`, 'u'));
    const { rows } = await app.database.pool.query('select row_to_json(c)::text as row from tipoff_credit as c');
    expect(rows).toHaveLength(8);
    for (const known of [decided.id, person.id, 'ST-V0601']) expect(JSON.stringify(rows), known).not.toContain(known);
    // Under another key it is the same; of a tip-off whose time is over it is forgotten.
    const { db, keyring } = app.deps;
    const next = { ...keyring, current: 'knext', keys: new Map([...keyring.keys, ['knext', randomBytes(32)]]) };
    const turn = { after: null, limit: 200 };
    expect((await transact(db, (tx) => resealCredits(tx, next, countyId, turn))).done).toBe(8);
    expect((await transact(db, (tx) => resealCredits(tx, next, countyId, turn))).done).toBe(0);
    await transact(db, (tx) => eraseReporter(tx, next, countyId, decided.id));
    const left = await listCredits(db, next, countyId);
    expect(left).toHaveLength(7);
    expect(left).toContainEqual({ tipoffId: expect.any(String), personId: person.id, stationId: 'ST-V0601' });
    expect(left.map(({ tipoffId }) => tipoffId)).not.toContain(decided.id);
    // What an earlier version left in clear is sealed by the next start, and counts as before.
    const former = { countyId, id: uuidv7() };
    const old = sealText(next, `${countyId} credit ${former.id} tipoff`, decided.id);
    await db
      .insertInto('tipoffCredit')
      .values({ ...former, ...old, stationId: 'ST-V0601', personId: person.id, tipoffMark: randomBytes(32) })
      .execute();
    expect(await listCredits(db, next, countyId)).toHaveLength(7);
    expect((await transact(db, (tx) => sealCredits(tx, next, countyId, turn))).done).toBe(1);
    expect((await transact(db, (tx) => sealCredits(tx, next, countyId, turn))).done).toBe(0);
    const credit = { tipoffId: decided.id, personId: person.id, stationId: 'ST-V0601' };
    expect(await listCredits(db, next, countyId)).toContainEqual(credit);
    const { rows: clear } = await app.database.pool.query('select from tipoff_credit where person_id is not null');
    expect(clear).toEqual([]);
  });

  it('S194 gives what was filed with an account to whoever had it until he left, in the record that is kept of him', async () => {
    const admin = app.as(cast.admin);
    const before = await credits(cast.deputyDirector);
    const own = before.find(({ name }: { name: string }) => name === '南春芳');
    const records = ['田小年', '田中年', '田大年'].map((name) => ({ id: uuidv7(), name, stationId: 'ST-V0601' }));
    for (const one of records) expect((await admin('POST', '/api/people', one)).status).toBe(200);
    await sql`update person set former_account_ids = ${JSON.stringify([own.accountId])}::jsonb where id = ${records[0]?.id}`.execute(
      app.deps.db,
    );
    for (const [i, into] of records.slice(1).entries()) {
      const input = { intoId: into.id, reason: '同一个人，登记了两次' };
      const joined = await admin('POST', `/api/people/${records[i]?.id}/merge`, { version: i + 1, input });
      expect(joined.status, JSON.stringify(joined.body)).toBe(200);
    }
    const after = await credits(cast.deputyDirector);
    expect(after.map(({ name }: { name: string }) => name)).not.toContain('南春芳');
    const line = after.find(({ name }: { name: string }) => name === '田大年');
    expect(line).toMatchObject({ personId: records[2]?.id, accountId: null, filed: own.filed, points: own.points });
  });

  it('S194 looks people up once, and not for each report', async () => {
    const asked = { countyId, from: '2026-01-01', to: '2026-12-31' };
    const plan = await plansOf(app.deps.db, (db) => listCreditedReports(db, asked));
    expect(plan).toMatch(/CTE holder/u);
    expect(plan).not.toMatch(/SubPlan/u);
  });
});
