import { createRoute } from '@hono/zod-openapi';
import { demand, mayDo, scopes } from '../../../domain/base/actor.ts';
import { handSpans, holderName } from '../../../domain/matter/list/hand.ts';
import { matterKinds } from '../../../domain/matter/matter.ts';
import type { Context } from '../../../actions/base/context.ts';
import { nameReadings } from '../../../actions/matter/name-readings.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { countHands } from '../../../store/matter/hand.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** Somebody as a list of people finds him, and what he has in hand. */
export interface FoundPerson {
  id: string;
  name: string;
  /** How the name is read, 「zhou yi」; of 曾凡 there are two. */
  reads: readonly string[];
  /** Null for who is of another office, and where the reader has no numbers of others. */
  inHand: number | null;
}

/** What a list of offices, stations, towns, categories or handlers offers, and how it is read. */
export interface ReadName {
  name: string;
  reads: readonly string[];
}

const people = createRoute({
  method: 'get',
  path: '/people-found',
  summary: '选人的单子：姓名怎么念，本所各人手上有多少件',
  middleware: staffOnly,
  responses: { 200: { description: '人', ...json(shape<{ people: FoundPerson[] }>()) }, ...problems },
});

const names = createRoute({
  method: 'get',
  path: '/names-read',
  summary: '选所、站、乡镇、类别、承办人的单子：名称怎么念',
  middleware: staffOnly,
  responses: { 200: { description: '名称', ...json(shape<{ names: ReadName[] }>()) }, ...problems },
});

export const peopleApi = apiRoutes()
  .openapi(people, async (c) => {
    const ctx = c.get('ctx');
    const { db, actor } = ctx;
    demand(actor, 'account.names');
    const active = (await listAccounts(db, actor.countyId)).filter((one) => one.active);
    const readings = await nameReadings(active.map(({ name }) => name));
    const hands = await ownHands(ctx);
    const found = active.map(({ id, name, organisationId }): FoundPerson => ({
      id,
      name,
      reads: readings.get(name) ?? [],
      inHand: hands === null || organisationId !== actor.organisationId ? null : (hands.get(id) ?? 0),
    }));
    return c.json({ people: found }, 200);
  })
  .openapi(names, async (c) => {
    const { db, actor, county } = c.get('ctx');
    demand(actor, 'organisation.read');
    const { organisations, stations, regions, categories } = county;
    const people = mayDo(actor, 'account.names') ? await listAccounts(db, actor.countyId) : [];
    const listed = [
      ...organisations.map(({ name }) => name),
      ...stations.map(({ name }) => name),
      // Villages are many, and chosen in a list of their own.
      ...regions.filter(({ kind }) => kind !== 'village').map(({ name }) => name),
      ...categories.map(({ zh }) => zh),
      ...people.filter(({ active }) => active).map(({ name }) => name),
    ];
    const readings = await nameReadings([...new Set(listed)]);
    return c.json({ names: [...readings].map(([name, reads]) => ({ name, reads })) }, 200);
  });

/** What each of the reader's own office has in hand, by his id; null for who does not read the numbers of others. */
async function ownHands({ db, actor, today }: Context): Promise<Map<string, number> | null> {
  const officeId = actor.organisationId;
  if (officeId === null || scopes[actor.role] !== 'office' || !mayDo(actor, 'home.read')) return null;
  const kinds = matterKinds.filter((kind) => mayDo(actor, `${kind}.read`));
  const hands = new Map<string, number>();
  const before = holderName(officeId, '');
  for (const hand of await countHands(db, actor.countyId, kinds, { today, officeId })) {
    const id = hand.holder.slice(before.length);
    hands.set(id, (hands.get(id) ?? 0) + handSpans.reduce((sum, span) => sum + hand[span], 0));
  }
  return hands;
}
