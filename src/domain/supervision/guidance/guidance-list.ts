/** 函的列表: its filters and columns. */
import { figureTitles } from '../../figures/figure.ts';
import { surveyFigureWords } from '../figures/survey-figures.ts';
import type { DocketListing, Plain } from '../../matter/docket/docket-list.ts';
import type { RowEntry } from '../../matter/docket/docket-row.ts';
import { guidanceKindWords, guidanceStateWords, type Guidance } from './guidance.ts';

/** What a row of the list carries of a letter; of a column that was chosen, its field too. */
export const guidanceRow = ['operatorName', 'kind', 'title', 'issuedOn', 'dueOn'] as const;
export const guidanceSpare = ['sourceNumber', 'formerNumber'] as const;

interface GuidanceListed {
  entry: RowEntry<Plain<Guidance>, (typeof guidanceRow)[number], (typeof guidanceSpare)[number]>;
  more: {
    byName: string;
    signedByName: string | null;
    officeName: string | null;
    /** How many items it lists, and how many of them were done. */
    items: number;
    done: number;
  };
}

export const guidanceListing: DocketListing<GuidanceListed> = {
  list: 'guidances',
  day: { zh: '签发', en: 'Signed' },
  hasDue: true,
  filters: {
    kind: { zh: '哪一种', en: 'Kind', options: guidanceKindWords },
    officeId: { zh: '承办单位', en: 'Office', from: 'offices' },
    source: { zh: '从哪件来', en: 'Comes from' },
    operatorId: { zh: '经营者', en: 'Shop', linked: { zh: '档案里的一家', en: 'one of the register' } },
  },
  figures: figureTitles(surveyFigureWords, ['guidanceItems']),
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    operatorName: { zh: '给谁', en: 'To', width: 180, inName: true, text: ({ entry }) => entry.operatorName },
    kind: { zh: '哪一种', en: 'Kind', width: 120, text: ({ entry }) => guidanceKindWords[entry.kind] },
    title: { zh: '关于什么', en: 'About', width: 220, wide: true, text: ({ entry }) => entry.title },
    items: { zh: '条', en: 'Items', width: 50, right: true, text: ({ more }) => more.items },
    done: { zh: '做到', en: 'Done', width: 56, right: true, text: ({ more }) => more.done },
    by: { zh: '起草', en: 'Drafted by', width: 90, spare: true, text: ({ more }) => more.byName },
    signedBy: { zh: '签发人', en: 'Signed by', width: 90, spare: true, text: ({ more }) => more.signedByName },
    issued: { zh: '签发', en: 'Signed', width: 96, sorts: 'day', text: ({ entry }) => entry.issuedOn },
    office: { zh: '承办', en: 'Office', width: 130, spare: true, text: ({ more }) => more.officeName },
    source: {
      zh: '从哪件来',
      en: 'Comes from',
      width: 120,
      spare: true,
      reads: ['sourceNumber'],
      text: ({ entry }) => entry.sourceNumber ?? null,
    },
    formerNumber: {
      zh: '旧编号',
      en: 'Old number',
      width: 120,
      spare: true,
      reads: ['formerNumber'],
      text: ({ entry }) => entry.formerNumber ?? null,
    },
    state: { zh: '状态', en: 'State', width: 90, text: ({ entry }) => guidanceStateWords[entry.state] },
    due: { zh: '答复、复查', en: 'Answer or check', width: 110, sorts: 'due', text: ({ entry }) => entry.dueOn },
  },
};
