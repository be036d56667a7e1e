import { expect, test } from 'vitest';
import type { SeenCalloutLine } from '../../../src/staff/command/callout/callout-calls.ts';
import { takenByOthers } from '../../../src/staff/command/callout/callout-taken.ts';

const line = (id: string, state: string, acceptedById: string | null) =>
  ({
    entry: { id, number: `急${id}`, state },
    more: { acceptedById, acceptedByName: acceptedById === null ? null : '王伟' },
  }) as unknown as SeenCalloutLine;

test('Who took a call-out is told to everybody but him, also to another of the same name.', () => {
  const rang = new Set(['1', '2', '3', '4']);
  const items = [
    line('1', 'accepted', 'me'),
    line('2', 'accepted', 'namesake'),
    line('3', 'paging', null),
    line('4', 'reported', null),
    line('5', 'accepted', 'namesake'),
  ];
  expect(takenByOthers(items, rang, 'me')).toEqual([{ number: '急2', by: '王伟' }]);
  expect(takenByOthers(items, rang, 'namesake')).toEqual([{ number: '急1', by: '王伟' }]);
});
