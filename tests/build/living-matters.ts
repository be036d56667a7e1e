/** The matters of a house as its database has them, and the short way to a state for journeys that begin later. */
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import { dayOf } from '../../src/domain/base/calendar.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import type { Facts } from '../../src/domain/matter/matter.ts';
import type { PersonMove } from '../../src/domain/complaint/procedure.ts';
import type { StationReport } from '../../src/domain/supervision/enforcement/station-report.ts';
import { findComplaint } from '../../src/store/complaint/complaint.ts';
import { listReportsOn } from '../../src/store/supervision/enforcement/station-report.ts';
import { findCountyFacts } from '../../src/store/county/county.ts';
import type { House } from './house/browser.ts';
import { anActor, countyId, inputOf } from './complaint.ts';
import { filing } from './house/http-app.ts';
import { cast } from './cast.ts';

/** The matter of that number as it stands in the database. */
export async function find(house: House, number: string): Promise<Complaint> {
  const found = await findComplaint(house.app.database.db, countyId, { number });
  if (found === null) throw new Error(`There is no ${number}.`);
  return found;
}

/** What the station itself told its office over the complaint, or undefined. */
export async function toldOver(house: House, number: string): Promise<StationReport | undefined> {
  const { id } = await find(house, number);
  return (await listReportsOn(house.app.database.db, countyId, id))[0];
}

/** What the clocks of the house count with, and the rules beside. */
export async function factsIn(house: House): Promise<Facts> {
  const county = await findCountyFacts(house.app.database.db);
  if (county === null) throw new Error('The house has no county.');
  const at = house.app.deps.now();
  const { calendar } = county;
  return { by: anActor('system'), at, today: dayOf(at), calendar, limits: county.county.limits, paperNumber: null };
}

export async function countMatters(house: House): Promise<number> {
  const { body } = await house.app.as(cast.centre)('GET', '/api/complaints?limit=1');
  return body.total as number;
}

/** Files over the wire as nobody, or as the account; gives the number. */
export async function fileMatter(
  house: House,
  change: Record<string, unknown> = {},
  loginName: string | null = null,
): Promise<string> {
  const { status, body } = await house.app.as(loginName)('POST', '/api/complaints', filing(change));
  expect(status, JSON.stringify(body)).toBe(201);
  return body.number as string;
}

/** Makes the moves one after the other over the wire, as the one who makes each in 柳河. */
export async function advance(house: House, number: string, ...moves: readonly PersonMove[]): Promise<Complaint> {
  const today = dayOf(house.app.deps.now());
  for (const move of moves) {
    const before = await find(house, number);
    const maker = move === 'dispatch' ? cast.centre : move === 'assign' ? cast.officeHead : cast.officer;
    const path = `/api/complaints/${encodeURIComponent(number)}/${move}`;
    // Everybody of the journeys tells the same of one shop.
    const apart = move === 'accept' ? { distinct: '另一次买的' } : {};
    const input =
      move === 'assign'
        ? { handlerId: await idOf(house, '马建国', number) }
        : { ...inputOf(move, before, today), ...apart };
    const answer = await house.app.as(maker)('POST', path, { version: before.version, clientId: uuidv7(), input });
    expect(answer.status, `${move}: ${JSON.stringify(answer.body)}`).toBe(200);
  }
  return find(house, number);
}

/** The account of that name among those who can handle the matter. */
async function idOf(house: House, name: string, number: string): Promise<string> {
  const { body } = await house.app.as(cast.officeHead)('GET', `/api/complaints/${encodeURIComponent(number)}`);
  const handlers = body.handlers as { id: string; name: string }[];
  return handlers.find((one) => one.name === name)?.id ?? '';
}

/** The way to a state. */
export const untilAccepted: readonly PersonMove[] = ['dispatch', 'accept'];
export const untilMediating: readonly PersonMove[] = [
  ...untilAccepted,
  'recordNotice',
  'recordConsent',
  'recordConsent',
  'startMediation',
  'holdSession',
];
