/** What is told of jobs, certificate and instances before the county notices it. */
import type { Finding, UpkeepLook } from '../upkeep.ts';
import { timeOf } from './around.ts';
import { aroundFindings } from './around-findings.ts';

const jobWarnMinutes = 15;
const certificateWarnDays = 21;

export function statusFindings(look: UpkeepLook, now: Date): Finding[] {
  const { database, certificateEndsAt } = look;
  const found: Finding[] = [];
  const warn = (code: Finding['code'], zh: string, en: string) => found.push({ code, level: 'warn', zh, en });
  const { oldestJob: job, failedJobs } = database;
  const waited = job === null ? 0 : Math.floor((now.getTime() - job.since.getTime()) / 60_000);
  if (job !== null && waited > jobWarnMinutes)
    warn(
      'jobs',
      `后台任务最久的等了 ${waited} 分钟没有做（${job.name}）：提醒、短信和期限都靠它，请重启程序，还不行把日志交给开发的人`,
      `A background job (${job.name}) has waited for ${waited} minutes: restart the program`,
    );
  if (failedJobs > 0)
    warn(
      'failed-jobs',
      `一天里有 ${failedJobs} 个后台任务试了几次都没有做成，原因在日志里（journalctl -u hongdun）`,
      `${failedJobs} background jobs of a day were given up; the log says why`,
    );
  const days = certificateEndsAt === null ? null : daysUntil(certificateEndsAt, now);
  if (days !== null && days < certificateWarnDays)
    warn(
      'certificate',
      days < 0
        ? `网站的证书已经过期 ${-days} 天，群众打不开网页：请换证书，再 systemctl reload nginx`
        : `网站的证书还有 ${days} 天到期：请续签，再 systemctl reload nginx`,
      days < 0 ? `The certificate ended ${-days} days ago` : `The certificate ends in ${days} days: renew it`,
    );
  return [...found, ...importFindings(look), ...aroundFindings(look, now)];
}

/** Nothing else tells of it: the page that pressed was ended with the program. */
function importFindings({ database: { cutImports = [] } }: UpkeepLook): Finding[] {
  const [newest] = cutImports;
  if (newest === undefined) return [];
  const at = timeOf(newest);
  return [
    {
      code: 'import-cut',
      level: 'warn',
      zh: `${at} 的开县导入没有写完程序就停了：整张表一次写入，所以一行也没有写；请到管理 › 开县把同一份工作簿再试读、导入一次，不会重复`,
      en: `The import of the county's workbook of ${at} was cut off: a workbook is written as a whole, so none of its rows was; import it again, nothing comes twice`,
    },
  ];
}

export function daysUntil(at: Date, now: Date): number {
  return Math.floor((at.getTime() - now.getTime()) / 86_400_000);
}
