import { useQuery } from '@tanstack/react-query';
import { roleWords } from '../../domain/county/account.ts';
import { client, type SeenReset } from '../base/client.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { useMay } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { Confirm, ConfirmCard } from './confirming.tsx';

/** 手机丢了的账号: whose second factor somebody asks to take away, which a second person answers for. */
export function FactorResets() {
  const t = useWords();
  const may = useMay('account.confirm');
  const resets = useQuery({ queryKey: ['factor-resets'], queryFn: client.factorResets, enabled: may });
  if (!may) return null;
  if (isUnread(resets)) return <ErrorLine error={resets.error} onRetry={() => void resets.refetch()} />;
  if (resets.data === undefined) return <Loading rows={2} />;
  if (resets.data.resets.length === 0) return null;
  return (
    <ConfirmCard
      title={t('手机丢了，等核定的', 'Lost telephones to confirm')}
      count={resets.data.resets.length}
      hint={t(
        '核定以后，他登录的第二道验证就没有了，只凭密码进来重新设。请先当面或者打电话问过本人：手机是不是真的丢了，是不是他自己要的。',
        'Once confirmed, the password alone lets its owner in to set it up anew. Ask him first, in person or by telephone.',
      )}
    >
      {resets.data.resets.map((one) => (
        <ResetRow key={one.id} reset={one} />
      ))}
    </ConfirmCard>
  );
}

function ResetRow({ reset }: { reset: SeenReset }) {
  const t = useWords();
  const label = useLabel();
  return (
    <tr>
      <th scope="row">
        {reset.name} <span className="dim">{label(roleWords[reset.role])}</span>
      </th>
      <td>
        {t(`${reset.askedByName}请求`, `Asked by ${reset.askedByName}`)}{' '}
        <span className="dim">{instantShort(reset.askedAt)}</span>
      </td>
      <td className="r">
        <Confirm
          mayConfirm={reset.mayConfirm}
          label={t(`核定取消 ${reset.name} 的第二道验证`, `Confirm for ${reset.name}`)}
          send={() => client.confirmReset(reset.id)}
          done={t(`${reset.name}的第二道验证取消了`, `The second factor of ${reset.name} is gone`)}
          of="factor-resets"
        />
      </td>
    </tr>
  );
}
