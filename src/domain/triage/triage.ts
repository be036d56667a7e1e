/**
 * 分诊 (triage): what a text that comes in most likely is, where it goes and what becomes of it, each with the words it rests on and the rule.
 * It proposes and never decides. Pure: the same text, county and earlier matters give the same proposal.
 */
import { basisOn, because, type Basis, type Proposed } from './cited-grounds.ts';
import type { Calendar, Day } from '../base/calendar.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { DeclineGround, GroundRow } from '../law/ground.ts';
import { intentOf, learnedIntention, type Intent, type Intention } from './intent.ts';
import { headingOf } from './destination.ts';
import type { Words } from '../base/words.ts';
import type { Lessons } from './learned-words.ts';
import { agreed, type Agreed, type Doubt } from './learned/agreement.ts';
import { isEmptyTalk, isTurnedAway, nothingTold, weighed, type Weighed } from './learned/second-look.ts';
import type { Voter, Votes } from './learned/voter.ts';
import { plainText, type Lexicon } from './lexicon.ts';
import { clueOf, tipoffTypeOf, type Clue } from './offence.ts';
import {
  acceptedAnyway,
  outcomeOf,
  type Decision,
  type Outcome,
  type OutcomeFacts,
  type TriageContext,
} from './outcome.ts';
import { partiesOf, partiesReason, type KnownParties, type Parties } from './party.ts';
import { relationOf, type EarlierMatter, type Relation, type Together } from './earlier-matters.ts';
import { claimOf } from './request.ts';
import { naturesOf, rankedCategories, rankedNatures, type Guess } from './subject.ts';
import { rolesOfSums, sumsReason, type Sums } from './spoken-sums.ts';
import { urgencyOf, type Urgency } from './urgency.ts';

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
  /** What labelled texts have taught beside the rules. */
  voter: Voter;
  /** Which earlier matters are one trouble with what is told. */
  together: Together;
  /** The holidays, behind which the last day of the three years moves. */
  calendar: Calendar;
}

/** `A16-3` of the label files, which are all of 令121; what was received under an older rule has the ground of that rule's own list. */
export type GroundCode = `A16-${1 | 2 | 3 | 4 | 5 | 6 | 7}` | DeclineGround;

/** Where the rules and the second voter differ, what each says: nothing of it is taken unseen. */
export type Doubted<T> = Proposed<T> & { doubt: Doubt<T> | null };

/** In the codes of the label files. */
export interface Proposal {
  type: Doubted<Intent>;
  category: Doubted<string>;
  nature: Proposed<readonly string[]> & { doubt: Doubt<string> | null };
  reportType: Proposed<string | null>;
  urgent: Proposed<boolean> & { hurt: boolean; measures: readonly Words[] };
  parties: Proposed<Parties>;
  amounts: Proposed<Sums>;
  /** What he asks for, in his own words. */
  claim: Proposed<string | null>;
  firstStation: Proposed<string | null>;
  handlingOffice: Proposed<string | null>;
  transferTo: Proposed<readonly string[]>;
  copyTo: Proposed<readonly string[]>;
  /** `outside`: by the text's own words another authority has the power. */
  decision: Doubted<Decision> & { alsoAcceptable: readonly string[]; outside: boolean };
  ground: Proposed<GroundCode | null> & { row: GroundRow | null };
  enforcementClue: Proposed<boolean>;
  /** `samePhone`: the telephone agrees, which neither a name nor likeness shows; `closed`: that matter is finished. */
  duplicateOf: Proposed<string | null> & { samePhone: boolean; closed: boolean };
  /** Earlier matters of the same incident. */
  group: Proposed<readonly string[]>;
  /** Other people's matters about the same shop. */
  related: Proposed<readonly string[]>;
}

