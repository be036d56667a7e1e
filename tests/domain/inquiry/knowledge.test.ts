import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { findArticles, monthsZh, seasonFirst } from '../../../src/domain/inquiry/knowledge-article.ts';
import { whatThen, type ThenCount } from '../../../src/domain/inquiry/what-then.ts';
import {
  approveKnowledge,
  demandCitable,
  entriesOn,
  findVersion,
  holdsOn,
  isWaiting,
  KnowledgeForm,
  retireKnowledge,
  returnKnowledge,
  suggest,
  writeKnowledge,
  type KnowledgeEntry,
} from '../../../src/domain/inquiry/knowledge.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { changeInquiry, anInquiry, entryOf, knowledge, seeds } from '../../build/inquiry.ts';
import { codeOf } from '../../build/refusal.ts';

const read = <T>(path: string): T => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;
const form = KnowledgeForm.parse({
  title: '试吃与免费品尝',
  questions: ['试吃以后不买可以吗'],
  answer: '可以。试吃不等于要买，强行要您买的可以拒绝。',
  articles: ['《消费者权益保护法》第九条'],
});
const on = (today: string) => ({ ...facts({ today, by: anActor('centre') }), leaksOf });

const tasting = { id: 'tasting', number: '知2026-0001' };
const other = (today: string) => facts({ today, by: anActor('leader') });
/** Written by one and let out by another, both on the day. */
function released(latest: KnowledgeEntry | null, change: Partial<KnowledgeForm>, today: string) {
  const waiting = writeKnowledge(tasting, latest, latest?.version ?? 0, { ...form, ...change }, on(today)).entry;
  return approveKnowledge(waiting, latest, other(today));
}

