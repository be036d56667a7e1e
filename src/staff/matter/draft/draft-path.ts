/** Keys of an address that open a form; everything else, such as a name that was searched for, is no part of where it stands. */
const opening: readonly string[] = [
  'new',
  'open',
  'from',
  'matter',
  'object',
  'sheet',
  'month',
  'build',
  'year',
  'plan',
];

/** Where a form stands, without what was searched for or chosen around it. */
export function draftPath(pathname: string, search: string): string {
  const kept = [...new URLSearchParams(search)].filter(
    ([key, value]) => opening.includes(key) && /^(?:\p{Script=Han}\d{4}-\d{4,}|[\w:-]{0,40})$/u.test(value),
  );
  const path = kept.length === 0 ? pathname : `${pathname}?${new URLSearchParams(kept).toString()}`;
  return path.length <= 400 ? path : pathname;
}
