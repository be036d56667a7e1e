import { Suspense } from 'react';
import { later } from '../../base/later.ts';
import { useMay } from '../../base/me.tsx';

const { Part: LetterCard } = later(async () => (await import('./letter-beside.tsx')).LetterCard);

/** 经交换转出: a transferred complaint goes over the line to the network above, and its answers come back here. */
export function HandOn({ number, outcome }: { number: string; outcome: string | null }) {
  const may = useMay('exchange.send');
  return may && outcome === 'transferred' ? (
    <Suspense fallback={null}>
      <LetterCard number={number} />
    </Suspense>
  ) : null;
}
