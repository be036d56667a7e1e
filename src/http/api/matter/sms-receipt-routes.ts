/** 送达回执: the gateway of text messages says here what became of those that it took. */
import { createRoute, z } from '@hono/zod-openapi';
import { noteReceipts } from '../../../actions/matter/receipt/sms-receipt.ts';
import { Refusal } from '../../../domain/base/refusal.ts';
import { readReceipts } from '../../../domain/matter/receipt/sms-receipt.ts';
import { apiRoutes, json, problems } from '../../base/schema.ts';

/** What each gateway wants to hear, in one answer: 阿里云 reads `code`, 腾讯云 reads `result`. */
const Heard = z.object({ code: z.literal(0), msg: z.string(), result: z.literal(0), errmsg: z.string() });

const receive = createRoute({
  method: 'post',
  path: '/switchboard/receipts',
  summary: '短信网关推来的送达回执，照它自己的样子；网址后面带 ?key=SMS_RECEIPT_KEY',
  request: { query: z.object({ key: z.string().max(200).default('') }) },
  responses: { 200: { description: '收到了', ...json(Heard) }, ...problems },
});

export const smsReceiptApi = apiRoutes().openapi(receive, async (c) => {
  const receipts = c.get('deps').smsReceipts ?? null;
  if (receipts === null) throw new Refusal('switchboard-off');
  if (!receipts.isKey(c.req.valid('query').key)) throw new Refusal('switchboard-not-signed');
  const sent: unknown = await c.req.json().catch(() => null);
  await noteReceipts(c.get('ctx'), readReceipts(receipts.kind, sent));
  return c.json({ code: 0 as const, msg: '接收成功', result: 0 as const, errmsg: 'OK' }, 200);
});
