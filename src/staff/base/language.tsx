import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';

export type Language = 'zh' | 'en';

/** Chooses between the two ways of saying the same. */
export type Say = (zh: string, en: string) => string;

interface Choice {
  language: Language;
  setLanguage: (language: Language) => void;
}

const kept = 'hongdun.language';
const Chosen = createContext<Choice>({ language: 'zh', setLanguage: () => undefined });

/** The page says of itself in which language it is, before anything of it is drawn: what writes times asks it. */
function spoken(language: Language): Language {
  // What is drawn into a text has no page.
  if (typeof document !== 'undefined') document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  return language;
}

/** What is Chinese in a desk in English says so; whoever reads Chinese loads nothing of it. */
function markSoon(): () => void {
  // Without it the page is read as it was before.
  const marking = import('./chinese-words.ts').then(({ markChinese }) => markChinese(document.body)).catch(() => null);
  return () => void marking.then((stop) => stop?.());
}

/** The language of the desk: kept in the browser for the sign-in page; the account's own is set after signing in. */
export function LanguageProvider({ children }: { children: ReactNode }) {
  const [language, choose] = useState<Language>(() => spoken(localStorage.getItem(kept) === 'en' ? 'en' : 'zh'));
  useEffect(() => localStorage.setItem(kept, language), [language]);
  useEffect(() => (language === 'en' ? markSoon() : undefined), [language]);
  const choice = useMemo(() => ({ language, setLanguage: (next: Language) => choose(spoken(next)) }), [language]);
  return <Chosen value={choice}>{children}</Chosen>;
}

export function useLanguage(): Choice {
  return useContext(Chosen);
}

/** `t(zh, en)`; the sentence of the language chosen. */
export function useWords(): Say {
  const { language } = useContext(Chosen);
  return useCallback((zh: string, en: string) => (language === 'zh' ? zh : en), [language]);
}

/** `w(words)` for the tables of words of the domain, which have zh and en. */
export function useLabel(): (words: { zh: string; en: string }) => string {
  const { language } = useContext(Chosen);
  return useCallback((words) => words[language], [language]);
}
