import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { client, type Me } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { FactorSetup } from './factor-setup.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

/** The one page of whom the county asks for a second factor and who has none: he has just shown the password. */
export function DueFactor({ onDone }: { onDone: (me: Me) => void }) {
  const t = useWords();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const begun = useQuery({
    queryKey: ['factor-begun'],
    queryFn: () => client.beginFactor({ password: '', code: '' }),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (codes !== null)
    return (
      <RecoveryCodes
        codes={codes}
        press={t('收好了，进工作台', 'I have them: go on')}
        onKept={() => void client.me().then(onDone)}
      />
    );
  return (
    <div className="sign-in-form">
      <h2>{t('再设一道验证', 'Set up a second factor')}</h2>
      <p className="mut">
        {t(
          '本县要求您的角色登录时除了密码，再输一次手机上的六位数字：密码被人知道了，也进不来。只设这一次，两分钟。',
          'The county asks your role for a code of your telephone besides the password. It is set up once, in two minutes.',
        )}
      </p>
      {begun.isError ? <ErrorLine error={begun.error} onRetry={() => void begun.refetch()} /> : null}
      {begun.data === undefined ? <Loading rows={4} /> : <FactorSetup begun={begun.data} onProven={setCodes} />}
    </div>
  );
}
