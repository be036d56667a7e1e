/** Every route about the people of the network, for the test of permissions. */
import type { Permission } from '../../../src/domain/base/permissions.ts';
import { allowanceProcedure } from '../../../src/domain/people/allowance.ts';
import { appointmentProcedure } from '../../../src/domain/people/appointment-steps.ts';
import { engagementProcedure } from '../../../src/domain/people/engagement.ts';
import { personProcedure } from '../../../src/domain/people/person-steps.ts';
import { defaultStaffing } from '../../../src/domain/people/staffing.ts';
import { trainingProcedure } from '../../../src/domain/people/training.ts';

const id = '00000000-0000-7000-8000-0000000000dd';
const day = '2026-11-25';

interface Endpoint {
  method: string;
  path: string;
  permission: Permission;
  body?: unknown;
}

const typed = {
  name: '郭秀兰',
  kind: 'villageHead',
  regionId: 'V0303',
  since: day,
  until: day,
  intoId: id,
  otherId: id,
  on: day,
  reason: 'resigned',
  checkWords: '村里同意',
  appointedOn: day,
  trainedOn: day,
  departmentIds: ['AGRI'],
  validTo: '2030-01-01',
  personIds: [id],
  marks: [{ personId: id, mark: 'present' }],
  scores: [{ personId: id, score: 80 }],
  summary: '到课四十人',
  doneOn: day,
  hours: 2,
  result: '讲了四个案例',
  unitFen: 100,
  paidOn: day,
  voucher: '凭证一号',
};
const course = { title: '消费者权益保护法', hours: 6 };
const training = {
  id,
  title: '监督员培训班',
  batch: 1,
  audience: 'all',
  startsOn: day,
  endsOn: day,
  place: '县局',
  courses: [course],
};
const engagement = { id, kind: 'lecture', appointmentId: id, topic: '老年人防骗', dueOn: '2099-01-01' };
const allowance = { id, personId: id, fromOn: day, toOn: day, basis: 'fixed', unitFen: 100 };

function docket(
  path: string,
  nouns: { read: Permission; open: Permission },
  opening: object,
  procedure: Readonly<Record<string, { permission: Permission }>>,
): Endpoint[] {
  return [
    { method: 'GET', path: `/api/${path}`, permission: nouns.read },
    { method: 'POST', path: `/api/${path}`, permission: nouns.open, body: opening },
    { method: 'GET', path: `/api/${path}/{key}`, permission: nouns.read },
    ...Object.entries(procedure).map(([move, { permission }]) => ({
      method: 'POST',
      path: `/api/${path}/{key}/${move}`,
      permission,
      body: { version: 999, input: move === 'dismiss' ? { on: day, reason: 'idle' } : typed },
    })),
  ];
}

export function peopleEndpoints(): Endpoint[] {
  const many = [{ id, version: 1 }];
  const dockets = [
    ...docket('people', { read: 'person.read', open: 'person.register' }, { id, name: '郭秀兰' }, personProcedure),
    ...docket(
      'appointments',
      { read: 'appointment.read', open: 'appointment.nominate' },
      { id, personId: id, post: 'supervisor', stationId: 'ST-V0303' },
      appointmentProcedure,
    ),
    ...docket('trainings', { read: 'training.read', open: 'training.plan' }, training, trainingProcedure),
    ...docket('engagements', { read: 'engagement.read', open: 'engagement.ask' }, engagement, engagementProcedure),
    ...docket('allowances', { read: 'allowance.read', open: 'allowance.draft' }, allowance, allowanceProcedure),
  ];
  return [
    ...dockets,
    { method: 'GET', path: '/api/people/{key}/file', permission: 'person.read' },
    { method: 'GET', path: '/api/shared/stations', permission: 'shared.read' },
    { method: 'GET', path: '/api/shared/coverage', permission: 'shared.read' },
    { method: 'GET', path: '/api/shared/clues', permission: 'shared.read' },
    { method: 'GET', path: '/api/person-twins', permission: 'person.merge' },
    { method: 'GET', path: '/api/person-counts', permission: 'person.read' },
    { method: 'GET', path: '/api/person-names', permission: 'person.read' },
    {
      method: 'POST',
      path: '/api/person-lists',
      permission: 'person.register',
      body: { people: [{ id, name: '郭秀兰' }] },
    },
    { method: 'GET', path: '/api/compositions', permission: 'person.read' },
    {
      method: 'POST',
      path: '/api/appointment-batches',
      permission: 'appointment.appoint',
      body: { clientId: id, move: 'appoint', many, input: { appointedOn: day } },
    },
    { method: 'GET', path: '/api/trainings/{key}/sheet', permission: 'training.read' },
    {
      method: 'GET',
      path: '/api/training-batches?audience=all&gap=anybody&seats=40',
      permission: 'training.plan',
    },
    {
      method: 'POST',
      path: '/api/training-batches',
      permission: 'training.plan',
      body: {
        id,
        title: '监督员轮训',
        audience: 'all',
        gap: 'course',
        courseTitle: '没有这门课',
        seats: 500,
        startsOn: day,
        place: '县局',
        courses: [{ title: '新消法', hours: 3 }],
      },
    },
    {
      method: 'POST',
      path: '/api/trainings/{key}/make-up',
      permission: 'training.plan',
      body: { id, startsOn: day, place: '县局' },
    },
    { method: 'POST', path: '/api/allowance-drafts', permission: 'allowance.draft', body: allowance },
    {
      method: 'POST',
      path: '/api/allowance-batches',
      permission: 'allowance.approve',
      body: { clientId: id, move: 'approve', many },
    },
    { method: 'GET', path: '/api/export/allowances?format=csv', permission: 'allowance.export' },
    { method: 'GET', path: '/api/export/trainings?format=csv', permission: 'training.export' },
    { method: 'GET', path: '/api/staffing', permission: 'staffing.read' },
    { method: 'PUT', path: '/api/staffing', permission: 'staffing.save', body: defaultStaffing },
    {
      method: 'PUT',
      path: '/api/successions',
      permission: 'succession.save',
      body: { id, version: 0, name: '盐务局', toOn: '2018-12-31', successorId: 'AMR' },
    },
    { method: 'POST', path: '/api/successions', permission: 'succession.save' },
    { method: 'GET', path: '/api/pacts', permission: 'pact.read' },
    {
      method: 'PUT',
      path: '/api/pacts',
      permission: 'pact.save',
      body: { id, version: 0, departmentId: 'AGRI', dataClass: 'contact', document: '纪要3号', agreedOn: day },
    },
  ].map((one) => ({ ...one, permission: one.permission as Permission }));
}
