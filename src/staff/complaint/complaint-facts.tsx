import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { isMasked } from '../../domain/base/number/masked.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { placeWords } from '../../domain/county/place-words.ts';
import { agentPowerWords, agentScopeWords } from '../../domain/complaint/words/agent-words.ts';
import { sessionWayWords } from '../../domain/complaint/mediation/session-way.ts';
import { calledBothOn, callsOf } from '../../domain/complaint/mediation/calls.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import { counted } from '../../domain/base/words.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { Pair } from '../matter/fact-pair.tsx';
import { Photos } from '../matter/photo/photos.tsx';
import type { Revealed } from '../matter/reveal.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { LongWords } from '../base/ui/long-words.tsx';
import { SumWords } from '../base/ui/money.tsx';
import { CallParty } from './call-party.tsx';
import { withReason } from './destination-reason.ts';

/** What was told in the complainant's own words, and both parties, masked by role; one reason shows all in full for half a minute. */
export function Facts({
  matter,
  revealed,
  onCorrect,
}: {
  matter: SeenMatter;
  revealed: Revealed<SeenMatter>;
  onCorrect: (() => void) | null;
}) {
  const t = useWords();
  const complaint = revealed.shown?.complaint ?? matter.complaint;
  return (
    <section className="card matter-facts" aria-label={t('事实与请求', 'Facts and claim')}>
      <h2 className="card-head">
        {t('事实与请求', 'Facts and claim')} <small>{t('原话，不可改', 'As told, never changed')}</small>
        {onCorrect === null ? null : (
          <button type="button" className="b t sm go" onClick={onCorrect}>
            {t('更正要素', 'Correct')} <kbd>C</kbd>
          </button>
        )}
      </h2>
      <blockquote className="story">
        <LongWords words={complaint.story} /> {isMasked(complaint.story) ? revealed.show : null}
      </blockquote>
      <dl className="pairs">
        <Claim matter={matter} claim={complaint.claim} show={revealed.show} />
        <Destination matter={matter} />
        <Agreement complaint={complaint} />
        <Talks complaint={complaint} />
        <SplitOff matter={matter} revealed={revealed} />
      </dl>
      <Photos view={matter} />
      <Parties matter={matter} revealed={revealed} />
      {revealed.dialog}
    </section>
  );
}

type SeenComplaint = SeenMatter['complaint'];

/** What is asked for, about what, when and where. */
function Claim({ matter, claim, show }: { matter: SeenMatter; claim: string; show: ReactNode }) {
  const t = useWords();
  const { language } = useLanguage();
  const me = useMe();
  const { complaint } = matter;
  return (
    <>
      <Pair name={t('请求', 'Claim')}>
        {claim} {isMasked(claim) ? show : null}
      </Pair>
      <Pair name={t('金额', 'Amount')}>
        {complaint.amountFen === null ? (
          t('没写', 'not named')
        ) : (
          <b>
            <SumWords fen={complaint.amountFen} about={complaint.amountAbout} />
          </b>
        )}
      </Pair>
      <Pair name={t('类别 性质', 'Category')}>
        {(language === 'zh' ? [matter.categoryZh, matter.natureZh] : [matter.categoryEn, matter.natureEn])
          .filter((one) => one !== null)
          .join(' · ') || t('还没归类', 'not classified')}
      </Pair>
      <Pair name={t('事发', 'Happened')}>
        {complaint.happenedOn === null
          ? t('没写哪天', 'no day named')
          : dayWithWeekday(complaint.happenedOn, language, me.today)}
      </Pair>
      <Pair name={t('消费地', 'Where')}>
        {[matter.operatorPlace, complaint.operatorAddress].filter((one) => one !== null && one !== '').join(' ') ||
          t('没写', 'not known')}
      </Pair>
    </>
  );
}

