/**
 * How much of what both agree on can be compensation, without a second look: the law knows three times the price and at least 500 yuan
 * (《消费者权益保护法》第五十五条), of food ten times and at least 1,000 (《食品安全法》第一百四十八条). Both may agree on more, so that it is
 * only asked whether that is meant.
 */
const mostTimes = 10;
const leastFen = 1_000_00;

export function isBeyondLaw({
  disputedFen,
  compensationFen,
}: {
  disputedFen?: number | null;
  compensationFen?: number | null;
}): boolean {
  return (compensationFen ?? 0) > Math.max(mostTimes * (disputedFen ?? 0), leastFen);
}
