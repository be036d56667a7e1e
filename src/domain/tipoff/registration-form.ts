/**
 * 举报登记表 (tip-off registration), form 2: the file's own copy of what was told. It names the reporter only to who opened the
 * sealed identity for it; everybody else prints 举报人*** (《办法》第三十七条), and an anonymous tip-off has nobody to name.
 */
import { dayZh } from '../base/calendar.ts';
import { receivedDay, unwrittenDay } from '../complaint/papers/letter.ts';
import { formatYuan } from '../base/money.ts';
import type { SealedPerson } from '../base/keyring.ts';
import { shownReporter } from './words/shown-reporter.ts';
import {
  cell,
  label,
  linesIn,
  runsOf,
  value,
  wordsOf,
  type Cell,
  type Runs,
  type Sheet,
} from '../matter/paper-sheet.ts';
import { isOfNewSet, wordingOn } from '../law/wording.ts';
import type { Tipoff } from './tipoff.ts';
import type { PaperFacts } from '../matter/paper-facts.ts';

/** 举报登记表，式样二 of the set of its day of receipt (《办法》第二十八条). */
export function tipoffRegistration(tipoff: Tipoff, facts: PaperFacts): Sheet {
  const reporter = tipoff.anonymous ? null : (facts.reporter ?? null);
  const isNew = isOfNewSet(facts.wording ?? wordingOn(tipoff));
  return {
    addressee: null,
    head: { left: runsOf`登记单位：${facts.county.bureauName}`, right: runsOf`编号：${tipoff.number}` },
    blocks: [
      {
        type: 'table',
        name: '举报登记表',
        columns: 5,
        rows: [
          ...reporterRows(tipoff, reporter, isNew),
          [label('被举报人', 1, 2), label('名称（姓名）'), value(tipoff.operatorName, 3)],
          [label('地址'), value(tipoff.operatorAddress, 3)],
          [
            label(isNew ? '具体线索和事实依据' : '涉嫌违反市场监督管理法律、法规、规章的线索'),
            cell(cluesOf(tipoff, reporter), 4, true),
          ],
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

/** 国市监网监〔2019〕242号 文书式样二 asked for no identity number. */
function reporterRows(tipoff: Tipoff, reporter: SealedPerson | null, isNew: boolean): Cell[][] {
  const sealed = reporter === null && !tipoff.anonymous ? '（已密封）' : null;
  return [
    [
      label('举报人', 1, isNew ? 3 : 2),
      label('姓名'),
      value(reporter?.name ?? shownReporter(tipoff).zh),
      label('联系电话'),
      value(reporter?.phone ?? sealed),
    ],
    ...(isNew ? [[label('身份证件号码'), value(reporter === null ? sealed : reporter.idNumber, 3)]] : []),
    [label(isNew ? '联系地址' : '住址'), value(reporter?.address ?? sealed, 3)],
  ];
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
