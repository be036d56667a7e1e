/** The moves of the law beside the main course: what a person fills in for each, and the matter on which it can be made. */
import { hasFailed, isOwed } from '../../src/domain/matter/decided/owed.ts';
import type { Agent, Proposal, Transfer } from '../../src/domain/complaint/steps/records.ts';
import { addDays, type Day } from '../../src/domain/base/calendar.ts';
import type { Complaint, ComplaintState, NoticeKind } from '../../src/domain/complaint/complaint.ts';
import { partyFields, respondentFields } from '../../src/domain/complaint/steps/party-correction.ts';
import { openDeliveries } from '../../src/domain/complaint/joint/notice-to-each.ts';
import { openNotices } from '../../src/domain/complaint/steps/notice.ts';
import type { CoHandler, Joint } from '../../src/domain/complaint/joint/member.ts';
import type { proceedings } from '../../src/domain/complaint/steps/side-procedure.ts';

/** The notice that is open in the state. */
const noticeIn: Partial<Record<ComplaintState, NoticeKind>> = {
  declined: 'decline',
  settled: 'agreement',
  terminated: 'termination',
  transferred: 'transfer',
};

export type ProceedingMove = keyof typeof proceedings;

const ids = { officer: '00000000-0000-7000-8000-000000000002', other: '00000000-0000-7000-8000-000000000009' };

/** What was agreed, with one term that is to be kept. */
const anAgreement: Pick<Complaint, 'outcome' | 'agreement' | 'terms'> = {
  outcome: 'settled',
  agreement: {
    text: '店家补四袋。',
    form: 'letter',
    signedOn: '2026-05-01',
    performBy: '2026-05-05',
    performedOn: null,
  },
  terms: [
    {
      kind: 'inKind',
      text: '补四袋',
      valueFen: 140_00,
      dueOn: '2026-05-05',
      until: null,
      checkEveryDays: null,
      proof: '',
      performedOn: null,
      checks: [],
    },
  ],
};

/** What 复议 has revoked. */
export function revocation(today: Day) {
  return {
    cause: 'review',
    body: '安澜市市场监督管理局',
    paper: '安市监复〔2026〕8号',
    receivedOn: today,
    orderedBy: null,
    reason: '被投诉的事项属于本局职责，原决定认定有误',
  };
}

