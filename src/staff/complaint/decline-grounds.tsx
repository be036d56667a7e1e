import { useQuery } from '@tanstack/react-query';
import { client, type SeenMatter } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useCalendar } from '../matter/matter-rules.ts';
import { articleWords } from '../matter/article-words.ts';
import { acceptanceChecks, type Check } from './ground-hints.ts';
import { complaintOf } from './complaint-wire.ts';

/** What was found of the condition that stands beside it. */
const marks = {
  ok: { shape: '✓', zh: '查到是这样', en: 'found to be so' },
  look: { shape: '▲', zh: '要看一看', en: 'look at it' },
  open: { shape: '◌', zh: '系统里查不到', en: 'not known to the system' },
} as const satisfies Record<Check['mark'], { shape: string; zh: string; en: string }>;

/** 不予受理的情形, one by one, with what the system found beside each, before a matter is accepted. */
export function Grounds({ matter }: { matter: SeenMatter }) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { number } = matter.complaint;
  const found = useQuery({
    queryKey: ['complaint', number, 'duplicates'],
    queryFn: ({ signal }) => client.duplicates(number, signal),
    staleTime: 60_000,
  });
  const calendar = useCalendar();
  if (calendar === undefined) return null;
  const checks = acceptanceChecks(complaintOf(matter), {
    place: matter.operatorPlace,
    alike: found.data?.hints ?? null,
    calendar,
    rules: matter.rules,
  });
  return (
    <section className="grounds">
      <h3>
        {t('受理条件，逐条看一遍', 'Conditions of acceptance: go through each')}{' '}
        <small>{t('系统查到的，由人判断', 'what the system knows; a person judges')}</small>
      </h3>
      <ul>
        {checks.map((check) => (
          <li key={check.ground} className={check.mark}>
            <i title={label(marks[check.mark])}>
              <span aria-hidden="true">{marks[check.mark].shape}</span>
              <span className="sr">{label(marks[check.mark])}</span>
            </i>
            <span title={articleWords(check.article, language)}>{label(check)}</span>
            <small>{label(check.said)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
