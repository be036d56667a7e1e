import { expect, test } from 'vitest';
import { themeOf } from '../../../src/staff/base/theme.ts';

/** How far two colours are apart, as WCAG reckons it. */
function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [one, other].map(lightness).toSorted((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

function lightness(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

test.each([
  ['light', false],
  ['dark', true],
] as const)('The frame of a box and the ring of a choice are seen against every ground: %s.', (_, dark) => {
  const { token = {}, components = {} } = themeOf(dark, false);
  const { colorBgContainer = '', colorBgElevated = '', colorBgLayout = '' } = token;
  for (const name of ['Input', 'InputNumber', 'Select', 'DatePicker', 'Radio', 'Checkbox'] as const) {
    const frame = components[name]?.colorBorder ?? token.colorBorder ?? '';
    for (const ground of [colorBgContainer, colorBgElevated, colorBgLayout])
      expect(contrast(frame, ground), `${name} ${frame} on ${ground}`).toBeGreaterThanOrEqual(3);
  }
});
