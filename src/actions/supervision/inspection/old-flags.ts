/**
 * 老标记转警示: what one person flagged on a shop before there were cautions was shown before a visit until he lifted it. Each becomes a
 * caution that another person confirms or refuses, in one piece with the lifting of the flag, so that there is one way to be warned; until
 * then it is shown on.
 */
import { lineSaying } from '../../../domain/base/event.ts';
import { cautionOfFlag } from '../../../domain/supervision/inspection/caution.ts';
import { actorIdOf, recordEach } from '../../../store/base/ledger.ts';
import { transact } from '../../../store/base/transact.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { insertEntries } from '../../../store/matter/docket.ts';
import { liftFlags, lockOldFlags, type FlaggedShop } from '../../../store/supervision/inspection/old-flag.ts';
import { factsOf, type Context } from '../../base/context.ts';
import { tellEach, type Hearing } from '../../matter/tell-people.ts';

const mostAtOnce = 500;
const reason = '转成警示，等另一人确认';

/** Those of one morning, one of each shop; gives how many there were. */
export function carryOldFlags(ctx: Context): Promise<number> {
  const { countyId, id: by, organisationId: byOrganisationId } = ctx.actor;
  return transact(ctx.db, async (tx) => {
    const flags = await lockOldFlags(tx, countyId, { today: ctx.today, limit: mostAtOnce });
    if (flags.length === 0) return 0;
    const facts = factsOf(ctx);
    const changes = flags.map((flag) => cautionOfFlag(flag, subjectOf(ctx, flag), facts));
    await insertEntries(
      tx,
      'caution',
      changes.map(({ next }) => next),
    );
    await liftFlags(
      tx,
      countyId,
      flags.map(({ id }) => id),
      { by: actorIdOf(by), at: ctx.at, reason },
    );
    await recordEach(tx, [
      ...changes.map(({ event }) => event),
      ...flags.map(({ id: flagId, operatorId }) =>
        lineSaying({
          countyId,
          matterId: operatorId,
          verb: 'operator-unflagged',
          at: ctx.at,
          onDay: ctx.today,
          by,
          byOrganisationId,
          detail: { flagId, reason },
        }),
      ),
    ]);
    const accounts = (await listAccounts(tx, countyId)).filter(({ active }) => active);
    await tellEach(
      tx,
      ctx,
      flags.flatMap((flag) => hearingsOf(ctx, flag, accounts)),
      { ring: 'never' },
    );
    return flags.length;
  });
}

function subjectOf({ county }: Context, { operatorId, name, regionId }: FlaggedShop) {
  const officeId = county.regions.find(({ id }) => id === regionId)?.officeId ?? null;
  return { operatorId, enforcementId: null, inspectionId: null, operatorName: name, regionId, officeId };
}

/** Who may confirm it in the office that goes there; the centre where nobody else of the office may, and of a shop that lies nowhere. */
function hearingsOf(ctx: Context, flag: FlaggedShop, accounts: Awaited<ReturnType<typeof listAccounts>>): Hearing[] {
  const { officeId } = subjectOf(ctx, flag);
  const about = { countyId: ctx.actor.countyId, id: flag.id, number: null, page: 'work' as const };
  const words = `${flag.name}“去之前看”的老标记转成了警示，请您确认或者不予确认；在那以前照旧显示。`;
  const others = accounts.filter(({ id }) => id !== flag.byId);
  const near = others.filter(({ role, organisationId }) => role === 'officeHead' && organisationId === officeId);
  const hearers = near.length > 0 ? near : others.filter(({ role }) => role === 'centre');
  return hearers.map((account) => ({ account, about, cause: `caution ${flag.id} asked`, words }));
}
