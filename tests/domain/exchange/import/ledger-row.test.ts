import { describe, expect, it } from 'vitest';
import {
  fieldsOfLedger,
  ledgerSubjects,
  suggestLedger,
  type LedgerSubject,
} from '../../../../src/domain/exchange/import/ledger-column.ts';
import { faultsSaid } from '../../../../src/domain/exchange/import/cell.ts';
import { ledgerTwice, readLedgerRow } from '../../../../src/domain/exchange/import/ledger-row.ts';
import { oldRows } from '../../../build/supervision/old-ledgers.ts';

const names = {
  offices: [{ id: 'SO-LH', name: '柳河市场监管所' }],
  regions: [{ id: '411302', name: '柳河镇', kind: 'town' }],
  today: '2026-06-24',
};

function read(subject: LedgerSubject, change: Readonly<Record<string, string>>) {
  const cells = oldRows[subject](1, change) as Record<string, string>;
  return readLedgerRow(subject, cells, suggestLedger(subject, Object.keys(cells)), names);
}

const saidOf = (subject: LedgerSubject, change: Readonly<Record<string, string>>) =>
  read(subject, change).faults.map(({ zh }) => zh);

describe('a line of an old ledger', () => {
  it('tells all of its faults at once, in the order of its columns and then those between them', () => {
    expect(
      saidOf('cases', { 当事人: '', 案件来源: '天上掉的', 罚款: '很多', 立案日期: '昨天', 承办单位: '东海所' }),
    ).toEqual([
      '“当事人”是空的；请补上。',
      expect.stringMatching(/^“案件来源”里的“天上掉的”认不得；可以写：/u),
      '“立案日期”不是一个日期；请写成 2014-05-06 的样子。',
      expect.stringMatching(/^“罚款”不是一个金额/u),
      '“承办单位”里的“东海所”没有找到；承办单位要写本县有的所名。',
    ]);
    expect(saidOf('cases', { 结案日期: '2014-01-01', 实收罚款: '6000', 当事人: '' })).toEqual([
      '“当事人”是空的；请补上。',
      '结案日期早于立案日期；请核对。',
      '实收罚款比罚款多；请核对。',
    ]);
  });

  it('does not say of a cell that could not be read what follows from its being empty', () => {
    expect(saidOf('cases', { 结案日期: '不详' })).toEqual(['“结案日期”不是一个日期；请写成 2014-05-06 的样子。']);
    expect(saidOf('inspections', { 检查结果: '还行', 存在问题: '' })).toEqual([expect.stringMatching(/认不得/u)]);
  });

  it('says of a second line of the same number what else is wrong with it', () => {
    const twice = ledgerTwice(read('letters', { 标题: '' }), 3);
    expect(twice.values).toBeNull();
    expect(twice.faults.map(({ zh }) => zh)).toEqual([
      '“标题”是空的；请补上。',
      '旧编号和第 3 行一样，一条只导入一行；请留下对的那一行。',
    ]);
  });

  it('is told as one sentence where one thing is wrong, and as a numbered list where several are', () => {
    expect(faultsSaid([])).toBeNull();
    expect(faultsSaid([{ zh: '空的。', en: 'Empty.' }])).toEqual({ zh: '空的。', en: 'Empty.' });
    const two = [
      { zh: '空的。', en: 'Empty.' },
      { zh: '太长。', en: 'Too long.' },
    ];
    expect(faultsSaid(two)).toEqual({
      zh: '有 2 处要改：\n1. 空的。\n2. 太长。',
      en: '2 faults:\n1. Empty.\n2. Too long.',
    });
  });
});

describe('what was decided and what came in', () => {
  it('are read apart, and what the book does not say stays empty', () => {
    const { values } = read('cases', { 实收罚款: '3000', 实收没收款: '300.5' });
    expect(values).toMatchObject({
      fine: 500_000,
      fineCollected: 300_000,
      confiscated: 30_050,
      confiscatedCollected: 30_050,
    });
    expect(read('cases', {}).values).toMatchObject({ fineCollected: null, confiscatedCollected: null });
  });

  it('are refused where more came in than was decided, or a case is not closed', () => {
    expect(saidOf('cases', { 实收没收款: '300.51' })).toEqual(['实收没收款比没收的多；请核对。']);
    expect(saidOf('cases', { 结案日期: '', 处理结果: '', 实收罚款: '1' })).toEqual([
      '写了实收，没有写结案日期；没结的案件请先空着实收，导入后在案件里按缴款日期逐笔登记。',
    ]);
    expect(saidOf('cases', { 结案日期: '', 处理结果: '', 实收罚款: '0' })).toEqual([]);
  });
});

it.each(ledgerSubjects)('each field of %s is found by the head that its template gives it', (subject) => {
  const heads = fieldsOfLedger(subject).map(([, { headers, zh }]) => headers[0] ?? zh);
  expect(new Set(heads).size).toBe(heads.length);
  const { columns } = suggestLedger(subject, heads);
  expect(columns).toEqual(Object.fromEntries(fieldsOfLedger(subject).map(([field], i) => [field, heads[i]])));
});