describe('the versions of an entry', () => {
  const first = released(null, {}, '2026-05-06').entry;

  it('S159 are told to nobody until somebody else has read them', () => {
    const waiting = writeKnowledge(tasting, null, 0, form, on('2026-05-06')).entry;
    expect(waiting).toMatchObject({ id: 'tasting', version: 1, fromOn: '2026-05-06', untilOn: null, approvedAt: null });
    expect(holdsOn(waiting, '2026-05-06')).toBe(false);
    expect(codeOf(() => approveKnowledge(waiting, null, on('2026-05-06')))).toBe('knowledge-own');
    expect(codeOf(() => returnKnowledge(waiting, on('2026-05-06')))).toBe('knowledge-own');
    const { entry } = approveKnowledge(waiting, null, other('2026-05-08'));
    expect(entry).toMatchObject({ fromOn: '2026-05-08', approvedById: anActor('leader').id });
    expect([holdsOn(entry, '2026-05-07'), holdsOn(entry, '2026-05-08')]).toEqual([false, true]);
    expect(codeOf(() => approveKnowledge(entry, entry, other('2026-05-08')))).toBe('knowledge-not-waiting');
  });

  it('that were sent back never come into force, and the next one is written over them', () => {
    const waiting = writeKnowledge(tasting, first, 1, form, on('2026-05-10')).entry;
    const back = returnKnowledge(waiting, other('2026-05-11'));
    expect(holdsOn(back, '2026-05-12')).toBe(false);
    expect(codeOf(() => approveKnowledge(back, first, other('2026-05-12')))).toBe('knowledge-not-waiting');
    const again = writeKnowledge(tasting, back, 2, form, on('2026-05-12'));
    expect([again.entry.version, again.before]).toEqual([3, null]);
  });

  it('begin with one, in force from the day on which it is let out', () => {
    expect(first).toMatchObject({ id: 'tasting', version: 1, fromOn: '2026-05-06', untilOn: null });
    expect(first.writtenById).toBe(anActor('centre').id);
  });

  it('are left as they were by an edit, which makes a new one', () => {
    const { entry, before } = released(first, { title: '试吃' }, '2026-06-01');
    expect(entry).toMatchObject({
      version: 2,
      title: '试吃',
      fromOn: '2026-06-01',
      untilOn: null,
      number: '知2026-0001',
    });
    expect(before).toEqual({ ...first, untilOn: '2026-06-01' });
    const all = [before, entry] as KnowledgeEntry[];
    expect(
      ['2026-05-05', '2026-05-06', '2026-05-31', '2026-06-01'].map((day) =>
        entriesOn(all, day).map((one) => one.version),
      ),
    ).toEqual([[], [1], [1], [2]]);
  });

  it('stay readable for the answers that cite them', () => {
    const answered = changeInquiry(anInquiry(), 'answer', '2026-04-22').next;
    const old = entryOf('seven-day-return');
    const { entry, before } = released(old, { title: '新的说法' }, '2026-06-01');
    const cited = findVersion([entry, before as KnowledgeEntry], answered);
    expect(cited).toMatchObject({ version: 1, title: '网购七日无理由退货', answer: old.answer });
    expect(holdsOn(cited as KnowledgeEntry, '2026-06-01')).toBe(false);
  });

  it('may begin on the day on which new law comes into force, and the old one holds until then', () => {
    const { entry, before } = released(first, { fromOn: '2026-07-01' }, '2026-05-20');
    const all = [before, entry] as KnowledgeEntry[];
    expect(entriesOn(all, '2026-06-30').map((one) => one.version)).toEqual([1]);
    expect(entriesOn(all, '2026-07-01').map((one) => one.version)).toEqual([2]);
    // Written again before that day, the second version never comes into force.
    const again = released(entry, {}, '2026-05-21');
    expect(again.entry).toMatchObject({ version: 3, fromOn: '2026-07-01' });
    const three = [before, again.before, again.entry] as KnowledgeEntry[];
    expect(entriesOn(three, '2026-07-01').map((one) => one.version)).toEqual([3]);
  });

  it('begin on no day that is over', () => {
    const late = { ...form, fromOn: '2026-05-01' };
    expect(codeOf(() => writeKnowledge(tasting, first, 1, late, on('2026-05-06')))).toBe('day-before-start');
  });

  it('are not written over a version that the writer has not read', () => {
    const { entry } = writeKnowledge(tasting, first, 1, form, on('2026-05-07'));
    expect(codeOf(() => writeKnowledge(tasting, entry, 1, form, on('2026-05-07')))).toBe('changed-meanwhile');
    expect(codeOf(() => writeKnowledge(tasting, first, 0, form, on('2026-05-07')))).toBe('changed-meanwhile');
    // One that waits is replaced by the next that is written, and no longer waits.
    const next = writeKnowledge(tasting, entry, 2, form, on('2026-05-08'));
    expect([next.before?.version, isWaiting(next.before as KnowledgeEntry), isWaiting(next.entry)]).toEqual([
      2,
      false,
      true,
    ]);
  });

  it('name nobody: what plainly tells who it was is refused at its field with the words', () => {
    const named = { ...form, answer: '有事打他手机13812345678，他叫张桂兰，身份证号110101199003078515。' };
    expect(codeOf(() => writeKnowledge(tasting, null, 0, named, on('2026-05-07')))).toBe('knowledge-names');
    // What it rests on is printed in public as well.
    const source = { ...form, articles: ['张桂兰电话13812345678口述'] };
    expect(codeOf(() => writeKnowledge(tasting, null, 0, source, on('2026-05-07')))).toBe('knowledge-names');
    const asked = { ...form, answer: '有事打 12315，或者找村里的站。县消协在工作日接待。' };
    expect(writeKnowledge(tasting, null, 0, asked, on('2026-05-07')).entry.version).toBe(1);
  });

  it('end when the entry is retired, and a new one brings it back', () => {
    const { entry: retired, others } = retireKnowledge([first], { today: '2026-05-10' });
    expect([holdsOn(retired, '2026-05-09'), holdsOn(retired, '2026-05-10'), others]).toEqual([true, false, []]);
    expect(codeOf(() => retireKnowledge([retired], { today: '2026-05-11' }))).toBe('entry-not-in-force');
    const { entry, before } = released(retired, {}, '2026-05-20');
    expect([before?.untilOn, entry.fromOn]).toEqual(['2026-05-10', '2026-05-20']);
    expect(entriesOn([before as KnowledgeEntry, entry], '2026-05-15')).toEqual([]);
  });

  it('are taken away at once also while another version waits, was sent back, or holds from a later day', () => {
    const waiting = writeKnowledge(tasting, first, 1, form, on('2026-05-10')).entry;
    const both = retireKnowledge([first, waiting], { today: '2026-05-10' });
    expect([both.entry.version, both.entry.untilOn, both.others.map(({ version }) => version)]).toEqual([
      1,
      '2026-05-10',
      [2],
    ]);
    const sentBack = { ...waiting, untilOn: waiting.fromOn };
    expect(retireKnowledge([first, sentBack], { today: '2026-05-10' }).entry.version).toBe(1);
    expect(codeOf(() => retireKnowledge([waiting], { today: '2026-05-10' }))).toBe('knowledge-waits');
    const { entry: later, before } = released(first, {}, '2026-06-01');
    const ended = retireKnowledge([before as KnowledgeEntry, later], { today: '2026-05-10' });
    expect(
      [...ended.others, ended.entry].filter((one) => holdsOn(one, '2026-05-10') || holdsOn(one, '2026-06-02')),
    ).toEqual([]);
  });

  it('are cited only on days on which they hold', () => {
    const { entry: retired } = retireKnowledge([first], { today: '2026-05-10' });
    expect(codeOf(() => demandCitable(retired, '2026-05-10'))).toBe('entry-not-in-force');
    expect(codeOf(() => demandCitable(undefined, '2026-05-10'))).toBe('entry-unknown');
    expect(codeOf(() => demandCitable(null, '2026-05-10'))).toBe('entry-unknown');
    expect(demandCitable(retired, '2026-05-09')).toBe(retired);
  });

  it('need an answer, a way of asking and an article', () => {
    for (const part of ['title', 'questions', 'answer', 'articles'] as const) {
      const { [part]: _, ...rest } = form;
      expect(KnowledgeForm.safeParse(rest).success, part).toBe(false);
    }
    expect(KnowledgeForm.safeParse({ ...form, articles: [] }).success).toBe(false);
  });
});

