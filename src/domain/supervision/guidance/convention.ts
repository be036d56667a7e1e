/**
 * 行业公约 (convention): what the operators of a trade have promised together, by their association: 「提高服务行业自律」. The bureau keeps the
 * register: the promise in its words, whom of the association to talk to, and who has signed. Nobody is bound by the bureau's doing.
 */
import { z } from 'zod';
import { mayDo } from '../../base/actor.ts';
import type { Day } from '../../base/calendar.ts';
import type { Change } from '../../base/event.ts';
import { labelled, written } from '../../base/field.ts';
import type { ConventionVerb } from '../../base/ledger-verbs.ts';
import { Refusal } from '../../base/refusal.ts';
import { text, type Tellings } from '../../base/sentence.ts';
import { docketRules, plainTelling, type Docket } from '../../matter/docket.ts';
import { eventOf, type Facts, type Moves } from '../../matter/matter.ts';

export const conventionStateWords = {
  inForce: { zh: '施行中', en: 'In force' },
  ended: { zh: '已停止', en: 'Ended' },
} as const;
export type ConventionState = keyof typeof conventionStateWords;

export interface Signer {
  name: string;
  on: Day;
}

export interface Convention {
  countyId: number;
  id: string;
  /** 「约2026-0003」 */
  number: string;
  version: number;
  state: ConventionState;
  title: string;
  industry: string;
  /** The association that stands for the trade. */
  tradeBody: string;
  /** Whom of it to talk to. */
  contact: string;
  pledge: string;
  agreedOn: Day;
  signers: readonly Signer[];
  remark: string;
  openedAt: Date;
  closedAt: Date | null;
}

/** What a row of the list carries of a convention; how many have signed stands beside it. */
export const conventionRow = ['title', 'industry', 'tradeBody', 'agreedOn'] as const;

/** No trade of a county has more; a greater one is kept by its association. */
const mostSigners = 500;

