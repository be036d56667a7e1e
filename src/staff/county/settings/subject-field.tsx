import { useQuery } from '@tanstack/react-query';
import { client } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';

interface SubjectFieldProps {
  value: string;
  onChange: (subject: string) => void;
  error: string | undefined;
}

/** By which number the provider knows somebody, where the county is connected to one. */
export function SubjectField({ value, onChange, error }: SubjectFieldProps) {
  const t = useWords();
  const door = useQuery({ queryKey: ['door'], queryFn: ({ signal }) => client.door(signal), staleTime: Infinity });
  if (door.data?.sso !== true && value === '' && error === undefined) return null;
  return (
    <TextField
      label={t('统一身份认证号', 'Number of the provider')}
      hint={t(
        '他在统一身份认证平台上的号（多半是员工编号）；改了，他的登录就结束，本人和安全管理员会收到消息',
        'By which the provider knows him, mostly the employee number; a change ends his sessions and is told',
      )}
      error={error}
      value={value}
      onChange={onChange}
    />
  );
}
