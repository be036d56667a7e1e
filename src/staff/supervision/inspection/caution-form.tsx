import { SetCaution } from '../../../domain/supervision/inspection/caution.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import './caution.css';
import { cautionCalls } from './caution-calls.ts';

/** What one should know before going there. */
export function SetForm({ fixed, onClose }: { fixed: object; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory(true);
  if (directory === undefined) return null;
  return (
    <DocketForm
      title={t('记警示', 'Set a caution')}
      press={t('送确认', 'Send it to be confirmed')}
      schema={SetCaution.omit({ regionId: true, place: true })}
      directory={directory}
      fixed={(id) => ({ id, ...fixed })}
      draft={`caution.${Object.values(fixed).join('')}`}
      queryKey="cautions"
      saved={t('记下了，等另一人确认后显示', 'Set; it is shown once another person has confirmed it')}
      send={(input) => cautionCalls.open(input)}
      onClose={onClose}
    />
  );
}
