/**
 * 合同文本 (standard contract): what an operator filed (备案), which is looked at again by a day, the model texts that are recommended (示范文本,
 * 「加大合同监管力度」, S37), and a sample of each industry for the rounds (S35). Each can be put under review with one press.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change, Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { StandardContractVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text as said, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts } from '../../matter/matter.ts';
import { contractText } from './contract-review.ts';
import { clauseTrades, clauseTradeWords, type ClauseTrade } from './trade.ts';

export const standardContractKindWords = {
  filed: { zh: '备案合同', en: 'Filed' },
  model: { zh: '示范文本', en: 'Model text' },
  sample: { zh: '行业样本', en: 'Sample of an industry' },
} as const;
export type StandardContractKind = keyof typeof standardContractKindWords;
const kinds = Object.keys(standardContractKindWords) as [StandardContractKind, ...StandardContractKind[]];

export const standardContractStateWords = {
  kept: { zh: '在用', en: 'In use' },
  ended: { zh: '停用', en: 'Out of use' },
} as const;
export type StandardContractState = keyof typeof standardContractStateWords;

export const standardContractMoves = {
  kept: { review: 'kept', recheck: 'kept', renew: 'kept', end: 'ended' },
  ended: {},
} as const satisfies Record<StandardContractState, Partial<Record<string, StandardContractState>>>;
export type StandardContractMove = 'review' | 'recheck' | 'renew' | 'end';

export interface StandardContract {
  countyId: number;
  id: string;
  /** 「范2026-0003」 */
  number: string;
  version: number;
  state: StandardContractState;
  kind: StandardContractKind;
  title: string;
  trade: ClauseTrade;
  /** Who filed it, or who issued the model. */
  operatorName: string;
  edition: string;
  filedOn: Day;
  /** 复查日: by when it is looked at again; null where nobody has to. */
  recheckBy: Day | null;
  recheckedOn: Day | null;
  recheckWords: string;
  text: string;
  byId: string;
  remark: string;
}

const day = { input: 'day', wrongZh: '请选日期', wrongEn: 'choose a day' } as const;
const recheckBy = labelled(z.iso.date().nullable().default(null), {
  ...day,
  zh: '哪天前复查（可不填）',
  en: 'Re-check by (optional)',
  startsEmpty: true,
});
const edition = labelled(written().max(40).default(''), {
  zh: '版本（可不填）',
  en: 'Edition (optional)',
  input: 'text',
});

export const KeepContract = z.object({
  id: z.uuid(),
  kind: labelled(z.enum(kinds), {
    zh: '哪一种',
    en: 'Kind',
    input: 'choice',
    options: kinds.map((value) => ({ value, ...standardContractKindWords[value] })),
  }),
  title: labelled(written().min(2).max(80), { zh: '叫什么', en: 'Title', input: 'text' }),
  trade: labelled(z.enum(clauseTrades), {
    zh: '行业',
    en: 'Industry',
    input: 'choice',
    options: clauseTrades.map((value) => ({ value, ...clauseTradeWords[value] })),
  }),
  operatorName: labelled(written().min(2).max(80), {
    zh: '谁的',
    en: 'Whose',
    input: 'text',
    hintZh: '备案的经营者；示范文本写谁发布的',
    hintEn: 'who filed it, or who issued the model',
  }),
  edition,
  filedOn: labelled(z.iso.date(), { ...day, zh: '哪天备案、发布的', en: 'Filed or issued on' }),
  recheckBy,
  text: contractText,
});
export type KeepContract = z.infer<typeof KeepContract>;

const RecheckContract = z.object({
  recheckedOn: labelled(z.iso.date(), { ...day, zh: '哪天复查的', en: 'Re-checked on' }),
  recheckWords: labelled(written().min(2).max(400), { zh: '复查情况', en: 'What was found', input: 'longText' }),
  recheckBy,
});
type RecheckContract = z.infer<typeof RecheckContract>;
const RenewContract = z.object({
  edition,
  filedOn: labelled(z.iso.date(), { ...day, zh: '新版哪天备案、发布的', en: 'New edition of' }),
  recheckBy,
  text: contractText,
});
type RenewContract = z.infer<typeof RenewContract>;
const EndContract = z.object({
  remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }),
});

export interface StandardContractFacts extends Facts {
  /** The text as it is kept: without telephones and identity numbers. */
  keptText: (typed: string) => string;
}

