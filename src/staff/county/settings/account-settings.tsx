import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { roleWords } from '../../../domain/county/account.ts';
import { staffRoles, type StaffRole } from '../../../domain/base/actor.ts';
import { client, type Directory, type SeenAccount } from '../../base/client.ts';
import { directoryRead } from '../../base/directory.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { unreadOf } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { usePress } from '../../base/ui/press.ts';
import { Loading } from '../../base/ui/loading.tsx';
import { EditCell, FindField, isFound, SettingsTable } from '../../base/ui/table.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';
import { EditDrawer, useDraft } from '../../base/ui/save-form.tsx';
import { FactorResets } from '../factor-resets.tsx';
import { HeldNote, SealHolds } from '../seal-holds.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { FactorWords, LostTelephone } from './factor-settings.tsx';
import { SubjectField } from './subject-field.tsx';
import { ResetCell, Resetting, TickAll, useChoice, type Choice } from './password-reset.tsx';

/** Who may sign in, as what and for whom; above them, for who answers for accounts, those that wait for him. */
export function AccountSettings() {
  const confirms = useMe().role === 'security';
  return (
    <>
      {confirms ? <HeldNote /> : null}
      {confirms ? <SealHolds whenNone={<NothingToConfirm />} /> : null}
      {confirms ? <FactorResets /> : null}
      <AccountList />
    </>
  );
}

function NothingToConfirm() {
  const t = useWords();
  return (
    <section className="card">
      <div className="card-head">{t('等核定的账号', 'Accounts to confirm')}</div>
      <p className="pad hint">
        {t(
          '现在没有。管理员新建、换角色、重设密码的账号，要核定的会列在这里，也会到您的铃上。',
          'None now. Accounts that the administrator makes, gives another role or another password are listed here and told at your bell.',
        )}
      </p>
    </section>
  );
}

function AccountList() {
  const t = useWords();
  const label = useLabel();
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<SeenAccount | null>(null);
  const [looking, setLooking] = useState<SeenAccount | null>(null);
  const choice = useChoice();
  const maySave = useMay('account.save');
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: client.accounts });
  const directory = useQuery(directoryRead);
  const error = unreadOf(accounts, directory);
  if (error !== null)
    return <ErrorLine error={error} onRetry={() => void Promise.all([accounts.refetch(), directory.refetch()])} />;
  if (accounts.data === undefined || directory.data === undefined) return <Loading rows={12} />;
  const placeOf = (account: SeenAccount) =>
    directory.data.stations.find((one) => one.id === account.stationId)?.name ??
    directory.data.organisations.find((one) => one.id === account.organisationId)?.name ??
    '';
  const shown = accounts.data.accounts.filter((account) =>
    isFound(typed, [account.loginName, account.name, account.phone, placeOf(account), label(roleWords[account.role])]),
  );
  return (
    <section className="card">
      <div className="card-head">
        {t('账号', 'Accounts')} <small>{shown.length}</small>
        <span className="go settings-tools">
          <FindField
            label={t('姓名、登录名、机构、角色', 'Name, login, place, role')}
            value={typed}
            onChange={setTyped}
          />
          {maySave ? <TickAll accounts={shown} choice={choice} /> : null}
          {maySave ? (
            <button type="button" className="b sm" onClick={() => setEditing(newAccount())}>
              {t('新建账号', 'New account')}
            </button>
          ) : null}
        </span>
      </div>
      {maySave ? <Resetting choice={choice} slips={accounts.data.slips} /> : null}
      {shown.length > 0 ? null : (
        <Empty words={t('没有这样的账号；换个字再找。', 'No such account; try another word.')} />
      )}
      <AccountTable accounts={shown} placeOf={placeOf} choice={choice} onEdit={setEditing} onLook={setLooking} />
      {looking === null ? null : <AccountSessions account={looking} onClose={() => setLooking(null)} />}
      {editing === null ? null : (
        <AccountDrawer
          key={editing.id}
          account={editing}
          isNew={!accounts.data.accounts.includes(editing)}
          directory={directory.data}
          onClose={() => setEditing(null)}
        />
      )}
    </section>
  );
}

