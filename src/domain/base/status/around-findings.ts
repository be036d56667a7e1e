/** What is told of the clock, the virus scanner, the switchboard and the programs beside this one. */
import type { Finding, UpkeepLook } from '../upkeep.ts';
import { apartMs, goneOf, timeOf } from './around.ts';

/** Beyond this, codes of the second factor and letters between machines begin to be refused. */
export const clockWarnMs = 2000;
/** Its signatures come several times a day. */
export const signaturesWarnDays = 7;
const waitWarnMinutes = 30;
/** A hotline that nobody has called for so long is one that is not heard. */
export const silentWarnDays = 7;
const dayMs = 86_400_000;

const warning = (code: Finding['code'], zh: string, en: string): Finding => ({ code, level: 'warn', zh, en });

export function aroundFindings(look: UpkeepLook, now: Date): Finding[] {
  return [
    ...clockFindings(look),
    ...scannerFindings(look, now),
    ...switchboardFindings(look, now),
    ...programFindings(look),
  ];
}

function clockFindings({ database: { clock = null } }: UpkeepLook): Finding[] {
  if (clock === null || apartMs(clock) < clockWarnMs) return [];
  const seconds = secondsOf(clock.offsetMs);
  const isAhead = clock.offsetMs > 0;
  return [
    warning(
      'clock',
      `这台机器的钟比数据库的${isAhead ? '快' : '慢'} ${seconds} 秒，记下的时间会前后颠倒，动态码会对不上：请在两台机器上运行 timedatectl，没有对时的打开（timedatectl set-ntp true）`,
      `The clock of this machine is ${seconds} s ${isAhead ? 'ahead of' : 'behind'} the database's: look at timedatectl on both`,
    ),
  ];
}

function scannerFindings({ scanner = null, database: { files = null } }: UpkeepLook, now: Date): Finding[] {
  const found: Finding[] = [];
  if (scanner?.answers === false)
    found.push(
      warning(
        'scanner',
        `查毒程序没有回答（${scannerWords(scanner.fault)}），新传的文件先打不开：请运行 systemctl status clamav-daemon，刚启动的等它读完病毒库`,
        `The virus scanner does not answer (${scanner.fault}); new files wait: look at systemctl status clamav-daemon`,
      ),
    );
  const days = daysSince(scanner?.signaturesAt ?? null, now);
  if (days >= signaturesWarnDays)
    found.push(
      warning(
        'signatures',
        `病毒库是 ${days} 天以前的，新的病毒查不出来：请运行 systemctl status clamav-freshclam，看它连不连得上网`,
        `The signatures of the virus scanner are ${days} days old: look at systemctl status clamav-freshclam`,
      ),
    );
  const since = files?.oldestAt ?? now;
  const minutes = Math.floor((now.getTime() - since.getTime()) / 60_000);
  if (files !== null && minutes >= waitWarnMinutes && scanner?.answers !== false) {
    const [way, wayEn] =
      scanner === null
        ? [
            '设置里没有查毒程序了，请把 CLAMD_SOCKET 填回来，查完再去掉',
            'no scanner is set any more: set CLAMD_SOCKET again',
          ]
        : ['查毒程序对其中一个报错或者超时，请看日志', 'the scanner fails at one of them: the log says why'];
    found.push(
      warning(
        'unscanned',
        `有 ${files.waiting} 个文件等着查毒，谁也打不开，最久的等了 ${minutes} 分钟：${way}`,
        `${files.waiting} files wait for the virus scanner, for ${minutes} minutes: ${wayEn}`,
      ),
    );
  }
  return found;
}

/** What the line to the scanner says when it does not come about, or the scanner itself; of anything else no raw word stands in the sentence. */
const scannerFaults: readonly (readonly [RegExp, string])[] = [
  [/\bENOENT\b/u, '没有它的套接字，程序没有在运行'],
  [/\bECONNREFUSED\b/u, '它没有在收'],
  [/\b(?:EACCES|EPERM)\b/u, '没有权限连它的套接字'],
  [/\b(?:ECONNRESET|EPIPE)\b/u, '它半路断开了'],
  [/^timeout$/u, '等太久没有回答'],
  [/^no answer$/u, '它接了，什么也没有说'],
];

export function scannerWords(fault: string): string {
  return scannerFaults.find(([found]) => found.test(fault))?.[1] ?? '它的回答认不得';
}

function switchboardFindings(
  { hasSwitchboard = false, startedAt, database: { heard = [] } }: UpkeepLook,
  now: Date,
): Finding[] {
  if (!hasSwitchboard) return [];
  const [last] = heard;
  if (last === undefined) {
    if (daysSince(startedAt, now) < 1) return [];
    return [
      warning(
        'switchboard',
        '填了 SWITCHBOARD_KEY，还没有听到过话务平台一次，来电不会弹出来：请核对两边的密钥、时间和网址',
        'SWITCHBOARD_KEY is set and the switchboard was never heard: compare key, clock and address on both sides',
      ),
    ];
  }
  const days = daysSince(last.at, now);
  if (days < silentWarnDays) return [];
  return [
    warning(
      'switchboard',
      `话务平台 ${days} 天没有声音了（最近一次 ${timeOf(last.at)}），来电不会弹出来：请打一个电话试，还没有的，核对两边的密钥、时间和网址`,
      `Nothing was heard of the switchboard for ${days} days: call once to try, then compare key, clock and address on both sides`,
    ),
  ];
}

function programFindings({ database: { programs = [] } }: UpkeepLook): Finding[] {
  const found: Finding[] = [];
  const gone = goneOf(programs);
  const names = gone.map(({ host, seenAt }) => `${host}（最近一次 ${timeOf(seenAt)}）`).join('、');
  if (gone.length > 0)
    found.push(
      warning(
        'instance-gone',
        `一起运行的程序有 ${gone.length} 台没有声了：${names}；请到那台机器上运行 systemctl status hongdun，不再用的一天以后不再说`,
        `${gone.length} of the programs on this database fell silent: ${gone.map(({ host }) => host).join(', ')}`,
      ),
    );
  const versions = [...new Set(programs.filter(({ isAlive }) => isAlive).map(({ version }) => version))];
  if (versions.length > 1)
    found.push(
      warning(
        'versions',
        `一起运行的程序版本不一样（${versions.join('、')}）：请把旧的那几台也升级`,
        `The programs on this database have several versions (${versions.join(', ')}): upgrade the others`,
      ),
    );
  return found;
}

function daysSince(at: Date | null, now: Date): number {
  return at === null ? 0 : Math.floor((now.getTime() - at.getTime()) / dayMs);
}

export function secondsOf(ms: number): string {
  return (Math.abs(ms) / 1000).toFixed(Math.abs(ms) < 10_000 ? 2 : 0);
}
