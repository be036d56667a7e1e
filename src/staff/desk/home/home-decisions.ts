/** 等我定的: everything whose next step is the leader's, from the lists of the matters and the ledgers of the rooms. */
import { useQuery } from '@tanstack/react-query';
import type { Day } from '../../../domain/base/calendar.ts';
import type { Words } from '../../../domain/base/words.ts';
import {
  awaited,
  bundled,
  decidedStages,
  type Awaiting,
  type Behind,
  type Bundle,
} from '../../../domain/desk/decision.ts';
import type { WaitingLine } from '../../../domain/desk/work/waiting-line.ts';
import { matterWords } from '../../../domain/matter/matter.ts';
import type { HomeDecisions } from '../../../http/api/desk/decision-routes.ts';
import type { StepWords } from '../../../http/api/desk/work/matter-lines.ts';
import { client, send, type SeenTipoffLine, type Wire } from '../../base/client.ts';
import { useLoaded } from '../../base/loaded.ts';
import { useLabel } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import type { ClockMark } from '../../base/ui/clock-mark.tsx';
import { lineAt, roomAt } from '../frame/rooms.ts';
import { queueLink } from '../work/queue.ts';
import { linePath, pressPath, pressWords } from '../work/waiting-rows.ts';
import { useExportRequests } from '../export/export-requests.ts';
import { privacyCalls } from '../privacy/privacy-calls.ts';
import { useDecisions, type Waiting } from '../room/waiting.ts';
import type * as decisionWords from './decision-words.ts';

/** What the ledgers call it, which the page around does not need. */
type DecisionWords = typeof decisionWords;

/** Undefined where nothing is to be told, and until they have come: then it is still loading. */
function useDecisionWords(isNeeded: boolean): { words: DecisionWords | undefined; isComing: boolean } {
  const words = useLoaded('decision-words', () => import('./decision-words.ts'), isNeeded);
  return { words, isComing: isNeeded && words === undefined };
}

/** One thing to decide. */
export interface Decision {
  id: string;
  /** The character of its ledger, and its number without it. */
  letter: string;
  number: string;
  title: string;
  /** What is to be decided. */
  what: Words;
  dueOn: Day | null;
  legalOn: Day | null;
  /** The clock of the law where one runs; null where the day is the county's own. */
  clock: Parameters<typeof ClockMark>[0]['due'];
  path: string;
  press: Words;
  sumFen: number | null;
  bundle: string | null;
  batch: Waiting['batch'];
}

/** Exports have no numbers; this stands before them. */
const asksOut = '导';
const look: Words = { zh: '看', en: 'View' };

export interface AllDecisions {
  /** The most urgent first. */
  items: Decision[];
  /** The same, those that are many of a kind as one row. */
  rows: (Decision | Bundle<Decision>)[];
  /** How many wait, shown or not; `isCut` where there may be more. */
  total: number;
  isCut: boolean;
  /** The same by the lines of the rail behind which they wait; together they are all of them. */
  lines: Readonly<Record<string, number>>;
  /** What is not among the items, and the list in which it is. */
  behind: Behind[];
  /** Until each ledger has answered. */
  loading: boolean;
  error: Error | null;
}

/** All of them, past their day or not, whatever else the reader's own queues show of them. */
export function useAllDecisions(): AllDecisions {
  const all = [useMatterDecisions(), useProposals(), useRoomDecisions(), useExportDecisions(), usePrivacyDecisions()];
  const items = all.flatMap((one) => one.items).toSorted((a, b) => urgencyOf(a).localeCompare(urgencyOf(b)));
  return {
    items,
    rows: bundled(items),
    ...awaited(all.flatMap((one) => one.awaiting)),
    lines: countsByLine(all),
    loading: all.some((one) => one.loading),
    error: all.find((one) => one.error !== null)?.error ?? null,
  };
}

/** What one source of them has found. */
interface Found extends Pick<AllDecisions, 'items' | 'loading' | 'error'> {
  awaiting: Awaiting[];
}

/** How many wait behind each line: of what has a list of its own all that is in it, of what was looked through whole each where it is opened. */
export function countsByLine(all: readonly Pick<Found, 'items' | 'awaiting'>[]): Record<string, number> {
  const lines: Record<string, number> = {};
  const add = (path: string, n: number) => {
    const pathname = path.split('?')[0] ?? path;
    const line = lineAt(pathname)?.id ?? roomAt(pathname)?.room.id ?? 'work';
    if (n > 0) lines[line] = (lines[line] ?? 0) + n;
  };
  for (const { items, awaiting } of all)
    for (const { to, total } of awaiting)
      if (to === '') for (const { path } of items) add(path, 1);
      else add(to, total);
  return lines;
}