/** Proposes everything about one text. */
export function propose(facts: TriageFacts, county: TriageCounty): Proposal {
  const told = readText(facts, county);
  const { text, basis, intent, category, nature, parties, urgency, relation, outcome, sums, clue } = told;
  return {
    type: { ...because(intent.value, intent.words, intent), doubt: told.doubts.kind },
    category: { ...proposedCategory(category), doubt: told.doubts.category },
    nature: {
      ...because(nature.value, nature.words, {
        zh: '按说到的问题归类，最重的在前',
        en: 'By the problem that is told of, the gravest first',
      }),
      doubt: told.doubts.nature,
    },
    reportType: because(
      clue.value ? tipoffTypeOf(text, category.value, nature.value[0] ?? 'N99', county.lexicon) : null,
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
    claim: proposedClaim(text, intent.value, outcome, county.lexicon),
    ...headingOf(text, intent.value, intent.anonymous, category.value, parties, county, basis),
    transferTo: because(outcome.transferTo, outcome.words, outcome),
    copyTo: because(outcome.copyTo, outcome.words, {
      zh: '抄告行业主管部门',
      en: 'A copy for the authority of the trade',
    }),
    decision: {
      ...because(outcome.decision, outcome.words, outcome),
      alsoAcceptable: outcome.also,
      outside: outcome.outside,
      doubt: outcome.doubt,
    },
    ground: proposedGround(outcome, basis),
    enforcementClue: because(clue.value, clue.words, clue),
    duplicateOf: proposedDuplicate(outcome, relation, basis),
    group: proposedGroup(relation, basis),
    related: proposedRelated(relation),
  };
}

/** Everything that was read out of one text, before it is put into the sentences of a proposal. */
interface TextRead {
  /** In one width and without spaces. */
  text: string;
  basis: Basis;
  intent: Intention;
  category: Guess<string>;
  nature: Guess<readonly string[]>;
  parties: Parties;
  urgency: Urgency;
  relation: Relation;
  outcome: Weighed;
  sums: Sums;
  clue: Clue;
  doubts: { kind: Doubt<Intent> | null; category: Doubt<string> | null; nature: Doubt<string> | null };
}

function readText(facts: TriageFacts, county: TriageCounty): TextRead {
  const { lexicon } = county;
  const text = plainText(facts.text);
  const basis = basisOn(facts.receivedOn);
  const votes = county.voter.votes(facts.text);
  const subject = subjectOf(text, votes, county);
  const { intent, kind } = intentHeard(text, votes, lexicon, basis);
  const parties = partiesTold(text, facts, subject.value, county);
  const urgency = urgencyOf(text, intent.value, facts.receivedOn, lexicon);
  const relation = relationOf(
    { ...toldOf(facts, parties, subject.value), text },
    facts.earlier.map((one) => ({ ...one, text: plainText(one.text) })),
    county,
  );
  const read = { text, basis, parties, urgency, relation, sums: rolesOfSums(text) };
  if (isEmptyTalk(facts.text.trim(), votes.decision, { urgent: urgency.urgent, sums: read.sums.words.length }))
    return emptyRead(read);
  const problem = natureHeard(text, subject.value, votes, county);
  const told: OutcomeFacts = {
    text,
    intent: intent.value,
    category: subject.value,
    nature: problem.value[0] ?? 'N99',
    receivedOn: facts.receivedOn,
    calendar: county.calendar,
    parties,
    context: facts.context,
    urgentTo: urgency.decides ? urgency.to : null,
    duplicateOf: intent.value === 'complaint' ? relation.duplicateOf : null,
    isSeconded: isTurnedAway(votes.decision),
  };
  const outcome = weighed(outcomeOf(told, lexicon, basis), votes.decision, () => acceptedAnyway(told, lexicon, basis));
  const isStranger = isNoPurchase(outcome);
  const category = isStranger ? { value: 'O99', words: outcome.words } : subject;
  const nature = intent.value === 'consultation' ? [] : outcome.forGain || isStranger ? ['N99'] : problem.value;
  const isSettled = isStranger || outcome.forGain || intent.value === 'consultation';
  return {
    ...read,
    intent,
    category,
    nature: { value: nature, words: problem.words },
    outcome,
    clue: clueOf(text, intent.value, category.value, nature, outcome, lexicon, basis),
    doubts: { kind, category: isStranger ? null : subject.doubt, nature: isSettled ? null : problem.doubt },
  };
}

/** A greeting, a test, an advertisement: whoever wrote it is asked what it is about, and nothing is proposed for acceptance. */
function emptyRead(read: Omit<TextRead, 'intent' | 'category' | 'nature' | 'outcome' | 'clue' | 'doubts'>): TextRead {
  const nobody = { value: false, words: [], zh: nothingTold.zh, en: nothingTold.en };
  return {
    ...read,
    intent: { ...nobody, value: 'consultation', anonymous: false, weight: 1 },
    category: { value: 'O99', words: [] },
    nature: { value: [], words: [] },
    outcome: nothingTold,
    clue: nobody,
    doubts: { kind: null, category: null, nature: null },
  };
}

/** How sure the rules are beside the second voter, tried on hands that were left out (scripts/voter-cross.ts). */
const trusts = {
  kind: { first: 1, share: 0, sure: 1 },
  category: { first: 1, share: 0.2, sure: 12 },
  nature: { first: 0.9, share: 0.2, sure: 4, ofLead: true },
} as const;

function intentHeard(
  text: string,
  votes: Votes,
  lexicon: Lexicon,
  basis: Basis,
): { intent: Intention; kind: Doubt<Intent> | null } {
  const rules = intentOf(text, lexicon, basis);
  const heard = agreed([rules], votes.kind, trusts.kind, rules.value) as Agreed<Intent>;
  const intent = heard.by === 'rules' ? rules : { ...rules, ...learnedIntention(heard.value, heard.words, basis) };
  return { intent, kind: heard.doubt };
}

function subjectOf(text: string, votes: Votes, { lexicon, lessons }: TriageCounty): Agreed<string> {
  return agreed(rankedCategories(text, lexicon, lessons), votes.leaf, trusts.category, 'O99');
}

function natureHeard(
  text: string,
  category: string,
  votes: Votes,
  { lexicon, lessons }: TriageCounty,
): Guess<readonly string[]> & { doubt: Doubt<string> | null } {
  const ranked = rankedNatures(text, category, lexicon, lessons);
  const heard = agreed(ranked, votes.nature, trusts.nature, 'N99');
  const others = naturesOf(ranked).value.filter((nature) => nature !== heard.value && nature !== 'N99');
  return { value: [heard.value, ...others].slice(0, 2), words: heard.words, doubt: heard.doubt };
}

function partiesTold(
  text: string,
  { channel, known, earlier }: TriageFacts,
  category: string,
  county: TriageCounty,
): Parties {
  const shops = earlier.flatMap(({ operatorName, operatorRegionId }) =>
    operatorName === null ? [] : [{ name: operatorName, regionId: operatorRegionId }],
  );
  const told = partiesOf(text, channel, known, shops, county);
  return told.guessed && isOnPlatform(category) ? { ...told, operatorRegion: null } : told;
}

/** A shop on a platform is where the platform shows it (第十三条): never where the buyer lives. */
export function isOnPlatform(category: string): boolean {
  return /^V(?:13\.1|07)/u.test(category);
}

/** 欠薪 and 扰民 are no goods and no service. */
function isNoPurchase({ decision, transferTo }: Outcome): boolean {
  return decision === 'transfer' && ['HRSS', 'ENV'].some((department) => transferTo.includes(department));
}

function proposedCategory({ value, words }: Guess<string>): Proposed<string> {
  return because(
    value,
    words,
    words.length > 0
      ? { zh: '按说到的商品或者服务归类', en: 'By the goods or the service that is told of' }
      : { zh: '没有说到认得的商品或者服务', en: 'No known goods or service is told of' },
  );
}

/** What he asks for; nobody asks for anything who only asks a question or tips off. */
function proposedClaim(text: string, intent: Intent, { decision }: Outcome, lexicon: Lexicon): Proposal['claim'] {
  const claim = decision === 'junk' || !intent.startsWith('complaint') ? null : claimOf(text, lexicon);
  return claim === null
    ? because(null, [], { zh: '没有说到想要什么', en: 'Nothing is told of what is asked for' })
    : because(claim.value, claim.words, { zh: '话里说的请求', en: 'What is asked for, as told' });
}

function proposedGround(outcome: Outcome, basis: Basis): Proposal['ground'] {
  const { ground, words } = outcome;
  if (ground === null)
    return {
      ...because(null, words, { zh: '没有看到不予受理的情形', en: 'No ground for declining is seen' }),
      row: null,
    };
  return { ...because(codeOf(ground, basis), words, outcome), row: basis.row(ground) };
}

function proposedDuplicate({ decision }: Outcome, { duplicateOf }: Relation, basis: Basis): Proposal['duplicateOf'] {
  if (duplicateOf === null)
    return {
      ...because(null, [], {
        zh: '没有看到同一人说同一件事',
        en: 'Nobody is seen to tell the same thing again',
      }),
      samePhone: false,
      closed: false,
    };
  return {
    ...because(
      decision === 'merge' || duplicateOf.closed ? duplicateOf.id : null,
      duplicateOf.words,
      basis.say({
        zh: '像是同一人就同一争议再次投诉，请核对{sameDispute}',
        en: 'Looks like the same person and the same dispute again, please compare{sameDispute}',
      }),
    ),
    samePhone: duplicateOf.samePhone,
    closed: duplicateOf.closed,
  };
}

function proposedGroup({ group }: Relation, basis: Basis): Proposal['group'] {
  return because(
    group.ids,
    group.words,
    group.ids.length === 0
      ? { zh: '没有看到别处说同一种商品', en: 'Nobody else is seen to tell of the same product' }
      : basis.say({
          zh: '说的是同一种商品，可能是一起群体性投诉{joint}',
          en: 'They tell of the same product: perhaps one incident of many{joint}',
        }),
  );
}

function proposedRelated({ sameOperator }: Relation): Proposal['related'] {
  return because(
    sameOperator,
    [],
    sameOperator.length === 0
      ? { zh: '没有同一家店的别的件', en: 'No other matter of the same shop' }
      : { zh: '同一家店还有别的件', en: 'There are other matters of the same shop' },
  );
}

/** The labels number the grounds as 第十六条 of 令121 does. */
function codeOf(ground: DeclineGround, { rules }: Basis): GroundCode {
  return rules === 'SAMR121' ? (ground.replace('NA', 'A16-') as GroundCode) : ground;
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
    operatorId: known.registered?.rootId ?? null,
  };
}
