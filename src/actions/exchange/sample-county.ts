import { lineSaying } from '../../domain/base/event.ts';
import { dayOf, type CalendarYear } from '../../domain/base/calendar.ts';
import type { Category } from '../../domain/county/category.ts';
import { firstVersion, type KnowledgeSeed } from '../../domain/inquiry/knowledge.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { SampleCounty } from '../../outside/seeds.ts';
import { saveAccount } from '../../store/county/account.ts';
import { registerChannels } from '../../store/inquiry/channel.ts';
import {
  forgetCountyFacts,
  isSetUp,
  saveCalendarYear,
  saveCategories,
  saveCounty,
  saveOrganisations,
  saveRegions,
} from '../../store/county/county.ts';
import type { Db } from '../../store/base/db.ts';
import { insertEntries } from '../../store/inquiry/knowledge.ts';
import { saveFirm } from '../../store/firm/firm.ts';
import { record } from '../../store/base/ledger.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { soundOf } from '../../outside/pinyin.ts';
import { hashPassword } from '../county/session.ts';
import { saveStation } from '../../store/station/charter.ts';

/** Loads the sample county into an empty database: places, stations, people, lists and the calendar, in one transaction. */
export async function loadSampleCounty(
  db: Db,
  seeds: { sample: SampleCounty; categories: Category[]; calendar: CalendarYear[]; knowledge: KnowledgeSeed[] },
  password: string,
  at: Date,
  newId: () => string,
): Promise<number> {
  const { sample } = seeds;
  const { id, ...words } = sample.county;
  const countyId = Number(id);
  const passwordHash = await hashPassword(password);
  await transact(db, async (tx) => {
    if (await isSetUp(tx)) throw new Refusal('already-set-up');
    const {
      name,
      province,
      city,
      bureauName,
      associationName,
      paperPrefix,
      hotline,
      hotlineHours,
      officeHours,
      limits,
    } = words;
    const ledgerId = newId();
    await saveCounty(tx, {
      countyId,
      ledgerId,
      name,
      province,
      city,
      bureauName,
      associationName,
      paperPrefix,
      hotline,
      hotlineHours,
      officeHours,
      limits,
    });
    await saveOrganisations(
      tx,
      sample.organisations.map((one) => ({ ...one, countyId, active: true })),
    );
    await saveRegions(
      tx,
      await Promise.all(sample.regions.map(async (one) => ({ ...one, countyId, ...(await soundOf(one.name)) }))),
    );
    for (const { openingHours: _, ...station } of sample.stations) await saveStation(tx, { ...station, countyId });
    await saveCategories(
      tx,
      seeds.categories.map((one) => ({ ...one, countyId })),
    );
    for (const year of seeds.calendar) await saveCalendarYear(tx, countyId, year);
    await registerChannels(tx, countyId);
    await insertEntries(
      tx,
      seeds.knowledge.map((seed) => firstVersion(seed, countyId, at)),
    );
    for (const { contact: _, name: firmName, phone, address, ...firm } of sample.firms) {
      const { id: firmId } = firm;
      const organisation = { countyId, id: firmId, name: firmName, phone, address, parentId: 'AMR', active: true };
      await saveOrganisations(tx, [{ ...organisation, kind: 'firm' }]);
      await saveFirm(tx, { ...firm, countyId });
    }
    const contacts = sample.firms.map(({ id: organisationId, contact }) => ({
      ...contact,
      role: 'business' as const,
      organisationId,
      stationId: null,
    }));
    for (const person of [...sample.people, ...contacts]) {
      const { name: personName, role, organisationId, stationId, phone } = person;
      await saveAccount(tx, {
        countyId,
        id: newId(),
        loginName: person.account,
        name: personName,
        role,
        organisationId,
        stationId,
        phone,
        passwordHash,
        active: true,
        failedTimes: 0,
        lockedUntil: null,
        language: 'zh',
      });
    }
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: ledgerId,
        verb: 'set-up',
        at,
        onDay: dayOf(at),
        by: 'system',
        byOrganisationId: null,
        detail: { name, sample: true },
      }),
    );
    onCommit(tx, () => forgetCountyFacts(db));
  });
  return countyId;
}
