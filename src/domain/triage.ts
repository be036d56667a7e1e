/**
 * 分诊 (triage): what a text that comes in most likely is, where it goes and what becomes of it, each with the words it rests on and the rule.
 * It proposes and never decides. Pure: the same text, county and earlier matters give the same proposal.
 */
import type { Day } from './calendar.ts';
import type { Gazetteer } from './gazetteer.ts';
import { intentOf, type Intent } from './intent.ts';
import type { Lessons } from './lesson.ts';
import { plainText, type Lexicon } from './lexicon.ts';
import { clueOf, tipoffTypeOf } from './offence.ts';
import { outcomeOf, type Decision, type GroundCode, type TriageContext } from './outcome.ts';
import { partiesOf, type KnownParties, type Parties } from './party.ts';
import { relationOf, type EarlierMatter } from './relation.ts';
import { routeComplaint, stationShortName, stationsByDistance, type Station } from './station.ts';
import { categoryOf, naturesOf } from './subject.ts';
import { rolesOfSums, type Sums } from './sum.ts';
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

/** The words of the text that a proposal rests on, and the rule in one sentence. */
export interface Why {
  words: readonly string[];
  zh: string;
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
  urgent: Proposed<boolean> & { hurt: boolean; measures: readonly string[] };
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
  const clue = clueOf(text, intent.value, category.value, nature, outcome, lexicon);
  const route = routeOf(text, intent.value, intent.anonymous, category.value, parties, county);
  return {
    type: because(intent.value, intent.words, intent.zh),
    category: because(
      category.value,
      category.words,
      category.words.length > 0 ? '按说到的商品或者服务归类' : '没有说到认得的商品或者服务',
    ),
    nature: because(nature, guessed.words, '按说到的问题归类，最重的在前'),
    reportType: because(
      clue.value ? tipoffTypeOf(text, category.value, nature[0] ?? 'N99', lexicon) : null,
      clue.words,
      clue.zh,
    ),
    urgent: {
      ...because(urgency.urgent, urgency.words, urgency.zh),
      hurt: urgency.hurt,
      measures: urgency.measures,
    },
    parties: because(parties, parties.words, partiesZh(parties)),
    amounts: amountsOf(text),
    ...route,
    transferTo: because(outcome.transferTo, outcome.words, outcome.zh),
    copyTo: because(outcome.copyTo, outcome.words, '抄告行业主管部门'),
    decision: { ...because(outcome.decision, outcome.words, outcome.zh), alsoAcceptable: outcome.also },
    ground: because(outcome.ground, outcome.words, outcome.ground === null ? '没有看到不予受理的情形' : outcome.zh),
    enforcementClue: because(clue.value, clue.words, clue.zh),
    duplicateOf: because(
      outcome.decision === 'merge' ? (relation.duplicateOf?.id ?? null) : null,
      relation.duplicateOf?.words ?? [],
      relation.duplicateOf === null
        ? '没有看到同一人说同一件事'
        : '像是同一人就同一争议再次投诉，请核对（《办法》第十六条第（二）项）',
    ),
    group: because(
      relation.group.ids,
      relation.group.words,
      relation.group.ids.length === 0
        ? '没有看到别处说同一种商品'
        : '说的是同一种商品，可能是一起群体性投诉（《办法》第十二条）',
    ),
    related: because(
      relation.sameOperator,
      [],
      relation.sameOperator.length === 0 ? '没有同一家店的别的件' : '同一家店还有别的件',
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

function because<T>(value: T, words: readonly string[], zh: string): Proposed<T> {
  return { value, why: { words, zh } };
}

function amountsOf(text: string): Proposed<Sums> {
  const sums = rolesOfSums(text);
  return because(sums, sums.words, sums.words.length === 0 ? '没有说到钱数' : '付了的、要求的、损失的，按前后的话分');
}

function partiesZh(parties: Parties): string {
  if (parties.outsideBureau !== null) return '店不在本县';
  if (parties.operatorRegion === null) return '没有说到店在哪里';
  return parties.guessed
    ? `没有写明店在哪里，按住处、渠道或者县城先算在${parties.operatorRegion.name}，请核对`
    : `店在${parties.operatorRegion.name}`;
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
  if (intent === 'consultation')
    return {
      firstStation: because(null, [], '咨询由12315中心答复'),
      handlingOffice: because(null, [], '咨询由12315中心答复'),
    };
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
  const handlingOffice = because(branch?.officeId ?? gone.officeId, parties.words, gone.officeReason);
  if (anonymous || parties.several)
    return {
      firstStation: because(null, [], anonymous ? '匿名举报不经站点（《办法》第三十七条）' : '涉及多家店，不经站点'),
      handlingOffice,
    };
  if (branch !== null)
    return {
      firstStation: because(branch.id, [], `${stationShortName(branch)}：这家企业的各营业点都由它先接`),
      handlingOffice,
    };
  if (gone.stationId !== null || parties.home !== null)
    return { firstStation: because(gone.stationId, parties.words, gone.stationReason), handlingOffice };
  const by = parties.operatorRegion;
  const nearest = by === null ? undefined : stationsByDistance(by, stations)[0]?.station;
  return {
    firstStation:
      nearest === undefined
        ? because(null, [], gone.stationReason)
        : because(nearest.id, [], `${stationShortName(nearest)}：没有写明住处，先算离店最近的`),
    handlingOffice,
  };
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
