import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../../../src/domain/base/actor.ts';
import type { Refusal } from '../../../../src/domain/base/refusal.ts';
import {
  asksFor,
  decideHook,
  HookForm,
  hookSystemTellings,
  hostOf,
  isHookWritten,
  mayConfirmHook,
  mostHooks,
  waitsForSecond,
  writeHook,
  type HookSystem,
} from '../../../../src/domain/matter/hook/hook-system.ts';
import { isShutHost } from '../../../../src/outside/gateway/hook.ts';

const at = new Date('2026-08-03T02:00:00Z');
const person = (id: string, role: Actor['role']): Actor => ({
  countyId: 1,
  id,
  name: id,
  role,
  organisationId: null,
  stationId: null,
});
const admin = person('admin', 'admin');
const security = person('security', 'security');
const form: HookForm = { name: '县政府OA', url: 'https://oa.example.gov.cn/hongdun', events: ['filed', 'closed'] };
const facts = { by: admin, at, others: [] as readonly string[], isShut: isShutHost };
const id = randomUUID();
const fresh = () => writeHook(id, form, null, 0, facts);
const decided = (system: HookSystem, by = security) =>
  decideHook(system, { version: system.version, allow: true, reason: '' }, { by, at }) as HookSystem;

function refusalOf(act: () => unknown): Refusal {
  try {
    act();
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('It was not refused.');
}

describe('对外通知的系统', () => {
  test('is told of nothing until a second person has confirmed it, and of nothing but what was confirmed.', () => {
    const written = fresh();
    expect([waitsForSecond(written), asksFor(written, 'filed')]).toEqual([true, false]);
    const standing = decided(written);
    expect([waitsForSecond(standing), asksFor(standing, 'filed'), asksFor(standing, 'alert')]).toEqual([
      false,
      true,
      false,
    ]);
    // Another address waits, and letters go to the one before.
    const moved = writeHook(id, { ...form, url: 'https://oa2.example.gov.cn/' }, standing, 1, facts);
    expect([waitsForSecond(moved), moved.standingUrl, asksFor(moved, 'filed')]).toEqual([true, form.url, true]);
    // So does more; less needs nobody.
    const more = writeHook(id, { ...form, events: ['filed', 'closed', 'alert'] }, standing, 1, facts);
    expect([waitsForSecond(more), asksFor(more, 'alert')]).toEqual([true, false]);
    const less = writeHook(id, { ...form, events: ['filed'] }, standing, 1, facts);
    expect([waitsForSecond(less), asksFor(less, 'closed'), asksFor(less, 'filed')]).toEqual([false, false, true]);
    // What another address narrows waits with it.
    const both = writeHook(id, { ...form, url: 'https://oa2.example.gov.cn/', events: ['filed'] }, standing, 1, facts);
    expect(asksFor(both, 'closed')).toBe(true);
    expect(asksFor({ ...standing, active: false }, 'filed')).toBe(false);
  });

  test('is confirmed by the security administrator or a deputy director, and never by who wrote it.', () => {
    const written = fresh();
    expect(mayConfirmHook(security, written)).toBe(true);
    expect(mayConfirmHook(person('leader', 'leader'), written)).toBe(true);
    expect(mayConfirmHook(admin, written)).toBe(false);
    expect(mayConfirmHook({ ...security, id: 'admin' }, written)).toBe(false);
    expect(mayConfirmHook({ ...security, sealsHeld: true }, written)).toBe(false);
    expect(refusalOf(() => decided(written, { ...security, id: 'admin' })).code).toBe('hook-own');
    const newer = { ...written, version: 2 };
    expect(refusalOf(() => decideHook(newer, { version: 1, allow: true, reason: '' }, { by: security, at })).code).toBe(
      'changed-meanwhile',
    );
  });

  test('that is refused goes back to what stood, or is gone where nothing did; a refusal says why.', () => {
    const no = { version: 1, allow: false, reason: '网址不是局里的' };
    expect(decideHook(fresh(), no, { by: security, at })).toBeNull();
    expect(refusalOf(() => decideHook(fresh(), { ...no, reason: '' }, { by: security, at })).fields).toMatchObject([
      { path: 'reason' },
    ]);
    const standing = decided(fresh());
    const moved = writeHook(id, { ...form, url: 'https://oa2.example.gov.cn/' }, standing, 1, facts);
    const back = decideHook(moved, { ...no, version: 2 }, { by: security, at }) as HookSystem;
    expect([back.url, back.version, waitsForSecond(back)]).toEqual([form.url, 3, false]);
    // Pressed again after a lost answer it is done already; of what was written since it says nothing.
    expect(decideHook(back, { ...no, version: 2 }, { by: security, at })).toBe(back);
    const again = writeHook(id, { ...form, url: 'https://oa3.example.gov.cn/' }, back, 3, facts);
    expect(refusalOf(() => decideHook(again, { ...no, version: 3 }, { by: security, at })).code).toBe(
      'changed-meanwhile',
    );
  });

  test('is refused in one sentence that names the field: an address of this machine or a cloud, an open line, a taken name, one too many.', () => {
    const wrong = (change: Partial<HookForm>, others: readonly string[] = []) =>
      refusalOf(() => writeHook(id, { ...form, ...change }, null, 0, { ...facts, others })).fields;
    for (const url of [
      'https://127.0.0.1/x',
      'https://localhost:9200/',
      'https://[::1]/',
      'https://169.254.169.254/latest',
      'https://0x7f.1/',
      'https://[::ffff:127.0.0.1]/',
    ])
      expect([url, wrong({ url })]).toMatchObject([
        url,
        [{ path: 'url', zh: expect.stringContaining('本机') as string }],
      ]);
    expect(wrong({ url: 'http://oa.example.gov.cn/' })).toMatchObject([
      { path: 'url', zh: expect.stringContaining('https') as string },
    ]);
    expect(wrong({ url: 'https://me:secret@oa.example.gov.cn/' })).toMatchObject([
      { path: 'url', zh: expect.stringContaining('用户名') as string },
    ]);
    expect(wrong({}, [form.name])).toMatchObject([{ path: 'name' }]);
    expect(
      wrong(
        {},
        Array.from({ length: mostHooks }, (_, i) => `系统${i}`),
      ),
    ).toMatchObject([{ path: 'name' }]);
    // A network of the county's own is no shut address.
    expect(writeHook(id, { ...form, url: 'https://10.20.30.40/x' }, null, 0, facts).url).toBe('https://10.20.30.40/x');
    const long = 'x'.repeat(5000);
    const read = HookForm.safeParse({ name: long, url: `https://${long}`, events: [] });
    expect(read.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'url', 'events']);
  });

  test('pressed twice is written once, and another version read before is refused.', () => {
    const written = fresh();
    expect(isHookWritten(written, form, 0)).toBe(true);
    expect(isHookWritten(written, { ...form, events: ['filed'] }, 0)).toBe(false);
    expect(refusalOf(() => writeHook(id, form, written, 0, facts)).code).toBe('changed-meanwhile');
  });

  test('stands in the ledger by its host, without what is behind it.', () => {
    const host = hostOf('https://oa.example.gov.cn:8443/robot?access_token=abc');
    expect(host).toBe('oa.example.gov.cn:8443');
    const told = { system: id, name: 'OA', host, events: ['filed'], version: 1, waits: true };
    expect(hookSystemTellings['hook-saved'](told as never, '2026-08-03')[0]).toBe(
      '对外通知的系统“OA”写成发到 oa.example.gov.cn:8443，1 样通知，等另一个人核定。',
    );
  });
});
