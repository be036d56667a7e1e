import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asking } from '../../../../src/domain/inquiry/filing.ts';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { file } from '../../../../src/domain/complaint/filing.ts';
import {
  changeImported,
  markOf,
  ownedWords,
  type ImportMark,
  type Known,
  type Verdict,
} from '../../../../src/domain/exchange/import/import.ts';
import { changeImportedInquiry } from '../../../../src/domain/exchange/import/inquiry-row.ts';
import type { InquiryState } from '../../../../src/domain/inquiry/inquiry.ts';
import { missingFields, suggestMapping } from '../../../../src/domain/exchange/import/mapping.ts';
import type { Cells } from '../../../../src/domain/exchange/import/cell.ts';
import { claimInStory, readRow, type Row, type ToldRow } from '../../../../src/domain/exchange/import/row.ts';
import { decideLine, nothing } from '../../../../src/domain/exchange/import/verdict.ts';
import { facts } from '../../../build/complaint.ts';
import { anInquiry } from '../../../build/inquiry.ts';

const headers = [
  '投诉编号',
  '投诉人',
  '联系电话',
  '企业名称',
  '投诉内容',
  '登记时间',
  '争议金额',
  '客体类别',
  '企业地址',
  '业务类型',
];
const mapping = suggestMapping(headers);
const at = new Date('2026-05-06T10:00:00+08:00');
const idOf = (number: string) => {
  const hex = Buffer.from(number.padEnd(16).slice(-16)).toString('hex').slice(0, 32);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
};
const categories = [
  { countyId: 1, code: 'G03', parentCode: null, zh: '食品类', en: 'Food', kind: 'goods' as const, position: 0 },
];
const cells: Cells = {
  投诉编号: '1411023002026050600001',
  投诉人: '李有田',
  联系电话: '13800000317',
  企业名称: '老周农资店',
  投诉内容: '买了十袋化肥，每袋少四公斤。',
  登记时间: '2026-05-06 08:30',
  争议金额: '1750',
  客体类别: '食品',
};
const digest = (text: string) => `#${text}`;
const read = (change: Partial<Cells> = {}, use = mapping): Row =>
  readRow({ ...cells, ...change } as Cells, { mapping: use, categories, at, idOf });
/** What the row tells, if it is of this kind. */
function toldOf<K extends ToldRow['kind']>(row: Row, kind: K) {
  return row.kind === kind ? (row as Extract<ToldRow, { kind: K }>).told : null;
}
const wrongOf = (row: Row) => (row.kind === 'wrong' ? row.wrong : null);
const decide = (row: Row, complaint: Known | null) =>
  decideLine({ row, blanked: false }, { ...nothing, complaint }, mapping, digest);

/** A small world that keeps what an import writes, as the store does. */
class Ledger {
  readonly complaints = new Map<string, Known>();

  take(row: Row): Verdict {
    const known = row.platformNumber === null ? null : (this.complaints.get(row.platformNumber) ?? null);
    const { verdict } = decide(row, known);
    if (row.kind !== 'complaint') return verdict;
    const mark = (matterId: string): ImportMark => ({
      countyId: 1,
      matterId,
      fields: markOf(known?.mark ?? null, row.told, mapping, digest),
    });
    if (verdict === 'new') {
      const filed = file(row.told, {
        ...facts({ at, today: '2026-05-06' }),
        number: `投2026-${this.complaints.size + 1}`,
        codeStub: '000000',
        route: { officeId: null, officeReason: '', stationId: null, stationReason: '' },
        filingStation: null,
      }).next;
      this.complaints.set(row.platformNumber, { complaint: filed, mark: mark(filed.id) });
    }
    if (verdict === 'changed' && known !== null) {
      const changed = changeImported(known, row.told, mapping, digest, facts({ at, today: '2026-05-06' }));
      this.complaints.set(row.platformNumber, {
        complaint: changed?.next as Complaint,
        mark: mark(known.complaint.id),
      });
    }
    return verdict;
  }

  correct(number: string, change: Partial<Complaint>): void {
    const known = this.complaints.get(number) as Known;
    this.complaints.set(number, { ...known, complaint: { ...known.complaint, ...change } });
  }
}

