import { describe, expect, it } from 'vitest';
import {
  awaitedDueOn,
  awaitedKinds,
  awaitedUntil,
  awaitsOfComplaint,
  awaitsOfTipoff,
  firstDue,
  institutionOf,
  isByLetter,
  isOverdue,
  isRest,
  levelReached,
  maySeeAwaited,
  remindDay,
  shownAwaited,
  type Awaited,
} from '../../../src/domain/command/awaited.ts';
import {
  letterOfReminder,
  reminderLetter,
  reminderLines,
  reminderNumber,
} from '../../../src/domain/command/reminder-letter.ts';
import { usualPaperPattern } from '../../../src/domain/county/letter-number.ts';
import { fieldsOf } from '../../../src/domain/base/field.ts';
import {
  awaitedDocket,
  awaitedProcedure,
  awaitedTellings,
  closedAwaited,
  OpenAwaited,
  openedAwaited,
  remindedAwaited,
} from '../../../src/domain/command/awaited-steps.ts';
import { awaitsOfCase, type Waiting } from '../../../src/domain/supervision/enforcement/steps/awaited.ts';
import type { ExclusionKind } from '../../../src/domain/supervision/enforcement/records.ts';
import { defaultAwaitedLimits as limits } from '../../../src/domain/law/local-limits.ts';
import { aComplaint, anActor, anId, facts } from '../../build/complaint.ts';
import { anEnforcement } from '../../build/supervision/enforcement.ts';

const today = '2026-11-25';
const { calendar } = facts({ today });
const matter = { countyId: 1, id: anId(), number: '投2026-0007', officeId: 'SO-LH', matterKind: 'complaint' as const };
const test = {
  from: '2026-11-02',
  to: null,
  why: '鉴定检测：县农产品质检站（双方商定，费用承担：投诉人）',
  paper: '委1号',
};

const asked = {
  id: anId(),
  matterNumber: matter.number,
  kind: 'platform',
  toName: '某平台',
  about: '店铺',
} as const;

const opened = (change: Partial<Awaited> = {}): Awaited => ({
  ...openedAwaited(
    matter,
    {
      source: '',
      kind: 'platform',
      toName: '某平台公司',
      about: '请提供店铺信息，联系 13800001234',
      paper: '',
      sentOn: '2026-11-02',
      pausesClock: false,
      dueOn: '2026-11-16',
    },
    { id: anId(), number: '候2026-0001', toId: null },
    facts({ today: '2026-11-02' }),
  ).next,
  ...change,
});

