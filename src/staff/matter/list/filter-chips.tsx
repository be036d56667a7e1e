import { CloseOutlined } from '@ant-design/icons';
import { useWords } from '../../base/language.tsx';
import type { Chip } from './list-words.ts';
import './list.css';

/** One filter in words, with the button that takes it away. */
export function FilterChip({ chip, onDrop }: { chip: Pick<Chip, 'label' | 'value'>; onDrop: () => void }) {
  const t = useWords();
  return (
    <span className="chip">
      <i>{chip.label}</i>
      <span className="el">{chip.value}</span>
      <button
        type="button"
        onClick={onDrop}
        aria-label={t(`去掉条件：${chip.label}`, `Remove the filter: ${chip.label}`)}
      >
        <CloseOutlined aria-hidden="true" />
      </button>
    </span>
  );
}
