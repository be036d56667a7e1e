/** 告知撤销的句子 (anew sentences): what the ledger keeps and tells of the letter by which an answer was revoked, apart from the inquiry itself. */
import { day, iso, text, words, type Tellings } from '../base/sentence.ts';
import { noticeWayWords } from '../complaint/words/notice-words.ts';
import { inquiryNoticeWords } from './state-words.ts';

export interface AnewNoticeDetails {
  'asker-told': { way: string; toldOn: string; number: string | null; contentHash?: string };
}

declare module '../base/event.ts' {
  interface Details extends AnewNoticeDetails {}
}

export const anewNoticeTellings: Tellings<AnewNoticeDetails> = {
  'asker-told': (d, onDay) => {
    const told = words(noticeWayWords, d.way);
    return [
      `${day(d.toldOn, onDay)}以${told.zh || '其他'}方式告知咨询人：${inquiryNoticeWords.anew.zh}${text(d.number) === '' ? '' : `（${text(d.number)}）`}。`,
      `The asker was told on ${iso(d.toldOn, onDay)} (${told.en.toLowerCase()}) that the answer was revoked.`,
    ];
  },
};
