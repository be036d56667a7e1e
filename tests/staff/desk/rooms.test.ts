import { describe, expect, test } from 'vitest';
import { staffRoles, type StaffRole } from '../../../src/domain/base/actor.ts';
import { permissions } from '../../../src/domain/base/permissions.ts';
import { pagesOf, seekPages } from '../../../src/staff/desk/frame/page-search.ts';
import {
  besideKind,
  firstPins,
  kinds,
  lineAt,
  linesOf,
  mostPins,
  mostTabs,
  own,
  roomAt,
  rooms,
  rowOf,
  shutAt,
  toDoOf,
} from '../../../src/staff/desk/frame/rooms.ts';

/** What an account of the role may do. */
const permissionsOf = (role: StaffRole) =>
  Object.entries(permissions).flatMap(([permission, who]) =>
    (who as readonly string[]).includes(role) ? [permission] : [],
  );

/** Every address that the rail, the tabs and the keys of the desk led to before it had rooms. */
const formerPages = `/ /complaints /tipoffs /inquiries /complaints/new /tipoffs/new /tipoffs/seek /offers
  /instructions /wall /backlog /redispatches /callouts /roster /tasks /tasks/directives /tasks/plans /tasks/meetings
  /tasks/workgroups /tasks/recurrences /tasks/remarks /stations /organisations /coverage /devices /people /people/missing
  /people/appointments /people/pool /people/engagements /people/allowances /people/twins /people/rules /trainings
  /assessments /firms /boards /boards/records /examples /funds /credits /rewards /figures /opinions /knowledge /imports
  /exchange /messages /me /settings/organisations /settings/regions /settings/stations /settings/standards
  /settings/schemes /settings/calendar /settings/clocks /settings/channels /settings/accounts /settings/county
  /settings/onboarding /settings/messages`.split(/\s+/u);

const places = [...own, ...kinds, ...besideKind, ...rooms.flatMap((room) => room.tabs)];

describe('The rooms of the desk', () => {
  test.each(staffRoles)('The rail of %s has at most fourteen lines, and no key after G twice.', (role) => {
    const lines = linesOf(permissionsOf(role));
    const all = [...lines.own, ...lines.kinds, ...lines.rooms];
    expect(all.length).toBeGreaterThan(1);
    expect(all.length).toBeLessThanOrEqual(14);
    const keys = all.flatMap(({ key }) => key ?? []);
    expect(new Set(keys).size).toBe(keys.length);
    expect(lines.rooms.filter(({ tabs }) => tabs.length === 0)).toEqual([]);
  });

  test.each(staffRoles)(
    'A room of %s shows at most eight tabs, and those that are pinned at first are pages of his.',
    (role) => {
      const lines = linesOf(permissionsOf(role));
      for (const { tabs } of lines.rooms) {
        const { shown, rest } = rowOf(tabs);
        expect(shown.length + Math.min(1, rest.length)).toBeLessThanOrEqual(mostTabs);
        expect([...shown, ...rest]).toEqual(tabs);
      }
      const paths = lines.rooms.flatMap(({ tabs }) => tabs.map(({ to }) => to));
      expect(firstPins[role].filter((to) => !paths.includes(to))).toEqual([]);
      expect(firstPins[role].length).toBeLessThanOrEqual(mostPins);
    },
  );

  test('Every page that the desk had before stands in one place.', () => {
    const homes = formerPages.map((path) => {
      const room = roomAt(path);
      const line = lineAt(path);
      return [path, room?.tab.to === path || line !== null] as const;
    });
    expect(homes.filter(([, home]) => !home)).toEqual([]);
    const paths = places.map(({ to }) => to).filter((to) => to !== '/me');
    expect(paths.filter((to, i) => paths.indexOf(to) !== i)).toEqual([]);
  });

  test.each([
    ['/people/019dcafe', 'network', '/people'],
    ['/people/appointments', 'network', '/people/appointments'],
    ['/stations/站2026-0001', 'network', '/stations'],
    ['/tasks/meetings', 'command', '/tasks/meetings'],
    ['/settings/stations', 'administration', '/settings/stations'],
    ['/imports/019d', 'administration', '/imports'],
    ['/boards/records', 'publicity', '/boards/records'],
  ])('%s stands in the room %s, at its tab %s.', (path, room, tab) => {
    expect(roomAt(path)).toMatchObject({ room: { id: room }, tab: { to: tab } });
  });

  test('A file belongs to its kind, a sheet to the calls, and neither to a room.', () => {
    expect(lineAt('/complaints/投2026-0001')?.id).toBe('complaint');
    expect(lineAt('/tipoffs/seek')?.id).toBe('tipoff');
    expect(lineAt('/tipoffs/new')?.id).toBe('intake');
    expect(lineAt('/nowhere')).toBeNull();
    expect(roomAt('/complaints/投2026-0001')).toBeNull();
  });

  test.each(staffRoles)('Every page of %s is reached with two presses, or found first by three letters.', (role) => {
    const own = permissionsOf(role);
    const lines = linesOf(own);
    const inSight = new Set([
      ...[...lines.own, ...lines.kinds].map(({ to }) => to),
      ...besideKind.map(({ to }) => to),
      ...lines.rooms.flatMap(({ tabs }) => rowOf(tabs).shown.map(({ to }) => to)),
    ]);
    const pages = pagesOf(own, ({ tabs }) => tabs[0]?.to ?? '/');
    const far = pages.filter(({ to, py }) => {
      const initials = py.split(' ').map((one) => one.slice(0, 1));
      return !inSight.has(to) && seekPages(initials.slice(0, 3).join(''), pages, 1)[0]?.to !== to;
    });
    expect(far.map(({ zh }) => zh)).toEqual([]);
  });
});

