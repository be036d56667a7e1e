import type { ReactNode } from 'react';
import type { Permission } from '../../../domain/base/permissions.ts';
import { useWords } from '../language.tsx';
import { useMay } from '../me.tsx';
import { Empty } from './empty.tsx';

/** A page for who may see it; anybody else who came by its address reads so, and the server is asked for nothing. */
export function Only({ may, zh, en, children }: { may: Permission; zh: string; en: string; children: ReactNode }) {
  const t = useWords();
  if (useMay(may)) return children;
  return <Empty words={t(`您的角色看不到${zh}。`, `Your role does not see this: ${en.toLowerCase()}.`)} />;
}
