import { describe, expect, it } from 'vitest';
import { batchDocket } from '../../../../src/domain/supervision/sampling/batch-steps.ts';
import {
  batchMoves,
  batchStateWords,
  isUnfit,
  maySeeBatch,
  type BatchMove,
  type BatchState,
  type SamplingBatch,
} from '../../../../src/domain/supervision/sampling/batch.ts';
import { drawnFrom } from '../../../../src/domain/supervision/sampling/retest.ts';
import { unfitFor } from '../../../../src/domain/supervision/sampling/institution.ts';
import { anActor } from '../../../build/complaint.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';
import {
  aBatch,
  anInstitution,
  batchFacts,
  batchInputs,
  evened,
  lab,
  made,
  noon,
  others,
  samplers,
  through,
  toConfirmed,
  toUnqualified,
} from '../../../build/supervision/sampling.ts';

const moves = Object.keys(batchDocket.procedure) as BatchMove[];
const drawn = (batch: SamplingBatch) => through(batch, [...toUnqualified, 'tell', 'askRetest', 'drawInstitution']);

/** One batch in every state, each led there by the steps. */
const inState: Record<BatchState, SamplingBatch> = {
  planned: aBatch(),
  sampled: through(aBatch(), ['sample']),
  sent: through(aBatch(), ['sample', 'send']),
  tested: through(aBatch(), ['sample', 'send', 'enterResult']),
  qualified: made(drawn(aBatch()), 'retestPass'),
  unqualified: through(aBatch(), toUnqualified),
  told: through(aBatch(), [...toUnqualified, 'tell']),
  retesting: drawn(aBatch()),
  confirmed: evened(through(aBatch(), toConfirmed)),
  disposed: made(evened(through(aBatch(), toConfirmed)), 'dispose'),
  linked: through(evened(through(aBatch(), toConfirmed)), ['dispose', 'noCase']),
  published: through(evened(through(aBatch(), toConfirmed)), ['dispose', 'noCase', 'publish']),
  closed: through(evened(through(aBatch(), toConfirmed)), ['dispose', 'noCase', 'publish', 'close']),
  cancelled: through(aBatch(), ['cancel']),
};

describe('the table of moves of a sampling batch', () => {
  for (const state of Object.keys(batchStateWords) as BatchState[]) {
    const row: Readonly<Partial<Record<BatchMove, BatchState>>> = batchMoves[state];
    for (const move of moves) {
      const to = row[move];
      it(`SM5 ${state} · ${move} → ${to ?? 'refused'}`, () => {
        const batch = inState[state];
        expect(batch.state).toBe(state);
        const code = codeOf(() => made(batch, move));
        if (to === undefined) expect(code).toBe('move-not-allowed');
        else if (code === null) expect(made(batch, move).state).toBe(to);
        // What the state allows and the entry as it stands does not is refused for that reason alone.
        else expect(code).not.toBe('move-not-allowed');
      });
    }
  }

  it('S8 S10 every way through the table ends: no state but the ends is without a step, and from each the end is reached', () => {
    const ends = new Set<string>(batchDocket.over);
    for (const state of Object.keys(batchMoves) as BatchState[]) {
      const reached = new Set<string>([state]);
      for (const one of reached) for (const to of Object.values(batchMoves[one as BatchState])) reached.add(to);
      expect(
        [...reached].some((one) => ends.has(one)),
        state,
      ).toBe(true);
    }
  });
});

