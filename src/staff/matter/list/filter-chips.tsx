import { CloseOutlined } from '@ant-design/icons';
import { Link } from 'react-router';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import type { Shelf } from './shelf.ts';
import { asksForPartOfPhone } from '../../../domain/matter/lists.ts';
import type { Chip } from './list-words.ts';

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
        <CloseOutlined />
      </button>
    </span>
  );
}

/** Names the filters that leave nothing; each can be taken away alone. */
export function NothingFound<Item>({
  shelf,
  chips,
  onDrop,
}: {
  shelf: Shelf<Item>;
  chips: readonly Chip[];
  onDrop: (chip: Chip) => void;
}) {
  const label = useLabel();
  const mayFile = useMay(shelf.mayFile);
  const t = useWords();
  if (chips.length === 0) {
    return (
      <Empty words={label(shelf.filing.none)}>
        {mayFile ? (
          <Link className="b" to={shelf.filing.path}>
            {label(shelf.filing.words)}
          </Link>
        ) : null}
      </Empty>
    );
  }
  const typed = chips.find(({ names }) => names.includes('q'))?.value;
  return (
    <Empty words={t(`这些条件下没有${shelf.title.zh}；去掉一个再看：`, 'Nothing fits these filters; take one away:')}>
      {asksForPartOfPhone(typed) ? (
        <p className="hint">
          {t(
            '找电话要写整个号码，或者后四位；写中间几位找不到。',
            'A telephone is found by its whole number or by its last four figures, not by others.',
          )}
        </p>
      ) : null}
      <span className="chips">
        {chips.map((chip) => (
          <FilterChip key={chip.names.join(' ')} chip={chip} onDrop={() => onDrop(chip)} />
        ))}
      </span>
    </Empty>
  );
}
