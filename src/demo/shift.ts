/** 值班 and 紧急处置 of the sample county: two months of the roster, kept until today, and the call-outs of the last weeks. */
import { addDays } from '../domain/base/calendar.ts';
import type { CalloutMove, OpenCallout } from '../domain/command/callout.ts';
import { draftExample } from '../domain/command/example-draft.ts';
import { calloutProcedure } from '../domain/command/callout-steps.ts';
import { monthOf } from '../domain/command/roster.ts';
import type { Shift } from '../domain/command/shift.ts';
import { calloutFrame } from '../actions/command/callout.ts';
import { contextAt } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { buildRosterFor } from '../actions/command/roster.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { shiftFrame, watchShifts } from '../actions/command/shift.ts';
import { listKept } from '../store/command/shift.ts';
import { find, type Cast } from './life.ts';

const notes = [
  ['一切正常，接咨询电话 3 个，都当场答复了。', ''],
  ['接投诉 2 件，已登记；夜里有人来电问退房押金，告诉他白天打。', '上午给退押金的那位回个电话。'],
  ['巡了两条街，烧烤摊的投诉当场劝和，没有登记。', ''],
  ['燃气具店的投诉没谈拢，答应周一到所里再谈。', '周一提醒所里。'],
] as const;

/** Builds the roster of this month and the next, and keeps what is past of it: one missed, the last note not signed for yet. */
export async function keepSamples(cast: Cast, idOf: (name: string) => string): Promise<void> {
  const named = (loginName: string) => find(cast, (account) => account.loginName === loginName);
  const by = (accountId: string) => actorOfAccount(find(cast, (account) => account.id === accountId));
  const { today } = cast.ctx;
  const { from, to } = monthOf(today);
  const next = monthOf(addDays(to, 1));
  // The first quarter of an hour of the month: nothing of it is past yet.
  const first = contextAt(cast.ctx, new Date(`${from}T00:15:00+08:00`));
  await buildRosterFor({ ...first, actor: actorOfAccount(named('fangmin')) }, { from, to: next.to });
  const past = (await listKept(cast.ctx.db, cast.ctx.actor.countyId, from, today)).filter(
    ({ endsAt }) => endsAt <= cast.ctx.at,
  );
  for (const [nth, shift] of past.entries()) {
    if (nth === 9) continue;
    await keep(cast, by, shift, nth);
  }
  await watchShifts(cast.ctx);
  for (const sample of callouts) await call(cast, idOf, sample);
}

async function keep(cast: Cast, by: (accountId: string) => Cast['ctx']['actor'], shift: Shift, nth: number) {
  const at = (time: Date, minutes: number) => contextAt(cast.ctx, new Date(time.getTime() + minutes * 60_000));
  const actor = by(shift.accountId);
  const come = { ...at(shift.startsAt, -4), actor };
  let one = await moveEntry(come, shiftFrame, shift.id, 'checkIn', {}, { version: shift.version });
  const [note, watch] = notes[nth % notes.length] ?? notes[0];
  const over = at(shift.endsAt, 2);
  if (over.at > cast.ctx.at) return;
  one = await moveEntry({ ...over, actor }, shiftFrame, one.id, 'handOver', { note, watch }, { version: one.version });
  const signer = one.incomingIds[0];
  const signed = at(shift.endsAt, 9);
  if (signer === undefined || shift.day >= addDays(cast.ctx.today, -1) || signed.at > cast.ctx.at) return;
  await moveEntry({ ...signed, actor: by(signer) }, shiftFrame, one.id, 'sign', {}, { version: one.version });
}

interface Sample {
  key: string;
  /** Minutes before now. */
  ago: number;
  from: string;
  callout: Omit<OpenCallout, 'id'>;
  steps: readonly (readonly [who: string, move: CalloutMove, after: number, input: object])[];
}

const day = 24 * 60;
const callouts: readonly Sample[] = [
  {
    key: 'banquet',
    ago: 12 * day + 90,
    from: 'st-v0603',
    callout: { title: '满月酒后十来个人上吐下泻', place: '何坡村', regionId: 'V0603', hurt: true },
    steps: [
      ['gaoyun', 'accept', 4, { words: '先送医，剩菜别倒' }],
      ['gaoyun', 'sendOffice', 6, { officeId: 'SO-SQ', words: '到何坡村封存剩菜和厨具，登记吃席的人' }],
      ['gaoyun', 'tellDepartments', 9, { organisationIds: ['HEAL'], words: '十来人上吐下泻，乡卫生院已接诊' }],
      ['gaoyun', 'alertStations', 12, { reach: 'town', words: '同一个流动厨师班的席先停，有不舒服的马上送医' }],
      ['sunliang', 'arrive', 47, { words: '剩菜已封存，十三人就诊，两个老人留观' }],
      [
        'sunliang',
        'report',
        160,
        { result: '十三人就诊，当晚都稳定；剩菜、原料封存送检，厨师班暂停接席，移交立案核查。' },
      ],
      ['gaoyun', 'close', 900, {}],
    ],
  },
  {
    key: 'heater',
    ago: 55,
    from: 'st-v0303',
    callout: { title: '电热毯冒烟，老人手被烫伤', place: '柳河镇郭庄村', regionId: 'V0303', hurt: true },
    steps: [
      ['gaoyun', 'accept', 3, { words: '先断电、送卫生室' }],
      ['gaoyun', 'sendOffice', 5, { officeId: 'SO-LH', words: '到郭庄村看电热毯，封存同批的' }],
      ['majianguo', 'arrive', 38, { words: '伤在左手，卫生室已包扎；毯子留住了' }],
    ],
  },
];

async function call(
  cast: Cast,
  idOf: (name: string) => string,
  { key, ago, from, callout, steps }: Sample,
): Promise<void> {
  const begin = cast.ctx.at.getTime() - ago * 60_000;
  const as = (loginName: string, after: number) => ({
    ...contextAt(cast.ctx, new Date(begin + after * 60_000)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  });
  let one = await openEntry(as(from, 0), calloutFrame, { ...callout, id: idOf(`callout ${key}`) });
  for (const [who, move, after, typed] of steps) {
    const filled = move === 'close' ? closing(cast, one) : calloutProcedure[move].input.parse(typed);
    one = await moveEntry(as(who, after), calloutFrame, one.number, move, filled, { version: one.version });
  }
}

/** What the desk would offer: the draft of the program, as it is. */
function closing({ ctx }: Cast, callout: Parameters<typeof draftExample>[0]): object {
  const { organisations, regions } = ctx.county;
  const name = (id: string) => organisations.find((one) => one.id === id)?.name ?? '';
  const region = regions.find(({ id }) => id === callout.regionId);
  const town = regions.find(({ id }) => id === region?.parentId)?.name ?? '';
  const { title, text } = draftExample(callout, {
    town,
    category: '聚餐食品',
    measures: ['先救人，再封存剩余食品留样。'],
    offices: callout.sentOfficeIds.map(name),
    departments: callout.toldIds.map(name),
    stations: callout.alertedIds.length,
    secretNames: [],
  });
  return { exampleTitle: title, exampleText: text };
}