describe('an article', () => {
  it('S163 is offered first in its months, which are told as people say them', () => {
    const article = (id: string, months: number[]) => ({ id, months });
    const all = [article('whole year', []), article('coats', [11, 12, 1]), article('seed', [3, 4])];
    expect(seasonFirst(all, '2026-12-05').map(({ id }) => id)).toEqual(['coats', 'whole year', 'seed']);
    expect(seasonFirst(all, '2026-03-05').map(({ id }) => id)).toEqual(['seed', 'whole year', 'coats']);
    expect([[11, 12, 1], [3, 4], [6], [2, 3, 9], []].map(monthsZh)).toEqual([
      '11 月到 1 月',
      '3 月到 4 月',
      '6 月',
      '2 月到 3 月、9 月',
      '全年',
    ]);
  });

  it('S121 is found by the words of its title, its keywords or its text, and by nothing else', () => {
    const found = (typed: string) => findArticles(knowledge, typed, 3).map(({ id }) => id);
    expect(found('健康讲座送鸡蛋')[0]).toBe('trap-lecture');
    expect(found('羽绒服怎么挑')[0]).toBe('guide-coats');
    expect(found('')).toEqual([]);
    expect(found('zzzzqq')).toEqual([]);
  });

  it('S109 S159 stands in each of its kinds with its months, for villagers, pupils, shops and staff', () => {
    const kinds = new Set(seeds.map(({ kind = 'question' }) => kind));
    expect([...kinds].toSorted()).toEqual(['channel', 'fake', 'guide', 'question', 'trap']);
    expect(seeds.filter(({ months = [] }) => months.length > 0).length).toBeGreaterThanOrEqual(5);
    const audiences = new Set(seeds.flatMap(({ audiences = ['villager', 'staff'] }) => audiences));
    expect([...audiences].toSorted()).toEqual(['operator', 'pupil', 'staff', 'villager']);
  });
});

