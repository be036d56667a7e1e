/** 给投诉人的短信 (messages): the receipt of a complaint, and plain words for the steps that a complainant waits for. */
import { dayShortZh, type Day } from '../../domain/base/calendar.ts';
import { formatYuan } from '../../domain/base/money.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { isInTerms } from '../../domain/complaint/facts/agreed-terms.ts';
import { termZh } from '../../domain/complaint/papers/term-words.ts';
import { hearBy } from '../../domain/complaint/deadline.ts';
import { likeliestOwn, tellingOf } from '../../domain/complaint/duplicate.ts';
import type { Filing } from '../../domain/complaint/filing.ts';
import type { LedgerEvent } from '../../domain/base/event.ts';
import { activeMembers } from '../../domain/complaint/joint/member.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { undoneFields, undoUntil } from '../../domain/matter/bulk/undo.ts';
import { contactPhone } from '../../domain/complaint/steps/agent.ts';
import { openQuestion } from '../../domain/complaint/facts/question.ts';
import { toldWithdrawal } from '../../domain/complaint/facts/withdrawal-said.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { listFiledBy } from '../../store/base/ledger.ts';
import { listToldInWords, saveMessages } from '../../store/matter/message.ts';
import type { MessageRow } from '../../store/base/schema.ts';
import { factsOf, type Context } from '../base/context.ts';
import { renewedZh } from '../matter/code-renewal.ts';
import { asItGoes } from './as-it-goes.ts';
import { sendSoon, toCitizen, toPhone } from '../matter/message.ts';

/** The receipt by text message: number, and by when the complainant hears. The query code is never sent: it stands on the slip. */
export function receiptsOf(filed: readonly { ctx: Context; complaint: Complaint; isProven: boolean }[]): MessageRow[] {
  return filed.flatMap(({ ctx, complaint, isProven }) => {
    const receipt = `${firstOf(ctx, complaint)}您的投诉已登记，编号${complaint.number}。${nextOf(ctx, complaint)}查进度请用编号和回执上的查询码。`;
    // Who files without signing in may have typed anybody's telephone.
    // What was proven is the complainant's telephone: an agent's was typed beside it.
    const known = ctx.actor.role !== 'consumer' || (isProven && complaint.agents.length === 0);
    return toCitizen(ctx, complaint, contactPhone(complaint, ctx.today), receipt, known);
  });
}

/** Where the house of the shop would have talked first and does not, for it sounds like danger: whom to call. */
function firstOf(ctx: Context, complaint: Complaint): string {
  return asItGoes(ctx, complaint) === complaint ? '' : '有生命危险请先打110、120。';
}

/** By when the complainant hears, and of whom; of danger the bureau, at once. */
function nextOf(ctx: Context, stored: Complaint): string {
  const complaint = asItGoes(ctx, stored);
  if (complaint.state === 'atStation') return '站点先帮您谈。';
  const by = hearBy(complaint, factsOf(ctx));
  const whose = complaint === stored ? '' : '12315中心收到了，';
  return by === null ? '' : `${whose}最晚${dayShortZh(by)}告诉您受理不受理。`;
}

/** A filing, what has become of it, and whether the citizen who sent it has proven that the telephone is his. */
interface Sent {
  ctx: Context;
  filing: Filing;
  complaint: Complaint;
  isProven: boolean;
}

/** The telephones that were sent on the open page without a proof. */
export function unprovenPhones(sent: readonly Pick<Sent, 'ctx' | 'filing' | 'isProven'>[]): string[] {
  const phones = sent.filter(isUnproven).map(({ filing }) => filing.consumer.phone);
  return [...new Set(phones)].filter((phone) => phone !== '');
}

function isUnproven({ ctx, isProven }: Pick<Sent, 'ctx' | 'isProven'>): boolean {
  return ctx.actor.role === 'consumer' && !isProven;
}