function AccountTable({
  accounts,
  placeOf,
  choice,
  onEdit,
  onLook,
}: {
  accounts: readonly SeenAccount[];
  placeOf: (account: SeenAccount) => string;
  choice: Choice;
  onEdit: (account: SeenAccount) => void;
  onLook: (account: SeenAccount) => void;
}) {
  const t = useWords();
  const label = useLabel();
  const maySave = useMay('account.save');
  return (
    <SettingsTable
      columns={[
        ...(maySave ? [t('重设密码', 'Reset')] : []),
        t('登录名', 'Login name'),
        t('姓名', 'Name'),
        t('角色', 'Role'),
        t('机构或站点', 'Organisation or station'),
        t('电话', 'Telephone'),
        t('状态', 'State'),
      ]}
    >
      {accounts.map((account) => (
        <tr key={account.id}>
          {maySave ? <ResetCell account={account} choice={choice} /> : null}
          <th scope="row">{account.loginName}</th>
          <td className="nw">{account.name}</td>
          <td>{label(roleWords[account.role])}</td>
          <td>{placeOf(account)}</td>
          <td className="nw">{account.phone}</td>
          <td>
            <StateWords account={account} />
          </td>
          <EditCell name={account.name} onEdit={maySave ? () => onEdit(account) : null}>
            {account.active && account.wrongPasswords > 0 ? <ClearTries account={account} /> : null}
            {account.active ? (
              <button
                type="button"
                className="b sm"
                aria-label={t(`${account.name}登录的地方`, `Where ${account.name} is signed in`)}
                onClick={() => onLook(account)}
              >
                {t('登录', 'Sessions')}
              </button>
            ) : null}
          </EditCell>
        </tr>
      ))}
    </SettingsTable>
  );
}

/** Who mistyped too often may try again at once; the password stays as it is. */
function ClearTries({ account }: { account: SeenAccount }) {
  const t = useWords();
  const { press, isBusy } = usePress('accounts');
  const done = t(`已清零，${account.name}现在就能登录`, `Cleared; ${account.name} may sign in now`);
  return (
    <button
      type="button"
      className="b sm"
      aria-label={t(`${account.name}的错误次数清零`, `Clear the count of ${account.name}`)}
      aria-disabled={isBusy}
      onClick={() => press(() => client.unlockAccount(account.id), done)}
    >
      {t('清零', 'Clear')}
    </button>
  );
}

function StateWords({ account }: { account: SeenAccount }) {
  const t = useWords();
  const { active, mustChange, sealsHeld, wrongPasswords } = account;
  if (!active) return <span className="err">{t('停用', 'Closed')}</span>;
  return (
    <>
      {mustChange
        ? t('等本人改密码', 'To change its password')
        : sealsHeld
          ? t('等核定', 'To be confirmed')
          : t('在用', 'Active')}
      {wrongPasswords === 0 ? null : (
        <>
          <br />
          <span className="err">
            {t(`今天密码错 ${wrongPasswords} 次`, `Wrong passwords today: ${wrongPasswords}`)}
          </span>
        </>
      )}
      <FactorWords account={account} />
    </>
  );
}

interface AccountDrawerProps {
  account: SeenAccount;
  isNew: boolean;
  directory: Directory;
  onClose: () => void;
}

function AccountDrawer({ account, isNew, directory, onClose }: AccountDrawerProps) {
  const t = useWords();
  const draft = useAccountDraft(account);
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={isNew ? t('新建账号', 'New account') : account.name}
      draft={draft}
      onClose={onClose}
      queryKey="accounts"
      saved={t('账号已保存', 'The account is saved')}
    >
      <TextField
        required
        label={t('登录名', 'Login name')}
        error={wrong('loginName')}
        value={value.loginName}
        onChange={(loginName) => set({ loginName })}
      />
      <TextField
        required
        label={t('姓名', 'Name')}
        error={wrong('name')}
        value={value.name}
        onChange={(name) => set({ name })}
      />
      <RoleAndPlace draft={draft} directory={directory} />
      <TextField
        label={t('电话', 'Telephone')}
        hint={t('到期提醒发到这里', 'Reminders go here')}
        error={wrong('phone')}
        value={value.phone}
        onChange={(phone) => set({ phone })}
      />
      <SubjectField value={value.subject} onChange={(subject) => set({ subject })} error={wrong('subject')} />
      <Access draft={draft} account={account} isNew={isNew} />
    </EditDrawer>
  );
}

