/** 郑敏 → 郑*，欧阳小红 → 欧**红 is avoided: only the surname's first character stays. */
export function maskName(name: string): string {
  const characters = [...name.trim()];
  if (characters.length === 0) return '';
  return characters[0] + '*'.repeat(Math.max(1, Math.min(2, characters.length - 1)));
}

/** 13812340317 → 138****0317; shorter numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  const plain = phone.trim();
  if (plain === '') return '';
  if (plain.length >= 11) return `${plain.slice(0, 3)}****${plain.slice(-4)}`;
  return `${'*'.repeat(Math.max(1, plain.length - 2))}${plain.slice(-2)}`;
}

/** An address keeps its first six characters, which in this county are the town and the village. */
export function maskAddress(address: string): string {
  const characters = [...address.trim()];
  return characters.length <= 6 ? characters.join('') : `${characters.slice(0, 6).join('')}***`;
}

/** Words that somebody wrote, without the names that are known and without telephones and identity numbers. */
export function maskText(words: string, names: readonly string[]): string {
  const named = names
    .filter((name) => [...name.trim()].length > 1)
    .reduce((text, name) => text.replaceAll(name.trim(), maskName(name)), words);
  // Figures that belong together, however they are spaced: seven or more are a telephone or an identity paper.
  return named.replace(/(?<!\d)\d(?:[\s-]?\d){6,17}[\dXx]?(?![\d])/gu, (figures) => {
    const plain = figures.replace(/[\s-]/gu, '');
    return /^(?:19|20)\d{6}$/u.test(plain) ? figures : maskPhone(plain);
  });
}
