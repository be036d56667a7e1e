/** 约期: what the complainant reads while mediation goes on: when and where the two sides meet, or how far they are. */
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import { timeZh } from '../../../domain/complaint/papers/letter.ts';
import { sessionWayWords } from '../../../domain/complaint/mediation/session-way.ts';
import { isToCome } from '../../../domain/complaint/mediation/summons.ts';
import type { Manner } from '../base/language.ts';

/** The headline, what it means, and what comes next. */
export function mediatingWords(m: Manner, { summons, sessions }: Complaint, today: Day): [string, string, string] {
  const result = m.say('有结果：谈成或谈不成', 'A result, one way or the other');
  if (isToCome(summons, today)) {
    const way = sessionWayWords[summons.way];
    const at = summons.heldAt.slice(0, 16).replace('T', ' ');
    const bring =
      summons.way === 'onSite'
        ? m.say('请带身份证、小票和别的证据。', ' Bring your identity card, receipts and other proof.')
        : '';
    return [
      m.say('约好了和店家谈的时间', 'You and the shop have a time to meet'),
      m.say(
        `${timeZh(summons.heldAt)}，${summons.place}（${way.zh}），由${summons.mediators}主持。${bring}来不了请早点打电话改时间；没有正当理由不来，调解会终止。`,
        `${at}, ${summons.place} (${way.en.toLowerCase()}), with ${summons.mediators}.${bring} If you cannot come, call early for another time; mediation ends if you stay away without good reason.`,
      ),
      m.say('到时候去谈', 'The talk itself'),
    ];
  }
  const held = sessions.length;
  return [
    m.say('正在调解', 'In mediation'),
    held === 0
      ? m.say(
          '您和店家都同意谈。谈的日子由所里电话告诉您，约好以后这里也看得到。',
          'Both have agreed. The office calls you with the day of the talk, which then stands here too.',
        )
      : m.say(
          `已经谈了 ${held} 次。谈成了签协议，谈不成写明理由。`,
          `${held} session${held === 1 ? '' : 's'} held. An agreement is signed, or the reason why not is written down.`,
        ),
    result,
  ];
}
