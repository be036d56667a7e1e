/** Does it for each, one after the other: one that fails does not stop those behind it, and its error is thrown at the end. */
export async function eachByItself<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const errors: unknown[] = [];
  for (const one of all)
    try {
      await work(one);
    } catch (error) {
      errors.push(error);
    }
  if (errors.length > 0) throw errors[0];
}
