/**
 * 机构树 (tree): county → bureau with its centre, brigade and association → offices → towns → villages → stations, and beside it the
 * partner departments (多网整合). It is made of the county's lists; nothing of it is kept.
 */
import type { Organisation } from './organisation.ts';
import type { Region } from './region.ts';
import type { Station } from './station.ts';

export type TreeKind = 'organisation' | 'partners' | 'town' | 'village' | 'station' | 'branch';

export interface TreeNode {
  /** Its kind and its code: the same in the address tomorrow. */
  key: string;
  kind: TreeKind;
  id: string;
  name: string;
  children: TreeNode[];
  /** Stations below it, each once, and how many of them take matters. */
  stations: number;
  active: number;
}

type Listed = Pick<Organisation, 'id' | 'name' | 'kind' | 'parentId' | 'active'>;
type Placed = Pick<Region, 'id' | 'name' | 'kind' | 'parentId' | 'officeId'>;
type Standing = Pick<Station, 'id' | 'name' | 'officeId' | 'regionId' | 'active' | 'associationId'>;

/** Bodies with which the network works without being its own: departments, courts, arbitration. */
const partnerKinds: ReadonlySet<string> = new Set(['department', 'court', 'arbitration']);
/** The order of the bodies below one. */
const order = ['province', 'city', 'bureau', 'centre', 'brigade', 'association', 'office'];

/** The tree from its top; what belongs to nobody that is there stands at the top too, so that nothing is left out. */
export function organisationTree(
  organisations: readonly Listed[],
  regions: readonly Placed[],
  stations: readonly Standing[],
): TreeNode[] {
  // A firm has a page of its own; what an ended body had charge of stands at the top until somebody has it.
  const bodies = organisations.filter(({ kind, active }) => active && kind !== 'firm' && !partnerKinds.has(kind));
  const known = new Set(bodies.map(({ id }) => id));
  const townIds = new Set(regions.flatMap(({ id, kind }) => (kind === 'town' ? [id] : [])));
  const inTown = ({ kind, parentId }: Placed) => kind === 'village' && parentId !== null && townIds.has(parentId);
  const placedIds = new Set(regions.filter(({ kind }) => kind === 'town' || kind === 'village').map(({ id }) => id));
  const isPlaced = ({ regionId }: Standing) => placedIds.has(regionId);
  const at = groupOf(stations, ({ regionId }) => regionId);
  const below = groupOf(bodies, ({ parentId }) => (parentId !== null && known.has(parentId) ? parentId : ''));
  const villages = groupOf(
    regions.filter(({ kind }) => kind === 'village'),
    ({ parentId }) => parentId ?? '',
  );
  const towns = groupOf(
    regions.filter(({ kind }) => kind === 'town'),
    ({ officeId }) => officeId ?? '',
  );
  const stationNode = (one: Standing): TreeNode => ({
    ...plain('station', one),
    stations: 1,
    active: one.active ? 1 : 0,
  });
  const villageNode = (one: Placed) => summed(plain('village', one), (at.get(one.id) ?? []).map(stationNode));
  const townNode = (one: Placed) =>
    summed(plain('town', one), [
      ...(at.get(one.id) ?? []).map(stationNode),
      ...(villages.get(one.id) ?? []).map(villageNode),
    ]);
  const bodyNode = (one: Listed): TreeNode => {
    const branches = stations.filter(({ associationId }) => associationId === one.id);
    const elsewhere = stations.filter((station) => station.officeId === one.id && !isPlaced(station));
    return summed(plain('organisation', one), [
      ...sorted(below.get(one.id) ?? []).map(bodyNode),
      ...(towns.get(one.id) ?? []).map(townNode),
      ...elsewhere.map(stationNode),
      // A branch is a station that stands in the tree already; here it is named and not counted.
      ...branches.map((branch) => ({ ...plain('branch', branch), key: `branch ${branch.id}` })),
    ]);
  };
  const partners = organisations.filter(({ kind, active }) => active && partnerKinds.has(kind));
  const placedTowns = new Set(bodies.flatMap(({ id }) => (towns.get(id) ?? []).map((one) => one.id)));
  return [
    ...sorted(below.get('') ?? []).map(bodyNode),
    ...regions.filter(({ id, kind }) => kind === 'town' && !placedTowns.has(id)).map(townNode),
    // A village of no town, and a station of no place and no office that is there, are shown as well.
    ...regions.filter((one) => one.kind === 'village' && !inTown(one)).map(villageNode),
    ...stations.filter((one) => !isPlaced(one) && !known.has(one.officeId ?? '')).map(stationNode),
    ...(partners.length === 0
      ? []
      : [
          summed(
            plain('partners', { id: 'partners', name: '' }),
            partners.map((one) => plain('organisation', one)),
          ),
        ]),
  ];
}

/** What is open when the tree is first seen: everything down to the offices, of which the towns are still closed. */
export function openAtFirst(roots: readonly TreeNode[]): Set<string> {
  const open = new Set<string>();
  const walk = (node: TreeNode) => {
    if (!node.children.some(({ kind }) => kind === 'organisation')) return;
    open.add(node.key);
    for (const child of node.children) walk(child);
  };
  for (const root of roots) if (root.kind !== 'partners') walk(root);
  return open;
}

/** The keys of what holds the word, and of all that stands above it; null where nothing is sought. */
export function foundIn(
  roots: readonly TreeNode[],
  typed: string,
): { found: ReadonlySet<string>; above: ReadonlySet<string> } | null {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return null;
  const found = new Set<string>();
  const above = new Set<string>();
  const walk = (node: TreeNode): boolean => {
    const below = node.children.map(walk).some(Boolean);
    const here = node.name.toLowerCase().includes(sought);
    if (here) found.add(node.key);
    if (below) above.add(node.key);
    return here || below;
  };
  for (const root of roots) walk(root);
  return { found, above };
}

function plain(kind: TreeKind, { id, name }: { id: string; name: string }): TreeNode {
  return { key: `${kind} ${id}`, kind, id, name, children: [], stations: 0, active: 0 };
}

function summed(node: TreeNode, children: TreeNode[]): TreeNode {
  const sum = (of: (child: TreeNode) => number) => children.reduce((n, child) => n + of(child), 0);
  return { ...node, children, stations: sum((one) => one.stations), active: sum((one) => one.active) };
}

function sorted(bodies: readonly Listed[]): Listed[] {
  const place = ({ kind }: Listed) => (order.indexOf(kind) + order.length + 1) % (order.length + 1);
  return bodies.filter(({ active }) => active).toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

function groupOf<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return groups;
}
