/** law 20: a typed day of the past is told with the day on which it was written, and a counted day of an unpublished year as provisional. */
import { expect, test } from 'vitest';
import {
  clockWrittenLate,
  demandLateReason,
  filedLate,
  stoppedByLate,
  writtenLate,
} from '../../../src/domain/law/late-entry.ts';
import { papersOf } from '../../../src/domain/complaint/steps/archive.ts';
import { paperOf } from '../../../src/domain/complaint/papers/papers.ts';
import { timelineEn, timelineZh } from '../../../src/domain/desk/timeline.ts';
import { addDays, isPublished } from '../../../src/domain/base/calendar.ts';
import { textOfPaper } from '../../../src/domain/matter/paper-form.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { calendar, change, aComplaint } from '../../build/complaint.ts';
import { matters, paperFacts } from '../../build/papers.ts';
import { codeOf } from '../../build/refusal.ts';

test('law 20 a decision that is dated weeks back says when it was written (X09)', () => {
  const { event } = change(aComplaint({ state: 'dispatched' }), 'accept', '2026-05-20', { decidedOn: '2026-04-28' });
  expect([event.onDay, timelineZh(event)]).toEqual([
    '2026-04-28',
    expect.stringMatching(/（补录：2026年4月28日的事，2026年5月20日记的。）$/u),
  ]);
  expect(timelineEn(event)).toContain('(Entered late: of 2026-04-28, written on 2026-05-20.)');
  const { event: onTime } = change(aComplaint({ state: 'dispatched' }), 'accept', '2026-04-28', {
    decidedOn: '2026-04-28',
  });
  expect(timelineZh(onTime)).not.toContain('补录');
});

test('law 20 the day is that of China, and what a telephone carried has words of its own', () => {
  const line = { onDay: '2026-05-07', detail: {} };
  expect(writtenLate({ ...line, at: '2026-05-07T15:59:00Z' })).toBeNull();
  expect(writtenLate({ ...line, at: new Date('2026-05-07T16:00:00Z') })).toBe('2026-05-08');
  expect(writtenLate({ ...line, at: '2026-05-09T02:00:00Z', detail: { actedAt: '2026-05-07T02:00:00Z' } })).toBeNull();
  expect(writtenLate(line)).toBeNull();
});

test('law 20 a clock that stopped by a day that was typed later says so, unless something was written on that day', () => {
  const late = { onDay: '2026-04-28', at: '2026-05-20T02:00:00Z', detail: {} };
  expect(stoppedByLate('2026-04-28', [late])).toBe('2026-05-20');
  expect(stoppedByLate('2026-04-28', [late, { ...late, at: '2026-04-28T02:00:00Z' }])).toBeNull();
  expect(stoppedByLate('2026-04-29', [late])).toBeNull();
  expect(stoppedByLate(null, [late])).toBeNull();
});

test('law 20 what was told on an earlier day than its line is of that day, whoever was told; a joint one of the day of each', () => {
  const accepted = aComplaint({ state: 'accepted' });
  const told = { kind: 'acceptance', to: 'consumer', way: 'phone', toldOn: accepted.decidedOn, proof: '通话 3 分钟' };
  const today = addDays(accepted.decidedOn ?? '', 12);
  const { event } = change(accepted, 'recordNotice', today, told);
  expect([event.onDay, timelineZh(event)]).toEqual([accepted.decidedOn, expect.stringContaining('（补录：')]);
  // A withdrawal that was heard by telephone, too, whether it ends the matter or waits for who ends it.
  const withdrawn = ['dispatched', 'mediating'] as const;
  const heard = withdrawn.map((state) => {
    const before = aComplaint({ state });
    const on = before.acceptedOn ?? before.dispatchedOn ?? '';
    return [change(before, 'recordWithdrawal', addDays(on, 12), { on }).event, on] as const;
  });
  expect(heard.map(([line]) => line.verb)).toEqual(['withdrawn', 'withdrawal-told']);
  for (const [line, on] of heard) {
    expect(line.onDay).toBe(on);
    expect(timelineZh(line)).toContain('（补录：');
  }
  const members = [{ toldOn: '2026-04-28' }, { toldOn: '2026-05-06' }];
  const line = { onDay: '2026-04-28', at: '2026-05-20T02:00:00Z', detail: { members } };
  expect(['2026-04-28', '2026-05-06', '2026-05-20'].map((day) => stoppedByLate(day, [line]))).toEqual([
    '2026-05-20',
    '2026-05-20',
    null,
  ]);
});

