/**
 * 调解记录、回访记录 (minutes): what was said in mediation and in the call afterwards. 《办法》第二十四条 has a record kept where no
 * 调解书 is made; nobody's telephone stands in it, for both parties sign it.
 */
import { dayZh } from '../../base/calendar.ts';
import type { Complaint, Session } from '../complaint.ts';
import { satisfactionWords } from '../steps/followup.ts';
import { agreedLines, complainantsIn, namesAtSessions, signedByEach } from './complainants.ts';
import { dayText, timeZh, unwrittenDay } from './letter.ts';
import { sessionWayWords } from '../mediation/session-way.ts';
import { formatYuan } from '../../base/money.ts';
import { hand } from './routing-slip.ts';
import { cell, field, label, linesIn, value, wordsOf, type Block, type Sheet } from '../../matter/paper-sheet.ts';
import type { PaperFacts } from '../../matter/paper-facts.ts';
import type { Cost } from '../facts/facts.ts';

/** 调解记录: each session that was held, in its order, signed by all who were there. */
export function sessionMinutes(complaint: Complaint, facts: PaperFacts): Sheet {
  const names = namesAtSessions(complaint);
  return {
    addressee: null,
    head: {
      left: wordsOf(`调解单位：${facts.county.bureauName}`),
      right: [{ text: `编号：${complaint.number}`, slot: true }],
    },
    blocks: [
      {
        type: 'table',
        name: '当事人',
        columns: 4,
        rows: [
          [...field('投诉人', names.join('、')), ...field('被投诉人', complaint.operatorName)],
          [
            label('投诉人同意调解'),
            cell(linesIn(agreedLines(complaint))),
            ...field('被投诉人同意调解', dayText(complaint.operatorConsentedOn)),
          ],
        ],
      },
      ...complaint.sessions.flatMap((session, i) => sessionBlocks(session, i + 1, complaint.sessions.length)),
      {
        type: 'signatures',
        rows: [
          ...signedByEach(names, '（签名）', unwrittenDay),
          ...['被投诉人（签名）：', '调解人员（签名）：', '记录人（签名）：'].map((who) => ({
            who,
            name: [],
            dateLine: unwrittenDay,
          })),
        ],
      },
    ],
    signOff: null,
    notes: ['注：以上记录经双方当事人核对无误后签名。'],
  };
}

function sessionBlocks(session: Session, nth: number, all: number): Block[] {
  return [
    ...(all === 1 ? [] : [{ type: 'heading' as const, text: `第${nth}次调解` }]),
    {
      type: 'table',
      name: `第${nth}次调解`,
      columns: 4,
      rows: [
        [...field('时间', timeZh(session.heldAt)), ...field('方式', sessionWayWords[session.way].zh)],
        [...field('地点', session.place), ...field('调解人员', session.mediators)],
        [label('调解经过'), cell(linesIn(session.minutes), 3, all === 1)],
      ],
    },
  ];
}

/** 回访记录 (《办法》第二十六条): filled in from the call, or printed empty for it. */
export function callRecord(complaint: Complaint, facts: PaperFacts): Sheet {
  const { followedUpOn, satisfaction, review, cost } = complaint;
  const grades = ([1, 2, 3, 4] as const)
    .map((one) => `${satisfaction === one ? '☑' : '□'}${satisfactionWords[one].zh}`)
    .join('　');
  return {
    addressee: null,
    head: {
      left: wordsOf(`回访单位：${facts.county.bureauName}`),
      right: [{ text: `编号：${complaint.number}`, slot: true }],
    },
    blocks: [
      {
        type: 'table',
        name: '回访记录',
        columns: 4,
        rows: [
          ...complainantsIn(complaint, facts).map(({ name, phone }) => [
            ...field('投诉人', name),
            ...field('联系电话', phone),
          ]),
          field('被投诉人', complaint.operatorName, 3),
          [...field('办结日期', dayText(complaint.closedOn)), ...field('承办人', facts.handlerName)],
          [...field('回访日期', followedUpOn === null ? null : dayZh(followedUpOn)), label('回访人'), hand('', 1)],
          [label('满意度'), value(grades, 3)],
          [label('协议履行'), value(performanceOf(complaint), 3)],
          ...(cost === null ? [] : [field('维权成本', costLine(cost), 3)]),
          [label('投诉人意见'), cell(review === null ? [[]] : linesIn(review.reason), 3, true)],
          [label('处理意见'), cell(review === null ? [[]] : linesIn(review.answer), 3, true)],
          [label('负责人'), hand(`签字：\u3000\u3000\u3000\u3000\u3000\u3000${unwrittenDay}`, 3)],
        ],
      },
    ],
    signOff: null,
    notes: ['注：投诉人表示不满意的，由所长复核办理过程后再回访一次。'],
  };
}

function costLine({ trips, km, minutes, feeFen }: Cost): string {
  const parts = [
    trips === null ? '' : `跑了${trips}趟`,
    km === null ? '' : `来回${km}公里`,
    minutes === null ? '' : `用时${minutes}分钟`,
    feeFen === null ? '' : `花费${formatYuan(feeFen)}元`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

function performanceOf({ agreement }: Complaint): string {
  if (agreement === null) return '没有调解协议';
  if (agreement.performedOn !== null) return `${dayZh(agreement.performedOn)}已经履行`;
  return agreement.performBy === null ? '没有记下履行' : `履行期限${dayZh(agreement.performBy)}，没有记下履行`;
}
