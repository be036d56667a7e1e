import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ChecklistOnMatter, SeenLine } from '../../../http/api/matter/checklist-view.ts';
import { send } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

export type { ChecklistOnMatter, SeenLine };

const of = (number: string) => `/matter-checklists/of/${encodeURIComponent(number)}`;

/** The county's lists on a matter as it stands; a later version of the matter is in another state, and is asked again. */
export function useChecklist({ number, version }: { number: string; version: number }): ChecklistOnMatter | undefined {
  const may = useMay('matterChecklist.read');
  return useQuery({
    queryKey: ['checklist', number, version],
    queryFn: ({ signal }) => send<ChecklistOnMatter>(of(number), { signal }),
    staleTime: 60_000,
    enabled: may,
  }).data;
}

/** Ticks a line, or takes the tick away; each press has an id of its own. */
export function useTicking({ number, version }: { number: string; version: number }) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ list, line, ticked }: { list: string; line: string; ticked: boolean }) =>
      send<ChecklistOnMatter>(`${of(number)}/ticks`, {
        method: 'POST',
        body: { list, line, ticked, clientId: crypto.randomUUID() },
      }),
    onSuccess: (answer) => {
      queries.setQueryData(['checklist', number, version], answer);
      // Its line stands in the course.
      for (const kind of ['complaint', 'tipoff', 'inquiry', 'enforcement'])
        void queries.invalidateQueries({ queryKey: [kind, number], exact: true });
    },
  });
}
