import { z } from 'zod';
import { lineSaying } from '../../domain/base/event.ts';
import { passwordRule } from '../../domain/county/session/password-words.ts';
import { dayOf, type CalendarYear } from '../../domain/base/calendar.ts';
import type { CategoryRow } from '../../domain/county/category.ts';
import { labelled } from '../../domain/base/field.ts';
import type { KnowledgeSeed } from '../../domain/inquiry/knowledge.ts';
import { usualPaperPattern } from '../../domain/county/letter-number.ts';
import type { County, Organisation } from '../../domain/county/organisation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { defaultLocalLimits } from '../../domain/law/local-limits.ts';
import { saveAccount, type StoredAccount } from '../../store/county/account.ts';
import { registerChannels } from '../../store/inquiry/channel.ts';
import {
  tellCountyFacts,
  isSetUp,
  saveCalendarYear,
  saveCounty,
  saveOrganisations,
} from '../../store/county/county.ts';
import { saveCategories } from '../../store/county/category.ts';
import type { Db, Tx } from '../../store/base/db.ts';
import { record } from '../../store/base/ledger.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { stateAccounts } from '../base/state-rows.ts';
import { demandStrong, hashPassword } from '../county/password.ts';
import { fillEntries } from '../inquiry/knowledge.ts';

/** What the first-run page asks: the bureau and the first administrator. */
export const Setup = z.object({
  countyId: labelled(z.coerce.number().int().min(110000).max(999999), {
    zh: '行政区划代码',
    en: 'Division code',
    wrongZh: '请写 6 位数字，例如 411023',
  }),
  name: labelled(z.string().trim().min(2).max(30), { zh: '县（区）名', en: 'County' }),
  province: labelled(z.string().trim().min(2).max(30), { zh: '省', en: 'Province' }),
  city: labelled(z.string().trim().min(2).max(30), { zh: '市', en: 'City' }),
  bureauName: labelled(z.string().trim().min(4).max(60), { zh: '县局全称', en: "The bureau's full name" }),
  paperPrefix: labelled(z.string().trim().min(1).max(10), { zh: '文号前缀', en: 'Prefix of letters' }),
  hotline: labelled(z.string().trim().min(3).max(20).default('12315'), { zh: '热线', en: 'Hotline' }),
  adminName: labelled(z.string().trim().min(1).max(30), { zh: '管理员姓名', en: "The administrator's name" }),
  loginName: labelled(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9-]{2,30}$/u),
    { zh: '登录名', en: 'Login name', wrongZh: '用 3 到 31 个小写字母、数字或短横' },
  ),
  password: labelled(z.string().min(1).max(200), { zh: '密码', en: 'Password' }),
});
export type Setup = z.infer<typeof Setup>;

/** What stands beside a field, on the page and at the terminal. */
export const setupHints: Partial<Record<keyof Setup, { zh: string; en: string }>> = {
  countyId: { zh: '6 位数字，民政部公布的县级代码', en: 'The six figures of the county' },
  bureauName: { zh: '印在每张文书上，例如 青禾县市场监督管理局', en: 'Printed on every letter' },
  paperPrefix: { zh: '例如 青市监，文号就是 青市监诉受〔2026〕第1号', en: 'Such as 青市监' },
  loginName: { zh: '3 到 31 个小写字母、数字或短横', en: '3 to 31 small letters, figures or hyphens' },
  password: passwordRule,
};

/** The lists that a county begins with: categories, the calendar, and the articles of the knowledge base. */
export interface FirstLists {
  categories: CategoryRow[];
  calendar: CalendarYear[];
  knowledge: KnowledgeSeed[];
}

/**
 * Makes the bureau and its first administrator in an empty database; refuses when there is one already. A password that others have seen,
 * on the screen of a terminal, opens nothing but its own change.
 */
export async function setUp(
  db: Db,
  typed: Setup,
  lists: FirstLists,
  { at, newId, mustChange = false }: { at: Date; newId: () => string; mustChange?: boolean },
): Promise<void> {
  await demandFirstStrong(typed);
  const made = countyOf(typed);
  const passwordHash = await hashPassword(typed.password);
  const { countyId } = typed;
  await transact(db, async (tx) => {
    if (await isSetUp(tx)) throw new Refusal('already-set-up');
    const county = { ...made, ledgerId: newId() };
    await saveCounty(tx, county);
    await saveOrganisations(tx, firstOrganisations(county));
    await saveFirstLists(tx, countyId, lists, at);
    const adminId = newId();
    await saveAccount(tx, administratorOf(typed, { id: adminId, passwordHash, mustChange }));
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: county.ledgerId,
        verb: 'set-up',
        at,
        onDay: dayOf(at),
        by: adminId,
        byOrganisationId: 'AMR',
        detail: { name: typed.name, dockets: true },
      }),
    );
    await stateAccounts(tx, { countyId, at, onDay: dayOf(at) });
    onCommit(tx, () => tellCountyFacts(db));
  });
}

/** Refuses a password that is weak for this administrator of this county, whether or not the other fields can be taken. */
export async function demandFirstStrong(typed: Setup): Promise<void> {
  const made = countyOf(typed);
  const places = {
    county: { ...made, ledgerId: '' },
    organisations: firstOrganisations(made),
    regions: [],
    stations: [],
  };
  await demandStrong(places, typed.password, { loginName: typed.loginName, name: typed.adminName });
}

function countyOf(typed: Setup): County {
  return {
    countyId: typed.countyId,
    name: typed.name,
    province: typed.province,
    city: typed.city,
    bureauName: typed.bureauName,
    associationName: `${typed.name}消费者协会`,
    paperPrefix: typed.paperPrefix,
    paperPattern: usualPaperPattern,
    hotline: typed.hotline,
    hotlineHours: '每天 8:00–20:00',
    officeHours: '工作日 8:30–12:00 和 14:30–17:30',
    penaltyBank: '',
    courtName: '',
    reviewBody: '',
    limits: defaultLocalLimits,
  };
}

function firstOrganisations({ countyId, name, bureauName, associationName }: County): Organisation[] {
  const reached = { phone: '', address: '', active: true };
  return [
    { countyId, id: 'AMR', name: bureauName, kind: 'bureau', parentId: null, ...reached },
    { countyId, id: 'C12315', name: `${name}12315投诉举报中心`, kind: 'centre', parentId: 'AMR', ...reached },
    { countyId, id: 'CA', name: associationName, kind: 'association', parentId: 'AMR', ...reached },
  ];
}

/** Fills what every county begins with; also used for the sample county, in a transaction of its own. */
export async function saveFirstLists(
  tx: Tx,
  countyId: number,
  { categories, calendar, knowledge }: FirstLists,
  at: Date,
): Promise<void> {
  await saveCategories(tx, countyId, categories);
  for (const year of calendar) await saveCalendarYear(tx, countyId, year);
  await registerChannels(tx, countyId);
  await fillEntries(tx, countyId, knowledge, at);
}

function administratorOf(
  { countyId, loginName, adminName }: Setup,
  made: Pick<StoredAccount, 'id' | 'passwordHash' | 'mustChange'>,
): StoredAccount {
  return {
    countyId,
    ...made,
    loginName,
    name: adminName,
    role: 'admin',
    organisationId: 'AMR',
    stationId: null,
    phone: '',
    active: true,
    sealsHeld: false,
    hasFactor: false,
    subject: '',
    language: 'zh',
  };
}
