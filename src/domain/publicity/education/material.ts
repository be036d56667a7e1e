/**
 * 宣传物料 (material): boards, banners, leaflets, handbooks: printed, issued to stations, given back, handed out to people, written off.
 * Each is a movement from one place to another; what lies at a place is the sum of what came and went, and never less than nothing.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { MaterialVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { demandDay, eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { namesOf, optionsOf } from './subject.ts';

export const materialKinds = {
  board: { zh: '宣传牌', en: 'Notice board', unit: '块' },
  banner: { zh: '横幅', en: 'Banner', unit: '条' },
  leaflet: { zh: '宣传单', en: 'Leaflet', unit: '张' },
  handbook: { zh: '维权手册', en: 'Rights handbook', unit: '本' },
  poster: { zh: '海报', en: 'Poster', unit: '张' },
  reader: { zh: '读本', en: 'Reader', unit: '本' },
  other: { zh: '其他', en: 'Other', unit: '份' },
} as const;
export type MaterialKind = keyof typeof materialKinds;

export const materialStateWords = {
  current: { zh: '在用', en: 'In use' },
  retired: { zh: '停用', en: 'Retired' },
} as const;
export type MaterialState = keyof typeof materialStateWords;

export const movementKinds = {
  printed: { zh: '印制', en: 'Printed' },
  issued: { zh: '发给站点', en: 'Issued to a station' },
  returned: { zh: '站点退回', en: 'Given back' },
  handedOut: { zh: '发给群众', en: 'Handed out' },
  writtenOff: { zh: '报损', en: 'Written off' },
} as const;
export type MovementKind = keyof typeof movementKinds;

/** The county's own store, where a station is not named. */
export const centreStore = '';

/** What one movement takes from where and brings where; null is outside of all stores. */
export interface Movement {
  kind: MovementKind;
  /** The station at which it is handed out or written off, to which it is issued or from which it comes back; the county's store where it is none. */
  stationId: string;
  n: number;
}

/** By how much each place changes. */
export function changesOf({ kind, stationId, n }: Movement): { place: string; by: number }[] {
  switch (kind) {
    case 'printed':
      return [{ place: centreStore, by: n }];
    case 'issued':
      return [
        { place: centreStore, by: -n },
        { place: stationId, by: n },
      ];
    case 'returned':
      return [
        { place: centreStore, by: n },
        { place: stationId, by: -n },
      ];
    case 'handedOut':
    case 'writtenOff':
      return [{ place: stationId, by: -n }];
  }
}

/** The stock after the movement; refused where a place has not so many. */
export function moved(stock: ReadonlyMap<string, number>, movement: Movement): Map<string, number> {
  if ((movement.kind === 'issued' || movement.kind === 'returned') && movement.stationId === centreStore)
    throw new Refusal('station-unknown');
  const next = new Map(stock);
  for (const { place, by } of changesOf(movement)) {
    const left = next.get(place) ?? 0;
    if (left + by < 0) throw stockShort(left);
    next.set(place, left + by);
  }
  return next;
}

export function stockShort(left: number): Refusal {
  return new Refusal('stock-short', { left }, [
    { path: 'n', zh: `这里只有 ${left} 份；请写 ${left} 以内，或者先补领。`, en: `Only ${left} are there.` },
  ]);
}

export interface Material {
  countyId: number;
  id: string;
  /** 「物2026-0002」 */
  number: string;
  version: number;
  state: MaterialState;
  kind: MaterialKind;
  name: string;
  /** Below so many in the county's store it is marked as few. */
  remindBelow: number;
  byId: string;
  retireWhy: string;
}

export const materialMoves = {
  current: {
    print: 'current',
    issue: 'current',
    giveBack: 'current',
    handOut: 'current',
    writeOff: 'current',
    retire: 'retired',
  },
  retired: {},
} as const satisfies Moves<MaterialState>;
export type MaterialMove = keyof (typeof materialMoves)['current'];

/** What each step moves; to be retired moves nothing. */
export const movementOfMove = {
  print: 'printed',
  issue: 'issued',
  giveBack: 'returned',
  handOut: 'handedOut',
  writeOff: 'writtenOff',
} as const satisfies Partial<Record<MaterialMove, MovementKind>>;

const amount = labelled(z.number().int().min(1).max(1_000_000), {
  zh: '多少',
  en: 'How many',
  input: 'number',
  wrongZh: '写 1 以上的整数',
  wrongEn: 'a whole number from 1',
});
const onDay = labelled(z.iso.date(), {
  zh: '哪天',
  en: 'Day',
  input: 'day',
  wrongZh: '写成 2026-04-29 这样的日期',
  wrongEn: 'such as 2026-04-29',
});
const why = (zh: string, en: string) => labelled(written().min(2).max(200), { zh, en, input: 'text' });
const station = labelled(written().min(1).max(40), { zh: '哪个站点', en: 'Station', input: 'station' });
const maybeStation = labelled(written().max(40).nullable().default(null), {
  zh: '哪个站点的（不选就是县里库房）',
  en: 'Of which station (none: the county’s store)',
  input: 'station',
});

