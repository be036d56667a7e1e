/**
 * 案件和外勤记录里留存的个人信息 (what is held in records): what the program keeps of the party of a case, of whoever a ban names and of the
 * holder of seized goods, in words for himself. Nothing of who told of it, of the other side, or of how it is investigated
 * (个人信息保护法 第三十五条、第四十五条第一款; 《办法》第三十七条).
 */
import { maskAddress, maskText, unopened } from '../base/masking.ts';
import { formatYuan } from '../base/money.ts';
import type { RetentionYears } from '../law/local-limits.ts';
import type { Enforcement } from '../supervision/enforcement/enforcement.ts';
import type { Guidance } from '../supervision/guidance/guidance.ts';
import type { Inspection } from '../supervision/inspection/inspection.ts';
import { disposalWords, unitWords, type Seizure } from '../supervision/inspection/seizure.ts';
import type { Survey } from '../supervision/survey/survey.ts';
import { yearsOf, type KeptKind } from './kept.ts';
import { keptUntil, type AskedRecord, type PrivacyStanding } from './privacy.ts';
import type { Held, HeldFor } from './privacy-held.ts';

export interface RecordHolding {
  kind: AskedRecord;
  record: Enforcement | Inspection | Seizure | Survey | Guidance | object;
  erasedOn: string | null;
  standing: PrivacyStanding;
  /** How often an officer looked behind the mask. */
  looks: number;
  years: RetentionYears;
  heldFor: HeldFor;
}

/** What is kept of the person, what he is called first; what is empty is left out. */
export function heldOfRecord(holding: RecordHolding): Held[] {
  if (holding.erasedOn !== null)
    return [line('个人信息', 'Personal data', `到期已经清除（${holding.erasedOn}），没有了`)];
  return [...ownOf(holding), until(holding)].filter(({ lines }) => lines.length > 0);
}

function ownOf(holding: RecordHolding): Held[] {
  switch (holding.kind) {
    case 'enforcement':
      return ofParty(holding, holding.record as Enforcement);
    case 'inspection':
      return ofVisited(holding.record as Inspection);
    case 'seizure':
      return ofHolder(holding.record as Seizure);
    case 'survey':
      return ofAnswerer();
    case 'guidance':
      return ofSigner(holding.record as Guidance);
    default:
      return [ofMention];
  }
}

function ofSigner({ acknowledgedName, acknowledgedOn, title }: Guidance): Held[] {
  return [
    line('发给单位的信', 'Letter to the operator', title),
    line('签收', 'Signed for', acknowledgedName === '' ? '' : `${acknowledgedName}，${acknowledgedOn ?? ''}`),
    ofMention,
  ];
}

/** What officers wrote is about a shop; of a person it has at most how to reach him, and the rest is of others. */
const ofMention = line(
  '话里写到的',
  'In the words',
  '办的人写的话里有您的电话或者证件号，加密存着，只有办这件事的人看得到；别的是别人的情况和怎么查的，不列',
);

