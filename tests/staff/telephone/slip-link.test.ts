import { expect, test } from 'vitest';
import { slipLink } from '../../../src/staff/telephone/slip.tsx';

const at = (origin: string) => ({ origin, hostname: new URL(origin).hostname });

test('The code of a slip leads to the county’s address, or to that by which the telephone came; to the machine itself never.', () => {
  expect(slipLink('https://315.example.gov.cn', at('http://10.1.2.3:12315'), '柳0001')).toBe(
    'https://315.example.gov.cn/progress?number=%E6%9F%B30001',
  );
  expect(slipLink('', at('http://10.1.2.3:12315'), '1')).toBe('http://10.1.2.3:12315/progress?number=1');
  for (const own of ['http://127.0.0.1:5172', 'http://localhost:5173', 'http://[::1]:80'])
    expect(slipLink('', at(own), '1')).toBe('');
});
