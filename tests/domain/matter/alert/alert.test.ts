import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../src/domain/base/upkeep.ts';
import {
  againMs,
  alertMessage,
  alertText,
  nextAlerts,
  isThere,
  overAfterMs,
  overMs,
  ringing,
  steadyMs,
  type Alert,
  type AlertNews,
  type Seen,
} from '../../../../src/domain/matter/alert/alert.ts';
import { alertWords } from '../../../../src/domain/matter/alert/alert-words.ts';
import { hookZh } from '../../../../src/domain/matter/hook/hook.ts';

const codes = Object.keys(alertWords) as Finding['code'][];
const stops: readonly string[] = ['database', 'rows', 'disk', 'files'];
const noon = new Date('2026-12-01T12:00:00+08:00');
const finding = (code: Finding['code']): Finding => ({
  code,
  level: stops.includes(code) ? 'stop' : 'warn',
  zh: `${code} 出了事`,
  en: `${code} is wrong`,
});
const seen = (findings: readonly Finding[], change: Partial<Seen> = {}): Seen => ({
  look: { freeBytes: 1, certificateEndsAt: noon, database: { answers: true } },
  findings,
  isCounted: true,
  ...change,
});

/** A machine that is looked at from time to time; gives what is said. */
function watched(host = 'a', hosts: readonly string[] | null = [host]) {
  let open: Alert[] = [];
  let ids = 0;
  return {
    look(at: Date, now: Seen, isNight = false): AlertNews[] {
      const newId = () => `id-${(ids += 1)}`;
      const { kept, news } = nextAlerts(open, now, { countyId: 1, at, newId, isNight, host, hosts });
      open = [...open.filter(({ id }) => kept.every((one) => one.id !== id)), ...kept].filter(
        ({ overAt }) => overAt === null,
      );
      return news;
    },
    open: () => open,
  };
}
const after = (ms: number) => new Date(noon.getTime() + ms);
const kinds = (news: readonly AlertNews[]) => news.map(({ kind, alert: { code } }) => `${kind} ${code}`);

describe.each(codes)('issue 16: of %s', (code) => {
  const one = finding(code);
  const { level } = one;

  it('people are told once when it begins, once a day while it lasts, and once when it is over', () => {
    const machine = watched();
    expect(machine.look(noon, seen([one]))).toEqual([]);
    expect(kinds(machine.look(after(steadyMs[level]), seen([one])))).toEqual([`begun ${code}`]);
    for (const minutes of [10, 60, 600]) expect(machine.look(after(minutes * 60_000), seen([one]))).toEqual([]);
    const next = steadyMs[level] + againMs;
    expect(kinds(machine.look(after(next), seen([one])))).toEqual([`lasting ${code}`]);
    const over = overAfterMs(one);
    if (over > 0) expect(machine.look(after(next + over - 1), seen([]))).toEqual([]);
    expect(kinds(machine.look(after(next + over), seen([])))).toEqual([`over ${code}`]);
    expect(machine.look(after(next + over + 60_000), seen([]))).toEqual([]);
    expect(machine.open()).toEqual([]);
  });

  it('the words for beginning and end are there in both languages, and tell where to look', () => {
    const { name, over } = alertWords[code];
    for (const words of [name.zh, name.en, over.zh, over.en]) expect(words).not.toBe('');
    const machine = watched();
    machine.look(noon, seen([one]));
    const [begun] = machine.look(after(steadyMs[level]), seen([one]));
    expect(alertMessage([begun as AlertNews], noon)).toBe(
      `系统告警${level === 'stop' ? '（办不了件）' : ''}：${name.zh}${machine.open()[0]?.place === '' ? '' : '（a）'}：${code} 出了事。请看管理 → 系统状态。`,
    );
    const [ended] = machine.look(after(3_600_000), seen([]));
    expect(alertMessage([ended as AlertNews], after(3_600_000))).toMatch(
      new RegExp(`^系统已恢复：${over.zh}(?:（a）)?，前后 1 小时。$`, 'u'),
    );
    const letter = (state: string) => hookZh(JSON.stringify({ event: 'alert', number: code, state }));
    expect(letter('begun')).toBe(`对外通知：系统告警 ${name.zh}`);
    expect(letter('over')).toBe(`对外通知：系统告警 ${name.zh}（已恢复）`);
  });

  it('what is over before anybody had to know is told to nobody', () => {
    const machine = watched();
    machine.look(noon, seen([one]));
    expect(machine.look(after(steadyMs[level] - 1), seen([]))).toEqual([]);
    expect(machine.look(after(overMs[level]), seen([]))).toEqual([]);
    expect(machine.open()).toEqual([]);
  });

  it('at night people are told of it where nothing can be filed, and of all else in the morning', () => {
    const machine = watched();
    machine.look(noon, seen([one]), true);
    const later = steadyMs[level] + 1;
    expect(kinds(machine.look(after(later), seen([one]), true))).toEqual(level === 'stop' ? [`begun ${code}`] : []);
    expect(kinds(machine.look(after(later + 1), seen([one]), false))).toEqual(
      level === 'stop' ? [] : [`begun ${code}`],
    );
    const over = later + overMs[level] + 2;
    expect(kinds(machine.look(after(over), seen([]), true))).toEqual(level === 'stop' ? [`over ${code}`] : []);
    expect(kinds(machine.look(after(over + 1), seen([]), false))).toEqual(level === 'stop' ? [] : [`over ${code}`]);
  });
});

