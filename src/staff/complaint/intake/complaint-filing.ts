/** What is typed at the desk on the way to a filing (read-filing.ts): nothing is changed of what was typed. */
import type { Day } from '../../../domain/base/calendar.ts';
import { calledFor, type Asking } from '../../../domain/county/asked/asked-question.ts';
import type { Directory, Me } from '../../base/client.ts';
import type { Typed } from '../../matter/matter-typed.ts';
import { keptFiles, type KeptFile } from '../../matter/box-texts.ts';

export const mostOfClaim = 1000;

/** The words of the citizen's form as an officer says them. */
const deskWords: readonly (readonly [string, string])[] = [
  ['您的姓名', '投诉人姓名'],
  ['您的电话', '投诉人电话'],
  ['您的住址', '投诉人住址'],
  ['您住的村或社区', '投诉人住的村或社区'],
  ['您想要什么结果', '请求'],
  ['，我们要用它告诉您结果', '，结果要告诉投诉人'],
];

/** How a filing starts: the usual channel of the role, and for a station the village it stands in. */
export function startFiling(me: Me, directory: Directory): Typed {
  const station = directory.stations.find((one) => one.id === me.stationId);
  if (station !== undefined) {
    return {
      channel: station.serves === 'venue' ? 'C10' : 'C09',
      'consumer.regionId': station.serves === 'venue' ? '' : station.regionId,
      'place.regionId': station.serves === 'venue' ? station.regionId : '',
    };
  }
  return { channel: me.role === 'centre' ? 'C01' : 'C08' };
}

/** What is asked besides at the place where it is filed, and the day on which it is. */
export interface Further {
  questions: readonly Asking[];
  today: Day;
}

/** What of it is called for by what was typed. */
export function furtherIn({ questions }: Pick<Further, 'questions'>, typed: Typed): Asking[] {
  const orNull = (path: string) => (typed[path] ?? '').trim() || null;
  const told = { categoryCode: orNull('categoryCode'), natureCode: orNull('natureCode'), text: typed['story'] ?? '' };
  return calledFor(questions, told);
}

/** Joining asks for no more than what is told: without a claim of its own the story stands for it, and the shop is that of the open complaint. */
export function joiningTyped(typed: Typed, open: { operatorName: string }): Typed {
  const at = (path: string) => (typed[path] ?? '').trim();
  return {
    ...typed,
    ...(at('claim') === '' ? { claim: at('story').slice(0, mostOfClaim) } : {}),
    ...(at('operator.name') === '' ? { 'operator.name': open.operatorName } : {}),
  };
}

export function inDeskWords(zh: string): string {
  return deskWords.reduce((words, [theirs, ours]) => words.replace(theirs, ours), zh);
}

/** Files that were uploaded already travel with the draft. */
export function filesOf(typed: Typed): KeptFile[] {
  return keptFiles(typed['files'] ?? '');
}
