/**
 * 管辖 (jurisdiction): who has power over a complaint (令121 第十三条、第十四条). A person answers, the rule says who
 * and why, and both are kept on the matter. A dispute between bureaus is talked over for seven working days; after them
 * the common superior designates (第三十三条).
 */
import type { JurisdictionAnswers, PowerOf, Where } from './records.ts';
import { z } from 'zod';
import { dayOf, type Day } from '../../base/calendar.ts';
import { moved, type Complaint } from '../complaint.ts';
import type { Change } from '../../base/event.ts';
import { demanding, labelled, written, yesNo, type FieldOption } from '../../base/field.ts';
import { groundsOf } from '../../law/ground.ts';
import { demandHaving } from './identity.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { ruleSetOn, ruleSets, type RuleSet } from '../../law/rulebook.ts';
import type { Words } from '../../base/words.ts';
import { proceedingWords } from '../words/move-words.ts';

/** Where a place that decides is, of complaints and tip-offs. */
export const where: readonly FieldOption[] = [
  { value: 'here', zh: '在本县', en: 'In this county' },
  { value: 'elsewhere', zh: '在别处', en: 'Elsewhere' },
  { value: 'unknown', zh: '不清楚', en: 'Not known' },
];
const choice = <const T extends readonly [string, ...string[]]>(values: T) => z.enum(values).optional();
const when = (field: string, ...is: string[]) => ({ when: { field, is } });

export const FindJurisdiction = demanding(
  z.object({
    inDuty: labelled(z.enum(['yes', 'no']), {
      zh: '属于市场监督管理部门的职责吗',
      en: 'Is it within the duties of market regulation?',
      input: 'choice',
      options: yesNo,
    }),
    department: labelled(written().max(60).default(''), {
      zh: '归哪个部门管',
      en: 'The department that has charge',
      input: 'text',
      ...when('inDuty', 'no'),
    }),
    respondent: labelled(choice(['ordinary', 'platform', 'ownSite', 'onPlatform']), {
      zh: '被投诉人是哪一种',
      en: 'What the operator is',
      input: 'choice',
      options: [
        { value: 'ordinary', zh: '一般经营者', en: 'An ordinary operator' },
        { value: 'platform', zh: '电子商务平台', en: 'A platform' },
        { value: 'ownSite', zh: '自建网站或其他网络服务上的卖家', en: 'A seller on its own site or service' },
        { value: 'onPlatform', zh: '平台内的店', en: 'A shop on a platform' },
      ],
      ...when('inDuty', 'yes'),
    }),
    place: labelled(choice(['here', 'elsewhere', 'unknown']), {
      zh: '实际经营地',
      en: 'Where it really trades',
      input: 'choice',
      options: where,
      ...when('respondent', 'ordinary'),
    }),
    home: labelled(choice(['here', 'elsewhere', 'unknown']), {
      zh: '住所地（执照上的地址）',
      en: 'Its registered domicile',
      input: 'choice',
      options: where,
      ...when('respondent', 'ordinary', 'platform', 'ownSite'),
    }),
    published: labelled(choice(['here', 'elsewhere', 'none']), {
      zh: '平台上公示的地址',
      en: 'The address published on the platform',
      input: 'choice',
      options: [where[0], where[1], { value: 'none', zh: '没有公示', en: 'None' }] as FieldOption[],
      ...when('respondent', 'onPlatform'),
    }),
    shopPlace: labelled(choice(['here', 'elsewhere', 'unknown']), {
      zh: '店的实际经营地',
      en: 'Where the shop really trades',
      hintZh: '2026年4月15日以前收到的看这里，不看公示的地址；以后收到的不用选',
      hintEn: 'Decides for what was received before 15 April 2026, instead of the published address; not asked since',
      input: 'choice',
      options: where,
      ...when('respondent', 'onPlatform'),
      optional: true,
    }),
    reachable: labelled(choice(['yes', 'no']), {
      zh: '按公示的地址联系得上吗',
      en: 'Can it be reached at that address?',
      input: 'choice',
      options: yesNo,
      ...when('published', 'here', 'elsewhere'),
    }),
    platformHome: labelled(choice(['here', 'elsewhere']), {
      zh: '平台经营者的住所地',
      en: "The platform's domicile",
      input: 'choice',
      options: where.slice(0, 2),
      ...when('respondent', 'onPlatform'),
    }),
    firstElsewhere: labelled(choice(['yes', 'no']), {
      zh: '别的有权的局先收到了吗',
      en: 'Did another competent bureau receive it first?',
      input: 'choice',
      options: yesNo,
      ...when('inDuty', 'yes'),
    }),
    elsewhereOn: labelled(z.iso.date().nullable().default(null), {
      zh: '那个局哪天收到的',
      en: 'The day on which that bureau received it',
      input: 'day',
      ...when('firstElsewhere', 'yes'),
      optional: true,
    }),
    bureau: labelled(written().max(60).default(''), {
      zh: '有权的是哪个局',
      en: 'The bureau that has power',
      input: 'text',
      ...when('inDuty', 'yes'),
      optional: true,
    }),
  }),
);

/** The tree of 第十三条、第十四条, by the rule in force on the day of receipt. */
export function powerOf(answers: JurisdictionAnswers, ruleSet: RuleSet, receivedOn: Day | null = null): PowerOf {
  if (answers.inDuty === 'no') return powerOutside(answers, ruleSet);
  if (answers.firstElsewhere === 'yes') return powerOfFirst(answers, ruleSet, receivedOn);
  return powerByAddress(answers, ruleSet);
}

