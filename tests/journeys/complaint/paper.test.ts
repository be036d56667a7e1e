import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { chromium, type Browser, type Page } from 'playwright-core';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findChromium } from '../../../scripts/browser.ts';
import type { Watermark } from '../../../src/domain/county/watermark.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { complaintPapers, paperKinds, paperOf, type PaperKind } from '../../../src/domain/complaint/papers/papers.ts';
import type { Paper } from '../../../src/domain/matter/paper-form.ts';
import { letterPages } from '../../../src/http/print/base/letter-margin.ts';
import { marginStyle } from '../../../src/http/print/base/paper-mark.ts';
import { PaperPage } from '../../../src/http/print/base/paper-page.tsx';
import { declined, paperFacts, matters, terminated } from '../../build/papers.ts';

const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data: blob:";
const mark: Watermark = {
  id: 'AB2C3D4E',
  name: '马建国',
  loginName: 'majianguo',
  office: '柳河市场监管所',
  at: new Date('2026-11-28T08:40:00Z'),
};
const pages = new Map<string, string>();
let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    response.setHeader('content-security-policy', policy);
    if (path.startsWith('/assets/')) {
      response.setHeader(
        'content-type',
        path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      );
      response.end(readFileSync(new URL(`../../../src/http${path}`, import.meta.url)));
      return;
    }
    const [, manner] = /^\/papers\/mark\/(\w+)\//u.exec(path) ?? [];
    if (manner !== undefined) {
      response.setHeader('content-type', 'text/css; charset=utf-8');
      response.end(marginStyle(manner, mark));
      return;
    }
    const [, letters] = /^\/papers\/pages\/(\d+)\.css$/u.exec(path) ?? [];
    if (letters !== undefined) {
      response.setHeader('content-type', 'text/css; charset=utf-8');
      response.end(letterPages(Number(letters)));
      return;
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(pages.get(path) ?? '');
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

/** Opens the paper in a window of that width; what the policy refused is an error of the page. */
async function open(
  kind: PaperKind,
  matter: Complaint,
  width = 1000,
  javaScriptEnabled = true,
): Promise<{ page: Page; complaints: string[] }> {
  return openPapers(`/${kind}`, [paperOf(kind, matter, paperFacts)], width, javaScriptEnabled);
}

async function openPapers(
  path: string,
  papers: readonly Paper[],
  width = 1000,
  javaScriptEnabled = true,
): Promise<{ page: Page; complaints: string[] }> {
  const element = await PaperPage({ papers, mark });
  pages.set(path, element.toString());
  const page = await browser.newPage({ viewport: { width, height: 800 }, javaScriptEnabled });
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) complaints.push(message.text());
  });
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://127.0.0.1:${port}${path}`);
  return { page, complaints };
}

async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b(?!s)/gu)].length;
}

/** The words of each printed page, without blanks. */
async function printedText(page: Page): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
  const sheets = await Promise.all(Array.from({ length: pdf.numPages }, (_, i) => pdf.getPage(i + 1)));
  return Promise.all(
    sheets.map(async (one) => {
      const { items } = (await one.getTextContent()) as { items: { str: string }[] };
      return items
        .map(({ str }) => str)
        .join('')
        .replaceAll(/\s/gu, '');
    }),
  );
}

const longReason = '经查，双方对事实各有说法，有票据、照片和询问笔录为证。'.repeat(20).slice(0, 500);

test.each(paperKinds)('%s prints on A4, a form on one page, and scrolls sideways on no phone', async (kind) => {
  const { page, complaints } = await open(kind, matters[kind]);
  const isForm = complaintPapers[kind].isForm === true || kind === 'supervision';
  expect(await printedPages(page)).toBeLessThanOrEqual(isForm ? 1 : 2);
  await page.setViewportSize({ width: 360, height: 700 });
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
  expect(complaints).toEqual([]);
  await page.close();
});

test('security compliance 5: the watermark stands clear of the text, and on paper once: in the margin of every page.', async () => {
  const { page, complaints } = await open('routingSlip', matters.routingSlip);
  const foot = page.locator('.mark');
  expect(await foot.textContent()).toBe('马建国　柳河市场监管所　2026-11-28 16:40　水印号 AB2C-3D4E');
  const clear = `(() => {
    const mark = document.querySelector('.mark').getBoundingClientRect();
    const above = document.querySelector('.mark').previousElementSibling.getBoundingClientRect();
    const sheet = document.querySelector('.sheet').getBoundingClientRect();
    return above.bottom < mark.top && mark.bottom < sheet.bottom && mark.right < sheet.right;
  })()`;
  for (const width of [1000, 360]) {
    await page.setViewportSize({ width, height: 700 });
    expect([width, await page.evaluate(clear)]).toEqual([width, true]);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await foot.isVisible()).toBe(false);
  // A browser that knows no margins prints the line below the sheet, and no second page for it.
  await page.evaluate("document.documentElement.classList.remove('has-margins')");
  expect(await foot.isVisible()).toBe(true);
  expect(await printedPages(page)).toBe(1);
  expect(complaints).toEqual([]);
  await page.close();
});

