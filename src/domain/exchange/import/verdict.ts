/** 判定 (verdict): what a line of an imported table makes of what there is in the three books under its number. */
import type { Sentence } from './cell.ts';
import { decideComplaintRow, type Decision, type Digest, type ImportMark, type Known } from './import.ts';
import { decideInquiryRow, type KnownInquiry } from './inquiry-row.ts';
import type { Mapping } from './mapping.ts';
import type { ToldKind } from '../../matter/matter.ts';
import type { Row } from './row.ts';
import { decideTipoffRow, type KnownTipoff } from './tipoff-row.ts';

/** What there is of a number in each of the books. */
export interface There {
  complaint: Known | null;
  tipoff: KnownTipoff | null;
  inquiry: KnownInquiry | null;
}

export const nothing: There = { complaint: null, tipoff: null, inquiry: null };

/** A line of one kind with what there is of it in the book of this kind. */
export interface DecidedOf<Told, There> {
  line: number;
  told: Told;
  known: There | null;
  decision: Decision;
}

/** What was made of the lines of one kind: their numbers by id, the marks, and the lines that the rules refuse. */
export interface Made {
  numbers: Map<string, string>;
  marks: ImportMark[];
  refused: Set<number>;
}

/** What a line makes of what there is; `blanked` is one that was emptied in the stored table. */
export function decideLine(
  { row, blanked }: { row: Row; blanked: boolean },
  there: There,
  mapping: Mapping,
  digest: Digest,
): Decision {
  const blankedOf = blanked ? (there.tipoff?.tipoff ?? there.inquiry?.inquiry ?? null) : null;
  if (blankedOf !== null) return decideBlanked(blankedOf.number);
  if (row.kind === 'wrong') return refusal(row.wrong);
  // What an inquiry became may carry its number too: each kind is looked for in its own book first.
  const other = there[row.kind] === null ? otherThan(row.kind, there) : null;
  if (other !== null) return refusal(other);
  switch (row.kind) {
    case 'complaint':
      return decideComplaintRow(row.told, there.complaint, mapping, digest);
    case 'tipoff':
      return decideTipoffRow(row.told, there.tipoff, mapping, digest);
    case 'inquiry':
      return decideInquiryRow(row.told, there.inquiry, mapping, digest);
  }
}

/** A line that was emptied in the stored table once who told it was sealed. */
export const blankedRow: Sentence = {
  zh: '这一行登记以后已从存的表里清空；请重新上传这张表。',
  en: 'This row was emptied once it was registered; upload the table again.',
};

/** The same line, when its matter is found. */
function decideBlanked(number: string): Decision {
  return {
    verdict: 'same',
    number,
    fields: [],
    reason: {
      zh: `已经登记为 ${number}；存的表里这一行已清空。`,
      en: `Registered as ${number}; its row in the stored table is emptied.`,
    },
  };
}

function refusal(reason: Sentence): Decision {
  return { verdict: 'refused', number: null, fields: [], reason };
}

/** A number that is a matter of another kind already: what is both is divided there (《办法》第九条), what turned out other is turned. */
function otherThan(kind: ToldKind, { complaint, tipoff, inquiry }: There): Sentence | null {
  if (complaint !== null) {
    const { number } = complaint.complaint;
    return kind === 'tipoff'
      ? {
          zh: `这个编号已经登记为投诉 ${number}；既投诉又举报的，请打开那一件分开办理。`,
          en: `This number is the complaint ${number} already; open it to split off the tip-off.`,
        }
      : {
          zh: `这个编号已经登记为投诉 ${number}；只是追问的，请打开那一件补充。`,
          en: `This number is the complaint ${number} already; open it to add what is asked.`,
        };
  }
  if (tipoff !== null) {
    const { number } = tipoff.tipoff;
    const own = kind === 'complaint' ? '投诉' : '咨询';
    return {
      zh: `这个编号已经登记为举报 ${number}；请核对类型，确实是另一件${own}的，请单独登记。`,
      en: `This number is the tip-off ${number} already; check the kind of the row.`,
    };
  }
  if (inquiry === null) return null;
  const [zh, en] = kind === 'tipoff' ? ['举报', 'tip-off'] : ['投诉', 'complaint'];
  const { number } = inquiry.inquiry;
  return {
    zh: `这个编号已经登记为咨询 ${number}；其实是${zh}的，请打开那一件转为${zh}。`,
    en: `This number is the inquiry ${number} already; open it to turn it into a ${en}.`,
  };
}
