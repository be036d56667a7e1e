/** 要办的 of a room: which rows wait for whom. */
import { afterEach, expect, test, vi } from 'vitest';
import { sources } from '../../../src/staff/desk/room/waiting-ledgers.ts';

afterEach(() => vi.unstubAllGlobals());

const draft = {
  entry: {
    id: 'r1',
    number: '汇2026-0001',
    version: 1,
    state: 'drafted',
    title: '十一月简报',
    officeId: null,
  },
  moves: ['write', 'send', 'drop'],
  more: { drafterName: '方敏', isDrafter: false, officeName: null, adopted: 0 },
};
const toSign = { ...draft, entry: { ...draft.entry, id: 'r2', state: 'reviewed' }, moves: ['sendBack', 'sign'] };

test('A draft waits for its drafter and the centre, and not for the leader who is to sign it; what is to be signed waits for him.', async () => {
  const reports = sources.report?.find(({ tab }) => tab === '/work-reports');
  const stepsOf = async (role: 'centre' | 'leader', isDrafter: boolean) => {
    const items = [draft, toSign].map((one) => ({ ...one, more: { ...one.more, isDrafter } }));
    vi.stubGlobal('fetch', () => Promise.resolve(Response.json({ items, total: items.length })));
    const found = await reports?.read(new AbortController().signal, { role, organisationId: null });
    return found?.rows.map(({ step }) => step.zh);
  };
  expect(await stepsOf('leader', false)).toEqual(['签发']);
  expect(await stepsOf('centre', false)).toEqual(['送审', '签发']);
  // A leader who drafted it himself sends it himself.
  expect(await stepsOf('leader', true)).toEqual(['送审', '签发']);
});
