import { expect, test } from 'vitest';
import { withoutPlaces } from '../../../../src/domain/base/status/diagnosis.ts';

test.each([
  [
    'BACKUP_COPY 写的 bk@10.8.3.7:/srv/kept 回答 255（bk@10.8.3.7: Permission denied (publickey)）',
    'BACKUP_COPY 写的 … 回答 255（… Permission denied (publickey)）',
  ],
  ['短信网关 http://sms.inner.gov.cn:8080/send 回答 500', '短信网关 … 回答 500'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED …'],
  ['空间 /var/lib/hongdun 只剩 1.9 GB', '空间 … 只剩 1.9 GB'],
  // What helps stays.
  ['最近一次 2026-12-01 02:30，2.4 GB，版本 0.28.0', '最近一次 2026-12-01 02:30，2.4 GB，版本 0.28.0'],
])('a diagnosis tells no address, folder or user of the bureau’s network: %s', (words, told) => {
  expect(withoutPlaces(words)).toBe(told);
});
