/** 工作汇报的列表: its filters and columns. */
import type { DocketListing, Plain } from '../matter/docket/docket-list.ts';
import type { RowEntry } from '../matter/docket/docket-row.ts';
import { reportKindWords } from './template/template.ts';
import { workReportStateWords, type WorkReport } from './work-report.ts';

/** What a row of the list carries of a report; of a column that was chosen, its field too. */
export const workReportRow = ['title', 'kind', 'periodFrom', 'periodTo', 'signedOn', 'edition', 'dueOn'] as const;
export const workReportSpare = ['submittedTo'] as const;

interface Item {
  entry: RowEntry<Plain<WorkReport>, (typeof workReportRow)[number], (typeof workReportSpare)[number]>;
  more: {
    drafterName: string;
    officeName: string | null;
    /** By how many it was taken up. */
    adopted: number;
  };
}

export const workReportListing: DocketListing<Item> = {
  list: 'work-reports',
  day: { zh: '截止日', en: 'Period ends' },
  hasDue: true,
  finds: { zh: '编号、标题', en: 'Number, title' },
  filters: {
    kind: { zh: '哪一种', en: 'Kind', options: reportKindWords },
    officeId: { zh: '谁的', en: 'Whose', from: 'offices' },
  },
  figures: {},
  columns: {
    number: { zh: '编号', en: 'Number', width: 110, wide: true, text: ({ entry }) => entry.number },
    title: { zh: '题目', en: 'Title', width: 320, inName: true, text: ({ entry }) => entry.title },
    kind: { zh: '哪一种', en: 'Kind', width: 190, spare: true, text: ({ entry }) => reportKindWords[entry.kind] },
    office: {
      zh: '谁的',
      en: 'Whose',
      width: 150,
      text: ({ more }) => more.officeName ?? { zh: '县局', en: 'County' },
    },
    from: { zh: '从', en: 'From', width: 100, text: ({ entry }) => entry.periodFrom },
    to: { zh: '到', en: 'To', width: 100, sorts: 'day', text: ({ entry }) => entry.periodTo },
    drafter: { zh: '起草', en: 'Drafted by', width: 90, text: ({ more }) => more.drafterName },
    signed: { zh: '签发', en: 'Signed', width: 100, text: ({ entry }) => entry.signedOn },
    submittedTo: {
      zh: '报给',
      en: 'Sent to',
      width: 140,
      spare: true,
      reads: ['submittedTo'],
      text: ({ entry }) => entry.submittedTo ?? null,
    },
    edition: { zh: '第几版', en: 'Edition', width: 64, right: true, spare: true, text: ({ entry }) => entry.edition },
    state: { zh: '状态', en: 'State', width: 116, text: ({ entry }) => workReportStateWords[entry.state] },
    adopted: {
      zh: '采用',
      en: 'Taken up by',
      width: 64,
      right: true,
      spare: true,
      text: ({ more }) => (more.adopted === 0 ? null : more.adopted),
    },
    due: { zh: '哪天前报', en: 'Due', width: 100, sorts: 'due', text: ({ entry }) => entry.dueOn },
  },
};
