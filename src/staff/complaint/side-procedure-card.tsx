import type { ReactNode } from 'react';
import { consentWayWords, consentKindWords } from '../../domain/complaint/mediation/consent.ts';
import type { DeclineEvidence } from '../../domain/complaint/facts/facts.ts';
import { endingWords } from '../../domain/complaint/mediation/ending-grounds.ts';
import { policeFactWords } from '../../domain/complaint/steps/found-clue.ts';
import { groundRow, livingNeedFactors } from '../../domain/law/ground.ts';
import { identityMaterialWords, identityResultWords } from '../../domain/complaint/steps/identity.ts';
import { recipientWords } from '../../domain/complaint/steps/notice.ts';
import { powerWords } from '../../domain/complaint/steps/jurisdiction.ts';
import { referralKindWords } from '../../domain/complaint/steps/referral.ts';
import { reviewResultWords } from '../../domain/complaint/steps/review.ts';
import { hopsOf, manyHops } from '../../domain/complaint/steps/transfer.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { articleWords } from '../matter/article-words.ts';
import { useMe } from '../base/me.tsx';
import { dayWithWeekday } from '../base/ui/day.ts';
import { complaintOf } from './complaint-wire.ts';

interface Line {
  name: string;
  /** Still waits for somebody. */
  open?: boolean;
  words: ReactNode;
}