describe('An address that is not the reader’s', () => {
  test.each(staffRoles)('is told to %s for each page of others and of none of his own.', (role) => {
    const may = permissionsOf(role);
    const lines = linesOf(may);
    const mine = [...lines.own, ...lines.kinds, ...lines.rooms.flatMap(({ tabs }) => tabs)].map(({ to }) => to);
    expect(mine.filter((to) => shutAt(to, may) !== null)).toEqual([]);
    const others = rooms.flatMap(({ tabs }) => tabs.map(({ to }) => to)).filter((to) => !mine.includes(to));
    expect(others.filter((to) => to !== '/me' && shutAt(to, may)?.to !== to)).toEqual([]);
    for (const open of ['/', '/me', '/nowhere', '/complaints/投2026-0001']) expect(shutAt(open, may), open).toBeNull();
  });

  test.each([
    ['superior', '/work-reports', '工作汇报'],
    ['superior', '/work-reports/汇2026-0001', '工作汇报'],
    ['auditor', '/figures', '数字'],
    ['auditor', '/months', '月度统计'],
    ['leader', '/exchange', '上下级交换'],
    ['business', '/complaints', '投诉'],
    ['centre', '/offers', '转来的投诉'],
  ] as const)('%s who opens %s reads that it is %s.', (role, path, zh) => {
    expect(shutAt(path, permissionsOf(role))?.zh).toBe(zh);
  });
});

describe('The list of what waits in a room', () => {
  test.each(staffRoles)('is there for %s exactly where its tab is.', (role) => {
    const may = permissionsOf(role);
    const tabs = linesOf(may).rooms.flatMap((room) => room.tabs.map(({ to }) => to));
    for (const { id } of rooms) expect(toDoOf(id, may)?.id ?? null).toBe(tabs.includes(`/rooms/${id}`) ? id : null);
    expect(toDoOf('nowhere', may)).toBeNull();
  });
});

describe('Pages by their names', () => {
  const pages = pagesOf(permissionsOf('centre'), ({ tabs }) => tabs[0]?.to ?? '/');
  test.each([
    ['值班', '值班表'],
    ['zhib', '值班表'],
    ['zbb', '值班表'],
    ['jf', '站点经费'],
    ['ROSTER', '值班表'],
    ['station funds', '站点经费'],
    ['dianxing', '典型案例'],
    ['领导', '领导小组'],
  ])('%s finds %s.', (words, name) => {
    expect(seekPages(words, pages, 6).map(({ zh }) => zh)).toContain(name);
  });

  test('Nothing typed finds none, and letters from the middle of a syllable do not.', () => {
    expect(seekPages('', pages, 6)).toEqual([]);
    expect(seekPages('hibanb', pages, 6)).toEqual([]);
  });
});
