/** What every station or every complainant reads of an incident names nobody, and no shop where its field says so. */
import { sayTogether, type NamelessWords } from '../base/disclosure/nameless.ts';
import { Refusal } from '../base/refusal.ts';

export const namesSomebody: NamelessWords = {
  say: sayTogether,
  refuse: (fields) => new Refusal('incident-names-somebody', {}, fields),
};
