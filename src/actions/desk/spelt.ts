/** Names by their sound; the sound of a name is worked out once, for it is asked for again with each letter that somebody types. */
import { setImmediate } from 'node:timers/promises';
import { isSpelt, soundFrom, type Sound } from '../../domain/county/sound.ts';
import { readingsOf } from '../../outside/pinyin.ts';

/**
 * So many sounds and no more. A new one takes the place of any other by chance: the lists are gone through from the front
 * each time, so that the oldest is the very one that is asked for next.
 */
export class KeptSounds {
  readonly #sounds = new Map<string, Sound>();
  readonly #names: string[] = [];
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  get(name: string): Sound | undefined {
    return this.#sounds.get(name);
  }

  keep(name: string, sound: Sound): Sound {
    if (this.#sounds.has(name)) return sound;
    const place = this.#names.length < this.#most ? this.#names.length : Math.floor(Math.random() * this.#names.length);
    this.#sounds.delete(this.#names[place] ?? '');
    this.#names[place] = name;
    this.#sounds.set(name, sound);
    return sound;
  }
}

/** About 20 ms of the dictionary; then whoever else waits has his turn. */
const atOnce = 200;
const kept = new KeptSounds(20_000);

/** The first ones whose names are spelt so, in the order in which they came. */
export async function firstSpelt<One extends { name: string }>(
  all: readonly One[],
  letters: string,
  most: number,
): Promise<One[]> {
  const found: One[] = [];
  for (const [i, one] of all.entries()) {
    if (i % atOnce === atOnce - 1) await setImmediate();
    const sound = kept.get(one.name) ?? kept.keep(one.name, soundFrom(await readingsOf(one.name)));
    if (isSpelt(sound, letters)) found.push(one);
    if (found.length === most) break;
  }
  return found;
}