/** 法定手续: what the law's procedure has left on record beside the state, and what of it is still open. */
export function Course({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const lines = useLines(matter);
  if (lines.length === 0) return null;
  return (
    <section className="card course" aria-label={t('法定手续', 'Procedure')}>
      <h2 className="card-head">
        {t('法定手续', 'Procedure')} <small>{lines.length}</small>
      </h2>
      <dl className="pairs">
        {lines.map((line, i) => (
          <div key={`${i} ${line.name}`} className={line.open === true ? 'open' : undefined}>
            <dt>{line.name}</dt>
            <dd>{line.words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What was found for each of the five factors of 第十七条 that were ticked. */
function Factors({ found = [] }: { found: DeclineEvidence['factors'] }) {
  const t = useWords();
  const label = useLabel();
  return found.map(({ factor, note }) => (
    <span className="line" key={factor}>
      {label(livingNeedFactors[factor])}
      {t('：', ': ')}
      <span className="mut">{note}</span>
    </span>
  ));
}

function useLines(matter: SeenMatter): Line[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const complaint = complaintOf(matter);
  const day = (on: string) => dayWithWeekday(on, language, today);
  const lines: Line[] = [];
  const add = (name: string, words: ReactNode, open = false) => lines.push({ name, words, open });
  const {
    declineEvidence,
    endingEvidence,
    identity,
    proposal,
    jurisdiction,
    dispute,
    police,
    review,
    publication,
    archive,
  } = complaint;

  if (proposal !== null) {
    const ground = groundRow(complaint, proposal.input.ground);
    const what = proposal.decision === 'decline' ? t('不予受理', 'Decline') : t('终止调解', 'End the mediation');
    add(
      t('提请', 'Proposal'),
      <>
        <span className="line">
          {what} · {day(proposal.on)} ·{' '}
          {proposal.returned === null
            ? t('等批示', 'waits for approval')
            : t(`退回：${proposal.returned.reason}`, `returned: ${proposal.returned.reason}`)}
        </span>
        {ground === undefined ? null : <span className="line mut">{label(ground)}</span>}
        <span className="line mut">{proposal.input.reason}</span>
      </>,
      proposal.returned === null,
    );
  }
  if (declineEvidence !== null) {
    const { department, body, bodyOn, bodyNumber, factors, knownOn, expiredOn, proof, article } = declineEvidence;
    const parts = [department, body, bodyOn, bodyNumber, proof, article].filter(
      (one) => one !== undefined && one !== '',
    );
    if (knownOn !== undefined) parts.push(t(`${knownOn} 知道权益受侵害`, `harm known ${knownOn}`));
    if (expiredOn !== undefined)
      parts.push(t(`保修期或者保质期到 ${expiredOn}`, `warranty or shelf life until ${expiredOn}`));
    if (parts.length > 0 || factors !== undefined) {
      add(
        t('依据', 'Evidence'),
        <>
          {parts.length === 0 ? null : <span className="line">{parts.join(' · ')}</span>}
          <Factors found={factors} />
        </>,
      );
    }
  }
  if (endingEvidence !== null && complaint.terminateGround !== null) {
    const words = endingWords(complaint, complaint.terminateGround, endingEvidence);
    const { basis, checked, foundEvidence } = endingEvidence;
    const notes = [basis, checked, foundEvidence?.proof].filter((one) => one !== undefined && one !== '');
    add(
      t('终止的依据', 'Evidence of the end'),
      <>
        {words === null ? null : <span className="line">{label(words)}</span>}
        {notes.length === 0 ? null : <span className="line mut">{notes.join(' · ')}</span>}
        <Factors found={foundEvidence?.factors} />
      </>,
    );
  }
  if (identity !== null) {
    const asked = identity.materials.map((one) => label(identityMaterialWords[one])).join(t('、', ', '));
    add(
      t('身份核验', 'Identity'),
      <>
        <span className="line">
          {identity.result === null
            ? t(`最晚 ${day(identity.dueOn)} 交来`, `due ${day(identity.dueOn)}`)
            : `${label(identityResultWords[identity.result])} · ${day(identity.answeredOn ?? identity.dueOn)}`}
        </span>
        <span className="line mut">{asked}</span>
      </>,
      identity.result === null,
    );
  }
  if (jurisdiction !== null) {
    add(
      t('管辖', 'Jurisdiction'),
      <>
        <span className="line">{label(powerWords[jurisdiction.power])}</span>
        <span className="line mut">
          {label(jurisdiction)} · {articleWords(jurisdiction.article, language)}
        </span>
      </>,
    );
  }
  if (complaint.noPowerOn !== null) {
    add(
      t('无权处理', 'No power'),
      t(`${day(complaint.noPowerOn)} 认定，要退回中心`, `found ${day(complaint.noPowerOn)}; to go back`),
      true,
    );
  }
  if (dispute !== null) {
    add(
      t('管辖争议', 'Dispute'),
      dispute.endedOn === null
        ? t(`和${dispute.bureau}，${day(dispute.on)} 起`, `with ${dispute.bureau} since ${day(dispute.on)}`)
        : t(
            `${day(dispute.endedOn)}定由${dispute.result === 'here' ? '本局' : dispute.bureau}处理`,
            `settled ${day(dispute.endedOn)}: ${dispute.result === 'here' ? 'this bureau' : dispute.bureau}`,
          ),
      dispute.endedOn === null,
    );
  }
  for (const one of complaint.transfers) {
    add(
      t('移送', 'Transfer'),
      <>
        <span className="line">
          {one.to} · {day(one.sentOn)}
        </span>
        <span className="line mut">
          {one.returnedOn !== null
            ? t(`${day(one.returnedOn)}退回`, `came back ${day(one.returnedOn)}`)
            : one.resultOn !== null
              ? t(`${day(one.resultOn)}回复：${one.result}`, `answered ${day(one.resultOn)}: ${one.result}`)
              : one.receivedOn !== null
                ? t(`${day(one.receivedOn)}签收（${one.receivedBy}），等回复`, `received ${day(one.receivedOn)}`)
                : t('等签收', 'not received yet')}
        </span>
      </>,
      one.returnedOn === null && one.resultOn === null,
    );
  }
  const hops = hopsOf(complaint);
  if (hops > 0) {
    add(
      t('流转', 'Hops'),
      hops < manyHops
        ? t(`${hops} 次`, `${hops}`)
        : t(`${hops} 次，先判断管辖，不要再转`, `${hops}; find the jurisdiction first`),
      hops >= manyHops,
    );
  }
  for (const one of complaint.recusals) {
    add(
      t('回避', 'Recusal'),
      <>
        <span className="line">
          {t(
            `${label(recipientWords[one.party])}申请${one.mediator}回避`,
            `${label(recipientWords[one.party])} on ${one.mediator}`,
          )}
          {one.decidedOn === null
            ? t('，调解中止', ', mediation halted')
            : one.granted === true
              ? t(`，${day(one.decidedOn)}准许`, `, granted ${day(one.decidedOn)}`)
              : t(`，${day(one.decidedOn)}不准许`, `, refused ${day(one.decidedOn)}`)}
        </span>
        <span className="line mut">{one.reason}</span>
      </>,
      one.decidedOn === null,
    );
  }
  for (const one of complaint.clues) {
    add(
      t('线索', 'Clue'),
      <>
        <span className="line">
          {one.endedOn === null
            ? one.extendedOn === null
              ? t(`${day(one.foundOn)} 发现，在核查`, `found ${day(one.foundOn)}, being verified`)
              : t(`${day(one.foundOn)} 发现，已延长`, `found ${day(one.foundOn)}, extended`)
            : one.result === 'tipoff'
              ? t(`转举报 ${one.tipoffNumber}`, `to tip-off ${one.tipoffNumber}`)
              : t('不予立案', 'no case')}
        </span>
        <span className="line mut">{one.words}</span>
      </>,
      one.endedOn === null,
    );
  }
  if (police !== null) {
    add(t('移送公安', 'Police'), `${police.to} · ${day(police.sentOn)} · ${label(policeFactWords[police.fact])}`);
  }
  for (const one of complaint.consents) {
    const given = one.given ? t('同意', 'agrees to') : t('不同意', 'does not agree to');
    add(
      t('意愿', 'Consent'),
      `${label(recipientWords[one.party])} ${given}${language === 'zh' ? '' : ' '}${label(consentKindWords[one.kind])} · ${day(one.on)} · ${label(consentWayWords[one.way])}`,
    );
  }
  for (const one of complaint.referrals) {
    add(
      label(referralKindWords[one.kind]),
      `${one.body} · ${day(one.sentOn)}${one.resultOn === null ? t('，等结果', ', no result yet') : t(`，结果：${one.result}`, `; ${one.result}`)}`,
      one.resultOn === null,
    );
  }
  if (review !== null) {
    add(
      t('复核', 'Review'),
      review.result === null
        ? t(`投诉人不满意：${review.reason}`, `Not satisfied: ${review.reason}`)
        : `${label(reviewResultWords[review.result])}${t('；', '; ')}${review.answer}`,
      review.answeredOn === null,
    );
  }
  if (complaint.followUpWaived !== null) add(t('不回访', 'No call'), complaint.followUpWaived.reason);
  if (publication !== null) {
    add(
      t('公示', 'Publication'),
      publication.published ? t('公示', 'Published') : t(`不公示：${publication.reason}`, `No: ${publication.reason}`),
    );
  }
  if (archive !== null) {
    add(
      t('归档', 'Archive'),
      <>
        <span className="line">
          {day(archive.on)} · {archive.place}
        </span>
        <ol className="file-list">
          {archive.papers.map((paper) => (
            <li key={paper.n}>
              {label(paper)} {paper.number} <span className="dim">{paper.on}</span>
            </li>
          ))}
        </ol>
      </>,
    );
  }
  return lines;
}
