import type { ReactNode } from 'react';
import type { Words } from '../../domain/base/words.ts';
import type { Complaint } from '../../domain/complaint/complaint.ts';
import { consentWayWords, consentKindWords } from '../../domain/complaint/mediation/consent-words.ts';
import type { DeclineEvidence } from '../../domain/complaint/facts/facts.ts';
import { endingWords } from '../../domain/complaint/mediation/ending-words.ts';
import { policeFactWords } from '../../domain/complaint/words/police-words.ts';
import { isOfOtherRules } from '../../domain/complaint/steps/proposal.ts';
import { groundRow, livingNeedFactors } from '../../domain/law/ground.ts';
import { ruleSets, type RuleSet } from '../../domain/law/rulebook.ts';
import { identityMaterialWords, identityResultWords } from '../../domain/complaint/words/identity-words.ts';
import { materialWords } from '../../domain/complaint/words/material-words.ts';
import { outcomeWords } from '../../domain/complaint/state-words.ts';
import { noticeKindWords, recipientWords } from '../../domain/complaint/words/notice-words.ts';
import { deemedServed } from '../../domain/law/service.ts';
import { failureEndWords, failureWords } from '../../domain/law/words/service-words.ts';
import { annulmentCauseWords, orderedWords } from '../../domain/matter/decided/annulment-words.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import { powerWords } from '../../domain/complaint/words/power-words.ts';
import { referralKindWords } from '../../domain/complaint/words/referral-words.ts';
import { reviewResultWords } from '../../domain/complaint/words/review-words.ts';
import { hopsOf, manyHops } from '../../domain/complaint/facts/transfer-hops.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords, type Language, type Say } from '../base/language.tsx';
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

/** What the lines are said with, in the language chosen. */
interface Saying {
  t: Say;
  label: (words: Words) => string;
  language: Language;
  day: (on: string) => string;
  /** The rule by which it is decided today. */
  rules: RuleSet;
}

function useLines(matter: SeenMatter): Line[] {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const complaint = complaintOf(matter);
  const day = (on: string) => dayWithWeekday(on, language, today);
  const saying: Saying = { t, label, language, day, rules: matter.rules };
  return procedures.flatMap((linesOf) => linesOf(complaint, saying));
}

/** Each gives no line, one or several; they stand in this order. */
const procedures: readonly ((complaint: Complaint, saying: Saying) => Line[])[] = [
  proposalLines,
  declineLines,
  endingLines,
  identityLines,
  jurisdictionLines,
  disputeLines,
  transferLines,
  hopLines,
  recusalLines,
  clueLines,
  policeLines,
  consentLines,
  referralLines,
  reviewLines,
  withdrawalLines,
  unservedLines,
  annulmentLines,
  waivedCallLines,
  publicationLines,
  archiveLines,
];

function proposalLines(complaint: Complaint, { t, label, day, rules }: Saying): Line[] {
  const { proposal } = complaint;
  if (proposal === null) return [];
  const ground = groundRow(
    { ...complaint, declineEvidence: { rules }, endingEvidence: { rules } },
    proposal.input.ground,
  );
  const what = proposal.decision === 'decline' ? t('不予受理', 'Decline') : t('终止调解', 'End the mediation');
  return [
    {
      name: t('提请', 'Proposal'),
      words: (
        <>
          <span className="line">
            {what} · {day(proposal.on)} ·{' '}
            {proposal.returned === null
              ? t('等批示', 'waits for approval')
              : t(`退回：${proposal.returned.reason}`, `returned: ${proposal.returned.reason}`)}
          </span>
          {ground === undefined ? null : <span className="line mut">{label(ground)}</span>}
          <span className="line mut">{proposal.input.reason}</span>
          {proposal.returned === null && isOfOtherRules(complaint, proposal, rules) ? (
            <span className="line">
              {t(
                `提请以后，这一件改按${ruleSets[rules].short}决定，要退回重新提请一次，情形和依据按它核对。`,
                `Since it was proposed it is decided by Order ${ruleSets[rules].short.slice(1)}: it goes back once, to be proposed anew.`,
              )}
            </span>
          ) : null}
        </>
      ),
      open: proposal.returned === null,
    },
  ];
}

