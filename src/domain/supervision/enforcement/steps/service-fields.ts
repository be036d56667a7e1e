/** 送达方式 (way of service): 程序规定 第八十二条. */
import { labelled } from '../../../base/field.ts';
import { z } from 'zod';
import { serviceWays, type ServiceWay } from '../records.ts';

export const serviceWayWords = {
  direct: { zh: '直接送达', en: 'Handed over' },
  left: { zh: '留置送达', en: 'Left behind' },
  electronic: { zh: '电子送达', en: 'Electronically' },
  mail: { zh: '邮寄送达', en: 'By mail' },
  entrusted: { zh: '委托、转交送达', en: 'By another authority' },
  announcement: { zh: '公告送达', en: 'By announcement' },
} as const satisfies Record<ServiceWay, { zh: string; en: string }>;

export const serviceWay = labelled(z.enum(serviceWays), {
  zh: '送达方式',
  en: 'Way of service',
  hintZh: '电子送达要有送达地址确认书',
  hintEn: 'Electronic service needs a confirmed address',
  input: 'choice',
  options: serviceWays.map((value) => ({ value, ...serviceWayWords[value] })),
});
