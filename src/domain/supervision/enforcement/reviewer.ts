/** 审核人员 (reviewer): who may be named to review a case or to preside at its hearing: whoever may see it and investigates nothing of it. */
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
