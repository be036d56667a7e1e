import type { ServiceWay, Failure, FailureEnd } from '../service.ts';

export const serviceWayWords = {
  direct: { zh: '直接送达', en: 'Handed over' },
  left: { zh: '留置送达', en: 'Left behind' },
  electronic: { zh: '电子送达', en: 'Electronically' },
  mail: { zh: '邮寄送达', en: 'By mail' },
  entrusted: { zh: '委托、转交送达', en: 'By another authority' },
  announcement: { zh: '公告送达', en: 'By announcement' },
} as const satisfies Record<ServiceWay, { zh: string; en: string }>;

export const failureWords = {
  refused: { zh: '拒绝签收', en: 'Refused' },
  returned: { zh: '邮寄退回', en: 'Returned by the post' },
  moved: { zh: '已搬走、查无此人', en: 'Moved away, not known there' },
  dead: { zh: '死亡', en: 'Dead' },
  deregistered: { zh: '已经注销、终止', en: 'Deregistered or ended' },
  unreachable: { zh: '留的电话、地址都不能用', en: 'Neither telephone nor address works' },
} as const satisfies Record<Failure, { zh: string; en: string }>;

export const failureEndWords = {
  left: { zh: '留置送达', en: 'Left behind' },
  announced: { zh: '公告送达', en: 'Announced' },
  successor: { zh: '改向继承人、清算组或者权利义务承受人告知', en: 'Told to heirs, liquidators or successors instead' },
  none: { zh: '无法送达，附卷', en: 'Could not be served; on file' },
} as const satisfies Record<FailureEnd, { zh: string; en: string }>;
