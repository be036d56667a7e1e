/**
 * 检验机构 (institution): whom samples are sent to. One whose qualification has ended, whose scope lacks the class of goods or which the
 * level that commissions may not employ gets none (《食品安全法》第八十四条; 《产品质量监督抽查管理暂行办法》: 具备相应资质).
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change, Nothing } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { InstitutionVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';
import { commissioners, namesOf, optionsOf, productClasses, type Commissioner, type ProductClass } from './goods.ts';

export const institutionStateWords = {
  active: { zh: '在册', en: 'Registered' },
  retired: { zh: '已停用', en: 'Retired' },
} as const;
export type InstitutionState = keyof typeof institutionStateWords;

export const institutionMoves = {
  active: { amend: 'active', retire: 'retired' },
  retired: { restore: 'active' },
} as const satisfies Moves<InstitutionState>;
export type InstitutionMove = 'amend' | 'retire' | 'restore';

export interface Institution {
  countyId: number;
  id: string;
  /** 「机2026-0003」 */
  number: string;
  version: number;
  state: InstitutionState;
  name: string;
  /** The number of its qualification (CMA). */
  cmaNumber: string;
  scope: readonly ProductClass[];
  validTo: Day;
  /** The levels that may commission it. */
  commissioners: readonly Commissioner[];
  /** Whether it stands in the published list of those that test again. */
  retests: boolean;
  remark: string;
}

const shape = {
  name: labelled(written().min(4).max(60), { zh: '机构名称', en: 'Name', input: 'text' }),
  cmaNumber: labelled(written().min(4).max(30), {
    zh: '资质认定（CMA）编号',
    en: 'Number of the qualification (CMA)',
    input: 'text',
  }),
  scope: labelled(
    z
      .array(z.enum(namesOf(productClasses)))
      .min(1)
      .max(20),
    {
      zh: '能检哪几类',
      en: 'Scope',
      input: 'choices',
      wrongZh: '请选一类以上',
      wrongEn: 'choose one or more',
      options: optionsOf(productClasses),
    },
  ),
  validTo: labelled(z.iso.date(), {
    zh: '资质有效期到',
    en: 'Valid to',
    input: 'day',
    startsEmpty: true,
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  commissioners: labelled(
    z
      .array(z.enum(namesOf(commissioners)))
      .min(1)
      .max(3),
    {
      zh: '哪几级可以委托',
      en: 'May be commissioned by',
      input: 'choices',
      wrongZh: '请选一级以上',
      wrongEn: 'choose one or more',
      options: optionsOf(commissioners),
    },
  ),
  retests: labelled(z.boolean().default(false), {
    zh: '在公布的复检机构名录里',
    en: 'Stands in the list of those that test again',
    input: 'tick',
  }),
} as const;
export const RegisterInstitution = z.object({ id: z.uuid(), ...shape });
export type RegisterInstitution = z.infer<typeof RegisterInstitution>;
const Amend = z.object(shape);
const Retire = z.object({
  remark: labelled(written().min(2).max(200), { zh: '为什么停用', en: 'Why', input: 'text' }),
});

export interface InstitutionFacts extends Facts {
  /** The number of another one with the same qualification. */
  other: string | null;
}

function demandOther({ other }: InstitutionFacts): void {
  if (other !== null) throw new Refusal('institution-known', { number: other });
}

export function registerInstitution(
  input: RegisterInstitution,
  facts: InstitutionFacts & { number: string | null },
): Change<Institution> {
  demandOther(facts);
  const next: Institution = {
    ...input,
    countyId: facts.by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'active',
    remark: '',
  };
  const { number, name } = next;
  return { next, event: eventOf(next, 'institution-registered', facts, { number, name }) };
}

/** Why it cannot test this now; null where it can. A qualification holds to the end of its last day. */
export function unfitFor(
  { state, validTo, scope, commissioners: levels }: Institution,
  { productClass, commissioner }: { productClass: ProductClass; commissioner: Commissioner },
  day: Day,
): 'retired' | 'expired' | 'scope' | 'level' | null {
  if (state !== 'active') return 'retired';
  if (validTo < day) return 'expired';
  if (!scope.includes(productClass)) return 'scope';
  return levels.includes(commissioner) ? null : 'level';
}

const verbs = {
  amend: 'institution-amended',
  retire: 'institution-retired',
  restore: 'institution-restored',
} as const satisfies Record<InstitutionMove, InstitutionVerb>;

/** 检验机构名录 */
export const institutionDocket: Docket<Institution, RegisterInstitution, InstitutionFacts> = {
  name: 'institution',
  path: 'institutions',
  zh: '检验机构',
  en: 'Testing institutions',
  letter: '机',
  read: 'institution.read',
  states: institutionStateWords,
  moves: institutionMoves,
  // A retired one can come back, so that none is over for good.
  over: [],
  opening: { zh: '登记机构', en: 'Register one', permission: 'institution.save', input: RegisterInstitution },
  open: registerInstitution,
  procedure: docketRules<Institution, typeof verbs, InstitutionFacts>(institutionMoves, verbs, {
    amend: {
      zh: '改登记',
      en: 'Change',
      permission: 'institution.save',
      input: Amend,
      apply: (_one, input: z.infer<typeof Amend>, facts) => {
        demandOther(facts);
        return { next: input, detail: { validTo: input.validTo } };
      },
    },
    retire: {
      zh: '停用',
      en: 'Retire',
      permission: 'institution.save',
      input: Retire,
      apply: (_one, { remark }: z.infer<typeof Retire>) => ({ next: { remark }, detail: { remark } }),
    },
    restore: {
      zh: '恢复',
      en: 'Restore',
      permission: 'institution.save',
      input: z.object({}),
      apply: () => ({ next: { remark: '' }, detail: {} }),
    },
  }),
  maySee: (actor: Actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'institution.read'),
};

/** What the ledger keeps of one. */
export interface InstitutionDetails {
  'institution-registered': { number: string; name: string };
  'institution-amended': { validTo: string };
  'institution-retired': { remark: string };
  'institution-restored': Nothing;
}

declare module '../../base/event.ts' {
  interface Details extends InstitutionDetails {}
}

export const institutionTellings: Tellings<InstitutionDetails> = {
  'institution-registered': (d) => [`登记检验机构：${text(d.name)}。`, `Registered: ${text(d.name)}.`],
  'institution-amended': (d) => [
    `改了登记，资质有效期到 ${text(d.validTo)}。`,
    `Changed; the qualification is valid to ${text(d.validTo)}.`,
  ],
  'institution-retired': plainTelling({ zh: '停用', en: 'Retired' }, 'remark'),
  'institution-restored': plainTelling({ zh: '恢复使用', en: 'Restored' }),
};
