import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Document, Packer, Paragraph } from 'docx';
import { extractText, getDocumentProxy } from 'unpdf';
import { findOffice, pdfMakerOf } from '../../src/outside/office-pdf.ts';
import { isAlive } from '../../src/outside/process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hongdun-office-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program that stands in for the office: the last word is the document, the one before it the folder. */
async function program(name: string, lines: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, `#!/bin/sh\nfor word; do outdir="$before"; before="$word"; done\n${lines}\n`);
  await chmod(path, 0o755);
  return path;
}
const desks = async (of: string) => (await readdir(of)).filter((name) => name.startsWith('pdf-'));

test('A document becomes a PDF, one after another, and nothing of it is left behind', async () => {
  const own = join(folder, 'well-made');
  const path = await program(
    'well',
    `test -e ${folder}/lock && exit 9\ntouch ${folder}/lock\nsleep 0.2\ncp "$word" "$outdir/document.pdf"\nrm ${folder}/lock`,
  );
  const make = pdfMakerOf(path, own);
  const made = await Promise.all(['甲', '乙', '丙'].map((text) => make(Buffer.from(text))));
  expect(made.map(String)).toEqual(['甲', '乙', '丙']);
  expect(await desks(own)).toEqual([]);
});

test('It knows nothing of the settings of the program', async () => {
  const path = await program('settings', 'env | cut -d= -f1 | sort | tr "\\n" " " > "$outdir/document.pdf"');
  const names = String(await pdfMakerOf(path, join(folder, 'settings-of'))(Buffer.from('x')))
    .trim()
    .split(' ');
  const own = new Set(['HOME', 'PATH', 'LANG', 'TMPDIR', 'PWD', 'OLDPWD', 'SHLVL', '_']);
  expect(names.filter((name) => !own.has(name))).toEqual([]);
});

test('One that hangs is ended with what it has started, and the next is made', async () => {
  const own = join(folder, 'late');
  const hangs = await program('hangs', `sleep 300 &\necho $! > ${folder}/child\nwait`);
  const make = pdfMakerOf(hangs, own, 400);
  await expect(make(Buffer.from('x'))).rejects.toMatchObject({ code: 'pdf-unmade' });
  const child = Number(await readFile(join(folder, 'child'), 'utf8'));
  for (let i = 0; i < 50 && isAlive(child); i += 1) await sleep(20);
  expect(isAlive(child)).toBe(false);
  expect(await desks(own)).toEqual([]);
  await expect(make(Buffer.from('x'))).rejects.toMatchObject({ code: 'pdf-unmade' });
});

test('One that ends without a file, or is not there, is refused with a way out', async () => {
  const nothing = await program('nothing', 'exit 0');
  for (const path of [nothing, join(folder, 'none')])
    await expect(pdfMakerOf(path, join(folder, 'without'))(Buffer.from('x'))).rejects.toMatchObject({
      code: 'pdf-unmade',
    });
});

test('More than a few that wait are told to come again', async () => {
  const path = await program('slow', 'sleep 0.3; cp "$word" "$outdir/document.pdf"');
  const make = pdfMakerOf(path, join(folder, 'many'));
  const asked = await Promise.allSettled(Array.from({ length: 9 }, () => make(Buffer.from('x'))));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
  expect(asked.at(-1)).toMatchObject({ reason: { code: 'pdf-busy' } });
});

test('Who waits behind one that hangs has his answer within the limit, and not after all that are before him', async () => {
  const hangs = await program('hangs-too', 'sleep 300');
  const make = pdfMakerOf(hangs, join(folder, 'queue'), 600);
  const from = performance.now();
  const asked = await Promise.allSettled(Array.from({ length: 5 }, () => make(Buffer.from('x'))));
  expect(asked.map((one) => one.status === 'rejected' && (one.reason as { code: string }).code)).toEqual([
    'pdf-unmade',
    ...Array.from({ length: 4 }, () => 'pdf-busy'),
  ]);
  // Five of them one after another would take three seconds.
  expect(performance.now() - from).toBeLessThan(1_500);
});

const office = findOffice();
test.runIf(office !== null)('The LibreOffice of this machine makes a PDF with the words of the document', async () => {
  const docx = await Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph('办结率98.51%')] }] }));
  const pdf = await pdfMakerOf(office ?? '', join(folder, 'office'))(docx);
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true });
  expect(text.replace(/\s/gu, '')).toContain('98.51%');
});
