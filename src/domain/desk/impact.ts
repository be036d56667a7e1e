/**
 * 个人信息保护影响评估 (impact): what is thought through and written down before personal data are handled in a way that weighs on
 * people (个人信息保护法 第五十五条、第五十六条). The security administrator writes it, a deputy director signs it; it is kept, for
 * three years at the least, by not being removable.
 */
import { z } from 'zod';
import { mayDo } from '../base/actor.ts';
import { dayOf, type Day } from '../base/calendar.ts';
import type { Change, Nothing } from '../base/event.ts';
import { labelled, written } from '../base/field.ts';
import type { PrivacyVerb } from '../base/ledger-verbs.ts';
import { text, type Tellings } from '../base/sentence.ts';
import type { Words } from '../base/words.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byAnother } from '../matter/docket/whose-step.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { keptUntil } from './privacy.ts';

export const impactStateWords = {
  drafted: { zh: '待签字', en: 'To be signed' },
  signed: { zh: '已签字', en: 'Signed' },
  dropped: { zh: '作废', en: 'Dropped' },
} as const;
export type ImpactState = keyof typeof impactStateWords;

export const impactMoves = {
  drafted: { rewrite: 'drafted', sign: 'signed', drop: 'dropped' },
  signed: {},
  dropped: {},
} as const satisfies Record<ImpactState, Partial<Record<string, ImpactState>>>;
type ImpactMove = 'rewrite' | 'sign' | 'drop';

/** 第五十五条: in which cases it is written beforehand. */
export const impactOccasions = {
  sensitive: { zh: '处理敏感个人信息（第一项）', en: 'Sensitive data (1)' },
  automated: { zh: '利用个人信息进行自动化决策（第二项）', en: 'Automated decisions (2)' },
  shared: { zh: '委托处理、向其他处理者提供、公开（第三项）', en: 'Entrusted, shared or published (3)' },
  abroad: { zh: '向境外提供（第四项）', en: 'Sent abroad (4)' },
  weighty: { zh: '其他对个人权益有重大影响的（第五项）', en: 'Another weighty effect on people (5)' },
} as const satisfies Record<string, Words>;
export type ImpactOccasion = keyof typeof impactOccasions;
const occasions = Object.keys(impactOccasions) as ImpactOccasion[];

/** 第五十六条第二款: at the least. */
const leastYears = 3;

export interface Impact {
  countyId: number;
  id: string;
  /** 「评2026-0007」 */
  number: string;
  version: number;
  state: ImpactState;
  title: string;
  occasion: ImpactOccasion;
  purpose: string;
  necessity: string;
  risk: string;
  measures: string;
  writtenById: string;
  writtenAt: Date;
  signedById: string | null;
  signedAt: Date | null;
}

const long = () => written().min(4).max(3000);
const parts = {
  title: labelled(written().min(4).max(100), {
    zh: '评估什么',
    en: 'What',
    input: 'text',
    hintZh: '例如：向协作部门提供投诉数据',
    hintEn: 'Such as: sharing complaints with departments',
  }),
  occasion: labelled(z.enum(occasions), {
    zh: '为什么要评估（第五十五条）',
    en: 'Why (art. 55)',
    input: 'choice',
    options: occasions.map((value) => ({ value, ...impactOccasions[value] })),
  }),
  purpose: labelled(long(), { zh: '处理目的、处理方式', en: 'Purpose and manner', input: 'longText' }),
  necessity: labelled(long(), { zh: '是否合法、正当、必要', en: 'Lawful, legitimate, necessary', input: 'longText' }),
  risk: labelled(long(), { zh: '对个人权益的影响和安全风险', en: 'Effect on people, and risks', input: 'longText' }),
  measures: labelled(long(), {
    zh: '保护措施，是否合法、有效、与风险相适应',
    en: 'Measures, and whether they fit the risk',
    input: 'longText',
  }),
};
const Rewrite = z.object(parts);
type Rewrite = z.infer<typeof Rewrite>;
/** Made by the client: the same press twice writes it once. */
export const WriteImpact = z.object({ id: z.uuid(), ...parts });
export type WriteImpact = z.infer<typeof WriteImpact>;

export function writeImpact(input: WriteImpact, facts: Facts & { number: string | null }): Change<Impact> {
  const { by, at } = facts;
  const next: Impact = {
    countyId: by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'drafted',
    ...input,
    writtenById: by.id,
    writtenAt: at,
    signedById: null,
    signedAt: null,
  };
  const detail = { number: next.number, title: next.title, occasion: next.occasion };
  return { next, event: eventOf(next, 'impact-written', facts, detail) };
}

/** Until when it is kept at the least; null while it is not signed. */
export function impactKeptUntil({ signedAt }: Pick<Impact, 'signedAt'>): Day | null {
  return signedAt === null ? null : keptUntil(dayOf(signedAt), leastYears);
}

const verbs = {
  rewrite: 'impact-rewritten',
  sign: 'impact-signed',
  drop: 'impact-dropped',
} as const satisfies Record<ImpactMove, PrivacyVerb>;

export const impactDocket: Docket<Impact, WriteImpact> = {
  name: 'impact',
  path: 'impacts',
  zh: '影响评估',
  en: 'Impact assessments',
  letter: '评',
  read: 'impact.read',
  states: impactStateWords,
  moves: impactMoves,
  over: ['signed', 'dropped'],
  opening: { zh: '写一份影响评估', en: 'Write an assessment', permission: 'impact.write', input: WriteImpact },
  open: writeImpact,
  procedure: rulesBy<Impact, typeof verbs>(byAnother, impactMoves, verbs, {
    sign: {
      zh: '签字',
      en: 'Sign',
      permission: 'impact.sign',
      input: z.object({}),
      chief: true,
      stands: ({ writtenById }, { id }) => writtenById !== id,
      apply: (_impact, _input, { by, at }) => ({ next: { signedById: by.id, signedAt: at }, detail: {} }),
    },
    rewrite: {
      zh: '修改',
      en: 'Rewrite',
      permission: 'impact.write',
      input: Rewrite,
      apply: (_impact, input: Rewrite) => ({ next: input, detail: {} }),
    },
    drop: {
      zh: '作废',
      en: 'Drop',
      permission: 'impact.write',
      input: z.object({
        remark: labelled(written().min(2).max(300), { zh: '为什么作废', en: 'Why', input: 'text' }),
      }),
      apply: (_impact, { remark }: { remark: string }) => ({ detail: { remark } }),
    },
  }),
  maySee: (actor) => mayDo(actor, 'impact.read'),
};

/** What the ledger keeps of an assessment. */
export interface ImpactDetails {
  'impact-written': { number: string; title: string; occasion: ImpactOccasion };
  'impact-rewritten': Nothing;
  'impact-signed': Nothing;
  'impact-dropped': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends ImpactDetails {}
}

export const impactTellings: Tellings<ImpactDetails> = {
  'impact-written': (d) => [`写了影响评估：${text(d.title)}。`, `Assessment written: ${text(d.title)}.`],
  'impact-rewritten': plainTelling({ zh: '修改', en: 'Rewritten' }),
  'impact-signed': plainTelling({ zh: '签字', en: 'Signed' }),
  'impact-dropped': plainTelling({ zh: '作废', en: 'Dropped' }, 'remark'),
};
