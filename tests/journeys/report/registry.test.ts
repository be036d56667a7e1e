/** 统计口径 over HTTP in the sample county, where something of everything was done: each number opens exactly its records. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FigureName } from '../../../src/domain/figures.ts';
import { rate } from '../../../src/domain/figures/figure.ts';
import type { Exploration } from '../../../src/http/api/report/explore-routes.ts';
import type { Registry, Shares } from '../../../src/http/api/report/registry-routes.ts';
import { shareNames } from '../../../src/domain/report/share.ts';
import { patience } from '../../build/house/browser.ts';
import { countRecords, countsRecords, listWhole, signedIn, sums, type Ask } from '../../build/house/figure-records.ts';
import type { Trial } from '../../build/house/program.ts';
import { demoPassword, sampleTrial } from '../../build/house/sample-folder.ts';

let trial: Trial;
let url: string;
let ask: Ask;
let year: string;

beforeAll(async () => {
  trial = await sampleTrial();
  ({ url } = await trial.start('demo'));
  ask = await signedIn(url, 'hanzhiyuan', demoPassword);
  const { today } = (await ask('/session')).body as { today: string };
  year = `from=${Number(today.slice(0, 4)) - 1}${today.slice(4)}&to=${today}`;
});
afterAll(() => trial.end());

async function registryOf(asking: Ask, query: string): Promise<Registry> {
  const { status, body } = await asking(`/figures/registry?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as unknown as Registry;
}

/** By how much the list behind a figure is not what the figure says. */
function differ(asking: Ask, name: FigureName, query: string): () => Promise<number | string> {
  return async () => {
    const { figures: rows } = await registryOf(asking, query);
    const n = await countRecords(asking, name, query);
    const value = rows.find((row) => row.name === name)?.value ?? null;
    return n === null || value === null ? `${name} ${query}` : n - value;
  };
}

/** Opens every figure that has a value, and finds as many records as it says; of a sum at least one where there is any. */
async function openAll(asking: Ask, query: string): Promise<Map<FigureName, number>> {
  const { figures: rows } = await registryOf(asking, query);
  const opened = new Map<FigureName, number>();
  for (const { name, value, unit } of rows) {
    if (value === null || unit === 'percent') continue;
    const n = await countRecords(asking, name, query);
    if (n === null) continue;
    opened.set(name, n);
    // What the clock reads after the start may come between the two questions: then both are asked again.
    if (countsRecords(name) && n !== value) await expect.poll(differ(asking, name, query), patience).toBe(0);
    else if (value > 0) expect(n, `${name} ${query}`).toBeGreaterThan(0);
  }
  return opened;
}

