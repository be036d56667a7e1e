/** 审核人员 (reviewer): who may be named to review a case or to preside at its hearing: whoever may see it and investigates nothing of it. */
import { z } from 'zod';
import type { Day } from '../../base/calendar.ts';
import { demanding, labelled, written, yesNo } from '../../base/field.ts';
import { mayDo, maySee, type Actor } from '../../base/actor.ts';
import { investigatorsOf, type Enforcement } from './enforcement.ts';

/** 程序规定 第五十一条、第五十二条: an account in use of the centre, the leaders or the office that may review and may see the case. */
export function mayReview(account: Omit<Actor, 'countyId'> & { active: boolean }, enforcement: Enforcement): boolean {
  const actor = { ...account, countyId: enforcement.countyId };
  return account.active && mayDo(actor, 'enforcement.passReview') && maySee(actor, enforcement);
}

/** Whether the account may be named as having approved a measure: who may see the case, may approve one, and investigates nothing of it. */
export function mayApproveMeasure(account: Omit<Actor, 'countyId'> & { active: boolean }, enforcement: Enforcement) {
  const actor = { ...account, countyId: enforcement.countyId };
  return (
    account.active &&
    mayDo(actor, 'enforcement.approveMeasure') &&
    maySee(actor, enforcement) &&
    !investigatorsOf(enforcement).includes(account.id)
  );
}

/** Those whom a form may offer: the rest of the house first, for a case of an office is better read by another. */
export function reviewersOf<A extends Parameters<typeof mayReview>[0]>(
  accounts: readonly A[],
  enforcement: Enforcement,
): A[] {
  const investigators = investigatorsOf(enforcement);
  const may = accounts.filter((one) => mayReview(one, enforcement) && !investigators.includes(one.id));
  const isOwn = ({ organisationId }: A) => organisationId === enforcement.officeId;
  return [...may.filter((one) => !isOwn(one)), ...may.filter(isOwn)];
}

/**
 * 法制审核人员: whom the county names to review for its legal body. 行政处罚法 第五十八条: who does it for the first time has passed the national
 * legal examination; what qualifies him is written down.
 */
export interface LegalReviewer {
  countyId: number;
  accountId: string;
  qualification: string;
  sinceOn: Day;
}

export const LegalReviewerForm = demanding(
  z.object({
    reviews: labelled(z.enum(['yes', 'no']), {
      zh: '做不做法制审核',
      en: 'Reviews for the legal body',
      hintZh: '第五十条的案件只能送给这里登记的人；不做了，已经送到他手里的还由他审完',
      hintEn: 'Cases of article 50 go to those named here alone; what he has already he ends',
      input: 'choice',
      options: yesNo,
    }),
    qualification: labelled(written().max(100).default(''), {
      zh: '资格',
      en: 'Qualification',
      hintZh: '例如：法律职业资格证 A2018…；2018 年以前就在法制机构',
      hintEn: 'Such as the number of the legal qualification',
      input: 'text',
      when: { field: 'reviews', is: ['yes'] },
    }),
  }),
);
export type LegalReviewerForm = z.infer<typeof LegalReviewerForm>;
