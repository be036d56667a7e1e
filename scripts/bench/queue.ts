/** M3: what an officer opens all day, from the running program: the first screen, and the list with its count, at two sizes. */
import { workAsAppRole } from '../../src/store/base/migrate.ts';
import { password, type Bench, type BenchCounty, type Figure } from './county.ts';
import { buildMeasured, median, startMeasured, type Measured } from './load.ts';

const [rounds, readings, deepPage] = [5, 100, 200];

export interface Desk {
  measured: Measured;
  get(path: string): Promise<unknown>;
  post(path: string, body: object): Promise<unknown>;
  /** Whether it is there, and for this person. */
  answers(path: string): Promise<boolean>;
  /** Bytes of the answer, read to its end and not looked into. */
  weigh(path: string): Promise<number>;
  /** How much the answer tells of; nothing where it is no list. */
  size(path: string): Promise<Size>;
}

export async function measureQueue(bench: Bench): Promise<Figure[]> {
  const [small, large] = [await bench.county(bench.sizes[0]), await bench.county(bench.sizes[1])];
  const desks = [await openDesk(small), await openDesk(large)] as const;
  try {
    const list = '/api/complaints?stage=mediating&sort=due&limit=50';
    const figures: Figure[] = [];
    for (const [name, path] of [
      ['first screen (GET /api/work)', '/api/work'],
      ['list of 50 by stage and due day, with its count', list],
    ] as const) {
      const ratios: number[] = [];
      const seen: [number, number][] = [];
      for (const desk of desks) await readOften(desk, path, 20);
      for (let i = 0; i < rounds; i += 1) {
        const [a, b] = [await readOften(desks[0], path, readings), await readOften(desks[1], path, readings)];
        ratios.push(b.p99 / a.p99);
        seen.push([a.p99, b.p99]);
      }
      const value = median(ratios);
      const ms = (k: 0 | 1) => median(seen.map((pair) => pair[k])).toFixed(1);
      figures.push({
        metric: 'M3',
        name: `${name}: p99 at ${large.size} ÷ at ${small.size}`,
        value,
        target: '≤ 1.5',
        reached: value <= 1.5,
        how: `${ms(1)} ÷ ${ms(0)} ms, median of ${rounds} rounds`,
      });
    }
    figures.push(await measurePages(desks[1]));
    return figures;
  } finally {
    for (const desk of desks) await desk.measured.stop();
  }
}

/** The whole county newest first: what the page costs on which one has read ten thousand lines, divided by the first. */
async function measurePages(desk: Desk): Promise<Figure> {
  const path = '/api/complaints?sort=newest&limit=50';
  let after = '';
  for (let page = 1; page < deepPage; page += 1) {
    const { next } = (await desk.get(after === '' ? path : `${path}&after=${after}`)) as { next: string | null };
    if (next === null) break;
    after = next;
  }
  const ratios: number[] = [];
  for (let i = 0; i < rounds; i += 1) {
    const first = await readOften(desk, path, readings / 2);
    ratios.push((await readOften(desk, `${path}&after=${after}`, readings / 2)).median / first.median);
  }
  const value = median(ratios);
  return {
    metric: 'M3',
    name: `page ${deepPage} ÷ page 1`,
    value,
    target: '≤ 1.5',
    reached: value <= 1.5,
    how: `medians, median of ${rounds} rounds`,
  };
}

async function readOften(desk: Desk, path: string, times: number): Promise<{ median: number; p99: number }> {
  const took: number[] = [];
  for (let i = 0; i < times; i += 1) {
    const started = performance.now();
    await desk.get(path);
    took.push(performance.now() - started);
  }
  const sorted = took.toSorted((a, b) => a - b);
  return { median: median(took), p99: sorted[Math.min(times - 1, Math.ceil(times * 0.99) - 1)] as number };
}

/** The program over that county, with somebody of the role signed in. */
export async function openDesk(county: BenchCounty, role = 'officer'): Promise<Desk> {
  const measured = await startMeasured(await buildMeasured(), 'app', { ...county.owner, options: workAsAppRole });
  const officer = county.accounts.find((one) => one.role === role);
  const signedIn = await fetch(`${measured.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ loginName: officer?.loginName, password }),
  });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0];
  if (!signedIn.ok || cookie === undefined) throw new Error(`The officer cannot sign in: ${signedIn.status}.`);
  const read = async (path: string, response: Response): Promise<unknown> => {
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answers ${response.status}: ${text.slice(0, 300)}`);
    return response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text;
  };
  return {
    measured,
    get: async (path) => read(path, await fetch(`${measured.url}${path}`, { headers: { cookie } })),
    answers: async (path) => {
      const response = await fetch(`${measured.url}${path}`, { headers: { cookie } });
      await response.arrayBuffer();
      return response.ok;
    },
    weigh: async (path) =>
      (await (await fetch(`${measured.url}${path}`, { headers: { cookie } })).arrayBuffer()).byteLength,
    size: async (path) => {
      const response = await fetch(`${measured.url}${path}`, { headers: { cookie } });
      if (response.headers.get('content-type')?.includes('json') === true) return sizeOf(await response.json());
      await response.arrayBuffer();
      return { listed: 0, told: 0 };
    },
    post: async (path, body) =>
      read(
        path,
        await fetch(`${measured.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', cookie },
          body: JSON.stringify(body),
        }),
      ),
  };
}

/** How much an answer tells of. */
export interface Size {
  /** The rows of its longest list. */
  listed: number;
  /**
   * How many it says that there are, which it has counted one by one and of which it shows the first; of a table that is compared, how many
   * periods were counted, for a young county has no year before; otherwise its rows.
   */
  told: number;
}

const counted: ReadonlySet<string> = new Set(['total', 'asked', 'weighed']);

/** Of the answer itself, and of what stands in it by name. */
function sizeOf(answer: unknown): Size {
  if (Array.isArray(answer)) return { listed: answer.length, told: answer.length };
  if (typeof answer !== 'object' || answer === null) return { listed: 0, told: 0 };
  const all = Object.entries(answer);
  const listed = Math.max(0, ...all.map(([, one]) => (Array.isArray(one) ? one.length : 0)));
  const told = all.map(([name, one]) => (counted.has(name) && typeof one === 'number' ? one : periodsIn(name, one)));
  return { listed, told: Math.max(listed, ...told) };
}

function periodsIn(name: string, one: unknown): number {
  if (name !== 'bases' || typeof one !== 'object' || one === null) return 0;
  return 1 + Object.values(one).filter((base) => base !== null).length;
}
