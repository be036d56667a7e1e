import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { creditLines, defaultCreditPoints } from '../../../src/domain/law/credit-points.ts';
import { moveTipoff, fileTipoff } from '../../../src/actions/tipoff/tipoff.ts';
import { contextOf } from '../../../src/http/base/session.ts';
import { actorOfAccount } from '../../../src/domain/county/account.ts';
import { findCountyFacts } from '../../../src/store/county/county.ts';
import { listAccounts } from '../../../src/store/county/account.ts';
import { cast } from '../../build/cast.ts';
import { countyId } from '../../build/complaint.ts';
import { testApp, type TestApp } from '../../build/house/http-app.ts';
import { anAllegation, tipoffInputOf } from '../../build/tipoff.ts';
import { tipoffOutcomes } from '../../../src/domain/tipoff/tipoff.ts';
import type { TipoffPersonMove } from '../../../src/domain/tipoff/procedure.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-05-18T10:00:00+08:00');
});
afterAll(() => app.close());

/** The station 南岗站 files one, and the office takes it so far. */
async function clue(...moves: TipoffPersonMove[]): Promise<void> {
  const county = await findCountyFacts(app.deps.db);
  if (county === null) throw new Error('the county was loaded');
  const accounts = await listAccounts(app.deps.db, countyId);
  const as = (login: string) => {
    const account = accounts.find(({ loginName }) => loginName === login);
    if (account === undefined) throw new Error(login);
    return contextOf(app.deps, county, actorOfAccount(account), app.deps.now());
  };
  let tipoff = await fileTipoff(as('st-v0601'), anAllegation({ channel: 'C09' }));
  const id = (login: string) => as(login).actor.id;
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
}

const credits = async (login: string) =>
  (await app.as(login)('GET', '/api/credits?from=2026-01-01&to=2026-12-31')).body.credits;

describe('S194 群防群治：监督员、志愿者报来的线索', () => {
  it('S194 counts a clue by the table of the county, and only once it is decided', () => {
    const line = (outcome: 'opened' | 'notOpened' | null, n: number) => ({
      stationId: 'S',
      accountId: 'A',
      outcome,
      n,
    });
    expect(creditLines([line(null, 3)], defaultCreditPoints)).toEqual([
      { stationId: 'S', accountId: 'A', filed: 3, opened: 0, points: 0 },
    ]);
    expect(creditLines([line('opened', 2), line('notOpened', 1), line(null, 1)], defaultCreditPoints)).toEqual([
      { stationId: 'S', accountId: 'A', filed: 4, opened: 2, points: 11 },
    ]);
  });

  it('S194 has points for every way in which a tip-off can be decided', () => {
    expect(Object.keys(defaultCreditPoints).toSorted()).toEqual([...tipoffOutcomes].toSorted());
  });

  it('S194 lists the supervisors with their points, and tells nobody which tip-off was whose', async () => {
    await clue('open');
    await clue('notOpen');
    await clue();
    const [line, ...others] = await credits(cast.deputyDirector);
    expect(others).toEqual([]);
    expect(line).toMatchObject({ name: '南春芳', stationId: 'ST-V0601', filed: 3, opened: 1, points: 6 });
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
    expect((await credits(cast.deputyDirector))[0].points).toBe(21);
    const wrong = await app.as(cast.admin)('PUT', '/api/county', {
      limits: { ...limits, tipoffCredits: { ...limits.tipoffCredits, opened: -1 } },
    });
    expect(wrong.status).toBe(400);
  });
});
