/**
 * 遗留 (leftover): what a telephone had not sent when its account was closed, or when it was cut off. It is never dropped in
 * silence: the office, or whoever comes after at the station, takes it over or puts it away with a reason.
 */
import { answerWords } from '../incident/area-answer.ts';
import { z } from 'zod';
import type { Actor } from '../base/actor.ts';
import { boardKindWords } from '../publicity/board.ts';
import { calledSideWords, callResultWords } from '../complaint/facts/callable.ts';
import { totalOf } from '../publicity/education/attendance.ts';
import { labelled, written } from '../base/field.ts';
import { answeringOffice, type Home } from './device.ts';
import type { AnyItem, FieldItem, FieldMove } from './field-outbox.ts';
import type { OutboxItem } from './outbox.ts';
import type { Station } from '../county/station.ts';

export interface Leftover {
  countyId: number;
  id: string;
  deviceId: string;
  accountId: string;
  /** Of a station's telephone; null for an officer's. */
  stationId: string | null;
  officeId: string | null;
  /** The place in the outbox of the telephone. */
  n: number;
  /** The act as the telephone kept it. */
  item: AnyItem;
  actedAt: Date;
  arrivedAt: Date;
  endedAt: Date | null;
  endedById: string | null;
  /** The number that it became or was noted on; null when it was put away. */
  matterNumber: string | null;
  reason: string;
}

/** Bytes that the telephone encrypted: the nonce, and the text with its tag, in base64. */
const Sealed = z.object({ iv: z.base64().max(40), data: z.base64().max(2_000_000) });
export type Sealed = z.infer<typeof Sealed>;

/** What a telephone hands over without its PIN: one act at a time, as it lies encrypted, with its photos. */
export const HandOver = z.object({
  deviceId: z.uuid(),
  word: z.string().max(100),
  /** The key of the store, wrapped by the recovery key that the server keeps. */
  wrapped: Sealed,
  id: z.uuid(),
  n: z.number().int().min(1),
  act: Sealed,
  photos: z.array(Sealed).max(6),
});
export type HandOver = z.infer<typeof HandOver>;

export const DropLeftover = z.object({
  reason: labelled(written().min(4).max(300), { zh: '为什么不办', en: 'Why it is put away', input: 'text' }),
});

/** Who takes it over: the county, the office that answers for it, or the station's next person. */
export function mayTakeOver(
  actor: Actor,
  leftover: Home,
  stations: readonly Pick<Station, 'id' | 'officeId'>[],
): boolean {
  if (actor.role === 'centre') return true;
  if (actor.role === 'station') return actor.stationId !== null && actor.stationId === leftover.stationId;
  const office = answeringOffice(leftover, stations);
  return office !== null && office === actor.organisationId;
}

/** What of a visit had not been sent, as the office reads it before it takes it over. */
export function fieldLeftWords(item: FieldItem, when: string, name: string): string {
  const head = `${name}手机里没发出的一步（${when}，${fieldStepZh(item)}）`;
  if (item.kind === 'photos') return `${head}：照片 ${item.photoIds.length} 张`;
  const { input } = item;
  const findings = Array.isArray(input['findings']) ? (input['findings'] as { text?: unknown }[]) : [];
  const said = [
    ...findings.map(({ text }) => text),
    ...['text', 'remark', 'words', 'item', 'name', 'product', 'operatorName', 'cause', 'facts', 'form'].map(
      (key) => input[key],
    ),
  ]
    .filter((one): one is string => typeof one === 'string' && one !== '')
    .join('；');
  return `${head}${said === '' ? '' : `：${said}`}`.slice(0, 2000);
}

function fieldStepZh(item: FieldItem): string {
  if (item.kind === 'photos') return '检查照片';
  if (item.kind === 'opening') return openingZh[item.ledger];
  return fieldMoveZh[item.move as FieldMove] ?? '检查';
}

const openingZh = {
  sortie: '出动',
  inspection: '名单外的一户',
  seizure: '查扣',
  sampling: '抽样',
  exhibit: '收证据',
} as const;
const fieldMoveZh: Readonly<Record<FieldMove, string>> = {
  comeBack: '收队',
  recordNil: '没有问题',
  recordFinding: '有问题',
  recordClosed: '关门',
  confirmNil: '确认没有问题',
  doubtNil: '不能确认',
  rectifyNow: '当场改了',
  order: '责令改正',
  orderBan: '决定取缔',
  executeBan: '取缔',
  banFails: '取缔没执行成',
  decideOnTheSpot: '当场处罚',
  recheck: '复查，改好了',
  recheckFails: '复查，没有改',
  note: '记一笔',
  sample: '抽样封样',
  handOver: '交样',
};

