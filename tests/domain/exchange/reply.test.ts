import { describe, expect, it } from 'vitest';
import { outcomes, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import type { InquiryState } from '../../../src/domain/inquiry/inquiry.ts';
import { replyOf, replyOfInquiry } from '../../../src/domain/exchange/reply.ts';
import { replyKinds } from '../../../src/domain/exchange/reply-words.ts';
import { aComplaint, facts } from '../../build/complaint.ts';
import { anInquiry, entryOf } from '../../build/inquiry.ts';

const { calendar } = facts({ today: '2026-05-12' });
const received = { receivedAt: new Date('2026-05-06T08:30:00+08:00') };
const zhOf = (change: Partial<Complaint>) => replyOf(aComplaint({ ...received, ...change }), calendar)?.zh ?? '';

describe('a reply', () => {
  it('is none while nothing was decided', () => {
    expect(replyOf(aComplaint(received), calendar)).toBeNull();
  });

  it('of acceptance names day and article, and counts the working days', () => {
    const reply = replyOf(
      aComplaint({ ...received, state: 'accepted', decidedOn: '2026-05-12', acceptedOn: '2026-05-12' }),
      calendar,
    );
    expect(reply).toMatchObject({ kind: 'accepted', on: '2026-05-12', workingDays: 5 });
    expect(reply?.zh).toContain('2026年5月12日依照《市场监督管理投诉举报处理办法》第十五条决定受理');
  });

  it('of declining names ground, reason and the other routes', () => {
    const zh = zhOf({
      state: 'declined',
      outcome: 'declined',
      decidedOn: '2026-05-12',
      declineGrounds: ['NA1'],
      declineReason: '属于农业农村部门职责。',
    });
    expect(zh).toContain('第十六条第（一）项');
    expect(zh).toContain('理由：属于农业农村部门职责。您还可以');
    expect(zh).toContain('向有关行政部门（青禾县农业农村局）投诉（《消费者权益保护法》第三十九条）');
  });

  it('of a matter received under 令20 cites 令20', () => {
    const zh = zhOf({
      receivedAt: new Date('2025-05-06T08:30:00+08:00'),
      state: 'terminated',
      outcome: 'terminated',
      endedOn: '2025-06-12',
      terminateGround: 'TM3',
      terminateReason: '双方各说各的',
    });
    expect(zh).toContain('暂行办法》第二十一条第一款第（四）项');
    expect(zh).toContain('理由：双方各说各的。');
  });

  it('of a settlement tells what was recovered', () => {
    const zh = zhOf({
      state: 'closed',
      outcome: 'settled',
      endedOn: '2026-05-20',
      recoveredFen: 175_000,
      compensationFen: 50_000,
    });
    expect(zh).toContain(
      '双方已于2026年5月20日达成协议，并制作了调解书，为您挽回经济损失1,750.00元，其中赔偿500.00元。',
    );
  });

  it('of an inquiry is the answer as it was given, and tells nobody that it became a tip-off', () => {
    const zh = (state: InquiryState) => replyOfInquiry(anInquiry({ state }), calendar)?.zh;
    expect(replyOfInquiry(anInquiry(), calendar)).toBeNull();
    expect(replyOfInquiry(anInquiry({ state: 'pending' }), calendar)).toBeNull();
    const answered = replyOfInquiry(anInquiry({ state: 'answered' }), calendar);
    expect(answered).toMatchObject({ kind: 'answered', on: '2026-04-21', workingDays: 1 });
    expect(answered?.zh).toBe(`您的咨询，本局已于2026年4月21日答复：${entryOf('seven-day-return').answer}`);
    expect(zh('toldOtherRoute')).toContain('政府信息公开途径（《政府信息公开条例》第二十七条）');
    expect(zh('turnedIntoTipoff')).toBe(zh('turnedIntoComplaint'));
    expect(zh('turnedIntoTipoff')).not.toContain('举报');
    for (const state of ['answered', 'turnedIntoComplaint', 'turnedIntoTipoff', 'toldOtherRoute', 'closed'] as const) {
      expect(zh(state)).toMatch(/。$/u);
      expect(zh(state)).not.toMatch(/undefined|null|王先生|13800000118/u);
    }
  });

  it('of every outcome is a whole sentence that names nobody who complains', () => {
    expect([...replyKinds].toSorted()).toEqual(['accepted', ...outcomes].toSorted());
    for (const outcome of outcomes) {
      const complaint = aComplaint({ ...received, outcome, endedOn: '2026-05-12', decidedOn: '2026-05-12' });
      const reply = replyOf(complaint, calendar);
      expect(reply?.kind).toBe(outcome);
      expect(reply?.zh).toMatch(/。$/u);
      expect(reply?.zh).not.toMatch(/undefined|null/u);
      expect(reply?.zh).not.toContain(complaint.consumerName);
      expect(reply?.zh).not.toContain(complaint.consumerPhone);
    }
  });
});
