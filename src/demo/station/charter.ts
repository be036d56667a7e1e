/** A year of the sample county's stations: applications in every stage, a batch, checks, rules on the wall, activities. */
import { Readable } from 'node:stream';
import { addDays } from '../../domain/base/calendar.ts';
import { ApplyForStation } from '../../domain/station/application.ts';
import type { Charter, CharterMove } from '../../domain/station/charter.ts';
import { presets } from '../../domain/station/standard-presets.ts';
import { standardsFor, type StandardSubject } from '../../domain/station/standard.ts';
import { keepAttachment } from '../../actions/matter/attachment.ts';
import { approveBatch, charterFrame } from '../../actions/station/charter.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { moveEntry, openEntry } from '../../actions/matter/docket.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import type { Files } from '../../outside/files.ts';
import { readSamplePhoto } from '../../outside/seeds.ts';
import { find, type Cast } from '../life.ts';
import { applications } from './station.ts';

type Step = readonly [who: string, move: CharterMove, ago: number, input: object];

/** Every item of the lists, met and shown by the photo, but for those that are named. */
function found(
  charter: Pick<Charter, 'kindCode' | 'venueKind'>,
  subjects: readonly StandardSubject[],
  photoId: string,
  missing: readonly string[] = [],
) {
  return subjects
    .flatMap((subject) => standardsFor(presets, subject, charter))
    .flatMap((standard) =>
      standard.items.map(({ code, zh, photo }) => ({
        standard: standard.code,
        code,
        met: !missing.includes(zh),
        remark: '',
        attachmentId: photo && !missing.includes(zh) ? photoId : null,
      })),
    );
}

const phone = (n: number) => `139${String(20_000_000 + n * 618_033).slice(0, 8)}`;

/** Applies, inspects, approves and runs, each at its day, through the actions that people use. */
export async function openSampleStations(cast: Cast, files: Files, idOf: (name: string) => string): Promise<number> {
  const archive = archiveOf(cast, files, idOf, await readSamplePhoto());
  const approvable: Application[] = [];
  for (const [n, sample] of applications.entries()) {
    const applied = await apply(archive, sample, n);
    if (applied !== null) approvable.push(applied);
  }
  const batch = {
    clientId: idOf('station batch'),
    numbers: approvable.map(({ number }) => number),
    on: archive.day(40),
    remark: '本年第一批',
  };
  await approveBatch(archive.as('hanzhiyuan', 40), batch);
  for (const { number } of approvable.filter((one) => one.runs)) await furnish(archive, number);
  return applications.length + (await keepVillages(archive));
}

/** How the files of stations are kept: who acts on which day, steps one after another, and the photo. */
interface Archive {
  idOf: (name: string) => string;
  day: (ago: number) => string;
  /** The context of an account some days ago; nobody's is that of the public. */
  as: (who: string | null, ago: number) => Context;
  /** Makes the steps, the first at this version; gives the version after the last. */
  go: (number: string, steps: readonly Step[], first: number) => Promise<number>;
  /** Keeps the photo under this name; gives its id. */
  photograph: (name: string, ago: number) => Promise<string>;
}

function archiveOf(cast: Cast, files: Files, idOf: (name: string) => string, picture: Buffer): Archive {
  const as = (who: string | null, ago: number): Context => {
    const ctx = contextAt(cast.ctx, new Date(cast.ctx.at.getTime() - ago * 86_400_000));
    const actor =
      who === null
        ? { ...cast.ctx.actor, id: 'consumer', role: 'consumer' as const }
        : actorOfAccount(find(cast, ({ loginName }) => loginName === who));
    return { ...ctx, actor };
  };
  return {
    idOf,
    day: (ago) => addDays(cast.ctx.today, -ago),
    as,
    go: async (number, steps, first) => {
      let version = first;
      for (const [who, move, ago, input] of steps) {
        const rule = charterFrame.docket.procedure[move];
        const moved = await moveEntry(as(who, ago), charterFrame, number, move, rule?.input.parse(input) as object, {
          version,
        });
        version = moved.version;
      }
      return version;
    },
    photograph: async (name, ago) => {
      const [id, fileName] = [idOf(`station photo ${name}`), '现场.jpg'];
      const stored = await files.storeUpload(Readable.from(picture), fileName);
      await keepAttachment(as('fangmin', ago), { id, stored, fileName });
      return id;
    },
  };
}

/** One that waits to be approved, and whether it is to run. */
interface Application {
  number: string;
  runs: boolean;
}

