/** 审计留痕 on its page: how the lines are asked for, and what each says in words. */
import { z } from 'zod';
import type { LedgerVerb } from '../base/ledger-verbs.ts';
import { labelled } from '../base/field.ts';
import { trailGroups, type TrailGroupName, type TrailKind } from '../base/trail.ts';
import { Refusal } from '../base/refusal.ts';
import type { Words } from '../base/words.ts';
import { roleWords } from '../county/account.ts';
import { lastStepWords } from '../matter/list/last-step.ts';
import { filterWords } from '../matter/list/export-filters.ts';
import { exportListWords } from '../matter/words/export-lists.ts';
import { shownMark } from '../county/watermark.ts';
import { timelineEn, timelineZh } from './timeline.ts';
import { askedKinds, searchedWords, type AskedTrail } from './trail-words.ts';

const day = (zh: string, en: string) =>
  labelled(z.iso.date().optional(), {
    zh,
    en,
    wrongZh: '没有这一天，写成 2026-04-29 这样的日期',
    wrongEn: 'there is no such day; write it like 2026-04-29',
  });

/** What is asked for; each stands in the address of the page, so that a link shows the same. */
export const TrailQuery = z.object({
  account: labelled(z.uuid().optional(), { zh: '人员', en: 'Person' }),
  kind: labelled(z.enum(Object.keys(askedKinds) as [AskedTrail, ...AskedTrail[]]).optional(), {
    zh: '做了什么',
    en: 'What',
  }),
  /** Several kinds together; beside a kind it narrows nothing more. */
  group: labelled(z.enum(Object.keys(trailGroups) as [TrailGroupName, ...TrailGroupName[]]).optional(), {
    zh: '哪一类',
    en: 'Group',
  }),
  from: day('从哪天', 'From'),
  to: day('到哪天', 'To'),
  /** The number of a matter, or that of a watermark. */
  number: labelled(z.string().trim().max(40).optional(), { zh: '编号', en: 'Number' }),
});
export type TrailQuery = z.infer<typeof TrailQuery>;

export interface TrailFacts {
  kind: TrailKind;
  verb: LedgerVerb | null;
  onDay: string;
  detail: Readonly<Record<string, unknown>>;
  /** The account that the line is about, when it is about one. */
  aboutName: string | null;
}

/** What the line says besides who, when and where. */
export function trailWords({ kind, verb, onDay, detail, aboutName }: TrailFacts): Words {
  const own = ownWords(kind, detail);
  if (verb === null) return own;
  const line = { verb, onDay, detail };
  const about = aboutName === null ? '' : `${aboutName}：`;
  return {
    zh: `${about}${timelineZh(line)}${own.zh}`,
    en: `${aboutName === null ? '' : `${aboutName}: `}${timelineEn(line)}${own.en === '' ? '' : ` ${own.en}`}`,
  };
}

/**
 * What a line of the ledger says to whoever may not read the record: that it is there, and the name of the step. Its sentence would be untrue
 * without what stands in the record, and with it would tell of it.
 */
export function changeWords(seq: number, verb: LedgerVerb): Words {
  const step = lastStepWords(verb);
  if (step.zh === '') return { zh: `台账第 ${seq} 行：办了一步`, en: `Line ${seq} of its ledger: a step was made` };
  return { zh: `台账第 ${seq} 行：${step.zh}`, en: `Line ${seq} of its ledger: ${step.en}` };
}

/** Refuses days the wrong way round, which no line can lie between. */
export function demandPeriod({ from, to }: Pick<TrailQuery, 'from' | 'to'>): void {
  if (from === undefined || to === undefined || from <= to) return;
  const zh = `“从哪天”（${from}）晚于“到哪天”（${to}），请对调。`;
  const en = `The first day (${from}) is after the last (${to}): exchange them.`;
  throw new Refusal('invalid-input', {}, [{ path: 'from', zh, en }]);
}

const nothing: Words = { zh: '', en: '' };

function ownWords(kind: TrailKind, detail: TrailFacts['detail']): Words {
  const text = (name: string) => {
    const value = detail[name];
    return typeof value === 'string' ? value : '';
  };
  switch (kind) {
    case 'view-refused':
    case 'must-wait':
    case 'signed-in':
    case 'sign-in-failed':
      return doorWords(detail);
    case 'signed-out':
      return detail['elsewhere'] === true ? { zh: '在别处的登录', en: 'a session elsewhere' } : nothing;
    case 'searched':
      return searched(text('query'), detail['rows'], searchedWords(text('in')));
    case 'printed':
      return detail['title'] === undefined ? nothing : withMark({ zh: text('title'), en: text('title') }, text('mark'));
    case 'account':
      return rightsWords(detail);
    case 'exported':
      if (detail['what'] === 'diagnosis') return { zh: '系统的诊断', en: 'the diagnosis of the machine' };
      return withMark(
        exported(text('format'), listTaken(detail), Array.isArray(detail['filters']) ? detail['filters'] : []),
        text('mark'),
      );
    default:
      return nothing;
  }
}

