import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideAward, passedOver, type RoundAward } from '../../../src/domain/assessment/award.ts';
import { nextScheme, schemePresets, SchemeForm } from '../../../src/domain/assessment/scheme.ts';
import {
  drawnMarks,
  markItem,
  permilleOf,
  ranked,
  sharedWork,
  unmarkedOf,
  type Score,
} from '../../../src/domain/assessment/score.ts';
import { draw } from '../../../src/domain/assessment/spotcheck.ts';
import {
  clueEvidence,
  endedEvidence,
  valueOf,
  yardstickNames,
  yardsticks,
} from '../../../src/domain/assessment/yardstick.ts';
import { defaultCreditPoints } from '../../../src/domain/law/credit-table.ts';
import { aRecord, anItem, aScheme, aScore } from '../../build/assessment.ts';
import { calendar, noonOf } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const ids = Array.from({ length: 28 }, (_, i) => `ST-${String(i).padStart(2, '0')}`);

describe('the draw of a spot check', () => {
  it('is the same for the same seed, in whichever order the stations come, and of nobody twice', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 100 }),
        fc.shuffledSubarray(ids, { minLength: 28 }),
        (seed, percent, shuffled) => {
          const drawn = draw(seed, ids, percent);
          expect(draw(seed, shuffled, percent)).toEqual(drawn);
          expect(new Set(drawn).size).toBe(Math.ceil((28 * percent) / 100));
          expect(drawn.every((id) => ids.includes(id))).toBe(true);
        },
      ),
    );
  });

  it('never draws fewer than the share, and differs from seed to seed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 100 }), (n, percent) => {
        const pool = Array.from({ length: n }, (_, i) => String(i));
        expect(draw('a seed', pool, percent).length * 100).toBeGreaterThanOrEqual(n * percent);
      }),
    );
    expect(new Set(Array.from({ length: 50 }, (_, i) => draw(`seed ${i}`, ids, 20).join())).size).toBeGreaterThan(45);
  });

  it('draws each station about as often as any other', () => {
    const times = new Map<string, number>(ids.map((id) => [id, 0]));
    const draws = 7000;
    for (let i = 0; i < draws; i += 1)
      for (const id of draw(`seed ${i}`, ids, 20)) times.set(id, (times.get(id) ?? 0) + 1);
    // 6 of 28 each time: 1500 for each; five standard deviations are some 172.
    for (const [id, n] of times) expect(Math.abs(n - (draws * 6) / 28), id).toBeLessThan(172);
  });
});

describe('a mark that is counted', () => {
  it('is counted from the records, so that each value has them behind it', () => {
    const records = [aRecord(), aRecord({ met: false }), aRecord({ amount: 90 })];
    expect(valueOf('filed', records)).toBe(2);
    expect(valueOf('trainingHours', records)).toBe(92);
    expect(valueOf('inTime', records)).toBe(6667);
    expect(valueOf('inTime', [])).toBeNull();
    expect(valueOf('filed', [])).toBe(0);
  });

  it('rises to full marks and never above, in whole tenths', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 100 }),
        (n, full, weight) => {
          const items = [anItem({ full, weight })];
          const of = (count: number) =>
            aScore(items, { filed: Array.from({ length: count }, () => aRecord()) }).marks[0]?.tenths ?? -1;
          const tenths = of(n);
          expect(Number.isInteger(tenths)).toBe(true);
          expect(tenths).toBeGreaterThanOrEqual(0);
          expect(tenths).toBeLessThanOrEqual(weight * 10);
          if (n >= full) expect(tenths).toBe(weight * 10);
          expect(of(n + 1)).toBeGreaterThanOrEqual(tenths);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('weighs nothing where there was nothing to be in time with', () => {
    const items = [anItem({ full: 2 }), anItem({ code: 'inTime', yardstick: 'inTime', full: 95, weight: 30 })];
    const score = aScore(items, { filed: [aRecord(), aRecord()] });
    expect(score.permille).toBe(1000);
    expect(unmarkedOf(items, score.marks)).toEqual([]);
  });

  it('is in time by working days, with the holidays of the county', () => {
    const ended = { owner: 'ST-V0303', id: 'x', number: '投1', settled: true };
    const met = (sinceOn: string, on: string) => endedEvidence([{ ...ended, sinceOn, on }], calendar, 2)[0]?.met;
    expect(met('2026-11-20', '2026-11-24')).toBe(true);
    expect(met('2026-11-20', '2026-11-25')).toBe(false);
    expect(met('2026-09-30', '2026-10-09')).toBe(true);
  });

  it('has one definition in each language for each yardstick', () => {
    const zh = yardstickNames.map((name) => yardsticks[name].definitionZh);
    expect(new Set(zh).size).toBe(zh.length);
    for (const name of yardstickNames) expect(yardsticks[name].definitionEn).toMatch(/^[A-Z].*\.$/u);
  });
});

