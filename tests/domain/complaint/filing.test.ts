import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Filing, type FilingInput } from '../../../src/domain/complaint/filing.ts';
import { plainPhone } from '../../../src/domain/county/reach-by.ts';
import { problemsOf } from '../../../src/domain/base/field.ts';
import { aFiling, anActor, filed, noonOf } from '../../build/complaint.ts';
import { refusalOf } from '../../build/refusal.ts';

const today = '2026-04-20';

function problems(change: object): string[][] {
  const typed = { ...aFiling(), ...change };
  const parsed = Filing.safeParse(typed);
  return parsed.success ? [] : problemsOf(parsed.error, Filing).map(({ path, zh }) => [path, zh]);
}

function phoneProblem(phone: string): string {
  return problems({ consumer: { name: '李有田', phone } })[0]?.[1] ?? '';
}

describe('a telephone', () => {
  it.each([
    '13800000301',
    '138 0000 0301',
    '138-0000-0301',
    '+86 13800000301',
    '+86-138-0000-0301',
    '8613800000301',
    '１３８０００００３０１',
    '0399-6520303',
    '(0399)6520303',
    '6520303',
  ])('%s is taken', (typed) => {
    expect(phoneProblem(typed)).toBe('');
  });

  it('comes out in one form', () => {
    for (const typed of ['138 0000 0301', '138-0000-0301', '+86 13800000301', '１３８０００００３０１'])
      expect(plainPhone(typed)).toBe('13800000301');
  });

  it.each(['00000000000', '0000-0000000', '00912345678', '00000000', '1234567'])('%s is none', (typed) => {
    expect(phoneProblem(typed)).toContain('您的电话不对');
  });

  const ofFirms = '400-812-3123 4008123123 400-1234-567 400-8888-888 95588 10086 11185 10108888 0371-12315';
  it.each([...ofFirms.split(' '), '6520303', '13800000301'])('%s reaches a firm', (phone) => {
    expect(problems({ operator: { name: '拼多多旗舰店', phone } })).toEqual([]);
  });

  it('that is wrong is told how', () => {
    expect(phoneProblem('400-812-3123')).toContain('您的电话不对');
    expect(phoneProblem('1380000030')).toBe('您的电话不对，少 1 位：现在 10 位，手机号是 11 位。');
    expect(phoneProblem('138000003011')).toBe('您的电话不对，多 1 位：现在 12 位，手机号是 11 位。');
    expect(phoneProblem('问我儿子')).toBe('您的电话不对，请写 11 位手机号，或者带区号的座机号，例如 0399-6520303。');
    expect(phoneProblem('')).toBe('请填写您的电话，我们要用它告诉您结果。');
  });

  it('of the operator may be left out', () => {
    expect(problems({ operator: { name: '老周农资店', phone: '' } })).toEqual([]);
    expect(problems({ operator: { name: '老周农资店', phone: '139' } })[0]?.[1]).toBe(
      '商家电话不对，少 8 位：现在 3 位，手机号是 11 位。',
    );
  });

  it('plainly written is never changed', () => {
    const digits = fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 })
      .map((list) => `1${((list[0] ?? 0) % 7) + 3}${list.join('')}`);
    fc.assert(
      fc.property(digits, (phone) => {
        expect([plainPhone(phone), phoneProblem(phone)]).toEqual([phone, '']);
      }),
    );
  });
});