function demandPast(path: string, on: string, { today }: Pick<Facts, 'today'>): void {
  if (on > today)
    throw new Refusal('invalid-input', {}, [
      { path, zh: '这一天还没到；请选已经过了的那天。', en: 'The day is still to come.' },
    ]);
}

function demandAhead(at: string | null, { today }: Pick<Facts, 'today'>): void {
  if (at !== null && at <= today)
    throw new Refusal('invalid-input', {}, [
      { path: 'recheckBy', zh: '复查是以后的事；请选以后的一天。', en: 'The re-check is still to come.' },
    ]);
}

export function keepContract(
  input: KeepContract,
  facts: StandardContractFacts & { number: string | null },
): Change<StandardContract> {
  demandPast('filedOn', input.filedOn, facts);
  demandAhead(input.recheckBy, facts);
  const next: StandardContract = {
    ...input,
    countyId: facts.by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'kept',
    recheckedOn: null,
    recheckWords: '',
    text: facts.keptText(input.text),
    byId: facts.by.id,
    remark: '',
  };
  const detail = { number: next.number, kind: next.kind, title: next.title };
  return { next, event: eventOf(next, 'text-kept', facts, detail) };
}

const verbs = {
  review: 'text-put-under-review',
  recheck: 'text-rechecked',
  renew: 'text-renewed',
  end: 'text-ended',
} as const satisfies Record<StandardContractMove, StandardContractVerb>;

export const standardContractProcedure = docketRules<StandardContract, typeof verbs, StandardContractFacts>(
  standardContractMoves,
  verbs,
  {
    review: {
      zh: '送审',
      en: 'Put under review',
      permission: 'standardContract.keep',
      input: z.object({}),
      chief: true,
      apply: () => ({ detail: {} }),
    },
    recheck: {
      zh: '记复查',
      en: 'Record a re-check',
      permission: 'standardContract.keep',
      input: RecheckContract,
      apply: (_entry, input: RecheckContract, facts) => {
        demandPast('recheckedOn', input.recheckedOn, facts);
        demandAhead(input.recheckBy, facts);
        return { next: input, detail: { on: input.recheckedOn, remark: input.recheckWords } };
      },
    },
    renew: {
      zh: '换新版',
      en: 'New edition',
      permission: 'standardContract.keep',
      input: RenewContract,
      apply: (_entry, input: RenewContract, facts) => {
        demandPast('filedOn', input.filedOn, facts);
        demandAhead(input.recheckBy, facts);
        return {
          next: { ...input, text: facts.keptText(input.text) },
          detail: { on: input.filedOn, edition: input.edition },
        };
      },
    },
    end: {
      zh: '停用',
      en: 'Out of use',
      permission: 'standardContract.keep',
      input: EndContract,
      apply: (_entry, { remark }: z.infer<typeof EndContract>) => ({ next: { remark }, detail: { remark } }),
    },
  },
);

/** 合同文本库 */
export const standardContractDocket: Docket<StandardContract, KeepContract, StandardContractFacts> = {
  name: 'standard_contract',
  path: 'standard-contracts',
  zh: '合同文本',
  en: 'Standard contracts',
  letter: '范',
  read: 'contractReview.read',
  states: standardContractStateWords,
  moves: standardContractMoves,
  over: ['ended'],
  opening: { zh: '登一份', en: 'Enter a text', permission: 'standardContract.keep', input: KeepContract },
  open: keepContract,
  procedure: standardContractProcedure,
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'contractReview.read'),
};

export interface StandardContractDetails {
  'text-kept': { number: string; kind: StandardContractKind; title: string };
  'text-put-under-review': Nothing;
  'text-rechecked': { on: string; remark: string };
  'text-renewed': { on: string; edition: string };
  'text-ended': { remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends StandardContractDetails {}
}

export const standardContractTellings: Tellings<StandardContractDetails> = {
  'text-kept': (d) => [`登入《${said(d.title)}》，编号 ${said(d.number)}。`, `Entered as ${said(d.number)}.`],
  'text-put-under-review': plainTelling({ zh: '送审', en: 'Put under review' }),
  'text-rechecked': (d) => [`${said(d.on)} 复查：${said(d.remark)}`, `Re-checked on ${said(d.on)}: ${said(d.remark)}`],
  'text-renewed': (d) => [
    `换新版${said(d.edition) === '' ? '' : ` ${said(d.edition)}`}，${said(d.on)}。`,
    `New edition ${said(d.edition)} of ${said(d.on)}.`,
  ],
  'text-ended': plainTelling({ zh: '停用', en: 'Out of use' }, 'remark'),
};
