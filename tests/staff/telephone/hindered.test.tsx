/** What stops work on a telephone: it is full, it is another's; and what its slip and its calls say at a glance. */
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, test, vi } from 'vitest';
import { calledWords } from '../../../src/staff/telephone/calls.tsx';
import { clearableOf, clearableWords, needWords } from '../../../src/staff/telephone/outbox/room.ts';
import { CallLines } from '../../../src/staff/telephone/whom-to-call.tsx';
import { firstWay, SendCode } from '../../../src/staff/telephone/owner/send-code.tsx';
import { otherWords } from '../../../src/staff/telephone/owner/sign-in.tsx';
import { HearByLines, hearWords } from '../../../src/staff/telephone/slip.tsx';

afterEach(() => void vi.useRealTimers());

const act = (state: 'sent' | 'waiting' | 'held', actedAt: string) => ({ act: { state }, body: { item: { actedAt } } });

test('A full telephone says what a press clears, and offers nothing where the bureau has nothing of it; what waits is never cleared.', () => {
  const acts = [
    act('sent', '2026-08-16T01:00:00Z'),
    act('sent', '2026-08-18T01:00:00Z'),
    act('waiting', '2026-08-01T01:00:00Z'),
    act('held', '2026-08-01T01:00:00Z'),
  ];
  const found = clearableOf(acts, ['photo 1', 'photo 2', 'secret', 7], '2026-08-18');
  expect(found).toEqual({ acts: [acts[0]], photos: ['photo 1', 'photo 2'] });
  expect(clearableWords(found)?.zh).toBe('清掉县里已经有的：发走的 1 件、带着的照片 2 张');
  expect(clearableWords(clearableOf(acts.slice(1), ['secret'], '2026-08-18'))).toBeNull();
  expect(needWords({ count: 3, bytes: 1_887_437 }).zh).toBe('这 3 张照片要 1.8 兆，先不存；');
});

test('Whoever signs in on another’s telephone reads who he is, of which station, and what the other has not sent.', () => {
  const said = otherWords({ name: '柳玉梅', stationName: '前柳村联络站', waiting: 2 });
  expect(said.waits?.zh).toContain('还有 2 件没发走');
  expect(said.who.zh).toMatch(/^您登的是柳玉梅（前柳村联络站）。/u);
  expect(otherWords({ name: '马建国', stationName: null, waiting: 0 })).toMatchObject({ waits: null });
});

test('Where no text message leaves the house the sign-in begins with name and password, and says of no code that it was sent.', () => {
  expect([true, false, null].map(firstWay)).toEqual(['code', 'password', 'password']);
  const shown = (sms: boolean) =>
    renderToStaticMarkup(<SendCode sms={sms} phone="13900000302" busy={false} asked ask={() => undefined} />);
  expect(shown(true)).toContain('发了，没收到再点一次');
  expect(shown(false)).toMatch(/没接短信，发不出验证码.*登录名和密码/u);
  expect(shown(false)).not.toMatch(/<button|发了/u);
});

test('The last day of a slip stands on a line of its own, unbroken.', () => {
  expect(renderToStaticMarkup(<HearByLines {...hearWords('2026-08-27', true)} />)).toBe(
    '<span>最晚</span><b class="nb">8月27日（星期四）</b><span>告诉您受理不受理</span>',
  );
  expect(renderToStaticMarkup(<HearByLines {...hearWords('2026-08-27', false)} />)).toContain('给您回话');
  expect(renderToStaticMarkup(<HearByLines {...hearWords(null, false)} />)).toBe('<b>站里先谈</b>');
});

test('It is asked by whom and when it was rung up whether he was reached, also on the next morning.', () => {
  vi.useFakeTimers({ now: Date.parse('2026-08-18T02:00:00Z') });
  const consumer = { zh: '投诉人', en: 'the complainant' };
  expect(calledWords('2026-08-18T01:12:00Z', consumer, '张桂莲')[0]).toBe('9:12 打给投诉人 张桂莲，打通了吗？');
  expect(calledWords('2026-08-17T01:12:00Z', consumer, '')[0]).toBe('8-17 09:12 打给投诉人，打通了吗？');
});

test('walk33 46: Without a network an urgent press names who is on duty at six in the morning, and the office only in its hours.', () => {
  const span = (from: string, to: string) => ({ startsAt: `${from}:00+08:00`, endsAt: `${to}:00+08:00` });
  const onCall = [
    {
      name: '高云',
      phone: '0399-652 0004',
      post: { zh: '带班领导', en: 'Duty leader' },
      ...span('2026-12-01T17:30', '2026-12-02T08:30'),
    },
  ];
  const carried = {
    office: { name: '柳河市场监管所', phone: '0399-652 0300' },
    county: { name: '青禾县', bureauName: '青禾县市场监督管理局', hotline: '12315' },
    reachable: { onCall, officeOpen: [span('2026-12-02T08:30', '2026-12-02T12:00')], hotlineHours: '每天 8:00–20:00' },
  };
  const told = (time: string, change = {}) =>
    renderToStaticMarkup(
      <CallLines carried={{ ...carried, ...change }} at={Date.parse(`2026-12-02T${time}:00+08:00`)} />,
    ).replace(/<[^>]+>/gu, '');
  expect(told('06:37')).toContain('带班领导 高云 0399-652 0004');
  expect(told('06:37')).not.toContain('柳河市场监管所');
  expect(told('09:00')).toBe('打得通电话就先打柳河市场监管所 0399-652 0300');
  expect(told('13:00')).toContain(
    '柳河市场监管所这时没有人，也没有排人值班。打 12315（每天 8:00–20:00）；有生命危险打 120、110。',
  );
  // What an earlier program carried along knows no hours.
  expect(told('06:37', { reachable: undefined })).toBe('打得通电话就先打柳河市场监管所 0399-652 0300');
});
