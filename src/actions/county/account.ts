import { isTelephone } from '../../domain/county/reach-by.ts';
import { z } from 'zod';
import { lineSaying } from '../../domain/base/event.ts';
import { demand, staffRoles } from '../../domain/base/actor.ts';
import { holdReasonsOf, isMoved, isOtherPhone } from '../../domain/county/seal-hold.ts';
import { isOfficer, officerRoles } from '../../domain/county/account.ts';
import { reachOf } from '../../domain/county/superior.ts';
import { demandApart, type FormerRole } from '../../domain/county/three-officers.ts';
import { labelled } from '../../domain/base/field.ts';
import { nullWhenRefused, Refusal } from '../../domain/base/refusal.ts';
import {
  deleteOwn,
  findAccountByLogin,
  findAccountBySubject,
  getAccount,
  listAccounts,
  lockAccount,
  saveAccount,
  updateAccount,
  type StoredAccount,
} from '../../store/county/account.ts';
import { lockCounty } from '../../store/county/county.ts';
import type { Tx } from '../../store/base/db.ts';
import { listLedger, record } from '../../store/base/ledger.ts';
import { deleteSessions } from '../../store/county/session.ts';
import { saveTour } from '../../store/county/tour.ts';
import { forgetSubject } from '../../store/base/tries.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { signInMark } from './password-tries.ts';
import { demandStrong, drawOne, hashPassword, replacePassword, saveSlip, type Drawn } from './password.ts';
import { handOverHeld } from './holdings.ts';
import { holdSeals } from './seal-hold.ts';

const AccountFields = z.object({
  id: z.uuid(),
  loginName: labelled(
    z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9-]{2,30}$/u),
    { zh: '登录名', en: 'Login name', wrongZh: '用 3 到 31 个小写字母、数字或短横' },
  ),
  name: labelled(z.string().trim().min(1).max(30), { zh: '姓名', en: 'Name' }),
  role: labelled(z.enum(staffRoles), { zh: '角色', en: 'Role' }),
  organisationId: labelled(z.string().max(40).nullable(), { zh: '机构', en: 'Organisation' }),
  stationId: labelled(z.string().max(40).nullable(), { zh: '站点', en: 'Station' }),
  phone: labelled(z.string().trim().max(30), { zh: '电话', en: 'Telephone' }),
  /** Left out by who knows nothing of it: then it stays as it is. */
  subject: labelled(z.string().trim().max(200).optional(), { zh: '统一身份认证号', en: 'Number of the provider' }),
  active: labelled(z.boolean(), { zh: '启用', en: 'Active' }),
  /** Left out when the password stays; for a new account one is drawn then, to be printed on a slip. */
  password: labelled(z.string().min(1).max(200).optional(), { zh: '密码', en: 'Password' }),
});

const officeRoles: readonly string[] = ['officer', 'officeHead'];
/** Asked for beside whatever else is wrong, so that a form is sent back once and not field by field. */
const always = { when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null };

export const AccountForm = AccountFields.refine(
  (form) => !(form.role === 'station' && (form.stationId ?? null) === null),
  { path: ['stationId'], message: '站点联络员要选一个站点。|A station account needs its station.', ...always },
).refine((form) => !(officeRoles.includes(form.role) && (form.organisationId ?? null) === null), {
  path: ['organisationId'],
  message:
    '承办人和所长要选所在的机构；没有的话先在“机构”里建所。|An officer needs an office; make one under Organisations first.',
  ...always,
});
export type AccountForm = z.infer<typeof AccountForm>;

/** The account as it was saved, and the batch of its slip when a password was drawn for it. */
export interface SavedAccount {
  account: StoredAccount;
  slips: string | null;
}

