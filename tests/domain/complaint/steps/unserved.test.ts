import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../../src/domain/complaint/deadline.ts';
import { openDeliveries } from '../../../../src/domain/complaint/joint/notice-to-each.ts';
import { complaintPapers } from '../../../../src/domain/complaint/papers/papers.ts';
import { maskedOnDesk } from '../../../../src/domain/complaint/privacy.ts';
import { failures, fittingEnds } from '../../../../src/domain/law/service.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { aComplaint, anActor, change, facts, make } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf } from '../../../build/refusal.ts';

const terminated = aComplaint({ state: 'terminated' });
const toConsumer = { kind: 'termination', to: 'consumer' };
const toOperator = { kind: 'termination', to: 'operator' };
const returned = { how: 'returned', end: 'none', on: '2026-04-30', earlierOn: '2026-04-29', announcedOn: '' };
const told = make(terminated, 'recordNotice', '2026-04-29', toConsumer);
const receiptOf = (complaint: typeof told) => linesOf(complaintPapers.receipt.sheet(complaint, paperFacts)).join('\n');

describe('law 4: a notice of a complaint that cannot be served', () => {
  it('law 4: ends with its proof, so that the matter can be closed, and its clock stops on the day of the attempt', () => {
    expect(codeOf(() => change(terminated, 'close', '2026-05-06'))).toBe('move-not-allowed');
    const failed = make(told, 'recordUnserved', '2026-05-06', { ...toOperator, ...returned });
    expect(failed).toMatchObject({ state: 'told', stage: 'toClose' });
    expect(failed.notices.find(({ to }) => to === 'operator')).toMatchObject({
      toldOn: null,
      failure: { how: 'returned', on: '2026-04-30', earlierOn: '2026-04-29', end: 'none', proof: '退信批条 XA33' },
    });
    const clock = clocksOf(failed, facts({ today: '2026-05-08' })).find(({ identifier }) => identifier === 'tellEnd');
    expect(clock?.stoppedOn).toBe('2026-04-30');
    expect(make(failed, 'close', '2026-05-06').state).toBe('closed');
    expect(codeOf(() => change(failed, 'recordNotice', '2026-05-06', toOperator))).toBe('move-not-allowed');
    expect(complaintPapers.receipt.missing(failed, paperFacts).filter((one) => one !== null)).toEqual([]);
    expect(receiptOf(failed)).toContain('邮寄退回');
    expect(receiptOf(failed)).toMatch(/邮寄退回.*；无法送达，附卷；2026年4月29日送过一次/u);
  });

  it('law 4: what was refused is left behind with a witness or a recording, and counts as served', () => {
    const left = make(
      told,
      'recordUnserved',
      '2026-04-30',
      {
        ...toOperator,
        how: 'refused',
        on: '2026-04-30',
        end: 'left',
        leftBy: 'recording',
      },
      { served: { contentHash: 'a'.repeat(64), wording: '2026.1' } },
    );
    expect(left).toMatchObject({ state: 'told' });
    expect(left.notices.at(-1)).toMatchObject({ contentHash: 'a'.repeat(64), failure: { leftBy: 'recording' } });
    expect(receiptOf(left)).toContain('拒绝签收；留置送达；拍照、录像');
  });

  it('law 4: what came back is announced, and its receipt says from when it counts as served', () => {
    const input = { ...toOperator, how: 'moved', on: '2026-04-30', end: 'announced', announcedOn: '2026-05-06' };
    const announced = make(told, 'recordUnserved', '2026-05-06', input);
    expect(announced.state).toBe('told');
    expect(receiptOf(announced)).toContain('2026年5月6日公告，2026年6月5日视为送达');
    const early = { ...input, announcedOn: '2026-04-29' };
    expect(codeOf(() => change(told, 'recordUnserved', '2026-05-06', early))).toBe('day-before-start');
    const { event } = change(told, 'recordUnserved', '2026-05-06', input);
    expect(timelineZh(event)).toContain('送不到被投诉人');
  });

  it('law 4: whoever came in the place of a party that is gone is told, and named in the receipt', () => {
    const dead = {
      ...toOperator,
      how: 'dead',
      on: '2026-04-30',
      end: 'successor',
      successor: '周小满',
      announcedOn: '',
    };
    const waits = make(told, 'recordUnserved', '2026-04-30', dead);
    expect(waits).toMatchObject({ state: 'terminated', stage: 'toTell' });
    const done = make(waits, 'recordNotice', '2026-05-06', { ...toOperator, way: 'mail', proof: '挂号信 XA77' });
    expect(done.state).toBe('told');
    expect(receiptOf(done)).toMatch(/周小满（被投诉人老周农资店的权利义务承受人）/u);
    // Who mediates for the association reads no name of a person.
    expect(JSON.stringify(maskedOnDesk(done, 'mediator').notices)).not.toContain('周小满');
    expect(JSON.stringify(maskedOnDesk(done, 'officer').notices)).toContain('周小满');
    // Nobody was there to be told: it ends all the same.
    const none = make(waits, 'recordUnserved', '2026-05-06', { ...dead, on: '2026-05-06', end: 'none', successor: '' });
    expect(none.state).toBe('told');
  });

  it.each(failures)('law 4: %s is ended by what fits it alone', (how) => {
    for (const end of ['left', 'announced', 'successor', 'none'] as const) {
      const fits = (fittingEnds[how] as readonly string[]).includes(end);
      const input = {
        ...toOperator,
        ...returned,
        how,
        end,
        leftBy: 'witness',
        announcedOn: '2026-04-30',
        successor: '清算组',
      };
      expect(
        codeOf(() => change(told, 'recordUnserved', '2026-05-06', input)),
        end,
      ).toBe(fits ? null : 'failure-end-unfit');
    }
  });

  it('law 4: is not said of what was never owed, of a person as of a firm, after one attempt, or before the decision', () => {
    const tried = (input: object, by = anActor('officer')) =>
      codeOf(() => change(told, 'recordUnserved', '2026-05-06', { ...toOperator, ...returned, ...input }, { by }));
    expect(tried({})).toBeNull();
    expect(tried({ kind: 'decline', to: 'consumer' })).toBe('notice-not-needed');
    expect(tried({ earlierOn: '' })).toBe('failure-once');
    expect(tried({ earlierOn: '' }, anActor('officeHead'))).toBeNull();
    expect(tried({ on: '2026-04-27' })).toBe('day-before-start');
    const struckOff = { ...toConsumer, ...returned, how: 'deregistered' };
    expect(codeOf(() => change(terminated, 'recordUnserved', '2026-05-06', struckOff))).toBe('failure-of-operator');
  });

  it('law 4: of those who complain jointly each has a result of his own', () => {
    const member = (n: number) => ({
      n,
      name: `投诉人${n}`,
      phone: '',
      address: '',
      amountFen: null,
      from: null,
      codeStub: null,
      joinedOn: '2026-04-20',
      leftOn: null,
      leftReason: '',
      wishes: [],
    });
    const joint = { members: [member(1), member(2)], elections: [] };
    const operator = terminated.notices.filter(({ to }) => to === 'operator');
    const open = terminated.notices
      .filter(({ to }) => to === 'consumer')
      .flatMap((one) => [1, 2].map((n) => ({ ...one, member: n })));
    const both = { ...terminated, joint, notices: [...open, ...operator] };
    const failed = { ...toConsumer, ...returned };
    expect(codeOf(() => change(both, 'recordUnserved', '2026-05-06', { ...failed, member: '' }))).toBe(
      'unserved-member',
    );
    expect(codeOf(() => change(both, 'recordUnserved', '2026-05-06', { ...failed, member: '3' }))).toBe(
      'notice-not-needed',
    );
    const one = make(both, 'recordUnserved', '2026-05-06', { ...failed, member: '2' });
    expect(openDeliveries(one).map((notice) => notice.member)).toEqual([1]);
    const rest = {
      kind: 'termination',
      rows: [{ member: '1', through: null, way: 'mail', toldOn: '2026-05-06', proof: '挂号信' }],
    };
    const all = make(make(one, 'recordNotices', '2026-05-06', rest), 'recordNotice', '2026-05-06', toOperator);
    expect(all.state).toBe('told');
    expect(receiptOf(all)).toContain('投诉人2');
  });
});
