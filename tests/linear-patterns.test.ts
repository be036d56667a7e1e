import { beforeAll, describe, expect, it } from 'vitest';
import {
  bestOf,
  charactersIn,
  lexiconCharacters,
  lexiconPatterns,
  longText,
  patternsTried,
  readingsOf,
  slowPatterns,
} from '../scripts/triage/patterns.ts';
import { readOpenTexts } from '../src/outside/seeds.ts';
import { slowness } from './build/house/processor-time.ts';

/** A whole reading of the longest text that is taken, and one pattern of it, in milliseconds of a quiet machine. */
const [mostMs, mostMsOfOne] = [50, 20];

let readings: Awaited<ReturnType<typeof readingsOf>>;
let characters: string[];
let patterns: string[];

beforeAll(async () => {
  [readings, characters, patterns] = await Promise.all([readingsOf(), lexiconCharacters(), lexiconPatterns()]);
  // Engines read a pattern slowly until it has been used a few times.
  for (const { text } of (await readOpenTexts()).slice(0, 10)) for (const read of Object.values(readings)) read(text);
});

/**
 * The characters on which the reading takes too long; each has up to ten tries, for the machine may be busy with something else; some of them are held against how slow it is just now. What
 * reads a quarter of the text in a sixteenth of the time is quick enough at full length even where twice the text takes four times as long.
 */
function slowOn(read: (text: string) => unknown, tried: readonly string[]): string[] {
  const isQuickAt = (one: string, part: number) => {
    const [text, enough] = [one.repeat(longText / part / one.length), mostMs / part ** 2];
    const isQuickIn = (tries: number, limit: number) => bestOf(tries, () => read(text), limit) <= limit;
    if (part !== 1) return isQuickIn(1, enough);
    return isQuickIn(3, enough) || isQuickIn(3, enough * slowness()) || isQuickIn(4, enough);
  };
  return tried.filter((one) => ![4, 2, 1].some((part) => isQuickAt(one, part)));
}

describe('security F1 F2: no text stops the server', () => {
  it('no pattern of the lexicon has a run without end', () => {
    // `.*` behind the beginning of the text is tried once; all else is tried at every character.
    const endless = patterns.filter((pattern) =>
      /[+*]|\{\d+,\}/u.test(
        pattern
          .replace(/^\^\(\?!\.\*/u, '')
          .replace(/\)\.\*\(/u, ')(')
          .replace(/\\.|\[[^\]]*\]/gu, 'x'),
      ),
    );
    expect(endless).toEqual([]);
  });

  // What is filed is heard for danger, too: a filing that is quick is an alarm that is.
  it.each(['filing', 'search', 'import', 'masking', 'facts', 'disclosure', 'clauses'] as const)(
    '5,000 times any character of the lexicon is read within 50 ms: %s',
    (name) => {
      expect(slowOn(readings[name], characters)).toEqual([]);
    },
    // A tenth of it on a quiet machine: of more than two thousand characters each is read.
    150_000,
  );

  it('5,000 times a character that stands in many patterns, or a figure, is read within 50 ms by the triage', () => {
    const times = new Map<string, number>();
    for (const one of patterns.flatMap(charactersIn)) times.set(one, (times.get(one) ?? 0) + 1);
    const common = [...times].toSorted(([, a], [, b]) => b - a).map(([one]) => one);
    expect(
      slowOn(readings.triage, [
        ...new Set([...'零一二三四五六七八九十百千万两几多半019aA,。', ...common.slice(0, 150)]),
      ]),
    ).toEqual([]);
  }, 150_000);

  it('texts that are told of in turn, and the pairs that were slowest, are read within 50 ms by triage and alarm', () => {
    const told = [
      '9元',
      '9元,',
      '两斤',
      '一块',
      '坏,',
      '坏。',
      '去年坏,',
      '第第',
      '说真',
      '寄了',
      '报五',
      '是在',
      '是从从',
      ',从',
      '要退',
      '9年前',
      'A12',
    ];
    expect(slowOn(readings.triage, told)).toEqual([]);
    expect(slowOn(readings.alarm, told)).toEqual([]);
  }, 60_000);

  it('no pattern that is tried on free text takes long on 5,000 of its own characters, one or two of them', async () => {
    const texts = (await readOpenTexts()).map(({ text }) => text);
    const tried = patternsTried(() => {
      for (const read of Object.values(readings)) for (const text of texts) read(text);
    });
    expect(tried.length).toBeGreaterThan(700);
    const slow = slowPatterns(tried, mostMsOfOne);
    expect(slow.length === 0 ? [] : slow.filter(({ ms }) => ms / slowness() > mostMsOfOne)).toEqual([]);
  }, 120_000);
});
