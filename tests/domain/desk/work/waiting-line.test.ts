import { describe, expect, it } from 'vitest';
import {
  addCounts,
  byRank,
  countLines,
  countWithin,
  groupOf,
  isWithin,
  pastParts,
  rankedPage,
  rankKeyOf,
  type RankKey,
  type WaitingLine,
} from '../../../../src/domain/desk/work/waiting-line.ts';
import { waitingStep } from '../../../../src/domain/desk/work/waiting-step.ts';

const today = '2026-06-24';
let made = 0;
const line = (change: Partial<WaitingLine>): WaitingLine => {
  made += 1;
  return {
    kind: 'complaint',
    id: `id${String(made).padStart(3, '0')}`,
    number: `投2026-${made}`,
    who: '',
    whom: '',
    what: { zh: '', en: '' },
    dueOn: null,
    legalOn: null,
    clock: null,
    step: null,
    urgedTimes: 0,
    isUrgent: false,
    ...change,
  };
};

/** As they are read: the first whole, of each book what stands behind the page before, and one line more than a page. */
function readFrom(all: WaitingLine[][], after: RankKey | null, limit: number): WaitingLine[][] {
  const [few = [], ...books] = all;
  const behind = (one: WaitingLine) => after === null || byRank(rankKeyOf(one), after) > 0;
  const inOrder = (book: WaitingLine[]) => book.toSorted((a, b) => byRank(rankKeyOf(a), rankKeyOf(b)));
  return [
    few,
    ...books.map((book) =>
      inOrder(book)
        .filter(behind)
        .slice(0, limit + 1),
    ),
  ];
}

