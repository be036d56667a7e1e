import { useState } from 'react';
import { useWords } from '../../base/language.tsx';

/** The browser offers to put the program on the home screen: asked for by a press of ours, for few people find it in a menu. */
interface Offer extends Event {
  prompt: () => Promise<unknown>;
}

let offer: Offer | null = null;
if (typeof window !== 'undefined')
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offer = event as Offer;
  });

/** 放到桌面: by one press where the browser can, else where it stands in its menu; nothing once it is there. */
export function Install() {
  const t = useWords();
  const [isAsked, setAsked] = useState(false);
  if (window.matchMedia('(display-mode: standalone)').matches) return null;
  const ask = async () => {
    setAsked(true);
    await offer?.prompt();
    offer = null;
  };
  return (
    <details className="card">
      <summary>{t('放到手机桌面，点一下就开', 'Put it on the home screen')}</summary>
      <div className="stack">
        {offer === null || isAsked ? (
          <ol className="steps">
            <li>{t('微信里打开的：右上角“…”，点“在浏览器打开”', 'In WeChat: “…”, then “open in browser”')}</li>
            <li>
              {t(
                '安卓：浏览器菜单（≡ 或 ⋮），点“添加到桌面”或“添加到主屏幕”',
                'Android: menu of the browser, “add to home screen”',
              )}
            </li>
            <li>{t('苹果：下面的分享按钮，点“添加到主屏幕”', 'iPhone: the share button, “add to home screen”')}</li>
          </ol>
        ) : (
          <button type="button" className="btn full" onClick={() => void ask()}>
            {t('放到桌面', 'Put it there')}
          </button>
        )}
        <p className="hint">{t('放好以后，没网也从桌面打开。', 'From there it opens without a network too.')}</p>
      </div>
    </details>
  );
}
