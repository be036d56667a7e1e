import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../../src/domain/complaint/complaint.ts';
import { openNotices } from '../../../../src/domain/complaint/steps/notice.ts';
import { declineGrounds, terminationGrounds } from '../../../../src/domain/law/ground.ts';
import { summonsOf, timeZh } from '../../../../src/domain/complaint/papers/letter.ts';
import {
  complaintPapers,
  mayPrint,
  missingOf,
  paperKinds,
  paperOf,
  type PaperKind,
} from '../../../../src/domain/complaint/papers/papers.ts';
import { unnumberedFrom, type Paper } from '../../../../src/domain/matter/paper-form.ts';
import { linesOf, textOf, type TickRow } from '../../../../src/domain/matter/paper-sheet.ts';
import { aJoint, anAgent } from '../../../build/side-procedure.ts';
import {
  consumerPhone,
  declined,
  idNumber,
  paperFacts,
  matters,
  older,
  operatorPhone,
  settled,
  terminated,
} from '../../../build/papers.ts';

const paper = (kind: PaperKind, matter: Complaint = matters[kind], facts = paperFacts) => paperOf(kind, matter, facts);
const textIn = (one: Paper) =>
  [...one.title, one.number === null ? '' : textOf(one.number), ...linesOf(one)].join('\n');
const ticksIn = (one: Paper): readonly TickRow[] =>
  one.blocks.flatMap((block) => (block.type === 'ticks' ? block.rows : []));

