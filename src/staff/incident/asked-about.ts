import { z } from 'zod';
import { AskStations } from '../../domain/incident/area-check.ts';

/** What is asked of the stations about the incident of the page: nobody types its number. */
export const AboutThis = AskStations.extend({ incidentNumber: z.string() });
