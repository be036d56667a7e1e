import { describe, expect, it } from 'vitest';
import type { Complaint } from '../../../src/domain/complaint/complaint.ts';
import { isPractical, issueKey, textOfPaper, wordingFrom } from '../../../src/domain/matter/paper-form.ts';
import {
  declineGroundsBefore,
  terminationGroundsBefore,
  type DeclineGround,
  type TerminationGround,
} from '../../../src/domain/law/ground.ts';
import {
  complaintPapers,
  mayPrint,
  missingOf,
  paperKinds,
  paperOf,
  paperWords,
  type PaperKind,
} from '../../../src/domain/complaint/papers/papers.ts';
import { textOf } from '../../../src/domain/matter/paper-sheet.ts';
import { wordings } from '../../../src/domain/law/wording.ts';
import {
  byReceipt,
  consumerPhone,
  declined,
  idNumber,
  paperFacts,
  matters,
  older,
  operatorPhone,
  terminated,
} from '../../build/papers.ts';

const print = (kind: PaperKind, complaint: Complaint = matters[kind], facts = paperFacts) =>
  textOfPaper(paperOf(kind, complaint, facts));
const missing = (kind: PaperKind, complaint: Complaint = matters[kind], facts = paperFacts) =>
  missingOf(complaint, kind, facts).map(({ zh }) => zh);

