/**
 * 分诊 (triage): what a text that comes in most likely is, where it goes and what becomes of it, each with the words it rests on and the rule.
 * It proposes and never decides. Pure: the same text, county and earlier matters give the same proposal.
 */
import type { Day } from './calendar.ts';
import type { Gazetteer } from './gazetteer.ts';
import { intentOf, type Intent } from './intent.ts';
import type { Words } from './label.ts';
import type { Lessons } from './lesson.ts';
import { plainText, type Lexicon } from './lexicon.ts';
import { clueOf, tipoffTypeOf } from './offence.ts';
import { outcomeOf, type Decision, type GroundCode, type TriageContext } from './outcome.ts';
import { partiesOf, partiesReason, type KnownParties, type Parties } from './party.ts';
import { relationOf, type EarlierMatter } from './relation.ts';
import { routeComplaint, stationShortName, stationsByDistance, type Station } from './station.ts';
import { categoryOf, naturesOf } from './subject.ts';
import { rolesOfSums, sumsReason, type Sums } from './sum.ts';
import { urgencyOf } from './urgency.ts';

export interface TriageFacts {
  text: string;
  channel: string;
  receivedOn: Day;
  context: TriageContext | null;
  /** What the form already knows; may be empty. */
  known: KnownParties;
  /** Matters that came before, as many as the caller wants compared: the last half year of the county, or what its search found. */
  earlier: readonly EarlierMatter[];
}

export interface TriageCounty {
  gazetteer: Gazetteer;
  lexicon: Lexicon;
  lessons: Lessons;
}

/** The words of the text that a proposal rests on, and the rule in one sentence of each language. */
export interface Why extends Words {
  words: readonly string[];
}

export interface Proposed<T> {
  value: T;
  why: Why;
}

/** In the codes of the label files. */
export interface Proposal {
  type: Proposed<Intent>;
  category: Proposed<string>;
  nature: Proposed<readonly string[]>;
  reportType: Proposed<string | null>;
  urgent: Proposed<boolean> & { hurt: boolean; measures: readonly Words[] };
  parties: Proposed<Parties>;
  amounts: Proposed<Sums>;
  firstStation: Proposed<string | null>;
  handlingOffice: Proposed<string | null>;
  transferTo: Proposed<readonly string[]>;
  copyTo: Proposed<readonly string[]>;
  decision: Proposed<Decision> & { alsoAcceptable: readonly string[] };
  ground: Proposed<GroundCode | null>;
  enforcementClue: Proposed<boolean>;
  duplicateOf: Proposed<string | null>;
  /** Earlier matters of the same incident. */
  group: Proposed<readonly string[]>;
  /** Other people's matters about the same shop. */
  related: Proposed<readonly string[]>;
}

