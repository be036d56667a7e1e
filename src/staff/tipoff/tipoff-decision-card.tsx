import { Link } from 'react-router';
import { enforcementResultWords } from '../../domain/tipoff/steps/case-ending-words.ts';
import { endsDuty } from '../../domain/law/service.ts';
import { failureEndWords, failureWords } from '../../domain/law/words/service-words.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import type { Endorsement } from '../../domain/law/approval.ts';
import { annulmentCauseWords, orderedWords } from '../../domain/matter/decided/annulment-words.ts';
import { tipoffOutcomeWords, tipoffStateWords } from '../../domain/tipoff/state-words.ts';
import type { Words } from '../../domain/base/words.ts';
import { formatYuan } from '../../domain/base/money.ts';
import {
  tipoffNoticeKindWords,
  tipoffNoticeWayWords,
  tipoffRecipientWords,
} from '../../domain/tipoff/words/notice-words.ts';
import { notOpenedGrounds } from '../../domain/tipoff/steps/not-opened.ts';
import { rewardLevels } from '../../domain/tipoff/words/reward-levels.ts';
import { powerWords } from '../../domain/complaint/words/power-words.ts';
import { proposalWords } from '../../domain/tipoff/steps/proposal-words.ts';
import type { SeenTipoff } from '../base/client.ts';
import { useLabel, useLanguage, useWords, type Language, type Say } from '../base/language.tsx';
import { articleWords } from '../matter/article-words.ts';
import { useMe } from '../base/me.tsx';
import { dayWithWeekday, instantShort } from '../base/ui/day.ts';

