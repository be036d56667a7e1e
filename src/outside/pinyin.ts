import { pinyin } from 'pinyin-pro';

/** 郭庄村 → guozhuangcun and gzc: what people type into the village picker. */
export function soundOf(name: string): { pinyin: string; initials: string } {
  return {
    pinyin: pinyin(name, { toneType: 'none', type: 'array' }).join(''),
    initials: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
  };
}