describe('every paper', () => {
  it.each(paperKinds)('%s may be printed for its matter, names the bureau and has no unfilled word', (kind) => {
    expect(mayPrint(matters[kind], kind, paperFacts)).toBe(true);
    const text = textIn(paper(kind));
    expect(text).toContain('青禾县市场监督管理局');
    expect(text).not.toMatch(/undefined|null|NaN|\[object/u);
  });

  it.each([
    ['acceptance', '青市监诉受〔2026〕12号'],
    ['decline', '青市监诉不受〔2026〕5号'],
    ['termination', '青市监诉终〔2026〕3号'],
    ['agreement', '青市监诉调〔2026〕7号'],
    ['mediationNotice', '青市监诉调知〔2026〕第\u3000\u3000号'],
    ['testCommission', '青市监鉴委〔2026〕2号'],
  ] as const)('%s carries the number %s', (kind, number) => {
    expect(textOf(paper(kind).number ?? [])).toBe(number);
  });

  it('leaves room for a number that was not taken yet, in the year of the decision', () => {
    const number = textOf(paper('decline', { ...declined, notices: [], decidedOn: '2025-12-30' }).number ?? []);
    expect(number).toBe('青市监诉不受〔2025〕第\u3000\u3000号');
  });

  it.each([
    ['acceptance', '2026年4月22日'],
    ['decline', '2026年6月16日'],
    ['mediationNotice', '2026年5月6日'],
    ['termination', '2026年5月11日'],
    ['agreement', '2026年5月8日'],
  ] as const)('%s is signed by the bureau with seal on %s', (kind, date) => {
    expect(paper(kind).signOff).toEqual({ name: '青禾县市场监督管理局', date: { text: date, slot: true }, seal: true });
  });

  it('marks what comes from the matter as slots and the wording of the form as none', () => {
    const [first] = paper('acceptance').blocks;
    const runs = first?.type === 'paragraph' ? first.runs : [];
    expect(runs.filter((run) => run.slot).map((run) => run.text)).toEqual([
      '2026年4月20日',
      '与老周农资店之间的消费者权益争议',
      '投2026-0412',
      '补足分量或者退还差价',
    ]);
    expect(
      runs
        .filter((run) => !run.slot)
        .map((run) => run.text)
        .join(''),
    ).toContain('本局决定予以受理');
  });
});

describe('telephones and identity numbers', () => {
  it.each(['acceptance', 'decline', 'mediationNotice', 'termination'] as const)(
    '%s shows the office’s telephone and nobody else’s',
    (kind) => {
      const text = textIn(paper(kind));
      expect(text).toContain('联系人：周毅，联系电话：0399-652 0300。');
      for (const secret of [consumerPhone, operatorPhone, idNumber]) expect(text).not.toContain(secret);
    },
  );

  it.each(['mediationNotice', 'termination'] as const)(
    '%s, which both parties get, repeats no words of the consumer',
    (kind) => {
      const told = { ...matters[kind], claim: `打我电话${consumerPhone}`, story: `我的电话${consumerPhone}` };
      expect(textIn(paper(kind, told))).not.toContain(consumerPhone);
    },
  );

  it('agreement shows both telephones, as form 9 asks, and no identity number', () => {
    const text = textIn(paper('agreement'));
    expect(text).toContain(consumerPhone);
    expect(text).toContain(operatorPhone);
    expect(text).not.toContain(idNumber);
  });

  it('registration, which stays in the file, shows what the consumer gave', () => {
    const text = textIn(paper('registration'));
    for (const given of [consumerPhone, operatorPhone, idNumber, '居民身份证']) expect(text).toContain(given);
  });
});

describe('the decision not to accept', () => {
  it.each(Object.keys(declineGrounds) as (keyof typeof declineGrounds)[])(
    'prints all seven grounds and ticks %s alone',
    (ground) => {
      const rows = ticksIn(paper('decline', { ...declined, declineGrounds: [ground] }));
      expect(rows.map((row) => row.text)).toEqual(Object.values(declineGrounds).map((row) => row.zh));
      expect(rows.map((row) => row.nth)).toEqual([
        '（一）',
        '（二）',
        '（三）',
        '（四）',
        '（五）',
        '（六）',
        '（七）',
      ]);
      expect(rows.filter((row) => row.ticked).map((row) => row.text)).toEqual([declineGrounds[ground].zh]);
    },
  );

  it('cites the article and the item, gives the reason and the other routes', () => {
    const text = textIn(paper('decline'));
    expect(text).toContain('第十六条规定的下列第〔四〕项情形');
    expect(text).toContain('至投诉之日已超过三年');
    expect(text).toContain('《中华人民共和国消费者权益保护法》第三十九条规定的其他途径');
    for (const route of [
      '（一）与经营者协商和解',
      '（二）请求消费者协会',
      '（四）根据与经营者达成的仲裁协议',
      '（五）向人民法院提起诉讼',
    ]) {
      expect(text).toContain(route);
    }
    expect(text).not.toContain('复议');
  });

  it('names two grounds when two apply', () => {
    const both = paper('decline', { ...declined, declineGrounds: ['NA3', 'NA5'] });
    expect(textIn(both)).toContain('下列第〔三〕〔五〕项情形');
    expect(ticksIn(both).filter((row) => row.ticked)).toHaveLength(2);
  });

  it('sends to another department only a matter that is not market regulation’s', () => {
    const route = '（三）向有关行政部门';
    const sentOn = { ...declined, declineGrounds: ['NA1' as const] };
    expect(textIn(paper('decline'))).not.toContain(route);
    // The form says that the complainant is told which: the letter tells it.
    expect(textIn(paper('decline', { ...sentOn, declineEvidence: { department: '青禾县农业农村局' } }))).toContain(
      '（三）向有关行政部门（青禾县农业农村局）投诉；',
    );
    expect(textIn(paper('decline', { ...sentOn, declineEvidence: null }))).toContain('（三）向有关行政部门投诉；');
  });
});

describe('the decision to end the mediation', () => {
  it.each(Object.keys(terminationGrounds) as (keyof typeof terminationGrounds)[])(
    'prints all eight grounds and ticks %s alone',
    (ground) => {
      const rows = ticksIn(paper('termination', { ...terminated, terminateGround: ground }));
      expect(rows.map((row) => row.text)).toEqual(Object.values(terminationGrounds).map((row) => row.zh));
      expect(rows.filter((row) => row.ticked).map((row) => row.text)).toEqual([terminationGrounds[ground].zh]);
    },
  );

  it('goes to both parties with the relief of article 25 and no other', () => {
    const one = paper('termination');
    expect(textOf(one.addressee ?? [])).toBe('李有田、老周农资店：');
    const text = textIn(one);
    expect(text).toContain('第二十三条第一款规定的下列第〔三〕项情形');
    expect(text).toContain('第二十五条的规定');
    expect(text).toContain('（五）向人民法院提起诉讼');
    expect(text).not.toMatch(/复议|行政诉讼/u);
  });
});

describe('the notice of mediation', () => {
  it('says time, place, mediators, what to bring, the days for another mediator and what absence leads to', () => {
    const text = textIn(paper('mediationNotice'));
    for (const words of [
      '调解时间：2026年5月8日9时30分。',
      '柳河市场监管所调解室',
      '周毅、孙玉梅',
      '请携带',
      '3日内申请回避',
      '终止调解',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('takes the session that is called over those that were held', () => {
    const summons = {
      heldAt: '2026-05-12T14:00:00+08:00',
      place: '12315中心',
      way: 'video',
      mediators: '方敏',
      objectionDays: 5,
      calledOn: '2026-05-06',
      byId: 'zhouyi',
    } as const;
    const text = textIn(paper('mediationNotice', { ...matters.mediationNotice, summons }));
    for (const words of ['2026年5月12日14时。', '12315中心（以视频方式进行）。', '方敏', '5日内'])
      expect(text).toContain(words);
    expect(text).not.toContain('孙玉梅');
  });

  it('takes no number for a session that was held without one; of one to come it does', () => {
    const of = (matter: Complaint, today: string) =>
      unnumberedFrom(complaintPapers, 'mediationNotice', matter, { ...paperFacts, today });
    const held = matters.mediationNotice;
    const codes = ['2026-05-07', '2026-05-08', '2026-06-01'].map((today) => of(held, today));
    expect(codes).toEqual([null, 'session-over', 'session-over']);
    expect(of({ ...held, sessions: [] }, '2026-06-01')).toBeNull();
    // What was told before it was held has its number, and keeps it.
    const notices = openNotices('mediation', '青市监诉调知〔2026〕4号').map((notice) => ({
      ...notice,
      occasion: held.sessions[0]?.heldAt ?? '',
    }));
    expect(of({ ...held, notices }, '2026-06-01')).toBeNull();
  });

  it('leaves the lines open while no session is fixed', () => {
    expect(textIn(paper('mediationNotice', { ...matters.mediationNotice, sessions: [] }))).toContain(
      '调解时间：\u3000\u3000年\u3000月\u3000日\u3000时\u3000分。',
    );
  });

  it('picks the next session, else the last one, by China’s time', () => {
    const at = (heldAt: string) => ({ heldAt, place: '', way: 'onSite', mediators: '' }) as const;
    const sessions = [at('2026-05-20T09:00'), at('2026-05-05T18:00:00Z'), at('2026-05-01T09:00')];
    expect(summonsOf(sessions, '2026-05-06')?.heldAt).toBe('2026-05-05T18:00:00Z');
    expect(summonsOf(sessions, '2026-05-07')?.heldAt).toBe('2026-05-20T09:00');
    expect(summonsOf(sessions, '2026-06-01')?.heldAt).toBe('2026-05-20T09:00');
    expect(summonsOf([], '2026-05-06')).toBeNull();
    expect(timeZh('2026-05-05T18:05:00Z')).toBe('2026年5月6日2时5分');
  });
});

describe('the agreement', () => {
  it('has the parties, the terms, the effect, three signatures and three copies', () => {
    const one = paper('agreement');
    const text = textIn(one);
    for (const words of [
      '李有田',
      '老周农资店',
      '退还差价140元',
      '履行期限：至2026年5月10日止。',
      '加盖本局印章后生效',
      '一式三份',
      '争议金额：140.00元',
    ]) {
      expect(text).toContain(words);
    }
    const signatures = one.blocks.flatMap((block) =>
      block.type === 'signatures' ? block.rows.map((row) => row.who) : [],
    );
    expect(signatures).toEqual(['投诉人（签名或者盖章）：', '被投诉人（签名或者盖章）：', '调解人员（签名）：']);
  });

  it('is a record without copies when the parties need no 调解书', () => {
    const agreement = settled.agreement === null ? null : { ...settled.agreement, form: 'record' as const };
    const one = paper('agreement', { ...settled, agreement });
    expect(one.title.at(-1)).toBe('投诉调解记录');
    expect(textIn(one)).not.toContain('一式三份');
    expect(textIn(one)).toContain('根据《市场监督管理投诉举报处理办法》第二十四条的规定，本争议不制作调解书');
    for (const [why, words] of [
      ['performed', '协议已经即时履行，'],
      ['waived', '双方当事人同意不制作调解书（笔录上签名），'],
      ['notOnSite', '本争议未经现场调解，'],
    ] as const) {
      const record =
        agreement === null ? null : { ...agreement, whyRecord: why, waiver: why === 'waived' ? '笔录上签名' : '' };
      expect(textIn(paper('agreement', { ...settled, agreement: record }))).toContain(`${words}根据`);
    }
  });

  it('cuts a story of pages at a full sentence and says where the rest is', () => {
    const text = textIn(paper('agreement', { ...settled, story: '这是一句长话。'.repeat(100) }));
    expect(text).toContain('这是一句长话。（其余见投诉登记表）');
  });
});

describe('the registration form', () => {
  it.each([
    [true, false, '☑同意公示投诉信息\u3000\u3000□同意委托调解'],
    [false, true, '□同意公示投诉信息\u3000\u3000☑同意委托调解'],
  ])('ticks the consents as given (%s, %s)', (consentPublish, consentEntrust, line) => {
    expect(textIn(paper('registration', { ...matters.registration, consentPublish, consentEntrust }))).toContain(line);
  });

  it('says what the complaint said, and who registered it', () => {
    const text = textIn(paper('registration'));
    for (const words of [
      '编号：投2026-0412',
      '每袋只有46公斤出头',
      '涉及金额：1,750.00元',
      '经办人（签字）：',
      '2026年4月20日',
    ])
      expect(text).toContain(words);
  });
});

describe('共同投诉 《办法》第十二条：三位投诉人的文书', () => {
  const three = (matter: Complaint): Complaint => {
    const { members } = aJoint(matter);
    const [first, second] = members;
    if (first === undefined || second === undefined) throw new Error('two complain jointly');
    const third = { ...second, n: 3, name: '孙莉', phone: '13800000303', address: '', amountFen: 300_00 };
    const each = [{ ...first, amountFen: 1200_00 }, { ...second, amountFen: 900_50 }, third];
    return { ...matter, amountFen: 2400_50, joint: { members: each, elections: [] } };
  };
  const names = ['李有田', '赵桂英', '孙莉'];
  const signers = (one: Paper) =>
    one.blocks.flatMap((block) => (block.type === 'signatures' ? block.rows.map((row) => row.who) : []));
  const textOfThree = (kind: PaperKind) => textIn(paper(kind, three(matters[kind])));

  it('调解书每位有电话和签名的一行，份数按人数数', () => {
    const text = textOfThree('agreement');
    for (const phone of [consumerPhone, '13800000302', '13800000303']) expect(text).toContain(phone);
    expect(signers(paper('agreement', three(settled)))).toEqual([
      ...names.map((name) => `投诉人${name}（签名或者盖章）：`),
      '被投诉人（签名或者盖章）：',
      '调解人员（签名）：',
    ]);
    expect(text).toContain('本调解书一式五份，每位投诉人和被投诉人各执一份，本局存档一份。');
    expect(textIn(paper('agreement'))).toContain('本调解书一式三份，双方当事人各执一份，本局存档一份。');
  });

  it('调解记录写上开会那天在的每一位，各签各的名；同意调解的日子不同的，各写各的', () => {
    const one = three(matters.minutes);
    expect(textIn(paper('minutes', one))).toContain(names.join('、'));
    const signed = names.map((name) => `投诉人${name}（签名）：`);
    expect(signers(paper('minutes', one)).slice(0, 4)).toEqual([...signed, '被投诉人（签名）：']);
    const [first, second, third] = one.joint?.members ?? [];
    if (first === undefined || second === undefined || third === undefined) throw new Error('three complain jointly');
    const wish = {
      ...first.wishes[0],
      kind: 'mediate',
      given: true,
      on: '2026-04-28',
      way: 'phone',
      proof: '',
    } as const;
    const later = { ...third, joinedOn: '2026-05-09', wishes: [{ ...wish, byId: null }] };
    const text = textIn(
      paper('minutes', {
        ...one,
        joint: { members: [first, { ...second, leftOn: '2026-05-09' }, later], elections: [] },
      }),
    );
    // Who left after the session was at it; who joined after it was not.
    expect(text).toContain('李有田、赵桂英\n');
    expect(text).not.toContain('投诉人孙莉（签名）');
    expect(text).toContain('李有田：2026年4月24日\n孙莉：2026年4月28日');
  });

  it('登记表写明几位、各多少，金额是合计', () => {
    const text = textOfThree('registration');
    for (const words of [
      '李有田等3人',
      `1.李有田，${consumerPhone}，柳河镇郭庄村，涉及1,200.00元`,
      '2.赵桂英，13800000302，柳河镇郭庄村，涉及900.50元',
      '3.孙莉，13800000303，涉及300.00元',
      '涉及金额：2,400.50元（3人合计）',
    ])
      expect(text).toContain(words);
    expect(textIn(paper('registration'))).not.toContain('合计');
  });

  it('写给几位的叫“你们”，只写给其中一位的叫“你”', () => {
    for (const kind of ['acceptance', 'decline', 'transfer', 'anew', 'routingTold'] as const) {
      expect(textOfThree(kind), kind).toContain('收到你们关于');
      expect(textIn(paper(kind)), kind).toContain('收到你关于');
    }
    expect(textOfThree('decline')).toContain('你们还可以按照');
    const asked = three(matters.identityNotice);
    const own = textIn(paper('identityNotice', asked, { ...paperFacts, occasion: '2026-04-22.3' }));
    for (const words of ['孙莉：', '收到你关于', '请你于']) expect(own).toContain(words);
  });

  it('加人以前就有代理人的，写明只代理第一位', () => {
    const one = { ...three(settled), agents: [anAgent({ name: '李芳', since: '2026-04-20' })] };
    expect(textIn(paper('acceptance', one))).toContain('李有田（委托代理人：李芳）、赵桂英、孙莉：');
    for (const kind of ['agreement', 'registration'] as const)
      expect(textIn(paper(kind, one)), kind).toMatch(/李芳.*（代理李有田）/u);
  });

  it('委托函、鉴定委托书每位一行签名，分送、督办、回访写上每一位', () => {
    for (const kind of ['entrustLetter', 'testCommission'] as const)
      expect(signers(paper(kind, three(matters[kind]))), kind).toHaveLength(4);
    for (const kind of ['dispatchNotice', 'routingSlip', 'supervision'] as const)
      expect(textOfThree(kind), kind).toContain(names.join('、'));
    expect(textOfThree('callRecord')).toContain('13800000303');
  });
});

describe('只选了村、没写更细地址的', () => {
  const placeOf = (id: string | null) => (id === 'v-bg' ? '城关镇北关社区' : id === 'v-gz' ? '柳河镇郭庄村' : null);
  const facts = { ...paperFacts, placeOf };
  const lives = (matter: Complaint): Complaint => ({ ...matter, consumerAddress: '', consumerRegionId: 'v-bg' });

  it.each(['registration', 'agreement', 'powerOfAttorney'] as const)('%s 印上镇和村，不算缺地址', (kind) => {
    const one = paper(kind, lives(matters[kind]), facts);
    expect(textIn(one)).toContain('城关镇北关社区');
    expect(one.missing.map(({ zh }) => zh).join('；')).not.toMatch(/投诉人的?(?:联系)?地址/u);
    expect(textIn(paper(kind, matters[kind], facts))).not.toContain('城关镇北关社区');
  });

  it('2019年的登记表也一样；连村都不知道的，照样说缺', () => {
    expect(textIn(paper('registration', lives(older(matters.registration)), facts))).toContain('城关镇北关社区');
    const nowhere = { ...settled, consumerAddress: '', consumerRegionId: null };
    expect(missingOf(nowhere, 'agreement', facts).map(({ zh }) => zh)).toContain('投诉人的地址');
    expect(missingOf(nowhere, 'registration', facts).map(({ zh }) => zh)).toContain('投诉人联系地址');
  });

  it('共同投诉的每一位用自己的村，缺的点名', () => {
    const { members } = aJoint(settled);
    const homes = [null, 'v-gz', null];
    const each = [...members, ...members.slice(1)].map((member, i) => ({
      ...member,
      n: i + 1,
      address: '',
      regionId: homes[i] ?? null,
      name: ['李有田', '赵桂英', '孙莉'][i] ?? '',
    }));
    const one = { ...lives(settled), joint: { members: each, elections: [] } };
    const text = textIn(paper('agreement', one, facts));
    for (const place of ['城关镇北关社区', '柳河镇郭庄村']) expect(text).toContain(place);
    expect(missingOf(one, 'agreement', facts).map(({ zh }) => zh)).toContain('孙莉的地址');
  });
});
