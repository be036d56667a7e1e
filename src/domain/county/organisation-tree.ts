/**
 * 机构树 (tree): county → bureau with its centre, brigade and association → offices → towns → villages → stations, and beside it the
 * partner departments (多网整合). It is made of the county's lists; nothing of it is kept.
 */
import type { FieldProblem } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import type { Organisation, OrganisationKind } from './organisation.ts';
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

export type Listed = Pick<Organisation, 'id' | 'name' | 'kind' | 'parentId' | 'active'>;
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

/** What rests on an organisation: those below it, what it covers, who works in it, its matters that are not done, and what else it has to do. */
export interface OrganisationUses {
  below: number;
  villages: number;
  stations: number;
  accounts: number;
  matters: number;
  /** Tasks, instructions, call-outs, inspections, samplings and the like that nobody else ends for it. */
  works: number;
}
export const noUses: OrganisationUses = { below: 0, villages: 0, stations: 0, accounts: 0, matters: 0, works: 0 };

type ShapeFault = FieldProblem & { path: 'parentId' | 'kind' | 'active' };

/** Of these a county has one, under whatever code. */
const ofOneOnly: ReadonlySet<OrganisationKind> = new Set(['bureau', 'centre']);

/**
 * 机构的样子 (shape): why an organisation may not become so while others rest on it, at the field that says so, with the way out; null when
 * it may. A circle of superiors takes offices and their stations out of the tree, and an office that is switched off or becomes something else
 * leaves its villages, stations, people and matters with nobody.
 */
export function shapeFault(next: Listed, all: Iterable<Listed>, uses: OrganisationUses = noUses): ShapeFault | null {
  const others = [...all].filter(({ id }) => id !== next.id);
  const before = [...all].find(({ id }) => id === next.id);
  if ((next.kind === 'firm') !== (before?.kind === 'firm'))
    return {
      path: 'kind',
      zh: next.kind === 'firm' ? '参与企业随承诺书登记，不在这里新建。' : '这个代号是一家参与企业的；请换一个代号。',
      en: 'A firm is entered with its pledge, and keeps its code.',
    };
  const over = circleOver(next, others);
  if (over !== null)
    return {
      path: 'parentId',
      zh: `${over.name}归它管，不能又做它的上级；请选别的上级。`,
      en: `${over.name} stands below it and cannot stand above it too; choose another superior.`,
    };
  const isThereAlready = before?.kind === next.kind && before.active;
  if (ofOneOnly.has(next.kind) && next.active && !isThereAlready) {
    const first = others.find(({ kind, active }) => kind === next.kind && active);
    if (first !== undefined)
      return {
        path: 'kind',
        zh: `本县已经有${first.name}（代号 ${first.id}），这一类只有一个；要改它，请用它的代号。`,
        en: `There is ${first.name} (code ${first.id}), and a county has one of this kind; change that one by its code.`,
      };
  }
  return before === undefined ? null : changeFault(before, next, { others, uses });
}

/** Of one that is there: what it may not change while others rest on it. */
function changeFault(
  before: Listed,
  next: Listed,
  { others, uses }: { others: readonly Listed[]; uses: OrganisationUses },
): ShapeFault | null {
  const rests = restsOn(uses);
  if (before.kind !== next.kind && rests !== null)
    return {
      path: 'kind',
      zh: `类型不能改，还有${rests.zh}归它；要另一类的机构，请新建一个代号。`,
      en: `Its kind cannot change: ${rests.en} rest on it; make another organisation with a code of its own.`,
    };
  if (!before.active || next.active) return null;
  const isOnly = !others.some(({ kind, active }) => kind === before.kind && active);
  if (ofOneOnly.has(before.kind) && isOnly)
    return {
      path: 'active',
      zh: `${before.name}不能停用，全县的件由它分送、决定；换了名称的，直接改名称。`,
      en: `${before.name} cannot be switched off: matters go through it; where its name has changed, change the name.`,
    };
  if (rests === null) return null;
  return {
    path: 'active',
    zh: `还不能停用，还有${rests.zh}归它；先把这些改归别的机构，没办完的件请办结或者转走。`,
    en: `It cannot be switched off yet: ${rests.en} rest on it; give them to another one first.`,
  };
}

/** The superior by which it would stand above itself, itself among them. */
function circleOver({ id, name, parentId }: Listed, others: readonly Listed[]): Pick<Listed, 'name'> | null {
  if (parentId === id) return { name };
  const direct = others.find((one) => one.id === parentId);
  const seen = new Set<string>();
  for (let at = direct; at !== undefined && !seen.has(at.id); at = others.find((one) => one.id === at?.parentId)) {
    if (at.parentId === id) return direct ?? null;
    seen.add(at.id);
  }
  return null;
}

const useWords: Readonly<Record<keyof OrganisationUses, Words>> = {
  below: { zh: '个下级机构', en: 'organisations below it' },
  villages: { zh: '个乡镇、村社区', en: 'towns and villages' },
  stations: { zh: '个站点', en: 'stations' },
  accounts: { zh: '个在用的账号', en: 'accounts in use' },
  matters: { zh: '件没办完的', en: 'open matters' },
  works: { zh: '项没办结的任务、指令、检查等', en: 'open tasks, instructions, inspections and the like' },
};

function restsOn(uses: OrganisationUses): Words | null {
  const parts = (Object.keys(useWords) as (keyof OrganisationUses)[]).filter((one) => uses[one] > 0);
  if (parts.length === 0) return null;
  return {
    zh: ` ${parts.map((one) => `${uses[one]} ${useWords[one].zh}`).join('、')}`,
    en: parts.map((one) => `${uses[one]} ${useWords[one].en}`).join(', '),
  };
}