/** The plainest right form of each, dated today. */
export function proceedingInputs(complaint: Complaint, today: Day): Record<ProceedingMove, Record<string, unknown>> {
  const open = complaint.notices.find(isOwed);
  const failed = complaint.notices.find(hasFailed);
  return {
    askIdentity: {
      servedOn: today,
      dueOn: addDays(today, 1),
      idPaper: true,
      consumer: false,
      operator: false,
      facts: false,
      authorisation: false,
      why: '电话是空号，姓名要核对',
      way: 'sms',
      proof: '短信回执 88',
    },
    recordIdentity: { result: 'verified', answeredOn: today, note: '身份证原件' },
    findJurisdiction: {
      inDuty: 'yes',
      department: '',
      respondent: 'ordinary',
      place: 'here',
      home: 'here',
      firstElsewhere: 'no',
      bureau: '',
    },
    findNoPower: { on: today, reason: '店在石桥镇，不归本所' },
    openDispute: { bureau: '邻县市场监督管理局', on: today },
    endDispute: { result: 'here', how: 'agreed', superior: '', endedOn: today },
    transfer: {
      kind: 'department',
      to: '青禾县农业农村局',
      basis: '第十六条第（一）项：种子质量归农业农村部门',
      whyNotOurs: '',
      sentOn: today,
    },
    recordTransfer: { receivedOn: today, receivedBy: '收发室', resultOn: null, result: '' },
    takeTransferBack: { returnedOn: today, reason: '不属于我局职责' },
    recordUnserved: {
      kind: open?.kind ?? 'decline',
      to: open?.to ?? 'consumer',
      member: open?.member === undefined ? '' : String(open.member),
      how: 'returned',
      on: today,
      end: 'announced',
      leftBy: '',
      announcedOn: today,
      otherWays: '打了三次电话没人接，上门两次店门锁着',
      successor: '',
      earlierOn: '',
      proof: '退信批条 XA33',
    },
    takeBackUnserved: {
      kind: failed?.kind ?? 'decline',
      to: failed?.to ?? 'consumer',
      member: failed?.member === undefined ? '' : String(failed.member),
      why: '死亡证明是同名的另一个人的，本人接了电话',
    },
    decideAnew: revocation(today),
    mediateAnew: revocation(today),
    proposeDecline: { ground: 'NA1', department: '青禾县农业农村局', reason: '查明不属于市场监管职责' },
    proposeTerminate: refusedMediation(today),
    approveDecline: { note: '同意' },
    approveTerminate: { note: '同意' },
    returnProposal: { reason: '事实没有写清楚' },
    correctParties: {
      ...Object.fromEntries([...partyFields, ...respondentFields].map((name) => [name, ''])),
      operatorPhone: '0399-6520777',
      operatorAddress: '柳河镇老街 8 号',
      basis: '到店里看了营业执照',
    },
    recordAgent: {
      name: '李芳',
      phone: '13800000399',
      relation: '女儿',
      idNumber: '',
      address: '柳河镇柳河街',
      scope: 'general',
      change: false,
      settle: false,
      sign: false,
      withdraw: false,
      collect: false,
      from: today,
      until: null,
      paperOn: today,
      paper: '卷内第 3 页',
    },
    endAgent: { on: today, why: '投诉人自己办了' },
    callSession: {
      heldAt: `${today}T15:00`,
      place: '柳河所调解室',
      way: 'onSite',
      mediators: '孙立',
      objectionDays: 3,
    },
    callOff: { reason: '约错了日子' },
    requestRecusal: { party: 'consumer', mediator: '孙立', reason: '是老板的表弟', requestedOn: today },
    decideRecusal: {
      granted: complaint.handlerId === ids.officer ? 'yes' : 'no',
      ...(complaint.handlerId === ids.officer ? { whose: 'handler' } : {}),
      handlerId: complaint.handlerId === ids.officer ? ids.other : null,
      grounds: '确有亲属关系',
      decidedOn: today,
    },
    findClue: {
      breaksLaw: 'yes',
      hasEvidence: 'yes',
      isOurs: 'yes',
      foundOn: today,
      words: '袋上净含量与实际不符，涉嫌违反计量法',
    },
    extendClue: { reason: '要等检验结果' },
    endClue: { result: 'tipoff', tipoffNumber: '举2026-0001', reason: '', endedOn: today },
    handToPolice: {
      fact: 'invented',
      words: '同一张收据改了日期投诉三家',
      materials: '收据三张、通话记录',
      to: '青禾县公安局',
      sentOn: today,
      receipt: '受案回执 12 号',
    },
    recordWish: { kind: 'electronic', party: 'consumer', given: 'yes', on: today, way: 'phone', proof: '' },
    recordReferral: { kind: 'court', agreementSigned: false, body: '青禾县人民法院', number: '', sentOn: today },
    recordReferralResult: { resultOn: today, result: '已立案' },
    waiveFollowUp: { reason: '三次打不通' },
    answerReview: { result: 'upheld', answer: '听了录音，办理没有不当' },
    appeal: { words: '没人来店里看过，就说没谈成' },
    answerAppeal: { result: 'upheld', answer: '看了卷宗，问了双方，办理没有不当' },
    askConsumer: { question: '10 袋是一张票买的，还是分几次买的？' },
    answerQuestion: { words: '一张票，票还在', attachmentIds: [] },
    tellPerformance: { result: 'broken', terms: [], words: '说好的日子过了，没有来补' },
    answerPerformance: { found: 'promised', promisedOn: today, on: today, answer: '店家说今天下午送来' },
    decidePublication: { published: 'no', reason: '投诉人不同意' },
    archive: { place: '城关所档案柜二' },
    recordWithdrawal: {
      // What was told already is said once: then he goes on.
      said: complaint.withdrawal !== null && complaint.withdrawal.droppedOn === null ? 'goesOn' : 'withdraw',
      on: today,
      way: 'phone',
      heardBy: '王芳',
      reason: '店里退了钱',
      proof: '9 点 20 分来电，录音 0412',
    },
    addMember: {
      source: 'hand',
      number: '',
      name: '钱秀兰',
      phone: '13800000303',
      address: '柳河镇郭庄村',
      amountFen: 350_00,
      mediate: 'yes',
      agreedOn: today,
      way: 'phone',
      proof: '',
    },
    electRepresentatives: { first: '1', second: '2', on: today, paper: '推选书 1 号', signedByAll: true },
    recordMemberWish: { member: '1', kind: 'settle', given: 'yes', on: today, way: 'phone', proof: '' },
    recordNotices: {
      kind: openDeliveries(complaint)[0]?.kind ?? 'acceptance',
      rows: (openDeliveries(complaint).length === 0 ? [{ kind: 'acceptance', member: 1 }] : openDeliveries(complaint))
        .filter(({ kind }, _, all) => kind === all[0]?.kind)
        .map(({ kind, member }) => ({
          member: String(member),
          through: null,
          way: kind === 'anew' ? 'mail' : 'phone',
          toldOn: today,
          proof: '电话里告诉的',
        })),
    },
    memberLeaves: { member: '2', how: 'withdraws', on: today, reason: '不想投诉了' },
    merge: { others: [{ number: twin.number }], picks: [], reason: '同一个人又说了一遍' },
    unmerge: { number: twin.number, reason: '查明是两笔买卖' },
    addCoHandler: { coHandlerId: ids.other, part: '到石桥镇取证' },
    handBackShare: { reason: '店已搬走，办不了' },
    endShare: { coHandlerId: ids.officer, reason: '取证完了' },
  };
}

