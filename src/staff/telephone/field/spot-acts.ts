/** What is typed for a penalty on the spot, what is missing of it, and what is sent. */
import { beyondFen } from '../../../domain/base/money.ts';
import { fullTitle } from '../../../domain/law/provision.ts';
import type { Provision } from '../../../domain/law/words/provision-words.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { OpenAct } from '../outbox/kept-acts.ts';
import type { Day } from '../outbox/wire.ts';
import type { Signing } from '../signature-pad.tsx';
import type { Standing } from './again.ts';
import { missingRefusal, notRefused, refusalWords } from './refusal.ts';
import { stepsOf, type Shop } from './shops.ts';
import { isVisitStep, type SpotInput } from './visit-step.ts';
import { together, tooLong, type Box, type Missing, type Team } from './visit.ts';

export const partyWords = {
  person: { zh: '个人', en: 'A person' },
  soleTrader: { zh: '个体户', en: 'A sole trader' },
  organisation: { zh: '单位', en: 'An organisation' },
} as const satisfies Record<string, Words>;
export type PartyKind = keyof typeof partyWords;
export const partyKinds: readonly PartyKind[] = ['person', 'soleTrader', 'organisation'];

/** 行政处罚法第五十一条: two hundred yuan for a natural person, three thousand for all others; the bureau asks once more. */
export const mostYuan: Readonly<Record<PartyKind, number>> = { person: 200, soleTrader: 3000, organisation: 3000 };

/** A provision as it is typed: the law, the article, and the paragraph and item where there are any. */
export interface Cited {
  law: string;
  article: string;
  paragraph: string;
  item: string;
}
export const uncited: Cited = { law: '', article: '', paragraph: '', item: '' };

export interface SpotDraft {
  name: string;
  kind: PartyKind | '';
  cause: string;
  facts: string;
  violated: Cited[];
  applied: Cited[];
  fine: string;
  warning: 'yes' | 'no';
  heard: '' | 'said' | 'nothing';
  signing: Signing;
  isRefused: boolean;
  refusedWhy: string;
  witness: string;
  isRecorded: boolean;
}

export const emptySpot = (shop: Pick<Shop, 'name' | 'unregistered'>, findings: readonly string[]): SpotDraft => ({
  name: shop.name,
  kind: shop.unregistered ? 'person' : '',
  cause: '',
  facts: findings.join('；'),
  violated: [uncited],
  applied: [uncited],
  fine: '',
  warning: 'yes',
  heard: '',
  signing: { name: '', lines: [], typed: false, readAloud: false },
  ...notRefused,
});

/** States of a visit out of which a case is opened. */
const penalised: readonly Standing['state'][] = [
  'found',
  'ordered',
  'unrectified',
  'rectified',
  'banOrdered',
  'banned',
];

/** What was found there that breaks the law, on this telephone or as the bureau told; empty where nothing is to be penalised. */
export function violationsOf(shop: Shop, standing: Standing, acts: readonly OpenAct[]): string[] {
  if (!penalised.includes(standing.state)) return [];
  const own = stepsOf(acts, shop.id)
    .map(({ item }) => item)
    .findLast((item) => item.move === 'recordFinding');
  const rows = own?.input.findings ?? shop.findings;
  return rows.filter(({ isViolation }) => isViolation).map(({ text }) => text);
}

/**
 * The number of the decision at these premises: that of one which was not taken, whose paper may have been handed over already; else the
 * first on this telephone that no act of it has used. Null where it has none.
 */
export function formFor({ spotForms = [] }: Day, acts: readonly OpenAct[], shopId: string): string | null {
  const made = acts.flatMap(({ act, body: { item, problem } }) =>
    isVisitStep(item) && item.move === 'decideOnTheSpot' ? [{ state: act.state, problem, item }] : [],
  );
  const held = made.findLast(({ state, item }) => state === 'held' && item.entryId === shopId);
  // The bureau does not know that number, or knows it as another's.
  if (held !== undefined && held.problem?.code !== 'spot-form-unknown') return held.item.input.form;
  const used = new Set(made.map(({ item }) => item.input.form));
  return spotForms.find((form) => !used.has(form)) ?? null;
}

const mostArticles = 1999;
const isArticle = (typed: string) => /^[1-9]\d{0,3}$/u.test(typed.trim()) && Number(typed) <= mostArticles;

/** The first thing that is missing, with the box in which it is written; null when it can be handed over. */
export function missingSpot(draft: SpotDraft, team: readonly Team[]): Missing | null {
  const { name, cause, facts, isRefused, signing } = draft;
  const written: Box[] = [
    { id: 'name', zh: '当事人', en: 'The party', value: name, most: 100 },
    { id: 'cause', zh: '案由', en: 'The cause', value: cause, most: 200 },
    // The bureau takes more; the slip is 76 mm wide, and what it tells is handed over at the shop.
    { id: 'facts', zh: '违法事实', en: 'The facts', value: facts, most: 1000 },
    {
      id: 'refused',
      zh: '不肯签的原因和见证人一共',
      en: 'Why it was not signed, with the witness',
      value: isRefused ? receiverOf(draft) : '',
      most: 50,
    },
    { id: 'sign', zh: '签收的人的姓名', en: 'Who signed', value: isRefused ? '' : signing.name, most: 50 },
  ];
  return together(
    ...missingParty(draft),
    missingBasis(draft),
    missingPenalty(draft),
    ...missingHanded(draft, team),
    tooLong(written),
  );
}

