import { describe, expect, it } from 'vitest';
import type { Account } from '../../../src/domain/county/account.ts';
import { isOwner, isQueued, newOwners, ownersOf, ownerZh, type Owned } from '../../../src/domain/matter/owner.ts';

const matter = (change: Partial<Owned> = {}): Owned => ({
  countyId: 1,
  id: 'm',
  number: '投2026-0001',
  version: 1,
  state: 'registered',
  stage: 'dispatch',
  officeId: 'SO-LH',
  stationId: null,
  handlerId: null,
  entrustedTo: null,
  ...change,
});
const kinds = (one: Owned) => ownersOf(one).map(({ kind, id }) => `${kind} ${id}`.trim());

describe('whose a matter is', () => {
  it('站点的先归站点，分送以前归中心，分送以后归所，指定了人就归人', () => {
    expect(kinds(matter({ state: 'atStation', stationId: 'ST-M03' }))).toEqual(['station ST-M03']);
    expect(kinds(matter())).toEqual(['centre']);
    expect(kinds(matter({ state: 'dispatched' }))).toEqual(['office SO-LH']);
    expect(kinds(matter({ state: 'accepted', handlerId: 'a' }))).toEqual(['officer a']);
    expect(kinds(matter({ state: 'closed', stage: 'done', handlerId: 'a' }))).toEqual([]);
  });

  it('第二名核查人、协办人、受委托的消协都算，交回的协办不算', () => {
    const coHandlers = [
      { accountId: 'b', handedBackOn: null },
      { accountId: 'c', handedBackOn: '2026-05-01' },
    ];
    const one = matter({ state: 'accepted', handlerId: 'a', secondId: 'd', entrustedTo: 'CA', coHandlers });
    expect(kinds(one)).toEqual(['officer a', 'second d', 'association CA', 'helper b']);
  });
});

describe('whose it has just become', () => {
  const registered = matter();
  const dispatched = matter({ state: 'dispatched', version: 2 });
  const assigned = matter({ state: 'dispatched', handlerId: 'a', version: 3 });
  const of = (before: Owned | null, next: Owned) => newOwners(before, next).map(({ kind }) => kind);

  it('每一次换手告诉新的一方，没换手的不告诉', () => {
    expect(of(registered, dispatched)).toEqual(['office']);
    expect(of(dispatched, assigned)).toEqual(['officer']);
    expect(of(assigned, { ...assigned, version: 4 })).toEqual([]);
    expect(of(assigned, { ...assigned, handlerId: 'b' })).toEqual(['officer']);
    expect(of(assigned, { ...assigned, officeId: 'SO-SQ', handlerId: null })).toEqual(['office']);
    expect(of(null, matter({ state: 'atStation', stationId: 'ST-M03' }))).toEqual(['station']);
  });

  it('新登记的、站点交上来的归中心，排在队里；退回中心的不算新来的', () => {
    const atStation = matter({ state: 'atStation', stationId: 'ST-M03' });
    const back = matter({ officeId: null, version: 4 });
    const centre = { kind: 'centre', id: '' } as const;
    expect(of(null, registered)).toEqual(['centre']);
    expect(of(atStation, registered)).toEqual(['centre']);
    expect(of(assigned, back)).toEqual(['centre']);
    expect(of(registered, { ...registered, version: 2 })).toEqual([]);
    expect([null, atStation, assigned].map((before) => isQueued(centre, before))).toEqual([true, true, false]);
    expect(isQueued({ kind: 'office', id: 'SO-LH' }, null)).toBe(false);
    const zh = (kind: 'complaint' | 'tipoff' | 'inquiry', before: Owned | null) => ownerZh(kind, back, centre, before);
    expect(zh('complaint', null)).toBe('投诉投2026-0001新登记，请分送。');
    expect(zh('inquiry', null)).toBe('咨询投2026-0001新登记，请答复或者分送。');
    expect(zh('complaint', atStation)).toBe('投诉投2026-0001从站点交上来了，请分送。');
    expect(zh('complaint', assigned)).toBe('投诉投2026-0001退回了中心，请重新分送。');
  });

  it('所里有所长就通知所长，没有所长通知全所的承办人，停用的账号不通知', () => {
    const account = (id: string, role: Account['role'], change: Partial<Account> = {}) =>
      ({ id, role, organisationId: 'SO-LH', stationId: null, active: true, ...change }) as Account;
    const head = account('h', 'officeHead');
    const staff = [account('a', 'officer'), account('b', 'officer'), account('x', 'officer', { active: false })];
    const office = { kind: 'office', id: 'SO-LH' } as const;
    const meant = (all: Account[]) => all.filter((one) => isOwner(one, office, all)).map(({ id }) => id);
    expect(meant([head, ...staff])).toEqual(['h']);
    expect(meant(staff)).toEqual(['a', 'b']);
  });

  it('话里只有编号，没有人', () => {
    expect(ownerZh('complaint', registered, { kind: 'office', id: 'SO-LH' }, registered)).toBe(
      '投诉投2026-0001分送到您所，请安排人办。',
    );
  });
});
