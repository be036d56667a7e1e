/** Whether somebody has been shown around: kept at the server for each account and role, and here, so that the machine that knows asks no more. */
import { useCallback, useState } from 'react';
import { send } from '../../base/client.ts';
import { useMe } from '../../base/me.tsx';

export interface Toured {
  /** On this machine it is not known that he has been. */
  isNew: boolean;
  /** He has been shown around, or does not want to: nobody offers it again. */
  keep: () => void;
  /** The server knows already. */
  know: () => void;
}

export function useToured(): Toured {
  const { id, role } = useMe();
  const key = `hongdun.toured.${id}.${role}`;
  const [known, setKnown] = useState(() => localStorage.getItem(key) !== null);
  const know = useCallback(() => {
    localStorage.setItem(key, 'yes');
    setKnown(true);
  }, [key]);
  const keep = useCallback(() => {
    know();
    // What did not arrive is offered once more on another machine, which harms nobody.
    void send<object>('/tour', { method: 'PUT', body: {} }).catch(() => undefined);
  }, [know]);
  return { isNew: !known, keep, know };
}
