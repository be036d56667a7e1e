import { describe, expect, it } from 'vitest';
import {
  asked,
  AskedQuestionForm,
  calledFor,
  readAnswers,
  savedQuestion,
  toldAnswers,
  type AskedQuestion,
  type ToldSoFar,
} from '../../../src/domain/county/asked/asked-question.ts';
import { takenAnswers } from '../../../src/domain/county/asked/taken-answers.ts';
import { readyQuestions } from '../../../src/domain/incident/facts/ready-questions.ts';
import { factsAsked } from '../../../src/domain/incident/facts/asked-facts.ts';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { readFacts } from '../../../src/outside/seeds.ts';

const today = '2026-06-10';
const facts = { countyId: 990126, today, leaksOf };
const all: AskedQuestion[] = [];
for (const { id, ...form } of readyQuestions) all.push(savedQuestion(id, form, all, facts));
const [batch, variety, mu, balance, boughtOn, isOpen] = all as [
  AskedQuestion,
  AskedQuestion,
  AskedQuestion,
  AskedQuestion,
  AskedQuestion,
  AskedQuestion,
];
const told = (change: Partial<ToldSoFar>): ToldSoFar => ({ categoryCode: null, natureCode: null, text: '', ...change });
const names = (of: Partial<ToldSoFar>) => calledFor(all, told(of)).map(({ zh }) => zh);

describe('what is asked besides', () => {
  it('is called for by the class and all below it, and by words where nobody has said that it is something else', () => {
    const ofSeed = [batch.zh, variety.zh, mu.zh];
    expect(names({ categoryCode: 'G10.1' })).toEqual(ofSeed);
    expect(names({ categoryCode: 'G10.10' })).toEqual([]);
    expect(names({ text: '买的玉米种不出芽' })).toEqual(ofSeed);
    expect(names({ categoryCode: 'G10', text: '种子不出芽' })).toEqual(ofSeed);
    expect(names({ categoryCode: 'G01', text: '冰箱坏了，种子放里头都坏了' })).toEqual([]);
    expect(names({ categoryCode: 'V01.3', text: '办了张会员卡，店关了' })).toEqual([
      balance.zh,
      boughtOn.zh,
      isOpen.zh,
    ]);
    expect(names({ categoryCode: 'G10.3', text: '化肥每袋少四斤' })).toEqual([]);
  });

  it('is asked where the county wants it, in its order, until it is ended', () => {
    const { surfaces: _, ...form } = readyQuestions[0] as (typeof readyQuestions)[number];
    const onDesk = savedQuestion(batch.id, { ...form, surfaces: ['desk'] }, all, facts);
    expect([asked([onDesk], 'desk').length, asked([onDesk], 'portal').length]).toEqual([1, 0]);
    const ended = savedQuestion(batch.id, { ...form, surfaces: ['desk'], ended: true }, all, facts);
    expect(ended).toMatchObject({ endedOn: today, position: 0 });
    expect(asked([mu, ended, variety], 'desk').map(({ id }) => id)).toEqual([variety.id, mu.id]);
    const many = Array.from({ length: 60 }, (_one, i) => ({ ...mu, id: String(i) }));
    expect(() => savedQuestion('new', { ...form, surfaces: ['desk'] }, many, facts)).toThrow('asked-too-many');
  });

  it('names nobody, in itself and in what is to be chosen', () => {
    const { surfaces: _, ...form } = readyQuestions[0] as (typeof readyQuestions)[number];
    const said: AskedQuestionForm = { ...form, surfaces: ['desk'] };
    expect(() => savedQuestion('new', { ...said, zh: '王秀英卖的那批在哪儿' }, all, facts)).toThrow('invalid-input');
    expect(() => savedQuestion('new', { ...said, choices: ['打13800138000', '没打'] }, all, facts)).toThrow(
      'invalid-input',
    );
    // A variety may be called like somebody.
    expect(savedQuestion('new', { ...said, choices: ['郑单958', '王牌'], kind: 'choice' }, all, facts).choices).toEqual(
      ['郑单958', '王牌'],
    );
  });

  it('needs a class or words, and a choice needs two to choose from', () => {
    const form = { node: null, sayings: [], zh: '哪天买的', kind: 'choice', choices: ['早上'], surfaces: ['desk'] };
    const { error } = AskedQuestionForm.safeParse(form);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual(['node', 'choices']);
    expect(AskedQuestionForm.safeParse({ ...form, node: 'G10', choices: ['早上', '晚上'] }).success).toBe(true);
  });

  it('tells a number where the fact is added up, and words where it is a word', () => {
    const wrongOf = (kind: string, fact: string) =>
      AskedQuestionForm.safeParse({ node: 'G10', zh: '几户', kind, fact, choices: ['一', '二'], surfaces: ['desk'] })
        .error?.issues.map(({ path }) => path.join('.'))
        .join();
    for (const fact of ['mu', 'balance', 'households', 'people'])
      expect(['text', 'day', 'choice', 'number'].map((kind) => wrongOf(kind, fact))).toEqual([
        'fact',
        'fact',
        'fact',
        undefined,
      ]);
    expect(['text', 'choice', 'number', 'day'].map((kind) => wrongOf(kind, 'batch'))).toEqual([
      undefined,
      undefined,
      'fact',
      'fact',
    ]);
    expect(readyQuestions.map((one) => AskedQuestionForm.safeParse(one).success)).not.toContain(false);
  });
});

