/** The bar of the opening of a county, which a run beyond it does not pass. */
const mostSeconds = 7200;

/** Null where the machine has kept within two hours. */
export function openingFault(seconds: number): string | null {
  if (seconds <= mostSeconds) return null;
  return `开县用了 ${Math.ceil(seconds)} 秒，超过两小时。(The opening took longer than two hours.)`;
}
