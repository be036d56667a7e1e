/** What differs between two writings of a text: the part between what both begin and what both end with. */
export interface Apart {
  head: string;
  before: string;
  after: string;
  tail: string;
}

export function apartIn(before: string, after: string): Apart {
  const [one, other] = [[...before], [...after]];
  const most = Math.min(one.length, other.length);
  let head = 0;
  while (head < most && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < most - head && one.at(-1 - tail) === other.at(-1 - tail)) tail += 1;
  return {
    head: one.slice(0, head).join(''),
    before: one.slice(head, one.length - tail).join(''),
    after: other.slice(head, other.length - tail).join(''),
    tail: one.slice(one.length - tail).join(''),
  };
}
