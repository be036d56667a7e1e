import { Link } from 'react-router';
import type { MatterKind } from '../../../domain/matter/matter.ts';
import type { WorkGroupKey } from '../../../http/api/desk/work-routes.ts';
import type { SeenItem, SeenWork } from '../../base/client.ts';
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
  const items = work?.groups.flatMap((group) => group.items) ?? [];
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
        const note = work === undefined ? '' : noteOf(key, work.today, items, language);
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

/** What the number is made of, as far as it is on the page. */
function noteOf(key: WorkGroupKey, today: string, items: readonly SeenItem[], language: 'zh' | 'en'): string {
  const zh = language === 'zh';
  if (key === 'dueToday')
    return counted(items.filter((item) => item.complaint.dueOn === today).map((item) => item.due?.[language] ?? ''));
  if (key === 'overdue') {
    const names: Partial<Record<string, string>> = zh
      ? { pastLegal: '过法定日', pastTarget: '过应办日或本地时限' }
      : { pastLegal: 'past the law', pastTarget: 'past the target' };
    return counted(items.map((item) => names[item.due?.mark ?? ''] ?? ''));
  }
  const own = items.filter((item) => item.complaint.stage === key);
  return counted(
    own.flatMap((item) => [
      item.due?.mark === 'last' ? (zh ? '只剩 1 天' : 'one day left') : '',
      item.complaint.urgedTimes > 0 ? (zh ? '催办' : 'urged') : '',
      item.complaint.handlerId === null && (key === 'toAccept' || key === 'toTell')
        ? zh
          ? '没指定承办人'
          : 'nobody assigned'
        : '',
    ]),
  );
}

function counted(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].map(([word, n]) => `${word} ${n}`).join(' · ');
}
