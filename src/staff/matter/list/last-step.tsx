import type { LastStep } from '../../../domain/matter/list/last-step.ts';
import { useLabel, useLanguage } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { dayPlain } from '../../base/ui/day.ts';

/** 最近一步: the day, and the step in a word or two. The words of all steps of the house come after the page that shows some of them. */
export function LastStepWords({ last, today }: { last: LastStep | null | undefined; today: string }) {
  const label = useLabel();
  const { language } = useLanguage();
  const words = useLoaded('last step', () => import('../../../domain/matter/list/last-step.ts'), true, false);
  if (last === null || last === undefined) return <span className="dim">—</span>;
  return (
    <span className="dim">
      {dayPlain(last.on, language, today)} {words === undefined ? '' : label(words.lastStepWords(last.verb))}
    </span>
  );
}
