import { expect, test } from 'vitest';
import { deviceWords } from '../../../../src/domain/county/session/device-words.ts';

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0',
    'Windows 电脑 · Edge',
  ],
  ['Mozilla/5.0 (Linux; Android 14; V2352A) AppleWebKit/537.36 Chrome/120.0 MicroMessenger/8.0', '安卓手机 · 微信'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Linux 电脑 · Firefox'],
  ['curl/8.5.0', '其他设备'],
])('%s is told in words that people know: %s', (agent, words) => {
  expect(deviceWords(agent).zh).toBe(words);
});