/** Makes or changes an account. Closing it or giving it another role, place or password ends its sessions at once. */
export async function saveAccountForm(ctx: Context, form: AccountForm): Promise<SavedAccount> {
  demand(ctx.actor, 'account.save');
  const { organisations, stations } = ctx.county;
  if (form.organisationId !== null && !organisations.some((one) => one.id === form.organisationId))
    throw new Refusal('office-unknown', {}, [
      {
        path: 'organisationId',
        zh: '没有这个机构；请从列表里选。',
        en: 'No such organisation; choose one from the list.',
      },
    ]);
  demandFirm(ctx, form);
  demandSuperior(ctx, form);
  if (form.stationId !== null && !stations.some((one) => one.id === form.stationId))
    throw new Refusal('station-unknown', {}, [
      { path: 'stationId', zh: '没有这个站点；请从列表里选。', en: 'No such station; choose one from the list.' },
    ]);
  if (form.password !== undefined) await demandStrong(ctx.county, form.password, form);
  const drawn = form.password === undefined ? await drawOne() : null;
  const passwordHash = form.password === undefined ? null : await hashPassword(form.password);
  return transact(ctx.db, async (tx) => {
    await demandRung(tx, ctx, form);
    return writeAccount(tx, ctx, form, { passwordHash, drawn, batchId: form.id });
  });
}

/** Reminders of legal days go to it: what is typed now must be a number that rings. One of before hinders no other change. */
async function demandRung(tx: Tx, { actor }: Context, { id, phone }: AccountForm): Promise<void> {
  if (phone === '' || isTelephone(phone)) return;
  const known = await getAccount(tx, actor.countyId, id).catch(nullWhenRefused);
  if (known?.phone === phone) return;
  throw new Refusal('invalid-input', {}, [
    {
      path: 'phone',
      zh: '电话填得不对：请写手机号，或者带区号的座机，例如 0399-6520011；没有就空着。',
      en: 'The telephone is not right: write a mobile number, or a fixed one with its area code; leave it empty where there is none.',
    },
  ]);
}

/** The password that a form comes with: one that was typed, or for who is new one that was drawn, with the batch of its slip. */
export interface Given {
  passwordHash: string | null;
  drawn: Drawn | null;
  batchId: string;
}

/** The same within a transaction, of a form whose places were looked up; also used by the import of a county. */
export async function writeAccount(tx: Tx, ctx: Context, form: AccountForm, given: Given): Promise<SavedAccount> {
  // One after the other: two administrators who close each other's account must not leave none.
  await lockCounty(tx, ctx.actor.countyId);
  const known = await getAccount(tx, ctx.actor.countyId, form.id).catch(nullWhenRefused);
  const before = known === null ? null : await lockAccount(tx, ctx.actor.countyId, form.id);
  if (before !== null) await demandAdministrator(tx, before, form);
  if (isOfficer(form.role)) demandApart(form, await officesOf(tx, before), await listAccounts(tx, ctx.actor.countyId));
  await demandFree(tx, ctx, form);
  const { drawn, passwordHash } = passwordOf(before, given);
  const account = accountFrom(ctx, form, before, passwordHash);
  if (before !== null && passwordHash !== null)
    await replacePassword(tx, before, { passwordHash, mustChange: true }, ctx.at);
  await saveAccount(tx, account);
  // A new password opens at once, whatever was typed before it.
  if (passwordHash !== null) await forgetSubject(tx, ctx.actor.countyId, signInMark(ctx, form.loginName));
  if (drawn !== null) await saveSlip(tx, ctx, { batchId: given.batchId, accountId: form.id, password: drawn.password });
  if (before !== null && endsSessions(before, account, passwordHash))
    await deleteSessions(tx, ctx.actor.countyId, { accountId: form.id, butNot: null });
  if (before?.active === true && !form.active) {
    await deleteOwn(tx, before);
    await handOverHeld(tx, ctx, { accountId: form.id, name: before.name, heirId: null, keeper: null, why: 'closed' });
  }
  await holdChanged(tx, ctx, account, before, passwordHash !== null);
  await noteSaved(tx, ctx, account, before, passwordHash !== null);
  return { account, slips: drawn === null ? null : given.batchId };
}

