/** What the palette lists, kind below kind: what was opened last, pages, what the server found, where else to look, and what can be done now. */
import type { ReactNode } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { FoundKind } from '../../../domain/desk/work/palette.ts';
import type { Words } from '../../../domain/base/words.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import type { Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ledgerWords, shelfOf } from '../../base/ledger-places.ts';
import { useMe } from '../../base/me.tsx';
import { matterPath, places } from '../../base/places.ts';
import { nextKey } from '../../matter/matter-keys.ts';
import { linePath } from '../work/waiting-rows.ts';
import { useWork } from '../work/work-mine.ts';
import { useOwnSettings } from './own-settings.ts';
import { CommandRow, Hit, PageRow } from './palette-row.tsx';
import type { Found, FoundGroup, Sought } from './palette-search.ts';
import { pagesOf, seekPages, type FoundPage } from './page-search.ts';
import { useLastTabs, useRecent, type Opened } from './remembered-places.ts';
import { numberedPlace } from './sought-place.ts';

/** One line of the palette, and what pressing it does. */
export interface Choice {
  key: string;
  row: ReactNode;
  run: () => void;
  /** The page that it opens; null for what opens none. */
  path: string | null;
  /** Whoever presses Enter before the answer has come means what he looks for, and not this. */
  isAside?: boolean;
}

/** Whether Enter waits for the answer that is on its way: where the first line is none that was meant. */
export function waitsForAnswer(current: Choice | undefined, at: number, isBehind: boolean): boolean {
  return isBehind && at === 0 && (current === undefined || current.isAside === true);
}

/** The lines of one kind, under their words. */
export interface Part {
  words: string;
  own: readonly Choice[];
  /** How many there are of it, where more are found than shown. */
  count?: string;
}

/** Makes a line that opens a page, or a matter by its number. */
type Opens = (
  line: Pick<Choice, 'key' | 'row' | 'isAside'> & {
    path: string;
    number?: string;
    /** False for what was not found: it does not stand among what was opened last. */
    isKept?: boolean;
  },
) => Choice;

const mostPages = 6;

/** All that is listed, without the kinds of which there is nothing. */
export function useParts(sought: Sought, found: Found, commands: readonly Shortcut[], onRun: () => void): Part[] {
  const go = useNavigate();
  const { recent, remember } = useRecent();
  const opens: Opens = ({ path, number, isKept = true, ...line }) => ({
    ...line,
    path,
    run: () => {
      onRun();
      if (isKept) remember({ path, number: number ?? null });
      void go(path);
    },
  });
  const groups = useGroups(found, opens);
  const parts = [
    useNumber(sought, found, opens),
    useWaiting(sought, recent.length === 0, opens),
    ...usePages(sought, recent, opens),
    useSettings(sought, onRun),
    ...groups,
    useLists(sought, opens),
    ...useCommands(sought, commands, onRun),
  ];
  return parts.filter(({ own }) => own.length > 0);
}

/** Before anything is typed what was opened last, then the pages of the account that fit. */
function usePages({ words, among }: Sought, recent: readonly Opened[], opens: Opens): Part[] {
  const t = useWords();
  const { permissions } = useMe();
  const { lastOf } = useLastTabs();
  const pages = pagesOf(permissions, lastOf);
  const choiceOf = (key: string, page: FoundPage): Choice =>
    opens({ key, row: <PageRow page={page} words={words} />, path: page.to });
  if (among !== 'all') return [];
  const last = words === '' ? recent : [];
  return [
    {
      words: t('最近打开的', 'Opened last'),
      own: last.flatMap(({ path, number }): Choice[] => {
        const page = pages.find(({ to }) => to === path);
        if (page !== undefined) return [choiceOf(`last ${path}`, page)];
        return number === null ? [] : [opens({ key: `last ${path}`, row: number, path, number })];
      }),
    },
    {
      words: t('页面', 'Pages'),
      own: seekPages(words, pages, mostPages).map((page) => choiceOf(`page ${page.room?.zh ?? ''} ${page.zh}`, page)),
    },
  ];
}

