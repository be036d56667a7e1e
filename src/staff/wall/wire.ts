import type { WallBoard } from '../../http/api/wall.ts';
import { send, type Wire } from '../client.ts';

export type SeenWall = Wire<WallBoard>;

export const readWall = (signal?: AbortSignal) => send<SeenWall>('/wall', { signal });
