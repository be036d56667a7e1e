import { isInUse } from '../../domain/county/category.ts';
import type { Field as FieldOf, FieldOption } from '../../domain/base/field.ts';
import type { ResponseRank } from '../../domain/law/response-levels.ts';
import type { Directory } from '../base/client.ts';
import { associationsOf } from './box-texts.ts';

/** What a page offers besides people. */
export const offeredKinds = [
  'account',
  'title',
  'lecturer',
  'course',
  'facility',
  'material',
  'institution',
  'samplingPlan',
] as const;

/** Somebody to choose, or with `of` something else that a form chooses from. */
export interface Choosable {
  id: string;
  name: string;
  of?: (typeof offeredKinds)[number];
}

/** What there is to choose from, for a field of a form or of one of its rows. */
export function choicesOf(
  field: FieldOf,
  view: { handlers: readonly Choosable[] },
  directory: Directory,
): FieldOption[] {
  const offered = (of: Choosable['of']) => byName(view.handlers.filter((one) => one.of === of));
  const kind = offeredKinds.find((one) => one === field.input);
  if (kind !== undefined) return offered(kind);
  const organisations = directory.organisations.filter((one) => one.active);
  switch (field.input) {
    case 'handler':
    case 'persons':
      return offered(undefined);
    case 'organisations':
      return byName(organisations.filter((one) => one.kind === 'department' || one.kind === 'bureau'));
    case 'office':
      return byName(organisations.filter((one) => one.kind === 'office' || one.kind === 'brigade'));
    case 'station':
    case 'stations':
      return byName(directory.stations.filter((one) => one.active));
    case 'towns':
      return byName(directory.regions.filter(({ kind }) => kind === 'town'));
    case 'region':
      return byName(directory.regions);
    case 'bodies':
    case 'organisation':
      return byName(organisations.filter((one) => one.kind !== 'firm'));
    case 'association':
      return byName(associationsOf(directory));
    case 'category':
      return byCode(inUse(directory).filter(({ kind }) => kind === 'goods' || kind === 'services' || kind === 'other'));
    default:
      return optionsOf(field, directory);
  }
}

/** What the field itself offers; the county's natures for the field that asks for one. */
function optionsOf(field: FieldOf, directory: Directory): FieldOption[] {
  if (field.named === 'responseLevels') {
    const levels = directory.county.limits.responseLevels;
    return (field.options ?? []).map(({ value }) => ({ value, ...nameOf(levels[value as ResponseRank]) }));
  }
  if (field.name === 'townIds') return byName(directory.regions.filter((one) => one.kind === 'town'));
  if (field.name === 'categoryCodes')
    return byCode(inUse(directory).filter(({ kind, parentCode }) => kind !== 'nature' && parentCode === null));
  return field.name === 'natureCode'
    ? byCode(inUse(directory).filter((one) => one.kind === 'nature'))
    : [...(field.options ?? [])];
}

/** What was ended is not chosen any more; a matter that stands under it says so until it is put right. */
function inUse({ categories }: Directory) {
  const [used, ended] = [
    categories.filter(isInUse),
    categories.filter((one) => !isInUse(one) && one.mergedInto === null),
  ];
  return [...used, ...ended.map((one) => ({ ...one, zh: `${one.zh}（已停用）`, en: `${one.en} (ended)` }))];
}

function nameOf({ zh, en }: { zh: string; en: string }) {
  return { zh, en };
}

function byName(rows: readonly { id: string; name: string }[]): FieldOption[] {
  return rows.map(({ id, name }) => ({ value: id, zh: name, en: name }));
}

function byCode(rows: readonly { code: string; zh: string; en: string }[]): FieldOption[] {
  return rows.map(({ code, zh, en }) => ({ value: code, zh, en }));
}