/** So many of what waits are named to who has opened nothing yet. */
const mostWaiting = 5;

/** On an account that has opened nothing: what waits for it, the most urgent first. */
function useWaiting({ words, among }: Sought, isNew: boolean, opens: Opens): Part {
  const t = useWords();
  const lines = (useWork().data?.lines ?? []).filter(({ number }) => number !== '').slice(0, mostWaiting);
  const isShown = isNew && words === '' && among === 'all';
  return {
    words: t('等您办的', 'Waiting for you'),
    own: (isShown ? lines : []).map((line) =>
      opens({
        key: `waits ${line.id}`,
        row: [line.number, [line.who, line.whom].filter((one) => one !== '').join(' — ')].join(' '),
        path: linePath(line),
        number: line.number,
      }),
    ),
  };
}

function useSettings({ words, among }: Sought, onRun: () => void): Part {
  const t = useWords();
  const label = useLabel();
  const settings = useOwnSettings();
  const own = (among === 'all' ? seekPages(words, settings, mostPages) : []).map((one) => ({
    key: `setting ${one.zh}`,
    row: label(one),
    path: null,
    run: () => {
      onRun();
      one.run();
    },
  }));
  return { words: t('自己的设置', 'Own settings'), own };
}

const kindWords: Readonly<Record<Exclude<FoundKind, 'entry'>, Words>> = {
  account: { zh: '工作人员', en: 'Staff' },
  person: { zh: '人员', en: 'People' },
  station: { zh: '站点', en: 'Stations' },
  office: { zh: '机构', en: 'Bodies' },
  operator: { zh: '经营者', en: 'Shops' },
  firm: { zh: '参与企业', en: 'Firms' },
  complaint: places.complaint,
  tipoff: places.tipoff,
  inquiry: places.inquiry,
  enforcement: places.enforcement,
  paper: { zh: '文书', en: 'Papers' },
  knowledge: { zh: '知识库', en: 'Knowledge' },
  draft: { zh: '草稿', en: 'Drafts' },
};

/** What the server found, each kind with how many there are; what it found for other words stands aside. */
export function useGroups({ groups, asked, isFormer }: Found, opens: Opens): Part[] {
  const label = useLabel();
  const { today, permissions } = useMe();
  return groups.map((group): Part => {
    const { kind, letter, ones, n, isMore } = group;
    const words = kind === 'entry' ? ledgerWords(letter ?? '') : kindWords[kind];
    return {
      words: words === null ? '' : label(words),
      count: isMore ? `${n}+` : String(n),
      own: ones.flatMap((one): Choice[] => {
        const path = pathsOf[kind](one, permissions);
        if (path === null) return [];
        const row = <Hit kind={kind} one={one} words={asked} today={today} />;
        const number = keptByNumber.has(kind) ? { number: one.key } : {};
        return [opens({ key: `${kind} ${one.key}`, row, path, isAside: isFormer, ...number })];
      }),
    };
  });
}

/** Whose number stands among what was opened last: it names nobody. */
const keptByNumber: ReadonlySet<FoundKind> = new Set(['complaint', 'tipoff', 'inquiry', 'enforcement', 'entry']);

type One = FoundGroup['ones'][number];

const inTree = (words: string) => `/organisations?q=${encodeURIComponent(words)}`;
const inList =
  (path: string) =>
  ({ key }: One) =>
    `${path}/${encodeURIComponent(key)}`;

