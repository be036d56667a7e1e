import { useEarlierDrafts } from '../../matter/draft/draft-gate.tsx';
import { Suspense, useEffect, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import { CalloutBanner } from '../../command/callout/callout-banner.tsx';
import { KnownRung } from '../../command/callout/rung-matters.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { CallBar } from './call-bar.tsx';
import { NoticeBar } from '../../county/notice-bar.tsx';
import { GoCard } from './go-card.tsx';
import { useLastTabs } from './remembered-places.ts';
import { Rail } from './rail.tsx';
import { RoomBar } from './room-bar.tsx';
import { linesOf, shutAt } from './rooms.ts';
import { TopBar } from './top-bar.tsx';
import { useHelp } from '../help/help.tsx';
import { FindEverywhere } from '../../base/find-everywhere.ts';
import { useKeys, useKeyboard, type Shortcut } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMay, useMe } from '../../base/me.tsx';
import { frameKeys } from '../../matter/matter-keys.ts';
import { useNarrow } from '../../base/theme.ts';
import { UnsavedGuard } from '../../base/unsaved.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { NotYours } from '../not-found.tsx';

const { Part: Palette, useSoon: usePaletteSoon } = later(async () => (await import('./palette.tsx')).Palette);
const { Part: KeySheet, useSoon: useKeySheetSoon } = later(async () => (await import('./key-sheet.tsx')).KeySheet);

/** Top bar, rail (a bar at the bottom on phones), the page, and what can be called from everywhere. */
export function Frame() {
  useEarlierDrafts();
  usePaletteSoon();
  useKeySheetSoon();
  const t = useWords();
  const place = useLocation();
  const narrow = useNarrow();
  const shut = shutAt(place.pathname, useMe().permissions);
  const { listActive } = useKeyboard();
  const [sheet, setSheet] = useState<readonly Shortcut[] | null>(null);
  const [palette, setPalette] = useState<Opening | null>(null);
  const openSheet = () => setSheet(listActive());
  const { openHelp, openChanges, beginTour, opened } = useHelp(openSheet);
  const openPalette = (words = '') =>
    setPalette({ keys: listActive(), words, isEntered: false, from: document.activeElement });
  useFrameKeys({ isPaletteOpen: palette !== null, openPalette, openSheet, openHelp });
  useGoKeys();
  return (
    <div className="frame">
      <a className="skip" href="#page">
        {t('跳到内容', 'Skip to the content')}
      </a>
      <TopBar onPalette={openPalette} onHelp={openHelp} onTour={beginTour} onChanges={openChanges} />
      <div className="frame-body">
        {narrow ? null : <Rail />}
        <main className="main" id="page" tabIndex={-1}>
          <CalloutBanner />
          <CallBar />
          <NoticeBar />
          <RoomBar />
          <Suspense key={place.pathname} fallback={<Loading rows={8} />}>
            <FindEverywhere value={openPalette}>
              <KnownRung>{shut === null ? <Outlet /> : <NotYours place={shut} />}</KnownRung>
            </FindEverywhere>
          </Suspense>
        </main>
      </div>
      {narrow ? <BottomBar onFind={() => openPalette()} /> : null}
      <Suspense fallback={null}>
        {sheet === null ? null : <KeySheet shortcuts={sheet} onClose={() => setSheet(null)} />}
        {opened}
      </Suspense>
      {palette === null ? null : <PaletteOver opening={palette} onChange={setPalette} onSheet={setSheet} />}
      <GoCard />
      <UnsavedGuard />
      <ScrollRestoration />
    </div>
  );
}

/** The palette as it was opened: the keys that worked then, the words that it begins with, and where the focus was. */
interface Opening {
  keys: readonly Shortcut[];
  words: string;
  /** Enter was pressed before the palette itself had come. */
  isEntered: boolean;
  from: Element | null;
}

interface OverProps {
  opening: Opening;
  onChange: (opening: Opening | null) => void;
  onSheet: (keys: readonly Shortcut[]) => void;
}

function PaletteOver({ opening, onChange, onSheet }: OverProps) {
  const { keys, words, isEntered, from } = opening;
  const end = () => onChange(null);
  const close = () => {
    end();
    if (from instanceof HTMLElement) from.focus();
  };
  return (
    <Suspense
      fallback={
        <TypedEarly
          words={words}
          onType={(next) => onChange({ ...opening, words: next, isEntered: false })}
          onEnter={() => onChange({ ...opening, isEntered: true })}
          onClose={close}
        />
      }
    >
      <Palette
        commands={keys.filter(isCommand)}
        words={words}
        isEntered={isEntered}
        onRun={end}
        onClose={close}
        onSheet={() => {
          end();
          onSheet(keys);
        }}
      />
    </Suspense>
  );
}

interface EarlyProps {
  words: string;
  onType: (words: string) => void;
  onEnter: () => void;
  onClose: () => void;
}

/** Takes what is typed while the palette itself is still on its way; it begins with that, and opens what it finds where Enter was pressed. */
function TypedEarly({ words, onType, onEnter, onClose }: EarlyProps) {
  const t = useWords();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <input
      ref={box}
      className="palette-early"
      aria-label={t('命令与查找', 'Commands and search')}
      value={words}
      onChange={(event) => onType(event.target.value)}
      onKeyDown={({ key, nativeEvent }) => {
        if (nativeEvent.isComposing) return;
        if (key === 'Enter') onEnter();
        if (key === 'Escape') onClose();
      }}
    />
  );
}

/** What the palette lists among the commands: not itself, and no place to go, which it lists by its name. */
function isCommand({ key, group, unlisted }: Shortcut): boolean {
  return key !== frameKeys.palette && key !== frameKeys.find && group !== 'go' && group !== 'room' && unlisted !== true;
}

/** The keys that work on every page. */
function useFrameKeys({
  isPaletteOpen,
  openPalette,
  openSheet,
  openHelp,
}: {
  isPaletteOpen: boolean;
  openPalette: () => void;
  openSheet: () => void;
  openHelp: () => void;
}): void {
  const go = useNavigate();
  const { pathname } = useLocation();
  const mayFile = useMay('complaint.file');
  // Where another N works, the one of the frame stands back.
  const hasOwnNew = /^\/(?:inquiries|knowledge|enforcements)(?:\/|$)/u.test(pathname);
  useKeys([
    {
      key: frameKeys.palette,
      zh: '命令与查找',
      en: 'Commands and search',
      run: () => openPalette(),
      when: !isPaletteOpen,
    },
    { key: frameKeys.sheet, zh: '快捷键', en: 'Shortcuts', run: openSheet },
    { key: frameKeys.help, zh: '这一页怎么用', en: 'How to use this page', run: openHelp },
    { key: frameKeys.find, zh: '查找', en: 'Search', run: () => openPalette(), when: !isPaletteOpen },
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
      when: useMay('tipoff.file'),
    },
  ]);
}

/** G and a letter: the lines of the rail, each room at the tab that was left open there. */
function useGoKeys(): void {
  const go = useNavigate();
  const { permissions } = useMe();
  const { lastOf } = useLastTabs();
  const { own, kinds, rooms } = linesOf(permissions);
  useKeys(
    [...own, ...kinds, ...rooms.map((room) => ({ ...room, to: lastOf(room) }))].flatMap(({ to, key, zh, en }) =>
      key === undefined ? [] : [{ key: `${frameKeys.go} ${key}`, zh, en, run: () => void go(to) }],
    ),
    'go',
  );
}
