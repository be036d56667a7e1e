import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { client, type Directory } from '../base/client.ts';
import { useWords } from '../base/language.tsx';

/** What the scope of a report is chosen from; it changes rarely. */
export function useScopes(): Directory | undefined {
  return useQuery({
    queryKey: ['directory'],
    queryFn: ({ signal }) => client.directory(signal),
    staleTime: 300_000,
  }).data;
}

interface Props {
  /** Undefined for the whole county. */
  officeId: string | undefined;
  onChoose: (officeId: string) => void;
}

/** 范围: the whole county or one of its offices. */
export function OfficeChoice({ officeId, onChoose }: Props) {
  const t = useWords();
  const offices = useScopes()?.organisations.filter((one) => one.kind === 'office') ?? [];
  return (
    <Select
      aria-label={t('范围', 'Scope')}
      value={officeId ?? ''}
      style={{ minWidth: 170 }}
      onChange={onChoose}
      options={[
        { value: '', label: t('全县', 'Whole county') },
        ...offices.map((one) => ({ value: one.id, label: one.name })),
      ]}
    />
  );
}
