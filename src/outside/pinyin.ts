/** 郭庄村 → 「guo zhuang cun」 and gzc: what people type into the village picker. */
export async function soundOf(name: string): Promise<{ pinyin: string; initials: string }> {
  const syllables = await syllablesOf(name);
  return { pinyin: syllables.join(' '), initials: syllables.map((one) => [...one][0]).join('') };
}

/**
 * A name character by character, as it is read and as it is read where its first character is a surname: 单 is dan and
 * shan. A firm has both as well, for many a shop is called after him who keeps it.
 */
export async function readingsOf(name: string): Promise<string[][]> {
  return [await syllablesOf(name), await syllablesOf(name, 'head')];
}

/** One for each character; a letter, a figure or a bracket is its own. */
async function syllablesOf(name: string, surname: 'head' | 'off' = 'off'): Promise<string[]> {
  // The dictionary is read when somebody names a village, not at every start.
  const { pinyin } = await import('pinyin-pro');
  return pinyin(name, { toneType: 'none', type: 'array', surname });
}
