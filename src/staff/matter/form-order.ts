/** Where the fields of a long form stand on the screen: what is wrong with it is told in that order, and led to. */
import type { FieldProblem } from '../../domain/base/refusal.ts';

/** From the top of the form down; what has no field there comes last. */
export function inScreenOrder(problems: readonly FieldProblem[], form: HTMLElement | null): FieldProblem[] {
  const fields = [...(form?.querySelectorAll('[data-field]') ?? [])].map((one) => one.getAttribute('data-field'));
  const place = (path: string) => (fields.includes(path) ? fields.indexOf(path) : fields.length);
  return problems.toSorted((a, b) => place(a.path) - place(b.path));
}

/** Puts the cursor into the field of the path. */
export function goTo(form: HTMLElement | null, path: string): void {
  const own = form?.querySelector(`[data-field="${CSS.escape(path)}"]`);
  const inside =
    own?.matches('input,textarea,button') === true ? own : own?.querySelector('input:not([type=file]),textarea,button');
  if (!(inside instanceof HTMLElement)) return;
  inside.closest('details')?.setAttribute('open', '');
  inside.focus();
  inside.scrollIntoView({ block: 'center' });
}
