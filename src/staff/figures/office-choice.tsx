import { Select } from 'antd';
import { useDirectory } from '../base/directory.ts';
import { useWords } from '../base/language.tsx';

interface Props {
  /** Undefined for the whole county. */
  officeId: string | undefined;
  onChoose: (officeId: string) => void;
}

/** 范围: the whole county or one of its offices. */
export function OfficeChoice({ officeId, onChoose }: Props) {
  const t = useWords();
  const offices = useDirectory()?.organisations.filter((one) => one.kind === 'office') ?? [];
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
