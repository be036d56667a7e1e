/** Who acts, and the one table of permissions: what a role may do at all. The scope says to which matters: those of its county, office, station, or what was entrusted to it. */
import { networkPermissions, peoplePermissions } from './permissions.ts';
import { Refusal } from './refusal.ts';

export const roles = [
  'centre',
  'officer',
  'officeHead',
  'leader',
  'mediator',
  'station',
  'admin',
  'business',
  'department',
  'consumer',
  'system',
] as const;
export type Role = (typeof roles)[number];

/** Roles that an account can have; consumer and system never sign in. */
export const staffRoles = [
  'centre',
  'officer',
  'officeHead',
  'leader',
  'mediator',
  'station',
  'admin',
  'business',
  'department',
] as const satisfies readonly Role[];
export type StaffRole = (typeof staffRoles)[number];

export interface Actor {
  countyId: number;
  /** Account id, or 'consumer' or 'system'. */
  id: string;
  name: string;
  role: Role;
  /** The office, centre or association the account belongs to. */
  organisationId: string | null;
  /** The station the account belongs to, for the role station. */
  stationId: string | null;
}

/** How far a role sees: all matters of the county, those of its office, of its station, or those entrusted to the association. */
export const scopes = {
  centre: 'county',
  leader: 'county',
  officer: 'office',
  officeHead: 'office',
  mediator: 'association',
  station: 'station',
  admin: 'none',
  // The contact of a firm sees no matter: what was offered to his firm he reads as offers.
  business: 'none',
  // A partner department sees no matter: it reads who works for it and the joint tasks it has a part in, more by agreement alone.
  department: 'none',
  consumer: 'none',
  system: 'county',
} as const satisfies Record<Role, 'county' | 'office' | 'station' | 'association' | 'none'>;

const office = ['officer', 'officeHead'] as const;
const desk = ['centre', 'leader', ...office, 'mediator', 'station'] as const;
/** Who reads tip-offs: the association, to which none is ever entrusted, does not. */
const tipoffDesk = ['centre', 'leader', ...office, 'station'] as const;

