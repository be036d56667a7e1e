/** By what strangers are counted: their network as the outermost trusted proxy has seen it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { defaultLimits } from '../../../src/http/app.ts';
import { subscriberOf } from '../../../src/domain/base/tries.ts';
import { networkOf } from '../../../src/http/base/address.ts';
import { TryCounter } from '../../../src/http/base/security.ts';
import { password, testApp, type TestApp } from '../../build/house/http-app.ts';

describe('the subscriber of a network', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['2001:db8:7:1::/64', '2001:db8:7::/48'],
    ['2001:db8:7:ffff::/64', '2001:db8:7::/48'],
    ['inside', 'inside'],
    ['code 2001:db8:7:1::/64', 'code 2001:db8:7::/48'],
  ])('of %s is %s', (network, subscriber) => {
    expect(subscriberOf(network)).toBe(subscriber);
  });
});

describe('the network of an address', () => {
  it.each([
    ['203.0.113.7', '203.0.113.7'],
    ['203.0.113.7:51000', '203.0.113.7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['unknown', null],
    ['', null],
    ['203.0.113.7, 10.0.0.1', null],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('guesses at the door', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await testApp();
    app.deps.settings.trustProxy = 1;
  });
  afterAll(() => app.close());

  /** 40 tries at names that nobody has, each from the address that it is told; how they were answered. */
  const flood = async (addressOf: (i: number) => string): Promise<number[]> => {
    app.deps.limits = defaultLimits();
    const answers: number[] = [];
    for (let i = 0; i < 40; i += 1) {
      const typed = { loginName: `nobody-${i}`, password };
      const headers = { 'x-forwarded-for': addressOf(i) };
      answers.push((await app.as(null)('POST', '/api/session', typed, headers)).status);
    }
    return answers;
  };

  it('security F9: are counted by the /64 of an IPv6 address, of which its owner has all', async () => {
    const answers = await flood((i) => `2001:db8:1:2::${(i + 1).toString(16)}`);
    expect(answers.slice(0, 30).every((status) => status === 401)).toBe(true);
    expect(answers.slice(30).every((status) => status === 429)).toBe(true);
  });

  it('security F9: are counted again by the /48 of which one subscriber has all, with room for sixteen networks', async () => {
    const spread = await flood((i) => `2001:db8:1:${i.toString(16)}::1`);
    expect(spread.every((status) => status === 401)).toBe(true);
    for (let i = 0; i < 440; i += 1)
      app.deps.limits.signIn.demand(`2001:db8:1:${(i + 64).toString(16)}::/64`, Date.now());
    const from = (address: string) =>
      app.as(null)('POST', '/api/session', { loginName: 'nobody', password }, { 'x-forwarded-for': address });
    expect((await from('2001:db8:1:ffff::1')).status).toBe(429);
    expect((await from('2001:db8:2:1::1')).status).toBe(401);
  });

  it('security F9: at one name are all of one place, from whichever of his networks a subscriber tries', async () => {
    app.deps.limits = defaultLimits();
    const from = async (address: string) =>
      (await app.as(null)('POST', '/api/session', { loginName: 'one name', password }, { 'x-forwarded-for': address }))
        .body.code;
    for (let i = 0; i < 5; i += 1) expect(await from(`2001:db8:1:${i}::1`)).toBe('wrong-password');
    expect(await from('2001:db8:1:9::1')).toBe('must-wait');
    expect(await from('2001:db8:2:9::1')).toBe('wrong-password');
  });

  it('security F9: are counted by what the trusted proxy appended, not by what the sender wrote before it', async () => {
    const answers = await flood((i) => `198.51.100.${i}, 203.0.113.7`);
    expect(answers.slice(30).every((status) => status === 429)).toBe(true);
    app.deps.settings.trustProxy = 2;
    const behindTwo = await flood((i) => `198.51.100.${i}, 203.0.113.7, 10.0.0.1`);
    expect(behindTwo.slice(30).every((status) => status === 429)).toBe(true);
    const others = await flood((i) => `198.51.100.${i}, 10.0.0.1`);
    expect(others.every((status) => status === 401)).toBe(true);
    app.deps.settings.trustProxy = 1;
  });
});

describe('the counter of tries', () => {
  it('security F9: gives as much of the limit as the network or its subscriber has used, bytes too, and takes both back', () => {
    const counter = new TryCounter(10, 1000);
    for (let i = 0; i < 16; i += 1) expect(counter.count(`2001:db8:7:${i}::/64`, 0, 8)).toBe(8);
    expect(counter.count('2001:db8:7:99::/64', 0, 0)).toBe(8);
    for (let i = 0; i < 4; i += 1) counter.count(`2001:db8:7:${i + 16}::/64`, 0, 8);
    expect(counter.count('2001:db8:7:99::/64', 0, 0)).toBe(10);
    expect(() => counter.demand('2001:db8:7:99::/64', 0)).toThrow();
    counter.giveBack('2001:db8:7:99::/64');
    expect(counter.count('2001:db8:7:99::/64', 0, 0)).toBe(10);
    expect(counter.count('2001:db8:8:99::/64', 0, 1)).toBe(1);
    const size = counter.size;
    for (let i = 0; i < 100; i += 1) counter.count(`2001:db8:7:${(i + 1000).toString(16)}::/64`, 0, 8);
    // A flood of one subscriber takes no more keys once he has had his share.
    expect(counter.size).toBeLessThan(size + 3);
  });

  it('security F24: holds no more keys than it has room for, and forgets those first who tried longest ago', () => {
    const counter = new TryCounter(2, 1000, 100);
    counter.demand('busy', 0);
    counter.demand('busy', 0);
    for (let i = 0; i < 99; i += 1) counter.demand(`other ${i}`, 0);
    expect(() => counter.demand('busy', 0)).toThrow();
    for (let i = 0; i < 5000; i += 1) counter.demand(`stranger ${i}`, 0);
    expect(counter.size).toBe(100);
    for (let i = 0; i < 5000; i += 1) counter.demand(`later ${i}`, 1001);
    expect(counter.size).toBe(200);
  });
});
