import { useEffect, useRef } from 'react';
import { ProblemError } from '../../base/client.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import type { Intake } from './complaint-intake-form.ts';
import { goTo } from '../../matter/form-order.ts';

interface Props {
  intake: Pick<Intake, 'problems' | 'error' | 'tries' | 'joining'>;
  form: { current: HTMLElement | null };
  /** Where a refused press leads: to the list of what is wrong, or straight to the first field of it. */
  first: 'summary' | 'field';
}

/** What is wrong, each a way to its field; or what the server refused. */
export function Problems({ intake, form, first }: Props) {
  const { problems, error, tries, joining } = intake;
  const summary = useRef<HTMLDivElement>(null);
  const answered = useRef(0);
  useEffect(() => {
    // Only a new press moves the cursor, not the correction of a field.
    if (tries === answered.current) return;
    answered.current = tries;
    const path = problems[0]?.path;
    if (first === 'field' && path !== undefined) {
      goTo(form.current, path);
      return;
    }
    summary.current?.focus({ preventScroll: true });
    summary.current?.scrollIntoView({ block: 'center' });
  });
  if (problems.length > 0) {
    const n = problems.length;
    return (
      <ErrorLine
        ref={summary}
        error={
          new ProblemError({
            code: 'invalid-input',
            status: 400,
            zh: joining === null ? `还有 ${n} 处要填或要改：` : `并到${joining}，还有 ${n} 处要填或要改：`,
            en: joining === null ? `${n} to fill in or correct:` : `To join ${joining}, ${n} to fill in or correct:`,
            fields: problems,
          })
        }
        onField={(field) => goTo(form.current, field)}
      />
    );
  }
  return error === null ? null : <ErrorLine ref={summary} error={error} />;
}
