/** 典型案例 and 公示栏: what must not stand in a story, who approves it, what the sheets say, and when a board is too old. */
import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import {
  boardPeriods,
  boardSheets,
  boardStates,
  hintsFor,
  type BoardFacts,
} from '../../../src/domain/publicity/board.ts';
import { availableDocketMoves } from '../../../src/domain/matter/docket.ts';
import { exampleDocket, exampleProcedure } from '../../../src/domain/publicity/example-steps.ts';
import {
  draftExampleOf,
  isOnBoard,
  isOnPortal,
  type Example,
  type ExampleFacts,
} from '../../../src/domain/publicity/example.ts';
import type { KnowledgeEntry } from '../../../src/domain/inquiry/knowledge.ts';
import { caseLeaks, draftSettled, noSecrets, type Secrets } from '../../../src/domain/command/example-draft.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';

const secrets: Secrets = {
  names: ['李有田'],
  firm: '柳河镇老周农资店',
  places: ['柳河镇郭庄村三组', '郭庄村'],
};
const gate = { leaksOf, secrets };
const told =
  '前天在柳河镇老周农资店买了十袋复合肥，老周农资少了分量。我是郭庄村李有田，电话138 0000 0317，家在柳河街18号。';

describe('案例稿', () => {
  it('is drafted without name, shop, village, house and telephone, and passes its own check', () => {
    const draft = draftSettled({
      endedOn: '2026-11-20',
      town: '柳河镇',
      category: '化肥',
      story: told,
      claim: '请补足分量',
      by: '柳河市场监管所',
      atStation: false,
      recoveredFen: 140_00,
      consented: true,
      secrets,
      leaksOf,
    });
    expect(caseLeaks(`${draft.title}${draft.text}`, gate)).toEqual([]);
    expect(draft.text).toContain('2026年11月，柳河镇一名消费者反映：前天在某店买了十袋复合肥');
    expect(draft.text).toContain('请补足分量');
    expect(draft.text).toContain('退赔 140.00 元');
    expect(draft.text).not.toMatch(/李有田|老周|郭庄|0317|18号/u);
  });

  it('leaves day and town out for who did not agree to be published', () => {
    const draft = draftSettled({
      endedOn: '2026-11-20',
      town: '柳河镇',
      category: '',
      story: '买的锅漏了。',
      claim: '',
      by: '柳河所',
      atStation: true,
      recoveredFen: null,
      consented: false,
      secrets: noSecrets,
      leaksOf,
    });
    expect(`${draft.title}${draft.text}`).not.toMatch(/柳河镇|11月/u);
    expect(draft.text).toContain('站点当场请双方坐下来谈');
  });

  it.each([
    ['李有田买了肥', ['name']],
    ['到老周农资店买的肥', ['firm']],
    ['老周农资的肥少了', ['firm']],
    ['郭庄村一名村民', ['place']],
    ['家住人民路25号', ['place']],
    ['请打13800000317', ['number']],
    ['身份证 410123199001011234', ['number']],
    ['柳河镇一名农户买的复合肥少了分量，2026年11月20日谈成，退140元', []],
  ])('finds in %s: %j', (words, leaks) => {
    expect(caseLeaks(words, gate)).toEqual(leaks);
  });

  it.each([
    ['青禾县柳河镇老王家电商店', '王先生在老王家电买的', ['firm']],
    ['青禾县柳河镇老王家电商店', '柳河镇老王家电商店的货', ['firm']],
    ['河东省清河市青禾县城关街道东街社区顺达摩托行', '顺达摩托行修的车', ['firm']],
    ['青禾县柳河镇郭庄村便民商店', '村里的便民商店和一家商店', []],
    ['老王超市百货店', '镇上一家百货店', []],
    ['老乡火锅店', '一家火锅店', []],
  ])('knows the shop %s by each of its names in %s', (firm, words, leaks) => {
    expect(caseLeaks(words, { leaksOf, secrets: { ...noSecrets, firm } })).toEqual(leaks);
  });

  it('lets a firm be named for a reason that is written down, and a person never', () => {
    expect(caseLeaks('柳河镇老周农资店', gate, '处罚决定已公示')).toEqual([]);
    expect(caseLeaks('李有田', gate, '处罚决定已公示')).toEqual(['name']);
  });
});