describe('what a filing must say', () => {
  it('is who, against whom, what happened and what is asked: each missing one is named', () => {
    const empty = {
      clientId: aFiling().clientId,
      channel: 'C01',
      consumer: { name: '', phone: '' },
      operator: { name: '' },
      place: {},
      story: '',
      claim: '',
    };
    const parsed = Filing.safeParse(empty);
    if (parsed.success) throw new Error('an empty filing was taken');
    expect(problemsOf(parsed.error, Filing).map(({ path, zh }) => [path, zh])).toEqual([
      ['consumer.name', '请填写您的姓名。'],
      ['consumer.phone', '请填写您的电话，我们要用它告诉您结果。'],
      ['operator.name', '请填写店名或公司名。'],
      ['story', '请填写发生了什么事，至少 5 个字。'],
      ['claim', '请填写您想要什么结果，至少 2 个字。'],
    ]);
  });

  it('S140 农民利益无小事：金额可以不填，一分钱也收', () => {
    const { amountFen: _, ...without } = aFiling();
    expect(Filing.parse(without).amountFen).toBeNull();
    for (const amountFen of [null, 1]) {
      const { next } = filed(aFiling({ amountFen }), { today });
      expect(next).toMatchObject({ state: 'registered', amountFen });
    }
    expect(problems({ amountFen: 0 })).toEqual([['amountFen', '钱数写了 0：没有的、不知道的空着就行。']]);
    expect(problems({ amountFen: -1 })).toEqual([['amountFen', '涉及的钱填得不对：不能少于 0 元。']]);
  });

  it('says by field how long is too long', () => {
    expect(problems({ claim: '退'.repeat(1001) })).toEqual([['claim', '您想要什么结果最多 1000 个字，请缩短一些。']]);
    expect(problems({ happenedOn: '昨天' })).toEqual([
      ['happenedOn', '“哪天的事”填得不对：没有这一天，请写成 2026-12-01 这样。'],
    ]);
    // A box of the desk takes it without the year as well; no program and no table does.
    const typed = Filing.safeParse({ ...aFiling(), happenedOn: '昨天' });
    expect(problemsOf(typed.error as never, Filing, { inBox: true })[0]?.zh).toBe(
      '“哪天的事”填得不对：没有这一天，请写成 12-1 或者 2026-12-01 这样。',
    );
    expect(problems({ attachmentIds: Array.from({ length: 7 }, () => aFiling().clientId) })).toHaveLength(1);
  });
});

describe('registering', () => {
  it('keeps what was told, and the line tells nothing that names a person', () => {
    const filing = aFiling({ consents: { publish: true, entrust: false } });
    const { next, event } = filed(filing, { today });
    expect(next).toMatchObject({
      id: filing.clientId,
      consumerName: '李有田',
      operatorName: '老周农资店',
      operatorRegionId: 'V0301',
      consumerRegionId: 'V0303',
      consentPublish: true,
      consentEntrust: false,
      officeId: 'SO-LH',
      stationId: 'ST-V0303',
      version: 1,
      outcome: null,
    });
    const line = JSON.stringify(event);
    for (const personal of ['李有田', '13800000301', '郭庄村57']) expect(line).not.toContain(personal);
    expect(event).toMatchObject({ verb: 'filed', onDay: today, detail: { channel: 'C09', atStation: false } });
  });

  it('counts from the time at which it was heard, never from a time to come', () => {
    const heard = (receivedAt: Date) => filed(aFiling({ receivedAt }), { by: anActor('centre'), today }).next;
    expect(heard(noonOf('2026-04-17'))).toMatchObject({ receivedAt: noonOf('2026-04-17'), filedAt: noonOf(today) });
    // A clock that goes ahead by minutes is heard now; a day that is still to come is a slip, and its field is named.
    expect(heard(new Date(noonOf(today).getTime() + 60_000)).receivedAt).toEqual(noonOf(today));
    expect(refusalOf(() => heard(noonOf('2026-04-27'))).fields).toEqual([
      { path: 'receivedAt', zh: '收到时间不能晚于今天；请改日期。', en: 'The time of receipt cannot be after today.' },
    ]);
    expect(refusalOf(() => filed(aFiling({ happenedOn: '2026-04-27' }), { today })).fields).toEqual([
      { path: 'happenedOn', zh: '哪天的事不能晚于今天；请改日期。', en: 'When it happened cannot be after today.' },
    ]);
    // A citizen's own word does not date a receipt back.
    expect(filed(aFiling({ receivedAt: noonOf('2026-04-17') }), { today }).next.receivedAt).toEqual(noonOf(today));
  });

  it('by a person of the desk has the station of the route; by a station its own', () => {
    const own = filed(aFiling(), {
      today,
      by: anActor('station'),
      filingStation: { id: 'ST-M07', publishedWindow: true },
    }).next;
    expect(own.stationId).toBe('ST-M07');
    expect(filed(aFiling(), { today, by: anActor('centre') }).next.stationId).toBe('ST-V0303');
  });

  it('takes what a form of the API sends as it is', () => {
    const input: FilingInput = {
      clientId: aFiling().clientId,
      channel: 'C01',
      consumer: { name: '王春生', phone: '13900000702' },
      operator: { name: '绿丰农药店' },
      place: {},
      story: '麦叶发黄打卷',
      claim: '赔1200',
    };
    expect(Filing.parse(input)).toMatchObject({
      consents: { publish: false, entrust: false },
      attachmentIds: [],
      happenedOn: null,
      operator: { address: '', phone: '' },
    });
  });
});