/** By the number on it a copy that is found leads here. */
function withMark(words: Words, mark: string): Words {
  if (mark === '') return words;
  return { zh: `${words.zh}，水印号 ${shownMark(mark)}`, en: `${words.en}, watermark ${shownMark(mark)}` };
}

function searched(query: string, rows: unknown, list: Words): Words {
  if (typeof rows === 'number')
    return { zh: `一页页看，当天 ${rows} 行，在${list.zh}`, en: `page by page, ${rows} rows of the day in ${list.en}` };
  return { zh: `“${query}”，在${list.zh}`, en: `“${query}” in ${list.en}` };
}

/** Which list; of a line of before it was kept, nothing but the trail's own can be told. */
function listTaken({ list, columns }: TrailFacts['detail']): Words {
  if (list === 'trail' || (Array.isArray(columns) && columns[0] === 'trail'))
    return { zh: '审计留痕，', en: 'the trail; ' };
  if (list === undefined) return nothing;
  const words = exportListWords(list);
  return { zh: `${words.zh}，`, en: `${words.en}; ` };
}

function exported(format: string, list: Words, filters: readonly unknown[]): Words {
  return {
    zh: `${list.zh}${format}，条件：${filterWords(filters, 'zh') || '没有'}`,
    en: `(${list.en}${format}; filters: ${filterWords(filters, 'en') || 'none'})`,
  };
}

function doorWords(detail: TrailFacts['detail']): Words {
  if (detail['more'] !== undefined || detail['elsewhere'] === true) return moreWords(detail);
  if (detail['factor'] === true) return { zh: '密码对了，验证码不对', en: 'password right, code wrong' };
  if (detail['own'] === true) return { zh: '改密码时，现在的密码不对', en: 'present password wrong' };
  if (detail['by'] === 'telephone') return { zh: '手机程序', en: 'a bound telephone' };
  if (detail['by'] === 'sso') return ssoWords(detail['awaits'] === 'factor');
  if (detail['awaits'] === 'factor') return { zh: '密码对了，还没输验证码', en: 'password right, code not shown yet' };
  if (detail['factor'] === 'recovery') return { zh: '用了一个恢复码', en: 'with a recovery code' };
  if (detail['factor'] === 'steps') return { zh: '密码和手机验证码', en: 'with password and code' };
  return detail['by'] === 'code' ? { zh: '用短信验证码', en: 'by a code sent to the telephone' } : nothing;
}

function ssoWords(awaitsFactor: boolean): Words {
  return awaitsFactor
    ? { zh: '用统一身份认证，还没输验证码', en: 'by the provider, code not shown yet' }
    : { zh: '用统一身份认证', en: 'by the provider' };
}

/** How many tries the line tells of, when it is not the first of its hour. */
function moreWords({ more, elsewhere, factor }: TrailFacts['detail']): Words {
  const of: Words =
    elsewhere === true
      ? { zh: '名字和地址太多，合在一起记', en: 'too many names and addresses: told together' }
      : factor === true
        ? { zh: '密码对了，验证码不对', en: 'password right, code wrong' }
        : nothing;
  if (typeof more !== 'number') return of;
  const joined = of.zh !== '' ? { zh: '；', en: '; ' } : nothing;
  return { zh: `${of.zh}${joined.zh}一小时里又有 ${more} 次`, en: `${of.en}${joined.en}${more} more within the hour` };
}

/** What an account may do after the change, and what of it was changed that opens it to another. */
function rightsWords(detail: TrailFacts['detail']): Words {
  const role = roleOf(detail['role']);
  if (role === null) return nothing;
  const former = roleOf(detail['formerRole']);
  const isOpen = detail['active'] === true;
  const changes = accountChanges.filter(({ flag }) => detail[flag] === true);
  const was = former === null ? nothing : { zh: `（原来是${former.zh}）`, en: ` (was: ${former.en})` };
  const moved = movedWords(detail['formerPlace'], detail['place']);
  return {
    zh: [`角色：${role.zh}${was.zh}`, isOpen ? '启用' : '停用', ...changes.map(({ zh }) => zh), ...moved.zh].join('，'),
    en: [`Role: ${role.en}${was.en}`, isOpen ? 'open' : 'closed', ...changes.map(({ en }) => en), ...moved.en].join(
      ', ',
    ),
  };
}

function movedWords(from: unknown, to: unknown): { zh: string[]; en: string[] } {
  if (typeof from !== 'string' || typeof to !== 'string') return { zh: [], en: [] };
  return {
    zh: [`从${from || '没有机构'}换到${to || '没有机构'}`],
    en: [`moved from ${from || 'nowhere'} to ${to || 'nowhere'}`],
  };
}

const accountChanges = [
  { flag: 'newPassword', zh: '设了新密码', en: 'new password' },
  { flag: 'newSubject', zh: '改了统一身份认证号', en: 'another number of the provider' },
  { flag: 'newPhone', zh: '改了电话', en: 'another telephone' },
] as const;

function roleOf(role: unknown): Words | null {
  if (typeof role !== 'string' || !Object.hasOwn(roleWords, role)) return null;
  return roleWords[role as keyof typeof roleWords];
}
