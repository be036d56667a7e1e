import { describe, expect, it } from 'vitest';
import { powerOverTipoff } from '../../../src/domain/tipoff/steps/jurisdiction.ts';
import { tipoffClocksOf } from '../../../src/domain/tipoff/deadline.ts';
import type { TipoffJurisdiction } from '../../../src/domain/tipoff/tipoff.ts';
import { tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';
import { anActor, facts } from '../../build/complaint.ts';
import { codeOf } from '../../build/refusal.ts';
import { aTipoff, afterTipoffMoves, changeTipoff, makeTipoff } from '../../build/tipoff.ts';

type Answers = Omit<TipoffJurisdiction['answers'], 'inDuty'>;
const over = (answers: Answers, ruleSet: 'SAMR121' | 'SAMR20' = 'SAMR121') => {
  const { power, article } = powerOverTipoff({ inDuty: 'yes', ...answers }, ruleSet);
  return `${power} ${article.replace(/^《[^》]+》/u, '')}`;
};

describe('law 23: who has power over a tip-off (第二十九条至第三十二条)', () => {
  it.each<[string, Answers, string, string]>([
    ['行为发生地在本县', { about: 'ordinary', act: 'here' }, 'here', '第二十九条'],
    ['行为发生地在别处', { about: 'ordinary', act: 'elsewhere' }, 'elsewhere', '第二十九条'],
    ['行为发生地不清楚', { about: 'ordinary', act: 'unknown' }, 'unclear', '第二十九条'],
    ['平台的住所地', { about: 'platform', home: 'here' }, 'here', '第三十一条'],
    ['自建网站的住所地在别处', { about: 'ownSite', home: 'elsewhere' }, 'elsewhere', '第三十一条'],
    [
      '平台内的店的实际经营地',
      { about: 'onPlatform', shopPlace: 'here', platformHome: 'elsewhere' },
      'here',
      '第三十一条',
    ],
    [
      '平台在本县并且先收到',
      { about: 'onPlatform', shopPlace: 'elsewhere', platformHome: 'here', first: 'yes' },
      'here',
      '第三十一条',
    ],
    [
      '平台在本县，别的局先收到',
      { about: 'onPlatform', shopPlace: 'elsewhere', platformHome: 'here', first: 'no' },
      'elsewhere',
      '第三十一条',
    ],
    [
      '店在哪里不清楚，平台在本县但不是先收到',
      { about: 'onPlatform', shopPlace: 'unknown', platformHome: 'here', first: 'no' },
      'unclear',
      '第三十一条',
    ],
    ['媒介广告看发布者', { about: 'mediaAd', publisher: 'here' }, 'here', '第三十二条'],
    ['媒介广告的发布者在别处', { about: 'mediaAd', publisher: 'elsewhere' }, 'elsewhere', '第三十二条'],
    [
      '互联网广告的广告主在本县并且先收到',
      { about: 'internetAd', publisher: 'elsewhere', advertiser: 'here', agent: 'elsewhere', first: 'yes' },
      'here',
      '第三十二条',
    ],
    [
      '互联网广告的广告经营者在本县，不是先收到',
      { about: 'internetAd', publisher: 'elsewhere', advertiser: 'elsewhere', agent: 'here', first: 'no' },
      'elsewhere',
      '第三十二条',
    ],
    ['自己发布的互联网广告看广告主', { about: 'ownAd', advertiser: 'here' }, 'here', '第三十二条'],
    ['自己发布的互联网广告，广告主在别处', { about: 'ownAd', advertiser: 'elsewhere' }, 'elsewhere', '第三十二条'],
  ])('law 23: %s', (_, answers, power, article) => {
    expect(over(answers)).toBe(`${power} ${article}`);
  });

  it('law 23: by the rule of the day of receipt, and outside the duties by the department', () => {
    expect(over({ about: 'ordinary', act: 'here' }, 'SAMR20')).toBe('here 第二十五条');
    expect(over({ about: 'ownAd', advertiser: 'here' }, 'SAMR20')).toBe('here 第二十八条');
    const outside = powerOverTipoff({ inDuty: 'no', department: '县邮政管理局' }, 'SAMR121');
    expect(outside).toMatchObject({ power: 'department', zh: expect.stringContaining('县邮政管理局') });
  });

  it('law 23: the form asks of each kind what decides it', () => {
    const { input } = tipoffProcedure.findJurisdiction;
    const lacks = (typed: object) => input.safeParse(typed).error?.issues.map(({ path }) => path[0]) ?? [];
    expect(lacks({ inDuty: 'yes', about: 'ordinary' })).toEqual(['act']);
    expect(lacks({ inDuty: 'yes', about: 'ownAd' })).toEqual(['advertiser']);
    expect(lacks({ inDuty: 'yes', about: 'onPlatform', shopPlace: 'here', platformHome: 'here' })).toEqual(['first']);
    expect(lacks({ inDuty: 'no' })).toEqual(['department']);
    expect(lacks({ inDuty: 'yes', about: 'platform', home: 'here' })).toEqual([]);
  });

  it('law 23: is answered by who has the tip-off: the centre before dispatch, the office afterwards', () => {
    const found = makeTipoff(aTipoff(), 'findJurisdiction', '2026-04-20');
    expect(found.jurisdiction).toMatchObject({ power: 'here', byId: anActor('centre').id, on: '2026-04-20' });
    const by = { by: anActor('officer') };
    expect(codeOf(() => changeTipoff(aTipoff(), 'findJurisdiction', '2026-04-20', {}, by))).toBe('move-not-allowed');
    const verifying = aTipoff({ state: 'verifying' });
    const centre = { by: anActor('centre') };
    expect(codeOf(() => changeTipoff(verifying, 'findJurisdiction', '2026-04-24', {}, centre))).toBe(
      'centre-after-dispatch',
    );
  });
});

describe('law 23: a dispute over the power (第三十三条)', () => {
  const disputed = makeTipoff(aTipoff({ state: 'verifying' }), 'openDispute', '2026-04-24');
  const clock = (tipoff: typeof disputed, today: string) => {
    const found = tipoffClocksOf(tipoff, facts({ today })).find(({ identifier }) => identifier === 'jurisdiction');
    return found === undefined ? null : [found.startedOn, found.targetOn, found.stoppedOn];
  };

  it('law 23: runs seven working days, in which nothing is decided or sent on', () => {
    expect(clock(disputed, '2026-04-24')).toEqual(['2026-04-24', '2026-05-08', null]);
    for (const move of ['open', 'notOpen', 'transfer', 'disclaim', 'openDispute'] as const)
      expect(
        codeOf(() => changeTipoff(disputed, move, '2026-04-27')),
        move,
      ).toBe('disputed-already');
    const registered = makeTipoff(aTipoff(), 'openDispute', '2026-04-21');
    expect(codeOf(() => changeTipoff(registered, 'dispatch', '2026-04-21'))).toBe('disputed-already');
  });

  it('law 23: is agreed within them, and designated by the superior afterwards', () => {
    const agreed = makeTipoff(disputed, 'endDispute', '2026-05-07');
    expect(clock(agreed, '2026-05-08')).toEqual(['2026-04-24', '2026-05-08', '2026-05-07']);
    expect(codeOf(() => changeTipoff(agreed, 'notOpen', '2026-05-08'))).toBeNull();
    expect(codeOf(() => changeTipoff(disputed, 'endDispute', '2026-05-11'))).toBe('dispute-needs-superior');
    const designated = { how: 'designated', superior: '安澜市市场监管局 安市监指〔2026〕5号' };
    expect(codeOf(() => changeTipoff(disputed, 'endDispute', '2026-05-11', designated))).toBeNull();
    expect(codeOf(() => changeTipoff(agreed, 'endDispute', '2026-05-08'))).toBe('not-disputed');
    // Another may arise over the same.
    expect(afterTipoffMoves(agreed, ['openDispute', '2026-05-08']).dispute?.endedOn).toBeNull();
  });
});

it('law 23: what another one has the power over is neither opened nor refused, until that is found or settled otherwise', () => {
  const verifying = aTipoff({ state: 'verifying' });
  const answer = (tipoff: typeof verifying, input: object) =>
    makeTipoff(tipoff, 'findJurisdiction', '2026-04-23', input);
  const settled = (result: string) =>
    makeTipoff(makeTipoff(verifying, 'openDispute', '2026-04-23'), 'endDispute', '2026-04-24', { result });
  const elsewhere = answer(verifying, { inDuty: 'yes', about: 'ordinary', act: 'elsewhere' });
  const outside = answer(verifying, { inDuty: 'no', department: '邮政管理局', about: undefined, act: undefined });
  for (const move of ['open', 'notOpen'] as const) {
    const tried = (tipoff: typeof verifying) => codeOf(() => changeTipoff(tipoff, move, '2026-04-28'));
    for (const tipoff of [elsewhere, outside, settled('elsewhere')])
      expect(tried(tipoff), move).toBe('power-of-others');
    for (const tipoff of [answer(elsewhere, {}), settled('here')]) expect(tried(tipoff), move).toBeNull();
    // Whom the superior designated has the power, whatever was found before.
    expect(tried({ ...elsewhere, dispute: settled('here').dispute }), move).toBeNull();
  }
  expect(codeOf(() => changeTipoff(elsewhere, 'transfer', '2026-04-28'))).toBeNull();
});
