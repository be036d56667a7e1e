/** The cards of a case: who the party is, its money, what was taken, and what it is linked with. */
import { deemedServed } from '../../../domain/law/service.ts';
import { serviceWayWords } from '../../../domain/law/words/service-words.ts';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { formatYuan } from '../../../domain/base/money.ts';
import { caseSourceKinds } from '../../../domain/supervision/enforcement/case-source.ts';
import { issuedDay, partyKindWords, valueBasisWords } from '../../../domain/supervision/enforcement/enforcement.ts';
import { provisionsEn, provisionsZh } from '../../../domain/law/words/provision-words.ts';
import { discretionWords } from '../../../domain/supervision/enforcement/words/discretion-words.ts';
import { saidBesides } from '../../../domain/supervision/enforcement/penalty-text.ts';
import { startOf } from '../../../domain/supervision/enforcement/words/shown-start.ts';
import {
  decisionResultWords,
  revocationEn,
  revocationZh,
} from '../../../domain/supervision/enforcement/words/decision-words.ts';
import { filingRequestWords } from '../../../domain/supervision/enforcement/words/filing-request-words.ts';
import { measureEndingWords, measureWords } from '../../../domain/supervision/enforcement/words/measure-words.ts';
import { displayGradeWords } from '../../../domain/supervision/enforcement/words/display-grades.ts';
import { notOpenedGrounds } from '../../../domain/tipoff/steps/not-opened.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { Pair } from '../../matter/fact-pair.tsx';
import type { SeenEnforcementView } from './enforcement-wire.ts';

interface Props {
  matter: SeenEnforcementView;
}

const useDay = () => {
  const { language } = useLanguage();
  const { today } = useMe();
  return (on: string) => dayPlain(on, language, today);
};

/** 查明的事实: what was found at first, and what the final report says. */
export function FactsCard({ matter, onCorrect }: Props & { onCorrect: (() => void) | null }) {
  const t = useWords();
  const { enforcement } = matter;
  const day = useDay();
  return (
    <section className="card matter-facts" aria-label={t('查明的事实', 'Facts found')}>
      <h2 className="card-head">
        {t('查明的事实', 'Facts found')}
        {onCorrect === null ? null : (
          <button type="button" className="b t sm go" onClick={onCorrect}>
            {t('更正要素', 'Correct')} <kbd>C</kbd>
          </button>
        )}
      </h2>
      {enforcement.facts === '' ? null : <blockquote className="story">{enforcement.facts}</blockquote>}
      <dl className="pairs">
        <Pair name={t('来源内容', 'What was found')}>{enforcement.story}</Pair>
        <Pair name={t('违法行为', 'The act')}>
          {enforcement.actFrom === null && enforcement.actUntil === null
            ? t('日期还没查明', 'days not known yet')
            : `${enforcement.actFrom === null ? '' : t(`${day(enforcement.actFrom)} 起`, `from ${day(enforcement.actFrom)}`)} ${enforcement.actUntil === null ? '' : t(`${day(enforcement.actUntil)} 止`, `until ${day(enforcement.actUntil)}`)}`}
        </Pair>
        {enforcement.filingReason === '' ? null : (
          <Pair name={t('立案的理由', 'Filed because')}>{enforcement.filingReason}</Pair>
        )}
        <BasisPairs basis={enforcement.legalBasis} />
        {enforcement.carriedFrom === null || enforcement.carriedFrom === '' ? null : (
          <Pair name={t('旧台账', 'Earlier ledger')}>{enforcement.carriedFrom}</Pair>
        )}
      </dl>
    </section>
  );
}

