import { describe, expect, it } from 'vitest';
import { procedure } from '../../../src/domain/complaint/procedure.ts';
import { inquiryProcedure } from '../../../src/domain/inquiry/procedure.ts';
import type { MoveRule } from '../../../src/domain/matter/matter.ts';
import { tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';

type Row = Pick<MoveRule<never>, 'input' | 'refers' | 'brings'>;

const rows = Object.entries({ complaint: procedure, tipoff: tipoffProcedure, inquiry: inquiryProcedure }).flatMap(
  ([kind, table]) =>
    Object.entries(table as Readonly<Record<string, Row>>).map(([move, row]) => [kind, move, row] as const),
);

/** Who helps no longer may have left: he need not fit any more. */
const unchecked = ['complaint endShare coHandlerId'];

describe('a row of moves', () => {
  it.each(rows)(
    'of a %s, %s, declares what it refers to and brings in fields that its form has',
    (_kind, _move, row) => {
      const declared = [...Object.values(row.refers ?? {}).flat(), ...(row.brings === undefined ? [] : [row.brings])];
      expect(Object.keys(row.input.shape)).toEqual(expect.arrayContaining(declared));
    },
  );

  it('leaves no office, officer, category or file of a form undeclared', () => {
    const named = /^(?:officeId|associationId|handlerId|secondId|coHandlerId|categoryCode|natureCode|attachmentIds)$/u;
    const missing = rows.flatMap(([kind, move, row]) => {
      const declared = [...Object.values(row.refers ?? {}).flat(), row.brings];
      return Object.keys(row.input.shape)
        .filter((field) => named.test(field) && !declared.includes(field))
        .map((field) => `${kind} ${move} ${field}`);
    });
    expect(missing).toEqual(unchecked);
  });
});