// The numbers of the other articles of 令62 and 令51 are not certain: their titles are cited alone.
const ownArticle: Readonly<Record<RuleSet, string>> = {
  SAMR121: '第十三条',
  SAMR20: '第十二条',
  GS62: '第六条',
  GS51: '',
};
const firstArticle: Readonly<Record<RuleSet, string>> = { SAMR121: '第十四条', SAMR20: '第十三条', GS62: '', GS51: '' };

function cite(ruleSet: RuleSet, article: string): string {
  return `${ruleSets[ruleSet].title}${article}`;
}

function powerOutside({ department }: JurisdictionAnswers, ruleSet: RuleSet): PowerOf {
  return {
    power: 'department',
    article: cite(ruleSet, groundsOf(ruleSet).decline.NA1?.article ?? ''),
    zh: `不属于市场监督管理部门职责，归${department || '别的部门'}管`,
    en: `Outside the duties of market regulation; ${department || 'another department'} has charge`,
  };
}

/** Two bureaus have power: the days decide, not who says that he was first. */
function powerOfFirst(
  { bureau, elsewhereOn = null }: JurisdictionAnswers,
  ruleSet: RuleSet,
  receivedOn: Day | null,
): PowerOf {
  const article = cite(ruleSet, firstArticle[ruleSet]);
  const [other, otherEn] = bureauWords(bureau);
  if (elsewhereOn !== null && receivedOn !== null && receivedOn < elsewhereOn)
    return {
      power: 'here',
      article,
      zh: `两个局都有权的，由先收到的处理；本局${receivedOn}收到，${other}${elsewhereOn}才收到`,
      en: `Where two bureaus have power the first to receive it handles it; this one received it on ${receivedOn}, ${otherEn} on ${elsewhereOn}`,
    };
  return {
    power: 'elsewhere',
    article,
    zh: `两个局都有权的，由先收到的处理；${other}先收到了`,
    en: `Where two bureaus have power the first to receive it handles it; ${otherEn} was first`,
  };
}

function bureauWords(bureau: string | undefined): [zh: string, en: string] {
  return [bureau || '别的市场监管局', bureau || 'another bureau'];
}

function powerByAddress(answers: JurisdictionAnswers, ruleSet: RuleSet): PowerOf {
  const { places, zh, en } = decisiveAddress(answers, ruleSet === 'SAMR121');
  const article = cite(ruleSet, ownArticle[ruleSet]);
  if (places.includes('here')) return { power: 'here', article, zh: `${zh}在本县`, en: `${en} is in this county` };
  if (places.includes('unknown') || places.every((one) => one === undefined))
    return { power: 'unclear', article, zh: `${zh}还不清楚`, en: `${en} is not known yet` };
  const [other, otherEn] = bureauWords(answers.bureau);
  return {
    power: 'elsewhere',
    article,
    zh: `${zh}不在本县，由${other}处理`,
    en: `${en} is not in this county; ${otherEn} handles it`,
  };
}

/** Which address decides for what the operator is, and where it is said to be. */
interface DecisiveAddress extends Words {
  places: readonly (Where | 'none' | undefined)[];
}

function decisiveAddress(
  { respondent, place, home, published, shopPlace, reachable, platformHome }: JurisdictionAnswers,
  modern: boolean,
): DecisiveAddress {
  switch (respondent) {
    case 'platform':
    case 'ownSite':
      return { places: [home], zh: '网上经营者的住所地', en: 'The domicile of the online operator' };
    case 'onPlatform':
      if (modern && (published === 'none' || reachable === 'no'))
        return {
          places: [platformHome],
          zh: '店没有公示地址或者联系不上，看平台的住所地：平台',
          en: 'The shop has no published address or cannot be reached, so the platform’s domicile decides, which',
        };
      return modern
        ? {
            places: [published, platformHome],
            zh: '店在平台公示的地址或者平台的住所地',
            en: 'The shop’s published address or the platform’s domicile',
          }
        : {
            places: [shopPlace ?? 'unknown', platformHome],
            zh: '店的实际经营地或者平台的住所地',
            en: 'Where the shop really trades or the platform’s domicile',
          };
    default:
      return {
        places: [place, home],
        zh: '经营者的实际经营地或者住所地',
        en: 'The operator’s place of trade or domicile',
      };
  }
}

export function findJurisdiction(
  complaint: Complaint,
  input: z.infer<typeof FindJurisdiction>,
  facts: Facts,
): Change<Complaint> {
  const state = moved(complaint, 'findJurisdiction');
  demandHaving(complaint, facts);
  const answers = input as JurisdictionAnswers;
  const receivedOn = dayOf(complaint.receivedAt ?? complaint.filedAt);
  const found = powerOf(answers, ruleSetOn(receivedOn), receivedOn);
  return {
    next: { ...complaint, state, jurisdiction: { ...found, answers, on: facts.today, byId: facts.by.id } },
    event: eventOf(complaint, 'jurisdiction-found', facts, { ...found }),
  };
}

export const jurisdictionMoves = {
  findJurisdiction: {
    ...proceedingWords.findJurisdiction,
    input: FindJurisdiction,
    apply: findJurisdiction,
  },
} as const;
