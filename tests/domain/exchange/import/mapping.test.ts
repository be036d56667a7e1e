import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { CategoryRow } from '../../../../src/domain/county/category.ts';
import { headerLine, headersOf } from '../../../../src/domain/exchange/import/column.ts';
import { fitOf, Mapping, missingFields, suggestMapping } from '../../../../src/domain/exchange/import/mapping.ts';
import { codeOf, suggestCode } from '../../../../src/domain/exchange/import/word-mapping.ts';

/** As the national platform and a city's 12345 name their columns. */
const platform = [
  '登记编号',
  '登记时间',
  '提供方姓名',
  '提供方电话',
  '涉及主体名称',
  '经营地址',
  '客体类别',
  '问题类别',
  '投诉内容',
  '投诉请求',
  '争议金额（元）',
  '办理状态',
];
const hotline = [
  '工单编号',
  '来电时间',
  '来电人',
  '来电号码',
  '诉求类型',
  '被反映单位',
  '诉求地址',
  '诉求内容',
  '诉求目的',
];

const categories: CategoryRow[] = [];
const taxonomy = JSON.parse(
  readFileSync(new URL('../../../../seeds/taxonomy.json', import.meta.url), 'utf8'),
) as Record<string, { code: string; zh: string; sub?: { code: string; zh: string }[] }[]>;
for (const [list, kind] of Object.entries({
  goods: 'goods',
  services: 'services',
  natures: 'nature',
  channels: 'channel',
}))
  for (const { code, zh, sub = [] } of taxonomy[list] ?? [])
    for (const one of [{ code, zh }, ...sub])
      categories.push({
        countyId: 1,
        parentCode: null,
        en: '',
        position: 0,
        ...one,
        kind: kind as CategoryRow['kind'],
      });

describe('the columns of somebody else’s table', () => {
  it('of the national platform are known', () => {
    const { columns, channel } = suggestMapping(platform);
    expect(columns).toEqual({
      platformNumber: '登记编号',
      receivedAt: '登记时间',
      consumerName: '提供方姓名',
      consumerPhone: '提供方电话',
      operatorName: '涉及主体名称',
      operatorAddress: '经营地址',
      category: '客体类别',
      nature: '问题类别',
      story: '投诉内容',
      claim: '投诉请求',
      amount: '争议金额（元）',
    });
    expect(channel).toBe('C02');
    expect(missingFields({ columns }, platform)).toEqual([]);
  });

  it('of 12345 are known', () => {
    const { columns, channel } = suggestMapping(hotline);
    expect(columns).toEqual({
      platformNumber: '工单编号',
      receivedAt: '来电时间',
      consumerName: '来电人',
      consumerPhone: '来电号码',
      kind: '诉求类型',
      operatorName: '被反映单位',
      operatorAddress: '诉求地址',
      story: '诉求内容',
      claim: '诉求目的',
    });
    expect(channel).toBe('C06');
  });

  it('are known by the order 登记编号, 投诉人, 联系电话, 被投诉主体, 企业名称', () => {
    const { columns } = suggestMapping(['投诉编号', '投诉人', '联系电话', '企业名称', '投诉内容', '受理时间']);
    expect(columns).toMatchObject({ operatorName: '企业名称', consumerPhone: '联系电话', receivedAt: '受理时间' });
  });

  it('walk33 35: 「内容」 alone is what happened, where nothing says it better', () => {
    expect(suggestMapping(['编号', '电话', '姓名', '内容']).columns.story).toBe('内容');
    expect(suggestMapping(['内容', '投诉内容']).columns.story).toBe('投诉内容');
  });

  it('are used once each', () => {
    const { columns } = suggestMapping(['编号', '电话', '姓名', '内容']);
    expect(new Set(Object.values(columns)).size).toBe(Object.values(columns).length);
  });

  it('that are missing are named', () => {
    expect(missingFields(suggestMapping(['登记编号', '投诉人']), ['登记编号', '投诉人'])).toEqual([
      'consumerPhone',
      'operatorName',
      'story',
    ]);
    expect(missingFields({ columns: { platformNumber: '旧列名' } }, platform)).toContain('platformNumber');
  });

  it('fit a saved mapping or not', () => {
    expect(fitOf(suggestMapping(platform), platform)).toEqual({ found: 11, of: 11 });
    expect(fitOf(suggestMapping(platform), hotline).found).toBe(0);
  });

  it('stand below a title', () => {
    expect(headerLine([['青禾县投诉明细表'], ['导出时间：2026-05-06', ''], platform, ['1', '2']])).toBe(2);
    expect(
      headerLine([
        ['甲', '乙'],
        ['1', '2'],
      ]),
    ).toBe(0);
    expect(headerLine([['标题'], ['甲', '乙']])).toBe(1);
  });

  it('get telling names', () => {
    expect(headersOf(['编号', '', ' 电话\n', '电话'])).toEqual(['编号', '第2列', '电话', '电话（2）']);
  });
});

describe('their words', () => {
  it.each([
    ['食品', 'category', 'G03'],
    ['食品类', 'category', 'G03'],
    ['商品/食品类/普通食品', 'category', 'G03.1'],
    ['商品>家用电子电器类>没有的小类', 'category', 'G01'],
    ['餐饮服务', 'category', 'V01.1'],
    ['G10.3', 'category', 'G10.3'],
    ['质量', 'nature', 'N01'],
    ['产品质量', 'nature', 'N01'],
    ['食品安全', 'nature', 'N07'],
    ['12345热线', 'channel', 'C06'],
    ['微信小程序', 'channel', 'C03'],
    ['互联网', 'channel', 'C02'],
    ['投诉', 'kind', 'complaint'],
    ['举报', 'kind', 'tipoff'],
  ] as const)('%s as %s is %s', (word, field, code) => expect(suggestCode(word, field, categories)).toBe(code));

  it('that nobody knows have none', () => expect(suggestCode('其它杂项', 'category', categories)).toBeUndefined());

  it('mean what the mapping says before what our list says', () => {
    const mapping = Mapping.parse({ columns: {}, channel: 'C02', values: { category: { 食品: 'G04', 杂项: null } } });
    expect(codeOf('食品', 'category', mapping, categories)).toBe('G04');
    expect(codeOf('杂项', 'category', mapping, categories)).toBeNull();
    expect(codeOf('服装', 'category', mapping, categories)).toBe('G02.1');
  });
});
