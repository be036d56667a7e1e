import { demand, maySee } from '../../domain/base/actor.ts';
import type { Allegation } from '../../domain/tipoff/filing.ts';
import { inquiryProcedure } from '../../domain/inquiry/procedure.ts';
import { fileInquiry as ask, type Asking } from '../../domain/inquiry/filing.ts';
import { dayOf, dayShortZh } from '../../domain/base/calendar.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { heardAt, type Filing } from '../../domain/complaint/filing.ts';
import {
  inquiryClocks,
  mayMoveInquiry,
  otherRoutes,
  retell,
  withInquiryDue,
  type Inquiry,
  type Retelling,
} from '../../domain/inquiry/inquiry.ts';
import { demandCitable } from '../../domain/inquiry/knowledge.ts';
import { eventOf, firstAidZh } from '../../domain/matter/matter.ts';
import { inquiryNumber } from '../../domain/matter/numbering.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { homesOf, mayReveal, withoutOwn } from '../../domain/tipoff/reporter.ts';
import type { Tipoff } from '../../domain/tipoff/tipoff.ts';
import { findComplaint } from '../../store/complaint/complaint.ts';
import type { Tx } from '../../store/base/db.ts';
import { endDrafts } from '../../store/matter/draft.ts';
import { findInquiry, inquiryBook } from '../../store/inquiry/inquiry.ts';
import { findEntry } from '../../store/inquiry/knowledge.ts';
import { findFiler, record } from '../../store/base/ledger.ts';
import { insertMatters, lockMatter } from '../../store/matter/matter.ts';
import { forgetMessages, saveMessages } from '../../store/matter/message.ts';
import { removeServedPapers } from '../../store/matter/served-paper.ts';
import { newStub } from '../../store/matter/query-code.ts';
import { takeNumbers } from '../../store/base/numbering.ts';
import { getReporter } from '../../store/tipoff/reporter.ts';
import { findTipoff } from '../../store/tipoff/tipoff.ts';
import { transact } from '../../store/base/transact.ts';
import {
  announceOnCommit,
  demandFiler,
  demandListed,
  factsOf,
  followAct,
  type Context,
  type Follower,
} from '../base/context.ts';
import { inquiryPapers, inquiryPaperWords, type InquiryPaper } from '../../domain/inquiry/papers.ts';
import { maskedAsker } from '../../domain/complaint/privacy.ts';
import { getSeenMatter, moveWithin, type Frame, type MoveRequest } from '../matter/matter.ts';
import type { Stationery } from '../matter/paper.ts';
import { servingOf } from '../matter/decided/served-paper.ts';
import { leadersNow } from '../matter/decided/anew.ts';
import { newCode, renewedZh } from '../matter/code-renewal.ts';
import { sendSoon, toCitizen } from '../matter/message.ts';
import { tellOwners } from '../matter/owner.ts';
import { checkFiling, registerFilings } from '../complaint/filing.ts';
import { tipoffFiling } from '../tipoff/tipoff.ts';

/** How inquiries are acted on. */
export const inquiryFrame: Frame<Inquiry> = {
  book: inquiryBook,
  procedure: inquiryProcedure,
  read: 'inquiry.read',
  reveal: 'inquiry.reveal',
  clocksOf: inquiryClocks,
  withDue: withInquiryDue,
  seriesOf: (paper) => inquiryPaperWords[paper as InquiryPaper].series,
  needs: {
    renewCode: newCode,
    decideAnew: async (tx, ctx) => ({ facts: await leadersNow(tx, ctx) }),
    recordNotice: (tx, ctx, before) => servingAnew(tx, ctx, before),
    recordUnserved: (tx, ctx, before) => servingAnew(tx, ctx, before),
    async answer(tx, ctx, before, input) {
      const { knowledgeId: id, knowledgeVersion: version } = input as { knowledgeId: string; knowledgeVersion: number };
      const on = (input['answeredOn'] as string | undefined) ?? ctx.today;
      demandCitable(await findEntry(tx, before.countyId, id, { version }), on);
      return {};
    },
    async turnIntoComplaint(tx, ctx, before, input) {
      await demandKnown(tx, ctx, await findComplaint(tx, before.countyId, { id: String(input['complaintId']) }));
      return {};
    },
    async turnIntoTipoff(tx, ctx, before, input) {
      const tipoff = await findTipoff(tx, before.countyId, { id: String(input['tipoffId']) });
      await demandKnown(tx, ctx, tipoff);
      return tipoff === null ? {} : { facts: { withoutReporter: await withoutReporterOf(tx, ctx, tipoff) } };
    },
  },
};

/** Takes out of words what the tip-off's own words do without: who told it, where he lives and is reached. */
async function withoutReporterOf(tx: Tx, ctx: Context, tipoff: Tipoff): Promise<(words: string) => string> {
  if (tipoff.reporterId === null) return (words) => words;
  const reporter = await getReporter(tx, ctx.keyring, tipoff);
  const homes = homesOf(reporter, ctx.county.regions);
  return (words) => withoutOwn(words, reporter, homes, tipoff).words;
}