describe('统计口径 in the sample county', () => {
  it('every number of a leader opens as many records as it says, of the county and of an office', async () => {
    const opened = await openAll(ask, year);
    expect(opened.size).toBeGreaterThan(85);
    // Something was done of nearly all of it, so that the equality is not one of noughts.
    expect([...opened.values()].filter((n) => n > 0).length).toBeGreaterThan(70);
    await openAll(ask, `${year}&officeId=SO-LH`);
    await openAll(ask, `${year}&category=V`);
  });

  it('every sum opens the records that it adds up, of the county and of an office', async () => {
    let adding = 0;
    for (const query of [year, `${year}&officeId=SO-LH`]) {
      const { figures: rows } = await registryOf(ask, query);
      for (const [name, sum] of Object.entries(sums)) {
        const value = rows.find((row) => row.name === name)?.value ?? null;
        if (value === null) continue;
        expect(sum((await listWhole(ask, name as FigureName, query)) ?? []), `${name} ${query}`).toBe(value);
        if (value > 0) adding += 1;
      }
    }
    expect(adding).toBeGreaterThan(12);
  });

  it('an officer counts and opens his own office, whichever he asks for', async () => {
    const officer = await signedIn(url, 'zhouyi', demoPassword);
    const own = await registryOf(officer, `${year}&officeId=SO-LH`);
    expect(own.officeId).toBe('SO-CG');
    // The page names his office in its links, as the list would else hold what is only proposed for it.
    expect((await openAll(officer, `${year}&officeId=SO-CG`)).get('accepted')).toBeGreaterThan(0);
    const office = own.figures.find(({ name }) => name === 'warnings');
    expect(office).toMatchObject({ value: null, blank: { zh: '只数全县，不分到所。' } });
  });

  it('a rate is never without its two numbers, and what has no number says why', async () => {
    const { figures: rows } = await registryOf(ask, year);
    for (const { name, unit, ratio, parts, value, blank } of rows) {
      if (ratio !== undefined && value !== null) {
        expect(unit, name).toBe('percent');
        expect(value, name).toBe(rate(parts?.[0] ?? 0, parts?.[1] ?? 0));
      }
      expect(value === null, name).toBe(blank !== null);
    }
    const before = await registryOf(ask, 'from=2009-01-01&to=2009-12-31');
    expect(before.figures.filter(({ value }) => value !== null)).toEqual([]);
    expect(new Set(before.figures.map(({ blank }) => blank?.zh))).toEqual(
      new Set(['这个期间没有台账，导入的旧台账里也没有这一项。']),
    );
  });

  it('the parts of each share are the whole, and those of channels are of complaints and tip-offs', async () => {
    for (const name of shareNames) {
      const { whole, parts } = (await ask(`/figures/shares?name=${name}&${year}`)).body as unknown as Shares;
      const sum = parts.reduce((n, one) => n + one.complaints + one.tipoffs, 0);
      if (name === 'operatorShares') expect(sum, name).toBeLessThanOrEqual(whole);
      else expect(sum, name).toBe(whole);
      expect(parts.length, name).toBeGreaterThan(0);
      const links = parts.flatMap(({ complaints, tipoffs, to }) => [
        { n: complaints, to: to.complaints },
        { n: tipoffs, to: to.tipoffs },
      ]);
      const open = links.flatMap(({ n, to }) => (to === null ? [] : [{ n, to }]));
      const found = await Promise.all(open.map(async ({ n, to }) => ({ to, n, is: await listed(ask, to) })));
      for (const one of found) expect(one.is, one.to).toBe(one.n);
    }
  });

  it('refuses a period that ends before it begins, and the records of a figure that has a list of its own', async () => {
    expect((await ask('/figures/registry?from=2026-02-01&to=2026-01-01')).status).toBe(422);
    expect((await ask(`/figures/records?figure=accepted&${year}`)).status).toBe(400);
  });
});

/** As many as a list holds in all its pages. */
async function listed(asking: Ask, path: string): Promise<number> {
  let [n, after] = [0, ''];
  for (;;) {
    const { status, body } = await asking(`${path}&limit=200${after}`);
    expect(status, `${path} ${JSON.stringify(body)}`).toBe(200);
    n += (body['items'] as unknown[]).length;
    if (typeof body['next'] !== 'string') return n;
    after = `&after=${encodeURIComponent(body['next'])}`;
  }
}

