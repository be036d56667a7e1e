/** What the score tools share: the file and flags they are called with, and its labelled lines. */
import { readFile } from 'node:fs/promises';

/** Ends the tool with a sentence when no file is named. */
export function calledWith(tool: string, example: string): { file: string; isJson: boolean; showsMisses: boolean } {
  const words = process.argv.slice(2);
  const file = words.find((word) => !word.startsWith('--'));
  if (file === undefined) {
    process.stderr.write(`请写明文件，例如：npm run ${tool} -- ${example}\nName the file of labelled lines.\n`);
    process.exit(2);
  }
  return { file, isJson: words.includes('--json'), showsMisses: words.includes('--misses') };
}

export async function readLabelledLines<T>(file: string): Promise<T[]> {
  return (await readFile(file, 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}