/** Permission → the roles that have it. The name is noun.verb; the verb is that of the move, the action and the route. */
export const permissions = {
  ...networkPermissions,
  ...peoplePermissions,
  'complaint.file': ['consumer', 'centre', ...office, 'station', 'system'],
  'complaint.read': desk,
  'complaint.export': ['centre', 'leader', ...office],
  'complaint.reveal': ['centre', 'leader', ...office],
  // Other people's matters stand on the card of 第十七条: who handles or watches, not a station.
  'complaint.weigh': ['centre', 'leader', ...office],
  'complaint.dispatch': ['centre'],
  'complaint.giveBack': office,
  'complaint.assign': ['officeHead', 'centre'],
  'complaint.correct': ['centre', ...office],
  'complaint.accept': office,
  // Before dispatch the centre may decline what no office of the county can handle (令121 第十六条第（一）项).
  'complaint.decline': ['centre', ...office],
  'complaint.recordConsent': [...office, 'mediator'],
  'complaint.startMediation': office,
  'complaint.holdSession': [...office, 'mediator'],
  'complaint.entrust': office,
  'complaint.takeBack': [...office, 'mediator'],
  'complaint.startTest': office,
  'complaint.endTest': office,
  'complaint.settle': office,
  'complaint.terminate': office,
  'complaint.recordNotice': [...office, 'centre'],
  'complaint.close': ['centre', ...office],
  // Who complained may say on the page of progress what the call would ask.
  'complaint.followUp': ['centre', ...office, 'consumer'],
  'complaint.perform': office,
  'complaint.note': desk,
  'complaint.talk': ['station'],
  'complaint.settleAtStation': ['station'],
  // The program sends up what a venue did not settle with its own customer in its time.
  'complaint.sendUp': ['station', 'system'],
  'complaint.askIdentity': ['centre', ...office],
  'complaint.recordIdentity': ['centre', ...office],
  'complaint.findJurisdiction': ['centre', ...office],
  'complaint.findNoPower': office,
  'complaint.openDispute': ['centre'],
  'complaint.endDispute': ['centre'],
  // Only the receiving centre hands on; an office gives back to it (令121 第四十一条).
  'complaint.transfer': ['centre'],
  'complaint.recordTransfer': ['centre'],
  'complaint.takeTransferBack': ['centre'],
  'complaint.proposeDecline': ['centre', ...office],
  'complaint.proposeTerminate': office,
  'complaint.approveDecline': ['officeHead', 'leader'],
  'complaint.approveTerminate': ['officeHead', 'leader'],
  'complaint.returnProposal': ['centre', 'leader', ...office],
  'complaint.correctParties': ['centre', ...office],
  'complaint.callSession': [...office, 'mediator'],
  'complaint.requestRecusal': [...office, 'mediator'],
  'complaint.decideRecusal': ['officeHead', 'leader'],
  'complaint.findClue': office,
  'complaint.extendClue': ['officeHead', 'leader'],
  'complaint.endClue': office,
  'complaint.handToPolice': ['officeHead', 'leader'],
  'complaint.recordWish': ['centre', ...office],
  'complaint.addMember': ['centre', ...office],
  'complaint.electRepresentatives': ['centre', ...office],
  'complaint.recordMemberWish': ['centre', ...office],
  'complaint.memberLeaves': ['centre', ...office],
  'complaint.recordNotices': ['centre', ...office],
  'complaint.merge': ['centre', ...office],
  // To take apart what was merged is a correction that a superior answers for.
  'complaint.unmerge': ['centre', 'officeHead'],
  'complaint.addCoHandler': ['officeHead', 'centre'],
  'complaint.handBackShare': office,
  'complaint.endShare': ['officeHead', 'centre'],
  'complaint.recordReferral': office,
  'complaint.recordReferralResult': office,
  'complaint.waiveFollowUp': ['centre', ...office],
  'complaint.answerReview': ['officeHead', 'leader'],
  'complaint.decidePublication': ['centre', ...office],
  'complaint.archive': ['centre', ...office],
  'complaint.markUrgent': ['centre', ...office, 'station'],
  'complaint.callBack': ['centre', 'leader', ...office],
  'complaint.recordInjury': ['centre', ...office, 'station'],
  'complaint.recordClaims': ['centre', ...office, 'station'],
  'complaint.recordPurchase': ['centre', ...office, 'station'],
  'complaint.investigate': [...office, 'mediator'],
  'complaint.recordFact': [...office, 'mediator'],
  'complaint.checkTerm': ['centre', ...office],
  'complaint.withdraw': ['consumer'],
  'complaint.urge': ['consumer', 'centre'],
  'complaint.supplement': ['consumer', 'centre', 'station', ...office],
  'complaint.join': ['consumer', 'centre', ...office, 'station'],
  'complaint.print': desk,
  // What of a complaint is a tip-off is handled by itself (《办法》第九条).
  // A station passes on what it hears of a violation, and learns nothing of what becomes of it.
  'complaint.split': ['centre', ...office, 'station'],
  'complaint.escalate': ['system'],
  'tipoff.file': ['consumer', 'centre', ...office, 'station', 'system'],
  'tipoff.read': tipoffDesk,
  'tipoff.export': ['centre', 'leader', ...office],
  // Who told it: each single opening is bound further by mayReveal (《办法》第三十七条).
  'tipoff.reveal': ['centre', 'leader', ...office],
  'tipoff.seek': ['centre', 'leader'],
  'tipoff.dispatch': ['centre'],
  'tipoff.giveBack': office,
  'tipoff.assign': ['officeHead', 'centre'],
  'tipoff.correct': ['centre', ...office],
  'tipoff.repeat': ['centre', ...office],
  'tipoff.merge': ['centre', ...office],
  'tipoff.disclaim': ['centre', ...office],
  'tipoff.startVerification': office,
  'tipoff.propose': office,
  // What the head of the authority decides (程序规定 第十八条至第二十条): making the move is the approval.
  'tipoff.extend': ['officeHead', 'leader'],
  'tipoff.open': ['officeHead', 'leader'],
  'tipoff.notOpen': ['officeHead', 'leader'],
  'tipoff.transfer': ['officeHead', 'leader'],
  'tipoff.startTest': office,
  'tipoff.endTest': office,
  'tipoff.recordNotice': ['centre', ...office],
  'tipoff.endEnforcement': office,
  'tipoff.grantReward': ['officeHead', 'leader'],
  'tipoff.payReward': ['centre', ...office],
  'tipoff.close': ['centre', ...office],
  'tipoff.archive': ['centre', ...office],
  'tipoff.urge': ['consumer', 'centre'],
  'tipoff.supplement': ['consumer', 'centre', 'station', ...office],
  'tipoff.note': ['centre', 'leader', ...office],
  // Never a station: what it printed would lie on its counter.
  'tipoff.print': ['centre', 'leader', ...office],
  'tipoff.escalate': ['system'],
  // 奖励台账: numbers, cases and sums; nobody is named in it.
  'reward.read': ['centre', 'leader', ...office],
  'credit.read': ['centre', 'leader', 'station'],
  'inquiry.file': ['consumer', 'centre', ...office, 'station', 'system'],
  'inquiry.read': ['centre', 'leader', ...office, 'station'],
  'inquiry.export': ['centre', 'leader', ...office],
  'inquiry.reveal': ['centre', 'leader', ...office],
  'inquiry.answer': ['centre', ...office, 'station'],
  'inquiry.markPending': ['centre', ...office, 'station'],
  'inquiry.turnIntoComplaint': ['centre', ...office, 'station'],
  'inquiry.turnIntoTipoff': ['centre', ...office, 'station'],
  'inquiry.tellRoute': ['centre', ...office, 'station'],
  'inquiry.correct': ['centre', ...office, 'station'],
  'inquiry.note': ['centre', 'leader', ...office, 'station'],
  'inquiry.close': ['centre', ...office, 'station'],
  'inquiry.escalate': ['system'],
  // Anybody may look up what is answered to everybody.
  'knowledge.read': [...desk, 'admin', 'consumer'],
  'knowledge.save': ['centre', 'officeHead', 'leader'],
  'knowledge.retire': ['centre', 'leader'],
  'channel.read': [...desk, 'admin'],
  'channel.save': ['admin', 'centre'],
  'channel.markDown': ['admin', 'centre'],
  'channel.markUp': ['admin', 'centre'],
  'channel.recordCall': ['centre', 'admin'],
  'channel.callBack': ['centre'],
  // The program reads off the matters when each way was last heard.
  'channel.hear': ['system'],
  // Beside 全国12315平台 and 12345 (令121 第四十条): the centre works in them, the administrator sets them up.
  'import.read': ['centre', 'admin'],
  'import.run': ['centre', 'admin'],
  'mapping.save': ['centre', 'admin'],
  'reply.read': ['centre', ...office],
  'reply.export': ['centre', ...office],
  'triage.propose': ['centre', ...office, 'station'],
  'attachment.add': ['consumer', 'centre', 'station', ...office, 'mediator', 'department'],
  // A department opens the files of its tasks, and no others.
  'attachment.read': [...desk, 'department'],
  'figure.read': ['centre', 'leader', 'officeHead', 'officer', 'admin'],
  'organisation.read': [...desk, 'admin', 'department'],
  'organisation.save': ['admin'],
  'region.save': ['admin'],
  'station.read': [...desk, 'admin', 'department'],
  'station.save': ['admin', 'centre'],
  'calendar.read': [...desk, 'admin'],
  'calendar.save': ['admin'],
  'county.save': ['admin'],
  'account.list': ['admin'],
  // Who may be asked to do something, by name alone.
  'account.names': ['centre', 'leader', ...office],
  'account.save': ['admin'],
  'message.list': ['admin', 'centre'],
  'view.save': [...desk, 'admin'],
  'session.list': [...desk, 'admin', 'business', 'department'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof permissions;

export function mayDo(actor: Actor, permission: Permission): boolean {
  return (permissions[permission] as readonly Role[]).includes(actor.role);
}

/** Throws not-permitted when the actor's role does not have the permission. */
export function demand(actor: Actor, permission: Permission): void {
  if (!mayDo(actor, permission)) throw new Refusal('not-permitted', { permission });
}

/** The part of a matter that decides who may see it. */
export interface Placed {
  countyId: number;
  officeId: string | null;
  stationId: string | null;
  /** The association's id when the matter was entrusted to it, else null. */
  entrustedTo: string | null;
  state: string;
  /** Who helps with a part of it, of whichever office; who handed his part back sees it no more. */
  coHandlers?: readonly { accountId: string; handedBackOn: string | null }[];
}

/**
 * Whether the actor may know that the matter exists. An office sees a matter once the centre has dispatched it to it;
 * before that only the centre and the station see it (《办法》第四十一条: the receiving centre dispatches).
 */
export function maySee(actor: Actor, matter: Placed): boolean {
  if (actor.countyId !== matter.countyId) return false;
  switch (scopes[actor.role]) {
    case 'county':
      return true;
    case 'office':
      if (beforeDispatch.has(matter.state)) return false;
      return (
        (matter.officeId !== null && matter.officeId === actor.organisationId) ||
        matter.coHandlers?.some((one) => one.accountId === actor.id && one.handedBackOn === null) === true
      );
    case 'station':
      return matter.stationId !== null && matter.stationId === actor.stationId;
    case 'association':
      return matter.entrustedTo !== null && matter.entrustedTo === actor.organisationId;
    case 'none':
      return false;
  }
}

/** Whether the actor is here only because he was asked to help: his office does not have the matter. */
export function isGuest(actor: Actor, { coHandlers = [], officeId }: Placed): boolean {
  const helps = coHandlers.some((one) => one.accountId === actor.id && one.handedBackOn === null);
  return helps && officeId !== actor.organisationId;
}

/** States in which a matter has not reached an office yet. */
export const beforeDispatch: ReadonlySet<string> = new Set(['atStation', 'registered']);
