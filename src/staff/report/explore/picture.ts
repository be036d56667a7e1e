/** 图存成图片 (picture): made in the browser from the SVG of a chart, with what it is of above it and its definition below. */
import type { Palette } from './chart-option.ts';

/** How wide a picture is, in points; it is drawn twice as fine. */
export const pictureWidth = 1120;
const [edge, fine] = [40, 2];

/** The SVG of a chart as wide as `pictureWidth`, and how high it is. */
export interface DrawnChart {
  svg: string;
  height: number;
  /** What its colours stand for. */
  legend: readonly { name: string; colour: string }[];
}

/** Paper is light, whatever the screen is. */
export interface Light {
  palette: Palette;
  font: string;
  inLight: <T>(read: () => T) => T;
}
export type PictureMaker = (light: Light) => Promise<DrawnChart>;

/** Reads the page as it looks in light colours; nothing of it is seen, for no frame is painted in between. */
export function inLight<T>(read: () => T): T {
  const { dataset } = document.documentElement;
  const was = dataset['theme'];
  dataset['theme'] = 'light';
  try {
    return read();
  } finally {
    if (was === undefined) delete dataset['theme'];
    else dataset['theme'] = was;
  }
}

export interface Caption {
  title: string;
  /** The period, the place and 截至. */
  about: string;
  /** The definition, and from where it comes. */
  foot: readonly string[];
}

/** The chart between its caption and its definition, as one SVG. */
export function sheetOf(
  { svg, height, legend }: DrawnChart,
  { title, about, foot }: Caption,
  { palette, font }: Pick<Light, 'palette' | 'font'>,
): { svg: string; width: number; height: number } {
  const width = pictureWidth + 2 * edge;
  const lines = foot.flatMap((words) => wrapped(words, Math.floor(pictureWidth / 17)));
  const [top, below] = [legend.length > 0 ? 150 : 116, 28 * lines.length + 40];
  const letters = (text: string, x: number, y: number, size: number, colour: string, weight = 400) =>
    `<text x="${x}" y="${y}" font-size="${size}" fill="${colour}" font-weight="${weight}">${escaped(text)}</text>`;
  const whole = top + height + below;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${whole}" viewBox="0 0 ${width} ${whole}" font-family="${escaped(font)}">`,
    `<rect width="${width}" height="${whole}" fill="${palette.surface}"/>`,
    letters(title, edge, 58, 26, palette.text, 600),
    letters(about, edge, 92, 17, palette.faint),
    ...legendOf(legend, letters, palette),
    `<g transform="translate(${edge} ${top})">${svg}</g>`,
    ...lines.map((line, i) => letters(line, edge, top + height + 40 + 28 * i, 17, palette.faint)),
    '</svg>',
  ];
  return { svg: parts.join(''), width, height: whole };
}

type Letters = (text: string, x: number, y: number, size: number, colour: string) => string;

function legendOf(legend: DrawnChart['legend'], letters: Letters, palette: Palette): string[] {
  let x = edge;
  return legend.flatMap(({ name, colour }) => {
    const at = x;
    x += 40 + 16 * [...name].reduce((sum, one) => sum + (one.charCodeAt(0) < 256 ? 0.6 : 1), 0);
    return [
      `<rect x="${at}" y="112" width="14" height="14" fill="${colour}"/>`,
      letters(name, at + 20, 125, 16, palette.text),
    ];
  });
}

/** Null where the browser draws no picture. */
export async function pngOf({ svg, width, height }: ReturnType<typeof sheetOf>): Promise<Blob | null> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width * fine, height * fine];
    const pen = canvas.getContext('2d');
    if (pen === null) return null;
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
  } catch {
    return null;
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** The SVG of the page with every colour written into it, as wide as a picture. */
export function svgOfPage(element: SVGSVGElement, light: Light): DrawnChart {
  const { width, height } = element.viewBox.baseVal;
  const high = (pictureWidth * height) / width;
  const copy = element.cloneNode(true) as SVGSVGElement;
  const [own, others] = [element.querySelectorAll('*'), copy.querySelectorAll('*')];
  light.inLight(() => {
    for (const [i, one] of own.entries()) {
      const style = getComputedStyle(one);
      for (const name of [
        'fill',
        'stroke',
        'stroke-width',
        'font-size',
        'text-anchor',
        'paint-order',
        'stroke-linejoin',
      ])
        (others[i] as SVGElement).style.setProperty(name, style.getPropertyValue(name));
    }
  });
  copy.setAttribute('width', String(pictureWidth));
  copy.setAttribute('height', String(high));
  return { svg: new XMLSerializer().serializeToString(copy), height: high, legend: [] };
}

/** A heat table as an SVG: its rows, its columns and its numbers, tinted as on the page. */
export function svgOfHeat(
  table: {
    columns: readonly string[];
    rows: readonly { name: string; cells: readonly { text: string; heat: number }[] }[];
  },
  { palette, font }: Pick<Light, 'palette' | 'font'>,
): DrawnChart {
  const [names, high] = [220, 34];
  const wide = (pictureWidth - names) / Math.max(1, table.columns.length);
  const size = Math.min(16, wide / 2.6);
  const text = (words: string, x: number, y: number, anchor: string, colour: string) =>
    `<text x="${x}" y="${y}" font-size="${anchor === 'start' ? 16 : size}" text-anchor="${anchor}" fill="${colour}">${escaped(words)}</text>`;
  const heads = table.columns.map((words, i) => text(words, names + wide * (i + 0.5), 22, 'middle', palette.faint));
  const rows = table.rows.flatMap(({ name, cells }, row) => {
    const y = high * (row + 1);
    return [
      text(name.length > 13 ? `${name.slice(0, 12)}…` : name, 0, y + 22, 'start', palette.text),
      ...cells.flatMap(({ text: words, heat }, i) => [
        `<rect x="${names + wide * i}" y="${y}" width="${wide}" height="${high}" fill="${palette.now}" fill-opacity="${(heat * 0.3).toFixed(3)}"/>`,
        text(words, names + wide * (i + 0.5), y + 22, 'middle', palette.text),
      ]),
      `<path d="M0 ${y + high}H${pictureWidth}" stroke="${palette.line}"/>`,
    ];
  });
  const height = high * (table.rows.length + 1) + 2;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${pictureWidth}" height="${height}" font-family="${escaped(font)}">${[...heads, ...rows].join('')}</svg>`;
  return { svg, height, legend: [] };
}

function escaped(text: string): string {
  return text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

/** Lines of so many characters; figures and letters are half as wide. */
export function wrapped(text: string, most: number): string[] {
  const lines: string[] = [];
  let [line, width] = ['', 0];
  for (const one of text) {
    const wide = one.charCodeAt(0) < 256 ? 0.55 : 1;
    if (width + wide > most) {
      lines.push(line);
      [line, width] = ['', 0];
    }
    line += one;
    width += wide;
  }
  return line === '' ? lines : [...lines, line];
}