describe('a row', () => {
  it('is a filing', () => {
    expect(toldOf(read(), 'complaint')).toMatchObject({
      clientId: idOf(cells['投诉编号'] as string),
      platformNumber: '1411023002026050600001',
      channel: 'C02',
      receivedAt: new Date('2026-05-06T08:30:00+08:00'),
      consumer: { name: '李有田', phone: '13800000317' },
      operator: { name: '老周农资店' },
      categoryCode: 'G03',
      claim: claimInStory,
      amountFen: 175_000,
    });
  });

  it.each([
    [{ 投诉编号: '' }, '“投诉编号”是空的'],
    [{ 投诉编号: '1.41102E+21' }, '被 Excel 改成了'],
    [{ 投诉编号: '9'.repeat(41) }, '“投诉编号”太长'],
    [{ 联系电话: '1380000031' }, '“联系电话”不是一个电话号码'],
    [{ 联系电话: '' }, '“联系电话”是空的'],
    [{ 投诉人: '' }, '“投诉人”是空的'],
    [{ 投诉人: '长'.repeat(51) }, '“投诉人”太长，最多 50 个字'],
    [{ 企业名称: ' ' }, '“企业名称”是空的'],
    [{ 投诉内容: '坏了' }, '“投诉内容”太短，至少写 5 个字'],
    [{ 登记时间: '昨天' }, '“登记时间”不是一个日期'],
    [{ 登记时间: '2026-05-07 08:00' }, '“登记时间”是将来的日子'],
    [{ 登记时间: '1990-01-01' }, '“登记时间”早于 1996-03-15'],
    [{ 争议金额: '很多钱' }, '“争议金额”不是一个金额'],
    [{ 客体类别: '杂项' }, '“客体类别”里的“杂项”还没有对应'],
    [{ 业务类型: '咨询', 联系电话: '12' }, '“联系电话”不是一个电话号码'],
    [{ 业务类型: '咨询', 投诉内容: '' }, '“投诉内容”是空的'],
    [{ 业务类型: '举报', 联系电话: '' }, '“联系电话”是空的，可是写了举报人'],
    [{ 业务类型: '举报', 联系电话: '12' }, '“联系电话”不是一个电话号码'],
  ] as [Partial<Cells>, string][])('%o is refused by column and with the way out', (change, words) => {
    const wrong = wrongOf(read(change));
    expect(wrong?.zh).toContain(words);
    expect(wrong?.zh).toMatch(/；.+。$/u);
    expect(wrong?.en).not.toMatch(/undefined|null/u);
  });

  it('desk B9 says all that is wrong with a line at once, each fault once', () => {
    const many = { 投诉人: '', 联系电话: '12', 企业名称: '', 投诉内容: '坏', 登记时间: '昨天', 争议金额: '-5' };
    expect(wrongOf(read(many))?.zh.split('\n')).toEqual([
      '有 6 处要改：',
      expect.stringContaining('“争议金额”不是一个金额'),
      expect.stringContaining('“登记时间”不是一个日期'),
      expect.stringContaining('“投诉人”是空的'),
      expect.stringContaining('“企业名称”是空的'),
      expect.stringContaining('“联系电话”不是一个电话号码'),
      expect.stringContaining('“投诉内容”太短'),
    ]);
    const tipoff = { 业务类型: '举报', 联系电话: '', 投诉内容: '', 争议金额: '很多' };
    expect(wrongOf(read(tipoff))?.zh).toMatch(/^有 3 处要改/u);
    expect(wrongOf(read({ 业务类型: '咨询', 联系电话: '12', 投诉内容: '' }))?.zh).toMatch(/^有 2 处要改/u);
  });

  it('desk B9 reads 诉求 as what is asked, and a sum in words', () => {
    expect(suggestMapping([...headers, '诉求']).columns['claim']).toBe('诉求');
    expect(toldOf(read({ 争议金额: '三百' }), 'complaint')).toMatchObject({ amountFen: 300_00 });
    // Where a table knows no sum it has nought.
    expect(toldOf(read({ 争议金额: '0.00' }), 'complaint')).toMatchObject({ amountFen: null });
  });

  it('tells no more of a person than the column', () => {
    for (const change of [{ 投诉人: '李'.repeat(60) }, { 联系电话: '138000' }, { 投诉内容: '坏' }])
      expect(wrongOf(read(change))?.zh).not.toMatch(/李李|138000|坏/u);
  });

  it('without a column for what is required says which field', () => {
    const { consumerPhone: _, ...columns } = mapping.columns;
    expect(wrongOf(read({}, { ...mapping, columns }))?.zh).toContain('没有哪一列对应“投诉人电话”');
  });

  it('leaves unknown words empty when asked to', () => {
    expect(toldOf(read({ 客体类别: '杂项' }, { ...mapping, unknown: 'blank' }), 'complaint')?.categoryCode).toBeNull();
  });
});