describe('operations B8: what a command has noted', () => {
  it('is over with the next that is noted, and at night, when nobody is told, it is not said to be there any more', () => {
    const failed = finding('rehearsal-failed');
    const machine = watched();
    machine.look(noon, seen([failed]));
    machine.look(after(steadyMs.warn), seen([failed]));
    expect(kinds(machine.look(after(steadyMs.warn + 30_000), seen([])))).toEqual(['over rehearsal-failed']);
    const night = watched();
    night.look(noon, seen([failed]));
    night.look(after(steadyMs.warn), seen([failed]));
    expect(night.look(after(steadyMs.warn + 130_000), seen([]), true)).toEqual([]);
    const [open] = night.open();
    expect(
      open === undefined ? [] : [isThere(open, after(steadyMs.warn)), isThere(open, after(steadyMs.warn + 130_000))],
    ).toEqual([true, false]);
  });
});

describe('issue 16: by text message and mail', () => {
  it.each(codes)('%s goes, unless it is what every county has from time to time of a mistyped number', (code) => {
    const machine = watched();
    machine.look(noon, seen([finding(code)]));
    const news = machine.look(after(steadyMs.warn), seen([finding(code)]));
    expect(kinds(ringing(news))).toEqual(['messages', 'unconfirmed'].includes(code) ? [] : [`begun ${code}`]);
  });
});

describe('issue 16: a text message', () => {
  it('is cut to what the template of a gateway takes, however much a finding says, and says what it leaves out', () => {
    const machine = watched();
    const all = codes.map((code) => ({ ...finding(code), zh: 'rsync: '.repeat(40) }));
    machine.look(noon, seen(all));
    const text = alertText(machine.look(after(steadyMs.warn), seen(all)), noon);
    expect(text).toMatch(
      /^系统告警（办不了件）：1\. [^；]+…；2\. [^；]+…；3\. [^；]+…；4\. 另有 \d+ 样。请看管理 → 系统状态。$/u,
    );
    expect([...text].length).toBeLessThan(240);
  });
});

describe('issue 16: what cannot be seen is not called good', () => {
  const told = (code: Finding['code']) => {
    const machine = watched();
    machine.look(noon, seen([finding(code)]));
    machine.look(after(steadyMs.warn), seen([finding(code)]));
    return machine;
  };
  const long = after(3_600_000);

  it.each([
    ['jobs', seen([finding('database')], { isCounted: false })],
    ['messages', seen([], { isCounted: false })],
    ['disk-low', seen([finding('disk')])],
    ['backup-failed', seen([finding('backup')])],
    ['rehearsal', seen([finding('rehearsal-failed')])],
    ['rows', seen([finding('database')])],
    ['certificate', seen([], { look: { freeBytes: 1, certificateEndsAt: null, database: { answers: true } } })],
    ['disk', seen([], { look: { freeBytes: null, certificateEndsAt: null, database: { answers: true } } })],
  ] as const)('%s', (code, now) => {
    const machine = told(code);
    expect(kinds(machine.look(long, now)).filter((one) => one.startsWith('over'))).toEqual([]);
    expect(machine.open().some((one) => one.code === code)).toBe(true);
  });

  it('each machine says of its own disk alone that it is good, and what is of the county any of them', () => {
    let open: Alert[] = [];
    const look = (host: string, at: Date, findings: readonly Finding[], hosts = ['a', 'b']) => {
      const facts = {
        countyId: 1,
        at,
        newId: () => `${host} ${String(at.getTime())} ${String(open.length)}`,
        isNight: false,
        host,
        hosts,
      };
      const { kept, news } = nextAlerts(open, seen(findings), facts);
      const ids = new Set(kept.map(({ id }) => id));
      open = [...open.filter(({ id }) => !ids.has(id)), ...kept].filter(({ overAt }) => overAt === null);
      return kinds(news);
    };
    look('a', noon, [finding('disk-low')]);
    look('b', noon, []);
    expect(look('a', after(steadyMs.warn), [finding('disk-low')])).toEqual(['begun disk-low']);
    expect(look('b', after(3_600_000), [])).toEqual([]);
    expect(open.map(({ place }) => place)).toEqual(['a']);
    // It was taken out of service: nobody waits for it to be good.
    expect(look('b', after(3_700_000), [], ['b'])).toEqual([]);
    expect(open).toEqual([]);
  });

  it('several are one message, the severe first, numbered', () => {
    const machine = watched();
    const all = [finding('jobs'), finding('disk')];
    machine.look(noon, seen(all));
    const news = machine.look(after(steadyMs.warn), seen(all));
    expect(alertMessage(news, noon)).toBe(
      '系统告警（办不了件）：1. 磁盘满了（a）：disk 出了事；2. 后台任务积压：jobs 出了事。请看管理 → 系统状态。',
    );
  });
});
