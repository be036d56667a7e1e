/** Each ground that ends a mediation asks for its own evidence, by the rule of the day of receipt. */
import { describe, expect, it } from 'vitest';
import type { Complaint, Notice } from '../../../../src/domain/complaint/complaint.ts';
import { endingFields, endingOf } from '../../../../src/domain/complaint/mediation/ending-grounds.ts';
import { endingWords } from '../../../../src/domain/complaint/mediation/ending-words.ts';
import { textOfPaper } from '../../../../src/domain/matter/paper-form.ts';
import { problemsOf } from '../../../../src/domain/base/field.ts';
import { groundLists, type TerminationGround } from '../../../../src/domain/law/ground.ts';
import { ProposeTerminate, Terminate } from '../../../../src/domain/complaint/mediation/mediation.ts';
import { paperOf } from '../../../../src/domain/complaint/papers/papers.ts';
import type { RuleSet } from '../../../../src/domain/law/rulebook.ts';
import { moveFields } from '../../../../src/staff/complaint/intake/complaint-typed.ts';
import type { SeenMatter } from '../../../../src/staff/base/client.ts';
import { aComplaint, anActor, change, facts, make, receiptLimits } from '../../../build/complaint.ts';
import { paperFacts, terminated } from '../../../build/papers.ts';
import { aProposal } from '../../../build/side-procedure.ts';
import { codeOf, refusalOf } from '../../../build/refusal.ts';

const today = '2026-07-10';
const receivedOn: Record<RuleSet, string> = {
  GS51: '2013-06-03',
  GS62: '2019-06-03',
  SAMR20: '2024-06-03',
  SAMR121: '2026-04-20',
};
const ruleSets = Object.keys(receivedOn) as RuleSet[];
/** Accepted on the day of receipt, with one session on 28 April 2026 that both were told of. */
const matterOf = (rules: RuleSet): Complaint => ({
  ...make(aComplaint({ state: 'mediating' }), 'holdSession', '2026-04-28'),
  receivedAt: new Date(`${receivedOn[rules]}T09:00:00+08:00`),
  acceptedOn: receivedOn[rules],
});
const said = { statedOn: '2026-05-06', basis: '第一次调解记录' };
/** What each ground asks for, filled in. */
const typed: Record<TerminationGround, Record<string, unknown>> = {
  TM1: { how: 'withdrawn', ...said },
  TM2: { side: 'operator', conduct: 'refused', refusedOn: '2026-05-06', basis: '通话记录' },
  TM3: { side: 'both', ...said },
  TM4: { disagreed: 'cost', testItem: '种子发芽率', ...said },
  TM5: {},
  TM6: { found: 'NA2', body: '县人民法院', bodyOn: '2026-05-05', bodyNumber: '立案 118 号' },
  TM7: { side: 'operator', lostAs: 'dissolved', lostOn: '2026-05-01', basis: '注销登记' },
  TM8: { law: '《消费者权益保护法实施条例》第四十六条' },
  TM9: { forum: '县人民法院', forumOn: '2026-05-06', forumNumber: '' },
};
const asked: Record<TerminationGround, readonly string[]> = {
  TM1: ['how', 'statedOn', 'basis'],
  TM2: ['side', 'conduct', 'basis'],
  TM3: ['side', 'statedOn', 'basis'],
  TM4: ['disagreed', 'testItem', 'statedOn', 'basis'],
  TM5: [],
  TM6: ['found'],
  TM7: ['side', 'lostAs', 'lostOn', 'basis'],
  TM8: ['law'],
  TM9: ['forum', 'forumOn'],
};
/** In a county that decides older matters by the rule of the day of receipt. */
const end = (matter: Complaint, ground: TerminationGround, input: object = {}, more = {}) =>
  change(
    matter,
    'terminate',
    today,
    { ...blank, decidedOn: today, ground, ...typed[ground], ...input },
    {
      limits: receiptLimits,
      ...more,
    },
  );
const blank = Object.fromEntries(Object.keys(endingFields).map((name) => [name, undefined]));
const grounds = ruleSets.flatMap((rules) =>
  (Object.keys(groundLists[rules].terminate) as TerminationGround[]).map((ground) => [ground, rules] as const),
);