describe('sampling', () => {
  it('S8 is done by two different people, with a seal each for the sample and the spare, both used nowhere else', () => {
    const one = (change: object) => () => made(aBatch(), 'sample', { ...batchInputs.sample, ...change });
    const pathOf = (act: () => unknown) => refusalOf(act).fields[0]?.path;
    expect(pathOf(one({ samplerIds: [samplers[0], samplers[0]] }))).toBe('samplerIds');
    const stranger = '00000000-0000-7000-8000-0000000000ff';
    expect(pathOf(one({ samplerIds: [samplers[0], stranger] }))).toBe('samplerIds');
    expect(pathOf(one({ spareSeal: '128' }))).toBe('spareSeal');
    expect(pathOf(one({ sample: 0 }))).toBe('sample');
    expect(
      codeOf(() => made(aBatch(), 'sample', batchInputs.sample, batchFacts('2026-07-20', { sealsUsed: ['128'] }))),
    ).toBe('sampling-seal-used');
    const batch = made(
      aBatch(),
      'sample',
      batchInputs.sample,
      batchFacts('2026-07-20', { sellerId: others[0]?.id ?? '' }),
    );
    expect(batch).toMatchObject({ sampleMilli: 1000, spareMilli: 1000, sellerId: others[0]?.id, samplerIds: samplers });
  });

  it('S8 each hand-over is a row with its seals, none before the one before it; a broken seal is not tested', () => {
    const batch = through(aBatch(), ['sample', 'handOver']);
    expect(batch.hands).toEqual([{ ...batchInputs.handOver, sealsWhole: true, note: '' }]);
    expect(refusalOf(() => made(batch, 'handOver', { ...batchInputs.handOver, at: noon('2026-05-17') })).code).toBe(
      'day-before-start',
    );
    expect(codeOf(() => made(batch, 'send', { ...batchInputs.send, sealsWhole: 'no' }))).toBe('sampling-seal-broken');
    const broken = made(batch, 'handOver', { ...batchInputs.handOver, at: noon('2026-05-19'), sealsWhole: 'no' });
    expect(broken.hands.at(-1)?.sealsWhole).toBe(false);
    expect(made(batch, 'send').hands.at(-1)).toMatchObject({ from: '城关所样品柜', to: lab.name });
  });

  it('S9 no institution whose qualification has ended, whose scope lacks the goods or which the level may not commission', () => {
    const to = (change: object, day = '2026-07-20') => {
      const one = anInstitution(change);
      const known = batchFacts(day, { institutions: [one] });
      return codeOf(() =>
        made(through(aBatch(), ['sample']), 'send', { ...batchInputs.send, institutionId: one.id }, known),
      );
    };
    expect(to({})).toBeNull();
    expect(to({ validTo: '2026-05-20' })).toBeNull();
    expect(to({ validTo: '2026-05-19' })).toBe('institution-expired');
    expect(to({ scope: ['clothing'] })).toBe('institution-scope');
    expect(to({ commissioners: ['province', 'city'] })).toBe('institution-level');
    expect(unfitFor({ ...lab, state: 'retired' }, aBatch(), '2026-05-20')).toBe('retired');
  });

  it('S10 the judgement follows the result and nobody’s wish', () => {
    const tested = through(aBatch(), ['sample', 'send', 'enterResult']);
    expect(codeOf(() => made(tested, 'pass'))).toBe('sampling-unfit-item');
    const items = [{ item: '菌落总数', fit: 'yes' }];
    const fit = made(through(aBatch(), ['sample', 'send']), 'enterResult', { ...batchInputs.enterResult, items });
    expect(codeOf(() => made(fit, 'fail'))).toBe('sampling-no-unfit-item');
    expect(isUnfit(made(fit, 'pass'))).toBe(false);
    expect(isUnfit(made(tested, 'fail'))).toBe(true);
  });
});

describe('the re-test', () => {
  const told = through(aBatch(), [...toUnqualified, 'tell']);

  it('S10 is asked for within the window, waived in it, or runs out after its last day and not before', () => {
    // Told on 16 June 2026: seven working days, the Dragon Boat Festival among them.
    const last = '2026-06-26';
    expect(codeOf(() => made(told, 'askRetest', { ...batchInputs.askRetest, askedOn: last }))).toBeNull();
    expect(codeOf(() => made(told, 'askRetest', { ...batchInputs.askRetest, askedOn: '2026-06-27' }))).toBe(
      'sampling-window-past',
    );
    expect(codeOf(() => made(told, 'endWindow', {}, batchFacts(last)))).toBe('sampling-window-open');
    expect(made(told, 'endWindow', {}, batchFacts('2026-06-27'))).toMatchObject({
      state: 'confirmed',
      confirmedHow: 'runOut',
    });
    expect(made(told, 'waiveRetest')).toMatchObject({ state: 'confirmed', confirmedHow: 'waived' });
  });

  it('S10 is done by another institution of the list, drawn by a seed that anybody can draw with again, never by the first', () => {
    const first = { ...lab, retests: true };
    const seeds = Array.from({ length: 200 }, (_, n) => n.toString(16));
    const institutions = [first, ...others, anInstitution({ retests: true, validTo: '2026-06-01' })];
    const asked = through(told, ['askRetest']);
    const found = seeds.map((seed) => {
      const { retest } = made(asked, 'drawInstitution', {}, batchFacts('2026-06-20', { institutions, seed }));
      expect(retest).toMatchObject({ seed, candidates: others.length, drawnOn: '2026-06-20' });
      expect(drawnFrom(others, seed)?.id).toBe(retest?.institutionId);
      expect(drawnFrom(others.toReversed(), seed)?.id).toBe(retest?.institutionId);
      return retest?.institutionId;
    });
    expect(new Set(found)).toEqual(new Set(others.map(({ id }) => id)));
    expect(codeOf(() => made(asked, 'drawInstitution', {}, batchFacts('2026-06-20', { institutions: [first] })))).toBe(
      'sampling-nobody-to-draw',
    );
    expect(codeOf(() => made(made(asked, 'drawInstitution'), 'drawInstitution'))).toBe('sampling-drawn-already');
    expect(codeOf(() => made(asked, 'retestFail'))).toBe('sampling-draw-first');
  });

  it('S10 of goods that are no food first has its papers made', () => {
    const goods = through(aBatch({ productClass: 'appliance' }), [...toUnqualified, 'tell', 'askRetest']);
    expect(codeOf(() => made(goods, 'drawInstitution'))).toBe('sampling-papers-first');
    expect(made(through(goods, ['takePapers', 'drawInstitution']), 'retestFail').state).toBe('confirmed');
    expect(codeOf(() => made(through(told, ['askRetest']), 'takePapers'))).toBe('sampling-papers-none');
  });

  it('S10 overturns the result or lets it stand', () => {
    const passed = inState.qualified;
    expect(isUnfit(passed)).toBe(false);
    expect(made(passed, 'close').state).toBe('closed');
    expect(made(drawn(aBatch()), 'retestFail')).toMatchObject({ confirmedHow: 'retest', confirmedOn: '2026-07-20' });
  });
});

