/** Why a form was not submitted: what no field can mend, the fields that are to be corrected, and whether the line is up again behind it. */
import { useEffect, useState } from 'react';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import { ProblemError } from '../client.ts';
import { useWords } from '../language.tsx';
import { ErrorLine } from './error-line.tsx';

export function isUnreachable(error: Error | null): boolean {
  return error instanceof ProblemError && error.code === 'unreachable';
}

/** Whether the line is up again behind a failure: the browser says so, or a draft was saved since. */
export function useBack(hasFailed: boolean, isSaved: boolean): boolean {
  const [isOnline, setOnline] = useState(false);
  useEffect(() => {
    if (!hasFailed) return undefined;
    const back = () => setOnline(true);
    window.addEventListener('online', back);
    return () => {
      window.removeEventListener('online', back);
      setOnline(false);
    };
  }, [hasFailed]);
  return hasFailed && (isOnline || isSaved);
}

export function isChangedMeanwhile(error: Error | null): boolean {
  return error instanceof ProblemError && error.code === 'changed-meanwhile';
}

interface RefusalsProps {
  error: Error | null;
  isBack: boolean;
  problems: readonly FieldProblem[];
  onField: (path: string) => void;
}

/** A line that stands above a long form is brought to who pressed at its foot; it reads itself out as well. */
function bringToSight(line: HTMLElement | null): void {
  line?.focus();
}

/** Why nothing was submitted: what no field can mend, and the fields that are to be corrected. */
export function Refusals({ error, isBack, problems, onField }: RefusalsProps) {
  const t = useWords();
  const ofNoField =
    error instanceof ProblemError ? error.fields.length === 0 && !isChangedMeanwhile(error) : error !== null;
  return (
    <>
      {/* With fields to correct nothing was sent: what the server said before is of another press. */}
      {ofNoField && problems.length === 0 ? (
        isBack ? (
          <output className="changed">
            {t(
              '网通了。刚才那一次不知道交到没有，请再提交一次：交到过的不会办两次。',
              'The line is up again. Whether the last press arrived is not known: submit once more, it is never done twice.',
            )}
          </output>
        ) : (
          <ErrorLine error={error} ref={bringToSight} />
        )
      ) : null}
      {problems.length > 0 ? (
        <ErrorLine
          error={
            new ProblemError({
              code: 'invalid-input',
              status: 400,
              zh: `有 ${problems.length} 处要改：`,
              en: `${problems.length} to correct:`,
              fields: problems,
            })
          }
          onField={onField}
        />
      ) : null}
    </>
  );
}