describe('an answer', () => {
  const read = (question: AskedQuestion, typed: string) => {
    const { answers, problems } = readAnswers([question], () => typed, today);
    return answers[0]?.answer ?? problems[0]?.zh ?? null;
  };

  it('is taken in one form, however it was written', () => {
    for (const typed of ['12', '１２', '12 亩', '12亩', '十二', ' 12 ']) expect(read(mu, typed)).toBe('12');
    expect(read(balance, '1,250.5元')).toBe('1250.5');
    for (const typed of ['2026-04-18', '2026年4月18日', '4月18日', '2026.4.18', '2026/4/18'])
      expect(read(boughtOn, typed)).toBe('2026-04-18');
    // Of this year it would still be to come.
    expect(read(boughtOn, '12月1日')).toBe('2025-12-01');
    expect(read(isOpen, '关门了')).toBe('关门了');
    expect(read(variety, '  丰垦818 ')).toBe('丰垦818');
  });

  it('that cannot be is refused kindly: the sentence names the question and the way out', () => {
    for (const typed of ['很多', '-5', '1e9', '十二三四五六七八九十十二三四五'])
      expect(read(mu, typed)).toMatch(/^“种了多少亩”只写数字，例如 12 或 3\.5，不知道就空着$/u);
    expect(read(mu, '99999')).toBe('“种了多少亩”写的是 99999亩，太大了，请看看是不是多写了');
    for (const typed of ['2026-02-30', '去年', '13月1日'])
      expect(read(boughtOn, typed)).toMatch(/^“哪天办的卡”请写成 2026年4月18日 这样/u);
    expect(read(boughtOn, '2027-01-01')).toContain('还没到这一天');
    expect(read(boughtOn, '1890-01-01')).toContain('年份太早');
    expect(read(isOpen, '不开')).toContain('请从列出来的里面选');
    // However it is typed, and where a batch is asked for too.
    for (const typed of ['找13800001234', '138 0013 8000', '138-0013-8000', '+8613800138000', '0571-88888888'])
      for (const question of [batch, variety, { ...variety, fact: null }])
        expect(read(question, typed), typed).toContain('不用写电话');
    expect(read({ ...variety, fact: null }, '11010119900307 123X')).toContain('不用写电话');
    expect(read(batch, '1'.repeat(61))).toContain('最多写 60 个字，现在 61 个');
  });

  it('that is missing holds nobody up: what is required can be answered by saying that one does not know', () => {
    expect(readAnswers(all, () => '', today)).toEqual({ answers: [], problems: [] });
    const { problems } = readAnswers([{ ...mu, required: true }], () => ' ', today);
    expect(problems).toEqual([
      {
        path: `asked.${mu.id}`,
        zh: '请答“种了多少亩”，不知道就选“不知道”',
        en: 'Please answer “How many mu were sown”, or say that it is not known',
      },
    ]);
    for (const question of all)
      for (const typed of ['不知道', '记不清了', 'Not known'])
        expect(read({ ...question, required: true }, typed)).toBe('不知道');
    // Where it is one of the list, it is that one.
    expect(read(isOpen, '说不清')).toBe('说不清');
  });

  it('that is no answer any more, because the question was changed meanwhile, refuses no filing: it is kept as it was said', () => {
    const taken = (question: AskedQuestion, answer: string) =>
      takenAnswers([{ ...question, required: true }], [{ question: question.id, answer }], today)[0]?.answer;
    expect(taken({ ...isOpen, choices: ['还开着', '关门了'] }, '换了老板')).toBe('换了老板');
    expect(taken({ ...variety, kind: 'number', fact: 'mu' }, '丰垦818')).toBe('丰垦818');
    expect(taken({ ...mu, most: 5 }, '７亩')).toBe('７亩');
    expect(taken(boughtOn, '去年')).toBe('去年');
    expect(taken(batch, '1'.repeat(61))).toBe('1'.repeat(61));
    expect(taken(batch, '13800001234 王秀英')).toBe('138****1234 王秀英');
    expect(taken(mu, ' ')).toBeUndefined();
    expect(takenAnswers([mu], [{ question: isOpen.id, answer: '1' }], today)).toEqual([]);
  });
});

describe('what an answer tells of the matter', () => {
  it('is the fact that the same words would be in a telling', async () => {
    const lexicon = await readFacts();
    const of = (question: AskedQuestion, answer: string) =>
      factsAsked(question, answer, lexicon).map(({ kind, value }) => `${kind} ${value}`);
    expect(of(variety, '丰垦818')).toEqual(expect.arrayContaining(['brand 丰垦', 'model 818']));
    expect(of(variety, '丰垦八一八')).toContain('model 818');
    expect(of(variety, '818')).toEqual(['model 818']);
    expect(of(batch, '20251108')).toEqual(['batch 20251108']);
    expect(of(batch, 'a2025')).toEqual(['batch A2025']);
    expect(of(mu, '7')).toEqual(['mu 7']);
    expect(of(isOpen, '关门了')).toEqual([]);
    // Who does not know tells nothing; nor does what is no answer to the question as it stands now.
    for (const question of [batch, variety, mu]) expect(of(question, '不知道')).toEqual([]);
    for (const answer of ['很多', '99999', '1e3']) expect(of(mu, answer)).toEqual([]);
    expect(of({ ...mu, kind: 'text' }, '7')).toEqual([]);
    expect(of({ ...batch, kind: 'choice', choices: ['A1', 'B2'] }, 'C3')).toEqual([]);
    expect(of(batch, '138****1234')).toEqual([]);
    const shown = toldAnswers(
      [mu, isOpen],
      [
        { question: mu.id, value: '很多' },
        { question: isOpen.id, value: '关门了' },
      ],
    );
    expect(shown.map(({ told: words, fact }) => [words, fact])).toEqual([
      ['很多', null],
      ['关门了', null],
    ]);
    expect(toldAnswers([mu], [{ question: mu.id, value: '7' }])[0]).toMatchObject({ told: '7 亩', fact: 'mu' });
  });
});
