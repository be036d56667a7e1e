/**
 * 数的是什么 (what was counted): of a survey what came in, and of those who answered a question how many said what; never how many were to be
 * asked. Firms are counted by the house, citizens by the head; what a station brings is a sheet.
 */
import type { Words } from '../../base/words.ts';
import type { SurveyFinding, SurveyFrame } from './survey.ts';

const units = {
  operators: { zh: '家', en: 'firms' },
  stations: { zh: '份', en: 'sheets' },
  public: { zh: '人', en: 'people' },
} as const satisfies Record<SurveyFrame, Words>;

export function unitOf(frame: SurveyFrame): Words {
  return units[frame];
}

/** 「收回 3 份」 */
export function cameInWords(sheets: number): Words {
  return { zh: `收回 ${sheets} 份`, en: sheets === 1 ? '1 sheet came in' : `${sheets} sheets came in` };
}

/** 「答了这问的 2 人里 1 人」 */
export function countedWords(
  frame: SurveyFrame,
  { questions, k, n }: Pick<SurveyFinding, 'questions' | 'k' | 'n'>,
): Words {
  const { zh, en } = units[frame];
  const isOne = questions.length === 1;
  return {
    zh: `${isOne ? '答了这问' : '这几问都答了'}的 ${n} ${zh}里 ${k} ${zh}`,
    en: `${k} of the ${n} ${en} ${frame === 'stations' ? 'with an answer to' : 'who answered'} ${isOne ? 'it' : 'all of these'}`,
  };
}
