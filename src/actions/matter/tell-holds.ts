/** Tells the owner of an account and his superiors what somebody else did to it. */
import { atServerZh, isWatched, mayConfirm, type HoldReason, type SealHold } from '../../domain/county/seal-hold.ts';
import type { StaffRole } from '../../domain/base/actor.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import type { FactorReset } from '../../domain/county/second-factor.ts';
import { listAccounts, type StoredAccount } from '../../store/county/account.ts';
import {
  noteFactorsTold,
  noteResetTold,
  takeUntoldFactors,
  takeUntoldResets,
} from '../../store/county/second-factor.ts';
import { noteTold, takeUntoldHolds } from '../../store/county/seal-hold.ts';
import type { Tx } from '../../store/base/db.ts';
import { saveMessages } from '../../store/matter/message.ts';
import { actorIdOf } from '../../store/base/ledger.ts';
import { transact } from '../../store/base/transact.ts';
import type { Context } from '../base/context.ts';
import { sendSoon, toPhone } from './message.ts';
import { tellEach, type Hearing } from './tell-people.ts';

export async function tellHolds(ctx: Context): Promise<void> {
  const { countyId } = ctx.actor;
  await transact(ctx.db, async (tx) => {
    const [holds, resets] = [await takeUntoldHolds(tx, countyId), await takeUntoldResets(tx, countyId)];
    const factors = await takeUntoldFactors(tx, countyId);
    if (holds.length + resets.length + factors.length === 0) return;
    const accounts = new Map((await listAccounts(tx, countyId)).map((one) => [one.id, one]));
    for (const reset of resets) await tellReset(tx, ctx, reset, accounts);
    await tellFactors(tx, ctx, factors, accounts);
    await tellEach(
      tx,
      ctx,
      perAccount(holds).flatMap((done) => ownerHears(done, accounts)),
    );
    await tellFormerPhones(tx, ctx, holds, accounts);
    await tellEach(tx, ctx, superiorsHear(holds, accounts), { ring: 'asked' });
    await noteTold(
      tx,
      countyId,
      holds.map(({ id }) => id),
      ctx.at,
    );
  });
}

/** Who knew the password may have set it up before its owner did. */
async function tellFactors(
  tx: Tx,
  ctx: Context,
  factors: Awaited<ReturnType<typeof takeUntoldFactors>>,
  accounts: Accounts,
): Promise<void> {
  const { countyId } = ctx.actor;
  const told = factors.flatMap(({ id, accountId }) => {
    const account = accounts.get(accountId);
    const about = { countyId, id: accountId, number: null, page: 'own' as const };
    return account === undefined ? [] : [{ account, about, cause: `factor ${id} set` }];
  });
  const done = '登录的第二道验证在一部手机上设好了，别处的登录都退出了。';
  const alarm = '不是您设的，请马上告诉分管局长和安全管理员。';
  await tellEach(
    tx,
    ctx,
    told.map((one) => ({ ...one, words: `您${done}${alarm}` })),
  );
  const hears = [...accounts.values()].filter((one) => one.active && overseers.includes(one.role));
  await tellEach(
    tx,
    ctx,
    told.flatMap(({ account, ...one }) =>
      hears
        .filter(({ id }) => id !== account.id)
        .map((superior) => ({ ...one, account: superior, words: `${account.name}${done}` })),
    ),
    { ring: 'asked' },
  );
  await noteFactorsTold(
    tx,
    countyId,
    factors.map(({ id }) => id),
    ctx.at,
  );
}

