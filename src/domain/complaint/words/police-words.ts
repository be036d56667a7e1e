import type { PoliceHandover } from '../steps/records.ts';

export const policeFactWords = {
  planted: { zh: '夹带、掉包', en: 'Goods planted or swapped' },
  altered: { zh: '造假、篡改商品信息', en: 'Goods faked, their data altered' },
  invented: { zh: '捏造事实', en: 'Facts invented' },
} as const satisfies Record<PoliceHandover['fact'], { zh: string; en: string }>;
