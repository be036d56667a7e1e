/** What the parts of a page that know no kind read of a matter: its view, and of its row only what every matter has. */
import type { z } from 'zod';
import type { MatterView } from '../../http/api/matter/matter-view.ts';
import type { MoveWords } from '../../domain/matter/words/move-words.ts';
import type { Wire } from '../base/client.ts';

export type SeenView = Wire<MatterView>;

export interface Row {
  number: string;
  version: number;
}

/** What a form needs of a row of a procedure: the words of the move, and what must be filled in. */
export interface FormRule extends Pick<MoveWords, 'zh' | 'en'> {
  input: z.ZodObject;
}