describe('the sets of forms', () => {
  it('has the eight forms of 2026 that a complaint can need, each under its number', () => {
    const forms = paperKinds.flatMap((kind) => (paperWords[kind].form === null ? [] : [paperWords[kind].form]));
    expect(forms).toEqual([1, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('has the forms of 2019 for what was received before 15 April 2026', () => {
    const before = paperKinds.flatMap((kind) => paperWords[kind].formBefore ?? []);
    expect(before).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 12]);
  });

  it.each(['routingTold', 'outcomeReturn'] as const)('%s is printed for an older matter alone', (kind) => {
    expect(mayPrint(matters[kind], kind, paperFacts)).toBe(true);
    const newer = { ...matters[kind], receivedAt: new Date('2026-04-15T00:00:00+08:00') };
    expect(mayPrint(newer, kind, paperFacts)).toBe(false);
  });

  it('asks for identity papers under 令121 alone: 令20 had no such power', () => {
    expect(mayPrint(matters.identityNotice, 'identityNotice', paperFacts)).toBe(true);
    expect(mayPrint(older(matters.identityNotice), 'identityNotice', byReceipt)).toBe(false);
  });

  it.each([
    ['2026-04-14T23:59:00+08:00', '2019年式样·式样5'],
    ['2026-04-15T00:00:00+08:00', '2026年4月式样·式样5'],
  ])('goes by the day of receipt in China: %s is %s', (at, words) => {
    expect(paperOf('acceptance', { ...matters.acceptance, receivedAt: new Date(at) }, byReceipt).formZh).toBe(words);
  });

  it('names practical papers as such, and prints them under either set', () => {
    for (const kind of paperKinds.filter((one) => isPractical(paperWords[one]))) {
      expect(paperOf(kind, matters[kind], paperFacts).formZh).toBe('实用文书');
      expect(mayPrint(older(matters[kind]), kind, paperFacts)).toBe(true);
    }
  });

  it('calls form 3 a 转办通知书 in 2019', () => {
    expect(paperOf('dispatchNotice', matters.dispatchNotice, paperFacts).title.at(-1)).toBe('投诉分送通知书');
    expect(paperOf('dispatchNotice', older(matters.dispatchNotice), byReceipt).title.at(-1)).toBe('投诉转办通知书');
  });
});

describe('the articles of 令20', () => {
  const kinds = [
    'acceptance',
    'decline',
    'mediationNotice',
    'termination',
    'entrustLetter',
    'recusalDecision',
    'testCommission',
    'powerOfAttorney',
    'election',
  ] as const;

  it.each(kinds)('%s of an older matter cites 令20 and never 令121', (kind) => {
    const text = print(kind, older(matters[kind]), byReceipt);
    expect(text).toContain('《市场监督管理投诉举报处理暂行办法》');
    expect(text).not.toContain('《市场监督管理投诉举报处理办法》');
    expect(print(kind)).not.toContain('《市场监督管理投诉举报处理暂行办法》');
  });

  it.each(Object.keys(declineGroundsBefore) as DeclineGround[])('declines by its six circumstances: %s', (ground) => {
    const text = print('decline', older({ ...declined, declineGrounds: [ground] }), byReceipt);
    const nth = Object.keys(declineGroundsBefore).indexOf(ground);
    expect(text).toContain(`第十五条规定的下列第〔${'一二三四五六'[nth]}〕项情形`);
    for (const row of Object.values(declineGroundsBefore)) expect(text).toContain(row.zh);
    expect(text).toContain(`☑（${'一二三四五六'[nth]}）${declineGroundsBefore[ground as 'NA1'].zh}`);
    expect(text).not.toContain('冒用他人名义投诉');
  });

  it.each(Object.keys(terminationGroundsBefore) as TerminationGround[])('ends by its seven: %s', (ground) => {
    const text = print('termination', older({ ...terminated, terminateGround: ground }), byReceipt);
    const nth = Object.keys(terminationGroundsBefore).indexOf(ground);
    expect(text).toContain(`第二十一条第一款规定的下列第〔${'一二三四五六七'[nth]}〕项情形`);
    expect(text).toContain('四十五个工作日内');
    expect(text).not.toContain('第二十五条');
  });
});

describe('the wording of what was served', () => {
  it('stays that in which it was served, whatever the rule of the day of receipt says now', () => {
    const served = (wording: string): Complaint => ({
      ...matters.acceptance,
      notices: matters.acceptance.notices.map((notice) => ({ ...notice, wording })),
    });
    expect(wordingFrom(complaintPapers, 'acceptance', matters.acceptance, paperFacts)).toBe('2026.1');
    expect(print('acceptance', served('2019.1'))).toContain('《市场监督管理投诉举报处理暂行办法》第十四条');
    expect(print('acceptance', served('2026.1'))).toBe(print('acceptance'));
    // A version that this program does not know is no version: the one of the day of receipt is printed.
    expect(print('acceptance', served('1999.9'))).toBe(print('acceptance'));
  });

  it('keeps its versions in the order in which they came', () => {
    const since = Object.values(wordings).map((one) => one.since);
    expect(since.toSorted()).toEqual(since);
  });
});

describe('numbers', () => {
  it('no two kinds of paper share a series', () => {
    const series = paperKinds.flatMap((kind) => paperWords[kind].series ?? []);
    expect(new Set(series).size).toBe(series.length);
  });

  it('takes the number of the register for what no decision numbers', () => {
    const facts = { ...paperFacts, issued: new Map([[issueKey('dispatchNotice', ''), '青市监诉分〔2026〕31号']]) };
    expect(textOf(paperOf('dispatchNotice', matters.dispatchNotice, facts).number ?? [])).toBe(
      '青市监诉分〔2026〕31号',
    );
  });

  it('tells the notices of two sessions apart', () => {
    const facts = {
      ...paperFacts,
      issued: new Map([[issueKey('mediationNotice', '2026-05-08T09:30'), '青市监诉调知〔2026〕4号']]),
    };
    expect(print('mediationNotice', undefined, facts)).toContain('青市监诉调知〔2026〕4号');
    const { mediationNotice } = matters;
    const sessions = mediationNotice.sessions.map((one) => ({ ...one, heldAt: '2026-05-20T09:00' }));
    expect(print('mediationNotice', { ...mediationNotice, sessions }, facts)).toContain(
      '青市监诉调知〔2026〕第\u3000\u3000号',
    );
  });
});

describe('what is missing', () => {
  it.each(paperKinds)('%s says nothing with an empty line', (kind) => {
    const bare: Complaint = { ...matters[kind], consumerName: '', operatorName: '', handlerId: null };
    for (const line of missing(kind, bare, { ...paperFacts, handlerName: '', officePhone: '' })) {
      expect(line.trim()).not.toBe('');
    }
  });

  it('lists what form 1 asks for and the complaint has not', () => {
    const bare = { ...matters.registration, consumerIdNumber: null, operatorPhone: '', consumerAddress: '' };
    expect(missing('registration')).toEqual([]);
    expect(missing('registration', bare)).toEqual(['投诉人证件类型和号码', '投诉人联系地址', '被投诉人联系电话']);
  });

  it.each([
    ['acceptance', {}, { handlerName: '' }, ['承办人（联系人），请先指定']],
    ['decline', { declineReason: ' ' }, {}, ['不予受理的理由']],
    ['termination', { terminateReason: null }, {}, ['终止调解的理由']],
    ['mediationNotice', { sessions: [] }, {}, ['调解的时间、地点和调解人员']],
    ['identityNotice', {}, { officeAddress: '' }, ['本局的通信地址']],
    ['supervision', { handlerId: null }, {}, ['承办人']],
    ['minutes', { operatorConsentedOn: null }, {}, ['被投诉人同意调解的记录']],
    ['callRecord', {}, {}, ['还没有回访，印出来是空表']],
  ] as const)('%s without its part', (kind, change, facts, lines) => {
    expect(missing(kind, { ...matters[kind], ...change }, { ...paperFacts, ...facts })).toEqual(lines);
  });

  it('says that a receipt is for papers not served yet', () => {
    expect(missing('receipt')).toEqual([]);
    expect(missing('receipt', terminated)).toEqual(['有文书还没有记送达，印出来由送达人填写']);
  });
});

describe('what leaves the file', () => {
  const outside = paperKinds.filter((kind) => complaintPapers[kind].isPersonal !== true && kind !== 'minutes');

  it.each(outside)('%s shows nobody’s telephone and no identity number', (kind) => {
    const text = print(kind, { ...matters[kind], story: '店主缺斤少两' });
    for (const secret of [consumerPhone, operatorPhone, idNumber]) expect(text).not.toContain(secret);
  });
});
