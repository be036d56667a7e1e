import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef, useState } from 'react';
import { useProblemWords } from './error-line.tsx';
import { answered, onceAtATime } from './once.ts';

interface Press {
  press: (send: () => Promise<unknown>, done: string) => void;
  /** What was pressed is being answered. The buttons say so by `aria-disabled`: one that is disabled loses the keyboard. */
  isBusy: boolean;
}

/**
 * The press of a button in a list that is loaded by the queries `of`: it does nothing more until its first one is answered, for the second
 * of a double press would be refused beside it.
 */
export function usePress(...of: readonly string[]): Press {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const running = useRef<Promise<void> | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const press = (send: () => Promise<unknown>, done: string) => {
    setIsBusy(true);
    const act = () =>
      answered(send, {
        done: () => void message.success(done),
        failed: (failure) => void message.error(problemWords(failure)),
        renew: async () => {
          await Promise.all(of.map((one) => queries.invalidateQueries({ queryKey: [one] })));
        },
      });
    void onceAtATime(running, act).finally(() => setIsBusy(false));
  };
  return { press, isBusy };
}
