import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { moveComplaint } from '../../../src/actions/complaint/complaint.ts';
import { fileComplaint } from '../../../src/actions/complaint/filing.ts';
import { agreementPaper } from '../../../src/domain/complaint/papers/agreement.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { serviceClasses } from '../../../src/domain/complaint/service-classes.ts';
import { formatWan } from '../../../src/domain/base/money.ts';
import type { PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { registrationForm } from '../../../src/domain/complaint/papers/registration-form.ts';
import { linesOf } from '../../../src/domain/matter/paper-sheet.ts';
import { countFigures, countSome } from '../../../src/store/figures.ts';
import { cast } from '../../build/cast.ts';
import { aFiling, aPhone, countyId, inputOf } from '../../build/complaint.ts';
import { paperFacts } from '../../build/papers.ts';
import { qinghe, type Qinghe } from '../../build/qinghe.ts';

let county: Qinghe;
beforeAll(async () => {
  county = await qinghe();
});
afterAll(() => county.close());

/** The case of the first test, which the sums of the year hold too. */
let telecom: Complaint;
const wholeYear = { from: '2011-01-01', to: '2011-10-25', officeId: null };
/** What was recovered in each of the five industries of the seed: 700 yuan together. */
const recovered = { V06: 50_00, 'V01.5': 220_00, V03: 180_00, 'V01.1': 100_00, 'V01.3': 150_00 } as const;

async function act(complaint: Complaint, move: PersonMove, on: string, input: object = {}): Promise<Complaint> {
  const who = move === 'dispatch' ? cast.centre : cast.officer;
  const filled = { ...inputOf(move, complaint, on), ...input } as never;
  return moveComplaint(county.ctx(who, on), complaint.number, move, filled, { version: null });
}

async function mediated(change: Parameters<typeof aFiling>[0], settlement: object): Promise<Complaint> {
  let complaint = await fileComplaint(
    county.ctx(cast.centre, '2011-08-22'),
    aFiling({ ...change, consumer: { phone: aPhone(), ...change?.consumer } }),
  );
  for (const move of [
    'dispatch',
    'accept',
    'recordNotice',
    'recordConsent',
    'recordConsent',
    'startMediation',
  ] as const)
    complaint = await act(complaint, move, '2011-08-23');
  complaint = await act(complaint, 'holdSession', '2011-08-30');
  return act(complaint, 'settle', '2011-08-30', settlement);
}

describe('the telecom case of 2011', () => {
  it('S124 S125 S126 S127 S128 S129 S130 S131 S132 买手机送话费一案：从登记到新卡和继续履行，每个事实都在自己的位置上', async () => {
    let complaint = await mediated(
      {
        categoryCode: 'V06.1',
        natureCode: null,
        amountFen: 30_00,
        amountAbout: 'over',
        story: '买手机送200元话费，几个月没打电话，话费没有送，号码还欠费30多元。',
        claim: '索取多收的费用',
        operator: { name: '中国电信营业厅' },
      },
      {
        disputedFen: 200_00,
        recoveredFen: 50_00,
        compensationFen: 0,
        text: '换发新卡，继续履行赠送话费约定',
        terms: [
          {
            kind: 'inKind',
            text: '内存50元话费的新卡',
            valueFen: 50_00,
            dueOn: null,
            until: null,
            checkEveryDays: null,
            proof: '签收单',
          },
          {
            kind: 'continuing',
            text: '继续履行赠送话费约定',
            valueFen: null,
            dueOn: null,
            until: '2012-08-30',
            checkEveryDays: 30,
            proof: '',
          },
        ],
      },
    );
    expect(complaint.receivedAt).toEqual(new Date('2011-08-22T04:00:00Z'));
    complaint = await act(complaint, 'recordPurchase', '2011-08-31', {
      boughtOn: '2010-12-10',
      place: '中国电信营业厅',
      item: '手机',
      knownOn: '2011-08-01',
      promises: [{ text: '买手机送200元话费', valueFen: 200_00, condition: '', proof: '' }],
    });
    complaint = await act(complaint, 'recordClaims', '2011-08-31');
    complaint = await act(complaint, 'investigate', '2011-08-31', { askedWhom: '电信部门' });
    for (const status of ['claimed', 'replied', 'found'])
      complaint = await act(complaint, 'recordFact', '2011-08-31', { status, text: `${status}：月租不在赠送范围` });
    complaint = await act(complaint, 'checkTerm', '2011-09-29', { words: '话费在送' });
    expect(complaint).toMatchObject({ state: 'settled', recoveredFen: 50_00, nextCheckOn: '2011-10-29' });
    expect(complaint.factRecords.map(({ status }) => status)).toEqual(['claimed', 'replied', 'found']);
    expect(linesOf(agreementPaper(complaint, paperFacts)).join('\n')).toContain('内存50元话费的新卡，价值50.00元');
    telecom = complaint;
    const form = linesOf(registrationForm(complaint, paperFacts)).join('\n');
    expect(form).toContain('30余元');
    expect(form).toContain('2011年8月22日');
  });

  it('S120 S122 S123 五个服务行业分开数：受理5起、处理5起，挽回700元写成0.07万元', async () => {
    const agreed = [telecom];
    for (const [code, fen] of Object.entries(recovered).filter(([code]) => code !== 'V06'))
      agreed.push(await mediated({ categoryCode: code }, { disputedFen: fen, recoveredFen: fen }));
    await mediated({ categoryCode: 'G10.3' }, { disputedFen: 999_00, recoveredFen: 999_00 });
    const services = await countFigures(county.db, countyId, { ...wholeYear, category: 'V' });
    expect(services).toMatchObject({ accepted: 5, settled: 5, closed: 0, recoveredFen: 700_00 });
    expect(formatWan(services.recoveredFen)).toBe('0.07');
    // What is agreed is not handled (处理) before both were told and it was closed.
    const names = ['serviceAccepted', 'serviceClosed', 'serviceRecoveredFen'] as const;
    const said = () => countSome(county.db, countyId, wholeYear, names);
    expect(await said()).toMatchObject({ serviceAccepted: 5, serviceClosed: 0 });
    for (const [i, one] of agreed.entries()) {
      let complaint = one;
      for (const move of ['recordNotice', 'recordNotice', 'close'] as const)
        complaint = await act(complaint, move, '2011-10-10');
      expect(complaint.state).toBe('closed');
      expect((await said()).serviceClosed).toBe(i + 1);
    }
    // The sentence of the seed: 受理服务领域申诉5起，处理5起，挽回0.07万元.
    expect(await said()).toEqual({ serviceAccepted: 5, serviceClosed: 5, serviceRecoveredFen: 700_00 });
    for (const [category, fen] of Object.entries(recovered)) {
      const one = await countFigures(county.db, countyId, { ...wholeYear, category });
      expect(one, category).toMatchObject({ accepted: 1, recoveredFen: fen });
    }
    expect(Object.keys(serviceClasses).toSorted()).toEqual(Object.keys(recovered).toSorted());
    const all = await countFigures(county.db, countyId, wholeYear);
    expect(all).toMatchObject({ accepted: 6, recoveredFen: 1699_00 });
  });
});