/** Of a list: so many are shown, and so many there are once it has answered. */
function awaitingOf(of: Words, to: string, shown: number, found: { total: number; isCut?: boolean } | null): Awaiting {
  return { of, to, shown, total: Math.max(shown, found?.total ?? 0), isCut: found?.isCut ?? false };
}

/** Of ledgers that are looked through whole: all that was found; and of each tab with more under way than was looked at, that there may be more. */
function awaitingIn(items: readonly Decision[], cut: readonly string[]): Awaiting[] {
  const whole = awaitingOf(look, '', items.length, null);
  return [whole, ...cut.map((tab) => awaitingOf(placeOf(tab), tab, 0, { total: 0, isCut: true }))];
}

/** By what a row of the card is known: of a bundle its ledger and step. */
export function rowId(row: Decision | Bundle<Decision>): string {
  return 'items' in row ? row.of : row.id;
}

/** Where a row leads: a bundle to the list of its ledger. */
export function rowPath(row: Decision | Bundle<Decision>): string {
  return 'items' in row ? (row.of.split(' ')[0] ?? '') : row.path;
}

/** How many wait; where not all was looked at, at least so many. */
export function atLeast({ total, isCut }: Pick<AllDecisions, 'total' | 'isCut'>): string {
  return isCut ? `${total}+` : String(total);
}

/** What a ledger is called on the rail or among the tabs of its room. */
function placeOf(path: string): Words {
  return roomAt(path)?.tab ?? lineAt(path) ?? look;
}

/** A colleague who stands waiting for an export first, then by the day, and what has no day last. */
function urgencyOf({ dueOn, letter, number }: Decision): string {
  return `${letter === asksOut ? '0' : (dueOn ?? '9')} ${letter}${number}`;
}

function plain(id: string, letter: string, number: string, title: string, path: string): Omit<Decision, 'what'> {
  const single = { sumFen: null, bundle: null, batch: null };
  return { id, letter, number, title, path, dueOn: null, legalOn: null, clock: null, press: look, ...single };
}

/** The letter stands apart from the number, as on every row of what waits. */
function numbered(full: string): { letter: string; number: string } {
  return { letter: full.slice(0, 1), number: full.slice(1) };
}

/** A matter that waits for his word; its press leads to the step of a case, and to the page of a complaint. */
function matterDecision(line: Wire<WaitingLine>, steps: Wire<StepWords>): Decision {
  const { letter, number } = numbered(line.number);
  const isCase = line.kind === 'enforcement';
  return {
    ...plain(
      line.id,
      letter,
      number,
      isCase ? line.who : `${line.who} — ${line.whom}`,
      isCase ? pressPath(line) : linePath(line),
    ),
    what: isCase ? { zh: line.whom, en: line.whom } : line.what,
    dueOn: line.dueOn,
    legalOn: line.legalOn,
    clock: line.clock,
    press: isCase ? pressWords(line, steps) : look,
  };
}

/** The complaints and cases that wait for his word, asked for by themselves: his queues show only a few rows of each. */
function useMatterDecisions(): Found {
  const { data, isLoading, error } = useQuery({
    queryKey: ['home', 'decisions'],
    queryFn: ({ signal }) => send<Wire<HomeDecisions>>('/home/decisions', { signal }),
    enabled: useMay('home.read'),
    placeholderData: (before) => before,
    refetchInterval: 60_000,
  });
  const steps = data?.steps ?? {};
  const complaints = (data?.complaints.items ?? []).map((one) => matterDecision(one, steps));
  const cases = (data?.cases?.items ?? []).map((one) => matterDecision(one, steps));
  const list = `/complaints?stage=${decidedStages.join(',')}&sort=due`;
  return {
    items: [...complaints, ...cases],
    awaiting: [
      awaitingOf(matterWords.complaint, list, complaints.length, data?.complaints ?? null),
      awaitingOf(
        matterWords.enforcement,
        queueLink('enforcement', 'forWord', null, 'leader'),
        cases.length,
        data?.cases ?? null,
      ),
    ],
    loading: isLoading,
    error,
  };
}

