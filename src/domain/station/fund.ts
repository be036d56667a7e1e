/**
 * 站点经费 (fund): what a station is given, by whom, and what is spent for it (「挤出有限经费，用于维权联络站」「四个一点」). One records, the
 * leader approves; what goes beyond what is left says why. Money is counted in fen, by the day of the paper.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../base/actor.ts';
import { rulesBy, plainTelling, type Docket } from '../matter/docket.ts';
import { byAnother } from '../matter/docket/whose-step.ts';
import type { Change, Nothing } from '../base/event.ts';
import { labelled, written, type FieldOption } from '../base/field.ts';
import { eventOf, type Facts } from '../matter/matter.ts';
import { formatYuan } from '../base/money.ts';
import { Refusal } from '../base/refusal.ts';
import { text, words, yuan, type Tellings } from '../base/sentence.ts';
import type { FundVerb } from '../base/ledger-verbs.ts';

export const fundKindWords = {
  budget: { zh: '安排', en: 'Given' },
  spending: { zh: '支出', en: 'Spent' },
} as const;
export type FundKind = keyof typeof fundKindWords;

/** 「财政拿一点、部门出一点、乡镇筹一点、社会助一点」, and what the association has of its own. */
export const fundSources = {
  finance: { zh: '县财政', en: 'County budget' },
  bureau: { zh: '部门公用经费', en: 'Department' },
  town: { zh: '乡镇（街道）配套', en: 'Town' },
  association: { zh: '消协自筹', en: 'Association' },
  society: { zh: '社会支持', en: 'Supporters' },
} as const;
export type FundSource = keyof typeof fundSources;

export const fundUses = {
  plaque: { zh: '牌匾、制度牌', en: 'Plaques and boards' },
  print: { zh: '登记簿、宣传资料', en: 'Registers and leaflets' },
  equipment: { zh: '办公设备', en: 'Equipment' },
  training: { zh: '培训', en: 'Training' },
  telephone: { zh: '通讯、网络', en: 'Telephone and network' },
  result: { zh: '按成效补贴', en: 'By results' },
  other: { zh: '其他', en: 'Other' },
} as const;
export type FundUse = keyof typeof fundUses;

export const fundStateWords = {
  recorded: { zh: '待核准', en: 'To be approved' },
  approved: { zh: '已核准', en: 'Approved' },
  voided: { zh: '已作废', en: 'Void' },
} as const;
export type FundState = keyof typeof fundStateWords;

export const fundMoves = {
  recorded: { approve: 'approved', void: 'voided' },
  approved: { void: 'voided' },
  voided: {},
} as const satisfies Record<FundState, Partial<Record<string, FundState>>>;
export type FundMove = 'approve' | 'void';

export interface Fund {
  countyId: number;
  id: string;
  /** 「费2026-0007」 */
  number: string;
  version: number;
  state: FundState;
  kind: FundKind;
  stationId: string;
  officeId: string;
  source: FundSource;
  /** Null for what is given. */
  use: FundUse | null;
  amountFen: number;
  onDay: string;
  /** Number of the invoice or of the paper that gives it. */
  voucher: string;
  remark: string;
  overReason: string;
  byId: string;
  recordedAt: Date;
  approvedById: string | null;
  approvedAt: Date | null;
}

const options = (table: Readonly<Record<string, { zh: string; en: string }>>): FieldOption[] =>
  Object.entries(table).map(([value, name]) => ({ value, ...name }));
const namesOf = <T extends string>(table: Readonly<Record<T, unknown>>) => Object.keys(table) as [T, ...T[]];
const mostFen = 1_000_000_000;

const fields = z.object({
  /** Made by the client: the same press twice records one item. */
  id: z.uuid(),
  kind: labelled(z.enum(namesOf(fundKindWords)), {
    zh: '安排还是支出',
    en: 'Given or spent',
    input: 'choice',
    options: options(fundKindWords),
  }),
  stationId: labelled(written().min(1).max(40), { zh: '哪个站点', en: 'Station', input: 'station' }),
  amountFen: labelled(z.number().int().min(1).max(mostFen), {
    zh: '金额',
    en: 'Amount',
    input: 'money',
    wrongZh: '写金额，例如 320 或 320.50',
    wrongEn: 'an amount such as 320.50',
  }),
  source: labelled(z.enum(namesOf(fundSources)), {
    zh: '钱从哪里来',
    en: 'Source',
    input: 'choice',
    options: options(fundSources),
  }),
  use: labelled(z.enum(namesOf(fundUses)).nullable().default(null), {
    zh: '用在哪里',
    en: 'Used for',
    input: 'choice',
    options: options(fundUses),
    when: { field: 'kind', is: ['spending'] },
  }),
  onDay: labelled(z.iso.date(), {
    zh: '票据日期',
    en: 'Day of the paper',
    input: 'day',
    wrongZh: '请选日期',
    wrongEn: 'choose a day',
  }),
  voucher: labelled(written().max(60).default(''), { zh: '票据或文件号', en: 'Paper', input: 'text' }),
  remark: labelled(written().max(300).default(''), { zh: '说明', en: 'Remark', input: 'text' }),
  overReason: labelled(written().max(300).default(''), {
    zh: '超出余额的理由',
    en: 'Why beyond what is left',
    input: 'text',
    hintZh: '今年给这个站点的钱不够付时填',
    hintEn: 'where this year’s money does not suffice',
    when: { field: 'kind', is: ['spending'] },
    optional: true,
  }),
});
/** A spending says what for, told together with whatever else is missing. */
export const RecordFund = fields.refine(({ kind, use }) => kind !== 'spending' || use !== null, {
  path: ['use'],
  message: '支出要写用在哪里，请选一项。|Say what it was spent for.',
  when: ({ value }) => fields.pick({ kind: true, use: true }).safeParse(value).success,
});
export type RecordFund = z.infer<typeof RecordFund>;

