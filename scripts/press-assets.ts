import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { transform } from 'lightningcss';
import { minify } from 'vite';

/** Where the program serves the files of the portal and the papers from, once it is built. */
export const pressedAssets = join('dist', 'assets');

/** How each kind is written without what only a reader of the source needs; what is not named is laid as it is. */
const presses: Record<string, (name: string, bytes: Buffer) => Promise<string>> = {
  '.css': (filename, code) => Promise.resolve(transform({ filename, code, minify: true }).code.toString()),
  // Scripts of a page, no modules: what stands outermost keeps its name, for the page calls it or another file does.
  '.js': async (name, code) => {
    const { code: short, errors } = await minify(name, code.toString(), { module: false });
    if (errors.length > 0) throw new Error(`${name}: ${errors.map(({ message }) => message).join(' ')}`);
    return short;
  },
};

/** Lays the files of `src/http/assets` in a folder as short as they get: a citizen on a slow line loads them first. */
export async function pressAssets(to: string = pressedAssets): Promise<void> {
  const from = join('src', 'http', 'assets');
  await mkdir(to, { recursive: true });
  await Promise.all(
    (await readdir(from)).map(async (name) => {
      const bytes = await readFile(join(from, name));
      await writeFile(join(to, name), (await presses[extname(name)]?.(name, bytes)) ?? bytes);
    }),
  );
}