test('law 20 a paper of the file is 补录 by the line of its own act: not by the hour, and not by what else was of that day', () => {
  const on = '2026-04-28';
  const at = (day: string, time: string) => `${day}T${time}:00+08:00`;
  const act = { verb: 'notice-proven', kind: 'acceptance', to: 'consumer' } as const;
  const told = (written: string, to = 'consumer') => ({
    verb: 'notice-proven',
    onDay: on,
    at: written,
    detail: { kind: 'acceptance', to },
  });
  const accepted = (written: string) => ({ verb: 'accepted', onDay: on, at: written, detail: {} });
  // Said in the morning and written in the evening of the same day.
  expect(filedLate({ on, act }, [told(at(on, '23:50'))])).toBeNull();
  // Said on that day and written on the next one, though something else of that day was written in time.
  expect(filedLate({ on, act }, [accepted(at(on, '09:00')), told(at('2026-04-29', '00:10'))])).toBe('2026-04-29');
  // Written in time, though all else of that day came weeks later.
  expect(
    filedLate({ on, act }, [
      told(at(on, '09:00')),
      accepted(at('2026-05-20', '09:00')),
      told(at('2026-05-20', '09:00'), 'operator'),
    ]),
  ).toBeNull();
  // A paper without an act of its own goes by its day.
  expect(filedLate({ on }, [accepted(at(on, '09:00')), told(at('2026-05-20', '09:00'))])).toBeNull();
  expect(filedLate({ on }, [accepted(at('2026-05-20', '09:00'))])).toBe('2026-05-20');
});

test('law 20 a clock is 补录 by the line of the act that stopped it, and by the day where it names no act', () => {
  const [stoppedOn, weeksLater] = ['2026-04-28', '2026-05-20T02:00:00Z'];
  const inTime = `${stoppedOn}T02:00:00Z`;
  const line = (verb: string, at: string, detail: object = {}) => ({
    verb,
    onDay: stoppedOn,
    at,
    detail: { ...detail },
  });
  const told = (at: string, kind = 'acceptance') =>
    line('notice-proven', at, { kind, to: 'consumer', toldOn: stoppedOn });
  const accept = { identifier: 'accept', stoppedOn } as const;
  // Accepted in time on that day, and that it was told typed in three weeks later; and the other way round.
  expect(clockWrittenLate(accept, [line('accepted', inTime), told(weeksLater)])).toBe('2026-05-20');
  expect(clockWrittenLate(accept, [line('accepted', weeksLater), told(inTime)])).toBeNull();
  // Another letter of the same day stops another clock.
  expect(clockWrittenLate(accept, [told(inTime, 'mediation'), told(weeksLater)])).toBe('2026-05-20');
  // The last of those who had to be told was told in time.
  expect(clockWrittenLate(accept, [told(inTime), told(weeksLater)])).toBeNull();
  const jurisdiction = { identifier: 'jurisdiction', stoppedOn } as const;
  expect(clockWrittenLate(jurisdiction, [line('dispute-ended', weeksLater)])).toBe('2026-05-20');
  expect(clockWrittenLate({ ...accept, stoppedOn: null }, [told(weeksLater)])).toBeNull();
});

