import { articleEn } from '../../domain/law/article.ts';
import { cited } from '../../domain/law/citation.ts';
import { groundRules } from '../../domain/law/ground.ts';
import { useLabel, type Language } from '../base/language.tsx';

/** Says a sentence that names articles of 令121 as the rule of the matter's day of receipt has them. */
export function useCited({ receivedAt, filedAt }: { receivedAt: string | null; filedAt: string }) {
  const label = useLabel();
  const start = new Date(receivedAt ?? filedAt);
  const rules = groundRules({ receivedAt: start, filedAt: start });
  return (zh: string, en: string) => label(cited({ zh, en }, rules));
}

/** The article of a clock (「令121 第十五条」) as the reader's language cites it: “Order 121 art. 15”. */
export function articleWords(short: string, language: Language): string {
  return language === 'zh' ? short : articleEn(short);
}
