/** A year of the sample county's stations: applications in every stage, a batch, checks, rules on the wall, activities. */
import { Readable } from 'node:stream';
import { addDays } from '../domain/base/calendar.ts';
import { ApplyForStation } from '../domain/station/application.ts';
import type { Charter, CharterMove } from '../domain/station/charter.ts';
import { presets } from '../domain/station/standard-presets.ts';
import { standardsFor, type StandardSubject } from '../domain/station/standard.ts';
import { keepAttachment } from '../actions/matter/attachment.ts';
import { approveBatch, charterFrame } from '../actions/station/charter.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { actorOf } from '../actions/county/session.ts';
import type { Files } from '../outside/files.ts';
import { readSamplePhoto } from '../outside/seeds.ts';
import { find, type Cast } from './life.ts';
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
  const { today } = cast.ctx;
  const day = (ago: number) => addDays(today, -ago);
  const as = (who: string | null, ago: number): Context => {
    const ctx = contextAt(cast.ctx, new Date(cast.ctx.at.getTime() - ago * 86_400_000));
    const actor =
      who === null
        ? { ...cast.ctx.actor, id: 'consumer', role: 'consumer' as const }
        : actorOf(find(cast, ({ loginName }) => loginName === who));
    return { ...ctx, actor };
  };
  const go = async (number: string, steps: readonly Step[], first: number) => {
    let version = first;
    for (const [who, move, ago, input] of steps) {
      const rule = charterFrame.docket.procedure[move];
      const moved = await moveEntry(as(who, ago), charterFrame, number, move, rule?.input.parse(input) as object, {
        version,
      });
      version = moved.version;
    }
    return version;
  };
  const picture = await readSamplePhoto();
  const photograph = async (name: string, ago: number) => {
    const [id, fileName] = [idOf(`station photo ${name}`), '现场.jpg'];
    const stored = await files.storeUpload(Readable.from(picture), fileName);
    await keepAttachment(as('fangmin', ago), { id, stored, fileName });
    return id;
  };
  const approved: { number: string; charter: Charter; runs: boolean }[] = [];
  for (const [n, one] of applications.entries()) {
    const { to, byVenue, ...words } = { byVenue: false, kindCode: 'service', ...one };
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
    if (to === 'apply') continue;
    if (to === 'refuse') {
      await go(
        number,
        [['fangmin', 'refuse', 50, { endReason: '面积不到 300 平方米，离茶庵村联络站只有一百多米' }]],
        1,
      );
      continue;
    }
    const version = await go(number, [['fangmin', 'review', 60, { opinion: '材料齐全，符合进驻计划' }]], 1);
    if (to === 'review') continue;
    const findings = found(
      charter,
      ['admission', 'equipment'],
      await photograph(`${n}`, 50),
      n % 2 === 0 ? ['专属设备'] : [],
    );
    await go(
      number,
      [
        [
          'fangmin',
          'inspect',
          50,
          { on: day(50), findings, measures: words.measures, opinion: '现场看过，人和地方都落实了' },
        ],
      ],
      version,
    );
    if (to !== 'inspect') approved.push({ number, charter, runs: to === 'activate' });
  }
  const batch = {
    clientId: idOf('station batch'),
    numbers: approved.map(({ number }) => number),
    on: day(40),
    remark: '本年第一批',
  };
  await approveBatch(as('hanzhiyuan', 40), batch);
  for (const { number, runs } of approved.filter((one) => one.runs))
    await go(
      number,
      [
        ['fangmin', 'hang', 35, { plaqueNumber: number.slice(1), plaqueOn: day(35) }],
        [
          'fangmin',
          'deliver',
          34,
          { codes: ['plaque', 'rules', 'card', 'register', 'form', 'poster'], on: day(34), posted: true },
        ],
        ...(runs ? [['fangmin', 'activate', 33, { on: day(33) }] as const] : []),
      ],
      4,
    );
  return applications.length + (await keepVillages(go, day, await photograph('again', 80)));
}

type Go = (number: string, steps: readonly Step[], first: number) => Promise<number>;

/** What stations that are there already did of late: one is a model, one teaches, one is to put something right. */
async function keepVillages(go: Go, day: (ago: number) => string, photoId: string): Promise<number> {
  const village = { kindCode: 'liaison', venueKind: 'village' as const };
  const lists = ['equipment', 'standardisation'] as const;
  const all = found(village, lists, photoId);
  const hung = { codes: ['rule-work', 'rule-liability', 'rule-assessment'], postedOn: day(90) };
  const kit = { codes: ['plaque', 'rules', 'card', 'register', 'form', 'poster'], on: day(95), posted: true };
  await go(
    '站ST-V0303',
    [
      ['fangmin', 'deliver', 95, kit],
      ['liuguodong', 'post', 90, hung],
      ['st-v0303', 'acknowledge', 89, { name: '郭长河', read: true }],
      ['liuguodong', 'reaccept', 80, { on: day(80), findings: all, opinion: '台账齐，人在岗' }],
      [
        'fangmin',
        'classify',
        78,
        {
          tier: 'demonstration',
          tierSince: day(78),
          sitings: ['village'],
          education: true,
          servesRegionIds: ['V0304'],
        },
      ],
      [
        'st-v0303',
        'recordActivity',
        30,
        { on: day(30), kind: 'education', what: '在村委会讲怎么看农资标签、怎么留票据', people: 46 },
      ],
      [
        'st-v0303',
        'recordActivity',
        6,
        { on: day(6), kind: 'publicity', what: '集市上发宣传单，收回两张过期奶票', people: 130 },
      ],
    ],
    1,
  );
  await go(
    '站ST-V0102',
    [
      ['fangmin', 'deliver', 60, { ...kit, on: day(60) }],
      [
        'fangmin',
        'classify',
        55,
        { tier: 'pilot', tierSince: day(55), sitings: ['community'], education: true, servesRegionIds: [] },
      ],
      [
        'fangmin',
        'reviewYear',
        20,
        { year: Number(day(20).slice(0, 4)), on: day(20), grade: '优秀', remark: '调处及时，回访满意' },
      ],
    ],
    1,
  );
  await go(
    '站ST-V0603',
    [['fangmin', 'orderRectify', 12, { rectifyWhat: '登记簿三个月没有记，电话打不通', rectifyBy: day(-18) }]],
    1,
  );
  // Most stations do a little each month; a few have been silent for long, which the list shows.
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
  return 3 + busy.length;
}
