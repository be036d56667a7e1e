/**
 * 去向 (heading): which station hears of a text first and which office handles it, each with the words it rests on (「就近分转」).
 */
import { because, type Basis, type Proposed } from './cited-grounds.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Intent } from './intent.ts';
import type { Lexicon } from './lexicon.ts';
import type { Parties } from './party.ts';
import { routeComplaint, stationShortName, stationsByDistance, type Station } from '../county/station.ts';

/** What of the county says where a text goes. */
interface Places {
  gazetteer: Gazetteer;
  lexicon: Lexicon;
}

export interface Heading {
  firstStation: Proposed<string | null>;
  handlingOffice: Proposed<string | null>;
}

/** 「就近分转」 by the rule of station.ts; nothing of it for a question, and no station for who gives no name. */
export function headingOf(
  text: string,
  intent: Intent,
  anonymous: boolean,
  category: string,
  parties: Parties,
  county: Places,
  basis: Basis,
): Heading {
  if (intent === 'consultation') {
    const centre = because(null, [], { zh: '咨询由12315中心答复', en: 'The 12315 centre answers inquiries' });
    return { firstStation: centre, handlingOffice: centre };
  }
  const { stations, regions, organisations } = county.gazetteer;
  const branch = branchStation(text, category, parties, county);
  const gone = routeComplaint({
    operatorName: parties.several ? '等多家' : (parties.operatorName ?? ''),
    operatorAddress: text,
    operatorRegion: parties.operatorRegion,
    homeRegion: parties.home,
    stations,
    regions,
    offices: organisations.filter(({ kind }) => kind === 'office'),
  });
  const nameOf = (id: string | null) => [...stations, ...organisations].find((one) => one.id === id)?.name ?? null;
  const office = nameOf(gone.officeId);
  const handlingOffice = because(branch?.officeId ?? gone.officeId, parties.words, {
    zh: gone.officeReason,
    en:
      office === null || parties.operatorRegion === null
        ? 'No town of this county is told: the 12315 centre keeps it'
        : `To ${office}, for the shop is in ${parties.operatorRegion.name}`,
  });
  const station = (id: string | null, words: readonly string[], zh: string, en: string): Heading => ({
    firstStation: because(id, words, { zh, en }),
    handlingOffice,
  });
  if (anonymous)
    return {
      firstStation: because(
        null,
        [],
        basis.say({ zh: '匿名举报不经站点{secrecy}', en: 'An anonymous tip-off passes no station{secrecy}' }),
      ),
      handlingOffice,
    };
  if (parties.several) return station(null, [], '涉及多家店，不经站点', 'Several shops: it passes no station');
  if (branch !== null)
    return station(
      branch.id,
      [],
      `${stationShortName(branch)}：这家企业的各营业点都由它先接`,
      `${branch.name}: it takes what concerns any branch of this firm`,
    );
  if (gone.stationId !== null || parties.home !== null)
    return station(
      gone.stationId,
      parties.words,
      gone.stationReason,
      gone.stationId === null
        ? 'No station lies near'
        : `${nameOf(gone.stationId) ?? ''}: of the place that the shop is in, or nearest to the home`,
    );
  const by = parties.operatorRegion;
  const nearest = by === null ? undefined : stationsByDistance(by, stations)[0]?.station;
  return nearest === undefined
    ? station(null, [], gone.stationReason, 'No station lies near')
    : station(
        nearest.id,
        [],
        `${stationShortName(nearest)}：没有写明住处，先算离店最近的`,
        `${nearest.name}: no home is told, so the nearest to the shop`,
      );
}

function branchStation(
  text: string,
  category: string,
  parties: Parties,
  { lexicon, gazetteer }: Places,
): Station | null {
  if (!parties.guessed && parties.operatorRegion?.officeId !== gazetteer.seat?.officeId) return null;
  const branch = lexicon.venueBranches.find(
    ({ leaf, needs, unless }) =>
      category.startsWith(leaf) && (needs?.test(text) ?? true) && !(unless?.test(text) ?? false),
  );
  if (branch === undefined) return null;
  return (
    gazetteer.stations.find(
      ({ kind, active, name }) => kind === 'enterprise' && active && name.includes(branch.name),
    ) ?? null
  );
}
