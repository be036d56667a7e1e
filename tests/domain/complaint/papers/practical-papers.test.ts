import { describe, expect, it } from 'vitest';
import { textOfPaper } from '../../../../src/domain/matter/paper-form.ts';
import { complaintPapers, missingOf, paperOf, type PaperKind } from '../../../../src/domain/complaint/papers/papers.ts';
import { deliveriesOf } from '../../../../src/domain/complaint/papers/missing.ts';
import { timelineZh } from '../../../../src/domain/desk/timeline.ts';
import { aComplaint, change } from '../../../build/complaint.ts';
import { codeOf } from '../../../build/refusal.ts';
import { aJoint } from '../../../build/side-procedure.ts';
import { aTipoff, changeTipoff } from '../../../build/tipoff.ts';
import { paperFacts, matters, older, servedHash } from '../../../build/papers.ts';

const print = (kind: PaperKind, matter = matters[kind]) => textOfPaper(paperOf(kind, matter, paperFacts));

/** For each paper the words that its form demands, in the order of that form. */
const demanded: Partial<Record<PaperKind, readonly string[]>> = {
  dispatchNotice: [
    '柳河市场监督管理所：',
    '李有田于2026年4月20日关于与老周农资店之间的消费者权益争议的投诉',
    '前将处理结果报告本局',
    '附件：投诉材料2份',
    '第四十一条',
  ],
  identityNotice: [
    '《中华人民共和国消费者权益保护法实施条例》第四十六条第一款',
    '第十条第三款',
    '2026年4月27日前（含当日）提供',
    '（一）本人身份证明；（二）真实的电话和通讯地址。',
    '第十六条第（五）项、第（六）项的规定不予受理',
    '联系电话：0399-652 0300',
    '通信地址：青禾县柳河镇柳河街12号',
  ],
  powerOfAttorney: ['委托人', '受托人', '委托事项', '委托权限', '委托期限', '第十一条', '委托人（签名）：'],
  election: ['代表人一', '代表人二', '须经被代表的投诉人同意', '李有田', '第十二条'],
  minutes: [
    '2026年5月8日9时30分',
    '柳河市场监管所调解室',
    '周毅、孙玉梅',
    '双方到场。',
    '2026年4月24日',
    '2026年4月25日',
  ],
  entrustLetter: [
    '青禾县消费者协会：',
    '以本局名义组织调解',
    '不得再委托',
    '被投诉人于2026年4月26日同意（电话里说的）；投诉人于2026年4月27日同意（当面说的）',
    '双方当事人同意书',
  ],
  recusalDecision: ['被投诉人于2026年5月4日申请调解人员孙玉梅回避', '确有亲属关系', '准许回避，改由周毅', '第二十一条'],
  testCommission: ['青禾县计量检定测试所：', '不计入调解期限', '费用承担', '第二十二条'],
  callRecord: ['□非常满意　□满意　□一般　□不满意', '2026年5月12日', '履行期限2026年5月10日'],
  routingSlip: ['内部分送（转办）单', '柳河市场监督管理所', '店在柳河镇，归柳河所管', '2026年4月28日', '不得自行移送'],
  supervision: ['督办要求', '反馈期限', '2026年4月29日', '周毅', '没有'],
  stationDeal: ['柳河镇老街联络站', '当场退还短少的差价', '自行协商和解', '140.00元', '一式三份'],
  receipt: [
    '投诉终止调解决定书　青市监诉终〔2026〕3号',
    '李有田（投诉人）',
    '老周农资店（被投诉人）',
    '挂号信 XA987654321CN',
    '2026年5月13日',
    `SHA256:${servedHash}，措辞版本 2026.1`,
    '签名：周毅',
    '见证人',
  ],
  routingTold: ['李有田：', '2026年3月21日', '柳河市场监督管理所处理'],
  outcomeReturn: ['处理结果报告如下', '2026年4月10日达成协议'],
};

