/** Who hears of a case that waits for him, beside those whose it has become: whoever reviews it, and the head of its office. */
import type { Account } from '../../../domain/county/account.ts';
import { awaitedOf, headsStep, isAnswer } from '../../../domain/supervision/enforcement/next-step.ts';
import { enforcementMoveNames, enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import {
  investigatorsOf,
  openFilingRequest,
  openReview,
  type Enforcement,
  type EnforcementMove,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import { filingRequestWords } from '../../../domain/supervision/enforcement/words/filing-request-words.ts';
import { isAsked, toSettle } from '../../../domain/supervision/enforcement/steps/presence.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { listUnanswered } from '../../../store/supervision/enforcement/enforcement.ts';
import { transact } from '../../../store/base/transact.ts';
import { factsOf, type Context, type Follower } from '../../base/context.ts';
import { tellEach, tellPeople, type Hearing } from '../../matter/tell-people.ts';

const named: readonly EnforcementMove[] = ['submitReview', 'reassignReview'];

/** 审核人员 hears that a case was sent to him, and by when he reviews it (程序规定 第五十五条). */
export const tellReviewer: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: named,
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const review = openReview(saved);
      if (review === null) continue;
      const words = `案件${saved.number}送您${review.kind === 'legal' ? '法制审核' : '案件审核'}，请在十个工作日内审核。`;
      await tellPeople(tx, ctx, saved, ({ id }) => id === review.reviewerId, words, {
        cause: `review ${saved.id} ${saved.version}`,
        ring: 'asked',
      });
    }
  },
};

/** 所长, or the leader where it is his, hears once when a case comes to wait for his word: for the two officers, for what was asked, for the notice, the decision, the close. */
export const tellHead: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: [...enforcementMoveNames, 'register'],
  async follow(tx, ctx, { on }) {
    const facts = factsOf(ctx);
    const { limits } = facts;
    const waiting = on.flatMap(({ saved, before }) => {
      const step = headsStep(saved, facts);
      // Of what nobody has yet the office is told by its owners.
      return step === null || (before === null && saved.handlerId === null) ? [] : [{ saved, before, step }];
    });
    if (waiting.length === 0) return;
    const accounts = await listAccounts(tx, ctx.actor.countyId);
    const hearings = waiting.flatMap(({ saved, before, step }): Hearing[] => {
      const isSame = before !== null && headsStep(before, facts) === step;
      const known = new Set(isSame ? awaitedOf(step, before, accounts, limits).map(({ id }) => id) : []);
      const told = awaitedOf(step, saved, accounts, limits).filter(({ id }) => !known.has(id));
      const words = `案件${saved.number}${waitWords(step, limits.headApprovesCases || told[0]?.role === 'leader')}`;
      const cause = `head ${saved.id} ${saved.version}`;
      const hearers = told.filter(({ id, active }) => active && id !== ctx.actor.id);
      return hearers.map((account) => ({ account, about: saved, cause, words }));
    });
    await tellEach(tx, ctx, hearings, { ring: 'asked' });
  },
};

function waitWords(step: EnforcementMove, decides: boolean): string {
  const { zh } = enforcementProcedure[step];
  if (!isAnswer(step)) return `等您办：${zh}。`;
  return decides ? `报请${zh}，等您批。` : `报请${zh}，等您签意见、报分管局长。`;
}

/** Those who verified hear what came of their request. */
export const tellAsked: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['returnFiling', 'file', 'notFile', 'extendVerification', 'decideOnTheSpot', 'handOver'],
  async follow(tx, ctx, { on, move }) {
    for (const { saved, before } of on) {
      const asked = before === null ? null : openFilingRequest(before);
      if (before === null || asked === null) continue;
      const what = filingRequestWords[asked.kind].zh;
      const words = `案件${saved.number}${cameOf(move, what)}`;
      const ids = [...investigatorsOf(before), ...investigatorsOf(saved), asked.byId];
      await tellPeople(tx, ctx, saved, ({ id }) => ids.includes(id), words, {
        cause: `asked ${saved.id} ${saved.version}`,
        ring: 'asked',
      });
    }
  },
};

function cameOf(move: string, what: string): string {
  if (move === 'returnFiling') return `报请的${what}退回了，退回的理由在案件里。`;
  if (move === 'decideOnTheSpot') return `当场作了处罚，报请的${what}不再批。`;
  return move === 'handOver' ? `移送了，报请的${what}不再批。` : `报请的${what}批准了。`;
}

/** Whoever is named beside the one who decided on the spot hears of it at once, and may contest that he was there. */
export const tellSecondOnSpot: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['decideOnTheSpot'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const words = `案件${saved.number}当场作了处罚，决定书写的执法人员有您；您在场的请在案件里按“我在场，确认”，不在场的按“我不在场”。`;
      const isNamed = ({ id }: Account) => isAsked(saved, id);
      await tellPeople(tx, ctx, saved, isNamed, words, { cause: `spot ${saved.id}`, ring: 'asked' });
    }
  },
};

/** More than a county ever has open; what is left over is told with the next watch. */
const mostUnanswered = 500;

/** The head, or the leader, hears once of those who do not say whether they were there: nobody presses anything that would tell him. */
export async function tellUnanswered(ctx: Context): Promise<void> {
  const facts = factsOf(ctx);
  await transact(ctx.db, async (tx) => {
    const open = await listUnanswered(tx, ctx.actor.countyId, mostUnanswered);
    const late = open.filter((one) => toSettle(one, ctx.today).some(({ said }) => said === null));
    if (late.length === 0) return;
    const accounts = await listAccounts(tx, ctx.actor.countyId);
    const { zh } = enforcementProcedure.settleSpot;
    const hearings = late.flatMap((about) =>
      awaitedOf('settleSpot', about, accounts, facts.limits).map((account) => ({
        account,
        about,
        cause: `unanswered ${about.id}`,
        words: `案件${about.number}的执法人员一直没有回答在不在场，等您办：${zh}。`,
      })),
    );
    await tellEach(tx, ctx, hearings, { ring: 'asked' });
  });
}

/** Whoever is said to have approved a measure before it was taken hears of it at once, and may say that he did not; then those who took it hear. */
export const tellApprover: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['takeMeasure', 'denyApproval'],
  async follow(tx, ctx, { on, move }) {
    for (const { saved } of on) {
      const last = saved.measures.at(-1);
      const isDenied = move === 'denyApproval';
      const words = isDenied
        ? `案件${saved.number}采取的强制措施，写着批准的负责人说没有批准；等补批，或者解除。`
        : `案件${saved.number}采取了强制措施，写的是您事先批准的；您没有批的，请在案件里按“我没有批准”。`;
      const isTold = ({ id }: Account) =>
        isDenied ? investigatorsOf(saved).includes(id) : last?.urgent === false && last.approvedBy === id;
      await tellPeople(tx, ctx, saved, isTold, words, {
        cause: `approval ${saved.id} ${saved.version}`,
        ring: 'asked',
      });
    }
  },
};

/** Whoever a transcript says asked beside the one who recorded it hears of it, and may void it where he took no part. */
export const tellTranscribed: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['recordTranscript'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const last = saved.transcripts.at(-1);
      if (last === undefined) continue;
      const words = `案件${saved.number}记了第 ${last.id} 份笔录，写的检查、询问的人有您；您没有参加的，请在案件里按“作废笔录”，写明情况。`;
      const isNamed = ({ id }: Account) => last.officers.some((one) => one.id === id) && id !== last.recordedById;
      await tellPeople(tx, ctx, saved, isNamed, words, { cause: `transcript ${saved.id} ${last.id}`, ring: 'asked' });
    }
  },
};
