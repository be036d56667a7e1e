import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { planCalls } from '../steering-calls.ts';

interface Props {
  year: string;
  /** Whose work is told of; null for the county. */
  officeId: string | null;
}

/** 工作方针: the guideline under which the work of the year was done, the office's own or else the county's. */
export function Guideline({ year, officeId }: Props) {
  const t = useWords();
  const query = { state: 'all', year };
  const found = useQuery({
    queryKey: ['plans', 'list', query],
    queryFn: ({ signal }) => planCalls.list(query, signal),
    enabled: useMay('plan.read'),
  });
  const decided = (found.data?.items ?? [])
    .map(({ entry }) => entry)
    .filter(
      ({ kind, state, slogan }) => kind === 'annual' && slogan !== '' && state !== 'drafted' && state !== 'withdrawn',
    );
  const plan = decided.find((one) => one.officeId === officeId) ?? decided.find((one) => one.officeId === null) ?? null;
  const number = plan?.number ?? '';
  const whole = useQuery({
    queryKey: [planCalls.path, 'one', number],
    queryFn: ({ signal }) => planCalls.get(number, signal),
    enabled: plan !== null,
  });
  if (plan === null) return null;
  const goals = whole.data?.entry.goals ?? [];
  return (
    <p className="figure-guideline">
      {t(`${year} 年工作方针：`, `Guideline of ${year}: `)}
      <b>{plan.slogan}</b>
      {goals.length === 0 ? null : (
        <span className="dim">
          {' '}
          {t('目标：', 'Goals: ')}
          {goals.map(({ text }) => text).join(t('；', '; '))}
        </span>
      )}{' '}
      <Link className="no-print" to={`/tasks/plans?state=all&open=${encodeURIComponent(plan.number)}`}>
        {plan.number}
      </Link>
    </p>
  );
}
