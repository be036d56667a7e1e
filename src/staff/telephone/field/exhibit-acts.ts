/** What is typed of evidence that is taken in the field, what is missing of it, and the act that it becomes. */
import type { CollectExhibit } from '../../../domain/supervision/enforcement/exhibit.ts';
import type { ExhibitKind } from '../../../domain/supervision/enforcement/words/exhibit-words.ts';
import type { Day } from '../outbox/wire.ts';
import { together, tooLong, type Box, type Missing, type Stamp } from './visit.ts';

export interface ExhibitDraft {
  caseNumber: string;
  kind: ExhibitKind;
  what: string;
  amount: string;
  source: string;
  place: string;
  secondId: string;
  keptIn: string;
  seal: string;
  shotIds: string[];
}

export const emptyExhibit = (caseNumber: string): ExhibitDraft => ({
  caseNumber,
  kind: 'thing',
  what: '',
  amount: '',
  source: '',
  place: '',
  secondId: '',
  keptIn: '',
  seal: '',
  shotIds: [],
});

/** With whom it can be taken: colleagues of the office who hold a certificate today; of anybody else the bureau takes it not. */
export function secondsOf({ people, person }: Pick<Day, 'people' | 'person'>): Day['people'] {
  return people.filter(({ id, certificate, isOwn }) => id !== person.id && certificate !== '' && isOwn);
}

/** As it stands in the list of evidence: what, how many, under which seal. */
function nameOf({ what, amount, seal }: ExhibitDraft): string {
  const sealed = seal.trim() === '' ? '' : `（封条 ${seal.trim()}）`;
  return `${what.trim()} ${amount.trim()}${sealed}`;
}

/** The first thing that is missing, with the box in which it is written; null when it can be kept. */
export function missingExhibit(draft: ExhibitDraft): Missing | null {
  const { caseNumber, what, amount, source, place, secondId, keptIn } = draft;
  const short = (typed: string) => typed.trim().length < 2;
  const asked: [boolean, Missing][] = [
    [caseNumber === '', { id: 'case', zh: '是哪件案件的证据，请选一件。', en: 'Choose the case.' }],
    [short(what), { id: 'what', zh: '是什么，写两个字以上。', en: 'Say what it is.' }],
    [
      amount.trim() === '',
      { id: 'amount', zh: '几件、多少，写清楚，例如 3 张、38 袋。', en: 'Say how many or how much.' },
    ],
    [short(source), { id: 'source', zh: '从哪里、哪一方取得的，写两个字以上。', en: 'Say where it came from.' }],
    [short(place), { id: 'place', zh: '在什么地方取得的，写两个字以上。', en: 'Say where it was taken.' }],
    [
      secondId === '',
      { id: 'second', zh: '收集证据要两个人；请选另一名收集人。', en: 'It takes two: choose the other officer.' },
    ],
    [short(keptIn), { id: 'keptIn', zh: '放在哪里保管，写两个字以上。', en: 'Say where it is kept.' }],
  ];
  const boxes: Box[] = [
    { id: 'what', zh: '名称、数量和封条号一共', en: 'Name, quantity and seal', value: nameOf(draft), most: 100 },
    { id: 'source', zh: '来源', en: 'The source', value: source, most: 100 },
    { id: 'place', zh: '取得地点', en: 'Where it was taken', value: place, most: 100 },
    { id: 'keptIn', zh: '放在哪里', en: 'Where it is kept', value: keptIn, most: 60 },
  ];
  return together(...asked.map(([isMissing, one]) => (isMissing ? one : null)), tooLong(boxes));
}

/** The act by which it becomes evidence of the case, taken at the instant of the press. */
export function exhibitOpening(draft: ExhibitDraft, firstId: string, stamp: Stamp) {
  const { caseNumber: enforcementNumber, kind, source, place, secondId, keptIn, shotIds } = draft;
  const input: Omit<CollectExhibit, 'id'> = {
    enforcementNumber,
    kind,
    name: nameOf(draft),
    source: source.trim(),
    collectedAt: stamp.actedAt,
    collectedPlace: place.trim(),
    firstId,
    secondId,
    keptIn: keptIn.trim(),
    measureId: null,
    fileIds: shotIds,
  };
  return { kind: 'opening' as const, ...stamp, ledger: 'exhibit' as const, inspectionId: null, input };
}
