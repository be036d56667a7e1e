import { Link } from 'react-router';
import { mayRole } from '../../../domain/base/actor.ts';
import { remarkStateWords, type Remark } from '../../../domain/steering/remark.ts';
import remarkDocket from '../../../domain/steering/remark.ts?remarkDocket';
import type { RemarkMore } from '../../../http/api/steering/remark-routes.ts';
import { useDirectory } from '../../base/directory.ts';
import { useColleagues, type SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { remarkCalls } from '../steering-calls.ts';
import '../../matter/docket/docket.css';
import '../steering.css';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import { placeOfRemark } from './remark-place.ts';

/** One remark: who to whom, the words, whether it was read, and the answer; away from its record, with the way there. */
export function RemarkLine({ item, linked = false }: { item: SeenEntry<Remark, RemarkMore>; linked?: boolean }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const directory = useDirectory();
  const people = useColleagues().filter(({ role }) => mayRole(role, 'remark.answer'));
  const { entry, more, moves } = item;
  return (
    <li data-row={entry.id}>
      <span>
        {linked ? (
          <>
            <Link to={placeOfRemark(entry)}>{entry.aboutNumber}</Link>{' '}
          </>
        ) : null}
        <b>{more.byName}</b> → <b>{more.toName}</b>{' '}
        <span className="dim s">{instantShort(entry.writtenAt, today)}</span>
      </span>
      <span className="tag">{label(remarkStateWords[entry.state])}</span>
      <p className={entry.parentId === null ? 'remark-words' : 'remark-words passed'}>{entry.text}</p>
      {entry.dueOn === null ? null : (
        <span className={more.late ? 'err s' : 'dim s'}>
          {t(`${dayPlain(entry.dueOn, language, today)}前回复`, `answer by ${entry.dueOn}`)}
          {more.late ? t('，逾期', ', late') : ''}
        </span>
      )}
      {entry.answer === '' ? null : (
        <p className="remark-answer">
          {t('回复：', 'Answer: ')}
          {entry.answer}
        </p>
      )}
      {entry.comment === '' ? null : <span className="dim s">{entry.comment}</span>}
      {directory === undefined ? null : (
        <DocketMoves
          docket={remarkDocket}
          calls={remarkCalls}
          item={{ entry, moves }}
          name={entry.number}
          directory={directory}
          people={people}
          small
        />
      )}
    </li>
  );
}
