import { describe, expect, it } from 'vitest';
import { appointmentProcedure, monthsAfter } from '../../../src/domain/people/appointment-steps.ts';
import {
  appointmentMoves,
  appointmentStates,
  isValidOn,
  type AppointmentMove,
} from '../../../src/domain/people/appointment.ts';
import { maySeePerson } from '../../../src/domain/people/person.ts';
import {
  compliance,
  lackZh,
  rowsByTown,
  stationLacks,
  townLacks,
  type Placed,
} from '../../../src/domain/people/composition.ts';
import { defaultStaffing, type StaffingRule } from '../../../src/domain/people/staffing.ts';
import type { Actor, Role } from '../../../src/domain/base/actor.ts';
import { anActor } from '../../build/complaint.ts';
import { anAppointment, aNomination, aPerson, inputs, moveAppointment, today } from '../../build/people/people.ts';
import { codeOf } from '../../build/refusal.ts';

describe('an appointment', () => {
  it('S89 聘任有统一称号、证书编号和聘期：称号从称号表里选，聘期按本县的设置', () => {
    const person = aPerson();
    const one = anAppointment(person);
    expect(one).toMatchObject({
      state: 'appointed',
      title: 'food',
      certNumber: '聘2026-0001',
      appointedOn: today,
      validTo: '2028-11-24',
    });
    const checked = moveAppointment(person, aNomination(person), 'check', inputs.check);
    const appoint = (change: object) =>
      codeOf(() => moveAppointment(person, checked, 'appoint', { appointedOn: today, ...change }));
    expect(appoint({ title: 'nobody' })).toBe('title-unknown');
    expect(appoint({ validTo: today })).toBe('term-ends-early');
    expect(appoint({ title: 'rights', validTo: '2027-11-24' })).toBeNull();
  });

  it('goes from nominated to active and is renewed for a later day', () => {
    const person = aPerson();
    let one = anAppointment(person);
    one = moveAppointment(person, one, 'train', inputs.train);
    one = moveAppointment(person, one, 'activate');
    expect(one).toMatchObject({ state: 'active', trainedOn: today, activeOn: today });
    expect(codeOf(() => moveAppointment(person, one, 'renew', { validTo: '2028-11-24' }))).toBe('term-ends-early');
    expect(moveAppointment(person, one, 'renew', inputs.renew)).toMatchObject({ state: 'renewed', renewedTimes: 1 });
  });

  it('counts a term to the day before its day comes round', () => {
    expect(monthsAfter('2026-03-15', 24)).toBe('2028-03-14');
    expect(monthsAfter('2024-02-29', 12)).toBe('2025-02-27');
    expect(monthsAfter('2026-01-31', 1)).toBe('2026-02-27');
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    const person = aPerson();
    for (const state of appointmentStates)
      for (const move of Object.keys(appointmentProcedure) as AppointmentMove[]) {
        const one = { ...anAppointment(person), state };
        const code = codeOf(() => moveAppointment(person, one, move, inputs[move]));
        expect(code, `${state} ${move}`).toBe(move in appointmentMoves[state] ? null : 'move-not-allowed');
      }
  });

  it('is one for one post at one place; further departments are duties of the same', () => {
    const person = aPerson();
    const one = anAppointment(person, { departmentIds: ['AMR'] });
    expect(codeOf(() => aNomination(person, {}, { alongside: [one] }))).toBe('appointed-already');
    expect(codeOf(() => aNomination(person, { post: 'clerk' }, { alongside: [one] }))).toBeNull();
    const more = moveAppointment(person, one, 'setDuties', { departmentIds: ['AMR', 'AGRI', 'AMR'] });
    expect(more).toMatchObject({ id: one.id, state: 'appointed', departmentIds: ['AMR', 'AGRI'] });
  });

  it('asks for one place', () => {
    const person = aPerson();
    expect(codeOf(() => aNomination(person, { stationId: null }))).toBe('invalid-input');
    expect(codeOf(() => aNomination(person, { post: 'head', regionId: 'T03' }))).toBe('invalid-input');
  });

  it('is for nobody who is not on the register', () => {
    expect(codeOf(() => aNomination({ ...aPerson(), state: 'left' }))).toBe('person-unknown');
  });

  it('S86 凭职务担任的岗位要真的担任那个职务：乡镇站站长由分管领导担任', () => {
    const head = { post: 'head', stationId: null, regionId: 'T03', exOfficio: 'townLeader' };
    const ofTown = { regionIds: ['T03'] };
    expect(codeOf(() => aNomination(aPerson(), head, ofTown))).toBe('post-not-held');
    const leader = aPerson({ regionId: 'T03', posts: ['townLeader'] });
    expect(codeOf(() => aNomination(leader, head, ofTown))).toBeNull();
    expect(codeOf(() => aNomination(leader, head, { regionIds: ['T05'] }))).toBe('post-not-held');
  });

  it('S63 宣讲员入团要有工作经历和证书，缺一样都核查不过', () => {
    const lecturer = { post: 'lecturer', stationId: null, organisationId: 'CA', specialities: ['食品安全'] };
    const check = (change: object) => {
      const person = aPerson(change);
      return codeOf(() => moveAppointment(person, aNomination(person, lecturer), 'check', inputs.check));
    };
    expect(check({})).toBe('lecturer-unqualified');
    expect(check({ experience: '县一中政治教师二十年' })).toBe('lecturer-unqualified');
    expect(check({ credentials: ['中学高级教师'] })).toBe('lecturer-unqualified');
    expect(check({ experience: '县一中政治教师二十年', credentials: ['中学高级教师'] })).toBeNull();
  });

  it('ends with its certificate withdrawn', () => {
    const person = aPerson();
    const one = anAppointment(person);
    expect(moveAppointment(person, one, 'dismiss', inputs.dismiss)).toMatchObject({
      state: 'dismissed',
      withdrawnOn: today,
    });
    expect(moveAppointment(person, one, 'end', inputs.end)).toMatchObject({ endWhy: 'resigned', withdrawnOn: today });
    expect(moveAppointment(person, aNomination(person), 'end', inputs.end).withdrawnOn).toBeNull();
  });

  it('is seen by each department as its own, and by no other', () => {
    const one = anAppointment(aPerson(), { departmentIds: ['AGRI'] });
    const sees = (role: Role, change: Partial<Actor> = {}) => maySeePerson(anActor(role, change), one);
    expect([sees('department'), sees('officer'), sees('station'), sees('centre')]).toEqual(Array(4).fill(true));
    expect(sees('department', { organisationId: 'HEAL' })).toBe(false);
    expect(sees('mediator')).toBe(false);
    expect(sees('business')).toBe(false);
  });
});