describe('what most people did next', () => {
  const count = (categoryCode: string, came: ThenCount['came'], n: number) => ({ categoryCode, came, n });

  it('is told in tenths, of the class and what stands below it, and of no few', () => {
    const counts = [count('G10.1', 'settled', 14), count('G10.1', 'ended', 6), count('G10.2', 'declined', 99)];
    expect(whatThen(counts, ['G10.1'])?.zh).toBe('多数人接着交给所里，调解谈成了（近一年同类的，10 个里有 7 个）');
    expect(whatThen(counts, ['G10'])?.zh).toContain('没有被受理');
    expect(whatThen([count('G10.1', 'settled', 19)], ['G10.1'])).toBeNull();
    expect(whatThen([count('G10.1', 'settled', 20)], ['G10.1'])?.zh).toContain('10 个里有 9 个以上');
    expect(whatThen(counts, [])).toBeNull();
  });
});

describe('the entries that come with the program', () => {
  const taxonomy = read<Record<string, { code: string; sub?: { code: string }[] }[]>>('../../../seeds/taxonomy.json');
  const codes = new Set(
    ['goods', 'services', 'other', 'natures'].flatMap((part) =>
      (taxonomy[part] ?? []).flatMap(({ code, sub = [] }) => [code, ...sub.map((one) => one.code)]),
    ),
  );

  it('are more than forty, each told apart by its id and its title', () => {
    expect(seeds.length).toBeGreaterThanOrEqual(40);
    for (const part of ['id', 'title', 'answer'] as const)
      expect(new Set(seeds.map((seed) => seed[part])).size).toBe(seeds.length);
  });

  it.each(seeds.map((seed) => [seed.title, seed] as const))(
    '%s: is complete, in plain words, with its articles',
    (_, seed) => {
      expect(KnowledgeForm.safeParse(seed).error?.issues ?? []).toEqual([]);
      expect(seed.questions.length).toBeGreaterThanOrEqual(2);
      expect(seed.answer).toMatch(/。$/u);
      expect(seed.answer.length).toBeLessThanOrEqual(300);
      expect(seed.answer).not.toMatch(/\b[CNGVORQ]A?\d{2}\b|[,;!?](?!\d)/u);
      for (const article of seed.articles)
        expect(article).toMatch(/^《[^》]+》(?:第[一二三四五六七八九十百零]+条|（.+）)?$/u);
      expect(seed.categoryCodes.filter((code) => !codes.has(code))).toEqual([]);
      expect(new Set(seed.keywords).size).toBe(seed.keywords.length);
    },
  );

  it.each([
    ['seven-day-return', '《消费者权益保护法》第二十五条', '签收的第二天'],
    ['food-tenfold', '《食品安全法》第一百四十八条', '一千元'],
    ['fraud-threefold', '《消费者权益保护法》第五十五条', '五百元'],
    ['prepaid-card', '《消费者权益保护法》第五十三条', '退余额'],
    ['prepaid-gone', '《消费者权益保护法实施条例》第二十一条', '三十天'],
    ['deposit', '《民法典》第五百八十七条', '双倍返还'],
    ['burden-of-proof', '《消费者权益保护法》第二十三条', '六个月'],
    ['three-years', '《市场监督管理投诉举报处理办法》第十六条', '三年'],
    ['seven-working-days', '《市场监督管理投诉举报处理办法》第十五条', '七个工作日'],
    ['sixty-days', '《市场监督管理投诉举报处理办法》第二十三条', '六十天'],
    ['declined-next', '《消费者权益保护法》第三十九条', '仲裁'],
    ['online-where', '《市场监督管理投诉举报处理办法》第十三条', '公示的地址'],
    ['seed-loss', '《消费者权益保护法》第六十二条', '田间现场鉴定'],
    ['tipoff-how', '《市场监督管理行政处罚程序规定》第十八条', '十五个工作日'],
    ['tipoff-reward', '《市场监管领域重大违法行为举报奖励暂行办法》（国市监稽规〔2021〕4号）', '一百万元'],
    ['joint', '《市场监督管理投诉举报处理办法》第十二条', '两名代表'],
    ['agent', '《市场监督管理投诉举报处理办法》第十一条', '授权委托书原件'],
    ['tourism', '《旅游法》第三十五条', '三十天'],
    ['decoration', '《住宅室内装饰装修管理办法》第三十二条', '五年'],
  ])('%s rests on %s and says %s', (id, article, words) => {
    expect(entryOf(id).articles).toContain(article);
    expect(entryOf(id).answer).toContain(words);
  });

  it.each([
    ['telecom', '12300'],
    ['nuisance-calls', '12321'],
    ['courier', '12305'],
    ['bank', '12378'],
    ['labour', '12333'],
    ['invoice', '12366'],
    ['transport', '12328'],
    ['utilities', '12398'],
    ['tobacco', '12313'],
    ['housing', '12345'],
    ['property', '住建'],
    ['medical', '卫生健康'],
  ])('%s is told whom to turn to: %s', (id, whom) => {
    expect(entryOf(id).answer).toContain(whom);
  });
});

