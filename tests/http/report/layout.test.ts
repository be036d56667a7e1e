/** The printed report, read out of what was made: the parts of the document, and the page without a browser. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { reportDocx } from '../../../src/http/print/report/report-docx.ts';
import { letterPages } from '../../../src/http/print/base/letter-margin.ts';
import { ReportPage } from '../../../src/http/print/report/report-page.tsx';
import type { OfficialReport } from '../../../src/domain/report/layout/official.ts';
import {
  bulletin,
  issued,
  keyFieldReport,
  officeReport,
  plain,
  serviceReport,
} from '../../build/report/written-reports.ts';
import { unzipped, wordsIn } from '../../build/house/zip.ts';

const mark = 'AB2C-3D4E';
const docx = async (official: OfficialReport) => {
  const file = await reportDocx(official, mark);
  return (name: string) => unzipped(file, `word/${name}`);
};
const page = async (official: OfficialReport) =>
  (await ReportPage({ official, name: '工作汇报', mark, margin: '/papers/mark/number-middle/AB2C3D4E' })).toString();
/** The paragraph of the document that begins with these words. */
const paragraphOf = (xml: string, words: string) =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>/gsu)].map(([all]) => all).find((one) => wordsIn(one).startsWith(words)) ?? '';

describe('The document of a report', () => {
  test('S45 has the page of GB/T 9704: A4, margins 37, 35, 28 and 26, a grid of 22 lines of 28 characters', async () => {
    const part = await docx(plain(keyFieldReport));
    const section = /<w:sectPr>.*<\/w:sectPr>/su.exec(part('document.xml'))?.[0] ?? '';
    expect(section).toContain('w:w="11906" w:h="16838"');
    const margin = (side: string) =>
      Number(new RegExp(`w:${side}="(\\d+)"`, 'u').exec(section.split('pgMar')[1] ?? '')?.[1]);
    const millimetres = (twips: number) => Math.round((twips * 254) / 1440) / 10;
    expect(['top', 'bottom', 'left', 'right'].map((side) => millimetres(margin(side)))).toEqual([37, 35, 28, 26]);
    const [, pitch, space] = /w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-\d+)"/u.exec(section) ?? [];
    // No more than the page is high and wide, and less than a line and a character are free.
    const [high, wide] = [16838 - margin('top') - margin('bottom'), 11906 - margin('left') - margin('right')];
    expect(Math.floor(high / Number(pitch))).toBe(22);
    expect(Math.floor(wide / ((16 + Number(space) / 4096) * 20) + 0.001)).toBe(28);
    expect(Number(space)).toBe(-848);
    // The grid counts from the size of the style that all others rest on.
    expect(part('styles.xml')).toMatch(/w:styleId="Normal".*?<w:sz w:val="32"\/>/su);
  });

  test('has each face by its name: 小标宋 for the title, 黑体, 楷体 and 仿宋 for the levels', async () => {
    const xml = (await docx(plain(officeReport)))('document.xml');
    const face = (words: string) => /w:eastAsia="([^"]+)"/u.exec(paragraphOf(xml, words))?.[1];
    expect(face('工商所服务领域')).toBe('方正小标宋简体');
    expect(face('一、完善消费教育网络')).toBe('黑体');
    expect(face('（一）以消费教育为抓手')).toBe('楷体_GB2312');
    expect(face('1.构建和完善')).toBe('仿宋_GB2312');
    expect(face('2009年以来')).toBe('仿宋_GB2312');
    expect(paragraphOf(xml, '工商所服务领域')).toContain('<w:sz w:val="44"/>');
    for (const words of ['一、完善消费教育网络', '（一）以消费教育为抓手', '1.构建和完善', '（1）表彰奖励'])
      expect(paragraphOf(xml, words)).toContain('<w:keepNext/>');
  });

  test('reads as the report was written, blanks as * and each footnote at its number', async () => {
    const part = await docx(plain(keyFieldReport));
    const words = wordsIn(part('document.xml'));
    for (const piece of [
      '市工商局：',
      '受理申诉201件，调处申诉198件，办结率达98.51%',
      '10余万元',
      '7000余人次',
      '10000余份',
    ])
      expect(words).toContain(piece);
    expect(part('document.xml')).toMatch(/98\.51%<\/w:t><\/w:r><w:r>.{0,120}<w:footnoteReference w:id="1"\/>/su);
    expect(wordsIn(part('footnotes.xml'))).toContain('原稿印作97.51%，与所列两数不符。');
    expect(wordsIn((await docx(plain(officeReport)))('document.xml'))).toContain(
      '受理调解消费者投诉*件，相较上年同比下降*%',
    );
  });

  test('S45 ends with the unit and the day of the signature, which is not the day up to which was counted', async () => {
    const xml = (await docx(plain(keyFieldReport)))('document.xml');
    expect(wordsIn(xml)).toMatch(/青禾县工商局2014年11月10日$/u);
    const [name, day] = [paragraphOf(xml, '青禾县工商局'), paragraphOf(xml, '2014年11月10日')];
    for (const one of [name, day]) expect(one).toContain('<w:jc w:val="right"/>');
    // Two characters of 156 mm ÷ 28 from the right.
    expect(day).toContain('w:right="632"');
    expect(name).toContain('<w:keepNext/>');
    const later = (await docx(plain({ ...keyFieldReport, signedOn: '2014年11月14日' })))('document.xml');
    expect(wordsIn(later)).toContain('截至2014年11月10日');
    expect(wordsIn(later)).toMatch(/2014年11月14日$/u);
  });

  test('S135 is dated in Chinese numerals where the report has that style', async () => {
    const xml = (await docx(plain(serviceReport)))('document.xml');
    expect(wordsIn(xml)).toMatch(/青禾县工商行政管理局二○一一年十月二十五日$/u);
    expect(await page(plain(serviceReport))).toContain('>二○一一年十月二十五日</p>');
  });

  test('numbers its pages at the outer edge between dashes, odd ones right and even ones left, with the mark below', async () => {
    const part = await docx(plain(keyFieldReport));
    expect(part('settings.xml')).toContain('<w:evenAndOddHeaders');
    const types = [...part('document.xml').matchAll(/<w:footerReference w:type="(\w+)"/gu)].map(([, type]) => type);
    expect(types).toEqual(['default', 'even']);
    const [odd, even] = [part('footer1.xml'), part('footer2.xml')];
    expect([odd, even].map((one) => /<w:jc w:val="(\w+)"/u.exec(one)?.[1])).toEqual(['right', 'left']);
    for (const footer of [odd, even]) {
      expect(wordsIn(footer)).toBe(`—  —${mark}`);
      expect(footer).toContain('<w:sz w:val="28"/>');
      expect(footer).toContain('PAGE');
    }
  });

  test('says 草稿 on each page until it is signed', async () => {
    const part = await docx(plain(keyFieldReport, { isDraft: true }));
    expect(wordsIn(part('header1.xml'))).toBe('草稿');
    const practised = await reportDocx(plain(keyFieldReport, { isDraft: true }), mark, true);
    expect(wordsIn(unzipped(practised, 'word/header1.xml'))).toMatch(/^练习机.*不算数.*草稿$/u);
    expect(part('document.xml').match(/<w:headerReference/gu)).toHaveLength(2);
    expect((await docx(plain(keyFieldReport)))('document.xml')).not.toContain('headerReference');
  });

  test('formally issued has the red head with its number in 〔〕 and who signs, what is attached, and who gets a copy', async () => {
    const xml = (await docx(issued))('document.xml');
    const head = paragraphOf(xml, '青禾县市场监督管理局文件');
    expect(head).toContain('<w:color w:val="FF0000"/>');
    const number = paragraphOf(xml, '\u3000青市监〔2026〕12号');
    expect(wordsIn(number)).toContain('签发人：韩志远');
    expect(number).toMatch(/<w:bottom [^>]*w:color="FF0000"/u);
    const words = wordsIn(xml);
    for (const piece of [
      '附件：1. 各所受理投诉明细表',
      '2. 消费警示目录',
      '抄送：县人民政府办公室，县消费者协会。',
      '2027年1月7日印发',
    ])
      expect(words).toContain(piece);
    // The seal stands over the day, which ends four characters from the right.
    expect(paragraphOf(xml, '2027年1月6日')).toContain('w:right="1263"');
  });

  test('has its tables with a head that comes again on the next page, and their charts as charts that can be edited', async () => {
    const part = await docx(plain(bulletin));
    const xml = part('document.xml');
    expect(xml.match(/<w:tblHeader\/>/gu)).toHaveLength(2);
    expect(wordsIn(xml)).toContain('表1\u3000各月投诉、举报件数');
    expect(part('charts/chart1.xml')).toContain('<c:lineChart>');
    expect(part('charts/chart1.xml')).toContain('<c:v>投诉（件）</c:v>');
    expect(part('charts/chart2.xml')).toContain('<c:barChart>');
  });
});

