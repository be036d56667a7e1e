/** 条件 in words: whose matters a list shows is said by name. */
import { expect, test } from 'vitest';
import type { Me } from '../../../src/staff/base/client.ts';
import { chipsOf, namesSomebody } from '../../../src/staff/matter/list/list-words.ts';
import { complaintShelf } from '../../../src/staff/complaint/complaint-shelf.tsx';

const mine = '00000000-0000-4000-8000-000000000001';
const other = '00000000-0000-4000-8000-000000000002';
const me: Pick<Me, 'id'> = { id: mine };

function said(filters: { handlerId?: string; holder?: string }, handlers: { id: string; name: string }[]) {
  const t = (zh: string) => zh;
  return chipsOf(complaintShelf, filters, undefined, me, { t, language: 'zh', handlers }).map(({ value }) => value);
}

test('A chip names the colleague whose matters are shown, and says 某一位 of whom no list names.', () => {
  const known = [{ id: other, name: '周毅' }];
  expect(said({ handlerId: other }, known)).toEqual(['周毅']);
  expect(said({ handlerId: other }, [])).toEqual(['某一位']);
  expect(said({ handlerId: mine }, [])).toEqual(['我']);
  expect(said({ handlerId: `mine:${mine}` }, [])).toEqual(['我的和没指定的']);
  expect(said({ holder: `east:${other}` }, known)).toEqual(['…，周毅']);
  expect(said({ holder: `east:${mine}` }, known)).toEqual(['…，我']);
  expect(said({ holder: 'east:none' }, known)).toEqual(['…，还没指定']);
});

test('Names are asked for only where a filter names somebody else.', () => {
  expect(
    [
      {},
      { handlerId: 'none' },
      { handlerId: mine },
      { handlerId: `mine:${mine}` },
      { holder: 'east-office' },
      { holder: `east:${mine}` },
    ].map((one) => namesSomebody(one, me)),
  ).toEqual([false, false, false, false, false, false]);
  expect([{ handlerId: other }, { holder: `east:${other}` }].map((one) => namesSomebody(one, me))).toEqual([
    true,
    true,
  ]);
});