describe('a mark by hand', () => {
  const items = [
    anItem(),
    anItem({ code: 'room', zh: '现场', source: 'hand', yardstick: null, weight: 5, photo: true }),
    anItem({ code: 'phone', zh: '电话抽查', source: 'spotcheck', yardstick: null, weight: 10 }),
  ];
  const scheme = aScheme(items);
  const by = { id: 'fangmin', self: false };
  const photo = ['00000000-0000-7000-8000-0000000000e1'];
  const give = (code: string, points: number, attachmentIds: string[] = []) =>
    markItem(scheme, aScore(items), { code, points, reason: '看过', attachmentIds }, by);

  it('needs its photo, stays within full marks, and never changes what was counted', () => {
    expect(codeOf(() => give('room', 4))).toBe('score-needs-photo');
    expect(codeOf(() => give('room', 6, photo))).toBe('invalid-input');
    expect(codeOf(() => give('filed', 4))).toBe('score-is-counted');
    expect(give('room', 4, photo).marks[1]).toMatchObject({ tenths: 40, reason: '看过', byId: 'fangmin' });
  });

  it('of a spot check counts for who was drawn alone', () => {
    expect(codeOf(() => give('phone', 8))).toBe('score-not-drawn');
    const drawn = aScore(items, {}, { marks: drawnMarks(items, aScore(items).marks, true) });
    expect(unmarkedOf(items, drawn.marks).map((one) => one.code)).toEqual(['room', 'phone']);
    const marked = markItem(scheme, drawn, { code: 'phone', points: 8, reason: '九点打通', attachmentIds: [] }, by);
    expect(marked.permille).toBe(Math.round((80 * 1000) / 200));
  });
});

describe('the ranking', () => {
  const scores = fc.array(
    fc.record({
      kindCode: fc.constantFrom('liaison', 'service'),
      permille: fc.option(fc.integer({ min: 0, max: 12 }), { nil: null }),
      name: fc.constantFrom('甲', '乙', '丙'),
    }),
    { maxLength: 30 },
  );
  const numbered = (ones: readonly Pick<Score, 'kindCode' | 'permille' | 'name'>[]) =>
    ones.map((one, i) => ({ ...one, subjectId: `S${i}` }));

  it('is total: everybody with a score has a place, who has more stands higher, ties share and are named', () => {
    fc.assert(
      fc.property(scores, (found) => {
        const places = ranked(numbered(found));
        expect(places).toHaveLength(found.length);
        for (const a of places) {
          expect(a.place === null).toBe(a.permille === null);
          for (const b of places) {
            if (a.subjectId === b.subjectId || a.kindCode !== b.kindCode || a.permille === null || b.permille === null)
              continue;
            expect((a.place ?? 0) < (b.place ?? 0)).toBe(a.permille > b.permille);
            if (a.place === b.place) expect(a.tied && b.tied).toBe(true);
          }
          const better = places.filter((b) => b.kindCode === a.kindCode && (b.permille ?? -1) > (a.permille ?? 1e9));
          if (a.place !== null) expect(a.place).toBe(better.length + 1);
        }
      }),
    );
  });

  it('is stable: the order in which the scores come changes nothing', () => {
    fc.assert(
      fc.property(scores, fc.infiniteStream(fc.nat()), (found, keys) => {
        const ones = numbered(found);
        const shuffled = ones.map((one) => ({ one, at: keys.next().value })).toSorted((a, b) => a.at - b.at);
        const by = (places: ReturnType<typeof ranked<(typeof ones)[number]>>, kind: string) =>
          places.filter((one) => one.kindCode === kind);
        const [first, second] = [ranked(ones), ranked(shuffled.map(({ one }) => one))];
        for (const kind of ['liaison', 'service']) expect(by(second, kind)).toEqual(by(first, kind));
      }),
    );
  });
});

describe('work for several departments', () => {
  it('counts once for the person and in the whole, and once in the view of each department', () => {
    const items = [anItem(), anItem({ code: 'settledAtStation', yardstick: 'settledAtStation' })];
    const one = aRecord();
    const both = aScore(
      items,
      { filed: [one, aRecord()], settledAtStation: [one] },
      { subjectId: 'a', departmentIds: ['AMR', 'AGRI', 'HEAL'] },
    );
    const other = aScore(
      items,
      { filed: [aRecord()], settledAtStation: [] },
      { subjectId: 'b', departmentIds: ['AMR'] },
    );
    const { whole, byDepartment } = sharedWork(items, [both, other]);
    expect(whole).toEqual({ people: 2, works: 3 });
    expect(byDepartment).toEqual([
      { departmentId: 'AGRI', people: 1, works: 2 },
      { departmentId: 'AMR', people: 2, works: 3 },
      { departmentId: 'HEAL', people: 1, works: 2 },
    ]);
  });
});