function Destination({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const { complaint } = matter;
  return (
    <Pair name={t('去向', 'Goes to')}>
      {matter.stationName === null ? null : (
        <span className="line">{withReason(matter.stationName, complaint.stationReason)}</span>
      )}
      {complaint.officeReason === '' ? null : (
        <span className="line">{withReason(matter.officeName ?? t('承办所', 'Office'), complaint.officeReason)}</span>
      )}
    </Pair>
  );
}

function Agreement({ complaint }: { complaint: SeenComplaint }) {
  const t = useWords();
  const { agreement } = complaint;
  if (agreement === null) return null;
  return (
    <Pair name={t('协议', 'Agreement')}>
      <span className="line pre">{agreement.text}</span>
      <span className="line dim">
        {t(
          `${agreement.signedOn} 达成；挽回 ${formatYuan(complaint.recoveredFen ?? 0)} 元`,
          `${agreement.signedOn}; ${formatYuan(complaint.recoveredFen ?? 0)} yuan recovered`,
        )}
        {agreement.performBy === null
          ? ''
          : t(`；${agreement.performBy} 前履行`, `; to be performed by ${agreement.performBy}`)}
        {agreement.performedOn === null
          ? t('；还没记履行', '; not performed yet')
          : t(`；${agreement.performedOn} 已履行`, `; performed ${agreement.performedOn}`)}
      </span>
    </Pair>
  );
}

/** The session that is called, those that were held, and what the station has talked over. */
function Talks({ complaint }: { complaint: SeenComplaint }) {
  const t = useWords();
  const label = useLabel();
  const { summons } = complaint;
  return (
    <>
      {summons === null ? null : (
        <Pair name={t('约好的会', 'Session called')}>
          <span className="line">
            {summons.heldAt.slice(0, 16).replace('T', ' ')} · {summons.place} · {label(sessionWayWords[summons.way])} ·{' '}
            {summons.mediators}
          </span>
          <span className="line mut">{t(...calledWords(complaint))}</span>
        </Pair>
      )}
      {complaint.sessions.map((session) => (
        <Pair key={session.heldAt} name={t('调解会', 'Session')}>
          <span className="line">
            {session.heldAt.slice(0, 16).replace('T', ' ')} · {session.place} · {session.mediators}
          </span>
          <span className="line pre mut">
            <LongWords words={session.minutes} />
          </span>
        </Pair>
      ))}
      {complaint.talks.map((talk) => (
        <Pair key={`${talk.on} ${talk.words}`} name={t('站点协商', 'Talk')}>
          <span className="line">{talk.on}</span>
          <span className="line pre mut">
            <LongWords words={talk.words} />
          </span>
        </Pair>
      ))}
    </>
  );
}

/** Whether both know of the session that was called. */
function calledWords(complaint: SeenComplaint): [zh: string, en: string] {
  const on = calledBothOn(complaint);
  if (on !== null) return [`双方都已告知，${on}`, `both were told by ${on}`];
  const open = callsOf(complaint).filter(isOwed).length;
  return [`还有 ${open} 份调解通知书没有告知的凭据`, `${counted(open, 'notice')} still without proof`];
}

/** The tip-offs that were split off it: which ones says the look behind the mask, for the complainant is their reporter. */
function SplitOff({ matter, revealed: { shown, show } }: { matter: SeenMatter; revealed: Revealed<SeenMatter> }) {
  const t = useWords();
  const n = matter.splitOff;
  if (n === 0) return null;
  return (
    <Pair name={t('分开办理', 'Split')}>
      <span className="line">
        {t(`分出 ${n} 件举报（第九条）`, `${counted(n, 'tip-off')} split off (art. 9)`)} {show}
      </span>
      {shown?.tipoffs.map(({ number }) => (
        <span className="line" key={number}>
          <Link className="num" to={`/tipoffs/${encodeURIComponent(number)}`}>
            {number}
          </Link>
        </span>
      ))}
    </Pair>
  );
}

/** Who acts for the complainant, and what his paper says; who did so before. */
function Agents({ agents, show, call }: { agents: SeenComplaint['agents']; show: ReactNode; call: ReactNode }) {
  const t = useWords();
  const label = useLabel();
  return agents.toReversed().map((agent) => {
    const { name, relation, phone, address, idNumber, scope, powers, from, until, paperOn, paper, endedOn } = agent;
    const allowed = powers.map((one) => label(agentPowerWords[one])).join(t('、', ', '));
    return (
      <dl className="pairs" key={`${agent.since} ${name}`} aria-label={t('委托代理人', 'Agent')}>
        <Pair name={t('代理', 'Agent')}>
          {[name, relation].filter((one) => one !== '').join(' · ')}
          {endedOn === null ? null : <span className="dim"> {t(`${endedOn} 起不再代理`, `until ${endedOn}`)}</span>}
        </Pair>
        {endedOn !== null ? null : (
          <>
            <Pair name={t('电话', 'Telephone')}>
              {phone} {show} {call}
            </Pair>
            {address === '' && idNumber === null ? null : (
              <Pair name={t('证件', 'Identity')}>
                {[address, idNumber ?? ''].filter((one) => one !== '').join(' · ')}
              </Pair>
            )}
            <Pair name={t('权限', 'Power')}>
              <span className="line">
                {label(agentScopeWords[scope])}
                {allowed === '' ? '' : t(`：${allowed}`, `: ${allowed.toLowerCase()}`)}
                {from === null && until === null ? '' : ` · ${from ?? ''}—${until ?? t('办结', 'the end')}`}
              </span>
              <span className={paperOn === null ? 'line warn' : 'line mut'}>
                {paperOn === null
                  ? t('授权委托书原件还没有交来', 'The power of attorney is still to come')
                  : t(`授权委托书 ${paperOn} 交来`, `Power of attorney handed in on ${paperOn}`)}
                {paper === '' ? '' : ` · ${paper}`}
              </span>
            </Pair>
          </>
        )}
      </dl>
    );
  });
}

/** Both parties, masked by role. */
function Parties({ matter, revealed }: { matter: SeenMatter; revealed: Revealed<SeenMatter> }) {
  const t = useWords();
  const { shown, show, note } = revealed;
  const person = shown?.complaint ?? matter.complaint;
  return (
    <div className="parties">
      <section>
        <h3>
          {t('投诉人', 'Complainant')} {note}
        </h3>
        <dl className="pairs">
          <Pair name={t('姓名', 'Name')}>{person.consumerName}</Pair>
          <Pair name={t('电话', 'Telephone')}>
            {person.consumerPhone} {show} <CallParty complaint={matter.complaint} whom="consumer" />{' '}
            <CallParty complaint={matter.complaint} whom="member" n={1} />
          </Pair>
          <Pair name={t('住址', 'Address')}>
            {placeWords(matter.consumerPlace, person.consumerAddress) || t('没写', 'not given')}
          </Pair>
          <Pair name={t('证件', 'Identity')}>{person.consumerIdNumber ?? t('未要求', 'not asked for')}</Pair>
        </dl>
        <Agents agents={person.agents} show={show} call={<CallParty complaint={matter.complaint} whom="agent" />} />
      </section>
      <section>
        <h3>{t('被投诉人', 'Operator')}</h3>
        <dl className="pairs">
          <Pair name={t('名称', 'Name')}>{person.operatorName}</Pair>
          <Pair name={t('电话', 'Telephone')}>
            {person.operatorPhone === '' ? (
              t('没写', 'not given')
            ) : (
              <>
                {person.operatorPhone} {isMasked(person.operatorPhone) ? show : null}{' '}
                <CallParty complaint={matter.complaint} whom="operator" />
              </>
            )}
          </Pair>
          <Pair name={t('地址', 'Address')}>
            {person.operatorAddress === '' ? t('没写', 'not given') : person.operatorAddress}
          </Pair>
          <RespondentPairs respondent={person.respondent} />
        </dl>
      </section>
    </div>
  );
}

/** Who speaks and who stands for the operator, as far as it is on record. */
function RespondentPairs({ respondent }: { respondent: SeenMatter['complaint']['respondent'] }) {
  const t = useWords();
  if (respondent === null) return null;
  const { contact, legalRep, agent } = respondent;
  return (
    <>
      {contact === '' ? null : <Pair name={t('联系人', 'Contact')}>{contact}</Pair>}
      {legalRep === '' ? null : <Pair name={t('法定代表人', 'Legal representative')}>{legalRep}</Pair>}
      {agent === '' ? null : <Pair name={t('委托代理人', 'Agent')}>{agent}</Pair>}
    </>
  );
}
