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
  return { mark: (await findFolderMark(owner, folder)) ?? offered, isNew: made.rowCount === 1 };
}

/** In place of what the database has, where it has one. */
export async function setFolderMark(owner: pg.Pool, folder: string, mark: string): Promise<void> {
  await owner.query(
    `insert into machine_note (name, noted_at, detail) values ($1, now(), jsonb_build_object('mark', $2::text))
     on conflict (name) do update set noted_at = excluded.noted_at, detail = excluded.detail`,
    [named(folder), mark],
  );
}

/** The mark of the folder as the database has it; null where it has none. */
export async function findFolderMark(owner: pg.Pool, folder: string): Promise<string | null> {
  const { rows } = await owner.query<{ mark: string }>(
    `select detail ->> 'mark' as mark from machine_note where name = $1`,
    [named(folder)],
  );
  return rows[0]?.mark ?? null;
}

/** The same, also of a database in which there is nothing yet. */
export async function findFolderMarkIfAny(owner: pg.Pool, folder: string): Promise<string | null> {
  return (await hasNotes(owner)) ? findFolderMark(owner, folder) : null;
}

/** False in an empty database, and in a dump of a version that had none. */
async function hasNotes(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ is: boolean }>(`select to_regclass('machine_note') is not null as is`);
  return rows[0]?.is === true;
}

/** The mark that the place bears to which the county's files are being moved; the same however often the move is cut off. */
export async function keepNextMark(owner: pg.Pool, offered: string): Promise<string> {
  return (await keepFolderMark(owner, nextFiles, offered)).mark;
}

/** Of the place to which the county's files are being moved, and of that which they have left. */
export const [nextFiles, formerFiles] = ['files-next', 'files-former'];

/** From now on the place of this mark is the county's. */
export async function moveFolderMark(owner: pg.Pool, folder: string, mark: string): Promise<void> {
  await owner.query(
    `with moved as (delete from machine_note where name = $3),
       left_behind as (
         insert into machine_note (name, noted_at, detail)
         select $4, now(), detail from machine_note where name = $1 and detail ->> 'mark' <> $2::text
         on conflict (name) do update set noted_at = excluded.noted_at, detail = excluded.detail)
     insert into machine_note (name, noted_at, detail) values ($1, now(), jsonb_build_object('mark', $2::text))
     on conflict (name) do update set noted_at = excluded.noted_at, detail = excluded.detail`,
    [named(folder), mark, named(nextFiles), named(formerFiles)],
  );
}

/** What a dump says of folders is true of those of its time alone. */
export async function forgetFolderMarks(owner: pg.Pool): Promise<void> {
  if (await hasNotes(owner)) await owner.query(`delete from machine_note where name like 'folder-%'`);
}

/** Whether the county has any attachment, which must lie somewhere. */
export async function hasAttachments(owner: pg.Pool): Promise<boolean> {
  const { rows } = await owner.query<{ has: boolean }>('select exists (select 1 from attachment) as has');
  return rows[0]?.has === true;
}