describe('a row of kind 举报', () => {
  it('is an allegation under an id of its own, anonymous when nobody is named', () => {
    const named = read({ 业务类型: '举报' });
    expect(toldOf(named, 'tipoff')).toMatchObject({
      platformNumber: cells['投诉编号'],
      anonymous: false,
      realName: true,
      reporter: { name: '李有田', phone: '13800000317' },
      operator: { name: '老周农资店' },
      amountFen: 175_000,
    });
    const nobody = read({ 业务类型: '举报', 投诉人: '匿名', 联系电话: '-' });
    expect(toldOf(nobody, 'tipoff')).toMatchObject({ anonymous: true, reporter: null });
  });

  it('is told by the headers of the whole table, so that no reporter is read as a complainant', () => {
    const own = suggestMapping(['举报编号', '举报人', '举报人电话', '被举报人', '举报内容']);
    expect(own.columns).toEqual({
      platformNumber: '举报编号',
      consumerName: '举报人',
      consumerPhone: '举报人电话',
      operatorName: '被举报人',
      story: '举报内容',
    });
    const line = { 举报编号: 'JB1', 举报人: '', 举报人电话: '', 被举报人: '老周农资店', 举报内容: '店里卖过期奶粉。' };
    expect(toldOf(read(line, own), 'tipoff')).toMatchObject({ anonymous: true, platformNumber: 'JB1' });
    expect(missingFields(own, ['举报编号', '被举报人', '举报内容'])).toEqual([]);
  });
});

describe('a row of kind 咨询', () => {
  it('is an inquiry under an id of its own, and needs neither a name nor a telephone nor a shop', () => {
    const named = read({ 业务类型: '咨询' });
    expect(toldOf(named, 'inquiry')).toMatchObject({
      platformNumber: cells['投诉编号'],
      receivedAt: new Date('2026-05-06T08:30:00+08:00'),
      name: '李有田',
      phone: '13800000317',
      categoryCode: 'G03',
      question: '买了十袋化肥，每袋少四公斤。（问到的经营者：老周农资店）',
      people: 1,
    });
    const nobody = read({ 业务类型: '咨询', 投诉人: '不详', 联系电话: '', 企业名称: '无' });
    expect(toldOf(nobody, 'inquiry')).toMatchObject({ name: '', phone: '', question: cells['投诉内容'] });
  });

  it('is told by the headers of the whole table', () => {
    const own = suggestMapping(['咨询编号', '咨询人', '咨询人电话', '咨询内容', '咨询时间']);
    expect(own.columns).toEqual({
      platformNumber: '咨询编号',
      consumerName: '咨询人',
      consumerPhone: '咨询人电话',
      story: '咨询内容',
      receivedAt: '咨询时间',
    });
    expect(toldOf(read({ 咨询编号: 'ZX1', 咨询内容: '手机能退吗？' }, own), 'inquiry')).toMatchObject({
      platformNumber: 'ZX1',
    });
    expect(missingFields(own, ['咨询编号', '咨询内容'])).toEqual([]);
  });

  it('is of another book than a complaint, a tip-off of the same number, and the way out is told', () => {
    const ledger = new Ledger();
    ledger.take(read());
    const complaint = ledger.complaints.get(cells['投诉编号'] as string) as Known;
    expect(decide(read({ 业务类型: '咨询' }), complaint).reason?.zh).toContain('已经登记为投诉');
    const inquiry = { inquiry: anInquiry({ platformNumber: cells['投诉编号'] as string }), mark: null };
    const turned = (kind: string) =>
      decideLine({ row: read({ 业务类型: kind }), blanked: false }, { ...nothing, inquiry }, mapping, digest);
    expect(turned('投诉')).toMatchObject({ verdict: 'refused', reason: { zh: expect.stringContaining('转为投诉') } });
    expect(turned('举报')).toMatchObject({ verdict: 'refused', reason: { zh: expect.stringContaining('转为举报') } });
    expect(turned('咨询')).toMatchObject({ verdict: 'same' });
  });

  it('changes what was asked until it is answered, and nothing of what became a tip-off', () => {
    const row = read({ 业务类型: '咨询', 客体类别: '' });
    const asking = toldOf(row, 'inquiry') as Asking;
    const of = (state: InquiryState) => ({
      inquiry: {
        ...anInquiry({ state }),
        id: asking.clientId,
        question: '老问题',
        tipoffId: state === 'turnedIntoTipoff' ? 'x' : null,
      },
      mark: {
        countyId: 1,
        matterId: asking.clientId,
        fields: { story: digest('老问题'), consumerPhone: digest('13800000118') },
      },
    });
    const verdict = (state: InquiryState) =>
      decideLine({ row, blanked: false }, { ...nothing, inquiry: of(state) }, mapping, digest);
    expect(verdict('open')).toMatchObject({ verdict: 'changed', fields: ['consumerPhone', 'story'] });
    expect(verdict('open').reason?.zh).toBe('改咨询人电话、咨询内容。');
    const change = changeImportedInquiry(of('open'), asking, mapping, digest, facts({ at, today: '2026-05-06' }));
    expect(change?.next).toMatchObject({ askerName: '王先生', askerPhone: '13800000317', question: asking.question });
    expect(change?.event.detail).toEqual({ kind: 'inquiry', fields: ['consumerPhone', 'story'] });
    expect(verdict('answered')).toMatchObject({ verdict: 'same', reason: { zh: expect.stringContaining('已经答复') } });
    expect(
      changeImportedInquiry(of('answered'), asking, mapping, digest, facts({ at, today: '2026-05-06' })),
    ).toBeNull();
    expect(verdict('turnedIntoTipoff')).toMatchObject({ verdict: 'same', fields: [] });
    expect(verdict('turnedIntoTipoff').reason?.zh).not.toMatch(/电话|咨询人/u);
  });
});

