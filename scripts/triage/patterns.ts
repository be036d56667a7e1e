/**
 * What a pattern costs on a text that was made to be slow: one character, or two that stand in it together, said five thousand times.
 * `scripts/slow-patterns.ts` lists the worst, `tests/linear-patterns.test.ts` holds the limits.
 */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Day } from '../../src/domain/base/calendar.ts';
import { bigramsOf } from '../../src/domain/base/likeness.ts';
import { maskPersons, maskText } from '../../src/domain/base/masking.ts';
import { leaksOf } from '../../src/domain/base/disclosure/leak.ts';
import { Filing } from '../../src/domain/complaint/filing.ts';
import { gistOf } from '../../src/domain/complaint/papers/routing-slip.ts';
import { readInstant, readSum } from '../../src/domain/exchange/import/cell.ts';
import { bareName } from '../../src/domain/exchange/import/column.ts';
import { suggestMapping } from '../../src/domain/exchange/import/mapping.ts';
import { readRow } from '../../src/domain/exchange/import/row.ts';
import { readProclamation } from '../../src/domain/law/holiday-notice.ts';
import { comparableOf } from '../../src/domain/incident/facts/comparable.ts';
import { factsOf, sheetOf } from '../../src/domain/incident/facts/facts-of.ts';
import { checkClauses } from '../../src/domain/supervision/clause/clause-check.ts';
import { withoutContact, withoutHome, withoutReporter } from '../../src/domain/tipoff/reporter.ts';
import { marksOf } from '../../src/domain/triage/earlier-matters.ts';
import type { LexiconSeed, SignSeed } from '../../src/domain/triage/lexicon.ts';
import { isPrepaid, questionsOf } from '../../src/domain/triage/questions.ts';
import { propose } from '../../src/domain/triage/triage.ts';
import { readAlarm, readFacts, readLexicon, readTriageCounty } from '../../src/outside/seeds.ts';
import { termsOf } from '../../src/domain/matter/lists.ts';

export const longText = 5000;
const today: Day = '2026-05-06';
const seeds = ['lexicon.json', 'lexicon-signs.json'] as const;

/** One way by which free text comes in. */
export type Reading = (text: string) => unknown;

const headers = ['投诉编号', '投诉人', '联系电话', '企业名称', '投诉内容', '登记时间', '争议金额', '客体类别'];
const mapping = suggestMapping(headers);

/** Every way by which free text comes in and is read with patterns. */
export async function readingsOf(): Promise<
  Readonly<
    Record<
      'filing' | 'alarm' | 'triage' | 'search' | 'import' | 'masking' | 'facts' | 'disclosure' | 'clauses',
      Reading
    >
  >
> {
  const [county, alarm, lexicon, facts] = await Promise.all([
    readTriageCounty(),
    readAlarm(),
    readLexicon(),
    readFacts(),
  ]);
  const reporter = {
    name: '郑敏',
    phone: '13800000317',
    idNumber: '',
    address: '青禾县柳河镇前进村三组',
    regionId: null,
  };
  return {
    filing: (text) => [Filing.safeParse({ story: text, claim: text }), bigramsOf(text), alarm(text, today)],
    alarm: (text) => alarm(text, today),
    triage: (text) => {
      const earlier = { id: '1', category: 'O99', operatorName: null, operatorRegionId: null, homeRegionId: null };
      const one = { ...earlier, receivedOn: today, channel: 'C01', text, consumerName: null, phone: '13800000317' };
      const told = { text, channel: 'C01', receivedOn: today, context: null };
      const proposal = propose({ ...told, known: { phone: one.phone }, earlier: [one] }, county);
      const asked = { text, intent: 'complaint', decision: 'accept', samePhone: false, category: '' } as const;
      const none = { fields: new Set<never>(), known: new Set<never>(), asked: new Set<never>() };
      return [
        proposal,
        marksOf(text, lexicon),
        questionsOf({ ...asked, ...none, nature: 'N03' }),
        isPrepaid({ text, nature: 'N03' }),
      ];
    },
    search: (text) => [termsOf(text), bigramsOf(text)],
    import: (text) => [
      readInstant(text),
      readSum(text),
      bareName(text),
      readProclamation(text, 2026),
      readRow(Object.fromEntries(headers.map((header) => [header, text])), {
        mapping,
        categories: [],
        at: new Date('2026-05-06T02:00:00Z'),
        idOf: () => '00000000-0000-7000-8000-000000000000',
      }),
    ],
    facts: (text) => {
      const found = factsOf(text, { operatorName: text, goods: text }, facts);
      const one = comparableOf(sheetOf({ id: '1', day: 1, text, facts: found }), facts, []);
      return [one.names(), one.rareNames(), one.topics()];
    },
    masking: (text) => [
      maskText(text, [reporter.name]),
      maskPersons(text, [reporter.name]),
      withoutHome(withoutContact(withoutReporter(text, reporter), reporter, []), ['前进村'], []),
      gistOf(text),
    ],
    disclosure: (text) => leaksOf(text),
    clauses: (text) => checkClauses(text),
  };
}

/** Each pattern that was tried on anything while the work was done. */
export function patternsTried(work: () => void): RegExp[] {
  const tried = new Map<string, RegExp>();
  const own = Object.getOwnPropertyDescriptor(RegExp.prototype, 'exec');
  if (own === undefined) throw new Error('RegExp.prototype.exec is missing');
  const exec = own.value as (this: RegExp, text: string) => RegExpExecArray | null;
  Object.defineProperty(RegExp.prototype, 'exec', {
    ...own,
    value(this: RegExp, text: string) {
      tried.set(`${this.source}/${this.flags}`, this);
      return exec.call(this, text);
    },
  });
  try {
    work();
  } finally {
    Object.defineProperty(RegExp.prototype, 'exec', own);
  }
  return [...tried.values()];
}