export const AddMaterial = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(namesOf(materialKinds)), {
    zh: '种类',
    en: 'Kind',
    input: 'choice',
    options: optionsOf(materialKinds),
  }),
  name: labelled(written().min(2).max(60), { zh: '名称', en: 'Name', input: 'text' }),
  remindBelow: labelled(z.number().int().min(0).max(100_000).default(0), {
    zh: '库存少于多少提醒',
    en: 'Remind below',
    input: 'number',
    wrongZh: '写 0 以上的整数',
    wrongEn: 'a whole number from 0',
  }),
});
export type AddMaterial = z.infer<typeof AddMaterial>;
export const PrintMaterial = z.object({ n: amount, onDay, note: why('在哪里印的', 'Where it was printed') });
export const IssueMaterial = z.object({ stationId: station, n: amount, onDay });
export const HandOutMaterial = z.object({
  stationId: maybeStation,
  n: amount,
  onDay,
  note: why('在哪里发的', 'Where it was handed out'),
});
export const WriteOffMaterial = z.object({ stationId: maybeStation, n: amount, onDay, note: why('为什么', 'Why') });
const Retire = z.object({ reason: why('为什么停用', 'Why') });
/** What a step of a movement was given. */
export interface MovedInput {
  stationId?: string | null;
  n: number;
  onDay: Day;
  note?: string;
}

export interface MaterialFacts extends Facts {
  /** Stations that are in use. */
  stationIds: readonly string[];
}

export function addMaterial(input: AddMaterial, facts: MaterialFacts & { number: string | null }): Change<Material> {
  const next: Material = {
    countyId: facts.by.countyId,
    ...input,
    number: facts.number ?? '',
    version: 1,
    state: 'current',
    byId: facts.by.id,
    retireWhy: '',
  };
  const { number, name, kind } = next;
  return { next, event: eventOf(next, 'material-added', facts, { number, name, kind }) };
}

/** The line of a movement; that so many are there is seen to where the stock is locked. */
function told(_one: Material, { stationId = null, n, onDay: on, note = '' }: MovedInput, facts: MaterialFacts) {
  demandDay(on, facts, null);
  if (stationId !== null && stationId !== '' && !facts.stationIds.includes(stationId))
    throw new Refusal('station-unknown', {}, [
      { path: 'stationId', zh: '请选在用的站点。', en: 'Choose an active station.' },
    ]);
  return { detail: { n, stationId: stationId === '' ? null : stationId, on, note } };
}

const verbs = {
  print: 'material-printed',
  issue: 'material-issued',
  giveBack: 'material-returned',
  handOut: 'material-handed-out',
  writeOff: 'material-written-off',
  retire: 'material-retired',
} as const satisfies Record<MaterialMove, MaterialVerb>;

/** 物料库存 */
export const materialDocket: Docket<Material, AddMaterial, MaterialFacts> = {
  name: 'material',
  path: 'materials',
  zh: '物料',
  en: 'Materials',
  letter: '物',
  read: 'material.read',
  states: materialStateWords,
  moves: materialMoves,
  over: ['retired'],
  opening: { zh: '加物料', en: 'Add a material', permission: 'material.keep', input: AddMaterial },
  open: addMaterial,
  procedure: docketRules<Material, typeof verbs, MaterialFacts>(materialMoves, verbs, {
    print: { zh: '印制', en: 'Printed', permission: 'material.keep', input: PrintMaterial, apply: told },
    issue: {
      zh: '发给站点',
      en: 'Issue',
      permission: 'material.keep',
      input: IssueMaterial,
      chief: true,
      apply: told,
    },
    giveBack: { zh: '退回', en: 'Given back', permission: 'material.keep', input: IssueMaterial, apply: told },
    handOut: { zh: '发给群众', en: 'Handed out', permission: 'material.keep', input: HandOutMaterial, apply: told },
    writeOff: { zh: '报损', en: 'Write off', permission: 'material.keep', input: WriteOffMaterial, apply: told },
    retire: {
      zh: '停用',
      en: 'Retire',
      permission: 'material.keep',
      input: Retire,
      apply: (_one, { reason }: z.infer<typeof Retire>) => ({ next: { retireWhy: reason }, detail: { reason } }),
    },
  }),
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'material.read'),
};

type Moved = { n: number; stationId: string | null; on: string; note: string };
/** What the ledger keeps of a material. */
export interface MaterialDetails {
  'material-added': { number: string; name: string; kind: string };
  'material-printed': Moved;
  'material-issued': Moved;
  'material-returned': Moved;
  'material-handed-out': Moved;
  'material-written-off': Moved;
  'material-retired': { reason: string };
}

declare module '../../base/event.ts' {
  interface Details extends MaterialDetails {}
}

const tellMoved =
  (kind: MovementKind): Tellings<MaterialDetails>['material-printed'] =>
  (d) => {
    const { zh, en } = movementKinds[kind];
    const note = text(d.note);
    return [
      `${zh} ${text(d.n)} 份${note === '' ? '' : `：${note}`}。`,
      `${en}: ${text(d.n)}${note === '' ? '' : ` (${note})`}.`,
    ];
  };

export const materialTellings: Tellings<MaterialDetails> = {
  'material-added': (d) => [`加了物料：${text(d.name)}。`, `The material “${text(d.name)}” was added.`],
  'material-printed': tellMoved('printed'),
  'material-issued': tellMoved('issued'),
  'material-returned': tellMoved('returned'),
  'material-handed-out': tellMoved('handedOut'),
  'material-written-off': tellMoved('writtenOff'),
  'material-retired': plainTelling({ zh: '停用', en: 'Retired' }, 'reason'),
};
