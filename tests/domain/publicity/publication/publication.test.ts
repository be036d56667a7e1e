/** 投诉公示的规则: every cell of the two tables, what may be published, that nobody passes the gate, and that no number tells of a few. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../../src/domain/base/disclosure/leak.ts';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { emptyComplaint } from '../../../../src/domain/complaint/complaint.ts';
import { availableDocketMoves } from '../../../../src/domain/matter/docket.ts';
import { csvField } from '../../../../src/http/portal/publicity/publication/publication-words.ts';
import { toldCell, toldPart } from '../../../../src/domain/publicity/publication/count.ts';
import {
  barOf,
  draftWords,
  isForPublication,
  leavesBecause,
  marksIn,
  tellsWho,
} from '../../../../src/domain/publicity/publication/draft.ts';
import { publicationDocket } from '../../../../src/domain/publicity/publication/publication-steps.ts';
import {
  maySeePublication,
  publicationMoves,
  publicEntryOf,
  wordsOf,
  type Publication,
  type PublicationFacts,
  type PublicationState,
} from '../../../../src/domain/publicity/publication/publication.ts';
import {
  isStale,
  publicationRuleDocket,
  publicationRuleMoves,
  shownSince,
  type PublicationRule,
} from '../../../../src/domain/publicity/publication/rule.ts';
import { withoutWords } from '../../../../src/domain/base/masking.ts';
import { roles } from '../../../../src/domain/base/actor.ts';
import { anActor, countyId, facts } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';

const today = '2026-11-24';
const aClosed = (change: Partial<Complaint> = {}): Complaint => ({
  ...emptyComplaint,
  countyId,
  id: '00000000-0000-7000-8000-0000000000c1',
  number: '投2026-00001',
  state: 'closed',
  outcome: 'settled',
  closedOn: '2026-11-20',
  receivedAt: new Date('2026-11-10T01:00:00Z'),
  filedAt: new Date('2026-11-10T01:00:00Z'),
  consentPublish: true,
  officeId: 'SO-LH',
  consumerName: '李有田',
  consumerPhone: '13800000317',
  consumerAddress: '郭庄村三组19号',
  operatorName: '老周农资店',
  story: '买了十袋复合肥，每袋少四公斤。',
  claim: '补足',
  ...change,
});
const anEntry = (change: Partial<Publication> = {}): Publication => ({
  countyId,
  id: '00000000-0000-7000-8000-0000000000e1',
  number: null,
  version: 1,
  state: 'waiting',
  matterId: aClosed().id,
  matterNumber: '投2026-00001',
  officeId: 'SO-LH',
  handlerId: anActor('officer').id,
  operatorId: null,
  operatorName: '老周农资店',
  operatorCode: '92410000MA0000001X',
  townId: 'T03',
  categoryCode: 'G10.3',
  natureCode: 'N08',
  complainant: '李**',
  complainedOn: '2026-11-10',
  happenedOn: null,
  closedOn: '2026-11-20',
  outcome: 'settled',
  said: '每袋少四公斤，过了磅。',
  asked: '补足',
  result: '补了四袋。',
  reply: '',
  writerIds: [],
  openedAt: new Date('2026-11-20T01:00:00Z'),
  reviewedById: null,
  publishedOn: null,
  ground: null,
  objection: null,
  objections: [],
  codeStub: '',
  corrections: [],
  remark: '',
  endedAt: null,
  ...change,
});
const published = (change: Partial<Publication> = {}) =>
  anEntry({ state: 'published', number: '示2026-0001', publishedOn: today, reviewedById: 'somebody else', ...change });
const asked = (change: Partial<PublicationFacts> = {}): PublicationFacts => ({
  ...facts({ today, by: anActor('centre') }),
  leaksOf,
  isOn: true,
  objectionDays: 7,
  complaint: aClosed(),
  shop: { id: 'shop', name: '老周农资店', code: '92410000MA0000001X', regionId: 'V0301' },
  townId: 'T03',
  freshNumber: '示2026-0001',
  freshStub: 'nabcdefghijkl',
  known: { names: ['李有田'] },
  passed: [],
  ...change,
});
const words = { said: '每袋少四公斤，过了磅。', asked: '补足', result: '补了四袋。', reply: '' };
const inputs: Record<string, object> = {
  publish: {},
  withhold: { reason: 'malicious', remark: '查明是恶意投诉' },
  rewrite: words,
  leave: { remark: '投诉人不同意公示了' },
  object: { words: '分量是够的', by: '店主', way: 'writing', on: today },
  correct: { ...words, reason: '写错了斤数' },
  withdraw: { remark: '写错了店名' },
  keep: { answer: '过磅单查过没有错' },
  amend: { ...words, reason: '写错了斤数' },
  uphold: { answer: '查了，确实不是这家' },
  reconsider: { remark: '理由选错了' },
};
const objection = { by: '店主', way: 'writing', words: '分量是够的', on: today, answerBy: '2026-12-03' } as const;
const inState = (state: PublicationState): Publication =>
  state === 'waiting'
    ? anEntry()
    : state === 'withheld'
      ? anEntry({ state, ground: 'malicious', reviewedById: 'somebody else' })
      : published({ state, objection: state === 'objected' ? objection : null });
function stepOf<R>(procedure: Readonly<Record<string, R>>, move: string): R {
  const rule = procedure[move];
  if (rule === undefined) throw new Error(`There is no ${move}.`);
  return rule;
}
const make = (entry: Publication, move: string, change: Partial<PublicationFacts> = {}, input = inputs[move] ?? {}) =>
  stepOf(publicationDocket.procedure, move).apply(entry, input as never, asked(change));

describe('公示的每一步', () => {
  const states = Object.keys(publicationMoves) as PublicationState[];
  it.each(states.flatMap((state) => Object.keys(inputs).map((move) => [state, move] as const)))(
    '%s %s：表里有的走得通，到表里写的状态；没有的拒绝',
    (state, move) => {
      const to = (publicationMoves[state] as Record<string, string>)[move];
      if (to === undefined) expect(codeOf(() => make(inState(state), move))).toBe('move-not-allowed');
      else expect(make(inState(state), move).next.state).toBe(to);
    },
  );

  it('承办人不审，公示的人不答复异议；按钮也不给', () => {
    const by = anActor('officeHead', { id: anActor('officer').id });
    for (const move of ['publish', 'withhold'] as const)
      expect(codeOf(() => make(anEntry(), move, { by }))).toBe('docket-not-yours');
    const reviewer = anActor('officeHead');
    const own = inState('objected');
    for (const move of ['keep', 'amend', 'uphold'] as const)
      expect(codeOf(() => make({ ...own, reviewedById: reviewer.id }, move, { by: reviewer }))).toBe(
        'docket-not-yours',
      );
    expect(availableDocketMoves(publicationDocket, anEntry(), by)).not.toContain('publish');
    expect(availableDocketMoves(publicationDocket, anEntry(), anActor('centre'))).toEqual([
      'publish',
      'withhold',
      'rewrite',
    ]);
    // He who handles it by now, whoever did when it came here.
    const now = anActor('centre');
    expect(codeOf(() => make(anEntry(), 'publish', { by: now, complaint: aClosed({ handlerId: now.id }) }))).toBe(
      'docket-not-yours',
    );
  });

  it.each([
    [{ isOn: false }, 'publication-off'],
    [{ complaint: null }, 'publication-gone'],
    [{ complaint: aClosed({ consentPublish: false }) }, 'publication-not-consented'],
    [{ complaint: aClosed({ erasedOn: today }) }, 'publication-gone'],
    [{ complaint: aClosed({ outcome: 'declined' }) }, 'publication-not-allowed'],
    [{ complaint: aClosed({ outcome: 'withdrawn' }) }, 'publication-not-allowed'],
    [{ complaint: aClosed({ outcome: 'terminated', terminateGround: 'TM6' }) }, 'publication-not-allowed'],
    [{ shop: null }, 'publication-no-operator'],
    [{ shop: { id: 'shop', name: '老周农资店', code: '', regionId: null } }, 'publication-no-operator'],
    [
      { shop: { id: 'shop', name: '李有田农资店', code: '92410000MA0000001X', regionId: null } },
      'publication-own-name',
    ],
  ] as [Partial<PublicationFacts>, string][])('%o：公示不了，说清为什么', (change, code) => {
    expect(codeOf(() => make(anEntry(), 'publish', change))).toBe(code);
  });

  it('自己放行的像人名的字，自己不能公示，也不能改正；别人能', () => {
    const said = '在赵师傅那里买的化肥每袋少四公斤。';
    const marked = marksIn({ ...words, said }, { leaksOf, known: {}, passed: [] });
    expect(marked.map((mark) => [mark.words, mark.isFixed])).toContainEqual(['赵师傅', false]);
    const by = anActor('centre');
    const passedBy = (byId: string) => ({ by, passed: marked.map((mark) => ({ words: mark.words, byId })) });
    for (const [entry, move] of [
      [anEntry({ said }), 'publish'],
      [published({ said }), 'correct'],
    ] as const) {
      const input = move === 'correct' ? { ...words, said, reason: '补一个字' } : {};
      expect(codeOf(() => make(entry, move, passedBy(by.id), input))).toBe('publication-own-pass');
      expect(make(entry, move, passedBy('somebody else'), input).next.state).toBe('published');
    }
  });

  it('承办人不撤下；有异议的看见漏了人，别人当时就撤下，异议跟着结', () => {
    const by = anActor('officeHead', { id: anActor('officer').id });
    for (const state of ['published', 'objected'] as const) {
      expect(codeOf(() => make(inState(state), 'withdraw', { by }))).toBe('docket-not-yours');
      expect(make(inState(state), 'withdraw').next).toMatchObject({ state: 'withdrawn', objection: null });
    }
  });

  it.each([
    ['keep', 'kept', '过磅单查过没有错'],
    ['amend', 'amended', '写错了斤数'],
    ['uphold', 'upheld', '查了，确实不是这家'],
    ['withdraw', 'gone', ''],
    ['leave', 'gone', ''],
  ])('%s：异议和答复都留着', (move, end, answer) => {
    const { objections, objection: open } = make(inState('objected'), move).next;
    expect(open).toBeNull();
    expect(objections).toEqual([{ ...objection, end, answer, answeredOn: today, byId: anActor('centre').id }]);
    expect(withoutWords(objections).map(({ words: kept, by, answer: said }) => [kept, by, said])).toEqual([
      ['', '', ''],
    ]);
  });

  it('给店家的答复里没有投诉人', () => {
    for (const move of ['keep', 'uphold'])
      for (const answer of ['李有田的磅单没有错', '问过 13800000317，没有错'])
        expect(codeOf(() => make(inState('objected'), move, {}, { answer }))).toBe('publication-names');
  });

  it('异议从提的那天起算工作日，跨过周末', () => {
    expect(make(published(), 'object').next.objection?.answerBy).toBe('2026-12-03');
    expect(make(published(), 'object', { objectionDays: 1 }).next.objection?.answerBy).toBe('2026-11-25');
  });

  it('县里全看得到，所里看自己的；站点、协会、管理员看不到', () => {
    const seen = roles.filter((role) => maySeePublication(anActor(role), anEntry()));
    expect(seen).toEqual(['centre', 'officer', 'officeHead', 'leader']);
    expect(maySeePublication(anActor('officeHead', { organisationId: 'SO-SQ' }), anEntry())).toBe(false);
    expect(maySeePublication(anActor('centre', { countyId: 1 }), anEntry())).toBe(false);
  });
});

describe('公示办法', () => {
  const rule: PublicationRule = {
    countyId,
    id: '00000000-0000-7000-8000-0000000000f1',
    number: null,
    version: 1,
    state: 'proposed',
    title: '公示办法',
    text: '同意的才公示',
    sinceOn: '2026-01-01',
    objectionDays: 7,
    smallest: 5,
    shownMonths: 12,
    staleHours: 36,
    writtenById: anActor('centre').id,
    writtenAt: new Date('2026-01-01'),
    confirmedById: null,
    confirmedAt: null,
    endedById: null,
    endedAt: null,
    remark: '',
  };
  const steps = ['confirm', 'drop', 'end'];
  it.each(Object.keys(publicationRuleMoves).flatMap((state) => steps.map((move) => [state, move] as const)))(
    '%s %s',
    (state, move) => {
      const to = (publicationRuleMoves as Record<string, Record<string, string>>)[state]?.[move];
      const act = () =>
        stepOf(publicationRuleDocket.procedure, move).apply(
          { ...rule, state: state as PublicationRule['state'] },
          { remark: '换了' } as never,
          facts({ today, by: anActor('admin') }),
        );
      if (to === undefined) expect(codeOf(act)).toBe('move-not-allowed');
      else expect(act().next.state).toBe(to);
    },
  );
  it('写下的人不能确认', () => {
    const by = anActor('admin', { id: rule.writtenById });
    expect(
      codeOf(() => stepOf(publicationRuleDocket.procedure, 'confirm').apply(rule, {} as never, facts({ today, by }))),
    ).toBe('docket-not-yours');
  });
  it.each([
    ['2026-11-24', 12, '2025-11-24'],
    ['2026-03-31', 1, '2026-02-28'],
    ['2028-03-31', 1, '2028-02-29'],
    ['2026-01-15', 1, '2025-12-15'],
  ])('%s 往前 %d 个月是 %s', (day, shownMonths, since) => {
    expect(shownSince(day, { shownMonths })).toBe(since);
  });
  it('过了小时数才写明旧了；从没核过也写', () => {
    const now = new Date('2026-11-24T01:00:00Z');
    expect(isStale(new Date('2026-11-22T13:00:01Z'), now, rule)).toBe(false);
    expect(isStale(new Date('2026-11-22T12:59:59Z'), now, rule)).toBe(true);
    expect(isStale(null, now, rule)).toBe(true);
  });
});

describe('哪些投诉公示，什么时候收起', () => {
  const police = { fact: 'planted', words: '夹带', to: '县公安局', sentOn: today } as unknown as Complaint['police'];
  it('办结、谈成或者终止、投诉人同意的才公示；没受理、撤回、并掉、清除的都不', () => {
    expect(isForPublication(aClosed())).toBe(true);
    for (const change of [
      { consentPublish: false },
      { state: 'told' },
      { outcome: 'declined' },
      { outcome: 'withdrawn' },
      { outcome: 'transferred' },
      { outcome: 'settledAtStation' },
      { terminateGround: 'TM6', outcome: 'terminated' },
      { terminateGround: 'TM1', outcome: 'terminated' },
      { police },
      { erasedOn: today },
    ] as Partial<Complaint>[])
      expect([change, isForPublication(aClosed(change))]).toEqual([change, false]);
  });
  it('不同意了、又在办、在复核、清除了，都要收起', () => {
    expect(leavesBecause(aClosed())).toBeNull();
    const review = { on: today, reason: '店家没照办', answeredOn: null } as unknown as Complaint['review'];
    for (const one of [
      null,
      aClosed({ consentPublish: false }),
      aClosed({ state: 'told' }),
      aClosed({ erasedOn: today }),
      aClosed({ review }),
      aClosed({ police }),
      aClosed({ outcome: 'terminated', terminateGround: 'TM1' }),
    ])
      expect(leavesBecause(one)).not.toBeNull();
    expect(barOf(aClosed({ review }))).toBe('publication-under-review');
  });
});

const surnames = ['李', '王', '张', '欧阳', '赵', '马'];
const given = ['有田', '桂兰', '建军', '秀英', '伟'];
const person = fc.record({
  name: fc.tuple(fc.constantFrom(...surnames), fc.constantFrom(...given)).map(([a, b]) => `${a}${b}`),
  phone: fc.stringMatching(/^1[3-9][0-9]{9}$/u),
  id: fc.stringMatching(/^41012219[6-9][0-9](?:0[1-9]|1[0-2])(?:0[1-9]|1[0-9])[0-9]{3}[0-9X]$/u),
  address: fc.integer({ min: 1, max: 99 }).map((n) => `郭庄村三组${n}号`),
});
const gap = fc.constantFrom('', ' ', '-', '·', '　', '，');
const spread = (text: string, sign: string) => [...text].join(sign);
const wide = (text: string) => text.replace(/\d/gu, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0));
const telling = fc.tuple(person, gap, fc.boolean(), fc.integer({ min: 0, max: 3 })).map(([who, sign, isWide, n]) => {
  const value = [who.name, who.phone, who.id, who.address][n] ?? '';
  const written = spread(value, n === 0 || n === 3 ? '' : sign);
  return { who, said: `我买的肥每袋少四公斤，${isWide ? wide(written) : written}，请补足。` };
});
const complaintOf = ({
  who,
  said,
}: {
  who: { name: string; phone: string; id: string; address: string };
  said: string;
}) =>
  aClosed({
    consumerName: who.name,
    consumerPhone: who.phone,
    consumerIdNumber: who.id,
    consumerAddress: who.address,
    story: said,
  });

describe('公开的东西里没有投诉人', () => {
  it('姓名、电话、证件号、住址，怎么写进话里，公示稿里都没有，或者公示不了', () => {
    fc.assert(
      fc.property(telling, (told) => {
        const complaint = complaintOf(told);
        const known = { names: [told.who.name], places: [told.who.address] };
        const drafted = draftWords(complaint, { leaksOf, known });
        const entry = anEntry({ ...drafted });
        const plain = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
        const secrets = [told.who.name, told.who.phone, told.who.id, told.who.address].map(plain);
        let next: Publication | null = null;
        try {
          next = make(entry, 'publish', { complaint, known }).next;
        } catch {
          // Refused: a person rewrites it, and nothing is public.
        }
        if (next === null) return;
        const out = publicEntryOf(next);
        expect(out).not.toBeNull();
        const all = plain(JSON.stringify(out));
        for (const secret of secrets) expect(all).not.toContain(secret);
        expect(JSON.stringify(out)).not.toContain(complaint.number);
      }),
      { numRuns: 300 },
    );
  });

  it('审的人照抄原话也公示不了，只要里面有他的东西', () => {
    fc.assert(
      fc.property(telling, (told) => {
        const complaint = complaintOf(told);
        const raw = { said: told.said, asked: '', result: '补了。', reply: '' };
        expect(tellsWho(raw, complaint)).toEqual(['said']);
        // Even where the gate is told nothing and marks nothing.
        expect(codeOf(() => make(anEntry(raw), 'publish', { complaint, known: {} }))).toBe('publication-names');
        expect(codeOf(() => make(published(), 'correct', { complaint, known: {} }, { ...raw, reason: '改了' }))).toBe(
          'public-names',
        );
      }),
      { numRuns: 300 },
    );
  });

  it('没公示的一条也不出去', () => {
    for (const state of ['waiting', 'withheld', 'withdrawn', 'left'] as const)
      expect(publicEntryOf(published({ state }))).toBeNull();
    expect(Object.keys(publicEntryOf(published()) ?? {})).not.toEqual(
      expect.arrayContaining(['matterNumber', 'matterId', 'handlerId', 'objection', 'codeStub']),
    );
    expect(wordsOf(published())).toEqual(words);
  });
});

describe('小数', () => {
  it('少于 N 的不写；剩下的太少也不写，减不出来', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 9 }), fc.nat(40), fc.nat(40), (smallest, total, any) => {
        const part = Math.min(any, total);
        const some = toldPart(part, total, smallest);
        if (total < smallest) expect(some.kind).toBe('few');
        if (some.kind === 'number')
          // Neither the part nor what is left of the total is one to a few.
          for (const n of [some.n, total - some.n]) expect(n === 0 || n >= smallest).toBe(true);
      }),
    );
    expect(toldCell(toldPart(4, 9, 5), 5)).toBe('<5');
    expect(toldCell(toldPart(22, 23, 5), 5)).toBe('');
  });

  it('表格软件不把一格当公式', () => {
    for (const one of ['=1+1', '+86', '-1', '@a']) expect(csvField(one).startsWith("'")).toBe(true);
    expect(csvField('他说“少了”,真的')).toBe('"他说“少了”,真的"');
    expect(csvField('a"b')).toBe('"a""b"');
  });
});
