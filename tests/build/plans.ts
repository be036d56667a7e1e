/** The plans of statements: what the store asks of a database, and by which index it is answered. */
import { CompiledQuery, type QueryExecutor } from 'kysely';
import type { Db } from '../../src/store/base/db.ts';

/** What PostgreSQL would do for each statement that the work asks outside of a transaction, one line of a plan after the other. */
export async function plansOf(db: Db, work: (db: Db) => Promise<unknown>): Promise<string> {
  const { db: heard, asked } = listening(db);
  await work(heard);
  const plans: string[] = [];
  for (const { sql, parameters } of asked) {
    const { rows } = await db.executeQuery<Record<string, string>>(
      CompiledQuery.raw(`explain ${sql}`, [...parameters]),
    );
    plans.push(...rows.map((row) => Object.values(row)[0] ?? ''));
  }
  return plans.join('\n');
}

function listening(db: Db): { db: Db; asked: CompiledQuery[] } {
  const asked: CompiledQuery[] = [];
  const heard = (executor: QueryExecutor): QueryExecutor =>
    new Proxy(executor, {
      get(target, name) {
        if (name === 'executeQuery')
          return (query: CompiledQuery) => {
            asked.push(query);
            return target.executeQuery(query);
          };
        const found: unknown = Reflect.get(target, name, target);
        return typeof found === 'function' ? (found.bind(target) as unknown) : found;
      },
    });
  const spied = new Proxy(db, {
    get(target, name, receiver) {
      return name === 'getExecutor'
        ? () => heard(target.getExecutor())
        : (Reflect.get(target, name, receiver) as unknown);
    },
  });
  return { db: spied, asked };
}
