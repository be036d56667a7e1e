import { createRoute } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import { changesIn, type VersionChanges } from '../../../../domain/desk/changes/changes.ts';
import { apiRoutes, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

export interface SeenChanges {
  /** The version of the program that answers. */
  version: string;
  versions: VersionChanges[];
}

const read = createRoute({
  method: 'get',
  path: '/changes',
  summary: '现在是哪一版，各版变了什么，新的在前',
  middleware: staffOnly,
  responses: { 200: { description: '版本与更新', ...json(shape<SeenChanges>()) }, ...problems },
});

export const changesApi = apiRoutes().openapi(read, async (c) => {
  demand(c.get('ctx').actor, 'look.keep');
  const { machine, changelog } = c.get('deps');
  return c.json({ version: machine.version, versions: changesIn((await changelog?.()) ?? '') }, 200);
});
