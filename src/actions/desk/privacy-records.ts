/** The records of the security administrator: impact assessments and breaches; the deputy directors hear of both. */
import { breachDocket, type Breach, type NoteBreach } from '../../domain/desk/breach.ts';
import { impactDocket, type Impact, type WriteImpact } from '../../domain/desk/impact.ts';
import type { DocketFrame } from '../matter/docket.ts';
import { tellPeople } from '../matter/tell-people.ts';

const isLeader = ({ role }: { role: string }) => role === 'leader';

export const impactFrame: DocketFrame<Impact, WriteImpact> = {
  docket: impactDocket,
  beside: async (tx, ctx, { entry, move }) => {
    if (move !== null) return;
    await tellPeople(tx, ctx, entry, isLeader, `影响评估${entry.number}（${entry.title}）等您签字。`, {
      ring: 'never',
    });
  },
};

export const breachFrame: DocketFrame<Breach, NoteBreach> = {
  docket: breachDocket,
  beside: async (tx, ctx, { entry, move }) => {
    if (move !== null) return;
    // What leaked may leak on: whoever answers for the county hears of it by night too. What happened is read at the desk alone.
    const words = `个人信息安全事件${entry.number}，请马上看。`;
    await tellPeople(tx, ctx, entry, isLeader, words, { urgent: true });
  },
};
