import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { client } from '../../base/client.ts';
import { useSchemeChoice } from '../../base/colour-scheme.tsx';
import { useKeyboard } from '../../base/keys.tsx';
import { useLanguage } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';

export interface OwnSetting {
  zh: string;
  /** Its syllables, as those of the pages. */
  py: string;
  en: string;
  run: () => void;
}

/** Chooses the language of the desk, here and for the next time the person signs in anywhere. */
export function useChooseLanguage(onError?: (error: Error) => void): (next: 'zh' | 'en') => void {
  const me = useMe();
  const queries = useQueryClient();
  const { setLanguage } = useLanguage();
  const choose = useMutation({
    mutationFn: client.chooseLanguage,
    onSuccess: (_, next) => queries.setQueryData(['me'], { ...me, language: next }),
    ...(onError === undefined ? {} : { onError }),
  });
  return (next) => {
    setLanguage(next);
    choose.mutate(next);
  };
}

/** The person's own choices as the palette finds them; the menu at the top right has them too. */
export function useOwnSettings(): OwnSetting[] {
  const { setScheme } = useSchemeChoice();
  const { enabled, setEnabled } = useKeyboard();
  const chooseLanguage = useChooseLanguage();
  const go = useNavigate();
  return [
    { zh: '改密码', py: 'gai mi ma', en: 'Change the password', run: () => void go('/me') },
    { zh: '暗色', py: 'an se', en: 'Dark colours', run: () => setScheme('dark') },
    { zh: '明色', py: 'ming se', en: 'Light colours', run: () => setScheme('light') },
    { zh: '明暗跟随系统', py: 'ming an gen sui xi tong', en: 'Colours as the system', run: () => setScheme('system') },
    { zh: '语言：英文', py: 'yu yan ying wen', en: 'Language: English', run: () => chooseLanguage('en') },
    { zh: '语言：中文', py: 'yu yan zhong wen', en: 'Language: Chinese', run: () => chooseLanguage('zh') },
    enabled
      ? {
          zh: '关闭单字母快捷键',
          py: 'guan bi dan zi mu kuai jie jian',
          en: 'Turn single letters off',
          run: () => setEnabled(false),
        }
      : {
          zh: '打开单字母快捷键',
          py: 'da kai dan zi mu kuai jie jian',
          en: 'Turn single letters on',
          run: () => setEnabled(true),
        },
  ];
}
