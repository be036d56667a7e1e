import { describe, expect, it } from 'vitest';
import {
  beforeDispatch,
  demand,
  maySee,
  mayDo,
  permissions,
  roles,
  scopes,
  type Permission,
  type Placed,
  type Role,
} from '../../src/domain/actor.ts';
import { complaintStates } from '../../src/domain/complaint.ts';
import { anActor, countyId } from '../build.ts';
import { codeOf } from '../refusal.ts';

/** The table once more, by the letter of the role, so that a change of one cell is seen: c centre, o officer, h head, l leader, m mediator, s station, a admin, b business contact, C consumer, S system. */
const table: Record<Permission, string> = {
  'device.bind': 's',
  'device.list': 'chsa',
  'device.revoke': 'chsa',
  'outbox.send': 's',
  'leftover.list': 'chs',
  'leftover.take': 'chs',
  'leftover.drop': 'ch',
  'complaint.file': 'cohsCS',
  'backlog.read': 'cohl',
  'redispatch.read': 'cohls',
  'redispatch.send': 'coh',
  'redispatch.accept': 's',
  'redispatch.decline': 's',
  'redispatch.recordJoint': 's',
  'redispatch.returnBack': 's',
  'redispatch.undo': 'coh',
  'redispatch.recall': 'coh',
  'redispatch.follow': 'S',
  'echo.read': 's',
  'complaint.read': 'cohlms',
  'complaint.export': 'cohl',
  'complaint.reveal': 'cohl',
  'complaint.weigh': 'cohl',
  'triage.propose': 'cohs',
  'complaint.dispatch': 'c',
  'complaint.giveBack': 'oh',
  'complaint.assign': 'ch',
  'complaint.correct': 'coh',
  'complaint.accept': 'oh',
  'complaint.decline': 'coh',
  'complaint.recordConsent': 'ohm',
  'complaint.startMediation': 'oh',
  'complaint.holdSession': 'ohm',
  'complaint.entrust': 'oh',
  'complaint.takeBack': 'ohm',
  'complaint.startTest': 'oh',
  'complaint.endTest': 'oh',
  'complaint.settle': 'oh',
  'complaint.terminate': 'oh',
  'complaint.recordNotice': 'coh',
  'complaint.close': 'coh',
  'complaint.followUp': 'cohC',
  'complaint.perform': 'oh',
  'complaint.note': 'cohlms',
  'complaint.talk': 's',
  'complaint.settleAtStation': 's',
  'complaint.sendUp': 'sS',
  'complaint.markUrgent': 'cohs',
  'complaint.callBack': 'cohl',
  'complaint.recordInjury': 'cohs',
  'complaint.recordClaims': 'cohs',
  'complaint.recordPurchase': 'cohs',
  'complaint.investigate': 'ohm',
  'complaint.recordFact': 'ohm',
  'complaint.checkTerm': 'coh',
  'complaint.withdraw': 'C',
  'complaint.urge': 'cC',
  'complaint.supplement': 'cohsC',
  'complaint.askIdentity': 'coh',
  'complaint.recordIdentity': 'coh',
  'complaint.split': 'cohs',
  'reward.read': 'cohl',
  'credit.read': 'cls',
  'complaint.findJurisdiction': 'coh',
  'complaint.findNoPower': 'oh',
  'complaint.openDispute': 'c',
  'complaint.endDispute': 'c',
  'complaint.transfer': 'c',
  'complaint.recordTransfer': 'c',
  'complaint.takeTransferBack': 'c',
  'complaint.proposeDecline': 'coh',
  'complaint.proposeTerminate': 'oh',
  'complaint.approveDecline': 'hl',
  'complaint.approveTerminate': 'hl',
  'complaint.returnProposal': 'cohl',
  'complaint.requestRecusal': 'ohm',
  'complaint.decideRecusal': 'hl',
  'complaint.findClue': 'oh',
  'complaint.extendClue': 'hl',
  'complaint.endClue': 'oh',
  'complaint.handToPolice': 'hl',
  'complaint.recordWish': 'coh',
  'complaint.addMember': 'coh',
  'complaint.electRepresentatives': 'coh',
  'complaint.recordMemberWish': 'coh',
  'complaint.memberLeaves': 'coh',
  'complaint.recordNotices': 'coh',
  'complaint.merge': 'coh',
  'complaint.unmerge': 'ch',
  'complaint.addCoHandler': 'ch',
  'complaint.handBackShare': 'oh',
  'complaint.endShare': 'ch',
  'complaint.recordReferral': 'oh',
  'complaint.recordReferralResult': 'oh',
  'complaint.waiveFollowUp': 'coh',
  'complaint.answerReview': 'hl',
  'complaint.decidePublication': 'coh',
  'complaint.archive': 'coh',
  'complaint.join': 'cohsC',
  'complaint.print': 'cohlms',
  'complaint.escalate': 'S',
  'tipoff.file': 'cohsCS',
  'tipoff.read': 'cohls',
  'tipoff.export': 'cohl',
  'tipoff.reveal': 'cohl',
  'tipoff.seek': 'cl',
  'tipoff.dispatch': 'c',
  'tipoff.giveBack': 'oh',
  'tipoff.assign': 'ch',
  'tipoff.correct': 'coh',
  'tipoff.repeat': 'coh',
  'tipoff.merge': 'coh',
  'tipoff.disclaim': 'coh',
  'tipoff.startVerification': 'oh',
  'tipoff.propose': 'oh',
  'tipoff.extend': 'hl',
  'tipoff.open': 'hl',
  'tipoff.notOpen': 'hl',
  'tipoff.transfer': 'hl',
  'tipoff.startTest': 'oh',
  'tipoff.endTest': 'oh',
  'tipoff.recordNotice': 'coh',
  'tipoff.endEnforcement': 'oh',
  'tipoff.grantReward': 'hl',
  'tipoff.payReward': 'coh',
  'tipoff.close': 'coh',
  'tipoff.archive': 'coh',
  'tipoff.urge': 'cC',
  'tipoff.supplement': 'cohsC',
  'tipoff.note': 'cohl',
  'tipoff.print': 'cohl',
  'tipoff.escalate': 'S',
  'inquiry.file': 'cohsCS',
  'inquiry.read': 'cohls',
  'inquiry.export': 'cohl',
  'inquiry.reveal': 'cohl',
  'inquiry.answer': 'cohs',
  'inquiry.markPending': 'cohs',
  'inquiry.turnIntoComplaint': 'cohs',
  'inquiry.turnIntoTipoff': 'cohs',
  'inquiry.tellRoute': 'cohs',
  'inquiry.correct': 'cohs',
  'inquiry.note': 'cohls',
  'inquiry.close': 'cohs',
  'inquiry.escalate': 'S',
  'knowledge.read': 'cohlmsaC',
  'knowledge.save': 'chl',
  'knowledge.retire': 'cl',
  'channel.read': 'cohlmsa',
  'channel.save': 'ca',
  'channel.markDown': 'ca',
  'channel.markUp': 'ca',
  'channel.recordCall': 'ca',
  'channel.callBack': 'c',
  'task.read': 'cohlms',
  'task.assign': 'chl',
  'task.reportBack': 'cohms',
  'task.nudge': 'chlS',
  'task.extend': 'chl',
  'task.withdraw': 'chl',
  'task.close': 'chl',
  'task.sendBack': 'chl',
  'instruction.read': 'cohls',
  'instruction.send': 'cohl',
  'instruction.acknowledge': 'ohs',
  'instruction.arrive': 'ohs',
  'instruction.reportBack': 'ohs',
  'instruction.nudge': 'cohlS',
  'instruction.sendBack': 'cohl',
  'instruction.close': 'cohl',
  'instruction.withdraw': 'cohl',
  'channel.hear': 'S',
  'offer.send': 'coh',
  'offer.read': 'b',
  'offer.reply': 'b',
  'offer.answer': 'cohC',
  'firm.read': 'cohla',
  'firm.save': 'ca',
  'opinion.read': 'cohl',
  'import.read': 'ca',
  'import.run': 'ca',
  'mapping.save': 'ca',
  'reply.read': 'coh',
  'reply.export': 'coh',
  'attachment.add': 'cohmsC',
  'attachment.read': 'cohlms',
  'figure.read': 'cohla',
  'organisation.read': 'cohlmsa',
  'organisation.save': 'a',
  'region.save': 'a',
  'station.read': 'cohlmsa',
  'station.save': 'ca',
  'calendar.read': 'cohlmsa',
  'calendar.save': 'a',
  'county.save': 'a',
  'account.list': 'a',
  'account.names': 'cohl',
  'account.save': 'a',
  'message.list': 'ca',
  'view.save': 'cohlmsa',
  'session.list': 'cohlmsab',
};
const letters: Record<Role, string> = {
  centre: 'c',
  officer: 'o',
  officeHead: 'h',
  leader: 'l',
  mediator: 'm',
  station: 's',
  admin: 'a',
  business: 'b',
  consumer: 'C',
  system: 'S',
};

