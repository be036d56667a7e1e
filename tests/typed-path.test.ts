import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { typedFault } from '../src/commands/typed-path.ts';

const folder = mkdtempSync(join(tmpdir(), 'hongdun-typed-'));
afterAll(() => rmSync(folder, { recursive: true }));

const errorOf = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return error;
  }
};

test('operations B6: a file named behind a command that is not there, is closed or is no file is said as a sentence with its way out', () => {
  const gone = join(folder, 'gone.age');
  const file = join(folder, 'file');
  writeFileSync(file, '');
  expect(
    typedFault(
      errorOf(() => statSync(gone)),
      [gone],
    ),
  ).toBe(`没有 ${gone}：看路径写对没有。(There is no such file.)`);
  const below = join(file, 'below');
  expect(
    typedFault(
      errorOf(() => statSync(below)),
      ['--keys', below],
    ),
  ).toContain('上面一层是文件，不是文件夹');
  expect(
    typedFault(
      errorOf(() => writeFileSync(folder, '')),
      [folder],
    ),
  ).toContain('是文件夹，要写的是一个文件');
  // The folder of root is closed to the user of the program, whoever runs this test.
  const closed = Object.assign(new Error('EACCES'), { code: 'EACCES', path: '/root/hongdun.deb' });
  expect(typedFault(closed, ['--dry-run', '/root/hongdun.deb'])).toContain('请把文件放到 /var/tmp');
  expect(typedFault(Object.assign(closed, { path: '/root' }), ['/root/hongdun.deb'])).toContain(
    '/root 程序的用户读不到',
  );
});

test('what was not typed, and what is no fault of a file, stays an error that somebody must look at', () => {
  const own = errorOf(() => statSync(join(folder, 'gone.sql')));
  for (const [error, words] of [
    [own, []],
    [own, [join(folder, 'other')]],
    [Object.assign(new Error('EIO'), { code: 'EIO', path: folder }), [folder]],
    [new Error('none'), [folder]],
    [null, [folder]],
  ] as const)
    expect(typedFault(error, words)).toBeNull();
});
