import { describe, expect, test } from 'vitest';
import { capsOf, matchStroke, sequenceMs, strokeName, worksWhileTyping } from '../../../src/staff/base/key-sequence.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };
const shortcuts = [{ key: 'm' }, { key: 'g m' }, { key: 'g l' }, { key: 'j' }];

describe('The name of a stroke', () => {
  test.each([
    [{ key: 'j' }, 'j'],
    [{ key: 'J', shiftKey: true }, 'shift+j'],
    [{ key: '?', shiftKey: true }, '?'],
    [{ key: '？', shiftKey: true }, '?'],
    [{ key: '、' }, '/'],
    [{ key: '【' }, '['],
    [{ key: 'k', ctrlKey: true }, 'mod+k'],
    [{ key: 'k', metaKey: true }, 'mod+k'],
    [{ key: 'Enter', ctrlKey: true }, 'mod+enter'],
    [{ key: ' ' }, 'space'],
    [{ key: 'Escape' }, 'escape'],
    [{ key: 'Shift', shiftKey: true }, ''],
    [{ key: 'Process' }, ''],
  ])('%o is “%s”.', (stroke, name) => {
    expect(strokeName({ ...plain, ...stroke })).toBe(name);
  });
});

describe('A sequence of two keys', () => {
  test('G waits for the next key and M then goes to my work, not to what M alone does.', () => {
    const first = matchStroke(shortcuts, null, 'g', 0);
    expect(first).toEqual({ hit: null, pending: { stroke: 'g', at: 0 } });
    expect(matchStroke(shortcuts, first.pending, 'm', 500).hit?.key).toBe('g m');
  });

  test('After the wait is over the second key is a key of its own.', () => {
    expect(matchStroke(shortcuts, { stroke: 'g', at: 0 }, 'm', sequenceMs + 1).hit?.key).toBe('m');
  });

  test('A second key that completes nothing does what it does alone.', () => {
    expect(matchStroke(shortcuts, { stroke: 'g', at: 0 }, 'j', 100)).toEqual({ hit: { key: 'j' }, pending: null });
  });

  test('A lone modifier between the two keys does not break the sequence.', () => {
    const pending = { stroke: 'g', at: 0 };
    expect(matchStroke(shortcuts, pending, '', 100)).toEqual({ hit: null, pending });
  });

  test('The shortcut registered last wins: a page may take over a key of the frame.', () => {
    const frame = { key: 'n', of: 'frame' };
    const page = { key: 'n', of: 'page' };
    expect(matchStroke([frame, page], null, 'n', 0).hit).toBe(page);
  });
});

test('While somebody types only keys with Ctrl or Alt, and Esc, work.', () => {
  expect(['mod+enter', 'alt+1', 'escape', 'j', '?', 'g m', 'shift+x'].filter(worksWhileTyping)).toEqual([
    'mod+enter',
    'alt+1',
    'escape',
  ]);
});

test('The caps of a shortcut are what stands on the keyboard.', () => {
  expect(capsOf('g m')).toEqual(['G', 'M']);
  expect(capsOf('mod+enter')).toEqual(['Ctrl', '↵']);
  expect(capsOf('?')).toEqual(['?']);
});
