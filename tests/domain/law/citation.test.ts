/** On a matter received under an older rule nothing shown cites another order: its own article, or none. */
import { describe, expect, it } from 'vitest';
import { cited, citedField, citedZh } from '../../../src/domain/law/citation.ts';
import { complaintStates, type Complaint } from '../../../src/domain/complaint/complaint.ts';
import { advice } from '../../../src/domain/complaint/advice.ts';
import { fieldsOf, type Field } from '../../../src/domain/base/field.ts';
import { groundLists, groundRules } from '../../../src/domain/law/ground.ts';
import { powerOf } from '../../../src/domain/complaint/steps/jurisdiction.ts';
import { personMoves, procedure } from '../../../src/domain/complaint/procedure.ts';
import { Refusal } from '../../../src/domain/base/refusal.ts';
import { clockRules, ruleSets, type RuleSet } from '../../../src/domain/law/rulebook.ts';
import { legalRoleWords } from '../../../src/domain/complaint/steps/station-talk.ts';
import { helpRoleWords } from '../../../src/domain/command/redispatch.ts';
import { wordings } from '../../../src/domain/law/wording.ts';
import { problemOf } from '../../../src/http/base/errors.ts';
import { refusals } from '../../../src/domain/refusals.ts';
import { nextOf } from '../../../src/staff/complaint/consequences.ts';
import { firstOf } from '../../../src/staff/complaint/first-words.ts';
import { aComplaint, facts, receiptLimits } from '../../build/complaint.ts';

const receivedOn: Record<RuleSet, string> = {
  GS51: '2013-06-03',
  GS62: '2019-06-03',
  SAMR20: '2024-06-03',
  SAMR121: '2026-06-03',
};
const names = Object.keys(receivedOn) as RuleSet[];
const old = names.filter((rules) => rules !== 'SAMR121');
const on = (rules: RuleSet, complaint: Complaint): Complaint => ({
  ...complaint,
  receivedAt: new Date(`${receivedOn[rules]}T09:00:00+08:00`),
});
/** An article without the name of another law before it. */
const bare = /(?<!法|条例 ?|规定 ?|》|令\d+ ?)第[一二三四五六七八九十]+条/gu;
/** Every article that is known of the rule. */
const known = (rules: RuleSet): Set<string> => {
  const { cites } = Object.values(wordings).find((one) => one.rules === rules) ?? wordings['2026.1'];
  const { decline, terminate } = groundLists[rules];
  const answers = { inDuty: 'yes', respondent: 'ordinary', place: 'here', home: 'here' };
  const texts = [
    ...Object.values(cites),
    ...[...Object.values(decline), ...Object.values(terminate)].map(({ article }) => article),
    ...Object.values(clockRules(rules)).map(({ article }) => article),
    powerOf(answers as Parameters<typeof powerOf>[0], rules).article,
    rules === 'SAMR20' ? '第十三条' : '',
  ];
  return new Set(texts.flatMap((text) => text?.match(/第[一二三四五六七八九十]+条/gu) ?? []));
};
const wordsIn = (field: Field): string[] => [
  field.zh,
  field.hintZh ?? '',
  ...(field.name === 'ground' || field.name === 'found' ? [] : (field.options ?? []).map(({ zh }) => zh)),
  ...(field.rows ?? []).flatMap(wordsIn),
];

