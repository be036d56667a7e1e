/**
 * 边界 (outline): the outlines of the county's towns or villages from a GeoJSON file that it has itself. Without one the map is a
 * schematic of points. Degrees become kilometres from the county seat, in which every place of the county is kept.
 */
import { z } from 'zod';
import { labelled } from '../base/field.ts';

export interface Shape {
  name: string;
  /** Closed lines of points, kilometres east and north of the county seat. */
  rings: [number, number][][];
}

export interface Outline {
  countyId: number;
  fileName: string;
  shapes: readonly Shape[];
  savedById: string;
  savedAt: Date;
}

const km = z.number().min(-500).max(500);
export const mostOutlinePoints = 20_000;

export const OutlineForm = z.object({
  fileName: labelled(z.string().trim().min(1).max(120), { zh: '文件名', en: 'File name' }),
  shapes: labelled(
    z
      .array(
        z.object({
          name: z.string().trim().max(60),
          rings: z
            .array(z.array(z.tuple([km, km])).min(3))
            .min(1)
            .max(500),
        }),
      )
      .min(1)
      .max(2000)
      .refine((shapes) => countPoints(shapes) <= mostOutlinePoints * 1.1),
    { zh: '边界', en: 'Outlines', wrongZh: `最多 ${mostOutlinePoints} 个点，离县城都在 500 公里以内` },
  ),
});
export type OutlineForm = z.infer<typeof OutlineForm>;

/** Where the county seat lies, in degrees. */
export interface Seat {
  longitude: number;
  latitude: number;
}

type Read = { shapes: Shape[]; problem: null } | { shapes: null; problem: { zh: string; en: string } };

/** Reads the text of a file; what cannot be drawn is told in one sentence. */
export function outlineOf(text: string, seat: Seat): Read {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return wrong(
      '这不是 GeoJSON 文件；请换一个扩展名为 .geojson 或 .json 的文件。',
      'This is no GeoJSON; choose another.',
    );
  }
  const features = (read as { features?: unknown } | null)?.features;
  const listed = Array.isArray(features) ? features : [read];
  const shapes = listed.flatMap((feature) => shapeOf(feature as GeoFeature | null));
  if (shapes.length === 0)
    return wrong(
      '文件里没有面（Polygon）；请导出乡镇或村的边界面。',
      'There is no polygon in it; export the outlines.',
    );
  const points = shapes.flatMap(({ rings }) => rings.flat());
  if (!points.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90))
    return wrong('坐标不是经纬度；请先转成 WGS84 经纬度。', 'Its coordinates are no degrees; convert it to WGS84.');
  const moved = shapes.map(({ name, rings }) => ({
    name,
    rings: rings.map((ring) => ring.map((at) => inKm(at, seat))),
  }));
  if (moved.some(({ rings }) => rings.some((ring) => ring.some(([x, y]) => Math.hypot(x, y) > 500))))
    return wrong(
      '边界离填写的县城有 500 公里以上；请核对县城的经度、纬度。',
      'It lies more than 500 km from the seat; check its longitude and latitude.',
    );
  // Thinner and thinner until it can be drawn: 50 m are less than a pixel of any screen.
  for (let least = 0.05; ; least *= 2) {
    const thin = moved.flatMap(({ name, rings }) => {
      const kept = rings.map((ring) => thinned(ring, least)).filter((ring) => ring.length >= 3);
      return kept.length === 0 ? [] : [{ name, rings: kept }];
    });
    if (countPoints(thin) <= mostOutlinePoints && thin.length > 0) return { shapes: thin, problem: null };
    if (thin.length === 0)
      return wrong('边界太小，画不出来；请核对文件。', 'The outlines are too small to draw; check the file.');
  }
}

interface GeoFeature {
  geometry?: { type?: string; coordinates?: unknown } | null;
  type?: string;
  coordinates?: unknown;
  properties?: Record<string, unknown> | null;
}

function shapeOf(feature: GeoFeature | null): Shape[] {
  const geometry = feature?.geometry ?? feature;
  const rings =
    geometry?.type === 'Polygon'
      ? ringsOf(geometry.coordinates)
      : geometry?.type === 'MultiPolygon' && Array.isArray(geometry.coordinates)
        ? geometry.coordinates.flatMap(ringsOf)
        : [];
  return rings.length === 0 ? [] : [{ name: nameOf(feature?.properties ?? {}), rings }];
}

/** Under which word the files of surveyors keep the name. */
const nameKeys = ['name', 'NAME', 'Name', '名称', '乡镇名', '乡镇', 'XZQMC', 'town', 'TOWN'];

function nameOf(properties: Record<string, unknown>): string {
  const found = nameKeys.map((key) => properties[key]).find((one) => typeof one === 'string' && one !== '');
  return typeof found === 'string' ? found.slice(0, 60) : '';
}

function ringsOf(coordinates: unknown): [number, number][][] {
  if (!Array.isArray(coordinates)) return [];
  return coordinates.flatMap((ring: unknown) => {
    if (!Array.isArray(ring)) return [];
    const points = ring.flatMap((at: unknown): [number, number][] =>
      Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number' ? [[at[0], at[1]]] : [],
    );
    return points.length < 3 ? [] : [points];
  });
}

/** A degree of latitude in kilometres; one of longitude is that much less the farther north it is. */
const kmOfDegree = 111.2;

export function inKm([longitude, latitude]: readonly [number, number], seat: Seat): [number, number] {
  const narrow = Math.cos((seat.latitude * Math.PI) / 180);
  return [
    rounded((longitude - seat.longitude) * kmOfDegree * narrow),
    rounded((latitude - seat.latitude) * kmOfDegree),
  ];
}

function rounded(n: number): number {
  return Math.round(n * 100) / 100;
}

/** Without the points that are nearer than that to the one kept before. */
function thinned(ring: readonly [number, number][], least: number): [number, number][] {
  const kept: [number, number][] = [];
  for (const at of ring) {
    const last = kept.at(-1);
    if (last === undefined || Math.hypot(at[0] - last[0], at[1] - last[1]) >= least) kept.push(at);
  }
  return kept;
}

function countPoints(shapes: readonly Shape[]): number {
  return shapes.reduce((sum, { rings }) => sum + rings.reduce((n, ring) => n + ring.length, 0), 0);
}

function wrong(zh: string, en: string): Read {
  return { shapes: null, problem: { zh, en } };
}
