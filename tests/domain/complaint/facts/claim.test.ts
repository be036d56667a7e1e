import { describe, expect, it } from 'vitest';
import { claimedFen, RecordClaims, RecordPurchase } from '../../../../src/domain/complaint/facts/claim.ts';
import { claimKinds } from '../../../../src/domain/complaint/facts/facts.ts';
import { maskedOnDesk } from '../../../../src/domain/complaint/privacy.ts';
import { fieldsOf } from '../../../../src/domain/base/field.ts';
import { registrationForm } from '../../../../src/domain/complaint/papers/registration-form.ts';
import { linesOf } from '../../../../src/domain/matter/paper-sheet.ts';
import { aComplaint, aFiling, change, filed, make } from '../../../build/complaint.ts';
import { paperFacts } from '../../../build/papers.ts';
import { codeOf } from '../../../build/refusal.ts';

const day = '2026-04-21';
/** What the telecom case of the seed tells: bought on 10 December 2010, 200 yuan promised, 30-odd owed. */
const purchase = {
  boughtOn: '2010-12-10',
  place: '中国电信营业厅',
  item: '手机',
  priceFen: null,
  about: null,
  proof: '购机发票',
  knownOn: '2011-08-01',
  promises: [{ text: '买手机送200元话费', valueFen: 200_00, condition: '只抵通话费，买时没讲', proof: '宣传单' }],
};

const { knownOn: _, promises: __, ...bought } = purchase;
const injury = {
  person: '金某',
  relation: '亲属',
  injury: '右手炸伤',
  injuredOn: null,
  hospital: '',
  costsFen: null,
  product: '手机',
  seller: '镇上杂货店',
};

describe('the claims', () => {
  it('S128 帮助索取多收的费用：诉求一条一条记，种类和金额各自分明', () => {
    const claims = [
      { kind: 'refund', amountFen: 30_00, about: 'over', words: '退多收的月租' },
      { kind: 'apology', amountFen: null, about: null, words: '' },
    ];
    const { next, event } = change(aComplaint(), 'recordClaims', day, { claims });
    expect(next.claims).toEqual(claims);
    expect(claimedFen(next.claims)).toBe(30_00);
    expect(event).toMatchObject({
      verb: 'claims-recorded',
      detail: { claims: [{ kind: 'refund', amountFen: 30_00 }, {}] },
    });
    expect(claimKinds).toHaveLength(10);
    expect(RecordClaims.safeParse({ claims: [{ kind: 'money' }] }).success).toBe(false);
    expect(RecordClaims.safeParse({ claims: [] }).success).toBe(false);
    expect(codeOf(() => change(aComplaint({ state: 'closed' }), 'recordClaims', day, { claims }))).toBe(
      'move-not-allowed',
    );
  });

  it('security W5: keep the numbers that the screen had masked when the form was filled from it', () => {
    const claims = [{ kind: 'refund' as const, amountFen: null, about: null, words: '退到 13900000302' }];
    const before = aComplaint({ claims, purchase: { ...bought, proof: '店主 13900000303 收的' } });
    const seen = maskedOnDesk(before, 'officer');
    expect(seen.claims[0]?.words).toBe('退到 139****0302');
    const more = [...seen.claims, { kind: 'apology', amountFen: null, about: null, words: '写 138****9999' }];
    expect(change(before, 'recordClaims', day, { claims: more }).next.claims).toMatchObject([
      { words: '退到 13900000302' },
      { words: '写 138****9999' },
    ]);
    const again = { ...seen.purchase, knownOn: null, promises: [] };
    expect(change(before, 'recordPurchase', day, again).next.purchase).toEqual(before.purchase);
    const hurt = make(before, 'recordInjury', day, { ...injury, product: '手机，问 13900000304' });
    const saved = change(hurt, 'recordInjury', day, { ...injury, product: '手机，问 139****0304' }).next;
    expect(saved.injury?.product).toBe('手机，问 13900000304');
  });

  it('say their rows to the form', () => {
    const [claims] = fieldsOf(RecordClaims);
    expect(claims).toMatchObject({ name: 'claims', input: 'rows', required: true });
    expect(claims?.rows?.map(({ name }) => name)).toEqual(['kind', 'amountFen', 'about', 'words']);
  });
});

describe('the purchase', () => {
  it('S125 交易有日期、地点、东西和凭据；三年从知道受损那天算，不能早于买的那天', () => {
    const { next } = change(aComplaint(), 'recordPurchase', day, purchase);
    expect(next.purchase).toMatchObject({
      boughtOn: '2010-12-10',
      place: '中国电信营业厅',
      item: '手机',
      proof: '购机发票',
    });
    expect(next.knownOn).toBe('2011-08-01');
    const early = { ...purchase, knownOn: '2010-12-09' };
    expect(codeOf(() => change(aComplaint(), 'recordPurchase', day, early))).toBe('day-before-start');
    const later = { ...purchase, boughtOn: '2026-04-22', knownOn: null };
    expect(codeOf(() => change(aComplaint(), 'recordPurchase', day, later))).toBe('day-in-future');
    expect(RecordPurchase.safeParse({ ...purchase, item: '' }).success).toBe(false);
  });

  it('S126 商家承诺买手机送200元话费：承诺的内容、价值、条件和凭据各是一项', () => {
    const { next, event } = change(aComplaint(), 'recordPurchase', day, purchase);
    expect(next.promises).toEqual(purchase.promises);
    expect(event).toMatchObject({ verb: 'purchase-recorded', detail: { promises: 1, boughtOn: '2010-12-10' } });
  });

  it('S124 S125 S126 S127 S128 投诉登记表印出收到日期、交易、承诺、诉求，约数印成“余”', () => {
    const rough = filed(aFiling({ amountFen: 30_00, amountAbout: 'over' }), { today: day }).next;
    const told = make(make(rough, 'recordPurchase', day, purchase), 'recordClaims', day, {
      claims: [{ kind: 'refund', amountFen: 30_00, about: 'over', words: '退多收的月租' }],
    });
    const lines = linesOf(registrationForm(told, paperFacts)).join('\n');
    expect(lines).toContain('2026年4月21日');
    expect(lines).toContain('交易：2010年12月10日在中国电信营业厅购买手机，凭据：购机发票');
    expect(lines).toContain('承诺：买手机送200元话费，值200.00元，条件：只抵通话费，买时没讲，凭据：宣传单');
    expect(lines).toContain('涉及金额：30余元');
    expect(lines).toContain('1.退款30余元：退多收的月租');
  });
});
