/** 代办: who acts for the complainant, and what paper is still to come (《办法》第十一条), the same on the slip and on the page of progress. */
import type { Day } from '../../../domain/base/calendar.ts';
import { maskName } from '../../../domain/base/masking.ts';
import type { Complaint } from '../../../domain/complaint/complaint.ts';
import { namedAgent } from '../../../domain/complaint/facts/agent-now.ts';
import type { Manner } from '../base/language.ts';

/** Null where nobody acts. The name is masked: a slip lies about, and its number and code are often looked up together. */
export function agentLine(
  m: Manner,
  complaint: Pick<Complaint, 'agents'>,
  today: Day,
): { who: string; papers: string } | null {
  const agent = namedAgent(complaint, today);
  if (agent === null) return null;
  const { name, relation, paperOn } = agent;
  return {
    who: m.say(
      `${maskName(name)}${relation === '' ? '' : `（${relation}）`}，替投诉人代办`,
      `${maskName(name)}${relation === '' ? '' : ` (${relation})`}, acting for the complainant`,
    ),
    papers:
      paperOn === null
        ? m.say(
            '还要交授权委托书原件和代办人的身份证明（第十一条）：先在“看进度”里加照片，原件带给办的人。',
            'Still to come: the power of attorney and the agent’s papers (art. 11). Add photos on the progress page, and bring the originals.',
          )
        : m.say('授权委托书已经交来。', 'The power of attorney is here.'),
  };
}
