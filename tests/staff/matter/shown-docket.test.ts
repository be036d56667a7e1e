/** A docket as the desk shows it: its words with the page, its forms when one is opened. */
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AnswerDirective, directiveDocket, ReceiveDirective } from '../../../src/domain/steering/directive.ts';
import shown from '../../../src/domain/steering/directive.ts?directiveDocket';
import { fundDocket } from '../../../src/domain/station/fund.ts';
import shownFunds from '../../../src/domain/station/fund.ts?fundDocket';
import { shownDocket, wordsOfDocket } from '../../../src/staff/matter/docket/shown-docket.ts';

describe('a shown docket', () => {
  it.each([
    [shown, directiveDocket],
    [shownFunds, fundDocket],
  ])('says of itself and of its steps what the domain says', (shown, { states, over, opening, procedure, ...said }) => {
    expect(shown).toMatchObject({ name: said.name, zh: said.zh, en: said.en, read: said.read, states, over });
    expect(shown.opening).toMatchObject({ zh: opening.zh, en: opening.en, permission: opening.permission });
    expect(Object.keys(shown.procedure)).toEqual(Object.keys(procedure));
    for (const [move, { zh, en, permission, chief, input }] of Object.entries(procedure))
      expect(shown.procedure[move], move).toMatchObject({
        zh,
        en,
        permission,
        asks: Object.keys(input.shape).length > 0,
        ...(chief === undefined ? {} : { chief }),
      });
  });

  it('brings the very schemas of the domain', async () => {
    expect(await shown.opening.form()).toBe(ReceiveDirective);
    expect(await shown.procedure['answer']?.form()).toBe(AnswerDirective);
  });

  it('fetches a form once, and once more where it did not come', async () => {
    const words = wordsOfDocket(directiveDocket, () => true);
    const input = z.object({});
    let asked = 0;
    const docket = shownDocket(words, async () => {
      asked += 1;
      if (asked === 1) throw new Error('The line is broken.');
      return { opening: { input }, procedure: {} };
    });
    await expect(docket.opening.form()).rejects.toThrow('The line is broken.');
    expect(await docket.opening.form()).toBe(input);
    expect(await docket.opening.form()).toBe(input);
    expect(asked).toBe(2);
  });
});