/** Every pattern that stands in the lexicon. */
export async function lexiconPatterns(): Promise<string[]> {
  const [words, signs] = await readSeeds();
  const all = [
    ...words.categoryRules.map(([pattern]) => pattern),
    ...words.natureRules.map(([pattern]) => pattern),
    ...[...Object.values(words.natures), ...Object.values(signs.signs)]
      .flat()
      .flatMap(([pattern, , unless]) => (unless === undefined ? [pattern] : [pattern, unless])),
    ...signs.strangers.map(([pattern]) => pattern),
    ...signs.venueBranches.flatMap(({ needs = '', unless = '' }) => [needs, unless]),
  ];
  return [...new Set(all)].filter((pattern) => pattern !== '');
}

/** Every character of the lexicon: of its words and of its patterns, marks and Latin letters among them. */
export async function lexiconCharacters(): Promise<string[]> {
  const [words] = await readSeeds();
  const said = Object.values(words.categories).flatMap((byWeight) => Object.values(byWeight).flat());
  return [
    ...new Set([
      ...said.join(''),
      ...charactersIn((await lexiconPatterns()).join('').replace(/[[\]]/gu, '')),
      ...'012789,。;!?:"',
    ]),
  ];
}

async function readSeeds(): Promise<[LexiconSeed, SignSeed]> {
  const [words, signs] = await Promise.all(
    seeds.map((name) => readFile(fileURLToPath(new URL(`../../seeds/${name}`, import.meta.url)), 'utf8')),
  );
  return [JSON.parse(words ?? '') as LexiconSeed, JSON.parse(signs ?? '') as SignSeed];
}

/** The characters that a pattern names; of a class such as \d and \p{Script=Han} one that stands for all, of a long one four. */
export function charactersIn(pattern: string): string[] {
  const plain = pattern
    .replace(/\\p\{[^}]*\}/gu, '字')
    .replace(/\\d/gu, '7')
    .replace(/\\s/gu, ' ')
    .replace(/\\[wD]/gu, 'a')
    .replace(/\\./gu, '')
    .replace(/\[\^?([^\]]{4})[^\]]*\]/gu, '$1')
    .replace(/\{\d+(?:,\d*)?\}|\(\?<?[:=!]/gu, '');
  return [...new Set(plain)].filter((one) => /[\p{L}\p{N}\s,。;!?:"%《【（-]/u.test(one));
}

/** A slow one, and what it was slow on. */
export interface SlowPattern {
  pattern: string;
  on: string;
  ms: number;
}

/**
 * The patterns that take longer than so many milliseconds on a long text of one of their characters, or of two in turn, or of one and then
 * the other alone. A text of 300 is tried first: only what shows there how it grows is tried at full length, three times, and the best counts.
 */
export function slowPatterns(patterns: readonly RegExp[], mostMs: number): SlowPattern[] {
  return patterns.flatMap((pattern) => {
    let worst: SlowPattern | null = null;
    // A dictionary takes its time at every character of any text, and no longer at the end of it: what grows takes half as long again.
    const usual = bestOf(3, () => readAll(pattern, '。'.repeat(300)));
    const enough = Math.max(mostMs / 300, usual * 1.5);
    for (const make of hardTexts(charactersIn(pattern.source))) {
      const short = make(300);
      if (isQuick(() => readAll(pattern, short), enough)) continue;
      const text = make(longText);
      const ms = bestOf(3, () => readAll(pattern, text), mostMs);
      if (ms > Math.max(mostMs, worst?.ms ?? 0)) worst = { pattern: pattern.source, on: text.slice(0, 3), ms };
    }
    return worst === null ? [] : [worst];
  });
}

/** Once is enough for most; what seems slow may have been interrupted. */
function isQuick(work: () => void, enough: number): boolean {
  const from = performance.now();
  work();
  return performance.now() - from < enough || bestOf(2, work, enough) < enough;
}

/** So many pairs of a pattern are tried: of a dictionary's thousand characters each with those that follow it, of fewer all with all. */
const mostPairs = 1_000;

function* hardTexts(characters: readonly string[]): Generator<(length: number) => string> {
  const reach = Math.max(2, Math.floor(mostPairs / Math.max(1, characters.length)));
  for (const [i, a] of characters.entries()) {
    yield (length) => a.repeat(length);
    for (const b of characters.slice(i + 1, i + 1 + reach)) {
      yield (length) => (a + b).repeat(length / 2);
      yield (length) => a + b.repeat(length - 1);
    }
  }
}

/** As the triage does: all matches of a pattern that looks for all, the first of any other. */
function readAll(pattern: RegExp, text: string): void {
  if (pattern.global) text.replace(pattern, '');
  else pattern.test(text);
}

/**
 * The shortest of so many times in milliseconds, of the processor where that is less than by the clock: the machine may be busy with something
 * else. The first that is short enough will do.
 */
export function bestOf(times: number, work: () => unknown, enough = 0): number {
  let best = Infinity;
  for (let i = 0; i < times && best > enough; i += 1) {
    const [from, used] = [performance.now(), process.cpuUsage()];
    work();
    const { user, system } = process.cpuUsage(used);
    best = Math.min(best, performance.now() - from, (user + system) / 1000);
  }
  return best;
}
