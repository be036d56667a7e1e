import { describe, expect, it } from 'vitest';
import { isUnloaded } from '../../../src/staff/base/loaded.ts';

describe('a part of the program that does not come', () => {
  it.each([
    'Failed to fetch dynamically imported module: http://127.0.0.1/desk/assets/page.js',
    'error loading dynamically imported module: http://127.0.0.1/desk/assets/page.js',
    'Importing a module script failed.',
    'Unable to preload CSS for http://127.0.0.1/desk/assets/page.css',
  ])('is told from a page that failed: %s', (message) => {
    expect(isUnloaded(new TypeError(message))).toBe(true);
    expect(isUnloaded(new Error(message))).toBe(true);
  });

  it.each(["Cannot read properties of undefined (reading 'import')", 'module is not defined'])(
    'is not: %s',
    (message) => {
      expect(isUnloaded(new TypeError(message))).toBe(false);
    },
  );
});
