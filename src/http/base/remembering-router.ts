/** The library's router for paths of any kind, which finds an address without parameters once and remembers where it led. */
import type { Result, Router } from 'hono/router';
import { TrieRouter } from 'hono/router/trie-router';

export class RememberingRouter<T> implements Router<T> {
  readonly name = 'RememberingRouter';
  readonly #router = new TrieRouter<T>();
  /** Only what was added is remembered: addresses that strangers think of would fill the memory. */
  readonly #plain = new Set<string>();
  readonly #known = new Map<string, Map<string, Result<T>>>();

  add(method: string, path: string, handler: T): void {
    if (!/[:*{?]/u.test(path)) this.#plain.add(path);
    this.#known.clear();
    this.#router.add(method, path, handler);
  }

  match(method: string, path: string): Result<T> {
    if (!this.#plain.has(path)) return this.#router.match(method, path);
    let found = this.#known.get(method);
    if (found === undefined) this.#known.set(method, (found = new Map()));
    let result = found.get(path);
    if (result === undefined) found.set(path, (result = this.#router.match(method, path)));
    return result;
  }
}
