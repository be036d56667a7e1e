/**
 * 预置标准 (preset): the first version of each standard, which the county edits. 六个一: 石家庄 2004; 七统一 and the 五进
 * thresholds: 香格里拉县 2011 after the rules of 总局; 五统一: a city's plan for town stations; 3+5+1: 深圳 DB4403/T 321-2023;
 * 八个一 names no items anywhere, so it is an empty list to be filled in.
 */
import type { Standard, StandardItem, StandardSubject } from './standard.ts';

/** The day from which what the program brings along is shown to hold. */
const fromOn = '2011-01-01';

type Made = Pick<Standard, 'title' | 'basis' | 'body' | 'appliesTo' | 'items'>;

function made(code: string, subject: StandardSubject, title: string, rest: Partial<Made>): Standard {
  const empty = { basis: '', body: '', appliesTo: [], items: [] };
  const saved = { savedById: null, savedAt: null, retired: false, fromOn };
  return { ...empty, ...rest, ...saved, countyId: 0, code, version: 1, subject, title };
}

function item(code: string, zh: string, change: Partial<StandardItem> = {}): StandardItem {
  const plain = { group: '', weight: 0, must: false, photo: false, measure: null, minimum: null, target: null };
  return { ...plain, code, zh, ...change };
}

/** A list of equal parts, each worth the same and shown by a photo. */
function parts(words: readonly string[], weight: number, change: Partial<StandardItem> = {}): StandardItem[] {
  return words.map((zh, i) => item(`i${String(i + 1).padStart(2, '0')}`, zh, { weight, photo: true, ...change }));
}

const facility = '教育设施';
const station = '维权站点';

const kinds = [
  item('liaison', '消费维权联络站', { group: station }),
  item('complaint', '消费者投诉站', { group: station }),
  item('service', '消费维权服务站', { group: station }),
  item('supervision', '乡镇消费维权监督站', { group: station }),
  item('post', '消费维权监督点', { group: station }),
  item('farm', '红盾护农服务站', { group: station }),
  item('centre', '消费教育中心', { group: facility }),
  item('school', '消费教育学校', { group: facility }),
  item('base', '消费教育基地', { group: facility }),
];

const five = ['mall:进商场', 'supermarket:进超市', 'market:进市场', 'enterprise:进企业', 'scenicArea:进景区'];
const six = [
  'village:进农村',
  'community:进社区',
  'school:进学校',
  'mall:进商场',
  'market:进市场',
  'enterprise:进企业',
];
const entries = (words: readonly string[]) =>
  words.map((one) => {
    const [code = '', zh = ''] = one.split(':');
    return item(code, zh);
  });

function threshold(venue: string, title: string, zh: string, measure: StandardItem['measure'], minimum: number) {
  return made(`admission-${venue}`, 'admission', title, {
    basis: '五进准入条件（香格里拉县 2011，据总局、省局规定）',
    appliesTo: venue === 'mall' ? ['mall', 'supermarket'] : [venue],
    items: [item('size', zh, { must: true, weight: 100, measure, minimum })],
  });
}

const duties = `一、接受市场监管所和消费者协会的指导、考核。
二、宣传消费者权益保护法律法规。
三、受理咨询、投诉，能解决的当场和解；解决不了的及时上报，协助市场监管所办理。
四、接受消费者监督。
五、培训工作人员。
六、开展食品安全、商品知识、消费警示教育。
七、加强自律，发现假冒伪劣商品和服务问题及时报告；参加所里的会议，发展志愿者。
八、办好交办的其他工作。`;

