/** The lives of the sample tip-offs: filed and moved through the same actions that people use. */
import { addDays, dayOf, isWorkingDay, type Day } from '../domain/base/calendar.ts';
import { Allegation } from '../domain/tipoff/filing.ts';
import type { Complaint } from '../domain/complaint/complaint.ts';
import { unprovenNotices } from '../domain/tipoff/notification.ts';
import type { TipoffPersonMove } from '../domain/tipoff/procedure.ts';
import { Split } from '../domain/tipoff/split.ts';
import type { Tipoff } from '../domain/tipoff/tipoff.ts';
import { contextAt, type Context } from '../actions/base/context.ts';
import { actorOfAccount } from '../domain/county/account.ts';
import { splitComplaint } from '../actions/tipoff/split.ts';
import { fileTipoff, moveTipoff } from '../actions/tipoff/tipoff.ts';
import type { SampleTipoff, SampleTipoffs } from '../outside/seeds.ts';
import type { StoredAccount } from '../store/county/account.ts';
import { findTipoff } from '../store/tipoff/tipoff.ts';
import { consumerOf, find, morningOf, type Cast } from './life.ts';
import { endSampleCase } from './supervision/enforcement.ts';

/** Files one and lets it live its path, such as `dispatch@0 assign@1 start@1 open@9`: each with the days after filing. */
export async function liveSampleTipoff(
  cast: Cast,
  { id, ago, path, ...told }: SampleTipoff,
  ids: ReadonlyMap<string, string>,
  numbers: Map<string, string>,
): Promise<void> {
  const filedOn = addDays(cast.ctx.today, -ago);
  const ctx = contextAt(cast.ctx, morningOf(filedOn, cast.ctx.at, numbers.size % 10));
  const clientId = ids.get(id) ?? '';
  const filed = await fileTipoff({ ...ctx, actor: consumerOf(ctx) }, Allegation.parse({ ...told, clientId }));
  numbers.set(clientId, filed.number);
  await walk(cast, filed, filedOn, path, (name) => numbers.get(ids.get(name) ?? '') ?? '');
}

/** Splits off the tip-off that lies in a sample complaint, while the complaint is still fresh. */
export async function splitSample(
  cast: Cast,
  complaint: Complaint,
  filedOn: string,
  { split }: SampleTipoffs,
  clientId: string,
): Promise<void> {
  const at = morningOf(addDays(filedOn, 1), cast.ctx.at, 5);
  const { path, complaint: _, ...input } = split;
  const made = await splitComplaint(as(cast, 'fangmin', at), complaint.number, Split.parse({ ...input, clientId }));
  await walk(cast, made, filedOn, path, () => '');
}

async function walk(
  cast: Cast,
  filed: Tipoff,
  filedOn: string,
  path: string,
  numberOf: (id: string) => string,
): Promise<void> {
  let tipoff = filed;
  for (const [i, step] of path
    .split(' ')
    .filter((one) => one.includes('@'))
    .entries()) {
    const [what = '', days = '0'] = step.split('@');
    const [name = '', words = ''] = what.split(':');
    let day = addDays(filedOn, Number(days));
    while (!isWorkingDay(cast.ctx.county.calendar, day) && day < cast.ctx.today) day = addDays(day, 1);
    tipoff = await take(cast, tipoff, name, words, morningOf(day, cast.ctx.at, 20 + 3 * i), numberOf);
  }
}

function as(cast: Cast, loginName: string, at: Date): Context {
  return {
    ...contextAt(cast.ctx, at),
    actor: actorOfAccount(find(cast, (account) => account.loginName === loginName)),
  };
}

/** Who takes a step: two of one office often verify both, and the leader decides. */
type Who = 'centre' | 'head' | 'officer' | 'leader';

/** A tip-off on the day of one of its steps, and those who may take it. */
interface Scene {
  cast: Cast;
  tipoff: Tipoff;
  day: Day;
  officer: StoredAccount | undefined;
  head: StoredAccount | undefined;
  by: (who: Who) => Context;
  move: <M extends TipoffPersonMove>(
    ctx: Context,
    which: M,
    input: Parameters<typeof moveTipoff<M>>[3],
  ) => Promise<Tipoff>;
  /** The number of another sample. */
  numberOf: (id: string) => string;
}

async function take(
  cast: Cast,
  tipoff: Tipoff,
  name: string,
  words: string,
  at: Date,
  numberOf: (id: string) => string,
): Promise<Tipoff> {
  const step = sampleSteps[name];
  if (step === undefined) throw new Error(`seeds/tipoffs.json names the step “${name}”, which nobody can take.`);
  const people = cast.accounts.filter(
    ({ organisationId, role }) => organisationId === tipoff.officeId && role !== 'admin',
  );
  const head = people.find(({ role }) => role === 'officeHead');
  const officer = people.find(({ role }) => role === 'officer');
  const logins = { centre: 'fangmin', head: head?.loginName, officer: officer?.loginName, leader: 'gaoyun' };
  const by = (who: Who) => as(cast, logins[who] ?? 'fangmin', at);
  const move: Scene['move'] = (ctx, which, input) => moveTipoff(ctx, tipoff.number, which, input, { version: null });
  return step({ cast, tipoff, day: dayOf(at), officer, head, by, move, numberOf }, words);
}

