import type { GroundRow } from '../../law/ground.ts';
import type { NotOpenedGround } from '../tipoff.ts';

/** 可以不予立案的情形，程序规定 第二十条; the last is the other side of 第十九条. */
export const notOpenedGrounds = {
  NF1: {
    zh: '违法行为轻微并及时改正，没有造成危害后果',
    en: 'Slight, corrected in time, no harmful consequence',
    article: '程序规定第二十条第一款第（一）项',
  },
  NF2: {
    zh: '初次违法且危害后果轻微并及时改正',
    en: 'A first breach with slight consequences, corrected in time',
    article: '程序规定第二十条第一款第（二）项',
  },
  NF3: {
    zh: '当事人有证据足以证明没有主观过错（法律、行政法规另有规定的除外）',
    en: 'The party proves that there was no subjective fault, unless a law says otherwise',
    article: '程序规定第二十条第一款第（三）项',
  },
  NF4: {
    zh: '依法可以不予立案的其他情形',
    en: 'Other circumstances in which the law lets no case be opened',
    article: '程序规定第二十条第一款第（四）项',
  },
  NF5: {
    zh: '不符合立案条件：没有初步证据证明存在违法行为、不应当处罚，或者超过处罚期限',
    en: 'The conditions for a case are not met: no first evidence, no penalty due, or out of time',
    article: '程序规定第十九条第一款',
  },
} as const satisfies Record<NotOpenedGround, GroundRow>;
