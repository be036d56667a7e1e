import { useEffect, useState } from 'react';
import { useWords } from '../base/language.tsx';
import { instantShort } from '../base/ui/day.ts';
import { useCarried, useKeeper } from './carried.tsx';
import { isBegun, type Draft } from './filing-typed.ts';

/** 没写完的: a form that was begun, and survived whatever interrupted it, is found again where the program opens. */
export function Unfinished() {
  const t = useWords();
  const carried = useCarried();
  const { keeper } = useKeeper();
  const [draft, setDraft] = useState<Draft | null>(null);
  const [sure, setSure] = useState(false);
  useEffect(() => {
    void keeper.findDraft<Draft>('filing').then(setDraft, () => undefined);
  }, [keeper]);
  if (draft === null || !isBegun(draft, carried)) return null;
  const drop = async () => {
    await keeper.clearDraft('filing');
    setDraft(null);
  };
  const { typed, photos, at } = draft;
  const when =
    at === undefined ? '' : t(`，${instantShort(at, carried.today)}`, `, ${instantShort(at, carried.today)}`);
  return (
    <section className="card stack unfinished" aria-label={t('没写完的', 'Not finished')}>
      <p className="hint">
        {t('没写完的', 'Not finished')}
        {when}
      </p>
      <p>
        <b>{gistOf(typed) || t(`只有 ${photos.length} 张照片`, `Photos alone (${photos.length})`)}</b>
      </p>
      <div className="halves">
        <a className="btn" href="#/file">
          {t('接着写', 'Go on')}
        </a>
        <button type="button" className="btn off" onClick={() => (sure ? void drop() : setSure(true))}>
          {sure ? t('真的不要了', 'Really drop it') : t('不要了', 'Drop it')}
        </button>
      </div>
    </section>
  );
}

const mostOfGist = 30;

/** Who, and what he told: as far as either was written. */
function gistOf(typed: Draft['typed']): string {
  const told = (typed['story'] ?? '').trim();
  const short = told.length > mostOfGist ? `${told.slice(0, mostOfGist)}…` : told;
  const said = [typed['consumer.name'], short === '' ? typed['operator.name'] : short];
  return said.filter((one) => (one ?? '').trim() !== '').join('，');
}
