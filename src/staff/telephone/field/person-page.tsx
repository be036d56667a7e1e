import { useLanguage, useWords } from '../../base/language.tsx';
import { Bar, FieldTabs } from '../bars.tsx';
import { useDay, useKeeper } from '../carried.tsx';
import { HandOver } from '../owner/hand-over.tsx';
import { NewPin } from '../owner/new-pin.tsx';

/** 我: who and of which office, lock and PIN, and what to do when the telephone is lost. */
export function FieldPersonPage() {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  const { keeper } = useKeeper();
  const { person, office } = useDay();
  return (
    <>
      <Bar title={t('我', 'Me')} />
      <main className="wrap stack visits">
        <section className="card stack">
          <h2>{person.name}</h2>
          <p>{office.name}</p>
          <button type="button" className="btn full" onClick={() => keeper.lock()}>
            {t('锁上', 'Lock')}
          </button>
          <button type="button" className="plain" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </section>
        <NewPin />
        <HandOver />
        <p>
          <a className="btn off full" href="/desk/inspections">
            {t('电脑版工作台', 'The desk for computers')}
          </a>
        </p>
        <p className="hint">
          {t('手机丢了，马上打', 'Lost it? Call ')}
          {office.name}{' '}
          <a className="tel" href={`tel:${office.phone.replace(/\s/gu, '')}`}>
            {office.phone}
          </a>
          {t(
            '停用：没有密码谁也看不到里面，没发出的户在“网络 › 手机”里列着。',
            ' at once: without the PIN nobody reads it, and what was not sent is listed at the desk.',
          )}
        </p>
      </main>
      <FieldTabs here="person" />
    </>
  );
}
