/** 县局经过: the lines of the county's own ledger as whole sentences, and what the ledger keeps for them. */
import { chinaTimeOf } from '../base/calendar.ts';
import type { Nothing } from '../base/event.ts';
import { tail, tailEn, text, words, type Tellings } from '../base/sentence.ts';
import { roleWords } from './account.ts';
import { changedWords, type LimitChange } from './limit-changes.ts';

/** What the ledger keeps of the county's settings and accounts. */
export interface CountyDetails {
  'set-up': { name: string; sample?: boolean; dockets?: true };
  /** `factorRoles` where they were changed: who must sign in with a second factor from now on. */
  'county-saved': {
    fields: readonly string[];
    factorRoles?: readonly string[];
    /** What was changed of the county's limits, from what to what. */
    limits?: readonly LimitChange[];
  };
  'organisation-saved': { organisationId: string; kind: string; active: boolean; isNew?: boolean };
  'regions-saved': { n: number };
  'region-removed': { regionId: string };
  'station-saved': { stationId: string; publishedWindow: boolean; active: boolean };
  'calendar-saved': { year: number; published: boolean; days: number };
  'deadlines-recounted': { changed: number };
  'categories-saved': {
    version: number;
    reason: string;
    added: number;
    renamed: number;
    ended: number;
    revived: number;
  };
  /** All matters of what was merged stand where they belong. */
  'categories-mapped': { version: number; n: number };
  /** What everybody is told, and from when to when. */
  'notice-saved': { noticeId: string; zh: string; fromAt: string; untilAt: string; isNew: boolean };
  'notice-taken-back': { noticeId: string; zh: string };
  /** A question that is asked besides, in the words of then. */
  'question-saved': { questionId: string; zh: string; isNew: boolean; ended: boolean };
  'account-saved': {
    role: string;
    active: boolean;
    organisationId: string | null;
    stationId: string | null;
    newPassword: boolean;
    /** What it was before, and that it has another number of the provider or another telephone, where it has. */
    formerRole?: string;
    newSubject?: boolean;
    newPhone?: boolean;
    /** By name, where it was and where it is, when it was moved. */
    formerPlace?: string;
    place?: string;
  };
  'account-unlocked': Nothing;
  'sessions-ended': { n: number };
  'password-changed': { voided?: true };
  'password-given': { requestId?: string };
  'slips-opened': { n: number };
  'ledger-keyed': { keyId: string; chains: number };
  /** A file, by its hash, whichever matters it lies with. */
  'virus-found': { sha256: string; found: string };
  /** The reason where it was done by a command at the server. */
  'account-confirmed': { why: string; heldBy: string; reason?: string };
  'factor-set': { again: boolean };
  'factor-codes-renewed': Nothing;
  'factor-ended': Nothing;
  'factor-reset-asked': Nothing;
  'factor-reset': { askedBy: string | null };
  exported: {
    /** Which list; lines of before it was kept have none. */
    list?: string;
    format: string;
    columns: readonly string[];
    filters: readonly string[];
    /** How many, of what counts for the second person; and the request by which more than one may take left. */
    rows?: number;
    /** What was taken, by which the same taken again on a day counts once. */
    subject?: string;
    request?: string;
    /** The number of the watermark that the file carries. */
    mark?: string;
  };
}

declare module '../base/event.ts' {
  interface Details extends CountyDetails {}
}

