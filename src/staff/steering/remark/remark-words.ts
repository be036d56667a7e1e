import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../base/me.tsx';
import type { SeenView } from '../../matter/matter-view.ts';
import { remarkCalls } from '../steering-calls.ts';

/** The remarks on one record, the first first; none for who may read none. */
export function useRemarksAbout(number: string) {
  const may = useMay('remark.read');
  return useQuery({
    queryKey: ['remarks', 'about', number],
    queryFn: ({ signal }) => remarkCalls.list({ state: 'all', about: number }, signal),
    enabled: may,
  });
}

/**
 * The course of a matter with what its remarks say. The lines of its ledger keep their numbers alone, for the words stay in the remark:
 * who may read the remark reads them in the line, anybody else the number.
 */
export function useRemarkWords<View extends Pick<SeenView, 'timeline'>>(number: string, view: View): View {
  const remarks = useRemarksAbout(number).data?.items ?? [];
  if (remarks.length === 0) return view;
  const wordsOf = new Map(
    remarks.map(({ entry: { number: of, text, answer } }) => [of, { said: text, answered: answer }]),
  );
  return {
    ...view,
    timeline: view.timeline.map((line) => {
      const words = line.verb.startsWith('remark') ? wordsOf.get(String(line.detail['number'])) : undefined;
      return words === undefined ? line : { ...line, detail: { ...line.detail, ...words } };
    }),
  };
}
