import '../base/ui/settings.css';
import { Link } from 'react-router';
import { useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';

/** 未定位: how many places a map leaves out because nobody has said where they lie, and where whoever keeps the places says it. */
export function NotPlaced({ villages = 0, stations = 0 }: { villages?: number; stations?: number }) {
  const t = useWords();
  const may = useMay('region.save');
  if (villages + stations === 0) return null;
  const zh = [villages > 0 ? `${villages} 个乡镇、村社区` : '', stations > 0 ? `${stations} 个站点` : ''];
  const en = [villages > 0 ? `${villages} towns or villages` : '', stations > 0 ? `${stations} stations` : ''];
  const joined = (parts: readonly string[], by: string) => parts.filter((one) => one !== '').join(by);
  return (
    <p className="note-warn">
      {t(
        `${joined(zh, '、')}还没有定位，图上没有画，也不算远近。`,
        `${joined(en, ', ')} not located yet: not drawn, no way counted.`,
      )}{' '}
      {may ? <Link to="/settings/regions?unlocated">{t('去定位', 'Locate them')}</Link> : null}
    </p>
  );
}
