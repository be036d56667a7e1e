/**
 * 页码 of letters and reports, which have as many pages as they need: outside, as GB/T 9704 has it, 4号, 7 mm below the text, one character from
 * the edge, odd ones at the right. A browser counts the pages of a print through and begins no count anew, so each letter of those that are
 * printed in one go has pages of its own name, with a count of its own.
 */

/** The class and the name of the pages of a letter, the first being 1; of a report it is the first. */
export function letterPage(n: number): string {
  return `letter-${n}`;
}

/** So many letters are printed in one go at most. */
export const mostLetters = 50;

/** Where the style of so many letters is. */
export function letterPagesAddress(letters: number): string {
  return `/papers/pages/${letters}.css`;
}

/** The style of so many letters: each counts its pages from one. */
export function letterPages(letters: number): string {
  return Array.from({ length: letters }, (_, i) => pagesOf(letterPage(i + 1))).join('');
}

function pagesOf(name: string): string {
  const content = `content: '— ' counter(${name}) ' —'; font: 14pt/1 SimSun, 'Songti SC', 'Noto Serif CJK SC', serif; vertical-align: top;`;
  return `@page ${name} { counter-increment: ${name}; }
@page ${name}:right { @bottom-right { ${content} padding: 7mm 14pt 0 0; } }
@page ${name}:left { @bottom-left { ${content} padding: 7mm 0 0 14pt; } }
@media print { .${name} { page: ${name}; } }
`;
}

/** Where that is which a draft has besides. */
export const draftPagesAddress = '/papers/pages/draft.css';

/** 草稿 above the text of every page of a report that is not signed yet. */
export const draftPages = `@page {
  @top-right {
    content: '草稿';
    font: 16pt/1 SimHei, 'Heiti SC', 'Noto Sans CJK SC', sans-serif;
    vertical-align: top;
    padding-top: 18mm;
  }
}
`;