describe('what a row makes', () => {
  it('is new, then the same, then changed, then the same', () => {
    const ledger = new Ledger();
    expect(ledger.take(read())).toBe('new');
    expect(ledger.take(read())).toBe('same');
    expect(ledger.take(read({ 争议金额: '1800' }))).toBe('changed');
    expect(ledger.take(read({ 争议金额: '1800' }))).toBe('same');
    expect([...ledger.complaints.values()].map(({ complaint }) => complaint.amountFen)).toEqual([180_000]);
  });

  it('never changes what an officer did', () => {
    const ledger = new Ledger();
    const number = cells['投诉编号'] as string;
    ledger.take(read());
    ledger.correct(number, { categoryCode: 'G10.3', handlerId: 'x', state: 'accepted' });
    expect(ledger.take(read({ 客体类别: '食品类', 争议金额: '900' }))).toBe('changed');
    const complaint = ledger.complaints.get(number)?.complaint;
    expect(complaint).toMatchObject({ categoryCode: 'G10.3', handlerId: 'x', state: 'accepted', amountFen: 90_000 });
    ledger.correct(number, { story: '经办人补写的经过，更详细。' });
    const row = read({ 投诉内容: '平台上又改了一遍的内容。', 争议金额: '900' });
    const decision = decide(row, ledger.complaints.get(number) as Known);
    expect(decision.verdict).toBe('same');
    expect(decision.reason?.zh).toContain('投诉内容已由经办人改过');
  });

  it('wipes nothing out by an empty cell, and fills what was empty', () => {
    const ledger = new Ledger();
    ledger.take(read({ 企业地址: '' }));
    expect(ledger.take(read({ 争议金额: '' }))).toBe('same');
    expect(ledger.take(read({ 企业地址: '柳河街' }))).toBe('changed');
  });

  it('leaves alone what was registered by hand and what is closed', () => {
    const ledger = new Ledger();
    const number = cells['投诉编号'] as string;
    ledger.take(read());
    const known = ledger.complaints.get(number) as Known;
    const byHand = { complaint: { ...known.complaint, id: 'other' }, mark: null };
    expect(decide(read({ 争议金额: '9' }), byHand)).toMatchObject({ verdict: 'same' });
    ledger.correct(number, { state: 'closed' });
    expect(ledger.take(read({ 争议金额: '9' }))).toBe('refused');
    expect(ledger.take(read())).toBe('same');
  });

  it('of the same file twice is nothing twice, whatever the file', () => {
    const cell = fc.constantFrom(
      '甲',
      '2026-05-06',
      '1750',
      '',
      '13800000317',
      '柳河街六号',
      '食品',
      '买的东西坏了要退',
    );
    const line = fc.record({
      投诉编号: fc.integer({ min: 1, max: 6 }).map((n) => `P${String(n).padStart(15, '0')}`),
      投诉人: fc.constantFrom('李有田', '王敏', ''),
      联系电话: fc.constantFrom('13800000317', '0399-6520303', '12'),
      企业名称: fc.constantFrom('老周农资店', '万家购物'),
      投诉内容: fc.constantFrom('买了十袋化肥，每袋少四公斤。', '手机用三天就黑屏了。'),
      登记时间: fc.constantFrom('2026-05-06', '46148.25', '明天'),
      争议金额: cell,
      客体类别: cell,
      企业地址: cell,
    });
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        // One line a number, as the action refuses the second one of a file.
        const file = [...new Map(lines.map((one) => [one.投诉编号, one])).values()];
        const ledger = new Ledger();
        const first = file.map((one) => ledger.take(readRow(one, { mapping, categories, at, idOf })));
        const before = JSON.stringify([...ledger.complaints]);
        const second = file.map((one) => ledger.take(readRow(one, { mapping, categories, at, idOf })));
        expect(second).toEqual(first.map((verdict) => (verdict === 'new' ? 'same' : verdict)));
        expect(JSON.stringify([...ledger.complaints])).toBe(before);
      }),
    );
  });

  it('has words for every field', () => {
    for (const { zh, en } of Object.values(ownedWords)) expect(`${zh}${en}`).toMatch(/^[一-龥]+[a-z' ]+$/u);
  });
});
