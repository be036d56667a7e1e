import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  fileTipoff,
  findOwnTipoff,
  moveOwnTipoff,
  moveTipoff,
  tipoffStationery,
} from '../../../src/actions/tipoff/tipoff.ts';
import { tellInterims } from '../../../src/actions/tipoff/told.ts';
import { getReporter } from '../../../src/store/tipoff/reporter.ts';
import { listLedger } from '../../../src/store/base/ledger.ts';
import { cast } from '../../build/cast.ts';
import { anActor, anId, countyId } from '../../build/complaint.ts';
import { testKeyring } from '../../build/house/keyring.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';
import { laterCodeOf } from '../../build/refusal.ts';
import { makeMove, tippedOffIn } from '../../build/living-tipoffs.ts';
import { anAllegation, aTipoff, reporterPart } from '../../build/tipoff.ts';
import { queryCodeOf } from '../../../src/actions/matter/query-code.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

const today = '2026-05-18';
const anonymous = { anonymous: true, reporter: null };

describe('filing a tip-off', () => {
  it('numbers it, sends it on its way, and seals who told it apart from it', async () => {
    const filed = await fileTipoff(county.ctx('consumer', today), anAllegation());
    expect(filed).toMatchObject({
      state: 'registered',
      stage: 'toDispatch',
      officeId: 'SO-SQ',
      stationId: 'ST-V0601',
      dueRule: 'C-07',
    });
    expect(filed.number).toMatch(/^举2026-\d{4}$/u);
    expect(JSON.stringify(filed)).not.toMatch(/何桂花|13800000602|刘洼/u);
    expect(await getReporter(county.db, testKeyring, filed)).toMatchObject(reporterPart);
    const [line] = await listLedger(county.db, countyId, filed.id);
    expect(line?.verb).toBe('tipoff-filed');
    expect(JSON.stringify(line?.detail)).not.toMatch(/何桂花|13800000602|刘洼/u);
  });

  it('happens once however often it is sent, all at once too, and leaves no gap in the numbers', async () => {
    const ctx = county.ctx('consumer', today);
    const allegation = anAllegation();
    const all = await Promise.all([1, 2, 3].map(() => fileTipoff(ctx, allegation)));
    expect(new Set(all.map(({ number }) => number)).size).toBe(1);
    expect(await fileTipoff(ctx, allegation)).toEqual(all[0]);
    const next = await fileTipoff(ctx, anAllegation());
    expect(Number(next.number.slice(-4))).toBe(Number(all[0]?.number.slice(-4)) + 1);
    const sealed = await county.db.selectFrom('reporter').select('id').execute();
    const told = await county.db.selectFrom('tipoff').select('id').where('reporterId', 'is not', null).execute();
    expect(sealed).toHaveLength(told.length);
  });

  it('gives the query code of an id to nobody who tells something else with it', async () => {
    const ctx = county.ctx('consumer', today);
    const allegation = anAllegation();
    await fileTipoff(ctx, allegation);
    const other = anAllegation({ clientId: allegation.clientId, story: '另外一件事，想看别人的查询码。' });
    expect(await laterCodeOf(() => fileTipoff(ctx, other))).toBe('not-permitted');
  });

  it('sends no message, which would keep the telephone beside the tip-off', async () => {
    const filed = await fileTipoff(county.ctx('consumer', today), anAllegation());
    await moveTipoff(
      county.ctx(cast.centre, today),
      filed.number,
      'dispatch',
      { officeId: 'SO-SQ', note: '' },
      { version: 1 },
    );
    const sent = await county.db.selectFrom('message').selectAll().where('matterId', '=', filed.id).execute();
    // Who has it is told at the desk, where no telephone stands.
    expect(sent.filter(({ channel, to }) => channel !== 'app' || to !== '')).toEqual([]);
  });

  it.each([
    ['a village', { place: { regionId: 'V9999' } }, 'region-unknown'],
    ['a category', { categoryCode: 'G99.9' }, 'category-unknown'],
    ['a channel', { channel: 'C99' }, 'category-unknown'],
  ])('refuses %s that the county does not have', async (_, change, code) => {
    expect(await laterCodeOf(() => fileTipoff(county.ctx('consumer', today), anAllegation(change)))).toBe(code);
  });
});

