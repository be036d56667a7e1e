import { describe, expect, it } from 'vitest';
import { maxTries, messageState } from '../../../src/domain/matter/message.ts';
import { kindOnce, numberAside, messageStateWords } from '../../../src/domain/matter/words/message-words.ts';

describe('what became of a message', () => {
  const one = { sentAt: null, failedTimes: 0, lastError: null };

  it('is never called sent when it only stands in the log', () => {
    expect(messageState({ ...one, sentAt: new Date(), lastError: '短信没有接通，只写日志' })).toBe('logged');
    expect(messageStateWords.logged.zh).not.toContain('已发');
    expect(messageState({ ...one, sentAt: new Date() })).toBe('sent');
  });

  it('waits, is tried again, and is given to a person after the last try', () => {
    expect(messageState(one)).toBe('waiting');
    expect(messageState({ ...one, failedTimes: maxTries - 1, lastError: '短信网关回答 500' })).toBe('retrying');
    expect(messageState({ ...one, failedTimes: maxTries, lastError: '短信网关回答 500' })).toBe('failed');
  });
});

describe('the words of a message', () => {
  it('say once what kind of record it is: by the letter of its number', () => {
    expect(kindOnce('您报的报2026-0001，所里答复了。')).toBe('您报的报2026-0001，所里答复了。');
    expect(numberAside('您的投诉投2026-0001已办结。')).toBe('您的投诉（投2026-0001）已办结。');
    expect(kindOnce('举报举2026-0015分送到您所；公示示2026-0001店家提出异议，任务任2026-0023到期。')).toBe(
      '举2026-0015分送到您所；示2026-0001店家提出异议，任2026-0023到期。',
    );
  });

  it('leave a longer kind whole, and put its number aside', () => {
    expect(kindOnce('收到上级来文来2026-0001：请分解。站点经费费2026-0001请核准，联合出动出2026-0012。')).toBe(
      '收到上级来文（来2026-0001）：请分解。站点经费（费2026-0001）请核准，联合出动（出2026-0012）。',
    );
  });

  it('keep a word that says something else than the letter', () => {
    const words = '您关注的群体（群2026-0001）、加急的投2026-0002、从抽2026-0003转的案件：2026-0004';
    expect(kindOnce(words)).toBe(words);
  });
});