/** Proposes everything about one text. */
export function propose(facts: TriageFacts, county: TriageCounty): Proposal {
  const { lexicon, lessons } = county;
  const text = plainText(facts.text);
  const intent = intentOf(text, lexicon);
  let category = categoryOf(text, lexicon, lessons);
  const shops = facts.earlier.flatMap(({ operatorName, operatorRegionId }) =>
    operatorName === null ? [] : [{ name: operatorName, regionId: operatorRegionId }],
  );
  const told = partiesOf(text, facts.channel, facts.known, shops, county);
  // A shop on a platform is where the platform shows it (第十三条): never where the buyer lives.
  const parties = told.guessed && /^V(?:13\.1|07)/u.test(category.value) ? { ...told, operatorRegion: null } : told;
  const urgency = urgencyOf(text, intent.value, facts.receivedOn, lexicon);
  const relation = relationOf(
    { ...toldOf(facts, parties, category.value), text },
    facts.earlier.map((one) => ({ ...one, text: plainText(one.text) })),
    lexicon,
  );
  const guessed = naturesOf(text, category.value, lexicon, lessons);
  const outcome = outcomeOf(
    {
      text,
      intent: intent.value,
      category: category.value,
      nature: guessed.value[0] ?? 'N99',
      receivedOn: facts.receivedOn,
      parties,
      context: facts.context,
      urgentTo: urgency.urgent ? urgency.to : null,
      duplicateOf: intent.value === 'complaint' ? relation.duplicateOf : null,
    },
    lexicon,
  );
  // 欠薪 and 扰民 are no goods and no service.
  const isStranger =
    outcome.decision === 'transfer' && ['HRSS', 'ENV'].some((department) => outcome.transferTo.includes(department));
  if (isStranger) category = { value: 'O99', words: outcome.words };
  const nature = intent.value === 'consultation' ? [] : outcome.forGain || isStranger ? ['N99'] : guessed.value;
  const sums = rolesOfSums(text);
  const clue = clueOf(text, intent.value, category.value, nature, outcome, lexicon);
  const route = routeOf(text, intent.value, intent.anonymous, category.value, parties, county);
  return {
    type: because(intent.value, intent.words, intent),
    category: because(
      category.value,
      category.words,
      category.words.length > 0
        ? { zh: '按说到的商品或者服务归类', en: 'By the goods or the service that is told of' }
        : { zh: '没有说到认得的商品或者服务', en: 'No known goods or service is told of' },
    ),
    nature: because(nature, guessed.words, {
      zh: '按说到的问题归类，最重的在前',
      en: 'By the problem that is told of, the gravest first',
    }),
    reportType: because(
      clue.value ? tipoffTypeOf(text, category.value, nature[0] ?? 'N99', lexicon) : null,
      clue.words,
      clue,
    ),
    urgent: {
      ...because(urgency.urgent, urgency.words, urgency),
      hurt: urgency.hurt,
      measures: urgency.measures,
    },
    parties: because(parties, parties.words, partiesReason(parties)),
    amounts: because(sums, sums.words, sumsReason(sums)),
    ...route,
    transferTo: because(outcome.transferTo, outcome.words, outcome),
    copyTo: because(outcome.copyTo, outcome.words, {
      zh: '抄告行业主管部门',
      en: 'A copy for the authority of the trade',
    }),
    decision: { ...because(outcome.decision, outcome.words, outcome), alsoAcceptable: outcome.also },
    ground: because(
      outcome.ground,
      outcome.words,
      outcome.ground === null ? { zh: '没有看到不予受理的情形', en: 'No ground for declining is seen' } : outcome,
    ),
    enforcementClue: because(clue.value, clue.words, clue),
    duplicateOf: because(
      outcome.decision === 'merge' ? (relation.duplicateOf?.id ?? null) : null,
      relation.duplicateOf?.words ?? [],
      relation.duplicateOf === null
        ? { zh: '没有看到同一人说同一件事', en: 'Nobody is seen to tell the same thing again' }
        : {
            zh: '像是同一人就同一争议再次投诉，请核对（《办法》第十六条第（二）项）',
            en: 'Looks like the same person and the same dispute again, please compare (article 16(2))',
          },
    ),
    group: because(
      relation.group.ids,
      relation.group.words,
      relation.group.ids.length === 0
        ? { zh: '没有看到别处说同一种商品', en: 'Nobody else is seen to tell of the same product' }
        : {
            zh: '说的是同一种商品，可能是一起群体性投诉（《办法》第十二条）',
            en: 'They tell of the same product: perhaps one incident of many (article 12)',
          },
    ),
    related: because(
      relation.sameOperator,
      [],
      relation.sameOperator.length === 0
        ? { zh: '没有同一家店的别的件', en: 'No other matter of the same shop' }
        : { zh: '同一家店还有别的件', en: 'There are other matters of the same shop' },
    ),
  };
}

/** What a proposed matter leaves for those that come after it. */
export function earlierMatterOf(id: string, facts: TriageFacts, proposal: Proposal): EarlierMatter {
  return { id, ...toldOf(facts, proposal.parties.value, proposal.category.value) };
}

function toldOf(
  { receivedOn, channel, text, known }: TriageFacts,
  parties: Parties,
  category: string,
): Omit<EarlierMatter, 'id'> {
  return {
    receivedOn,
    channel,
    text,
    category,
    operatorName: parties.operatorName,
    operatorRegionId: parties.guessed ? null : (parties.operatorRegion?.id ?? null),
    homeRegionId: parties.home?.id ?? null,
    consumerName: parties.consumerName,
    phone: known.phone ?? null,
  };
}

function because<T>(value: T, words: readonly string[], { zh, en }: Words): Proposed<T> {
  return { value, why: { words, zh, en } };
}

type Route = Pick<Proposal, 'firstStation' | 'handlingOffice'>;

/** 「就近分转」 by the rule of station.ts; nothing of it for a question, and no station for who gives no name. */
function routeOf(
  text: string,
  intent: Intent,
  anonymous: boolean,
  category: string,
  parties: Parties,
  county: TriageCounty,
): Route {
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
  const station = (id: string | null, words: readonly string[], zh: string, en: string): Route => ({
    firstStation: because(id, words, { zh, en }),
    handlingOffice,
  });
  if (anonymous)
    return station(
      null,
      [],
      '匿名举报不经站点（《办法》第三十七条）',
      'An anonymous tip-off passes no station (article 37)',
    );
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
  { lexicon, gazetteer }: TriageCounty,
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
