/** M13: 指挥大屏 of a large county: today's figures, idle stations, towns, groups and what is urgent, over the wire. */
import type { Bench, Figure } from './county.ts';
import { median } from './load.ts';
import { openDesk } from './queue.ts';

const [warm, readings, mostMs] = [3, 40, 100];

export async function measureWall(bench: Bench): Promise<Figure[]> {
  const [small, large] = [await bench.county(bench.sizes[0]), await bench.county(bench.sizes[1])];
  const desks = [await openDesk(small, 'leader'), await openDesk(large, 'leader')] as const;
  try {
    const took: [number[], number[]] = [[], []];
    // In turn, so that whoever else uses the machine slows both.
    for (let i = 0; i < warm + readings; i += 1)
      for (const k of [0, 1] as const) {
        const began = performance.now();
        await desks[k].get('/api/wall');
        if (i >= warm) took[k].push(performance.now() - began);
      }
    const [a, b] = [percentile95(took[0]), percentile95(took[1])];
    const { stations } = (await desks[1].get('/api/wall')) as { stations: Record<string, number> };
    return [
      {
        metric: 'M13',
        name: `wall at ${large.size}: p95, ms`,
        value: b,
        target: `≤ ${mostMs}`,
        reached: b <= mostMs,
        how: `of ${readings} readings, median ${median(took[1]).toFixed(0)}; at ${small.size} p95 ${a.toFixed(0)}, ÷ ${(b / a).toFixed(2)}; stations ${JSON.stringify(stations)}`,
      },
    ];
  } finally {
    for (const desk of desks) await desk.measured.stop();
  }
}

export function percentile95(took: readonly number[]): number {
  const sorted = took.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}
