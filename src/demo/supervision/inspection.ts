/**
 * 检查和专项 of the sample county: a campaign under way with sorties, visits of every outcome and a draw by lot; one around schools with a
 * ban and seized goods; one of the province in which the county takes part; a covert check and visits to stations.
 */
import { addDays, type Day } from '../../domain/base/calendar.ts';
import { actorOfAccount } from '../../domain/county/account.ts';
import { PlanCampaign, type Campaign } from '../../domain/supervision/inspection/campaign.ts';
import { PlanCovertCheck } from '../../domain/supervision/inspection/covert-check.ts';
import { PlanInspection, type Inspection } from '../../domain/supervision/inspection/inspection.ts';
import { TakeGoods } from '../../domain/supervision/inspection/seizure.ts';
import { SendSortie } from '../../domain/supervision/inspection/sortie.ts';
import { PlanStationVisit } from '../../domain/supervision/inspection/station-visit.ts';
import { contextAt, type Context } from '../../actions/base/context.ts';
import { registerShops } from '../../actions/exchange/import-shops.ts';
import { openEntry } from '../../actions/matter/docket.ts';
import { campaignFrame } from '../../actions/supervision/inspection/campaign.ts';
import { inspectionFrame, seizureFrame, sortieFrame } from '../../actions/supervision/inspection/inspection.ts';
import { covertCheckFrame, stationVisitFrame } from '../../actions/supervision/inspection/visits.ts';
import { listCertificates } from '../../store/supervision/enforcement/certificate.ts';
import { find, morningOf, type Cast } from '../life.ts';
import { step } from '../steering.ts';

interface Scene {
  as: (loginName: string, ago: number) => Context;
  idOf: (name: string) => string;
  accountId: (loginName: string) => string;
  certificateOf: (loginName: string) => string;
  on: (days: number) => Day;
  /** Nine in the morning of that day. */
  nine: (ago: number) => string;
}

const officer = 'majianguo';
const head = 'liuguodong';
const centre = 'fangmin';

export async function inspectionSamples(cast: Cast, idOf: (name: string) => string): Promise<number> {
  const { today, at } = cast.ctx;
  const accountOf = (loginName: string) => find(cast, (account) => account.loginName === loginName);
  const on = (days: number) => addDays(today, days);
  const certificates = await listCertificates(cast.ctx.db, cast.ctx.actor.countyId);
  const scene: Scene = {
    as: (loginName, ago) => ({
      ...contextAt(cast.ctx, morningOf(on(-ago), at, 50)),
      actor: actorOfAccount(accountOf(loginName)),
    }),
    idOf: (name) => idOf(`inspection ${name}`),
    accountId: (loginName) => accountOf(loginName).id,
    certificateOf: (loginName) =>
      certificates.find(({ accountId }) => accountId === accountOf(loginName).id)?.number ?? '',
    on,
    nine: (ago) => `${on(-ago)}T09:00:00+08:00`,
  };
  const clothing = await clothingCampaign(scene);
  const school = await schoolCampaign(scene);
  await daySamples(scene, school);
  await joinedCampaign(scene);
  await covertSample(scene);
  await stationSamples(scene);
  return clothing;
}

async function running({ as, idOf, on }: Scene, name: string, form: object): Promise<Campaign> {
  const plan = PlanCampaign.parse({
    id: idOf(name),
    role: 'own',
    issuer: '青禾县市场监督管理局',
    startsOn: on(-40),
    endsOn: on(20),
    ...form,
  });
  return step(as(centre, 40), campaignFrame, await openEntry(as(centre, 40), campaignFrame, plan), 'start');
}

function visitBy(
  { accountId, certificateOf, nine }: Scene,
  ago: number,
  { checklist }: Pick<Inspection, 'checklist'>,
  wrong?: string,
) {
  return {
    officers: [
      { accountId: accountId(officer), certificate: certificateOf(officer) },
      { accountId: accountId(head), certificate: certificateOf(head) },
    ],
    visitedAt: nine(ago),
    answers: checklist.map(({ text }) => ({ item: text, answer: text === wrong ? 'wrong' : 'fine' })),
    signatureRefused: '店主在场，纸上签了名，没有拍照',
  };
}