const source = { kind: 'complaint' as const, id: 'c', number: '投2026-0001', officeId: 'SO-LH' };
const words = {
  title: '一起化肥分量不足纠纷的调解',
  text: '一名农户买的复合肥每袋少了近四公斤，经调解店家补足了分量。',
  lesson: '买化肥过磅，小票和包装袋都留着。',
  basis: '',
  firmReason: '',
};
const exampleFacts = (change: Partial<ExampleFacts> = {}): ExampleFacts => ({
  ...facts({ today: '2026-11-25', by: anActor('officer') }),
  leaksOf,
  source,
  other: null,
  secrets,
  passed: ['郑女士'],
  stationIds: ['ST-1', 'ST-2'],
  ...change,
});
const draft = (change: Partial<ExampleFacts> = {}, input: object = {}) =>
  draftExampleOf(
    { id: 'e', sourceNumber: source.number, ...words, ...input },
    { ...exampleFacts(change), number: '例2026-0001' },
  );
function move(
  example: Example,
  name: keyof typeof exampleProcedure,
  input: object = {},
  change: Partial<ExampleFacts> = {},
) {
  const rule = exampleProcedure[name];
  return rule.apply(example, rule.input.parse(input) as never, exampleFacts(change)).next;
}
const centre = { by: anActor('centre') };
const published = (input: object = { reach: 'all', onPortal: true }) =>
  move(move(move(draft().next, 'submit'), 'approve', {}, centre), 'publish', input, centre);

describe('典型案例', () => {
  it('is refused from what was not settled, twice from one matter, and with a name in it', () => {
    expect(codeOf(() => draft({ source: null }))).toBe('example-source');
    expect(codeOf(() => draft({ other: '例2026-0009' }))).toBe('example-already');
    expect(codeOf(() => draft({}, { lesson: '别去老周农资店买肥' }))).toBe('example-names-person');
    expect(codeOf(() => draft({}, { basis: '《民法典》第五百七十七条\n李有田的调解书' }))).toBe('example-names-person');
    // The line of the ledger names the matter, and nobody.
    expect(draft().event.detail).toEqual({ number: '例2026-0001', source: '投2026-0001' });
  });

  it('is approved by somebody who wrote nothing in it, whoever submitted it', () => {
    const author = anActor('centre');
    const other = anActor('centre', { id: '00000000-0000-7000-8000-0000000000aa' });
    const submitted = move(move(draft().next, 'rewrite', words, { by: author }), 'submit');
    expect(submitted.writerIds).toHaveLength(2);
    expect(availableDocketMoves(exampleDocket, submitted, author)).not.toContain('approve');
    expect(availableDocketMoves(exampleDocket, submitted, other)).toContain('approve');
    expect(codeOf(() => move(submitted, 'approve', {}, { by: author }))).toBe('docket-not-yours');
    expect(move(submitted, 'approve', {}, { by: other })).toMatchObject({ state: 'approved', approvedById: other.id });
  });

  it('goes on only with a lesson, and is checked anew when it is submitted and approved', () => {
    expect(codeOf(() => move({ ...draft().next, lesson: '' }, 'submit'))).toBe('example-no-lesson');
    expect(codeOf(() => move({ ...draft().next, text: `${words.text}李有田` }, 'submit'))).toBe('example-names-person');
    const submitted = move(draft().next, 'submit');
    const later = { ...secrets, names: ['复合肥'] };
    expect(codeOf(() => move(submitted, 'approve', {}, { ...centre, secrets: later }))).toBe('example-names-person');
  });

  it('is checked with its articles at every step, and once more when it is published: a party may have been corrected since', () => {
    const named = { basis: '《民法典》第五百七十七条\n郑女士的调解书' };
    const later = { ...centre, secrets: { ...secrets, names: ['郑女士'] } };
    const refused = (example: Example, name: keyof typeof exampleProcedure, input: object = {}) =>
      codeOf(() => move(example, name, input, later));
    expect(refused({ ...draft().next, ...named }, 'submit')).toBe('example-names-person');
    expect(refused(draft().next, 'rewrite', { ...words, ...named })).toBe('example-names-person');
    const submitted = move({ ...draft().next, ...named }, 'submit');
    expect(refused(submitted, 'approve')).toBe('example-names-person');
    const approved = move(submitted, 'approve', {}, centre);
    expect(refused(approved, 'publish', { reach: 'all' })).toBe('example-names-person');
    expect(move(approved, 'publish', { reach: 'all' }, centre).state).toBe('published');
    // What is published already goes to no further board with the name in it, and is taken down without being asked.
    const up = move(approved, 'publish', { reach: 'all' }, centre);
    expect(refused(up, 'publish', { reach: 'all', onPortal: true })).toBe('example-names-person');
    expect(move(up, 'withdraw', { remark: '写了姓名' }, later).state).toBe('withdrawn');
  });

  it('keeps back what the gate takes for a name until a person has let it through', () => {
    const named = { ...draft().next, text: `${words.text}村民马德旺作证。` };
    const submitted = move(named, 'submit');
    expect(codeOf(() => move(submitted, 'approve', {}, centre))).toBe('example-names-person');
    const passed = { ...centre, passed: ['马德旺'] };
    const approved = move(submitted, 'approve', {}, passed);
    expect(codeOf(() => move(approved, 'publish', { reach: 'all' }, centre))).toBe('example-names-person');
    expect(move(approved, 'publish', { reach: 'all' }, passed).state).toBe('published');
  });

  it('is published somewhere, to stations that are there, until a day that is to come', () => {
    const approved = move(move(draft().next, 'submit'), 'approve', {}, centre);
    expect(codeOf(() => move(approved, 'publish', { reach: 'none' }, centre))).toBe('example-nowhere');
    expect(codeOf(() => move(approved, 'publish', { reach: 'some', stationIds: ['ST-9'] }, centre))).toBe(
      'station-unknown',
    );
    expect(codeOf(() => move(approved, 'publish', { reach: 'all', untilOn: '2026-11-24' }, centre))).toBe(
      'invalid-input',
    );
    const some = published({ reach: 'some', stationIds: ['ST-2'], untilOn: '2026-12-31' });
    expect([isOnBoard(some, 'ST-1', '2026-11-25'), isOnBoard(some, 'ST-2', '2026-11-25')]).toEqual([false, true]);
    expect(isOnBoard(some, 'ST-2', '2027-01-01')).toBe(false);
    expect([isOnPortal(some, '2026-11-25'), isOnPortal(published(), '2026-11-25')]).toEqual([false, true]);
    const down = move(published(), 'withdraw', { remark: '过时了' }, centre);
    expect([isOnBoard(down, 'ST-1', '2026-11-25'), isOnPortal(down, '2026-11-25')]).toEqual([false, false]);
  });
});

