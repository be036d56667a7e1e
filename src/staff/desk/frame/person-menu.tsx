import { useMutation } from '@tanstack/react-query';
import { App, Dropdown, type MenuProps } from 'antd';
import { useNavigate } from 'react-router';
import { useChooseLanguage } from './own-settings.ts';
import { roleWords } from '../../../domain/county/account.ts';
import { client } from '../../base/client.ts';
import { flushDrafts } from '../../matter/draft/draft-gate.tsx';
import { useKeyboard } from '../../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useSchemeChoice } from '../../base/colour-scheme.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';

interface Props {
  onHelp: () => void;
  onTour: () => void;
  onChanges: () => void;
}

/** Who is signed in, and the person's own choices. */
export function PersonMenu({ onHelp, onTour, onChanges }: Props) {
  const t = useWords();
  const label = useLabel();
  const me = useMe();
  const go = useNavigate();
  const { message } = App.useApp();
  const problem = useProblemWords();
  const { language } = useLanguage();
  const schemes = useSchemes();
  const { enabled, setEnabled } = useKeyboard();
  const chooseLanguage = useChooseLanguage((error) => void message.error(problem(error)));
  const signOut = useMutation({
    // What is typed on this page belongs to who typed it: it is saved under his name before he goes.
    mutationFn: () => flushDrafts().then(client.signOut),
    onSuccess: () => window.location.assign('/desk/'),
    onError: (error) => void message.error(problem(error)),
  });
  const place = me.stationName ?? me.organisationName ?? label(roleWords[me.role]);
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${me.name} · ${label(roleWords[me.role])}` },
    { key: 'me', label: t('我的账号：密码、登录处', 'My account: password, sessions'), onClick: () => void go('/me') },
    { key: 'help', label: t('这一页怎么用', 'How to use this page'), onClick: onHelp },
    { key: 'tour', label: t('带我看一遍', 'Show me around'), onClick: onTour },
    { key: 'changes', label: t('版本与更新', 'Version and changes'), onClick: onChanges },
    { type: 'divider' },
    {
      key: 'language',
      label: language === 'zh' ? 'English' : '中文',
      onClick: () => chooseLanguage(language === 'zh' ? 'en' : 'zh'),
    },
    { key: 'scheme', label: t('明暗', 'Light or dark'), children: schemes.items },
    {
      key: 'keys',
      label: enabled
        ? t('关闭单字母快捷键', 'Turn single-letter shortcuts off')
        : t('打开单字母快捷键', 'Turn single-letter shortcuts on'),
      onClick: () => setEnabled(!enabled),
    },
    { type: 'divider' },
    { key: 'out', label: t('退出', 'Sign out'), onClick: () => signOut.mutate() },
  ];
  return (
    <Dropdown menu={{ items, selectedKeys: [schemes.chosen] }} trigger={['click']} placement="bottomRight">
      <button type="button" className="who" aria-haspopup="menu">
        <span className="av" aria-hidden="true">
          {me.name.slice(0, 1)}
        </span>
        <span className="who-name el">
          {me.name} · {place}
        </span>
      </button>
    </Dropdown>
  );
}

/** The light and the dark desk, and which is chosen. */
function useSchemes() {
  const t = useWords();
  const { scheme: chosen, setScheme } = useSchemeChoice();
  const items = [
    { key: 'system', label: t('跟随系统', 'As the system'), onClick: () => setScheme('system') },
    { key: 'light', label: t('明', 'Light'), onClick: () => setScheme('light') },
    { key: 'dark', label: t('暗', 'Dark'), onClick: () => setScheme('dark') },
  ];
  return { chosen, items };
}
