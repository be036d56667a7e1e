import { expect, test } from 'vitest';
import {
  cellsOf,
  frameOf,
  groundOf,
  hullOf,
  middleOf,
  pathOf,
  leastCovering,
  placeApart,
  scaleOf,
  type Point,
} from '../../../src/staff/base/ui/map-shapes.ts';

test('The line around points leaves out what lies within, and one or two points are what they are.', () => {
  const corners = [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
    { x: 4, y: 4 },
    { x: 0, y: 4 },
  ];
  expect(hullOf([...corners, { x: 2, y: 2 }, { x: 2, y: 0 }])).toEqual(corners);
  expect(hullOf([{ x: 1, y: 1 }])).toEqual([{ x: 1, y: 1 }]);
});

test('North is up: a place with a greater y is drawn with a smaller one.', () => {
  expect(
    pathOf([
      { x: 0, y: 5 },
      { x: 1, y: -2 },
    ]),
  ).toBe('M0 -5L1 2Z');
});

test('The frame holds every point with air, also a single one, and its scale is a round number of kilometres.', () => {
  const frame = frameOf([
    { x: -20, y: -10 },
    { x: 30, y: 25 },
  ]);
  expect(frame.left).toBeLessThan(-20);
  expect(frame.left + frame.width).toBeGreaterThan(30);
  expect(frame.top).toBeLessThan(-25);
  expect(scaleOf(frame)).toBe(10);
  expect(frameOf([{ x: 3, y: 3 }]).width).toBeGreaterThan(0);
  expect(frameOf([]).width).toBeGreaterThan(0);
});

test('Names on a map lie on no mark and on no other: the second of two neighbours takes its next place, one far away its first.', () => {
  const at = (x: number) => [
    { x, y: 0 },
    { x, y: 14 },
  ];
  const found = placeApart(
    [
      { id: 'a', width: 40, places: at(0) },
      { id: 'b', width: 40, places: at(20) },
      { id: 'c', width: 40, places: at(70) },
      { id: 'none', width: 40, places: [] },
    ],
    13,
  );
  const mark = { x: 0, y: 0, width: 8, height: 6 };
  expect(placeApart([{ id: 'a', width: 40, places: at(10) }], 13, [mark]).get('a')).toEqual({ x: 10, y: 14 });
  expect(Object.fromEntries(found)).toEqual({ a: { x: 0, y: 0 }, b: { x: 20, y: 14 }, c: { x: 70, y: 0 } });
});

test('A name stands first where it covers the least of what is shaded.', () => {
  const places = [0, 5, -5].map((y) => ({ x: 0, y }));
  const size = { width: 20, height: 4 };
  const ys = (seen: Parameters<typeof leastCovering>[2]) => leastCovering(places, size, seen).map(({ y }) => y);
  expect(ys([])).toEqual([0, 5, -5]);
  expect(
    ys([
      { x: 3, y: 1, weight: 9 },
      { x: -3, y: 5, weight: 2 },
      { x: 30, y: -5, weight: 99 },
    ]),
  ).toEqual([-5, 5, 0]);
});

test('A name that may lack is left out where all its places are taken, and one that must not stands in its last.', () => {
  const places = [
    { x: 0, y: 0 },
    { x: 4, y: 0 },
  ];
  const names = (last: object) =>
    placeApart(
      [
        { id: 'a', width: 20, places },
        { id: 'b', width: 20, places, ...last },
      ],
      10,
    );
  expect(names({}).get('b')).toEqual({ x: 4, y: 0 });
  expect(names({ mayLack: true }).has('b')).toBe(false);
  expect(names({ mayLack: true, places: [{ x: 0, y: 12 }] }).get('b')).toEqual({ x: 0, y: 12 });
});

test('The ground within an outline is divided among points: each gets what is nearest, all of it is given once, and each side knows who lies behind it.', () => {
  const outline = [
    { x: 0, y: 0 },
    { x: 10, y: 0 },
    { x: 10, y: 10 },
    { x: 0, y: 10 },
  ];
  const points = [
    { x: 2, y: 5 },
    { x: 8, y: 5 },
    { x: 5, y: 9 },
  ];
  const cells = cellsOf(points, outline);
  const areaOf = (corners: readonly Point[]) =>
    Math.abs(
      corners.reduce((sum, { x, y }, i) => {
        const next = corners[(i + 1) % corners.length] as Point;
        return sum + x * next.y - next.x * y;
      }, 0),
    ) / 2;
  expect(cells.reduce((sum, { corners }) => sum + areaOf(corners), 0)).toBeCloseTo(100);
  for (const [i, { corners, behind }] of cells.entries())
    for (const [n, corner] of corners.entries()) {
      const far = points.map(({ x, y }) => Math.hypot(corner.x - x, corner.y - y));
      expect(far[i]).toBeCloseTo(Math.min(...far));
      const next = corners[(n + 1) % corners.length] as Point;
      const middle = { x: (corner.x + next.x) / 2, y: (corner.y + next.y) / 2 };
      const other = behind[n] ?? null;
      const isEdge = [0, 10].some((end) => Math.abs(middle.x - end) < 1e-9 || Math.abs(middle.y - end) < 1e-9);
      expect(other === null).toBe(isEdge);
      if (other !== null) {
        const [own, its] = [points[i] as Point, points[other] as Point];
        expect(Math.hypot(middle.x - own.x, middle.y - own.y)).toBeCloseTo(
          Math.hypot(middle.x - its.x, middle.y - its.y),
        );
      }
    }
  expect(middleOf(cells)).toEqual({ x: expect.closeTo(5), y: expect.closeTo(5) });
  expect(middleOf([])).toBeNull();
  // Two villages at one and the same place share one cell instead of leaving none.
  expect(
    areaOf(
      cellsOf(
        [
          { x: 5, y: 5 },
          { x: 5, y: 5 },
        ],
        outline,
      )[0]?.corners ?? [],
    ),
  ).toBeCloseTo(100);
});

test('The ground of points goes beyond the outermost of them, and two points have none.', () => {
  const ground = groundOf(
    [
      { x: 0, y: 0 },
      { x: 4, y: 0 },
      { x: 2, y: 4 },
    ],
    1,
  );
  expect(Math.min(...ground.map(({ x }) => x))).toBeLessThan(0);
  expect(Math.max(...ground.map(({ y }) => y))).toBeCloseTo(5);
  expect(groundOf([{ x: 0, y: 0 }], 1)).toEqual([]);
});
