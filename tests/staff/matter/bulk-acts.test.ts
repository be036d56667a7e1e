import { expect, test } from 'vitest';
import { permissions, type Permission } from '../../../src/domain/base/permissions.ts';
import { bulkActsOf, bulkMoves, type BulkAct } from '../../../src/domain/matter/bulk/bulk.ts';
import { matterKinds, type MatterKind } from '../../../src/domain/matter/matter.ts';
import { procedure } from '../../../src/domain/complaint/procedure.ts';
import { inquiryProcedure } from '../../../src/domain/inquiry/procedure.ts';
import { enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';
import { bulkActsFor, bulkRights } from '../../../src/staff/matter/bulk/bulk-acts.ts';

const procedures: Readonly<Record<MatterKind, Readonly<Record<string, { permission: Permission }>>>> = {
  complaint: procedure,
  tipoff: tipoffProcedure,
  inquiry: inquiryProcedure,
  enforcement: enforcementProcedure,
};
const rightsOf = (role: string) =>
  (Object.keys(permissions) as Permission[]).filter((one) => (permissions[one] as readonly string[]).includes(role));

test.each(matterKinds)(
  'Each act on many of the kind %s asks for the right of its button, and none that the server has is missing.',
  (kind) => {
    const acts: readonly BulkAct[] = bulkActsOf[kind];
    expect(Object.keys(bulkRights[kind]).toSorted()).toEqual([...acts].toSorted());
    for (const act of acts) {
      const move = bulkMoves[act];
      expect(bulkRights[kind][act], act).toBe(move === null ? `${kind}.read` : procedures[kind][move]?.permission);
    }
  },
);

test('Who moves no matters at the desk is offered nothing, the centre dispatches first, a head assigns first.', () => {
  expect(bulkActsFor('complaint', rightsOf('station'))).toEqual([]);
  expect(bulkActsFor('complaint', rightsOf('centre'))[0]).toBe('dispatch');
  expect(bulkActsFor('complaint', rightsOf('officeHead'))[0]).toBe('assign');
  expect(bulkActsFor('complaint', rightsOf('officer'))).toEqual(['tell', 'follow']);
});