export const countyTellings: Tellings<CountyDetails> = {
  'set-up': () => ['县局开通。', 'The county was set up.'],
  'county-saved': ({ factorRoles, limits }) => {
    const changed = changedWords(limits ?? []);
    const roles = (language: 'zh' | 'en') => factorRoles?.map((role) => words(roleWords, role)[language] || role) ?? [];
    const isFactor = factorRoles !== undefined;
    const zh = [
      ...(isFactor ? [`登录要第二道验证的角色改成${roles('zh').join('、') || '一个也没有'}`] : []),
      changed.zh,
    ];
    const en = [
      ...(isFactor ? [`a second factor is asked of: ${roles('en').join(', ') || 'nobody'}`] : []),
      changed.en,
    ];
    const said = (list: readonly string[], mark: string) => list.filter((one) => one !== '').join(mark);
    return said(zh, '') === ''
      ? ['改了县局设置。', "The county's settings were saved."]
      : [`改了县局设置：${said(zh, '；')}。`, `The county's settings were saved; ${said(en, '; ')}.`];
  },
  'organisation-saved': () => ['改了机构。', 'An organisation was changed.'],
  'regions-saved': () => ['改了乡镇和村社区。', 'Towns and villages were changed.'],
  'region-removed': () => ['删了一个乡镇或村社区。', 'A town or village was removed.'],
  'station-saved': () => ['改了站点资料。', 'A station was saved.'],
  'calendar-saved': () => ['改了工作日历，期限重新算过。', 'The calendar was saved; clocks were counted again.'],
  'deadlines-recounted': (d) => [
    `未办结的件重新算过期限，改了 ${text(d.changed)} 件。`,
    `Open matters were counted again; ${text(d.changed)} have another day.`,
  ],
  'categories-saved': (d) => [
    `改了类别，第 ${text(d.version)} 版：新增 ${text(d.added)}、改名 ${text(d.renamed)}、停用 ${text(d.ended)}、恢复 ${text(d.revived)}${tail('理由', text(d.reason))}。`,
    `The categories were changed, version ${text(d.version)}: ${text(d.added)} new, ${text(d.renamed)} renamed, ${text(d.ended)} ended, ${text(d.revived)} taken back${tailEn(text(d.reason))}.`,
  ],
  'categories-mapped': (d) => [
    `停用类别里的件都归到了新类别，共 ${text(d.n)} 件（第 ${text(d.version)} 版）。`,
    `All matters of ended categories stand in those that they went into: ${text(d.n)} (version ${text(d.version)}).`,
  ],
  'notice-saved': (d) => [
    `${d.isNew === true ? '写了' : '改了'}一条通知“${text(d.zh)}”，${minuteOf(d.fromAt)} 到 ${minuteOf(d.untilAt)}。`,
    `A notice was ${d.isNew === true ? 'put up' : 'changed'}, ${minuteOf(d.fromAt)} to ${minuteOf(d.untilAt)}: “${text(d.zh)}”.`,
  ],
  'notice-taken-back': (d) => [
    `提前收起了通知“${text(d.zh)}”。`,
    `The notice “${text(d.zh)}” was taken back before its time.`,
  ],
  'question-saved': (d) => [
    d.ended === true
      ? `不再追问“${text(d.zh)}”。`
      : `${d.isNew === true ? '新增' : '改了'}一个追问的问题“${text(d.zh)}”。`,
    d.ended === true
      ? `The question “${text(d.zh)}” is asked no more.`
      : `A further question was ${d.isNew === true ? 'added' : 'changed'}: “${text(d.zh)}”.`,
  ],
  'account-saved': () => ['改了账号。', 'An account was saved.'],
  'account-unlocked': () => [
    '把连错密码的次数清零，马上可以再登录。',
    'The count of wrong passwords was cleared; the account may sign in at once.',
  ],
  'sessions-ended': (d) => [`被别人结束了 ${text(d.n)} 处登录。`, `Sessions were ended by another: ${text(d.n)}.`],
  'password-changed': (d) =>
    d.voided === true
      ? ['由统一身份认证登录，别人给的密码作废。', 'Came by the provider; the password that was given out is void.']
      : ['改了密码。', 'A password was changed.'],
  'password-given': () => [
    '由别人重设了密码，本人登录后先改。',
    'The password was set anew by another; its owner changes it first.',
  ],
  'account-confirmed': (d) =>
    d.reason === undefined
      ? ['核定了账号，权限全部可用。', 'The account was confirmed; it may do all that its role may.']
      : [
          `在服务器上用命令核定了账号，权限全部可用；理由：${text(d.reason)}。`,
          `The account was confirmed by a command at the server; the reason: ${text(d.reason)}.`,
        ],
  'factor-set': (d) =>
    d.again === true
      ? ['换了手机，重新设了第二道验证。', 'The second factor was set up anew on another telephone.']
      : ['设了第二道验证。', 'A second factor was set up.'],
  'factor-codes-renewed': () => [
    '换了一批恢复码，以前的作废。',
    'The recovery codes were renewed; former ones are void.',
  ],
  'factor-ended': () => ['关掉了第二道验证。', 'The second factor was turned off.'],
  'factor-reset-asked': () => [
    '请求取消第二道验证，等另一个人核定。',
    'It was asked to take the second factor away; a second person has to confirm it.',
  ],
  'factor-reset': (d) =>
    d.askedBy === null
      ? ['在服务器上用命令取消了第二道验证。', 'The second factor was taken away by a command on the server.']
      : ['核定了请求，取消了第二道验证。', 'The request was confirmed: the second factor was taken away.'],
  'slips-opened': (d) => [`打开了 ${text(d.n)} 张密码条。`, `Slips with passwords were opened: ${text(d.n)}.`],
  'ledger-keyed': (d) => [
    `全部台账从这时起用密钥 ${text(d.keyId)} 校验，接上了 ${text(d.chains)} 件旧的。`,
    `From here on the whole ledger is proven under the key ${text(d.keyId)}; ${text(d.chains)} older chains were joined.`,
  ],
  'virus-found': (d) => [
    `上传的文件里查出病毒（${text(d.found)}），已经隔离。`,
    `A virus was found in an uploaded file (${text(d.found)}); nobody can open it.`,
  ],
  exported: (d) =>
    d.rows === undefined
      ? d.subject === wholeExport
        ? ['在服务器上导出了全部数据。', 'Everything was exported at the server.']
        : ['导出了列表。', 'A list was exported.']
      : [`导出了列表，${text(d.rows)} 行。`, `A list was exported, ${text(d.rows)} lines.`],
};

/** What an export of everything is of. */
export const wholeExport = 'everything';

/** 「2026-12-05 08:00」 of an instant as the ledger keeps it. */
function minuteOf(at: unknown): string {
  return chinaTimeOf(text(at)).slice(0, 16).replace('T', ' ');
}