/** 违反的规定, 处罚依据 and 裁量. */
function BasisPairs({ basis }: { basis: SeenEnforcementView['enforcement']['legalBasis'] }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  if (basis === null) return null;
  const { violated, applied, discretion, discretionBy } = basis;
  const cited = (provisions: typeof violated) =>
    (language === 'zh' ? provisionsZh(provisions) : provisionsEn(provisions)) ?? '';
  return (
    <>
      {violated.length === 0 ? null : <Pair name={t('违反的规定', 'Broken')}>{cited(violated)}</Pair>}
      {applied.length === 0 ? null : <Pair name={t('处罚依据', 'Penalised by')}>{cited(applied)}</Pair>}
      {discretion === null ? null : (
        <Pair name={t('裁量', 'Discretion')}>
          {label(discretionWords[discretion])} {cited(discretionBy)}
        </Pair>
      )}
    </>
  );
}

/** 报请: what those who verified ask for, or what came of it; nothing of a case that was filed without one, or long ago. */
export function RequestCard({ matter }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const day = useDay();
  const { enforcement, people } = matter;
  const request = enforcement.filingRequests.at(-1);
  if (enforcement.state !== 'verifying' || request === undefined) return null;
  const names = (...ids: (string | null)[]) =>
    ids.flatMap((id) => (id === null ? [] : (people[id] ?? []))).join(t('、', ', '));
  const cited = (language === 'zh' ? provisionsZh : provisionsEn)(request.violated);
  return (
    <section className="card matter-facts" aria-label={t('报请', 'Request')}>
      <h2 className="card-head">
        {t(`报请${filingRequestWords[request.kind].zh}`, `Asked: ${filingRequestWords[request.kind].en}`)}{' '}
        {request.endedOn === null ? (
          <span className="tag wa">{t('等批', 'waits')}</span>
        ) : request.granted === true ? (
          <span className="tag">{t('批准了', 'granted')}</span>
        ) : (
          <span className="tag wa">
            {request.granted === null ? t('撤回了', 'taken back') : t('退回了', 'sent back')}
          </span>
        )}
      </h2>
      <blockquote className="story">{request.reason}</blockquote>
      <dl className="pairs">
        <Pair name={t('报请人', 'Asked by')}>
          {names(request.byId)} · {day(request.askedOn)}
        </Pair>
        {cited === null ? null : <Pair name={t('涉嫌违反', 'Seems broken')}>{cited}</Pair>}
        {request.ground === null ? null : (
          <Pair name={t('情形', 'Ground')}>{label(notOpenedGrounds[request.ground as NotOpenedGround])}</Pair>
        )}
        {request.handlerId === null ? null : (
          <Pair name={t('建议由谁办', 'Proposed officers')}>{names(request.handlerId, request.secondId)}</Pair>
        )}
        {request.endorsed === null ? null : (
          <Pair name={t('所长意见', 'Head of the office')}>
            {request.endorsed.opinion}（{names(request.endorsed.byId)} {day(request.endorsed.on)}）
          </Pair>
        )}
        {request.answer === '' || request.endedOn === null ? null : (
          <Pair name={t('退回的理由', 'Sent back because')}>
            {request.answer}（{names(request.endedById)} {day(request.endedOn)}）
          </Pair>
        )}
      </dl>
    </section>
  );
}

type NotOpenedGround = keyof typeof notOpenedGrounds;

/** 当事人; a natural person is shown by a look that goes on record. */
export function PartyCard({ matter, show, note }: Props & { show: ReactNode; note: ReactNode }) {
  const t = useWords();
  const label = useLabel();
  const { enforcement, place } = matter;
  const isPerson = enforcement.partyKind === 'person';
  const seen = (words: string) => (words !== '' && startOf(words) === '' ? t(words, '(hidden)') : words);
  return (
    <section className="card matter-facts" aria-label={t('当事人', 'Party')}>
      <h2 className="card-head">
        {t('当事人', 'Party')} <small>{label(partyKindWords[enforcement.partyKind])}</small>
      </h2>
      <dl className="pairs">
        <Pair name={t('名称', 'Name')}>
          {enforcement.operatorName} {isPerson ? show : null} {isPerson ? note : null}
        </Pair>
        {enforcement.partyCode === '' ? null : (
          <Pair name={t('信用代码', 'Credit code')}>{seen(enforcement.partyCode)}</Pair>
        )}
        <Pair name={t('住所', 'Address')}>{seen(enforcement.partyAddress) || place || t('还没写', 'not written')}</Pair>
        {enforcement.service === null ? null : (
          <Pair name={t('送达', 'Served')}>
            {label(serviceWayWords[enforcement.service.way])} {enforcement.service.receiver} {enforcement.service.proof}
          </Pair>
        )}
      </dl>
    </section>
  );
}

