import { expect, it } from 'vitest';
import { codeOf, isCodeOf, newStub, stubOfGiven } from '../../../src/store/matter/query-code.ts';
import { testKeyring } from '../../build/house/keyring.ts';

const place = { countyId: 990126, kind: 'complaint' } as const;
const foreign = { ...testKeyring, marking: Buffer.alloc(32, 3) };

it('A code is made from its stub again and again, has eight figures, and is another under another key, county or kind.', () => {
  const stub = newStub();
  const code = codeOf(testKeyring, place, stub) ?? '';
  expect(code).toMatch(/^\d{8}$/u);
  expect(codeOf(testKeyring, place, stub)).toBe(code);
  expect(isCodeOf(testKeyring, place, stub, code)).toBe(true);
  for (const wrong of [code.slice(1), `${code}0`, code.slice(0, 6), '', stub]) {
    expect(isCodeOf(testKeyring, place, stub, wrong), wrong).toBe(false);
  }
  const others = [
    codeOf(foreign, place, stub),
    codeOf(testKeyring, { ...place, countyId: 990127 }, stub),
    codeOf(testKeyring, { ...place, kind: 'tipoff' }, stub),
  ];
  expect(others).not.toContain(code);
});

it('No code is another’s: of a thousand stubs each first and last figure comes about as often as any.', () => {
  const codes = Array.from({ length: 1000 }, () => codeOf(testKeyring, place, newStub()) ?? '');
  expect(new Set(codes).size).toBeGreaterThan(995);
  for (const at of [0, 7]) {
    const counts = Array.from({ length: 10 }, (_, n) => codes.filter((code) => code[at] === String(n)).length);
    // Three in a thousand million times one of them would stand outside by chance.
    for (const n of counts) expect(n).toBeGreaterThan(40);
  }
});

it.each(['204816', '20481632'])(
  'The hash of the given code %s opens to it alone, shows it to nobody, and differs each time.',
  (code) => {
    const stub = stubOfGiven(testKeyring, place, code);
    expect(isCodeOf(testKeyring, place, stub, code)).toBe(true);
    expect(codeOf(testKeyring, place, stub)).toBeNull();
    expect(stub).not.toContain(code);
    expect(stubOfGiven(testKeyring, place, code)).not.toBe(stub);
    for (const wrong of [`${code.slice(0, -1)}0`, '', code.slice(1), `${code}00`])
      expect(isCodeOf(testKeyring, place, stub, wrong === code ? '111111' : wrong)).toBe(false);
    expect(isCodeOf(foreign, place, stub, code)).toBe(false);
  },
);

it('A stub that is none opens nothing.', () => {
  for (const stub of ['', 'n', '6', '8', '204816', 'n204816'])
    for (const typed of ['', '204816', '00000000']) expect(isCodeOf(testKeyring, place, stub, typed)).toBe(false);
});
