import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { moveWordsFor } from '../../domain/complaint/words/said-words.ts';
import type { Words } from '../../domain/base/words.ts';
import { unpublishable } from '../../domain/complaint/facts/publishable.ts';
import type { PersonMove } from '../../domain/complaint/procedure.ts';
import type { SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { RenewCodeFold } from '../matter/code/code-renewal.tsx';
import { Actions } from '../matter/matter-actions.tsx';
import { actionOrder } from './action-order.ts';
import { articleWords } from '../matter/article-words.ts';
import { useMay, useMe } from '../base/me.tsx';
import { isInBonds } from './joint-card.tsx';
import { firstOf } from './first-words.ts';
import { isInDossier } from './dossier-card.tsx';
import { isOfUrgent, UrgentButton } from './intake/urgent-button.tsx';
import { complaintOf } from './complaint-wire.ts';

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

/** What may not be published is put away all the same, once the file says so. */
function unpublished({ moves, complaint }: SeenMatter): Words | null {
  if (!moves.includes('decidePublication') || unpublishable(complaint) === null) return null;
  return {
    zh: '这件不公示；归档以前，在“其他法定手续”里记一笔“决定公示”。',
    en: 'It is not published; before it is put away, say so under “Other steps of the law”.',
  };
}

interface Props {
  matter: SeenMatter;
  /** The button that splits a tip-off off it; at a station, the one that tells the office what it saw itself. */
  split: ReactNode;
  onMove: (move: PersonMove) => void;
}

/** What has its button here: the rest stands at the facts that it changes. */
function movesHere(matter: SeenMatter): PersonMove[] {
  return matter.moves.filter((move) => !isInDossier(move) && !isInBonds(matter, move));
}

/** The step that the complaint waits for: its button is the solid one, and S presses it. */
export function nextOf(matter: SeenMatter, isStation: boolean): PersonMove | null {
  const { order, isSeldom } = actionOrder(matter, isStation);
  const here = movesHere(matter);
  return order.find((move) => here.includes(move) && !isSeldom(move)) ?? null;
}

/** What can be done with the complaint now, in the order of its course; a station reads it in plain words. */
export function ComplaintActions({ matter, split, onMove }: Props) {
  const label = useLabel();
  const { language } = useLanguage();
  const isStation = useMe().role === 'station';
  const { order, isSeldom } = actionOrder(matter, isStation);
  return (
    <Actions
      view={{ moves: movesHere(matter) }}
      procedure={moveWordsFor(matter.complaint)}
      order={order}
      next={nextOf(matter, isStation)}
      {...(isStation ? { plain } : {})}
      first={firstOf(complaintOf(matter), matter.rules, matter.today) ?? unpublished(matter)}
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
  // What another matter took in waits for nobody: an instruction is given about that one.
  const mayInstruct = useMay('instruction.send') && complaint.merged === null;
  const isStation = useMe().role === 'station';
  // What a station saw is a report of its own, whatever has become of the complaint.
  const maySplit = useMay('complaint.split') && (isStation || complaint.state !== 'closed');
  if (!mayInstruct && !maySplit) return null;
  return (
    <details className="fold">
      <summary>
        <span>
          {[
            ...(maySplit ? [isStation ? t('报给所里', 'Tell the office') : t('另立举报', 'Split off a tip-off')] : []),
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
