/** A part that scrolls by itself is reached with the keyboard like anything else (WCAG 2.1.1). */
export const scrolling = { tabIndex: 0 } as const;
