import type { Permission } from '../../../domain/base/permissions.ts';
import type { BulkAct } from '../../../domain/matter/bulk/bulk.ts';
import type { MatterKind } from '../../../domain/matter/matter.ts';

/** The right that each act asks for besides; whoever reads the list may follow. */
export const bulkRights: Readonly<Record<MatterKind, Readonly<Partial<Record<BulkAct, Permission>>>>> = {
  complaint: {
    dispatch: 'complaint.dispatch',
    assign: 'complaint.assign',
    urge: 'complaint.urge',
    tell: 'complaint.note',
    follow: 'complaint.read',
  },
  tipoff: {
    dispatch: 'tipoff.dispatch',
    assign: 'tipoff.assign',
    urge: 'tipoff.urge',
    tell: 'tipoff.note',
    follow: 'tipoff.read',
  },
  inquiry: { tell: 'inquiry.note', follow: 'inquiry.read' },
  enforcement: { assign: 'enforcement.assign', tell: 'enforcement.note', follow: 'enforcement.read' },
};

/** What the reader may do with many of the kind at once, the weightiest first. */
export function bulkActsFor(kind: MatterKind, permissions: readonly Permission[]): BulkAct[] {
  if (!permissions.includes('bulk.make')) return [];
  return (Object.entries(bulkRights[kind]) as [BulkAct, Permission][])
    .filter(([, permission]) => permissions.includes(permission))
    .map(([act]) => act);
}
