import { useEarlierDrafts } from '../../matter/draft/draft-gate.tsx';
import { Suspense, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import type { InputRef } from 'antd';
import { CalloutBanner } from '../../command/callout/callout-banner.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { GoCard } from './go-card.tsx';
import { KeySheet } from './key-sheet.tsx';
import { Palette } from './palette.tsx';
import { useLastTabs } from './remembered-places.ts';
import { Rail } from './rail.tsx';
import { RoomBar } from './room-bar.tsx';
import { linesOf } from './rooms.ts';
import { TopBar } from './top-bar.tsx';
import { useKeys, useKeyboard, type Shortcut } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { frameKeys } from '../../matter/matter-keys.ts';
import { useNarrow } from '../../base/theme.ts';
import { Loading } from '../../base/ui/loading.tsx';

/** Top bar, rail (a bar at the bottom on phones), the page, and what can be called from everywhere. */
export function Frame() {
  useEarlierDrafts();
  const t = useWords();
  const go = useNavigate();
  const place = useLocation();
  const narrow = useNarrow();
  const find = useRef<InputRef>(null);
  const { listActive } = useKeyboard();
  const [sheet, setSheet] = useState<readonly Shortcut[] | null>(null);
  const [palette, setPalette] = useState<readonly Shortcut[] | null>(null);
  const me = useMe();
  const mayFile = useMay('complaint.file');
  const mayRead = useMay('complaint.read');
  const mayFileTipoff = useMay('tipoff.file');
  // Where another N works, the one of the frame stands back.
  const hasOwnNew = /^\/(?:inquiries|knowledge)(?:\/|$)/u.test(place.pathname);
  const { lastOf } = useLastTabs();
  const lines = linesOf(me.permissions);
  const openPalette = () =>
    setPalette(
      listActive().filter(
        ({ key, group, unlisted }) =>
          key !== frameKeys.palette && group !== 'go' && group !== 'room' && unlisted !== true,
      ),
    );
  useKeys([
    { key: frameKeys.palette, zh: '命令与查找', en: 'Commands and search', run: openPalette, when: palette === null },
    { key: frameKeys.sheet, zh: '快捷键', en: 'Shortcuts', run: () => setSheet(listActive()) },
    {
      key: frameKeys.find,
      zh: '查找',
      en: 'Search',
      run: () => (narrow ? openPalette() : find.current?.focus({ cursor: 'all' })),
      when: mayRead,
    },
    {
      key: frameKeys.file,
      zh: '登记投诉',
      en: 'File a complaint',
      run: () => void go('/complaints/new'),
      when: mayFile && !hasOwnNew,
    },
    {
      key: frameKeys.fileTipoff,
      zh: '登记举报',
      en: 'File a tip-off',
      run: () => void go('/tipoffs/new'),
      when: mayFileTipoff,
    },
  ]);
  useKeys(
    [...lines.own, ...lines.kinds, ...lines.rooms.map((room) => ({ ...room, to: lastOf(room) }))].flatMap(
      ({ to, key, zh, en }) =>
        key === undefined ? [] : [{ key: `${frameKeys.go} ${key}`, zh, en, run: () => void go(to) }],
    ),
    'go',
  );
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('跳到内容', 'Skip to the content')}
      </a>
      <TopBar find={find} onPalette={openPalette} onSheet={() => setSheet(listActive())} />
      <div className="frame-body">
        {narrow ? null : <Rail />}
        <main className="main" id="page" tabIndex={-1}>
          <CalloutBanner />
          <RoomBar />
          <Suspense key={place.pathname} fallback={<Loading rows={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {narrow ? <BottomBar onFind={openPalette} /> : null}
      {sheet === null ? null : <KeySheet shortcuts={sheet} onClose={() => setSheet(null)} />}
      {palette === null ? null : <Palette commands={palette} onClose={() => setPalette(null)} />}
      <GoCard />
      <ScrollRestoration />
    </div>
  );
}
