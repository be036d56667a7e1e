import { stationShortName } from '../../domain/county/station-name.ts';

/** The reason alone when it says the name itself, as those of the routing rule do. */
export function withReason(name: string, reason: string): string {
  return reason === ''
    ? name
    : reason.includes(name) || reason.includes(stationShortName({ name }))
      ? reason
      : `${name}：${reason}`;
}
