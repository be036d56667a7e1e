import { Link, useLocation } from 'react-router';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { lineAt, roomAt } from '../frame/rooms.ts';
import { helpAt } from './page-help.ts';
import { stepsOf } from './tours.ts';
import './help.css';

/** ?: what the page is for and what to do first, what the law says of it, and the way to be shown around again. */
export function HelpPanel({
  onTour,
  onSheet,
  onClose,
}: {
  onTour: () => void;
  onSheet: () => void;
  onClose: () => void;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { role } = useMe();
  const narrow = useNarrow();
  const { pathname } = useLocation();
  const mayRead = useMay('knowledge.read');
  const help = helpAt(pathname);
  const place = roomAt(pathname)?.tab ?? lineAt(pathname);
  const n = stepsOf(role, narrow).length;
  const [what, first] = help?.[language] ?? [
    t('这一页没有写帮助。', 'Nothing is written of this page.'),
    t('回到我的工作，从等您办的看起。', 'Go back to your work, and begin with what waits for you.'),
  ];
  return (
    <SideDrawer title={t('这一页怎么用', 'How to use this page')} className="help-panel" onClose={onClose}>
      {place === null ? null : <p className="dim">{label(place)}</p>}
      <h2>{t('是做什么的', 'What it is for')}</h2>
      <p>{what}</p>
      <h2>{t('先做什么', 'What to do first')}</h2>
      <p>{first}</p>
      {help?.entry === undefined || !mayRead ? null : (
        <>
          <h2>{t('法上怎么说', 'What the law says')}</h2>
          <p>
            <Link to={`/knowledge/${help.entry}`} onClick={onClose}>
              {t('打开知识库里的这一条', 'Open the entry of the knowledge base')}
            </Link>
          </p>
        </>
      )}
      <h2>{t('还可以', 'And')}</h2>
      <div className="help-acts">
        <button type="button" className="b" onClick={onTour}>
          {t(`带我看一遍，${n} 步`, `Show me around, ${n} steps`)}
        </button>
        {narrow ? null : (
          <button type="button" className="b" onClick={onSheet}>
            {t('快捷键', 'Shortcuts')} <kbd aria-hidden="true">?</kbd>
          </button>
        )}
      </div>
    </SideDrawer>
  );
}
