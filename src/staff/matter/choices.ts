import type { Field as FieldOf, FieldOption } from '../../domain/base/field.ts';
import type { Directory } from '../base/client.ts';
import { associationsOf } from './matter-typed.ts';

/** Somebody to choose, or with `of` something else that a form chooses from. */
export interface Choosable {
  id: string;
  name: string;
  of?: 'account' | 'title';
}

/** What there is to choose from, for a field of a form or of one of its rows. */
export function choicesOf(
  field: FieldOf,
  view: { handlers: readonly Choosable[] },
  directory: Directory,
): FieldOption[] {
  const offered = (of: Choosable['of']) =>
    view.handlers.filter((one) => one.of === of).map(({ id, name }) => ({ value: id, zh: name, en: name }));
  switch (field.input) {
    case 'handler':
    case 'persons':
      return offered(undefined);
    case 'account':
    case 'title':
      return offered(field.input);
    case 'organisations':
      return directory.organisations
        .filter((one) => one.active && (one.kind === 'department' || one.kind === 'bureau'))
        .map(({ id, name }) => ({ value: id, zh: name, en: name }));
    case 'office':
      return directory.organisations
        .filter((one) => one.active && (one.kind === 'office' || one.kind === 'brigade'))
        .map(({ id, name }) => ({ value: id, zh: name, en: name }));
    case 'station':
    case 'stations':
      return directory.stations.filter((one) => one.active).map(({ id, name }) => ({ value: id, zh: name, en: name }));
    case 'region':
      return directory.regions.map(({ id, name }) => ({ value: id, zh: name, en: name }));
    case 'bodies':
    case 'organisation':
      return directory.organisations
        .filter((one) => one.active && one.kind !== 'firm')
        .map(({ id, name }) => ({ value: id, zh: name, en: name }));
    case 'association':
      return associationsOf(directory).map(({ id, name }) => ({ value: id, zh: name, en: name }));
    case 'category':
      return directory.categories
        .filter((one) => one.kind === 'goods' || one.kind === 'services' || one.kind === 'other')
        .map(({ code, zh, en }) => ({ value: code, zh, en }));
    default:
      return field.name === 'natureCode'
        ? directory.categories
            .filter((one) => one.kind === 'nature')
            .map(({ code, zh, en }) => ({ value: code, zh, en }))
        : [...(field.options ?? [])];
  }
}
