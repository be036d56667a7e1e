import { describe, expect, it } from 'vitest';
import { textOf, type Block } from '../../../src/domain/matter/paper-sheet.ts';
import { isInward, volumeOf, type Volume } from '../../../src/domain/desk/whole-file.ts';

const sha256 = '0123456789abcdef'.repeat(4);
const bare: Volume = {
  number: '投2026-0412',
  receivedAt: new Date('2026-06-15T19:03:00+08:00'),
  filedAt: new Date('2026-06-15T19:03:00+08:00'),
  kindZh: '投诉',
  bureauName: '青禾县市场监督管理局',
  printedOn: '2026-06-24',
  isOpened: false,
  facts: [
    ['环节', '待受理'],
    ['承办人', null],
    ['来源', '微信小程序'],
    ['涉及金额', '4,200.00 元'],
  ],
  parties: [{ name: '投诉人', told: [['姓名', '郑敏']] }],
  texts: [
    ['经过', '去年充了6000元。\n只用了1800。'],
    ['协议', null],
  ],
  clocks: [],
  lines: [{ at: '2026-06-15 19:03', zh: '登记。', by: '系统' }],
  leftOut: 0,
  tail: '9f2c41ab',
  papers: [{ on: '2026-06-15', zh: '投诉登记表', number: '投2026-0412' }],
  files: [{ fileName: '店门.jpg', bytes: 2048, addedOn: '2026-06-22', sha256 }],
};

function wordsOf(block: Block): string {
  if (block.type === 'heading') return block.text;
  return block.type === 'table'
    ? block.rows
        .flat()
        .flatMap(({ runs }) => runs.map(textOf))
        .join('|')
    : '';
}
const said = (volume: Partial<Volume> = {}) =>
  volumeOf({ ...bare, ...volume })
    .blocks.map(wordsOf)
    .join('\n');

describe('卷宗打印', () => {
  it('lists the registered evidence of a case by its numbers, and says 没有 only where there is none', () => {
    const exhibit = { n: 1, name: '五粮液 6 瓶', kindZh: '物证', source: '柳河烟酒店', collectedOn: '2026-06-20' };
    const listed = said({ files: [], exhibits: [{ ...exhibit, keptIn: '本所物证室', hashes: [] }] });
    expect(listed).toContain('证1|2026-06-20|五粮液 6 瓶（物证，来自柳河烟酒店）|没有文件，存放：本所物证室');
    const hashed = said({ files: [], exhibits: [{ ...exhibit, keptIn: '本所物证室', hashes: [sha256] }] });
    expect(hashed.replaceAll(' ', '')).toContain(sha256);
    expect(listed).not.toMatch(/七、证据材料\n没有。/u);
    expect(said({ files: [] })).toMatch(/七、证据材料\n没有。/u);
  });

  it('has every part in its order, the hash of each file whole, and the tail of the ledger', () => {
    const words = said();
    expect([...words.matchAll(/^[一二三四五六七]、.*$/gmu)].map(String)).toEqual([
      '一、基本情况',
      '二、当事人',
      '三、事实与请求',
      '四、期限',
      '五、经过',
      '六、文书目录',
      '七、证据材料',
    ]);
    expect(words.replaceAll(' ', '')).toContain(sha256);
    expect(words).toContain('店门.jpg（2 KB）');
    expect(volumeOf(bare).notes.join('')).toContain('末行 9f2c41ab');
  });

  it('says of an empty part that there is nothing, and leaves out what is not known', () => {
    expect(said({ files: [] })).toMatch(/七、证据材料\n没有。/u);
    expect(said()).toMatch(/四、期限\n没有。/u);
    expect(said()).not.toContain('承办人');
    expect(said()).not.toContain('协议');
  });

  it('fills each row of each table to the same width', () => {
    for (const block of volumeOf(bare).blocks) {
      if (block.type !== 'table') continue;
      for (const row of block.rows) expect(row.reduce((sum, { columns }) => sum + columns, 0)).toBe(block.columns);
    }
  });

  it('says whether telephones stand on it', () => {
    expect(volumeOf(bare).notes.join('')).toContain('已经隐去');
    expect(volumeOf({ ...bare, isOpened: true }).notes.join('')).toContain('查看已经留痕');
  });

  it('counts the whole ledger, and says how many lines it does not print', () => {
    expect(volumeOf({ ...bare, leftOut: 2 }).notes.join('')).toMatch(/台账 3 行.*其中 2 行.*没有印/u);
    expect(volumeOf(bare).notes.join('')).not.toContain('没有印');
  });

  it('keeps notes, remarks and looks among colleagues, and prints every step', () => {
    const verbs = ['noted', 'revealed', 'reporter-revealed', 'remarked', 'remark-answered'];
    expect(verbs.filter((verb) => !isInward({ verb }))).toEqual([]);
    expect(['filed', 'accepted', 'notice-proven', 'talked', 'escalated'].filter((verb) => isInward({ verb }))).toEqual(
      [],
    );
  });
});
