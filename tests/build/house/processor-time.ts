/**
 * What a piece of work takes of this thread's processor, in milliseconds of a quiet machine. What else the machine does is none of its own,
 * nor is the sweep of what the files before it threw away: that falls into one try and not into each, so that the least of six is taken,
 * and the first that is short enough. What is too long is held against a yardstick that is read right after it: cores that share their
 * caches, and an engine that translates patterns less well once it has translated many, slow both.
 */
export async function processorTimeOf(work: () => unknown, enough: number): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 6 && least >= enough; n += 1) {
    const began = process.threadCpuUsage();
    await work();
    least = Math.min(least, spentSince(began));
  }
  return least < enough ? least : least / slowness();
}

/** What the yardstick takes on a quiet machine with two cores, in milliseconds. */
const yardstickMs = 5;
const yardstickText = '前年在集上买了三十斤种子，老板说包出苗，到现在一半没有出，要求退二百八十元。'.repeat(2_000);

/**
 * How many times longer than on a quiet machine this thread takes now; never less than once. By the clock, least of five: short times of
 * the processor are told by some systems as none at all.
 */
export function slowness(): number {
  let least = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 5; n += 1) {
    const text = `${yardstickText}${n}`;
    const began = performance.now();
    readYardstick(text);
    least = Math.min(least, performance.now() - began);
  }
  return Math.max(1, least / yardstickMs);
}

/** Patterns as they read free text, and plain work beside them: each kind is slowed by something else. */
function readYardstick(text: string): number {
  const found = [
    /(?:退|赔|换)[^，。]{0,8}(?:元|块|货)/gu,
    /[零一二三四五六七八九十百千万两\d]{1,8}(?:斤|元|块|年)/gu,
    /(?<!不)(?:说|写|标)[^。]{0,12}(?:包|保证)[^。]{0,6}苗/gu,
    /\p{Script=Han}{2,6}(?:旁边|门口|集上|对面)/gu,
    /(?:老板|店家|经理|商家)(?:说|讲)?(?:不|没)(?:退|赔|管)/gu,
  ].map((pattern) => text.match(pattern)?.length ?? 0);
  const seen = new Map<string, number>();
  for (let i = 1; i < text.length; i += 1) {
    const pair = text.slice(i - 1, i + 1);
    seen.set(pair, (seen.get(pair) ?? 0) + 1);
  }
  return found.reduce((sum, n) => sum + n, seen.size);
}

function spentSince(began: NodeJS.CpuUsage): number {
  const { user, system } = process.threadCpuUsage(began);
  return (user + system) / 1000;
}
