/** The ids of uploads: the server keeps a file once for each, however often it is sent. */

const ofFile = new WeakMap<File, string>();
const ofMatter = new Map<string, string>();

/**
 * The id under which a file is sent. A lost answer makes a person press again, or choose the same file again: what is sent to a
 * matter keeps its id for as long as the page is open, and what belongs to no matter yet as long as it is the same choice, for
 * the next form may want the same picture for another matter.
 */
export function uploadIdOf(file: File, matterNumber?: string): string {
  if (matterNumber === undefined) {
    const id = ofFile.get(file) ?? crypto.randomUUID();
    ofFile.set(file, id);
    return id;
  }
  const key = [matterNumber, file.name, file.size, file.lastModified].join('\n');
  const id = ofMatter.get(key) ?? crypto.randomUUID();
  ofMatter.set(key, id);
  return id;
}
