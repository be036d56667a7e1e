/**
 * 审计留痕 (trail): who signed in, failed to, looked at, searched, took out and changed what (等保 2.0 安全审计). It stands apart from
 * the ledger: a look changes nothing. What the ledger tells of accounts, rights, settings, reveals and exports stands in both.
 */
import type { LedgerVerb } from './ledger-verbs.ts';
import { maskText } from './masking.ts';
import type { Words } from './words.ts';

export const trailKinds = {
  'signed-in': { zh: '登录', en: 'Signed in' },
  'sign-in-failed': { zh: '登录失败', en: 'Sign-in failed' },
  'must-wait': { zh: '错得多，要等', en: 'Must wait' },
  'signed-out': { zh: '退出', en: 'Signed out' },
  viewed: { zh: '查看', en: 'Viewed' },
  'view-refused': { zh: '没让看', en: 'Not shown' },
  searched: { zh: '搜索', en: 'Searched' },
  printed: { zh: '打印文书', en: 'Printed' },
  revealed: { zh: '看隐去信息', en: 'Revealed' },
  exported: { zh: '导出', en: 'Exported' },
  account: { zh: '账号和权限', en: 'Accounts and rights' },
  setting: { zh: '改设置', en: 'Settings' },
  erasing: { zh: '到期清除', en: 'Erasure' },
  privacy: { zh: '个人信息保护', en: 'Privacy' },
  messaged: { zh: '发短信', en: 'Text messages' },
} as const satisfies Record<string, Words>;
export type TrailKind = keyof typeof trailKinds;
export const trailKindNames = Object.keys(trailKinds) as TrailKind[];

/** One thing that somebody did, as it is written down. */
export interface TrailEntry {
  countyId: number;
  at: Date;
  kind: TrailKind;
  /** Null when nobody of the county was named. */
  accountId: string | null;
  /** What was typed as a name that nobody has; see `shownLogin`. */
  who?: string;
  verb?: LedgerVerb;
  matterId?: string | null;
  number?: string;
  /** Where the request came from; left out, it is that of the request under way. */
  address?: string;
  device?: string;
  detail?: Readonly<Record<string, unknown>>;
}

/** The least that the law asks for (网络安全法 第二十一条: six months); the table itself gives up nothing younger. */
export const leastTrailDays = 180;
/**
 * The acts of the ledger that an auditor looks for. Their lines are told to the trail in the transaction that writes them, so that
 * none is lost; a later wing only adds its verbs here.
 */
export const trailedVerbs: Readonly<Partial<Record<LedgerVerb, TrailKind>>> = {
  'set-up': 'setting',
  'county-saved': 'setting',
  'organisation-saved': 'setting',
  'regions-saved': 'setting',
  'region-removed': 'setting',
  'station-saved': 'setting',
  'calendar-saved': 'setting',
  'categories-saved': 'setting',
  'question-saved': 'setting',
  'notice-saved': 'setting',
  'notice-taken-back': 'setting',
  'clause-weight-set': 'setting',
  'matter-checklist-saved': 'setting',
  'alert-way-saved': 'setting',
  'hook-saved': 'setting',
  'hook-decided': 'setting',
  'hook-switched': 'setting',
  'hook-removed': 'setting',
  'hook-secret-made': 'setting',
  'hook-secret-used': 'setting',
  'upkeep-begun': 'setting',
  'phrase-saved': 'setting',
  'phrase-removed': 'setting',
  'county-onboarded': 'account',
  'account-saved': 'account',
  'account-unlocked': 'account',
  'account-confirmed': 'account',
  'sessions-ended': 'account',
  'password-changed': 'account',
  'password-given': 'account',
  'slips-opened': 'account',
  'factor-set': 'account',
  'factor-codes-renewed': 'account',
  'factor-ended': 'account',
  'factor-reset-asked': 'account',
  'factor-reset': 'account',
  'device-bound': 'account',
  'device-revoked': 'account',
  'paper-issued': 'printed',
  'paper-remade': 'printed',
  revealed: 'revealed',
  'reporter-revealed': 'revealed',
  'reporter-sought': 'revealed',
  // One number was given out for a call.
  called: 'revealed',
  // Who makes a code can open the page of the citizen.
  'code-renewed': 'revealed',
  'clocks-opened': 'viewed',
  exported: 'exported',
  'export-asked': 'exported',
  'export-allowed': 'exported',
  'export-refused': 'exported',
  'export-withdrawn': 'exported',
  'reply-exported': 'exported',
  'message-tested': 'messaged',
  'alert-tested': 'messaged',
  'hook-tested': 'messaged',
  'hook-letters-again': 'messaged',
  'message-sent-again': 'messaged',
  'erasure-proposed': 'erasing',
  'erasure-confirmed': 'erasing',
  'erasure-refused': 'erasing',
  'erasure-withdrawn': 'erasing',
  'hold-placed': 'erasing',
  'hold-lifted': 'erasing',
  'privacy-asked': 'privacy',
  'privacy-answered': 'privacy',
  'privacy-refused': 'privacy',
  'privacy-reopened': 'privacy',
  'impact-written': 'privacy',
  'impact-rewritten': 'privacy',
  'impact-signed': 'privacy',
  'impact-dropped': 'privacy',
  'breach-noted': 'privacy',
  'breach-rewritten': 'privacy',
  'breach-body-told': 'privacy',
  'breach-persons-told': 'privacy',
  'breach-closed': 'privacy',
};