/** The page that one opens; null where the reader has none for it. */
const pathsOf: Readonly<Record<FoundKind, (one: One, permissions: readonly string[]) => string | null>> = {
  account: ({ key, place, handles }, permissions) => {
    if (handles === true) return `/complaints?hand=all&sort=due&handlerId=${encodeURIComponent(key)}`;
    return permissions.includes('account.list') ? '/settings/accounts' : inTree(place);
  },
  person: inList('/people'),
  station: inList('/stations'),
  office: ({ name }) => inTree(name),
  operator: inList('/operators'),
  firm: ({ key }) => `/firms?open=${encodeURIComponent(key)}`,
  complaint: inList(places.complaint.path),
  tipoff: inList(places.tipoff.path),
  inquiry: inList(places.inquiry.path),
  enforcement: inList(places.enforcement.path),
  entry: ({ key }, permissions) => shelfOf(key, permissions)?.path ?? null,
  paper: ({ place }) => matterPath(place),
  knowledge: inList('/knowledge'),
  draft: ({ path }) => path ?? null,
};

/** What was typed read as a whole number: it opens before anything is found, until what it names stands among what was. */
function useNumber({ words, among }: Sought, { groups, isBehind }: Found, opens: Opens): Part {
  const t = useWords();
  const label = useLabel();
  const { permissions } = useMe();
  const place = numberedPlace(words, useLocation().pathname, permissions);
  const isFound = groups.some(({ ones }) => ones.some(({ key }) => key === place?.number));
  const isShown = place !== null && (among === 'all' || among === 'numbers') && (isBehind || !isFound);
  const named = place === null ? '' : `${label(place)} ${place.number}`;
  const unknown = t(
    `${named}：没有找到，或者不归您看；照样打开`,
    `${named}: not found, or not yours to see; open it all the same`,
  );
  return {
    words: t('打开', 'Open'),
    own: isShown ? [opens({ key: 'number', row: isBehind ? named : unknown, isKept: isBehind, ...place })] : [],
  };
}

/** The lists of matters, searched for what was typed, that first in which one is; each for those who read it. */
function useLists({ words, among }: Sought, opens: Opens): Part {
  const t = useWords();
  const label = useLabel();
  const { permissions } = useMe();
  const { pathname } = useLocation();
  const read = Object.values(places).filter((place) => permissions.includes(place.read));
  const here = read.filter(({ path }) => pathname === path || pathname.startsWith(`${path}/`));
  const own = [...here, ...read.filter((place) => !here.includes(place))].map((place) =>
    opens({
      key: `list ${place.kind}`,
      row: t(`在${place.zh}里查“${words}”`, `Search ${label(place).toLowerCase()} for “${words}”`),
      path: `${place.path}?q=${encodeURIComponent(words)}`,
      isAside: true,
    }),
  );
  return { words: t('前往', 'Go to'), own: words === '' || among !== 'all' ? [] : own };
}

/** What can be done: with the matter that is open, and then everywhere. */
export function useCommands({ words, among }: Sought, commands: readonly Shortcut[], onRun: () => void): Part[] {
  const t = useWords();
  const last = decodeURIComponent(useLocation().pathname.split('/').at(-1) ?? '');
  const open = parseMatterNumber(last)?.kind === undefined ? null : last;
  const fitting =
    among === 'people' || among === 'numbers'
      ? []
      : commands.filter((one) => words === '' || `${one.zh} ${one.en}`.toLowerCase().includes(words.toLowerCase()));
  const choices = (of: readonly Shortcut[]) =>
    of.map((one): Choice => ({
      key: `key ${one.key}`,
      row: <CommandRow command={one} />,
      path: null,
      run: () => {
        onRun();
        one.run();
      },
    }));
  // The step that the matter waits for comes before all that can be done at any time.
  const isNext = ({ key }: Shortcut) => Number(key === nextKey);
  const ofMatter =
    open === null
      ? []
      : fitting.filter(({ group }) => group === 'matter').toSorted((one, other) => isNext(other) - isNext(one));
  return [
    {
      words: t(`对${open ?? ''}可以做`, `Possible with ${open ?? ''}`),
      count: t('当前', 'open now'),
      own: choices(ofMatter),
    },
    { words: t('现在能做的', 'Possible now'), own: choices(fitting.filter((one) => !ofMatter.includes(one))) },
  ];
}
