/** The rows of the one list: where each leads, what its button says, and the pages of it that have been read. */
import { useState } from 'react';
import { waitingGlyphs, type WaitingDocket, type WaitingKind } from '../../../domain/desk/work/waiting-line.ts';
import type { HandAsk } from '../../../domain/matter/list/hand.ts';
import { matterKinds, type MatterKind } from '../../../domain/matter/matter.ts';
import { parseMatterNumber } from '../../../domain/matter/numbering.ts';
import type { Words } from '../../../domain/base/words.ts';
import type { SeenWaitingPage, SeenWork } from '../../base/client.ts';
import { placeOfKind } from '../../base/places.ts';
import type { WorkRow } from './row-cursor.ts';
import { useLines } from './work-mine.ts';

export type SeenLine = SeenWaitingPage['lines'][number];
export type SeenSteps = SeenWaitingPage['steps'];

/** Where the entries of each docket are opened. */
const docketPaths: Record<Exclude<WaitingDocket, 'export' | 'revisit'>, string> = {
  callout: '/callouts?open=',
  instruction: '/instructions?state=all&open=',
  remark: '/tasks/remarks?open=',
  task: '/tasks?open=',
  directive: '/tasks/directives?open=',
  meeting: '/tasks/meetings?open=',
  awaited: '/awaiteds?open=',
  redispatch: '/redispatches?open=',
  incident: '/incidents/',
  areaCheck: '/area-checks?open=',
  privacy: '/privacy?open=',
};

export function isMatter(kind: WaitingKind): kind is MatterKind {
  return (matterKinds as readonly WaitingKind[]).includes(kind);
}

/** The page of a line. */
export function linePath({ kind, number }: Pick<SeenLine, 'kind' | 'number'>): string {
  const named = encodeURIComponent(number);
  if (kind === 'export') return '/settings/exports';
  // What has come back is a matter, whose number says of which kind.
  if (kind === 'revisit') return `${placeOfKind(parseMatterNumber(number)?.kind ?? 'complaint').path}/${named}`;
  return isMatter(kind) ? `${placeOfKind(kind).path}/${named}` : `${docketPaths[kind]}${named}`;
}

/** Where its one button leads: to the form of the step of a matter, and to the entry of a docket, which offers it. */
export function pressPath(line: Pick<SeenLine, 'kind' | 'number' | 'step'>): string {
  const path = linePath(line);
  return line.step === null || !isMatter(line.kind) ? path : `${path}?do=${line.step}`;
}

const look: Words = { zh: '查看', en: 'View' };

/** What the button says; a step is said in the words of its procedure. */
export function pressWords({ kind, step }: Pick<SeenLine, 'kind' | 'step'>, steps: SeenSteps): Words {
  return (step === null ? undefined : steps[kind]?.[step]) ?? look;
}

/** The number without the letter that stands before it in a box. */
export function bareNumber({ kind, number }: Pick<SeenLine, 'kind' | 'number'>): string {
  const { glyph } = waitingGlyphs[kind];
  if (kind === 'revisit') return number.replace(/^\p{Script=Han}/u, '');
  return number.startsWith(glyph) ? number.slice(glyph.length) : number;
}

/** As J and K step through them. */
export function rowsOf(lines: readonly SeenLine[]): WorkRow[] {
  return lines.map((line) => ({ id: line.id, path: linePath(line) }));
}

/** By what they are called: whatever stands beside them needs not tell of them once more. */
export function numbersHere(lines: readonly SeenLine[]): ReadonlySet<string> {
  return new Set(lines.map(({ number }) => number));
}

/** The lines behind the number that is chosen, as far as they have been read, and how to read on. */
export function useShownLines(work: SeenWork | undefined, { mine, hand }: { mine: boolean; hand: HandAsk }) {
  const whole = useWholeList(work, mine, hand === 'all');
  const part = usePart(mine, hand);
  return hand === 'all' ? whole : part;
}

/** Everything in hand: its first page came with the numbers, and what is behind it is asked for when somebody reads on. */
function useWholeList(work: SeenWork | undefined, mine: boolean, isAsked: boolean) {
  const [isOn, setOn] = useState(false);
  const behind = work?.next ?? null;
  const rest = useLines({ mine, hand: 'all' }, { from: behind ?? '', enabled: isAsked && isOn && behind !== null });
  const readOn = () => (isOn ? void rest.fetchNextPage() : setOn(true));
  const hasMore = isOn ? rest.hasNextPage : behind !== null;
  return {
    ...linesOf([...(work === undefined ? [] : [work]), ...(rest.data?.pages ?? [])]),
    loading: work === undefined,
    error: rest.error,
    more: hasMore ? readOn : null,
    busy: rest.isFetching,
    refetch: rest.refetch,
  };
}

/** A part of it, from its first page on. */
function usePart(mine: boolean, hand: HandAsk) {
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useLines(
    { mine, hand },
    { enabled: hand !== 'all' },
  );
  return {
    ...linesOf(data?.pages ?? []),
    loading: data === undefined && error === null,
    error,
    more: hasNextPage ? () => void fetchNextPage() : null,
    busy: isFetchingNextPage,
    refetch,
  };
}

/** The lines of several pages, each once, and what stands on their buttons. */
export function linesOf(pages: readonly Pick<SeenWaitingPage, 'lines' | 'steps'>[]): {
  lines: SeenLine[];
  steps: SeenSteps;
} {
  const lines = [...new Map(pages.flatMap((page) => page.lines).map((line) => [line.id, line])).values()];
  const steps: SeenSteps = {};
  for (const page of pages)
    for (const [kind, own] of Object.entries(page.steps) as [WaitingKind, SeenSteps[WaitingKind]][])
      steps[kind] = { ...steps[kind], ...own };
  return { lines, steps };
}
