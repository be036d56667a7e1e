import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayDo, staffRoles, type StaffRole } from '../../../src/domain/base/actor.ts';
import type { Permission } from '../../../src/domain/base/permissions.ts';
import { cast } from '../../build/cast.ts';
import { assessmentEndpoints } from '../../build/assessment.ts';
import { peopleEndpoints } from '../../build/people/people-routes.ts';
import { enforcementMoveNames, enforcementProcedure } from '../../../src/domain/supervision/enforcement/procedure.ts';
import { inputOfEnforcement, registered } from '../../build/supervision/enforcement.ts';
import { inquiryProcedure } from '../../../src/domain/inquiry/procedure.ts';
import { inquiryMoveNames, type InquiryMove } from '../../../src/domain/inquiry/inquiry.ts';
import { personMoves, procedure } from '../../../src/domain/complaint/procedure.ts';
import type { ExportList } from '../../../src/domain/matter/words/export-lists.ts';
import { waitingRooms, type RoomWaiting } from '../../../src/domain/desk/work/room-row.ts';
import { createApp } from '../../../src/http/app.ts';
import { tipoffPersonMoves, tipoffProcedure } from '../../../src/domain/tipoff/procedure.ts';
import { aComplaint, anId } from '../../build/complaint.ts';
import { proceedingInputs, refusedMediation } from '../../build/side-procedure.ts';
import { dockets } from '../../build/dockets.ts';
import { anAllegation, aTipoff, tipoffInputOf } from '../../build/tipoff.ts';
import { defaultRota } from '../../../src/domain/command/rota.ts';
import { asking, filing, proof, testApp, type TestApp } from '../../build/house/http-app.ts';

/** One account of each role of the sample county. */
const people: Record<StaffRole, string> = {
  centre: cast.centre,
  officer: cast.officerOfChengguan,
  officeHead: cast.headOfChengguan,
  leader: cast.deputyDirector,
  mediator: cast.mediator,
  station: 'st-v0303',
  admin: 'admin',
  security: cast.security,
  auditor: cast.auditor,
  business: 'q-changcheng',
  department: cast.agriculture,
  superior: cast.city,
};

const actorOf = (role: StaffRole) => ({ countyId: 1, id: '', name: '', role, organisationId: null, stationId: null });

/**
 * What a row of a list carries, in bytes. The stations of a county are one answer, which their page chooses from by twelve things, of a day
 * that is past too, and looks through for six.
 */
const mostOfRow = 500;
const wider: Readonly<Record<string, number>> = { charters: 650 };

interface Endpoint {
  method: string;
  path: string;
  permission: Permission;
  body?: unknown;
}

/** An import and a mapping that are not there: what the permission says of them is said first. */
const aRun = '00000000-0000-7000-8000-0000000000ee';

/** 批量 and 撤回: of an act that everybody may who may make a batch at all. */
function bulkEndpoints(number: string): Endpoint[] {
  const permission: Permission = 'bulk.make';
  const bulk = { kind: 'complaint', act: 'follow', items: [{ number }] };
  return [
    { method: 'POST', path: '/api/bulks/look', permission, body: bulk },
    { method: 'POST', path: '/api/bulks', permission, body: { ...bulk, id: uuidv7() } },
    { method: 'GET', path: '/api/bulks', permission },
    { method: 'GET', path: `/api/bulks/${aRun}`, permission },
    { method: 'POST', path: `/api/bulks/${aRun}/undo`, permission, body: { clientId: uuidv7() } },
    { method: 'GET', path: `/api/last-steps/${number}`, permission },
    { method: 'POST', path: `/api/last-steps/${number}/undo`, permission, body: { clientId: uuidv7(), line: 1 } },
  ];
}

/** How much an export would be, and the request to a second person, of each list that counts. */
function exportEndpoints(): Endpoint[] {
  const may: Record<ExportList, Permission> = {
    complaints: 'complaint.export',
    tipoffs: 'tipoff.export',
    inquiries: 'inquiry.export',
    enforcements: 'enforcement.export',
    replies: 'reply.export',
    allowances: 'allowance.export',
    trainings: 'training.export',
    papers: 'export.ask',
    samplings: 'docket.export',
    'sampling-plans': 'docket.export',
    institutions: 'docket.export',
    inspections: 'docket.export',
    campaigns: 'docket.export',
    sorties: 'docket.export',
    seizures: 'docket.export',
    'covert-checks': 'docket.export',
    'station-visits': 'docket.export',
    'contract-reviews': 'docket.export',
    'standard-contracts': 'docket.export',
    guidances: 'docket.export',
    surveys: 'docket.export',
    tasks: 'docket.export',
    funds: 'docket.export',
    'work-reports': 'docket.export',
  };
  return Object.entries(may).flatMap(([list, permission]): Endpoint[] => [
    { method: 'GET', path: `/api/export/${list}/size`, permission },
    {
      method: 'POST',
      path: `/api/export/${list}/requests`,
      permission,
      body: { id: uuidv7(), purpose: '报市局农资专项核查' },
    },
  ]);
}

/** The register of shops. */
function operatorEndpoints(number: string): Endpoint[] {
  const at = `/api/operators/${anId()}`;
  const reason = '看着是一家';
  return [
    { method: 'GET', path: '/api/operators', permission: 'operator.read' },
    { method: 'GET', path: at, permission: 'operator.read' },
    { method: 'GET', path: `/api/matters/${number}/operator`, permission: 'operator.read' },
    { method: 'GET', path: '/api/operators/suggested?typed=农资', permission: 'operator.suggest' },
    { method: 'POST', path: '/api/operators', permission: 'operator.save', body: { id: anId(), name: '新来的农资店' } },
    { method: 'PUT', path: at, permission: 'operator.save', body: { name: '新来的农资店', version: 1 } },
    {
      method: 'PUT',
      path: `/api/matters/${number}/operator`,
      permission: 'operator.save',
      body: { operatorId: anId() },
    },
    {
      method: 'POST',
      path: `${at}/flags`,
      permission: 'operator.flag',
      body: { id: anId(), kind: 'note', words: '票据放在库房' },
    },
    { method: 'POST', path: `/api/operator-flags/${anId()}/lift`, permission: 'operator.flag', body: { reason } },
    {
      method: 'POST',
      path: `${at}/merges`,
      permission: 'operator.merge',
      body: { id: anId(), goneId: anId(), reason },
    },
    { method: 'POST', path: `/api/operator-merges/${anId()}/part`, permission: 'operator.merge', body: { reason } },
    { method: 'POST', path: `${at}/apart`, permission: 'operator.merge', body: { otherId: anId() } },
    { method: 'PUT', path: `${at}/watch`, permission: 'operator.read' },
    { method: 'DELETE', path: `${at}/watch`, permission: 'operator.read' },
    { method: 'POST', path: '/api/operators/import', permission: 'operator.import' },
  ];
}

