import { describe, expect, it } from 'vitest';
import {
  CollectExhibit,
  exhibitKindWords,
  holderOf,
  type Exhibit,
} from '../../../../src/domain/supervision/enforcement/exhibit.ts';
import {
  collectExhibit,
  exhibitDocket,
  type ExhibitFacts,
} from '../../../../src/domain/supervision/enforcement/exhibit-steps.ts';
import { anActor, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { anEnforcement } from '../../../build/supervision/enforcement.ts';
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
  certified: collectorIds.map((accountId) => ({ accountId, fromOn: '2020-01-01', untilOn: '2030-12-31' })),
  number: null,
  ...change,
});
const collected = (change: object = {}, own: Partial<ExhibitFacts> = {}): Exhibit =>
  collectExhibit(CollectExhibit.parse({ id: third, ...anExhibit(change) }), known(own)).next;
function step(
  one: Exhibit,
  move: 'hand' | 'check' | 'release',
  input: object,
  own: Partial<ExhibitFacts> = {},
): Exhibit {
  const rule = exhibitDocket.procedure[move];
  if (rule === undefined) throw new Error(move);
  return rule.apply(one, rule.input.parse(input) as never, known(own)).next;
}
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
    const stored = step(collected(), 'hand', toStore);
    expect(holderOf(stored)).toMatchObject({ toId: third, toName: '吴广林', place: '2 号库' });
    expect(stored.keptIn).toBe('2 号库');
    expect(stored.custody).toHaveLength(2);
    expect(stored.custody[1]).toMatchObject({ fromId: first, fromName: '马立新', toId: third, why: '入库' });
    const before = { ...toStore, toId: second, at: '2026-05-15T17:29:59+08:00' };
    expect(codeOf(() => step(stored, 'hand', before, { by: { ...anActor('officer'), id: third } }))).toBe(
      'exhibit-out-of-order',
    );
    expect(codeOf(() => step(stored, 'check', { at: '2026-05-15T17:00:00+08:00', why: '封条完好' }))).toBe(
      'exhibit-out-of-order',
    );
  });

  it('refuses to hand it to who has it, to nobody and to two at once', () => {
    const one = collected();
    expect(codeOf(() => step(one, 'hand', { ...toStore, toId: first }))).toBe('exhibit-same-holder');
    expect(codeOf(() => step(one, 'hand', { ...toStore, toId: null }))).toBe('exhibit-receiver');
    expect(codeOf(() => step(one, 'hand', { ...toStore, toOutside: '省化肥质检站' }))).toBe('exhibit-receiver');
    const outside = step(one, 'hand', { ...toStore, toId: null, toOutside: '省化肥质检站' });
    expect(holderOf(outside)).toMatchObject({ toId: null, toName: '省化肥质检站' });
    const again = { ...toStore, toId: null, toOutside: '省化肥质检站', at: '2026-05-20T09:00:00+08:00' };
    expect(codeOf(() => step(outside, 'hand', again))).toBe('exhibit-same-holder');
  });

  it('is handed on by who gives, who receives or the head, and not once the volume is archived', () => {
    const one = collected();
    const stranger = { ...anActor('officer'), id: '00000000-0000-7000-8000-0000000000f9' };
    expect(codeOf(() => step(one, 'hand', toStore, { by: stranger }))).toBe('exhibit-not-holder');
    expect(step(one, 'hand', toStore, { by: { ...anActor('officer'), id: third } }).custody).toHaveLength(2);
    expect(step(one, 'hand', toStore, { by: anActor('officeHead') }).custody).toHaveLength(2);
    const closed = { enforcement: anEnforcement({ state: 'closed' }) };
    expect(step(one, 'hand', toStore, closed).custody).toHaveLength(2);
    const archived = { enforcement: anEnforcement({ state: 'archived' }) };
    expect(codeOf(() => step(one, 'hand', toStore, archived))).toBe('exhibit-case-over');
  });

  it('is looked over without changing hands, and given up by two', () => {
    const seen = step(collected(), 'check', { at: '2026-06-10T09:15:00+08:00', why: '38 袋，封条完好' });
    expect(holderOf(seen).toId).toBe(first);
    expect(seen.custody).toHaveLength(2);
    const end = {
      ending: 'destroyed',
      to: '县处理场',
      secondId: second,
      at: '2026-06-10T09:30:00+08:00',
      why: '没收销毁',
    };
    expect(codeOf(() => step(seen, 'release', { ...end, secondId: first }))).toBe('exhibit-needs-another');
    const over = step(seen, 'release', end);
    expect(over).toMatchObject({ state: 'released', ending: 'destroyed' });
    expect(codeOf(() => step(over, 'hand', { ...toStore, at: '2026-06-10T09:40:00+08:00' }))).toBe('move-not-allowed');
  });
});
