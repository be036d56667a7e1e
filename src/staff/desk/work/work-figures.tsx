import { Link } from 'react-router';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { WorkGroupKey } from '../../../http/api/desk/work-view.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import { countOf, dueKinds, dueLink, dueOf, figuresOf, queueLink, queueWordsOf } from './queue.ts';

/** Five numbers, each a link to the list behind it. */
export function Figures({ work, mineId }: { work: SeenWork | undefined; mineId: string | null }) {
  const label = useLabel();
  const t = useWords();
  const { language } = useLanguage();
  const { role } = useMe();
  const keys = figuresOf[role];
  return (
    <nav className="card sum" aria-label={t('五个数', 'Five numbers')}>
      {keys.map((key) => {
        const count = work === undefined ? undefined : countOf(work, key);
        const kinds = work !== undefined && (key === 'overdue' || key === 'dueToday') ? dueKinds(work, key) : [];
        if (
          work !== undefined &&
          (key === 'overdue' || key === 'dueToday') &&
          kinds.some((kind) => kind !== 'complaint')
        ) {
          return <Due key={key} work={work} due={key} kinds={kinds} mineId={mineId} />;
        }
        const note = noteOf(work, key, language);
        return (
          <Link key={key} to={queueLink(key, mineId, role)}>
            <b className={key === 'overdue' && count !== undefined && count > 0 ? 'err' : undefined}>{count ?? '—'}</b>
            <span>{label(queueWordsOf(role, key))}</span>
            <small className="el" title={note}>
              {note}
            </small>
          </Link>
        );
      })}
    </nav>
  );
}

/** What is due of several kinds: one number, and a link to the list of each kind. */
function Due({
  work,
  due,
  kinds,
  mineId,
}: {
  work: SeenWork;
  due: 'overdue' | 'dueToday';
  kinds: readonly MatterKind[];
  mineId: string | null;
}) {
  const label = useLabel();
  const { role } = useMe();
  const counts = dueOf(work, due);
  return (
    <div className="sum-due">
      <b className={due === 'overdue' ? 'err' : undefined}>{countOf(work, due)}</b>
      <span>{label(queueWordsOf(role, due))}</span>
      <small>
        {kinds.map((kind) => (
          <Link key={kind} to={dueLink(kind, due, mineId, role)}>
            {label(placeOfKind(kind))} {counts[kind]}
          </Link>
        ))}
      </small>
    </div>
  );
}

/** What the number is made of, as far as it has been looked at. */
function noteOf(work: SeenWork | undefined, key: WorkGroupKey, language: 'zh' | 'en'): string {
  const notes = work?.groups.find((group) => group.key === key)?.notes ?? [];
  return notes.map((note) => `${note[language]} ${note.n}`).join(' · ');
}