/** Every route of the API that needs a permission, with a body that is complete enough to reach the check. */
function endpoints(number: string, tipoff: string, inquiry = number): Endpoint[] {
  const moveBodies: Record<string, unknown> = {
    ...proceedingInputs(aComplaint(), '2026-11-25'),
    dispatch: { officeId: 'SO-LH' },
    giveBack: { reason: '不归本所管，请改派' },
    assign: { handlerId: '00000000-0000-7000-8000-000000000000' },
    correct: { categoryCode: null, natureCode: null, platformNumber: null },
    accept: { decidedOn: '2026-11-25' },
    decline: { decidedOn: '2026-11-25', ground: 'NA1', department: '农业农村局', reason: '不属于本部门职责' },
    recordNotice: { kind: 'acceptance', to: 'consumer', way: 'sms', toldOn: '2026-11-25', proof: '回执' },
    recordConsent: { party: 'consumer', consentedOn: '2026-11-25', way: 'phone' },
    startMediation: {},
    holdSession: {
      heldAt: '2026-11-25T09:00:00+08:00',
      place: '所里',
      way: 'onSite',
      noticedOn: '2026-11-25',
      mediators: '周毅',
      minutes: '谈了一次',
    },
    entrust: { associationId: 'CA', agreedOn: '2026-11-25', way: 'written' },
    takeBack: { reason: '谈不成，退回所里' },
    startTest: {
      institution: '检测中心',
      chosenBy: 'agreed',
      payer: 'operator',
      startedOn: '2026-11-25',
      paper: '委托书1',
    },
    endTest: { endedOn: '2026-11-25', result: '合格' },
    settle: {
      text: '退差价一百四十元',
      form: 'letter',
      signedByBoth: true,
      signedOn: '2026-11-25',
      disputedFen: 1,
      recoveredFen: 1,
      compensationFen: 0,
    },
    terminate: { decidedOn: '2026-11-25', ...refusedMediation('2026-11-25') },
    close: {},
    followUp: { satisfaction: '1' },
    perform: { performedOn: '2026-11-25' },
    talk: { on: '2026-11-25', legalRole: 'invitedHelper', result: 'factsOnly', words: '到店看了' },
    settleAtStation: { on: '2026-11-25', legalRole: 'negotiation', words: '当场退钱', recoveredFen: 0 },
    sendUp: { reason: '谈了没谈成' },
    pullUp: { reason: '站里五天没有动，中心调上来' },
    withdraw: {},
    urge: {},
    supplement: {},
    note: { words: '记一笔' },
    renewCode: { provenBy: 'calledBack', reason: '回执丢了' },
    markUrgent: { reason: '手炸伤' },
    takeBackUrgent: {},
    urgentAgain: { reason: '屋里又有煤气味' },
    callBack: { words: '先送医院' },
    recordInjury: { person: '金某', relation: '亲属', injury: '手炸伤', product: '爆竹', seller: '杂货店' },
    recordClaims: { claims: [{ kind: 'refund' }] },
    recordPurchase: { item: '手机' },
    investigate: { on: '2026-11-25', askedWhom: '店长', question: '话费怎么扣的', answer: '扣月租' },
    recordFact: { status: 'found', text: '少三公斤', on: '2026-11-25' },
    checkTerm: { term: '1', on: '2026-11-25', result: 'kept', words: '在照做' },
  };
  const station = {
    id: 'ST-NEW',
    name: '新设联络站',
    kind: 'village',
    officeId: 'SO-LH',
    regionId: 'V0304',
    x: 0,
    y: 0,
    serves: 'area',
    venueNames: [],
    publishedWindow: false,
    phone: '',
    address: '',
    contactName: '',
    active: true,
  };
  const account = {
    id: '00000000-0000-7000-8000-0000000000aa',
    loginName: 'newcomer',
    name: '新人',
    role: 'officer',
    organisationId: 'SO-LH',
    stationId: null,
    phone: '',
    active: true,
    password: 'a long new password',
  };
  return [
    { method: 'POST', path: '/api/complaints', permission: 'complaint.file', body: filing() },
    { method: 'GET', path: '/api/complaints', permission: 'complaint.read' },
    { method: 'GET', path: '/api/work', permission: 'complaint.read' },
    { method: 'GET', path: '/api/work/lines', permission: 'complaint.read' },
    { method: 'GET', path: '/api/watches', permission: 'complaint.read' },
    { method: 'GET', path: `/api/papers/complaints?numbers=${number}`, permission: 'complaint.read' },
    { method: 'GET', path: `/api/papers/tipoffs?numbers=${tipoff}`, permission: 'tipoff.print' },
    { method: 'GET', path: `/api/papers/inquiries?numbers=${inquiry}`, permission: 'inquiry.reveal' },
    // Who reads no ledger of a room has no business there; this one has a single ledger.
    { method: 'GET', path: '/api/waiting/incident', permission: 'incident.read' },
    { method: 'GET', path: '/api/waiting/report?forWord=yes', permission: 'home.read' },
    { method: 'GET', path: `/api/matter-checklists/of/${number}`, permission: 'matterChecklist.read' },
    {
      method: 'POST',
      path: `/api/matter-checklists/of/${number}/ticks`,
      permission: 'matterChecklist.tick',
      body: { list: 'prepaid', line: 'a1', ticked: true, clientId: '00000000-0000-7000-8000-0000000000bf' },
    },
    { method: 'PUT', path: `/api/watches/${number}`, permission: 'complaint.read' },
    { method: 'DELETE', path: `/api/watches/${number}`, permission: 'complaint.read' },
    { method: 'GET', path: `/api/complaints/${number}`, permission: 'complaint.read' },
    {
      method: 'POST',
      path: '/api/complaints/likely',
      permission: 'complaint.file',
      body: { phone: '13800000317', operatorName: '老周农资店', story: '' },
    },
    { method: 'GET', path: `/api/complaints/${number}/duplicates`, permission: 'complaint.read' },
    { method: 'GET', path: `/api/complaints/${number}/duplicates/${number}`, permission: 'complaint.read' },
    {
      method: 'POST',
      path: `/api/complaints/${number}/duplicates/${number}/apart`,
      permission: 'complaint.merge',
      body: { clientId: uuidv7() },
    },
    { method: 'GET', path: '/api/shared-complaints', permission: 'complaint.handBackShare' },
    {
      method: 'POST',
      path: `/api/complaints/${number}/join`,
      permission: 'complaint.join',
      body: filing(),
    },
    {
      method: 'POST',
      path: `/api/complaints/${number}/reveal`,
      permission: 'complaint.reveal',
      body: { reason: '核对电话' },
    },
    ...personMoves.map((move) => ({
      method: 'POST',
      path: `/api/complaints/${number}/${move}`,
      permission: procedure[move].permission as Permission,
      body: { version: 999, clientId: uuidv7(), input: moveBodies[move] },
    })),
    { method: 'GET', path: `/api/complaints/${number}/indicators`, permission: 'complaint.weigh' },
    {
      method: 'GET',
      path: `/api/complaints/${number}/called-sessions?heldAt=2026-04-30T09:30`,
      permission: 'complaint.callSession',
    },
    ...bulkEndpoints(number),
    {
      method: 'POST',
      path: '/api/triage',
      permission: 'triage.propose',
      body: { text: '柳河街老周农资店买的化肥，十袋都少四公斤' },
    },
    { method: 'GET', path: '/api/export/complaints?format=csv', permission: 'complaint.export' },
    { method: 'POST', path: '/api/tipoffs', permission: 'tipoff.file', body: anAllegation() },
    { method: 'GET', path: '/api/tipoffs', permission: 'tipoff.read' },
    { method: 'GET', path: `/api/tipoffs/${tipoff}`, permission: 'tipoff.read' },
    {
      method: 'POST',
      path: `/api/tipoffs/${tipoff}/reveal`,
      permission: 'tipoff.reveal',
      body: { reason: '电话告知处理结果' },
    },
    {
      method: 'POST',
      path: `/api/tipoffs/${tipoff}/words`,
      permission: 'tipoff.reveal',
      body: { reason: '打电话核对店家的号码' },
    },
    {
      method: 'POST',
      path: '/api/tipoffs/seek',
      permission: 'tipoff.seek',
      body: { phone: '13800000602', reason: '核对是不是同一人举报' },
    },
    ...tipoffPersonMoves.map((move) => ({
      method: 'POST',
      path: `/api/tipoffs/${tipoff}/${move}`,
      permission: tipoffProcedure[move].permission as Permission,
      body: { version: 999, clientId: uuidv7(), input: tipoffInputOf(move, aTipoff(), '2026-11-25') },
    })),
    { method: 'GET', path: '/api/export/tipoffs?format=csv', permission: 'tipoff.export' },
    { method: 'GET', path: '/api/rewards', permission: 'reward.read' },
    { method: 'GET', path: '/api/credits?from=2026-01-01&to=2026-12-31', permission: 'credit.read' },
    { method: 'GET', path: '/api/credit-records?from=2026-01-01&to=2026-12-31', permission: 'credit.read' },
    {
      method: 'POST',
      path: `/api/complaints/${number}/dial`,
      permission: 'complaint.dial',
      body: { id: anId(), whom: 'consumer' },
    },
    {
      method: 'POST',
      path: `/api/complaints/${number}/dial/end`,
      permission: 'complaint.dial',
      body: { id: anId(), whom: 'consumer', result: 'noAnswer' },
    },
    {
      method: 'POST',
      path: '/api/redispatches/none/dial/end',
      permission: 'redispatch.dial',
      body: { id: anId(), whom: 'consumer', result: 'noAnswer' },
    },
    {
      method: 'POST',
      path: '/api/redispatches/none/dial',
      permission: 'redispatch.dial',
      body: { id: anId(), whom: 'consumer' },
    },
    {
      method: 'POST',
      path: `/api/complaints/${number}/trace`,
      permission: 'complaint.reveal',
      body: { reason: '核对怎么结的' },
    },
    {
      method: 'POST',
      path: `/api/complaints/${number}/split`,
      permission: 'complaint.split',
      body: { clientId: anId(), conductCode: 'R06', story: '店里还有十几箱同样的假酒', evidence: '' },
    },
    { method: 'GET', path: `/papers/${tipoff}/registration`, permission: 'tipoff.print' },
    ...inquiryEndpoints(inquiry),
    ...enforcementEndpoints(),
    { method: 'GET', path: '/api/directory', permission: 'organisation.read' },
    {
      method: 'PUT',
      path: '/api/organisations',
      permission: 'organisation.save',
      body: {
        id: 'SO-NEW',
        name: '新设市场监管所',
        kind: 'office',
        parentId: 'AMR',
        phone: '',
        address: '',
        active: true,
      },
    },
    { method: 'GET', path: '/api/categories', permission: 'category.save' },
    {
      method: 'POST',
      path: '/api/categories/preview',
      permission: 'category.save',
      body: { changes: [{ act: 'rename', code: 'G10.3', zh: '别的肥料', en: '' }] },
    },
    {
      method: 'PUT',
      path: '/api/categories',
      permission: 'category.save',
      body: {
        id: anId(),
        version: 0,
        changes: [{ act: 'rename', code: 'G10.3', zh: '别的肥料', en: '' }],
        reason: '试改',
      },
    },
    { method: 'GET', path: '/api/notices', permission: 'notice.read' },
    {
      method: 'PUT',
      path: `/api/notices/${anId()}`,
      permission: 'notice.save',
      body: { zh: '热线今天检修', fromAt: '2026-12-05T08:00:00+08:00', untilAt: '2027-01-05T18:00:00+08:00' },
    },
    { method: 'POST', path: `/api/notices/${anId()}/take-back`, permission: 'notice.save' },
    {
      method: 'PUT',
      path: `/api/asked-questions/${anId()}`,
      permission: 'category.save',
      body: { node: 'G10', sayings: [], zh: '哪天买的', kind: 'day', surfaces: ['desk'] },
    },
    {
      method: 'PUT',
      path: '/api/regions',
      permission: 'region.save',
      body: {
        regions: [{ id: 'V0399', name: '新村', kind: 'village', parentId: 'T03', officeId: 'SO-LH', x: 1, y: 2 }],
      },
    },
    { method: 'DELETE', path: '/api/regions/V0399', permission: 'region.save' },
    { method: 'PUT', path: '/api/stations', permission: 'station.save', body: station },
    { method: 'POST', path: '/api/clocks/open', permission: 'clock.open', body: { number } },
    { method: 'GET', path: '/api/calendar/2026', permission: 'calendar.read' },
    { method: 'PUT', path: '/api/calendar/2027', permission: 'calendar.save', body: { published: false, days: [] } },
    { method: 'PUT', path: '/api/county', permission: 'county.save', body: { hotlineHours: '每天 8:00–20:00' } },
    ...exportEndpoints(),
    { method: 'GET', path: '/api/export-requests', permission: 'export.list' },
    {
      method: 'POST',
      path: `/api/export-requests/${aRun}/decide`,
      permission: 'export.decide',
      body: { allow: true, reason: '' },
    },
    { method: 'POST', path: `/api/export-requests/${aRun}/withdraw`, permission: 'export.ask' },
    { method: 'GET', path: '/api/trail', permission: 'audit.read' },
    { method: 'GET', path: '/api/messages', permission: 'message.list' },
    { method: 'POST', path: `/api/messages/${aRun}/again`, permission: 'message.resend', body: { id: aRun } },
    {
      method: 'POST',
      path: '/api/messages/test',
      permission: 'message.test',
      body: { id: aRun, phone: '13800000001' },
    },
    { method: 'GET', path: '/api/upkeep', permission: 'upkeep.read' },
    { method: 'POST', path: '/api/upkeep/works', permission: 'upkeep.work', body: { id: aRun, kind: 'verify' } },
    { method: 'GET', path: '/api/upkeep/diagnosis', permission: 'upkeep.read' },
    { method: 'GET', path: '/api/upkeep/alerts', permission: 'upkeep.read' },
    { method: 'PUT', path: '/api/upkeep/alerts/sms', permission: 'alert.save', body: { accountIds: [] } },
    { method: 'POST', path: '/api/upkeep/alerts/test', permission: 'alert.test', body: { id: aRun, way: 'app' } },
    { method: 'GET', path: '/api/changes', permission: 'look.keep' },
    { method: 'GET', path: '/api/hooks', permission: 'hook.read' },
    { method: 'GET', path: '/api/hooks/letters', permission: 'hook.read' },
    {
      method: 'PUT',
      path: `/api/hooks/${aRun}`,
      permission: 'hook.save',
      body: { name: 'OA', url: 'https://oa.example.gov.cn', events: ['filed'], readVersion: 0 },
    },
    { method: 'PUT', path: `/api/hooks/${aRun}/on`, permission: 'hook.save', body: { on: false } },
    { method: 'DELETE', path: `/api/hooks/${aRun}`, permission: 'hook.save' },
    { method: 'POST', path: `/api/hooks/${aRun}/secret`, permission: 'hook.save', body: { id: aRun } },
    { method: 'POST', path: `/api/hooks/${aRun}/secret/use`, permission: 'hook.save' },
    {
      method: 'POST',
      path: `/api/hooks/${aRun}/decide`,
      permission: 'hook.confirm',
      body: { version: 1, allow: true, reason: '' },
    },
    { method: 'POST', path: '/api/hooks/test', permission: 'hook.test', body: { id: aRun, to: 'oa' } },
    { method: 'POST', path: '/api/hooks/letters/again', permission: 'hook.save', body: { id: aRun, system: null } },
    { method: 'GET', path: '/api/messages/own', permission: 'message.own' },
    { method: 'POST', path: '/api/messages/read', permission: 'message.own', body: {} },
    { method: 'GET', path: '/api/messages/of/{number}', permission: 'complaint.read' },
    { method: 'GET', path: '/api/reach', permission: 'reach.save' },
    {
      method: 'PUT',
      path: '/api/reach',
      permission: 'reach.save',
      body: { bySms: false, byEmail: false, email: '' },
    },
    { method: 'GET', path: '/api/figures?from=2026-01-01&to=2026-12-31', permission: 'figure.read' },
    { method: 'GET', path: '/api/figures/registry?from=2026-01-01&to=2026-12-31', permission: 'figure.read' },
    {
      method: 'GET',
      path: '/api/figures/records?figure=stationsRunning&from=2026-01-01&to=2026-12-31',
      permission: 'figure.read',
    },
    {
      method: 'GET',
      path: '/api/figures/shares?name=channelShares&from=2026-01-01&to=2026-12-31',
      permission: 'figure.read',
    },
    {
      method: 'GET',
      path: '/api/figures/table?figure=accepted&rows=category&columns=office&from=2026-01-01&to=2026-12-31',
      permission: 'figure.read',
    },
    {
      method: 'GET',
      path: '/api/export/figure-table?figure=accepted&rows=category&from=2026-01-01&to=2026-12-31&format=csv',
      permission: 'figure.read',
    },
    { method: 'POST', path: '/api/report-checks', permission: 'figure.read', body: { text: '受理投诉3件。' } },
    { method: 'GET', path: '/api/education/choices', permission: 'outreach.read' },
    { method: 'GET', path: '/api/education/figures?from=2026-01-01&to=2026-12-31', permission: 'outreach.read' },
    {
      method: 'GET',
      path: '/api/education/records?figure=audience&from=2026-01-01&to=2026-12-31',
      permission: 'outreach.read',
    },
    { method: 'GET', path: '/api/education/lecturers?from=2026-01-01&to=2026-12-31', permission: 'engagement.read' },
    { method: 'GET', path: '/api/drives/{key}/stations', permission: 'drive.read' },
    { method: 'GET', path: '/api/wall', permission: 'wall.read' },
    { method: 'GET', path: '/api/home', permission: 'home.read' },
    { method: 'GET', path: '/api/home/decisions', permission: 'home.read' },
    { method: 'GET', path: '/api/home/rates', permission: 'home.read' },
    { method: 'GET', path: '/api/backlog', permission: 'backlog.read' },
    { method: 'GET', path: `/api/complaints/${number}/nearness`, permission: 'redispatch.send' },
    { method: 'GET', path: `/api/expert-opinions/${number}`, permission: 'engagement.read' },
    { method: 'GET', path: '/api/enforcements/案2099-0001/opinions', permission: 'enforcement.read' },
    { method: 'GET', path: '/api/echoes', permission: 'echo.read' },
    { method: 'GET', path: `/api/complaints/${number}/trace`, permission: 'complaint.read' },
    { method: 'GET', path: `/api/complaints/${number}/callouts`, permission: 'complaint.read' },
    {
      method: 'POST',
      path: '/api/callouts/none/dial',
      permission: 'callout.dial',
      body: { id: anId(), whom: 'consumer' },
    },
    {
      method: 'POST',
      path: '/api/callouts/none/dial/end',
      permission: 'callout.dial',
      body: { id: anId(), whom: 'consumer', result: 'noAnswer' },
    },
    {
      method: 'POST',
      path: '/api/redispatch-batches',
      permission: 'redispatch.send',
      body: { batchId: aRun, items: [{ id: aRun, matterNumber: '投2099-0001', stationId: 'ST-V0303' }] },
    },
    { method: 'POST', path: `/api/redispatch-batches/${aRun}/undo`, permission: 'redispatch.undo' },
    { method: 'GET', path: '/api/opinions?from=2026-01-01&to=2026-12-31', permission: 'opinion.read' },
    { method: 'GET', path: '/api/offers', permission: 'offer.read' },
    {
      method: 'POST',
      path: '/api/offers/00000000-0000-7000-8000-0000000000ee/reply',
      permission: 'offer.reply',
      body: { version: 1, input: { act: 'reply', words: '我们查一查进货单' } },
    },
    {
      method: 'POST',
      path: '/api/offers/00000000-0000-7000-8000-0000000000ee/answer',
      permission: 'offer.answer',
      body: { version: 1, input: { answer: 'endTalk' } },
    },
    { method: 'GET', path: `/api/complaints/${number}/offers`, permission: 'complaint.read' },
    {
      method: 'POST',
      path: `/api/complaints/${number}/offers`,
      permission: 'offer.send',
      body: { id: '00000000-0000-7000-8000-0000000000ef', firmId: 'F-NONE' },
    },
    { method: 'GET', path: '/api/firms?from=2026-01-01&to=2026-12-31', permission: 'firm.read' },
    {
      method: 'PUT',
      path: '/api/firms',
      permission: 'firm.save',
      body: {
        id: 'F-NEW',
        name: '新来的超市',
        aliases: [],
        phone: '',
        address: '',
        pledgedHours: 24,
        pledge: '一天之内答复',
        pledgedOn: '2026-03-15',
        active: true,
      },
    },
    ...operatorEndpoints(number),
    ...deviceEndpoints(number),
    ...peopleEndpoints(),
    ...assessmentEndpoints(),
    { method: 'GET', path: '/api/charters/none/open', permission: 'charter.read' },
    {
      method: 'POST',
      path: '/api/charter-batches',
      permission: 'charter.approve',
      body: { clientId: '00000000-0000-7000-8000-0000000000d2', numbers: ['站2026-9999'], on: '2026-11-25' },
    },
    { method: 'GET', path: '/api/network', permission: 'charter.read' },
    { method: 'GET', path: '/api/figures/costs?to=2026-11-25', permission: 'figure.read' },
    { method: 'GET', path: '/api/register', permission: 'inquiry.read' },
    { method: 'GET', path: '/api/export/charters?format=csv', permission: 'charter.export' },
    { method: 'GET', path: '/api/onboarding/template', permission: 'county.onboard' },
    { method: 'GET', path: '/api/onboarding/state', permission: 'county.onboard' },
    { method: 'POST', path: '/api/onboarding/check', permission: 'county.onboard' },
    { method: 'POST', path: '/api/onboarding', permission: 'county.onboard' },
    { method: 'POST', path: '/api/onboarding/errors', permission: 'county.onboard' },
    { method: 'GET', path: '/api/coverage', permission: 'coverage.read' },
    { method: 'GET', path: '/api/coverage/map', permission: 'coverage.read' },
    { method: 'GET', path: '/api/export/coverage?format=csv', permission: 'charter.export' },
    {
      method: 'PUT',
      path: '/api/coverage/outline',
      permission: 'outline.save',
      body: {
        fileName: '乡镇.geojson',
        shapes: [
          {
            name: '柳河镇',
            rings: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
              ],
            ],
          },
        ],
      },
    },
    { method: 'DELETE', path: '/api/coverage/outline', permission: 'outline.save' },
    { method: 'GET', path: '/api/standards', permission: 'standard.read' },
    {
      method: 'PUT',
      path: '/api/standards',
      permission: 'standard.save',
      body: { code: 'eight-ones', version: 99, subject: 'equipment', title: '八个一' },
    },
    { method: 'GET', path: '/api/views', permission: 'view.save' },
    {
      method: 'PUT',
      path: '/api/views',
      permission: 'view.save',
      body: { id: '00000000-0000-7000-8000-0000000000bb', name: '我的', query: 'due=today' },
    },
    { method: 'DELETE', path: '/api/views/00000000-0000-7000-8000-0000000000bc', permission: 'view.save' },
    { method: 'GET', path: '/api/matter-checklists', permission: 'matterChecklist.save' },
    {
      method: 'PUT',
      path: '/api/matter-checklists',
      permission: 'matterChecklist.save',
      body: {
        code: 'prepaid',
        version: 99,
        subject: 'complaint',
        title: '预付卡',
        items: [{ code: 'a1', zh: '看卡的余额', state: 'accepted' }],
      },
    },
    { method: 'GET', path: '/api/phrases', permission: 'phrase.keep' },
    {
      method: 'PUT',
      path: '/api/phrases/00000000-0000-7000-8000-0000000000bd',
      permission: 'phrase.keep',
      body: { scope: 'own', name: '材料补正', words: '请补正材料。', readVersion: 0 },
    },
    { method: 'DELETE', path: '/api/phrases/00000000-0000-7000-8000-0000000000be', permission: 'phrase.keep' },
    {
      method: 'PUT',
      path: '/api/presence/00000000-0000-7000-8000-0000000000bd',
      permission: 'presence.tell',
      body: { number, move: null },
    },
    {
      method: 'DELETE',
      path: `/api/presence/00000000-0000-7000-8000-0000000000bd/${number}`,
      permission: 'presence.tell',
    },
    { method: 'GET', path: '/api/revisits', permission: 'revisit.keep' },
    {
      method: 'PUT',
      path: `/api/revisits/${number}`,
      permission: 'revisit.keep',
      body: { againOn: '2099-01-01', note: '' },
    },
    { method: 'DELETE', path: `/api/revisits/${number}`, permission: 'revisit.keep' },
    { method: 'GET', path: '/api/looks', permission: 'look.keep' },
    { method: 'PUT', path: '/api/looks', permission: 'look.keep', body: { list: 'complaint', columns: ['number'] } },
    { method: 'GET', path: '/api/tour', permission: 'look.keep' },
    { method: 'PUT', path: '/api/tour', permission: 'look.keep' },
    { method: 'GET', path: '/api/palette?q=x', permission: 'organisation.read' },
    { method: 'GET', path: '/api/drafts', permission: 'draft.keep' },
    { method: 'GET', path: '/api/drafts/of/new.file', permission: 'draft.keep' },
    {
      method: 'PUT',
      path: '/api/drafts',
      permission: 'draft.keep',
      body: {
        id: '00000000-0000-7000-8000-0000000000cd',
        form: 'new.file',
        title: '登记投诉',
        path: '/complaints/new',
        version: 0,
        writer: '00000000-0000-7000-8000-0000000000ce',
        typed: { story: '写到一半' },
      },
    },
    { method: 'DELETE', path: '/api/drafts/00000000-0000-7000-8000-0000000000cc', permission: 'draft.keep' },
    { method: 'POST', path: '/api/drafts/00000000-0000-7000-8000-0000000000cc/take', permission: 'draft.keep' },
    { method: 'GET', path: '/api/accounts', permission: 'account.list' },
    { method: 'GET', path: '/api/colleagues', permission: 'account.names' },
    { method: 'GET', path: '/api/people-found', permission: 'account.names' },
    { method: 'GET', path: '/api/names-read', permission: 'organisation.read' },
    { method: 'GET', path: `/api/remark-addressees/${number}`, permission: 'remark.write' },
    ...docketEndpoints(),
    { method: 'GET', path: '/api/plans/none/progress', permission: 'plan.read' },
    { method: 'GET', path: '/api/roster?month=2026-10', permission: 'shift.read' },
    { method: 'GET', path: '/api/roster/now', permission: 'shift.read' },
    {
      method: 'POST',
      path: '/api/roster',
      permission: 'roster.build',
      body: { from: '2020-01-01', to: '2020-01-02' },
    },
    { method: 'PUT', path: '/api/rota', permission: 'rota.save', body: defaultRota },
    { method: 'GET', path: '/api/responses?from=2026-01-01&to=2026-12-31', permission: 'response.read' },
    { method: 'PUT', path: '/api/accounts', permission: 'account.save', body: account },
    {
      method: 'POST',
      path: '/api/accounts/00000000-0000-7000-8000-0000000000aa/unlock',
      permission: 'account.unlock',
    },
    { method: 'GET', path: '/api/attachments/00000000-0000-7000-8000-0000000000cc', permission: 'attachment.read' },
    { method: 'POST', path: '/api/privacy-persons', permission: 'privacy.ask', body: { name: '张三', number: '' } },
    { method: 'GET', path: '/api/imports', permission: 'import.read' },
    { method: 'POST', path: '/api/imports', permission: 'import.run' },
    { method: 'GET', path: '/api/imports/templates/cases', permission: 'import.run' },
    { method: 'GET', path: `/api/imports/${aRun}`, permission: 'import.read' },
    { method: 'GET', path: `/api/imports/${aRun}/columns`, permission: 'import.run' },
    { method: 'GET', path: `/api/imports/${aRun}/rows`, permission: 'import.read' },
    {
      method: 'POST',
      path: `/api/imports/${aRun}/check`,
      permission: 'import.run',
      body: { mapping: { columns: { platformNumber: '投诉编号' }, channel: 'C02' } },
    },
    { method: 'POST', path: `/api/imports/${aRun}/run`, permission: 'import.run' },
    { method: 'POST', path: `/api/imports/${aRun}/stop`, permission: 'import.run' },
    { method: 'GET', path: `/api/imports/${aRun}/errors`, permission: 'import.run' },
    { method: 'GET', path: '/api/mappings', permission: 'import.read' },
    {
      method: 'PUT',
      path: '/api/mappings',
      permission: 'mapping.save',
      body: { id: aRun, name: '平台', mapping: { columns: { platformNumber: '投诉编号' }, channel: 'C02' } },
    },
    { method: 'DELETE', path: `/api/mappings/${aRun}`, permission: 'mapping.save' },
    { method: 'GET', path: `/api/complaints/${number}/reply`, permission: 'reply.read' },
    { method: 'POST', path: `/api/complaints/${number}/reply`, permission: 'reply.export' },
    { method: 'GET', path: '/api/fund-years/2026', permission: 'fund.read' },
    {
      method: 'POST',
      path: '/api/fund-batches',
      permission: 'fund.approve',
      body: { clientId: uuidv7(), move: 'approve', many: [{ id: uuidv7(), version: 1 }] },
    },
    { method: 'GET', path: '/api/retention', permission: 'retention.read' },
    { method: 'GET', path: '/api/retention-due?kind=complaint&year=2019', permission: 'retention.read' },
    { method: 'GET', path: '/api/erasures/none/items', permission: 'retention.read' },
    { method: 'GET', path: '/api/example-drafts?from=%E6%8A%952099-9999', permission: 'example.write' },
    { method: 'GET', path: '/api/example-candidates', permission: 'example.write' },
    {
      method: 'POST',
      path: '/api/example-candidates/{key}/unfit',
      permission: 'example.write',
      body: { id: anId(), reason: '和上月的一样' },
    },
    {
      method: 'POST',
      path: '/api/example-candidates/{key}/fitAgain',
      permission: 'example.write',
      body: { id: anId() },
    },
    { method: 'GET', path: `/api/complaints/${number}/facts`, permission: 'complaint.read' },
    {
      method: 'PUT',
      path: `/api/complaints/${number}/facts`,
      permission: 'fact.correct',
      body: { kind: 'brand', value: '丰垦' },
    },
    {
      method: 'PUT',
      path: `/api/complaints/${number}/answers`,
      permission: 'fact.correct',
      body: { question: anId(), answer: '12' },
    },
    { method: 'GET', path: '/api/fact-choices', permission: 'fact.correct' },
    { method: 'GET', path: `/api/area-checks/${number}/answers`, permission: 'areaCheck.read' },
    { method: 'POST', path: `/api/area-checks/${number}/read`, permission: 'areaCheck.read' },
    { method: 'GET', path: `/api/area-checks/${number}/photo`, permission: 'areaCheck.read' },
    {
      method: 'POST',
      path: '/api/area-answers',
      permission: 'areaCheck.answer',
      body: { id: uuidv7(), checkNumber: '查2026-0001', answer: 'no' },
    },
    {
      method: 'POST',
      path: '/api/disclosure-passes',
      permission: 'disclosure.pass',
      body: { id: uuidv7(), docket: 'warning', entryId: uuidv7(), words: '马德旺', reason: '这是一个牌子的名字' },
    },
    { method: 'GET', path: '/api/publication-standing', permission: 'publication.read' },
    { method: 'POST', path: '/api/warnings-seen', permission: 'warning.see', body: { ids: [uuidv7()] } },
    { method: 'GET', path: '/api/warnings-here', permission: 'warning.see' },
    { method: 'GET', path: '/api/warnings/none/receipts', permission: 'warning.read' },
    { method: 'POST', path: '/api/recalls/import', permission: 'recall.save' },
    { method: 'POST', path: '/api/samplings/import', permission: 'sampling.handle' },
    { method: 'GET', path: '/api/station-directory', permission: 'stationMessage.read' },
    {
      method: 'POST',
      path: '/api/station-messages-read',
      permission: 'stationMessage.send',
      body: { ids: [uuidv7()] },
    },
    { method: 'GET', path: '/api/recalls-waiting', permission: 'recall.release' },
    { method: 'POST', path: '/api/recalls-release', permission: 'recall.release', body: { ids: [uuidv7()] } },
    { method: 'GET', path: '/api/issued-numbers', permission: 'issuedNumber.read' },
    {
      method: 'POST',
      path: '/api/county-reports/none/strike',
      permission: 'countyReport.strike',
      body: { version: 1, clientId: uuidv7(), input: { words: '某某某', reason: '本人要求删除' } },
    },
    { method: 'GET', path: '/api/month-closings/none/figures', permission: 'monthClosing.read' },
    { method: 'GET', path: '/api/month-closings/none/records?figure=received', permission: 'monthClosing.read' },
    { method: 'GET', path: '/api/county-table?from=2026-09&to=2026-10', permission: 'county.compare' },
    {
      method: 'GET',
      path: '/api/export/county-table?from=2026-09&to=2026-10&format=csv',
      permission: 'county.compare',
    },
    { method: 'GET', path: '/api/month-locks?from=2026-09-01&to=2026-09-30', permission: 'figure.read' },
    { method: 'GET', path: '/api/work-reports/none/reading', permission: 'workReport.read' },
    { method: 'GET', path: '/api/work-reports/none/difference', permission: 'workReport.read' },
    { method: 'GET', path: '/api/work-reports/none/drafts', permission: 'workReport.read' },
    { method: 'GET', path: '/api/work-reports/none/drafts/1', permission: 'workReport.read' },
    { method: 'GET', path: '/api/report-templates', permission: 'workReport.read' },
    {
      method: 'POST',
      path: '/api/report-templates',
      permission: 'reportTemplate.save',
      body: { id: uuidv7(), number: '汇2026-0001', reason: '加一节' },
    },
    {
      method: 'POST',
      path: '/api/report-schedules',
      permission: 'reportTemplate.save',
      body: { id: uuidv7(), kind: 'bulletin', pace: 'month', drafterId: uuidv7() },
    },
    { method: 'GET', path: '/api/clause-trades', permission: 'standardContract.keep' },
    { method: 'GET', path: '/api/clause-library', permission: 'contractReview.read' },
    { method: 'GET', path: '/api/clause-weights', permission: 'contractReview.read' },
    {
      method: 'POST',
      path: '/api/clause-weights',
      permission: 'clauseWeight.set',
      body: { id: uuidv7(), code: 'F8.8', severity: 'heavy', reason: '婚宴季投诉多' },
    },
    { method: 'GET', path: '/api/clause-experts', permission: 'contractReview.judge' },
    { method: 'GET', path: '/api/clause-candidates', permission: 'contractReview.collect' },
    {
      method: 'POST',
      path: `/api/clause-candidates/${number}/setAside`,
      permission: 'contractReview.collect',
      body: { id: uuidv7(), reason: '说的是别的事' },
    },
    { method: 'POST', path: '/api/recalls-in', permission: 'recall.read', body: { words: '电热毯' } },
    { method: 'GET', path: '/api/inspection-day', permission: 'inspection.read' },
    { method: 'GET', path: '/api/campaign-festivals', permission: 'campaign.read' },
    { method: 'GET', path: `/api/campaigns/${number}/reach`, permission: 'campaign.read' },
    { method: 'GET', path: `/api/samplings/${number}/told`, permission: 'sampling.read' },
    { method: 'GET', path: '/api/boards', permission: 'board.read' },
    { method: 'GET', path: '/api/boards/ST-NONE', permission: 'board.read' },
    { method: 'GET', path: `/api/accounts/${anId()}/sessions`, permission: 'session.oversee' },
    {
      method: 'POST',
      path: `/api/accounts/${anId()}/sessions/end`,
      permission: 'session.oversee',
      body: { sessionId: null },
    },
    { method: 'GET', path: '/api/seal-holds', permission: 'account.confirm' },
    { method: 'POST', path: `/api/seal-holds/${anId()}/confirm`, permission: 'account.confirm' },
    { method: 'GET', path: '/api/factor-resets', permission: 'account.confirm' },
    { method: 'POST', path: `/api/factor-resets/${anId()}/confirm`, permission: 'account.confirm' },
    { method: 'POST', path: `/api/accounts/${anId()}/factor-reset`, permission: 'account.save' },
    { method: 'GET', path: `/papers/slips/${anId()}`, permission: 'account.save' },
    { method: 'GET', path: '/papers/head', permission: 'audit.read' },
    {
      method: 'POST',
      path: '/api/accounts/passwords',
      permission: 'account.save',
      body: { batchId: anId(), ids: [anId()] },
    },
    { method: 'GET', path: '/papers/boards?station=ST-NONE', permission: 'board.read' },
    { method: 'GET', path: '/papers/work-reports/none', permission: 'workReport.read' },
    { method: 'GET', path: '/papers/contract-reviews/none', permission: 'contractReview.read' },
    { method: 'GET', path: `/papers/operators/${anId()}`, permission: 'operator.read' },
    { method: 'GET', path: '/api/exchange', permission: 'exchange.read' },
    { method: 'POST', path: '/api/exchange/send', permission: 'exchange.send' },
    { method: 'POST', path: `/api/exchange/again/${anId()}`, permission: 'exchange.send' },
    { method: 'GET', path: '/api/exchange/peer-heads?county=990126', permission: 'exchange.read' },
    { method: 'GET', path: `/api/complaints/${number}/exchange`, permission: 'exchange.read' },
    { method: 'POST', path: `/api/complaints/${number}/exchange`, permission: 'exchange.send' },
    { method: 'GET', path: '/api/replies', permission: 'reply.read' },
    { method: 'GET', path: '/api/export/replies?format=csv', permission: 'reply.export' },
    { method: 'GET', path: `/papers/${number}/registration`, permission: 'complaint.print' },
  ];
}

