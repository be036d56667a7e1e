import type { Me } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { Shield } from '../../base/ui/shield.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** The way in. */
export function SignInPage({ onDone }: { onDone: (me: Me) => void }) {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  // The first-run page sends people here once it has made the county.
  const ready = new URLSearchParams(window.location.search).has('ready');
  return (
    <main className="sign-in">
      <div className="card">
        <h1>
          <Shield size={30} />
          {t('红盾工作台', 'Hongdun desk')}
        </h1>
        <p className="mut">
          {t(
            '县 12315 中心、所、站点的人从这里登录。',
            'For the staff of the county’s 12315 centre, offices and stations.',
          )}
        </p>
        {ready ? (
          <output className="sign-in-ready">
            {t('建好了，请用刚才的登录名登录。', 'It is set up; sign in with the name you have just chosen.')}
          </output>
        ) : null}
        <SignInForm onDone={onDone} />
        <p className="s sign-in-foot">
          {/* The portal is not a page of the desk's router. */}
          <a href="/">{t('要投诉或查进度，请到这里', 'To complain or follow a complaint, go here')}</a>
          <button type="button" className="b sm t" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </p>
      </div>
    </main>
  );
}
