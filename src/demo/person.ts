/** The people of the sample county's network: who stands where, who is missing, what they learned and what they are paid. */
import { addDays, type Day } from '../domain/base/calendar.ts';
import { monthsAfter } from '../domain/people/appointment-steps.ts';
import { Nominate, type Appointment, type AppointmentPost } from '../domain/people/appointment.ts';
import { RegisterPerson, type Person } from '../domain/people/person.ts';
import { appointmentFrame, moveAppointments } from '../actions/people/appointment.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { savePactForm } from '../actions/people/sharing-pact.ts';
import { personFrame, registerPeople } from '../actions/people/person.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { loadReform } from '../actions/people/staffing.ts';
import { find, morningOf, type Cast } from './life.ts';
import { engageSamples, paySamples, trainSamples } from './training.ts';
import { experts, leaders, listed, women, type Expert } from './people.ts';

type IdOf = (name: string) => string;

/** Registers, appoints, trains and pays the people of the sample county, through the actions that people use. */
export async function peopleSamples(cast: Cast, idOf: IdOf): Promise<void> {
  const { today } = cast.ctx;
  const as = (loginName: string, on: string, nth = 0): Context => ({
    ...contextAt(cast.ctx, morningOf(on, cast.ctx.at, nth)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  const spring = addDays(today, -240);
  const centre = as('fangmin', spring);
  await loadReform(centre);
  const people = await registerPeople(centre, rosterOf(cast, idOf));
  const byName = new Map(people.map((one) => [one.name, one]));
  await linkAccounts(cast, as('fangmin', spring), people);
  const nominated: Appointment[] = [];
  for (const nomination of nominationsOf(cast, people, idOf))
    nominated.push(await openEntry(centre, appointmentFrame, Nominate.parse(nomination)));
  const keys = (ones: readonly Appointment[]) => ones.map(({ id, version }) => ({ id, version }));
  // The last two wait: one for the check, one for the leader's word.
  const others = nominated.slice(0, -1);
  const checked = await moveAppointments(
    as('fangmin', addDays(spring, 6)),
    'check',
    keys(others),
    { checkWords: '群众基础好，本人愿意，村（居）委同意。' },
    idOf('people check'),
  );
  const approved = checked.slice(0, -1);
  const appointedOn = addDays(spring, 10);
  const titles = { supervisor: 'food', clerk: 'liaison', lecturer: 'lecturer', expert: 'expert' } as const;
  const titleOf = ({ post }: Appointment) => titles[post as keyof typeof titles] ?? 'rights';
  const validTo = monthsAfter(appointedOn, 24);
  const appointed: Appointment[] = [];
  for (const title of new Set(approved.map(titleOf))) {
    const ones = approved.filter((one) => titleOf(one) === title);
    const input = { appointedOn, validTo, title };
    appointed.push(
      ...(await moveAppointments(as('hanzhiyuan', appointedOn), 'appoint', keys(ones), input, idOf(`people ${title}`))),
    );
  }
  await trainSamples(cast, as, idOf, people, appointed);
  const trained = appointed.map((one) => ({ id: one.id, version: one.version + 1 }));
  await moveAppointments(as('fangmin', addDays(spring, 32)), 'activate', trained, {}, idOf('people activate'));
  await engageSamples(as, idOf, today, nominated, byName);
  await paySamples(cast, as, idOf);
  await agreeOnSharing(as, today, idOf);
}

/** 共享约定: what each department reads, since when and under which paper. */
async function agreeOnSharing(as: (loginName: string, on: string) => Context, today: Day, idOf: IdOf): Promise<void> {
  for (const [departmentId, dataClass] of [
    ['AGRI', 'contact'],
    ['AGRI', 'composition'],
    ['AGRI', 'stations'],
    ['AGRI', 'coverage'],
    ['AGRI', 'clues'],
    ['HEAL', 'training'],
  ] as const)
    await savePactForm(as('fangmin', addDays(today, -200)), {
      id: idOf(`pact ${departmentId} ${dataClass}`),
      version: 0,
      departmentId,
      dataClass,
      // 农资: what the bureau of agriculture answers for.
      categoryCode: dataClass === 'clues' ? 'G10' : null,
      document: '青禾县多网整合联席会议纪要〔2026〕3号',
      agreedOn: addDays(today, -200),
      endsOn: addDays(today, 530),
    });
}

/** One person a station, the women's directors, the leaders of the towns, the lecturers, and a list of the agriculture bureau. */
function rosterOf({ ctx }: Cast, idOf: IdOf): RegisterPerson[] {
  const { stations } = ctx.county;
  const contacts = stations.map((station, i) => ({
    id: idOf(`person ${station.id}`),
    name: station.contactName,
    phone: `137${String(36_000_000 + i * 131_071).slice(0, 8)}`,
    gender: /[兰英玲芝桂秀华芳香琴梅慧萍娟]/u.test(station.contactName) ? 'female' : 'male',
    birthYear: 1966 + ((i * 7) % 28),
    regionId: station.regionId,
    stationId: station.id,
    posts: station.kind === 'village' ? [i % 3 === 0 ? 'villageSecretary' : 'gridWorker'] : ['businessStaff'],
  }));
  const directors = women.map(({ stationId, name }, i) => ({
    id: idOf(`person director ${stationId}`),
    name,
    phone: `139${String(55_000_000 + i * 97_003).slice(0, 8)}`,
    gender: 'female',
    birthYear: 1972 + ((i * 5) % 22),
    regionId: stations.find((one) => one.id === stationId)?.regionId ?? null,
    stationId,
    posts: ['womenDirector'],
  }));
  const heads = leaders.map(({ townId, name }, i) => ({
    id: idOf(`person leader ${townId}`),
    name,
    phone: `0399-652 0${String(120 + i * 10)}`,
    regionId: townId,
    posts: ['townLeader', 'townOfficer'],
  }));
  const pool = experts.map(({ name, experience, credentials }) => ({
    id: idOf(`person pool ${name}`),
    name,
    experience,
    credentials,
    posts: ['volunteer'],
  }));
  const ofAgriculture = listed.map(({ name, regionId, phone }) => ({
    id: idOf(`person listed ${name}`),
    name,
    phone,
    regionId,
    sourceId: 'AGRI',
    posts: ['gridWorker'],
  }));
  return [...contacts, ...directors, ...heads, ...pool, ...ofAgriculture].map((one) => RegisterPerson.parse(one));
}

/** Who of the stations signs in, with the account that he has. */
async function linkAccounts({ accounts }: Cast, ctx: Context, people: readonly Person[]): Promise<void> {
  for (const person of people) {
    const account = accounts.find(
      (one) => one.role === 'station' && one.stationId === person.stationId && one.name === person.name,
    );
    if (account === undefined) continue;
    const { name, phone, gender, birthYear, regionId, stationId, experience, credentials } = person;
    const input = {
      name,
      phone,
      gender,
      birthYear,
      regionId,
      stationId,
      experience,
      credentials,
      accountId: account.id,
    };
    await moveEntry(ctx, personFrame, person.id, 'correct', input, { version: person.version });
  }
}

function nominationsOf({ ctx }: Cast, people: readonly Person[], idOf: IdOf): object[] {
  const kindOf = (stationId: string | null) => ctx.county.stations.find((one) => one.id === stationId)?.kind;
  const placed = people
    .filter((one) => one.stationId !== null)
    .map((person, i) => ({
      id: idOf(`appointment ${person.id}`),
      personId: person.id,
      post: (kindOf(person.stationId) === 'village' ? 'supervisor' : 'clerk') satisfies AppointmentPost,
      stationId: person.stationId,
      // 多员合一: every other one works for agriculture or health too.
      departmentIds: [
        'AMR',
        ...(i % 2 === 0 ? ['AGRI'] : []),
        ...(i % 3 === 0 ? ['HEAL'] : []),
        ...(i % 7 === 0 ? ['HOUS'] : []),
      ],
    }));
  const heads = people
    .filter((one) => one.posts.some((post) => post.kind === 'townLeader'))
    .map((person) => ({
      id: idOf(`appointment ${person.id}`),
      personId: person.id,
      post: 'head',
      regionId: person.regionId,
      departmentIds: ['AMR'],
      exOfficio: 'townLeader',
    }));
  const pool = experts.map((expert: Expert) => ({
    id: idOf(`appointment pool ${expert.name}`),
    personId: idOf(`person pool ${expert.name}`),
    post: expert.post,
    organisationId: 'CA',
    specialities: expert.specialities,
    availability: expert.availability,
    unit: expert.unit,
  }));
  return [...heads, ...pool, ...placed];
}