/** The steps that a path may name; `words` is what stands behind the colon. */
const sampleSteps: Readonly<Record<string, (scene: Scene, words: string) => Promise<Tipoff>>> = {
  dispatch: ({ move, by, tipoff }) =>
    move(by('centre'), 'dispatch', { officeId: tipoff.officeId ?? 'SO-CG', note: '' }),
  assign: ({ move, by, officer, head }) =>
    move(by('head'), 'assign', { handlerId: officer?.id ?? '', secondId: head?.id ?? '' }),
  start: ({ move, by, day }) => move(by('officer'), 'startVerification', { startedOn: day }),
  propose: ({ move, by }) =>
    move(by('officer'), 'propose', {
      what: 'open',
      words: '看了现场，问了人，留了样，初步证据证明有违法行为，建议立案。',
    }),
  extend: ({ move, by }) => move(by('leader'), 'extend', { reason: '还要等计量检定机构约时间到站复核', opinion: '' }),
  test: ({ move, by, tipoff, day }) =>
    move(by('officer'), 'startTest', {
      kind: 'inspection',
      institution: '安澜市产品质量检验所',
      startedOn: day,
      paper: `检验委托书 ${tipoff.number.slice(-4)}`,
    }),
  open: ({ move, by, day }) =>
    move(by('leader'), 'open', {
      opinion: '同意立案，依法查处。',
      decidedOn: day,
      hasEvidence: true,
      deservesPenalty: true,
      isOurs: true,
      isInTime: true,
      reason: '现场检查和抽样证实举报属实，符合立案条件。',
    }),
  notOpen: ({ move, by, day }, words) =>
    move(by('leader'), 'notOpen', {
      opinion: '',
      decidedOn: day,
      ground: words === 'NF2' ? 'NF2' : 'NF1',
      reason: '当场撤下广告、改正宣传，没有卖出的单子，没有造成后果。',
    }),
  transfer: ({ move, by, day }) =>
    move(by('leader'), 'transfer', {
      opinion: '',
      decidedOn: day,
      competentBody: '青禾县公安局',
      paper: '青市监移〔2026〕3 号',
      reason: '涉嫌非法收购野生动物，依法移送。',
    }),
  disclaim: ({ move, by, day }) =>
    move(by('centre'), 'disclaim', {
      decidedOn: day,
      isMarketMatter: true,
      competentBody: '邻县市场监督管理局',
      reason: '生产厂在邻县，违法行为发生在邻县。',
    }),
  tell: tellEverybody,
  end: async ({ cast, tipoff, day }, words) => {
    const [, yuan = '0'] = words.split('/');
    await endSampleCase(cast, tipoff.id, day, Number(yuan) * 100);
    return (await findTipoff(cast.ctx.db, tipoff.countyId, { id: tipoff.id })) ?? tipoff;
  },
  reward: ({ move, by, day }) =>
    move(by('head'), 'grantReward', { decidedOn: day, level: '2', exclusion: 'none', financeAgreedOn: null }),
  pay: ({ move, by, day }) => move(by('officer'), 'payReward', { paidOn: day, slip: '付款凭证 2026-018' }),
  close: ({ move, by, tipoff }) => move(by(holderOf(tipoff)), 'close', {}),
  archive: ({ move, by }) => move(by('officer'), 'archive', { files: '举报登记表、现场笔录、审批表、告知凭据' }),
  repeat: ({ move, by, numberOf }, words) =>
    move(by('centre'), 'repeat', { firstNumber: numberOf(words), reason: '同一个人举报同一家店同一件事' }),
  merge: ({ move, by, numberOf }, words) =>
    move(by('centre'), 'merge', { firstNumber: numberOf(words), newFacts: '秤盘底下粘了一块磁铁' }),
};

async function tellEverybody({ move, by, tipoff, day }: Scene): Promise<Tipoff> {
  let told = tipoff;
  for (const { kind, to, inWriting } of unprovenNotices(tipoff))
    told = await move(by(holderOf(tipoff)), 'recordNotice', {
      kind,
      to,
      way: tipoff.anonymous && to === 'reporter' ? 'codeWord' : inWriting ? 'mail' : 'phone',
      toldOn: day,
      proof: inWriting ? '挂号信 XA2026' : '通话记录 09:20',
    });
  return told;
}

/** Who has it: the centre until it is dispatched. */
function holderOf({ dispatchedOn }: Tipoff): 'centre' | 'officer' {
  return dispatchedOn === null ? 'centre' : 'officer';
}
