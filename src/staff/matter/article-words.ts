import { articleEn } from '../../domain/law/article.ts';
import { cited } from '../../domain/law/citation.ts';
import { groundRules, procedureRules } from '../../domain/law/ground.ts';
import { useDirectory } from '../base/directory.ts';
import { useLabel, type Language } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';

/** Says a sentence that names articles of 令121 as the rule by which the complaint is decided today has them. */
export function useCited({ receivedAt, filedAt }: { receivedAt: string | null; filedAt: string }) {
  const label = useLabel();
  const { today } = useMe();
  const limits = useDirectory()?.county.limits;
  const start = new Date(receivedAt ?? filedAt);
  const matter = { receivedAt: start, filedAt: start };
  const rules = limits === undefined ? groundRules(matter) : procedureRules(matter, today, limits);
  return (zh: string, en: string) => label(cited({ zh, en }, rules));
}

/** The article of a clock (「令121 第十五条」) as the reader's language cites it: “Order 121 art. 15”. */
export function articleWords(short: string, language: Language): string {
  return language === 'zh' ? short : articleEn(short);
}
