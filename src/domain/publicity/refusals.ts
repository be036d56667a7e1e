import type { RefusalRow } from '../base/refusal-row.ts';

/** What the rules of typical cases and of boards refuse. */
export const publicityRefusals = {
  'example-source': {
    status: 422,
    zh: '没有这一件，或者它还没有谈成、办结；请核对编号。',
    en: 'There is no such matter, or it has not been settled; check the number.',
  },
  'example-already': {
    status: 409,
    zh: '这一件已经有案例 {number}；请在那一条上改，不用另起。',
    en: 'There is a case {number} from this matter already; change that one.',
  },
  'example-no-lesson': {
    status: 422,
    zh: '还没有写消费提醒；请先改稿，写一两句给大家提个醒。',
    en: 'It says nothing yet of what a buyer learns; write that first.',
  },
  'example-nowhere': {
    status: 422,
    zh: '不上公示栏，也不发网页，就等于没有发布；请至少选一样。',
    en: 'It goes on no board and no page; choose one of them.',
  },
  'posting-day-ahead': {
    status: 422,
    zh: '这一天还没到；请选贴上去的那天。',
    en: 'The day is still to come; choose the day on which it was put up.',
  },
  'outreach-day-past': {
    status: 409,
    zh: '这场的日子已经过了；请先“改安排”换一天，或者记“没办成”。',
    en: 'Its day has passed; choose another day first, or cancel it.',
  },
  'checkin-over': {
    status: 409,
    zh: '这个签到码用不了：不是今天的，或者已经散会；请再扫一次现场的码。',
    en: 'This code cannot be used now: it is not for today, or the event is over; scan the one on the spot again.',
  },
  'stock-short': {
    status: 409,
    zh: '这里只剩 {left} 份，不够；请改数量，或者先补领。',
    en: 'Only {left} are left there; take less, or issue more first.',
  },
} as const satisfies Record<string, RefusalRow>;
