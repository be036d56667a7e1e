import { expect, test } from 'vitest';
import { faultOf } from '../../../src/staff/telephone/settled/settle.tsx';
import { officeFor } from '../../../src/staff/telephone/filing-page.tsx';
import { goesToWords } from '../../../src/domain/county/station.ts';
import { goesUp, noteInstead, upInstead } from '../../../src/staff/telephone/outbox/instead.ts';

const zh = (words: string) => words;
const mall = { kind: 'mall' as const, power: { amountFen: 5000_00, injury: false, violation: false } };
const free = { kind: 'mall' as const, power: { amountFen: null, injury: true, violation: true } };

test('S191 A sum beyond the station is refused at its field by what the telephone carries, before anybody signs.', () => {
  expect(faultOf({ fen: 5000_00 }, mall, zh)).toBeUndefined();
  expect(faultOf({ fen: 6000_00 }, mall, zh)).toBe(
    '6,000.00元，商场站点最多办5,000.00元的；超过的请交上去，由市场监管所办',
  );
  expect(faultOf({ fen: 999_999_999_00 }, mall, zh)).toContain('商场站点最多办5,000.00元的');
  expect(faultOf({ fen: 999_999_999_00 }, free, zh)).toBe('太大了，最多写 100,000,000.00 元');
  expect(faultOf({ fen: 999_999_999_00 }, undefined, zh)).toContain('太大了');
  expect(faultOf({ fen: 6000_00 }, free, zh)).toBeUndefined();
  expect(faultOf(null, mall, zh)).toBe('只写数字，没有就空着');
});

const settled = {
  kind: 'move' as const,
  id: '00000000-0000-4000-8000-000000000001',
  deviceId: '00000000-0000-4000-8000-000000000002',
  actedAt: '2026-05-18T02:00:00.000Z',
  move: 'settleAtStation' as const,
  number: '投2026-0080',
  filingId: null,
  version: 3,
  input: {
    words: '商家提出：退货\n双方说定：退六千',
    signatures: [
      { who: 'consumer', name: '孙秀英', strokes: null, readAloud: true },
      { who: 'operator', name: '王店长', strokes: null, readAloud: true },
    ],
  },
};

test('S191 A settlement that the limit of the county refused goes up with what both agreed, and reads settled nowhere.', () => {
  const problem = { code: 'station-beyond-power', zh: '', en: '' };
  expect(goesUp({ item: settled, problem })).toBe(true);
  expect(goesUp({ item: settled, problem: { ...problem, code: 'changed-meanwhile' } })).toBe(false);
  const up = upInstead('孙秀英：谈成了', settled, 4);
  expect(up.item).toMatchObject({ move: 'sendUp', version: 4 });
  expect((up.item as typeof settled).input).toEqual({
    reason: '站里办不了这么多：商家提出：退货\n双方说定：退六千\n站里签过字的：消费者孙秀英、商家王店长',
  });
  expect(up.title).toBe('孙秀英：交上去（站里不能了结）');
  const note = noteInstead('孙秀英：谈成了', settled, 4);
  expect(note).toMatchObject({ title: '记成一笔（“孙秀英：谈成了”没有收下）', item: { move: 'note' } });
  expect(note.item).toMatchObject({
    input: { words: '“孙秀英：谈成了”没有收下，改记一笔：商家提出：退货\n双方说定：退六千' },
  });
});

test('What is said of where a complaint goes is what the server does: without a place of the shop there is no office.', () => {
  const offices = [{ name: '柳河市场监管所', regionIds: ['T03', 'V0301'] }];
  expect(goesToWords(officeFor({ offices }, 'V0301')).zh).toBe('交到县12315中心，按店在哪里建议分给柳河市场监管所。');
  for (const unknown of [officeFor({ offices }, ''), officeFor({}, 'V0301')])
    expect(goesToWords(unknown).zh).toBe('交到县12315中心，由中心定交给谁办。');
});
