/** What is looked for in the palette, and what the server finds of it: one question for everything, and none for a letter that is typed over. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { SoughtAmong } from '../../../domain/desk/work/palette.ts';
import type { FoundEverywhere, FoundGroup } from '../../../http/api/desk/palette-routes.ts';
import { client } from '../../base/client.ts';
import { useMay } from '../../base/me.tsx';

export type { FoundGroup };

/** What is looked for, without the sign before it: `>` lists commands alone, `@` people, `#` what has a number. */
export interface Sought {
  words: string;
  among: SoughtAmong | 'commands';
}

const signs: readonly (readonly [RegExp, Sought['among']])[] = [
  [/^[>》＞]/u, 'commands'],
  [/^[@＠]/u, 'people'],
  [/^[#＃]/u, 'numbers'],
];

export function soughtOf(typed: string): Sought {
  const sign = signs.find(([begins]) => begins.test(typed));
  return { words: (sign === undefined ? typed : typed.slice(1)).trim(), among: sign?.[1] ?? 'all' };
}

/** Whoever types on has not meant what stands there. */
const pauseMs = 120;

const nothing: FoundEverywhere = { groups: [], missed: [] };

/** What was found, for which words, and how long it took. */
export interface Found extends FoundEverywhere {
  /** The words that were answered; what stands in the box may be further on. */
  asked: string;
  /** The answer for what stands in the box has not come yet. */
  isBehind: boolean;
  /** What is shown was found for other words: nobody who presses Enter means it. */
  isFormer: boolean;
  /** From the question to the answer; null before there is one. */
  ms: number | null;
  error: Error | null;
  retry: () => void;
}

export function useFound({ words, among }: Sought): Found {
  const may = useMay('organisation.read');
  const settled = useSettled(words);
  const isAsked = may && words !== '' && among !== 'commands';
  // What was found for other words stands until the next answer comes, but not under an empty box or among the commands.
  const { data, error, isPlaceholderData, isFetching, refetch } = useAnswer(settled, among, isAsked);
  const shown = isAsked ? data : undefined;
  const isFormer = settled !== words || isPlaceholderData;
  // What failed was asked for the words before, where others stand in the box by now.
  const isOnItsWay = settled !== words || (error === null && (isPlaceholderData || isFetching));
  return {
    ...(shown ?? nothing),
    asked: shown?.asked ?? words,
    isBehind: isAsked && isOnItsWay,
    isFormer,
    ms: shown?.ms ?? null,
    error: isAsked ? error : null,
    retry: () => void refetch(),
  };
}

function useAnswer(words: string, among: Sought['among'], isAsked: boolean) {
  return useQuery({
    queryKey: ['palette', among, words],
    queryFn: async ({ signal }) => {
      const begun = performance.now();
      const found = await client.everywhere(words, among === 'commands' ? 'all' : among, signal);
      return { ...found, asked: words, ms: performance.now() - begun };
    },
    enabled: isAsked && words !== '',
    placeholderData: (before) => before,
  });
}

/** The value once it has not changed for a moment, so that the server is not asked for every letter. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
