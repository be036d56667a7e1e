import { createRoute, z } from '@hono/zod-openapi';
import { demand } from '../../../../domain/base/actor.ts';
import {
  accountOfYear,
  CloseSpotForm,
  mayCloseForm,
  stateOfForm,
  type SpotFormRow,
  type SpotFormState,
} from '../../../../domain/supervision/inspection/spot-form.ts';
import { closeSpotForm } from '../../../../actions/supervision/inspection/spot-form.ts';
import type { Context } from '../../../../actions/base/context.ts';
import { listAccounts } from '../../../../store/county/account.ts';
import {
  listCaseNumbers,
  listFormsOfYear,
  listFormYears,
  type FormsOfYear,
} from '../../../../store/supervision/inspection/spot-form.ts';
import { apiRoutes, body, checked, json, problems, shape } from '../../../base/schema.ts';
import { staffOnly } from '../../../base/session.ts';

/** A number of the year: with whom it lies, and what became of it. */
export interface SeenSpotForm {
  n: number;
  /** Empty where nothing is known of it. */
  number: string;
  state: SpotFormState;
  holder: string;
  office: string;
  device: string;
  /** It lies on a telephone that is not in use any more. */
  isDeviceOff: boolean;
  givenAt: string | null;
  endedAt: string | null;
  /** The number of the case, or why it was closed and by whom. */
  caseNumber: string;
  closedBy: string;
  reason: string;
  mayClose: boolean;
}
export interface SpotFormYear {
  year: number;
  years: number[];
  /** Of an office its own numbers; the county accounts for each of the year. */
  isWhole: boolean;
  rows: SeenSpotForm[];
}

const list = createRoute({
  method: 'get',
  path: '/spot-forms',
  summary: '当场处罚决定书的编号：一年里每一个号的去向',
  middleware: staffOnly,
  request: { query: z.object({ year: z.coerce.number().int().min(2000).max(2200).optional() }) },
  responses: { 200: { description: '编号', ...json(shape<SpotFormYear>()) }, ...problems },
});
const close = createRoute({
  method: 'post',
  path: '/spot-forms/{number}/close',
  summary: '一个没有用的编号作废或者交回；再按一次是同一次',
  middleware: staffOnly,
  request: {
    params: z.object({
      number: z
        .string()
        .max(60)
        .openapi({ param: { name: 'number', in: 'path' } }),
    }),
    body: body(CloseSpotForm),
  },
  responses: {
    200: { description: '收回的编号', ...json(shape<{ number: string; state: SpotFormState }>()) },
    ...problems,
  },
});

export const spotFormApi = apiRoutes()
  .openapi(list, async (c) => {
    const ctx = c.get('ctx');
    demand(ctx.actor, 'spotForm.read');
    return c.json(await yearOf(ctx, c.req.valid('query').year ?? Number(ctx.today.slice(0, 4))), 200);
  })
  .openapi(
    close,
    async (c) => {
      const form = await closeSpotForm(c.get('ctx'), c.req.valid('param').number, c.req.valid('json'));
      return c.json({ number: form.number, state: stateOfForm(form) }, 200);
    },
    checked(CloseSpotForm),
  );

async function yearOf(ctx: Context, year: number): Promise<SpotFormYear> {
  const { countyId, role, organisationId } = ctx.actor;
  const [years, known, accounts] = await Promise.all([
    listFormYears(ctx.db, countyId),
    listFormsOfYear(ctx.db, countyId, year),
    listAccounts(ctx.db, countyId),
  ]);
  const people = new Map(accounts.map((one) => [one.id, one]));
  const officeOf = ({ form }: SpotFormRow) => people.get(form?.accountId ?? '')?.organisationId ?? null;
  const isWhole = role !== 'officer' && role !== 'officeHead';
  const rows = accountOfYear(year, known.last, known).filter((row) => isWhole || officeOf(row) === organisationId);
  const cases = await listCaseNumbers(
    ctx.db,
    countyId,
    rows.flatMap(({ matterId }) => matterId ?? []),
  );
  const devices = new Map(known.forms.map((one) => [one.number, one]));
  const seen = rows.map((row): SeenSpotForm => ({
    ...whereItLies(row, devices.get(row.number)),
    holder: people.get(row.form?.accountId ?? '')?.name ?? '',
    office: ctx.county.organisations.find(({ id }) => id === officeOf(row))?.name ?? '',
    caseNumber: cases.get(row.matterId ?? '') ?? '',
    closedBy: people.get(row.form?.closedById ?? '')?.name ?? '',
    mayClose: row.state === 'held' && row.form !== null && mayCloseForm(ctx.actor, row.form, officeOf(row)),
  }));
  return { year, years, isWhole, rows: seen };
}

function whereItLies({ n, number, state, form }: SpotFormRow, device: FormsOfYear['forms'][number] | undefined) {
  return {
    n,
    number,
    state,
    device: device?.deviceName ?? '',
    isDeviceOff: device?.isDeviceOff === true,
    givenAt: form?.givenAt.toISOString() ?? null,
    endedAt: (form?.usedAt ?? form?.closedAt)?.toISOString() ?? null,
    reason: form?.reason ?? '',
  };
}
