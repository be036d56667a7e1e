/** The sentence below the buttons of a case, for who may go on and for who may not. */
import { expect, it } from 'vitest';
import { nextStep } from '../../../../src/domain/supervision/enforcement/next-step.ts';
import { availableEnforcementMoves } from '../../../../src/domain/supervision/enforcement/procedure.ts';
import type { Enforcement } from '../../../../src/domain/supervision/enforcement/enforcement.ts';
import { firstOf } from '../../../../src/staff/supervision/enforcement/first-words.ts';
import type { SeenEnforcementView } from '../../../../src/staff/supervision/enforcement/enforcement-wire.ts';
import { anActor, facts } from '../../../build/complaint.ts';
import { afterEnforcementMoves, anEnforcement } from '../../../build/supervision/enforcement.ts';

const said = (enforcement: Enforcement, role: 'officer' | 'officeHead', today: string) =>
  firstOf({
    enforcement,
    moves: availableEnforcementMoves(enforcement, anActor(role)),
    next: nextStep(enforcement, facts({ today })),
  } as unknown as Pick<SeenEnforcementView, 'enforcement' | 'moves' | 'next'>)?.zh ?? null;

it('待告知的件：办案人员看见等谁制作告知书，所长直接制作', () => {
  const reviewed = anEnforcement({ state: 'reviewed' });
  expect(said(reviewed, 'officer', '2026-05-27')).toBe('等所长、分管局长制作告知书（程序规定第五十六条）。');
  expect(said(reviewed, 'officeHead', '2026-05-27')).toBeNull();
});

it('当事人书面放弃以后不再说等五个工作日', () => {
  const told = anEnforcement({ state: 'notified' });
  expect(said(told, 'officer', '2026-05-27')).toContain('五个工作日内可以陈述申辩');
  const waived = afterEnforcementMoves(told, ['waiveDefence', '2026-05-27']);
  expect(said(waived, 'officer', '2026-05-27')).toBe('当事人已经书面放弃，等所长、分管局长作出决定。');
  expect(said(waived, 'officeHead', '2026-05-27')).toContain('可以作出决定');
  expect(said(told, 'officer', '2026-06-24')).toContain('期限过了');
});

it('公告期间说到哪天视为送达，不叫人现在记送达', () => {
  const announced = afterEnforcementMoves(
    anEnforcement({ state: 'reviewed' }),
    ['issueNotice', '2026-05-26'],
    ['announceNotice', '2026-05-27'],
  );
  expect(said(announced, 'officer', '2026-06-25')).toContain('2026-06-26 视为送达');
  expect(said(announced, 'officer', '2026-06-26')).toContain('记送达的日期和回证');
  const decided = afterEnforcementMoves(anEnforcement({ state: 'decided' }), ['announce', '2026-06-08']);
  expect(said(decided, 'officer', '2026-06-09')).toContain('2026-07-08 视为送达');
});