describe('10.3 S4/S5/S5a/S5b/S5c→S7 what the form asks for', () => {
  it.each(Object.keys(asked) as TerminationGround[])('%s without its own item is refused, field by field', (ground) => {
    const bare = { decidedOn: today, ground, reason: '已经写明的理由' };
    for (const [schema, input] of [
      [Terminate, bare],
      [ProposeTerminate, { ground, reason: bare.reason }],
    ] as const) {
      const read = schema.safeParse(input);
      const problems = read.success ? [] : problemsOf(read.error, schema);
      expect(problems.map(({ path }) => path).toSorted()).toEqual(asked[ground].toSorted());
      for (const { zh, en } of problems) expect([zh, en]).toEqual([expect.stringMatching(/^请(?:填写|选)/u), en]);
      expect(schema.safeParse({ ...input, ...typed[ground] }).success).toBe(true);
    }
  });

  it.each([
    [{ ground: 'TM2', ...typed.TM2, conduct: 'stayedAway', refusedOn: null }, 'missedOn'],
    [{ ground: 'TM2', ...typed.TM2, refusedOn: null }, 'refusedOn'],
    [{ ground: 'TM6', found: 'NA1' }, 'department'],
    [{ ground: 'TM6', found: 'NA4' }, 'knownOn'],
    [{ ground: 'TM6', found: 'NA6' }, 'checked'],
    [{ ground: 'TM6', found: 'NA7' }, 'article'],
    [{ ground: 'TM6', found: 'NA3', LN1: true }, 'LN1Note'],
    [{ ground: 'TM6', found: 'faked', checked: '看过监控' }, 'fakedAs'],
  ])('%j asks for %s', (input, field) => {
    const read = Terminate.safeParse({ decidedOn: today, reason: '已经写明的理由', ...input });
    expect(read.success ? [] : problemsOf(read.error, Terminate).map(({ path }) => path)).toEqual([field]);
  });

  it('offers in the drawer what the rule of the decision knows, 第四十二条 under 令121 alone', () => {
    const found = (rules: RuleSet) => {
      const complaint = { ...matterOf(rules), filedAt: receivedOn[rules], receivedAt: receivedOn[rules] };
      const fields = moveFields('terminate', { complaint, rules } as unknown as SeenMatter);
      return fields.find(({ name }) => name === 'found')?.options?.map(({ value }) => value);
    };
    for (const rules of ruleSets)
      expect(found(rules)).toEqual([
        ...Object.keys(groundLists[rules].decline),
        ...(rules === 'SAMR121' ? ['faked'] : []),
      ]);
  });
});

describe('10.3 S4/S5/S5a/S5b/S5c→S7 every ground of every rule', () => {
  it.each(grounds)('%s under %s keeps its evidence and prints it', (ground, rules) => {
    const { next } = end(matterOf(rules), ground);
    expect(next).toMatchObject({ state: 'terminated', terminateGround: ground });
    const evidence = next.endingEvidence ?? {};
    const words = endingWords(next, ground, evidence);
    expect(words?.zh).toMatch(/。$/u);
    expect(words?.en).toMatch(/\.$/u);
    expect(`${words?.zh}${words?.en}`).not.toMatch(/undefined|null/u);
    const letter = textOfPaper(
      paperOf(
        'termination',
        { ...terminated, receivedAt: next.receivedAt, terminateGround: ground, endingEvidence: evidence },
        paperFacts,
      ),
    );
    expect(letter).toContain(`依据的事实：${words?.zh}`);
    // The letter goes to both sides: where the proof lies stays in the file.
    if (evidence.basis !== undefined) expect(letter).not.toContain(evidence.basis);
  });

  it('prints no such sentence for what was decided before it was asked for', () => {
    expect(textOfPaper(paperOf('termination', terminated, paperFacts))).not.toContain('依据的事实');
  });
});

