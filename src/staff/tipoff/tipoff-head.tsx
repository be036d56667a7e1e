import type { ReactNode } from 'react';
import { tipoffOutcomeWords } from '../../domain/tipoff/state-words.ts';
import type { SeenTipoff } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { MatterHead } from '../matter/matter-head.tsx';
import type { Neighbours } from '../matter/neighbours.ts';
import { Pair } from '../matter/fact-pair.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useStageWords } from './stage-words.ts';
import { officersOf } from './officers-of.ts';

interface Props {
  matter: SeenTipoff;
  neighbours: Neighbours | null;
  onCopy: () => void;
  fresh: ReactNode;
  children: ReactNode;
}

/** Whom it is about, who verifies, and the clocks; it stays while the rest scrolls. */
export function TipoffHead({ matter, neighbours, onCopy, fresh, children }: Props) {
  const t = useWords();
  const words = useStageWords();
  const { tipoff } = matter;
  return (
    <MatterHead
      kind="tipoff"
      path="/tipoffs"
      title={{ zh: '举报', en: 'Tip-offs' }}
      stage={tipoff.stage}
      stageWords={words[tipoff.stage]}
      number={tipoff.number}
      dueOn={tipoff.legalOn ?? tipoff.dueOn}
      erasedOn={tipoff.erasedOn}
      neighbours={neighbours}
      onCopy={onCopy}
      fresh={fresh}
      name={
        <>
          {t('举报', 'On')} {tipoff.operatorName}
        </>
      }
      tags={<Tags tipoff={tipoff} />}
      pairs={<Pairs matter={matter} />}
    >
      {children}
    </MatterHead>
  );
}

/** How it ended, how often it was urged, and why it was given back. */
function Tags({ tipoff }: Pick<SeenTipoff, 'tipoff'>) {
  const t = useWords();
  const label = useLabel();
  const { role } = useMe();
  return (
    <>
      {tipoff.outcome === null || role === 'station' ? null : (
        <span className="tag">{label(tipoffOutcomeWords[tipoff.outcome])}</span>
      )}
      {tipoff.urgedTimes > 0 ? (
        <span className="tag er">
          {t(
            `催办 ${tipoff.urgedTimes} 次，最近 ${tipoff.urgedOn ?? ''}`,
            `Urged ${tipoff.urgedTimes} times, last ${tipoff.urgedOn ?? ''}`,
          )}
        </span>
      ) : null}
      {tipoff.givenBackReason === null ? null : (
        <span className="tag wa">
          {t(`被退回：${tipoff.givenBackReason}`, `Given back: ${tipoff.givenBackReason}`)}
        </span>
      )}
    </>
  );
}

/** Office and officers, the kind of conduct, when it came, and the numbers it has elsewhere. */
function Pairs({ matter }: { matter: SeenTipoff }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const { tipoff } = matter;
  const zh = language === 'zh';
  return (
    <>
      <Pair name={t('承办', 'Office')}>{matter.officeName ?? t('未定', 'Nobody yet')}</Pair>
      {role === 'station' ? null : (
        <Pair name={t('核查人员', 'Officers')}>{officersOf(matter) || t('未指定', 'Nobody yet')}</Pair>
      )}
      <Pair name={t('违法行为', 'Conduct')}>
        {(zh ? matter.conductZh : matter.conductEn) ?? t('未分类', 'not said')}
      </Pair>
      <Pair name={t('收到', 'Received')}>
        {instantShort(tipoff.receivedAt, today)} {zh ? matter.channelZh : matter.channelEn}
      </Pair>
      {tipoff.enforcementNumber === null ? null : <Pair name={t('立案号', 'Case')}>{tipoff.enforcementNumber}</Pair>}
      {tipoff.platformNumber === null ? null : <Pair name={t('平台号', 'Platform')}>{tipoff.platformNumber}</Pair>}
    </>
  );
}
