/** Every row of the law that complaints and tip-offs live by has a test named after it; a row that loses its test fails here. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/** The clocks of these kinds: the test's name begins with the number. */
const clocks = {
  'C-01': '受理决定并告知',
  'C-02': '身份证明补交',
  'C-03': '调解期限',
  'C-04': '终止告知',
  'C-05': '调解中线索核查',
  'C-06': '管辖争议',
  'C-07': '分送',
  'C-08': '退回',
  'C-09': '投诉时效',
  'C-10': 'ODR 和解',
  'C-11': '站点答复',
  'C-12': '回访',
  'R-01': '举报核查',
  'R-02': '并案的重复举报',
  'R-03': '没有管辖权的告知',
  'R-04': '结果告知',
  'R-05': '告知是否立案（令20）',
} as const;

/** From state to state, and what must be blocked: the name begins with 10.3 and the row. */
const rows = [
  'S0→S10',
  'S0→S1',
  '–→S1',
  'S1→split',
  'S1→S2',
  'S2→S1',
  'S1/S2→S3',
  'S3→S2',
  'S1/S2/S3→S8',
  'S1/S2/S3→S4',
  'S4→S5',
  'S5→S5a',
  'S5a→S5',
  'S5→S5b',
  'S5b→S5',
  'S5→S5c',
  'S5c→S5',
  'S5→S6',
  'S4/S5/S5a/S5b/S5c→S7',
  'S7→S9',
  'S6→S9→S10',
  'S8/S9→S10',
  'any ≥S4→+诉转案',
  'any→police',
  'S10→S11',
  'TM5',
  // What must be blocked.
  'S1→S5',
  'S4→S8',
  'S7→S5',
  'S2→other unit',
  '调解书',
  '办结',
  '同一争议',
  '共同投诉',
  '并案',
  '现场调解',
] as const;

/** What was found wrong or missing in law, each row with a test that has `law` and its number in the name. */
const findings = {
  '1': '不用通知书也能不予受理（NA5、NA6）',
  '2': '受理前的撤回由听到的人记',
  '3': '立案、延长、移送由谁决定',
  '4': '送不到的告知有结果',
  '5': '撤销以后重新处理',
  '6': '核查中的举报退回、重复、并案、无管辖',
  '7': '从收到起算的告知',
  '8': '旧件按新程序',
  '9': '六十日终止的不写四十五个工作日',
  '10': '三年遇节假日顺延',
  '11': '回避',
  '12': '调解记录代替调解书',
  '13': '食品、农产品的书面移交',
  '14': '2019年的线索核查期限',
  '15': '程序规定的旧名称',
  '16': '令20 的七个工作日，已结月份的数不动',
  '17': '反不正当竞争法的告知',
  '18': '令20 平台内的店',
  '19': '受理以前的意愿、检测、线索、退回',
  '20': '补录、没有公布的年份',
  '21': '药品、疫苗、化妆品、器械的答复和令28',
  '22': '延长以后两处说一样',
  '23': '举报的管辖和争议',
  'papers 1': '文号',
  'papers 2': '式样三的报告期限',
  'papers 3': '联系人、法定代表人、代理人',
  'papers 4': '2019年的登记表',
  'papers 5': '限期提供通知书发给每一位、含当日',
  'papers 6': '三号字、页码',
} as const;

/** Not built: a row stands here only until it is, and then its own test takes it out. */
const open: readonly string[] = [];

const folder = fileURLToPath(new URL('.', import.meta.url));
const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && file !== 'law.test.ts')
  .flatMap((file) => namesIn(readFileSync(join(folder, file), 'utf8')));

/** Names of tests and of their groups; what is skipped or still to be written holds nothing. */
function namesIn(text: string): string[] {
  const named =
    /(?<![\w.$])(?:test|it|describe)((?:\.\w+(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))?)*)\(\s*(['"`])((?:\\.|(?!\2)[^\\])*)\2/gu;
  return [...text.matchAll(named)].flatMap(([, modifiers = '', , name = '']) =>
    /\.(?:skip|todo|fails)\b/u.test(modifiers) ? [] : [name],
  );
}

function isHeld(row: string): boolean {
  return names.some((name) => name.startsWith(`${row} `));
}

describe('the rows of the law', () => {
  it.each(Object.entries(clocks))('%s %s is held by a test, or said to be open', (row) => {
    expect({ row, held: isHeld(row) }).toEqual({ row, held: !open.includes(row) });
  });

  it.each(rows)('10.3 %s is held by a test', (row) => {
    expect({ row, held: isHeld(`10.3 ${row}`) }).toEqual({ row, held: true });
  });

  it.each(Object.entries(findings))('law %s %s is held by a test', (row) => {
    const named = new RegExp(`\\blaw ${row}(?!\\d)`, 'u');
    expect({ row, held: names.some((name) => named.test(name)) }).toEqual({ row, held: true });
  });

  it('no test claims a row that the law does not have', () => {
    const claimed = names.flatMap((name) => /^10\.3 (\S+(?: ≥S4→\S+| unit)?)/u.exec(name)?.[1] ?? []);
    const known = new Set<string>([...rows, '不许的，每一样都有自己的话', 'S1/S2→S8']);
    expect(claimed.filter((row) => !known.has(row))).toEqual([]);
  });

  it('reads names in each way of writing a test', () => {
    const off = 'skip';
    const text = `it('C-01 a', f); test.${off}('C-02 b', f); describe.each([[1]])("10.3 S1→S2 %s", f);`;
    expect(namesIn(text)).toEqual(['C-01 a', '10.3 S1→S2 %s']);
  });
});
