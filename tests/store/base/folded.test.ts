import { describe, expect, it } from 'vitest';
import { folded, unfold } from '../../../src/store/base/sealed/folded.ts';

const names = ['kind', 'to', 'proof', 'wording'];
const readOf = (stored: unknown) => {
  const row = { notices: stored };
  unfold(row, { notices: names });
  return row.notices;
};

describe('a list of documents', () => {
  it('is stored without the names of its fields, and read with them', () => {
    const list = [
      { kind: 'decline', to: 'consumer', proof: null, wording: 'a' },
      { proof: '短信', kind: 'decline', to: 'operator', wording: undefined },
      { kind: '', to: null },
    ];
    const stored = folded(list, names);
    expect(stored).toEqual([
      ['decline', 'consumer', null, 'a'],
      ['decline', 'operator', '短信'],
      ['', null],
    ]);
    expect(readOf(JSON.parse(JSON.stringify(stored)))).toEqual(JSON.parse(JSON.stringify(list)));
  });

  it.each([
    ['a field in the midst is missing', { kind: 'decline', to: 'consumer', wording: 'a' }],
    ['the first is missing', { to: 'consumer' }],
    ['there is one more', { kind: 'a', to: 'b', proof: 'c', wording: 'd', member: 2 }],
    ['one has another name', { kind: 'a', to: 'b', member: 2 }],
    ['nothing is in it', {}],
  ])('keeps the names where %s', (_, document) => {
    const list = [document, { kind: 'decline', to: 'consumer' }];
    expect(folded(list, names)).toEqual([document, ['decline', 'consumer']]);
    expect(readOf(folded(list, names))).toEqual(list);
  });

  it('of before reads as ever, and what is no list stays', () => {
    const before = [{ kind: 'decline', proof: 'a' }];
    expect(readOf(before)).toBe(before);
    for (const none of [null, undefined, [], 'x']) expect([folded(none, names), readOf(none)]).toEqual([none, none]);
  });
});
