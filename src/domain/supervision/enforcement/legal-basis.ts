/**
 * 法律依据 (legal basis): which provisions were broken, by which it is penalised, and how the discretion of 处罚法 第五章 was used, with the
 * provision that allows it. The final report says it first, the notice tells it, and the decision takes what was told.
 */
import { z } from 'zod';
import { labelled, type FieldOption } from '../../base/field.ts';
import { Refusal } from '../../base/refusal.ts';
import type { Words } from '../../base/words.ts';
import { ProvisionRow, unlistedIn } from '../../law/provision.ts';
import { type Provision, provisionsZh } from '../../law/words/provision-words.ts';
import { discretionWords, discretions, type Discretion } from './words/discretion-words.ts';

export interface LegalBasis {
  violated: readonly Provision[];
  applied: readonly Provision[];
  /** Null of a case from an old ledger, which says nothing of it. */
  discretion: Discretion | null;
  discretionBy: readonly Provision[];
}

const penalties = ['ordinary', 'lighter', 'reduced', 'heavier'] as const satisfies readonly Discretion[];

const provisions = (zh: string, en: string, hintZh: string, hintEn: string) =>
  labelled(z.array(ProvisionRow).max(10).default([]), { zh, en, hintZh, hintEn, input: 'rows' });

const violated = provisions(
  '违反的规定',
  'Provisions broken',
  '一条一行；法律名称选或者写，“产品质量法”会补成全称',
  'One a row; choose the law or write its name',
);
const applied = provisions('处罚依据', 'Penalised by', '罚则所在的条款', 'The provision with the penalty');
const discretionBy = provisions(
  '裁量的依据',
  'Provision of the discretion',
  '从轻、减轻、从重、不予处罚的才填，例如行政处罚法第三十二条、第三十三条',
  'For lighter, reduced, heavier or no penalty: such as articles 32 and 33 of the Penalty Law',
);
const words: Readonly<Record<Discretion, Words>> = discretionWords;
const choice = <D extends Discretion>(from: readonly [D, ...D[]]) =>
  labelled(z.enum(from), {
    zh: '裁量',
    en: 'Discretion',
    input: 'choice',
    options: from.map((value): FieldOption => ({ value, ...words[value] })),
  });

/** Asked where a law is in no list: the form shows it then alone, and nothing with such a name is numbered before it is ticked. */
export const lawsChecked = labelled(z.boolean().default(false), {
  zh: '写了常用名录里没有的法律，名称已经核对，没有写错',
  en: 'A law that is not in the list of those used most: its title was checked',
  hintZh: '地方性法规、规章等不在名录里的照常可以写；名称要和公布的一字不差',
  hintEn: 'Local rules may be cited as well; the title reads exactly as it was published',
  input: 'tick',
});

/** What is typed where anything may still come of the case. */
export const basisFields = { violated, applied, discretion: choice(discretions), discretionBy, lawsChecked };
/** What is typed of a penalty on the spot, which is handed over before the desk reads it. */
export const spotBasisFields = { violated, applied, discretion: choice(penalties), discretionBy };
/** What is typed of a penalty. */
export const penaltyBasisFields = { ...spotBasisFields, lawsChecked };

/** A law that nobody knows goes into no numbered paper before somebody has looked at its name; it may well be a local one. */
export function demandLawsChecked(provisions: readonly Provision[], isChecked: boolean): void {
  const laws = unlistedIn(provisions)
    .map((law) => `《${law}》`)
    .join('、');
  if (laws === '' || isChecked) return;
  throw new Refusal('law-unlisted', { laws }, [
    {
      path: 'lawsChecked',
      zh: `常用名录里没有${laws}：写错的请改正；确实有的（地方性法规等），请核对名称后打勾再提交。`,
      en: `Not in the list of laws: ${laws}. Correct a slip, or check the title and tick.`,
    },
  ]);
}

/** The basis as it was typed; refuses a list that the discretion asks for and that is empty. */
export function demandBasis({
  violated: broken,
  applied: by,
  discretion,
  discretionBy: allows,
}: LegalBasis): LegalBasis {
  const isPenalty = discretion !== 'exempt' && discretion !== 'unfounded';
  if (discretion !== 'unfounded' && broken.length === 0) throw missing('violated', violatedWords);
  if (isPenalty && by.length === 0) throw missing('applied', appliedWords);
  if ((isPenalty ? discretion !== 'ordinary' : discretion === 'exempt') && allows.length === 0)
    throw missing('discretionBy', discretionByWords);
  const isOrdinary = discretion === 'ordinary' || discretion === 'unfounded';
  return { violated: broken, applied: isPenalty ? by : [], discretion, discretionBy: isOrdinary ? [] : allows };
}

const violatedWords = {
  zh: '请补上违反的规定，至少一条；违法事实不能成立的在“裁量”里选。',
  en: 'Add at least one provision that was broken; choose otherwise where the facts do not stand.',
};
const appliedWords = { zh: '请补上处罚依据，至少一条。', en: 'Add at least one provision that it is penalised by.' };
const discretionByWords = {
  zh: '从轻、减轻、从重、不予处罚要写依据；请补上裁量的依据，或者改选“一般”。',
  en: 'Any other than an ordinary penalty has its provision; add it, or choose the ordinary one.',
};

function missing(path: string, words: { zh: string; en: string }): Refusal {
  return new Refusal('basis-missing', {}, [{ path, ...words }]);
}

/** Of a decision of no penalty: what allows it. */
export const exemptionBy = labelled(z.array(ProvisionRow).max(5).default([]), {
  zh: '不予处罚的依据',
  en: 'Provision of no penalty',
  hintZh: '例如行政处罚法第三十三条第一款（轻微、首违）、第二款（没有主观过错）',
  hintEn: 'Such as article 33(1) of the Penalty Law: slight or first; 33(2): without fault',
  input: 'rows',
  when: { field: 'result', is: ['exempted'] },
  optional: true,
});

/** The basis of no penalty: what the report proposed, unless another is given with the decision. */
export function noPenaltyBasis(
  known: LegalBasis | null,
  result: 'exempted' | 'unfounded',
  given: readonly Provision[],
): LegalBasis {
  if (result === 'unfounded') return { violated: [], applied: [], discretion: 'unfounded', discretionBy: [] };
  const proposed = known?.discretion === 'exempt' ? known.discretionBy : [];
  const allows = given.length > 0 ? given : proposed;
  if (allows.length === 0) throw missing('exemptedBy', exemptedByWords);
  return { violated: known?.violated ?? [], applied: [], discretion: 'exempt', discretionBy: allows };
}

const exemptedByWords = {
  zh: '请补上不予处罚的依据，例如行政处罚法第三十三条第一款。',
  en: 'Add the provision that allows no penalty, such as article 33(1) of the Penalty Law.',
};

/** 「依照《…》第三十二条的规定从轻处罚」, where the penalty is not the ordinary one. */
export function discretionZh({ discretion, discretionBy: allows }: LegalBasis): string {
  const by = provisionsZh(allows);
  if (by === null || discretion === null || discretion === 'ordinary' || discretion === 'unfounded') return '';
  return `依据${by}的规定${discretion === 'exempt' ? '不予处罚' : `${discretionWords[discretion].zh}处罚`}，`;
}
