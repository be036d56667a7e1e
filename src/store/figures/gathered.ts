/**
 * Asks together what is asked of the same cells in the same turn of the program. Each wing asks for its own figures of a period; to plan
 * such a question takes five times as long as to answer it, and one for all of them is planned once.
 */
import type { Db } from '../base/db.ts';

interface Group<Asked, Answer> {
  asked: Asked[];
  answers: Promise<readonly Answer[]>;
}

/**
 * A question to be gathered: `ask` is given all that came for one key, and answers each in its place. Nobody joins another transaction's
 * question, for what he asks with is not the same.
 */
export function gathering<Asked, Answer>(
  ask: (db: Db, all: readonly Asked[]) => Promise<readonly Answer[]>,
): (db: Db, key: string, one: Asked) => Promise<Answer> {
  const open = new WeakMap<Db, Map<string, Group<Asked, Answer>>>();
  return async (db, key, one) => {
    const groups = open.get(db) ?? new Map<string, Group<Asked, Answer>>();
    open.set(db, groups);
    const group = groups.get(key) ?? begin(groups, key, (asked) => ask(db, asked));
    const place = group.asked.push(one) - 1;
    const answer = (await group.answers)[place];
    if (answer === undefined) throw new Error('Each question is answered in its place.');
    return answer;
  };
}

function begin<Asked, Answer>(
  groups: Map<string, Group<Asked, Answer>>,
  key: string,
  ask: (all: readonly Asked[]) => Promise<readonly Answer[]>,
): Group<Asked, Answer> {
  const asked: Asked[] = [];
  const answers = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
    groups.delete(key);
    return ask(asked);
  });
  const group = { asked, answers };
  groups.set(key, group);
  return group;
}
