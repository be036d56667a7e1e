/** Stations, people, shops and firms by name, as the palette finds them: by characters, by pinyin and by initials. */
import { mayDo } from '../../domain/base/actor.ts';
import { lettersOf } from '../../domain/county/sound.ts';
import type { CharterState } from '../../domain/station/charter.ts';
import { listFirms, type StoredFirm } from '../../store/firm/firm.ts';
import { listOperatorNames, suggestOperators } from '../../store/operator/operator-list.ts';
import { listPeople, listPeopleNames } from '../../store/people/person.ts';
import { findChartersNamed, listCharterNames } from '../../store/station/charter.ts';
import type { Context } from '../base/context.ts';
import { firstSpelt } from './spelt.ts';

/** What is found by a name, and where it is; no telephone and nothing of a matter. */
export interface Named {
  stations: { number: string; name: string; place: string; state: CharterState }[];
  people: { id: string; name: string; place: string }[];
  operators: { id: string; name: string; place: string }[];
  firms: { id: string; name: string; place: string }[];
}

const most = 5;

/** The first ones of each kind that are called so; each kind only to whom its list is open. */
export async function findNamed(ctx: Context, words: string): Promise<Named> {
  const { db, actor, county } = ctx;
  const regionName = (id: string | null) => county.regions.find((one) => one.id === id)?.name ?? '';
  const stationName = (id: string | null) => county.stations.find((one) => one.id === id)?.name ?? '';
  const [charters, people, operators, firms] = await Promise.all([
    findChartersNamed(db, actor, words, most),
    mayDo(actor, 'person.read') ? listPeople(db, actor, { state: 'open', q: words }, most) : [],
    mayDo(actor, 'operator.read') ? suggestOperators(db, actor, words, most) : [],
    mayDo(actor, 'firm.read') ? listFirms(db, actor.countyId) : [],
  ]);
  const spelt = await findSpelt(ctx, firms, words);
  return {
    stations: firstOf([...charters, ...spelt.charters], ({ number }) => number).map(
      ({ number, name, regionId, state }) => ({ number, name, place: regionName(regionId), state }),
    ),
    people: firstOf([...people, ...spelt.people], ({ id }) => id).map(({ id, name, regionId, stationId }) => ({
      id,
      name,
      place: stationName(stationId) || regionName(regionId),
    })),
    operators: firstOf([...operators, ...spelt.operators], ({ id }) => id).map(({ id, name, address, regionId }) => ({
      id,
      name,
      place: address === '' ? regionName(regionId) : address,
    })),
    firms: firstOf([...firms.filter(({ name }) => isNamed(name, words)), ...spelt.firms], ({ id }) => id).map(
      ({ id, name, address }) => ({ id, name, place: address }),
    ),
  };
}

const isNamed = (name: string, words: string) => name.toLowerCase().includes(words.toLowerCase());

/** Those whose names are spelt so, where it is a sound that was typed. */
async function findSpelt({ db, actor }: Context, firms: readonly StoredFirm[], words: string) {
  const letters = lettersOf(words);
  if (letters === null) return { charters: [], people: [], operators: [], firms: [] };
  const [charters, people, operators] = await Promise.all([
    listCharterNames(db, actor),
    mayDo(actor, 'person.read') ? listPeopleNames(db, actor) : [],
    mayDo(actor, 'operator.read') ? listOperatorNames(db, actor) : [],
  ]);
  return {
    charters: await firstSpelt(charters, letters, most),
    people: await firstSpelt(people, letters, most),
    operators: await firstSpelt(operators, letters, most),
    firms: await firstSpelt(firms, letters, most),
  };
}

/** No more than are shown, and nothing twice that is found by its characters and by its sound. */
function firstOf<One>(found: readonly One[], keyOf: (one: One) => string): One[] {
  const keys = found.map(keyOf);
  return found.filter((_, i) => keys.indexOf(keys[i] ?? '') === i).slice(0, most);
}