type AccountDraft = ReturnType<typeof useAccountDraft>;

function useAccountDraft(account: SeenAccount) {
  return useDraft(
    { ...account },
    async ({ id, loginName, name, role, organisationId, stationId, phone, subject, active }) => {
      const form = { id, loginName, name, role, organisationId, stationId, phone, subject, active };
      await client.saveAccount(form);
    },
  );
}

/** As what somebody signs in, and for which station or body. */
function RoleAndPlace({ draft: { value, set, wrong }, directory }: { draft: AccountDraft; directory: Directory }) {
  const t = useWords();
  const label = useLabel();
  const none = { value: '', label: t('无', 'None') };
  return (
    <>
      <ChoiceField
        required
        label={t('角色', 'Role')}
        error={wrong('role')}
        value={value.role}
        options={staffRoles.map((role) => ({ value: role, label: label(roleWords[role]) }))}
        onChange={(role) => set({ role: role as StaffRole })}
      />
      {value.role === 'station' ? (
        <ChoiceField
          required
          label={t('站点', 'Station')}
          error={wrong('stationId')}
          value={value.stationId ?? ''}
          options={[none, ...directory.stations.map((one) => ({ value: one.id, label: one.name }))]}
          onChange={(id) => set({ stationId: id === '' ? null : id, organisationId: null })}
        />
      ) : (
        <ChoiceField
          required={value.role === 'officer' || value.role === 'officeHead'}
          label={t('机构', 'Organisation')}
          error={wrong('organisationId')}
          value={value.organisationId ?? ''}
          options={[none, ...directory.organisations.map((one) => ({ value: one.id, label: one.name }))]}
          onChange={(id) => set({ organisationId: id === '' ? null : id, stationId: null })}
        />
      )}
    </>
  );
}

/** Whether it lets anybody in; its password is drawn, and nobody types it for another. */
function Access({
  draft: { value, set },
  account,
  isNew,
}: {
  draft: AccountDraft;
  account: SeenAccount;
  isNew: boolean;
}) {
  const t = useWords();
  return (
    <>
      <p className="hint">
        {isNew
          ? t(
              '密码由系统生成，保存后打印密码条，当面交给本人；本人第一次登录要先改密码。',
              'The password is drawn; print its slip after saving. Its owner changes it when he first signs in.',
            )
          : t(
              '忘了密码：在列表里勾上这个人，再按“重设密码”。',
              'Forgotten password: tick the person in the list and set it anew.',
            )}
      </p>
      <LostTelephone account={account} />
      <TickField
        label={t('启用', 'Active')}
        hint={
          isNew
            ? t('保存以后就能登录', 'May sign in once it is saved')
            : account.active && account.shifts > 0
              ? t(
                  `停用后立刻退出登录，还没值的 ${account.shifts} 个班空出来，要在值班表里补人`,
                  `Closing it ends its sessions at once; shifts that fall free: ${account.shifts}`,
                )
              : t('停用后立刻退出登录', 'Closing it ends its sessions at once')
        }
        value={value.active}
        onChange={(active) => set({ active })}
      />
    </>
  );
}

function newAccount(): SeenAccount {
  return {
    id: crypto.randomUUID(),
    loginName: '',
    name: '',
    role: 'officer',
    organisationId: null,
    stationId: null,
    phone: '',
    subject: '',
    active: true,
    wrongPasswords: 0,
    mustChange: true,
    sealsHeld: false,
    factor: 'none',
    factorReset: false,
    shifts: 0,
  };
}
