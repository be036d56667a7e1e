import { expect, test } from 'vitest';
import { leaksOf } from '../../../../src/domain/base/disclosure/leak.ts';
import { personMoves } from '../../../../src/domain/complaint/procedure.ts';
import { partyVariables } from '../../../../src/domain/complaint/words/phrase-names.ts';
import { findPhrases } from '../../../../src/domain/matter/phrase/find-phrase.ts';
import { mostPhrases, scopesOf, writePhrase, type Phrase } from '../../../../src/domain/matter/phrase/phrase.ts';
import { fillVariables, known, openVariables } from '../../../../src/domain/matter/phrase/variables.ts';
import { Refusal } from '../../../../src/domain/base/refusal.ts';
import { anActor } from '../../../build/complaint.ts';

const head = anActor('officeHead');
const facts = {
  by: head,
  at: new Date('2026-04-29T02:00:00Z'),
  sound: { pinyin: 'cai liao bu zheng', initials: 'clbz' },
  others: 0,
  isTaken: false,
  leaksOf,
};
const form = { scope: 'own', name: '材料补正', words: '{编号}请补正材料。' } as const;
const id = '00000000-0000-7000-8000-0000000000f1';

test('What is known is filled in, and what is not stays as it is written and is named: never an empty gap.', () => {
  const parts = fillVariables('{编号}由{承办人}办，{应办日}前答复{投诉人}；{别的}不动。', {
    编号: '投2026-0007',
    应办日: '2026年5月9日',
    承办人: '',
  });
  expect(parts.map(({ text }) => text).join('')).toBe(
    '投2026-0007由{承办人}办，2026年5月9日前答复{投诉人}；{别的}不动。',
  );
  expect(parts.filter(({ open }) => open).map(({ variable }) => variable)).toEqual(['承办人', '投诉人']);
  expect(openVariables('{承办人}请{投诉人}，{承办人}；{别的}')).toEqual(['承办人', '投诉人']);
});

test('A name of which a mask has left the surname alone fills nothing.', () => {
  expect(known({ 投诉人: '张*', 经营者: '利民农资店', 编号: '' })).toEqual({ 经营者: '利民农资店' });
});

test('The complainant is named where he or the file alone reads it, and never in a clue, for the police, to the association or to others who complain with him.', () => {
  const complaint = { consumerName: '张桂兰', operatorName: '利民农资店', entrustedTo: null, joint: null };
  const naming = personMoves.filter((move) => partyVariables(complaint, move).投诉人 !== undefined);
  expect(naming).toContain('decline');
  expect(naming).toContain('holdSession');
  for (const move of ['findClue', 'endClue', 'handToPolice', 'transfer', 'entrust', 'investigate'] as const)
    expect(naming, move).not.toContain(move);
  expect(partyVariables({ ...complaint, entrustedTo: 'a' }, 'holdSession')).toEqual({ 经营者: '利民农资店' });
  expect(partyVariables({ ...complaint, joint: {} }, 'settle')).toEqual({ 经营者: '利民农资店' });
});

test('A phrase names nobody, and a variable that there is not is refused with those that there are.', () => {
  expect(() => writePhrase(id, { ...form, words: '请打 13812345678 找老张。' }, null, 0, facts)).toThrow(Refusal);
  expect(fieldOf(() => writePhrase(id, { ...form, words: '{投述人}您好' }, null, 0, facts))).toContain(
    '没有“{投述人}”',
  );
  expect(writePhrase(id, { ...form, words: '有事打 12315，或者{热线}。' }, null, 0, facts)).toMatchObject({
    version: 1,
    organisationId: null,
  });
  // Its name goes into the ledger for good.
  for (const name of ['回复王秀英', '找13800138000'])
    expect(
      fieldOf(() => writePhrase(id, { ...form, name }, null, 0, facts)),
      name,
    ).toContain('名称里有');
});

test('One’s own is written by oneself, the office’s by its head, the county’s by the centre, the director and the administrator.', () => {
  expect(scopesOf(anActor('officer'))).toEqual(['own']);
  expect(scopesOf(head)).toEqual(['own', 'office']);
  expect(scopesOf(anActor('centre'))).toEqual(['own', 'office', 'county']);
  expect(scopesOf(anActor('admin'))).toContain('county');
  expect(scopesOf(anActor('department'))).toEqual([]);
  expect(() => writePhrase(id, { ...form, scope: 'county' }, null, 0, facts)).toThrow(Refusal);
  const office = writePhrase(id, { ...form, scope: 'office' }, null, 0, facts);
  const other = { ...facts, by: { ...head, id: 'b', organisationId: 'another' } };
  expect(() => writePhrase(id, { ...form, scope: 'office' }, office, 1, other)).toThrow(Refusal);
});

test('Who has read an older version overwrites nothing, a name is there once, and a list has an end.', () => {
  const first = writePhrase(id, form, null, 0, facts);
  expect(() => writePhrase(id, form, first, 0, facts)).toThrow(expect.objectContaining({ code: 'changed-meanwhile' }));
  expect(fieldOf(() => writePhrase(id, form, null, 0, { ...facts, isTaken: true }))).toContain('已经有一条');
  expect(fieldOf(() => writePhrase(id, form, null, 0, { ...facts, others: mostPhrases }))).toContain('最多');
});

test('It is found by characters, whole pinyin and initials, by its name before its text, one’s own before the county’s.', () => {
  const made = (scope: Phrase['scope'], name: string, pinyin: string, words = '。'): Phrase => ({
    ...writePhrase(id, form, null, 0, facts),
    scope,
    name,
    words,
    pinyin,
    initials: pinyin.replaceAll(/(\w)\w* ?/gu, '$1'),
  });
  const all = [
    made('county', '材料补正', 'cai liao bu zheng'),
    made('own', '补材料', 'bu cai liao'),
    made('own', '约双方谈', 'yue shuang fang tan', '请补正材料'),
  ];
  const names = (typed: string) => findPhrases(all, typed).map(({ name }) => name);
  expect(names('')).toEqual(['补材料', '约双方谈', '材料补正']);
  expect(names('材料')).toEqual(['补材料', '材料补正', '约双方谈']);
  expect(names('clbz')).toEqual(['材料补正']);
  expect(names('cailiao')).toEqual(['补材料', '材料补正']);
  expect(names('y')).toEqual(['约双方谈']);
  expect(names('zzz')).toEqual([]);
});

function fieldOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Refusal) return error.fields?.[0]?.zh ?? '';
  }
  return '';
}
