import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { calendarOf, type Calendar } from '../../domain/base/calendar.ts';
import { client } from '../base/client.ts';
import { useMe } from '../base/me.tsx';

const hourMs = 3_600_000;

/** The county's calendar around today, for the clocks that a move would stop and start. */
export function useCalendar(): Calendar | undefined {
  const year = Number(useMe().today.slice(0, 4));
  const answers = useQueries({
    queries: [year - 1, year, year + 1].map((one) => ({
      queryKey: ['calendar', one],
      queryFn: () => client.calendar(one),
      staleTime: hourMs,
    })),
  });
  const years = answers.map((answer) => answer.data);
  const [before, now, after] = years;
  return useMemo(
    () =>
      before === undefined || now === undefined || after === undefined ? undefined : calendarOf([before, now, after]),
    [before, now, after],
  );
}
