/** The cards of a shop's page that tell of its matters. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import { offerStateWords } from '../../../domain/firm/offer-words.ts';
import { performanceWords, type Performance } from '../../../domain/operator/operator-figures.ts';
import { tipoffStageWords } from '../../../domain/tipoff/state-words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { MatterLink } from '../../base/ui/matter-link.tsx';
import { SumWords } from '../../base/ui/money.tsx';
import type { SeenOperatorFile } from './operator-wire.ts';

interface Props {
  file: SeenOperatorFile;
}

/** All of them, the newest first, and the way to the list with its filters and its export. */
export function Matters({ file: { operator, complaints, tipoffs, seen } }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const label = useLabel();
  const { today } = useMe();
  const all = seen.complaints + seen.tipoffs;
  return (
    <section className="card" aria-label={t('所有的件', 'All matters')}>
      <h2 className="card-head">
        {t('所有的件', 'All matters')} <small>{t(`${all} 件，新的在上`, `${all}, the newest first`)}</small>
        <span className="sp" />
        {seen.complaints === 0 ? null : (
          <Link className="go" to={`/complaints?operator=${operator.id}`}>
            {t(`投诉 ${seen.complaints}`, `Complaints ${seen.complaints}`)}
          </Link>
        )}{' '}
        {seen.tipoffs === 0 ? null : (
          <Link className="go" to={`/tipoffs?operator=${operator.id}`}>
            {t(`举报 ${seen.tipoffs}`, `Tip-offs ${seen.tipoffs}`)}
          </Link>
        )}
      </h2>
      {all === 0 ? <p className="operator-said dim">{t('没有您看得到的件。', 'None that you may see.')}</p> : null}
      <ul className="operator-rows">
        {complaints.map(({ complaint, categoryZh, categoryEn, due }) => (
          <li key={complaint.id}>
            <MatterLink number={complaint.number} className="num" />
            <span>{complaint.consumerName}</span>
            <span className="dim">{(language === 'zh' ? categoryZh : categoryEn) ?? ''}</span>
            <span className="sp" />
            <SumWords fen={complaint.amountFen} about={complaint.amountAbout} />
            {due === null ? null : <ClockMark due={due} dueOn={complaint.dueOn} today={today} brief />}
            <span className="dim nw">{label(stageWords[complaint.stage])}</span>
          </li>
        ))}
        {tipoffs.map(({ tipoff, conductZh, conductEn }) => (
          <li key={tipoff.id}>
            <MatterLink number={tipoff.number} className="num" />
            <span className="dim">{(language === 'zh' ? conductZh : conductEn) ?? ''}</span>
            <span className="sp" />
            <span className="dim nw">{label(tipoffStageWords[tipoff.stage])}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A card of lines, and nothing where there are none. */
function Lines({ title, small, children, n }: { title: string; small: string; children: ReactNode; n: number }) {
  if (n === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2 className="card-head">
        {title} <small>{small}</small>
      </h2>
      <ul className="operator-rows">{children}</ul>
    </section>
  );
}

const marks: Record<Performance, string> = { kept: 'tag gr', late: 'tag wa', unkept: 'tag er', running: 'tag' };

/** 协议守不守: each agreement, and how it was kept by today. */
export function Agreements({ file: { agreements, counts } }: Props) {
  const t = useWords();
  const label = useLabel();
  const { kept, late, unkept } = counts;
  return (
    <Lines
      title={t('协议守不守', 'How agreements were kept')}
      small={t(`按约 ${kept}，迟 ${late}，没履行 ${unkept}`, `kept ${kept}, late ${late}, not kept ${unkept}`)}
      n={agreements.length}
    >
      {agreements.map(({ number, signedOn, performBy, performedOn, performance }) => (
        <li key={number}>
          <MatterLink number={number} className="num" />
          <span className="dim">{t(`${signedOn} 签`, `signed ${signedOn}`)}</span>
          <span className="dim">{performBy === null ? '' : t(`应 ${performBy}`, `by ${performBy}`)}</span>
          <span className="dim">
            {performedOn === null ? '' : t(`${performedOn} 履行`, `performed ${performedOn}`)}
          </span>
          <span className="sp" />
          <span className={marks[performance]}>{label(performanceWords[performance])}</span>
        </li>
      ))}
    </Lines>
  );
}

export function Offers({ file: { offers } }: Props) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  return (
    <Lines title={t('企业和解转出的件', 'Offered for settlement')} small={String(offers.length)} n={offers.length}>
      {offers.map((one) => (
        <li key={`${one.number} ${one.offeredAt}`}>
          <MatterLink number={one.number} className="num" />
          <span className="dim">{instantShort(one.offeredAt, today)}</span>
          <span className="sp" />
          <span className="dim">{label(offerStateWords[one.state])}</span>
        </li>
      ))}
    </Lines>
  );
}

export function Papers({ file: { papers } }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <Lines title={t('文书', 'Papers')} small={t('发出过的', 'issued')} n={papers.length}>
      {papers.map((one) => (
        <li key={`${one.number} ${one.paperNumber} ${one.issuedAt}`}>
          <span>{one.title[language]}</span>
          <span className="num">{one.paperNumber}</span>
          <span className="sp" />
          <MatterLink number={one.number} className="num" />
          <span className="dim">{instantShort(one.issuedAt, today)}</span>
        </li>
      ))}
    </Lines>
  );
}

/** 每月投诉: a bar a month, and the same in one sentence. */
export function Months({ file: { months } }: Props) {
  const t = useWords();
  const most = Math.max(1, ...months.map(({ n }) => n));
  const told = months.filter(({ n }) => n > 0);
  if (told.length === 0) return null;
  return (
    <section className="card" aria-label={t('每月投诉', 'Complaints by month')}>
      <h2 className="card-head">{t('每月投诉', 'Complaints by month')}</h2>
      <ul className="operator-months" aria-hidden>
        {months.map(({ month, n }) => (
          <li key={month} className={n > 0 ? 'some' : ''} style={{ height: `${(n / most) * 100}%` }} />
        ))}
      </ul>
      <p className="operator-months-ends dim s" aria-hidden>
        <span>{months[0]?.month}</span>
        <span>{months.at(-1)?.month}</span>
      </p>
      <p className="sr">{told.map(({ month, n }) => `${month}: ${n}`).join(t('，', ', '))}</p>
    </section>
  );
}

/** Its part in the settlement scheme, where it has one. */
export function Firm({ file: { firm } }: Props) {
  const t = useWords();
  if (firm === null) return null;
  const rate = firm.settlementRate === null ? '—' : `${firm.settlementRate.toFixed(2)}%`;
  return (
    <section className="card" aria-label={t('企业和解', 'Direct settlement')}>
      <h2 className="card-head">
        {t('企业和解', 'Direct settlement')}{' '}
        <small>{firm.active ? t('参与', 'takes part') : t('已退出', 'has left')}</small>
        <span className="sp" />
        <Link className="go" to={`/firms?open=${encodeURIComponent(firm.id)}`}>
          {t('参与企业', 'Firms')}
        </Link>
      </h2>
      <p className="operator-said">
        <span>{t(`承诺 ${firm.pledgedHours} 小时内首次答复`, `first answer within ${firm.pledgedHours} h`)}</span>
        <span>
          {t(
            `转出 ${firm.offered}，和解 ${firm.settled}，和解率 ${rate}`,
            `offered ${firm.offered}, settled ${firm.settled}, rate ${rate}`,
          )}
        </span>
        <span className="dim">{firm.pledge}</span>
      </p>
    </section>
  );
}
