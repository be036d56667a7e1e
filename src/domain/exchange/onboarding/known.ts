/** What an import of a county finds there, as the cells of the workbook say it, and how that grows row by row. */
import type { OrganisationUses } from '../../county/organisation-tree.ts';
import type { Seat } from '../../station/map-outline.ts';
import type { Values } from './workbook.ts';

export interface KnownPerson {
  id: string;
  state: string;
  /** The account with which he signs in, by its name. */
  values: Values;
}

/** What the county has, as the cells of the workbook say it. */
export interface Known {
  organisations: ReadonlyMap<string, Values>;
  /** What rests on each of them. */
  uses?: ReadonlyMap<string, OrganisationUses>;
  regions: ReadonlyMap<string, Values>;
  stations: ReadonlyMap<string, Values>;
  accounts: ReadonlyMap<string, Values>;
  holidays: ReadonlyMap<string, Values>;
  people: readonly KnownPerson[];
  /** Names of the county and how they sound: no password is made of them. */
  placeWords?: readonly string[];
}

/** The same with what the rows before this one add. */
export interface World {
  organisations: Map<string, Values>;
  uses: ReadonlyMap<string, OrganisationUses>;
  regions: Map<string, Values>;
  stations: Map<string, Values>;
  accounts: Map<string, Values>;
  holidays: Map<string, Values>;
  people: readonly KnownPerson[];
  placeWords: readonly string[];
  /** Logins that more than one row names, with the lines of them: whose it is meant to be nobody can tell. */
  doubled: ReadonlyMap<string, readonly number[]>;
  /** Where the county seat lies, from the row of the county. */
  seat: Seat | null;
}
