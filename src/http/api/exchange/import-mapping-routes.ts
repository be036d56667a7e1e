import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import type { Mapping } from '../../../domain/exchange/import/mapping.ts';
import { dropMapping, MappingForm, saveMapping } from '../../../actions/exchange/import-mapping.ts';
import { listMappings } from '../../../store/exchange/import-mapping.ts';
import { namesOf } from '../county/account-names.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** A saved mapping in its newest version. */
export interface MappingView {
  id: string;
  version: number;
  name: string;
  mapping: Mapping;
  savedAt: string;
  byName: string;
}

const list = createRoute({
  method: 'get',
  path: '/mappings',
  summary: '存下的列对应',
  middleware: staffOnly,
  responses: { 200: { description: '列对应', ...json(shape<{ mappings: MappingView[] }>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/mappings',
  summary: '存列对应；每存一次加一版',
  middleware: staffOnly,
  request: { body: body(MappingForm) },
  responses: {
    200: { description: '存下的版本', ...json(z.object({ id: z.string(), version: z.number() })) },
    ...problems,
  },
});
const drop = createRoute({
  method: 'delete',
  path: '/mappings/{id}',
  summary: '不再用这个列对应',
  middleware: staffOnly,
  request: { params: z.object({ id: z.uuid() }) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const mappingApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'import.read');
    const names = await namesOf(ctx);
    const mappings = await listMappings(ctx.db, ctx.actor.countyId);
    const shown = mappings.map(({ id, version, name, mapping, savedAt, savedById }): MappingView => ({
      id,
      version,
      name,
      mapping,
      savedAt: savedAt.toISOString(),
      byName: names.get(savedById) ?? '',
    }));
    return c.json({ mappings: shown }, 200);
  })
  .openapi(
    save,
    async (c) => {
      const { id, version } = await saveMapping(c.get('ctx'), c.req.valid('json'));
      return c.json({ id, version }, 200);
    },
    checked(MappingForm),
  )
  .openapi(drop, async (c) => {
    await dropMapping(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });
