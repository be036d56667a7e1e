import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../../src/domain/base/disclosure/leak.ts';
import {
  cautionDocket,
  cautionNeedsAnother,
  cautionStateOn,
  isCautionOn,
  SetCaution,
  setCaution,
  type Caution,
  type CautionFacts,
} from '../../../../src/domain/supervision/inspection/caution.ts';
import { anActor, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const setter = { ...anActor('officer'), id: '00000000-0000-7000-8000-0000000000a1' };
const head = { ...anActor('officeHead'), id: '00000000-0000-7000-8000-0000000000a2' };
const subject = {
  operatorId: '00000000-0000-7000-8000-0000000000b1',
  enforcementId: null,
  inspectionId: null,
  operatorName: '老周农资店',
  regionId: 'V0301',
  officeId: setter.organisationId,
};
const known = (change: Partial<CautionFacts> & { on?: string } = {}): CautionFacts & { number: null } => ({
  ...facts({ today: change.on ?? '2026-05-15', by: setter }),
  leaksOf,
  subject,
  known: {},
  number: null,
  ...change,
});
const set = (change: object = {}, own: Partial<CautionFacts> = {}): Caution =>
  setCaution(
    SetCaution.parse({
      id: '00000000-0000-7000-8000-0000000000c1',
      kind: 'dog',
      words: '院里有狗，没拴，到门口先打电话',
      untilOn: '2026-08-15',
      ...change,
    }),
    known(own),
  ).next;
function step(one: Caution, move: string, input: object, own: Partial<CautionFacts> & { on?: string } = {}): Caution {
  const rule = cautionDocket.procedure[move];
  if (rule === undefined) throw new Error(move);
  return rule.apply(one, rule.input.parse(input) as never, known(own)).next;
}

describe('警示', () => {
  it('is shown only once another person has confirmed it, and until its day', () => {
    const asked = set();
    expect(asked).toMatchObject({ state: 'asked', operatorName: '老周农资店', officeId: setter.organisationId });
    expect(isCautionOn(asked, '2026-05-15')).toBe(false);
    const on = step(asked, 'confirm', {}, { by: head });
    expect(isCautionOn(on, '2026-08-15')).toBe(true);
    expect(isCautionOn(on, '2026-08-16')).toBe(false);
    const ended = step(on, 'end', { reason: '狗已经送走' });
    expect(isCautionOn(ended, '2026-05-16')).toBe(false);
    expect(ended.endReason).toBe('狗已经送走');
  });

  it('is neither confirmed nor renewed by who set it, whatever his role', () => {
    expect(cautionNeedsAnother).toEqual({ confirm: true, refuse: true, renew: true, end: false });
    const own = set({}, { by: head });
    expect(codeOf(() => step(own, 'confirm', {}, { by: head }))).toBe('docket-not-yours');
    const on = step(own, 'confirm', {}, { by: anActor('centre') });
    expect(codeOf(() => step(on, 'renew', { untilOn: '2026-12-01', reason: '狗还在院里' }, { by: head }))).toBe(
      'docket-not-yours',
    );
  });

  it('ends within a year, and each renewal is a decision with its reason', () => {
    expect(codeOf(() => set({ untilOn: '2027-05-16' }))).toBe('caution-until');
    expect(set({ untilOn: '2027-05-15' }).untilOn).toBe('2027-05-15');
    expect(codeOf(() => set({ untilOn: '2026-05-14' }))).toBe('caution-until');
    const on = step(set(), 'confirm', {}, { by: head });
    const later = { by: head, on: '2026-08-01' };
    expect(codeOf(() => step(on, 'renew', { untilOn: '2026-08-10', reason: '狗还在院里' }, later))).toBe(
      'caution-until',
    );
    expect(codeOf(() => step(on, 'renew', { untilOn: '2027-08-02', reason: '狗还在院里' }, later))).toBe(
      'caution-until',
    );
    const renewed = step(on, 'renew', { untilOn: '2027-08-01', reason: '狗还在院里' }, later);
    expect(renewed.untilOn).toBe('2027-08-01');
    expect(renewed.renewals).toEqual([
      { untilOn: '2027-08-01', reason: '狗还在院里', byId: head.id, on: '2026-08-01' },
    ]);
  });

  it('is on a shop, a party of a case or a place, and names nobody', () => {
    expect(codeOf(() => set({}, { subject: null }))).toBe('caution-subject');
    expect(codeOf(() => set({ words: '他的电话 13800000317，先打电话' }))).toBe('caution-names');
    expect(codeOf(() => set({ words: '周建国养了狗，没拴' }, { known: { names: ['周建国'] } }))).toBe('caution-names');
    // Whoever told of it, the owner, a neighbour: nobody has to be known beforehand.
    for (const words of ['王秀兰家有狗，没拴', '店主王建军动过手，两人去', '赵国庆反映店里放狗'])
      expect(
        codeOf(() => set({ words })),
        words,
      ).toBe('caution-names');
    expect(codeOf(() => set({ place: '王秀兰家后院' }))).toBe('caution-names');
    const on = step(set(), 'confirm', {}, { by: head });
    for (const [move, input] of [
      ['end', { reason: '王秀兰说狗送走了' }],
      ['renew', { untilOn: '2026-12-01', reason: '王秀兰说狗还在' }],
    ] as const)
      expect(
        codeOf(() => step(on, move, input, { by: head })),
        move,
      ).toBe('caution-names');
    expect(codeOf(() => step(set(), 'refuse', { reason: '王秀兰说没有狗' }, { by: head }))).toBe('caution-names');
    for (const words of ['老周农资店院里有狗，没拴', '店主的儿子持刀威胁过，带上民警', '马路对面有施工坑，绕行'])
      expect(set({ words }).words).toBe(words);
    expect(SetCaution.safeParse({ id: setter.id, kind: 'dog', words: '', untilOn: '2026-08-15' }).success).toBe(false);
  });

  it('is over when its last day is, confirmed or not, and is neither confirmed, refused, renewed nor ended after', () => {
    const asked = set();
    const on = step(asked, 'confirm', {}, { by: head });
    const onDay = (day: string, by = head) => ({ ...facts({ today: day, by }) });
    expect([cautionStateOn(asked, '2026-08-15'), cautionStateOn(on, '2026-08-15')]).toEqual(['asked', 'on']);
    expect([cautionStateOn(asked, '2026-08-16'), cautionStateOn(on, '2026-08-16')]).toEqual(['expired', 'expired']);
    const ended = step(on, 'end', { reason: '狗已经送走' }, onDay('2026-08-15'));
    expect(cautionStateOn(ended, '2027-01-01')).toBe('ended');
    expect(step(asked, 'confirm', {}, onDay('2026-08-15')).state).toBe('on');
    for (const [one, move, input] of [
      [asked, 'confirm', {}],
      [asked, 'refuse', { reason: '去看过，没有狗' }],
      [on, 'renew', { untilOn: '2026-12-01', reason: '狗还在院里' }],
      [on, 'end', { reason: '狗已经送走' }],
    ] as const)
      expect(
        codeOf(() => step(one, move, input, onDay('2026-08-16'))),
        move,
      ).toBe('caution-over');
  });

  it('is set on a place by the office of that place or by the county, on a shop by whoever sees it', () => {
    const place = { ...subject, operatorId: null, operatorName: '', regionId: 'V0501', officeId: 'SO-SQ' };
    for (const by of [setter, head])
      expect(
        codeOf(() => set({ regionId: 'V0501' }, { by, subject: place })),
        by.role,
      ).toBe('caution-elsewhere');
    expect(set({ regionId: 'V0501' }, { by: anActor('centre'), subject: place }).regionId).toBe('V0501');
    expect(set({}, { subject: { ...place, officeId: setter.organisationId } }).state).toBe('asked');
    expect(set({}, { subject: { ...subject, officeId: 'SO-SQ' } }).state).toBe('asked');
  });

  it('is read by its own office and the county once two have said it; before, by who set it and who may confirm it', () => {
    const asked = set();
    const one = step(asked, 'confirm', {}, { by: head });
    const refused = step(asked, 'refuse', { reason: '去看过，没有狗' }, { by: head });
    const colleague = { ...setter, id: '00000000-0000-7000-8000-0000000000a3' };
    const elsewhere = { ...head, id: '00000000-0000-7000-8000-0000000000a4', organisationId: 'SO-SQ' };
    for (const alone of [asked, refused]) {
      for (const actor of [setter, head, anActor('centre')]) expect(cautionDocket.maySee(actor, alone)).toBe(true);
      for (const actor of [colleague, elsewhere]) expect(cautionDocket.maySee(actor, alone)).toBe(false);
    }
    for (const actor of [setter, colleague, head, anActor('centre')])
      expect(cautionDocket.maySee(actor, one)).toBe(true);
    expect(cautionDocket.maySee(elsewhere, one)).toBe(false);
    expect(cautionDocket.maySee({ ...setter, organisationId: 'SO-SQ' }, one)).toBe(false);
    for (const role of ['station', 'mediator', 'department', 'business', 'admin', 'auditor'] as const)
      expect(cautionDocket.maySee(anActor(role), one), role).toBe(false);
  });
});