/** Everything that a county begins with. */
export const presets: readonly Standard[] = [
  made('kinds', 'kinds', '站点类别', { basis: '本县一会两站的含义由县里定', items: kinds }),
  made('five-entries', 'programme', '五进', { basis: '进商场、超市、市场、企业、景区', items: entries(five) }),
  made('six-entries', 'programme', '六进', { basis: '各地列法不一，由县里定', items: entries(six) }),
  threshold('mall', '商场、超市准入', '营业面积 300 平方米以上', 'areaSqm', 300),
  threshold('enterprise', '服务企业准入', '从业人员 20 人以上', 'staff', 20),
  threshold('market', '市场准入', '摊位 30 个以上', 'stalls', 30),
  threshold('scenicArea', '景区准入', 'AAA 级以上', 'grade', 3),
  threshold('hotel', '酒店准入', '三星级以上', 'stars', 3),
  made('six-ones', 'equipment', '六个一', {
    basis: '河北省办字〔2004〕170号（石家庄）',
    appliesTo: ['liaison', 'complaint', 'post', 'farm'],
    items: parts(['一人', '一牌', '一证', '一室', '一簿', '一栏'], 10).map((one) => ({
      ...one,
      must: one.zh === '一人' || one.zh === '一簿',
    })),
  }),
  made('seven-same', 'standardisation', '七统一', {
    basis: '五进站点规范（香格里拉县 2011）',
    appliesTo: ['liaison', 'complaint', 'service', 'post', 'farm'],
    items: parts(['名称统一', '职责统一', '流程统一', '规章统一', '文书格式统一', '台账统一', '考核标准统一'], 10),
  }),
  made('five-same', 'standardisation', '五统一', {
    basis: '乡镇站建设规范',
    appliesTo: ['supervision'],
    items: parts(['牌匾统一', '专（兼）职人员到位', '制度上墙', '台账统一', '食品安全信息公示栏'], 20),
  }),
  made('three-five-one', 'equipment', '3+5+1', {
    basis: '深圳 DB4403/T 321-2023',
    appliesTo: ['service'],
    items: [
      ...parts(['制度统一', '规范统一', '流程统一'], 10, { group: '三统一' }),
      ...parts(['专属场地', '专属设备', '专属标识', '专属人员', '专属档案'], 12, { group: '五专属' }),
      item('i01', '信息系统', { weight: 10, group: '一平台' }),
    ].map((one, i) => ({ ...one, code: `i${String(i + 1).padStart(2, '0')}` })),
  }),
  made('eight-ones', 'equipment', '八个一（待填）', {
    basis: '总局“八个一”，各地没有公布条目，由县里填',
    appliesTo: ['eight-ones'],
  }),
  made('kit', 'kit', '建站资料', {
    basis: '统一制作制度牌、印发宣传登记资料',
    items: [
      item('plaque', '牌匾', { must: true }),
      item('rules', '上墙制度', { must: true }),
      item('card', '联系卡'),
      item('register', '投诉登记簿', { must: true }),
      item('form', '投诉登记表'),
      item('poster', '扫码投诉海报'),
    ],
  }),
  made('rule-work', 'rule', '工作制度', {
    body: '一、工作时间有人值守，公布联系人和电话。\n二、来人来电都登记，不拒收。\n三、当场能和解的当场和解，写明结果，双方签字。\n四、两个工作日内谈不成的，当天上报市场监管所。\n五、每月小结，每季报送台账。',
  }),
  made('rule-liability', 'rule', '责任制度', {
    body: '一、站长负责制。\n二、谁登记谁跟到底，回告投诉人。\n三、不泄露投诉人、举报人的信息。\n四、不收费，不吃请，不偏袒。\n五、瞒报、压件、推诿的，报市场监管所处理。',
  }),
  made('rule-assessment', 'rule', '考评制度', {
    body: '一、季度考核、年度考核，由市场监管所实施。\n二、看台账、受理量、办结率、及时率、培训学时、宣传次数、预警上报、回访满意。\n三、优秀的奖励，合格的按标准补助，不合格的整改，仍不合格的建议更换站长。',
  }),
  made('duty', 'duty', '站点职责', { basis: '两站职责（定远县 2011）', body: duties }),
  made('association', 'association', '规范化协会', {
    basis: '以创建规范化协会为起点：组织、管理、职责、场所',
    items: [
      item('o1', '会长、副会长、秘书长齐全', { group: '组织', weight: 10 }),
      item('o2', '理事会每年至少开一次', { group: '组织', weight: 10, photo: true }),
      item('o3', '分会按所建立，村（社区）站点全覆盖', { group: '组织', weight: 10 }),
      item('m1', '年度有计划、有总结', { group: '管理', weight: 10 }),
      item('m2', '制度上墙，档案齐全', { group: '管理', weight: 10, photo: true }),
      item('d1', '投诉有登记、有调解、有回访', { group: '职责', weight: 10 }),
      item('d2', '每季开展消费教育', { group: '职责', weight: 10, photo: true }),
      item('d3', '消费警示、比较试验有公布', { group: '职责', weight: 10 }),
      item('p1', '有固定办公场所和牌子', { group: '场所', weight: 10, photo: true }),
      item('p2', '有接待室、电话、电脑', { group: '场所', weight: 10, photo: true }),
    ],
  }),
];