export interface FundFacts extends Facts {
  /** The station that it is for, if there is one of that name. */
  funded: { id: string; officeId: string } | null;
  /** What is left for the station in the year of the day: given and approved, less all that was spent; in fen. */
  leftFen: number;
}

/** Records an item. It is refused where it is of no station of the recorder's, of a day to come, or beyond what is left without a reason. */
export function recordFund(input: RecordFund, facts: FundFacts & { number: string | null }): Change<Fund> {
  const { by, at, today, funded: station, leftFen } = facts;
  if (station === null || (by.role === 'officeHead' && by.organisationId !== station.officeId))
    throw new Refusal('station-unknown', {}, [wrong('stationId', '请选本所管的站点。', 'Choose a station of yours.')]);
  if (input.onDay > today)
    throw new Refusal('fund-day-ahead', {}, [wrong('onDay', '票据日期还没到；请核对。', 'The day is still to come.')]);
  if (input.kind === 'spending' && input.amountFen > leftFen && input.overReason === '')
    throw new Refusal('fund-beyond', { left: formatYuan(Math.max(0, leftFen)) }, [
      wrong('overReason', '超出余额，请写理由，或者先记安排的经费。', 'Beyond what is left: say why.'),
    ]);
  const { id, kind, source, amountFen, onDay, voucher, remark } = input;
  const next: Fund = {
    countyId: by.countyId,
    id,
    number: facts.number ?? '',
    version: 1,
    state: 'recorded',
    kind,
    stationId: station.id,
    officeId: station.officeId,
    source,
    use: kind === 'budget' ? null : input.use,
    amountFen,
    onDay,
    voucher,
    remark,
    overReason: kind === 'spending' && amountFen > leftFen ? input.overReason : '',
    byId: by.id,
    recordedAt: at,
    approvedById: null,
    approvedAt: null,
  };
  const detail = { number: next.number, stationId: station.id, kind, source, use: next.use, amountFen };
  return { next, event: eventOf(next, 'fund-recorded', facts, detail) };
}

function wrong(path: string, zh: string, en: string) {
  return { path, zh, en };
}

const Void = z.object({
  remark: labelled(written().min(2).max(300), { zh: '为什么作废', en: 'Why', input: 'text' }),
});

const verbs = { approve: 'fund-approved', void: 'fund-voided' } as const satisfies Record<FundMove, FundVerb>;

export const fundDocket: Docket<Fund, RecordFund, FundFacts> = {
  name: 'fund',
  path: 'funds',
  zh: '站点经费',
  en: 'Station funds',
  letter: '费',
  read: 'fund.read',
  states: fundStateWords,
  moves: fundMoves,
  over: ['voided'],
  opening: { zh: '记一笔', en: 'Record', permission: 'fund.record', input: RecordFund },
  open: recordFund,
  procedure: rulesBy<Fund, typeof verbs, FundFacts>(byAnother, fundMoves, verbs, {
    approve: {
      zh: '核准',
      en: 'Approve',
      permission: 'fund.approve',
      input: z.object({}),
      chief: true,
      // Who has recorded it does not approve it himself.
      stands: ({ byId }, { id }) => byId !== id,
      apply: (_fund, _input, { by, at }) => ({ next: { approvedById: by.id, approvedAt: at }, detail: {} }),
    },
    void: {
      zh: '作废',
      en: 'Void',
      permission: 'fund.void',
      input: Void,
      apply: (_fund, { remark }: { remark: string }) => ({ next: { remark }, detail: { remark } }),
    },
  }),
  maySee: maySeeFund,
};

/** The county sees all, an office those of its stations, a station its own. */
export function maySeeFund(actor: Actor, fund: Pick<Fund, 'officeId' | 'stationId'>): boolean {
  if (!mayDo(actor, 'fund.read')) return false;
  if (actor.role === 'station') return actor.stationId === fund.stationId;
  if (actor.role === 'officer' || actor.role === 'officeHead') return actor.organisationId === fund.officeId;
  return true;
}

/** 站点经费 of one station in a year, in fen. */
export interface FundSum {
  stationId: string;
  givenFen: number;
  spentFen: number;
  /** Matters that it settled itself in the year. */
  settled: number;
}

/** What one settled matter has cost, in fen; null while nothing was settled. */
export function costPerSettled({ spentFen, settled }: Pick<FundSum, 'spentFen' | 'settled'>): number | null {
  return settled === 0 ? null : Math.round(spentFen / settled);
}

/** What the ledger keeps of an item of a station's money. */
export interface FundDetails {
  'fund-recorded': {
    number: string;
    stationId: string;
    kind: FundKind;
    source: FundSource;
    use: FundUse | null;
    amountFen: number;
  };
  'fund-approved': Nothing;
  'fund-voided': { remark: string };
}

declare module '../base/event.ts' {
  interface Details extends FundDetails {}
}

export const fundTellings: Tellings<FundDetails> = {
  'fund-recorded': (d) => {
    const use = words(fundUses, d.use);
    return [
      `记${words(fundKindWords, d.kind).zh}${yuan(d.amountFen)}元，${words(fundSources, d.source).zh}${use.zh === '' ? '' : `，用于${use.zh}`}（${text(d.stationName)}）。`,
      `Recorded: ${words(fundKindWords, d.kind).en} ${yuan(d.amountFen)} yuan, ${words(fundSources, d.source).en}.`,
    ];
  },
  'fund-approved': plainTelling({ zh: '核准', en: 'Approved' }),
  'fund-voided': plainTelling({ zh: '作废', en: 'Void' }, 'remark'),
};
