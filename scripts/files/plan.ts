/**
 * Which parts of the desk lie in one file. Left alone the bundler makes a file of whatever the same pages need, some six hundred; a page
 * then asks for dozens, and on a slow line each of them costs more than what is in it. Here two become one wherever the request that is
 * saved is worth more than the bytes which some page then loads and does not need, over all that people open.
 *
 * No two files ever lean on each other in a circle: of such, one would run before what it leans on is there.
 */

/** What the same pages need, so that nobody ever loads a part of it. */
export interface Piece {
  modules: readonly string[];
  /** As it goes over the wire. */
  bytes: number;
  /** Only pieces of one sort lie together. */
  sort: string;
  /** The places of the pieces that run before it. */
  leansOn: ReadonlySet<number>;
}

/** What one loads who opens a page. */
export interface Visit {
  pieces: ReadonlySet<number>;
  /** How often, beside the other visits. */
  weight: number;
  /** What a request costs there beside what it brings, in bytes. */
  fileBytes: number;
  /** How many bytes it may bring in all: what goes beyond costs `beyond` times as much. */
  mostBytes?: number;
}

/** Nobody saves so many requests by bytes that lead over a bar. */
const beyond = 12;

interface Offer {
  cost: number;
  one: number;
  other: number;
  /** How often each had grown when this was reckoned. */
  age: number;
  isWhole: boolean;
}

/** The modules of each file, those that others lean on first. */
export function planFiles(pieces: readonly Piece[], visits: readonly Visit[]): string[][] {
  const joining = new Joining(pieces, visits);
  const heap = new Heap();
  const offer = (one: number, other: number) => {
    if (pieces[one]?.sort !== pieces[other]?.sort) return;
    const cost = joining.leastCost(one, other);
    if (cost < 0) heap.push({ cost, one, other, age: joining.age(one, other), isWhole: false });
  };
  for (let one = 0; one < pieces.length; one++) for (let other = 0; other < one; other++) offer(other, one);
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const { one, other } = next;
    if (!joining.stands(one) || !joining.stands(other) || joining.age(one, other) !== next.age) continue;
    // What lies below may have grown since; what is dearer than it was waits for its turn again.
    const cost = joining.wholeCost(one, other);
    if (cost >= 0) continue;
    if (!next.isWhole || cost > next.cost) heap.push({ ...next, cost, isWhole: true });
    else if (!joining.makesCircle(one, other)) {
      joining.join(one, other);
      for (const each of joining.standing()) if (each !== one) offer(Math.min(one, each), Math.max(one, each));
    }
  }
  return joining.fromBelow();
}

class Joining {
  readonly #modules: string[][];
  readonly #bytes: number[];
  readonly #below: Set<number>[];
  readonly #neededBy: Uint32Array[];
  /** What a byte costs each visit, and what a file. */
  readonly #byte: number[];
  readonly #file: number[];
  /** What each visit brings as the files lie now, and may bring. */
  readonly #loads: number[];
  readonly #most: number[];
  readonly #ages: number[];
  readonly #standing: Set<number>;
  #allBelow = new Map<number, Set<number>>();