describe('令121 on an older matter', () => {
  it.each([
    ['现场调解要提前告知双方（第二十条）', '（第十八条）', '', ''],
    ['费用谈不拢的可以终止调解（第二十三条第一款第（四）项）', '（第二十一条第一款第（二）项）', '', ''],
    ['请并案（第十六条第（二）项）', '（第十五条第（二）项）', '（第十六条第（五）项）', '（第十七条第（三）项）'],
    ['达成协议或者终止（第二十三条）', '（第二十一条）', '（第二十九条）', '（第二十八条）'],
    ['请中心退回（第四十一条）', '', '', ''],
    ['受托（第十九条，双方同意）', '（第十七条，双方同意）', '（双方同意）', '（双方同意）'],
    ['拒不配合（第十条、第十六条）', '（第十五条）', '（第十六条）', '（第十七条）'],
    ['还有别的路（《消费者权益保护法》第三十九条）', '（《消费者权益保护法》第三十九条）'],
    ['请双方商定（令20 第二十条）', '（令20 第二十条）'],
  ])('%s', (zh, ...expected) => {
    const stem = zh.slice(0, zh.indexOf('（'));
    const [first = ''] = expected;
    expect(citedZh(zh, 'SAMR121')).toBe(zh);
    expect((['SAMR20', 'GS62', 'GS51'] as const).map((rules) => citedZh(zh, rules))).toEqual(
      [0, 1, 2].map((i) => `${stem}${expected[i] ?? first}`),
    );
  });

  it('says the same in English', () => {
    const words = { zh: '', en: 'Both are told (art. 20); merge it (art. 16 item 2), held (art. 26).' };
    expect(cited(words, 'SAMR20').en).toBe('Both are told (art. 18); merge it (art. 15 item 2), held.');
    expect(cited(words, 'GS51').en).toBe('Both are told; merge it (art. 17 item 3), held.');
  });

  it.each([
    ['SAMR121', '(art. 16(2))', '(arts. 10, 16)', '(art. 23(1) item 4)'],
    ['SAMR20', '(art. 15(2))', '(art. 15)', '(art. 21(1) item 2)'],
    ['GS62', '(art. 16(5))', '(art. 16)', null],
    ['GS51', '(art. 17(3))', '(art. 17)', null],
  ] as const)('under %s an item in brackets is the rule’s own, and no bracket is left behind', (rules, ...expected) => {
    const given = ['(art. 16(2))', '(arts. 10, 16)', '(art. 23(1) item 4)'];
    for (const [i, citation] of given.entries()) {
      const own = expected[i];
      const end = own === null ? '' : ` ${own}`;
      expect(cited({ zh: '', en: `It need not be accepted ${citation}; a person judges.` }, rules).en).toBe(
        `It need not be accepted${end}; a person judges.`,
      );
    }
  });

  it.each(old)('%s: every word of every form cites its own articles alone', (rules) => {
    const own = known(rules);
    for (const move of personMoves)
      for (const field of fieldsOf(procedure[move].input))
        for (const words of wordsIn(citedField(field, rules))) {
          expect(words, move).not.toMatch(/令121|（）|^：/u);
          for (const found of words.match(bare) ?? []) expect([...own], `${move}: ${words}`).toContain(found);
        }
  });

  it.each(old)('%s: what comes next, what comes first, the hints and every refusal do so too', (rules) => {
    const own = known(rules);
    const said = complaintStates.flatMap((state) => {
      const matter = on(rules, aComplaint({ state, hops: Array(9).fill(aComplaint().hops[0]) as never }));
      const shown = advice(matter, facts({ today: '2026-06-30', limits: receiptLimits }));
      return [nextOf(matter).zh, firstOf(matter)?.zh ?? '', ...shown.flatMap(({ zh, article }) => [zh, article])];
    });
    const refused = Object.values(refusals).map((words) => cited(words, rules).zh);
    const roles = [...Object.values(legalRoleWords), ...Object.values(helpRoleWords)].map(({ zh }) => zh);
    const other = names.filter((one) => one !== rules && one !== 'SAMR20').map((one) => ruleSets[one].short);
    for (const words of [...said, ...refused, ...roles]) {
      for (const order of other) expect(words).not.toContain(`${order} `);
      expect(words).not.toMatch(/令121|（）/u);
      for (const found of words.match(bare) ?? []) expect([...own], words).toContain(found);
    }
    expect(said.join('')).not.toMatch(/六十日内|七个工作日内/u);
  });

  it('leaves what is received today as it is', () => {
    const matter = on('SAMR121', aComplaint({ state: 'mediating' }));
    expect(groundRules(matter)).toBe('SAMR121');
    expect(nextOf(matter).zh).toBe('开调解会；六十日内达成协议或者终止（第二十三条）。');
    expect(problemOf(new Refusal('session-untold', { rules: 'SAMR121' })).zh).toContain('（第二十条）');
  });
});
