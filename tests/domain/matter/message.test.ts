import { describe, expect, it } from 'vitest';
import { maxTries, messageState, messageStateWords } from '../../../src/domain/matter/message.ts';

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
