import { useMutation } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import { client, type Me } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useFocus } from '../../base/ui/focus.ts';
import { Field } from '../../base/ui/field.tsx';

/** Name and password; what is wrong, and how long a lock-out lasts, is said in words by the server. */
export function SignInForm({ onDone, name = '' }: { onDone: (me: Me) => void; name?: string }) {
  const t = useWords();
  const nameBox = useFocus<InputRef>(name === '');
  const passwordBox = useFocus<InputRef>(name !== '');
  const { loginName, setLoginName, password, setPassword, missing, signIn, submit } = useSignIn(name, onDone);
  const send = (event: FormEvent) => {
    event.preventDefault();
    // Enter in the one field goes on to the other.
    const lacks = submit();
    if (lacks !== null) (lacks === 'password' ? passwordBox : nameBox).current?.focus();
  };
  return (
    <form className="sign-in-form" onSubmit={send} noValidate>
      <Field
        label={t('登录名', 'Login name')}
        error={
          missing === 'loginName'
            ? t('请填登录名；忘了请问管理员。', 'Enter your login name; the administrator knows it.')
            : undefined
        }
      >
        {(control) => (
          <Input
            {...control}
            size="large"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            ref={nameBox}
            value={loginName}
            onChange={(event) => setLoginName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('密码', 'Password')}
        error={
          missing === 'password'
            ? t('请填密码；忘了请管理员重设。', 'Enter your password; the administrator can set a new one.')
            : undefined
        }
      >
        {(control) => (
          <Input.Password
            {...control}
            size="large"
            autoComplete="current-password"
            ref={passwordBox}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        )}
      </Field>
      {/* Below the fields, so that they stay where they are when it appears. */}
      {signIn.error === null ? null : <ErrorLine error={signIn.error} />}
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {t('登录', 'Sign in')}
      </Button>
    </form>
  );
}

/** What is typed, what of it is missing, and the asking. */
function useSignIn(name: string, onDone: (me: Me) => void) {
  const [loginName, setLoginName] = useState(name);
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState<'loginName' | 'password' | null>(null);
  const signIn = useMutation({ mutationFn: client.signIn, onSuccess: onDone });
  const submit = () => {
    const lacks = loginName.trim() === '' ? 'loginName' : password === '' ? 'password' : null;
    setMissing(lacks);
    if (lacks === null) signIn.mutate({ loginName: loginName.trim(), password });
    return lacks;
  };
  return { loginName, setLoginName, password, setPassword, missing, signIn, submit };
}
