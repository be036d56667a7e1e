/** Since when nobody has touched this page: what the desk asks by itself in the meantime is no use of the session. */

let touchedAt = Date.now();
let shown = 0;

export function noteTouch(): void {
  touchedAt = Date.now();
}

export const touches = ['pointerdown', 'keydown', 'wheel', 'touchstart', 'input'] as const;

/** A page that hangs on a wall is used by being looked at; what is given back ends that. */
export function countAsUsed(): () => void {
  shown += 1;
  return () => {
    shown -= 1;
    noteTouch();
  };
}

export function untouchedSeconds(): number {
  return shown > 0 ? 0 : Math.floor((Date.now() - touchedAt) / 1000);
}
