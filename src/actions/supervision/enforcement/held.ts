/** 离任交接: the cases in which somebody stands who goes, and the exhibits that lie in his hands. */
import { mayDo, maySee } from '../../../domain/base/actor.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { actorOfAccount, type Account } from '../../../domain/county/account.ts';
import { enforcementWithDue } from '../../../domain/supervision/enforcement/deadline.ts';
import { investigatorsOf, type Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { handOnCase } from '../../../domain/supervision/enforcement/handing-on.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record } from '../../../store/base/ledger.ts';
import { saveMatter } from '../../../store/matter/matter.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import { enforcementBook } from '../../../store/supervision/enforcement/enforcement.ts';
import { countCasesHeld, countInHand, lockCasesHeld } from '../../../store/supervision/held.ts';
import { announceOnCommit, factsOf, type Context, type Holding, type Leaver } from '../../base/context.ts';
import { tellPeople } from '../../matter/tell-people.ts';

/** Evidence goes from hand to hand: the program cannot, and does not, write that it did. */
export const exhibitsHeld: Holding = {
  name: 'exhibits',
  atClosing: false,
  count: (db, { actor }, accountId) => countInHand(db, actor.countyId, accountId),
  async handOver(tx, ctx, { accountId }) {
    const n = (await countInHand(tx, ctx.actor.countyId, accountId)).get(accountId) ?? 0;
    if (n > 0) throw new Refusal('person-keeps-exhibits', { n });
    return null;
  },
};

export const casesHeld: Holding = {
  name: 'cases',
  atClosing: false,
  count: (db, { actor }, accountId) => countCasesHeld(db, actor.countyId, accountId),
  async handOver(tx, ctx, leaver) {
    const { countyId } = ctx.actor;
    const accounts = (await listAccounts(tx, countyId)).filter(({ id, active }) => active && id !== leaver.accountId);
    let taken = 0;
    for (const one of await lockCasesHeld(tx, countyId, leaver.accountId))
      if (await passCase(tx, ctx, one, leaver, accounts)) taken += 1;
    return taken === 0 ? null : `${taken} 件案件`;
  },
};

/** Gives one case on; says whether the heir got it. Its head is told where nobody did. */
async function passCase(
  tx: Tx,
  ctx: Context,
  one: Enforcement,
  { accountId: fromId, name, heirId }: Leaver,
  accounts: readonly Account[],
): Promise<boolean> {
  const facts = factsOf(ctx);
  const sees = (account: Account) => maySee(actorOfAccount(account), one);
  const heir = accounts.find((account) => account.id === heirId) ?? null;
  // Who has no certificate today investigates nothing (处罚法 第四十二条、第五十五条).
  const certified = (await listCertificates(tx, one.countyId)).some(
    ({ accountId, fromOn, untilOn }) => accountId === heirId && fromOn <= ctx.today && ctx.today <= untilOn,
  );
  const investigates =
    heir !== null && mayDo(actorOfAccount(heir), 'enforcement.startVerification') && sees(heir) && certified;
  const reviewers = accounts.filter(
    (account) =>
      mayDo(actorOfAccount(account), 'enforcement.passReview') &&
      sees(account) &&
      !investigatorsOf(one).includes(account.id),
  );
  const reviewerId = (reviewers.find(({ id }) => id === heirId) ?? reviewers[0])?.id ?? null;
  const change = handOnCase(one, { fromId, toId: investigates ? heirId : null, reviewerId }, facts);
  if (change === null) return false;
  const saved = await saveMatter(tx, enforcementBook, one, enforcementWithDue(change.next, facts));
  await record(tx, change.event);
  announceOnCommit(tx, ctx, saved, one);
  const { accountId } = change.event.detail as { accountId: string | null };
  if (accountId !== null && accountId !== heirId)
    await tellPeople(tx, ctx, saved, ({ id }) => id === accountId, `${name}离任，案件${one.number}的审核改由您办。`);
  if (accountId === null)
    await tellPeople(
      tx,
      ctx,
      saved,
      ({ role, organisationId }) => role === 'officeHead' && organisationId === one.officeId,
      `${name}离任，案件${one.number}少了一名办案人员，请另外指定。`,
    );
  return accountId !== null && accountId === heirId;
}
