import type { StoredLetter } from '../../../domain/exchange/letter-exchange.ts';
import type { ExchangeView } from '../../../http/api/exchange/letter-exchange-routes.ts';
import type { LetterView } from '../../../http/api/exchange/letter-view.ts';
import { send, type Wire } from '../../base/client.ts';

export type SeenExchange = Wire<ExchangeView>;
export type SeenLetter = Wire<LetterView>;
export type Direction = StoredLetter['direction'];

const of = (number: string) => `/complaints/${encodeURIComponent(number)}/exchange`;

/** The calls of 上下级交换. Query keys: ['exchange', direction] · ['complaint', number, 'exchange']. */
export const exchangeClient = {
  all: (direction: Direction | null, signal?: AbortSignal) =>
    send<SeenExchange>(`/exchange${direction === null ? '' : `?direction=${direction}`}`, { signal }),
  peerHeads: (countyId: number) => `/api/exchange/peer-heads?county=${countyId}`,
  again: (id: string) => send<{ again: number }>(`/exchange/again/${id}`, { method: 'POST' }),
  sendNow: () => send<{ hastened: number }>('/exchange/send', { method: 'POST' }),
  of: (number: string, signal?: AbortSignal) =>
    send<{ peer: string | null; letters: SeenLetter[] }>(of(number), { signal }),
  handOn: (number: string) => send<SeenLetter>(of(number), { method: 'POST' }),
};

/** Whether no line was ever connected here: then there is nothing to count. */
export function isUnused({ peer, below, counts }: Pick<SeenExchange, 'peer' | 'below' | 'counts'>): boolean {
  return peer === null && below.length === 0 && counts.in === 0 && counts.out === 0;
}