describe('10.3 S4/S5/S5a/S5b/S5c→S7 what the facts do not carry', () => {
  const matter = matterOf('SAMR121');
  const away = { side: 'operator', conduct: 'stayedAway', refusedOn: null };

  it('TM2 nobody stays away from a session that he was not told of', () => {
    const mediating = aComplaint({ state: 'mediating' });
    expect(refusalOf(() => end(mediating, 'TM2', { ...away, missedOn: '2026-05-06' }))).toMatchObject({
      code: 'absence-untold',
      facts: { day: '2026-05-06' },
    });
    const call = (to: Notice['to'], toldOn: string | null): Notice => ({
      kind: 'mediation',
      to,
      paperNumber: null,
      toldOn,
      way: 'mail',
      proof: '挂号信',
      byId: null,
      occasion: '2026-05-06T09:30',
    });
    const called = (toldOn: string | null) => ({ ...mediating, notices: [call('operator', toldOn)] });
    const missed = { ...away, missedOn: '2026-05-06' };
    expect(codeOf(() => end(called(null), 'TM2', missed))).toBe('absence-untold');
    expect(codeOf(() => end(called('2026-05-07'), 'TM2', missed))).toBe('absence-untold');
    expect(codeOf(() => end(called('2026-05-04'), 'TM2', { ...missed, side: 'both' }))).toBe('absence-untold');
    expect(end(called('2026-05-04'), 'TM2', missed).next.endingEvidence).toMatchObject({
      side: 'operator',
      conduct: 'stayedAway',
      on: '2026-05-06',
    });
    // A session on record was told of as its own record says.
    expect(codeOf(() => end(matter, 'TM2', { ...away, missedOn: '2026-04-28' }))).toBeNull();
  });

  it('TM2 under 令20 is not the complainant’s refusal, who withdraws; under 令121 it is', () => {
    const refuses = { side: 'consumer' };
    expect(codeOf(() => end(matterOf('SAMR20'), 'TM2', refuses))).toBe('ground-not-in-rules');
    for (const rules of ['GS51', 'GS62', 'SAMR121'] as const)
      expect(codeOf(() => end(matterOf(rules), 'TM2', refuses))).toBeNull();
  });

  it('TM3 was not said before the first session, nor anything after the decision', () => {
    expect(codeOf(() => end(matter, 'TM3', { statedOn: '2026-04-27' }))).toBe('day-before-start');
    expect(refusalOf(() => end(matter, 'TM3', { decidedOn: '2026-05-05' }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'statedOn', zh: '“哪天表示的”不能晚于决定日期 2026-05-05；请把其中一个改对。' }],
    });
    expect(codeOf(() => end(matter, 'TM7', { lostOn: '2026-07-11' }))).toBe('day-in-future');
  });

  it('TM4 is the cost alone since 令121, for the bureau names the institution (第二十二条)', () => {
    const institution = { disagreed: 'institution' };
    expect(codeOf(() => end(matter, 'TM4', institution))).toBe('institution-to-designate');
    expect(codeOf(() => end(matterOf('SAMR20'), 'TM4', institution))).toBeNull();
  });

  it('TM5 rests on the day on which the days had run', () => {
    expect(end(matter, 'TM5').next.endingEvidence).toEqual({ on: '2026-06-22' });
  });

  it('TM6 rests on what a refusal for it would have rested on', () => {
    expect(end(matter, 'TM6').next.endingEvidence).toEqual({
      found: 'NA2',
      foundEvidence: { body: '县人民法院', bodyOn: '2026-05-05', bodyNumber: '立案 118 号' },
    });
    expect(codeOf(() => end(matter, 'TM6', { found: 'NA4', knownOn: '2025-01-01' }))).toBe('three-years-not-over');
    expect(end(matter, 'TM6', { found: 'NA6', checked: '本人来所说没有投诉过' }).next.endingEvidence).toEqual({
      found: 'NA6',
      checked: '本人来所说没有投诉过',
    });
    const police = { found: 'faked', fakedAs: 'planted', checked: '店里的监控' };
    expect(end(matter, 'TM6', police).next.endingEvidence).toEqual(police);
    for (const rules of ['GS51', 'GS62', 'SAMR20'] as const)
      expect(codeOf(() => end(matterOf(rules), 'TM6', police))).toBe('ground-not-in-rules');
    expect(codeOf(() => end(matterOf('GS51'), 'TM6', { found: 'NA3', LN1: true, LN1Note: '多' }))).toMatch(
      /ground-not-in-rules|ground-needs-head/u,
    );
  });

  it('TM6 does not go round the head who judges whether it is for daily life, nor round the farmers', () => {
    const wine = { ...matter, categoryCode: 'G01.1' };
    const input = { found: 'NA3', LN1: true, LN1Note: '一天买了三百瓶' };
    expect(refusalOf(() => end(wine, 'TM6', input))).toMatchObject({
      code: 'ground-needs-head',
      facts: { propose: '提请终止调解' },
    });
    const head = { by: anActor('officeHead') };
    expect(end(wine, 'TM6', input, head).next.endingEvidence).toMatchObject({
      found: 'NA3',
      foundEvidence: { factors: [{ factor: 'LN1', note: '一天买了三百瓶' }] },
    });
    const seed = { ...matter, categoryCode: aComplaint().categoryCode };
    expect(codeOf(() => end(seed, 'TM6', input, head))).toBe('farm-means-protected');
  });

  it('a proposal made before the evidence was asked for goes back instead of being approved', () => {
    const { side: _, ...input } = aProposal('mediating').input;
    const old = { ...matter, proposal: aProposal('mediating', { input }) };
    const head = { by: anActor('officeHead') };
    expect(codeOf(() => change(old, 'approveTerminate', today, {}, head))).toBe('proposal-incomplete');
    const whole = { ...matter, proposal: aProposal('mediating') };
    expect(change(whole, 'approveTerminate', today, {}, head).next.endingEvidence).toMatchObject({ side: 'operator' });
  });

  it('lets the desk try the rule while the form is half empty', () => {
    const open = (Object.keys(typed) as TerminationGround[]).filter((ground) => ground !== 'TM5');
    const tried = open.map((ground) => endingOf(matter, { ground, decidedOn: today }, facts({ today })));
    expect(tried.map((evidence) => endingWords(matter, 'TM1', evidence))).toEqual(open.map(() => null));
  });
});
