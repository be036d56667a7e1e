import { CompiledQuery } from 'kysely';
import type { Job } from '../../domain/base/job.ts';
import type { Tx } from './db.ts';

/** What the queue needs of pg-boss to send a job; the boss itself is started by the clock. */
export interface JobSender {
  send(name: string, data: object, options: object): Promise<string | null>;
}

/** One for each line of pg-boss that cannot migrate the tables of the one before. */
export const queueSchema = 'pgboss12';

let sender: JobSender | null = null;

/** Called once by main when the boss has started; without one (a script) the timetable finds the work on its next run. */
export function useJobSender(boss: JobSender | null): void {
  sender = boss;
}

/** Sends a job in the transaction that makes it necessary: it exists exactly when the change exists; later, where a time is given. */
export async function enqueue(tx: Tx, job: Job, startAfter?: Date): Promise<void> {
  const { name, ...data } = job;
  const executeSql = async (text: string, values: unknown[]) => ({
    rows: (await tx.executeQuery(CompiledQuery.raw(text, values))).rows,
  });
  const later = startAfter === undefined ? {} : { startAfter };
  await sender?.send(name, data, { db: { executeSql }, retryLimit: 5, retryBackoff: true, ...later });
}
