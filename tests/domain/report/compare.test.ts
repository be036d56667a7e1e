import { describe, expect, it } from 'vitest';
import { ReportBody } from '../../../src/domain/report/body.ts';
import { compareBodies } from '../../../src/domain/report/compare.ts';

const names = { office: (id: string) => `所${id}`, category: (code: string) => `类${code}` };
const body = ReportBody.parse({
  title: '三月汇报',
  addressee: '县政府',
  signedBy: '青禾县市场监督管理局',
  dateStyle: 'arabic',
  blocks: [
    { id: 'h', kind: 'heading', level: 1, text: '基本情况' },
    { id: 'p', kind: 'paragraph', pieces: [{ text: '受理投诉〔受理投诉〕件。', when: null }] },
    { id: 't', kind: 'table', caption: '类别', head: ['类别', '件'], rows: [['服务', '3']] },
  ],
  chips: [
    { name: '受理投诉', kind: 'figure', figure: 'accepted', unit: '' },
    { name: '会议', kind: 'typed', value: '2', source: '会议记录' },
  ],
});
const changed = (change: (copy: typeof body) => void) => {
  const copy = structuredClone(body);
  change(copy);
  return compareBodies(body, copy, names);
};

describe('two drafts', () => {
  it('are the same where nothing differs', () => {
    expect(changed(() => undefined)).toEqual([]);
  });

  it('differ by a number that was counted and is now typed in, though no word of its paragraph does', () => {
    const found = changed((copy) => {
      copy.chips[0] = { name: '受理投诉', kind: 'typed', value: '999', source: '' };
    });
    expect(found.map(({ id }) => id)).toEqual(['〔受理投诉〕']);
    expect(found[0]?.was).toContain('从台账数：受理，');
    expect(found[0]?.now).toBe('〔受理投诉〕手填：999，没写出处');
  });

  it.each([
    ['the days', { period: { from: '2025-01-01', to: '2025-12-31' } }, '2025-01-01 至 2025-12-31'],
    ['the office', { officeId: '7' }, '所7'],
    ['the category', { category: 'V06' }, '类V06'],
    ['the campaign', { campaign: 'clothing' }, '服装市场'],
    ['the figure', { figure: 'closed' }, '从台账数：办结'],
    ['the manner', { style: { ...({} as object), manner: 'over' } }, '加“余”'],
  ])('differ by %s of a number', (_, part, words) => {
    const found = changed((copy) => {
      copy.chips[0] = ReportBody.shape.chips.element.parse({ ...copy.chips[0], ...part });
    });
    expect(found.map(({ id }) => id)).toEqual(['〔受理投诉〕']);
    expect(found[0]?.now).toContain(words);
  });

  it('differ by a condition, a level, the source of a table and its chart', () => {
    const found = changed((copy) => {
      copy.blocks[0] = { id: 'h', kind: 'heading', level: 2, text: '基本情况' };
      copy.blocks[1] = {
        id: 'p',
        kind: 'paragraph',
        pieces: [{ text: '受理投诉〔受理投诉〕件。', when: { chip: '受理投诉', is: 'some' } }],
      };
      copy.blocks[2] = { ...(copy.blocks[2] as Extract<(typeof copy.blocks)[number], { kind: 'table' }>), chart: true };
    });
    expect(found.map(({ id, now }) => [id, now])).toEqual([
      ['h', '基本情况［2 级标题］'],
      ['p', '受理投诉〔受理投诉〕件。［〔受理投诉〕不是 0 时才写］'],
      ['t', '类别 类别 件 服务 3［带图］'],
    ]);
  });

  it('differ by the order, said once of what moved, and not of what something new was put before', () => {
    const swapped = changed((copy) => copy.blocks.reverse());
    expect(swapped.map(({ id }) => id)).toEqual(['t 位置', 'p 位置', 'h 位置']);
    expect(swapped[0]).toMatchObject({
      was: '“类别 类别 件 服务 3”在“受理投诉〔受理投诉〕件。”后面',
      now: '“类别 类别 件 服务 3”在最前',
    });
    const added = changed((copy) =>
      copy.blocks.unshift({ id: 'n', kind: 'paragraph', pieces: [{ text: '新写的。', when: null }] }),
    );
    expect(added).toEqual([{ id: 'n', was: '', now: '新写的。' }]);
  });

  it('differ by what is gone, and by the style of the day', () => {
    const found = changed((copy) => {
      copy.blocks.pop();
      copy.chips.pop();
      copy.dateStyle = 'chinese';
    });
    expect(found.map(({ id, now }) => [id, now === ''])).toEqual([
      ['dateStyle', false],
      ['t', true],
      ['〔会议〕', true],
    ]);
  });
});
