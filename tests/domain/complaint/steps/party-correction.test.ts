import { describe, expect, it } from 'vitest';
import { complaintStates, type Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { fieldsOf } from '../../../../src/domain/base/field.ts';
import {
  CorrectParties,
  partyFields,
  respondentFields,
} from '../../../../src/domain/complaint/steps/party-correction.ts';
import type { Refusal } from '../../../../src/domain/base/refusal.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import { missingOf, paperOf } from '../../../../src/domain/complaint/papers/papers.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { aComplaint, change, make } from '../../../build/complaint.ts';
import { aJoint } from '../../../build/side-procedure.ts';
import { withoutWords } from '../../../../src/domain/base/masking.ts';
import { matters, paperFacts } from '../../../build/papers.ts';
import { codeOf } from '../../../build/refusal.ts';

const on = '2026-05-06';
const none = Object.fromEntries([...partyFields, ...respondentFields].map((name) => [name, '']));
const correct = (complaint: Complaint, input: object) =>
  change(complaint, 'correctParties', on, { ...none, basis: '电话里本人说的', ...input });

describe('更正当事人', () => {
  it('law papers 3: 被投诉人的联系人、法定代表人、委托代理人记得下，登记表和调解书上印出来', () => {
    const asked = matters.agreement;
    const lacks = (complaint: Complaint) =>
      missingOf(complaint, 'agreement', paperFacts)
        .map(({ zh }) => zh)
        .join();
    expect(lacks(asked)).toContain('法定代表人');
    const { next, event } = correct(
      { ...asked, state: 'mediating' },
      { operatorContact: '周小刚', operatorLegalRep: '周桂兰', operatorAgent: '吴律师' },
    );
    expect(next.respondent).toEqual({ contact: '周小刚', legalRep: '周桂兰', agent: '吴律师' });
    const printed = (kind: 'registration' | 'agreement') => linesOf(paperOf(kind, next, paperFacts)).join('|');
    expect(printed('registration')).toContain('联系人|周小刚');
    expect(printed('agreement')).toContain('法定代表人（负责人）|周桂兰');
    expect(printed('agreement')).toContain('委托代理人|吴律师');
    expect(lacks(next)).not.toContain('法定代表人');
    // What they are called stands in no line of the ledger, and goes when the matter is erased.
    expect(event.detail).toEqual({ changed: [...respondentFields], basis: '电话里本人说的' });
    expect(timelineZh(event)).toContain('被投诉人的法定代表人');
    expect(withoutWords(next.respondent)).toEqual({ contact: '', legalRep: '', agent: '' });
    expect(correct(next, { operatorContact: '周强' }).next.respondent).toEqual({ ...next.respondent, contact: '周强' });
    expect(codeOf(() => correct(next, { operatorContact: '周小刚' }))).toBe('nothing-corrected');
    expect(codeOf(() => correct(next, { operatorContact: '李四', basis: '李四自己说的' }))).toBe('invalid-input');
  });

  it('表单上每一样都有，电话也有', () => {
    expect(fieldsOf(CorrectParties).map(({ name }) => name)).toEqual(expect.arrayContaining([...partyFields]));
  });

  it('打印前说缺的电话、地址，在这里补得上，补了就不缺', () => {
    const bare = aComplaint({ state: 'settled', operatorPhone: '', consumerAddress: '' });
    const lacks = (complaint: Complaint) => missingOf(complaint, 'agreement', paperFacts).map(({ zh }) => zh);
    expect(lacks(bare)).toEqual(expect.arrayContaining(['投诉人的地址', '被投诉人的电话']));
    const { next } = correct(bare, { operatorPhone: '0399-6520777', consumerAddress: '柳河镇前柳村 3 组' });
    expect(lacks(next)).not.toContain('投诉人的地址');
    expect(lacks(next)).not.toContain('被投诉人的电话');
  });

  it('空着的不改，台账只说改了哪几项、凭什么，不写改成什么', () => {
    const { next, event } = correct(aComplaint(), { consumerName: '郑敏', consumerIdNumber: '410000199001010011' });
    expect(next).toMatchObject({ consumerName: '郑敏', operatorName: aComplaint().operatorName });
    expect(JSON.stringify(event.detail)).not.toMatch(/郑敏|410000199001010011/u);
    expect(timelineZh(event)).toBe('更正了投诉人姓名、投诉人证件号码，凭：电话里本人说的。');
  });

  it('凭据要永远留在台账里：写进了改前改后的值、电话、证件号码的，在这一项上说清楚，不收', () => {
    const before = aComplaint({ consumerName: '郑女士', consumerPhone: '13900000001' });
    const refused = (basis: string, input: object) => {
      try {
        correct(before, { basis, ...input });
        return [];
      } catch (error) {
        return (error as Refusal).fields.map(({ path, zh }) => [path, zh]);
      }
    };
    const phone = { consumerPhone: '13912345678' };
    const sentence = [['basis', expect.stringMatching(/^[^。]*永远留在台账里[^。]*。$/u)]];
    expect(refused('本人改成13912345678', phone)).toEqual(sentence);
    expect(refused('139 1234 5678 打来的', { consumerName: '郑敏' })).toEqual(sentence);
    expect(refused('身份证上是郑敏', { consumerName: '郑敏' })).toEqual(sentence);
    expect(refused('不是郑女士', { consumerName: '郑敏' })).toEqual(sentence);
    expect(refused('搬到前柳村 3 组了', { consumerAddress: '前柳村 3 组' })).toEqual(sentence);
    expect(refused('2026 年 4 月 30 日核对身份证', phone)).toEqual([]);
    expect(refused('20260430 核对身份证', phone)).toEqual([]);
  });

  it('原话和请求一个字也不动', () => {
    const before = aComplaint();
    const { next } = correct(before, { operatorName: '柳河老周农资店' });
    expect([next.story, next.claim]).toEqual([before.story, before.claim]);
  });

  it('什么也没改、共同投诉的投诉人、办结以后，都不行，说清为什么', () => {
    const before = aComplaint({ state: 'accepted' });
    expect(codeOf(() => correct(before, {}))).toBe('nothing-corrected');
    expect(codeOf(() => correct(before, { operatorName: before.operatorName }))).toBe('nothing-corrected');
    const joint = { ...before, joint: aJoint(before) };
    expect(codeOf(() => correct(joint, { consumerName: '郑敏' }))).toBe('joint-person-fixed');
    expect(codeOf(() => correct(joint, { operatorPhone: '0399-6520777' }))).toBeNull();
    const closed = complaintStates.filter(
      (state) => codeOf(() => correct(aComplaint({ state }), { operatorPhone: '0399-6520777' })) !== null,
    );
    expect(closed).toEqual(['atStation', 'told', 'closed']);
    expect(make(before, 'correctParties', on, { ...none, operatorName: '新名', basis: '营业执照' }).state).toBe(
      'accepted',
    );
  });
});