/** 敏感 and 被拒: what an auditor looks for first, and 双人: what one alone may not do. */
export interface TrailGroup {
  words: Words;
  kinds: readonly TrailKind[];
  verbs: readonly LedgerVerb[];
}
export const trailGroups = {
  sensitive: {
    words: { zh: '敏感', en: 'Sensitive' },
    kinds: ['revealed', 'exported', 'account', 'erasing', 'privacy'],
    verbs: [],
  },
  refused: {
    words: { zh: '被拒', en: 'Refused' },
    kinds: ['sign-in-failed', 'must-wait', 'view-refused'],
    verbs: ['export-refused', 'erasure-refused', 'privacy-refused'],
  },
  pair: {
    words: { zh: '双人', en: 'By two' },
    kinds: [],
    verbs: [
      'account-confirmed',
      'factor-reset-asked',
      'factor-reset',
      'export-asked',
      'export-allowed',
      'export-refused',
      'erasure-proposed',
      'erasure-confirmed',
      'erasure-refused',
      'reporter-revealed',
      'slips-opened',
      'hook-decided',
    ],
  },
} as const satisfies Record<string, TrailGroup>;
export type TrailGroupName = keyof typeof trailGroups;

/** A matter's number as the lists print it, alone: beside other figures it may be a part of a telephone number. */
const matterAlone = /(?<!\d\s{0,4})(?<=^|\s)20\d\d-\d{4}(?=\s|$)(?!\s{0,4}\d)/gu;

/** What was searched for, without the telephone or identity number that it may hold. */
export function shownQuery(query: string): string {
  const typed = query.normalize('NFKC').trim().slice(0, 100);
  let [shown, end] = ['', 0];
  for (const { 0: number, index } of typed.matchAll(matterAlone)) {
    shown += maskText(typed.slice(end, index), []) + number;
    end = index + number.length;
  }
  return shown + maskText(typed.slice(end), []);
}

/** The number of a record in an address, as somebody may have typed it there; null where there is none. */
export function numberInPath(path: string): string | null {
  const found = path
    .split('/')
    .map(decoded)
    .find((part) => /^\p{Script=Han}{1,4}20\d\d-\d{1,9}$/u.test(part));
  return found ?? null;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).normalize('NFKC');
  } catch {
    return '';
  }
}

/** A name that nobody has: people type their password into the wrong box. */
export function shownLogin(typed: string): string {
  const characters = [...typed.trim()];
  return characters.length === 0 ? '' : `${characters.slice(0, 2).join('')}***`;
}
