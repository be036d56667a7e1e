import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { Registration } from '../../../domain/supervision/enforcement/filing.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { places } from '../../base/places.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { enforcementClient } from './enforcement-wire.ts';

/** Where a case may come from, begun with the complaint that it comes from. */
export function RegisterForm({ from, onClose }: { from: string | null; onClose: () => void }) {
  const t = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const directory = useDirectory();
  if (directory === undefined) return null;
  const start: Record<string, string> = from === null ? {} : { source: 'complaint', sourceNumber: from };
  return (
    <DocketForm
      title={t('登记案件来源', 'Register a clue')}
      press={t('登记', 'Register')}
      schema={Registration}
      directory={directory}
      fixed={(clientId) => ({ clientId })}
      start={start}
      draft={`enforcement.${from ?? 'new'}`}
      queryKey="enforcements"
      saved={(after: { number: string }) => t(`${after.number} 登记了，核查时钟起算`, `${after.number} registered`)}
      send={(input) => enforcementClient.register(input)}
      onClose={onClose}
      onDone={(after) => {
        void queries.invalidateQueries({ queryKey: ['work'] });
        void go(`${places.enforcement.path}/${encodeURIComponent(after.number)}`);
      }}
    />
  );
}
