import { useEffect, useRef, useState } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useBasics, useKeeper } from '../carried.tsx';
import { clearableWords, needWords } from './room.ts';
import { isFull, type Full } from './store.ts';

/** 手机满了: what is safe, the one way on, then others from the easy to the hard, and whom to call; it stands before whatever page was being written on. */
export function FullStore({ full }: { full: Full }) {
  const t = useWords();
  const { keeper } = useKeeper();
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (box.current?.open === false) box.current.showModal();
  }, []);
  const close = () => keeper.show({ full: null });
  return (
    <dialog ref={box} className="full-store stack" aria-labelledby="full-store" onClose={close}>
      <h2 id="full-store">{t('手机满了，这一件还没存下', 'The telephone is full: this is not kept yet')}</h2>
      <p>
        <b>{t('您写的还在这一页，别关。', 'What you wrote still stands on this page: do not close it.')}</b>{' '}
        {t('腾出一点地方，再按一次存。', 'Make some room and press Keep again.')}
      </p>
      <Lighter {...full} />
      <MakeRoom />
      <OrCall />
      <button type="button" className="btn full" onClick={() => box.current?.close()}>
        {t('回去再存一次', 'Back, to keep it again')}
      </button>
    </dialog>
  );
}

/** The words alone need next to no room. */
function Lighter({ lighter, needs }: Full) {
  const t = useWords();
  const w = useLabel();
  const { keeper } = useKeeper();
  const [failed, setFailed] = useState(false);
  if (lighter === null) return null;
  const keep = () =>
    lighter().then(
      () => keeper.show({ full: null }),
      (error: unknown) => {
        if (!isFull(error)) throw error;
        setFailed(true);
      },
    );
  return (
    <>
      <button type="button" className="btn do big full" onClick={() => void keep()}>
        {t('先存字，照片后补', 'Keep the words now, photos later')}
      </button>
      <p className={failed ? 'msg' : 'hint'} role={failed ? 'alert' : undefined}>
        {failed
          ? t('连字也存不下了，先腾点地方。', 'Not even the words find room: make some first.')
          : t(
              `字只要一点点地方。${needs === undefined ? '照片不存，' : w(needWords(needs))}腾出地方后在那一件里“补照片、补话”。`,
              `The words need little room. ${needs === undefined ? 'Photos are not kept; ' : w(needWords(needs))}add them to the matter once there is room.`,
            )}
      </p>
    </>
  );
}

/** What can be thrown away because the bureau has it, what goes by itself once it is sent, and what only its owner can clear. */
function MakeRoom() {
  const t = useWords();
  const { keeper, sender, picture } = useKeeper();
  const w = useLabel();
  const [freed, setFreed] = useState<number | null>(null);
  const [clearable, setClearable] = useState<Words | null>(null);
  useEffect(() => {
    void keeper.clearable(dayOf(new Date())).then((all) => setClearable(clearableWords(all)));
  }, [keeper, freed]);
  const waiting = picture.acts.filter(({ act }) => act.state !== 'sent').length;
  const used = async () => (await navigator.storage?.estimate?.())?.usage ?? 0;
  const clear = async () => {
    const before = await used();
    await keeper.makeRoom(dayOf(new Date()));
    setFreed(Math.max(0, before - (await used())));
  };
  return (
    <section className="card stack" aria-label={t('腾地方', 'Make room')}>
      <h3>{t('腾地方，从好办的做起', 'Make room, the easy first')}</h3>
      {clearable === null ? null : (
        <button type="button" className="btn full" onClick={() => void clear()}>
          {w(clearable)}
        </button>
      )}
      {freed === null ? null : (
        <output>
          {t(`清掉了，腾出 ${(freed / 1_048_576).toFixed(1)} 兆。`, `Cleared: ${(freed / 1_048_576).toFixed(1)} MB.`)}
        </output>
      )}
      {waiting > 0 && picture.online ? (
        <button type="button" className="btn full" disabled={picture.sending} onClick={() => void sender.send()}>
          {t(`有网，先发走 ${waiting} 件，照片就不占地方了`, `Send ${waiting} now, and their photos take no room`)}
        </button>
      ) : null}
      <p>
        {t(
          '手机相册、微信：到手机“设置”→“存储”里清，用不着的视频先删。',
          'Photos and chats: clear them in the settings of the telephone, videos first.',
        )}
      </p>
      {waiting === 0 ? null : (
        <p className="hint">
          {t(`没发走的 ${waiting} 件不动，哪样清也清不掉它们。`, `What waits (${waiting}) is never cleared.`)}
        </p>
      )}
    </section>
  );
}

function OrCall() {
  const t = useWords();
  const { office } = useBasics();
  return (
    <p className="hint">
      {t('都不行，打', 'If nothing helps, call ')}
      {office.name}{' '}
      <a className="tel" href={`tel:${office.phone.replace(/\s/gu, '')}`}>
        {office.phone}
      </a>
      {t('，所里替您记。小票号没用掉，不会跳号。', ': the office writes it down. No slip number is lost.')}
    </p>
  );
}
