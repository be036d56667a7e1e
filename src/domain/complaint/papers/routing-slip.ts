/**
 * 分送文书 (routing): the papers by which a complaint or a tip-off goes from hand to hand inside the administration: form 3,
 * the slip of the receiving centre, the supervision of a slow matter, and the two returns of 2019. Of who told it they name
 * a complainant only, never his telephone; a reporter is 举报人*** (《办法》第三十七条).
 */
import { dayZh } from '../../base/calendar.ts';
import type { Complaint } from '../complaint.ts';
import { dayText, letter, receivedDay, signOffOf, unwrittenDay } from './letter.ts';
import {
  cell,
  field,
  label,
  linesIn,
  paragraph,
  runsOf,
  wordsOf,
  type Cell,
  type Sheet,
} from '../../matter/paper-sheet.ts';
import { citesOf, coversTipoffs } from '../../law/wording.ts';
import { provisionalNotes, type PaperFacts } from '../../matter/paper-facts.ts';

/** What is routed, whatever its kind. */
export type Routed = Pick<
  Complaint,
  | 'number'
  | 'receivedAt'
  | 'filedAt'
  | 'operatorName'
  | 'operatorAddress'
  | 'story'
  | 'officeReason'
  | 'handlerId'
  | 'dispatchedOn'
  | 'reportBy'
  | 'dueOn'
  | 'legalOn'
  | 'urgedOn'
  | 'urgedTimes'
>;

/** What the papers call the matter and the person behind it. */
export interface Subject {
  zh: '投诉' | '举报';
  person: '投诉人' | '举报人';
  /** The name as these papers may show it. */
  who: string;
  /** How a letter to them speaks: there may be several. */
  you: '你' | '你们';
  /** 「与老周农资店之间的消费者权益争议」 */
  cause: string;
  /** What came of it, for the return to who routed it; null while it is open. */
  result: string | null;
  endedOn: string | null;
}

const longestGist = 160;

/** 投诉/举报分送通知书，式样三；a 转办通知书 in 2019. To the body that handles it, with the day by which it reports back. */
export function dispatchNotice(matter: Routed, subject: Subject, facts: PaperFacts): Sheet {
  const { title, dispatch } = citesOf(matter, facts);
  const basis = dispatch === null ? title : `${title}${dispatch}`;
  const isCovered = subject.zh === '投诉' || coversTipoffs(matter, facts);
  return {
    ...letter,
    addressee: runsOf`${facts.officeName ?? null}：`,
    blocks: [
      paragraph([
        ...runsOf`${subject.who}于${dayZh(receivedDay(matter))}关于${subject.cause}的${subject.zh}（登记编号：${matter.number}），`,
        ...wordsOf(`${isCovered ? `根据${basis}的规定，` : ''}现分送你单位依法处理。`),
        ...runsOf`请于${matter.reportBy === null ? unwrittenDay : dayZh(matter.reportBy)}前将处理结果报告本局；没有处理权限的，请及时退回，不得自行移送。`,
      ]),
      ...((facts.fileCount ?? 0) === 0
        ? []
        : [paragraph(runsOf`附件：${subject.zh}材料${String(facts.fileCount)}份，共\u3000\u3000页。`)]),
      paragraph(runsOf`联系电话：${facts.county.hotline}。`),
    ],
    signOff: signOffOf(facts, matter.dispatchedOn ?? facts.today),
    notes:
      subject.zh === '举报' ? ['本件不附举报人身份信息；举报人信息和举报办理情况不得泄露给被举报人和无关人员。'] : [],
  };
}

/** 投诉/举报分送情况告知书 of 2019: tells who complained where the matter went. */
export function routingTold(matter: Routed, subject: Subject, facts: PaperFacts): Sheet {
  return {
    ...letter,
    addressee: runsOf`${subject.zh === '投诉' ? subject.who : null}：`,
    blocks: [
      paragraph([
        ...runsOf`本局于${dayZh(receivedDay(matter))}`,
        ...wordsOf(`收到${subject.you}关于`),
        ...runsOf`${subject.cause}的${subject.zh}（登记编号：${matter.number}），已于${dayText(matter.dispatchedOn)}分送${facts.officeName ?? null}处理。`,
      ]),
      paragraph(runsOf`处理单位联系电话：${facts.officePhone}。`),
    ],
    signOff: signOffOf(facts, matter.dispatchedOn ?? facts.today),
  };
}

