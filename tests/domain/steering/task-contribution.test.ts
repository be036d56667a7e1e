import { describe, expect, it } from 'vitest';
import { actedOf } from '../../../src/domain/matter/acted-at.ts';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import { taskDocket, taskProcedure } from '../../../src/domain/steering/task-steps.ts';
import { bodiesOf, isJoint, silentPartners } from '../../../src/domain/steering/task-contribution.ts';
import { assignTask, maySeeTask, type AssignTask, type Task } from '../../../src/domain/steering/task.ts';
import type { Actor } from '../../../src/domain/base/actor.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const today = '2026-11-25';
const known = (by: Actor, photos = 0) => ({
  ...facts({ by, today }),
  organisations,
  stations: [],
  people: [],
  matter: null,
  photos,
});
const organisations = [
  { id: 'AGRI', kind: 'department' },
  { id: 'HEAL', kind: 'department' },
  { id: 'SO-LH', kind: 'office' },
] as const;
const of = (organisationId: string, role: Actor['role'] = 'department') => anActor(role, { organisationId });
const aTask = (change: Partial<AssignTask> = {}): Task =>
  assignTask(
    {
      id: '00000000-0000-7000-8000-00000000d001',
      kind: 'joint',
      title: '集市农资联合抽检',
      text: '',
      leadId: 'AGRI',
      stationId: null,
      personId: null,
      partnerIds: ['HEAL', 'SO-LH'],
      dueOn: '2026-12-05',
      needsProof: true,
      needsPhoto: false,
      matterNumber: null,
      ...change,
    },
    { ...known(anActor('centre', { organisationId: 'C12315' })), number: '任2026-0001' },
  ).next;
const answer = { result: '抽了二十批，都合格。', proof: '快检单二十张', attachmentIds: [] };
const step = (task: Task, move: keyof typeof taskProcedure, by: Actor, input: object = {}, photos = 0) =>
  taskProcedure[move].apply(task, input as never, known(by, photos) as never);

describe('a joint task', () => {
  it('is signed for by each that does it, once, and by nobody for another', () => {
    const task = aTask();
    expect(isJoint(task)).toBe(true);
    const signed = step(task, 'accept', of('HEAL')).next;
    expect(signed.contributions).toMatchObject([{ organisationId: 'HEAL', acceptedOn: today, answeredOn: null }]);
    expect(codeOf(() => step(signed, 'accept', of('HEAL')))).toBe('docket-not-yours');
    expect(codeOf(() => step(task, 'accept', of('EDU')))).toBe('docket-not-yours');
    // The centre may write down what a department without an account reports, and never signs for it.
    const centre = anActor('centre', { organisationId: 'C12315' });
    expect(availableDocketMoves(taskDocket, task, centre)).toEqual(['reportBack', 'nudge', 'extend', 'withdraw']);
  });

  it('has from each partner its own answer, with proof where it is asked, and the report from the lead alone', () => {
    const task = aTask();
    const bare = { ...answer, proof: '' };
    expect(codeOf(() => step(task, 'contribute', of('HEAL'), bare))).toBe('task-needs-proof');
    const once = step(task, 'contribute', of('HEAL'), answer).next;
    const office = step(once, 'contribute', of('SO-LH', 'officer'), answer).next;
    expect(silentPartners(once)).toEqual(['SO-LH']);
    expect(silentPartners(office)).toEqual([]);
    const again = step(office, 'contribute', of('HEAL'), { ...answer, result: '又抽了十批。' }).next;
    expect(again.contributions.filter(({ organisationId }) => organisationId === 'HEAL')).toMatchObject([
      { result: '又抽了十批。', acceptedOn: today },
    ]);
    expect(again.state).toBe('assigned');
    expect(codeOf(() => step(task, 'reportBack', of('HEAL'), answer))).toBe('docket-not-yours');
    expect(codeOf(() => step(task, 'contribute', of('AGRI'), answer))).toBe('docket-not-yours');
    expect(step(again, 'reportBack', of('AGRI'), answer).next.state).toBe('reported');
  });

  it('is offered to each with what is his to do, and to no other department at all', () => {
    const task = aTask();
    const offered = (by: Actor) => availableDocketMoves(taskDocket, task, by);
    expect(offered(of('AGRI'))).toEqual(['accept', 'reportBack']);
    expect(offered(of('HEAL'))).toEqual(['accept', 'contribute']);
    expect(offered(of('SO-LH', 'officer'))).toEqual(['accept', 'contribute']);
    expect(offered(of('EDU'))).toEqual([]);
    expect(bodiesOf(task).map((id) => maySeeTask(of(id), task))).toEqual([true, true, true]);
    expect(maySeeTask(of('EDU'), task)).toBe(false);
  });

  it('of one office alone is signed for by nobody: there is no second to wait for', () => {
    const alone = aTask({ leadId: 'SO-LH', partnerIds: [] });
    expect(isJoint(alone)).toBe(false);
    expect(availableDocketMoves(taskDocket, alone, of('SO-LH', 'officer'))).toEqual(['reportBack']);
  });
});