/** The telephones of stations, what they send, and what was left on them. */
function deviceEndpoints(number: string): Endpoint[] {
  const id = '00000000-0000-7000-8000-0000000000de';
  const note = { kind: 'move', move: 'note', number, filingId: null, version: 999, input: { words: '记一笔' } };
  return [
    { method: 'POST', path: '/api/devices', permission: 'device.bind', body: { id: anId(), name: '手机', proof } },
    { method: 'POST', path: `/api/devices/${id}/pin`, permission: 'device.bind', body: { proof } },
    { method: 'GET', path: '/api/devices', permission: 'device.list' },
    { method: 'POST', path: `/api/devices/${id}/revoke`, permission: 'device.revoke', body: { reason: '手机丢了' } },
    {
      method: 'POST',
      path: '/api/outbox',
      permission: 'outbox.send',
      body: { id, deviceId: id, actedAt: '2026-11-25T09:00:00+08:00', ...note },
    },
    { method: 'GET', path: '/api/outbox/provisions', permission: 'outbox.send' },
    { method: 'POST', path: '/api/outbox/sheets', permission: 'outbox.send' },
    { method: 'GET', path: `/api/outbox/standing/move/${number}`, permission: 'outbox.send' },
    {
      method: 'POST',
      path: '/api/outbox/field',
      permission: 'outbox.sendVisit',
      body: { id, deviceId: id, actedAt: '2026-11-25T09:00:00+08:00', kind: 'photos', entryId: id, photoIds: [id] },
    },
    { method: 'GET', path: '/api/outbox/day', permission: 'outbox.sendVisit' },
    { method: 'GET', path: `/api/outbox/field/${id}/standing`, permission: 'outbox.sendVisit' },
    { method: 'POST', path: `/api/devices/${id}/spot-forms`, permission: 'enforcement.decideOnTheSpot' },
    { method: 'GET', path: `/api/devices/${id}/unvisited`, permission: 'device.list' },
    { method: 'GET', path: '/api/early-photos', permission: 'inspection.read' },
    { method: 'GET', path: '/api/leftovers', permission: 'leftover.list' },
    { method: 'POST', path: `/api/leftovers/${id}/take`, permission: 'leftover.take' },
    { method: 'POST', path: `/api/leftovers/${id}/drop`, permission: 'leftover.drop', body: { reason: '重复登记' } },
  ];
}

