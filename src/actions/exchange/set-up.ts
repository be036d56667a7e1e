import { z } from 'zod';
import { lineSaying } from '../../domain/base/event.ts';
import { demandStrongPassword } from '../../domain/county/account.ts';
import { dayOf, type CalendarYear } from '../../domain/base/calendar.ts';
import type { Category } from '../../domain/county/category.ts';
import { labelled } from '../../domain/base/field.ts';
import { firstVersion, type KnowledgeSeed } from '../../domain/inquiry/knowledge.ts';
import type { County, Organisation } from '../../domain/county/organisation.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { defaultLocalLimits } from '../../domain/law/local-limits.ts';
import { saveAccount } from '../../store/county/account.ts';
import { registerChannels } from '../../store/inquiry/channel.ts';
import {
  forgetCountyFacts,
  isSetUp,
  saveCalendarYear,
  saveCategories,
  saveCounty,
  saveOrganisations,
} from '../../store/county/county.ts';
import type { Db } from '../../store/base/db.ts';
import { insertEntries } from '../../store/inquiry/knowledge.ts';
import { record } from '../../store/base/ledger.ts';
import { onCommit, transact } from '../../store/base/transact.ts';
import { hashPassword } from '../county/session.ts';

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

/** Makes the bureau and its first administrator in an empty database; refuses when there is one already. */
export async function setUp(
  db: Db,
  typed: Setup,
  seeds: { categories: Category[]; calendar: CalendarYear[]; knowledge: KnowledgeSeed[] },
  at: Date,
  newId: () => string,
): Promise<void> {
  demandStrongPassword(typed.password, typed.loginName);
  const passwordHash = await hashPassword(typed.password);
  const { countyId } = typed;
  await transact(db, async (tx) => {
    if (await isSetUp(tx)) throw new Refusal('already-set-up');
    const county: County & { ledgerId: string } = {
      countyId,
      ledgerId: newId(),
      name: typed.name,
      province: typed.province,
      city: typed.city,
      bureauName: typed.bureauName,
      associationName: `${typed.name}消费者协会`,
      paperPrefix: typed.paperPrefix,
      hotline: typed.hotline,
      hotlineHours: '每天 8:00–20:00',
      officeHours: '工作日 8:30–12:00 和 14:30–17:30',
      limits: defaultLocalLimits,
    };
    await saveCounty(tx, county);
    const organisation = (
      id: string,
      name: string,
      kind: Organisation['kind'],
      parentId: string | null,
    ): Organisation => ({ countyId, id, name, kind, parentId, phone: '', address: '', active: true });
    await saveOrganisations(tx, [
      organisation('AMR', typed.bureauName, 'bureau', null),
      organisation('C12315', `${typed.name}12315投诉举报中心`, 'centre', 'AMR'),
      organisation('CA', county.associationName, 'association', 'AMR'),
    ]);
    await saveCategories(
      tx,
      seeds.categories.map((category) => ({ ...category, countyId })),
    );
    for (const year of seeds.calendar) await saveCalendarYear(tx, countyId, year);
    await registerChannels(tx, countyId);
    await insertEntries(
      tx,
      seeds.knowledge.map((seed) => firstVersion(seed, countyId, at)),
    );
    const adminId = newId();
    await saveAccount(tx, {
      countyId,
      id: adminId,
      loginName: typed.loginName,
      name: typed.adminName,
      role: 'admin',
      organisationId: 'AMR',
      stationId: null,
      phone: '',
      passwordHash,
      active: true,
      failedTimes: 0,
      lockedUntil: null,
      language: 'zh',
    });
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
        detail: { name: typed.name },
      }),
    );
    onCommit(tx, () => forgetCountyFacts(db));
  });
}