/** 钱: in yuan; value, fine, confiscation and late fee stand apart and are never added up. */
export function MoneyCard({ matter }: Props) {
  const t = useWords();
  const label = useLabel();
  const { enforcement } = matter;
  const sum = (fen: number | null) => (fen === null ? '—' : formatYuan(fen));
  const isDecided = enforcement.decision !== null || enforcement.fineDecidedFen !== null;
  const basis = enforcement.valueBasis === null ? null : label(valueBasisWords[enforcement.valueBasis]);
  return (
    <section className="card" aria-label={t('钱', 'Money')}>
      <h2 className="card-head">
        {t('钱', 'Money')} <small>{t('元；几样分开，不相加', 'in yuan; each by itself, never added')}</small>
      </h2>
      <table className="money-table">
        <caption className="sr">{t('款项：拟处、决定、收缴', 'Money: proposed, decided, collected')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('款项', 'What')}</th>
            <th scope="col">{t('拟处', 'Proposed')}</th>
            <th scope="col">{t('决定', 'Decided')}</th>
            <th scope="col">{t('收缴', 'Collected')}</th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              {t('案值', 'Value')} <span className="dim">{basis}</span>
            </th>
            <td>{sum(enforcement.caseValueFen)}</td>
            <td>—</td>
            <td>—</td>
          </tr>
          <tr>
            <th scope="row">{t('罚款', 'Fine')}</th>
            <td>{sum(enforcement.fineProposedFen)}</td>
            <td>{sum(enforcement.fineDecidedFen)}</td>
            <td>{isDecided ? sum(enforcement.fineCollectedFen) : '—'}</td>
          </tr>
          <tr>
            <th scope="row">{t('没收违法所得', 'Confiscated')}</th>
            <td>{sum(enforcement.confiscatedProposedFen)}</td>
            <td>{sum(enforcement.confiscatedDecidedFen)}</td>
            <td>{isDecided ? sum(enforcement.confiscatedCollectedFen) : '—'}</td>
          </tr>
          <LateRow matter={matter} />
          <BesidesRow matter={matter} />
        </tbody>
      </table>
    </section>
  );
}

/** Warning, goods and others, proposed and decided: in words, for they are no sums. */
function BesidesRow({ matter }: Props) {
  const t = useWords();
  const { proposal, decision } = matter.enforcement;
  const planned = proposal === null ? '' : (saidBesides(proposal).besides ?? '');
  const decided = decision === null ? '' : (saidBesides(decision).besides ?? '');
  if (planned === '' && decided === '') return null;
  return (
    <tr>
      <th scope="row">{t('警告、物品、其他', 'Warning, goods, others')}</th>
      <td>{planned === '' ? '—' : planned}</td>
      <td>{decided === '' ? '—' : decided}</td>
      <td>—</td>
    </tr>
  );
}

/** 加处罚款, where any was owed. */
function LateRow({ matter }: Props) {
  const t = useWords();
  const { lateOwedFen, enforcement } = matter;
  if (lateOwedFen === 0 && enforcement.lateFeeCollectedFen === 0) return null;
  return (
    <tr>
      <th scope="row">
        {t('加处罚款', 'Late fee')} <span className="dim">{t('到今天还欠', 'owed today')}</span>
      </th>
      <td>—</td>
      <td>{formatYuan(lateOwedFen)}</td>
      <td>{formatYuan(enforcement.lateFeeCollectedFen)}</td>
    </tr>
  );
}

