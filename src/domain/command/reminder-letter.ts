/** 催办函 (reminder): the words of the letter by which somebody outside is reminded, the same before it is sent and on paper. */
import { dayZh } from '../base/calendar.ts';
import { runsOf, textOf, wordsOf, type Runs } from '../matter/paper-sheet.ts';
import type { Awaited, Reminder } from './awaited.ts';

export type Reminded = Pick<
  Awaited,
  'number' | 'matterNumber' | 'toName' | 'kind' | 'sentOn' | 'dueOn' | 'paper' | 'about' | 'pausesClock'
>;
export type ReminderDays = Pick<Reminder, 'on' | 'byDay'>;

export interface ReminderLetter {
  number: Runs;
  addressee: Runs;
  paragraphs: Runs[];
}

/** The n-th letter as its addressee reads it: what was asked, since when it waits, and by when an answer is asked for now. */
export function reminderLetter(one: Reminded, { on, byDay }: ReminderDays, n: number): ReminderLetter {
  const { number, matterNumber, toName } = one;
  return {
    number: runsOf`编号：${`${number}-催${n}`}`,
    addressee: runsOf`${toName}：`,
    paragraphs: [
      askedOf(one),
      standingOf(one, on, n, matterNumber),
      ...(one.pausesClock
        ? [wordsOf('等候结果期间，有关办理期限依法中止计算；结果迟延，将使当事人的事项久拖不决。')]
        : []),
      runsOf`请你单位在${dayZh(byDay)}前书面答复本局；确需延期的，请在此以前书面说明原因和预计完成的日期。`,
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
  const by = paper === '' ? '' : `（${paper}）`;
  switch (kind) {
    case 'letter':
      return runsOf`你单位于${dayZh(sentOn)}收到本局的协助调查函${by}${about === '' ? '' : `，请求协助：${plain(about)}`}。依照《市场监督管理行政处罚程序规定》第四十五条，应当在收到之日起十五个工作日内完成相关工作，需要延期的应当在期限届满前告知。`;
    case 'test':
      return runsOf`本局于${dayZh(sentOn)}委托你单位检测、鉴定，委托书：${paper === '' ? '（见附件）' : paper}。`;
    case 'transfer':
      return runsOf`本局于${dayZh(sentOn)}将有关事项移送你单位处理${by}。`;
    case 'platform':
    case 'maker':
    case 'department':
      return runsOf`本局于${dayZh(sentOn)}请你单位就下列事项答复${by}：${plain(about)}。`;
  }
}

function answerOf({ kind }: Reminded): string {
  if (kind === 'test') return '检测、鉴定结果';
  return kind === 'transfer' ? '处理情况' : '答复';
}

/** Words that somebody typed, without the stop that the sentence brings. */
function plain(words: string): string {
  return words.trim().replace(/[。；;.]$/u, '');
}
