/** Who hears of a case that waits for him, beside those whose it has become: whoever reviews it, and the head of its office. */
import type { Account } from '../../../domain/county/account.ts';
import { headsStep } from '../../../domain/supervision/enforcement/next-step.ts';
import { enforcementMoveNames, enforcementProcedure } from '../../../domain/supervision/enforcement/procedure.ts';
import {
  investigatorsOf,
  openReview,
  type Enforcement,
  type EnforcementMove,
} from '../../../domain/supervision/enforcement/enforcement.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { factsOf, type Follower } from '../../base/context.ts';
import { tellPeople } from '../../matter/tell-people.ts';

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

/** 所长 hears once when a case comes to wait for his word: for the two officers, for the notice, for the decision, for its close. */
export const tellHead: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: [...enforcementMoveNames, 'register'],
  async follow(tx, ctx, { on }) {
    const facts = factsOf(ctx);
    for (const { saved, before } of on) {
      const step = headsStep(saved, facts);
      // A verification has just begun when it is the head's to file the case; and of what nobody has yet the office is told by its owners.
      if (step === null || step === 'file' || (before === null && saved.handlerId === null)) continue;
      if (before !== null && headsStep(before, facts) === step) continue;
      const isHead = headOf(saved, await listAccounts(tx, saved.countyId));
      const words = `案件${saved.number}等您办：${enforcementProcedure[step].zh}。`;
      await tellPeople(tx, ctx, saved, isHead, words, { cause: `head ${saved.id} ${saved.version}`, ring: 'asked' });
    }
  },
};

/** The head of the office of the case; where it has none, the leaders. */
function headOf({ officeId }: Enforcement, accounts: readonly Account[]): (account: Account) => boolean {
  const isOwn = ({ active, role, organisationId }: Account) =>
    active && role === 'officeHead' && organisationId === officeId;
  return accounts.some(isOwn) ? isOwn : ({ role }) => role === 'leader';
}

/** Whoever is named beside the one who decided on the spot hears of it at once, and may contest that he was there. */
export const tellSecondOnSpot: Follower<Enforcement> = {
  kinds: ['enforcement'],
  moves: ['decideOnTheSpot'],
  async follow(tx, ctx, { on }) {
    for (const { saved } of on) {
      const words = `案件${saved.number}当场作了处罚，决定书写的执法人员有您；您不在场的，请马上告诉所长，由所长或分管局长处理。`;
      const isNamed = ({ id }: Account) => investigatorsOf(saved).includes(id);
      await tellPeople(tx, ctx, saved, isNamed, words, { cause: `spot ${saved.id}`, ring: 'asked' });
    }
  },
};
