import { createRoute } from '@hono/zod-openapi';
import { demand, type StaffRole } from '../../../domain/base/actor.ts';
import { statusCards, type StatusCard } from '../../../domain/base/status/status-card.ts';
import { missingOfficers } from '../../../domain/county/three-officers.ts';
import { listAccounts } from '../../../store/county/account.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { lookAtUpkeep, type Upkeep } from '../../../actions/base/upkeep.ts';

/** As a page reads it: instants are texts. */
export interface SeenUpkeep {
  findings: Upkeep['findings'];
  look: Wired<Upkeep['look']>;
  /** Each part in a line, what must be looked at and what is well alike. */
  cards: StatusCard[];
  /** Which of the three officers nobody is yet. */
  missingOfficers: StaffRole[];
  /** Rows of an earlier version with numbers of persons that are not sealed yet. */
  openPersons: Upkeep['openPersons'];
}

interface ReadUpkeep extends Upkeep {
  cards: StatusCard[];
  missingOfficers: StaffRole[];
}
type Wired<T> = T extends Date
  ? string
  : T extends readonly (infer One)[]
    ? Wired<One>[]
    : T extends object
      ? { [Key in keyof T]: Wired<T[Key]> }
      : T;

const read = createRoute({
  method: 'get',
  path: '/upkeep',
  summary: '系统状态：磁盘、备份、待发、台账核对、版本',
  middleware: staffOnly,
  responses: { 200: { description: '系统状态', ...json(shape<ReadUpkeep>()) }, ...problems },
});

export const upkeepApi = apiRoutes().openapi(read, async (c) => {
  const { actor, db } = c.get('ctx');
  demand(actor, 'upkeep.read');
  const [upkeep, accounts] = await Promise.all([lookAtUpkeep(c.get('deps')), listAccounts(db, actor.countyId)]);
  const cards = statusCards(upkeep.look, upkeep.findings, c.get('deps').now());
  return c.json({ ...upkeep, cards, missingOfficers: missingOfficers(accounts) }, 200);
});
