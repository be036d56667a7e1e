import { createContext, useContext, type ReactNode } from 'react';
import { useScheme, type Scheme } from './theme.ts';

interface SchemeChoice {
  scheme: Scheme;
  setScheme: (scheme: Scheme) => void;
  dark: boolean;
  moving: boolean;
}

const Chosen = createContext<SchemeChoice>({ scheme: 'system', setScheme: () => undefined, dark: false, moving: true });

export function SchemeProvider({ children }: { children: ReactNode }) {
  return <Chosen value={useScheme()}>{children}</Chosen>;
}

/** Light, dark or as the system says, and whether things may move. */
export function useSchemeChoice(): SchemeChoice {
  return useContext(Chosen);
}
