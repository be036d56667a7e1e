/** Names of the sample county's people, made up: the women's directors, the leaders of the towns, the pools of the association. */
import type { AppointmentPost } from '../domain/people/appointment.ts';

/** Three villages have none appointed, so that the list of what is missing shows something. */
export const women: readonly { stationId: string; name: string }[] = [
  { stationId: 'ST-V0101', name: '季春燕' },
  { stationId: 'ST-V0102', name: '曹玉梅' },
  { stationId: 'ST-V0103', name: '陶丽娜' },
  { stationId: 'ST-V0201', name: '湛小娥' },
  { stationId: 'ST-V0203', name: '彭晓云' },
  { stationId: 'ST-V0301', name: '柳月英' },
  { stationId: 'ST-V0303', name: '郭巧珍' },
  { stationId: 'ST-V0401', name: '白彩霞' },
  { stationId: 'ST-V0402', name: '赵银花' },
  { stationId: 'ST-V0501', name: '石秀珍' },
  { stationId: 'ST-V0502', name: '孙素芬' },
  { stationId: 'ST-V0601', name: '南雪莲' },
  { stationId: 'ST-V0603', name: '何翠平' },
  { stationId: 'ST-V0701', name: '王桂枝' },
  { stationId: 'ST-V0703', name: '杜小霞' },
  { stationId: 'ST-V0801', name: '全红霞' },
];

/** 龙泉镇 has none yet. */
export const leaders: readonly { townId: string; name: string }[] = [
  { townId: 'T01', name: '程建业' },
  { townId: 'T02', name: '罗文博' },
  { townId: 'T03', name: '柳成林' },
  { townId: 'T04', name: '白振国' },
  { townId: 'T05', name: '石永强' },
  { townId: 'T06', name: '南志远' },
  { townId: 'T07', name: '王立军' },
];

export interface Expert {
  name: string;
  post: AppointmentPost;
  unit: string;
  specialities: readonly string[];
  availability: string;
  experience: string;
  credentials: readonly string[];
}

export const experts: readonly Expert[] = [
  {
    name: '高学文',
    post: 'lecturer',
    unit: '县委党校',
    specialities: ['老年消费', '防骗'],
    availability: '周二、周四下午',
    experience: '党校讲师二十一年，2019 年起讲消费教育四十余场。',
    credentials: ['高级讲师'],
  },
  {
    name: '文静娴',
    post: 'lecturer',
    unit: '青禾一中',
    specialities: ['学生用品', '预付卡'],
    availability: '周末和假期',
    experience: '中学政治教师十五年，县青少年普法讲师团成员。',
    credentials: ['中学一级教师', '普法讲师证'],
  },
  {
    name: '农守信',
    post: 'expert',
    unit: '县农业技术推广中心',
    specialities: ['种子', '化肥', '农药'],
    availability: '农闲时随时',
    experience: '农技推广二十六年，多次参加田间现场鉴定。',
    credentials: ['高级农艺师'],
  },
  {
    name: '电明远',
    post: 'expert',
    unit: '安澜市家电维修协会',
    specialities: ['家用电器', '三包'],
    availability: '工作日上午',
    experience: '家电维修和质量鉴定十八年。',
    credentials: ['家用电子产品维修高级技师'],
  },
  {
    name: '粮满川',
    post: 'council',
    unit: '县粮油行业商会',
    specialities: ['粮油', '食品标签'],
    availability: '',
    experience: '',
    credentials: [],
  },
];

/** People on the list of the agriculture bureau: three of them stand on the register already, under a station. */
export const listed: readonly { name: string; regionId: string; phone: string }[] = [
  { name: '郭秀兰', regionId: 'V0303', phone: '' },
  { name: '石金山', regionId: 'V0501', phone: '' },
  { name: '王保国', regionId: 'V0701', phone: '' },
  { name: '范有才', regionId: 'V0304', phone: '13655010304' },
  { name: '马小军', regionId: 'V0503', phone: '13655010503' },
];
