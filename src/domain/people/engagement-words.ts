/** 委托的环节 (engagement states), in words. */

export const engagementStateWords = {
  asked: { zh: '已委托', en: 'Asked' },
  accepted: { zh: '已接受', en: 'Accepted' },
  declined: { zh: '未接受', en: 'Declined' },
  done: { zh: '已完成', en: 'Done' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<EngagementState, { zh: string; en: string }>;

export const engagementStates = ['asked', 'accepted', 'declined', 'done', 'cancelled'] as const;

export type EngagementState = (typeof engagementStates)[number];
