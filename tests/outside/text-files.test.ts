/** 从文件取字: real documents give their words; scans, bombs and what is no document are refused in a sentence, within their time. */
import { spawnSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createDeflate } from 'node:zlib';
import { Document, FootnoteReferenceRun, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { afterAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { Refusal } from '../../src/domain/base/refusal.ts';
import { textFileLimits, tidyText } from '../../src/domain/matter/document/text-file.ts';
import { ScannerAway } from '../../src/outside/clamd.ts';
import { textFilesIn } from '../../src/outside/text-file/text-files.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-texts-'));
const texts = textFilesIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

const fixture = (name: string) => createReadStream(new URL(`../fixtures/texts/${name}`, import.meta.url));
const read = (file: Buffer | string) => texts.readText(Readable.from([Buffer.from(file)]));
const codeOf = (reading: Promise<unknown>) =>
  reading.then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

async function zipOf(parts: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, body] of Object.entries(parts)) zip.addBuffer(Buffer.from(body), name);
  zip.end();
  return buffer(zip.outputStream);
}

const documentOf = (body: string) =>
  zipOf({ 'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${body}</w:body></w:document>` });

describe('从文件取字', () => {
  it('reads a DOCX with its tables and foot notes, as a word processor wrote it', async () => {
    const cell = (text: string) => new TableCell({ children: [new Paragraph(text)] });
    const file = await Packer.toBuffer(
      new Document({
        footnotes: { 1: { children: [new Paragraph('定金概不退还。')] } },
        sections: [
          {
            children: [
              new Paragraph({ children: [new TextRun('一、会员卡'), new TextRun({ text: '售出不退', bold: true })] }),
              new Table({ rows: [new TableRow({ children: [cell('最低消费'), cell('800元')] })] }),
              new Paragraph({ children: [new TextRun('二、其他'), new FootnoteReferenceRun(1)] }),
            ],
          },
        ],
      }),
    );
    const { kind, text, pages, isCut } = await read(file);
    expect({ kind, pages, isCut }).toEqual({ kind: 'docx', pages: null, isCut: false });
    expect(text).toMatch(/^一、会员卡售出不退\n最低消费\n? ?800元\n+二、其他\n+定金概不退还。$/u);
  });

  it('leaves out of a DOCX what was struck out, and says nothing twice', async () => {
    const file = await documentOf(
      '<w:p><w:r><w:t>余额可退</w:t></w:r><w:del><w:r><w:delText>余额不退</w:delText></w:r></w:del></w:p>' +
        '<w:p><mc:AlternateContent xmlns:mc="m"><mc:Choice><w:t>框里的字</w:t></mc:Choice>' +
        '<mc:Fallback><w:t>框里的字</w:t></mc:Fallback></mc:AlternateContent></w:p>',
    );
    expect((await read(file)).text).toBe('余额可退\n框里的字');
  });

  it('reads the rows of a table as lines, where it is asked to', async () => {
    const cell = (words: string) => `<w:tc><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:tc>`;
    const rows = [
      ['单位', '受理', '办结'],
      ['城关所', '', '25'],
    ].map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`);
    const file = await documentOf(`<w:p><w:r><w:t>见表：</w:t></w:r></w:p><w:tbl>${rows.join('')}</w:tbl>`);
    const { text } = await texts.readText(Readable.from([file]), undefined, 'rows');
    expect(text).toBe('见表：\n单位\t受理\t办结\n城关所\t\t25');
    expect((await read(file)).text).not.toContain('\t');
  });

  it('reads a PDF page by page', async () => {
    const { kind, text, pages } = await texts.readText(fixture('wedding.pdf'));
    expect({ kind, pages }).toEqual({ kind: 'pdf', pages: 2 });
    expect(text.split('\n')).toEqual([
      '婚宴预订单',
      '一、订席人交纳定金人民币5000元，定金概不退还、不得改期。',
      '二、本酒店谢绝自带酒水，自带酒水每瓶收取开瓶费50元；客人随身物品请自行保管，如有丢失本酒店概不负责。',
      '桌数 二十桌',
      '三、婚宴当日菜品有质量问题的，酒店免费更换。本活动最终解释权归酒店所有。',
    ]);
  });

  it('reads a TXT in UTF-8, in UTF-16 and in GB18030', async () => {
    const words = '会员卡售出不退，最终解释权归本店。';
    // 「会员卡不退」 as a Windows editor of a shop saves it.
    const gb = Buffer.from([0xbb, 0xe1, 0xd4, 0xb1, 0xbf, 0xa8, 0xb2, 0xbb, 0xcd, 0xcb]);
    expect((await read(words)).text).toBe(words);
    expect((await read(`\ufeff${words}`)).text).toBe(words);
    expect((await read(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(words, 'utf16le')]))).text).toBe(words);
    expect((await read(gb)).text).toBe('会员卡不退');
  });

  it('cuts what is longer than any contract, and says so', async () => {
    const { text, isCut } = await read('定金不退。'.repeat(textFileLimits.letters / 4));
    expect([...text]).toHaveLength(textFileLimits.letters);
    expect(isCut).toBe(true);
  });

  it.each([
    ['a scan', 'text-file-scan', () => texts.readText(fixture('scan.pdf'))],
    ['an old DOC', 'text-file-old', () => read(Buffer.from('d0cf11e0a1b11ae1', 'hex'))],
    ['a photo', 'text-file-picture', () => read(Buffer.from('ffd8ffe000104a464946', 'hex'))],
    ['a program', 'text-file-type', () => read(Buffer.from('4d5a900003000000', 'hex'))],
    ['a broken PDF', 'text-file-type', () => read('%PDF-1.7\nthis is none')],
    ['an archive of something else', 'text-file-type', async () => read(await zipOf({ 'a.txt': 'words' }))],
    ['a cut DOCX', 'text-file-type', async () => read((await documentOf('<w:p/>')).subarray(0, 80))],
    ['broken XML', 'text-file-type', () => documentOf('<w:p><w:t>x</w:p>').then(read)],
    ['a DOCX without words', 'text-file-empty', () => documentOf('<w:p/>').then(read)],
    ['nothing', 'text-file-empty', () => texts.readText(Readable.from([]))],
    ['blanks', 'text-file-empty', () => read(' \n ')],
  ])('refuses %s in its own sentence', async (_, code, reading) => {
    expect(await codeOf(reading())).toBe(code);
  });

  it.each([
    ['an archive that swells', 'text-file-swells', () => documentOf('x'.repeat(60 * 1024 * 1024)).then(read)],
    ['a tag in a tag, ten thousand deep', 'text-file-swells', () => documentOf('<w:p>'.repeat(10_000)).then(read)],
    ['an entity that names itself', 'text-file-type', () => zipOf({ 'word/document.xml': laughs }).then(read)],
    ['a page that draws nothing', 'text-file-scan', () => swelling(4).then(read)],
    // Where the machine is busy, its time is over before the last of it was read: refused it is either way.
    ['a page that swells', /^text-file-(?:scan|too-slow)$/, () => swelling(40).then(read)],
    ['a hundred megabytes', 'text-file-too-large', () => texts.readText(Readable.from(megabytes(100)))],
  ])('refuses %s within its time', async (_, code, reading) => {
    const began = performance.now();
    expect(await codeOf(reading())).toMatch(code);
    expect(performance.now() - began).toBeLessThan((textFileLimits.seconds + 5) * 1000);
  });

  it('takes no more memory than its share for a page that swells, and none of the program’s own', async () => {
    const bomb = await swelling(900, ' ');
    const before = process.memoryUsage.rss();
    const most = { mine: 0, readers: 0 };
    const looks = setInterval(() => {
      most.mine = Math.max(most.mine, process.memoryUsage.rss() - before);
      most.readers = Math.max(most.readers, ...readersMegabytes());
    }, 50);
    // PDF.js passes over what it has no room for and finds no words, or its time is over before.
    const hurried = textFilesIn(folder, null, 8);
    expect(['text-file-scan', 'text-file-swells', 'text-file-too-slow']).toContain(
      await codeOf(hurried.readText(Readable.from([bomb]))),
    );
    clearInterval(looks);
    expect(most.mine / 1024 / 1024).toBeLessThan(200);
    expect(most.readers).toBeGreaterThan(0);
    expect(most.readers).toBeLessThan(1100);
  });

  it('stops what takes longer than its time, and reads the next', async () => {
    const hasty = textFilesIn(folder, null, 0.001);
    expect(await codeOf(hasty.readText(fixture('wedding.pdf')))).toBe('text-file-too-slow');
    expect((await read('定金不退。')).text).toBe('定金不退。');
  });

  it('ends with the request that brought the file', async () => {
    await expect(texts.readText(fixture('wedding.pdf'), AbortSignal.abort())).rejects.toThrow(Refusal);
  });

  it('has the scanner look first, and reads nothing that it does not answer for', async () => {
    const by = (scan: () => Promise<string | null>) =>
      codeOf(textFilesIn(folder, { scan }).readText(Readable.from([Buffer.from('定金不退。')])));
    expect(await by(async () => null)).toBe('read');
    expect(await by(async () => 'Eicar')).toBe('text-file-infected');
    expect(await by(() => Promise.reject(new ScannerAway('timeout')))).toBe('text-file-unscanned');
  });

  it('keeps nothing of any file, whatever became of it', () => {
    expect(readdirSync(folder)).toEqual([]);
  });

  it('writes one blank for many, one empty line for several, and letters for the radicals of fonts', () => {
    expect(tidyText('  定金　 不退\u00a0\t \r\n\r\n\r\n\r\n⼀、会员⼆ ')).toBe('定金　 不退\n\n一、会员二');
  });
});

const laughs =
  '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document xmlns:w="w"><w:p><w:t>&b;</w:t></w:p></w:document>';

/** What the readers of this folder hold in memory just now. */
function readersMegabytes(): number[] {
  const { stdout } = spawnSync('ps', ['-eo', 'rss=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes(folder))
    .map((line) => Number.parseInt(line, 10) / 1024);
}

function* megabytes(n: number): Generator<Buffer> {
  const one = Buffer.alloc(1024 * 1024, '定');
  for (let i = 0; i < n; i += 1) yield one;
}

/** A page of some hundred thousand bytes whose drawing has so many megabytes. */
async function swelling(many: number, of = 'q Q '): Promise<Buffer> {
  const one = Buffer.alloc(1024 * 1024, of);
  const packed = await buffer(Readable.from(Array<Buffer>(many).fill(one)).pipe(createDeflate()));
  const head =
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n' +
    `4 0 obj<</Length ${packed.length}/Filter/FlateDecode>>stream\n`;
  return Buffer.concat([
    Buffer.from(head, 'latin1'),
    packed,
    Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
  ]);
}
