import { readFileSync } from 'node:fs';
import pino from 'pino';
import { uuidv7 } from 'uuidv7';
import { followers } from '../../src/actions/desk/followers.ts';
import { remarkedDockets } from '../../src/domain/desk/dockets.ts';
import { holdings } from '../../src/actions/desk/holdings.ts';
import type { Context } from '../../src/actions/base/context.ts';
import { fileComplaint } from '../../src/actions/complaint/filing.ts';
import { moveComplaint } from '../../src/actions/complaint/complaint.ts';
import type { Actor, StaffRole } from '../../src/domain/base/actor.ts';
import { dayOf, type CalendarYear } from '../../src/domain/base/calendar.ts';
import type { Complaint } from '../../src/domain/complaint/complaint.ts';
import { Filing } from '../../src/domain/complaint/filing.ts';
import { defaultLocalLimits, type AlarmLimits } from '../../src/domain/law/local-limits.ts';
import { saveAccount } from '../../src/store/county/account.ts';
import { findCountyFacts, saveCalendarYear, saveCounty, saveOrganisations } from '../../src/store/county/county.ts';
import { saveCategories } from '../../src/store/county/category.ts';
import { transact } from '../../src/store/base/transact.ts';
import type { JobDeps } from '../../src/jobs/run.ts';
import { filesIn } from '../../src/outside/files.ts';
import { tablesIn } from '../../src/outside/spreadsheet.ts';
import type { Channels, Outgoing } from '../../src/outside/sms.ts';
import type { TestDatabase } from './house/database.ts';
import { testKeyring } from './house/keyring.ts';

export const countyId = 990126;
export const years = JSON.parse(
  readFileSync(new URL('../../seeds/calendar.json', import.meta.url), 'utf8'),
) as CalendarYear[];

/** One account of each role, all of the office CG; the telephone of each ends differently. */
export const phones = {
  officer: '13900000001',
  officeHead: '13900000002',
  centre: '13900000003',
  leader: '13900000004',
} as const;
type Person = keyof typeof phones;

export interface SmallCounty {
  deps: JobDeps;
  /** What the channel took, in order. */
  sent: Outgoing[];
  /** The instant that all actions and jobs take for now. */
  setNow(at: string): void;
  ctx(who: Person | 'consumer'): Promise<Context>;
  /** A complaint filed at the instant, dispatched to the office and assigned to the officer as far as asked. */
  aComplaint(reached: 'registered' | 'dispatched' | 'assigned', phone?: string): Promise<Complaint>;
  accountIds: Record<Person, string>;
}

/** A county of one office with four people, on a database of its own. */
export async function smallCounty(
  database: TestDatabase,
  folder: string,
  send?: (message: Outgoing) => Promise<string | undefined | void>,
  alarms: AlarmLimits = { reopenedTimes: 0, silentWorkingDays: 0, gatherHours: 0 },
): Promise<SmallCounty> {
  const { db, owner } = database;
  let now = new Date();
  const sent: Outgoing[] = [];
  const channel = {
    name: 'test',
    async send({ id, to, text }: Outgoing) {
      const doubt = (await send?.({ id, to, text })) ?? undefined;
      sent.push({ id, to, text });
      return doubt;
    },
  };
  const channels: Channels = { sms: channel, email: channel };
  const accountIds = { officer: uuidv7(), officeHead: uuidv7(), centre: uuidv7(), leader: uuidv7() };
  const organisation = { countyId, parentId: null, phone: '', address: '', active: true };
  await transact(db, async (tx) => {
    await saveCounty(tx, {
      countyId,
      ledgerId: uuidv7(),
      name: '青禾县',
      province: '中州省',
      city: '安澜市',
      bureauName: '青禾县市场监督管理局',
      associationName: '青禾县消费者协会',
      paperPrefix: '青市监',
      // As a county of before writes its numbers; the sample county has 第.
      paperPattern: '{前缀}{文种}〔{年}〕{序号}号',
      hotline: '12315',
      hotlineHours: '',
      officeHours: '',
      penaltyBank: '',
      courtName: '',
      reviewBody: '',
      // What no clock says is tried in tests of its own.
      limits: { ...defaultLocalLimits, alarms },
    });
    await saveOrganisations(tx, [
      { ...organisation, id: 'C12315', name: '中心', kind: 'centre' },
      { ...organisation, id: 'CG', name: '城关所', kind: 'office' },
    ]);
    await saveCategories(tx, countyId, [
      { countyId, code: 'C01', parentCode: null, zh: '网上', en: 'Online', kind: 'channel', position: 1 },
    ]);
    for (const year of years.filter((one) => one.year >= 2025)) await saveCalendarYear(tx, countyId, year);
    for (const role of Object.keys(phones) as Person[]) {
      const organisationId = role === 'centre' || role === 'leader' ? 'C12315' : 'CG';
      await saveAccount(tx, {
        countyId,
        id: accountIds[role],
        loginName: role.toLowerCase(),
        name: role,
        role,
        organisationId,
        stationId: null,
        phone: phones[role],
        passwordHash: '-',
        active: true,
        mustChange: false,
        sealsHeld: false,
        hasFactor: false,
        subject: '',
        language: 'zh',
      });
    }
  });
  const ctx = async (who: Person | 'consumer'): Promise<Context> => {
    const facts = await findCountyFacts(db);
    if (facts === null) throw new Error('The county was made above.');
    const actor: Actor =
      who === 'consumer'
        ? { countyId, id: 'consumer', name: '投诉人', role: 'consumer', organisationId: null, stationId: null }
        : {
            countyId,
            id: accountIds[who],
            name: who,
            role: who satisfies StaffRole,
            organisationId: who === 'officer' || who === 'officeHead' ? 'CG' : 'C12315',
            stationId: null,
          };
    return {
      db,
      actor,
      at: now,
      today: dayOf(now),
      county: facts,
      newId: uuidv7,
      keyring: testKeyring,
      announce: () => undefined,
      followers,
      remarkedDockets,
      holdings,
    };
  };
  return {
    deps: {
      db,
      connection: owner,
      log: pino({ level: 'silent' }),
      channels,
      files: filesIn(folder),
      keyring: testKeyring,
      tables: tablesIn(`${folder}/tables`, 30),
      now: () => now,
    },
    sent,
    setNow: (at) => void (now = new Date(at)),
    ctx,
    accountIds,
    async aComplaint(reached, phone = '0399-6520303') {
      const filing = Filing.parse({
        clientId: uuidv7(),
        channel: 'C01',
        consumer: { name: '郑敏', phone },
        operator: { name: '青禾电器商行' },
        place: {},
        story: '冰箱用了三天就不制冷了。',
        claim: '换一台',
      });
      let complaint = await fileComplaint(await ctx('consumer'), filing);
      if (reached === 'registered') return complaint;
      complaint = await moveComplaint(
        await ctx('centre'),
        complaint.number,
        'dispatch',
        { officeId: 'CG', note: '' },
        { version: null },
      );
      if (reached === 'dispatched') return complaint;
      return moveComplaint(
        await ctx('officeHead'),
        complaint.number,
        'assign',
        { handlerId: accountIds.officer },
        { version: null },
      );
    },
  };
}