/** 决定和公示. */
export function DecisionCard({ matter }: Props) {
  const t = useWords();
  const day = useDay();
  const { decision, reviews, notices } = matter.enforcement;
  const review = reviews.at(-1);
  const notice = notices.at(-1);
  if (decision === null && review === undefined && notice === undefined) return null;
  const passed = review?.passed ?? null;
  const opinion = passed === null ? t('在审', 'open') : passed ? t('同意', 'passed') : t('退回', 'sent back');
  return (
    <section className="card matter-facts" aria-label={t('审核、告知、决定', 'Review, notice, decision')}>
      <h2 className="card-head">{t('审核、告知、决定', 'Review, notice, decision')}</h2>
      <dl className="pairs">
        {review === undefined ? null : (
          <Pair name={review.kind === 'legal' ? t('法制审核', 'Legal review') : t('案件审核', 'Review')}>
            {matter.people[review.reviewerId]} · {opinion} {review.opinion}
          </Pair>
        )}
        {notice === undefined ? null : (
          <Pair name={t('告知', 'Notice')}>
            <NoticeWords notice={notice} />
            {notice.waivedOn === null ? null : t('当事人已放弃陈述申辩', 'defence waived')}
            {notice.defences.map(({ on, words, taken }) => (
              <span key={`${on} ${words}`} className="line">
                {day(on)} {words}（{taken === 'yes' ? t('采纳', 'taken') : t('不采纳', 'not taken')}）
              </span>
            ))}
          </Pair>
        )}
        <DecisionPairs matter={matter} />
      </dl>
    </section>
  );
}

/** The number of a notice, and whether it has reached the party. */
function NoticeWords({ notice }: { notice: SeenEnforcementView['enforcement']['notices'][number] }) {
  const t = useWords();
  const day = useDay();
  const { number, servedOn, withdrawnOn = null, announced } = notice;
  const issuedOn = issuedDay(notice);
  return (
    <>
      {number} {issuedOn === null ? null : t(`${day(issuedOn)}制作`, `made on ${day(issuedOn)}`)}{' '}
      {servedOn !== null ? (
        t(`${day(servedOn)}送达`, `served on ${day(servedOn)}`)
      ) : withdrawnOn !== null ? (
        <span className="tag">{t('已撤回', 'withdrawn')}</span>
      ) : announced !== undefined ? (
        <span className="tag wa">
          {t(
            `${day(announced.on)}起公告，${day(deemedServed(announced.on))}视为送达`,
            `announced on ${announced.on}, deemed served on ${deemedServed(announced.on)}`,
          )}
        </span>
      ) : (
        <span className="tag wa">{t('还没有送达', 'not served yet')}</span>
      )}{' '}
    </>
  );
}

function DecisionPairs({ matter }: Props) {
  const t = useWords();
  const label = useLabel();
  const day = useDay();
  const { decision, publication } = matter.enforcement;
  return (
    <>
      {decision === null ? null : (
        <Pair name={t('决定', 'Decision')}>
          {day(decision.decidedOn)} {decision.number} {label(decisionResultWords[decision.result])}{' '}
          {decision.revokedOn === null ? null : (
            <span className="tag wa">
              {t(
                `${day(decision.revokedOn)} 被${revocationZh(decision.revokedHow)}`,
                `${revocationEn(decision.revokedHow)} on ${decision.revokedOn}`,
              )}
            </span>
          )}
        </Pair>
      )}
      {(decision?.presence ?? []).map((one) => (
        <Pair key={one.id} name={t('在场', 'Was there')}>
          {matter.people[one.id]} <PresenceMark presence={one} /> <span className="dim">{one.words}</span>
        </Pair>
      ))}
      {publication === null ? null : (
        <Pair name={t('公示', 'Published')}>
          {publication.withdrawnOn === null
            ? t(
                `${day(publication.publishedOn)} 起，到 ${day(publication.until)}`,
                `from ${publication.publishedOn} to ${publication.until}`,
              )
            : t(`${day(publication.withdrawnOn)} 撤下`, `withdrawn on ${publication.withdrawnOn}`)}{' '}
          <span className="dim">{label(displayGradeWords[publication.grade])}</span>
        </Pair>
      )}
    </>
  );
}

