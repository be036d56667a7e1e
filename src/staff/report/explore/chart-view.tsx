/** The only file that holds echarts: loaded when a chart is shown, with no more of it than bars, lines and their axes, drawn as SVG. */
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use, type EChartsType } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import { useSchemeChoice } from '../../base/colour-scheme.tsx';
import { heightOf, optionOf, paletteOf, type Drawing, type Palette } from './chart-option.ts';

use([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

interface Props extends Drawing {
  /** What the picture tells, for who does not see it; its numbers stand in the table below. */
  says: string;
  onOpen: (series: number, place: number) => void;
}

export function ChartView({ says, onOpen, ...drawing }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType | null>(null);
  const open = useRef(onOpen);
  const { dark } = useSchemeChoice();
  useEffect(() => {
    open.current = onOpen;
  }, [onOpen]);
  useEffect(() => {
    if (box.current === null) return;
    const made = init(box.current, null, { renderer: 'svg' });
    chart.current = made;
    made.on('click', ({ seriesIndex, dataIndex }) => open.current(seriesIndex ?? 0, dataIndex));
    const watch = new ResizeObserver(() => made.resize());
    watch.observe(box.current);
    return () => {
      watch.disconnect();
      made.dispose();
      chart.current = null;
    };
  }, []);
  const height = heightOf(drawing);
  const latest = useRef({ drawing, says });
  useEffect(() => {
    latest.current = { drawing, says };
  });
  // Drawn anew when something in it is another, and not whenever the page is.
  const { kind, data, places, series, isMoving } = drawing;
  const drawn = JSON.stringify([kind, data, places, series, says, isMoving, dark]);
  useEffect(() => {
    if (box.current === null || chart.current === null || drawn === '') return;
    chart.current.resize();
    const now = latest.current;
    chart.current.setOption(
      optionOf(now.drawing, {
        palette: paletteOf(box.current),
        font: getComputedStyle(box.current).fontFamily,
        size: 11,
      }),
      { notMerge: true },
    );
    const svg = box.current.querySelector('svg');
    svg?.setAttribute('role', 'img');
    svg?.setAttribute('aria-label', now.says);
  }, [drawn]);
  return <div ref={box} className="explore-drawn" style={{ height }} />;
}

/** The same as a picture of its own, for a file: nothing moves and nothing is pointed at. */
export function svgOf(
  drawing: Drawing,
  { palette, font, width, height }: { palette: Palette; font: string; width: number; height: number },
): string {
  const made = init(null, null, { renderer: 'svg', ssr: true, width, height });
  made.setOption(optionOf({ ...drawing, isMoving: false }, { palette, font, size: 15 }));
  const svg = made.renderToSVGString();
  made.dispose();
  return svg;
}
