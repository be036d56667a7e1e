/**
 * Who reads every matter after it was filed, in this order, and the tables that they read. Each row stands in the wing that does it: a
 * new subject that wants to know what is told adds its row here.
 */
import type { FactLexicon } from '../../domain/incident/facts/fact-lexicon.ts';
import type { Matter } from '../../domain/matter/matter.ts';
import { complaintBook } from '../../store/complaint/complaint.ts';
import { inquiryBook } from '../../store/inquiry/inquiry.ts';
import type { Book } from '../../store/matter/matter.ts';
import { enforcementBook } from '../../store/supervision/enforcement/enforcement.ts';
import { tipoffBook } from '../../store/tipoff/tipoff.ts';
import { factReader } from '../incident/facts.ts';
import type { Books, MatterReader } from '../matter/reading.ts';
import { clauseReader } from '../supervision/clause/clause-candidate.ts';
import { caseReader } from '../supervision/enforcement/sources.ts';
import { clockReader } from './clock-keeper.ts';
import { operatorReader } from './operator-reader.ts';

export const books: Books = {
  complaint: complaintBook as Book<Matter>,
  tipoff: tipoffBook as Book<Matter>,
  inquiry: inquiryBook as Book<Matter>,
  enforcement: enforcementBook as Book<Matter>,
};

/** `facts`: the words by which facts are known. */
export const readersWith = ({ facts }: { facts: () => Promise<FactLexicon> }): readonly MatterReader[] => [
  operatorReader,
  clockReader,
  caseReader,
  clauseReader,
  factReader(facts),
];