test.each([
  ['decline', { ...declined, declineReason: longReason }],
  ['termination', { ...terminated, terminateReason: longReason }],
] as const)(
  'law papers 6: %s with the longest reason is set in 16 points on as many pages as it needs (GB/T 9704)',
  async (kind, matter) => {
    const { page } = await open(kind, matter);
    await page.emulateMedia({ media: 'print' });
    const pages = await printedPages(page);
    expect([2, 3]).toContain(pages);
    const sizes = `[...document.querySelectorAll('.sheet .body, .sheet .ticks, .sheet .sign-off')].map((one) =>
      Math.round(parseFloat(getComputedStyle(one).fontSize) * 0.75))`;
    expect(new Set((await page.evaluate(sizes)) as number[])).toEqual(new Set([16]));
    // Each page bears its number, outside: what the browser reads of the rules for the margins, and what it prints of them.
    const margins = `[...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
      .flatMap((rule) => rule.selectorText?.startsWith('letter-1:') ? [rule.cssText] : [])`;
    const [odd = '', even = ''] = (await page.evaluate(margins)) as string[];
    expect([odd.includes('@bottom-right'), even.includes('@bottom-left')]).toEqual([true, true]);
    for (const [i, words] of (await printedText(page)).entries()) expect(words).toContain(`—${i + 1}—`);
    const printed = (await page.locator('.sheet').innerText()).replaceAll(/\s|印章/gu, '');
    expect(printed).toContain(`理由${kind === 'decline' ? '和依据的事实' : ''}：${longReason}`);
    await page.close();
  },
);

test('law papers 6: letters printed in one go count their own pages each', async () => {
  const long = (matter: Complaint) => ({ ...matter, terminateReason: longReason });
  const papers = [long(terminated), terminated, long(terminated)].map((one) => paperOf('termination', one, paperFacts));
  const { page, complaints } = await openPapers('/batch', papers);
  const numbers = (await printedText(page)).map((words) => Number(/—(\d+)—/u.exec(words)?.[1] ?? 0));
  expect(numbers.filter((n) => n === 1)).toHaveLength(3);
  for (const [i, n] of numbers.entries()) expect([i, n]).toEqual([i, n === 1 ? 1 : (numbers[i - 1] ?? 0) + 1]);
  expect(numbers.length).toBeGreaterThan(4);
  expect(complaints).toEqual([]);
  await page.close();
});

test('law papers 6: 投诉调解书 is a letter: its text in 16 points, the table of the parties in 14, its pages numbered', async () => {
  const { page } = await open('agreement', matters.agreement);
  await page.emulateMedia({ media: 'print' });
  const sizes = (what: string) => `[...new Set([...document.querySelectorAll('${what}')].map((one) =>
    Math.round(parseFloat(getComputedStyle(one).fontSize) * 0.75)))]`;
  expect(await page.evaluate(sizes('.sheet .body, .sheet .sign-off, .sheet .signature'))).toEqual([16]);
  expect(await page.evaluate(sizes('.sheet td, .sheet th'))).toEqual([14]);
  const [first = '', second = ''] = await printedText(page);
  expect([first.includes('—1—'), second.includes('—2—')]).toEqual([true, true]);
  expect(first).toContain('投诉调解书');
  expect(`${first}${second}`).toContain('经本局组织调解，双方当事人自愿达成如下协议');
  await page.close();
});

test('A registration with a very long story runs on to more pages.', async () => {
  const { page } = await open('registration', { ...matters.registration, story: longReason.repeat(8) });
  expect(await printedPages(page)).toBeGreaterThan(1);
  await page.close();
});

test('The print button prints, is not printed itself, and hides where no script runs.', async () => {
  const { page } = await open('acceptance', matters.acceptance);
  await page.evaluate('window.print = () => { document.title = "printed"; }');
  await page.getByRole('button', { name: '打印' }).click();
  expect(await page.title()).toBe('printed');
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.bar').isVisible()).toBe(false);
  await page.close();
  const { page: still } = await open('acceptance', matters.acceptance, 360, false);
  expect(await still.getByRole('button', { name: '打印' }).count()).toBe(0);
  expect(await still.getByText('也可以用浏览器的打印').isVisible()).toBe(true);
  await still.close();
});

test('The paper stays white in a dark room.', async () => {
  const { page } = await open('acceptance', matters.acceptance);
  await page.emulateMedia({ colorScheme: 'dark' });
  const background = 'getComputedStyle(document.querySelector(".sheet")).backgroundColor';
  expect(await page.evaluate(background)).toBe('rgb(255, 255, 255)');
  await page.close();
});
