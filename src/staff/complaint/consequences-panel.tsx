import type { Words } from '../../domain/base/words.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import type { Clock } from '../../domain/law/clock.ts';
import type { Facts } from '../../domain/matter/matter.ts';
import { cited } from '../../domain/law/citation.ts';
import { stoppedWords } from '../../domain/law/clock-explanation.ts';
import { procedureRules } from '../../domain/law/ground.ts';
import { stageWords, stateWords } from '../../domain/complaint/state-words.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import { unproven } from '../../domain/complaint/facts/notice-state.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { consequencesOf, nextOf, type Tried } from './consequences.ts';

interface Props {
  move: PersonMove;
  before: Complaint;
  tried: Tried;
  facts: Facts;
  /** Whether the form has not heard yet how somebody is told, by which what is left to tell changes. */
  isWayOpen?: boolean;
}

/** 提交以后: which clock stops, which starts, what comes next; counted by the rules before anything is submitted. */
export function Aftermath({ move, before, tried, facts, isWayOpen = false }: Props) {
  const t = useWords();
  return tried.next === null ? null : (
    <section className="aftermath">
      <h3>{t('提交以后', 'Once submitted')}</h3>
      <ul>
        <Consequences move={move} before={before} after={tried.next} facts={facts} isWayOpen={isWayOpen} />
      </ul>
    </section>
  );
}

interface ConsequencesProps {
  move: PersonMove;
  before: Complaint;
  after: Complaint;
  facts: Facts;
  isWayOpen: boolean;
}

function Consequences({ move, before, after, facts, isWayOpen }: ConsequencesProps) {
  const t = useWords();
  const label = useLabel();
  const { stopped, started, running, paused, resumed } = consequencesOf(before, after, facts);
  const sentences = useClockSentences(after, facts);
  const decides = move === 'accept' || move === 'decline';
  const next = nextOf(after, procedureRules(after, facts.today, facts.limits), facts.today);
  return (
    <>
      {after.state === before.state ? null : (
        <li>
          {t(`状态变成“${label(stateWords[after.state])}”。`, `The state becomes “${label(stateWords[after.state])}”.`)}
        </li>
      )}
      {after.stage === before.stage ? null : (
        <li>
          {t(
            `排到“${label(stageWords[after.stage])}”里。`,
            `It then stands among “${label(stageWords[after.stage])}”.`,
          )}
        </li>
      )}
      <ClockLines clocks={stopped} sentence={sentences.stopped} />
      <ClockLines clocks={started} sentence={sentences.started} />
      <ClockLines clocks={paused} sentence={sentences.paused} />
      <ClockLines clocks={resumed} sentence={sentences.resumed} />
      {decides && !isWayOpen ? (
        <ClockLines
          clocks={running.filter((clock) => clock.identifier === 'accept')}
          sentence={sentences.untilProven}
        />
      ) : null}
      {isWayOpen ? (
        <li>
          {t(
            '选了怎么告知，这里再说时钟停不停、还要告知几份。',
            'Choose how it is told, to see whether the clock stops.',
          )}
        </li>
      ) : (
        <NoticesToGive move={move} before={before} after={after} />
      )}
      {after.stage === before.stage ? null : <li>{t(`下一步：${next.zh}`, `Next: ${next.en}`)}</li>}
      {[stopped, started, paused, resumed].every((clocks) => clocks.length === 0) && after.state === before.state ? (
        <li>{t('记进经过，时钟照走。', 'It goes on record; the clocks run on.')}</li>
      ) : null}
    </>
  );
}

function ClockLines({ clocks, sentence }: { clocks: readonly Clock[]; sentence: (clock: Clock) => Words }) {
  const label = useLabel();
  return clocks.map((clock) => <li key={`${clock.rule} ${clock.startedOn}`}>{label(sentence(clock))}</li>);
}

/** What is said of a clock, by what the move does with it. */
function useClockSentences(after: Complaint, facts: Facts) {
  const { language } = useLanguage();
  const day = (on: string) => dayWithWeekday(on, language, facts.today);
  const days = ({ targetOn, legalOn }: Clock): Words => ({
    zh: `应办 ${day(targetOn)}${legalOn === null ? '' : `，法定 ${day(legalOn)}`}`,
    en: `target ${day(targetOn)}${legalOn === null ? '' : `, legal ${day(legalOn)}`}`,
  });
  return {
    stopped: (clock) => ({
      zh: `“${clock.zh}”时钟停在 ${day(clock.stoppedOn ?? facts.today)}，${stoppedWords(clock).zh}。`,
      en: `The clock “${clock.en}” stops on ${day(clock.stoppedOn ?? facts.today)}, ${stoppedWords(clock).en}.`,
    }),
    started: (clock) => ({
      zh: `“${clock.zh}”时钟起算：名义 ${day(clock.nominalOn)}，${days(clock).zh}。`,
      en: `The clock “${clock.en}” starts: nominal ${day(clock.nominalOn)}, ${days(clock).en}.`,
    }),
    paused: (clock) =>
      cited(
        {
          zh: `“${clock.zh}”时钟暂停，鉴定检测出结果那天接着走（第二十二条）。`,
          en: `The clock “${clock.en}” stands still until the day of the result (art. 22).`,
        },
        procedureRules(after, facts.today, facts.limits),
      ),
    resumed: (clock) => ({
      zh: `“${clock.zh}”时钟接着走，${days(clock).zh}。`,
      en: `The clock “${clock.en}” goes on: ${days(clock).en}.`,
    }),
    untilProven: (clock) => ({
      zh: `“${clock.zh}”时钟还在走，告知送到才停，没送到仍按 ${day(clock.targetOn)} 报警。`,
      en: `The clock “${clock.en}” runs on until the notice is proven; it warns on ${day(clock.targetOn)}.`,
    }),
  } satisfies Record<string, (clock: Clock) => Words>;
}

const proving: readonly PersonMove[] = ['recordNotice', 'recordNotices', 'recordUnserved'];

/** How many notices the move makes; the moves that prove one make none. */
function NoticesToGive({ move, before, after }: Omit<ConsequencesProps, 'facts' | 'isWayOpen'>) {
  const t = useWords();
  const open = unproven(after).length;
  const arose = !proving.includes(move) && after.notices !== before.notices;
  return arose && open > 0 ? (
    <li>
      {t(
        `要告知 ${open} 份，每份都要有凭据。`,
        `${open} ${open === 1 ? 'notice' : 'notices'} to give, each with its proof.`,
      )}
    </li>
  ) : null;
}
