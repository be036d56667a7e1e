import { CloseOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useWords } from '../language.tsx';
import { Empty } from '../ui/empty.tsx';
import type { Chip } from './words.ts';

/** One filter in words, with the button that takes it away. */
export function FilterChip({ chip, onDrop }: { chip: Chip; onDrop: () => void }) {
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
        <CloseOutlined />
      </button>
    </span>
  );
}

/** Names the filters that leave nothing; each can be taken away alone. */
export function NothingFound({ chips, onDrop }: { chips: readonly Chip[]; onDrop: (chip: Chip) => void }) {
  const t = useWords();
  if (chips.length === 0) {
    return (
      <Empty
        words={t(
          '还没有投诉。登记第一件，或等市民从网页登记。',
          'There is no complaint yet. File the first one, or wait for citizens.',
        )}
      >
        <Link className="b" to="/complaints/new">
          {t('登记投诉', 'File a complaint')}
        </Link>
      </Empty>
    );
  }
  return (
    <Empty words={t('这些条件下没有投诉；去掉一个再看：', 'No complaint fits these filters; take one away:')}>
      <span className="chips">
        {chips.map((chip) => (
          <FilterChip key={chip.names.join(' ')} chip={chip} onDrop={() => onDrop(chip)} />
        ))}
      </span>
    </Empty>
  );
}
