import { Suspense, useRef, useState } from 'react';
import { Outlet, ScrollRestoration, useLocation, useNavigate } from 'react-router';
import type { InputRef } from 'antd';
import { BottomBar } from './ui/bottom-bar.tsx';
import { KeySheet } from './ui/key-sheet.tsx';
import { Palette } from './ui/palette.tsx';
import { Rail } from './ui/rail.tsx';
import { TopBar } from './ui/top-bar.tsx';
import { useKeys, useKeyboard, type Shortcut } from './keys.tsx';
import { useWords } from './language.tsx';
import { useMay } from './me.tsx';
import { useNarrow } from './theme.ts';
import { Loading } from './ui/loading.tsx';

/** Top bar, rail (a bar at the bottom on phones), the page, and what can be called from everywhere. */
export function Frame() {
  const t = useWords();
  const go = useNavigate();
  const place = useLocation();
  const narrow = useNarrow();
  const find = useRef<InputRef>(null);
  const { listActive } = useKeyboard();
  const [sheet, setSheet] = useState<readonly Shortcut[] | null>(null);
  const [palette, setPalette] = useState<readonly Shortcut[] | null>(null);
  const mayFile = useMay('complaint.file');
  const mayRead = useMay('complaint.read');
  const mayCount = useMay('figure.read');
  const mayImport = useMay('import.read');
  const mayTipoff = useMay('tipoff.read');
  const mayFileTipoff = useMay('tipoff.file');
  const mayReward = useMay('reward.read');
  const maySeek = useMay('tipoff.seek');
  const isContact = useMay('offer.read');
  const mayHear = useMay('opinion.read');
  const maySeeFirms = useMay('firm.read');
  const mayInstruct = useMay('instruction.read');
  const mayInquire = useMay('inquiry.read');
  const mayKnow = useMay('knowledge.read');
  // Where another N works, the one of the frame stands back.
  const hasOwnNew = /^\/(?:inquiries|knowledge)(?:\/|$)/u.test(place.pathname);
  const openPalette = () => setPalette(listActive().filter((one) => one.key !== 'mod+k'));
  useKeys([
    { key: 'mod+k', zh: '命令与查找', en: 'Commands and search', run: openPalette, when: palette === null },
    { key: '?', zh: '快捷键', en: 'Shortcuts', run: () => setSheet(listActive()) },
    {
      key: '/',
      zh: '查找',
      en: 'Search',
      run: () => (narrow ? openPalette() : find.current?.focus({ cursor: 'all' })),
      when: mayRead,
    },
    {
      key: 'n',
      zh: '登记投诉',
      en: 'File a complaint',
      run: () => void go('/complaints/new'),
      when: mayFile && !hasOwnNew,
    },
    { key: 'shift+n', zh: '登记举报', en: 'File a tip-off', run: () => void go('/tipoffs/new'), when: mayFileTipoff },
  ]);
  useKeys(
    [
      { key: 'g m', zh: '我的工作', en: 'My work', run: () => void go('/'), when: mayRead },
      { key: 'g l', zh: '投诉', en: 'Complaints', run: () => void go('/complaints'), when: mayRead },
      {
        key: 'g o',
        zh: '指令',
        en: 'Instructions',
        run: () => void go('/instructions'),
        when: mayInstruct,
      },
      { key: 'g j', zh: '举报', en: 'Tip-offs', run: () => void go('/tipoffs'), when: mayTipoff },
      { key: 'g q', zh: '按举报人查', en: 'Seek by reporter', run: () => void go('/tipoffs/seek'), when: maySeek },
      { key: 'g w', zh: '奖励台账', en: 'Rewards', run: () => void go('/rewards'), when: mayReward },
      { key: 'g z', zh: '咨询', en: 'Inquiries', run: () => void go('/inquiries'), when: mayInquire },
      { key: 'g k', zh: '知识库', en: 'Knowledge base', run: () => void go('/knowledge'), when: mayKnow },
      { key: 'g r', zh: '工作汇报', en: 'Work report', run: () => void go('/figures'), when: mayCount },
      { key: 'g i', zh: '导入', en: 'Import', run: () => void go('/imports'), when: mayImport },
      { key: 'g y', zh: '民意摘要', en: 'Opinions', run: () => void go('/opinions'), when: mayHear },
      { key: 'g e', zh: '参与企业', en: 'Firms', run: () => void go('/firms'), when: maySeeFirms },
      { key: 'g s', zh: '设置', en: 'Settings', run: () => void go('/settings'), when: !isContact },
      { key: 'g a', zh: '我的账号', en: 'My account', run: () => void go('/me') },
    ],
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
          <Suspense key={place.pathname} fallback={<Loading rows={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {narrow ? <BottomBar onFind={openPalette} /> : null}
      {sheet === null ? null : <KeySheet shortcuts={sheet} onClose={() => setSheet(null)} />}
      {palette === null ? null : <Palette commands={palette} onClose={() => setPalette(null)} />}
      <ScrollRestoration />
    </div>
  );
}