describe('what a matter waits for from others', () => {
  it('is read off the matter itself: a test that is out, a transfer without an answer, help that was asked', () => {
    const none = aComplaint({ state: 'mediating' });
    expect(awaitsOfComplaint(none)).toEqual([]);
    expect(awaitsOfComplaint({ ...none, pauses: [test, { ...test, to: '2026-11-20' }] })).toMatchObject([
      { kind: 'test', toName: '县农产品质检站', paper: '委1号', sentOn: '2026-11-02', pausesClock: true },
    ]);
    const away = {
      kind: 'department' as const,
      to: '县农业农村局',
      basis: '农药属其管理',
      sentOn: '2026-11-03',
      receivedOn: null,
      receivedBy: '',
      resultOn: null,
      result: '',
      returnedOn: null,
      byId: anId(),
    };
    const gone = { ...none, outcome: 'transferred' as const, transfers: [away] };
    expect(awaitsOfComplaint(gone)).toMatchObject([{ kind: 'transfer', toName: '县农业农村局', source: 'transfer 1' }]);
    for (const end of [{ resultOn: today }, { returnedOn: today }])
      expect(awaitsOfComplaint({ ...gone, transfers: [{ ...away, ...end }] })).toEqual([]);
    const question = {
      n: 1,
      on: today,
      dueOn: '2026-11-30',
      question: '票还在吗？',
      byId: anId(),
      answer: '',
      files: 0,
    };
    const asking = { ...none, asked: [{ ...question, answeredOn: null }] };
    expect(awaitsOfComplaint(asking)).toMatchObject([
      { kind: 'consumer', toName: '投诉人', source: 'question 1', about: '票还在吗？', dueOn: '2026-11-30' },
    ]);
    // A question that was answered, or of which the matter went on, waits for nobody.
    expect(awaitsOfComplaint({ ...none, asked: [{ ...question, answeredOn: today }] })).toEqual([]);
    expect(awaitsOfComplaint({ ...asking, state: 'settled' })).toEqual([]);
    const handed = {
      pauses: [],
      outcome: 'transferred' as const,
      decidedOn: today,
      competentBody: '县公安局',
      transferPaper: '移2号',
    };
    expect(awaitsOfTipoff(handed)).toMatchObject([{ kind: 'transfer', toName: '县公安局', paper: '移2号' }]);
    const letter = { to: '邻县局', about: '查进货', receivedOn: '2026-11-04', answeredOn: null, answer: '' };
    const paused = (kind: ExclusionKind) => ({ ...test, kind, why: '鉴定：省质检院', paper: '鉴委3号' });
    const running = { ...anEnforcement(), decision: null, endedOn: null };
    const standing = {
      ...running,
      pauses: (['appraisal', 'suspension', 'hearing', 'announcement', 'refund'] as const).map(paused),
      helpLetters: [{ ...letter, answeredOn: today }, letter],
    };
    expect(awaitsOfCase(standing)).toMatchObject([
      { kind: 'test', toName: '省质检院' },
      { kind: 'letter', toName: '邻县局', source: 'letter 2' },
      // Nobody answers for these; who has the case is asked whether the clock still stands.
      { kind: 'suspension', source: 'suspension 2026-11-02 鉴委3号', sentOn: '2026-11-02', pausesClock: true },
      { kind: 'hearing', source: 'hearing 2026-11-02 鉴委3号', toName: '本局' },
      { kind: 'announcement', toName: '本局' },
      { kind: 'refund', toName: '当事人' },
    ]);
    const rests = (of: Partial<Waiting>) => awaitsOfCase({ ...standing, ...of }).filter(isRest);
    expect(rests({ pauses: standing.pauses.map((one) => ({ ...one, to: today })) })).toEqual([]);
    // A suspended case that is terminated keeps its pause; the clock that it held has stopped.
    expect(rests({ endedOn: today })).toEqual([]);
  });

  it('a clock at rest is asked about after the days of its kind, without a letter to anybody', () => {
    const days = { ...limits, suspensionWorkingDays: 3, hearingWorkingDays: 5 };
    expect(awaitedDueOn('suspension', '2026-11-02', calendar, days)).toBe('2026-11-05');
    expect(awaitedDueOn('hearing', '2026-11-02', calendar, days)).toBe('2026-11-09');
    const rest = {
      kind: 'suspension',
      toName: '本局',
      state: 'waiting',
      sentOn: '2026-11-02',
      dueOn: '2026-11-05',
    } as const;
    expect(awaitedUntil(rest, today).zh).toBe('钟停了 23 天（中止调查），还停着吗');
    // Before its day nothing is asked.
    expect(awaitedUntil(rest, '2026-11-05').zh).toBe('钟停着（中止调查），从11月2日停起');
    expect(isByLetter(rest)).toBe(false);
  });

  it('knows the institution, whose name may hold brackets itself', () => {
    expect(institutionOf('鉴定检测：国检（河北）中心（本局指定，费用承担：双方分担）')).toBe('国检（河北）中心');
    expect(institutionOf('检测：国检（河北）中心')).toBe('国检（河北）中心');
  });

  it('K-05 协查十五个工作日由法定，别的按本县设置；早就过了的从记下之日给一轮', () => {
    expect(awaitedDueOn('letter', '2026-11-02', calendar, { ...limits, testWorkingDays: 3 })).toBe('2026-11-23');
    expect(awaitedDueOn('test', '2026-11-02', calendar, { ...limits, testWorkingDays: 3 })).toBe('2026-11-05');
    expect(firstDue('2026-12-01', today, calendar, limits)).toBe('2026-12-01');
    expect(firstDue('2026-05-01', today, calendar, limits)).toBe('2026-12-02');
  });

  it('goes up a level each time: on the first working day after, then every five', () => {
    const level = (on: string) => levelReached('2026-11-13', on, calendar, limits);
    // The thirteenth is a Friday: the weekend is nobody’s working day.
    expect(['2026-11-13', '2026-11-15', '2026-11-16', '2026-11-20'].map(level)).toEqual([0, 0, 1, 1]);
    expect(['2026-11-23', '2026-11-30', '2026-12-07', '2027-03-01'].map(level)).toEqual([2, 3, 4, 4]);
    for (const [at, day] of [
      [0, '2026-11-16'],
      [1, '2026-11-23'],
      [2, '2026-11-30'],
      [3, '2026-12-07'],
      [4, null],
    ] as const) {
      expect(remindDay({ dueOn: '2026-11-13', level: at }, calendar, limits)).toBe(day);
      if (day !== null) expect(level(day)).toBe(at + 1);
    }
  });

  const contact = { handlerName: '周毅', officePhone: '0399-652 0100' };

  it('counts its letters, and asks each time for an answer within so many working days', () => {
    const one = opened();
    expect(one.remindOn).toBe('2026-11-17');
    const first = remindedAwaited(one, 1, facts({ today: '2026-11-17', by: anActor('system') }), {
      paperNumber: '青市监催办〔2026〕第7号',
      contact,
    });
    expect(first.next).toMatchObject({
      level: 1,
      remindOn: '2026-11-24',
      reminders: [{ on: '2026-11-17', byDay: '2026-11-24', level: 1, paperNumber: '青市监催办〔2026〕第7号', contact }],
    });
    expect(first.event).toMatchObject({ verb: 'awaited-reminded', detail: { times: 1, level: 1, to: '某平台公司' } });
    // One that somebody sends of his own neither goes up nor puts off the next.
    const own = remindedAwaited(first.next, 0, facts({ today: '2026-11-18' }), {
      paperNumber: '青市监催办〔2026〕第8号',
      contact,
    }).next;
    expect(own).toMatchObject({ level: 1, remindOn: '2026-11-24' });
    expect(own.reminders).toHaveLength(2);
  });

  // 「请你单位就下列事项答复＿＿：」: a letter without a number of its own had a hole where one would stand.
  it('writes its letters without a hole, under a number of the county, and says who is asked about them', () => {
    const head = { paperPrefix: '青市监', paperPattern: usualPaperPattern };
    const letter = (one: Awaited, n: number) =>
      reminderLines(
        reminderLetter(one, { on: '2026-11-18', byDay: '2026-11-25' }, n, {
          number: reminderNumber(one, n, head, '2026-11-18'),
          contact: one.reminders[n - 1] === undefined ? contact : (one.reminders[n - 1]?.contact ?? null),
        }),
      );
    const paperNumber = '青市监催办〔2026〕第7号';
    for (const kind of awaitedKinds) {
      const one = remindedAwaited(opened({ kind }), 1, facts({ today: '2026-11-18' }), { paperNumber, contact }).next;
      expect(letter(one, 1)[0]).toBe(paperNumber);
      expect(letter(one, 1).at(-1)).toBe('联系人：周毅，联系电话：0399-652 0100。');
      if (kind !== 'test') expect(letter(one, 1).join('')).not.toContain('\u3000');
      expect(letter({ ...one, paper: '青市监函〔2026〕3号' }, 1)[2]).toContain('青市监函〔2026〕3号');
    }
    const sent = { on: '2026-11-17', byDay: '2026-11-24', level: 1, byId: 'a' };
    expect(letter(opened({ reminders: [sent] }), 1)[0]).toBe('编号：候2026-0001-催1');
    // A letter of before is printed as it went: it named nobody.
    expect(letter(opened({ reminders: [sent] }), 1).join('')).not.toContain('联系人');
    expect(letter(opened(), 1)[0]).toBe('青市监催办〔2026〕第\u3000\u3000号');
    // What a case waits for is reminded of by a number in the form of the cases, which has no 第.
    expect(letter(opened({ matterKind: 'enforcement' }), 1)[0]).toBe('青市监催办〔2026〕\u3000\u3000号');
    expect(letterOfReminder({ matterKind: 'enforcement' }, head, 2026, 7)).toBe('青市监催办〔2026〕7号');
    expect(letterOfReminder({ matterKind: 'complaint' }, head, 2026, 7)).toBe(paperNumber);
  });

  it('is not sent before its matter came in, and says why what is late by then is due later', () => {
    const at = { ...facts({ today: '2026-12-01' }), toId: null, letter: null, number: '候2026-0004' };
    const note = (sentOn: string, cameOn: string) =>
      awaitedDocket.open({ ...asked, paper: '', sentOn, dueOn: null, again: '' }, {
        ...at,
        matter: { ...matter, cameOn },
      } as never);
    expect(() => note('2026-11-02', '2026-12-01')).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        fields: [expect.objectContaining({ path: 'sentOn', zh: expect.stringContaining('12月1日（星期二）才收到') })],
      }),
    );
    const { next, event } = note('2026-11-02', '2026-11-02');
    expect(next.dueOn).toBe('2026-12-08');
    expect(event.detail).toMatchObject({ dueOn: '2026-12-08', countedOn: '2026-11-16' });
    expect(awaitedTellings['awaited-opened'](event.detail as never, '2026-12-01')[0]).toBe(
      '等某平台答复（候2026-0004），应12月8日（星期二）回（按设置是11月16日（星期一），记的时候已经过了，所以从记的那天起再等一次催办的天数）。',
    );
    expect(note('2026-12-01', '2026-12-01').event.detail).not.toHaveProperty('countedOn');
  });

  it('is waited for a year at the longest, so that nothing is silenced for good; then it is said again', () => {
    const until = (dueOn: string) =>
      awaitedDocket.open({ ...asked, paper: '', sentOn: '2026-11-02', dueOn, again: '' }, {
        ...facts({ today: '2026-12-01' }),
        toId: null,
        letter: null,
        number: '候2026-0004',
        matter: { ...matter, cameOn: '2026-11-02' },
      } as never);
    const later = (dueOn: string) =>
      awaitedProcedure.extend.apply(
        opened(),
        { dueOn, reason: '对方要再查' } as never,
        facts({ today: '2026-11-16' }) as never,
      );
    for (const [write, last] of [
      [until, '2027-11-02'],
      [later, '2027-11-16'],
    ] as const) {
      expect(() => write('2099-12-31')).toThrow(
        expect.objectContaining({
          fields: [expect.objectContaining({ path: 'dueOn', zh: expect.stringContaining('最晚写到2027年11月') })],
        }),
      );
      expect(write(last).next.dueOn).toBe(last);
    }
  });

  // The form opened with 「是，又发了一份」 chosen, so that nothing sent twice was ever asked about.
  it('lets nobody say without choosing it that another one was sent', () => {
    expect(fieldsOf(OpenAwaited).find(({ name }) => name === 'again')).toMatchObject({ startsEmpty: true });
  });

  it('ends with the matter: answered by its own move, or needed no more', () => {
    const at = facts({ today });
    expect(closedAwaited(opened(), { on: '2026-11-24', result: '合格' }, at).next).toMatchObject({
      state: 'answered',
      answeredOn: '2026-11-24',
      result: '合格',
      remindOn: null,
    });
    expect(closedAwaited(opened(), null, at)).toMatchObject({ next: { state: 'ended', remindOn: null } });
  });

  it('says of whom, by when, and that it is late', () => {
    const one = opened({ kind: 'test', toName: '市质检院', dueOn: '2026-12-12' });
    expect(awaitedUntil(one, today).zh).toBe('等市质检院检测、鉴定，应12月12日回');
    expect(awaitedUntil(one, '2026-12-13').zh).toBe('等市质检院检测、鉴定，应12月12日回，过了');
    expect([isOverdue(one, '2026-12-12'), isOverdue(one, '2026-12-13')]).toEqual([false, true]);
    expect(isOverdue({ ...one, state: 'replied' }, today)).toBe(true);
    expect(isOverdue({ ...one, state: 'answered' }, '2027-01-01')).toBe(false);
  });

  it('C25 tells the days of its lines as people read them', () => {
    const line = { number: '候2026-0003', kind: 'test', to: '市质检院' } as const;
    const [opened] = awaitedTellings['awaited-opened']({ ...line, dueOn: '2026-12-12' }, today);
    const [extended] = awaitedTellings['awaited-extended']({ ...line, dueOn: '2026-12-20', reason: '排队' }, today);
    const [answered] = awaitedTellings['awaited-answered']({ ...line, on: '2026-12-11', result: '合格' }, today);
    expect([opened, extended, answered].join('')).not.toMatch(/\d{4}-\d\d-\d\d/u);
    expect(opened).toContain('应12月12日');
  });

  it('is read by the county, by the office that has the matter, and by the department that is asked, who reads no number of a person', () => {
    const one = opened({ toId: 'D-NY', byId: anId(), result: '内部' });
    const actor = (role: 'officer' | 'centre' | 'department', organisationId: string) => ({
      ...anActor(role),
      countyId: one.countyId,
      organisationId,
    });
    expect(maySeeAwaited(actor('officer', 'SO-LH'), one)).toBe(true);
    expect(maySeeAwaited(actor('officer', 'SO-SQ'), one)).toBe(false);
    expect(maySeeAwaited(actor('centre', 'C'), { ...one, officeId: null })).toBe(true);
    expect(maySeeAwaited(actor('officer', 'SO-LH'), { ...one, officeId: null })).toBe(false);
    expect(maySeeAwaited(actor('department', 'D-NY'), one)).toBe(true);
    expect(maySeeAwaited(actor('department', 'D-WJ'), one)).toBe(false);
    expect(maySeeAwaited({ ...actor('department', ''), organisationId: null }, { ...one, toId: null })).toBe(false);
    const shown = shownAwaited(actor('department', 'D-NY'), one);
    expect(JSON.stringify(shown)).not.toContain('13800001234');
    expect(shown).toMatchObject({ matterId: '', byId: '', result: '' });
  });
});
