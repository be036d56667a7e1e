import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../domain/base/actor.ts';
import { FirmForm, ranked, settlementRate, type FirmCount } from '../../../domain/firm/firm.ts';
import { labelled } from '../../../domain/base/field.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { saveFirmForm } from '../../../actions/firm/firm.ts';
import { countFirms, listFirms, type StoredFirm } from '../../../store/firm/firm.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';

/** A firm with what the ledger holds of it in the period, in the order of the table. */
export interface FirmRow extends StoredFirm, FirmCount {
  settlementRate: number | null;
}

const Period = z.object({
  from: labelled(z.iso.date(), { zh: '开始日', en: 'From', wrongZh: '写成 2026-04-29 这样的日期' }),
  to: labelled(z.iso.date(), { zh: '截止日', en: 'To', wrongZh: '写成 2026-04-29 这样的日期' }),
});
const list = createRoute({
  method: 'get',
  path: '/firms',
  summary: '参与企业和它们的直接和解率，从台账里数',
  middleware: staffOnly,
  request: { query: Period },
  responses: { 200: { description: '企业', ...json(shape<{ firms: FirmRow[] }>()) }, ...problems },
});
const save = createRoute({
  method: 'put',
  path: '/firms',
  summary: '保存参与企业和它的承诺',
  middleware: staffOnly,
  request: { body: body(FirmForm) },
  responses: { 200: { description: '好了', ...json(z.object({ ok: z.literal(true) })) }, ...problems },
});

export const firmApi = apiRoutes()
  .openapi(
    list,
    async (c) => {
      const ctx = c.get('ctx');
      demand(ctx.actor, 'firm.read');
      const period = c.req.valid('query');
      if (period.from > period.to) throw new Refusal('period-invalid');
      const [firms, counts] = await Promise.all([
        listFirms(ctx.db, ctx.actor.countyId),
        countFirms(ctx.db, ctx.actor.countyId, period),
      ]);
      const rows = counts.flatMap((count) => {
        const firm = firms.find((one) => one.id === count.firmId);
        return firm === undefined ? [] : [{ ...firm, ...count, settlementRate: settlementRate(count) }];
      });
      return c.json({ firms: ranked(rows) }, 200);
    },
    checked(Period),
  )
  .openapi(
    save,
    async (c) => {
      await saveFirmForm(c.get('ctx'), c.req.valid('json'));
      return c.json({ ok: true as const }, 200);
    },
    checked(FirmForm),
  );
