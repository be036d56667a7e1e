/**
 * The keys that stand on the page of every matter, its own and those of the frame around it. No move of any kind may have one of
 * them: two acts on one key would make one of them by mistake.
 */
export const matterKeys = {
  before: '[',
  after: ']',
  copy: 'y',
  undo: 'z',
  watch: 'shift+f',
  revisit: 'shift+r',
  print: 'shift+p',
} as const;

/** On a page that knows the next step of its matter this key presses it, whatever the step is. */
export const nextKey = 's';

/** The keys of the frame; `g` begins every change of place. */
export const frameKeys = {
  palette: 'mod+k',
  sheet: '?',
  help: 'f1',
  find: '/',
  file: 'n',
  fileTipoff: 'shift+n',
  go: 'g',
} as const;