/** Both of the asking and of the confirming: who took somebody's password learns here that its owner will hear of the rest. */
async function tellReset(tx: Tx, ctx: Context, reset: FactorReset, accounts: Accounts): Promise<void> {
  const account = accounts.get(reset.accountId);
  if (account !== undefined) {
    const { countyId, id, askedBy, confirmedBy, confirmedAt } = reset;
    const isDone = confirmedAt !== null;
    const about = { countyId, id: account.id, number: null, page: 'own' as const };
    const cause = `factor ${id} ${isDone ? 'done' : 'asked'}`;
    const [asker, confirmer] = [nameOf(accounts, askedBy), nameOf(accounts, confirmedBy)];
    await tellEach(tx, ctx, [
      { account, about, cause, words: resetWords(asker, confirmer, isDone, { name: account.name, way: 'own' }) },
    ]);
    const superiors = [...accounts.values()].filter(
      (one) =>
        one.active &&
        ![account.id, askedBy, confirmedBy].includes(one.id) &&
        (overseers.includes(one.role) || isAsked(one, reset, account, accounts)),
    );
    await tellEach(
      tx,
      ctx,
      superiors.map((superior) => {
        const way = isAsked(superior, reset, account, accounts) ? 'confirms' : 'hears';
        return {
          account: superior,
          about,
          cause,
          words: resetWords(asker, confirmer, isDone, { name: account.name, way }),
        };
      }),
      { ring: 'asked' },
    );
  }
  await noteResetTold(tx, reset, ctx.at);
}

function isAsked(one: StoredAccount, { askedBy }: FactorReset, account: StoredAccount, accounts: Accounts): boolean {
  return mayConfirm(actorOfAccount(one), { heldBy: askedBy ?? '' }, account, [...accounts.values()]);
}

function nameOf(accounts: Accounts, id: string | null): string {
  return id === actorIdOf('system') ? atServerZh : (accounts.get(id ?? '')?.name ?? '');
}

/** Whom it is told: its owner, who may confirm it, or who only hears of it. */
type Told = { name: string; way: 'own' | 'confirms' | 'hears' };

function resetWords(asker: string, confirmer: string, isDone: boolean, { name, way }: Told): string {
  const alarm = way === 'own' ? '不是您要的，请马上告诉分管局长和安全管理员。' : '';
  const whose = way === 'own' ? '您' : name;
  if (isDone) {
    const by = confirmer === '' ? atServerZh : `${confirmer}核定`;
    return `${whose}登录的第二道验证取消了（${by}），下次登录按页面重新设。${alarm}`;
  }
  const next = {
    own: '手机还在的，照常登录一次，这个请求就作废。',
    confirms: '请问过本人，再到“我的账号”里核定。',
    hears: '等别人核定。',
  }[way];
  return `${asker}请求取消${whose}登录的第二道验证（手机丢了）。${next}${alarm}`;
}

type Accounts = ReadonlyMap<string, StoredAccount>;

/** What somebody else did to the account. */
const deeds = {
  password: '重设了您账号的密码',
  role: '改了您账号的角色',
  office: '把您的账号换到了别的机构或站点',
  subject: '改了您账号的统一身份认证号',
  phone: '改了您账号的电话',
  closed: '停用了您的账号',
  confirmed: '核定了您的账号',
  opened: '又启用了您的账号',
  new: '',
} as const satisfies Record<HoldReason, string>;

/** What was done to one account in one press is one message. */
function perAccount(holds: readonly SealHold[]): SealHold[][] {
  return [...Map.groupBy(holds, (hold) => `${pressOf(hold)} ${hold.accountId}`).values()];
}

function pressOf({ heldBy, heldAt }: SealHold): string {
  return `${heldBy} ${heldAt.toISOString()}`;
}

function ownerHears(done: readonly SealHold[], accounts: Accounts): Hearing[] {
  const [first] = done;
  const account = accounts.get(first?.accountId ?? '');
  if (first === undefined || account === undefined || first.why === 'new') return [];
  const about = { countyId: first.countyId, id: account.id, number: null, page: 'own' as const };
  return [{ account, about, cause: `hold ${first.id}`, words: ownWords(done, account, accounts) }];
}

/** The telephone that was changed hears of it as well: whoever put his own in its place would be the only one to be told else. */
async function tellFormerPhones(tx: Tx, ctx: Context, holds: readonly SealHold[], accounts: Accounts): Promise<void> {
  const messages = perAccount(holds).flatMap((done) => {
    const account = accounts.get(done[0]?.accountId ?? '');
    if (account === undefined) return [];
    return toPhone(ctx, account, formerPhoneOf(done) ?? '', ownWords(done, account, accounts));
  });
  await saveMessages(tx, messages);
  await sendSoon(tx, messages);
}

