import { randomBytes } from 'node:crypto';
import type pg from 'pg';

/** The program's own secret of that name: made at its first use, the same ever after, whoever asks first. */
export async function keepSecret(owner: pg.Pool, name: string): Promise<string> {
  const kept = async () => {
    const { rows } = await owner.query<{ value: string }>('select value from secret where name = $1', [name]);
    return rows[0]?.value;
  };
  const before = await kept();
  if (before !== undefined) return before;
  const made = randomBytes(32).toString('base64url');
  await owner.query('insert into secret (name, value) values ($1, $2) on conflict do nothing', [name, made]);
  return (await kept()) ?? made;
}
