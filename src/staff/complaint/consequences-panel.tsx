import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { cited } from '../../domain/law/citation.ts';
import { groundRules } from '../../domain/law/ground.ts';
import { stateWords } from '../../domain/complaint/state-words.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { unproven } from '../../domain/complaint/steps/notice.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { consequencesOf, nextOf, type Tried } from './consequences.ts';

/** 提交以后: which clock stops, which starts, what comes next; counted by the rules before anything is submitted. */
export function Aftermath({
  move,
  before,
  tried,
  facts,
}: {
  move: PersonMove;
  before: Complaint;
  tried: Tried;
  facts: Facts;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  if (tried.next === null) return null;
  const after = tried.next;
  const { stopped, started, running, paused, resumed } = consequencesOf(before, after, facts);
  const day = (on: string) => dayWithWeekday(on, language, facts.today);
  const open = unproven(after).length;
  const next = nextOf(after);
  const waits = move !== 'recordNotice' && move !== 'recordNotices' && after.notices !== before.notices;
  return (
    <section className="aftermath">
      <h3>{t('提交以后', 'Once submitted')}</h3>
      <ul>
        {after.state === before.state ? null : (
          <li>
            {t(
              `状态变成“${label(stateWords[after.state])}”。`,
              `The state becomes “${label(stateWords[after.state])}”.`,
            )}
          </li>
        )}
        {stopped.map((clock) => (
          <li key={`${clock.rule} ${clock.startedOn}`}>
            {t(
              `“${clock.zh}”时钟停在 ${day(clock.stoppedOn ?? facts.today)}${clock.late ? '，已经超期' : '，按时'}。`,
              `The clock “${clock.en}” stops on ${day(clock.stoppedOn ?? facts.today)}, ${clock.late ? 'late' : 'in time'}.`,
            )}
          </li>
        ))}
        {started.map((clock) => (
          <li key={`${clock.rule} ${clock.startedOn}`}>
            {t(
              `“${clock.zh}”时钟起算：名义 ${day(clock.nominalOn)}，应办 ${day(clock.targetOn)}${clock.legalOn === null ? '' : `，法定 ${day(clock.legalOn)}`}。`,
              `The clock “${clock.en}” starts: nominal ${day(clock.nominalOn)}, target ${day(clock.targetOn)}${clock.legalOn === null ? '' : `, legal ${day(clock.legalOn)}`}.`,
            )}
          </li>
        ))}
        {paused.map((clock) => (
          <li key={`${clock.rule} ${clock.startedOn}`}>
            {label(
              cited(
                {
                  zh: `“${clock.zh}”时钟暂停，鉴定检测出结果那天接着走（第二十二条）。`,
                  en: `The clock “${clock.en}” stands still until the day of the result (art. 22).`,
                },
                groundRules(after),
              ),
            )}
          </li>
        ))}
        {resumed.map((clock) => (
          <li key={`${clock.rule} ${clock.startedOn}`}>
            {t(
              `“${clock.zh}”时钟接着走，应办 ${day(clock.targetOn)}${clock.legalOn === null ? '' : `，法定 ${day(clock.legalOn)}`}。`,
              `The clock “${clock.en}” goes on: target ${day(clock.targetOn)}${clock.legalOn === null ? '' : `, legal ${day(clock.legalOn)}`}.`,
            )}
          </li>
        ))}
        {move === 'accept' || move === 'decline'
          ? running
              .filter((clock) => clock.identifier === 'accept')
              .map((clock) => (
                <li key={`${clock.rule} ${clock.startedOn}`}>
                  {t(
                    `“${clock.zh}”时钟还在走，告知送到才停，没送到仍按 ${day(clock.targetOn)} 报警。`,
                    `The clock “${clock.en}” runs on until the notice is proven; it warns on ${day(clock.targetOn)}.`,
                  )}
                </li>
              ))
          : null}
        {waits && open > 0 ? (
          <li>
            {t(
              `要告知 ${open} 份，每份都要有凭据。`,
              `${open} ${open === 1 ? 'notice' : 'notices'} to give, each with its proof.`,
            )}
          </li>
        ) : null}
        {after.stage === before.stage ? null : <li>{t(`下一步：${next.zh}`, `Next: ${next.en}`)}</li>}
        {[stopped, started, paused, resumed].every((clocks) => clocks.length === 0) && after.state === before.state ? (
          <li>{t('记进经过，时钟照走。', 'It goes on record; the clocks run on.')}</li>
        ) : null}
      </ul>
    </section>
  );
}
