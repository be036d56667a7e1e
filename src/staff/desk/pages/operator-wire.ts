/** The page of a shop and what a matter says of it. Query keys: ['operators', 'file', id] · ['operators', 'matter', number]. */
import type { MatterOperatorView, OperatorFile } from '../../../http/api/desk/operator-file-routes.ts';
import { send, type Wire } from '../../base/client.ts';

export type SeenOperatorFile = Wire<OperatorFile>;
export type SeenMatterOperator = Wire<MatterOperatorView>;

const ofMatter = (number: string) => `/matters/${encodeURIComponent(number)}/operator`;

export const operatorFileCalls = {
  file: (id: string, signal?: AbortSignal) => send<SeenOperatorFile>(`/operators/${id}`, { signal }),
  ofMatter: (number: string, signal?: AbortSignal) => send<SeenMatterOperator>(ofMatter(number), { signal }),
  assign: (number: string, operatorId: string | null) =>
    send<object>(ofMatter(number), { method: 'PUT', body: { operatorId } }),
};
