import { lineSaying } from '../../domain/base/event.ts';
import { dayOf } from '../../domain/base/calendar.ts';
import type { County } from '../../domain/county/organisation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { SampleCounty } from '../../outside/seeds.ts';
import { saveAccount, type StoredAccount } from '../../store/county/account.ts';
import { isSetUp, saveCounty, saveOrganisations, saveRegions, tellCountyFacts } from '../../store/county/county.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { noteFirstConfirmation } from '../../store/county/seal-hold.ts';
import { saveFirm } from '../../store/firm/firm.ts';
import { record } from '../../store/base/ledger.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { soundOf } from '../../outside/pinyin.ts';
import { stateAccounts } from '../base/state-rows.ts';
import { hashPassword } from '../county/password.ts';
import { beginSampleLoad as beginLoad, endSampleLoad as endLoad } from '../../store/exchange/sample-load.ts';
import { saveStation } from '../../store/station/charter.ts';
import { saveFirstLists, type FirstLists } from './set-up.ts';

/** Says that the loading of the sample county begins; until it has ended, the next start takes it for cut off. */
export function beginSampleLoad(db: Db, countyId: number): Promise<void> {
  return transact(db, (tx) => beginLoad(tx, countyId));
}

/** Says that everything of the sample county is there. */
export function endSampleLoad(db: Db, countyId: number, at: Date): Promise<void> {
  return transact(db, (tx) => endLoad(tx, countyId, at));
}

/** Loads the sample county into an empty database: places, stations, people, lists and the calendar, in one transaction. */
export async function loadSampleCounty(
  db: Db,
  seeds: FirstLists & { sample: SampleCounty },
  password: string,
  at: Date,
  newId: () => string,
): Promise<number> {
  const { sample } = seeds;
  const countyId = Number(sample.county.id);
  const passwordHash = await hashPassword(password);
  await transact(db, async (tx) => {
    if (await isSetUp(tx)) throw new Refusal('already-set-up');
    const county = { ...countyOf(sample), ledgerId: newId() };
    await saveCounty(tx, county);
    await savePlaces(tx, countyId, sample);
    await saveFirstLists(tx, countyId, seeds, at);
    await saveFirms(tx, countyId, sample);
    for (const account of accountsOf(sample))
      await saveAccount(tx, { ...account, countyId, id: newId(), passwordHash });
    // Everybody's password is public: nobody of it has to be confirmed.
    await noteFirstConfirmation(tx, { countyId, accountId: null, confirmedAt: at });
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: county.ledgerId,
        verb: 'set-up',
        at,
        onDay: dayOf(at),
        by: 'system',
        byOrganisationId: null,
        detail: { name: county.name, sample: true, dockets: true },
      }),
    );
    await stateAccounts(tx, { countyId, at, onDay: dayOf(at) });
    onCommit(tx, () => tellCountyFacts(db));
  });
  return countyId;
}

/** Of what the file says of the county, what its row holds: the rest is read by the triage. */
function countyOf({ county }: SampleCounty): County {
  return {
    countyId: Number(county.id),
    name: county.name,
    province: county.province,
    city: county.city,
    bureauName: county.bureauName,
    associationName: county.associationName,
    paperPrefix: county.paperPrefix,
    paperPattern: county.paperPattern,
    hotline: county.hotline,
    hotlineHours: county.hotlineHours,
    officeHours: county.officeHours,
    penaltyBank: county.penaltyBank,
    courtName: county.courtName,
    reviewBody: '',
    limits: county.limits,
  };
}

async function savePlaces(tx: Tx, countyId: number, { organisations, regions, stations }: SampleCounty): Promise<void> {
  await saveOrganisations(
    tx,
    organisations.map((one) => ({ ...one, countyId, active: true })),
  );
  await saveRegions(
    tx,
    await Promise.all(regions.map(async (one) => ({ ...one, countyId, ...(await soundOf(one.name)) }))),
  );
  for (const { openingHours: _, ...station } of stations) await saveStation(tx, { ...station, countyId });
}

async function saveFirms(tx: Tx, countyId: number, { firms }: SampleCounty): Promise<void> {
  for (const { contact: _, name, phone, address, ...firm } of firms) {
    const organisation = { countyId, id: firm.id, name, phone, address, parentId: 'AMR', active: true };
    await saveOrganisations(tx, [{ ...organisation, kind: 'firm' }]);
    await saveFirm(tx, { ...firm, countyId });
  }
}

type SampleAccount = Omit<StoredAccount, 'countyId' | 'id' | 'passwordHash'>;

/** Everybody who signs in: the people of the county, and after them the contacts of the firms. */
function accountsOf({ people, firms }: SampleCounty): SampleAccount[] {
  const contacts = firms.map(({ id: organisationId, contact }) => ({
    ...contact,
    role: 'business' as const,
    organisationId,
    stationId: null,
  }));
  return [...people, ...contacts].map(
    ({ account: loginName, name, role, organisationId, stationId, phone }): SampleAccount => ({
      loginName,
      name,
      role,
      organisationId,
      stationId,
      phone,
      active: true,
      // Their password is public, and the sign-in page says so: nobody has to change it.
      mustChange: false,
      sealsHeld: false,
      hasFactor: false,
      subject: '',
      language: 'zh',
    }),
  );
}
