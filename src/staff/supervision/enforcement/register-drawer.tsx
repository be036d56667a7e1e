import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearchParams } from 'react-router';
import { Registration } from '../../../domain/supervision/enforcement/filing.ts';
import { useDirectory } from '../../base/directory.ts';
import { useKeys } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { places } from '../../base/places.ts';
import { DocketForm } from '../../matter/docket/docket-form.tsx';
import { enforcementClient } from './enforcement-wire.ts';

/** 登记案源, over the list: N opens it, and its address does (`?register=new`, with `&about=投2026-0412` for a complaint). */
export function RegisterDrawer() {
  const t = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const [query, setQuery] = useSearchParams();
  const mayRegister = useMay('enforcement.register');
  const isOpen = mayRegister && query.get('register') === 'new';
  const directory = useDirectory(isOpen);
  useKeys(
    [
      {
        key: 'n',
        zh: '登记案源',
        en: 'Register a clue',
        run: () => setQuery({ register: 'new' }, { replace: true }),
        when: mayRegister,
      },
    ],
    'list',
  );
  if (!isOpen || directory === undefined) return null;
  const from = query.get('about');
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
      onClose={() => setQuery({}, { replace: true })}
      onDone={(after) => {
        void queries.invalidateQueries({ queryKey: ['work'] });
        void go(`${places.enforcement.path}/${encodeURIComponent(after.number)}`);
      }}
    />
  );
}
