/**
 * 去向 (heading): which station hears of a text first and which office handles it, each with the words it rests on (「就近分转」).
 */
import { because, type Basis, type Proposed } from './cited-grounds.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Intent } from './intent.ts';
import type { Lexicon } from './lexicon.ts';
import type { Parties } from './party.ts';
import { routeComplaint, type ComplaintRoute, type Station } from '../county/station.ts';
import { stationShortName } from '../county/station-name.ts';
import { isWithinCategory } from '../county/category.ts';

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
  const { gazetteer } = county;
  const branch = branchStation(text, category, parties, county);
  const gone = routeOf(text, parties, gazetteer);
  const firstStation = anonymous
    ? because(
        null,
        [],
        basis.say({ zh: '匿名举报不经站点{secrecy}', en: 'An anonymous tip-off passes no station{secrecy}' }),
      )
    : proposedStation(gone, branch, parties, gazetteer);
  return { firstStation, handlingOffice: proposedOffice(gone, branch, parties, gazetteer) };
}

function routeOf(text: string, parties: Parties, { stations, regions, organisations }: Gazetteer): ComplaintRoute {
  return routeComplaint({
    operatorName: parties.several ? '等多家' : (parties.operatorName ?? ''),
    operatorAddress: text,
    operatorRegion: parties.operatorRegion,
    homeRegion: parties.home,
    stations,
    regions,
    offices: organisations.filter(({ kind }) => kind === 'office'),
  });
}

function proposedOffice(
  gone: ComplaintRoute,
  branch: Station | null,
  { operatorRegion, words }: Parties,
  gazetteer: Gazetteer,
): Heading['handlingOffice'] {
  const office = nameOf(gone.officeId, gazetteer);
  return because(branch?.officeId ?? gone.officeId, words, {
    zh: gone.officeReason,
    en:
      office === null || operatorRegion === null
        ? 'No town of this county is told: the 12315 centre keeps it'
        : `To ${office}, for the shop is in ${operatorRegion.name}`,
  });
}

function proposedStation(
  gone: ComplaintRoute,
  branch: Station | null,
  parties: Parties,
  gazetteer: Gazetteer,
): Heading['firstStation'] {
  if (parties.several)
    return because(null, [], { zh: '涉及多家店，不经站点', en: 'Several shops: it passes no station' });
  if (branch !== null)
    return because(branch.id, [], {
      zh: `${stationShortName(branch)}：这家企业的各营业点都由它先接`,
      en: `${branch.name}: it takes what concerns any branch of this firm`,
    });
  if (gone.stationId !== null || parties.home !== null)
    return because(gone.stationId, parties.words, {
      zh: gone.stationReason,
      en:
        gone.stationId === null
          ? 'No station lies near'
          : `${nameOf(gone.stationId, gazetteer) ?? ''}: of the place that the shop is in, or nearest to the home`,
    });
  // Where nothing tells the home, no station is guessed: the shop's own neighbour may be hours away from who tells.
  return because(null, [], {
    zh: '没有说住在哪里，站点先空着，问清住处再定',
    en: 'No home is told: no station is guessed; ask where he lives',
  });
}

function nameOf(id: string | null, { stations, organisations }: Gazetteer): string | null {
  return [...stations, ...organisations].find((one) => one.id === id)?.name ?? null;
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
      isWithinCategory(category, leaf) && (needs?.test(text) ?? true) && !(unless?.test(text) ?? false),
  );
  if (branch === undefined) return null;
  return (
    gazetteer.stations.find(
      ({ kind, active, name }) => kind === 'enterprise' && active && name.includes(branch.name),
    ) ?? null
  );
}
