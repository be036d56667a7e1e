import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import { CertificateForm, type Certificate } from '../../../../domain/supervision/enforcement/certificate.ts';
import { saveCertificate } from '../../../../actions/supervision/enforcement/certificate.ts';
import { listAccounts } from '../../../../store/county/account.ts';
import { listCertificates } from '../../../../store/supervision/enforcement/certificate.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

/** An officer of the county with his certificates, the latest first. */
export interface CertifiedOfficer {
  accountId: string;
  name: string;
  officeName: string | null;
  certificates: Omit<Certificate, 'countyId' | 'accountId'>[];
}

const list = createRoute({
  method: 'get',
  path: '/enforcement-certificates',
  summary: '办案人员和他们的执法证',
  middleware: staffOnly,
  responses: { 200: { description: '办案人员', ...json(shape<{ officers: CertifiedOfficer[] }>()) }, ...problems },
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

export const certificateApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'certificate.read');
    const { countyId } = ctx.actor;
    const [accounts, certificates] = await Promise.all([
      listAccounts(ctx.db, countyId),
      listCertificates(ctx.db, countyId),
    ]);
    const officers = accounts
      .filter(({ active, role }) => active && (role === 'officer' || role === 'officeHead'))
      .map(({ id, name, organisationId }): CertifiedOfficer => ({
        accountId: id,
        name,
        officeName: ctx.county.organisations.find((one) => one.id === organisationId)?.name ?? null,
        certificates: certificates
          .filter(({ accountId }) => accountId === id)
          .map(({ number, fromOn, untilOn }) => ({ number, fromOn, untilOn })),
      }));
    return c.json({ officers }, 200);
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
  );
