import { describe, expect, it } from 'vitest';
import { demandStrongPassword, drawPassword, passwordFlaw } from '../../../src/domain/county/password.ts';
import { codeOf } from '../../build/refusal.ts';

const owner = { loginName: 'lihua', name: '李华', phone: '0399-6520315' };
const places = ['青禾县', '青禾', 'qinghexian', 'qinghe', '柳河镇', 'liuhezhen', '青禾县市场监督管理局', 'lihua'];

describe('a password', () => {
  it.each([
    'short',
    '123456789',
    'lihua-and-more',
    'LIHUA-and-more',
    '8888888888',
    'passwordpassword',
    'ababababab',
    '1234567812345678',
    '1234567890',
    '9876543210',
    'password123',
    '2026Password!',
    'P@ssw0rd2026',
    'abcdefghij',
    'zyxwvutsrq',
    'qwertyuiop',
    'asdfghjkl1',
    '1qaz2wsx3edc',
    'qwer1234asdf',
    'admin12345',
    'woaini5201314',
    'abcabcabca',
    '青禾青禾青禾青禾青禾',
    '13800000000',
  ])('%s is refused', (password) => {
    expect(codeOf(() => demandStrongPassword(password, owner, []))).toBe('weak-password');
  });

  it.each([
    '青禾县的好地方有好水',
    'correct horse battery',
    'a long test password',
    'my property at the lake',
    'three oxen drank the moon',
    'sunshine over hills',
    '雨后的扁担会唱歌吗呀',
  ])('%s is taken', (password) => {
    expect(codeOf(() => demandStrongPassword(password, owner, []))).toBeNull();
  });

  it('is counted in characters, not in bytes', () => {
    expect(codeOf(() => demandStrongPassword('青禾县的好地方有好', owner, []))).toBe('weak-password');
    expect(codeOf(() => demandStrongPassword('🐎🐎🐄🐄🐑🐑🐖🐖🐓', owner, []))).toBe('weak-password');
  });
});

describe('security F24: a password that others think of first', () => {
  it.each([
    ['Zhangsan2026', '常见的词或名字'],
    ['qinghe2026!', '地名'],
    ['liuhe12345', '地名'],
    ['13800138000', '只有数字'],
    ['1990010112', '只有数字'],
    ['hongdun2026', '地名'],
    ['hongdun-demo', '地名'],
    ['woaizhongguo', '常见的词'],
    ['Sunshine#2026', '常见的词'],
    ['basketball!', '常用密码'],
    ['zhaodeming1', '拼音'],
    ['li 19900101 h', '生日'],
    ['za13812345678', '电话'],
    ['my 03996520315 phone', '电话'],
    ['Li-Hua-2026-11', '姓名'],
    ['青禾县12315消费者协会', '地名'],
    ['青禾县市场监督管理局2026', '地名'],
    ['wangxiaoming88', '拼音'],
    ['short', '至少 10 个字符，现在 5 个'],
  ])('%s is refused with what to do', (password, says) => {
    const [zh, en] = passwordFlaw(password, owner, places) ?? ['', ''];
    expect(zh).toContain(says);
    expect(en).not.toBe('');
  });

  it('is refused at its field, in a sentence that names the way out', () => {
    try {
      demandStrongPassword('hongdun2026', owner, places, 'next');
      expect.unreachable();
    } catch (error) {
      expect(error).toMatchObject({ code: 'weak-password', fields: [{ path: 'next' }] });
      expect((error as { fields: { zh: string }[] }).fields[0]?.zh).toContain('可以用三四个不相干的词');
    }
  });

  it('is none that is drawn for a slip: twelve letters and figures that nobody takes for others', () => {
    let n = 7;
    const pick = (below: number) => (n = (n * 48_271) % 2_147_483_647) % below;
    const drawn = Array.from({ length: 200 }, () => drawPassword(pick));
    expect(new Set(drawn).size).toBe(200);
    for (const one of drawn) {
      expect(one).toMatch(/^[a-hjkmnp-z2-9]{4}(?:-[a-hjkmnp-z2-9]{4}){2}$/u);
      expect(passwordFlaw(one, owner, places)).toBeNull();
    }
  });
});
