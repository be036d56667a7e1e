import { createRoute, z } from '@hono/zod-openapi';
import { demand, mayRole } from '../../../../domain/base/actor.ts';
import { CertificateForm, type Certificate } from '../../../../domain/supervision/enforcement/certificate.ts';
import { LegalReviewerForm } from '../../../../domain/supervision/enforcement/reviewer.ts';
import { saveLegalReviewer } from '../../../../actions/supervision/enforcement/legal-reviewer.ts';
import { saveCertificate } from '../../../../actions/supervision/enforcement/certificate.ts';
import { listAccounts } from '../../../../store/county/account.ts';
import { listCertificates } from '../../../../store/supervision/enforcement/certificate.ts';
import { listLegalReviewers } from '../../../../store/supervision/enforcement/legal-reviewer.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

/** An officer of the county with his certificates, the latest first. */
export interface CertifiedOfficer {
  accountId: string;
  name: string;
  officeName: string | null;
  certificates: Omit<Certificate, 'countyId' | 'accountId'>[];
}

/** Somebody who may review cases, and what he does it by for the legal body; null where he does not. */
export interface OfferedReviewer {
  accountId: string;
  name: string;
  officeName: string | null;
  qualification: string | null;
  sinceOn: string | null;
}

const list = createRoute({
  method: 'get',
  path: '/enforcement-certificates',
  summary: '办案人员和他们的执法证',
  middleware: staffOnly,
  responses: {
    200: { description: '办案人员', ...json(shape<{ officers: CertifiedOfficer[]; reviewers: OfferedReviewer[] }>()) },
    ...problems,
  },
});
const save = createRoute({
  method: 'put',
  path: '/enforcement-certificates/{accountId}',
  summary: '登记一个人的执法证；同一个证号再登一次是改有效期',
  middleware: staffOnly,
  request: {
    params: z.object({ accountId: z.uuid().openapi({ param: { name: 'accountId', in: 'path' } }) }),
    body: body(CertificateForm),
  },
  responses: {
    200: { description: '登记的证', ...json(shape<{ certificate: Omit<Certificate, 'countyId'> }>()) },
    ...problems,
  },
});

const nameReviewer = createRoute({
  method: 'put',
  path: '/enforcement-legal-reviewers/{accountId}',
  summary: '登记或者撤下一名法制审核人员；再登一次是改资格',
  middleware: staffOnly,
  request: {
    params: z.object({ accountId: z.uuid().openapi({ param: { name: 'accountId', in: 'path' } }) }),
    body: body(LegalReviewerForm),
  },
  responses: { 200: { description: '登记了', ...json(shape<{ saved: true }>()) }, ...problems },
});

export const certificateApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'certificate.read');
    const { countyId } = ctx.actor;
    const [accounts, certificates, legal] = await Promise.all([
      listAccounts(ctx.db, countyId),
      listCertificates(ctx.db, countyId),
      listLegalReviewers(ctx.db, countyId),
    ]);
    const officeOf = (organisationId: string | null) =>
      ctx.county.organisations.find((one) => one.id === organisationId)?.name ?? null;
    const officers = accounts
      .filter(({ active, role }) => active && (role === 'officer' || role === 'officeHead'))
      .map(({ id, name, organisationId }): CertifiedOfficer => ({
        accountId: id,
        name,
        officeName: officeOf(organisationId),
        certificates: certificates
          .filter(({ accountId }) => accountId === id)
          .map(({ number, fromOn, untilOn }) => ({ number, fromOn, untilOn })),
      }));
    const reviewers = accounts
      .filter(({ active, role }) => active && mayRole(role, 'enforcement.passReview'))
      .map(({ id, name, organisationId }): OfferedReviewer => {
        const named = legal.find(({ accountId }) => accountId === id);
        return {
          accountId: id,
          name,
          officeName: officeOf(organisationId),
          qualification: named?.qualification ?? null,
          sinceOn: named?.sinceOn ?? null,
        };
      });
    return c.json({ officers, reviewers }, 200);
  })
  .openapi(
    save,
    async (c) => {
      const { countyId: _, ...certificate } = await saveCertificate(
        c.get('ctx'),
        c.req.valid('param').accountId,
        c.req.valid('json'),
      );
      return c.json({ certificate }, 200);
    },
    checked(CertificateForm),
  )
  .openapi(
    nameReviewer,
    async (c) => {
      await saveLegalReviewer(c.get('ctx'), c.req.valid('param').accountId, c.req.valid('json'));
      return c.json({ saved: true as const }, 200);
    },
    checked(LegalReviewerForm),
  );