describe('who comes back', () => {
  it('finds his own tip-off by number and query code, and by no other code', async () => {
    const ctx = county.ctx('consumer', today);
    const filed = await fileTipoff(ctx, anAllegation());
    const queryCode = queryCodeOf(ctx, 'tipoff', filed) ?? '';
    expect((await findOwnTipoff(ctx, filed.number, { queryCode }))?.id).toBe(filed.id);
    expect(await findOwnTipoff(ctx, filed.number, { queryCode: '65432100' })).toBeNull();
    expect(await findOwnTipoff(ctx, '举2026-9999', { queryCode })).toBeNull();
    expect(await findOwnTipoff(ctx, filed.number, { codeWord: '刘洼的快递' })).toBeNull();
  });

  it('finds it by number and code word when he gave no name, however he types the word', async () => {
    const ctx = county.ctx('consumer', today);
    const filed = await fileTipoff(ctx, anAllegation({ ...anonymous, codeWord: 'Red Sparrow9' }));
    expect(filed).toMatchObject({ anonymous: true, reporterId: null });
    expect(filed.codeWordHash).toMatch(/^\$argon2id\$/u);
    expect((await findOwnTipoff(ctx, filed.number, { codeWord: ' red sparrow９' }))?.id).toBe(filed.id);
    expect(await findOwnTipoff(ctx, filed.number, { codeWord: 'red sparrow8' })).toBeNull();
  });

  it('urges once a day and adds to it, in the ledger as nobody by name', async () => {
    const ctx = county.ctx('consumer', today);
    const filed = await fileTipoff(ctx, anAllegation(anonymous));
    const press = anId();
    await moveOwnTipoff(ctx, filed.id, 'urge', { words: '', byConsumer: true }, press);
    expect((await moveOwnTipoff(ctx, filed.id, 'urge', { words: '', byConsumer: true }, press)).urgedTimes).toBe(1);
    expect(await laterCodeOf(() => moveOwnTipoff(ctx, filed.id, 'urge', { words: '', byConsumer: true }))).toBe(
      'already-urged-today',
    );
    await moveOwnTipoff(ctx, filed.id, 'supplement', { words: '又看见一次', attachmentIds: [] });
    const lines = await listLedger(county.db, countyId, filed.id);
    expect(lines.map(({ verb, by }) => [verb, by])).toEqual([
      ['tipoff-filed', 'consumer'],
      ['urged', 'consumer'],
      ['supplemented', 'consumer'],
    ]);
  });
});

describe('law 7: the days of a law that run from the receipt', () => {
  it('law 7: the two officers hear once, on the fourth working day, that nothing was told; not once it was', async () => {
    const texts = async (number: string) =>
      (
        await county.db
          .selectFrom('message')
          .select(['accountId', 'text'])
          .where('matterNumber', '=', number)
          .where('text', 'like', '%广告法%')
          .execute()
      ).map(({ accountId }) => accountId);
    const begin = async () => {
      let tipoff = await tippedOffIn(county, '2026-05-18', { conductCode: 'R04' });
      for (const move of ['dispatch', 'assign', 'startVerification'] as const)
        tipoff = await makeMove(county, tipoff, move, '2026-05-18');
      return tipoff;
    };
    const [silent, answered] = [await begin(), await begin()];
    // One that lies at the centre, though another of its clocks is more urgent, is the centre’s to tell.
    const waiting = await tippedOffIn(county, '2026-05-18', { conductCode: 'R04' });
    expect(waiting.dueRule).not.toBe('R-04');
    await makeMove(county, answered, 'recordNotice', '2026-05-19', { kind: 'interim', to: 'reporter' });
    const watch = (on: string) => tellInterims(county.ctx('system', on));
    await watch('2026-05-21');
    expect(await texts(silent.number)).toEqual([]);
    await watch('2026-05-22');
    await watch('2026-05-25');
    const officers = [cast.officerOfShiqiao, cast.headOfShiqiao].map((login) => county.actor(login).id);
    expect((await texts(silent.number)).toSorted()).toEqual(officers.toSorted());
    expect(await texts(answered.number)).toEqual([]);
    expect(await texts(waiting.number)).toContain(county.actor(cast.centre).id);
    // Those that were told of and are open still hold up none that comes behind them, however few are looked at in one go.
    const [second, third] = [await begin(), await begin()];
    await tellInterims(county.ctx('system', '2026-05-26'), 1);
    expect([await texts(second.number), await texts(third.number)].map((told) => told.toSorted())).toEqual([
      officers.toSorted(),
      officers.toSorted(),
    ]);
    expect(await texts(silent.number)).toHaveLength(2);
  });
});

describe('privacy Y6: the approval of a decision', () => {
  it.each([
    ['a number', '他打13812340317说的', 'leader', 'words'],
    ['none', '经核查，情况属实', 'leader', null],
    ['a number', '他打13812340317说的', 'station', null],
  ] as const)('whose reason has %s (%s) is opened by the role %s for %s', (_, decisionReason, role, opening) => {
    const tipoff = aTipoff({ state: 'verifying', outcome: 'notOpened', decisionReason });
    const ctx = county.ctx(anActor(role), today);
    expect(tipoffStationery.sealed?.openingOf(ctx, tipoff, 'approval')).toBe(opening);
  });
});
