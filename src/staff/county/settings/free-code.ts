/** A code that no item of the list has, also after some were taken out of its middle. */
export function freeCode(items: readonly { code: string }[]): string {
  const taken = new Set(items.map(({ code }) => code));
  const code = (n: number) => `n${String(n).padStart(2, '0')}`;
  let n = items.length + 1;
  while (taken.has(code(n))) n += 1;
  return code(n);
}
