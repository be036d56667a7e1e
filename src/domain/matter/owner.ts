/**
 * 归谁办 (owner): whose a matter is as it stands, and whose it has just become. Who gets it is told once, in words that name nobody
 * of the matter; whoever gave it to himself is told nothing.
 */
import type { Hearer } from '../county/account.ts';
import { beforeDispatch } from '../base/actor.ts';
import { matterWords, type Matter, type MatterKind } from './matter.ts';

/** Who has it: the station before it goes up, the centre before it dispatches, an office, an officer, the association. */
export interface Owner {
  kind: 'station' | 'centre' | 'office' | 'officer' | 'second' | 'helper' | 'association';
  /** Empty for the centre, of which there is one. */
  id: string;
}

export type Owned = Pick<
  Matter,
  'countyId' | 'id' | 'number' | 'version' | 'state' | 'stage' | 'officeId' | 'stationId' | 'handlerId' | 'entrustedTo'
> & {
  secondId?: string | null;
  coHandlers?: readonly { accountId: string; handedBackOn: string | null }[];
};

export function ownersOf(matter: Owned): Owner[] {
  if (matter.stage === 'done') return [];
  const { state, stationId, officeId, handlerId, secondId = null, entrustedTo, coHandlers = [] } = matter;
  if (state === 'atStation') return stationId === null ? [] : [{ kind: 'station', id: stationId }];
  // Only the centre dispatches (《办法》第四十一条), so until then it is the one that handles.
  if (beforeDispatch.has(state) || officeId === null) return [{ kind: 'centre', id: '' }];
  const owners: Owner[] = [handlerId === null ? { kind: 'office', id: officeId } : { kind: 'officer', id: handlerId }];
  if (secondId !== null) owners.push({ kind: 'second', id: secondId });
  if (entrustedTo !== null) owners.push({ kind: 'association', id: entrustedTo });
  for (const { accountId, handedBackOn } of coHandlers)
    if (handedBackOn === null) owners.push({ kind: 'helper', id: accountId });
  return owners;
}

/** Whether it waits at the desk of the centre, also where the office that it is to go to is proposed already. */
export function isAtCentre(matter: Owned): boolean {
  return ownersOf(matter).some(({ kind }) => kind === 'centre');
}

/** Whose it has become by the act. */
export function newOwners(before: Owned | null, next: Owned): Owner[] {
  const had = before === null ? [] : ownersOf(before);
  return ownersOf(next).filter(({ kind, id }) => !had.some((one) => one.kind === kind && one.id === id));
}

/** Whether it is new in the queue of the centre, which gets many a day, and not one that an office gave back. */
export function isQueued({ kind }: Owner, before: Owned | null): boolean {
  return kind === 'centre' && (before === null || before.state === 'atStation');
}

/** Whether the account is meant; of an office its head, and where it has none its officers. */
export function isOwner(account: Hearer, { kind, id }: Owner, accounts: readonly Hearer[]): boolean {
  if (!account.active) return false;
  switch (kind) {
    case 'station':
      return account.role === 'station' && account.stationId === id;
    case 'centre':
      return account.role === 'centre';
    case 'association':
      return account.role === 'mediator' && account.organisationId === id;
    case 'office': {
      const heads = accounts.filter((one) => one.active && one.role === 'officeHead' && one.organisationId === id);
      return heads.length > 0 ? heads.includes(account) : account.role === 'officer' && account.organisationId === id;
    }
    default:
      return account.id === id;
  }
}

const said: Record<Owner['kind'], string> = {
  station: '到了您站，请先和双方谈',
  centre: '退回了中心，请重新分送',
  office: '分送到您所，请安排人办',
  officer: '交给您承办，请及时办理',
  second: '请您一起核查',
  helper: '请您协办',
  association: '委托消协调解，请安排调解',
};

/** What the message says; nothing of the people in it. */
export function ownerZh(
  kind: MatterKind,
  { number }: Pick<Matter, 'number'>,
  owner: Owner,
  before: Owned | null,
): string {
  const what = isQueued(owner, before) ? queuedZh(kind, before) : said[owner.kind];
  return `${matterWords[kind].zh}${number}${what}。`;
}

/** Who had got it by a step that was taken back: nothing is asked of him any more. */
export function undoneZh({ number }: Pick<Matter, 'number'>): string {
  return `${number}刚才给错了，已经撤回，您不用办。`;
}

function queuedZh(kind: MatterKind, before: Owned | null): string {
  if (before !== null) return '从站点交上来了，请分送';
  return kind === 'inquiry' ? '新登记，请答复或者分送' : '新登记，请分送';
}

/** The text message about all that is new in the queue since the last one: how many, and none of their people. */
export function gatheredZh(n: number): string {
  return `中心有 ${n} 件新的在等，请登录处理。`;
}
