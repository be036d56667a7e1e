import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { Link } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useLive } from '../../base/live.tsx';
import { Bell } from '../../matter/message/message-bell.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { clockTime } from '../../base/ui/day.ts';
import { linesOf } from './rooms.ts';
import { PersonMenu } from './person-menu.tsx';
import { Shield } from '../../base/ui/shield.tsx';

interface Props {
  onPalette: () => void;
  onHelp: () => void;
  onTour: () => void;
  onChanges: () => void;
}

export function TopBar({ onPalette, onHelp, onTour, onChanges }: Props) {
  const t = useWords();
  const me = useMe();
  const narrow = useNarrow();
  const mayFind = useMay('complaint.read');
  const hasRooms = linesOf(me.permissions).rooms.length > 0;
  return (
    <header className="top">
      <Link className="logo" to="/">
        <Shield />
        {t('红盾', 'Hongdun')}
        <span className="logo-county">
          {me.countyName} {me.hotline}
        </span>
      </Link>
      {narrow || !(mayFind || hasRooms) ? null : (
        <Find
          words={
            mayFind
              ? t('编号、手机尾号、姓名、店名首字母、事由…', 'Number, phone tail, name, shop, story…')
              : t('找页面、设置', 'Find pages and settings')
          }
          onPalette={() => onPalette()}
        />
      )}
      <span className="sp" />
      <LiveMark />
      <Bell />
      <Button
        type="text"
        size="small"
        className="help-open"
        onClick={onHelp}
        icon={<QuestionCircleOutlined aria-hidden="true" />}
        aria-label={t('这一页怎么用', 'How to use this page')}
        title={t('这一页怎么用 F1', 'How to use this page, F1')}
      />
      <PersonMenu onHelp={onHelp} onTour={onTour} onChanges={onChanges} />
    </header>
  );
}

/** It looks like a box, and opens the one that looks everywhere: `/` and Ctrl K are the same. */
function Find({ words, onPalette }: { words: string; onPalette: () => void }) {
  const t = useWords();
  return (
    <search className="find">
      <button type="button" onClick={onPalette}>
        <SearchOutlined aria-hidden="true" />
        <span className="sr">{t('命令与查找：', 'Commands and search: ')}</span>
        <span className="el sp">{words}</span>
        <kbd>/</kbd>
        <kbd>Ctrl</kbd>
        <kbd>K</kbd>
      </button>
    </search>
  );
}

function LiveMark() {
  const t = useWords();
  const { live, brokenSince } = useLive();
  if (live) {
    return (
      <output className="live" title={t('别人的改动会自己出现', 'Changes by others appear by themselves')}>
        {t('实时', 'Live')}
      </output>
    );
  }
  if (brokenSince === null) return null;
  const time = clockTime(brokenSince);
  return (
    <output className="live broken" title={t('可以看，提交要等连上', 'You can read; submitting must wait')}>
      {t(`断开，${time} 起`, `Offline since ${time}`)}
    </output>
  );
}