/** The routes of every docket, made from its declaration; `{key}` is put for what cannot be there. */
function docketEndpoints(): Endpoint[] {
  return dockets.flatMap(({ docket, key, opening, inputs }) => [
    { method: 'GET', path: `/api/${docket.path}`, permission: docket.read },
    { method: 'POST', path: `/api/${docket.path}`, permission: docket.opening.permission, body: opening },
    { method: 'GET', path: `/api/${docket.path}/${key}`, permission: docket.read },
    ...Object.entries(docket.procedure).map(([move, rule]) => ({
      method: 'POST',
      path: `/api/${docket.path}/${key}/${move}`,
      permission: rule.permission,
      body: { version: 999, input: inputs[move] ?? {} },
    })),
  ]);
}

/** The cases and the certificates; the case is not there, so that who may is told that nothing is found. */
function enforcementEndpoints(): Endpoint[] {
  const path = '/api/enforcements/案2099-0001';
  const clue = registered().next;
  const registration = {
    clientId: uuidv7(),
    source: 'inspection',
    foundOn: '2026-04-20',
    operatorName: '老周农资店',
    partyKind: 'soleTrader',
    cause: '涉嫌销售不合格复合肥',
    story: '检查发现货架上的复合肥总养分不够标明的数',
  };
  return [
    { method: 'POST', path: '/api/enforcements', permission: 'enforcement.register', body: registration },
    { method: 'GET', path: '/api/enforcements', permission: 'enforcement.read' },
    { method: 'GET', path, permission: 'enforcement.read' },
    { method: 'POST', path: `${path}/reveal`, permission: 'enforcement.reveal', body: { reason: '核对当事人' } },
    ...enforcementMoveNames.map((move) => ({
      method: 'POST',
      path: `${path}/${move}`,
      permission: enforcementProcedure[move].permission as Permission,
      body: { version: 999, clientId: uuidv7(), input: inputOfEnforcement(move, clue, '2026-05-06') },
    })),
    { method: 'GET', path: '/api/export/enforcements?format=csv', permission: 'enforcement.export' },
    { method: 'GET', path: '/api/enforcement-certificates', permission: 'certificate.read' },
    { method: 'GET', path: '/api/spot-forms', permission: 'spotForm.read' },
    {
      method: 'POST',
      path: '/api/spot-forms/none/close',
      permission: 'spotForm.close',
      body: { outcome: 'spoiled', reason: '写坏了' },
    },
    {
      method: 'PUT',
      path: `/api/enforcement-certificates/${anId()}`,
      permission: 'certificate.save',
      body: { number: '豫 0001', fromOn: '2026-01-01', untilOn: '2027-01-01' },
    },
    {
      method: 'PUT',
      path: `/api/enforcement-legal-reviewers/${anId()}`,
      permission: 'certificate.save',
      body: { reviews: 'no', qualification: '' },
    },
  ];
}

