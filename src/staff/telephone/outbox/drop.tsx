import { useState } from 'react';
import { useWords } from '../../base/language.tsx';
import { useKeeper } from '../carried.tsx';
import type { OpenAct } from './kept-acts.ts';

/** Dropped at the second press alone. */
export function Drop({ one }: { one: OpenAct }) {
  const t = useWords();
  const { keeper } = useKeeper();
  const [sure, setSure] = useState(false);
  return sure ? (
    <button type="button" className="btn off full" onClick={() => void keeper.remove(one)}>
      {t('真的不发，从手机里去掉', 'Really drop it')}
    </button>
  ) : (
    <button type="button" className="plain" onClick={() => setSure(true)}>
      {t('不发了', 'Do not send it')}
    </button>
  );
}
