/** 消费调查的列表: its filters and columns. */
import { figureTitles } from '../../figures/figure.ts';
import { surveyFigureWords } from '../figures/survey-figures.ts';
import type { DocketListing, Plain } from '../../matter/docket/docket-list.ts';
import type { RowEntry } from '../../matter/docket/docket-row.ts';
import { surveyFrameWords, surveyStateWords, type Survey } from './survey.ts';

/** What a row of the list carries of a survey. */
export const surveyRow = ['title', 'industry', 'month', 'frame', 'quota', 'fieldedOn'] as const;

interface SurveyItem {
  entry: RowEntry<Plain<Survey>, (typeof surveyRow)[number]>;
  more: {
    byName: string;
    sheets: number;
    findings: number;
    /** How many follow-ups there are, and how many of them are over. */
    followed: { over: number; of: number };
    dueOn: string | null;
  };
}

export const surveyListing: DocketListing<SurveyItem> = {
  list: 'surveys',
  day: { zh: '实地', en: 'In the field' },
  finds: { zh: '编号、题目、行业', en: 'Number, title, trade' },
  hasDue: true,
  filters: {
    frame: { zh: '问谁', en: 'Asked of', options: surveyFrameWords },
    operatorId: { zh: '经营者', en: 'Shop', linked: { zh: '档案里的一家', en: 'one of the register' } },
  },
  figures: figureTitles(surveyFigureWords, ['surveys', 'surveySample', 'surveyFindings']),
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    title: { zh: '调查', en: 'Survey', width: 220, inName: true, text: ({ entry }) => entry.title },
    industry: { zh: '行业', en: 'Industry', width: 110, text: ({ entry }) => entry.industry },
    month: { zh: '月份', en: 'Month', width: 80, sorts: 'day', text: ({ entry }) => entry.month.slice(0, 7) },
    frame: { zh: '问谁', en: 'Asked of', width: 130, text: ({ entry }) => surveyFrameWords[entry.frame] },
    quota: { zh: '样本', en: 'Quota', width: 64, right: true, text: ({ entry }) => entry.quota },
    sheets: { zh: '回收', en: 'Sheets', width: 64, right: true, text: ({ more }) => more.sheets },
    findings: { zh: '结论', en: 'Findings', width: 64, right: true, text: ({ more }) => more.findings },
    followed: {
      zh: '跟进',
      en: 'Followed',
      width: 64,
      right: true,
      text: ({ more: { followed } }) => (followed.of === 0 ? null : `${followed.over} / ${followed.of}`),
    },
    by: { zh: '设计', en: 'Designed by', width: 90, spare: true, text: ({ more }) => more.byName },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => surveyStateWords[entry.state] },
    due: { zh: '截止', en: 'Until', width: 96, sorts: 'due', text: ({ more }) => more.dueOn },
  },
};
