import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { figures, type FigureName } from '../../../domain/figures.ts';
import { differenceText, figureText } from '../../../domain/figures/figure-text.ts';
import type { FigureWords } from '../../../domain/figures/figure.ts';
import type { SeenLocks } from '../../../http/api/report/month-routes.ts';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { fetchLocks } from './month-calls.ts';
import './month.css';

interface Asked {
  from: string;
  to: string;
  officeId?: string | undefined;
}

/** The locked months that lie in a period; none for who reads no figures. */
export function useLocks({ from, to, officeId }: Asked): SeenLocks | undefined {
  const enabled = useMay('figure.read');
  return useQuery({
    queryKey: ['month-locks', from, to, officeId ?? ''],
    queryFn: ({ signal }) => fetchLocks({ from, to, officeId }, signal),
    enabled,
    staleTime: 60_000,
  }).data;
}

/** 已锁定: says of a period which of its months were locked, and of a single one where its numbers stand beside today's. */
export function MonthLockLine({ asked }: { asked: Asked }) {
  const t = useWords();
  const locks = useLocks(asked);
  if (locks === undefined || locks.months.length === 0) return null;
  const months = locks.months.map(({ month, number }) => (
    <span key={month}>
      {number === null ? month.slice(0, 7) : <Link to={`/months/${number}`}>{month.slice(0, 7)}</Link>}{' '}
    </span>
  ));
  return (
    <p className="month-lock">
      <span className="tag">{t('已锁定', 'Locked')}</span> {months}
      <span className="dim">
        {t('现在数出来和上报数不同的，是锁定以后的更正。', 'What differs from the locked numbers is a correction.')}
      </span>
    </p>
  );
}

/** Of one figure of a locked month: what was locked, and by how much it is another number now; nothing where it is the same. */
export function LockMark({
  locks,
  figure,
  value,
}: {
  locks: SeenLocks | undefined;
  figure: FigureName;
  value: number | null;
}) {
  const t = useWords();
  const kept = locks?.values[figure];
  if (kept === undefined) return null;
  const { unit }: FigureWords = figures[figure];
  const was = kept.value === null ? '*' : figureText(unit, kept.value);
  if (kept.value === value) return <span className="dim">{t(`已锁定 ${was}`, `Locked ${was}`)}</span>;
  const difference = differenceText(unit, kept.value, value);
  return (
    <span className="month-corrected">
      {t(`上报 ${was}，更正 ${difference.zh}`, `Locked ${was}, corrected by ${difference.en}`)}
    </span>
  );
}