const entry = (id: string, categoryCodes: string[], change: Partial<KnowledgeEntry> = {}): KnowledgeEntry => ({
  countyId: 1,
  id,
  number: `知2026-${id}`,
  version: 1,
  kind: 'question',
  audiences: ['villager'],
  months: [],
  readAloud: '',
  approvedById: 'system',
  approvedAt: new Date(0),
  title: id,
  questions: [id],
  answer: `${id}：${'要退就退。'.repeat(10)}`,
  articles: ['《消费者权益保护法》第二十四条'],
  categoryCodes,
  keywords: [],
  fromOn: '2024-07-01',
  untilOn: null,
  writtenById: 'system',
  writtenAt: new Date(0),
  ...change,
});
const none = { received: 0, settled: 0, recoveredFen: 0 };
const boardFacts = (change: Partial<BoardFacts> = {}): BoardFacts => ({
  today: '2026-11-25',
  station: { id: 'ST-1', name: '郭庄村联络站', phone: '0399-6520303', contactName: '郭秀兰' },
  office: { name: '柳河所', phone: '6520300' },
  county: { bureauName: '青禾县市场监督管理局', hotline: '12315', hotlineHours: '每天 8:00–20:00' },
  people: [],
  counts: {
    lastMonth: { ...none, received: 3 },
    thisMonth: { received: 5, settled: 2, recoveredFen: 140_00 },
    thisYear: none,
  },
  categories: ['G10.3'],
  examples: [],
  warnings: [],
  knowledge: Array.from({ length: 9 }, (_, n) => entry(`k${n}`, n === 8 ? ['G10'] : ['G01'])),
  ...change,
});

