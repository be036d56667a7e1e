/**
 * Matches of a form, asked place after place in rising order. The engine runs by itself to the next place where one begins; to ask it at each
 * place of a text costs twenty times as much.
 */
export function matchesOf(form: RegExp, text: string): (at: number) => string | null {
  let next: RegExpExecArray | null = null;
  let from = 0;
  return (at) => {
    if (from <= at && (next === null || next.index < at)) {
      form.lastIndex = at;
      next = form.exec(text);
      from = next === null ? text.length + 1 : next.index;
    }
    return next?.index === at ? next[0] : null;
  };
}
