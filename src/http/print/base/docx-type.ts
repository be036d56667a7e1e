/** 字体和量度: what every document shares: the faces of official papers by their names, and millimetres and points as DOCX counts them. */
import { LineRuleType } from 'docx';

/** The usual faces of official papers, which are not ours to give away; what stands in for each is said in the table of fonts. */
const faces = {
  text: '仿宋_GB2312',
  title: '方正小标宋简体',
  heading: '黑体',
  second: '楷体_GB2312',
  song: '宋体',
} as const;
export type Face = keyof typeof faces;

const standIns: Record<string, string> = {
  仿宋_GB2312: '仿宋,FangSong,STFangsong,Noto Serif CJK SC',
  方正小标宋简体: '方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Noto Serif CJK SC',
  黑体: 'SimHei,Heiti SC,Noto Sans CJK SC',
  楷体_GB2312: '楷体,KaiTi,STKaiti,Noto Serif CJK SC',
  宋体: 'SimSun,NSimSun,Songti SC,Noto Serif CJK SC',
};
const latin = 'Times New Roman';

export function fontOf(face: Face, narrow = latin) {
  return { ascii: narrow, hAnsi: narrow, cs: narrow, eastAsia: faces[face], hint: 'eastAsia' };
}

export function twipsOfMm(mm: number): number {
  return Math.round((mm * 1440) / 25.4);
}

export function twipsOfPoint(points: number): number {
  return Math.round(points * 20);
}

/** GB/T 9704: 22 lines in 225 mm. 579: rounded up, they would be four twips higher than the page, and the last one would go to the next. */
export const linePitch = Math.floor(twipsOfMm(225) / 22);

export function exactly(points: number) {
  return { line: twipsOfPoint(points), lineRule: LineRuleType.EXACT };
}

/** Without the characters that XML cannot hold, which a document would be refused for. */
export function writable(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '').replace(/\p{Surrogate}/gu, '');
}

/** The part of the document that names what stands in for a face that a machine does not have. */
export function fontTable(): { path: string; data: string } {
  const fonts = Object.entries(standIns).map(
    ([name, others]) =>
      `<w:font w:name="${name}"><w:altName w:val="${others}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  const space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const data = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts ${space}>${fonts.join('')}</w:fonts>`;
  return { path: 'word/fontTable.xml', data };
}
