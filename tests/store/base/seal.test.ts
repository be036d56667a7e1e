/** Seals of both suites, and the examples of the standards by which the library's ciphers are known to be theirs. */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Keyring } from '../../../src/domain/base/keyring.ts';
import { ledgerKeysFrom } from '../../../src/store/base/ledger-key.ts';
import { freshBytes, openText, openWithForm, sealText, sealWithForm } from '../../../src/store/base/seal.ts';

const key = new Uint8Array(32).fill(7);
/** One key under two names, so that only what it is for tells them apart. */
const ring: Keyring = {
  current: 'ks',
  keys: new Map([
    ['ka', key],
    ['ks', key],
    ['other', new Uint8Array(32).fill(8)],
  ]),
  suites: new Map([
    ['ks', 'sm4'],
    ['other', 'sm4'],
  ]),
  marking: new Uint8Array(32).fill(9),
};
const ofAes: Keyring = { ...ring, current: 'ka' };
const hex = (text: string) => Buffer.from(text, 'hex');

describe('compliance 10: the national ciphers are those of the standards', () => {
  const one = hex('0123456789abcdeffedcba9876543210');

  it('SM4: GB/T 32907-2016, appendix A, one block and a million times over', () => {
    expect(createCipheriv('sm4-ecb', one, null).update(one).toString('hex')).toBe('681edf34d206965e86b3e94f536e4246');
    // A chain over nothing is the cipher of the cipher of the cipher…
    const chain = createCipheriv('sm4-cbc', one, one).update(Buffer.alloc(16_000_000));
    expect(chain.subarray(-16).toString('hex')).toBe('595298c7c6fd271f0402f804c33d3f66');
  });

  it.each([
    [
      '0123456789abcdeffedcba9876543210',
      'ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286310ce37b926e02fcd0faa0baf38b2933851d824514',
    ],
    [
      'fedcba98765432100123456789abcdef',
      '5dcccd25b95ab07417a08512ee160e2f8f661521cbbab44cc87138445bc29e5c0ae0297205d62704173b21239b887f6c8cb5b800917a2488284bde9e16ea2906',
    ],
  ])('SM4-CTR under %s: draft-ribose-cfrg-sm4-10, appendix A.2.5', (under, wanted) => {
    const counter = hex('000102030405060708090a0b0c0d0e0f');
    const plain = hex([...'abcdefab'].map((figure) => figure.repeat(16)).join(''));
    expect(createCipheriv('sm4-ctr', hex(under), counter).update(plain).toString('hex')).toBe(wanted);
  });

  it.each([
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('SM3 of “%s”: GB/T 32905-2016, appendix A', (words, wanted) => {
    expect(createHash('sm3').update(words).digest('hex')).toBe(wanted);
  });

  it.each([
    [
      hex('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f20'),
      Buffer.from('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'.repeat(2)),
      'ca05e144ed05d1857840d1f318a4a8669e559fc8391f414485bfdf7bb408963a',
    ],
    [
      hex('0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f202122232425'),
      Buffer.alloc(50, 0xcd),
      '220bf579ded555393f0159f66c99877822a3ecf610d1552154b41d44b94db3ae',
    ],
    [
      Buffer.alloc(32, 0x0b),
      Buffer.from('Hi There'),
      'c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e',
    ],
    [
      Buffer.from('Jefe'),
      Buffer.from('what do ya want for nothing?'),
      '2e87f1d16862e6d964b50a5200bf2b10b764faa9680a296a2405f24bec39f882',
    ],
  ])('HMAC-SM3: GM/T 0042-2015, appendix D.3', (under, words, wanted) => {
    expect(createHmac('sm3', under).update(words).digest('hex')).toBe(wanted);
  });

  it('HKDF by SM3 is that of RFC 5869, made of HMAC-SM3 alone', () => {
    const mac = (under: Buffer, words: string) => createHmac('sm3', under).update(words).digest();
    const extracted = createHmac('sm3', Buffer.alloc(32)).update(key).digest();
    expect(Buffer.from(hkdfSync('sm3', key, '', 'hongdun x', 32))).toEqual(mac(extracted, 'hongdun x\u0001'));
  });
});

describe.each([
  ['AES-256-GCM', ofAes, 28],
  ['SM4-CTR with HMAC-SM3', ring, 49],
] as const)('a seal by %s', (_, under, besides) => {
  const binding = '990126 complaint 1';

  it.each(['', '赵', '电话13812345678，'.repeat(400)])('opens as it was sealed, where it was sealed', (text) => {
    const sealed = sealText(under, binding, text);
    expect(sealed.keyId).toBe(under.current);
    expect(sealed.sealed).toHaveLength(besides + Buffer.byteLength(text));
    expect(openText(under, binding, sealed)).toBe(text);
    // Older ones stay open when the ring has another current key.
    expect(openText({ ...under, current: 'other' }, binding, sealed)).toBe(text);
    expect(openText(under, '990126 complaint 2', sealed)).toBeNull();
    expect(openText(under, `${binding} `, sealed)).toBeNull();
  });

  it('is another one each time, and shows nothing of the text', () => {
    const seals = Array.from({ length: 50 }, () => sealText(under, binding, '13812345678').sealed.toString('latin1'));
    expect(new Set(seals).size).toBe(50);
    expect(seals.join('')).not.toContain('1381');
  });

  it('does not open with any bit of it changed, cut short anywhere, or with more behind it', () => {
    const { sealed, keyId } = sealText(under, binding, '赵13812345678');
    for (let at = 0; at < sealed.length; at += 1) {
      const spoiled = Buffer.from(sealed);
      spoiled[at] = (spoiled[at] as number) ^ 1;
      expect(openText(under, binding, { sealed: spoiled, keyId }), `byte ${at}`).toBeNull();
      expect(openText(under, binding, { sealed: sealed.subarray(0, at), keyId }), `cut at ${at}`).toBeNull();
    }
    expect(openText(under, binding, { sealed: Buffer.concat([sealed, Buffer.alloc(1)]), keyId })).toBeNull();
  });

  it('does not open under another key, nor as one of the other suite under the same bytes', () => {
    const made = sealText(under, binding, '赵');
    for (const keyId of ['ka', 'ks', 'other', 'gone'].filter((id) => id !== under.current))
      expect(openText(ring, binding, { ...made, keyId }), keyId).toBeNull();
  });
});

describe('a seal of a person', () => {
  it.each([
    ['AES', ofAes, 1],
    ['SM4', ring, 2],
  ] as const)('by %s names its form in its first byte, and opens as no other', (_, under, form) => {
    const made = sealWithForm(under, 'here', '赵');
    expect(made.sealed[0]).toBe(form);
    expect(openWithForm(ring, 'here', made)).toBe('赵');
    const renamed = Buffer.from(made.sealed);
    renamed[0] = 3 - form;
    for (const keyId of ['ka', 'ks']) expect(openWithForm(ring, 'here', { sealed: renamed, keyId })).toBeNull();
  });

  it('that an earlier version made opens as it did', () => {
    const { sealed, keyId } = sealText(ofAes, 'here', '赵');
    expect(openWithForm(ring, 'here', { sealed: Buffer.concat([Buffer.of(1), sealed]), keyId })).toBe('赵');
  });
});

describe('the national seal', () => {
  const keyOf = (purpose: string) => Buffer.from(hkdfSync('sm3', key, '', `hongdun ${purpose}`, 32));

  it('is form, counter, MAC and cipher, under two keys that neither tells of the other nor of the key of the file', () => {
    const { sealed } = sealText(ring, 'here', '赵');
    const [form, counter, mac, bytes] = [
      sealed.subarray(0, 1),
      sealed.subarray(1, 17),
      sealed.subarray(17, 49),
      sealed.subarray(49),
    ];
    expect([...form]).toEqual([2]);
    const cipher = createDecipheriv('sm4-ctr', keyOf('seal by sm4').subarray(0, 16), counter);
    expect(cipher.update(bytes).toString('utf8')).toBe('赵');
    const head = hex('020000000200000004');
    const words = Buffer.concat([head, Buffer.from('ks'), Buffer.from('here'), counter, bytes]);
    expect(mac).toEqual(createHmac('sm3', keyOf('mac of seals')).update(words).digest());
  });

  it('the ledger of such a key is under HMAC-SM3, and that of another under HMAC-SHA-256 as before', () => {
    const { of } = ledgerKeysFrom(ring);
    const wanted = (hash: 'sm3' | 'sha256') => {
      const next = (from: Uint8Array, purpose: string) =>
        Buffer.from(hkdfSync(hash, from, '', `hongdun ${purpose}`, 32));
      return createHmac(hash, next(next(key, 'ledger'), 'ledger line'))
        .update('一行')
        .digest();
    };
    expect(of('ks')?.mac('line', '一行')).toEqual(wanted('sm3'));
    expect(of('ka')?.mac('line', '一行')).toEqual(wanted('sha256'));
  });
});

describe('random bytes by the handful', () => {
  it('are as many as were asked for, and no byte is given twice', () => {
    const given = Array.from({ length: 2000 }, () => Buffer.from(freshBytes(12)).toString('hex'));
    expect(given.every((bytes) => bytes.length === 24)).toBe(true);
    expect(new Set(given).size).toBe(2000);
    expect(freshBytes(5000)).toHaveLength(5000);
  });

  it('stay as they were given while others are drawn', () => {
    const first = freshBytes(9);
    const before = first.toString('hex');
    for (let i = 0; i < 1000; i += 1) freshBytes(12);
    expect(first.toString('hex')).toBe(before);
  });
});
