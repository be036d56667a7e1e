import type { Session } from '../complaint.ts';

/** How people meet, apart from the rules, so that a list of sessions weighs little on a screen. */
export const sessionWayWords = {
  onSite: { zh: '现场', en: 'On site' },
  phone: { zh: '电话', en: 'Telephone' },
  video: { zh: '视频', en: 'Video' },
  online: { zh: '网上', en: 'Online' },
} as const satisfies Record<Session['way'], { zh: string; en: string }>;
