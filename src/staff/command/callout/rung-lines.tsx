import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { RungView } from '../../../http/api/command/callout-routes.ts';
import { send } from '../../base/client.ts';
import type { Besides } from '../../matter/timeline.tsx';

/** When a complaint rang, who took it and how that ended, for its timeline; read again with whatever changes of call-outs. */
export function useRungLines(complaintNumber: string): Besides[] {
  const { data } = useQuery({
    queryKey: ['callouts', 'of', complaintNumber],
    queryFn: ({ signal }) =>
      send<{ items: RungView[] }>(`/complaints/${encodeURIComponent(complaintNumber)}/callouts`, { signal }),
  });
  return useMemo(
    () =>
      (data?.items ?? []).flatMap(({ number, mayOpen, lines }) =>
        lines.map((line) => ({
          ...line,
          link: mayOpen ? (
            <Link to={`/callouts?state=all&open=${encodeURIComponent(number)}`}>{number}</Link>
          ) : (
            <span className="num">{number}</span>
          ),
        })),
      ),
    [data],
  );
}
