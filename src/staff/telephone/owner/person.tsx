import { useEffect, useState } from 'react';
import { counted } from '../../../domain/base/words.ts';
import { ProblemError } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { Bar, Tabs } from '../bars.tsx';
import { HandOver } from './hand-over.tsx';
import { Install } from './install.tsx';
import { NewPin } from './new-pin.tsx';
import { useTypeSize } from './type-size.ts';
import { useCarried, useKeeper } from '../carried.tsx';
import { SheetLink } from '../sheet-link.tsx';
import { wire, type SeenLeftover } from '../outbox/wire.ts';

/** 我: who and which telephone, lock and PIN, the poster, and what somebody before left unsent. */
export function PersonPage() {
  const t = useWords();
  const { language, setLanguage } = useLanguage();
  const { keeper, picture } = useKeeper();
  const { station, person } = useCarried();
  const { isLarge, turn } = useTypeSize();
  return (
    <>
      <Bar title={t('我', 'Me')} />
      <main className="wrap stack">
        <section className="card stack">
          <h2>{person.name}</h2>
          <p>{station.name}</p>
          <p className="hint">
            {t(
              `这部手机的小票号带 ${picture.meta?.mark ?? ''}`,
              `Slips of this telephone bear ${picture.meta?.mark ?? ''}`,
            )}
          </p>
          <button type="button" className="btn full" onClick={() => keeper.lock()}>
            {t('锁上', 'Lock')}
          </button>
          <button type="button" className="btn off full" onClick={turn}>
            {isLarge ? t('换回普通字', 'Normal type') : t('换成大字', 'Large type')}
          </button>
          <button type="button" className="plain" onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}>
            {language === 'zh' ? 'English' : '中文'}
          </button>
        </section>
        <Leftovers />
        <Install />
        <NewPin />
        <a className="btn off full" href="#/duty">
          {t('站点职责，谁签收了', 'Duties, and who has signed')}
        </a>
        <section className="card stack">
          <h2>{t('扫码海报', 'Poster')}</h2>
          <p className="hint">
            {t('贴在店里，扫了就填好站点和店名。要有网。', 'For the wall of a shop. Needs a network.')}
          </p>
          <SheetLink href={`/papers/poster/${station.id}`} words={t('打印海报', 'Print a poster')} />
          <a className="btn off full" href="/desk/">
            {t('电脑版工作台', 'The desk for computers')}
          </a>
        </section>
        <Room />
        <HandOver />
        <p className="hint">
          {t(
            '手机丢了，马上打所里停用，里面的会自己清掉。',
            'Lost it? Call the office at once: it is cut off and wipes itself.',
          )}
        </p>
      </main>
      <Tabs here="person" />
    </>
  );
}

/** How much room on the telephone all of it takes, the photos that are carried along with it. */
function Room() {
  const t = useWords();
  const { checks } = useCarried();
  const [used, setUsed] = useState<number | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate?.().then(({ usage }) => setUsed(usage ?? null));
  }, []);
  if (used === null) return null;
  const megabytes = (used / 1_048_576).toFixed(1);
  const photos = checks.filter(({ photo }) => photo !== null).length;
  return (
    <p className="hint">
      {t(
        `随身的东西一共占 ${megabytes} MB${photos === 0 ? '' : `，里面有 ${photos} 张排查照片，收了就自己删`}。`,
        `What it carries takes ${megabytes} MB${photos === 0 ? '' : `, with ${counted(photos, 'photo')} of checks`}.`,
      )}
    </p>
  );
}

/** What a person before this one had not sent: taken over, it becomes the station's with both its times. */
function Leftovers() {
  const t = useWords();
  const { language } = useLanguage();
  const { picture, sender } = useKeeper();
  const [all, setAll] = useState<SeenLeftover[]>([]);
  const [said, setSaid] = useState<{ words: string; number: string } | null>(null);
  const read = () =>
    wire.leftovers().then(
      ({ leftovers }) => setAll(leftovers.filter((one) => one.endedAt === null)),
      () => undefined,
    );
  useEffect(() => {
    if (picture.online && !picture.sending) void read();
  }, [picture.online, picture.sending]);
  if (all.length === 0 && said === null) return null;
  const take = async (id: string) => {
    await wire.take(id).then(
      ({ number }) => setSaid({ words: t('接过来了，', 'Taken over: '), number }),
      (error: unknown) => {
        const why = error instanceof ProblemError ? error[language] : String(error);
        setSaid({ words: t(`没接过来：${why}`, `Nothing was taken over: ${why}`), number: '' });
      },
    );
    await read();
    void sender.send();
  };
  return (
    <section className="card stack">
      <h2>{t('前一位没发出的，等您接', 'Left unsent by the person before')}</h2>
      <ul className="rows">
        {all.map((one) => (
          <li key={one.id} className="stack">
            <span>
              <b>{one.title}</b>
              <br />
              {one.words}
              <br />
              <span className="hint">
                {one.accountName} {instantShort(one.actedAt)}{' '}
                {one.photos > 0 ? t(`· ${one.photos} 张照片`, `· ${counted(one.photos, 'photo')}`) : ''}
              </span>
            </span>
            <button type="button" className="btn full" onClick={() => void take(one.id)}>
              {t('接过来', 'Take over')}
            </button>
          </li>
        ))}
      </ul>
      {said === null ? null : (
        <output>
          {said.words}
          {said.number === '' ? '' : <a href="#/matters">{t(`在“我的事”里：${said.number}`, said.number)}</a>}
        </output>
      )}
    </section>
  );
}