const shape = {
  title: labelled(written().min(4).max(80), {
    zh: '公约名称',
    en: 'Title',
    input: 'text',
    hintZh: '如 青禾县餐饮服务行业自律公约',
  }),
  industry: labelled(written().min(2).max(40), {
    zh: '哪个行业',
    en: 'Trade',
    input: 'text',
    hintZh: '如 餐饮、美发、快递',
  }),
  tradeBody: labelled(written().min(2).max(80), { zh: '行业协会', en: 'Trade association', input: 'text' }),
  contact: labelled(written().max(80).default(''), {
    zh: '协会的联系人和办公电话',
    en: 'Whom to talk to there, office telephone',
    input: 'text',
  }),
  pledge: labelled(written().min(10).max(4000), { zh: '承诺了什么', en: 'What is promised', input: 'longText' }),
  agreedOn: labelled(z.iso.date(), {
    zh: '哪天订的',
    en: 'Agreed on',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
} as const;
export const RegisterConvention = z.object({ id: z.uuid(), ...shape });
export type RegisterConvention = z.infer<typeof RegisterConvention>;
const Amend = z.object(shape);
const Sign = z.object({
  names: labelled(written().min(2).max(4000), {
    zh: '签约的经营者（一行一家）',
    en: 'Operators that signed, one a line',
    input: 'longText',
  }),
  on: labelled(z.iso.date(), {
    zh: '哪天签的',
    en: 'Signed on',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
});
const Withdraw = z.object({
  name: labelled(written().min(2).max(80), { zh: '哪一家退出', en: 'Which one leaves', input: 'text' }),
  remark: labelled(written().min(2).max(200), { zh: '为什么', en: 'Why', input: 'text' }),
});
const End = z.object({
  remark: labelled(written().min(2).max(200), { zh: '为什么停止', en: 'Why it ends', input: 'text' }),
});

export const conventionMoves = {
  inForce: { sign: 'inForce', withdraw: 'inForce', amend: 'inForce', end: 'ended' },
  ended: {},
} as const satisfies Moves<ConventionState>;

export interface ConventionDetails {
  'convention-registered': { number: string; title: string; tradeBody: string };
  'convention-signed': { names: string; n: number; on: string };
  'convention-left': { name: string; remark: string };
  'convention-amended': { title: string };
  'convention-ended': { remark: string };
}

declare module '../../base/event.ts' {
  interface Details extends ConventionDetails {}
}

export const conventionTellings: Tellings<ConventionDetails> = {
  'convention-registered': (d) => [
    `登记《${text(d.title)}》，编号 ${text(d.number)}，由${text(d.tradeBody)}牵头。`,
    `Registered as ${text(d.number)}: ${text(d.title)}, of ${text(d.tradeBody)}.`,
  ],
  'convention-signed': (d) => [
    `${text(d.n)} 家签约（${text(d.on)}）：${text(d.names)}。`,
    `Signed on ${text(d.on)} by ${text(d.n)}: ${text(d.names)}.`,
  ],
  'convention-left': (d) => [`${text(d.name)}退出：${text(d.remark)}`, `Left by ${text(d.name)}: ${text(d.remark)}`],
  'convention-amended': plainTelling({ zh: '改了登记', en: 'Changed' }, 'title'),
  'convention-ended': plainTelling({ zh: '停止施行', en: 'Ended' }, 'remark'),
};

function demandPast(path: string, on: Day, { today }: Facts): void {
  if (on > today)
    throw new Refusal('invalid-input', {}, [
      { path, zh: '这一天还没到；请选已经过了的那天。', en: 'The day is still to come.' },
    ]);
}

export function registerConvention(
  input: RegisterConvention,
  facts: Facts & { number: string | null },
): Change<Convention> {
  demandPast('agreedOn', input.agreedOn, facts);
  const next: Convention = {
    ...input,
    countyId: facts.by.countyId,
    number: facts.number ?? '',
    version: 1,
    state: 'inForce',
    signers: [],
    remark: '',
    openedAt: facts.at,
    closedAt: null,
  };
  const { number, title, tradeBody } = next;
  return { next, event: eventOf(next, 'convention-registered', facts, { number, title, tradeBody }) };
}

/** Those that are new, each once, in the order in which they are typed. */
export function newSigners(signers: readonly Signer[], typed: string): string[] {
  const known = new Set(signers.map(({ name }) => name));
  const names = typed
    .split(/[\n;；]/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return [...new Set(names)].filter((one) => !known.has(one));
}

const verbs = {
  sign: 'convention-signed',
  withdraw: 'convention-left',
  amend: 'convention-amended',
  end: 'convention-ended',
} as const satisfies Record<'sign' | 'withdraw' | 'amend' | 'end', ConventionVerb>;

/** 行业公约簿 */
export const conventionDocket: Docket<Convention, RegisterConvention> = {
  name: 'convention',
  path: 'conventions',
  zh: '行业公约',
  en: 'Trade conventions',
  letter: '约',
  read: 'convention.read',
  states: conventionStateWords,
  moves: conventionMoves,
  over: ['ended'],
  opening: { zh: '登记公约', en: 'Register one', permission: 'convention.save', input: RegisterConvention },
  open: registerConvention,
  procedure: docketRules<Convention, typeof verbs>(conventionMoves, verbs, {
    sign: {
      zh: '记签约',
      en: 'Record who signed',
      permission: 'convention.save',
      input: Sign,
      chief: true,
      apply: ({ signers, agreedOn }, { names, on }: z.infer<typeof Sign>, facts) => {
        demandPast('on', on, facts);
        if (on < agreedOn)
          throw new Refusal('invalid-input', {}, [
            { path: 'on', zh: '签约不会早于公约订立；请核对日期。', en: 'Nobody signed before it was agreed.' },
          ]);
        const fresh = newSigners(signers, names);
        if (fresh.length === 0 || fresh.some((one) => one.length > 80) || signers.length + fresh.length > mostSigners)
          throw new Refusal('invalid-input', {}, [
            {
              path: 'names',
              zh: `没有新的一家，或者一行超过 80 个字，或者超过 ${mostSigners} 家；请一行写一家，核对后再记。`,
              en: `None is new, a line is longer than 80 characters, or there are more than ${mostSigners}.`,
            },
          ]);
        return {
          next: { signers: [...signers, ...fresh.map((name) => ({ name, on }))] },
          detail: { names: fresh.slice(0, 10).join('、'), n: fresh.length, on },
        };
      },
    },
    withdraw: {
      zh: '记退出',
      en: 'Record who left',
      permission: 'convention.save',
      input: Withdraw,
      apply: ({ signers }, { name, remark }: z.infer<typeof Withdraw>) => {
        if (!signers.some((one) => one.name === name))
          throw new Refusal('invalid-input', {}, [
            { path: 'name', zh: '签约的里面没有这一家；请照名单上的写。', en: 'It is not among those that signed.' },
          ]);
        return { next: { signers: signers.filter((one) => one.name !== name) }, detail: { name, remark } };
      },
    },
    amend: {
      zh: '改登记',
      en: 'Change',
      permission: 'convention.save',
      input: Amend,
      apply: ({ signers }, input: z.infer<typeof Amend>, facts) => {
        demandPast('agreedOn', input.agreedOn, facts);
        if (signers.some(({ on }) => on < input.agreedOn))
          throw new Refusal('invalid-input', {}, [
            {
              path: 'agreedOn',
              zh: '有签约的比这一天早；请核对日期。',
              en: 'Somebody signed before that day: check it.',
            },
          ]);
        return { next: input, detail: { title: input.title } };
      },
    },
    end: {
      zh: '停止',
      en: 'End it',
      permission: 'convention.save',
      input: End,
      apply: (_one, { remark }: z.infer<typeof End>, { at }) => ({
        next: { remark, closedAt: at },
        detail: { remark },
      }),
    },
  }),
  maySee: (actor, { countyId }) => actor.countyId === countyId && mayDo(actor, 'convention.read'),
};
