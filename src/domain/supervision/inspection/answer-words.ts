/** What each item of a checklist is answered. The telephone has them without the rules. */
import type { Words } from '../../base/words.ts';

export const answerWords = {
  fine: { zh: '合格', en: 'Fine' },
  wrong: { zh: '有问题', en: 'Wrong' },
  none: { zh: '不适用', en: 'Not applicable' },
} as const satisfies Record<string, Words>;
