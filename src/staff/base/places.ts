/** The shelves of the desk: where the matters of each kind stand, who reads them, and the key that leads there. */
import type { Permission } from '../../domain/base/permissions.ts';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../domain/matter/numbering.ts';

export interface Place {
  kind: MatterKind;
  /** The address of the list; a matter's is below it. */
  path: string;
  zh: string;
  en: string;
  read: Permission;
}

export const places = {
  complaint: { kind: 'complaint', path: '/complaints', zh: '投诉', en: 'Complaints', read: 'complaint.read' },
  tipoff: { kind: 'tipoff', path: '/tipoffs', zh: '举报', en: 'Tip-offs', read: 'tipoff.read' },
  inquiry: { kind: 'inquiry', path: '/inquiries', zh: '咨询', en: 'Inquiries', read: 'inquiry.read' },
  enforcement: { kind: 'enforcement', path: '/enforcements', zh: '案件', en: 'Cases', read: 'enforcement.read' },
} as const satisfies Record<MatterKind, Place>;

/** Where the page of the matter of a number is; what carries no letter is a complaint's. */
export function matterPath(number: string): string {
  return `${places[parseMatterNumber(number)?.kind ?? 'complaint'].path}/${encodeURIComponent(number)}`;
}

export function placeOfKind(kind: MatterKind): Place {
  return places[kind];
}

/** 怎么数的: the definition of a figure. */
export function definitionPath({ id }: { id: string }): string {
  return `/figures/registry?find=${id}`;
}
