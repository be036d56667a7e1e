/**
 * `import x from '…/file.ts?xDocket'`: a docket as the desk shows it. Its words are read from the domain when the desk is built and written
 * down; its forms come from the domain itself once one is opened. While one writes, words changed in the domain show after a new start.
 */
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { fieldsOf } from '../../src/domain/base/field.ts';
import type { Docket } from '../../src/domain/matter/docket.ts';
import { wordsOfDocket } from '../../src/staff/matter/docket/shown-docket.ts';

const asked = /^(?<file>.+\.ts)\?(?<name>\w+Docket)$/u;
const frame = resolve('src/staff/matter/docket/shown-docket.ts');

export function shownDockets(): Plugin {
  return {
    name: 'shown-dockets',
    enforce: 'pre',
    resolveId: (id, importer) => (asked.test(id) && importer !== undefined ? resolve(dirname(importer), id) : null),
    async load(id) {
      const { file, name } = asked.exec(id)?.groups ?? {};
      if (file === undefined || name === undefined) return null;
      const all = (await import(pathToFileURL(file).href)) as Record<string, Docket<never> | undefined>;
      const docket = all[name];
      if (docket === undefined) throw new Error(`${file} has no ${name}.`);
      const words = wordsOfDocket(docket, (form) => fieldsOf(form).length > 0);
      return [
        `import { shownDocket } from ${JSON.stringify(frame)};`,
        `export default shownDocket(${JSON.stringify(words)}, async () => (await import(${JSON.stringify(file)})).${name});`,
      ].join('\n');
    },
  };
}