/** What an act on a matter says when somebody else notes it there: everything that was written, and when. */
export function leftoverWords(item: Exclude<OutboxItem, { kind: 'filing' }>, when: string, name: string): string {
  const [step, said] = (leftZh[item.kind] as (one: typeof item) => [string, string])(item);
  return `${name}离开前没发出的一步（${when}，${step}）：${said}`.slice(0, 2000);
}

type LeftKind = Exclude<OutboxItem['kind'], 'filing'>;

/** Which step it was, and what was written. */
const leftZh: { readonly [K in LeftKind]: (item: Extract<OutboxItem, { kind: K }>) => [string, string] } = {
  sheet: ({ answers }) => ['录调查答卷', `答了 ${Object.keys(answers).length} 问`],
  posting: ({ boards }) => ['记上栏', `换了${boards.map((kind) => boardKindWords[kind].zh).join('、')}`],
  area: ({ answer, households, words }) => {
    const count = answer === 'yes' ? ` ${households} 户` : '';
    return ['答排查', `${answerWords[answer].zh}${count}${words === '' ? '' : `；${words}`}`];
  },
  drive: (item) => ['宣传回报', toldZh(item)],
  attendance: ({ counts }) => ['活动点数', `来了 ${totalOf(counts)} 人`],
  stationMessage: ({ text }) => ['写给别的站', text],
  stationMessageRead: ({ ids }) => ['看站点消息', `看了 ${ids.length} 条`],
  warning: ({ seen }) => ['看警示', `看到了 ${seen.length} 条消费警示`],
  clue: ({ words }) => ['报线索', typedZh({ words })],
  called: ({ whom }) => ['打电话', `要了${calledSideWords[whom].zh}的电话去打`],
  callEnded: ({ whom, result }) => ['打电话', `给${calledSideWords[whom].zh}打电话：${callResultWords[result].zh}`],
  move: ({ move, input }) => [moveZh[move], typedZh(input)],
  answer: ({ move, input }) => [moveZh[move], typedZh(input)],
  help: ({ move, input }) => [moveZh[move], typedZh(input)],
  inquiry: ({ question, knowledgeId }) => ['登记咨询', `${question}${knowledgeId === null ? '' : '（念给他听了）'}`],
  inquiryAnswer: ({ answer }) => ['答复咨询', answer],
  duty: ({ name, version }) => ['签收职责', `${name}读过第 ${version} 版`],
  task: ({ move, input }) => [move === 'accept' ? '签收任务' : '回报任务', typedZh(input)],
};

/** What was written into the form of a step, and what was recovered. */
function typedZh(input: Record<string, unknown>): string {
  const said = ['words', 'reason', 'result', 'proof', 'remark']
    .map((key) => input[key])
    .filter((one): one is string => typeof one === 'string' && one !== '')
    .join('；');
  const fen = input['recoveredFen'];
  const money = typeof fen === 'number' && fen > 0 ? `；挽回 ${(fen / 100).toFixed(2)} 元` : '';
  return `${said === '' ? '没有写话' : said}${money}`;
}

function toldZh({ hung, ways, handed, cannot }: Extract<OutboxItem, { kind: 'drive' }>): string {
  const said = [
    hung ? '贴了' : '',
    ways.length > 0 ? '念了' : '',
    handed > 0 ? `发了 ${handed} 份` : '',
    cannot === '' ? '' : `做不了：${cannot}`,
  ];
  return said.filter((one) => one !== '').join('、');
}

const moveZh: Record<Extract<OutboxItem, { kind: 'move' | 'answer' | 'help' }>['move'], string> = {
  talk: '记一次协商',
  settleAtStation: '谈成了',
  sendUp: '交上去',
  recordWithdrawal: '记撤回',
  markUrgent: '加急',
  takeBackUrgent: '撤回加急',
  urgentAgain: '又有危险',
  supplement: '补充',
  checkTerm: '问照办没有',
  note: '记一笔',
  acknowledge: '签收指令',
  arrive: '到场',
  reportBack: '回报指令',
  accept: '接下协助',
  decline: '不接协助',
  recordJoint: '记联合调解',
  returnBack: '退回协助',
};