const proposed = 'proposed=yes&sort=due';

/** 举报报审批的: what an officer proposed, with the step that grants it. */
function useProposals(): Found {
  const query = `${proposed}&limit=50`;
  const { data, isLoading, error } = useQuery({
    queryKey: ['tipoffs', 'proposed', query],
    queryFn: ({ signal }) => client.tipoffs(query, signal),
    enabled: useMay('tipoff.open'),
    placeholderData: (before) => before,
  });
  const { words, isComing } = useDecisionWords((data?.items ?? []).length > 0);
  const items = words === undefined ? [] : (data?.items ?? []).flatMap((one) => proposalDecision(one, words));
  const others = (data?.items ?? []).length - items.length;
  const found = data === undefined ? null : { ...data, total: Math.max(0, data.total - others) };
  const awaiting = [awaitingOf(matterWords.tipoff, `/tipoffs?${proposed}`, items.length, found)];
  return { items, awaiting, loading: isLoading || isComing, error };
}

function useRoomDecisions(): Found {
  const label = useLabel();
  const { rows, cut, loading, error } = useDecisions();
  const items = rows.map(
    ({ id, letter, number, title, step, dueOn, clock, path, sumFen, bundle, batch }): Decision => ({
      id,
      letter,
      number,
      title: typeof title === 'string' ? title : label(title),
      what: step,
      dueOn,
      legalOn: clock?.legalOn ?? null,
      clock,
      path,
      press: step,
      sumFen,
      bundle,
      batch,
    }),
  );
  return { items, awaiting: awaitingIn(items, cut), loading, error };
}

function useExportDecisions(): Found {
  const { data, isLoading, error } = useExportRequests(useMay('export.decide'));
  const asked = (data?.items ?? []).filter(({ mayDecide }) => mayDecide);
  const { words, isComing } = useDecisionWords(asked.length > 0);
  const items = (words === undefined ? [] : asked).map(({ id, name, list, rows, purpose }): Decision => {
    const { zh, en } = words?.exportLists[list] ?? look;
    return {
      ...plain(id, asksOut, '', `${name}：${purpose}`, '/settings/exports'),
      what: { zh: `导出${zh} ${rows} 行`, en: `Take out ${rows} lines of ${en}` },
      press: { zh: '答复', en: 'Answer' },
    };
  });
  return { items, awaiting: awaitingIn(items, []), loading: isLoading || isComing, error };
}

function proposalDecision(
  { tipoff: one, due }: SeenTipoffLine,
  { proposalWords, tipoffProcedure }: DecisionWords,
): Decision[] {
  const { what, step = null } = one.proposal ?? {};
  // What waits for somebody else's word is no decision of the reader.
  if (what === undefined || step === null) return [];
  const { letter, number } = numbered(one.number);
  const path = `/tipoffs/${encodeURIComponent(one.number)}`;
  return [
    {
      ...plain(one.id, letter, number, one.operatorName, `${path}?do=${step}`),
      what: { zh: `报审批：${proposalWords[what].zh}`, en: `Proposed: ${proposalWords[what].en.toLowerCase()}` },
      dueOn: one.dueOn,
      legalOn: one.legalOn,
      clock: due,
      press: { zh: tipoffProcedure[step].zh, en: tipoffProcedure[step].en },
    },
  ];
}

/** Who asks about his own data and waits for the answer. */
function usePrivacyDecisions(): Found {
  const query = { state: 'open' };
  const { data, isLoading, error } = useQuery({
    queryKey: [privacyCalls.path, 'list', query],
    queryFn: ({ signal }) => privacyCalls.list(query, signal),
    enabled: useMay('privacy.answer'),
  });
  const { words, isComing } = useDecisionWords((data?.items ?? []).length > 0);
  const items = (words === undefined ? [] : (data?.items ?? [])).map(({ entry }): Decision => {
    const { letter, number } = numbered(entry.number);
    return {
      ...plain(entry.id, letter, number, entry.aboutNumber, `/privacy?open=${encodeURIComponent(entry.number)}`),
      what: words?.privacyKindWords[entry.kind] ?? look,
      dueOn: entry.dueOn,
      press: { zh: '答复', en: 'Answer' },
    };
  });
  return {
    items,
    awaiting: awaitingIn(items, data?.more === true ? ['/privacy'] : []),
    loading: isLoading || isComing,
    error,
  };
}
