import { describe, expect, it } from 'vitest';
import { dossierOf } from '../../../src/domain/complaint/dossier-words.ts';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { aComplaint } from '../../build/complaint.ts';

const said = (change: Partial<Complaint>) => Object.fromEntries(dossierOf({ ...aComplaint(), ...change }));
const byId = 'somebody';

describe('the facts of a complaint in its printed file', () => {
  it('say each what was written down, and name as a gap what was asked for and nobody wrote', () => {
    expect(
      said({
        purchase: {
          boughtOn: '2010-12-10',
          place: '中国电信营业厅',
          item: '手机',
          priceFen: null,
          about: null,
          proof: '',
        },
        promises: [{ text: '买手机送200元话费', valueFen: 200_00, condition: '', proof: '' }],
        claims: [{ kind: 'refund', amountFen: 30_00, about: 'over', words: '索取多收的费用' }],
        factRecords: [{ status: 'found', text: '月租不在赠送范围', on: '2011-08-25', proof: '话单', byId }],
      }),
    ).toEqual({
      交易: '2010年12月10日，在中国电信营业厅买手机；价款（没有记）；凭据：（没有记）',
      商家承诺: '买手机送200元话费，值200.00元；告诉过买的人的条件：（没有记）；凭据：（没有记）',
      诉求: '退款：索取多收的费用；金额30余元',
      查明: '月租不在赠送范围；2011-08-25 记；凭据：话单',
    });
  });

  it('number what there is several of, and tell how each term was kept', () => {
    const term = { dueOn: null, until: null, checkEveryDays: null, proof: '', performedOn: null, checks: [] };
    const words = said({
      terms: [
        { ...term, kind: 'inKind', text: '内存50元话费的新卡', valueFen: 50_00, performedOn: '2011-09-01' },
        {
          ...term,
          kind: 'continuing',
          text: '继续履行赠送话费约定',
          valueFen: null,
          until: '2012-08-30',
          checks: [{ on: '2011-09-29', kept: true, words: '话费在送', byId }],
        },
      ],
    });
    expect(words['协议条款1']).toBe(
      '实物或换货：内存50元话费的新卡；价值50.00元；期限（没有记）；2011年9月1日履行；凭据：（没有记）',
    );
    expect(words['协议条款2']).toBe(
      '持续履行：继续履行赠送话费约定；持续到2012年8月30日；查看：2011-09-29 在照做 话费在送；凭据：（没有记）',
    );
  });

  it('say of a clue what came of it, and that nothing did as long as it is open', () => {
    const clue = {
      foundOn: '2011-08-30',
      words: '宣传没有说明限制',
      extendedOn: null,
      extendedBy: null,
      extensionReason: '',
      endedOn: null,
      result: null,
      tipoffNumber: '',
      reason: '',
      byId,
    } as const;
    expect(said({ clues: [clue] })['线索核查']).toBe('2011年8月30日发现：宣传没有说明限制；结果（没有记）');
    expect(
      said({ clues: [{ ...clue, endedOn: '2011-09-05', result: 'noCase', reason: '已经改正' }] })['线索核查'],
    ).toContain('2011年9月5日不予立案：已经改正');
  });

  it('say nothing of what the complaint has not', () => {
    expect(said({})).toEqual({});
  });
});
