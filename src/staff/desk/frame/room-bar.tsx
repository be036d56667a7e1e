import { StarFilled, StarOutlined } from '@ant-design/icons';
import { App, Dropdown } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useNarrow } from '../../base/theme.ts';
import { useLastTabs, usePins } from './remembered-places.ts';
import { linesOf, mostPins, mostTabs, roomAt, rowOf, type Room, type Tab } from './rooms.ts';

/** Tabs that a telephone has room for. */
const mostOnPhone = 4;

/** Over the pages of a room: its name and its tabs, of which each reader sees his own. */
export function RoomBar() {
  const { pathname } = useLocation();
  const { permissions } = useMe();
  const at = roomAt(pathname);
  const room = linesOf(permissions).rooms.find(({ id }) => id === at?.room.id);
  const tab = room?.tabs.find(({ to }) => to === at?.tab.to);
  return room === undefined || tab === undefined ? null : <Bar room={room} tab={tab} />;
}

function Bar({ room, tab }: { room: Room; tab: Tab }) {
  const t = useWords();
  const label = useLabel();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const { keep } = useLastTabs();
  useEffect(() => keep(room, tab));
  const row = rowOf(room.tabs, narrow ? mostOnPhone : mostTabs);
  const { shown, rest } = row;
  const digits = shown.length + (rest.length > 0 ? 1 : 0);
  useTabKeys(row, digits, open, setOpen);
  return (
    <header className="room-bar">
      <b className="room-name">{label(room)}</b>
      {digits < 2 ? (
        <span className="sp" />
      ) : (
        <nav className="room-tabs" aria-label={label(room)}>
          {shown.map((one) => (
            <Link key={one.to} to={one.to} aria-current={one.to === tab.to ? 'page' : undefined}>
              {label(one)}
            </Link>
          ))}
          {rest.length === 0 ? null : <MoreTabs rest={rest} tab={tab} open={open} onOpen={setOpen} />}
        </nav>
      )}
      {digits < 2 ? null : (
        <span className="room-hint dim s">
          <kbd>1</kbd>—<kbd>{digits}</kbd> {t('选页签', 'choose a tab')}
        </span>
      )}
      <Star tab={tab} />
    </header>
  );
}

/** The digits choose a tab, the last of them opens the menu; while it is open they choose what stands in it. */
function useTabKeys(
  { shown, rest }: ReturnType<typeof rowOf>,
  digits: number,
  open: boolean,
  setOpen: (open: boolean) => void,
): void {
  const go = useNavigate();
  useKeys(
    [
      ...(open ? rest : shown).slice(0, 9).map((one, i) => ({
        key: String(i + 1),
        zh: '选页签',
        en: 'Choose a tab',
        caps: `1—${digits}`,
        unlisted: i > 0,
        run: () => {
          setOpen(false);
          void go(one.to);
        },
      })),
      {
        key: String(digits),
        zh: '更多页签',
        en: 'More tabs',
        unlisted: true,
        run: () => setOpen(true),
        when: rest.length > 0 && !open,
      },
    ].map((one) => ({ when: digits > 1, ...one })),
    'room',
  );
}

/** The tabs that have no room in the row, in a menu. */
function MoreTabs({
  rest,
  tab,
  open,
  onOpen,
}: {
  rest: readonly Tab[];
  tab: Tab;
  open: boolean;
  onOpen: (open: boolean) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const inRest = rest.find(({ to }) => to === tab.to);
  return (
    <Dropdown
      open={open}
      onOpenChange={onOpen}
      trigger={['click']}
      menu={{
        selectedKeys: [tab.to],
        items: rest.map((one, i) => ({
          key: one.to,
          label: (
            <Link to={one.to} className="room-more">
              {one.of === undefined ? null : <span className="dim">{label(one.of)} · </span>}
              {label(one)}
              {i < 9 ? <kbd>{i + 1}</kbd> : null}
            </Link>
          ),
        })),
        onClick: () => onOpen(false),
      }}
    >
      <button
        type="button"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-current={inRest === undefined ? undefined : 'page'}
      >
        {inRest === undefined ? t('更多', 'More') : t(`更多 · ${inRest.zh}`, `More · ${inRest.en}`)} ▾
      </button>
    </Dropdown>
  );
}

/** Pins the page to the foot of the rail, or takes it away. */
function Star({ tab }: { tab: Tab }) {
  const t = useWords();
  const { message } = App.useApp();
  const { pins, full, turn } = usePins();
  const pinned = pins.some(({ to }) => to === tab.to);
  const words = pinned ? t('从常用去掉', 'Take from the pinned') : t('放进常用', 'Pin');
  return (
    <button
      type="button"
      className="room-star"
      aria-pressed={pinned}
      aria-label={words}
      title={words}
      onClick={() => {
        if (!pinned && full) {
          void message.info(t(`常用至多 ${mostPins} 个，先去掉一个。`, `Up to ${mostPins}: take one away first.`));
          return;
        }
        turn(tab);
      }}
    >
      {pinned ? <StarFilled aria-hidden="true" /> : <StarOutlined aria-hidden="true" />}
    </button>
  );
}
