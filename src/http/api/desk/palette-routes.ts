import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayDo } from '../../../domain/base/actor.ts';
import type { CharterState } from '../../../domain/station/charter.ts';
import { findChartersNamed } from '../../../store/station/charter.ts';
import { listFirms } from '../../../store/firm/firm.ts';
import { listPeople } from '../../../store/people/person.ts';
import { apiRoutes, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** What is found by a name, and where it is; no telephone and nothing of a matter. */
export interface Named {
  stations: { number: string; name: string; place: string; state: CharterState }[];
  people: { id: string; name: string; place: string }[];
  firms: { id: string; name: string; place: string }[];
}

const most = 5;
const Query = z.object({ q: z.string().trim().min(1).max(40) });
const find = createRoute({
  method: 'get',
  path: '/palette',
  summary: '按名字找站点、人员、参与企业，各五个，只找看得到的',
  middleware: staffOnly,
  request: { query: Query },
  responses: { 200: { description: '找到的', ...json(shape<Named>()) }, ...problems },
});

/** The palette of the desk: each kind only to whom its list is open, and no more of it than that list shows. */
export const paletteApi = apiRoutes().openapi(
  find,
  async (c) => {
    const { db, actor, county } = c.get('ctx');
    demand(actor, 'charter.read');
    const { q } = c.req.valid('query');
    const regionName = (id: string | null) => county.regions.find((one) => one.id === id)?.name ?? '';
    const stationName = (id: string | null) => county.stations.find((one) => one.id === id)?.name ?? '';
    const [charters, people, firms] = await Promise.all([
      findChartersNamed(db, actor, q, most),
      mayDo(actor, 'person.read') ? listPeople(db, actor, { state: 'open', q }, most) : [],
      mayDo(actor, 'firm.read') ? listFirms(db, actor.countyId) : [],
    ]);
    const wanted = q.toLowerCase();
    return c.json(
      {
        stations: charters.map(({ number, name, regionId, state }) => ({
          number,
          name,
          place: regionName(regionId),
          state,
        })),
        people: people.map(({ id, name, regionId, stationId }) => ({
          id,
          name,
          place: stationName(stationId) || regionName(regionId),
        })),
        firms: firms
          .filter(({ name }) => name.toLowerCase().includes(wanted))
          .slice(0, most)
          .map(({ id, name, address }) => ({ id, name, place: address })),
      },
      200,
    );
  },
  checked(Query),
);
