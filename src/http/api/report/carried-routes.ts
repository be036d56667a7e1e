/** 经线路报送 on the wire: what the other side hands in with its signature, as letters are, and is answered by a receipt. */
import { createRoute } from '@hono/zod-openapi';
import { CarriedAnswer, CarriedMonth, CarriedReport } from '../../../domain/exchange/carried.ts';
import { Receipt, signatureHeader, signedAtHeader } from '../../../domain/exchange/letter-exchange.ts';
import { takeAnswer, takeReport } from '../../../actions/report/carried-taking.ts';
import { takeMonth } from '../../../actions/report/carried-month.ts';
import { apiRoutes, body, json, problems } from '../../base/schema.ts';
import { signed } from '../exchange/signed.ts';

const receipt = { 200: { description: '回执', ...json(Receipt) }, ...problems };

export const carriedApi = apiRoutes();
carriedApi.use('/exchange/months', signed);
carriedApi.use('/exchange/reports', signed);
carriedApi.use('/exchange/answers', signed);

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

carriedApi.openapi(
  createRoute({
    method: 'post',
    path: '/exchange/reports',
    summary: '下级交来一篇签发的汇报，答以回执（签名同交换信）',
    request: { body: body(CarriedReport) },
    responses: receipt,
  }),
  async (c) => c.json(await takeReport(c.get('ctx'), c.req.valid('json'), c.get('peerCountyId') ?? null), 200),
);

carriedApi.openapi(
  createRoute({
    method: 'post',
    path: '/exchange/answers',
    summary: '上级对一篇汇报的答复：收到，或者退回和为什么（签名同交换信）',
    request: { body: body(CarriedAnswer) },
    responses: receipt,
  }),
  async (c) => c.json(await takeAnswer(c.get('ctx'), c.req.valid('json'), c.get('peerCountyId') ?? null), 200),
);