/** What did not reach whom it was for, and what was done then. */
function unservedLines({ notices, joint }: Complaint, { t, label, day }: Saying): Line[] {
  return notices.flatMap((notice) => {
    const { kind, to, member, failure, toldOn } = notice;
    if (failure === undefined) return [];
    const { how, on, end, announcedOn, otherWays, successor, proof } = failure;
    const name = joint?.members.find(({ n }) => n === member)?.name ?? '';
    const announced =
      announcedOn === undefined
        ? ''
        : t(`${day(deemedServed(announcedOn))}视为送达`, `served ${day(deemedServed(announcedOn))}`);
    return [
      {
        name: t('送不到', 'Not served'),
        words: (
          <>
            <span className="line">
              {label(noticeKindWords[kind])} → {label(recipientWords[to])} {name} · {day(on)}
            </span>
            <span className="line mut">
              {[
                label(wordsIn(failureWords, how)),
                label(wordsIn(failureEndWords, end)),
                announced,
                successor ?? '',
                proof,
                otherWays ?? '',
              ]
                .filter((one) => one !== '')
                .join(' · ')}
            </span>
          </>
        ),
        open: toldOn === null && isOwed(notice),
      },
    ];
  });
}

/** The decisions that were revoked, and by whose word. */
function annulmentLines({ annulments }: Complaint, { t, label, day }: Saying): Line[] {
  return annulments.map((one) => {
    const { cause, body, paper, receivedOn, reason, number, outcome, endedOn, decidedOn } = one;
    const was = outcome === null ? { zh: '', en: '' } : outcomeWords[outcome];
    const ordered = label(orderedWords(one, day));
    return {
      name: t('撤销', 'Revoked'),
      words: (
        <>
          <span className="line">
            {[label(wordsIn(annulmentCauseWords, cause)), day(receivedOn), number ?? '']
              .filter((part) => part !== '')
              .join(' · ')}
          </span>
          <span className="line">
            {t('原来的决定：', 'The decision: ')}
            {label(was)} {day(endedOn ?? decidedOn ?? receivedOn)}
          </span>
          <span className="line mut">{[body, paper, ordered, reason].filter((part) => part !== '').join(' · ')}</span>
        </>
      ),
    };
  });
}

/** The words of a choice; none of one that was erased. */
function wordsIn(table: Readonly<Partial<Record<string, Words>>>, value: string): Words {
  return table[value] ?? { zh: '', en: '' };
}

function declineLines({ declineEvidence }: Complaint, { t, label }: Saying): Line[] {
  if (declineEvidence === null) return [];
  const { department, body, bodyOn, bodyNumber, factors, knownOn, expiredOn, proof, article } = declineEvidence;
  const parts = [department, body, bodyOn, bodyNumber, proof, article].filter((one) => one !== undefined && one !== '');
  if (knownOn !== undefined) parts.push(t(`${knownOn} 知道权益受侵害`, `harm known ${knownOn}`));
  if (expiredOn !== undefined)
    parts.push(t(`保修期或者保质期到 ${expiredOn}`, `warranty or shelf life until ${expiredOn}`));
  const materials = materialWords(declineEvidence);
  if (parts.length === 0 && materials.length === 0 && factors === undefined) return [];
  return [
    {
      name: t('依据', 'Evidence'),
      words: (
        <>
          {parts.length === 0 ? null : <span className="line">{parts.join(' · ')}</span>}
          {materials.map((one) => (
            <span className="line" key={one.zh}>
              {label(one)} <span className="mut">{one.note}</span>
            </span>
          ))}
          <Factors found={factors} />
        </>
      ),
    },
  ];
}

