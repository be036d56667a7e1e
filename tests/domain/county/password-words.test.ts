import { expect, test } from 'vitest';
import { passwordFlaw } from '../../../src/domain/county/password.ts';
import { passwordRule } from '../../../src/domain/county/session/password-words.ts';

test('operations A9: what a password is refused for stands beside its field before.', () => {
  const owner = { loginName: 'shenlixin', name: '沈立新', phone: '13912345678' };
  const refusals: Record<string, string> = {
    'short one': '至少 10 个字符',
    'shenlixin rides': '登录名',
    '74629184756': '不能只是数字',
    zz13912345678: '电话',
    abcabcabcabc: '来回重复',
    qwertyuiop12: '键盘上一排',
    'heqing-xian-2026': '地名',
  };
  for (const [password, words] of Object.entries(refusals)) {
    expect([password, passwordFlaw(password, owner, ['heqing', 'heqingxian']) !== null]).toEqual([password, true]);
    expect(passwordRule.zh).toContain(words);
  }
});
