import type { Permission } from '../../domain/actor.ts';

interface Shelf {
  zh: string;
  en: string;
  may: Permission;
  address: (number: string) => string;
}

const opened = (path: string) => (number: string) => `${path}${path.includes('?') ? '&' : '?'}open=${number}`;

/** The ledgers beside the matters, by the character that begins their numbers. */
const shelves: Readonly<Record<string, Shelf>> = {
  任: { zh: '任务', en: 'Task', may: 'task.read', address: opened('/tasks') },
  来: { zh: '上级来文', en: 'Directive', may: 'directive.read', address: opened('/tasks/directives') },
  计: { zh: '计划', en: 'Plan', may: 'plan.read', address: opened('/tasks/plans') },
  会: { zh: '会议', en: 'Meeting', may: 'meeting.read', address: opened('/tasks/meetings') },
  费: { zh: '站点经费', en: 'Station funds', may: 'fund.read', address: opened('/funds') },
  例: { zh: '典型案例', en: 'Typical case', may: 'example.read', address: opened('/examples') },
  补: { zh: '补贴', en: 'Allowance', may: 'allowance.read', address: opened('/people/allowances') },
  急: { zh: '紧急处置', en: 'Call-out', may: 'callout.read', address: opened('/callouts') },
  站: { zh: '站点', en: 'Station', may: 'charter.read', address: (number) => `/stations/${number}` },
};

/** Where a typed number of one of these ledgers opens; null for other words and for who may not read it. */
export function shelfOf(
  words: string,
  permissions: readonly string[],
): { zh: string; en: string; number: string; path: string } | null {
  const [, letter = '', year = '', n = ''] = /^(\p{Script=Han})(\d{4})-(\d{1,4})$/u.exec(words) ?? [];
  const shelf = shelves[letter];
  if (shelf === undefined || !permissions.includes(shelf.may)) return null;
  const number = `${letter}${year}-${n.padStart(4, '0')}`;
  return { zh: shelf.zh, en: shelf.en, number, path: shelf.address(encodeURIComponent(number)) };
}
