/**
 * 各步的名称 (move words): what a page says of each move of an inquiry before its form is opened. What is filled in and what follows stand
 * with the rule in `procedure.ts`, which takes its words from here: a page is read before anybody presses.
 */
import type { MoveWords } from '../matter/words/move-words.ts';

export const inquiryMoveWords = {
  answer: { zh: '答复', en: 'Answer', key: 's', paper: null, asks: true, permission: 'inquiry.answer' },
  markPending: {
    zh: '记待查',
    en: 'Find out first',
    key: 'd',
    paper: null,
    asks: true,
    permission: 'inquiry.markPending',
  },
  turnIntoComplaint: {
    zh: '转投诉',
    en: 'Turn into a complaint',
    key: 'a',
    paper: null,
    asks: true,
    permission: 'inquiry.turnIntoComplaint',
  },
  turnIntoTipoff: {
    zh: '转举报',
    en: 'Turn into a tip-off',
    key: 'f',
    paper: null,
    asks: true,
    permission: 'inquiry.turnIntoTipoff',
  },
  tellRoute: {
    zh: '告知其他途径',
    en: 'Tell another route',
    key: 'w',
    paper: null,
    asks: true,
    permission: 'inquiry.tellRoute',
  },
  close: { zh: '办结', en: 'Close', key: 's', paper: null, asks: false, permission: 'inquiry.close' },
  correct: { zh: '更正要素', en: 'Correct', key: 'c', paper: null, asks: true, permission: 'inquiry.correct' },
  decideAnew: {
    zh: '撤销重答',
    en: 'Revoke and answer anew',
    key: null,
    paper: 'anew',
    asks: true,
    permission: 'inquiry.decideAnew',
  },
  recordNotice: {
    zh: '告知撤销',
    en: 'Record the notice',
    key: null,
    paper: null,
    asks: true,
    permission: 'inquiry.recordNotice',
  },
  recordUnserved: {
    zh: '送不到',
    en: 'It could not be served',
    key: null,
    paper: null,
    asks: true,
    permission: 'inquiry.recordUnserved',
  },
  takeBackUnserved: {
    zh: '更正送不到',
    en: 'Take back that it could not be served',
    key: null,
    paper: null,
    asks: true,
    permission: 'inquiry.takeBackUnserved',
  },
  note: { zh: '加备注', en: 'Note', key: 'm', paper: null, asks: true, permission: 'inquiry.note' },
  renewCode: {
    zh: '换查询码',
    en: 'Renew the query code',
    key: null,
    paper: null,
    asks: true,
    permission: 'inquiry.renewCode',
  },
} as const satisfies Readonly<Record<string, MoveWords>>;
