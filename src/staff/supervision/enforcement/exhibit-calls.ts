import type { Exhibit } from '../../../domain/supervision/enforcement/exhibit.ts';
import type { ExhibitMore } from '../../../http/api/supervision/enforcement/exhibit-routes.ts';
import { docketCalls, type SeenEntry } from '../../matter/docket/docket-calls.ts';

export const exhibitCalls = docketCalls<Exhibit, ExhibitMore>('exhibits');
export type SeenExhibit = SeenEntry<Exhibit, ExhibitMore>;
