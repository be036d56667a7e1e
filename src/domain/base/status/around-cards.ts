/** The cards of what stands around the program, each from what was measured of it. */
import type { UpkeepLook } from '../upkeep.ts';
import type { Words } from '../words.ts';
import { heardKinds, timeOf, type ClockLook, type HeardLine } from './around.ts';
import { clockWarnMs, secondsOf } from './around-findings.ts';

export type AroundCode = 'clock' | 'scanner' | 'switchboard';
type Told = readonly [name: Words, head: Words, detail: Words];
const words = (zh: string, en: string): Words => ({ zh, en });

export const aroundParts: Readonly<Record<AroundCode, (look: UpkeepLook) => Told>> = {
  clock: ({ database: { clock = null } }) => [words('时钟', 'Clock'), ...clockWords(clock)],
  scanner: ({ scanner = null, database: { files = null } }) => {
    const name = words('查毒', 'Virus scanner');
    const counted =
      files === null
        ? words('等着查的现在数不出来', 'What waits cannot be counted now')
        : words(
            `等着查的 ${files.waiting} 个，查出病毒隔离的 ${files.found} 个`,
            `${files.waiting} wait, ${files.found} with a virus`,
          );
    if (scanner === null)
      return [
        name,
        words('没有接', 'None'),
        words(`上传的文件不查毒，要查的填 CLAMD_SOCKET；${counted.zh}`, `Uploads are not scanned; ${counted.en}`),
      ];
    const { answers, answeredAt, signaturesAt } = scanner;
    const last =
      answeredAt === null
        ? words('还没有回答过', 'Never answered')
        : words(`最近回答 ${timeOf(answeredAt)}`, `Answered ${timeOf(answeredAt)}`);
    const head =
      answers === null
        ? words('正在问', 'Being asked')
        : !answers
          ? words('没有回答', 'Does not answer')
          : signaturesAt === null
            ? words('在', 'Answers')
            : words(`在，病毒库 ${timeOf(signaturesAt)} 的`, `Answers, signatures of ${timeOf(signaturesAt)}`);
    return [name, head, words(`${last.zh}；${counted.zh}`, `${last.en}; ${counted.en}`)];
  },
  switchboard: ({ hasSwitchboard = false, database: { heard = [] } }) => {
    const name = words('话务平台', 'Switchboard');
    const [last] = heard;
    const lines = words(
      heard.slice(0, mostLines).map(lineZh).join('；'),
      heard.slice(0, mostLines).map(lineEn).join('; '),
    );
    if (!hasSwitchboard)
      return [
        name,
        words('没有接', 'None'),
        words('来电不会弹出来，要接的填 SWITCHBOARD_KEY', 'Calls do not show: set SWITCHBOARD_KEY'),
      ];
    if (last === undefined)
      return [name, words('接了，还没有听到过', 'Set, never heard'), words('打一个电话试一试', 'Call once to try')];
    return [name, words(`最近听到 ${timeOf(last.at)}`, `Heard ${timeOf(last.at)}`), lines];
  },
};

/** As many lines as a card holds; the others are heard as well. */
const mostLines = 4;

function clockWords(clock: ClockLook | null): readonly [Words, Words] {
  if (clock === null)
    return [words('现在量不出来', 'Not measured'), words('数据库没有回答', 'The database does not answer')];
  const { offsetMs, withinMs, isSameMachine } = clock;
  if (isSameMachine)
    return [
      words('和数据库同一个钟', 'One clock with the database'),
      words('对没对时要在机器上看：timedatectl', 'Whether it is right timedatectl says'),
    ];
  const way =
    Math.abs(offsetMs) <= withinMs ? ['差不到', 'Within'] : offsetMs > 0 ? ['快', 'Ahead by'] : ['慢', 'Behind by'];
  const head = secondsOf(Math.abs(offsetMs) <= withinMs ? Math.max(withinMs, 10) : offsetMs);
  return [
    words(`比数据库${way[0]} ${head} 秒`, `${way[1]} ${head} s of the database`),
    words(
      `量得准到 ${secondsOf(Math.max(withinMs, 10))} 秒；差过 ${clockWarnMs / 1000} 秒会告警`,
      `Told beyond ${clockWarnMs / 1000} s`,
    ),
  ];
}

function lineZh({ kind, line, at }: HeardLine): string {
  return `${line === '' ? heardKinds[kind].zh : `分机 ${line}`} ${timeOf(at)}`;
}

function lineEn({ kind, line, at }: HeardLine): string {
  return `${line === '' ? heardKinds[kind].en : `line ${line}`} ${timeOf(at)}`;
}

/** Whether somebody has looked; what is not connected is neither well nor bad. */
export function isAroundSeen(code: AroundCode, look: UpkeepLook): boolean {
  if (code === 'clock') return (look.database.clock ?? null)?.isSameMachine === false;
  if (code === 'scanner') return look.scanner?.answers === true;
  return look.hasSwitchboard === true && (look.database.heard ?? []).length > 0;
}

/** What the county has not connected, and need not. */
export function isOff(code: string, look: UpkeepLook): boolean {
  if (code === 'scanner') return (look.scanner ?? null) === null;
  return code === 'switchboard' && look.hasSwitchboard !== true;
}