export const aTransfer: Transfer = {
  kind: 'department',
  to: '青禾县农业农村局',
  basis: '第十六条第（一）项',
  sentOn: '2026-04-22',
  receivedOn: null,
  receivedBy: '',
  resultOn: null,
  result: '',
  returnedOn: null,
  byId: ids.officer,
};

/** What the same person told once more. */
export const twin = { id: '00000000-0000-7000-8000-0000000000f1', number: '投2026-9001' };

const person = { address: '柳河镇郭庄村', from: null, joinedOn: '2026-04-21', leftOn: null, leftReason: '' } as const;

/** Two who complain together, both of whom agree to mediation. */
export function aJoint(complaint: Complaint): Joint {
  const agrees = { kind: 'mediate', given: true, on: '2026-04-24', way: 'phone', proof: '', byId: null } as const;
  return {
    members: [
      {
        ...person,
        n: 1,
        name: complaint.consumerName,
        phone: complaint.consumerPhone,
        amountFen: complaint.amountFen,
        codeStub: null,
        wishes: [agrees],
      },
      {
        ...person,
        n: 2,
        name: '赵桂英',
        phone: '13800000302',
        amountFen: 350_00,
        codeStub: '246810',
        wishes: [agrees],
      },
    ],
    elections: [],
  };
}

/** The other matters of which the move speaks: the twin, still open or already merged into the matter. */
export function othersOfMove(complaint: Complaint, move: string): readonly Complaint[] {
  if (move !== 'merge' && move !== 'unmerge') return [];
  const open: Complaint = {
    ...complaint,
    ...twin,
    state: 'registered',
    outcome: null,
    joint: null,
    proposal: null,
    recusals: [],
    dispute: null,
    entrustedTo: null,
    pauses: [],
  };
  if (move === 'merge') return [open];
  const was = { state: 'registered', outcome: null, closedOn: null, endedOn: null };
  const { id, number } = complaint;
  return [
    { ...open, state: 'closed', outcome: 'merged', merged: { id, number, on: '2026-05-05', as: 'duplicate', was } },
  ];
}