describe('permissions', () => {
  it('are all in the table', () => {
    expect(Object.keys(permissions).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  it.each(Object.entries(table) as [Permission, string][])('%s is for %s alone', (permission, who) => {
    for (const role of roles) {
      const allowed = who.includes(letters[role]);
      expect(mayDo(anActor(role), permission), role).toBe(allowed);
      expect(
        codeOf(() => demand(anActor(role), permission)),
        role,
      ).toBe(allowed ? null : 'not-permitted');
    }
  });
});

describe('who sees which matter', () => {
  const places = { own: 'SO-LH', other: 'SO-SQ' };
  const matters: Placed[] = complaintStates.flatMap((state) =>
    [places.own, places.other, null].flatMap((officeId) =>
      ['ST-V0303', 'ST-V0301', null].flatMap((stationId) =>
        ['CA', null].map((entrustedTo) => ({ countyId, officeId, stationId, entrustedTo, state })),
      ),
    ),
  );
  const seen: Record<Role, (matter: Placed) => boolean> = {
    centre: () => true,
    leader: () => true,
    system: () => true,
    officer: ({ officeId, state }) => officeId === places.own && !['atStation', 'registered'].includes(state),
    officeHead: ({ officeId, state }) => officeId === places.own && !['atStation', 'registered'].includes(state),
    station: ({ stationId }) => stationId === 'ST-V0303',
    mediator: ({ entrustedTo }) => entrustedTo === 'CA',
    admin: () => false,
    business: () => false,
    consumer: () => false,
  };

  it.each(roles)('as %s is what the scope says', (role) => {
    for (const matter of matters)
      expect(maySee(anActor(role), matter), JSON.stringify(matter)).toBe(seen[role](matter));
  });

  it('is nobody from another county', () => {
    for (const role of roles)
      for (const matter of matters) expect(maySee(anActor(role, { countyId: 990127 }), matter)).toBe(false);
  });

  it('is nobody whose account has no place', () => {
    for (const role of roles.filter((one) => scopes[one] !== 'county')) {
      const nowhere = anActor(role, { organisationId: null, stationId: null });
      for (const matter of matters) expect(maySee(nowhere, matter)).toBe(false);
    }
  });

  it('knows the states before the dispatch', () => {
    expect([...beforeDispatch]).toEqual(['atStation', 'registered']);
  });
});
