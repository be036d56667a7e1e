import { Refusal } from '../../../../domain/base/refusal.ts';
import type { HookWay } from '../../../../domain/matter/hook/hook-system.ts';
import type { Env } from '../../../base/env.ts';

const none: HookWay = {
  inFile: [],
  isShut: () => false,
  probe: () => Promise.reject(new Refusal('upkeep-not-here')),
};

/** What leads to the county's other systems from here; where nothing does, none stands in the settings and nothing is tried. */
export function hookWayIn(c: { get: (name: 'deps') => Env['Variables']['deps'] }): HookWay {
  return c.get('deps').hookWay ?? none;
}