/** The daughter who came for her mother, without her paper yet. */
export function anAgent(change: Partial<Agent> = {}): Agent {
  return {
    name: '李芳',
    phone: '13800000399',
    relation: '女儿',
    idNumber: null,
    address: '',
    scope: 'general',
    powers: [],
    from: null,
    until: null,
    paperOn: null,
    paper: '',
    since: '2026-04-20',
    endedOn: null,
    endedWhy: '',
    byId: null,
    ...change,
  };
}

function aShare(accountId: string): CoHandler {
  return { accountId, part: '取证', on: '2026-04-22', byId: ids.officer, handedBackOn: null, reason: '' };
}

/** Ground TM2 as it is typed: the operator refuses, on that day. */
export function refusedMediation(on: Day): Proposal['input'] {
  return {
    ground: 'TM2',
    side: 'operator',
    conduct: 'refused',
    refusedOn: on,
    basis: '店主在电话里说的，有通话记录',
    reason: '被投诉人明确拒绝调解',
  };
}

/** A proposal of the officer, or of the centre before dispatch. */
export function aProposal(state: ComplaintState, change: Partial<Proposal> = {}): Proposal {
  const decision = state === 'registered' || state === 'dispatched' ? 'decline' : 'terminate';
  const centre = state === 'registered';
  return {
    decision,
    input:
      decision === 'decline'
        ? { ground: 'NA1', department: '青禾县农业农村局', reason: '查明不属于市场监管职责' }
        : refusedMediation('2026-04-28'),
    byId: centre ? '00000000-0000-7000-8000-000000000001' : ids.officer,
    byRole: centre ? 'centre' : 'officer',
    on: '2026-04-28',
    returned: null,
    ...change,
  };
}

