/** 建议承办人 (proposed hand): who might take what nobody has yet, so that nobody gets it all. A head decides; nothing is assigned by it. */

/** An officer of the office, and how much he has. */
export interface Hands {
  holder: string;
  name: string;
  inHand: number;
}

/** For so many matters, in their order: each to whoever has least by then, those before it counted. Nobody where there is no officer. */
export function proposedHands(many: number, officers: readonly Hands[]): (Hands | null)[] {
  const loads = officers.map((one) => ({ one, n: one.inHand }));
  return Array.from({ length: many }, () => {
    const [least] = loads.toSorted((a, b) => a.n - b.n || (a.one.holder < b.one.holder ? -1 : 1));
    if (least === undefined) return null;
    const proposed = { ...least.one, inHand: least.n };
    least.n += 1;
    return proposed;
  });
}