/** The password that the account gets now: one that was typed or, if it is new, one that was drawn; null when the old one stays. */
function passwordOf(before: StoredAccount | null, given: Given): Pick<Given, 'passwordHash' | 'drawn'> {
  if (before !== null || given.passwordHash !== null) return { passwordHash: given.passwordHash, drawn: null };
  if (given.drawn !== null) return { passwordHash: given.drawn.passwordHash, drawn: given.drawn };
  throw new Refusal('weak-password', {}, [{ path: 'password', zh: '请填写密码。', en: 'Please fill in: Password.' }]);
}

/** Whether whoever is signed in with it is signed out: it is closed, or is another role's, another place's or another password's by now. */
function endsSessions(before: StoredAccount, next: StoredAccount, passwordHash: string | null): boolean {
  const isAnother = before.role !== next.role || before.subject !== next.subject || isMoved(before, next);
  return passwordHash !== null || !next.active || isAnother;
}

/** Which of the roles that it has had keep the account from being another of the three officers: none where its role stays. */
async function officesOf(tx: Tx, before: StoredAccount | null): Promise<FormerRole> {
  if (before === null) return { role: null, once: [] };
  const lines = await listLedger(tx, before.countyId, before.id);
  const named = lines.flatMap(({ detail }) => [detail['role'], detail['formerRole']]);
  return { role: before.role, once: officerRoles.filter((role) => role === before.role || named.includes(role)) };
}

/** Has told what was changed of it, and keeps it from the seals where a second person has to confirm that. */
async function holdChanged(
  tx: Tx,
  ctx: Context,
  account: StoredAccount,
  before: StoredAccount | null,
  newPassword: boolean,
): Promise<void> {
  const formerPhone = before !== null && isOtherPhone(before.phone, account.phone) ? before.phone : null;
  // The telephone goes with the first of them, so that it is told once.
  for (const [i, why] of holdReasonsOf(before, account, newPassword).entries())
    await holdSeals(tx, ctx, account, { why, formerPhone: i === 0 ? formerPhone : null });
}

/** What was saved, and what of it is another than before; the words themselves are no matter of the ledger. */
async function noteSaved(
  tx: Tx,
  ctx: Context,
  account: StoredAccount,
  before: StoredAccount | null,
  newPassword: boolean,
): Promise<void> {
  const { id, role, active, organisationId, stationId } = account;
  const changed = {
    ...(before !== null && before.role !== role ? { formerRole: before.role } : {}),
    ...(before !== null && before.subject !== account.subject ? { newSubject: true } : {}),
    ...(before !== null && isOtherPhone(before.phone, account.phone) ? { newPhone: true } : {}),
    ...(before !== null && isMoved(before, account)
      ? { formerPlace: placeOf(ctx, before), place: placeOf(ctx, account) }
      : {}),
  };
  await record(
    tx,
    lineSaying({
      countyId: ctx.actor.countyId,
      matterId: id,
      verb: 'account-saved',
      at: ctx.at,
      onDay: ctx.today,
      by: ctx.actor.id,
      byOrganisationId: ctx.actor.organisationId,
      detail: { role, active, organisationId, stationId, newPassword, ...changed },
    }),
  );
}

/** Where the account stands, by name: its id alone says nothing to who reads the line. */
function placeOf({ county }: Context, { organisationId, stationId }: StoredAccount): string {
  const organisation = county.organisations.find(({ id }) => id === organisationId)?.name ?? organisationId;
  const station = county.stations.find(({ id }) => id === stationId)?.name ?? stationId;
  return [organisation, station].filter((one) => one !== null).join(' ');
}

/** The account as the form wants it. */
function accountFrom(
  { actor }: Context,
  form: AccountForm,
  before: StoredAccount | null,
  passwordHash: string | null,
): StoredAccount {
  const { password: _, subject, ...words } = form;
  return {
    ...(before ?? {
      language: 'zh' as const,
      passwordHash: '',
      mustChange: true,
      sealsHeld: false,
      hasFactor: false,
      subject: '',
    }),
    ...words,
    ...(subject === undefined ? {} : { subject }),
    countyId: actor.countyId,
    passwordHash: passwordHash ?? before?.passwordHash ?? '',
    ...(passwordHash === null ? {} : { mustChange: true }),
  };
}