describe('what is disposed of', () => {
  const confirmed = through(aBatch(), toConfirmed);

  it('S11 an order holds from its service on, whatever is still asked of the result, and is proven by photos and two people', () => {
    const ordered = through(aBatch(), [...toUnqualified, 'order']);
    expect(ordered).toMatchObject({ state: 'unqualified', orderMade: { action: 'offShelf' } });
    expect(codeOf(() => made(ordered, 'execute', { ...batchInputs.execute, onDay: '2026-06-15' }))).toBe(
      'day-before-start',
    );
    expect(() => made(ordered, 'execute', { ...batchInputs.execute, photoIds: [] })).toThrow();
    expect(codeOf(() => made(ordered, 'execute', { ...batchInputs.execute, byIds: [samplers[0], samplers[0]] }))).toBe(
      'invalid-input',
    );
    expect(codeOf(() => made(confirmed, 'execute'))).toBe('sampling-order-first');
    expect(codeOf(() => made(ordered, 'order'))).toBe('sampling-one-order');
  });

  it('S11 nothing is disposed of while an order, a count or a part of the lot is missing', () => {
    expect(codeOf(() => made(confirmed, 'dispose'))).toBe('sampling-order-first');
    expect(codeOf(() => made(through(confirmed, ['order']), 'dispose'))).toBe('sampling-count-first');
    const short = through(confirmed, ['order', 'count', 'execute']);
    const refused = refusalOf(() => made(short, 'dispose'));
    expect(refused).toMatchObject({ code: 'sampling-uneven' });
    expect(refused.facts).toEqual({ differences: '公斤：还有 14.5 没有去向' });
    expect(made(evened(confirmed), 'dispose').state).toBe('disposed');
  });

  it('S10 an unqualified batch has no way to its end but through its disposal', () => {
    const paths = (state: BatchState, seen: readonly BatchState[]): BatchState[][] =>
      Object.values(batchMoves[state]).flatMap((to) => {
        if (to === 'closed') return [[...seen, state, to]];
        return seen.includes(to) || to === state ? [] : paths(to, [...seen, state]);
      });
    for (const path of paths('unqualified', []))
      expect(path.includes('disposed') || path.includes('qualified'), path.join(' → ')).toBe(true);
  });

  it('S11 a line that was written wrongly is struck and stays to be read', () => {
    const struck = made(evened(confirmed), 'strike', { n: 5, reason: '其实是销毁' });
    expect(struck.lines).toHaveLength(5);
    expect(struck.lines[4]?.struckWhy).toBe('其实是销毁');
    expect(codeOf(() => made(struck, 'dispose'))).toBe('sampling-uneven');
    expect(codeOf(() => made(struck, 'strike', { n: 5, reason: '再划' }))).toBe('invalid-input');
  });

  it('S10 what was ordered to be rectified is re-checked before it closes; only goods that are no food are', () => {
    const goods = through(aBatch({ productClass: 'appliance' }), toConfirmed);
    const rectify = { ...batchInputs.order, rectify: true };
    expect(codeOf(() => made(confirmed, 'order', rectify))).toBe('invalid-input');
    let one = made(goods, 'order', rectify);
    one = made(one, 'count', { ...batchInputs.count, sold: 44, stock: 0 });
    one = through(one, ['dispose', 'noCase', 'publish']);
    expect(codeOf(() => made(one, 'close'))).toBe('sampling-recheck-first');
    expect(through(one, ['recheck', 'close']).state).toBe('closed');
  });
});

it('S10 an office sees its own batches and those that nobody was given, the centre and the leaders all', () => {
  const of = (officeId: string | null) => ({ ...aBatch(), officeId });
  expect(maySeeBatch(anActor('officer'), of('SO-LH'))).toBe(true);
  expect(maySeeBatch(anActor('officer'), of(null))).toBe(true);
  expect(maySeeBatch(anActor('officer'), of('SO-CG'))).toBe(false);
  expect(maySeeBatch(anActor('centre'), of('SO-CG'))).toBe(true);
  expect(maySeeBatch(anActor('leader'), of('SO-CG'))).toBe(true);
  for (const role of ['station', 'mediator', 'department', 'business', 'consumer', 'admin'] as const)
    expect(maySeeBatch(anActor(role), of(null)), role).toBe(false);
});
