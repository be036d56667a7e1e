/** Which folders beside the database the county uses, each by the mark that lies in it. */
import type pg from 'pg';

const named = (folder: string) => `folder-${folder}`;

/** The mark of the folder as the database has it, which is the one offered where it had none. */
export async function keepFolderMark(
  owner: pg.Pool,
  folder: string,
  offered: string,
): Promise<{ mark: string; isNew: boolean }> {
  const made = await owner.query(
    `insert into machine_note (name, noted_at, detail) values ($1, now(), jsonb_build_object('mark', $2::text))
     on conflict (name) do nothing`,
    [named(folder), offered],
  );
  const { rows } = await owner.query<{ mark: string }>(
    `select detail ->> 'mark' as mark from machine_note where name = $1`,
    [named(folder)],
  );
  return { mark: rows[0]?.mark ?? offered, isNew: made.rowCount === 1 };
}

/** What a dump says of folders is true of those of its time alone. */
export async function forgetFolderMarks(owner: pg.Pool): Promise<void> {
  await owner.query(`delete from machine_note where name like 'folder-%'`);
}