/** The letter by which an answer was revoked, as it is served. */
async function servingAnew(tx: Tx, ctx: Context, before: Inquiry) {
  return before.annulments.length === 0 ? {} : servingOf(tx, ctx, inquiryStationery, 'anew', before);
}

/** The papers of an inquiry: to whoever sees the asker, in his name. */
export const inquiryStationery: Stationery<Inquiry, InquiryPaper> = {
  frame: inquiryFrame,
  table: inquiryPapers,
  print: 'inquiry.reveal',
  masked: (inquiry, { actor }) => maskedAsker(inquiry, actor.role),
  namesIn: ({ askerName }) => [askerName],
};

/** What follows an answer: who asked gets it. Who was told on the spot is not told again; what an inquiry became sends its own receipt. */
export const answerAsker: Follower<Inquiry> = {
  kinds: ['inquiry'],
  moves: ['answer', 'tellRoute'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) if (saved.state !== 'closed') await tellAsker(tx, ctx, saved, answerZh(saved));
  },
};

/** Who asked hears that his query code is another one. */
export const tellRenewedCode: Follower<Inquiry> = {
  kinds: ['inquiry'],
  moves: ['renewCode'],
  async follow(tx, ctx, { on }) {
    const { hotline } = ctx.county.county;
    for (const { saved } of on) await tellAsker(tx, ctx, saved, renewedZh('咨询', saved.number, hotline));
  },
};

/**
 * What was sent to who asked and what was served on him names him: once he is a reporter it goes, in whichever way the inquiry was turned
 * (《办法》第三十七条).
 */
export const forgetAsker: Follower<Inquiry> = {
  kinds: ['inquiry'],
  moves: ['turnIntoTipoff'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      await forgetMessages(tx, saved.countyId, saved.id, ctx.at);
      await removeServedPapers(tx, saved.countyId, saved.id);
    }
  },
};

/**
 * Registers an inquiry; with a tapped topic it is answered and closed in the same step. The same client id again gives the
 * inquiry that is already there.
 */
export async function fileInquiry(ctx: Context, asking: Asking): Promise<Inquiry> {
  return transact(ctx.db, inquiryFiling(ctx, asking));
}

/** What files it, for a transaction that may file many, as an import does; who asked by a platform gets no receipt of ours. */
export function inquiryFiling(
  ctx: Context,
  asking: Asking,
  { hasReceipt = true }: { hasReceipt?: boolean } = {},
): (tx: Tx) => Promise<Inquiry> {
  demand(ctx.actor, 'inquiry.file');
  const { categoryCode: category, natureCode: nature, channel } = asking;
  demandListed(ctx, { regionIds: [], category, nature, channel });
  return async (tx) => {
    const { countyId } = ctx.actor;
    await endDrafts(tx, ctx.actor.countyId, [{ by: ctx.actor, id: asking.clientId }]);
    const known = await findInquiry(tx, countyId, { id: asking.clientId });
    if (known !== null) {
      await demandFiler(tx, ctx, known);
      return known;
    }
    const facts = factsOf(ctx);
    const heardOn = dayOf(heardAt(asking, facts));
    const { knowledgeId } = asking;
    const entry = knowledgeId === null ? null : await findEntry(tx, countyId, knowledgeId, { on: heardOn });
    // The rule refuses before a number is taken, which everybody else would wait for.
    const { next, event } = ask(asking, { ...facts, number: '', codeStub: newStub(), entry });
    const year = Number(heardOn.slice(0, 4));
    const number = inquiryNumber(year, await takeNumbers(tx, countyId, 'inquiry', year, 1));
    const filed = withInquiryDue({ ...next, number }, facts);
    const inserted = await insertMatters(tx, inquiryBook, [filed]);
    // Somebody registered it since it was looked for: all is done again with what is there.
    if (inserted.size === 0)
      throw Object.assign(new Error('An inquiry of this id is there already.'), { code: '40001' });
    await record(tx, event);
    if (hasReceipt && filed.state === 'open')
      await tellAsker(tx, ctx, filed, receiptZh(ctx, filed), ctx.actor.role !== 'consumer');
    if (hasReceipt) await tellOwners(tx, ctx, 'inquiry', [{ saved: filed, before: null }]);
    const on = [{ saved: filed, before: null }];
    await followAct(tx, ctx, { kind: 'inquiry', move: 'file', rule: null, input: {}, detail: {}, on, besides: [] });
    announceOnCommit(tx, ctx, filed, null);
    return filed;
  };
}

