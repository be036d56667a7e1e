import type { SeenWork } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { MyDuty } from '../../command/shift/shift-mine.tsx';
import { MyDrafts } from '../../matter/draft/draft-mine.tsx';
import { MyWatches } from '../../matter/follow-mine.tsx';
import { MyRevisits } from '../../matter/revisit/revisit-mine.tsx';
import { Reminders } from './reminders.tsx';
import { Today } from './sessions-today.tsx';

/** Beside the list: the sessions of the day, who is on duty, what was not finished, and what is to be kept in mind. */
export function WorkSide({
  work,
  mineId,
  beside,
}: {
  work: SeenWork | undefined;
  mineId: string | null;
  /** The numbers that stand in the list. */
  beside: ReadonlySet<string>;
}) {
  const t = useWords();
  const { role } = useMe();
  const mayHold = useMay('complaint.holdSession');
  return (
    <aside className="work-side" aria-label={t('安排、值班、提醒', 'Sessions, duty, reminders')}>
      {work !== undefined && mayHold ? <Today work={work} /> : null}
      <MyDuty />
      <MyDrafts />
      {role === 'station' ? null : <Reminders mineId={mineId} beside={beside} />}
      <MyRevisits />
      <MyWatches />
    </aside>
  );
}
