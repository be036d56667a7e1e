import type { Context as HonoContext } from 'hono';
import type { Env } from './env.ts';

/**
 * 练习机 (machine for practice): what the desk, the telephones and the printed pages say on one, in both languages, of which the style shows
 * the page's own. Citizens' pages say it in their words (`Practice` in http/portal/base/layout.tsx).
 */

/** By the name that every version serves: a telephone keeps it, and a printed page has no version. */
export const practiceStyle = '/assets/practice.css';

/** The first thing in the body; on paper the style writes it at the head of each page and across it. */
export const practiceBanner =
  `<link rel="stylesheet" href="${practiceStyle}">` +
  '<section class="practice" aria-label="练习机 For practice">' +
  '<p lang="zh-CN"><b>练习机</b> 这里办的都不算数，文书不能拿出去用；短信、邮件、对外通知和交换一样也不往外发。</p>' +
  '<p lang="en"><b>For practice</b> Nothing done here counts and no paper made here is valid; no message, notice or exchange leaves this machine.</p>' +
  '</section>';

/** At the head of every page of a document. */
export const practiceLine = '练习机　这份文书不算数，不能拿出去用';

/** The name of a table that is taken out there: what lies in a folder is told by its name alone, and a CSV takes no line more. */
export function practiceName(c: HonoContext<Env>, name: string): string {
  return c.get('deps').settings.isPractice === true ? `练习机-${name}` : name;
}

/** What the sheet 导出说明 of a workbook says there. */
export function practiceFacts(c: HonoContext<Env>): readonly (readonly [string, string])[] {
  return c.get('deps').settings.isPractice === true ? [['练习机', '这台机器上办的都不算数，这份表不能拿出去用。']] : [];
}
