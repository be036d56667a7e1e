import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { stageWords, stateWords } from '../../domain/label.ts';
import type { SeenMatter } from '../client.ts';
import { useLabel, useLanguage, useWords } from '../language.tsx';
import { useMe } from '../me.tsx';
import { instantShort } from '../ui/day.ts';
import { SumWords } from '../ui/money.tsx';
import type { Neighbours } from './neighbours.ts';
import { UrgentTag } from './urgent.tsx';

interface Props {
  matter: SeenMatter;
  neighbours: Neighbours | null;
  onCopy: () => void;
  fresh: ReactNode;
  children: ReactNode;
}

/** Who complains about whom, who has it, and the clocks; it stays while the rest scrolls. */
export function MatterHead({ matter, neighbours, onCopy, fresh, children }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today, role } = useMe();
  const isStation = role === 'station';
  const { complaint } = matter;
  const listOf = (to: string | null) => (to === null ? null : `/complaints/${encodeURIComponent(to)}`);
  const [before, after] = [listOf(neighbours?.before ?? null), listOf(neighbours?.after ?? null)];
  return (
    <header className="matter-head">
      <nav className="crumbs s" aria-label={t('位置', 'Place')}>
        <Link to="/complaints">{t('投诉', 'Complaints')}</Link>
        <span aria-hidden="true">›</span>
        <Link to={`/complaints?stage=${complaint.stage}&sort=due`}>{label(stageWords[complaint.stage])}</Link>
        <span className="sp" />
        {fresh}
        {neighbours === null ? null : (
          <>
            <span className="dim">
              {t(`第 ${neighbours.at} / ${neighbours.of} 件`, `${neighbours.at} of ${neighbours.of}`)}
            </span>
            {before === null ? null : (
              <Link to={before}>
                <kbd>[</kbd> {t('上一件', 'Before')}
              </Link>
            )}
            {after === null ? null : (
              <Link to={after}>
                <kbd>]</kbd> {t('下一件', 'Next')}
              </Link>
            )}
          </>
        )}
      </nav>
      <div className="matter-name">
        <h1>
          {complaint.consumerName} {t('诉', 'v.')} {complaint.operatorName}
        </h1>
        <span className="tag pr">{label(stateWords[complaint.state])}</span>
        <button type="button" className="tag copy" onClick={onCopy} title={t('复制编号（Y）', 'Copy the number (Y)')}>
          {complaint.number}
        </button>
        <UrgentTag complaint={complaint} />
        {complaint.urgedTimes > 0 ? (
          <span className="tag er">
            {t(
              `催办 ${complaint.urgedTimes} 次，最近 ${complaint.urgedOn ?? ''}`,
              `Urged ${complaint.urgedTimes} times, last ${complaint.urgedOn ?? ''}`,
            )}
          </span>
        ) : null}
        {complaint.givenBackReason === null ? null : (
          <span className="tag wa">
            {t(`被退回：${complaint.givenBackReason}`, `Given back: ${complaint.givenBackReason}`)}
          </span>
        )}
      </div>
      <dl className="matter-line">
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
        {isStation ? null : (
          <>
            <Pair name={t('第一站', 'Station')}>{matter.stationName ?? t('没有', 'none')}</Pair>
            <Pair name={t('同意公示', 'Publication')}>
              {complaint.consentPublish ? t('是', 'agreed') : t('否', 'no')}
            </Pair>
            <Pair name={t('同意委托调解', 'Entrusting')}>
              {complaint.consentEntrust ? t('是', 'agreed') : t('否', 'no')}
            </Pair>
          </>
        )}
      </dl>
      {children}
    </header>
  );
}

function Pair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
