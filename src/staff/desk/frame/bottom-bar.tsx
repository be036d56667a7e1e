import { EllipsisOutlined, SearchOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { KeyLayer, useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { useCounts } from './counts.ts';
import { usePins } from './remembered-places.ts';
import { lineIcons } from './line-icon.tsx';
import { besideKind, has, lineAt, linesOf, roomAt, type Line, type Lines, type Place } from './rooms.ts';

/** Lines in sight at the foot of a telephone, beside 查找 and 更多. */
const mostLines = 3;

/** The rail of a phone: what is needed all day at the bottom, everything else behind 更多. */
export function BottomBar({ onFind }: { onFind: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { permissions } = useMe();
  const { pathname } = useLocation();
  const [open, setOpen] = useState(false);
  const mayRead = useMay('complaint.read');
  const lines = linesOf(permissions);
  const mayFind = mayRead || lines.rooms.length > 0;
  const atHand = atHandOf(lines);
  const at = lineAt(pathname)?.id;
  const hasMore = lines.rooms.length > 0 || lines.own.length + lines.kinds.length > atHand.length;
  return (
    <nav className="bottom" aria-label={t('主导航', 'Main')}>
      {atHand.map((line) => (
        <Link key={line.id} to={line.to} aria-current={line.id === at ? 'page' : undefined}>
          <span className="line-icon" aria-hidden="true">
            {lineIcons[line.id]}
          </span>
          {label(line)}
        </Link>
      ))}
      {mayFind ? (
        <button type="button" onClick={onFind}>
          <SearchOutlined aria-hidden="true" />
          {t('查找', 'Search')}
        </button>
      ) : null}
      {hasMore ? (
        <button type="button" aria-haspopup="dialog" aria-expanded={open} onClick={() => setOpen(true)}>
          <EllipsisOutlined aria-hidden="true" />
          {t('更多', 'More')}
        </button>
      ) : null}
      <Drawer
        open={open}
        placement="bottom"
        size="auto"
        closable={false}
        destroyOnHidden
        onClose={() => setOpen(false)}
        title={t('更多', 'More')}
        // What is longer than the telephone scrolls within the sheet, below its head.
        styles={{ body: { maxHeight: '76dvh', overflow: 'auto' } }}
        extra={
          <button type="button" className="b" onClick={() => setOpen(false)}>
            {t('收起', 'Close')}
          </button>
        }
      >
        <KeyLayer>
          <More lines={lines} atHand={atHand} onGo={() => setOpen(false)} />
        </KeyLayer>
      </Drawer>
    </nav>
  );
}

/** My work, the first kind of matters, the sheet of a call; where there are fewer of these, what else is mine. */
function atHandOf({ own, kinds }: Lines): Line[] {
  const messages = own.filter(({ id }) => id === 'messages');
  const others = own.filter(({ id }) => id !== 'messages');
  const [first, ...more] = others;
  return [...(first === undefined ? [] : [first]), ...kinds.slice(0, 1), ...more, ...messages].slice(0, mostLines);
}

/** The other places that the account may see: its own, then each room with its tabs. */
function More({ lines, atHand, onGo }: { lines: Lines; atHand: readonly Line[]; onGo: () => void }) {
  const t = useWords();
  const label = useLabel();
  const { permissions } = useMe();
  const counts = useCounts();
  const { pins } = usePins();
  useKeys([{ key: 'escape', zh: '收起', en: 'Close', run: onGo }]);
  const others = [...lines.own, ...lines.kinds].filter((line) => !atHand.includes(line));
  return (
    <div className="bottom-more">
      <Links
        places={[...others, ...besideKind.filter((place) => has(place, permissions))]}
        countOf={({ to }) => {
          const line = others.find((one) => one.to === to);
          return line === undefined ? undefined : counts[line.id];
        }}
        onGo={onGo}
      />
      {pins.length === 0 ? null : (
        <section>
          <h2>{t('常用', 'Pinned')}</h2>
          <Links places={pins} onGo={onGo} />
        </section>
      )}
      {lines.rooms
        .map((room) => ({ ...room, tabs: room.tabs.filter((tab) => !pins.includes(tab)) }))
        .filter(({ tabs }) => tabs.length > 0)
        .map((room) => (
          <section key={room.id}>
            <h2>{label(room)}</h2>
            <Links places={room.tabs} onGo={onGo} />
          </section>
        ))}
    </div>
  );
}

function Links({
  places,
  countOf,
  onGo,
}: {
  places: readonly Place[];
  countOf?: (place: Place) => number | undefined;
  onGo: () => void;
}) {
  const label = useLabel();
  const { pathname } = useLocation();
  const at = roomAt(pathname)?.tab.to ?? lineAt(pathname)?.to;
  return (
    <ul>
      {places.map((place) => (
        <li key={place.to}>
          <Link to={place.to} onClick={onGo} aria-current={place.to === at ? 'page' : undefined}>
            {label(place)}
            {countOf?.(place) === undefined ? null : <em>{countOf(place)}</em>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
