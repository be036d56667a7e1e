import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { scorePairs, type LabelledPair } from '../../../scripts/operator/score.ts';
import { readLabelledLines } from '../../../scripts/labelled-lines.ts';
import { placesOf } from '../../../src/domain/operator/county-places.ts';
import { isTelling, knownIn, matchOf } from '../../../src/domain/operator/matching.ts';
import { keysOf, soughtKeys } from '../../../src/domain/operator/search-keys.ts';
import { compareKnown, sameOperator, type Known } from '../../../src/domain/operator/same-operator.ts';
import { shopNameOf, type Places } from '../../../src/domain/operator/shop-name.ts';
import { codeOf, isCodeWhole, phonesAgree, phonesOf } from '../../../src/domain/operator/shop-reach.ts';
import { readSampleCounty } from '../../../src/outside/seeds.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

let places: Places;

beforeAll(async () => {
  places = placesOf((await readSampleCounty()).regions);
});

describe('Two tellings of a shop', () => {
  // The labels were written before the rule; the second half was not looked at while it was made.
  it.each(['tests/fixtures/operators-1.jsonl', 'tests/fixtures/operators-2.jsonl'])(
    'are matched at least .98 precisely and .90 completely in %s',
    async (file) => {
      const { score } = scorePairs(await readLabelledLines<LabelledPair>(file), places);
      expect(score.n).toBe(250);
      expect(score.precision).toBeGreaterThanOrEqual(0.98);
      expect(score.recall).toBeGreaterThanOrEqual(0.9);
    },
  );

  it.each([
    ['好又多超市柳河店', '好又多超市白杨店', 'different'],
    ['老周农资店', '周记农资', 'same'],
    ['柳河镇老周农资店', '白杨镇老周农资店', 'different'],
    ['老周农资店', '小周农资店', 'different'],
    ['老周农资店', '老周饭店', 'different'],
    ['好又多超市', '好又多超市柳河店', 'maybe'],
    ['老周农资店', '周大明农资店', 'maybe'],
    ['卖化肥的老周', '老周化肥店', 'same'],
    ['老王的小卖部', '王家小卖部', 'same'],
  ] as const)('%s and %s are %s', (a, b, verdict) => {
    expect(sameOperator({ name: a }, { name: b }, places).verdict).toBe(verdict);
  });

  it('of one credit code are one shop whatever they are called, and of two codes never', () => {
    const code = '92990126MA4Y00A11A';
    expect(sameOperator({ name: '福满家', code }, { name: '老李商行', code: code.toLowerCase() }).verdict).toBe('same');
    expect(sameOperator({ name: '福满家', code }, { name: '福满家', code: '92990126MA4Y00C77K' }).verdict).toBe(
      'different',
    );
  });

  it('of a registered company are one whatever telephone it has, and of another house are two', () => {
    const name = '青禾县惠民超市有限公司';
    const told = (phone: string, address = '') => ({ name, phone, address });
    expect(sameOperator(told('13800000001'), told('13900000002'), places).verdict).toBe('same');
    expect(sameOperator(told('', '柳河镇中街12号'), told('', '柳河镇中街十二号'), places).verdict).toBe('same');
    expect(sameOperator(told('', '柳河镇中街12号'), told('', '柳河镇中街88号'), places).verdict).toBe('different');
  });

  it('of which a person has masked the telephone or the code are not taken to agree in it', () => {
    expect(phonesOf('136****2210')).toEqual([]);
    expect(codeOf('92****0419')).toBeNull();
  });

  it('agree in a telephone with and without its area, and not in the 400 number of a chain', () => {
    expect(phonesAgree(phonesOf('0399-652 0701'), phonesOf('6520701'))).toBe('same');
    expect(phonesAgree(phonesOf('400-800-1234'), phonesOf('4008001234'))).toBe('unknown');
    expect(phonesAgree(phonesOf('+86 13600000001'), phonesOf('13600000001'))).toBe('same');
  });

  it('say why in both languages', () => {
    const { why } = sameOperator({ name: '老周农资店' }, { name: '周记农资' });
    expect(why.zh).toMatch(/\p{Script=Han}/u);
    expect(why.en).toMatch(/^[A-Z]/u);
  });

  it('are judged alike whichever comes first', async () => {
    const lines = (await readFile('tests/fixtures/operators-1.jsonl', 'utf8')).trim().split('\n');
    const tellings = lines.flatMap((line) => {
      const { a, b } = JSON.parse(line) as LabelledPair;
      return [a, b];
    });
    fc.assert(
      fc.property(fc.constantFrom(...tellings), fc.constantFrom(...tellings), (a, b) => {
        expect(sameOperator(a, b, places)).toEqual(sameOperator(b, a, places));
      }),
      { numRuns: 2000 },
    );
  });

  it('of any text are judged in a moment', async () => {
    const hostile = ['店', '超市', '农资', '(', '县', '镇镇', '有限公司', '老周', '𠮷', '1', '第一分店'].map((one) =>
      one.repeat(20_000 / one.length),
    );
    const judge = () => {
      for (const name of hostile)
        for (const address of hostile) sameOperator({ name, address, phone: address }, { name: address });
    };
    const enough = 20 * hostile.length ** 2;
    expect(await processorTimeOf(judge, enough)).toBeLessThan(enough);
  });
});

