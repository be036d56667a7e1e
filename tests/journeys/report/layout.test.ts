/** The sheets of a report, drawn without a server: what only a browser can measure. */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../../../scripts/browser.ts';
import { draftPages, letterPages } from '../../../src/http/print/base/letter-margin.ts';
import { marginStyle } from '../../../src/http/print/base/paper-mark.ts';
import { PaperPage } from '../../../src/http/print/base/paper-page.tsx';
import { ReportPage } from '../../../src/http/print/report/report-page.tsx';
import type { OfficialReport } from '../../../src/domain/report/layout/official.ts';
import type { Paper } from '../../../src/domain/matter/paper-form.ts';
import { wordsOf } from '../../../src/domain/matter/paper-sheet.ts';
import { issued, keyFieldReport, officeReport, plain, serviceReport } from '../../build/report/written-reports.ts';

const mark = {
  id: 'AB2C3D4E',
  name: '马建国',
  loginName: 'majianguo',
  office: '柳河市场监管所',
  at: new Date('2026-11-28T08:40:00Z'),
};
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:";
let shown = '';
let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('content-security-policy', policy);
    const isStyle = path.endsWith('.css') || path.startsWith('/papers/mark/');
    const kind = isStyle ? 'text/css' : path.endsWith('.js') ? 'text/javascript' : 'text/html';
    response.setHeader('content-type', `${kind}; charset=utf-8`);
    if (path.startsWith('/assets/')) response.end(readFileSync(new URL(`../../../src/http${path}`, import.meta.url)));
    else if (path === '/papers/pages/draft.css') response.end(draftPages);
    else if (path.startsWith('/papers/pages/')) response.end(letterPages(1));
    else response.end(isStyle ? marginStyle('number-middle', mark) : shown);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('no Chromium on this machine');
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath, args });
});

afterAll(async () => {
  await browser.close();
  server.close();
});

async function open(official: OfficialReport): Promise<Page> {
  const props = { official, name: '工作汇报', mark: 'AB2C-3D4E', margin: '/papers/mark/number-middle/AB2C3D4E' };
  return openPage((await ReportPage(props)).toString());
}

async function openPage(html: string): Promise<Page> {
  shown = html;
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) throw new Error(message.text());
  });
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return page;
}

interface Line {
  text: string;
  /** Millimetres from the upper and left edge of the page, and how far it goes to the right. */
  top: number;
  left: number;
  right: number;
}

const mm = 25.4 / 72;

/** The lines of each printed page. */
async function printed(page: Page): Promise<Line[][]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
  return Promise.all(pages.map(async (one) => linesOf((await one.getTextContent()).items as Piece[])));
}

interface Piece {
  str: string;
  width: number;
  transform: number[];
}

function linesOf(pieces: readonly Piece[]): Line[] {
  const lines = new Map<number, Line>();
  for (const { str, width, transform } of pieces.filter((piece) => piece.str.trim() !== '')) {
    const [x = 0, y = 0] = transform.slice(4);
    const key = [...lines.keys()].find((other) => Math.abs(other - y) < 4) ?? y;
    const line = lines.get(key) ?? { text: '', top: 297 - y * mm, left: x * mm, right: 0 };
    lines.set(key, {
      ...line,
      text: `${line.text}${str}`,
      left: Math.min(line.left, x * mm),
      right: Math.max(line.right, (x + width) * mm),
    });
  }
  return [...lines.values()].toSorted((a, b) => a.top - b.top);
}

const bare = (words: string) => words.replace(/\s/gu, '');

/** Of each end of a page that the preview draws: the words of the line right above it, read where they stand on the screen. */
const linesAtEnds = `(() => {
  const sheet = document.querySelector('.work-report');
  const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
  const letters = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    if (node.parentElement.closest('.page-end, .page-grid, .draft-mark, .mark') !== null) continue;
    for (let i = 0; i < node.length; i += 1) {
      const range = document.createRange();
      range.setStart(node, i);
      range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (box.width > 0) letters.push({ letter: node.data[i], middle: (box.top + box.bottom) / 2, left: box.left });
    }
  }
  return [...document.querySelectorAll('.page-end')].map((end) => {
    const edge = end.getBoundingClientRect().top;
    const above = letters.filter(({ middle }) => middle < edge);
    const lowest = Math.max(...above.map(({ middle }) => middle));
    return above.filter(({ middle }) => middle > lowest - 8).toSorted((a, b) => a.left - b.left).map(({ letter }) => letter).join('');
  });
})()`;

const isText = ({ top }: Line) => top > 37 && top < 297 - 35;

test('A page holds 22 lines of 28 characters, and nothing stands beyond the edges of its text.', async () => {
  const page = await open(plain(officeReport));
  const pages = await printed(page);
  await page.close();
  expect(pages.length).toBeGreaterThan(3);
  // The last line of the text goes to the last page where name and day would stand there alone.
  const [first = [], ...others] = pages.slice(0, -2);
  // A heading that would stand at the foot of a page goes to the next.
  for (const lines of others) expect([21, 22]).toContain(lines.filter(isText).length);
  expect(others.some((lines) => lines.filter(isText).length === 22)).toBe(true);
  const text = [first, ...others].flat().filter(isText);
  const full = text.filter(
    (line) => /^\p{Script=Han}+$/u.test(line.text.replace(/[，。、；：]/gu, '')) && line.right > 183,
  );
  expect(full.length).toBeGreaterThan(10);
  expect(Math.max(...full.map((line) => line.text.length))).toBe(28);
  for (const { text: words, left, right } of text) {
    expect([words, left > 27.5, right < 184.6]).toEqual([words, true, true]);
  }
});

