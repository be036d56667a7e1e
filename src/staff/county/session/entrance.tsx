import { useState } from 'react';
import { client, type Me } from '../../base/client.ts';
import { DueFactor } from './due-factor.tsx';
import { FactorCode } from './factor-code.tsx';
import { PasswordForm } from './password-form.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** Name and password, and after them whatever has to be done before the desk opens. */
export function Entrance({ onDone, onDue, name = '', start = null }: EntranceProps) {
  const [me, setMe] = useState<Me | null>(start);
  const pass = (next: Me) => {
    if (next.due === null) return onDone(next);
    onDue();
    setMe(next);
  };
  switch (me?.due) {
    case 'factor':
      return <FactorCode onDone={pass} onLeave={() => setMe(null)} />;
    case 'password':
      return <PasswordForm manner="door" onDone={async () => pass(await client.me())} />;
    case 'enrol':
      return <DueFactor onDone={pass} />;
    default:
      return <SignInForm name={name} onDone={pass} />;
  }
}

interface EntranceProps {
  onDone: (me: Me) => void;
  /** The password was right, and something is to be done before the desk opens. */
  onDue: () => void;
  name?: string;
  /** Who has signed in already, and still has something to do. */
  start?: Me | null;
}