describe('a task of a station', () => {
  const given = { ...aTask({ partnerIds: [], needsProof: false, needsPhoto: true }), leadKind: 'office' as const };
  const task: Task = { ...given, leadId: 'SO-LH', stationId: 'ST-V0303' };
  const at = (stationId: string) => anActor('station', { stationId, organisationId: null });

  it('S112 is signed for by the station that it was given to, once, and by nobody for it', () => {
    const offered = (by: Actor, one = task) => availableDocketMoves(taskDocket, one, by);
    expect(offered(at('ST-V0303'))).toEqual(['accept', 'reportBack']);
    const { next, event } = step(task, 'accept', at('ST-V0303'));
    expect(next.contributions).toMatchObject([{ organisationId: 'ST-V0303', acceptedOn: today }]);
    expect(event.detail).toMatchObject({ officeId: null, stationId: 'ST-V0303' });
    expect(offered(at('ST-V0303'), next)).toEqual(['reportBack']);
    for (const by of [at('ST-V0302'), of('SO-LH', 'officer'), of('SO-LH', 'officeHead')])
      expect(codeOf(() => step(task, 'accept', by))).toBe('docket-not-yours');
  });

  it('S112 is signed for and reported on when it was, however late the telephone finds a network', () => {
    const by = at('ST-V0303');
    const on = (actedAt: string) => {
      const arrivedAt = new Date('2026-12-08T09:00:00+08:00');
      const acted = actedOf(new Date(actedAt), arrivedAt, '00000000-0000-7000-8000-00000000d00e');
      return { ...known(by, 1), at: arrivedAt, today: '2026-12-08', acted } as never;
    };
    const made = (move: 'accept' | 'reportBack', one: Task, when: string) =>
      taskProcedure[move].apply(one, answer as never, on(when));
    const set: Task = { ...task, assignedAt: new Date('2026-12-01T09:00:00+08:00') };
    const late = '2026-12-05T23:30:00+08:00';
    const signedFor = made('accept', set, late).next;
    expect(signedFor.contributions).toMatchObject([{ acceptedOn: '2026-12-05' }]);
    const reported = made('reportBack', signedFor, late);
    expect(reported.next.reportedAt).toEqual(new Date(late));
    expect(reported.event).toMatchObject({ detail: { actedAt: new Date(late).toISOString() } });
    // A telephone whose clock is behind has done nothing before the task was set.
    const early = '2026-11-20T09:00:00+08:00';
    expect(made('accept', set, early).next.contributions).toMatchObject([{ acceptedOn: '2026-12-01' }]);
    expect(made('reportBack', set, early).next.reportedAt).toEqual(set.assignedAt);
  });

  it('S112 is reported on with a photo where one is asked for, and with words alone where none is', () => {
    const bare = { ...answer, proof: '' };
    expect(codeOf(() => step(task, 'reportBack', at('ST-V0303'), bare))).toBe('task-needs-photo');
    expect(step(task, 'reportBack', at('ST-V0303'), bare, 1).next.state).toBe('reported');
    expect(step({ ...task, needsPhoto: false }, 'reportBack', at('ST-V0303'), bare).next.state).toBe('reported');
  });
});
