/** What is taken out of the words of a case before they are stored: whoever adds a field to a form finds it here. */
import { expect, it } from 'vitest';
import { fieldsOf } from '../../../src/domain/base/field.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { takeOut } from '../../../src/store/base/sealed/held-numbers.ts';
import { frames } from '../../../src/store/base/sealed/person-frames.ts';

/** Columns of the case, which its frame seals or reads by themselves, and names of bodies and numbers of papers, which are nobody’s. */
const elsewhere = new Set(
  ['operatorName partyCode partyAddress cause valueReason competentBody', 'body to court number volume'].flatMap(
    (names) => names.split(' '),
  ),
);

it('takes a telephone out of every text that a move of a case asks for', () => {
  const open = Object.entries(enforcementProcedure).flatMap(([move, { input }]) =>
    fieldsOf(input)
      .filter(({ input: way, name }) => (way === 'text' || way === 'longText') && !elsewhere.has(name))
      .filter(({ name }) => JSON.stringify(takeOut({ [name]: '电话13912345678' }, '', {})).includes('13912345678'))
      .map(({ name }) => `${move}: ${name}`),
  );
  expect(open).toEqual([]);
});

it('law 7: takes a telephone out of what proves a notice of a tip-off, told or failed, of a revoked decision too', () => {
  expect(frames.tipoff.steps).toEqual(expect.arrayContaining(['notices', 'annulments']));
  const failure = { how: 'returned', on: '2026-04-29', end: 'none', byId: 'x', proof: '打13912345678，没人接' };
  const notices = [{ kind: 'result', to: 'reporter', proof: '通话13912345678', failure }];
  for (const document of [notices, [{ cause: 'self', notices }]]) {
    const taken = {};
    expect(JSON.stringify(takeOut(document, 'notices', taken))).not.toContain('13912345678');
    expect(JSON.stringify(taken)).toContain('13912345678');
  }
});
