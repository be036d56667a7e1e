import { expect, it } from 'vitest';
import { opensOutside } from '../../../src/http/base/public-address.ts';

it.each([
  ['https://12315.qinghe.gov.cn', true],
  ['http://10.8.0.5:12315', true],
  ['http://localhost:12315', false],
  ['http://127.0.0.1:12315', false],
  ['http://127.0.0.2', false],
  ['http://0.0.0.0:80', false],
  ['http://[::1]:12315', false],
  // A name that only begins like the machine itself.
  ['https://localhost.qinghe.gov.cn', true],
])('%s opens outside of the machine: %s', (address, opens) => {
  expect(opensOutside(address)).toBe(opens);
});