/** 投诉/举报处理结果报告书 of 2019: the answer to who routed the matter. */
export function outcomeReturn(matter: Routed, subject: Subject, facts: PaperFacts): Sheet {
  return {
    ...letter,
    addressee: runsOf`${facts.county.bureauName}（12315中心）：`,
    blocks: [
      paragraph(
        runsOf`你单位于${dayText(matter.dispatchedOn)}分送的关于${subject.cause}的${subject.zh}（登记编号：${matter.number}），现将处理结果报告如下：`,
      ),
      paragraph(runsOf`${subject.result}`),
      paragraph(runsOf`承办人：${facts.handlerName}，联系电话：${facts.officePhone}。`),
    ],
    signOff: { ...signOffOf(facts, subject.endedOn ?? facts.today), name: facts.officeName ?? facts.county.bureauName },
  };
}

/** 内部分送（转办）单: goes with the matter from the receiving centre to the office and back (《办法》第四十一条). */
export function routingSlip(matter: Routed, subject: Subject, facts: PaperFacts): Sheet {
  return {
    addressee: null,
    head: { left: runsOf`分送单位：${facts.county.bureauName}（12315中心）`, right: runsOf`编号：${matter.number}` },
    blocks: [
      {
        type: 'table',
        name: '内部分送单',
        columns: 4,
        rows: [
          [...field('类别', subject.zh), ...field('来源', facts.channelZh ?? null)],
          [...field('收到日期', dayZh(receivedDay(matter))), ...field(subject.person, subject.who)],
          field(`被${subject.zh}人`, matter.operatorName, 3),
          field('地址', matter.operatorAddress, 3),
          [label('主要内容'), cell(linesIn(gistOf(matter.story)), 3, true)],
          [...field('承办单位', facts.officeName ?? null), ...field('分送日期', dayText(matter.dispatchedOn))],
          field('分送理由', matter.officeReason, 3),
          [...field('应办日', dayText(matter.dueOn)), ...field('法定期限', dayText(matter.legalOn))],
          [label('分送人'), hand('签字：', 3)],
          [label('接收人'), hand('签字：', 3)],
          [label('退回理由'), hand('没有处理权限的，写明理由退回中心：', 3)],
        ],
      },
    ],
    signOff: null,
    notes: [
      '注：接收单位没有处理权限的，应当及时退回统一接收机构，不得自行移送。',
      ...provisionalNotes([matter.dueOn, matter.legalOn], facts),
      ...(subject.zh === '举报' ? ['举报人的身份信息不随本单流转。'] : []),
    ],
  };
}

/** 督办单: the head asks an office why a matter is slow, and by when it answers. */
export function supervision(matter: Routed, subject: Subject, facts: PaperFacts): Sheet {
  return {
    addressee: null,
    head: { left: runsOf`督办单位：${facts.county.bureauName}`, right: runsOf`编号：${matter.number}` },
    blocks: [
      {
        type: 'table',
        name: '督办单',
        columns: 4,
        rows: [
          field('督办事项', `${subject.who}关于${subject.cause}的${subject.zh}`, 3),
          [...field('收到日期', dayZh(receivedDay(matter))), ...field('分送日期', dayText(matter.dispatchedOn))],
          [...field('承办单位', facts.officeName ?? null), ...field('承办人', facts.handlerName)],
          [...field('应办日', dayText(matter.dueOn)), ...field('法定期限', dayText(matter.legalOn))],
          [
            ...field('催办次数', matter.urgedTimes === 0 ? '没有' : `${matter.urgedTimes}次`),
            ...field('最近催办', matter.urgedOn === null ? '没有' : dayZh(matter.urgedOn)),
          ],
          [label('督办要求'), { ...hand('', 3), tall: true }],
          [label('反馈期限'), hand(unwrittenDay, 3)],
          [label('督办人'), hand(`签字：\u3000\u3000\u3000\u3000\u3000\u3000${unwrittenDay}`, 3)],
          [label('办理情况反馈'), { ...hand('', 3), tall: true }],
          [label('承办人'), hand(`签字：\u3000\u3000\u3000\u3000\u3000\u3000${unwrittenDay}`, 3)],
        ],
      },
    ],
    signOff: signOffOf(facts, facts.today),
    notes: provisionalNotes([matter.dueOn, matter.legalOn], facts),
  };
}

/** A cell that is filled in by hand. */
export function hand(words: string, columns: number): Cell {
  return cell([wordsOf(words)], columns);
}

/** The story up to the last full sentence that fits: a slip is no second file. */
export function gistOf(story: string): string {
  const text = story.trim().replace(/(?<!\s)\s*\n\s*/gu, '');
  const characters = [...text];
  if (characters.length <= longestGist) return text;
  const start = characters.slice(0, longestGist).join('');
  const end = Math.max(start.lastIndexOf('。'), start.lastIndexOf('！'), start.lastIndexOf('？'));
  return end < 0 ? `${start}……` : start.slice(0, end + 1);
}
