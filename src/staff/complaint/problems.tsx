import { ProblemError } from '../client.ts';
import { ErrorLine } from '../ui/error-line.tsx';
import { goTo, type Intake } from './intake-form.ts';

/** What is wrong, each a way to its field; or what the server refused. */
export function Problems({ intake, form }: { intake: Intake; form: { current: HTMLElement | null } }) {
  const { problems, error } = intake;
  if (problems.length > 0) {
    return (
      <ErrorLine
        error={
          new ProblemError({
            code: 'invalid-input',
            status: 400,
            zh: `还有 ${problems.length} 处要填或要改：`,
            en: `${problems.length} to fill in or correct:`,
            fields: problems,
          })
        }
        onField={(path) => goTo(form.current, path)}
      />
    );
  }
  return error === null ? null : <ErrorLine error={error} />;
}
