import { Suspense } from 'react';
import { useSearchParams } from 'react-router';
import { useKeys } from '../../base/keys.tsx';
import { later } from '../../base/later.ts';
import { useMay } from '../../base/me.tsx';

const { Part: RegisterForm, useSoon: useFormSoon } = later(
  async () => (await import('./register-form.tsx')).RegisterForm,
);

/** 登记案源, over the list: N opens it, and its address does (`?register=new`, with `&about=投2026-0412` for a complaint). */
export function RegisterDrawer() {
  const [query, setQuery] = useSearchParams();
  const mayRegister = useMay('enforcement.register');
  const isOpen = mayRegister && query.get('register') === 'new';
  useFormSoon();
  useKeys(
    [
      {
        key: 'n',
        zh: '登记案源',
        en: 'Register a clue',
        run: () => setQuery({ register: 'new' }, { replace: true }),
        when: mayRegister,
      },
    ],
    'list',
  );
  if (!isOpen) return null;
  return (
    <Suspense fallback={null}>
      <RegisterForm from={query.get('about')} onClose={() => setQuery({}, { replace: true })} />
    </Suspense>
  );
}
