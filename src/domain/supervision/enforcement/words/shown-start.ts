/** What stands in a form where the page hides it. */
export function startOf(shown: string): string {
  return shown === hidden ? '' : shown;
}

export const hidden = '（隐去）';