describe('The name of a shop', () => {
  it.each([
    ['青禾县柳河镇老周农资经营部（个体工商户）', { own: '老周', trades: ['farm'], branch: null }],
    ['好又多超市（柳河店）', { own: '好又多', trades: ['grocery'], branch: '柳河' }],
    ['华联超市第一分店', { own: '华联', branch: '1' }],
    ['康健大药房连锁有限公司第三店', { own: '康健', branch: '3' }],
    ['文峰路惠民超市', { own: '惠民', street: '文峰路' }],
    ['雪韻服飾', { own: '雪韵', trades: ['clothes'] }],
  ])('%s is taken apart', (name, parts) => {
    expect(shopNameOf(name, places)).toMatchObject(parts);
  });

  it('tells its town and village', () => {
    expect(shopNameOf('柳河镇前柳村老周农资店', places).where).toMatchObject({ town: '柳河', village: '前柳' });
  });
});

it('The last figure of a 统一社会信用代码 is reckoned as GB 32100 asks.', () => {
  expect(isCodeWhole('91350100M000100Y43')).toBe(true);
  expect(isCodeWhole('91350100M000100Y44')).toBe(false);
});

describe('A telling', () => {
  it.each([
    ['一家店', false],
    ['不知道', false],
    ['惠民超市东湖店等14家', false],
    ['', false],
    ['大营农机配件店', true],
    ['卖化肥的老周', true],
  ])('%s names a shop: %s', (name, told) => {
    expect(isTelling(knownIn({ name, town: null }, places))).toBe(told);
  });

  it('of a name that two shops bear is offered for both, and never given to one', () => {
    const likely = ['a', 'b'].map((id) => ({
      id,
      rootId: id,
      name: '惠民超市',
      names: [],
      town: id === 'a' ? '柳河镇' : '大营镇',
    }));
    const found = matchOf(knownIn({ name: '惠民超市', town: null }, places), likely, places);
    expect(found).toMatchObject({ as: 'offered', matches: [{ id: 'a' }, { id: 'b' }] });
    const told = matchOf(knownIn({ name: '惠民超市', town: '大营镇' }, places), likely, places);
    expect(told).toMatchObject({ as: 'sure', match: { id: 'b' } });
  });

  it('is found by a key that every spelling of its shop has', async () => {
    const pairs = await readLabelledLines<LabelledPair>('tests/fixtures/operators-1.jsonl');
    const lost = pairs.filter(({ a, b, same }) => {
      const [x, y] = [a, b].map((one) => knownIn({ ...one, town: null }, places)) as [Known, Known];
      return same && compareKnown(x, y).verdict === 'same' && !soughtKeys(x).some((key) => keysOf(y).includes(key));
    });
    expect(lost.map(({ a, b }) => `${a.name} ${b.name}`)).toEqual([]);
  });
});
