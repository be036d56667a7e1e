import { useState } from 'react';
import type { Me } from '../../base/client.ts';
import { DuePassword } from './due-password.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Name and password, and after them whatever has to be done before the desk opens. */
export function Entrance({ onDone, name = '', start = null }: EntranceProps) {
  const [me, setMe] = useState<Me | null>(start);
  const pass = (next: Me) => (next.due === null ? onDone(next) : setMe(next));
  return me === null ? <SignInForm name={name} onDone={pass} /> : <DuePassword onDone={pass} />;
}

interface EntranceProps {
  onDone: (me: Me) => void;
  name?: string;
  /** Who has signed in already, and still has something to do. */
  start?: Me | null;
}
