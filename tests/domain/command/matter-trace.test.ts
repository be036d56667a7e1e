import { expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/base/calendar.ts';
import type { Talk } from '../../../src/domain/complaint/facts/facts.ts';
import type { Redispatch } from '../../../src/domain/command/redispatch.ts';
import { traceOf } from '../../../src/domain/command/matter-trace.ts';
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
  const enforcement = {
    number: '青市监立〔2026〕12号',
    onDay: '2026-06-20',
    officeId: 'SO-LH',
    ofComplaint: false,
    filed: true,
    result: 'penalised' as const,
  };
  const { ticketNo, links } = traceOf(complaint, {
    redispatches: [redispatch as Redispatch],
    tipoffs: [tipoff],
    enforcements: [enforcement],
    dayOf,
  });
  expect(ticketNo).toBe('投2026-0412');
  expect(links.map(({ kind, number, zh }) => [kind, number, zh])).toEqual([
    ['talk', '投2026-0412', '没谈成'],
    ['complaint', '投2026-0412', '调解中'],
    ['tipoff', '举2026-0031', '已立案'],
    ['enforcement', '青市监立〔2026〕12号', '行政处罚'],
    ['redispatch', '转2026-0007', '退回来了'],
  ]);
});
