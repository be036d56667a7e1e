import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { paperKinds, paperOf } from '../../src/domain/paper.ts';
import { PaperPage } from '../../src/http/paper.tsx';
import { letterFacts, matters } from '../papers.ts';

const page = async (kind: (typeof paperKinds)[number], matter = matters[kind]): Promise<string> => {
  const element = await PaperPage({ papers: [paperOf(kind, matter, letterFacts)], stylesheet: '/assets/paper.css' });
  return element.toString();
};

test.each(paperKinds)('%s is a whole page in Chinese whose title names the paper and the matter', async (kind) => {
  const html = await page(kind);
  expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/u);
  expect(html).toContain(
    `<title>${paperOf(kind, matters[kind], letterFacts).title.at(-1)} ${matters[kind].number}</title>`,
  );
});

test.each(paperKinds)(
  '%s carries no style and no script in itself, as the content security policy demands',
  async (kind) => {
    const html = await page(kind);
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/u);
    expect([...html.matchAll(/<script[^>]*>([^<]*)<\/script>/gu)].map((match) => match[1])).toEqual(['']);
  },
);

test('Every asset that the page asks for exists.', async () => {
  const assets = readdirSync(new URL('../../src/http/assets', import.meta.url));
  const asked = [...(await page('acceptance')).matchAll(/(?:src|href)="\/assets\/([^"]+)"/gu)].map((match) => match[1]);
  expect(asked).toEqual(['paper.css', 'print.js']);
  for (const name of asked) expect(assets).toContain(name);
});

test('What a person wrote cannot become markup.', async () => {
  const html = await page('decline', {
    ...matters.decline,
    consumerName: '<b>甲</b>',
    declineReason: '"><script>x()</script>',
  });
  expect(html).toContain('&lt;b&gt;甲&lt;/b&gt;');
  expect(html).not.toContain('<script>x()');
});

test('Every class of the page has its rule in the style sheet.', async () => {
  const css = readFileSync(new URL('../../src/http/assets/paper.css', import.meta.url), 'utf8');
  // Marks for reading only: they look like their surroundings.
  const plain = new Set(['letter', 'open', 'party']);
  const html = (await Promise.all(paperKinds.map((kind) => page(kind)))).join('');
  const classes = [...html.matchAll(/class="([^"]+)"/gu)].flatMap((match) => (match[1] ?? '').split(' '));
  const missing = [...new Set(classes)].filter(
    (name) => name !== '' && !plain.has(name) && !new RegExp(`\\.${name}(?![a-z-])`, 'u').test(css),
  );
  expect(missing).toEqual([]);
});
