/** A docket of the domain as the desk shows it: `import x from '…/file.ts?xDocket'` (scripts/files/shown-dockets.ts). */
declare module '*Docket' {
  // oxlint-disable-next-line typescript/consistent-type-imports -- a declaration for all files can import nothing.
  const docket: import('./shown-docket.ts').ShownDocket;
  export default docket;
}