test('law 20 a line whose own day is that on which it was written is of the day that its words name', () => {
  const [on, at] = ['2026-04-28', '2026-05-20T02:00:00Z'];
  const line = (verb: string, detail: object) => ({ verb, onDay: '2026-05-20', at, detail: { ...detail } });
  const told = line('notice-proven', { kind: 'acceptance', to: 'consumer', toldOn: on });
  const accepted = { verb: 'accepted', onDay: on, at, detail: {} };
  const act = { verb: 'notice-proven', kind: 'acceptance', to: 'consumer' } as const;
  expect(filedLate({ on, act }, [accepted, told])).toBe('2026-05-20');
  expect([writtenLate(told), stoppedByLate(on, [told]), stoppedByLate('2026-05-20', [told])]).toEqual([
    '2026-05-20',
    '2026-05-20',
    null,
  ]);
  const older = [
    line('consented', { party: 'operator', consentedOn: on }),
    line('test-started', { from: on, paper: '鉴1' }),
    line('transfer-answered', { receivedOn: on, resultOn: null }),
  ];
  expect(older.map(writtenLate)).toEqual(['2026-05-20', '2026-05-20', '2026-05-20']);
});

test('law 20 of those who complain jointly each has a paper that is 补录 by the line of his own proof', () => {
  const on = '2026-04-28';
  const told = (written: string, n: number) => ({
    verb: 'notice-proven',
    onDay: on,
    at: `${written}T10:00:00+08:00`,
    detail: { kind: 'acceptance', to: 'consumer', members: [{ n, toldOn: on }] },
  });
  const lines = [told(on, 1), told('2026-05-20', 2)];
  const paper = (member: string) =>
    filedLate({ on, act: { verb: 'notice-proven', kind: 'acceptance', to: 'consumer', member } }, lines);
  expect([paper('1'), paper('2'), paper('3')]).toEqual([null, '2026-05-20', null]);
  // Who was told before others joined is the first; his line names no member.
  const alone = { ...told('2026-05-20', 1), detail: { kind: 'acceptance', to: 'consumer' } };
  const first = { verb: 'notice-proven', kind: 'acceptance', to: 'consumer', member: '1' } as const;
  expect(filedLate({ on, act: first }, [alone])).toBe('2026-05-20');
  const twoOf = aComplaint({ state: 'accepted' });
  const [notice] = twoOf.notices;
  if (notice === undefined) throw new Error('nobody is told');
  const proven = { ...notice, way: 'phone', toldOn: on, proof: '通话 3 分钟', byId: 'x' } as const;
  const each = { ...twoOf, notices: [1, 2].map((member) => ({ ...proven, member })) };
  expect(
    papersOf(each)
      .filter(({ act }) => act !== undefined && 'verb' in act && act.verb === 'notice-proven')
      .map((one) => filedLate(one, lines)),
  ).toEqual([null, '2026-05-20']);
});

test('law 20 the wish to have it entrusted is 补录 by its own line, or by that of the entrusting', () => {
  const on = '2026-04-28';
  const wish = { kind: 'entrust', party: 'operator', given: true, on, way: 'phone', proof: '', byId: 'x' } as const;
  const [paper] = papersOf({ ...aComplaint({ state: 'accepted' }), consents: [wish] }).filter(({ zh }) =>
    zh.startsWith('被投诉人意愿记录'),
  );
  if (paper === undefined) throw new Error('nothing was said');
  const at = (day: string) => `${day}T10:00:00+08:00`;
  const inTime = { verb: 'accepted', onDay: on, at: at(on), detail: {} };
  const wished = { verb: 'wished', onDay: on, at: at('2026-05-20'), detail: { kind: 'entrust', party: 'operator' } };
  const entrusted = { verb: 'entrusted', onDay: on, at: at('2026-05-19'), detail: { agreedOn: on } };
  expect(filedLate(paper, [inTime, wished, entrusted])).toBe('2026-05-20');
  expect(filedLate(paper, [inTime, entrusted])).toBe('2026-05-19');
});

