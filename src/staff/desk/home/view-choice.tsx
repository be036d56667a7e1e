import { Segmented } from 'antd';
import { useAddress } from '../../base/address.ts';
import { useWords } from '../../base/language.tsx';
import { cellCount, type SeenHome } from './home-wire.ts';

/** 全县 or 我的, with how much each has. */
export function ViewChoice({ home, mine }: { home: SeenHome | undefined; mine: string | null }) {
  const t = useWords();
  const { search, change } = useAddress();
  const all = home === undefined ? '' : ` ${cellCount(home.holders, 'all')}`;
  return (
    <Segmented
      aria-label={t('看谁的', 'Whose')}
      value={search.get('view') === 'mine' ? 'mine' : 'county'}
      onChange={(view) => change({ view: view === 'mine' ? 'mine' : null }, 'step')}
      options={[
        { value: 'county', label: t(`全县${all}`, `County${all}`) },
        { value: 'mine', label: mine === null ? t('我的', 'Mine') : t(`我的 ${mine}`, `Mine ${mine}`) },
      ]}
    />
  );
}
