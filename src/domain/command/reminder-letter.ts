/** 催办函 (reminder): the words of the letter by which somebody outside is reminded, the same before it is sent and on paper. */
import { dayZh, type Day } from '../base/calendar.ts';
import { runsOf, textOf, wordsOf, type Runs } from '../matter/paper-sheet.ts';
import { letterNumber, type Letterhead } from '../county/letter-number.ts';
import { paperNumber } from '../matter/numbering.ts';
import { reminderSeries, type Awaited, type Reminder, type ReminderContact } from './awaited.ts';

export type Reminded = Pick<
  Awaited,
  'number' | 'matterNumber' | 'toName' | 'kind' | 'sentOn' | 'dueOn' | 'paper' | 'about' | 'pausesClock'
>;
/** The set of forms that it counts to. */
export const reminderWording = '2026.1';
export type ReminderDays = Pick<Reminder, 'on' | 'byDay'>;
/** By which number the letter goes, with a gap for one that is not sent yet, and who is asked about it; null where it named nobody. */
export interface ReminderHead {
  number: string;
  contact: ReminderContact | null;
}

export interface ReminderLetter {
  number: Runs;
  addressee: Runs;
  paragraphs: Runs[];
}

/** A number of the series as the papers of that matter write theirs: those of a case in the form of the cases. */
export function letterOfReminder(
  { matterKind }: Pick<Awaited, 'matterKind'>,
  head: Letterhead,
  year: number | string,
  n: number | string,
): string {
  return matterKind === 'enforcement'
    ? paperNumber(`${head.paperPrefix}${reminderSeries}`, year, n)
    : letterNumber(head, reminderSeries, year, n);
}

/** The number of the n-th letter: its own, that of the row for one of before they took any, or a gap for one that is not sent yet. */
export function reminderNumber(
  { number, matterKind, reminders }: Pick<Awaited, 'number' | 'matterKind' | 'reminders'>,
  n: number,
  head: Letterhead,
  today: Day,
): string {
  const sent = reminders[n - 1];
  if (sent === undefined) return letterOfReminder({ matterKind }, head, today.slice(0, 4), '\u3000\u3000');
  return sent.paperNumber ?? `编号：${number}-催${n}`;
}

/** The n-th letter as its addressee reads it: what was asked, since when it waits, and by when an answer is asked for now. */
export function reminderLetter(
  one: Reminded,
  { on, byDay }: ReminderDays,
  n: number,
  { number, contact }: ReminderHead,
): ReminderLetter {
  const { matterNumber, toName } = one;
  return {
    number: wordsOf(number),
    addressee: runsOf`${toName}：`,
    paragraphs: [
      askedOf(one),
      standingOf(one, on, n, matterNumber),
      ...(one.pausesClock
        ? [wordsOf('等候结果期间，有关办理期限依法中止计算；结果迟延，将使当事人的事项久拖不决。')]
        : []),
      runsOf`请你单位在${dayZh(byDay)}前书面答复本局；确需延期的，请在此以前书面说明原因和预计完成的日期。`,
      ...(contact === null ? [] : [runsOf`联系人：${contact.handlerName}，联系电话：${contact.officePhone}。`]),
    ],
  };
}

/** The same as lines of text, to be looked at before it is sent. */
export function reminderLines(letter: ReminderLetter): string[] {
  return [textOf(letter.number), textOf(letter.addressee), ...letter.paragraphs.map(textOf)];
}

/** Since when it waits; a letter before its day says which day that is, and reproaches nobody. */
function standingOf(one: Reminded, on: string, n: number, matterNumber: string): Runs {
  const reminded = n === 1 ? '本局' : `本局已催办 ${n - 1} 次，`;
  if (on <= one.dueOn)
    return runsOf`上述事项（本局编号：${matterNumber}）应于${dayZh(one.dueOn)}前完成，${reminded}尚未收到你单位的${answerOf(one)}，请抓紧办理。`;
  return runsOf`上述事项（本局编号：${matterNumber}）应于${dayZh(one.dueOn)}前完成，截至${dayZh(on)}，${reminded}尚未收到你单位的${answerOf(one)}。`;
}

/** What was asked, when, and by which paper and article. */
function askedOf({ kind, sentOn, paper, about }: Reminded): Runs {
  // A letter without a number has no place for one: an empty slot would be a hole for the pen.
  const by = paper === '' ? [] : runsOf`（${paper}）`;
  switch (kind) {
    case 'letter':
      return [
        ...runsOf`你单位于${dayZh(sentOn)}收到本局的协助调查函`,
        ...by,
        ...(about === '' ? [] : runsOf`，请求协助：${plain(about)}`),
        ...wordsOf(
          '。依照《市场监督管理行政处罚程序规定》第四十五条，应当在收到之日起十五个工作日内完成相关工作，需要延期的应当在期限届满前告知。',
        ),
      ];
    case 'test':
      return runsOf`本局于${dayZh(sentOn)}委托你单位检测、鉴定，委托书：${paper === '' ? '（见附件）' : paper}。`;
    case 'transfer':
      return [...runsOf`本局于${dayZh(sentOn)}将有关事项移送你单位处理`, ...by, ...wordsOf('。')];
    case 'performance':
      return [
        ...runsOf`投诉人于${dayZh(sentOn)}反映，你（单位）和他达成的协议`,
        ...by,
        ...runsOf`没有照办：${plain(about)}。调解协议由双方自觉履行，请照协议办理。`,
      ];
    // Whoever was asked to answer; for a clock at rest no letter goes.
    default:
      return [...runsOf`本局于${dayZh(sentOn)}请你单位就下列事项答复`, ...by, ...runsOf`：${plain(about)}。`];
  }
}

function answerOf({ kind }: Reminded): string {
  if (kind === 'performance') return '履行情况';
  if (kind === 'test') return '检测、鉴定结果';
  return kind === 'transfer' ? '处理情况' : '答复';
}

/** Words that somebody typed, without the stop that the sentence brings. */
function plain(words: string): string {
  return words.trim().replace(/[。；;.]$/u, '');
}