describe('公示栏', () => {
  it('tells of last month, this month and this year by day, over the turn of a year too', () => {
    expect(boardPeriods('2026-01-05')).toEqual({
      lastMonth: { from: '2025-12-01', to: '2025-12-31' },
      thisMonth: { from: '2026-01-01', to: '2026-01-05' },
      thisYear: { from: '2026-01-01', to: '2026-01-05' },
    });
  });

  it('says what the station did, who is on duty and the published cases, each on its board', () => {
    const example = published();
    const [law, warning, result] = boardSheets(
      boardFacts({ examples: [example], people: [{ name: '郭秀兰', postZh: '监督员' }] }),
    );
    expect(result?.table?.columns).toEqual(['项目', '10 月', '11 月', '今年以来']);
    expect(result?.table?.rows).toEqual([
      ['收到投诉（件）', '3', '5', '0'],
      ['谈成（件）', '0', '2', '0'],
      ['要回（元）', '0.00', '140.00', '0.00'],
    ]);
    expect(result?.items).toMatchObject([{ title: words.title, text: words.text, note: '例2026-0001' }]);
    expect(warning?.items).toMatchObject([{ title: words.title, text: words.lesson }]);
    expect(warning?.exampleIds).toEqual(['e']);
    expect(law?.duty[0]).toBe('值班：监督员郭秀兰　0399-6520303');
    expect(boardSheets(boardFacts())[1]).toMatchObject({
      items: [],
      note: expect.stringContaining('没有新的消费警示'),
    });
  });

  it('holds no more than a sheet has room for: the newest cases, cut at the end of a sentence', () => {
    const long = Array.from({ length: 9 }, (_, n) => ({
      ...published(),
      id: `e${n}`,
      text: '双方当面过磅。'.repeat(40),
      lesson: '留好小票。'.repeat(20),
      publishedAt: new Date(Date.UTC(2026, 10, n + 1)),
    }));
    const [, warning, result] = boardSheets(boardFacts({ examples: long }));
    expect(result?.exampleIds).toEqual(['e8', 'e7']);
    expect(warning?.exampleIds).toEqual(['e8', 'e7']);
    for (const { text } of result?.items ?? []) expect(text).toMatch(/^(?:双方当面过磅。){19,20}$/u);
  });

  it('lets a lesson that does not fit go, and hangs the shorter ones behind it', () => {
    const of = (id: string, characters: number, day: number) => ({
      ...published(),
      id,
      lesson: '留'.repeat(characters),
      publishedAt: new Date(Date.UTC(2026, 10, day)),
    });
    const examples = [of('a', 150, 9), of('b', 200, 8), of('c', 100, 7), of('d', 30, 6), of('e', 31, 5)];
    expect(boardSheets(boardFacts({ examples }))[1]?.exampleIds).toEqual(['a', 'c', 'd']);
  });

  it('hangs what fits to the complaints of the station first, and other law each month; what holds no longer never', () => {
    const november = hintsFor(boardFacts()).map(({ id }) => id);
    const december = hintsFor(boardFacts({ today: '2026-12-25' })).map(({ id }) => id);
    expect([november[0], december[0]]).toEqual(['k8', 'k8']);
    expect(november).toHaveLength(4);
    expect(december.slice(1)).not.toEqual(november.slice(1));
    const ended = boardFacts({ knowledge: [entry('old', ['G10'], { untilOn: '2026-11-01' }), entry('new', ['G10'])] });
    expect(hintsFor(ended).map(({ id }) => id)).toEqual(['new']);
  });

  it('is too old after the days of the county, when nobody put it up, and when a case on it was taken down', () => {
    const up = (putUpOn: string, kinds: ('law' | 'warning' | 'result')[], exampleIds: string[] = []) => ({
      putUpOn,
      kinds,
      attachmentId: null,
      exampleIds,
    });
    const states = (postings: ReturnType<typeof up>[], gone: string[] = []) =>
      boardStates(postings, { today: '2026-11-25', days: 31, gone: new Set(gone) }).map(({ stale }) => stale);
    expect(states([])).toEqual(['never', 'never', 'never']);
    expect(states([up('2026-10-25', ['law', 'warning']), up('2026-10-24', ['result'])])).toEqual([null, null, 'old']);
    // The law names no case; the newest putting up counts.
    const both = up('2026-11-01', ['law', 'warning', 'result'], ['e']);
    expect(states([both], ['e'])).toEqual([null, 'withdrawn', 'withdrawn']);
    expect(states([both, up('2026-11-20', ['warning'])], ['e'])).toEqual([null, null, 'withdrawn']);
  });
});
