import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { apiRoutes, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { lookAtUpkeep, type Upkeep } from '../../../actions/base/upkeep.ts';

/** As a page reads it: instants are texts. */
export interface SeenUpkeep {
  findings: Upkeep['findings'];
  look: Wired<Upkeep['look']>;
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
  responses: { 200: { description: '系统状态', ...json(shape<Upkeep>()) }, ...problems },
});

export const upkeepApi = apiRoutes().openapi(read, async (c) => {
  demand(c.get('ctx').actor, 'upkeep.read');
  return c.json(await lookAtUpkeep(c.get('deps')), 200);
});
