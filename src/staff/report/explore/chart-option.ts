/** What echarts is told to draw: the numbers of `domain/report/explore-chart.ts` in the colours of the page. */
import type { ChartData } from '../../../domain/report/explore-chart.ts';

/** The colours of the page as they are now: light or dark. */
export interface Palette {
  text: string;
  faint: string;
  line: string;
  surface: string;
  now: string;
  before: string;
  /** Of several lines; their marks differ too, so that nobody has to tell them by colour. */
  several: readonly string[];
}

/** Read off the variables of `desk.css`. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const get = (name: string) => style.getPropertyValue(`--d-${name}`).trim();
  const several = ['primary', 'late', 'ok', 'text-3', 'warn', 'text'].map(get);
  return {
    text: get('text-2'),
    faint: get('text-3'),
    line: get('line'),
    surface: get('surface'),
    now: get('primary'),
    before: get('primary-line'),
    several,
  };
}

export const seriesMarks = ['circle', 'rect', 'triangle', 'diamond', 'emptyCircle', 'emptyRect'] as const;
const dashes = ['solid', 'solid', 'dashed', 'dashed', 'dotted', 'dotted'] as const;

export interface Drawing {
  kind: 'months' | 'lines' | 'rows';
  data: ChartData;
  /** What the places along the axis and the series are called. */
  places: readonly string[];
  series: readonly string[];
  /** A value as it is printed. */
  said: (n: number) => string;
  isMoving: boolean;
}

export interface Sheet {
  palette: Palette;
  font: string;
  /** Of the letters along the axes. */
  size: number;
}

/** What echarts draws. */
export function optionOf(drawing: Drawing, { palette, font, size }: Sheet) {
  const { kind, isMoving } = drawing;
  const [along, values] = axesOf(drawing, { palette, font, size });
  return {
    animation: isMoving,
    animationDuration: 240,
    textStyle: { fontFamily: font },
    grid: {
      left: 4,
      right: 14,
      top: 12,
      bottom: 4,
      outerBoundsMode: 'same' as const,
      outerBoundsContain: 'axisLabel' as const,
    },
    xAxis: kind === 'rows' ? values : along,
    yAxis: kind === 'rows' ? along : values,
    tooltip: {
      trigger: 'axis' as const,
      axisPointer: { type: kind === 'lines' ? ('line' as const) : ('shadow' as const) },
      // Drawn as a part of the picture: no style is put into the page.
      renderMode: 'richText' as const,
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontFamily: font, fontSize: 12 },
      formatter: (all: unknown) => tipOf(drawing, all),
    },
    series: drawing.data.series.map((_, i) => seriesOf(drawing, i, palette)),
  };
}

function axesOf({ kind, places, said }: Drawing, { palette, font, size }: Sheet) {
  const letters = { color: palette.faint, fontFamily: font, fontSize: size };
  const along = {
    type: 'category' as const,
    data: [...places],
    inverse: kind === 'rows',
    axisLine: { lineStyle: { color: palette.line } },
    axisTick: { show: false },
    axisLabel: {
      ...letters,
      ...(kind === 'rows' ? { width: size * 9, overflow: 'truncate' as const } : { hideOverlap: true }),
    },
  };
  const values = {
    type: 'value' as const,
    minInterval: 1,
    splitNumber: 3,
    splitLine: { lineStyle: { color: palette.line } },
    axisLabel: { ...letters, formatter: (n: number) => said(n), hideOverlap: true },
  };
  return [along, values] as const;
}

/** The colour of a series; of lines their marks and strokes differ too. */
export function colourOf({ kind, data }: Pick<Drawing, 'kind' | 'data'>, i: number, palette: Palette): string {
  if (kind === 'lines') return palette.several[i % palette.several.length] ?? palette.now;
  return data.series[i]?.key === 'before' ? palette.before : palette.now;
}

function seriesOf(drawing: Drawing, i: number, palette: Palette) {
  const { kind, data, series } = drawing;
  const { key = '', marks = [] } = data.series[i] ?? {};
  const colour = colourOf(drawing, i, palette);
  const own = {
    name: series[i] ?? key,
    // What has no value is a gap.
    data: marks.map(({ value }) => value),
    cursor: marks.some(({ to }) => to !== null) ? 'pointer' : 'default',
    itemStyle: { color: colour },
  };
  if (kind !== 'lines') return { ...own, type: 'bar' as const, barMaxWidth: 22, barGap: '8%' };
  return {
    ...own,
    type: 'line' as const,
    symbol: seriesMarks[i % seriesMarks.length],
    symbolSize: 8,
    showSymbol: true,
    lineStyle: { color: colour, width: 2, type: dashes[i % dashes.length] },
  };
}

function tipOf({ places, series, data, said }: Drawing, all: unknown): string {
  const asked: unknown[] = Array.isArray(all) ? all : [all];
  const at = placeAsked(asked[0]);
  if (at === null) return '';
  const lines = data.series.map(({ marks, key }, i) => {
    const value = marks[at]?.value ?? null;
    return `${series[i] ?? key}  ${value === null ? '*' : said(value)}`;
  });
  return [places[at] ?? '', ...lines].join('\n');
}

function placeAsked(one: unknown): number | null {
  if (typeof one !== 'object' || one === null || !('dataIndex' in one)) return null;
  return typeof one.dataIndex === 'number' ? one.dataIndex : null;
}

/** How high a drawing is in the card. */
export function heightOf({ kind, data }: Pick<Drawing, 'kind' | 'data'>): number {
  if (kind !== 'rows') return kind === 'lines' ? 210 : 180;
  return Math.max(120, 34 + data.places.length * (data.series.length > 1 ? 26 : 22));
}
