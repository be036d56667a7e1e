/** 经线路报送 on the wire: what the other side hands in with its signature, as letters are, and is answered by a receipt. */
import { createRoute } from '@hono/zod-openapi';
import { CarriedMonth } from '../../../domain/exchange/carried.ts';
import { Receipt, signatureHeader, signedAtHeader } from '../../../domain/exchange/letter-exchange.ts';
import { takeMonth } from '../../../actions/report/carried-month.ts';
import { apiRoutes, body, json, problems } from '../../base/schema.ts';
import { signed } from '../exchange/signed.ts';

const receipt = { 200: { description: '回执', ...json(Receipt) }, ...problems };

export const carriedApi = apiRoutes();
carriedApi.use('/exchange/months', signed);

carriedApi.openapi(
  createRoute({
    method: 'post',
    path: '/exchange/months',
    summary: `下级交来一个锁定的月份，答以回执（签名：${signedAtHeader}、${signatureHeader}）`,
    request: { body: body(CarriedMonth) },
    responses: receipt,
  }),
  async (c) => c.json(await takeMonth(c.get('ctx'), c.req.valid('json'), c.get('peerCountyId') ?? null), 200),
);