/** What was told already, unmasked, for the form of what it becomes: who may turn it reads it, and that stands in the ledger. */
export function retellInquiry(ctx: Context, number: string): Promise<{ version: number; told: Retelling }> {
  demand(ctx.actor, 'inquiry.turnIntoComplaint');
  return transact(ctx.db, async (tx) => {
    const inquiry = await lockMatter(tx, inquiryBook, ctx.actor.countyId, { number });
    if (!maySee(ctx.actor, inquiry)) throw new Refusal('not-found');
    // Only who is about to turn it needs it whole; what is over is shown by a reveal, for a reason.
    const move = 'turnIntoComplaint';
    if (!mayMoveInquiry(inquiry, move)) throw new Refusal('move-not-allowed', { state: inquiry.state, move });
    await record(tx, eventOf(inquiry, 'revealed', factsOf(ctx), { reason: '填进转办的登记表' }));
    return { version: inquiry.version, told: retell(inquiry) };
  });
}

/** What was written of who asked is opened, once he is a reporter, by those alone who may open his identity (《办法》第三十七条). */
export async function demandKnowsAsker(ctx: Context, number: string): Promise<void> {
  demand(ctx.actor, inquiryFrame.reveal);
  const { tipoffId, countyId } = await getSeenMatter(ctx, inquiryFrame, { number });
  if (tipoffId === null) return;
  const tipoff = await findTipoff(ctx.db, countyId, { id: tipoffId });
  if (tipoff === null || !mayReveal(ctx.actor, tipoff))
    throw new Refusal('not-permitted', { permission: 'tipoff.reveal' });
}

/**
 * Registers the complaint that an inquiry turned out to be and links the two: both happen or neither does. What the asker
 * told already stands in the filing (`retell`).
 */
export function turnIntoComplaint(
  ctx: Context,
  number: string,
  filing: Filing,
  request: MoveRequest & { close: boolean },
): Promise<{ inquiry: Inquiry; complaint: Complaint }> {
  demand(ctx.actor, 'inquiry.turnIntoComplaint');
  const checked = checkFiling(ctx, filing);
  return transact(ctx.db, async (tx) => {
    const known = await findComplaint(tx, ctx.actor.countyId, { id: filing.clientId });
    if (known !== null) await demandFiler(tx, ctx, known);
    const [complaint] = known === null ? await registerFilings(tx, [checked]) : [known];
    if (complaint === undefined) throw new Error('What is written is given back.');
    const input = { complaintId: complaint.id, close: request.close };
    const inquiry = await moveWithin(tx, ctx, inquiryFrame, number, 'turnIntoComplaint', input, {
      version: request.version,
      clientId: filing.clientId,
    });
    return { inquiry, complaint };
  });
}

/** The same for a tip-off, whose reporter is sealed beside it and from then on stands in no column of the inquiry either. */
export async function turnIntoTipoff(
  ctx: Context,
  number: string,
  allegation: Allegation,
  request: MoveRequest & { close: boolean },
): Promise<{ inquiry: Inquiry; tipoff: Tipoff }> {
  demand(ctx.actor, 'inquiry.turnIntoTipoff');
  const file = await tipoffFiling(ctx, allegation);
  return transact(ctx.db, async (tx) => {
    const tipoff = await file(tx);
    const input = { tipoffId: tipoff.id, close: request.close };
    const inquiry = await moveWithin(tx, ctx, inquiryFrame, number, 'turnIntoTipoff', input, {
      version: request.version,
      clientId: allegation.clientId,
    });
    return { inquiry, tipoff };
  });
}

/** Who links an inquiry to a matter sees that matter, or has filed it himself; of another he does not learn that it is there. */
async function demandKnown(tx: Tx, ctx: Context, became: Complaint | Tipoff | null): Promise<void> {
  if (became === null) throw new Refusal('not-found');
  if (!maySee(ctx.actor, became) && (await findFiler(tx, became)) !== ctx.actor.id) throw new Refusal('not-found');
}

async function tellAsker(tx: Tx, ctx: Context, inquiry: Inquiry, words: string, isProven = true): Promise<void> {
  const messages = toCitizen(ctx, inquiry, inquiry.askerPhone, words, isProven);
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

/** By when an answer comes; it is the county's own limit, so no more is promised than that. Where it sounds like danger to life, whom to call first. */
function receiptZh(ctx: Context, { number, dueOn, question }: Inquiry): string {
  const alarm = ctx.alarmOf?.(question, ctx.today) ?? null;
  const aid = alarm === null ? null : (ctx.firstAid?.of([{ danger: alarm.danger, words: question }]) ?? null);
  const first = aid === null ? '' : firstAidZh(aid);
  return `${first}您的咨询已登记，编号${number}。${dueOn === null ? '' : `${dayShortZh(dueOn)}以前答复您。`}`;
}

/** A text message of at most four parts. */
const longestMessage = 240;

function answerZh({ number, answer, toldRoute }: Inquiry): string {
  const way = toldRoute === null ? '答复如下' : `要走${otherRoutes[toldRoute].zh}`;
  const words = [...(answer ?? '')];
  const told =
    words.length > longestMessage ? `${words.slice(0, longestMessage).join('')}……详情请来电` : words.join('');
  return `您的咨询${number}${way}：${told}`;
}