const items = ['标识标注是否规范', '质量是否达标', '有没有安全隐患'] as const;
const clothes = [
  ['柳河便民服装店', 'V0301', 'nil'],
  ['前柳鞋帽店', 'V0302', 'nil'],
  ['柳河童装坊', 'V0303', 'ordered'],
  ['集上布料摊', 'V0301', 'closed'],
  ['后柳成衣店', 'V0304', 'rectified'],
  ['新潮牛仔', 'V0302', 'waiting'],
  ['柳河鞋城', 'V0303', 'unrectified'],
] as const;

/** What else of clothing stands in the register of the town: from these is drawn who is visited next. */
const listed = [
  ['柳河雅韵服饰', '前柳村'],
  ['小树苗童装店', '前柳村'],
  ['老字号布鞋店', '后柳村'],
  ['柳河家纺超市', '郭庄村'],
  ['丽人女装', '郭庄村'],
  ['宏达服装批发', '小张村'],
] as const;

async function clothingCampaign(scene: Scene): Promise<number> {
  const { as, idOf, accountId, on } = scene;
  const campaign = await running(scene, 'clothing', {
    name: '流通领域服装市场专项整治',
    kind: 'clothing',
    documentNumber: '青市监〔2026〕31号',
    sector: '服装、鞋帽',
    areaKinds: ['market', 'ruralMarket'],
    townIds: ['T03'],
    checklist: items.map((text) => ({ text, article: '' })),
    goals: [
      { counts: 'shops', target: 12 },
      { counts: 'sorties', target: 4 },
      { counts: 'rechecks', target: 3 },
    ],
    teams: [{ officeId: 'SO-LH', target: 12 }],
  });
  const crew = {
    peopleIds: [accountId(officer), accountId(head)],
    otherPeople: ['司机王师傅'],
    vehicles: ['中A12315'],
    route: '柳河集市服装一条街',
  };
  const numbers: string[] = [];
  for (const ago of [20, 12]) {
    const form = SendSortie.parse({
      id: idOf(`sortie ${ago}`),
      campaignNumber: campaign.number,
      ...crew,
      onDay: on(-ago),
    });
    const sent = await openEntry(as(officer, ago), sortieFrame, form);
    await step(as(officer, ago), sortieFrame, sent, 'comeBack', { ...crew, onDay: on(-ago) });
    numbers.push(sent.number);
  }
  for (const [i, [operatorName, regionId, outcome]] of clothes.entries()) {
    const form = {
      id: idOf(operatorName),
      campaignNumber: campaign.number,
      operatorName,
      regionId,
      areaKind: 'market',
    };
    const planned = await openEntry(as(officer, 20), inspectionFrame, PlanInspection.parse(form));
    await visitClothes(scene, planned, outcome, numbers[i % 2] ?? '');
  }
  await drawClothes(scene, campaign);
  return clothes.length;
}

async function drawClothes({ as, accountId }: Scene, campaign: Campaign): Promise<void> {
  const rows = listed.map(([name, village], i) => ({
    line: i + 2,
    name,
    names: [],
    code: '',
    phone: '',
    town: '柳河镇',
    address: `柳河镇${village}`,
    state: 'open' as const,
  }));
  await registerShops(as(centre, 6), rows);
  await step(as(centre, 5), campaignFrame, campaign, 'draw', {
    trades: ['clothing'],
    shops: 5,
    officerIds: [accountId(officer), accountId(head)],
  });
}

