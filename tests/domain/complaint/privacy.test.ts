import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roles } from '../../../src/domain/base/actor.ts';
import { hidingOf, masked, maskedOnDesk, maskedRow } from '../../../src/domain/complaint/privacy.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { complaintRowFields, type ComplaintRow } from '../../../src/domain/complaint/complaint-list.ts';
import type { Joint, Member } from '../../../src/domain/complaint/joint/member.ts';
import { aComplaint, anActor } from '../../build/complaint.ts';
import { hiddenIn, maskAddress, maskName, maskPhone, unopened } from '../../../src/domain/base/masking.ts';

const person = {
  consumerName: '李有田',
  consumerPhone: '13800000301',
  consumerAddress: '柳河镇郭庄村二组57号',
  consumerIdNumber: '990126196001010017',
  operatorPhone: '0399-6520303',
};

describe('masks', () => {
  it('keep the first character of a name', () => {
    expect(['李有田', '郑敏', '欧阳小红', '王', ' 周 ', ''].map(maskName)).toEqual([
      '李**',
      '郑*',
      '欧**',
      '王*',
      '周*',
      '',
    ]);
  });

  it('keep three and four figures of a mobile, two of a shorter number', () => {
    expect(maskPhone(unopened)).toBe(unopened);
    expect(['13812340317', '0399-6520303', '6520303', '12', '1', ''].map(maskPhone)).toEqual([
      '138****0317',
      '039****0303',
      '*****03',
      '*12',
      '*1',
      '',
    ]);
  });

  it('keep town and village of an address', () => {
    expect(['柳河镇郭庄村二组57号', '柳河镇郭庄村', ''].map(maskAddress)).toEqual([
      '柳河镇郭庄村***',
      '柳河镇郭庄村',
      '',
    ]);
  });

  it('never show more than they say', () => {
    const text = fc.string({ minLength: 3, maxLength: 12, unit: fc.constantFrom('李', '有', '田', '小', '红') });
    fc.assert(
      fc.property(text, (name) => {
        expect(maskName(name).replaceAll('*', '')).toHaveLength(1);
      }),
    );
    const phone = fc.stringMatching(/^1[3-9]\d{9}$/u);
    fc.assert(
      fc.property(phone, (one) => {
        expect(maskPhone(one).replaceAll('*', '')).toHaveLength(7);
      }),
    );
  });
});

describe('what a role sees without a reveal', () => {
  it('S181 县局与联络站信息共享：站点看得到姓名办得了事，电话住址证件一律打码', () => {
    expect(masked(person, 'station')).toEqual({
      consumerName: '李有田',
      consumerPhone: '138****0301',
      consumerAddress: '柳河镇郭庄村***',
      consumerIdNumber: '**************0017',
      operatorPhone: '0399-6520303',
    });
  });

  it('is the merchant’s telephone, in its field and in the words, for who handles or mediates, and no other’s', () => {
    const told = '我的13800000301，店里03996520303，订单 1938475610293847561。';
    for (const role of roles) {
      const seen = masked({ ...person, story: told, claim: told }, role);
      const mediates = ['officer', 'officeHead', 'station', 'mediator'].includes(role);
      expect([role, seen.operatorPhone]).toEqual([role, mediates ? '0399-6520303' : '039****0303']);
      expect([role, seen.story]).toEqual([
        role,
        `我的138****0301，店里${mediates ? '03996520303' : '039****0303'}，订单 1938475610293847561。`,
      ]);
      expect(seen.claim).toBe(seen.story);
      expect(hidingOf(person, role)(told)).toBe(seen.story);
    }
  });

  it('is each of two telephones in the field of the merchant, in the words as beside them', () => {
    const operatorPhone = '0399-6520303、13803990303（王经理）';
    const story = '店里03996520303，经理13803990303，我的13800000301';
    const seen = masked({ ...person, operatorPhone, story }, 'officer');
    expect(seen.story).toBe('店里03996520303，经理13803990303，我的138****0301');
  });

  it('security W5: is no number in what staff wrote down either, for any role; days, ids and the strokes of a signature stay', () => {
    const told = '他妹妹 13900000302 可以作证';
    const strokes = 'M138 100L139 100L302 138';
    const by = { byId: '0190c2a4-1380-7000-8000-138000003020', on: '2026-04-21' } as const;
    const written = {
      declineReason: told,
      terminateReason: told,
      givenBackReason: told,
      proposal: {
        decision: 'decline',
        input: { ground: 'DG1', reason: told },
        ...by,
        byRole: 'officer',
        returned: { ...by, reason: told },
      },
      claims: [{ kind: 'refund', amountFen: 30_00, about: null, words: told }],
      purchase: { boughtOn: '2026-04-20', place: told, item: told, priceFen: 1, about: null, proof: told },
      promises: [{ text: told, valueFen: null, condition: told, proof: told }],
      investigations: [{ ...by, askedWhom: told, question: told, answer: told, proof: told }],
      factRecords: [{ ...by, status: 'found', text: told, proof: told }],
      talks: [
        {
          ...by,
          legalRole: 'negotiation',
          result: 'agreed',
          words: told,
          stationId: 'ST-V0303',
          signatures: [{ who: 'consumer', name: '李有田', strokes, readAloud: false }],
        },
      ],
      sessions: [
        { heldAt: '2026-04-21T09:30', place: '所里', way: 'onSite', mediators: '马建国', minutes: told, byId: by.byId },
      ],
      agreement: { text: told, form: 'letter', signedOn: '2026-04-21', performBy: null, performedOn: null },
    } as unknown as Partial<Complaint>;
    const complaint = { ...aComplaint(), ...written };
    for (const role of roles) {
      const seen = maskedOnDesk(complaint, role);
      const told = JSON.stringify(seen);
      expect([role, told.includes('13900000302')]).toEqual([role, false]);
      expect(seen.talks[0]).toEqual({ ...complaint.talks[0], words: '他妹妹 139****0302 可以作证' });
      expect(seen.proposal).toMatchObject({ ...by, input: { ground: 'DG1', reason: '他妹妹 139****0302 可以作证' } });
      expect(seen.sessions[0]?.heldAt).toBe('2026-04-21T09:30');
    }
    // A paper says what was written.
    expect(masked(complaint, 'officer').agreement?.text).toBe(told);
  });

  it.each(roles)('as %s is never a whole telephone, address or identity number', (role) => {
    const seen = masked(person, role);
    const readsName = ['centre', 'officer', 'officeHead', 'leader', 'station'].includes(role);
    expect(seen.consumerName).toBe(readsName ? '李有田' : '李**');
    expect(JSON.stringify(seen)).not.toMatch(/13800000301|57号|9901261960/u);
  });

  it.each(roles)('as %s is in the list what it is on the desk, without a telephone', (role) => {
    const told = `打 ${person.consumerPhone} 或店里的 ${person.operatorPhone}`;
    const complaint = { ...aComplaint(), ...person, story: told, claim: told };
    const rowOf = (one: Complaint) =>
      Object.fromEntries(complaintRowFields.map((field) => [field, one[field]])) as ComplaintRow;
    const { operatorPhone: _, ...shown } = rowOf(maskedOnDesk(complaint, role));
    expect(maskedRow(rowOf(complaint), role)).toEqual(shown);
  });

  it.each(roles)('as %s is as little whole in what a merged complaint brought or replaced', (role) => {
    const taken = { id: 'a', number: '投2026-0002', on: '2026-04-29', reason: '同一争议', byId: 'b', decidedOn: null };
    const fields = { ...person, story: '少了分量，打13800000301', amountFen: 140_00 };
    const before = { ...person, consumerIdNumber: null };
    const seen = masked({ ...person, takenOver: [{ ...taken, fields, before }] }, role);
    expect(JSON.stringify(seen)).not.toMatch(/13800000301|57号|9901261960/u);
    expect(seen.takenOver?.[0]).toMatchObject({
      fields: { consumerName: seen.consumerName, story: '少了分量，打138****0301', amountFen: 140_00 },
      before: { consumerPhone: '138****0301', consumerIdNumber: null },
    });
  });

  it('hides a number that stands where the name of a member should', () => {
    const member = { n: 1, name: '赵桂英13800000302', phone: '', address: '' } as Member;
    const seen = masked({ ...person, joint: { members: [member] } as unknown as Joint }, 'officer');
    expect(seen.joint?.members[0]?.name).toBe('赵桂英138****0302');
  });

  it('leaves what is not personal alone, and nothing where nothing is', () => {
    expect(masked({ ...person, consumerIdNumber: null, story: '少了分量' }, 'mediator')).toMatchObject({
      consumerIdNumber: null,
      story: '少了分量',
    });
  });
});

