/** Names that somebody has meant for a setting and that are none: `PUBLC_URL` would else be as if nothing had been written. */

/** What others read than the program: the scripts beside it, Node, the system's libraries. */
const ofOthers = /^(?:HONGDUN_\w+|NODE_\w+|npm_\w+|LANG|LC_\w+|TZ|PATH|HOME|PG[A-Z]+|MALLOC_\w+|SSL_\w+)$/u;
/** Names that begin so are nobody else’s. */
const family =
  /^(?:BACKUP|FILES_STORE|SMS|SMTP|OIDC|EXCHANGE|LEDGER_HEAD|REPORTER_KEYS?|SWITCHBOARD|CLAMD|DEMO|AUDIT_SYS)_/u;

export interface StrayName {
  name: string;
  /** The setting that was meant, as far as the letters tell. */
  near: string | null;
}

/**
 * In a file of settings every name is meant for one; in an environment, which holds much else, only what stands so near to one that it
 * can hardly be anything else.
 */
export function strayNames(
  { file, environment }: { file: readonly string[]; environment: readonly string[] },
  known: readonly string[],
): StrayName[] {
  const strays = (names: readonly string[]) =>
    names
      .filter((name) => !known.includes(name) && !ofOthers.test(name))
      .map((name) => ({ name, near: nearestOf(name.toUpperCase(), known) }));
  const written = strays(file);
  const likely = strays(environment).filter(({ name, near }) => near !== null || family.test(name));
  return [...written, ...likely.filter(({ name }) => !file.includes(name))];
}

/** Two letters more, fewer or others are a slip of the hand, in a name long enough to tell. */
function nearestOf(name: string, known: readonly string[]): string | null {
  const near = known
    .map((one) => ({ one, steps: stepsBetween(name, one) }))
    .filter(({ one, steps }) => steps <= (one.length < 6 ? 0 : 2))
    .toSorted((a, b) => a.steps - b.steps);
  return near[0]?.one ?? null;
}

/** How many letters must be put in, taken out or changed to make one of the other. */
function stepsBetween(one: string, other: string): number {
  let row = [...Array(other.length + 1).keys()];
  for (const [i, letter] of [...one].entries()) {
    const next = [i + 1];
    for (const [j, wanted] of [...other].entries())
      next.push(Math.min((row[j] ?? 0) + (letter === wanted ? 0 : 1), (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    row = next;
  }
  return row.at(-1) ?? 0;
}