async function tableOf(asking: Ask, query: string): Promise<Exploration> {
  const { status, body } = await asking(`/figures/table?${query}&${year}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as unknown as Exploration;
}

describe('探查', () => {
  it('every cell of a table opens as many records as it says, and the lines add up to the figure of the registry', async () => {
    const { figures: rows } = await registryOf(ask, year);
    const asked = [
      ['accepted', 'category', 'office'],
      ['received', 'office', 'nature'],
      ['closed', 'town', 'channel'],
      ['tipoffs', 'channel', 'month'],
      ['accepted', 'village', 'nature'],
    ] as const;
    let opened = 0;
    for (const [figure, side, columns] of asked) {
      const { table } = await tableOf(ask, `figure=${figure}&rows=${side}&columns=${columns}`);
      const whole = rows.find(({ name }) => name === figure)?.value;
      expect(table?.total, figure).toBe(whole);
      const tops = (table?.lines ?? []).filter(({ depth }) => depth === 0);
      expect(tops.reduce((sum, { total }) => sum + total, 0)).toBe(whole);
      expect((table?.columns ?? []).reduce((sum, { total }) => sum + total, 0)).toBe(whole);
      const cells = (table?.lines ?? []).flatMap(({ counts, total }, i) =>
        [...counts, total].map((n, k) => ({ n, to: table?.to[i]?.[k] ?? null })),
      );
      const totals = [...(table?.columns ?? []).map(({ total }) => total), table?.total ?? 0];
      cells.push(...totals.map((n, k) => ({ n, to: table?.toTotals[k] ?? null })));
      expect(table?.toTotals.at(-1), 'the whole table').not.toBe(null);
      const open = cells.flatMap(({ n, to }) => (to === null ? [] : [{ n, to }]));
      opened += open.length;
      const found = await Promise.all(open.map(async ({ n, to }) => ({ to, n, is: await listed(ask, to) })));
      for (const one of found) expect(one.is, one.to).toBe(one.n);
    }
    expect(opened).toBeGreaterThan(60);
  });

  it('narrowed by a town, a nature and a channel, every cell opens as many as it says, and those of all towns are the whole', async () => {
    const of = async (more: string) =>
      (await tableOf(ask, `figure=accepted&rows=category&columns=office${more}`)).table;
    const [whole, towns] = [await of(''), (await tableOf(ask, 'figure=accepted&rows=town')).table];
    const parts = await Promise.all((towns?.lines ?? []).map(({ key }) => of(`&town=${key}`)));
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.map((one) => one?.total)).toEqual((towns?.lines ?? []).map(({ total }) => total));
    expect(parts.reduce((sum, one) => sum + (one?.total ?? 0), 0)).toBe(whole?.total);
    const narrowed = await tableOf(ask, 'figure=received&rows=category&columns=month&town=T01&nature=N03');
    expect(narrowed.conditions.map(({ name }) => name.zh)).toEqual(['城关镇', expect.any(String)]);
    const links = (narrowed.table?.lines ?? []).map(({ total }, i) => ({
      n: total,
      to: narrowed.table?.to[i]?.at(-1),
    }));
    expect(links.length).toBeGreaterThan(0);
    for (const { n, to } of links) expect(await listed(ask, to ?? ''), to ?? '').toBe(n);
    // An office without a matter stands as nought.
    expect(whole?.columns.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['SO-CG', 'SO-LH', 'SO-SQ', 'SO-DY', 'SO-LQ']),
    );
  });

  it('an officer has the table of his own office, whichever he asks for', async () => {
    const officer = await signedIn(url, 'zhouyi', demoPassword);
    const own = await tableOf(officer, 'figure=accepted&rows=category&officeId=SO-LH');
    expect(own.officeId).toBe('SO-CG');
    const [cityOffice, other] = [
      await tableOf(ask, 'figure=accepted&rows=category&officeId=SO-CG'),
      await tableOf(ask, 'figure=accepted&rows=category&officeId=SO-LH'),
    ];
    expect(own.table?.lines).toEqual(cityOffice.table?.lines);
    expect(own.table?.lines).not.toEqual(other.table?.lines);
  });

  it('is refused to who reads no figures, and says which field is wrong and what to choose', async () => {
    const auditor = await signedIn(url, 'jianzhengming', demoPassword);
    expect((await auditor(`/figures/table?figure=accepted&rows=category&${year}`)).status).toBe(403);
    const refused = async (query: string) => {
      const { status, body } = await ask(`/figures/table?${query}`);
      return [status, JSON.stringify(body)] as const;
    };
    const [same, sides] = [await refused(`figure=accepted&rows=office&columns=office&${year}`), '行和列选成同一样了'];
    expect(same[0]).toBe(422);
    expect(same[1]).toContain(sides);
    expect((await refused(`figure=accepted&rows=shoe&${year}`))[1]).toContain('行');
    expect((await refused('figure=accepted&rows=office&from=2026-05-02&to=2026-05-01'))[1]).toContain('期间不对');
  });

  it('a period without a ledger is blank, and is compared with nothing', async () => {
    const { status, body } = await ask('/figures/table?figure=accepted&rows=category&from=2014-01-01&to=2014-12-31');
    expect(status).toBe(200);
    expect(body).toMatchObject({ table: null, bases: { year: null, before: null } });
    expect(JSON.stringify(body['blank'])).toContain('没有台账');
  });
});
