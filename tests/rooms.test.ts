import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { besideKind, kinds, lineAt, own, roomAt, rooms } from '../src/staff/desk/frame/rooms.ts';
import { pageHelp } from '../src/staff/desk/help/page-help.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const places = [...own, ...kinds, ...besideKind, ...rooms.flatMap((room) => room.tabs)];

/** What the letters after G opened before there were rooms, and where it stands now. docs/keys.md tells people. */
const formerLetters: Readonly<Record<string, string>> = {
  m: '/',
  l: '/complaints',
  j: '/tipoffs',
  z: '/inquiries',
  q: '/tipoffs/seek',
  o: '/instructions',
  c: '/wall',
  b: '/backlog',
  f: '/redispatches',
  v: '/callouts',
  t: '/roster',
  u: '/tasks',
  n: '/stations',
  d: '/devices',
  p: '/people',
  x: '/trainings',
  h: '/assessments',
  e: '/firms',
  w: '/rewards',
  r: '/figures',
  y: '/opinions',
  k: '/knowledge',
  i: '/imports',
  s: '/settings',
  a: '/me',
};

/** Whether a page names itself in the tab of the browser: itself, or what it draws two files down at most. */
function namesItself(path: string, depth = 2): boolean {
  const source = read(path);
  if (/<title>[^<]*(?:红盾|Hongdun)/u.test(source)) return true;
  const drawn = [...source.matchAll(/from '(\.[^']+\.tsx)'/gu)].map(([, to = '']) => join(path, '..', to));
  return depth > 0 && drawn.some((one) => !one.includes('/base/') && namesItself(one, depth - 1));
}

describe('What is written of the rooms of the desk', () => {
  test('desk B17 Every page names itself in the tab of the browser.', () => {
    const pages = [...read('src/staff/app.tsx').matchAll(/import\('(\.\/[^']+)'\)/gu)].map(([, to = '']) =>
      join('src/staff', to),
    );
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.filter((page) => !namesItself(page))).toEqual([]);
  });

  test('Every address of a place is one of the router’s.', () => {
    const routes = [...read('src/staff/app.tsx').matchAll(/path: '([^']+)'/gu)].map(
      ([, path = '']) => new RegExp(`^/${path.replace(/\/\*$/u, '(?:/.*)?').replaceAll(/:\w+/gu, '[^/]+')}$`, 'u'),
    );
    expect(
      places.filter(({ to }) => to !== '/' && !routes.some((route) => route.test(to))).map(({ to }) => to),
    ).toEqual([]);
  });

  test('Every letter that led somewhere after G still leads to a page, and docs/keys.md says where it stands.', () => {
    const table = read('docs/keys.md');
    for (const [letter, path] of Object.entries(formerLetters)) {
      const place =
        path === '/settings'
          ? { zh: '管理' }
          : (lineAt(path) ?? roomAt(path)?.tab ?? expect.fail(`${letter}: ${path}`));
      const row = new RegExp(`^\\| G ${letter.toUpperCase()} \\|.*${place.zh}.*\\|$`, 'mu');
      expect(row.test(table), `G ${letter} → ${place.zh}`).toBe(true);
    }
    expect(Object.keys(formerLetters)).toHaveLength(25);
  });

  test('ARCHITECTURE.md has the table wing → room → tabs as it stands in the code, and every wing is a folder.', () => {
    const rows = rooms.flatMap((room) => {
      const wings = [...new Set(room.tabs.map(({ wing }) => wing))];
      return wings.map((wing) => {
        const tabs = room.tabs.filter((tab) => tab.wing === wing).map(({ zh }) => zh);
        return `| ${wing} | ${room.zh} \`${room.id}\` | ${tabs.join('、')} |`;
      });
    });
    const lines = new Set(read('ARCHITECTURE.md').split('\n'));
    expect(rows.filter((row) => !lines.has(row))).toEqual([]);
    expect(rooms.flatMap(({ tabs }) => tabs).filter(({ wing }) => !existsSync(join(root, 'src/staff', wing)))).toEqual(
      [],
    );
  });

  test('Whoever is sent to a page of a room by docs/operate.md or by a screen finds that page in that room.', () => {
    const files = ['docs/operate.md', ...globSync('src/{domain,staff,http}/**/*.{ts,tsx}', { cwd: root })];
    const ways = files.flatMap((file) =>
      [...read(file).matchAll(/(设置|指挥|网络|监管|宣教|报告|管理) [›→·] ([\u4E00-\u9FFF]+)/gu)].map(
        ([, room = '', page = '']) => ({ file, room, page }),
      ),
    );
    const stands = (room: string, page: string) =>
      rooms.some((one) => one.zh === room && one.tabs.some(({ zh }) => page.startsWith(zh)));
    expect(ways.length).toBeGreaterThan(10);
    expect(ways.filter(({ room, page }) => !stands(room, page))).toEqual([]);
  });

  test('The help of a page opens entries of the knowledge base as it is seeded.', () => {
    const seeded = new Set((JSON.parse(read('seeds/knowledge.json')) as { id: string }[]).map(({ id }) => id));
    const asked = Object.values(pageHelp).flatMap(({ entry }) => (entry === undefined ? [] : [entry]));
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((entry) => !seeded.has(entry))).toEqual([]);
  });

  test('The palette finds each of them by the pinyin of its name.', () => {
    const wrong = [...places, ...rooms].flatMap(({ zh, py }) => {
      const syllables = pinyin(zh, { toneType: 'none', type: 'array' }).join(' ');
      return syllables === py ? [] : [`${zh}: ${syllables}`];
    });
    expect(wrong).toEqual([]);
  });
});
