import { glob, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { maskPersons, maskText, unmasked, withoutWords } from '../../../src/domain/base/masking.ts';
import { isMasked } from '../../../src/domain/base/number/masked.ts';
import { recordReasons } from '../../../src/domain/complaint/mediation/record-reason.ts';
import { tipoffNoticeKinds } from '../../../src/domain/law/duty-laws.ts';
import { failureEnds, failures, leftBys } from '../../../src/domain/law/service.ts';
import { annulmentCauses } from '../../../src/domain/matter/decided/annulment-words.ts';
import { proposals, tipoffOutcomes } from '../../../src/domain/tipoff/tipoff.ts';
import { aTipoff, makeTipoff } from '../../build/tipoff.ts';
import { numbersIn } from '../../../src/domain/base/number/standing-numbers.ts';
import { processorTimeOf } from '../../build/house/processor-time.ts';

describe('What is erased', () => {
  it('keeps hashes, words of lists and numbers, and no identity number or telephone in a field of a list', () => {
    const hash = 'ab12'.repeat(16);
    const figures = '5'.repeat(64);
    expect(withoutWords({ sha256: figures, contentHash: hash, answer: 'agreed', how: 'phone', lossFen: 3 })).toEqual({
      sha256: figures,
      contentHash: hash,
      answer: 'agreed',
      how: 'phone',
      lossFen: 3,
    });
    const told = { answer: '510181197701012222', how: '13911122233', found: '51018119770101222X', sha256: '李四' };
    expect(withoutWords(told)).toEqual({ answer: '', how: '', found: '', sha256: '' });
  });

  it.each([
    ['cause', annulmentCauses],
    ['end', failureEnds],
    ['how', failures],
    ['leftBy', leftBys],
    ['what', proposals],
    ['whyRecord', recordReasons],
    ['kind', tipoffNoticeKinds],
    ['outcome', tipoffOutcomes],
  ] as const)(
    'law 9: keeps each word of the list that %s is chosen from, and nothing that somebody wrote',
    (name, list) => {
      for (const value of list) expect(withoutWords([{ [name]: value }])).toEqual([{ [name]: value }]);
      expect(withoutWords({ [name]: '李四说的' })).toEqual({ [name]: '' });
    },
  );

  it('law 9: leaves a revoked decision and a notice that failed readable, without what was written of them', () => {
    const failed = makeTipoff(
      makeTipoff({ ...aTipoff({ state: 'verifying' }), laws: ['companyDisclosure'] }, 'notOpen', '2026-04-28'),
      'recordUnserved',
      '2026-04-30',
    );
    const kept = withoutWords(makeTipoff(failed, 'decideAnew', '2026-07-20'));
    expect(kept.annulments).toMatchObject([
      { cause: 'review', reason: '', notices: [{ failure: { how: 'refused', end: 'left', proof: '' } }] },
    ]);
  });
});

describe('security F7: numbers in words', () => {
  const story =
    '我的电话138 1234 0317，身份证330424197803041527，另一张33042419780304152x，店里0399-652 0303、１３８１２３４０３１８，快递单1381234031713912345678。';

  it('are found by their figures, whatever stands between them, of either width and of any length', () => {
    expect(maskText(story, [])).toBe(
      '我的电话138****0317，身份证330****1527，另一张330****152X，店里039****0303、138****0318，快递单138****5678。',
    );
    expect(numbersIn(story)).toHaveLength(6);
    expect(numbersIn(story).map(({ at, figures }) => story.slice(at, at + figures.length))).toEqual(
      numbersIn(story).map(({ figures }) => figures),
    );
  });

  it.each([
    '20260420',
    '2026-04-20 18:30 买的',
    '2026-4-5 1750元',
    '2026-04-01 2026-04-20',
    '2026.04.20 和 2026/4/20 18点',
    '花了 123456 元，付了12345.67元，12315 没人接',
    '见投2026-12345 和举 2026-123456',
    '投2026-12345 3件',
    '投2026-12345、2026-12346 和2026-12347',
    '投2026-12345 2026-12346 2026-04-20',
  ])('are no day, hour, sum or number of a matter: %s', (words) => {
    expect(maskText(words, [])).toBe(words);
    expect(numbersIn(words)).toEqual([]);
  });

  it('are no number of any ledger that has a letter of its own, and a telephone beside a word is one', async () => {
    const letters = new Set<string>();
    for await (const file of glob('src/{domain,actions}/**/*.ts'))
      for (const [, letter = ''] of (await readFile(file, 'utf8')).matchAll(/(?:letter: |docketNumber\()'(.)'/gu))
        letters.add(letter);
    expect(letters.size).toBeGreaterThan(20);
    for (const letter of letters) expect(numbersIn(`收到${letter}2026-0003，请办`)).toEqual([]);
    expect(numbersIn('电话2026-1234')).toHaveLength(1);
  });

  it.each([
    ['20881234', ['20881234']],
    ['138－1234－0317', ['138－1234－0317']],
    ['138  1234  0317', ['138  1234  0317']],
    ['138.1234.0317、138/1234/0317、138_1234_0317', ['138.1234.0317', '138/1234/0317', '138_1234_0317']],
    ['①③⑧12340317', ['①③⑧12340317']],
    ['33042419780304152Ｘ', ['33042419780304152Ｘ']],
    ['1 3 8 1 2 3 4 0 3 1 7', ['1 3 8 1 2 3 4 0 3 1 7']],
    ['330424 19780304 1527', ['330424 19780304 1527']],
    ['138 - 1234 - 0317', ['138 - 1234 - 0317']],
    [
      '打(0577)88881234，（0577） 8888-1234，0577（88881234）',
      ['(0577)88881234', '（0577） 8888-1234', '0577（88881234'],
    ],
    ['(86)13812340317(王经理)', ['13812340317']],
    ['013812340317', ['013812340317']],
    ['13812340317x、0577-88881234x801', ['13812340317', '0577-88881234']],
    ['330424 19780304 152x', ['330424 19780304 152x']],
    ['单号12345678901234567x', ['12345678901234567x']],
  ])(
    'are read whatever width, dash, dot or stroke they have, and are no day by their beginning: %s',
    (words, figures) => {
      expect(numbersIn(words).map((one) => one.figures)).toEqual(figures);
    },
  );

  it.each([
    ['13812340317 2026年4月', ['13812340317']],
    ['2026-04-20 13812340317', ['13812340317']],
    ['20260420 13812340317', ['13812340317']],
    ['13812340317 13899990317', ['13812340317', '13899990317']],
    ['13812340317\n0399-6520303 8点', ['13812340317', '0399-6520303']],
    ['33042419780304152X 13812340317', ['33042419780304152X', '13812340317']],
    ['13812340317（13899990317）', ['13812340317', '13899990317']],
    ['投2026-12345 13812340317 3件', ['13812340317']],
    ['投2026-12345，2026-1234', ['2026-1234']],
    ['收了1280（2025）元，3000 - 5000元，2026-04-20（18）', []],
  ])('end where a day or another number begins: %s', (words, figures) => {
    expect(numbersIn(words).map((one) => one.figures)).toEqual(figures);
  });

  it.each([
    ['我的13812340317', '我的138****0317'],
    ['打+86 138 1234 0317', '打+138****0317'],
    ['打0399-6520303', '打039****0303'],
    ['打01088881234', '打010****1234'],
    ['证件330424197803041520', '证件330****1520'],
    ['老证件330424780304152', '老证件330****4152'],
    ['卡6222 0212 3456 7890 128', '卡622****0128'],
    ['打138 - 1234 - 0317', '打138****0317'],
    ['打138 —— 1234 —— 0317', '打138****0317'],
    ['打(0577)88881234', '打057****1234'],
    ['打（0577）8888 1234（小王）', '打057****1234（小王）'],
    ['打013812340317', '打138****0317'],
    ['打+86 013812340317', '打+138****0317'],
    ['打13812340317x', '打138****0317x'],
    ['打0577-88881234x801', '打057****1234x801'],
    ['证件33042419780304152x', '证件330****152X'],
    ['打1381234031713912345678', '打138****5678'],
  ])('are hidden from the desk where they have the shape of a person’s: %s', (words, hidden) => {
    expect(maskPersons(words, [])).toBe(hidden);
  });

  it.each([
    '京东订单 JD123456789012，淘宝 1938475610293847561',
    '快递单 78901234567890、SF1234567890123',
    '生产许可证 SC10634112300123，条码 6901234567892，批号 20251301A',
    '客服 400-123-4567，执照 91411023MA9XXXXX5Q',
    '卡号写成 6222021234567890127',
    '证件 330424197813041527',
  ])('are read at the desk without a reason where they are an order, a batch or a licence: %s', (words) => {
    expect(maskPersons(words, [])).toBe(words);
    expect(numbersIn(words)).not.toEqual([]);
  });

  it('are read where the same number stands beside them in full, however it was typed', () => {
    expect(maskPersons('他的138 0399 0303，我的13812340317', [], ['+86-13803990303', ''])).toBe(
      '他的138 0399 0303，我的138****0317',
    );
    const field = ['0577-88881234、13803990303（王经理）'];
    expect(maskPersons('店里(0577)88881234，王经理013803990303，我的13812340317', [], field)).toBe(
      '店里(0577)88881234，王经理013803990303，我的138****0317',
    );
  });

  it.each(['1 - ', '(1)', '1）（', '0', '1381234031', 'x1', '2026-12345、'])(
    'take no longer than they are long: %s',
    async (part) => {
      const words = part.repeat(Math.ceil(200_000 / part.length));
      expect(await processorTimeOf(() => numbersIn(words), 2000)).toBeLessThan(2000);
    },
  );

  it('come back into what was made of masked words, where one number alone can be meant', () => {
    expect(unmasked(maskText(story, []), story)).toBe(story);
    expect(unmasked('请查处：电话138****0317，也打过139****0317', story)).toBe(
      '请查处：电话138 1234 0317，也打过139****0317',
    );
    const two = '打13812340317，也打13899990317';
    expect(unmasked(maskText(two, []), two)).toBe(maskText(two, []));
    expect([story, maskText(story, []), '打分*****'].map(isMasked)).toEqual([false, true, false]);
  });
});
