import { QuestionCircleOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import { useState, type Ref } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { useWords } from '../../base/language.tsx';
import { useLive } from '../../base/live.tsx';
import { Bell } from '../../matter/message/message-bell.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { clockTime } from '../../base/ui/day.ts';
import { linesOf } from './rooms.ts';
import { soughtPlace } from './sought-place.ts';
import { PersonMenu } from './person-menu.tsx';
import { Shield } from '../../base/ui/shield.tsx';

interface Props {
  find: Ref<InputRef>;
  onPalette: (words?: string) => void;
  onHelp: () => void;
  onTour: () => void;
}

export function TopBar({ find, onPalette, onHelp, onTour }: Props) {
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
      {narrow ? null : mayFind ? (
        <Find find={find} onPalette={onPalette} />
      ) : hasRooms ? (
        <FindPages onPalette={onPalette} />
      ) : null}
      <span className="sp" />
      <LiveMark />
      <Bell />
      <Button
        type="text"
        size="small"
        className="help-open"
        onClick={onHelp}
        icon={<QuestionCircleOutlined />}
        aria-label={t('这一页怎么用', 'How to use this page')}
        title={t('这一页怎么用 F1', 'How to use this page, F1')}
      />
      <PersonMenu onHelp={onHelp} onTour={onTour} />
    </header>
  );
}

/** Searches the whole text of the matters of the list that one is in, which shows what was found; and from any other page everything. */
function Find({ find, onPalette }: Pick<Props, 'find' | 'onPalette'>) {
  const t = useWords();
  const go = useNavigate();
  const { permissions } = useMe();
  const [query] = useSearchParams();
  const { pathname } = useLocation();
  const shown = query.get('q') ?? '';
  return (
    <search className="find">
      <FindBox
        key={shown}
        find={find}
        shown={shown}
        label={t('编号、手机尾号、姓名、店名、事由…', 'Number, phone tail, name, shop, story…')}
        onFind={(q) => {
          const place = soughtPlace(q, pathname, permissions);
          if (place === null) onPalette(q);
          else void go(place);
        }}
      />
      <button type="button" className="find-keys" onClick={() => onPalette()}>
        <kbd>Ctrl</kbd>
        <kbd>K</kbd>
        <span className="sr">{t('命令与查找', 'Commands and search')}</span>
      </button>
    </search>
  );
}

/** Who reads no matters has pages and settings to find all the same: an administrator has thirty. */
function FindPages({ onPalette }: Pick<Props, 'onPalette'>) {
  const t = useWords();
  return (
    <button type="button" className="b t find-pages" onClick={() => onPalette()}>
      <SearchOutlined /> {t('找页面、设置', 'Find pages and settings')} <kbd>Ctrl</kbd> <kbd>K</kbd>
    </button>
  );
}

function FindBox({
  find,
  shown,
  label,
  onFind,
}: {
  find: Ref<InputRef>;
  shown: string;
  label: string;
  onFind: (q: string) => void;
}) {
  const [typed, setTyped] = useState(shown);
  return (
    <Input
      ref={find}
      value={typed}
      prefix={<SearchOutlined />}
      placeholder={label}
      aria-label={label}
      maxLength={100}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={(event) => {
        if (event.nativeEvent.isComposing) return;
        event.currentTarget.blur();
        onFind(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        // The words of a search that was not made do not stay.
        setTyped(shown);
        event.currentTarget.blur();
      }}
    />
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
