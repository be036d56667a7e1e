import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { filesIn } from '../../src/outside/files.ts';
import { isQuietPdf } from '../../src/outside/pdf.ts';
import { processorTimeOf } from '../build/house/processor-time.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hongdun-pdf-'));
const files = filesIn(folder);
afterAll(() => rmSync(folder, { recursive: true }));

describe('security F21: a PDF', () => {
  const script = '<</Type /Action /S /JavaScript /JS (app.alert)>>';
  const bytes = (text: string) => Buffer.from(text, 'latin1');
  const stream = (dictionary: string, body: Buffer) =>
    Buffer.concat([
      bytes(`5 0 obj\n<<${dictionary} /Length ${body.length}>>\nstream\n`),
      body,
      bytes('\nendstream\nendobj\n'),
    ]);
  const pdf = (objects: Buffer | string, { root = '', trailer = '' } = {}) =>
    Buffer.concat([
      bytes(`%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 R ${root}>>\nendobj\n`),
      Buffer.isBuffer(objects) ? objects : bytes(objects),
      bytes(`trailer\n<</Root 1 0 R ${trailer}>>\nstartxref\n9\n%%EOF\n`),
    ]);
  const hex = (body: Buffer) => bytes(`${body.toString('hex')}>`);
  const packed = deflateSync(bytes(`9 0 ${script}`));
  const quiet = deflateSync(bytes('9 0 <</Type /Page /Parent 2 0 R>>'));

  test.each([
    [
      'objects behind two filters',
      pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter [/ASCIIHexDecode /FlateDecode]', hex(packed))),
    ],
    [
      'objects behind another filter',
      pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /ASCIIHexDecode', hex(bytes(script)))),
    ],
    [
      'a comment that says Encrypt',
      pdf(
        Buffer.concat([bytes('%/Encrypt 7 0 R\n'), stream('/Type /ObjStm /N 1 /First 4 /Filter /LZWDecode', packed)]),
      ),
    ],
    [
      'Encrypt somewhere else than at its end',
      pdf(
        Buffer.concat([
          bytes('7 0 obj\n<</Encrypt 8 0 R>>\nendobj\n'),
          stream('/Type /ObjStm /Filter /FlateDecode', bytes('nothing packed')),
        ]),
      ),
    ],
    [
      'a dictionary padded beyond two thousand characters',
      pdf(stream(`/Type /ObjStm /N 1 /First 4 ${' '.repeat(9000)} /Filter /FlateDecode`, packed)),
    ],
    ['objects in the open inside a stream', pdf(stream('/Type /XObject', bytes(`9 0 obj ${script} endobj`)))],
    ['objects behind a comment that says stream', pdf(`%stream\n9 0 obj\n${script}\nendobj\n%endstream\n`)],
    [
      'bytes that are shifted',
      pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /DecodeParms <</Predictor 12>>', packed)),
    ],
    [
      'a stream whose word ends otherwise',
      pdf(
        Buffer.concat([
          bytes('5 0 obj <</Type /ObjStm /Filter /FlateDecode>> stream\r'),
          packed,
          bytes('\nendstream endobj\n'),
        ]),
      ),
    ],
    ['an action that sends a form', pdf('9 0 obj\n<</S /SubmitForm /F (https://a.example)>>\nendobj\n')],
    ['an address that opens by itself', pdf('', { root: '/OpenAction <</S /URI /URI (https://a.example)>>' })],
    [
      'the same by another object',
      pdf('9 0 obj\n<</S /URI /URI (https://a.example)>>\nendobj\n', { root: '/OpenAction 9 0 R' }),
    ],
    [
      'the same packed, as a page opens',
      pdf(
        stream(
          '/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode',
          deflateSync(bytes('9 0 <</S /URI /URI (https://a.example)>>')),
        ),
        { root: '/AA <</O 9 0 R>>' },
      ),
    ],
    [
      'the same after another action',
      pdf('9 0 obj\n<</S /URI /URI (a)>>\nendobj\n', { root: '/OpenAction <</S /GoTo /D [3 0 R /Fit] /Next 9 0 R>>' }),
    ],
    ['a form that is a program', pdf('', { root: '/AcroForm <</XFA [(a) 9 0 R]>>' })],
    ['a program that is started', pdf('9 0 obj\n<</S /L#61unch>>\nendobj\n')],
  ])('with %s is refused', async (_, file) => {
    expect(isQuietPdf(file)).toBe(false);
    await expect(files.storeUpload(Readable.from([file]), 'a.pdf')).rejects.toMatchObject({
      code: 'attachment-active',
    });
  });

  test.each([
    ['packed objects', pdf(stream('/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode', quiet))],
    ['packed objects, in an array of one filter', pdf(stream('/Type/ObjStm/N 1/First 4/Filter[/FlateDecode]', quiet))],
    ['a link that somebody presses', pdf('9 0 obj\n<</Type /Annot /A <</S /URI /URI (https://12315.cn)>>>>\nendobj\n')],
    [
      'a first page that is shown',
      pdf('3 0 obj\n<</Type /Page /Annots [9 0 R]>>\nendobj\n9 0 obj\n<</A <</S /URI /URI (a)>>>>\nendobj\n', {
        root: '/OpenAction [3 0 R /Fit]',
      }),
    ],
    [
      'an open password',
      pdf(stream('/Type /ObjStm /Filter /FlateDecode', bytes('encrypted')), { trailer: '/Encrypt 7 0 R' }),
    ],
    ['a padded dictionary', pdf(stream(`/Type /ObjStm /N 1 /First 4 ${' '.repeat(9000)} /Filter /FlateDecode`, quiet))],
  ])('with %s is kept', (_, file) => {
    expect(isQuietPdf(file)).toBe(true);
  });

  test.each(['/AA ', '/AA<<', '/AA 1 0 R ', '/F /F', '1 0 obj ', '#41#42', '1 1 ', '/ObjStm ', 'stream\nendstream\n'])(
    'of ten megabytes of “%s” neither stops the server nor takes its memory',
    async (piece) => {
      const file = pdf(piece.repeat(Math.floor(10_000_000 / piece.length)));
      const before = process.memoryUsage().heapTotal;
      const send = () => files.storeUpload(Readable.from([file]), 'a.pdf').catch(() => undefined);
      expect(await processorTimeOf(send, 400)).toBeLessThan(400);
      expect(process.memoryUsage().heapTotal - before).toBeLessThan(64 * 1024 * 1024);
    },
    20_000,
  );

  test('made to be read slowly is read within two seconds', async () => {
    for (const piece of [
      '%stream\n',
      '1 0 obj ',
      '<</OpenAction ',
      '/AA 1 0 R ',
      '5 0 obj<</Type/ObjStm>>stream\nendstream\n',
      '/Encrypt 1 ',
    ]) {
      const file = pdf(piece.repeat(Math.floor(3_000_000 / piece.length)));
      expect(await processorTimeOf(() => isQuietPdf(file), 2000), piece).toBeLessThan(2000);
    }
  });
});
