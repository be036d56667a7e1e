/** 群体事件 of the sample county: one seed of four villages, confirmed, filed, and asked about at every station. */
import { addDays } from '../domain/base/calendar.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { GiveAnswer } from '../domain/incident/area-answer.ts';
import { AskStations } from '../domain/incident/area-check.ts';
import { incidentProcedure } from '../domain/incident/incident-steps.ts';
import { RaiseIncident, type IncidentMove } from '../domain/incident/incident.ts';
import { areaCheckFrame, giveAnswer, readCheck } from '../actions/incident/area-check.ts';
import { incidentFrame } from '../actions/incident/incident.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { moveEntry, openEntry } from '../actions/matter/docket.ts';
import { find, morningOf, type Cast } from './life.ts';

const seed = /丰垦|818|八一八/u;

export async function incidentSamples(
  cast: Cast,
  idOf: (name: string) => string,
  filed: readonly Complaint[],
): Promise<number> {
  const members = filed.filter(({ story }) => seed.test(story));
  if (members.length < 2) return 0;
  const id = idOf('incident of the seed');
  const incident = await openEntry(
    as(cast, 'fangmin', 9),
    incidentFrame,
    RaiseIncident.parse({
      id,
      title: '丰垦818 玉米不结穗',
      product: '玉米种子',
      variety: '丰垦818',
      defect: '不结穗',
      categoryCode: 'G10',
      reason: '四个村说的是同一个品种、同一个毛病，卖家不同。',
      numbers: members.map(({ number }) => number),
    }),
  );
  for (const [version, [who, move, ago, input]] of steps(cast).entries()) {
    const read = incidentProcedure[move].input.parse(input);
    await moveEntry(as(cast, who, ago), incidentFrame, id, move, read, { version: version + 1 });
  }
  await askAll(cast, idOf, incident.number);
  return members.length;
}

function steps(cast: Cast): (readonly [string, IncidentMove, number, object])[] {
  const responsibleId = find(cast, ({ loginName }) => loginName === 'majianguo').id;
  const crop = {
    crop: '玉米',
    sownOn: addDays(cast.ctx.today, -150),
    cropStage: '成熟，还没有收',
    appraiseBy: addDays(cast.ctx.today, 9),
  };
  return [
    ['fangmin', 'confirm', 8, { reason: '看了种子袋的照片，是同一个品种，毛病一样。', level: '3', responsibleId }],
    ['hanzhiyuan', 'file', 8, { remark: '请尽快问清各村有没有。' }],
    ['majianguo', 'recordCrop', 7, crop],
  ];
}

/** Most answer within three days; some have read it, and the rest are silent. */
async function askAll(cast: Cast, idOf: (name: string) => string, incidentNumber: string): Promise<void> {
  const check = await openEntry(
    as(cast, 'fangmin', 7),
    areaCheckFrame,
    AskStations.parse({
      id: idOf('area check of the seed'),
      incidentNumber,
      question: '咱村有没有“丰垦818”玉米不结穗？',
      look: '袋子红底黄字，印着“818”。',
      dueAt: `${addDays(cast.ctx.today, 2)}T18:00:00+08:00`,
    }),
  );
  for (const [i, [station, answer]] of answers.entries()) {
    const ctx = as(cast, station, 6 - (i % 4));
    await readCheck(ctx, check.number);
    if (answer !== null)
      await giveAnswer(ctx, GiveAnswer.parse({ id: idOf(`answer ${station}`), checkNumber: check.number, ...answer }));
  }
}

const none = { answer: 'no' };
const answers: (readonly [string, object | null])[] = [
  ['st-v0303', { answer: 'yes', households: 2, mu: 9, words: '都是春上从流动车上买的，袋子还在。' }],
  ['st-v0301', none],
  ['st-v0401', { answer: 'yes', households: 1, mu: 4, words: '一户，种子袋没留。' }],
  ['st-v0701', { answer: 'unknown', words: '有两户在外打工，电话没打通。' }],
  ['st-v0501', none],
  ['st-v0601', none],
  ['st-v0101', none],
  ['st-m01', none],
  ['st-v0302', null],
];

function as(cast: Cast, loginName: string, ago: number): Context {
  return {
    ...contextAt(cast.ctx, morningOf(addDays(cast.ctx.today, -ago), cast.ctx.at, 20)),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  };
}
