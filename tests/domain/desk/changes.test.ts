import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { cameSince, changesIn, readerWords } from '../../../src/domain/desk/changes/changes.ts';

const file = `# 各版本的变化 (What changed)

新的在上面。

## 0.2.0 (2026-12-01)

办件的人：

* 列表：勾的还在，见[手册](docs/operate.md)。(What was ticked stays (for now).)
* \`FILES_STORE\`：附件搬过去（以前没有），
  搬完再看。
  (Files in a store.)

## 0.1.0 (2026-11-01)

第一个版本。(The first.)
`;

test('The list of changes is read by version, for whom and in both languages, without the marks of the file.', () => {
  expect(changesIn(file)).toEqual([
    {
      version: '0.2.0',
      day: '2026-12-01',
      parts: [
        {
          of: '办件的人',
          items: [
            { zh: '列表：勾的还在，见手册。', en: 'What was ticked stays (for now).' },
            { zh: 'FILES_STORE：附件搬过去（以前没有）， 搬完再看。', en: 'Files in a store.' },
          ],
        },
      ],
    },
    { version: '0.1.0', day: '2026-11-01', parts: [{ of: '', items: [{ zh: '第一个版本。', en: 'The first.' }] }] },
  ]);
  expect(changesIn('')).toEqual([]);
  expect(changesIn('  (\n## 1 (x)\n)')).toEqual([]);
  // A long line of brackets is no riddle.
  expect(changesIn(`## 0.1.0 (2026-11-01)\n* ${'('.repeat(5000)}${')'.repeat(5000)}`)).toHaveLength(1);
});

test('What ships with the program is read whole: every version has words, and no Chinese line keeps its English.', () => {
  const versions = changesIn(readFileSync('CHANGELOG.md', 'utf8'));
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(versions[0]?.version).toBe(version);
  const items = versions.flatMap(({ parts }) => parts.flatMap((part) => part.items));
  expect(items.length).toBeGreaterThan(20);
  expect(items.filter(({ zh }) => !/\p{Script=Han}/u.test(zh) || /\([A-Z][^()]*\.\)$/u.test(zh))).toEqual([]);
  const parts = versions.flatMap((one) => one.parts.map(({ of }) => readerWords(of)));
  expect(parts.filter(({ zh, en }) => zh !== '' && zh === en)).toEqual([]);
});

test('What came since somebody looked last is marked, and nothing for who has never looked.', () => {
  const versions = changesIn(file);
  expect(versions.map(({ version }) => cameSince(versions, version, '0.1.0'))).toEqual([true, false]);
  expect(versions.map(({ version }) => cameSince(versions, version, '0.2.0'))).toEqual([false, false]);
  expect(versions.map(({ version }) => cameSince(versions, version, null))).toEqual([false, false]);
});