describe('what a place lacks', () => {
  const village = { kind: 'village', regionId: 'V0303', townId: 'T03' } as const;
  const placed = (change: object, appointment: object = {}): Placed => {
    const person = aPerson(change);
    return { person, appointment: { ...anAppointment(person), ...appointment } };
  };
  const lacks = (here: Placed[], on = today) =>
    stationLacks(village, here, defaultStaffing, on).map((lack) => lack.kind);

  it('S87 每个村的监督点至少聘请两人（可设），不够的列出来，写明现有几人', () => {
    const one = placed({ posts: ['womenDirector'] });
    expect(lacks([one])).toEqual(['people']);
    expect(lackZh(stationLacks(village, [one], defaultStaffing, today)[0] ?? { kind: 'head' })).toBe(
      '至少 2 人，现有 1 人',
    );
    expect(lacks([one, placed({ name: '李有田' })])).toEqual([]);
    const three = { ...defaultStaffing, rules: { village: { least: 3, womenDirector: true, head: false } } };
    expect(stationLacks(village, [one, placed({ name: '李有田' })], three, today)).toEqual([
      { kind: 'people', least: 3, has: 2 },
    ]);
  });

  it('counts only who is in post and whose term is not over, and each person once', () => {
    const one = placed({ posts: ['womenDirector'] });
    const nominated = placed({ name: '甲' }, { state: 'nominated' });
    const over = placed({ name: '乙' }, { validTo: '2026-11-24' });
    const again = { ...one, appointment: { ...one.appointment, post: 'clerk' as const } };
    expect(lacks([one, nominated, over, again])).toEqual(['people']);
    expect(isValidOn({ state: 'active', validTo: today }, today)).toBe(true);
  });

  it('S88 其中一名是本村的妇女主任，别村的不算，卸任的不算', () => {
    const two = [placed({ name: '甲' }), placed({ name: '乙' })];
    expect(lacks(two)).toEqual(['womenDirector']);
    expect(lacks([...two, placed({ name: '丙', regionId: 'V0301', posts: ['womenDirector'] })])).toEqual([
      'womenDirector',
    ]);
    expect(lacks([...two, placed({ name: '丁', posts: ['womenDirector'] })])).toEqual([]);
    expect(lacks([...two, placed({ name: '丁', posts: ['womenDirector'] })], '2026-11-24')).toContain('womenDirector');
  });

  it('S85 S86 每个乡镇一个监督站，站长是本乡镇的分管领导：没有站、站多了、没有站长、站长不是分管领导，各说各的', () => {
    const head = (change: object) => placed(change, { post: 'head' });
    const of = (here: Placed[], stations = 0) =>
      townLacks({ id: 'T03', stations }, here, defaultStaffing, today).map((lack) => lack.kind);
    expect(of([])).toEqual(['station', 'head']);
    expect(of([head({})])).toEqual(['station', 'townLeader']);
    expect(of([head({ posts: ['townLeader'], regionId: 'T03' })])).toEqual(['station']);
    expect(of([head({ posts: ['townLeader'], regionId: 'T03' })], 1)).toEqual([]);
    const two = townLacks({ id: 'T03', stations: 2 }, [], defaultStaffing, today);
    expect(two.map(lackZh)).toEqual(['应有 1 个监督站，现有 2 个']);
    expect(townLacks({ id: 'T03', stations: 0 }, [], { ...defaultStaffing, townHead: false }, today)).toEqual([]);
  });

  it('S85 每个乡镇由一行说话：有自己的那一行就用那一行，只有一个监督站的用那个站，村点的不算', () => {
    const row = (id: string, kind: 'town' | 'station', type: string | null, townId: string) => ({
      id,
      kind,
      type,
      townId,
    });
    const rows = [
      row('T03', 'town', null, 'T03'),
      row('ST-1', 'station', 'town', 'T03'),
      row('ST-2', 'station', 'town', 'T03'),
      row('ST-3', 'station', 'town', 'T05'),
      row('ST-4', 'station', 'village', 'T05'),
      row('ST-5', 'station', 'village', 'T07'),
    ];
    for (const all of [rows, rows.toReversed()])
      expect([...rowsByTown(all)].map(([town, { id }]) => [town, id]).toSorted()).toEqual([
        ['T03', 'T03'],
        ['T05', 'ST-3'],
      ]);
  });

  it('S85 S86 S87 乡镇监督站按乡镇站的规矩量，不按村点的：不要两名监督员，不要妇女主任，要分管领导当站长', () => {
    const town = { kind: 'village', kindCode: 'supervision', regionId: 'V0301', townId: 'T03' } as const;
    const at = (here: Placed[], staffing = defaultStaffing) =>
      stationLacks(town, here, staffing, today).map((lack) => lack.kind);
    const leader = placed({ posts: ['townLeader'], regionId: 'T03' }, { post: 'head' });
    expect(at([leader])).toEqual([]);
    expect(at([])).toEqual(['people', 'head']);
    expect(at([placed({ posts: ['townLeader'], regionId: 'T03' })])).toEqual(['head']);
    expect(stationLacks({ ...town, townId: 'T05' }, [leader], defaultStaffing, today)).toEqual([
      { kind: 'townLeader' },
    ]);
    // The same house as a village point is asked for what a village point is asked for.
    expect(
      stationLacks({ ...town, kindCode: 'post' }, [leader], defaultStaffing, today).map(({ kind }) => kind),
    ).toEqual(['people', 'womenDirector']);
    // Of a county that set its rules before there was one for towns, nothing of the village is asked there.
    const { town: _, ...older } = defaultStaffing.rules as Record<string, StaffingRule>;
    expect(at([leader], { ...defaultStaffing, rules: older })).toEqual([]);
    const more = { ...defaultStaffing.rules, town: { least: 3, womenDirector: false, head: false } };
    expect(at([leader], { ...defaultStaffing, rules: more })).toEqual(['people']);
    expect(at([], { ...defaultStaffing, rules: more, townHead: false })).toEqual(['people']);
  });

  it('makes a rate of the places that lack nothing', () => {
    expect(compliance([{ lacks: [] }, { lacks: [{ kind: 'head' }] }, { lacks: [] }, { lacks: [] }])).toBe(75);
    expect(compliance([])).toBeNull();
  });
});
