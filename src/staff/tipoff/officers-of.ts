import type { SeenTipoffLine } from '../base/client.ts';

/** The two officers that verify. */
export function officersOf({ handlerName, secondName }: Pick<SeenTipoffLine, 'handlerName' | 'secondName'>): string {
  return [handlerName, secondName].filter((one) => one !== null).join('、');
}