/**
 * Who has an open complaint like one that was sent under his telephone without proof is told that it came: whoever knows the
 * telephone can type it. Nothing of what it says, and once a day however often it is tried. Open are those that were there, which are
 * handed in, and those of the same batch that came before.
 */
export async function warningsOf(tx: Tx, sent: readonly Sent[], there: readonly Complaint[]): Promise<MessageRow[]> {
  const own = new Set<Complaint>();
  const open = Map.groupBy(there, ({ consumerPhone }) => consumerPhone);
  for (const { complaint, ...one } of sent) {
    const { phone } = one.filing.consumer;
    if (phone === '') continue;
    const before = open.get(phone) ?? [];
    const earlier = isUnproven(one) ? likeliestOwn(tellingOf(one.filing), before) : null;
    if (earlier !== null) own.add(earlier);
    open.set(phone, [...before, complaint]);
  }
  const [first] = sent;
  if (own.size === 0 || first === undefined) return [];
  const { ctx } = first;
  const { hotline } = ctx.county.county;
  const words = `有人用您的电话又交了一件投诉。是您交的，不用管；不是您交的，请打${hotline}告诉我们。`;
  const warnings = [...own].flatMap((earlier) => toConsumer(ctx, earlier, words));
  const [since, ids] = [new Date(`${ctx.today}T00:00:00+08:00`), [...own].map(({ id }) => id)];
  const told = await listToldInWords(tx, ctx.actor.countyId, ids, warnings[0]?.text ?? words, since);
  return warnings.filter(({ matterId }) => matterId === null || !told.has(matterId));
}

/** Whether it was filed on the open page: anybody's telephone may have been typed there, and who typed it was shown the query code. */
export async function isTypedAlone(db: Db, { countyId, id }: Pick<Complaint, 'countyId' | 'id'>): Promise<boolean> {
  return (await listFiledBy(db, countyId, 'consumer', [id])).has(id);
}

/** Plain words for the steps that a complainant waits for; a decision letter still needs its own proof of notice. */
const steps: Partial<Record<PersonMove, (complaint: Complaint, hotline: string) => string>> = {
  dispatch: () => '已交到市场监管所办理',
  startMediation: () => '双方都同意调解，开始调解',
  callOff: () => '约好的调解会取消了，先不用来；再约时间会告诉您',
  startTest: () => '送去鉴定检测，这段时间不计入调解期限',
  close: () => '已办结，结果见决定书或协议',
  settleAtStation: settledZh,
  askConsumer: (complaint) => {
    const by = openQuestion(complaint)?.dueOn;
    return `，办的人有一句话要问您${by === undefined ? '' : `，请在${dayShortZh(by)}前答`}：到查进度用编号和查询码打开，就在最上面`;
  },
  answerAppeal: () => '，您请县局复核的有答复了，请用编号和查询码查进度看',
  answerPerformance: () => '，店家照办没有，所里问过了，请用编号和查询码查进度看',
  withdraw: () => '已按您的要求撤回',
  decideAnew: () => '原来的决定撤销了，重新办理，决定书另送给您',
  mediateAnew: () => '原来的决定撤销了，重新调解，决定书另送给您',
};

/**
 * What was agreed, in kind, sum and day of each term: the words of the terms may be a page long, and stand on the paper and where the
 * progress is seen. It is closed, so that what is not kept is told where a new complaint is taken.
 */
function settledZh({ terms, recoveredFen }: Complaint, hotline: string): string {
  const said = isInTerms(terms)
    ? `：${terms.map((term, i) => `${String(i + 1)}.${termZh({ ...term, text: '' })}`).join('')}全文凭编号和查询码看。`
    : `${recoveredFen === null || recoveredFen === 0 ? '' : `，店家给您${formatYuan(recoveredFen)}元`}。`;
  return `在站里谈成了${said}店家没照办，再到站里说，或者打${hotline}`;
}

