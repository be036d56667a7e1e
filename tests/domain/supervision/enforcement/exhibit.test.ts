import { describe, expect, it } from 'vitest';
import {
  CollectExhibit,
  holderOf,
  type Exhibit,
  type ExhibitMove,
} from '../../../../src/domain/supervision/enforcement/exhibit.ts';
import { exhibitKindWords } from '../../../../src/domain/supervision/enforcement/words/exhibit-words.ts';
import { withoutTeller, type Told } from '../../../../src/domain/supervision/enforcement/exhibit-names.ts';
import { leaksOf } from '../../../../src/domain/base/disclosure/leak.ts';
import {
  collectExhibit,
  exhibitDocket,
  type ExhibitFacts,
} from '../../../../src/domain/supervision/enforcement/exhibit-steps.ts';
import type { Enforcement } from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import { anActor, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { afterEnforcementMoves, anEnforcement } from '../../../build/supervision/enforcement.ts';
import { anExhibit, collectorIds } from '../../../build/supervision/exhibit.ts';

const [first, second] = collectorIds;
const third = '00000000-0000-7000-8000-0000000000e3';
const names = new Map<string, string>([
  [first, '马立新'],
  [second, '郭燕'],
  [third, '吴广林'],
]);
const known = (change: Partial<ExhibitFacts> = {}): ExhibitFacts & { number: null } => ({
  ...facts({ today: '2026-06-10', by: { ...anActor('officer'), id: first } }),
  enforcement: anEnforcement({ state: 'investigating' }),
  n: 5,
  nameOf: (id) => names.get(id) ?? '',
  mayHold: (id) => names.has(id),
  certified: collectorIds.map((accountId) => ({ accountId, fromOn: '2020-01-01', untilOn: '2030-12-31' })),
  number: null,
  leaksOf,
  known: [],
  ...change,
});
const collected = (change: object = {}, own: Partial<ExhibitFacts> = {}): Exhibit =>
  collectExhibit(CollectExhibit.parse({ id: third, ...anExhibit(change) }), known(own)).next;
function step(one: Exhibit, move: ExhibitMove, input: object, own: Partial<ExhibitFacts> = {}): Exhibit {
  const rule = exhibitDocket.procedure[move];
  if (rule === undefined) throw new Error(move);
  return rule.apply(one, rule.input.parse(input) as never, known(own)).next;
}
const by = (id: string) => ({ by: { ...anActor('officer'), id } });
/** Written by the first officer, confirmed by whoever it waits for. */
function handed(one: Exhibit, input: object, own: Partial<ExhibitFacts> = {}): Exhibit {
  const asked = step(one, 'hand', input, own);
  return step(asked, 'confirmHand', {}, { ...own, ...by(asked.pending?.secondId ?? '') });
}
const over = { enforcement: anEnforcement({ state: 'served' }) };
const toStore = { toId: third, at: '2026-05-15T17:30:00+08:00', place: '2 号库', why: '入库' };

describe('证据', () => {
  it('knows the eight kinds of article 46 in its order', () => {
    expect(Object.values(exhibitKindWords).map(({ zh }) => zh)).toEqual([
      '书证',
      '物证',
      '视听资料',
      '电子数据',
      '证人证言',
      '当事人的陈述',
      '鉴定意见',
      '勘验笔录、现场笔录',
    ]);
  });

  it('is numbered in its case and begins its chain with who collected it', () => {
    const one = collected();
    expect(one).toMatchObject({
      n: 5,
      enforcementNumber: '案2026-0001',
      collectedOn: '2026-05-15',
      keptIn: '本所物证室',
    });
    expect(one.custody).toEqual([
      expect.objectContaining({ kind: 'taken', fromName: '当事人店内', toId: first, toName: '马立新' }),
    ]);
  });

  it('takes two certified officers, and only while the case runs', () => {
    expect(codeOf(() => collected({ secondId: first }))).toBe('investigators-same');
    expect(codeOf(() => collected({ secondId: third }))).toBe('certificate-missing');
    for (const state of ['closed', 'archived', 'terminated', 'transferred', 'notFiled', 'decided', 'served'] as const)
      expect(
        codeOf(() => collected({}, { enforcement: anEnforcement({ state }) })),
        state,
      ).toBe('exhibit-case-over');
    expect(codeOf(() => collected({}, { enforcement: null }))).toBe('not-found');
    expect(codeOf(() => collected({ collectedAt: '2026-06-11T08:00:00+08:00' }))).toBe('day-in-future');
    expect(codeOf(() => collected({ collectedAt: '2026-04-01T08:00:00+08:00' }))).toBe('day-before-start');
  });

  it('goes from hand to hand in the order of time', () => {
    const stored = handed(collected(), toStore);
    expect(holderOf(stored)).toMatchObject({ toId: third, toName: '吴广林', place: '2 号库' });
    expect(stored).toMatchObject({ state: 'kept', keptIn: '2 号库', pending: null });
    expect(stored.custody).toHaveLength(2);
    expect(stored.custody[1]).toMatchObject({ fromId: first, fromName: '马立新', toId: third, why: '入库' });
    const before = { ...toStore, toId: second, at: '2026-05-15T17:29:59+08:00' };
    expect(codeOf(() => step(stored, 'hand', before, by(third)))).toBe('exhibit-out-of-order');
    expect(codeOf(() => step(stored, 'check', { at: '2026-05-15T17:00:00+08:00', why: '封条完好' }))).toBe(
      'exhibit-out-of-order',
    );
  });

  it('changes hands when the other has confirmed it himself, and stays where it was until then', () => {
    const asked = step(collected(), 'hand', toStore);
    expect(asked).toMatchObject({ state: 'handing', keptIn: '本所物证室', pending: { secondId: third } });
    expect(asked.custody).toHaveLength(1);
    // Neither the giver nor anybody else confirms for him, and nothing else is done to it meanwhile.
    for (const id of [first, second])
      expect(codeOf(() => step(asked, 'confirmHand', {}, by(id)))).toBe('docket-not-yours');
    expect(codeOf(() => step(asked, 'check', { at: '2026-05-16T09:00:00+08:00', why: '封条完好' }))).toBe(
      'move-not-allowed',
    );
    const got = step(asked, 'confirmHand', {}, by(third));
    expect(got.custody[1]).toMatchObject({
      byId: first,
      secondId: third,
      secondName: '吴广林',
      at: '2026-05-15T09:30:00.000Z',
    });
    // What the receiver writes is confirmed by the giver.
    const fetched = step(collected(), 'hand', toStore, by(third));
    expect(fetched.pending?.secondId).toBe(first);
    expect(codeOf(() => step(fetched, 'confirmHand', {}, by(third)))).toBe('docket-not-yours');
    const back = step(asked, 'takeBack', { reason: '少了一袋' }, by(third));
    expect(back).toMatchObject({ state: 'kept', pending: null });
    expect(back.custody).toHaveLength(1);
    expect(codeOf(() => step(asked, 'takeBack', { reason: '少了一袋' }, by(second)))).toBe('docket-not-yours');
  });

  it('is never handed to an account that is closed or does not see the case, nor witnessed by one', () => {
    const stranger = '00000000-0000-7000-8000-0000000000f9';
    expect(codeOf(() => step(collected(), 'hand', { ...toStore, toId: stranger }))).toBe('exhibit-second-unknown');
    const outside = { ...toStore, toId: null, toOutside: '省化肥质检站' };
    expect(codeOf(() => step(collected(), 'hand', outside))).toBe('exhibit-needs-another');
    expect(codeOf(() => step(collected(), 'hand', { ...outside, secondId: first }))).toBe('exhibit-needs-another');
    expect(codeOf(() => step(collected(), 'hand', { ...outside, secondId: stranger }))).toBe('exhibit-second-unknown');
    const end = {
      ending: 'destroyed',
      to: '县处理场',
      secondId: stranger,
      at: '2026-06-10T09:30:00+08:00',
      why: '销毁',
    };
    expect(codeOf(() => step(collected(), 'release', end, over))).toBe('exhibit-second-unknown');
  });

  it('refuses to hand it to who has it, to nobody and to two at once', () => {
    const one = collected();
    expect(codeOf(() => step(one, 'hand', { ...toStore, toId: first }))).toBe('exhibit-same-holder');
    expect(codeOf(() => step(one, 'hand', { ...toStore, toId: null }))).toBe('exhibit-receiver');
    expect(codeOf(() => step(one, 'hand', { ...toStore, toOutside: '省化肥质检站' }))).toBe('exhibit-receiver');
    const toStation = { ...toStore, toId: null, toOutside: '省化肥质检站', secondId: second };
    const outside = handed(one, toStation);
    expect(holderOf(outside)).toMatchObject({ toId: null, toName: '省化肥质检站' });
    expect(codeOf(() => step(outside, 'hand', { ...toStation, at: '2026-05-20T09:00:00+08:00' }))).toBe(
      'exhibit-same-holder',
    );
    // What comes back is taken in by two as well.
    const home = { ...toStore, toId: first, at: '2026-05-20T09:00:00+08:00' };
    expect(codeOf(() => step(outside, 'hand', home))).toBe('exhibit-needs-another');
    expect(holderOf(handed(outside, { ...home, secondId: second })).toId).toBe(first);
  });

  it('is handed on by who gives, who receives or the head, and not once the volume is archived', () => {
    const one = collected();
    const stranger = '00000000-0000-7000-8000-0000000000f9';
    expect(codeOf(() => step(one, 'hand', toStore, by(stranger)))).toBe('exhibit-not-holder');
    expect(handed(one, toStore, by(third)).custody).toHaveLength(2);
    expect(handed(one, toStore, { by: anActor('officeHead') }).custody).toHaveLength(2);
    const closed = { enforcement: anEnforcement({ state: 'closed' }) };
    expect(handed(one, toStore, closed).custody).toHaveLength(2);
    const archived = { enforcement: anEnforcement({ state: 'archived' }) };
    expect(codeOf(() => step(one, 'hand', toStore, archived))).toBe('exhibit-case-over');
  });

  const end = {
    ending: 'destroyed',
    to: '县处理场',
    secondId: second,
    at: '2026-06-10T09:30:00+08:00',
    why: '没收销毁',
  };

  it('is looked over without changing hands, and given up by two, each by his own press', () => {
    const seen = step(collected(), 'check', { at: '2026-06-10T09:15:00+08:00', why: '38 袋，封条完好' });
    expect(holderOf(seen).toId).toBe(first);
    expect(seen.custody).toHaveLength(2);
    expect(codeOf(() => step(seen, 'release', { ...end, secondId: first }, over))).toBe('exhibit-needs-another');
    const asked = step(seen, 'release', end, over);
    expect(asked).toMatchObject({ state: 'releasing', ending: null, keptIn: '本所物证室' });
    expect(codeOf(() => step(asked, 'confirmRelease', {}, over))).toBe('docket-not-yours');
    const gone = step(asked, 'confirmRelease', {}, { ...over, ...by(second) });
    expect(gone).toMatchObject({ state: 'released', ending: 'destroyed', pending: null, keptIn: '县处理场' });
    expect(gone.custody.at(-1)).toMatchObject({ kind: 'released', byId: first, secondId: second, secondName: '郭燕' });
    expect(codeOf(() => step(gone, 'hand', { ...toStore, at: '2026-06-10T09:40:00+08:00' }))).toBe('move-not-allowed');
  });

  it('is not given up while the case is investigated, but for what a lifted measure held and what goes with the case', () => {
    const give = (ending: string, change: Partial<Enforcement>) =>
      codeOf(() =>
        step(
          collected(),
          'release',
          { ...end, ending },
          { enforcement: { ...anEnforcement({ state: 'investigating' }), ...change } },
        ),
      );
    for (const state of ['clue', 'investigating', 'reported', 'reviewing', 'reviewed', 'notified'] as const)
      for (const ending of ['destroyed', 'returned', 'archived'])
        expect(give(ending, { state }), state).toBe('exhibit-before-decision');
    expect(give('handedWith', {})).toBe('exhibit-goes-with-case');
    expect(give('handedWith', { state: 'transferred', outcome: 'crime' })).toBeNull();
    for (const ending of ['destroyed', 'returned', 'archived']) expect(give(ending, { state: 'decided' })).toBeNull();
    // 罚没财物管理办法: to the store of confiscated goods, or sold, goes only what a penalty took.
    for (const ending of ['stored', 'sold']) {
      expect(give(ending, { state: 'reviewed', outcome: null })).toBe('exhibit-not-confiscated');
      expect(give(ending, { state: 'closed', outcome: 'exempted' })).toBe('exhibit-not-confiscated');
      expect(give(ending, { state: 'decided', outcome: 'penalised' })).toBeNull();
    }
    const lifted = afterEnforcementMoves(
      anEnforcement({ state: 'investigating' }),
      ['takeMeasure', '2026-05-06'],
      ['endMeasure', '2026-05-08', { ending: 'returned' }],
    );
    expect(give('returned', { measures: lifted.measures })).toBeNull();
    expect(give('destroyed', { measures: lifted.measures })).toBe('exhibit-before-decision');
    // It may have been opened again before the second one presses.
    const asked = step(collected(), 'release', end, over);
    expect(codeOf(() => step(asked, 'confirmRelease', {}, by(second)))).toBe('exhibit-before-decision');
  });
});

describe('谁举报的、谁投诉的', () => {
  const tippedOff = {
    enforcement: { ...anEnforcement({ state: 'investigating' }), channel: 'tipoff' as const, tipoffId: third },
  };
  const complained = {
    enforcement: { ...anEnforcement({ state: 'investigating' }), channel: 'complaint' as const, complaintId: third },
  };

  it('is told by no word of an exhibit: not by its name, not by its source, not by where it was got', () => {
    const telling = [
      { source: '王秀兰提供' },
      { source: '证人 13812340317' },
      { name: '王秀兰家的监控录像 1 段' },
      { collectedPlace: '前进村3组王秀兰家' },
      { keptIn: '王秀兰家' },
    ];
    for (const change of telling)
      for (const of of [tippedOff, complained])
        expect(
          codeOf(() => collected(change, of)),
          JSON.stringify(change),
        ).toBe('exhibit-names');
    expect(codeOf(() => collected({ source: '举报人提供' }, tippedOff))).toBe('exhibit-names');
    expect(collected({ source: '投诉人提供' }, complained).source).toBe('投诉人提供');
    for (const change of telling) expect(collected(change).n).toBe(5);
  });

  it('leaves the party, the officers, the goods and a brand in quotation marks', () => {
    const own = { ...tippedOff, known: ['马立新'] };
    for (const change of [
      { source: '案外人提供' },
      { source: '老周农资店提供，马立新拍摄' },
      { name: '康师傅方便面 2 箱' },
      { name: '“江小白” 2 瓶' },
    ])
      expect(collected(change, own)).toMatchObject(change);
    expect(codeOf(() => collected({ name: '江小白 2 瓶' }, own))).toBe('exhibit-names');
  });

  it('is told by no line of the chain', () => {
    const one = collected({}, tippedOff);
    const at = '2026-06-10T09:30:00+08:00';
    for (const [move, input] of [
      ['hand', { ...toStore, why: '退给王秀兰看' }],
      ['hand', { ...toStore, toId: null, toOutside: '王秀兰' }],
      ['check', { at, why: '王秀兰在场' }],
      ['release', { ending: 'returned', to: '王秀兰', secondId: second, at, why: '退还' }],
    ] as const)
      expect(
        codeOf(() => step(one, move, input, tippedOff)),
        JSON.stringify(input),
      ).toBe('exhibit-names');
  });

  it('is printed no more where it was written before', () => {
    const say = (words: string, of: Told) => withoutTeller(words, of, { leaksOf, known: ['马立新'] });
    const { enforcement } = tippedOff;
    expect(say('举报人王秀兰提供，马立新拍摄', enforcement)).toBe('案外人某某提供，马立新拍摄');
    expect(say('王秀兰提供', complained.enforcement)).toBe('某某提供');
    expect(say('王秀兰提供', anEnforcement())).toBe('王秀兰提供');
  });
});
