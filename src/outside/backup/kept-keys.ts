/** Of which keys a copy was kept elsewhere: the fingerprint of the newest key of each file, noted in the data folder. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyLines, printOfKey, readKeyFiles, type KeyFiles, type KeyTexts } from './key-bundle.ts';

const keptNote = 'keys-kept.txt';

/** After a copy was made of all keys, or one was proven. */
export function noteKeysKept(dataDir: string, texts: KeyTexts): void {
  const file = join(dataDir, keptNote);
  writeFileSync(
    `${file}.new`,
    newestPrints(texts)
      .map((print) => `${print}\n`)
      .join(''),
    { mode: 0o600 },
  );
  renameSync(`${file}.new`, file);
}

/** Whether a copy holds the newest key of every file that is there; a key that was made or added since lies nowhere else. */
export function areKeysKept(dataDir: string, files: KeyFiles): boolean {
  try {
    const noted = readFileSync(join(dataDir, keptNote), 'utf8').split('\n');
    return newestPrints(readKeyFiles(files)).every((print) => noted.includes(print));
  } catch {
    return false;
  }
}

function newestPrints({ reporter, backup }: KeyTexts): string[] {
  return [reporter, backup].flatMap((text) => keyLines(text ?? '').slice(-1)).map(printOfKey);
}
