/** 案件文书怎么打印: from the case as it stands, with what lies in its file. */
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import { maskedCase, maskedCaseFacts } from '../../../domain/supervision/enforcement/masked-case.ts';
import { enforcementPapers, type EnforcementPaper } from '../../../domain/supervision/enforcement/papers/papers.ts';
import type { Stationery } from '../../matter/paper.ts';
import { caseFactsOf } from './case-file.ts';
import { enforcementFrame } from './enforcement.ts';

export const enforcementStationery: Stationery<Enforcement, EnforcementPaper> = {
  frame: enforcementFrame,
  table: enforcementPapers,
  print: 'enforcement.print',
  masked: maskedCase,
  maskedFacts: maskedCaseFacts,
  besides: caseFactsOf,
};
