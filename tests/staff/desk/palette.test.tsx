/** The lines of the palette, while what was found for other words still stands there. */
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import type { Shortcut } from '../../../src/staff/base/keys.tsx';
import type { Me } from '../../../src/staff/base/client.ts';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import {
  useCommands,
  useGroups,
  waitsForAnswer,
  type Choice,
  type Part,
} from '../../../src/staff/desk/frame/palette-parts.tsx';
import type { Found } from '../../../src/staff/desk/frame/palette-search.ts';

const me: Me = {
  id: 'a',
  name: '陈静',
  loginName: 'chenjing',
  role: 'centre',
  organisationName: null,
  stationName: null,
  organisationId: null,
  stationId: null,
  language: 'zh',
  countyName: '青禾县',
  hotline: '12315',
  today: '2026-08-10',
  due: null,
  idleMinutes: 120,
  sealsHeld: false,
  permissions: ['organisation.read', 'operator.read', 'complaint.read'],
};

const shop = { key: 'OP-1', name: '福满家电', place: '城关', state: null };
const found: Found = {
  groups: [{ kind: 'operator', letter: null, ones: [shop], n: 1, isMore: false }],
  missed: [],
  asked: '福满',
  isBehind: false,
  isFormer: false,
  ms: 20,
  error: null,
  retry: () => undefined,
};

/** What was found, as Enter could open it. */
function hitsOf(told: Found): readonly Choice[] {
  let parts: Part[] = [];
  function Probe() {
    parts = useGroups(told, (line) => ({ ...line, run: () => undefined }));
    return null;
  }
  renderToStaticMarkup(
    <MeProvider me={me}>
      <Probe />
    </MeProvider>,
  );
  return parts.flatMap(({ own }) => own);
}

test('Enter means what was found for the words in the box, and nothing that was found for others.', () => {
  const [hit] = hitsOf(found);
  expect(hit).toMatchObject({ key: 'operator OP-1', isAside: false });
  // Of the same words the answer is looked for again: it is what was meant.
  expect(waitsForAnswer(hit, 0, true)).toBe(false);
  const [former] = hitsOf({ ...found, isBehind: true, isFormer: true });
  expect(former).toMatchObject({ key: 'operator OP-1' });
  expect(waitsForAnswer(former, 0, true)).toBe(true);
  // Whoever went down to it by the arrows means it.
  expect(waitsForAnswer(former, 1, true)).toBe(false);
  expect(waitsForAnswer(undefined, 0, true)).toBe(true);
  expect(waitsForAnswer(undefined, 0, false)).toBe(false);
});

/** The commands that are listed on a page for what was typed. */
function commandsOn(path: string, words: string, among: 'all' | 'people' = 'all'): { words: string; keys: string[] }[] {
  const command = (key: string, zh: string, group: 'matter' | 'everywhere'): Shortcut => {
    return { key, zh, en: zh, group, run: () => ran.push(key) };
  };
  const listed = [
    command('mod+k', '找', 'everywhere'),
    command('shift+f', '关注', 'matter'),
    command('z', '撤回刚才的一步', 'matter'),
    command('s', '受理', 'matter'),
  ];
  let parts: Part[] = [];
  function Probe() {
    parts = useCommands({ words, among }, listed, () => ran.push('shut'));
    return null;
  }
  renderToStaticMarkup(
    <MeProvider me={me}>
      <MemoryRouter initialEntries={[path]}>
        <Probe />
      </MemoryRouter>
    </MeProvider>,
  );
  lastParts = parts;
  return parts.map(({ words: head, own }) => ({ words: head, keys: own.map(({ key }) => key) }));
}
const ran: string[] = [];
let lastParts: Part[] = [];

test('With a matter open its own commands come first, the next step before all; pressed, the palette is shut and it is done.', () => {
  const open = `/complaints/${encodeURIComponent('投2026-0013')}`;
  expect(commandsOn(open, '')).toEqual([
    { words: '对投2026-0013可以做', keys: ['key s', 'key shift+f', 'key z'] },
    { words: '现在能做的', keys: ['key mod+k'] },
  ]);
  lastParts[0]?.own[0]?.run();
  expect(ran).toEqual(['shut', 's']);
  // By its words, on this matter alone; no command is a person, and on a list nothing is done with a matter.
  expect(commandsOn(open, '关注').map(({ keys }) => keys)).toEqual([['key shift+f'], []]);
  expect(commandsOn(open, '', 'people').flatMap(({ keys }) => keys)).toEqual([]);
  expect(commandsOn('/complaints', '').map(({ keys }) => keys.length)).toEqual([0, 4]);
});
