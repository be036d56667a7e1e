import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  countSeedNames,
  findSeedTests,
  readSeedTable,
  seedTableFile,
  seedTestsIn,
  withTests,
} from '../scripts/seed-table.ts';
import { citizen, readers } from './build/cast.ts';

const table = readFileSync(seedTableFile, 'utf8');
const rows = readSeedTable(table);
const tests = findSeedTests();

test('The table has a row for each of the 199 requirements, in order, each with its phrase.', () => {
  expect(rows.map((row) => row.number)).toEqual(Array.from({ length: 199 }, (_, i) => `S${i + 1}`));
  expect(rows.filter((row) => row.phrase === '')).toEqual([]);
});

test('A row is built when a test holds it, and open otherwise.', () => {
  expect(rows.filter((row) => row.status !== (row.tests.length > 0 ? 'built' : 'open'))).toEqual([]);
});

test('What is built says where: a role of the sample county, an address, and words; what is open says nothing.', () => {
  const unsaid = rows.filter((row) => row.places.length > 0 !== (row.status === 'built'));
  expect(unsaid.map((row) => row.number)).toEqual([]);
  const strangers = rows
    .flatMap((row) => row.places)
    .filter(({ who }) => who !== citizen && readers[who] === undefined);
  expect(strangers).toEqual([]);
});

test('Every test named after a requirement stands in its row; if not, run npx tsx scripts/seed-table.ts.', () => {
  const missing = tests.flatMap(({ numbers, file, name }) =>
    numbers.filter((number) => !rows.some((row) => row.number === number && row.tests.includes(`${file} › ${name}`))),
  );
  expect(missing).toEqual([]);
});

test('Every test that the table names exists; if not, run npx tsx scripts/seed-table.ts.', () => {
  const known = new Set(
    tests.flatMap(({ numbers, file, name }) => numbers.map((number) => `${number} ${file} › ${name}`)),
  );
  const gone = rows.flatMap((row) => row.tests.map((one) => `${row.number} ${one}`)).filter((one) => !known.has(one));
  expect(gone).toEqual([]);
});

test('The count above the table is that of its rows.', () => {
  expect(withTests(table, tests)).toBe(table);
});

test('No name that begins with a number is overlooked, however its test is written.', () => {
  const overlooked = [...new Set(tests.map((one) => one.file))].filter((file) => {
    const text = readFileSync(file, 'utf8');
    return countSeedNames(text) !== tests.filter((one) => one.file === file).length;
  });
  expect(overlooked).toEqual([]);
});

test('A name is found in each way of writing a test, and a skipped test holds nothing.', () => {
  const [off, later] = ['skip', 'todo'];
  const text = [
    "test('S1 plain', () => {});",
    'it.each([\n  [1, f(2)],\n])(\n  "S2 S3 of a table %s",\n  () => {},\n);',
    "test.runIf(existsSync(join(root, 'x')))(`S4 it’s | there`, () => {});",
    `test.${off}('S5 skipped', () => {});`,
    `test.${later}('S6 later');`,
    "expect('S7 is no name').toBe('S7 is no name');",
    "latest('S8 is no test', 1);",
  ].join('\n');
  expect(seedTestsIn(text)).toEqual([
    { numbers: ['S1'], name: 'S1 plain' },
    { numbers: ['S2', 'S3'], name: 'S2 S3 of a table %s' },
    { numbers: ['S4'], name: 'S4 it’s | there' },
  ]);
});

test('A place that is written otherwise is refused by name, not passed over.', () => {
  expect(() => readSeedTable('| S1 | 汇报 | built | 中心 tasks 「任务」 | a |')).toThrow('中心 tasks');
});

test('Written and read again, a row names the same tests, also when their names hold marks of the table.', () => {
  const written = withTests(
    '| S1 | 汇报 | open | 中心 /stations › 首行 「体检」「闲置」<br>群众 / 「站点」 | |\n| S2 | 市局 | built | | gone |',
    [
      { numbers: ['S1'], file: 'a.test.ts', name: 'S1 a | b <br> c' },
      { numbers: ['S1'], file: 'b.test.ts', name: 'S1 again' },
    ],
  );
  expect(readSeedTable(written)).toEqual([
    {
      number: 'S1',
      phrase: '汇报',
      status: 'built',
      places: [
        { who: '中心', address: '/stations', presses: ['首行'], words: ['体检', '闲置'] },
        { who: '群众', address: '/', presses: [], words: ['站点'] },
      ],
      tests: ['a.test.ts › S1 a | b <br> c', 'b.test.ts › S1 again'],
    },
    { number: 'S2', phrase: '市局', status: 'open', places: [], tests: [] },
  ]);
});
