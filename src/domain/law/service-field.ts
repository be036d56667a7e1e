import { z } from 'zod';
import { labelled } from '../base/field.ts';
import { serviceWays } from './service.ts';
import { serviceWayWords } from './words/service-words.ts';

export const serviceWay = labelled(z.enum(serviceWays), {
  zh: '送达方式',
  en: 'Way of service',
  hintZh: '电子送达要有送达地址确认书',
  hintEn: 'Electronic service needs a confirmed address',
  input: 'choice',
  options: serviceWays.map((value) => ({ value, ...serviceWayWords[value] })),
});