async function visitClothes(scene: Scene, planned: Inspection, outcome: string, sortieNumber: string): Promise<void> {
  const { as, on } = scene;
  const ago = 12;
  const made = { ...visitBy(scene, ago, planned), sortieNumber };
  const { officers, visitedAt } = made;
  if (outcome === 'closed') {
    await step(as(officer, ago), inspectionFrame, planned, 'recordClosed', { officers, visitedAt, sortieNumber });
    return;
  }
  if (outcome === 'nil' || outcome === 'waiting') {
    const said = await step(as(officer, ago), inspectionFrame, planned, 'recordNil', made);
    if (outcome === 'nil') await step(as(head, ago), inspectionFrame, said, 'confirmNil');
    return;
  }
  const found = await step(as(officer, ago), inspectionFrame, planned, 'recordFinding', {
    ...made,
    answers: visitBy(scene, ago, planned, items[0]).answers,
    findings: [{ text: '三个款式没有标明纤维成分和厂名厂址', isViolation: true }],
  });
  const order = { text: '把没有标签的三个款式下架，补全标签以后再卖', dueOn: on(outcome === 'ordered' ? 3 : -3) };
  const ordered = await step(as(officer, ago), inspectionFrame, found, 'order', order);
  if (outcome === 'ordered') return;
  const look = { onDay: on(-2), officers, words: outcome === 'rectified' ? '标签都补全了' : '还有一个款式没有下架' };
  await step(as(officer, 2), inspectionFrame, ordered, outcome === 'rectified' ? 'recheck' : 'recheckFails', look);
}

async function schoolCampaign(scene: Scene): Promise<Campaign> {
  const { as, idOf, on } = scene;
  const campaign = await running(scene, 'school', {
    name: '红盾春雷行动·学校周边环境集中整治',
    kind: 'schoolZone',
    areaKinds: ['schoolZone'],
    partnerIds: ['HEAL'],
    checklist: [
      { text: '证照挂在明处', article: '《食品安全法》第三十五条' },
      { text: '从业人员健康证', article: '《食品安全法》第四十五条' },
      { text: '过期、变质的东西', article: '《食品安全法》第三十四条' },
      { text: '三无小食品', article: '《食品安全法》第六十七条' },
    ],
    goals: [{ counts: 'shops', target: 20 }],
  });
  const form = {
    id: idOf('school stall'),
    campaignNumber: campaign.number,
    operatorName: '校门口辣条摊',
    unregistered: true,
    regionId: 'V0303',
    address: '中心小学对面',
    areaKind: 'schoolZone',
  };
  const planned = await openEntry(as(officer, 15), inspectionFrame, PlanInspection.parse(form));
  const visit = visitBy(scene, 15, planned);
  const found = await step(as(officer, 15), inspectionFrame, planned, 'recordFinding', {
    ...visit,
    findings: [{ text: '没有执照，卖的小食品没有生产日期', isViolation: true }],
  });
  const ban = { orderNumber: '青市监取〔2026〕3号', personName: '摊主孙某', trade: '小食品' };
  const ordered = await step(as(head, 14), inspectionFrame, found, 'orderBan', ban);
  await step(as(officer, 14), inspectionFrame, ordered, 'executeBan', {
    executedOn: on(-14),
    officers: visit.officers,
    sealed: '推车一辆',
    guidance: '到镇政务大厅办小摊点登记，搬进划定的摊位',
  });
  for (const [item, qty, unit] of [
    ['无标签汽水', 36, 'bottle'],
    ['无标签辣条', 120, 'bag'],
  ] as const) {
    const goods = {
      inspectionNumber: planned.number,
      item,
      qty,
      unit,
      isFake: true,
      measure: 'detained',
      seizedOn: on(-14),
    };
    await openEntry(
      as(officer, 14),
      seizureFrame,
      TakeGoods.parse({ id: idOf(item), ...goods, place: '柳河所物证室', keeper: '马建国' }),
    );
  }
  return campaign;
}