function missingParty({ name, kind, cause, facts }: SpotDraft): Missing[] {
  const asked: [boolean, Missing][] = [
    [name.trim().length < 2, { id: 'name', zh: '当事人写姓名或者名称。', en: 'Name the party.' }],
    [kind === '', { id: 'kind', zh: '当事人是个人、个体户还是单位，请点一个。', en: 'Say what kind of party it is.' }],
    [cause.trim().length < 2, { id: 'cause', zh: '案由写两个字以上。', en: 'Say what it is about.' }],
    [
      facts.trim().length < 6,
      { id: 'facts', zh: '违法事实写六个字以上。', en: 'Six characters or more for the facts.' },
    ],
  ];
  return asked.flatMap(([isMissing, one]) => (isMissing ? [one] : []));
}

function missingBasis({ violated, applied }: SpotDraft): Missing | null {
  return together(
    missingCited('violated', violated, {
      zh: '违反哪部法第几条，都要写；第几款、第几项没有就空着，有就写数字。',
      en: 'Name the law and the article that was broken; paragraph and item in figures, or empty.',
    }),
    missingCited('applied', applied, {
      zh: '依据哪部法第几条处罚，都要写；第几款、第几项没有就空着，有就写数字。',
      en: 'Name the law and the article of the penalty; paragraph and item in figures, or empty.',
    }),
  );
}

function missingCited(id: string, cited: readonly Cited[], words: Words): Missing | null {
  const k = cited.findIndex((one) => !isCited(one));
  return k < 0 ? null : { id: `${id}-${k}`, ...words };
}

function isCited({ law, article, paragraph, item }: Cited): boolean {
  const isPart = (typed: string) => typed.trim() === '' || /^[1-9]\d?$/u.test(typed.trim());
  return law.trim().length >= 2 && isArticle(article) && isPart(paragraph) && isPart(item);
}

/** In fen; null where it is no sum. */
export function fineFen(typed: string): number | null {
  const words = typed.trim() === '' ? '0' : typed.trim();
  return /^\d{1,40}(?:\.\d{1,2})?$/u.test(words) ? Math.min(Math.round(Number(words) * 100), beyondFen) : null;
}

function missingPenalty({ kind, fine, warning, heard }: SpotDraft): Missing | null {
  const fen = fineFen(fine);
  if (fen === null)
    return { id: 'fine', zh: '罚款写元，例如 200；不罚款就空着。', en: 'The fine in yuan; empty for none.' };
  const most = kind === '' ? 0 : mostYuan[kind];
  if (fen > most * 100)
    return {
      id: 'fine',
      zh: `当场最多罚 ${most} 元（《行政处罚法》第五十一条）；要多罚，回所里按普通程序办。`,
      en: `${most} yuan at most on the spot; for more use the ordinary procedure.`,
    };
  if (fen === 0 && warning === 'no')
    return {
      id: 'fine',
      zh: '不警告也不罚款，就不用开决定书。',
      en: 'Neither a warning nor a fine: there is no penalty.',
    };
  return heard === ''
    ? { id: 'heard', zh: '当场告知、听了陈述申辩没有，请点一个。', en: 'Say whether the party was told and heard.' }
    : null;
}

/** Who signed for it, or that it was refused, why and before whom. */
function receiverOf(draft: SpotDraft): string {
  return draft.isRefused ? `拒签：${refusalWords(draft)}` : draft.signing.name.trim();
}

function missingHanded(draft: SpotDraft, team: readonly Team[]): Missing[] {
  const { isRefused, signing } = draft;
  const people: Missing[] =
    new Set(team.map(({ accountId }) => accountId)).size < 2
      ? [{ id: 'team', zh: '当场处罚也要两个人；请勾上在场的另一名。', en: 'It takes two officers; tick the other.' }]
      : [];
  if (isRefused) return [...people, ...missingRefusal(draft)];
  if (signing.lines.length === 0)
    return [
      ...people,
      { id: 'sign', zh: '请当事人签收；不肯签就点“不肯签”。', en: 'Have it signed, or press “refuses”.' },
    ];
  return signing.name.trim().length >= 2
    ? people
    : [...people, { id: 'sign', zh: '签收的人写姓名，两个字以上。', en: 'Name who signed.' }];
}

function provision({ law, article, paragraph, item }: Cited): Provision {
  const part = (typed: string) => (/^[1-9]\d?$/u.test(typed.trim()) ? Number(typed) : null);
  return {
    law: fullTitle(law.trim()),
    article: isArticle(article) ? Number(article) : 0,
    paragraph: part(paragraph),
    item: part(item),
  };
}

/** As the bureau takes it; the day is that of the act. */
export function spotInput(
  draft: SpotDraft,
  {
    form,
    address,
    team,
    signatureId,
  }: { form: string; address: string; team: readonly Team[]; signatureId: string | null },
): SpotInput {
  const { name, kind, cause, facts, warning, heard } = draft;
  return {
    form,
    operatorName: name.trim(),
    partyKind: kind,
    partyCode: '',
    partyAddress: address,
    cause: cause.trim(),
    facts: facts.trim(),
    fineFen: fineFen(draft.fine) ?? 0,
    warning,
    heard,
    violated: draft.violated.map(provision),
    applied: draft.applied.map(provision),
    discretion: 'ordinary',
    discretionBy: [],
    receiver: receiverOf(draft).slice(0, 50),
    officerIds: team.map(({ accountId }) => accountId),
    signatureIds: signatureId === null ? [] : [signatureId],
  };
}
