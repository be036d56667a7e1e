/** 经线路报送 on the wire: what the other side hands in with its signature, as letters are, and is answered by a receipt. */
import { createRoute, z } from '@hono/zod-openapi';
import { CarriedAnswer, CarriedMonth, CarriedNumber, CarriedReport } from '../../../domain/exchange/carried.ts';
import { Receipt, signatureHeader, signedAtHeader } from '../../../domain/exchange/letter-exchange.ts';
import { takeAnswer, takeNumber, takeReport } from '../../../actions/report/carried-taking.ts';
import { sendAgain } from '../../../actions/report/carried-again.ts';
import { takeMonth } from '../../../actions/report/carried-month.ts';
import { apiRoutes, body, json, problems } from '../../base/schema.ts';
import { staffOnly } from '../../base/session.ts';
import { signed } from '../exchange/signed.ts';

const receipt = { 200: { description: '回执', ...json(Receipt) }, ...problems };

export const carriedApi = apiRoutes();
carriedApi.use('/exchange/months', signed);
carriedApi.use('/exchange/reports', signed);
carriedApi.use('/exchange/answers', signed);
carriedApi.use('/exchange/numbers', signed);

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
    path: '/exchange/numbers',
    summary: '下级报来一篇汇报文号的变动：编了、作废了（签名同交换信）',
    request: { body: body(CarriedNumber) },
    responses: receipt,
  }),
  async (c) => c.json(await takeNumber(c.get('ctx'), c.req.valid('json'), c.get('peerCountyId') ?? null), 200),
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

carriedApi.openapi(
  createRoute({
    method: 'post',
    path: '/exchange/again/{id}',
    summary: '再报：对方没有收的月份或者汇报，改对以后再报一次',
    middleware: staffOnly,
    request: { params: z.object({ id: z.uuid() }) },
    responses: { 200: { description: '好了', ...json(z.object({ again: z.number().int() })) }, ...problems },
  }),
  async (c) => c.json(await sendAgain(c.get('ctx'), c.req.valid('param').id), 200),
);
