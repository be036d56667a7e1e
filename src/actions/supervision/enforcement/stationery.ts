/** 案件文书怎么打印: as they were served, or from the case as it stands, with what lies in its file. */
import type { Enforcement } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { EnforcementPaper } from '../../../domain/supervision/enforcement/papers/papers.ts';
import type { Stationery } from '../../matter/paper.ts';
import { caseGiving } from './case-file.ts';
import { enforcementFrame } from './enforcement.ts';

export const enforcementStationery: Stationery<Enforcement, EnforcementPaper> = {
  ...caseGiving,
  frame: enforcementFrame,
  print: 'enforcement.print',
  // Who was written down as a firm when it was served may have turned out to be a natural person since.
  readsNames: (_ctx, { partyKind }) => partyKind !== 'person',
};
