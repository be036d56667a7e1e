import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { moveWords, proceedingWords } from '../../domain/complaint/words/move-words.ts';
import { stationOrder } from '../../domain/complaint/words/move-order.ts';
import { isOwed } from '../../domain/matter/decided/owed.ts';
import { toldWithdrawal } from '../../domain/complaint/facts/withdrawal-said.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { RenewCodeFold } from '../matter/code-renewal.tsx';
import { Actions } from '../matter/matter-actions.tsx';
import { articleWords } from '../matter/article-words.ts';
import { useMay, useMe } from '../base/me.tsx';
import { isInBonds } from './joint-card.tsx';
import { firstOf } from './first-words.ts';
import { isInDossier } from './dossier-card.tsx';
import { isOfUrgent, UrgentButton } from './intake/urgent-button.tsx';
import { complaintOf } from './complaint-wire.ts';

/** The main move first: what the matter waits for. */
const usual: readonly PersonMove[] = [
  'callBack',
  'approveDecline',
  'approveTerminate',
  'decideRecusal',
  'answerReview',
  'endDispute',
  'recordIdentity',
  'dispatch',
  'accept',
  'startMediation',
  'recordNotices',
  'recordNotice',
  'recordConsent',
  'endTest',
  'settle',
  'callSession',
  'holdSession',
  'close',
  'followUp',
  'perform',
  'decidePublication',
  'archive',
  'recordTransfer',
  'endClue',
  'talk',
  'settleAtStation',
  'sendUp',
  'pullUp',
  'entrust',
  'takeBack',
  'startTest',
  'decline',
  'terminate',
  'proposeDecline',
  'proposeTerminate',
  'recordUnserved',
  'takeBackUnserved',
  'returnProposal',
  'recordWithdrawal',
];

/** Who may decide alone seldom proposes: the way to the head is folded away beside the decision itself. */
const decided: Partial<Record<PersonMove, PersonMove>> = { proposeDecline: 'decline', proposeTerminate: 'terminate' };

/** Their buttons stand at the facts and at the ledger. */
const elsewhere: readonly string[] = ['correct', 'note'] satisfies PersonMove[];

/** For a station: what the button does, in plain words. */
const plain: Partial<Record<PersonMove, { zh: string; en: string }>> = {
  talk: { zh: '打了电话、去了店里，都记一笔', en: 'A call or a visit: write it down' },
  settleAtStation: { zh: '双方说好了，这件就办完了', en: 'Both agree: this one is done' },
  sendUp: { zh: '谈不成，交给市场监管所办', en: 'No agreement: the office takes it' },
  supplement: { zh: '又知道了什么，补上', en: 'Something new is known' },
  recordWithdrawal: { zh: '投诉人来说、打电话说不投诉了', en: 'The complainant said that it is withdrawn' },
  note: { zh: '自己人看的话', en: 'For colleagues only' },
};

interface Props {
  matter: SeenMatter;
  /** The button that splits a tip-off off it; at a station, the one that tells the office what it saw itself. */
  split: ReactNode;
  onMove: (move: PersonMove) => void;
}

/** What can be done with the complaint now, in the order of its course; a station reads it in plain words. */
export function ComplaintActions({ matter, split, onMove }: Props) {
  const label = useLabel();
  const { language } = useLanguage();
  const isStation = useMe().role === 'station';
  // Who proposed it only takes it back; whoever may approve has both before him.
  const judges = matter.moves.some((move) => move === 'approveDecline' || move === 'approveTerminate');
  // Once a session is called it is held next, and is called anew only when the time does not suit.
  const met = matter.complaint.summons !== null || matter.complaint.sessions.length > 0;
  const order: PersonMove[] = usual.filter((move) => move !== 'returnProposal' || judges);
  if (met) order.splice(order.indexOf('holdSession'), 1);
  if (met) order.splice(order.indexOf('callSession'), 0, 'holdSession');
  // Told that it is withdrawn, the officer ends it before he goes on with anything else.
  const ending: PersonMove[] = toldWithdrawal(matter.complaint) === null ? [] : ['terminate', 'recordWithdrawal'];
  // Where nothing is owed, only what is announced can be told in another way.
  const owes = matter.complaint.notices.some(isOwed);
  const isSeldom = (move: string) => {
    if (move === 'recordNotice' || move === 'recordNotices') return !owes;
    // Nobody has said so: it is a way out like the others, and no step of the course.
    if (move === 'recordWithdrawal' && !isStation && ending.length === 0) return true;
    const decision = decided[move as PersonMove];
    return decision === undefined
      ? move in proceedingWords && !order.includes(move as PersonMove)
      : matter.moves.includes(decision);
  };
  return (
    <Actions
      view={{ moves: matter.moves.filter((move) => !isInDossier(move) && !isInBonds(matter, move)) }}
      procedure={moveWords}
      order={[...new Set(['callBack', ...ending, ...stationOrder(matter.complaint.talks), ...order])]}
      {...(isStation ? { plain } : {})}
      first={firstOf(complaintOf(matter), matter.rules, matter.today)}
      isSeldom={isSeldom}
      isElsewhere={(move) => move === 'renewCode' || (!isStation && elsewhere.includes(move))}
      last={
        <>
          <Rest matter={matter} split={split} />
          <RenewCodeFold moves={matter.moves} onMove={onMove} />
          {matter.moves.some(isOfUrgent) ? <UrgentButton matter={matter} /> : null}
        </>
      }
      onMove={(move) => onMove(move as PersonMove)}
    >
      {matter.advice.map((one) => (
        <p key={one.zh} className="advice">
          {label(one)} <small>{articleWords(one.article, language)}</small>
        </p>
      ))}
    </Actions>
  );
}

/** What few matters need, folded away: another matter made from this one, an instruction about it. */
function Rest({ matter, split }: Pick<Props, 'matter' | 'split'>) {
  const t = useWords();
  const { complaint } = matter;
  const mayInstruct = useMay('instruction.send');
  const isStation = useMe().role === 'station';
  // What a station saw is a report of its own, whatever has become of the complaint.
  const maySplit = useMay('complaint.split') && (isStation || complaint.state !== 'closed');
  if (!mayInstruct && !maySplit) return null;
  return (
    <details className="fold">
      <summary>
        <span>
          {[
            ...(maySplit ? [isStation ? t('报给所里', 'Tell the office') : t('分出举报', 'Split off a tip-off')] : []),
            ...(mayInstruct ? [t('下指令', 'Send an instruction')] : []),
          ].join(t('、', ', '))}
        </span>
      </summary>
      <div className="act-small">
        {maySplit ? split : null}
        {mayInstruct ? (
          <Link className="b act small" to={`/instructions?matter=${encodeURIComponent(complaint.number)}`}>
            <span>{t('就这件下指令…', 'Send an instruction about it…')}</span>
          </Link>
        ) : null}
      </div>
    </details>
  );
}
