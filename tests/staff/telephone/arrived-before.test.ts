/** An act that is pressed while the news of the one before it is still on its way rests on that one. */
import { expect, test } from 'vitest';
import type { OutboxItem } from '../../../src/domain/device/outbox.ts';
import type { OpenAct } from '../../../src/staff/telephone/outbox/kept-acts.ts';
import { behindArrived } from '../../../src/staff/telephone/outbox/sender.ts';

const number = '投2026-0007';
const item = (version: number): OutboxItem => ({
  kind: 'move',
  id: '01890000-0000-7000-8000-000000000001',
  deviceId: '01890000-0000-7000-8000-000000000002',
  actedAt: '2026-12-01T09:00:00+08:00',
  move: 'checkTerm',
  number,
  filingId: null,
  version,
  input: {},
});
/** An act in its place in the order, done on the version that was seen; sent, it made the version that arrived. */
const act = (n: number, seen: number, made: number | null = null, chain = 'a'): OpenAct =>
  ({
    act: { n, chain, state: made === null ? 'waiting' : 'sent' },
    body: { item: item(seen), arrived: made === null ? null : { number, version: made } },
  }) as OpenAct;
const versionOf = (open: OpenAct) => (open.body.item as { version: number }).version;

test('It is sent on the version that the one before it made, however many went before.', () => {
  const pressed = act(3, 5);
  expect(versionOf(behindArrived(pressed, [act(1, 5, 6), act(2, 6, 7), pressed]))).toBe(7);
});
test.each([
  ['was done knowing of what others did since', act(2, 7), act(1, 5, 6)],
  ['is of another matter', act(2, 5), act(1, 5, 6, 'b')],
  ['was not taken at first and is sent once more, behind a later one', act(1, 5), act(2, 6, 7)],
  ['stands behind one that has not arrived', act(2, 5), act(1, 5)],
])('It stays as it is where it %s.', (_, pressed, other) => {
  expect(behindArrived(pressed, [other, pressed])).toBe(pressed);
});

// The filing lies in the same chain for a fortnight: what others did to the matter since is known to the act, not to the filing.
test('It is never sent on less than it saw: behind the telephone’s own filing of days ago it stays as it is.', () => {
  const filing = act(1, 1, 1);
  (filing.body as { item: unknown }).item = { kind: 'filing', id: 'f' };
  const pressed = act(9, 6);
  expect(versionOf(behindArrived(pressed, [filing, pressed]))).toBe(6);
  // Of what it filed a moment ago it knows no number yet.
  const atOnce = act(2, 1);
  (atOnce.body.item as { number: string | null }).number = null;
  expect((behindArrived(atOnce, [filing, atOnce]).body.item as { number: string }).number).toBe(number);
});
