/** M11: what a citizen's telephone loads to file: bytes on the wire, requests, and whether the form works without script. */
import { workAsAppRole } from '../../src/store/base/migrate.ts';
import { makeCounty, type Bench, type Figure } from './county.ts';
import { buildMeasured, startMeasured } from './load.ts';
import { bytesOnTheWire } from './wire.ts';

const path = '/complaint';

export async function measurePortal({ server, print }: Bench): Promise<Figure[]> {
  const county = await makeCounty(server, 0, print);
  const measured = await startMeasured(await buildMeasured(), 'app', { ...county.owner, options: workAsAppRole });
  try {
    const page = await bytesOnTheWire(`${measured.url}${path}`);
    const files = [...page.text.matchAll(/<(?:link|script|img)\b[^>]*?(?:href|src)="(\/[^"]+)"/gu)]
      .filter(([tag]) => !/rel="(?:canonical|alternate|manifest)"/u.test(tag))
      .map((match) => match[1] as string);
    const loaded = await Promise.all([...new Set(files)].map((file) => bytesOnTheWire(`${measured.url}${file}`)));
    const bytes = page.bytes + loaded.reduce((sum, one) => sum + one.bytes, 0);
    const form =
      /<form\b[^>]*method="post"/iu.test(page.text) && /<button\b|<input\b[^>]*type="submit"/u.test(page.text);
    const works = form && !/<[^>]+\son[a-z]+=/u.test(page.text);
    return [
      {
        metric: 'M11',
        name: 'bytes on the wire of the filing page with its files, head and body',
        value: bytes,
        target: '≤ 15 000',
        reached: bytes <= 15_000,
        how: [[path, page.bytes] as const, ...[...new Set(files)].map((file, i) => [file, loaded[i]?.bytes] as const)]
          .map(([name, n]) => `${name} ${n}`)
          .join(', '),
      },
      {
        metric: 'M11',
        name: 'requests',
        value: 1 + loaded.length,
        target: '≤ 3',
        reached: loaded.length <= 2,
        how: '',
      },
      {
        metric: 'M11',
        name: 'a plain form without script (1 = yes)',
        value: works ? 1 : 0,
        target: '= 1',
        reached: works,
        how: 'a form that posts, a button, no handler in the page; the browser tests file one with script off',
      },
    ];
  } finally {
    await measured.stop();
    await county.close();
  }
}
