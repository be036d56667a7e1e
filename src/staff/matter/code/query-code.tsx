import { codeShown } from '../../../domain/matter/query-code.ts';
import { useWords } from '../../base/language.tsx';

/** A query code as it is read out, in two halves; one whose hash alone is kept stands on the slip and nowhere else. */
export function QueryCode({ code }: { code: string | null }) {
  const t = useWords();
  return code === null ? t('在先前给的单子上', 'on the slip given before') : codeShown(code);
}