/** 核查和决定: what the officers found and proposed, how it was decided, who was told, and what came of the case. */
export function TipoffCourse({ matter }: { matter: SeenTipoff }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const { tipoff } = matter;
  const say: Saying = { t, label, day: (on) => dayWithWeekday(on, language, today) };
  const lines = [
    ...jurisdictionLines(tipoff, say, language),
    ...annulmentLines(tipoff, say),
    ...proposalLines(tipoff, say),
    ...extensionLines(tipoff, say),
    ...pauseLines(tipoff, say),
    ...decisionLines(tipoff, say),
    ...noticeLines(tipoff, say),
    ...caseLines(tipoff, say),
    ...rewardLines(tipoff, say),
  ];
  return (
    <>
      <ToldBefore firsts={matter.firsts} />
      {lines.length === 0 ? null : (
        <section className="card course" aria-label={t('核查和决定', 'Verification and decision')}>
          <h2 className="card-head">
            {t('核查和决定', 'Verification and decision')} <small>{lines.length}</small>
          </h2>
          <dl className="pairs">
            {lines.map((line) => (
              <div key={line.key} className={line.open === true ? 'open' : undefined}>
                <dt>{line.name}</dt>
                <dd>
                  {line.words
                    .filter((one) => one.trim() !== '')
                    .map((one, i) => (
                      <span key={one} className={i === 0 ? 'line' : 'line mut'}>
                        {one}
                      </span>
                    ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function ToldBefore({ firsts }: Pick<SeenTipoff, 'firsts'>) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  if (firsts.length === 0) return null;
  return (
    <section className="card" aria-label={t('同一举报人先前举报过', 'The same reporter told before')}>
      <h2 className="card-head">
        {t('同一举报人先前举报过', 'Told before by the same reporter')} <small>{firsts.length}</small>
      </h2>
      <ul className="hints">
        {firsts.map((one) => (
          <li key={one.number}>
            <Link className="num" to={`/tipoffs/${encodeURIComponent(one.number)}`}>
              {one.number}
            </Link>{' '}
            {one.operatorName}
            <small>
              {instantShort(one.filedAt, today)} · {label(tipoffStateWords[one.state])}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Told = SeenTipoff['tipoff'];

interface Line {
  key: string;
  name: string;
  /** Something of it is still to be done. */
  open?: boolean;
  words: string[];
}

interface Saying {
  t: Say;
  label: (words: { zh: string; en: string }) => string;
  day: (on: string) => string;
}

function proposalLines({ proposal }: Told, { t, label, day }: Saying): Line[] {
  if (proposal === null) return [];
  return [
    {
      key: 'proposal',
      name: t('报审批', 'Proposal'),
      open: true,
      words: [`${label(wordsIn(proposalWords, proposal.what))} · ${day(proposal.on)}`, proposal.words],
    },
    ...endorsedLines(proposal.endorsed ?? null, { t, label, day }),
  ];
}

function jurisdictionLines({ jurisdiction, dispute }: Told, { t, label, day }: Saying, language: Language): Line[] {
  const found: Line[] =
    jurisdiction === null
      ? []
      : [
          {
            key: 'jurisdiction',
            name: t('管辖', 'Power'),
            words: [
              label(powerWords[jurisdiction.power]),
              `${label(jurisdiction)} · ${articleWords(jurisdiction.article, language)} · ${day(jurisdiction.on)}`,
            ],
          },
        ];
  if (dispute === null) return found;
  const { bureau, endedOn, result, superior } = dispute;
  const words =
    endedOn === null
      ? t(`和${bureau}，${day(dispute.on)} 起`, `with ${bureau} since ${day(dispute.on)}`)
      : t(
          `${day(endedOn)}定由${result === 'here' ? '本局' : bureau}处理`,
          `settled ${day(endedOn)}: ${result === 'here' ? 'this bureau' : bureau}`,
        );
  return [
    ...found,
    { key: 'dispute', name: t('管辖争议', 'Dispute'), open: endedOn === null, words: [words, superior] },
  ];
}

function annulmentLines({ annulments }: Told, { t, label, day }: Saying): Line[] {
  return annulments.map((one) => ({
    key: `annulled ${one.on} ${one.decidedOn ?? ''}`,
    name: t('撤销', 'Revoked'),
    words: [
      `${label(wordsIn(annulmentCauseWords, one.cause))} · ${day(one.receivedOn)}${one.number === null ? '' : ` · ${one.number}`}`,
      t(
        `原来的决定：${one.outcome === null ? '' : tipoffOutcomeWords[one.outcome].zh}${one.decidedOn === null ? '' : `，${day(one.decidedOn)}`}`,
        `The decision: ${one.outcome === null ? '' : tipoffOutcomeWords[one.outcome].en}${one.decidedOn === null ? '' : `, ${day(one.decidedOn)}`}`,
      ),
      [one.body, one.paper].filter((part) => part !== '').join(' '),
      label(orderedWords(one, day)),
      one.reason,
    ],
  }));
}

function endorsedLines(endorsed: Endorsement | null, { t, day }: Saying): Line[] {
  if (endorsed === null) return [];
  return [
    { key: 'endorsed', name: t('所长意见', 'Head’s opinion'), words: [`${endorsed.opinion} · ${day(endorsed.on)}`] },
  ];
}

/** The words of a choice; none of one that was erased before its name was among those that stay. */
function wordsIn<K extends string>(table: Readonly<Record<K, Words>>, value: K): Words {
  return (table as Readonly<Partial<Record<string, Words>>>)[value] ?? { zh: '', en: '' };
}

/** On which level it was decided, and with which words. */
function approvalWords(approval: Told['approval'], { t }: Saying): string[] {
  if (approval === null) return [];
  const { level, delegation, opinion } = approval;
  const by =
    level === 'leader'
      ? t('分管局长批准', 'decided by the leader')
      : t(
          `所长经授权批准${delegation === undefined ? '' : `（${delegation.paper}）`}`,
          `decided by the head by delegation${delegation === undefined ? '' : ` (${delegation.paper})`}`,
        );
  return [opinion === '' ? by : `${by}${t('：', ': ')}${opinion}`];
}

function extensionLines({ extendedOn, extensionReason, extensionApproval }: Told, say: Saying): Line[] {
  const { t, day } = say;
  if (extendedOn === null) return [];
  return [
    {
      key: 'extended',
      name: t('延长', 'Extended'),
      words: [day(extendedOn), extensionReason ?? '', ...approvalWords(extensionApproval, say)],
    },
  ];
}

function pauseLines({ pauses }: Told, { t, day }: Saying): Line[] {
  return pauses.map((pause) => ({
    key: `pause ${pause.paper ?? pause.from}`,
    name: t('检测鉴定', 'Testing'),
    open: pause.to === null,
    words: [
      `${day(pause.from)} — ${pause.to === null ? t('等结果', 'no result yet') : day(pause.to)}`,
      [pause.why, pause.paper ?? ''].filter((one) => one !== '').join(' · '),
    ],
  }));
}

function decisionLines(tipoff: Told, say: Saying): Line[] {
  const { t, label, day } = say;
  if (tipoff.decidedOn === null) return [];
  return [
    {
      key: 'decision',
      name: t('决定', 'Decision'),
      words: [
        day(tipoff.decidedOn),
        ...(tipoff.notOpenedGround === null ? [] : [label(notOpenedGrounds[tipoff.notOpenedGround])]),
        ...(tipoff.competentBody === null ? [] : [tipoff.competentBody]),
        ...(tipoff.transferPaper === null ? [] : [tipoff.transferPaper]),
        tipoff.decisionReason ?? '',
        ...approvalWords(tipoff.approval, say),
      ],
    },
  ];
}

function noticeLines({ notices }: Told, { t, label, day }: Saying): Line[] {
  return notices.map((notice) => ({
    key: `notice ${notice.kind} ${notice.to}`,
    name: t('告知', 'Notice'),
    open: isOwed(notice),
    words: [
      `${label(tipoffNoticeKindWords[notice.kind])} → ${label(tipoffRecipientWords[notice.to])}${notice.inWriting ? t('（书面）', ' (in writing)') : ''}`,
      ...(notice.takenBack ?? []).map(
        ({ on, failure, why }) =>
          `${day(on)} · ${t('更正', 'corrected')} · ${day(failure.on)} ${label(wordsIn(failureWords, failure.how))} · ${why}`,
      ),
      ...(notice.failure === undefined
        ? []
        : [
            `${day(notice.failure.on)} · ${label(wordsIn(failureWords, notice.failure.how))} · ${label(wordsIn(failureEndWords, notice.failure.end))} · ${notice.failure.proof}`,
          ]),
      notice.toldOn === null
        ? notice.failure !== undefined && endsDuty(notice.failure)
          ? ''
          : t('还没有告知', 'not told yet')
        : `${day(notice.toldOn)} · ${notice.way === null ? '' : label(tipoffNoticeWayWords[notice.way])} · ${notice.proof ?? ''}`,
    ],
  }));
}

function caseLines(tipoff: Told, say: Saying): Line[] {
  const { t } = say;
  if (tipoff.enforcementNumber === null) return [];
  return [
    {
      key: 'case',
      name: t('案件', 'Case'),
      open: tipoff.enforcementEndedOn === null,
      words: [tipoff.enforcementNumber, caseEndWords(tipoff, say)],
    },
  ];
}

function caseEndWords(tipoff: Told, { t, label, day }: Saying): string {
  const { enforcementEndedOn: endedOn, enforcementResult: result, penaltyFen } = tipoff;
  if (endedOn === null || result === null) return t('在办', 'open');
  const fined = penaltyFen === null ? '' : ` · ${t('罚没', 'fined')} ${formatYuan(penaltyFen)} ${t('元', 'yuan')}`;
  return `${day(endedOn)} · ${label(enforcementResultWords[result])}${fined}`;
}

function rewardLines({ reward }: Told, { t, label, day }: Saying): Line[] {
  if (reward === null) return [];
  return [
    {
      key: 'reward',
      name: t('奖励', 'Reward'),
      open: reward.paidOn === null,
      words: [
        `${label(rewardLevels[reward.level])} · ${formatYuan(reward.amountFen)} ${t('元', 'yuan')} · ${day(reward.decidedOn)}`,
        reward.paidOn === null
          ? t('还没有发放', 'not paid yet')
          : `${t('已发', 'paid')} ${day(reward.paidOn)} · ${reward.slip ?? ''}`,
      ],
    },
  ];
}
