/** What a session opens that a telephone holds: what the program of stations and of officers in the field asks for, and nothing else. */
interface Door {
  method: 'GET' | 'POST' | 'DELETE';
  /** As the API's description writes it. */
  path: string;
}

/** With the token that the program holds in its memory. */
export const telephoneDoors: readonly Door[] = [
  { method: 'DELETE', path: '/api/session' },
  { method: 'POST', path: '/api/outbox' },
  { method: 'GET', path: '/api/outbox/provisions' },
  { method: 'GET', path: '/api/outbox/standing/{kind}/{number}' },
  { method: 'POST', path: '/api/outbox/sheets' },
  { method: 'POST', path: '/api/outbox/field' },
  { method: 'GET', path: '/api/outbox/day' },
  { method: 'GET', path: '/api/outbox/field/{id}/standing' },
  { method: 'POST', path: '/api/devices/{id}/spot-forms' },
  { method: 'POST', path: '/api/attachments' },
  { method: 'POST', path: '/api/messages/read' },
  { method: 'POST', path: '/api/area-checks/{number}/read' },
  { method: 'GET', path: '/api/area-checks/{number}/photo' },
  { method: 'GET', path: '/api/leftovers' },
  { method: 'POST', path: '/api/leftovers/{id}/take' },
  { method: 'POST', path: '/api/leftovers' },
  { method: 'POST', path: '/api/devices/{id}/contact' },
  { method: 'POST', path: '/api/devices/{id}/sessions' },
  { method: 'POST', path: '/api/devices/{id}/openings' },
  { method: 'POST', path: '/api/devices/{id}/pin' },
  { method: 'POST', path: '/api/devices/{id}/wiped' },
];

/** With the cookie that it asks for, for a few minutes: sheets for the wall, which open in a window of their own. */
export const sheetDoors: readonly Door[] = [
  { method: 'GET', path: '/papers/poster/{stationId}' },
  { method: 'GET', path: '/papers/boards' },
];

/** What a page asks by itself, with nobody at it: it is no use of a session, and keeps none awake. */
export const unattendedDoors: readonly Door[] = [
  { method: 'POST', path: '/api/devices/{id}/contact' },
  { method: 'POST', path: '/api/devices/{id}/sessions' },
  { method: 'POST', path: '/api/devices/{id}/openings' },
  { method: 'POST', path: '/api/devices/{id}/wiped' },
  { method: 'POST', path: '/api/leftovers' },
  { method: 'GET', path: '/api/outbox/provisions' },
  { method: 'GET', path: '/api/outbox/day' },
  { method: 'POST', path: '/api/devices/{id}/spot-forms' },
  { method: 'GET', path: '/api/events' },
  { method: 'GET', path: '/api/session/left' },
];

export function isAmong(doors: readonly Door[], asked: { method: string; path: string }): boolean {
  return doors.some(({ method, path }) => method === asked.method && formOf(path).test(asked.path));
}

const forms = new Map<string, RegExp>();

function formOf(path: string): RegExp {
  const known = forms.get(path) ?? new RegExp(`^${path.replace(/\{\w+\}/gu, '[^/]+')}$`, 'u');
  forms.set(path, known);
  return known;
}
