import type { Permission } from '../../base/permissions.ts';

/** What a page says of a move before its form is opened; each kind of matter has its table of them. */
export interface MoveWords<Paper extends string = string> {
  zh: string;
  en: string;
  /** One key on the matter page. */
  key: string | null;
  /** The letter that the move makes, if any. */
  paper: Paper | null;
  permission: Permission;
  /** Whether something is filled in, and the press opens a form. */
  asks: boolean;
}
