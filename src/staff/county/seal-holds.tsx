import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { roleWords } from '../../domain/county/account.ts';
import { holdReasons } from '../../domain/county/seal-hold.ts';
import { client, type SeenHold } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Confirm, ConfirmCard } from './confirming.tsx';

/** Says to whom it concerns that he opens no reporter's seal yet, and who can change that. */
export function HeldNote() {
  const t = useWords();
  const me = useMe();
  if (!me.sealsHeld) return null;
  return (
    <output className="card pad held-note">
      <b>{t('账号还没有核定', 'Your account waits to be confirmed')}</b>
      <p className="mut">
        {t(
          '您的账号刚由别人动过（密码、角色、统一身份认证号，或者新开、又启用）。请安全管理员核定；县里还没有的，请另一位分管局长或本所所长。您自己是安全管理员、分管局长或所长的，“我的账号”里写着请谁核定。别的事照常办。',
          'Somebody else has changed your account (password, role, number of the provider, made or opened again). Ask the security administrator to confirm it; where there is none, another deputy director or the head of your office. If you are one of these yourself, My account says whom to ask. All else goes on.',
        )}
      </p>
    </output>
  );
}

/** 等核定的账号: what a second person answers for. */
export function SealHolds({ whenNone }: { whenNone: ReactNode }) {
  const t = useWords();
  const may = useMay('account.confirm');
  const holds = useQuery({ queryKey: ['seal-holds'], queryFn: client.sealHolds, enabled: may });
  if (!may) return null;
  if (isUnread(holds)) return <ErrorLine error={holds.error} onRetry={() => void holds.refetch()} />;
  if (holds.data === undefined) return <Loading rows={2} />;
  if (holds.data.holds.length === 0) return whenNone;
  return (
    <ConfirmCard
      title={t('等核定的账号', 'Accounts to confirm')}
      count={holds.data.holds.length}
      hint={t(
        '这些账号由别人动过（每一行写着动了什么），核定以前看不了举报人身份和审计。请先问过本人：是不是他自己要的，现在是不是他自己在用。',
        'Somebody else has changed these accounts, each line says what; until confirmed they open neither a reporter nor the audit trail. Ask the owner first: did he want it, and is it he who uses it?',
      )}
    >
      {holds.data.holds.map((one) => (
        <HoldRow key={one.id} hold={one} />
      ))}
    </ConfirmCard>
  );
}

function HoldRow({ hold }: { hold: SeenHold }) {
  const t = useWords();
  const label = useLabel();
  return (
    <tr>
      <th scope="row">
        {hold.name} <span className="dim">{label(roleWords[hold.role])}</span>
        <div className="dim s">
          {hold.place === '' ? '' : `${hold.place} · `}
          {hold.loginName}
        </div>
      </th>
      <td>
        {hold.whys.map((why) => label(holdReasons[why])).join(t('；', '; '))}{' '}
        <span className="dim">{t(`${hold.heldByName} ${instantShort(hold.heldAt)}`, `by ${hold.heldByName}`)}</span>
        {hold.way === null || !hold.isReady ? null : <div className="dim">{label(hold.way)}</div>}
      </td>
      <td className="r">
        {!hold.isReady ? (
          <span className="dim">{t('等本人改密码', 'Waits for its owner to change the password')}</span>
        ) : (
          <Confirm
            mayConfirm={hold.mayConfirm}
            label={t(`核定 ${hold.name} 的账号`, `Confirm the account of ${hold.name}`)}
            send={() => client.confirmSeals(hold.id)}
            done={t(`${hold.name}的账号核定了`, `${hold.name} is confirmed`)}
            of="seal-holds"
          />
        )}
      </td>
    </tr>
  );
}
