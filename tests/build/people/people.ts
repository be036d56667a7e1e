/** Builders for the people of the network: reached by the real rules. */
import { appointmentProcedure } from '../../../src/domain/people/appointment-steps.ts';
import {
  nominate,
  Nominate,
  type Appointment,
  type AppointmentFacts,
  type AppointmentMove,
} from '../../../src/domain/people/appointment.ts';
import { personProcedure } from '../../../src/domain/people/person-steps.ts';
import {
  registerPerson,
  RegisterPerson,
  type Person,
  type PersonFacts,
  type PersonMove,
} from '../../../src/domain/people/person.ts';
import { defaultStaffing } from '../../../src/domain/people/staffing.ts';
import { anActor, anId, facts } from '../complaint.ts';

export const today = '2026-11-25';

export function personFacts(change: Partial<PersonFacts> = {}): PersonFacts {
  return {
    ...facts({ today, by: anActor('centre') }),
    officeId: 'SO-LH',
    other: null,
    townId: 'T03',
    handed: 0,
    ...change,
  };
}

export function aPerson(change: Partial<Omit<RegisterPerson, 'id'>> = {}): Person {
  const input = RegisterPerson.parse({
    id: anId(),
    name: '郭秀兰',
    phone: '13800000303',
    regionId: 'V0303',
    stationId: 'ST-V0303',
    ...change,
  });
  return registerPerson(input, personFacts()).next;
}

type Step<T> = (entry: T, input: object, facts: object) => { next: T };

export function movePerson(person: Person, move: PersonMove, input: object = {}, change: Partial<PersonFacts> = {}) {
  const rule = personProcedure[move];
  const read = rule.input.parse(input);
  return (rule.apply as unknown as Step<Person>)(person, read, personFacts(change));
}

export function appointmentFacts(person: Person, change: Partial<AppointmentFacts> = {}): AppointmentFacts {
  return {
    ...facts({ today, by: anActor('centre') }),
    person,
    alongside: [],
    officeId: 'SO-LH',
    regionIds: ['V0303', 'T03'],
    staffing: defaultStaffing,
    certNumber: '聘2026-0001',
    ...change,
  };
}

export function aNomination(person: Person, change: object = {}, more: Partial<AppointmentFacts> = {}): Appointment {
  const input = Nominate.parse({
    id: anId(),
    personId: person.id,
    post: 'supervisor',
    stationId: 'ST-V0303',
    ...change,
  });
  return nominate(input, appointmentFacts(person, more)).next;
}

export function moveAppointment(
  person: Person,
  one: Appointment,
  move: AppointmentMove,
  input: object = {},
  more: Partial<AppointmentFacts> = {},
): Appointment {
  const rule = appointmentProcedure[move];
  return (rule.apply as unknown as Step<Appointment>)(one, rule.input.parse(input), appointmentFacts(person, more))
    .next;
}

/** In post: nominated, checked and appointed today. */
export function anAppointment(person: Person, change: object = {}, more: Partial<AppointmentFacts> = {}): Appointment {
  const checked = moveAppointment(person, aNomination(person, change, more), 'check', { checkWords: '村里同意' }, more);
  return moveAppointment(person, checked, 'appoint', { appointedOn: today }, more);
}

export const inputs: Record<AppointmentMove, object> = {
  check: { checkWords: '村里同意' },
  refuse: { reason: '本人不愿意' },
  appoint: { appointedOn: today },
  train: { trainedOn: today },
  activate: {},
  setDuties: { departmentIds: ['AGRI'] },
  renew: { validTo: '2030-01-01' },
  dismiss: { on: today, reason: 'idle' },
  end: { on: today, reason: 'resigned' },
};