function endingLines(complaint: Complaint, { t, label }: Saying): Line[] {
  const { endingEvidence, terminateGround } = complaint;
  if (endingEvidence === null || terminateGround === null) return [];
  const words = endingWords(complaint, terminateGround, endingEvidence);
  const { basis, checked, foundEvidence } = endingEvidence;
  const notes = [basis, checked, foundEvidence?.proof].filter((one) => one !== undefined && one !== '');
  return [
    {
      name: t('终止的依据', 'Evidence of the end'),
      words: (
        <>
          {words === null ? null : <span className="line">{label(words)}</span>}
          {notes.length === 0 ? null : <span className="line mut">{notes.join(' · ')}</span>}
          <Factors found={foundEvidence?.factors} />
        </>
      ),
    },
  ];
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

function identityLines({ identity }: Complaint, { t, label, day }: Saying): Line[] {
  if (identity === null) return [];
  const asked = identity.materials.map((one) => label(identityMaterialWords[one])).join(t('、', ', '));
  return [
    {
      name: t('身份核验', 'Identity'),
      words: (
        <>
          <span className="line">
            {identity.result === null
              ? t(`最晚 ${day(identity.dueOn)} 交来`, `due ${day(identity.dueOn)}`)
              : `${label(identityResultWords[identity.result])} · ${day(identity.answeredOn ?? identity.dueOn)}`}
          </span>
          <span className="line mut">{asked}</span>
        </>
      ),
      open: identity.result === null,
    },
  ];
}

function jurisdictionLines({ jurisdiction, noPowerOn }: Complaint, { t, label, language, day }: Saying): Line[] {
  const lines: Line[] = [];
  if (jurisdiction !== null)
    lines.push({
      name: t('管辖', 'Jurisdiction'),
      words: (
        <>
          <span className="line">{label(powerWords[jurisdiction.power])}</span>
          <span className="line mut">
            {label(jurisdiction)} · {articleWords(jurisdiction.article, language)}
          </span>
        </>
      ),
    });
  if (noPowerOn !== null)
    lines.push({
      name: t('无权处理', 'No power'),
      words: t(`${day(noPowerOn)} 认定，要退回中心`, `found ${day(noPowerOn)}; to go back`),
      open: true,
    });
  return lines;
}

function disputeLines({ dispute }: Complaint, { t, day }: Saying): Line[] {
  if (dispute === null) return [];
  return [
    {
      name: t('管辖争议', 'Dispute'),
      words:
        dispute.endedOn === null
          ? t(`和${dispute.bureau}，${day(dispute.on)} 起`, `with ${dispute.bureau} since ${day(dispute.on)}`)
          : t(
              `${day(dispute.endedOn)}定由${dispute.result === 'here' ? '本局' : dispute.bureau}处理`,
              `settled ${day(dispute.endedOn)}: ${dispute.result === 'here' ? 'this bureau' : dispute.bureau}`,
            ),
      open: dispute.endedOn === null,
    },
  ];
}

function transferLines({ transfers }: Complaint, saying: Saying): Line[] {
  return transfers.map((one) => ({
    name: saying.t('移送', 'Transfer'),
    words: (
      <>
        <span className="line">
          {one.to} · {saying.day(one.sentOn)}
        </span>
        <span className="line mut">{transferAnswer(one, saying)}</span>
      </>
    ),
    open: one.returnedOn === null && one.resultOn === null,
  }));
}

function transferAnswer(transfer: Complaint['transfers'][number], { t, day }: Saying): string {
  const { returnedOn, resultOn, result, receivedOn, receivedBy } = transfer;
  if (returnedOn !== null) return t(`${day(returnedOn)}退回`, `came back ${day(returnedOn)}`);
  if (resultOn !== null) return t(`${day(resultOn)}回复：${result}`, `answered ${day(resultOn)}: ${result}`);
  return receivedOn !== null
    ? t(`${day(receivedOn)}签收（${receivedBy}），等回复`, `received ${day(receivedOn)}`)
    : t('等签收', 'not received yet');
}

function hopLines(complaint: Complaint, { t }: Saying): Line[] {
  const n = hopsOf(complaint);
  if (n === 0) return [];
  return [
    {
      name: t('流转', 'Hops'),
      words:
        n < manyHops ? t(`${n} 次`, `${n}`) : t(`${n} 次，先判断管辖，不要再转`, `${n}; find the jurisdiction first`),
      open: n >= manyHops,
    },
  ];
}

function recusalLines({ recusals }: Complaint, { t, label, day }: Saying): Line[] {
  return recusals.map((one) => ({
    name: t('回避', 'Recusal'),
    words: (
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
      </>
    ),
    open: one.decidedOn === null,
  }));
}

function clueLines({ clues }: Complaint, saying: Saying): Line[] {
  return clues.map((one) => ({
    name: saying.t('线索', 'Clue'),
    words: (
      <>
        <span className="line">{clueStands(one, saying)}</span>
        <span className="line mut">{one.words}</span>
      </>
    ),
    open: one.endedOn === null,
  }));
}

function clueStands(clue: Complaint['clues'][number], { t, day }: Saying): string {
  const { foundOn, extendedOn, endedOn, result, tipoffNumber, enforcementNumber = '' } = clue;
  if (endedOn !== null && result === 'filed') return t(`立案 ${enforcementNumber}`, `case ${enforcementNumber}`);
  if (endedOn !== null)
    return result === 'tipoff' ? t(`转举报 ${tipoffNumber}`, `to tip-off ${tipoffNumber}`) : t('不予立案', 'no case');
  return extendedOn === null
    ? t(`${day(foundOn)} 发现，在核查`, `found ${day(foundOn)}, being verified`)
    : t(`${day(foundOn)} 发现，已延长`, `found ${day(foundOn)}, extended`);
}

function policeLines({ police }: Complaint, { t, label, day }: Saying): Line[] {
  if (police === null) return [];
  const words = `${police.to} · ${day(police.sentOn)} · ${label(policeFactWords[police.fact])}`;
  return [{ name: t('移送公安', 'Police'), words }];
}

function consentLines({ consents }: Complaint, { t, label, language, day }: Saying): Line[] {
  return consents.map((one) => {
    const given = one.given ? t('同意', 'agrees to') : t('不同意', 'does not agree to');
    return {
      name: t('调解意愿', 'Consent'),
      words: `${label(recipientWords[one.party])} ${given}${language === 'zh' ? '' : ' '}${label(consentKindWords[one.kind])} · ${day(one.on)} · ${label(consentWayWords[one.way])}`,
    };
  });
}

function referralLines({ referrals }: Complaint, { t, label, day }: Saying): Line[] {
  return referrals.map((one) => ({
    name: label(referralKindWords[one.kind]),
    words: `${one.body} · ${day(one.sentOn)}${one.resultOn === null ? t('，等结果', ', no result yet') : t(`，结果：${one.result}`, `; ${one.result}`)}`,
    open: one.resultOn === null,
  }));
}

function reviewLines({ review }: Complaint, { t, label }: Saying): Line[] {
  if (review === null) return [];
  return [
    {
      name: t('复核', 'Review'),
      words:
        review.result === null
          ? t(`投诉人不满意：${review.reason}`, `Not satisfied: ${review.reason}`)
          : `${label(reviewResultWords[review.result])}${t('；', '; ')}${review.answer}`,
      open: review.answeredOn === null,
    },
  ];
}

const unended: readonly string[] = ['registered', 'dispatched', 'accepted', 'mediating'];

function withdrawalLines({ withdrawal, state }: Complaint, { t, label, day }: Saying): Line[] {
  if (withdrawal === null) return [];
  const { on, way, heardBy, reason, proof, droppedOn } = withdrawal;
  const notes = [t(`${heardBy} 听到`, `heard by ${heardBy}`), reason, proof].filter((one) => one !== '');
  return [
    {
      name: t('撤回', 'Withdrawal'),
      words: (
        <>
          <span className="line">
            {day(on)} · {label(consentWayWords[way])}
            {droppedOn === null ? '' : t(`；${day(droppedOn)} 又说不撤了`, `; on ${day(droppedOn)} it was to go on`)}
          </span>
          <span className="line mut">{notes.join(' · ')}</span>
        </>
      ),
      open: droppedOn === null && unended.includes(state),
    },
  ];
}

function waivedCallLines({ followUpWaived }: Complaint, { t }: Saying): Line[] {
  return followUpWaived === null ? [] : [{ name: t('不回访', 'No call'), words: followUpWaived.reason }];
}

function publicationLines({ publication }: Complaint, { t }: Saying): Line[] {
  if (publication === null) return [];
  return [
    {
      name: t('公示', 'Publication'),
      words: publication.published
        ? t('公示', 'Published')
        : t(`不公示：${publication.reason}`, `No: ${publication.reason}`),
    },
  ];
}

function archiveLines({ archive }: Complaint, { t, label, day }: Saying): Line[] {
  if (archive === null) return [];
  return [
    {
      name: t('归档', 'Archive'),
      words: (
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
        </>
      ),
    },
  ];
}
