/** 行业 (trade): the industries whose standard terms are looked at round by round (「公共服务行业、房地产、快递、汽车销售」, S35). */
import type { Words } from '../../base/words.ts';

export const clauseTradeWords = {
  catering: { zh: '餐饮', en: 'Catering' },
  hotel: { zh: '酒店住宿', en: 'Hotels' },
  estate: { zh: '房地产', en: 'Real estate' },
  property: { zh: '物业', en: 'Property management' },
  parcel: { zh: '快递', en: 'Parcels' },
  vehicle: { zh: '汽车销售和维修', en: 'Cars' },
  beauty: { zh: '美容美发', en: 'Beauty and hair' },
  fitness: { zh: '健身', en: 'Fitness' },
  telecom: { zh: '电信', en: 'Telecom' },
  utility: { zh: '水电气暖', en: 'Water, power, gas, heat' },
  training: { zh: '教育培训', en: 'Training' },
  travel: { zh: '旅游', en: 'Travel' },
  parking: { zh: '停车', en: 'Parking' },
  shop: { zh: '商场超市', en: 'Shops' },
  online: { zh: '网络购物', en: 'Shopping online' },
  photo: { zh: '影楼', en: 'Photo studios' },
  laundry: { zh: '洗衣', en: 'Laundry' },
  decoration: { zh: '装修', en: 'Decoration' },
  letting: { zh: '租房中介', en: 'Letting' },
  medical: { zh: '医疗美容', en: 'Medical' },
  finance: { zh: '金融保险', en: 'Finance' },
  farm: { zh: '农资', en: 'Farm supplies' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Words>;
export type ClauseTrade = keyof typeof clauseTradeWords;
export const clauseTrades = Object.keys(clauseTradeWords) as [ClauseTrade, ...ClauseTrade[]];
