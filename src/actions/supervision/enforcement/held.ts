/** 离任交接: the cases in which somebody stands who goes, and the exhibits that lie in his hands. */
import { mayDo, maySee } from '../../../domain/base/actor.ts';
import type { Permission } from '../../../domain/base/permissions.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { actorOfAccount, type Account } from '../../../domain/county/account.ts';
import { enforcementWithDue } from '../../../domain/supervision/enforcement/deadline.ts';
import { isCertified } from '../../../domain/supervision/enforcement/certificate.ts';
import { investigatorsOf, openReview, type Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { handOnCase } from '../../../domain/supervision/enforcement/handing-on.ts';
import { listAccounts } from '../../../store/county/account.ts';
import type { Tx } from '../../../store/base/db.ts';
import { record } from '../../../store/base/ledger.ts';
import { saveMatter } from '../../../store/matter/matter.ts';
import { listCertificates } from '../../../store/supervision/enforcement/certificate.ts';
import { listLegalReviewers } from '../../../store/supervision/enforcement/legal-reviewer.ts';
import { enforcementBook } from '../../../store/supervision/enforcement/enforcement.ts';
import { countCasesHeld, countInHand, lockCasesHeld } from '../../../store/supervision/held.ts';
import { announceOnCommit, factsOf, type Context, type Holding, type Leaver } from '../../base/context.ts';
import { tellEach, type Hearing } from '../../matter/tell-people.ts';

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
    const held = await lockCasesHeld(tx, countyId, leaver.accountId);
    if (held.length === 0) return null;
    const accounts = (await listAccounts(tx, countyId)).filter(({ id, active }) => active && id !== leaver.accountId);
    // Who has no certificate today investigates nothing (处罚法 第四十二条、第五十五条).
    const certified = isCertified(leaver.heirId ?? '', ctx.today, await listCertificates(tx, countyId));
    const isLegal = (await listLegalReviewers(tx, countyId)).some(({ accountId }) => accountId === leaver.heirId);
    const heir = accounts.find(({ id }) => id === leaver.heirId) ?? null;
    const passed: Passed[] = [];
    for (const one of held) passed.push(await passCase(tx, ctx, one, { leaver, heir, certified, isLegal }));
    await tellEach(
      tx,
      ctx,
      passed.flatMap(({ saved, wants }) => hearingsOf(saved, wants, leaver.name, accounts, ctx)),
    );
    const taken = passed.filter(({ isTaken }) => isTaken).length;
    return taken === 0 ? null : `${taken} 件案件`;
  },
};

/** Who goes on with what the leaver had, and what he may do: investigate by his certificate, review for the legal body. */
interface Heir {
  leaver: Leaver;
  heir: Account | null;
  certified: boolean;
  isLegal: boolean;
}

interface Passed {
  saved: Enforcement;
  isTaken: boolean;
  /** What it is left without: an officer, a reviewer. */
  wants: { officer: boolean; reviewer: boolean };
}

/** Gives one case on to the heir where he may have it; whom it is left without is for the head, or the centre, to name. */
async function passCase(
  tx: Tx,
  ctx: Context,
  one: Enforcement,
  { leaver: { accountId: fromId }, heir, certified, isLegal }: Heir,
): Promise<Passed> {
  const facts = factsOf(ctx);
  const heirId = heir?.id ?? null;
  const reviewerId = reviews(heir, one, isLegal) ? heirId : null;
  const toId = certified && may(heir, 'enforcement.startVerification', one) ? heirId : null;
  const change = handOnCase(one, { fromId, toId, reviewerId }, facts);
  const takenBy = (change?.event.detail as { accountId: string | null } | undefined)?.accountId ?? null;
  const wants = {
    officer: investigatorsOf(one).includes(fromId) && takenBy === null,
    reviewer: openReview(one)?.reviewerId === fromId && reviewerId === null,
  };
  if (change === null) return { saved: one, isTaken: false, wants };
  const saved = await saveMatter(tx, enforcementBook, one, enforcementWithDue(change.next, facts));
  await record(tx, change.event);
  announceOnCommit(tx, ctx, saved, one);
  return { saved, isTaken: takenBy !== null && takenBy === heirId, wants };
}

function may(heir: Account | null, permission: Permission, one: Enforcement): boolean {
  return heir !== null && mayDo(actorOfAccount(heir), permission) && maySee(actorOfAccount(heir), one);
}

/** Whether the heir may review it: not who investigates it himself (《程序规定》第四十九条), and for the legal body only whom the county named. */
function reviews(heir: Account | null, one: Enforcement, isLegal: boolean): boolean {
  if (openReview(one)?.kind === 'legal' && !isLegal) return false;
  return heir !== null && may(heir, 'enforcement.passReview', one) && !investigatorsOf(one).includes(heir.id);
}

/** The head of its office hears; of a case without an office, or whose office has no head, and of a review that nobody makes, the centre. */
function hearingsOf(
  saved: Enforcement,
  wants: Passed['wants'],
  name: string,
  accounts: readonly Account[],
  { actor }: Context,
): Hearing[] {
  const heads = accounts.filter(
    ({ role, organisationId }) => role === 'officeHead' && saved.officeId !== null && organisationId === saved.officeId,
  );
  const centre = accounts.filter(({ role }) => role === 'centre');
  const tell = (told: readonly Account[], what: string, words: string) =>
    told
      .filter(({ id }) => id !== actor.id)
      .map((account) => ({ account, about: saved, cause: `${saved.id} ${saved.version} ${what}`, words }));
  return [
    ...(wants.officer
      ? tell(
          heads.length > 0 ? heads : centre,
          'officer',
          `${name}离任，案件${saved.number}少了一名办案人员，请另外指定。`,
        )
      : []),
    ...(wants.reviewer
      ? tell([...heads, ...centre], 'reviewer', `${name}离任，案件${saved.number}的审核没有人办，请改派审核人员。`)
      : []),
  ];
}
