import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ComplaintState } from '../../domain/complaint/complaint.ts';
import { outcomeWords, stageWords, stateWords } from '../../domain/complaint/state-words.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { MatterHead } from '../matter/matter-head.tsx';
import { RungMark } from '../matter/rung.tsx';
import type { Neighbours } from '../matter/neighbours.ts';
import { Pair } from '../matter/fact-pair.tsx';
import { useMe } from '../base/me.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { SumWords } from '../base/ui/money.tsx';
import { UrgentTag } from './intake/urgent-tag.tsx';

interface Props {
  matter: SeenMatter;
  neighbours: Neighbours | null;
  onCopy: () => void;
  fresh: ReactNode;
  children: ReactNode;
}

/** Who complains about whom, who has it, and the clocks; it stays while the rest scrolls. */
export function ComplaintHead({ matter, neighbours, onCopy, fresh, children }: Props) {
  const t = useWords();
  const { complaint } = matter;
  return (
    <MatterHead
      kind="complaint"
      path="/complaints"
      title={{ zh: '投诉', en: 'Complaints' }}
      stage={complaint.stage}
      stageWords={stageWords[complaint.stage]}
      number={complaint.number}
      dueOn={complaint.legalOn ?? complaint.dueOn}
      erasedOn={complaint.erasedOn}
      neighbours={neighbours}
      onCopy={onCopy}
      fresh={fresh}
      name={
        <>
          {complaint.consumerName} {t('诉', 'v.')} {complaint.operatorName}
        </>
      }
      tags={<Tags complaint={complaint} />}
      pairs={<Pairs matter={matter} />}
    >
      {children}
    </MatterHead>
  );
}

/** How it ended, urgent, urged, given back. */
function Tags({ complaint }: { complaint: SeenMatter['complaint'] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { outcome, state, merged } = complaint;
  const ended = outcome !== null ? outcomeWords[outcome] : said.has(state) ? stateWords[state] : null;
  return (
    <>
      {ended === null ? null : <span className="tag">{label(ended)}</span>}
      {merged === null ? null : (
        <Link className="num" to={`/complaints/${encodeURIComponent(merged.number)}`}>
          {t(`办理在 ${merged.number}`, `Handled in ${merged.number}`)}
        </Link>
      )}
      <RungMark number={complaint.number} />
      <UrgentTag complaint={complaint} />
      {complaint.urgedTimes > 0 ? (
        <span className="tag er">
          {t(
            `催办 ${complaint.urgedTimes} 次，最近 ${dayPlain(complaint.urgedOn ?? today, 'zh', today)}`,
            `Urged ${complaint.urgedTimes}×, last ${dayPlain(complaint.urgedOn ?? today, 'en', today)}`,
          )}
        </span>
      ) : null}
      {complaint.givenBackReason === null ? null : (
        <span className="tag wa">
          {t(`被退回：${complaint.givenBackReason}`, `Given back: ${complaint.givenBackReason}`)}
        </span>
      )}
    </>
  );
}

/** States that the stage does not tell already: how the matter ended, while it waits for something else. */
const said: ReadonlySet<ComplaintState> = new Set([
  'declined',
  'settled',
  'terminated',
  'transferred',
  'told',
  'closed',
]);

/** Who has it, the amount, and when and over what it came. */
function Pairs({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const { complaint } = matter;
  return (
    <>
      <Pair name={t('承办', 'Handler')}>
        {[matter.handlerName ?? t('未定', 'Nobody yet'), matter.officeName].filter((one) => one !== null).join(' · ')}
      </Pair>
      <Pair name={t('涉及', 'Amount')}>
        {complaint.amountFen === null ? (
          t('没写金额', 'none named')
        ) : (
          <SumWords fen={complaint.amountFen} about={complaint.amountAbout} />
        )}
      </Pair>
      <Pair name={t('收到', 'Received')}>
        {complaint.receivedAt === null
          ? t('还在站里', 'still at the station')
          : instantShort(complaint.receivedAt, today)}{' '}
        {language === 'zh' ? matter.channelZh : matter.channelEn}
      </Pair>
      {complaint.stationReceivedAt === null ? null : (
        <Pair name={t('站点收到', 'Station heard')}>{instantShort(complaint.stationReceivedAt, today)}</Pair>
      )}
      {complaint.platformNumber === null ? null : (
        <Pair name={t('平台号', 'Platform')}>{complaint.platformNumber}</Pair>
      )}
      {role === 'station' ? null : <StationAndConsents matter={matter} />}
    </>
  );
}

/** What the centre and the offices are shown, and a station is not. */
function StationAndConsents({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const { consentPublish, consentEntrust } = matter.complaint;
  return (
    <>
      <Pair name={t('第一站', 'Station')}>{matter.stationName ?? t('没有', 'none')}</Pair>
      <Pair name={t('同意公示', 'Publication')}>{consentPublish ? t('是', 'agreed') : t('否', 'no')}</Pair>
      <Pair name={t('同意委托调解', 'Entrusting')}>{consentEntrust ? t('是', 'agreed') : t('否', 'no')}</Pair>
    </>
  );
}
