import { expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { Talk } from '../../../src/domain/complaint/facts/facts.ts';
import type { StationReport } from '../../../src/domain/supervision/enforcement/station-report.ts';
import type { Redispatch } from '../../../src/domain/command/redispatch.ts';
import { traceOf, type TracedCase } from '../../../src/domain/desk/matter-trace.ts';
import { aComplaint } from '../../build/complaint.ts';
import { aTipoff } from '../../build/tipoff.ts';

const at = (day: string) => new Date(`${day}T10:00:00+08:00`);
const talk: Talk = {
  on: '2026-06-01',
  legalRole: 'negotiation',
  result: 'notAgreed',
  words: '店主不认',
  byId: '',
  stationId: 'ST-V0303',
};

it('S173 从村站记的第一笔到处罚决定，一个编号串到底，按日子排，没有缺的', () => {
  const complaint = aComplaint({ state: 'mediating', number: '投2026-0412', filedAt: at('2026-06-01'), talks: [talk] });
  const redispatch = { number: '转2026-0007', sentAt: at('2026-07-20'), stationId: 'ST-V0302', state: 'returned' };
  const tipoff = aTipoff({ state: 'opened', number: '举2026-0031', filedAt: at('2026-06-05') });
  const enforcement = aCase({
    number: '案2026-0012',
    filedOn: '2026-06-20',
    tipoffId: tipoff.id,
    outcome: 'penalised',
    state: 'closed',
    decision: { number: '青市监处罚〔2026〕7号', decidedOn: '2026-07-01', revokedOn: null } as TracedCase['decision'],
    fineDecidedFen: 300_000,
    payments: [{ kind: 'fine', fen: 300_000, paidOn: '2026-07-08', slip: '' }],
    closedOn: '2026-07-10',
  });
  const { ticketNo, links } = traceOf(complaint, {
    redispatches: [redispatch as Redispatch],
    tipoffs: [tipoff],
    stationReports: [],
    cases: [enforcement],
    dayOf,
  });
  expect(ticketNo).toBe('投2026-0412');
  expect(links.map(({ kind, number, zh }) => [kind, number, zh])).toEqual([
    ['talk', '投2026-0412', '没谈成'],
    ['complaint', '投2026-0412', '调解中'],
    ['tipoff', '举2026-0031', '已立案'],
    ['enforcement', '案2026-0012', '行政处罚'],
    ['redispatch', '转2026-0007', '退回来了'],
  ]);
  const last = links.find(({ kind }) => kind === 'enforcement');
  expect(last).toMatchObject({ telling: true, decisionNumber: '青市监处罚〔2026〕7号' });
  expect(last?.ended?.zh).toBe('2026-07-01 决定，罚没 3,000.00 元，已缴清，2026-07-10 结案');
});

it('says of a case whether it was paid, was given up, or was revoked, and nothing before anything was decided', () => {
  const of = (change: Partial<TracedCase>) =>
    traceOf(aComplaint({ state: 'mediating', filedAt: at('2026-06-01') }), {
      redispatches: [],
      tipoffs: [],
      stationReports: [],
      cases: [aCase(change)],
      dayOf,
    }).links.find(({ kind }) => kind === 'enforcement');
  const decision = { number: null, decidedOn: '2026-07-01', revokedOn: null } as TracedCase['decision'];
  expect(of({})).not.toHaveProperty('ended');
  expect(of({})).not.toHaveProperty('telling');
  const fined = { decision, fineDecidedFen: 100_000 };
  expect(of(fined)?.ended?.zh).toBe('2026-07-01 决定，罚没 1,000.00 元，还没缴清');
  const given = { ...fined, executionEnded: {} as NonNullable<TracedCase['executionEnded']>, closedOn: '2026-09-01' };
  expect(of(given)?.ended?.zh).toBe('2026-07-01 决定，罚没 1,000.00 元，终结执行，2026-09-01 结案');
  const revoked = { ...fined, decision: { ...decision, revokedOn: '2026-08-01' } as TracedCase['decision'] };
  expect(of(revoked)?.ended?.zh).toBe('2026-07-01 决定，2026-08-01 撤销、变更或者确认违法');
  const changed = { ...revoked, decision: { ...revoked.decision, revokedHow: 'changed' } as TracedCase['decision'] };
  expect(of(changed)?.ended?.zh).toBe('2026-07-01 决定，2026-08-01 变更');
});

it('S194 says of what the station saw in three words how far it is, and leaves out what it took back', () => {
  const told = { kind: 'fake', number: '报2026-0003', sentOn: '2026-06-02', stationId: 'ST-V0303' } as StationReport;
  const words = (one: Partial<StationReport>, cases: TracedCase[] = []) =>
    traceOf(aComplaint({ state: 'mediating', filedAt: at('2026-06-01') }), {
      redispatches: [],
      tipoffs: [],
      stationReports: [{ ...told, ...one }],
      cases,
      dayOf,
    }).links.find(({ kind }) => kind === 'stationReport')?.zh;
  const toCase = { state: 'answered', answer: 'toCase', enforcementId: 'c' } as const;
  expect(words({ state: 'sent' })).toBe('卖假货、不合格的东西：已收下');
  expect(words(toCase, [aCase({ id: 'c', state: 'investigating' })])).toBe('卖假货、不合格的东西：在查');
  expect(words(toCase, [aCase({ id: 'c', state: 'closed', outcome: 'penalised' })])).toBe(
    '卖假货、不合格的东西：已办完',
  );
  expect(words({ state: 'answered', answer: 'handled', enforcementId: null })).toBe('卖假货、不合格的东西：已办完');
  expect(words({ state: 'withdrawn' })).toBeUndefined();
});

function aCase(change: Partial<TracedCase> = {}): TracedCase {
  return {
    id: 'a',
    number: '案2026-0001',
    state: 'investigating',
    outcome: null,
    officeId: 'SO-LH',
    foundOn: '2026-06-10',
    filedOn: null,
    decision: null,
    payments: [],
    fineDecidedFen: null,
    confiscatedDecidedFen: null,
    executionEnded: null,
    closedOn: null,
    tipoffId: null,
    ...change,
  };
}
