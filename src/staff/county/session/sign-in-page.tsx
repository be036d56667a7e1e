import { useQuery } from '@tanstack/react-query';
import { countyRefusals } from '../../../domain/county/refusals.ts';
import { client, type Me } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { Shield } from '../../base/ui/shield.tsx';
import { Entrance } from './entrance.tsx';
import { SsoButton } from './sso-button.tsx';

/** The way in. */
export function SignInPage({
  onDone,
  onDue,
  start,
}: {
  onDone: (me: Me) => void;
  onDue: () => void;
  start: Me | null;
}) {
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
        <SsoFailure />
        <Entrance onDone={onDone} onDue={onDue} start={start} />
        {start === null ? <SsoButton /> : null}
        <AboutSample />
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

/** What went wrong on the way to the provider and back, in its sentence. */
function SsoFailure() {
  const { language } = useLanguage();
  const code = new URLSearchParams(window.location.search).get('sso');
  if (code === null) return null;
  return (
    <div className="error-line" role="alert">
      <b>{ssoWords(code)[language]}</b>
    </div>
  );
}

/** Whatever the address says, it is one of these sentences. */
export function ssoWords(code: string): { zh: string; en: string } {
  if (code === 'too-many-tries')
    return {
      zh: '从这个网络走统一身份认证，失败的太多了；请过几分钟再试，或者用登录名和密码登录。',
      en: 'Too many walks to the provider failed from this network; try again in some minutes, or sign in with name and password.',
    };
  if (code === 'not-found')
    return {
      zh: '本县没有接统一身份认证；请用登录名和密码登录。',
      en: 'The county is connected to no provider; sign in with name and password.',
    };
  const known = Object.entries(countyRefusals).find(([one]) => one === code && one.startsWith('sso-'));
  return known?.[1] ?? countyRefusals['sso-failed'];
}

/** Says of the sample county what nobody should take for the usual: its accounts are public, and are spared what a real county asks. */
function AboutSample() {
  const t = useWords();
  const door = useQuery({ queryKey: ['door'], queryFn: ({ signal }) => client.door(signal), staleTime: Infinity });
  if (door.data?.sample !== true) return null;
  return (
    <p className="hint sign-in-sample">
      {t(
        `这是示范县：样例的账号和密码都是公开的，不要求改密码${door.data.asksFactor ? '' : '，登录也不要第二道验证（正式的县，管理员、分管局长、审计员要）'}。新建的、重设的账号和正式的县一样，本人登录后先改密码。`,
        `This is the sample county: its accounts and their password are public and need not be changed${door.data.asksFactor ? '' : ', and no second factor is asked (a real county asks administrators, leaders and auditors)'}. Whoever is new, or got a slip, changes his first, as in a real county.`,
      )}
    </p>
  );
}