describe('等办的单子', () => {
  it('组只看哪天到期：已过期限是过了法定日和过了应办日的', () => {
    const of = (dueOn: string | null, legalOn: string | null = null) => groupOf({ dueOn, legalOn }, today);
    expect([
      of('2026-06-23'),
      of('2026-06-20', '2026-06-23'),
      of(today),
      of('2026-06-27'),
      of('2026-06-28'),
      of(null),
    ]).toEqual(['past', 'past', 'today', 'soon', 'later', 'later']);
  });

  it('各种件按日子排成一张，没有日子的在最后，加急的在最前，翻页不重不漏', () => {
    const few = [
      line({ kind: 'remark', dueOn: today }),
      line({ kind: 'complaint', dueOn: '2026-07-09', isUrgent: true }),
    ];
    const books = [
      few,
      [line({ dueOn: '2026-06-20' }), line({ dueOn: '2026-06-25' }), line({})],
      [line({ kind: 'tipoff', dueOn: '2026-06-22' }), line({ kind: 'tipoff', dueOn: '2026-06-25' })],
    ];
    const pages: WaitingLine[][] = [];
    let after: RankKey | null = null;
    do {
      const page = rankedPage(readFrom(books, after, 2), { after, limit: 2 });
      pages.push(page.lines);
      after = page.next;
    } while (after !== null);
    const all = pages.flat();
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
    expect(all.map(({ dueOn }) => dueOn)).toEqual([
      '2026-07-09',
      '2026-06-20',
      '2026-06-22',
      today,
      '2026-06-25',
      '2026-06-25',
      null,
    ]);
    expect(new Set(all.map(({ id }) => id)).size).toBe(7);
  });

  it('加急的再多，一页也只有一页那么多，先来的在前，翻页不漏，完了才是别的', () => {
    const urgent = Array.from({ length: 5 }, () => line({ kind: 'callout', dueOn: today, isUrgent: true }));
    const books = [[...urgent].toReversed(), [line({ dueOn: '2026-06-20' })]];
    const first = rankedPage(books, { after: null, limit: 3 });
    const second = rankedPage(readFrom(books, first.next, 3), { after: first.next, limit: 3 });
    expect(first.lines).toEqual(urgent.slice(0, 3));
    expect(second.lines.map(({ dueOn }) => dueOn)).toEqual([today, today, '2026-06-20']);
    expect(second.next).toBeNull();
  });

  it.each([1, 3, 8, 12, 25])('加急的也在簿册里，排在第 %i 位：翻得到头，一件不漏不重', (at) => {
    const days = Array.from({ length: 25 }, (_, i) => line({ dueOn: `2026-12-${String(i + 1).padStart(2, '0')}` }));
    const urgent = { ...(days[at - 1] as WaitingLine), isUrgent: true };
    const books = [[urgent], days.filter((_, i) => i % 2 === 0), days.filter((_, i) => i % 2 === 1)];
    const seen: string[] = [];
    let after: RankKey | null = null;
    do {
      const page: ReturnType<typeof rankedPage> = rankedPage(readFrom(books, after, 5), { after, limit: 5 });
      seen.push(...page.lines.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([urgent.id, ...days.map(({ id }) => id).filter((id) => id !== urgent.id)]);
  });

  it('一件在两处都有，只列一行', () => {
    const one = line({ dueOn: today });
    expect(rankedPage([[one], [{ ...one }]], { after: null, limit: 9 }).lines).toEqual([one]);
  });

  it('六个数：前五个加得起来，没受理不相加；数和行是一回事', () => {
    const lines = [
      line({ dueOn: '2026-06-20', legalOn: '2026-06-22' }),
      line({ dueOn: '2026-06-23' }),
      line({ kind: 'task', dueOn: today }),
      line({ kind: 'remark' }),
    ];
    const untaken = { complaint: { pastLegal: 0, pastTarget: 0, today: 0, soon: 3, later: 0, untaken: 2 } };
    const counts = addCounts([countLines(lines, today), untaken]);
    const of = (ask: Parameters<typeof countWithin>[1]) => countWithin(counts, ask);
    expect([of('all'), of('past'), of('today'), of('soon'), of('later'), of('untaken')]).toEqual([7, 2, 1, 3, 1, 2]);
    expect([of('pastLegal'), of('pastTarget'), countWithin(counts, 'all', ['task'])]).toEqual([1, 1, 1]);
    // Each part is said in the words of its rows: a task has no local limit.
    const late = addCounts([counts, countLines([line({ kind: 'task', dueOn: '2026-06-23' })], today)]);
    expect(pastParts(late).map(({ words, n }) => `${words.zh} ${n}`)).toEqual(['超期 1', '过本地时限 1', '逾期 1']);
    expect(pastParts(counts).reduce((sum, { n }) => sum + n, 0)).toBe(of('past'));
    for (const ask of ['all', 'past', 'today', 'later'] as const)
      expect(lines.filter((one) => isWithin(one, ask, today)).length, ask).toBe(
        countWithin(countLines(lines, today), ask),
      );
  });

  it('等他的是主要的一步；随时可以做的不算，县里的人不替所里办', () => {
    const procedure = {
      read: { permission: 'remark.acknowledge', chief: true },
      note: { permission: 'remark.answer' },
      sign: { permission: 'task.accept' },
    } as const;
    const officer = { role: 'officer', organisationId: 'SO-CG' } as const;
    const of = (moves: string[], rules = {}) => waitingStep(procedure, { entry: {}, moves }, officer, rules);
    expect([
      of(['note', 'read']),
      of(['note']),
      of(['sign'], { also: ['sign'] }),
      of(['read'], { anyTime: ['read'] }),
    ]).toEqual(['read', null, 'sign', null]);
    const leader = { role: 'leader', organisationId: null } as const;
    const entry = { officeId: 'SO-CG' };
    expect(waitingStep(procedure, { entry, moves: ['sign'] }, leader, { also: ['sign'] })).toBeNull();
    expect(waitingStep(procedure, { entry, moves: ['sign'] }, officer, { also: ['sign'] })).toBe('sign');
  });
});
