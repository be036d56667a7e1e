import { createRoute, z } from '@hono/zod-openapi';
import { labelled } from '../../../domain/base/field.ts';
import { stationKindCodes } from '../../../domain/base/station-kind.ts';
import { placeFields } from '../../../actions/county/organisation.ts';
import { saveStationForm } from '../../../actions/station/station.ts';
import { apiRoutes, body, checked, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

const text = (zh: string, en: string, max: number, min = 0) =>
  labelled(z.string().trim().min(min).max(max), { zh, en });

const StationForm = z.object({
  id: labelled(z.string().regex(/^[A-Za-z0-9-]{2,40}$/u), {
    zh: '站点代号',
    en: 'Code',
    wrongZh: '用 2 到 40 个字母、数字或短横',
  }),
  name: text('站点名称', 'Name', 60, 2),
  kind: labelled(z.enum(stationKindCodes), { zh: '类型', en: 'Kind' }),
  officeId: text('归哪个所', 'Office', 40, 1),
  regionId: text('在哪个村或社区', 'Village', 40, 1),
  ...placeFields,
  serves: labelled(z.enum(['area', 'venue']), { zh: '管附近还是只管场所', en: 'Serves' }),
  venueNames: labelled(z.array(z.string().trim().min(2).max(40)).max(20), { zh: '场所名称', en: 'Names of the venue' }),
  publishedWindow: labelled(z.boolean(), { zh: '县局公布的受理窗口', en: 'Published window' }),
  phone: text('电话', 'Telephone', 30),
  address: text('地址', 'Address', 100),
  contactName: text('联络员', 'Contact', 30),
  active: labelled(z.boolean(), { zh: '启用', en: 'Active' }),
  associationId: labelled(z.string().max(40).nullable().optional(), {
    zh: '是哪个消协的分会',
    en: 'Branch of which association',
  }),
});

const saveStation = createRoute({
  method: 'put',
  path: '/stations',
  summary: '保存站点',
  middleware: staffOnly,
  request: { body: body(StationForm) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const stationApi = apiRoutes().openapi(
  saveStation,
  async (c) => {
    await saveStationForm(c.get('ctx'), c.req.valid('json'));
    return c.json({ ok: true as const }, 200);
  },
  checked(StationForm),
);