test('A long table begins below its title on the first page, and what is signed stands below its last rows.', async () => {
  const cell = (text: string) => ({ label: false, runs: [wordsOf(text)], columns: 2, rows: 1, tall: false });
  const days = Array.from({ length: 62 }, (_, i) => [cell(`第${i + 1}行`), cell('白班')]);
  const paper: Paper = {
    missing: [],
    addressee: null,
    head: null,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    kind: 'roster',
    title: ['青禾县市场监督管理局', '2026年12月值班表'],
    number: null,
    matterNumber: '2026-12',
    blocks: [{ type: 'table', name: '值班表', columns: 4, rows: days }],
    signOff: { name: '青禾县市场监督管理局', date: { text: '2026年12月3日', slot: true }, seal: false },
    notes: ['换班、顶班以系统里的为准。'],
  };
  const page = await openPage((await PaperPage({ papers: [paper] })).toString());
  const pages = await printed(page);
  await page.close();
  const words = pages.map((lines) => lines.map(({ text }) => text).join('\n'));
  expect(words.length).toBe(3);
  expect(words[0]).toMatch(/值班表[^]*第1行[^]*第20行/u);
  expect(words.at(-1)).toMatch(/第62行[^]*2026年12月3日/u);
});

test('Numbers of pages stand 7 mm below the text, odd ones right and even ones left, and no heading is the last line of a page.', async () => {
  const page = await open(plain(officeReport));
  const pages = await printed(page);
  await page.close();
  for (const [i, lines] of pages.entries()) {
    const number = lines.find(({ text }) => text.replace(/\s/gu, '') === `—${i + 1}—`);
    expect(number?.top).toBeGreaterThan(297 - 35 + 7);
    expect(number?.top).toBeLessThan(297 - 35 + 7 + 6);
    if (i % 2 === 0) expect(number?.right).toBeGreaterThan(170);
    else expect(number?.left).toBeLessThan(40);
    const last = lines.filter(isText).findLast(({ text }) => !text.startsWith('1.解决率的口径'))?.text ?? '';
    expect(last).not.toMatch(/^(?:[一二三四]、|（[一二三四]）|\d\.|（\d）)/u);
  }
});

test('S45 S135 Unit and day stand together at the right of the last page, with text above them.', async () => {
  for (const report of [keyFieldReport, officeReport, serviceReport]) {
    const page = await open(plain(report));
    const last = (await printed(page)).at(-1) ?? [];
    await page.close();
    const text = last.filter(isText);
    const at = text.findIndex((line) => line.text === report.signedBy);
    expect(at).toBeGreaterThan(0);
    const [name, day] = [text[at], text[at + 1]];
    expect(day?.text.replace(/\s/gu, '')).toBe(report.signedOn);
    // The day begins two characters behind where the name begins, and one of both ends two before the edge.
    expect((day?.left ?? 0) - (name?.left ?? 0)).toBeCloseTo(11.1, 0);
    expect(184 - Math.max(name?.right ?? 0, day?.right ?? 0)).toBeCloseTo(11.1, 0);
  }
});

test('The preview says before anybody prints how many pages there will be and, of a report without a 版记, where each of them ends.', async () => {
  for (const official of [plain(keyFieldReport), plain(officeReport), plain(serviceReport), issued]) {
    const page = await open(official);
    await page.locator('.page-end.last').waitFor();
    const shown = await page.locator('.page-end').allTextContents();
    await page.getByText(`共 ${shown.length} 页`, { exact: true }).waitFor();
    const ends = (await page.evaluate(linesAtEnds)) as string[];
    const pages = await printed(page);
    expect([official.report.title, shown]).toEqual([official.report.title, pages.map((_, i) => `— ${i + 1} —`)]);
    // The last line above each end is the last line of that printed page; where a page has a 版记 at its foot, that of its text is not told apart.
    for (const [i, end] of (official === issued ? [] : ends.slice(0, -1)).entries()) {
      const last = (pages[i] ?? []).filter(isText).at(-1)?.text ?? '';
      expect([official.report.title, i + 1, bare(end)]).toEqual([official.report.title, i + 1, bare(last)]);
    }
    // None of it is printed: the number of a page stands once on it.
    for (const [i, lines] of pages.entries())
      expect(lines.filter(({ text }) => text.replace(/\s/gu, '') === `—${i + 1}—`)).toHaveLength(1);
    await page.close();
  }
});

test('A telephone scrolls sideways on no report, not even on one with a red head, tables and charts.', async () => {
  for (const official of [issued, plain(officeReport, { isDraft: true })]) {
    const page = await open(official);
    await page.setViewportSize({ width: 360, height: 700 });
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
    await page.close();
  }
});