describe('the suggestion', () => {
  const questions = read<Record<'known' | 'unseen', [string, string][]>>('../../fixtures/questions.json');
  const share = (list: readonly (readonly [string, string])[], most: number) =>
    list.filter(([question, id]) => suggest(question, knowledge, most).some(({ entry }) => entry.id === id)).length /
    list.length;

  it('puts the right entry first for 85 of 100 labelled questions', () => {
    expect(questions.known.length).toBeGreaterThanOrEqual(40);
    expect(questions.known.filter(([, id]) => !knowledge.some((entry) => entry.id === id))).toEqual([]);
    expect(share(questions.known, 1)).toBeGreaterThanOrEqual(0.85);
  });

  it('puts it first for three of four that no word of the entries was chosen for, and among the first three mostly', () => {
    expect(questions.unseen.length).toBeGreaterThanOrEqual(40);
    expect(share(questions.unseen, 1)).toBeGreaterThanOrEqual(0.75);
    expect(share(questions.unseen, 3)).toBeGreaterThanOrEqual(0.85);
  });

  it('is the same every time, best first, and no longer than asked for', () => {
    const list = suggest('健身房关门跑路了，卡里还有两千多', knowledge, 3);
    expect(list).toEqual(suggest('健身房关门跑路了，卡里还有两千多', knowledge.slice(), 3));
    expect(list.length).toBeLessThanOrEqual(3);
    expect(list.map(({ likeness }) => likeness)).toEqual(
      list.map(({ likeness }) => likeness).toSorted((a, b) => b - a),
    );
    expect(list.every(({ likeness }) => likeness > 0 && likeness <= 1)).toBe(true);
  });

  it('says on which words it rests', () => {
    const question = '超市买的面包过期了，能赔多少钱';
    const [first] = suggest(question, knowledge);
    expect(first?.entry.id).toBe('food-tenfold');
    expect(first?.because).toEqual(['过期', '面包']);
  });

  it('is silent on what nobody has written about', () => {
    expect(suggest('', knowledge)).toEqual([]);
    expect(suggest('？！', knowledge)).toEqual([]);
    expect(suggest('xyzzy plugh', knowledge)).toEqual([]);
    expect(suggest('七天无理由退货', [])).toEqual([]);
  });
});