describe('awards', () => {
  const award: RoundAward = { code: 'top-ten', title: '十佳消费维权监督员', quota: 10, words: '' };
  const people = ranked(
    Array.from({ length: 14 }, (_, i) => ({
      subjectId: `P${i}`,
      kindCode: 'supervisor',
      name: `监督员${i}`,
      permille: 900 - 10 * Math.min(i, 9),
    })),
  );
  const first = (n: number) => people.slice(0, n).map((one) => one.subjectId);

  it('S95 “十佳消费维权监督员”名额 10：多了少了不写说明就决定不了', () => {
    const decide = (n: number, explanation = '') => decideAward({ award, subjectIds: first(n), explanation }, people);
    expect(codeOf(() => decide(9))).toBe('award-off-quota');
    expect(codeOf(() => decide(11))).toBe('award-off-quota');
    expect(codeOf(() => decide(11, '并列'))).toBe('award-off-quota');
    expect(decide(9, '第十名并列五人，今年空一个名额')).toMatchObject({ n: 9, quota: 10 });
    // The tenth to the fourteenth have the same: whoever is cut off is named.
    expect(codeOf(() => decide(10))).toBe('award-passed-over');
    expect(decide(14, '第十名并列五人，一并表彰')).toMatchObject({ n: 14 });
  });

  it('names who is passed over, and refuses who is not in the round or stands twice', () => {
    const over = passedOver(people, ['P0', 'P2']);
    expect(over.map((one) => one.name)).toEqual(['监督员1']);
    const decide = (subjectIds: string[]) =>
      decideAward({ award, subjectIds, explanation: '另有安排，见会议纪要' }, people);
    expect(codeOf(() => decide(['P0', 'X']))).toBe('award-nominee-unknown');
    expect(codeOf(() => decide(['P0', 'P0']))).toBe('award-nominee-unknown');
  });
});

describe('a scheme', () => {
  const known = { countyId: 1, byId: 'x', at: noonOf('2026-11-25'), today: '2026-11-25' };
  const form = (change: object = {}) =>
    SchemeForm.parse({ code: 'own', version: 0, subject: 'person', title: '自定方案', items: [anItem()], ...change });

  it('is versioned, and refuses yardsticks that do not fit, codes twice and a second editor', () => {
    const first = nextScheme(form(), null, known);
    expect(first.version).toBe(1);
    expect(nextScheme(form({ version: 1 }), first, known).version).toBe(2);
    expect(codeOf(() => nextScheme(form(), first, known))).toBe('changed-meanwhile');
    expect(codeOf(() => nextScheme(form({ items: [anItem({ yardstick: 'rulesPosted' })] }), null, known))).toBe(
      'invalid-input',
    );
    expect(codeOf(() => nextScheme(form({ items: [anItem(), anItem()] }), null, known))).toBe('invalid-input');
    expect(codeOf(() => nextScheme(form({ items: [anItem({ full: 0 })] }), null, known))).toBe('invalid-input');
  });

  it('that the program brings along could be saved as it is, and makes a hundred points', () => {
    for (const one of schemePresets) {
      const { countyId: _, fromOn: __, savedById: ___, savedAt: ____, ...words } = one;
      expect(nextScheme(SchemeForm.parse({ ...words, version: 0 }), null, known).items).toEqual(one.items);
      expect(
        one.items.reduce((sum, item) => sum + item.weight, 0),
        one.title,
      ).toBe(100);
    }
  });

  it('scores nothing as nothing and not as nought', () => {
    expect(permilleOf([], [])).toBeNull();
  });
});

describe('the points of clues', () => {
  it('S194 counts them by the person or by the station, with each report, and tip-offs as one record that names none', () => {
    const of = { stationId: 'S', personId: 'P', accountId: 'A' };
    const found = {
      reports: [
        { ...of, id: 'r1', number: '报2026-0001', on: '2026-03-01', outcome: 'opened' as const },
        { ...of, personId: null, id: 'r2', number: '报2026-0002', on: '2026-03-02', outcome: null },
      ],
      tipoffs: [
        { ...of, source: 'tipoff' as const, outcome: 'notOpened' as const, n: 2 },
        { ...of, source: 'tipoff' as const, outcome: null, n: 1 },
      ],
    };
    const by = (owner: 'personId' | 'stationId') =>
      clueEvidence(found, defaultCreditPoints, (one) => one[owner], { from: '2026-01-01', to: '2026-09-30' });
    expect(by('personId').map(({ owner, number, amount }) => [owner, number, amount])).toEqual([
      ['P', '报2026-0001', 5],
      ['P', '举报 3 件', 2],
    ]);
    expect(valueOf('clues', by('personId'))).toBe(7);
    expect(by('personId').at(-1)).toMatchObject({
      on: '2026-09-30',
      words: '2026-01-01 到 2026-09-30 的整季，不列是哪一件',
    });
    expect(clueEvidence(found, defaultCreditPoints, (one) => one.stationId, null).map(({ kind }) => kind)).toEqual([
      'report',
      'report',
    ]);
    expect(by('stationId').map(({ owner, number, amount }) => [owner, number, amount])).toEqual([
      ['S', '报2026-0001', 5],
      ['S', '报2026-0002', 0],
      ['S', '举报 3 件', 2],
    ]);
  });
});
