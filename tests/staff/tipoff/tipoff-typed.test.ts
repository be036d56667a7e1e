import { expect, it } from 'vitest';
import { tipoffPersonMoves } from '../../../src/domain/tipoff/procedure.ts';
import type { Tipoff } from '../../../src/domain/tipoff/tipoff.ts';
import type { Directory, SeenTipoff } from '../../../src/staff/base/client.ts';
import { startOf, tipoffFields } from '../../../src/staff/tipoff/tipoff-typed.ts';
import { aTipoff, makeTipoff } from '../../build/tipoff.ts';

const directory = { organisations: [] } as unknown as Directory;

function seen(tipoff: Tipoff): SeenTipoff {
  const wire = JSON.parse(JSON.stringify(tipoff)) as SeenTipoff['tipoff'];
  return { tipoff: wire, interims: [], firsts: [], handlers: [] } as unknown as SeenTipoff;
}
const started = (move: Parameters<typeof startOf>[0], tipoff: Tipoff) => startOf(move, seen(tipoff), directory);

it('law 22: a disclaimer starts by what was answered of the jurisdiction', () => {
  const verifying = aTipoff({ state: 'verifying' });
  const outside = { inDuty: 'no', department: '邮政管理局' };
  const found = makeTipoff(verifying, 'findJurisdiction', '2026-04-23', outside);
  expect(started('disclaim', found)).toMatchObject({ isMarketMatter: '', competentBody: '邮政管理局' });
  const elsewhere = { inDuty: 'yes', about: 'ordinary', act: 'elsewhere', bureau: '邻县局' };
  const other = makeTipoff(verifying, 'findJurisdiction', '2026-04-23', elsewhere);
  expect(started('disclaim', other)).toMatchObject({ isMarketMatter: 'yes', competentBody: '邻县局' });
});

it('law 22: no request is chosen ahead, nobody is said to be free of what bars a reward, and no day that the law counts from stands there already', () => {
  expect(started('propose', aTipoff({ state: 'verifying' }))['what'] ?? '').toBe('');
  expect(started('decideAnew', aTipoff({ state: 'notOpened' }))['receivedOn'] ?? '').toBe('');
  expect(started('recordUnserved', aTipoff({ state: 'noPower' }))['on'] ?? '').toBe('');
  expect(started('grantReward', aTipoff({ state: 'opened' }))['exclusion'] ?? '').toBe('');
  for (const move of tipoffPersonMoves) {
    const matter = seen(aTipoff({ state: 'verifying' }));
    const start = startOf(move, matter, directory);
    for (const { name, input } of tipoffFields(move, matter))
      if (input === 'day' || input === 'instant') expect(start[name] ?? '', `${move} ${name}`).toBe('');
  }
});

it('law 7: a reporter’s heirs are offered to nobody', () => {
  const ends = tipoffFields('recordUnserved', seen(aTipoff({ state: 'noPower' }))).find(({ name }) => name === 'end');
  expect(ends?.options?.map(({ value }) => value)).toEqual(['left', 'none']);
});
