/** 官话: heads, states and buttons of the desk are read in a file and by a superior; the plain words belong to hints, telephones and citizens. */
import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** A homely word, and where it counts as a head, a state or a button: as the whole of what is said, or anywhere. */
const homely = [
  /'没动'|天没动、/u,
  /'发到哪里'/u,
  /'该换的'/u,
  /登记好了/u,
  /办不了了/u,
  /沾亲|沾不沾亲/u,
  /'没写完的(?:：|登记|表)?'/u,
];

/** The telephones of the stations talk as a neighbour does. */
const plain = /^src\/staff\/telephone\//u;

it('are no homely words', () => {
  const files = globSync('src/{staff,domain}/**/*.{ts,tsx}').filter((path) => !plain.test(path));
  const said = files.flatMap((path) => {
    const text = readFileSync(path, 'utf8');
    return homely.flatMap((word) => (word.test(text) ? [`${path}: ${word.source}`] : []));
  });
  expect(said).toEqual([]);
});