/** The inquiries with the knowledge base and the channels. */
function inquiryEndpoints(number: string): Endpoint[] {
  const path = `/api/inquiries/${number}`;
  const id = '00000000-0000-7000-8000-0000000000dd';
  const inputs: Record<InquiryMove, unknown> = {
    answer: { answer: '七天内可以退', knowledgeId: 'seven-day-return', knowledgeVersion: 1 },
    markPending: { reason: '问一下再答' },
    turnIntoComplaint: { complaintId: id },
    turnIntoTipoff: { tipoffId: id },
    tellRoute: { route: 'disclosure' },
    close: {},
    correct: { categoryCode: null, natureCode: null, people: 2, platformNumber: null },
    note: { words: '明天再打来' },
    decideAnew: { cause: 'self', receivedOn: '2026-05-06', reason: '答复依据的条款错了' },
    recordNotice: { way: 'mail', toldOn: '2026-05-06', proof: '挂号信 XA1' },
    recordUnserved: { how: 'refused', on: '2026-05-06', end: 'left', leftBy: 'recording', proof: '录像 9' },
    takeBackUnserved: { why: '退信投错了门牌' },
    renewCode: { provenBy: 'slip', reason: '回执丢了' },
  };
  const allegation = {
    clientId: uuidv7(),
    channel: 'C01',
    anonymous: true,
    operator: { name: '代收点' },
    place: { regionId: null },
    story: '取快递要交两块钱代取费',
  };
  const form = {
    title: '快递代取费',
    questions: ['取快递要交钱吗'],
    answer: '没有约定的不用交，可以不交。',
    articles: ['《快递暂行条例》第二十九条'],
  };
  return [
    { method: 'GET', path: `${path}/reply`, permission: 'reply.read' },
    { method: 'POST', path: `${path}/reply`, permission: 'reply.export' },
    { method: 'POST', path: '/api/inquiries', permission: 'inquiry.file', body: asking() },
    { method: 'GET', path: '/api/inquiries', permission: 'inquiry.read' },
    { method: 'GET', path, permission: 'inquiry.read' },
    { method: 'POST', path: `${path}/reveal`, permission: 'inquiry.reveal', body: { reason: '核对电话' } },
    { method: 'POST', path: `${path}/retelling`, permission: 'inquiry.turnIntoComplaint' },
    {
      method: 'POST',
      path: `${path}/complaint`,
      permission: 'inquiry.turnIntoComplaint',
      body: { version: 999, filing: filing() },
    },
    {
      method: 'POST',
      path: `${path}/tipoff`,
      permission: 'inquiry.turnIntoTipoff',
      body: { version: 999, allegation },
    },
    ...inquiryMoveNames.map((move) => ({
      method: 'POST',
      path: `${path}/${move}`,
      permission: inquiryProcedure[move].permission as Permission,
      body: { version: 999, clientId: uuidv7(), input: inputs[move] },
    })),
    { method: 'GET', path: '/api/export/inquiries?format=csv', permission: 'inquiry.export' },
    { method: 'GET', path: '/api/knowledge', permission: 'knowledge.read' },
    { method: 'POST', path: '/api/knowledge-suggestions', permission: 'knowledge.read', body: { q: '退货' } },
    { method: 'GET', path: `/api/knowledge/${id}`, permission: 'knowledge.read' },
    {
      method: 'PUT',
      path: `/api/knowledge/${id}`,
      permission: 'knowledge.save',
      body: { readVersion: 0, clientId: uuidv7(), form },
    },
    {
      method: 'POST',
      path: `/api/knowledge/${id}/approve`,
      permission: 'knowledge.approve',
      body: { readVersion: 9, clientId: uuidv7() },
    },
    {
      method: 'POST',
      path: `/api/knowledge/${id}/return`,
      permission: 'knowledge.approve',
      body: { readVersion: 9, clientId: uuidv7(), remark: '写错了' },
    },
    {
      method: 'POST',
      path: `/api/knowledge/${id}/retire`,
      permission: 'knowledge.retire',
      body: { readVersion: 9, clientId: uuidv7() },
    },
    { method: 'GET', path: '/api/channels', permission: 'channel.read' },
    { method: 'PUT', path: '/api/channels/C01', permission: 'channel.save', body: { hours: [] } },
    { method: 'POST', path: '/api/channels/C01/down', permission: 'channel.markDown', body: { reason: '线路断了' } },
    { method: 'POST', path: '/api/channels/C01/up', permission: 'channel.markUp' },
    {
      method: 'POST',
      path: '/api/channels/C01/calls',
      permission: 'channel.recordCall',
      body: { clientId: uuidv7(), phone: '13800000555' },
    },
    {
      method: 'POST',
      path: `/api/missed-calls/${id}/return`,
      permission: 'channel.callBack',
      body: { reached: true, tries: 0 },
    },
  ];
}

