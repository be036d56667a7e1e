import type { Caution, cautionRow } from '../../../domain/supervision/inspection/caution.ts';
import type { CautionMore } from '../../../http/api/supervision/inspection/caution-routes.ts';
import { docketCalls, type SeenRow } from '../../matter/docket/docket-calls.ts';
import './caution.css';

export type SeenCautionLine = SeenRow<Caution, (typeof cautionRow)[number], CautionMore>;
export const cautionCalls = docketCalls<Caution, CautionMore, SeenCautionLine>('cautions');