/** The matter with the mark beside its state that the move needs. */
export function readyFor(complaint: Complaint, move: ProceedingMove): Complaint {
  const { state } = complaint;
  switch (move) {
    case 'recordUnserved': {
      const kind = state === 'registered' || state === 'dispatched' ? 'anew' : 'acceptance';
      return complaint.notices.some(isOwed)
        ? complaint
        : { ...complaint, notices: openNotices(kind, null).slice(0, 1) };
    }
    case 'takeBackUnserved': {
      const [open = openNotices('acceptance', null)[0]] = complaint.notices.filter(isOwed);
      const kind = state === 'registered' || state === 'dispatched' ? 'anew' : (open?.kind ?? 'acceptance');
      const failure = { how: 'dead', on: '2026-04-22', end: 'none', proof: '退信批条', byId: ids.officer } as const;
      const failed = { ...openNotices(kind, null)[0], failure } as (typeof complaint.notices)[number];
      return { ...complaint, notices: [failed] };
    }
    case 'decideAnew':
      return { ...complaint, outcome: complaint.outcome === 'transferred' ? 'transferred' : 'declined' };
    case 'mediateAnew':
      return { ...complaint, outcome: 'terminated' };
    case 'askIdentity':
      return { ...complaint, receivedAt: new Date('2026-05-05T12:00:00+08:00') };
    case 'recordIdentity': {
      const asked = {
        servedOn: '2026-04-22',
        dueOn: '2026-04-24',
        materials: ['idPaper'],
        why: '',
        way: 'sms',
        proof: '',
      };
      return {
        ...complaint,
        identity: { ...asked, result: null, answeredOn: null, note: '', byId: ids.officer } as Complaint['identity'],
      };
    }
    case 'callOff': {
      const summons = { heldAt: '2026-05-20T15:00', place: '柳河所调解室', way: 'onSite', mediators: '孙立' } as const;
      return { ...complaint, summons: { ...summons, objectionDays: 3, calledOn: '2026-05-05', byId: ids.officer } };
    }
    case 'endAgent':
      return { ...complaint, agents: [anAgent()] };
    case 'endDispute':
      return {
        ...complaint,
        dispute: { bureau: '邻县局', on: '2026-05-05', endedOn: null, result: null, how: null, superior: '' },
      };
    case 'recordTransfer':
    case 'takeTransferBack':
      return { ...complaint, outcome: 'transferred', transfers: [aTransfer], acceptedOn: null };
    case 'approveDecline':
    case 'approveTerminate':
    case 'returnProposal':
      return { ...complaint, proposal: aProposal(state) };
    case 'decideRecusal':
      return {
        ...complaint,
        recusals: [
          {
            party: 'consumer',
            mediator: '孙立',
            reason: '亲属',
            requestedOn: '2026-04-28',
            decidedOn: null,
            granted: null,
            grounds: '',
            byId: null,
          },
        ],
      };
    case 'extendClue':
    case 'endClue':
      return {
        ...complaint,
        clues: [
          {
            foundOn: '2026-04-28',
            words: '净含量不符',
            extendedOn: null,
            extendedBy: null,
            extensionReason: '',
            endedOn: null,
            result: null,
            tipoffNumber: '',
            reason: '',
            byId: ids.officer,
          },
        ],
      };
    case 'recordReferralResult':
      return {
        ...complaint,
        referrals: [
          {
            kind: 'court',
            body: '青禾县人民法院',
            agreementSigned: false,
            number: '',
            sentOn: '2026-05-01',
            resultOn: null,
            result: '',
            byId: ids.officer,
          },
        ],
      };
    case 'answerAppeal':
      return {
        ...complaint,
        outcome: 'settled',
        closedOn: '2026-05-05',
        appeal: {
          openedOn: '2026-05-05',
          words: '没人来店里看过',
          byId: ids.other,
          answeredOn: null,
          result: null,
          answer: '',
          answererId: null,
          number: null,
          contentHash: null,
        },
      };
    case 'appeal':
      return { ...complaint, outcome: 'settled', closedOn: '2026-05-05' };
    case 'answerQuestion':
      return {
        ...complaint,
        asked: [
          {
            n: 1,
            on: '2026-05-05',
            dueOn: '2026-05-08',
            question: '票还在吗？',
            byId: ids.officer,
            answeredOn: null,
            answer: '',
            files: 0,
          },
        ],
      };
    case 'tellPerformance':
      return { ...complaint, ...anAgreement };
    case 'answerPerformance':
      return {
        ...complaint,
        ...anAgreement,
        performances: [
          {
            n: 1,
            on: '2026-05-05',
            result: 'broken',
            terms: [1],
            words: '没有来补',
            byId: ids.officer,
            dueOn: '2026-05-08',
            answeredOn: null,
            found: null,
            promisedOn: null,
            answer: '',
            answererId: null,
          },
        ],
      };
    case 'answerReview':
      return {
        ...complaint,
        review: {
          openedOn: '2026-05-05',
          reason: '电话打不通',
          answeredOn: null,
          result: null,
          answer: '',
          byId: null,
        },
      };
    case 'electRepresentatives':
    case 'recordMemberWish':
    case 'memberLeaves':
      return { ...complaint, joint: aJoint(complaint) };
    case 'recordNotices': {
      const joint = { ...complaint, joint: aJoint(complaint) };
      return { ...joint, notices: openNotices(noticeIn[complaint.state] ?? 'acceptance', null, joint) };
    }
    case 'unmerge':
      return {
        ...complaint,
        takenOver: [
          {
            ...twin,
            on: '2026-05-05',
            reason: '同一件',
            byId: ids.officer,
            decidedOn: complaint.decidedOn,
            fields: {},
            before: {},
          },
        ],
      };
    case 'handBackShare':
    case 'endShare':
      return { ...complaint, coHandlers: [aShare(ids.officer)] };
    case 'archive':
      return {
        ...complaint,
        followUpWaived: { on: '2026-05-05', reason: '三次打不通', byId: ids.officer },
        publication: { published: false, reason: '不同意', on: '2026-05-05', byId: ids.officer },
      };
    default:
      return complaint;
  }
}