function formerPhoneOf(done: readonly SealHold[]): string | null {
  return done.find(({ formerPhone }) => formerPhone !== null)?.formerPhone ?? null;
}

function ownWords(done: readonly SealHold[], { role }: StoredAccount, accounts: Accounts): string {
  const isPhone = done.some(({ why }) => why === 'phone');
  const phone = formerPhoneOf(done) === null || isPhone ? '' : '，电话也改了';
  const seals = done.some(({ holds }) => holds) ? '别人核定以前，打不开举报人身份。' : '';
  const code = isPhone && role === 'station' ? '，登录验证码从此发到新的号码' : '';
  const deed = done.map(({ why }) => deeds[why]).join('，');
  const by = nameOf(accounts, done[0]?.heldBy ?? null);
  return `${by}${deed}${phone}${code}。${seals}不是您同意的，请马上告诉分管局长和安全管理员。`;
}

const kinds = {
  password: '密码',
  role: '角色',
  office: '所在的机构或站点',
  subject: '统一身份认证号',
  phone: '电话',
  closed: '停用',
  confirmed: '核定，理由在审计里',
  opened: '又启用',
  new: '新开',
} as const satisfies Record<HoldReason, string>;

/** Who hears of whatever is done to accounts, whether he may confirm it or not. */
const overseers: readonly StaffRole[] = ['leader', 'security', 'auditor'];

/** One message for what was done in one press, to all overseers and to whoever may confirm some of it. */
function superiorsHear(holds: readonly SealHold[], accounts: Accounts): Hearing[] {
  return [...new Set(holds.map(pressOf))].flatMap((press) =>
    [...accounts.values()].flatMap((superior): Hearing[] => {
      const told = holds.filter((hold) => pressOf(hold) === press && isTold(superior, hold, accounts));
      const [first] = told;
      if (first === undefined) return [];
      const about = { countyId: first.countyId, id: first.accountId, number: null, page: 'own' as const };
      return [{ account: superior, about, cause: `holds ${press}`, words: superiorWords(superior, told, accounts) }];
    }),
  );
}

function isTold(superior: StoredAccount, hold: SealHold, accounts: Accounts): boolean {
  if (!superior.active || superior.id === hold.heldBy || superior.id === hold.accountId) return false;
  const role = accounts.get(hold.accountId)?.role;
  if (hold.why === 'phone' && (role === undefined || !isWatched(role))) return false;
  // Past the second person: whoever keeps the county's accounts hears of it as well.
  if (hold.why === 'confirmed' && superior.role === 'admin') return true;
  return overseers.includes(superior.role) || isToConfirm(superior, hold, accounts);
}

function isToConfirm(superior: StoredAccount, hold: SealHold, accounts: Accounts): boolean {
  const account = accounts.get(hold.accountId);
  return (
    hold.holds && account !== undefined && mayConfirm(actorOfAccount(superior), hold, account, [...accounts.values()])
  );
}

function superiorWords(superior: StoredAccount, holds: readonly SealHold[], accounts: Accounts): string {
  const names = idsOf(holds).map((id) => accounts.get(id)?.name ?? '');
  const by = nameOf(accounts, holds[0]?.heldBy ?? null);
  const shown = names.length > 5 ? `${names.slice(0, 5).join('、')}等 ${names.length} 人` : names.join('、');
  const waiting = holds.filter((one) => one.holds);
  const isAsked = waiting.some((one) => isToConfirm(superior, one, accounts));
  const confirm = isAsked ? '请问过本人再核定' : '等别人核定';
  const words = waiting.length === 0 ? '' : `其中 ${idsOf(waiting).length} 个要核定，${confirm}。`;
  const what = [...new Set(holds.map((hold) => kinds[hold.why]))].join('、');
  const phones = holds.some(({ formerPhone, why }) => formerPhone !== null && why !== 'phone') ? '、电话' : '';
  return `${by}动了${shown}的账号（${what}${phones}）。${words}`;
}

function idsOf(holds: readonly SealHold[]): string[] {
  return [...new Set(holds.map(({ accountId }) => accountId))];
}