export async function tellOfMove(
  tx: Tx,
  ctx: Context,
  complaint: Complaint,
  move: PersonMove,
  detail: LedgerEvent['detail'] = {},
  input: Record<string, unknown> = {},
): Promise<void> {
  // Of a session that he never heard of he hears nothing.
  const step = move === 'callOff' && !isToBeToldOff(complaint) ? undefined : steps[move];
  // What can be taken back for some minutes is told when it stands.
  const standsFrom = undoneFields('complaint', move) === null ? ctx.at : undoUntil(ctx.at);
  // Who files under a stranger's telephone and withdraws, again and again, must not use up what the stranger may be told in a day.
  const isProven = ctx.actor.role !== 'consumer' || !(await isTypedAlone(tx, complaint));
  const messages =
    step === undefined
      ? move === 'accept' && input['way'] === 'sms'
        ? tellAccepted(ctx, complaint)
        : tellOne(ctx, complaint, move, detail)
      : complainantsOf(complaint, ctx.today).flatMap(({ phone, number }) =>
          toCitizen(
            ctx,
            complaint,
            phone,
            `您的投诉${number}${step(complaint, ctx.county.county.hotline)}。`,
            isProven,
          ),
        );
  for (const message of messages) if (message.notBefore < standsFrom) message.notBefore = standsFrom;
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

function isToBeToldOff({ notices }: Complaint): boolean {
  return notices.some((one) => one.kind === 'calledOff' && one.to === 'consumer' && isOwed(one));
}

/** Words were added by somebody who cannot see the matter: who complains hears that it was so, and nothing of what they say. */
export async function tellOfJoining(tx: Tx, ctx: Context, complaint: Complaint): Promise<void> {
  const { hotline } = ctx.county.county;
  const messages = complainantsOf(complaint, ctx.today).flatMap(({ phone, number }) => {
    const words = `您的投诉${number}里添了一段新说的话，是工作人员听人说了记下的。是您说的，不用管；不是您说的，请打${hotline}告诉我们。`;
    return toCitizen(ctx, complaint, phone, words);
  });
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** Tells everybody who complains the same, each under the number that his own code opens. */
export async function tellEveryComplainant(
  tx: Tx,
  ctx: Context,
  complaint: Complaint,
  words: (number: string) => string,
): Promise<void> {
  // Under a telephone that a stranger may have typed no more is told in a day than under any such.
  const isProven = !(await isTypedAlone(tx, complaint));
  const messages = complainantsOf(complaint, ctx.today).flatMap(({ phone, number }) =>
    toCitizen(ctx, complaint, phone, words(number), isProven),
  );
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** Who complains or acts for who does, each with the number that his own code opens; two of one telephone are told once. */
function complainantsOf(complaint: Complaint, today: Day): { phone: string; number: string }[] {
  const { number } = complaint;
  const members = activeMembers(complaint).map(({ phone, from }) => ({ phone, number: from?.number ?? number }));
  const all = members.length === 0 ? [{ phone: contactPhone(complaint, today), number }] : members;
  return all.filter(({ phone }, i) => all.findIndex((one) => one.phone === phone) === i);
}

/**
 * 短信告知: that it is accepted (《办法》第十五条), with the number of the decision. It must reach him, so that no brake is on it; what the
 * gateway takes proves the notice.
 */
function tellAccepted(ctx: Context, complaint: Complaint): MessageRow[] {
  const { number, decidedOn, notices } = complaint;
  const { name, hotline } = ctx.county.county;
  const paper = notices.find(({ kind }) => kind === 'acceptance')?.paperNumber ?? null;
  const words = `您的投诉${number}，${name}市场监督管理局${dayShortZh(decidedOn ?? ctx.today)}决定受理${paper === null ? '' : `（${paper}）`}。要决定书的，请打${hotline}。`;
  return toPhone(ctx, complaint, contactPhone(complaint, ctx.today), words).map((one) => ({
    ...one,
    notice: 'acceptance',
  }));
}

/** What concerns one of them alone: that his query code is another one, that he has joined or left. */
function tellOne(ctx: Context, complaint: Complaint, move: PersonMove, detail: LedgerEvent['detail']): MessageRow[] {
  if (move === 'recordWithdrawal') return tellWithdrawn(ctx, complaint);
  if (move === 'recordAgent' || move === 'endAgent') return tellPrincipal(ctx, complaint, move, detail);
  if (move !== 'renewCode') return tellMember(ctx, complaint, move, detail);
  const whose = complaint.joint?.members.find((one) => one.n === detail['n']);
  return toCitizen(
    ctx,
    complaint,
    whose?.phone ?? contactPhone(complaint, ctx.today),
    renewedZh('投诉', complaint.number, ctx.county.county.hotline),
  );
}

/** Who is said to have given or taken back a mandate hears of it at his own number, whoever acts for him. */
function tellPrincipal(
  ctx: Context,
  complaint: Complaint,
  move: 'recordAgent' | 'endAgent',
  { another }: LedgerEvent['detail'],
): MessageRow[] {
  const { number } = complaint;
  const { hotline } = ctx.county.county;
  if (move === 'endAgent')
    return toConsumer(
      ctx,
      complaint,
      `您的投诉${number}不再由代理人代办，以后告诉您本人；原来的查询码不能再用，要新的请打${hotline}。`,
    );
  const agent = complaint.agents.at(-1);
  if (another !== true || agent === undefined || agent.phone === complaint.consumerPhone) return [];
  return toConsumer(
    ctx,
    complaint,
    `您的投诉${number}记下了由${agent.name}代理。不是您委托的，请打${hotline}告诉我们。`,
  );
}

/** What somebody says in his name ends his matter: he hears of it, and whom to tell that it was not he. */
function tellWithdrawn(ctx: Context, complaint: Complaint): MessageRow[] {
  const { hotline } = ctx.county.county;
  const said =
    toldWithdrawal(complaint) === null
      ? '已记下您说不撤了，接着办'
      : complaint.state === 'closed'
        ? '按工作人员记下的您的话撤回了，不再办'
        : complaint.acceptedOn === null
          ? '记下了您要撤回，由局里向您核实以后办结'
          : '记下了您要撤回，由承办人结束调解';
  const told = complainantsOf(complaint, ctx.today);
  // What ends the complainant's matter the complainant hears too, whoever acts for him.
  const own = complaint.joint === null ? [{ phone: complaint.consumerPhone, number: complaint.number }] : [];
  const all = [...told, ...own.filter(({ phone }) => told.every((one) => one.phone !== phone))];
  return all.flatMap(({ phone, number }) =>
    toCitizen(ctx, complaint, phone, `您的投诉${number}${said}。不是您说的，请打${hotline}告诉我们。`),
  );
}

/** Who has joined or left a joint complaint hears of it himself, and under which number he goes on. */
function tellMember(
  ctx: Context,
  complaint: Complaint,
  move: PersonMove,
  { n, how, number }: LedgerEvent['detail'],
): MessageRow[] {
  const member = complaint.joint?.members.find((one) => one.n === n);
  if (member === undefined || (move !== 'addMember' && move !== 'memberLeaves')) return [];
  const own = typeof number === 'string' ? number : null;
  const words =
    move === 'addMember'
      ? `您已加入共同投诉${complaint.number}。查进度请用编号${own ?? complaint.number}和${own === null ? '办的人给您的' : '回执上的'}查询码。`
      : `您已退出共同投诉${complaint.number}${how === 'alone' && own !== null ? `，单独投诉，编号${own}，查询码不变` : ''}。`;
  return toCitizen(ctx, complaint, member.phone, words);
}

function toConsumer(ctx: Context, complaint: Complaint, words: string): MessageRow[] {
  return toCitizen(ctx, complaint, complaint.consumerPhone, words);
}