describe('The page of a report', () => {
  test('carries no style and no script in itself, and every class of it has its rule', async () => {
    const html = (await Promise.all([plain(officeReport, { isDraft: true }), issued].map(page))).join('');
    expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/u);
    const assets = new URL('../../../src/http/assets/', import.meta.url);
    const files = ['paper.css', 'report.css'].map((name) => readFileSync(new URL(name, assets), 'utf8'));
    const css = [...files, letterPages(1)].join('');
    const classes = [...html.matchAll(/class="([^"]+)"/gu)].flatMap(([, names = '']) => names.split(' '));
    const missing = [...new Set(classes)].filter((name) => !new RegExp(`\\.${name}(?![a-z\\d-])`, 'u').test(css));
    expect(missing).toEqual([]);
  });

  test('what a person wrote cannot become markup', async () => {
    const html = await page(plain({ ...keyFieldReport, title: '<b>甲</b>', notes: ['"><script>x()</script>'] }));
    expect(html).toContain('&lt;b&gt;甲&lt;/b&gt;');
    expect(html).not.toContain('<script>x()');
  });

  test('shows the footnotes by their numbers, the place of the seal where it is issued, and the charts', async () => {
    const html = await page(plain(keyFieldReport));
    expect(html).toContain('<sup class="note-mark">1</sup>');
    expect(html).toContain('<li>办结率为198件除以201件。原稿印作97.51%，与所列两数不符。</li>');
    expect(html).not.toContain('class="seal"');
    const red = await page(issued);
    expect(red).toContain('class="seal"');
    expect(red.match(/<svg class="chart"/gu)).toHaveLength(2);
    expect(red).toContain('aria-label="图：表1\u3000各月投诉、举报件数"');
  });
});
