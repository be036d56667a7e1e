import { describe, expect, it } from 'vitest';
import { leaksOf } from '../../../src/domain/base/disclosure/leak.ts';
import { withoutTeller } from '../../../src/domain/supervision/enforcement/exhibit-names.ts';
import { anEnforcement } from '../../build/supervision/enforcement.ts';
import { keptWhole, tellerNames, withoutTellers } from '../../../src/domain/desk/teller-names.ts';

const told = (change: object = {}) =>
  tellerNames(
    [{ name: '李明', phone: '13812340317', address: '前进村3组', idNumber: '510181197701012222', ...change }],
    '（密封打不开）',
  );
const party = ['李明超市', '城关镇东街12号'];
const say = (words: string, change: object = {}) => withoutTellers(words, told(change), party);

describe('案卷里的投诉人', () => {
  it('go by name, telephone, number and address', () => {
    expect(say('李明（13812340317，住前进村3组）来所反映')).toBe('（已清除）（（已清除），住（已清除））来所反映');
    for (const words of ['询问李明', '李明说见过', '消费者李明购买', '向李明退款', '李明的证言'])
      expect(say(words), words).not.toContain('李明');
    expect(say('证件 510181197701012222')).toBe('证件 （已清除）');
    expect(say('王秀兰在场', { name: '王秀兰' })).toBe('（已清除）在场');
  });

  it('leave everybody and everything else by its name', () => {
    for (const words of ['李明超市', '李明亮称不知情', '张李明在场', '李明便利店的货', '李明农资店的货'])
      expect(say(words), words).toBe(words);
    expect(say('李明在李明超市买到')).toBe('（已清除）在李明超市买到');
    for (const words of ['化肥销售高峰期', '化肥销售高峰在三月']) expect(say(words, { name: '高峰' })).toBe(words);
    expect(say('单号 9138123403170 、13812340317')).toBe('单号 9138123403170 、（已清除）');
  });

  it('leave a town, a village and the address of the party', () => {
    for (const address of ['城关镇', '前进村', '城关镇东街12号'])
      expect(say('城关镇东街12号，前进村进的货', { address }), address).toBe('城关镇东街12号，前进村进的货');
    expect(say('住城关镇西街3号', { address: '城关镇西街3号' })).toBe('住（已清除）');
  });

  it('leave nobody where the seal does not open', () => {
    const closed = told({ name: '（密封打不开）', phone: '（密封打不开）', address: '', idNumber: null });
    expect(closed).toEqual({ names: [], numbers: [], addresses: [] });
  });

  it('leave the exhibits of a decision as the decision lists them', () => {
    const of = { ...anEnforcement(), channel: 'tipoff' as const };
    const printed = (words: string) => withoutTeller(words, of, { leaksOf, known: [] });
    for (const words of ['李明拍的照片 3 张', '李明的证言', '举报人李明的聊天记录，13812340317']) {
      const erased = withoutTellers(words, told(), party, '某某');
      expect(erased, words).not.toContain('李明');
      expect(printed(erased), words).toBe(printed(words));
    }
  });

  it('leave what was served as it was served', () => {
    const none = keptWhole({ notices: [], decision: null });
    expect([...none]).toEqual(expect.arrayContaining(['operatorName', 'partyAddress', 'decision']));
    expect(none.has('facts')).toBe(false);
    expect(keptWhole({ notices: [{}] as never, decision: null }).has('facts')).toBe(true);
    expect(keptWhole({ notices: [], decision: {} as never }).has('cause')).toBe(true);
  });
});