/** Nobody else signs in by the name, nor by the number that the provider knows him by. */
async function demandFree(tx: Tx, { actor }: Context, { id, loginName, subject = '' }: AccountForm): Promise<void> {
  const same = await findAccountByLogin(tx, actor.countyId, loginName);
  if (same !== null && same.id !== id)
    throw new Refusal('name-taken', {}, [
      { path: 'loginName', zh: '这个登录名已有人用，请换一个。', en: 'This login name is taken; choose another.' },
    ]);
  const known = await findAccountBySubject(tx, actor.countyId, subject);
  if (known === null || known.id === id) return;
  throw new Refusal('subject-taken', {}, [
    {
      path: 'subject',
      zh: `这个统一身份认证号是${known.name}的，一个号只给一个账号；请看看有没有写错。`,
      en: `This number is that of ${known.name}; it belongs to one account alone.`,
    },
  ]);
}

/** Forgets the wrong passwords that were typed under the name, so that nobody has to wait for them; the password stays. */
export async function unlockAccount(ctx: Context, id: string): Promise<void> {
  demand(ctx.actor, 'account.unlock');
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const account = await lockAccount(tx, countyId, id);
    if ((await forgetSubject(tx, countyId, signInMark(ctx, account.loginName))) === 0) return;
    await record(
      tx,
      lineSaying({
        countyId,
        matterId: id,
        verb: 'account-unlocked',
        at: ctx.at,
        onDay: ctx.today,
        by: ctx.actor.id,
        byOrganisationId: ctx.actor.organisationId,
        detail: {},
      }),
    );
  });
}

/** Who is of the city or the province belongs to it, and nobody else does. */
function demandSuperior(ctx: Context, { role, organisationId }: AccountForm): void {
  const isAbove = reachOf({ countyId: ctx.actor.countyId, organisationId }, ctx.county.organisations) !== null;
  if (isAbove === (role === 'superior')) return;
  throw new Refusal('office-unknown', {}, [
    role === 'superior'
      ? {
          path: 'organisationId',
          zh: '上级机关的账号要选市或者省；没有的话先在“机构”里加。',
          en: 'An account of the city or the province needs its body; add it among the bodies first.',
        }
      : {
          path: 'organisationId',
          zh: '市和省只能有上级机关的账号；请选机构。',
          en: 'Only its own people belong to a city or a province.',
        },
  ]);
}

/** The contact of a firm belongs to it, and nobody else does. */
function demandFirm(ctx: Context, { role, organisationId }: AccountForm): void {
  const isFirm = ctx.county.organisations.some((one) => one.id === organisationId && one.kind === 'firm');
  if (isFirm === (role === 'business')) return;
  throw new Refusal('office-unknown', {}, [
    role === 'business'
      ? {
          path: 'organisationId',
          zh: '企业联系人要选一家参与企业；没有的话先在“参与企业”里加。',
          en: 'The contact of a firm needs its firm; add it under Firms first.',
        }
      : { path: 'organisationId', zh: '企业只能有企业联系人；请选机构。', en: 'Only a contact belongs to a firm.' },
  ]);
}

/** Somebody must stay who can open accounts again. */
async function demandAdministrator(tx: Tx, before: StoredAccount, form: AccountForm): Promise<void> {
  if (before.role !== 'admin' || !before.active || (form.role === 'admin' && form.active)) return;
  const others = (await listAccounts(tx, before.countyId)).filter(
    (one) => one.role === 'admin' && one.active && one.id !== before.id,
  );
  if (others.length === 0) throw new Refusal('last-administrator');
}

/** Whoever has been shown around, or wants not to be, is not asked again. */
export async function keepTour({ db, actor, at }: Context): Promise<void> {
  demand(actor, 'look.keep');
  const { countyId, id: accountId, role } = actor;
  await transact(db, (tx) => saveTour(tx, { countyId, accountId, role, seenAt: at }));
}

/** The language a person reads the desk in, kept with the account. */
export async function chooseLanguage(ctx: Context, language: 'zh' | 'en'): Promise<void> {
  await transact(ctx.db, async (tx) => updateAccount(tx, ctx.actor, { language }));
}
