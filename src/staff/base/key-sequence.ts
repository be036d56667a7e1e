/** Which key was struck and which shortcut it completes: pure, so that it can be tested without a browser. */

export interface Stroke {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** Full-width signs that a Chinese keyboard gives for the same key. */
const fullWidth: Record<string, string> = {
  '？': '?',
  '、': '/',
  '／': '/',
  '【': '[',
  '】': ']',
  '「': '[',
  '」': ']',
};
const named: Record<string, string> = {
  ' ': 'space',
  Escape: 'escape',
  Enter: 'enter',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The name of a stroke: `j`, `shift+x`, `?`, `mod+k`, `mod+enter`, `escape`; empty for a lone modifier. */
export function strokeName({ key, ctrlKey, metaKey, altKey, shiftKey }: Stroke): string {
  if (['Control', 'Meta', 'Alt', 'Shift', 'Process', 'Dead', 'Unidentified'].includes(key)) return '';
  const plain = named[key] ?? fullWidth[key] ?? key;
  const isLetter = /^[a-z]$/iu.test(plain);
  // Shift is part of the sign itself for ? and !, and a modifier only for letters and named keys.
  const shift = shiftKey && (isLetter || plain.length > 1);
  return `${ctrlKey || metaKey ? 'mod+' : ''}${altKey ? 'alt+' : ''}${shift ? 'shift+' : ''}${plain.toLowerCase()}`;
}

/** How long the first key of a sequence such as `g m` waits for the second. */
export const sequenceMs = 1_500;

export interface Pending {
  stroke: string;
  at: number;
}

/** Matches a stroke against shortcuts (`j`, `g m`); a first key that begins a sequence waits for the second. */
export function matchStroke<T extends { key: string }>(
  shortcuts: readonly T[],
  pending: Pending | null,
  stroke: string,
  at: number,
): { hit: T | null; pending: Pending | null } {
  if (stroke === '') return { hit: null, pending };
  if (pending !== null && at - pending.at <= sequenceMs) {
    const hit = shortcuts.findLast((one) => one.key === `${pending.stroke} ${stroke}`);
    if (hit !== undefined) return { hit, pending: null };
  }
  if (shortcuts.some((one) => one.key.startsWith(`${stroke} `))) return { hit: null, pending: { stroke, at } };
  return { hit: shortcuts.findLast((one) => one.key === stroke) ?? null, pending: null };
}

/** Keys that work while somebody types: those with Ctrl or Alt, and Esc. */
export function worksWhileTyping(key: string): boolean {
  return key.startsWith('mod+') || key.startsWith('alt+') || key === 'escape';
}

/** The caps of a shortcut for the overlay, such as G, M. */
export function capsOf(key: string): string[] {
  const caps: Record<string, string> = {
    mod: 'Ctrl',
    alt: 'Alt',
    shift: 'Shift',
    enter: '↵',
    escape: 'Esc',
    space: '空格',
    up: '↑',
    down: '↓',
  };
  return key.split(/[ +]/u).map((cap) => caps[cap] ?? cap.toUpperCase());
}
