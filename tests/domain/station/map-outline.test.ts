import { describe, expect, it } from 'vitest';
import { mostOutlinePoints, OutlineForm, outlineOf } from '../../../src/domain/station/map-outline.ts';

const seat = { longitude: 114.5, latitude: 38 };
const square = [
  [
    [114.5, 38],
    [114.6, 38],
    [114.6, 38.1],
    [114.5, 38],
  ],
];
const file = (features: unknown) => JSON.stringify({ type: 'FeatureCollection', features });
const feature = (geometry: unknown, properties: object = {}) => ({ type: 'Feature', properties, geometry });
const read = (text: string) => outlineOf(text, seat);

describe('an outline file of the county', () => {
  it('becomes closed lines in kilometres from the seat, with the names that it carries', () => {
    const two = file([
      feature({ type: 'Polygon', coordinates: square }, { 乡镇名: '柳河镇' }),
      feature({ type: 'MultiPolygon', coordinates: [square, square] }, { name: '白杨乡' }),
      feature({ type: 'Point', coordinates: [114.5, 38] }),
    ]);
    const { shapes, problem } = read(two);
    expect(problem).toBeNull();
    expect(shapes?.map(({ name, rings }) => [name, rings.length])).toEqual([
      ['柳河镇', 1],
      ['白杨乡', 2],
    ]);
    // A tenth of a degree: 11.12 km to the north, and cos 38° of it to the east.
    expect(shapes?.[0]?.rings[0]).toEqual([
      [0, 0],
      [8.76, 0],
      [8.76, 11.12],
      [0, 0],
    ]);
    expect(OutlineForm.safeParse({ fileName: '乡镇.geojson', shapes }).success).toBe(true);
  });

  it('is made thinner until it can be drawn', () => {
    const ring = Array.from({ length: 60_000 }, (_, i) => {
      const turn = (i / 60_000) * 2 * Math.PI;
      return [114.5 + Math.cos(turn), 38 + Math.sin(turn)];
    });
    const { shapes } = read(file([feature({ type: 'Polygon', coordinates: [ring] })]));
    const points = shapes?.[0]?.rings[0]?.length ?? 0;
    expect(points).toBeGreaterThan(1000);
    expect(points).toBeLessThanOrEqual(mostOutlinePoints);
  });

  it.each([
    ['no JSON', 'hello', /不是 GeoJSON/u],
    ['no polygon', file([feature({ type: 'Point', coordinates: [114.5, 38] })]), /没有面/u],
    [
      'other units',
      file([
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [500_000, 1],
              [500_001, 1],
              [500_001, 2],
            ],
          ],
        }),
      ]),
      /不是经纬度/u,
    ],
    [
      'another place',
      file([
        feature({
          type: 'Polygon',
          coordinates: [
            [
              [90, 30],
              [91, 30],
              [91, 31],
            ],
          ],
        }),
      ]),
      /核对县城的经度/u,
    ],
  ])('is refused in one sentence: %s', (_, text, words) => {
    expect(read(text).problem?.zh).toMatch(words);
  });
});
