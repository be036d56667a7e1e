/**
 * 分诊 (triage): what a text that comes in most likely is, where it goes and what becomes of it, each with the words it rests on and the rule.
 * It proposes and never decides. Pure: the same text, county and earlier matters give the same proposal.
 */
import { basisOn, because, type Basis, type Proposed } from './cited-grounds.ts';
import type { Day } from '../base/calendar.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { DeclineGround, GroundRow } from '../law/ground.ts';
import { intentOf, type Intent } from './intent.ts';
import { headingOf } from './destination.ts';
import type { Words } from '../base/words.ts';
import type { Lessons } from './learned-words.ts';
import { plainText, type Lexicon } from './lexicon.ts';
import { clueOf, tipoffTypeOf } from './offence.ts';
import { outcomeOf, type Decision, type TriageContext } from './outcome.ts';
import { partiesOf, partiesReason, type KnownParties, type Parties } from './party.ts';
import { relationOf, type EarlierMatter } from './earlier-matters.ts';
import { categoryOf, naturesOf } from './subject.ts';
import { rolesOfSums, sumsReason, type Sums } from './spoken-sums.ts';
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

/** `A16-3` of the label files, which are all of 令121; what was received under an older rule has the ground of that rule's own list. */
export type GroundCode = `A16-${1 | 2 | 3 | 4 | 5 | 6 | 7}` | DeclineGround;

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
  /** `outside`: by the text's own words another authority has the power. */
  decision: Proposed<Decision> & { alsoAcceptable: readonly string[]; outside: boolean };
  ground: Proposed<GroundCode | null> & { row: GroundRow | null };
  enforcementClue: Proposed<boolean>;
  /** `samePerson`: the telephone or the full name agrees, which likeness alone does not show. */
  duplicateOf: Proposed<string | null> & { samePerson: boolean };
  /** Earlier matters of the same incident. */
  group: Proposed<readonly string[]>;
  /** Other people's matters about the same shop. */
  related: Proposed<readonly string[]>;
}

/** Proposes everything about one text. */
export function propose(facts: TriageFacts, county: TriageCounty): Proposal {
  const { lexicon, lessons } = county;
  const text = plainText(facts.text);
  const basis = basisOn(facts.receivedOn);
  const intent = intentOf(text, lexicon, basis);
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
    basis,
  );
  // 欠薪 and 扰民 are no goods and no service.
  const isStranger =
    outcome.decision === 'transfer' && ['HRSS', 'ENV'].some((department) => outcome.transferTo.includes(department));
  if (isStranger) category = { value: 'O99', words: outcome.words };
  const nature = intent.value === 'consultation' ? [] : outcome.forGain || isStranger ? ['N99'] : guessed.value;
  const sums = rolesOfSums(text);
  const clue = clueOf(text, intent.value, category.value, nature, outcome, lexicon, basis);
  const route = headingOf(text, intent.value, intent.anonymous, category.value, parties, county, basis);
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
    decision: {
      ...because(outcome.decision, outcome.words, outcome),
      alsoAcceptable: outcome.also,
      outside: outcome.outside,
    },
    ground: {
      ...because(
        outcome.ground === null ? null : codeOf(outcome.ground, basis),
        outcome.words,
        outcome.ground === null ? { zh: '没有看到不予受理的情形', en: 'No ground for declining is seen' } : outcome,
      ),
      row: outcome.ground === null ? null : basis.row(outcome.ground),
    },
    enforcementClue: because(clue.value, clue.words, clue),
    duplicateOf: {
      ...because(
        outcome.decision === 'merge' ? (relation.duplicateOf?.id ?? null) : null,
        relation.duplicateOf?.words ?? [],
        relation.duplicateOf === null
          ? { zh: '没有看到同一人说同一件事', en: 'Nobody is seen to tell the same thing again' }
          : basis.say({
              zh: '像是同一人就同一争议再次投诉，请核对{sameDispute}',
              en: 'Looks like the same person and the same dispute again, please compare{sameDispute}',
            }),
      ),
      samePerson: relation.duplicateOf?.samePerson === true,
    },
    group: because(
      relation.group.ids,
      relation.group.words,
      relation.group.ids.length === 0
        ? { zh: '没有看到别处说同一种商品', en: 'Nobody else is seen to tell of the same product' }
        : basis.say({
            zh: '说的是同一种商品，可能是一起群体性投诉{joint}',
            en: 'They tell of the same product: perhaps one incident of many{joint}',
          }),
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
  };
}
