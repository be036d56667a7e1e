import type { Words } from '../../base/words.ts';

/** A browser's own words are for machines: what people know is the kind of device. */
export function deviceWords(agent: string): Words {
  const kind = kinds.find(([pattern]) => pattern.test(agent))?.[1] ?? { zh: '其他设备', en: 'Other device' };
  const browser = browsers.find(([pattern]) => pattern.test(agent))?.[1];
  return browser === undefined ? kind : { zh: `${kind.zh} · ${browser.zh}`, en: `${kind.en} · ${browser.en}` };
}

const kinds: readonly [RegExp, Words][] = [
  [/Android/u, { zh: '安卓手机', en: 'Android phone' }],
  [/iPhone|iPad/u, { zh: '苹果手机或平板', en: 'iPhone or iPad' }],
  [/Windows/u, { zh: 'Windows 电脑', en: 'Windows PC' }],
  [/Mac OS/u, { zh: '苹果电脑', en: 'Mac' }],
  [/Linux/u, { zh: 'Linux 电脑', en: 'Linux PC' }],
];
const browsers: readonly [RegExp, Words][] = [
  [/Edg\//u, { zh: 'Edge', en: 'Edge' }],
  [/Firefox\//u, { zh: 'Firefox', en: 'Firefox' }],
  [/MicroMessenger/u, { zh: '微信', en: 'WeChat' }],
  [/Chrome\//u, { zh: 'Chrome', en: 'Chrome' }],
  [/Safari\//u, { zh: 'Safari', en: 'Safari' }],
];
