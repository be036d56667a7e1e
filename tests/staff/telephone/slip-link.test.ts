import { expect, test } from 'vitest';
import { progressCode, scanZh } from '../../../src/staff/telephone/progress-code.ts';

const at = (origin: string) => ({ origin, hostname: new URL(origin).hostname });

test('A slip always has its code: of the county’s address, else of that by which the telephone came, known without a network too.', () => {
  expect(progressCode('https://315.example.gov.cn', at('http://127.0.0.1:12315'), '柳0001')).toEqual({
    link: 'https://315.example.gov.cn/progress?number=%E6%9F%B30001',
    opensOutside: true,
  });
  const near = progressCode('', at('http://10.1.2.3:12315'), '1');
  expect(near).toEqual({ link: 'http://10.1.2.3:12315/progress?number=1', opensOutside: true });
  expect(scanZh(near)).toBe('微信扫一扫，看进度。');
});

test('The code of a machine by itself is there too, and says that no other machine opens it.', () => {
  for (const own of ['http://127.0.0.1:5172', 'http://localhost:5173', 'http://[::1]:8080']) {
    const code = progressCode('', at(own), '1');
    expect([code.link, code.opensOutside]).toEqual([`${own}/progress?number=1`, false]);
    expect(scanZh(code)).toContain('只有这台机器打得开');
  }
});