test.each(['routingSlip', 'supervision'] as const)(
  'law 20 %s says below its days that the holidays of their year are not published',
  (kind) => {
    const isProvisional = (day: string) => !isPublished(calendar, Number(day.slice(0, 4)));
    const printed = (dueOn: string) =>
      linesOf(paperOf(kind, { ...matters[kind], dueOn, legalOn: dueOn }, { ...paperFacts, isProvisional })).join('\n');
    expect(printed('2027-01-05')).toContain('2027年的放假安排国务院还没有公布');
    expect(printed('2027-01-05').match(/还没有公布/gu)).toHaveLength(1);
    expect(printed('2026-12-31')).not.toContain('还没有公布');
  },
);

const inUnpublished = {
  ...paperFacts,
  isProvisional: (day: string) => !isPublished(calendar, Number(day.slice(0, 4))),
};

test('law 20 form 4 and a summons say below a day to come that the holidays of its year are not published; the parties’ own days are theirs', () => {
  const asked = (dueOn: string) => {
    const { identityNotice: matter } = matters;
    if (matter.identity === null) throw new Error('nothing is asked for');
    const identity = { ...matter.identity, dueOn };
    return linesOf(paperOf('identityNotice', { ...matter, identity }, inUnpublished)).join('\n');
  };
  const called = (day: string) => {
    const { mediationNotice: matter } = matters;
    const sessions = matter.sessions.map((one) => ({ ...one, heldAt: `${day}T09:30` }));
    return linesOf(paperOf('mediationNotice', { ...matter, sessions }, inUnpublished)).join('\n');
  };
  for (const printed of [asked, called]) {
    expect(printed('2027-01-05')).toContain(
      '2027年的放假安排国务院还没有公布；上面2027年的日期公布以后遇到放假的，另行通知。',
    );
    expect(printed('2026-12-30')).not.toContain('还没有公布');
  }
  const { agreement: matter } = matters;
  const agreed = matter.agreement === null ? null : { ...matter.agreement, performBy: '2027-01-05' };
  expect(linesOf(paperOf('agreement', { ...matter, agreement: agreed }, inUnpublished)).join('\n')).not.toContain(
    '公布',
  );
});

test('law 20 the hash of a served paper stays when the holidays are published, or the day is over: its note is no part of it', () => {
  const { identityNotice: matter } = matters;
  if (matter.identity === null) throw new Error('nothing is asked for');
  const asked = { ...matter, identity: { ...matter.identity, dueOn: '2027-01-05' } };
  const served = paperOf('identityNotice', asked, inUnpublished);
  const published = paperOf('identityNotice', asked, { ...paperFacts, isProvisional: () => false });
  const over = paperOf('identityNotice', asked, { ...inUnpublished, today: '2027-01-06' });
  expect(served.notes.join('\n')).toContain('另行通知');
  for (const later of [published, over]) {
    expect(later.notes.join('\n')).not.toContain('另行通知');
    expect(textOfPaper(later)).toBe(textOfPaper(served));
  }
});

test('law 20 a day of more than a week ago asks for its reason, a later one and what a telephone carried for none', () => {
  const of = (onDay: string, reason = '', actedAt = false) =>
    demandLateReason({ onDay, today: '2026-05-20', actedAt }, reason);
  expect(of('2026-05-13')).toEqual({});
  expect(codeOf(() => of('2026-05-12'))).toBe('late-reason-missing');
  expect(of('2026-05-12', '当天停电')).toEqual({ lateReason: '当天停电' });
  expect(of('2026-05-12', '', true)).toEqual({});
  const line = {
    ...change(aComplaint({ state: 'dispatched' }), 'accept', '2026-05-20', { decidedOn: '2026-04-28' }).event,
  };
  expect(timelineZh({ ...line, detail: { ...line.detail, lateReason: '当天停电' } })).toContain(
    '记的。理由：当天停电。）',
  );
});