/** The day of an officer and his colleague, as their telephones carry it: shops to visit, one to look at again today, a ban to execute. */
async function daySamples(scene: Scene, { number }: Campaign): Promise<void> {
  const { as, idOf, accountId, on } = scene;
  const assignedIds = [accountId(officer), accountId('baijing')];
  const plan = (operatorName: string, regionId: string, more: object) =>
    openEntry(
      as(officer, 6),
      inspectionFrame,
      PlanInspection.parse({
        id: idOf(operatorName),
        campaignNumber: number,
        operatorName,
        regionId,
        areaKind: 'schoolZone',
        assignedIds,
        ...more,
      }),
    );
  for (const [operatorName, regionId, address] of [
    ['中心小学东门文具店', 'V0303', '小学东门外 30 米'],
    ['好学生书店', 'V0303', '学府街 12 号'],
    ['东门烧饼铺', 'V0303', '学府街 18 号'],
    ['前进村小卖部', 'V0301', '村口'],
    ['柳河二中西门奶茶店', 'V0302', '二中西门对面'],
  ] as const)
    await plan(operatorName, regionId, { address, plannedOn: on(0) });
  const shop = await plan('湖滨麻辣烫', 'V0302', { address: '二中东门对面', plannedOn: on(-5) });
  const found = await step(as(officer, 5), inspectionFrame, shop, 'recordFinding', {
    ...visitBy(scene, 5, shop, '过期、变质的东西'),
    findings: [{ text: '过期、变质的东西：鱼丸 3 袋过期（《食品安全法》第三十四条）', isViolation: true }],
  });
  const order = { text: '清查冷柜，过期的全部下架，留下进货票', dueOn: on(0) };
  await step(as(officer, 5), inspectionFrame, found, 'order', order);
  const stall = await plan('二中门口炸串摊', 'V0302', { unregistered: true, plannedOn: on(-3) });
  const unlicensed = await step(as(officer, 3), inspectionFrame, stall, 'recordFinding', {
    ...visitBy(scene, 3, stall, '证照挂在明处'),
    findings: [{ text: '没有执照卖炸串，劝过两次没有停', isViolation: true }],
  });
  await step(as(head, 2), inspectionFrame, unlicensed, 'orderBan', {
    orderNumber: '青市监取〔2026〕5号',
    personName: '摊主李某',
    trade: '炸串',
  });
}

async function joinedCampaign(scene: Scene): Promise<void> {
  const { as, idOf } = scene;
  const campaign = await running(scene, 'province', {
    name: '全省农资打假春雷行动',
    kind: 'farmInputs',
    role: 'participant',
    issuer: '中州省市场监督管理局',
    partnerIds: ['AGRI'],
    areaKinds: ['ruralMarket'],
  });
  const form = {
    id: idOf('province shop'),
    campaignNumber: campaign.number,
    operatorName: '柳河农资市场',
    regionId: 'V0301',
    areaKind: 'ruralMarket',
  };
  const planned = await openEntry(as(officer, 10), inspectionFrame, PlanInspection.parse(form));
  const { officers, visitedAt } = visitBy(scene, 10, planned);
  const remark = '随省局检查组看了六家农资店，协助抽样两批';
  await step(as(officer, 10), inspectionFrame, planned, 'join', { officers, visitedAt, remark });
}

async function covertSample({ as, idOf, accountId, on }: Scene): Promise<void> {
  const form = PlanCovertCheck.parse({
    id: idOf('covert'),
    operatorName: '柳河鞋城',
    regionId: 'V0303',
    areaKind: 'market',
    visitorIds: [accountId(officer), accountId(centre)],
    task: '看没有标签的款式是不是又摆出来卖',
    plannedOn: on(1),
  });
  await openEntry(as(centre, 1), covertCheckFrame, form);
}

async function stationSamples({ as, idOf, accountId, on, nine }: Scene): Promise<void> {
  const visit = (stationId: string) =>
    openEntry(as(officer, 6), stationVisitFrame, PlanStationVisit.parse({ id: idOf(stationId), stationId }));
  const made = {
    visitorIds: [accountId(officer)],
    visitedAt: nine(6),
    guidance: '看了登记簿和公示栏，讲了怎么登记、怎么转办',
  };
  await step(as(officer, 6), stationVisitFrame, await visit('ST-V0303'), 'recordFaults', {
    ...made,
    findings: '公示栏上的所里电话是旧的',
    rectifyBy: on(4),
  });
  await step(as(officer, 6), stationVisitFrame, await visit('ST-V0301'), 'recordFine', made);
}
