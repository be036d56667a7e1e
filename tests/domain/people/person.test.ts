import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../../src/domain/base/actor.ts';
import { holdsPost, maySeePerson, personMoves, personStates, shownPerson } from '../../../src/domain/people/person.ts';
import { personProcedure, takenIn } from '../../../src/domain/people/person-steps.ts';
import type { Person, PersonMove } from '../../../src/domain/people/person.ts';
import { pactFor, type Pact } from '../../../src/domain/people/sharing-pact.ts';
import { reform2018, successorOf } from '../../../src/domain/people/department-succession.ts';
import { proposeTwins } from '../../../src/domain/people/person-twin.ts';
import { anActor, anId } from '../../build/complaint.ts';
import { aPerson, movePerson, today } from '../../build/people/people.ts';
import { codeOf } from '../../build/refusal.ts';

describe('a person', () => {
  it('holds posts of the village and the town that he lives in, from the day of the register on', () => {
    const person = aPerson({ posts: ['womenDirector', 'townLeader', 'volunteer'] });
    expect(person.posts.map((post) => post.regionId)).toEqual(['V0303', 'T03', null]);
    expect(holdsPost(person, 'womenDirector', today, 'V0303')).toBe(true);
    expect(holdsPost(person, 'womenDirector', '2026-11-24')).toBe(false);
    expect(holdsPost(person, 'womenDirector', today, 'V0301')).toBe(false);
    const left = movePerson(person, 'leaveOffice', { kind: 'womenDirector', until: today }).next;
    expect(holdsPost(left, 'womenDirector', today)).toBe(false);
    expect(left.posts).toHaveLength(3);
  });

  it('knows for every state which moves there are; each other one is refused', () => {
    const other = aPerson({ name: '王五' });
    const inputs: Record<PersonMove, object> = {
      correct: { name: '郭秀兰' },
      takeOffice: { kind: 'villageHead', regionId: 'V0303', since: today },
      leaveOffice: { kind: 'womenDirector', until: today },
      merge: { intoId: other.id, reason: '同一个人' },
      keepApart: { otherId: other.id },
      leave: { on: today, reason: 'resigned' },
      comeBack: { on: today },
      restore: { reason: '不是同一个人' },
    };
    for (const state of personStates)
      for (const move of Object.keys(personProcedure) as PersonMove[]) {
        const one = { ...aPerson({ posts: ['womenDirector'] }), state };
        const code = codeOf(() => movePerson(one, move, inputs[move], { other }));
        expect(code, `${state} ${move}`).toBe(move in personMoves[state] ? null : 'move-not-allowed');
      }
  });

  it('is seen by the county, its office, its station and those it works for', () => {
    const person = { ...aPerson(), departmentIds: ['AGRI'] };
    const sees = (role: Role, change: Partial<Actor> = {}) => maySeePerson(anActor(role, change), person);
    expect(['centre', 'leader', 'admin', 'officer', 'station', 'department'].map((role) => sees(role as Role))).toEqual(
      Array(6).fill(true),
    );
    expect(sees('department', { organisationId: 'HEAL' })).toBe(false);
    expect(sees('mediator')).toBe(false);
    expect(sees('officer', { organisationId: 'SO-SQ' })).toBe(false);
    expect(sees('station', { stationId: 'ST-V0301' })).toBe(false);
    expect(sees('centre', { countyId: 1 })).toBe(false);
  });

  it('shows his telephone to a department by agreement alone', () => {
    const person = aPerson({ birthYear: 1978 });
    expect(shownPerson(person, anActor('department'))).toMatchObject({ phone: '138****0303', birthYear: null });
    expect(shownPerson(person, anActor('department'), true).phone).toBe('13800000303');
    expect(shownPerson(person, anActor('officer')).phone).toBe('13800000303');
  });

  it('tells in its lines which fields changed and never what stands in them', () => {
    const { event } = movePerson(aPerson(), 'correct', { name: '郭兰', phone: '13900000000' }) as unknown as {
      event: { detail: object };
    };
    expect(JSON.stringify(event.detail)).not.toMatch(/郭兰|13900000000/u);
    expect(event.detail).toMatchObject({ fields: expect.arrayContaining(['name', 'phone']) });
  });
});

