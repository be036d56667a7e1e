import { cited } from '../../domain/citation.ts';
import { groundRules } from '../../domain/ground.ts';
import { localLimitZh } from '../../domain/rulebook.ts';
import { useLabel, type Language } from '../language.tsx';

const digits = '零一二三四五六七八九';

/** Says a sentence that names articles of 令121 as the rule of the matter's day of receipt has them. */
export function useCited({ receivedAt, filedAt }: { receivedAt: string | null; filedAt: string }) {
  const label = useLabel();
  const start = new Date(receivedAt ?? filedAt);
  const rules = groundRules({ receivedAt: start, filedAt: start });
  return (zh: string, en: string) => label(cited({ zh, en }, rules));
}

/** The article of a clock (「令121 第十五条」) as the reader's language cites it: “Order 121 art. 15”. */
export function articleWords(short: string, language: Language): string {
  if (language === 'zh') return short;
  return short
    .replace(localLimitZh, 'local limit')
    .replace(/令(\d+)/gu, 'Order $1')
    .replace('条例', 'Regulation')
    .replace('程序规定', 'Penalty procedure')
    .replace(/第([一二三四五六七八九十]+)条/gu, (_, numeral: string) => `art. ${numberOf(numeral)}`)
    .replaceAll('、', ', ');
}

/** 「四十六」 is 46; articles have two digits. */
function numberOf(numeral: string): number {
  const [tens, ones] = numeral.includes('十') ? numeral.split('十') : ['零', numeral];
  return (tens === '' ? 1 : digits.indexOf(tens ?? '')) * 10 + (ones === '' ? 0 : digits.indexOf(ones ?? ''));
}
