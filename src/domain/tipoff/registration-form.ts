/**
 * 举报登记表 (tip-off registration), form 2: the file's own copy of what was told. It names the reporter only to who opened the
 * sealed identity for it; everybody else prints 举报人*** (《办法》第三十七条), and an anonymous tip-off has nobody to name.
 */
import { dayZh } from '../base/calendar.ts';
import { receivedDay, unwrittenDay } from '../complaint/papers/letter.ts';
import { formatYuan } from '../base/money.ts';
import type { SealedPerson } from '../base/keyring.ts';
import { shownReporter } from './reporter.ts';
import { cell, label, linesIn, runsOf, value, wordsOf, type Runs, type Sheet } from '../matter/paper-sheet.ts';
import type { Tipoff } from './tipoff.ts';
import type { PaperFacts } from '../matter/paper-facts.ts';

/** 举报登记表，式样二（《办法》第二十八条）。 */
export function tipoffRegistration(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const reporter = tipoff.anonymous ? null : (facts.reporter ?? null);
  const sealed = reporter === null && !tipoff.anonymous ? '（已密封）' : null;
  return {
    addressee: null,
    head: { left: runsOf`登记单位：${facts.county.bureauName}`, right: runsOf`编号：${tipoff.number}` },
    blocks: [
      {
        type: 'table',
        name: '举报登记表',
        columns: 5,
        rows: [
          [
            label('举报人', 1, 3),
            label('姓名'),
            value(reporter?.name ?? shownReporter(tipoff).zh),
            label('联系电话'),
            value(reporter?.phone ?? sealed),
          ],
          [label('身份证件号码'), value(reporter === null ? sealed : reporter.idNumber, 3)],
          [label('联系地址'), value(reporter?.address ?? sealed, 3)],
          [label('被举报人', 1, 2), label('名称（姓名）'), value(tipoff.operatorName, 3)],
          [label('地址'), value(tipoff.operatorAddress, 3)],
          [label('具体线索和事实依据'), cell(cluesOf(tipoff, reporter), 4, true)],
          [
            cell([wordsOf('举报人（签字）：'), wordsOf(unwrittenDay)], 3),
            cell([wordsOf('经办人（签字）：'), [{ text: dayZh(receivedDay(tipoff)), slot: true }]], 2),
          ],
        ],
      },
    ],
    signOff: null,
    notes: [
      '注：1.匿名举报的，“举报人”各栏可以不填；通过非现场方式举报的，无须签字。',
      '2.举报人应当提供涉嫌违法行为的具体线索，对举报内容的真实性负责。',
      '3.本表由承办人员专人保管，不得向被举报人和无关人员出示。',
    ],
  };
}

function cluesOf(tipoff: Tipoff, reporter: SealedPerson | null): Runs[] {
  const { happenedOn, amountFen, evidence, operatorAddress } = tipoff;
  return [
    ...(happenedOn === null ? [] : [runsOf`时间：${dayZh(happenedOn)}`]),
    ...(operatorAddress === '' ? [] : [runsOf`地点：${operatorAddress}`]),
    ...(amountFen === null ? [] : [runsOf`涉及金额：${formatYuan(amountFen)}元`]),
    ...linesIn(reporter?.ownWords ?? tipoff.story),
    ...(evidence.trim() === '' ? [] : [runsOf`证据：${evidence.trim()}`]),
    ...tipoff.takenIn.map(({ on, newFacts }) => runsOf`${dayZh(on)}补充：${newFacts}`),
  ];
}