describe('every paper besides the letters', () => {
  it.each(Object.entries(demanded) as [PaperKind, readonly string[]][])(
    '%s has the fields of its form',
    (kind, all) => {
      const text = kind === 'routingTold' ? print(kind, { ...matters[kind], dispatchedOn: '2026-03-21' }) : print(kind);
      for (const words of all) expect(text).toContain(words);
    },
  );

  it('law papers 2: form 3 names the day by which the office reports, and leaves it open where none was set', () => {
    const sent = change(aComplaint(), 'dispatch', '2026-04-21', { reportBy: '2026-05-20' });
    expect(sent.next.reportBy).toBe('2026-05-20');
    expect(timelineZh(sent.event)).toContain('5月20日（星期三）前报告处理结果');
    const printed = (reportBy: string | null) => print('dispatchNotice', { ...matters.dispatchNotice, reportBy });
    expect(printed('2026-05-20')).toContain('请于2026年5月20日前将处理结果报告本局');
    expect(printed(null)).toContain('请于\u3000\u3000年\u3000月\u3000日前将处理结果报告本局');
    expect(codeOf(() => change(aComplaint(), 'dispatch', '2026-04-21', { reportBy: '2026-04-20' }))).toBe(
      'day-before-start',
    );
    const tipoff = changeTipoff(aTipoff(), 'dispatch', '2026-04-21', { reportBy: '2026-05-20' });
    expect(tipoff.next.reportBy).toBe('2026-05-20');
  });

  it('law papers 4: what was received before 15 April 2026 was registered on the form of 2019', () => {
    const [now, then] = [matters.registration, older(matters.registration)].map((one) => print('registration', one));
    for (const words of ['证件类型', '证件号码', '同意公示投诉信息', '同意委托调解', '联系地址']) {
      expect(now).toContain(words);
      expect(then).not.toContain(words);
    }
    expect(then).toContain('住址');
    expect(then).toContain('联系人');
    expect(missingOf(older({ ...matters.registration, consumerIdNumber: null }), 'registration', paperFacts)).toEqual(
      [],
    );
  });

  it('law papers 5: of those who complain jointly each gets an identity notice of his own', () => {
    const { identity } = matters.identityNotice;
    const joint = aJoint(matters.identityNotice);
    const asked = { ...matters.identityNotice, joint, identity };
    const occasions = complaintPapers.identityNotice.occasions?.(asked) ?? [];
    expect(occasions.map(({ zh }) => zh)).toEqual(joint.members.map(({ name }) => name));
    for (const { of, zh } of occasions)
      expect(textOfPaper(paperOf('identityNotice', asked, { ...paperFacts, occasion: of }))).toContain(`\n${zh}：\n`);
    expect(deliveriesOf(asked).filter(({ paper }) => paper === '限期提供身份证明材料通知书')).toHaveLength(
      joint.members.length,
    );
    expect(complaintPapers.identityNotice.occasions?.(matters.identityNotice)).toBeNull();
  });

  it('law 1 lists each item of 第十条第一款 that the identity notice asks for', () => {
    const { identity } = matters.identityNotice;
    if (identity === null) throw new Error('Nothing was asked.');
    const materials = ['consumer', 'operator', 'facts', 'authorisation'] as const;
    const text = print('identityNotice', { ...matters.identityNotice, identity: { ...identity, materials } });
    expect(text).toContain('（一）投诉人的姓名、电话号码、通讯地址（第十条第一款第（一）项）；（二）被投诉人的名称');
    expect(text).toContain(
      '（三）具体的投诉请求以及消费者权益争议事实（第十条第一款第（三）项）；（四）授权委托书原件',
    );
  });

  it('refuses a recusal in words when it was not granted', () => {
    const recusals = matters.recusalDecision.recusals.map((one) => ({ ...one, granted: false }));
    expect(print('recusalDecision', { ...matters.recusalDecision, recusals })).toContain('不准许回避');
  });

  it('leaves the time of an unproven service to the pen', () => {
    const notices = matters.receipt.notices.map((one) => ({
      ...one,
      toldOn: null,
      way: null,
      proof: null,
      byId: null,
    }));
    expect(print('receipt', { ...matters.receipt, notices })).toContain('\u3000\u3000年\u3000月\u3000日');
  });

  it('lists form 4 among what was served', () => {
    const text = print('receipt', matters.identityNotice);
    expect(text).toContain('限期提供身份证明材料通知书');
    expect(text).toContain('挂号信 XA123456789CN');
  });

  it('numbers the sessions when there were several', () => {
    const [session] = matters.minutes.sessions;
    const sessions = session === undefined ? [] : [session, { ...session, heldAt: '2026-05-15T15:00' }];
    const text = print('minutes', { ...matters.minutes, sessions });
    expect(text).toContain('第1次调解');
    expect(text).toContain('第2次调解');
    expect(text).toContain('2026年5月15日15时');
  });
});
