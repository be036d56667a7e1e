import { Suspense, useState } from 'react';
import { useLive } from '../../base/live.tsx';
import { later } from '../../base/later.ts';

const { Part: Caller } = later(async () => (await import('./caller.tsx')).Caller);

/** 来电: who rings at the reader's own telephone, until he has taken or put away the call. */
export function CallBar() {
  const { call } = useLive();
  const [over, setOver] = useState<string | null>(null);
  if (call === null || call.id === over) return null;
  return (
    <Suspense fallback={null}>
      <Caller key={call.id} from={call.from} onOver={() => setOver(call.id)} />
    </Suspense>
  );
}
