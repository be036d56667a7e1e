import { useStaffing } from './person-calls.ts';
import { useWords } from '../base/language.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Pacts } from './sharing-pact.tsx';
import { StaffingCard } from './staffing-card.tsx';
import { Successions } from './department-succession.tsx';

/** 标准和共享: how many people where, under which titles; whose the departments of before are; what departments read. */
export function Rules() {
  const t = useWords();
  const known = useStaffing();
  if (known === undefined) return <Loading rows={10} />;
  return (
    <div className="pad settings-body">
      <title>{t('标准和共享 · 红盾', 'Rules, sharing · Hongdun')}</title>
      <div className="hd">
        <h1>{t('标准和共享', 'Rules and sharing')}</h1>
      </div>
      <StaffingCard staffing={known.staffing} />
      <Pacts />
      <Successions rows={known.successions} />
    </div>
  );
}
