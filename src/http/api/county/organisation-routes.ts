import { createRoute, z } from '@hono/zod-openapi';
import {
  OrganisationForm,
  RegionForms,
  removeRegion,
  saveOrganisationForm,
  saveRegionForms,
} from '../../../actions/county/organisation.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const done = { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems };

const saveOrganisation = createRoute({
  method: 'put',
  path: '/organisations',
  summary: '保存机构',
  middleware: staffOnly,
  request: { body: body(OrganisationForm) },
  responses: done,
});
const saveRegions = createRoute({
  method: 'put',
  path: '/regions',
  summary: '保存乡镇和村社区，可一次交一份名单',
  middleware: staffOnly,
  request: { body: body(RegionForms) },
  responses: done,
});
const dropRegion = createRoute({
  method: 'delete',
  path: '/regions/{id}',
  summary: '删一个没有在用的乡镇或村社区',
  middleware: staffOnly,
  request: { params: z.object({ id: z.string().max(40) }) },
  responses: done,
});

export const organisationApi = apiRoutes()
  .openapi(
    saveOrganisation,
    async (c) => {
      await saveOrganisationForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(OrganisationForm),
  )
  .openapi(
    saveRegions,
    async (c) => {
      await saveRegionForms(c.get('ctx'), c.req.valid('json').regions);
      return c.json({ ok: true as const }, 200);
    },
    checked(RegionForms),
  )
  .openapi(dropRegion, async (c) => {
    await removeRegion(c.get('ctx'), c.req.valid('param').id);
    return c.json({ ok: true as const }, 200);
  });