/** Applies for the nth sample and takes it as far as it comes before the approval; null for what comes less far. */
async function apply(
  { idOf, day, as, go, photograph }: Archive,
  sample: (typeof applications)[number],
  n: number,
): Promise<Application | null> {
  const { to, byVenue, ...words } = { byVenue: false, kindCode: 'service', ...sample };
  const serves = words.hostName === '' ? 'area' : 'venue';
  const input = ApplyForStation.parse({
    ...words,
    id: idOf(`station ${n}`),
    serves,
    phone: phone(n),
    reason: '人多买卖多，想把纠纷就地解决',
    attachmentIds: [],
  });
  const charter = await openEntry(as(byVenue ? null : 'fangmin', 70 - n), charterFrame, input);
  const { number } = charter;
  if (to === 'apply') return null;
  if (to === 'refuse') {
    const endReason = '面积不到 300 平方米，离茶庵村联络站只有一百多米';
    await go(number, [['fangmin', 'refuse', 50, { endReason }]], 1);
    return null;
  }
  const version = await go(number, [['fangmin', 'review', 60, { opinion: '材料齐全，符合进驻计划' }]], 1);
  if (to === 'review') return null;
  const photoId = await photograph(`${n}`, 50);
  const findings = found(charter, ['admission', 'equipment'], photoId, n % 2 === 0 ? ['专属设备'] : []);
  const visit = { on: day(50), findings, measures: words.measures, opinion: '现场看过，人和地方都落实了' };
  await go(number, [['fangmin', 'inspect', 50, visit]], version);
  return to === 'inspect' ? null : { number, runs: to === 'activate' };
}

const allKit = ['plaque', 'rules', 'card', 'register', 'form', 'poster'] as const;

/** The plaque is hung, what belongs to it delivered, and it runs. */
async function furnish({ day, go }: Archive, number: string): Promise<void> {
  await go(
    number,
    [
      ['fangmin', 'hang', 35, { plaqueNumber: number.slice(1), plaqueOn: day(35) }],
      ['fangmin', 'deliver', 34, { codes: allKit, on: day(34), posted: true }],
      ['fangmin', 'activate', 33, { on: day(33) }],
    ],
    4,
  );
}

/** What stations that are there already did of late: one is a model, one teaches, one is to put something right. */
async function keepVillages(archive: Archive): Promise<number> {
  const { day, go, photograph } = archive;
  const photoId = await photograph('again', 80);
  await go('站ST-V0303', modelYear(day, photoId), 1);
  await go('站ST-V0102', teachingYear(day), 1);
  await go(
    '站ST-V0603',
    [['fangmin', 'orderRectify', 12, { rectifyWhat: '登记簿三个月没有记，电话打不通', rectifyBy: day(-18) }]],
    1,
  );
  return 3 + (await keepBusy(archive));
}

function modelYear(day: Archive['day'], photoId: string): Step[] {
  const village = { kindCode: 'liaison', venueKind: 'village' as const };
  const findings = found(village, ['equipment', 'standardisation'], photoId);
  const hung = { codes: ['rule-work', 'rule-liability', 'rule-assessment'], postedOn: day(90) };
  const tier = {
    tier: 'demonstration',
    tierSince: day(78),
    sitings: ['village'],
    education: true,
    servesRegionIds: ['V0304'],
  };
  const lesson = { on: day(30), kind: 'education', what: '在村委会讲怎么看农资标签、怎么留票据', people: 46 };
  const market = { on: day(6), kind: 'publicity', what: '集市上发宣传单，收回两张过期奶票', people: 130 };
  return [
    ['fangmin', 'deliver', 95, { codes: allKit, on: day(95), posted: true }],
    ['liuguodong', 'post', 90, hung],
    ['st-v0303', 'acknowledge', 89, { name: '郭长河', read: true }],
    ['liuguodong', 'reaccept', 80, { on: day(80), findings, opinion: '台账齐，人在岗' }],
    ['fangmin', 'classify', 78, tier],
    ['st-v0303', 'recordActivity', 30, lesson],
    ['st-v0303', 'recordActivity', 6, market],
  ];
}

function teachingYear(day: Archive['day']): Step[] {
  const tier = { tier: 'pilot', tierSince: day(55), sitings: ['community'], education: true, servesRegionIds: [] };
  const grade = { year: Number(day(20).slice(0, 4)), on: day(20), grade: '优秀', remark: '调处及时，回访满意' };
  return [
    ['fangmin', 'deliver', 60, { codes: allKit, on: day(60), posted: true }],
    ['fangmin', 'classify', 55, tier],
    ['fangmin', 'reviewYear', 20, grade],
  ];
}

const busy = [
  'V0101',
  'V0103',
  'V0201',
  'V0203',
  'V0301',
  'V0302',
  'V0401',
  'V0501',
  'V0502',
  'V0601',
  'V0701',
  'M01',
  'M03',
  'M07',
];

/** Most stations do a little each month; a few have been silent for long, which the list shows. */
async function keepBusy({ day, go }: Archive): Promise<number> {
  for (const [n, code] of busy.entries()) {
    const ago = 3 + ((n * 7) % 50);
    const activity = {
      on: day(ago),
      kind: n % 3 === 0 ? 'consultation' : 'publicity',
      what: '发宣传单，讲怎么留票据、怎么认标签',
      people: 20 + n * 5,
    };
    await go(`站ST-${code}`, [[`st-${code.toLowerCase()}`, 'recordActivity', ago, activity]], 1);
  }
  return busy.length;
}
