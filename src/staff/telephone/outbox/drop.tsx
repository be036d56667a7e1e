import { useState } from 'react';
import { ProblemError } from '../../base/client.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useKeeper } from '../carried.tsx';
import type { OpenAct } from './kept-acts.ts';

/** What is told the bureau before an act is dropped, which takes a network, and what that is in words. */
export interface ToldFirst {
  words: string;
  tell: () => Promise<void>;
}

/** Dropped at the second press alone. */
export function Drop({ one, first = null }: { one: OpenAct; first?: ToldFirst | null }) {
  const t = useWords();
  const { language } = useLanguage();
  const { keeper, picture } = useKeeper();
  const [sure, setSure] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const drop = async () => {
    try {
      await first?.tell();
      await keeper.remove(one);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setWrong(error[language]);
    }
  };
  if (!sure)
    return (
      <button type="button" className="plain" onClick={() => setSure(true)}>
        {t('不发了', 'Do not send it')}
      </button>
    );
  return (
    <>
      {first === null ? null : <p className="hint">{first.words}</p>}
      {wrong === null ? null : <p className="msg">{wrong}</p>}
      <button
        type="button"
        className="btn off full"
        disabled={first !== null && !picture.online}
        onClick={() => void drop()}
      >
        {t('真的不发，从手机里去掉', 'Really drop it')}
      </button>
    </>
  );
}
