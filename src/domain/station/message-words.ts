/** What a station writes to another: apart from the rules of messages, for the telephone’s program carries this and not the gate. */
import { written } from '../base/field.ts';

export const messageWords = written().min(2).max(500);