describe('two records of one person', () => {
  const fromAgri = { ...aPerson({ sourceId: 'AGRI' }), departmentIds: ['AGRI'] };
  const fromHealth = aPerson({ sourceId: 'HEAL', phone: '13800000303', credentials: ['卫生监督信息员证'] });

  it('S82 部门名册合到一起，同名同村同电话的提出来，写明理由；核对过不是同一人的不再提', () => {
    const [twin] = proposeTwins([fromAgri, fromHealth, aPerson({ name: '李有田', phone: '13800000303' })]);
    expect(twin).toMatchObject({ keep: { id: fromAgri.id }, other: { id: fromHealth.id } });
    expect(twin?.reasons).toEqual(['phone', 'name', 'village', 'station', 'lists']);
    const apart = movePerson(fromAgri, 'keepApart', { otherId: fromHealth.id }).next;
    expect(proposeTwins([apart, fromHealth])).toEqual([]);
  });

  it('are not proposed for a name alone, nor for a telephone of a family', () => {
    const elsewhere = aPerson({ phone: '', regionId: 'V0801', stationId: null });
    expect(proposeTwins([fromAgri, elsewhere])).toEqual([]);
    expect(proposeTwins([fromAgri, aPerson({ name: '郭大成' })])).toEqual([]);
  });

  it('S82 合并以后一人一条：几个部门的工作、证书、职务都归到留下的一条，留下的一条自己写的不变', () => {
    const next = takenIn(fromAgri, { ...fromHealth, departmentIds: ['HEAL'], phone: '0399-6520000' });
    expect(next).toMatchObject({
      phone: '13800000303',
      departmentIds: ['AGRI', 'HEAL'],
      credentials: ['卫生监督信息员证'],
    });
    const merged = movePerson(fromHealth, 'merge', { intoId: fromAgri.id, reason: '同一人' }, { other: fromAgri }).next;
    expect(merged).toMatchObject({ state: 'merged', mergedInto: fromAgri.id });
    expect(movePerson(merged, 'restore', { reason: '是父女俩' }).next).toMatchObject({
      state: 'active',
      mergedInto: null,
    });
  });

  it('are not merged while each signs in with an account of its own, nor into themselves or one who left', () => {
    const merge = (other: Person) =>
      codeOf(() =>
        movePerson({ ...fromHealth, accountId: anId() }, 'merge', { intoId: other.id, reason: '同一人' }, { other }),
      );
    expect(merge({ ...fromAgri, accountId: anId() })).toBe('person-two-accounts');
    expect(merge({ ...fromAgri, state: 'left' })).toBe('person-unknown');
    expect(merge(fromHealth)).toBe('person-unknown');
  });
});

describe('departments', () => {
  const organisations = [
    { id: 'AMR', name: '青禾县市场监督管理局' },
    { id: 'AGRI', name: '青禾县农业农村局（农业综合执法）' },
    { id: 'HEAL', name: '青禾县卫生健康委员会' },
  ];
  const successions = reform2018.flatMap(({ name, successor }) => {
    const found = organisations.find((one) => successor.test(one.name));
    return found === undefined ? [] : [{ name, successorId: found.id }];
  });

  it('S83 工商、质监、农业、卫生、食药监五张网：原部门按 2018 年机构改革归到现在的机构', () => {
    const of = (name: string) => successorOf(name, organisations, successions);
    expect(
      ['工商行政管理局', '青禾县工商局', '质量技术监督局', '食品药品监督管理局', '农业局', '卫生局'].map(of),
    ).toEqual(['AMR', null, 'AMR', 'AMR', 'AGRI', 'HEAL']);
    expect(of('青禾县农业农村局')).toBe('AGRI');
    expect(of('青禾县卫生健康委员会')).toBe('HEAL');
    expect(of('水利局')).toBeNull();
  });

  it('read what was agreed, from its day to its end', () => {
    const pact: Pact = {
      countyId: 990126,
      id: anId(),
      version: 1,
      departmentId: 'AGRI',
      dataClass: 'contact',
      categoryCode: null,
      document: '联席会议纪要〔2026〕3号',
      agreedOn: '2026-03-01',
      endsOn: '2026-12-31',
      byId: anId(),
    };
    expect(pactFor([pact], 'AGRI', 'contact', today)?.id).toBe(pact.id);
    expect(pactFor([pact], 'AGRI', 'training', today)).toBeNull();
    expect(pactFor([pact], 'HEAL', 'contact', today)).toBeNull();
    expect(pactFor([pact], 'AGRI', 'contact', '2026-02-28')).toBeNull();
    expect(pactFor([pact], 'AGRI', 'contact', '2027-01-01')).toBeNull();
  });
});
