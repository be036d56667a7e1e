/** The words of what a leader decides that stand beside rules: they come when something is to be decided. */
export { privacyKindWords } from '../../../domain/desk/privacy.ts';
export { exportLists } from '../../../domain/matter/words/export-lists.ts';
export { tipoffProcedure } from '../../../domain/tipoff/procedure.ts';
export { proposalWords } from '../../../domain/tipoff/steps/proposal-words.ts';
