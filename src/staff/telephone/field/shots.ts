/** Photos of a form that belong to no act yet: kept as they are taken, so that they survive a reload as what is typed does. */
import { useEffect, useRef, useState } from 'react';
import { useKeeper } from '../carried.tsx';

export type Shots = readonly { id: string; bytes: Uint8Array<ArrayBuffer> }[];

export function useShots(
  ids: readonly string[],
  isReady: boolean,
  onIds: (ids: string[]) => void,
): [Shots, (next: Shots) => Promise<void>] {
  const { keeper } = useKeeper();
  const [shots, setShots] = useState<Shots>([]);
  const read = useRef(false);
  useEffect(() => {
    if (!isReady || read.current) return;
    read.current = true;
    void Promise.all(ids.map(async (id) => ({ id, bytes: await keeper.findShot(id) }))).then((found) =>
      setShots(found.flatMap(({ id, bytes }) => (bytes === null ? [] : [{ id, bytes }]))),
    );
  }, [ids, isReady, keeper]);
  const change = async (next: Shots) => {
    const before = shots;
    setShots(next);
    for (const one of next) if (!before.includes(one)) await keeper.keepShot(one.id, one.bytes);
    onIds(next.map(({ id }) => id));
    for (const one of before) if (!next.includes(one)) await keeper.clearShot(one.id);
  };
  return [shots, change];
}