/** Where a row of a room leads: the tab of its ledger, and by what it is opened there. */
const tabOf = (path: string) =>
  path.includes('?') ? (path.split('?')[0] ?? '') : path.slice(0, path.lastIndexOf('/'));
const keyIn = (path: string) =>
  decodeURIComponent(path.includes('?') ? (path.split('open=')[1] ?? '') : path.slice(path.lastIndexOf('/') + 1));

describe('permissions on the wire', () => {
  let app: TestApp;
  let number: string;
  let tipoff: string;
  let inquiry: string;

  beforeAll(async () => {
    app = await testApp();
    number = (await app.as(null)('POST', '/api/complaints', filing())).body.number;
    tipoff = (await app.as(null)('POST', '/api/tipoffs', anAllegation())).body.number;
    inquiry = (await app.as(null)('POST', '/api/inquiries', asking())).body.number;
  });
  afterAll(() => app.close());

  // Some hundred requests a role: on a busy machine more than the half minute of a single promise.
  it.each(staffRoles)('lets %s do what its row says and refuses the rest', { timeout: 120_000 }, async (role) => {
    for (const { method, path, permission, body } of endpoints(number, tipoff, inquiry)) {
      const answer = await app.as(people[role])(method, path, body);
      const refused = answer.status === 403 && answer.body.code === 'not-permitted';
      expect({ path, permission, refused }).toEqual({
        path,
        permission,
        refused: !mayDo(actorOf(role), permission),
      });
      expect(answer.status, path).toBeLessThan(500);
    }
  });

  // What the roles have opened above stands in the lists now.
  it('sends of every docket rows of half a kilobyte at most, and the whole entry by its key', async () => {
    const heavy: Record<string, number> = {};
    const seen: string[] = [];
    for (const { docket } of dockets) {
      const ask = app.as(people[mayDo(actorOf('centre'), docket.read) ? 'centre' : 'leader']);
      const { items = [] } = (await ask('GET', `/api/${docket.path}?state=all`)).body;
      const [row] = items as { entry?: { id: string; number: string | null } }[];
      if (row?.entry === undefined) continue;
      seen.push(docket.path);
      const bytes = Buffer.byteLength(JSON.stringify(row));
      if (bytes > (wider[docket.path] ?? mostOfRow)) heavy[docket.path] = bytes;
      const key = encodeURIComponent(row.entry.number ?? row.entry.id);
      const { entry } = (await ask('GET', `/api/${docket.path}/${key}`)).body;
      expect(entry, docket.path).toMatchObject(row.entry);
      expect(entry, docket.path).toHaveProperty('countyId');
    }
    expect(heavy).toEqual({});
    expect(seen.length).toBeGreaterThan(30);
  });

  it('has in a room for each role what the entries of its ledgers let that role do, each where its path leads', async () => {
    const document = (await app.as(null)('GET', '/api/openapi.json')).body as {
      paths: Record<string, { post?: { summary: string } }>;
    };
    const summaries = Object.fromEntries(
      Object.entries(document.paths).map(([path, { post }]) => [path.replace(/\/\{\w+\}/u, ''), post?.summary]),
    );
    const seen = new Set<string>();
    for (const role of staffRoles) {
      const ask = app.as(people[role]);
      for (const room of waitingRooms) {
        const { status, body } = await ask('GET', `/api/waiting/${room}`);
        if (status === 403) continue;
        const { rows, tabs } = body as RoomWaiting;
        for (const { tab, ledger, open, mine } of tabs) {
          const own = rows.filter(({ path }) => tabOf(path) === tab);
          expect({ role, tab, mine }).toEqual({ role, tab, mine: own.length });
          expect(open).toBeGreaterThanOrEqual(mine);
          for (const { path, step } of own.slice(0, 3)) {
            if (ledger === 'knowledge') continue;
            const read = await ask('GET', `/api/${ledger}/${encodeURIComponent(keyIn(path))}`);
            const { moves } = read.body as { moves: string[] };
            const words = moves.map((move) => summaries[`/api/${ledger}/${move}`] ?? '');
            expect({ role, path, words }).toEqual({
              role,
              path,
              words: expect.arrayContaining([expect.stringContaining(step.zh)]),
            });
            seen.add(ledger);
          }
        }
      }
    }
    // Each of them has something open by what the roles have done above: one that is asked no more is missed here.
    const filled = [
      'allowances',
      'assessments',
      'callouts',
      'campaigns',
      'contract-reviews',
      'covert-checks',
      'directives',
    ];
    const more = ['funds', 'guidances', 'incidents', 'meetings', 'outreaches', 'plans', 'sampling-plans', 'samplings'];
    const others = ['sorties', 'surveys', 'tasks', 'trainings', 'trends', 'warnings', 'work-reports'];
    expect([...seen]).toEqual(expect.arrayContaining([...filled, ...more, ...others]));
  });

  it('asks everybody without a session to sign in, but for filing', async () => {
    for (const { method, path, body } of endpoints(number, tipoff, inquiry)) {
      const answer = await app.as(null)(method, path, body);
      if (/^\/api\/(?:complaints|tipoffs|inquiries)$/u.test(path) && method === 'POST') expect(answer.status).toBe(201);
      else expect({ path, status: answer.status }).toEqual({ path, status: 401 });
    }
  });

  it('covers every route that the API document names', async () => {
    const document = (await app.as(null)('GET', '/api/openapi.json')).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    // One's own session, what a telephone or the line from above shows itself by, and the line of changes, whose scopes have tests of their own.
    const own =
      /^\/api\/(sessions?|events|device-codes|device-sessions|switchboard|exchange\/(?:letters|heads|months|reports|answers|numbers))(\/|$)|\/(?:contact|wiped|devices\/\{id\}\/(?:sessions|openings))$/u;
    const named = Object.entries(document.paths)
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`))
      .filter((route) => !own.test(route.split(' ')[1] ?? ''));
    const tested = endpoints('{number}', '{number}').map(({ method, path }) =>
      `${method} ${path.split('?')[0]}`
        .replace(/\/\d{4}$/u, '/{year}')
        .replace(/\/of\/new\.file$/u, '/of/{form}')
        .replace(/(?<=^\w+ \/api\/[\w-]+)\/none(?=\/|$)/u, '/{key}')
        .replace(/\/令2026-9999(?=\/|$)/u, '/{number}')
        .replace(/\/案2099-0001(?=\/|$)/u, '/{number}')
        .replace(/\/templates\/cases$/u, '/templates/{subject}')
        .replace(/\/scores\/ST-V0303$/u, '/scores/{subjectId}')
        .replace(/\/boards\/ST-NONE$/u, '/boards/{stationId}')
        .replace(/\/standing\/move(?=\/)/u, '/standing/{kind}')
        .replace(/\/alerts\/sms$/u, '/alerts/{channel}')
        .replace(/\/waiting\/incident$/u, '/waiting/{room}')
        .replace(/\/drafts\/1$/u, '/drafts/{n}')
        .replace(/\/duplicates\/\{number\}(?=$|\/apart$)/u, '/duplicates/{other}')
        .replace(/\/(?:[0-9a-f-]{36}|V\d{4})(?=\/|$)/u, '/{id}')
        .replace(/(?<=\/enforcement-(?:certificates|legal-reviewers))\/\{id\}$/u, '/{accountId}')
        .replace(/(?<=\/presence)\/\{id\}/u, '/{window}')
        .replace(/(?<=\/spot-forms)\/\{key\}(?=\/)/u, '/{number}')
        .replace(/\/C\d{2}(?=\/|$)/u, '/{code}'),
    );
    expect(
      named.filter(
        (route) =>
          !tested.includes(route) &&
          !['POST /api/attachments', 'POST /api/leftovers', 'POST /api/file-texts'].includes(route),
      ),
    ).toEqual([]);
    expect(createApp(app.deps)).toBeDefined();
  });
});