  constructor(pieces: readonly Piece[], visits: readonly Visit[]) {
    this.#modules = pieces.map(({ modules }) => [...modules]);
    this.#bytes = pieces.map(({ bytes }) => bytes);
    this.#below = pieces.map(({ leansOn }) => new Set(leansOn));
    this.#byte = visits.map(({ weight }) => weight);
    this.#file = visits.map(({ weight, fileBytes }) => weight * fileBytes);
    this.#loads = visits.map(({ pieces: needed }) => [...needed].reduce((sum, piece) => sum + this.#size(piece), 0));
    this.#most = visits.map(({ mostBytes }) => mostBytes ?? Infinity);
    this.#ages = pieces.map(() => 0);
    this.#standing = new Set(pieces.keys());
    this.#neededBy = pieces.map((_, piece) => {
      const bits = new Uint32Array(Math.ceil(visits.length / 32));
      for (const [visit, { pieces: needed }] of visits.entries())
        if (needed.has(piece)) bits[visit >> 5] = bitsAt(bits, visit >> 5) | (1 << (visit & 31));
      return bits;
    });
  }

  stands(piece: number): boolean {
    return this.#standing.has(piece);
  }

  standing(): readonly number[] {
    return [...this.#standing];
  }

  age(one: number, other: number): number {
    return (this.#ages[one] ?? 0) + (this.#ages[other] ?? 0);
  }

  /** Without what they lean on, which whoever needs only one of them would have to load too. */
  leastCost(one: number, other: number): number {
    const a = this.#needed(one);
    const b = this.#needed(other);
    return (
      sumOf(this.#byte, (word) => bitsAt(a, word) & ~bitsAt(b, word)) * this.#size(other) +
      sumOf(this.#byte, (word) => bitsAt(b, word) & ~bitsAt(a, word)) * this.#size(one) -
      sumOf(this.#file, (word) => bitsAt(a, word) & bitsAt(b, word))
    );
  }

  wholeCost(one: number, other: number): number {
    const [a, b] = [this.#needed(one), this.#needed(other)];
    const brought = new Map<number, number>();
    this.#note(brought, other, (word) => bitsAt(a, word) & ~bitsAt(b, word));
    this.#note(brought, one, (word) => bitsAt(b, word) & ~bitsAt(a, word));
    const drawn = this.#drawnIn(one, other, brought) + this.#drawnIn(other, one, brought);
    return this.leastCost(one, other) + drawn + this.#overBar(brought);
  }

  /** Whether a third piece would lie between the two. */
  makesCircle(one: number, other: number): boolean {
    return this.#isAbove(one, other) || this.#isAbove(other, one);
  }

  join(one: number, other: number): void {
    this.#bring(one, this.#needed(other));
    this.#bring(other, this.#needed(one));
    this.#bytes[one] = this.#size(one) + this.#size(other);
    this.#modules[one]?.push(...(this.#modules[other] ?? []));
    this.#ages[one] = this.age(one, other) + 1;
    this.#standing.delete(other);
    const mine = this.#leansOn(one);
    for (const each of this.#leansOn(other)) mine.add(each);
    for (const below of this.#below) if (below.delete(other)) below.add(one);
    mine.delete(one);
    this.#allBelow.clear();
    const needed = this.#needed(one);
    for (const each of this.#everyBelow(one)) this.#bring(each, needed);
  }

  fromBelow(): string[][] {
    const files: string[][] = [];
    const seen = new Set<number>();
    const take = (piece: number) => {
      if (seen.has(piece)) return;
      seen.add(piece);
      for (const each of this.#leansOn(piece)) take(each);
      files.push(this.#modules[piece] ?? []);
    };
    for (const piece of this.#standing) take(piece);
    return files;
  }

  /** What `below` leans on, for those who need `above` alone so far. */
  #drawnIn(above: number, below: number, brought: Map<number, number>): number {
    const mine = this.#needed(above);
    const its = this.#needed(below);
    let cost = 0;
    for (const each of this.#everyBelow(below)) {
      const there = this.#needed(each);
      const drawn = (word: number) => bitsAt(mine, word) & ~bitsAt(its, word) & ~bitsAt(there, word);
      cost += sumOf(this.#byte, drawn) * this.#size(each) + sumOf(this.#file, drawn);
      this.#note(brought, each, drawn);
    }
    return cost;
  }

  /** Those visits would bring the piece as well. */
  #note(brought: Map<number, number>, piece: number, visits: (word: number) => number): void {
    for (const visit of setIn(this.#byte.length, visits))
      brought.set(visit, (brought.get(visit) ?? 0) + this.#size(piece));
  }

  /** What bytes cost besides where they lead over the bar of a visit. */
  #overBar(brought: ReadonlyMap<number, number>): number {
    let cost = 0;
    for (const [visit, bytes] of brought) {
      const over = (this.#loads[visit] ?? 0) + bytes - (this.#most[visit] ?? Infinity);
      cost += Math.min(Math.max(over, 0), bytes) * (beyond - 1) * (this.#byte[visit] ?? 0);
    }
    return cost;
  }

  /** Those visits need the piece as well from now on. */
  #bring(piece: number, visits: Uint32Array): void {
    const needed = this.#needed(piece);
    for (const visit of setIn(this.#byte.length, (word) => bitsAt(visits, word) & ~bitsAt(needed, word)))
      this.#loads[visit] = (this.#loads[visit] ?? 0) + this.#size(piece);
    addBits(needed, visits);
  }

  #isAbove(one: number, other: number): boolean {
    return [...this.#leansOn(one)].some((each) => each !== other && this.#everyBelow(each).has(other));
  }

  #everyBelow(piece: number): Set<number> {
    const known = this.#allBelow.get(piece);
    if (known !== undefined) return known;
    const all = new Set<number>();
    for (const each of this.#leansOn(piece)) {
      all.add(each);
      for (const deeper of this.#everyBelow(each)) all.add(deeper);
    }
    this.#allBelow.set(piece, all);
    return all;
  }

  #needed(piece: number): Uint32Array {
    return this.#neededBy[piece] ?? new Uint32Array();
  }

  #leansOn(piece: number): Set<number> {
    return this.#below[piece] ?? new Set();
  }

  #size(piece: number): number {
    return this.#bytes[piece] ?? 0;
  }
}

/** The cheapest first; of those that cost the same, the one that stood first. */
class Heap {
  readonly #offers: Offer[] = [];

  push(offer: Offer): void {
    this.#offers.push(offer);
    for (let at = this.#offers.length - 1; at > 0;) {
      const up = (at - 1) >> 1;
      if (!this.#swapped(up, at)) return;
      at = up;
    }
  }

  pop(): Offer | undefined {
    const first = this.#offers[0];
    const last = this.#offers.pop();
    if (last === undefined || last === first) return first;
    this.#offers[0] = last;
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2];
      const least = isBefore(this.#offers[right], this.#offers[left]) ? right : left;
      if (least >= this.#offers.length || !this.#swapped(at, least)) return first;
      at = least;
    }
  }

  #swapped(up: number, down: number): boolean {
    const [above, below] = [this.#offers[up], this.#offers[down]];
    if (above === undefined || below === undefined || !isBefore(below, above)) return false;
    this.#offers[up] = below;
    this.#offers[down] = above;
    return true;
  }
}

function isBefore(a: Offer | undefined, b: Offer | undefined): boolean {
  if (a === undefined || b === undefined) return a !== undefined;
  return (a.cost - b.cost || a.one - b.one || a.other - b.other) < 0;
}

/** Of the visits whose bits are set. */
function sumOf(costs: readonly number[], bitsOf: (word: number) => number): number {
  let sum = 0;
  for (const visit of setIn(costs.length, bitsOf)) sum += costs[visit] ?? 0;
  return sum;
}

function* setIn(count: number, bitsOf: (word: number) => number): Generator<number> {
  for (let word = 0; word * 32 < count; word++)
    for (let bits = bitsOf(word); bits !== 0; bits &= bits - 1) yield word * 32 + 31 - Math.clz32(bits & -bits);
}

function addBits(to: Uint32Array, from: Uint32Array): void {
  for (let word = 0; word < to.length; word++) to[word] = bitsAt(to, word) | bitsAt(from, word);
}

function bitsAt(bits: Uint32Array, word: number): number {
  return bits[word] ?? 0;
}