describe('words that somebody wrote', () => {
  const told = '我叫李有田，住柳河镇郭庄村二组57号，电话13800000301，3月15日买的。';

  it('hide what the role reads masked in its own field', () => {
    expect(hidingOf(person, 'officer')(told)).toBe('我叫李有田，住柳河镇郭庄村***，电话138****0301，3月15日买的。');
    expect(hidingOf(person, 'mediator')(told)).toBe('我叫李**，住柳河镇郭庄村***，电话138****0301，3月15日买的。');
  });

  it('are hidden however deep they stand, and a hash is left whole', () => {
    const contentHash = '12345678'.repeat(8);
    const detail = { words: told, contentHash, recoveredFen: 14_000_000, tries: [{ said: '13800000301', at: null }] };
    const hidden = hiddenIn(detail, hidingOf(person, 'officer'));
    expect(hidden).toMatchObject({ contentHash, recoveredFen: 14_000_000, tries: [{ said: '138****0301', at: null }] });
    expect(JSON.stringify(hidden)).not.toContain('13800000301');
  });
});

describe('in whose name it was filed without his word', () => {
  it('is masked as the complainant is, in the decision and in its proposal', () => {
    const complaint = {
      ...aComplaint(),
      declineEvidence: { impersonated: { name: '王秀英', words: '本人来所说没有投诉过', on: '2026-04-24' } },
      proposal: {
        decision: 'decline',
        input: { ground: 'NA6', reason: '冒名', borrowedFrom: '王秀英' },
        byId: anActor('officer').id,
        byRole: 'officer',
        on: '2026-04-24',
        returned: null,
      },
    } as const;
    expect(JSON.stringify(maskedOnDesk(complaint, 'mediator'))).not.toContain('王秀英');
    const shown = maskedOnDesk(complaint, 'officer');
    expect([shown.declineEvidence, shown.proposal]).toEqual([complaint.declineEvidence, complaint.proposal]);
  });
});

describe('somebody hurt', () => {
  const injury = {
    person: '金小满',
    relation: '亲属',
    injury: '右手炸伤',
    injuredOn: null,
    hospital: '',
    costsFen: null,
    product: '爆竹',
    seller: '杂货店',
  };

  it('S96 伤者是谁只给办这件事的人看：调解员看得到伤情，看不到姓名', () => {
    expect(masked({ ...person, injury }, 'mediator').injury).toEqual({ ...injury, person: '金**' });
    for (const role of ['centre', 'officer', 'station', 'leader'] as const)
      expect(masked({ ...person, injury }, role).injury, role).toEqual(injury);
    expect(masked({ ...person, injury: null }, 'mediator').injury).toBeNull();
  });
});
