/** 郭庄村 → guozhuangcun and gzc: what people type into the village picker. */
export async function soundOf(name: string): Promise<{ pinyin: string; initials: string }> {
  // The dictionary is read when somebody names a village, not at every start.
  const { pinyin } = await import('pinyin-pro');
  return {
    pinyin: pinyin(name, { toneType: 'none', type: 'array' }).join(''),
    initials: pinyin(name, { pattern: 'first', toneType: 'none', type: 'array' }).join(''),
  };
}