/** Whether he said that he was there. */
function PresenceMark({
  presence,
}: {
  presence: NonNullable<NonNullable<SeenEnforcementView['enforcement']['decision']>['presence']>[number];
}) {
  const t = useWords();
  const { said, settled, settledById } = presence;
  if (settled !== undefined)
    return (
      <>
        <span className="tag">{t('核实在场', 'was there, verified')}</span>{' '}
        <small>
          {said === 'absent' ? t('本人说不在场', 'he says he was not') : t('本人没有回答', 'he did not answer')}
          {t('；核实：', '; verified: ')}
          {settled.words}
        </small>
      </>
    );
  if (said === 'there')
    return (
      <span className="tag">
        {settledById === null ? t('确认在场', 'was there') : t('核实在场', 'was there, verified')}
      </span>
    );
  return (
    <span className="tag wa">
      {said === 'absent' ? t('说不在场', 'says he was not') : t('还没有确认', 'not confirmed yet')}
    </span>
  );
}

/** 强制措施, by their numbers. */
export function MeasureCard({ matter }: Props) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { measures } = matter.enforcement;
  if (measures.length === 0) return null;
  return (
    <section className="card" aria-label={t('强制措施', 'Measures')}>
      <h2 className="card-head">
        {t('强制措施', 'Measures')} <small>{measures.length}</small>
      </h2>
      <ol className="measure-list">
        {measures.map((one, i) => (
          <li key={one.id}>
            <b>
              {i + 1} {label(measureWords[one.kind])}
            </b>
            <span>
              {one.goods} {one.quantity} {one.unit}
            </span>
            <span className="mut">
              {instantShort(one.takenAt, today)} · {one.place}
            </span>
            {one.approvedBy === null || one.approvedAt === null ? null : (
              <span className="mut">
                {t(
                  `${matter.people[one.approvedBy] ?? ''} ${instantShort(one.approvedAt, today)} 批准`,
                  `approved by ${matter.people[one.approvedBy] ?? ''} at ${instantShort(one.approvedAt, today)}`,
                )}
              </span>
            )}
            {one.denied === undefined ? null : (
              <span className="tag wa">{t('写的负责人说没有批', 'denied by who was named')}</span>
            )}
            {one.approvedAt === null ? <span className="tag wa">{t('等补批', 'to be approved')}</span> : null}
            {one.ending === null ? null : <span className="tag">{label(measureEndingWords[one.ending])}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** 连着的: the complaint or the tip-off that it came from, for who may read that. */
export function LinkedCard({ matter }: Props) {
  const t = useWords();
  const label = useLabel();
  const { linked } = matter;
  if (linked.length === 0) return null;
  return (
    <section className="card" aria-label={t('连着的', 'Linked')}>
      <h2 className="card-head">{t('连着的', 'Linked')}</h2>
      <ul className="linked-list">
        {linked.map((one) => (
          <li key={one.number}>
            <span className="tag">{label(placeOfKind(one.kind))}</span>
            <Link to={`${placeOfKind(one.kind).path}/${encodeURIComponent(one.number)}`}>{one.number}</Link>
            <span className="mut">{label(one)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The number of what it came from, a link where that is kept here. */
export function SourceLink({ matter: { enforcement } }: Props) {
  const { sourceKind, sourceNumber } = enforcement;
  if (sourceKind === null) return sourceNumber;
  const { path } = caseSourceKinds[sourceKind];
  const number = encodeURIComponent(sourceNumber);
  // Visits have no page of their own: the list opens one beside it.
  return (
    <Link to={sourceKind === 'inspection' ? `/${path}?state=all&open=${number}` : `/${path}/${number}`}>
      {sourceNumber}
    </Link>
  );
}
