import { useWords } from '../base/language.tsx';

const english: Readonly<Record<string, string>> = {
  投诉人: 'Complainant',
  举报人: 'Reporter',
  咨询人: 'Asker',
  系统: 'System',
};

/** Who acted, in the reader's language: the server names nobody's account in Chinese alone. */
export function useByline(): (name: string) => string {
  const t = useWords();
  return (name) => t(name, english[name] ?? name);
}
