/** 约期: what the complainant reads while mediation goes on: when and where the two sides meet, or how far they are. */
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import type { Day } from '../../../domain/base/calendar.ts';
import { isToCome } from '../../../domain/complaint/mediation/summons.ts';
import type { StoredAccount } from '../../../store/county/account.ts';
import type { Manner } from '../base/language.ts';
import { meetingWhen } from './meeting.tsx';
import { politeMediators } from './polite-name.ts';

/** The headline, what it means, what comes next, and when where the time is fixed. */
export function mediatingWords(
  m: Manner,
  { summons, sessions }: Complaint,
  handler: StoredAccount | null,
  today: Day,
): { now: string; words: string; next: string; when?: string } {
  if (isToCome(summons, today)) {
    const leads = politeMediators(m, summons.mediators, handler);
    return {
      now: m.say('约好了和店家谈的时间', 'You and the shop have a time to meet'),
      words: m.say(
        `由${leads}主持。来不了请早点说，好改日子；没有正当理由不来，调解会终止。`,
        `${leads} will lead it. If you cannot come, say so early; mediation ends if you stay away without good reason.`,
      ),
      next: m.say('到时候去谈', 'The talk itself'),
      when: meetingWhen(m, summons, today),
    };
  }
  const held = sessions.length;
  return {
    now: m.say('正在调解', 'In mediation'),
    words:
      held === 0
        ? m.say(
            '您和店家都同意谈。谈的日子由所里电话告诉您，约好以后这里也看得到。',
            'Both have agreed. The office calls you with the day of the talk, which then stands here too.',
          )
        : m.say(
            `已经谈了 ${held} 次。谈成了签协议，谈不成写明理由。`,
            `${held} session${held === 1 ? '' : 's'} held. An agreement is signed, or the reason why not is written down.`,
          ),
    next: held === 0 ? m.say('约您和店家谈', 'A talk between you and the shop') : m.say('接着谈', 'The talks go on'),
  };
}
