/** What those who do a task together have signed for and answered, and the files that came with it. */
import type { TaskPart } from '../../../http/api/steering/task-routes.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import '../steering.css';
import { dayPlain } from '../../base/ui/day.ts';

export function TaskParts({ parts }: { parts: readonly TaskPart[] }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  if (parts.length === 0) return null;
  return (
    <section className="steering-part" aria-label={t('各单位办得怎样', 'What each has done')}>
      <h3>{t('各单位办得怎样', 'What each has done')}</h3>
      <ul>
        {parts.map((one) => (
          <li key={one.organisationId} data-row={one.organisationId}>
            <span>
              <b>{one.name}</b> <span className="dim s">{label(roles[one.role])}</span>
            </span>
            <span className={one.acceptedOn === null ? 'tag err' : 'tag'}>
              {one.acceptedOn === null
                ? t('没签收', 'Not signed for')
                : t(
                    `${one.acceptedBy ?? ''} ${dayPlain(one.acceptedOn, language, today)}签收`,
                    `Signed for by ${one.acceptedBy ?? ''} on ${one.acceptedOn}`,
                  )}
            </span>
            {one.answeredOn === null ? (
              one.role !== 'partner' ? null : (
                <span className="dim s">{t('还没有回报', 'No answer yet')}</span>
              )
            ) : (
              <p className="task-answer">
                {one.result}
                {one.proof === '' ? null : (
                  <span className="dim"> {t(`凭据：${one.proof}`, `Proof: ${one.proof}`)}</span>
                )}
                <span className="dim s">
                  {' '}
                  {one.answeredBy} {dayPlain(one.answeredOn, language, today)}
                </span>{' '}
                <TaskFiles ids={one.attachmentIds} />
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const roles = {
  station: { zh: '承办', en: 'does it' },
  lead: { zh: '牵头', en: 'lead' },
  partner: { zh: '配合', en: 'partner' },
} as const satisfies Record<TaskPart['role'], { zh: string; en: string }>;

/** The files of an answer, each opened by itself. */
export function TaskFiles({ ids }: { ids: readonly string[] }) {
  const t = useWords();
  return (
    <span className="task-files">
      {ids.map((id, n) => (
        <a key={id} href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
          {t(`附件${n + 1}`, `File ${n + 1}`)}
        </a>
      ))}
    </span>
  );
}