function ofParty({ heldFor, looks }: RecordHolding, one: Enforcement): Held[] {
  const { operatorName, partyCode, partyAddress, cause, notices, decision, service, competentBody, crime } = one;
  const inFull = heldFor === 'inFull';
  const code =
    inFull || partyCode === '' || partyCode === unopened ? partyCode : `${'*'.repeat(14)}${partyCode.slice(-4)}`;
  const said = notices.flatMap(({ defences }) => defences.map(({ on, words }) => `${on}：${words}`));
  const heard = notices.some(({ hearing }) => hearing !== null && hearing.heldOn !== null);
  const shown = (words: string) => (inFull ? words : maskText(words, []));
  return [
    line('姓名（名称）', 'Name', operatorName),
    line('证件号（信用代码）', 'Number of the paper', code),
    line('住所', 'Address', inFull ? partyAddress : maskAddress(partyAddress)),
    line('案由', 'Cause', shown(cause)),
    line('您的陈述、申辩', 'What you said', ...said.map(shown)),
    line('听证', 'Hearing', heard ? '有一份笔录，在案卷里' : ''),
    line('处罚决定', 'Decision', decision === null ? '' : `${decision.decidedOn} ${decision.number ?? ''}`.trim()),
    line('送达', 'Service', service === null ? '' : `${service.servedOn}，签收人 ${service.receiver}`),
    line('罚款和没收', 'Fine', moneyOf(one)),
    line(
      '给过谁',
      'Who was given it',
      competentBody === null ? '' : `${competentBody}（移送）`,
      crime === null || crime.handedAt === null ? '' : `${crime.to}（移送）`,
      one.court === null ? '' : `${one.court.court}（申请强制执行）`,
      one.publication === null ? '' : `${one.publication.where}（公示，到 ${one.publication.until}）`,
    ),
    line(
      '看过遮住的',
      'Looks behind the mask',
      looks === 0 ? '没有人看过' : `办的人看过 ${looks} 次，每次写了理由、留了记录`,
    ),
  ];
}

function moneyOf({
  fineDecidedFen,
  confiscatedDecidedFen,
  fineCollectedFen,
  confiscatedCollectedFen,
}: Enforcement): string {
  if (fineDecidedFen === null && confiscatedDecidedFen === null) return '';
  const decided = (fineDecidedFen ?? 0) + (confiscatedDecidedFen ?? 0);
  return `决定 ${formatYuan(decided)} 元，已缴 ${formatYuan(fineCollectedFen + confiscatedCollectedFen)} 元`;
}

function ofVisited({ operatorName, address, visitedOn, ban, signatureId, photoIds, findings }: Inspection): Held[] {
  return [
    line('店名', 'Shop', operatorName),
    line('姓名', 'Name', ban?.personName ?? ''),
    line('地址', 'Address', maskAddress(address)),
    line('检查', 'Visit', visitedOn === null ? '' : `${visitedOn}，记了 ${findings.length} 条问题`),
    line('取缔', 'Ban', ban === null ? '' : `${ban.orderedOn} ${ban.orderNumber}`),
    line(
      '签名和照片',
      'Signature and photos',
      signatureId === null ? '' : '签名 1 份',
      photoIds.length === 0 ? '' : `照片 ${photoIds.length} 张`,
    ),
  ];
}

function ofHolder({ operatorName, item, qty, unit, seizedOn, custody, disposal, disposedOn }: Seizure): Held[] {
  return [
    line('从谁那里查扣', 'Taken from', operatorName),
    line('什么', 'What', `${item} ${qty} ${unitWords[unit].zh}，${seizedOn}`),
    line('保管', 'Kept at', custody.at(-1)?.place ?? ''),
    line('处理', 'Disposal', disposal === null ? '' : `${disposedOn ?? ''} ${disposalWords[disposal].zh}`),
  ];
}

/** Nobody can be told which sheet is his, since none says whose it is. */
function ofAnswerer(): Held[] {
  return [
    line(
      '填的问卷',
      'Your sheet',
      '问卷不记您是谁：只有日期、选项和扫码的站点，没有姓名、电话，也不记是哪部手机，所以认不出哪一份是您的',
    ),
  ];
}

function until({ kind, standing, years }: RecordHolding): Held {
  const { closedOn, forGood } = standing;
  const kept = yearsOf(kind satisfies KeptKind, years);
  const words = forGood
    ? '重要的案卷，按档案规定永久保存'
    : closedOn === null
      ? `办完以后再留 ${kept} 年，到期由两个人核对以后清除`
      : `${keptUntil(closedOn, kept)}，到期由两个人核对以后清除；还在诉讼、复议、信访的等完了再清除`;
  return line('留到什么时候', 'Kept until', words);
}

function line(zh: string, en: string, ...lines: readonly string[]): Held {
  return { zh, en, lines: lines.filter((one) => one.trim() !== '') };
}
