import type { WallBoard } from '../../../http/api/desk/wall-routes.ts';
import { send, type Wire } from '../../base/client.ts';

export type SeenWall = Wire<WallBoard>;

export const readWall = (signal?: AbortSignal) => send<SeenWall>('/wall', { signal });
