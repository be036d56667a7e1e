import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { staffRoles } from '../../../domain/base/actor.ts';
import { roleWords } from '../../../domain/county/account.ts';
import { client, type SeenAccount } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { useProblemWords } from '../../base/ui/error-line.tsx';
import { TickField } from '../../base/ui/saved/tick-field.tsx';

/** Which roles must sign in with a second factor. */
export function FactorRoleFields({
  roles,
  onChange,
}: {
  roles: readonly string[];
  onChange: (roles: readonly string[]) => void;
}) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <h2>{t('登录要第二道验证的角色', 'Roles that sign in with a second factor')}</h2>
      <p className="hint">
        {t(
          '打开以后，还没有设的人下一步就要用手机设好，才能接着办事；没打开的角色，本人想设也可以设。站点的手机用短信验证码登录，不另外要。',
          'Whoever has none yet sets it up with his telephone before he goes on; others may have one too. A station’s telephone signs in by text message and is asked nothing more.',
        )}
      </p>
      {staffRoles.map((role) => (
        <TickField
          key={role}
          label={label(roleWords[role])}
          value={roles.includes(role)}
          onChange={(on) => onChange(on ? [...roles, role] : roles.filter((one) => one !== role))}
        />
      ))}
    </>
  );
}

/** In words, whether the account signs in with a second factor. */
export function FactorWords({ account: { factor, factorReset } }: { account: SeenAccount }) {
  const t = useWords();
  if (factor === 'none') return null;
  return (
    <>
      <br />
      <span className="dim">
        {factor === 'due'
          ? t('第二道验证还没设', 'Second factor not set up yet')
          : factorReset
            ? t('手机丢了，等别人核定', 'Telephone lost: waits for a second person')
            : t('有第二道验证', 'With a second factor')}
      </span>
    </>
  );
}

/** Somebody has lost his telephone: asked for here, and done once a second person has confirmed it. */
export function LostTelephone({ account }: { account: SeenAccount }) {
  const t = useWords();
  const me = useMe();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const problemWords = useProblemWords();
  if (account.factor !== 'set' || account.id === me.id) return null;
  const ask = async () => {
    try {
      await client.askFactorReset(account.id);
      void message.success(t('请求提出了，等别人核定，本人也会收到消息', 'Asked; a second person has to confirm it'));
    } catch (failure) {
      void message.error(problemWords(failure));
    }
    await queries.invalidateQueries({ queryKey: ['accounts'] });
  };
  const open = () =>
    void modal.confirm({
      title: t(`请求取消${account.name}的第二道验证？`, `Take away the second factor of ${account.name}?`),
      content: t(
        '只在他手机丢了、恢复码也没有的时候用。要安全管理员（县里还没有的，分管局长或所长）核定才算数；核定后他只凭密码登录，重新设。',
        'Only when telephone and recovery codes are both lost. It counts once the security administrator, or a deputy director or head where there is none, has confirmed it.',
      ),
      okText: t('提出请求', 'Ask for it'),
      cancelText: t('取消', 'Cancel'),
      onOk: ask,
    });
  return (
    <p>
      {account.factorReset ? (
        <span className="dim">
          {t(
            '已经请求取消第二道验证，等别人核定。',
            'It was asked to take the second factor away; a second person confirms it.',
          )}
        </span>
      ) : (
        <button type="button" className="b sm" onClick={open}>
          {t('手机丢了：请求取消第二道验证', 'Telephone lost: ask to take the second factor away')}
        </button>
      )}
    </p>
  );
}
