import { createContext, useContext, type ReactNode } from 'react';
import type { Permission } from '../../domain/base/permissions.ts';
import type { Me } from './client.ts';

const SignedIn = createContext<Me | null>(null);

export function MeProvider({ me, children }: { me: Me; children: ReactNode }) {
  return <SignedIn value={me}>{children}</SignedIn>;
}

/** The person who is signed in; every page but the sign-in page has one. */
export function useMe(): Me {
  const me = useContext(SignedIn);
  if (me === null) throw new Error('A page that asks who is signed in stands inside the frame.');
  return me;
}

/** Whether the role of the person has the permission; which matters it holds for is the server's to say. */
export function useMay(permission: Permission): boolean {
  return useMe().permissions.includes(permission);
}
