import type { Ref } from 'react';
import { ProblemError } from '../client.ts';
import { useLanguage, useWords } from '../language.tsx';
import { isUnloaded } from '../loaded.ts';

/** What went wrong, in place, with the fields named and the way out. */
export function ErrorLine({
  error,
  onRetry,
  onField,
  ref,
}: {
  error: unknown;
  onRetry?: (() => void) | undefined;
  onField?: (path: string) => void;
  ref?: Ref<HTMLDivElement>;
}) {
  const { language } = useLanguage();
  const t = useWords();
  const head = useProblemWords()(error);
  const fields = error instanceof ProblemError ? error.fields : [];
  // One that says the same as the whole stands there once: as the way to its field, where it is one.
  const isSaid = fields.some((field) => field[language] === head);
  const shown = isSaid && onField === undefined ? fields.filter((field) => field[language] !== head) : fields;
  return (
    <div className="error-line" role="alert" ref={ref} tabIndex={-1}>
      {isSaid && onField !== undefined ? null : <b>{head}</b>}
      {onRetry === undefined || isAnswer(error) ? null : (
        <button type="button" className="b sm" onClick={onRetry}>
          {t('再试一次', 'Try again')}
        </button>
      )}
      {shown.length === 0 ? null : (
        <ul>
          {shown.map((field) => (
            <li key={field.path}>
              {onField === undefined ? (
                field[language]
              ) : (
                <button type="button" className="b sm t" onClick={() => onField(field.path)}>
                  {field[language]}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What was refused, or is not there, stays so however often it is asked for. */
function isAnswer(error: unknown): boolean {
  return error instanceof ProblemError && (error.status === 403 || error.status === 404);
}

/** The same where no field stands marked: the first sentence that says what is to be mended. */
export function useFirstWords(): (error: unknown) => string {
  const { language } = useLanguage();
  const problemWords = useProblemWords();
  return (error) => (error instanceof ProblemError ? error.fields[0]?.[language] : undefined) ?? problemWords(error);
}

/** The sentence of an error in the reader's language. */
export function useProblemWords(): (error: unknown) => string {
  const { language } = useLanguage();
  return (error) => {
    if (error instanceof ProblemError) return error[language];
    if (isUnloaded(error))
      return language === 'zh'
        ? '要用的一块程序没有载入：网络断了，或者程序刚升级。写的都还在，网络好了再按一次；还不行，先抄下来，再重新载入这一页。'
        : 'A part of the program could not be loaded: the line broke, or it has just been upgraded. What you wrote stands: press again once the line is back; if it does not help, copy it and reload the page.';
    return language === 'zh'
      ? '页面出错了，填好的内容请先抄下来，再刷新页面。'
      : 'The page failed; copy what you typed, then reload the page.';
  };
}
