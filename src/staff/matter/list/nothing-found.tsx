import { Link } from 'react-router';
import { asksForPartOfPhone } from '../../../domain/matter/lists.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { NoneLeft } from './list-frame.tsx';
import type { Chip } from './list-words.ts';
import type { Shelf } from './shelf.ts';

/** What to do where there is no matter, or the filters that leave none. */
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
    <NoneLeft
      words={t(`这些条件下没有${shelf.title.zh}；去掉一个再看：`, 'Nothing fits these filters; take one away:')}
      chips={chips}
      onDrop={onDrop}
    >
      {asksForPartOfPhone(typed) ? (
        <p className="hint">
          {t(
            '找电话要写整个号码，或者后四位；写中间几位找不到。',
            'A telephone is found by its whole number or by its last four figures, not by others.',
          )}
        </p>
      ) : null}
    </NoneLeft>
  );
}
