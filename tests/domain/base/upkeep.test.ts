import { describe, expect, it } from 'vitest';
import { statusCards } from '../../../src/domain/base/status/status-card.ts';
import { statusFindings } from '../../../src/domain/base/status/status-findings.ts';
import { findingsOf, mostUnfolded, type UpkeepLook } from '../../../src/domain/base/upkeep.ts';

const now = new Date('2026-11-28T09:00:00+08:00');
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const good = { at: hoursAgo(6), isGood: true, bytes: 1000, words: 'hongdun-20261128-030000.dump', copyFault: null };
const rehearsed = { at: hoursAgo(24), isGood: true, seconds: 20, words: good.words };

function look(change: Partial<UpkeepLook> = {}): UpkeepLook {
  return {
    freeBytes: 50 * 1024 ** 3,
    takesFiles: true,
    backups: [good],
    isBackedUp: true,
    areKeysKept: true,
    rehearsals: [rehearsed],
    backedUpSince: hoursAgo(900),
    database: {
      answers: true,
      takesRows: true,
      oldestWaitingAt: null,
      waitingMessages: 0,
      failedMessages: 0,
      unconfirmedMessages: 0,
      failingWays: [],
      ledgerCheck: null,
      head: null,
      oldestJob: null,
      failedJobs: 0,
      instances: [],
      longestReader: null,
      unfolded: { n: 0, failingSince: null },
    },
    startedAt: hoursAgo(1000),
    version: '0.1.0',
    certificateEndsAt: null,
    ...change,
  };
}
const codes = (one: UpkeepLook, hours = 36) => findingsOf(one, now, hours).map(({ code, level }) => [code, level]);
const with_ = (change: Partial<UpkeepLook['database']>) => look({ database: { ...look().database, ...change } });

describe('operations A2: a backup', () => {
  it('that came is nothing to tell', () => {
    expect(codes(look())).toEqual([]);
  });

  it('that has not come for longer than the county has set is told, with how long it is', () => {
    const old = look({ backups: [{ ...good, at: hoursAgo(37) }] });
    expect(findingsOf(old, now, 36)).toEqual([expect.objectContaining({ zh: '上次做成备份是 37 小时以前' })]);
    expect(codes(old, 48)).toEqual([]);
  });

  it('that was never made is told once the program has run so long, and not of the sample county', () => {
    expect(codes(look({ backups: [] }))).toEqual([['backup', 'warn']]);
    expect(codes(look({ backups: [], startedAt: hoursAgo(2) }))).toEqual([]);
    expect(codes(look({ backups: [], isBackedUp: false }))).toEqual([]);
  });

  it('that failed is told with the reason, even while the one before is young', () => {
    const failed = { at: hoursAgo(1), isGood: false, bytes: 0, words: '没有 pg_dump', copyFault: null };
    expect(findingsOf(look({ backups: [failed, good] }), now, 36)).toEqual([
      expect.objectContaining({ code: 'backup-failed', zh: '上次备份没有做成：没有 pg_dump' }),
    ]);
  });
});

describe('operations E: a copy and a rehearsal', () => {
  it('that was not copied elsewhere is told with the reason, and not once a later one was', () => {
    const uncopied = { ...good, copyFault: 'rsync 回答 255' };
    expect(findingsOf(look({ backups: [uncopied] }), now, 36)).toEqual([
      expect.objectContaining({ code: 'backup-copy', zh: '上次的备份没有拷到别处：rsync 回答 255' }),
    ]);
    expect(codes(look({ backups: [good, uncopied] }))).toEqual([]);
    expect(codes(look({ backups: [uncopied], isBackedUp: false }))).toEqual([]);
  });

  it('that was not rehearsed for thirty days is told, counted from the first backup where none ever was', () => {
    const daysAgo = (days: number) => hoursAgo(24 * days);
    const old = look({ rehearsals: [{ ...rehearsed, at: daysAgo(30) }] });
    expect(findingsOf(old, now, 36)).toEqual([
      expect.objectContaining({ code: 'rehearsal', zh: expect.stringMatching(/^备份已经 30 天没有演练过/u) as string }),
    ]);
    expect(codes(look({ rehearsals: [{ ...rehearsed, at: daysAgo(29) }] }))).toEqual([]);
    expect(codes(look({ rehearsals: [], backedUpSince: daysAgo(29) }))).toEqual([]);
    expect(codes(look({ rehearsals: [], backedUpSince: daysAgo(31) }))).toEqual([['rehearsal', 'warn']]);
    expect(codes(look({ rehearsals: [], backedUpSince: null }))).toEqual([]);
    expect(codes(look({ rehearsals: [], backedUpSince: daysAgo(31), isBackedUp: false }))).toEqual([]);
  });

  it('is worth nothing while its key lies on the same disk alone, which is told until a copy was kept', () => {
    expect(findingsOf(look({ areKeysKept: false }), now, 36)).toEqual([
      expect.objectContaining({
        code: 'keys-not-kept',
        level: 'warn',
        zh: expect.stringMatching(/keys backup/u) as string,
      }),
    ]);
    expect(codes(look({ areKeysKept: false, isBackedUp: false }))).toEqual([]);
  });

  it('that failed is told at once, with the reason', () => {
    const failed = { at: hoursAgo(1), isGood: false, seconds: 3, words: '备份打不开' };
    expect(findingsOf(look({ rehearsals: [failed, rehearsed] }), now, 36)).toEqual([
      expect.objectContaining({ code: 'rehearsal-failed', zh: '上次演练没有做成：备份打不开' }),
    ]);
    // What a command has noted is a sentence in both languages.
    const cut = { ...failed, words: '没有做完（被打断了）。(It was cut off.)' };
    expect(findingsOf(look({ rehearsals: [cut, rehearsed] }), now, 36)).toEqual([
      expect.objectContaining({
        zh: '上次演练没有做成：没有做完（被打断了）',
        en: 'The last rehearsal of a backup failed: It was cut off',
      }),
    ]);
  });
});

describe('operations A7: the county is said to be down', () => {
  it.each([
    ['database', with_({ answers: false, takesRows: false })],
    ['rows', with_({ takesRows: false })],
    ['disk', look({ freeBytes: 1024 ** 2 })],
    ['files', look({ takesFiles: false })],
  ])('where nothing can be filed: %s', (code, one) => {
    expect(codes(one)).toEqual([[code, 'stop']]);
  });

  it('by none of what can still wait', () => {
    expect(codes(look({ storeFault: '对象存储没有回答' }))).toEqual([['file-store', 'warn']]);
    expect(codes(look({ freeBytes: 1024 ** 3 }))).toEqual([['disk-low', 'warn']]);
    const late = with_({ oldestWaitingAt: hoursAgo(1), failedMessages: 2, unconfirmedMessages: 3 });
    expect(codes(late)).toEqual([
      ['queue', 'warn'],
      ['messages', 'warn'],
      ['unconfirmed', 'warn'],
    ]);
    const lost = (undone: number, done: number) => with_({ failingWays: [{ channel: 'sms', done, undone }] });
    // Two numbers that were mistyped, or three of a long day, are no trouble of the gateway.
    expect(codes(lost(2, 2))).toEqual([]);
    expect(codes(lost(3, 16))).toEqual([]);
    expect(codes(lost(3, 15))).toEqual([['gateway', 'warn']]);
    expect(findingsOf(lost(3, 15), now, 36)[0]?.zh).toBe('一天里短信 15 条里 3 条没有发到；原因在管理 → 短信邮件');
    expect(codes(with_({ longestReader: { since: hoursAgo(0.4), named: 'pg_dump' } }))).toEqual([]);
    const kept = with_({ longestReader: { since: hoursAgo(2), named: 'DBeaver' } });
    expect(codes(kept)).toEqual([['reader', 'warn']]);
    expect(findingsOf(kept, now, 36)[0]?.zh).toContain('（DBeaver）开着同一个事务 120 分钟');
    expect(codes(with_({ ledgerCheck: { at: hoursAgo(2), lines: 9, isWhole: false } }))).toEqual([['ledger', 'warn']]);
    expect(codes(with_({ unfolded: { n: 49_999, failingSince: null } }))).toEqual([]);
    const behind = with_({ unfolded: { n: mostUnfolded, failingSince: hoursAgo(1) } });
    expect(codes(behind)).toEqual([
      ['fold', 'warn'],
      ['unfolded', 'warn'],
    ]);
    const [failing, waiting] = findingsOf(behind, now, 36);
    expect(failing?.zh).toContain('已经 60 分钟');
    expect(waiting?.zh).toContain('统计有 20 万条以上变动');
  });
});

describe('issue 16: jobs, certificate and instances', () => {
  const toldOf = (one: UpkeepLook) => [...findingsOf(one, now, 36), ...statusFindings(one, now)];
  const codes = (one: UpkeepLook) => toldOf(one).map(({ code, level }) => [code, level]);
  const daysAhead = (days: number) => new Date(now.getTime() + days * 86_400_000 + 60_000);

  it('a job that nobody does, those that were given up and a certificate that ends are told before the county notices', () => {
    const job = (minutes: number) => ({ name: 'send-messages', since: new Date(now.getTime() - minutes * 60_000) });
    expect(codes(with_({ oldestJob: job(15) }))).toEqual([]);
    expect(codes(with_({ oldestJob: job(16), failedJobs: 2 }))).toEqual([
      ['jobs', 'warn'],
      ['failed-jobs', 'warn'],
    ]);
    expect(codes(look({ certificateEndsAt: daysAhead(21) }))).toEqual([]);
    const ends = (days: number) => toldOf(look({ certificateEndsAt: daysAhead(days) }))[0]?.zh ?? '';
    expect(ends(20)).toContain('还有 20 天到期');
    expect(ends(-3)).toContain('已经过期 3 天');
  });

  it('every part of the page has its line, in both languages, and what is told of it marks it', () => {
    const bad = look({
      certificateEndsAt: daysAhead(5),
      takesFiles: false,
      database: {
        ...look().database,
        instances: [
          { host: 'a', version: '1', startedAt: hoursAgo(3) },
          { host: 'b', version: '1', startedAt: hoursAgo(2) },
        ],
      },
    });
    const cards = statusCards(bad, toldOf(bad), now);
    expect(cards.map(({ code, level }) => [code, level])).toEqual([
      ['database', 'good'],
      ['backup', 'good'],
      ['rehearsal', 'good'],
      ['keys', 'good'],
      // Nobody has checked it yet: that is not called well.
      ['ledger', 'unknown'],
      ['messages', 'good'],
      ['jobs', 'good'],
      ['disk', 'stop'],
      ['certificate', 'warn'],
      ['clock', 'unknown'],
      ['scanner', 'off'],
      ['switchboard', 'off'],
      ['answers', 'unknown'],
      ['program', 'good'],
    ]);
    for (const { name, head } of cards) expect([name.zh, name.en, head.zh, head.en]).not.toContain('');
    const headOf = (code: string) => cards.find((one) => one.code === code);
    expect(headOf('certificate')?.head.zh).toBe('还有 5 天');
    expect(headOf('program')?.detail.zh).toBe('2 台一起：a（从 2026-11-28 06:00 起）、b（从 2026-11-28 07:00 起）');
  });

  it('a machine for practice says so beside its version, and that is no fault', () => {
    const programOf = (one: UpkeepLook) => statusCards(one, toldOf(one), now).find(({ code }) => code === 'program');
    const version = look().version;
    expect(programOf(look())?.head.zh).toBe(`版本 ${version}`);
    const practice = look({ isPractice: true });
    expect(toldOf(practice)).toEqual(toldOf(look()));
    expect(programOf(practice)).toMatchObject({
      level: 'good',
      head: {
        zh: `版本 ${version}，练习机，什么都不往外发`,
        en: `Version ${version}, for practice: nothing leaves it`,
      },
    });
  });
});

describe('issue 16: what the database did not count in time', () => {
  const cardsOf = (database: Partial<UpkeepLook['database']>) =>
    statusCards(with_(database), [], now).filter(({ code }) =>
      ['database', 'ledger', 'messages', 'jobs'].includes(code),
    );

  it('is said to be uncounted, and never that nothing waits or that the ledger was never checked', () => {
    const cards = cardsOf({ isCounted: false });
    expect(cards.map(({ code, level, head }) => [code, level, head.zh])).toEqual([
      ['database', 'good', '在，存得进'],
      ['ledger', 'unknown', '没能数出来'],
      ['messages', 'unknown', '没能数出来'],
      ['jobs', 'unknown', '没能数出来'],
    ]);
    expect(cards[0]?.detail.zh).toContain('没能数出来');
    expect(cards[2]?.detail.zh).toBe('数据库太忙，来不及数；过一会儿再看');
    expect(cardsOf({ isCounted: false, answers: false })[2]?.detail.zh).toBe('数据库没有回答');
    expect(cardsOf({ isCounted: true })[2]?.head.zh).toBe('没有等着发的');
  });
});

describe('issue 16: what stands around the program', () => {
  const told = (one: UpkeepLook) => statusFindings(one, now);
  const card = (one: UpkeepLook, code: string) => statusCards(one, told(one), now).find((each) => each.code === code);
  const apart = (offsetMs: number, withinMs = 5) => with_({ clock: { offsetMs, withinMs, isSameMachine: false } });

  it('a clock that is off is told with how far and which way, and not for a question that took long', () => {
    expect(told(apart(1900))).toEqual([]);
    expect(told(apart(3000, 1500))).toEqual([]);
    expect(told(apart(3000))).toEqual([
      expect.objectContaining({ code: 'clock', zh: expect.stringContaining('快 3.00 秒') as string }),
    ]);
    expect(told(apart(-75_000))[0]?.zh).toContain('慢 75 秒');
    expect(card(apart(20), 'clock')).toMatchObject({ level: 'good', head: { zh: '比数据库快 0.02 秒' } });
    expect(card(apart(2), 'clock')).toMatchObject({ level: 'good', head: { zh: '比数据库差不到 0.01 秒' } });
    expect(card(apart(-9000), 'clock')).toMatchObject({ level: 'warn', head: { zh: '比数据库慢 9.00 秒' } });
    // Beside its own database nothing is proven, and nothing is called well.
    const own = with_({ clock: { offsetMs: 0, withinMs: 1, isSameMachine: true } });
    expect(card(own, 'clock')).toMatchObject({ level: 'unknown', head: { zh: '和数据库同一个钟' } });
    expect(card(look(), 'clock')).toMatchObject({ level: 'unknown', head: { zh: '现在量不出来' } });
  });

  it('a scanner that is away, or whose signatures are old, is told; one that nobody has connected is called so', () => {
    const scanner = { answers: true, answeredAt: hoursAgo(1), signaturesAt: hoursAgo(5), fault: '' };
    expect(card(look(), 'scanner')).toMatchObject({ level: 'off', head: { zh: '没有接' } });
    expect(card(look({ scanner }), 'scanner')).toMatchObject({
      level: 'good',
      head: { zh: '在，病毒库 2026-11-28 04:00 的' },
      detail: { zh: expect.stringContaining('最近回答 2026-11-28 08:00') as string },
    });
    const away = look({ scanner: { ...scanner, answers: false, fault: 'connect ENOENT /run/clamav/clamd.ctl' } });
    expect(told(away)).toMatchObject([
      { code: 'scanner', zh: expect.stringContaining('（没有它的套接字，程序没有在运行）') as string },
    ]);
    // No word of another machine stands in the Chinese sentence, whatever it was.
    const faults = [
      'connect ECONNREFUSED /run/x',
      'connect EACCES /run/x',
      'read ECONNRESET',
      'timeout',
      'no answer',
      'x',
    ];
    for (const fault of faults) {
      const [found] = told(look({ scanner: { ...scanner, answers: false, fault } }));
      const inBrackets = /没有回答（(.*?)）/u.exec(found?.zh ?? '')?.[1];
      expect([fault, inBrackets]).toEqual([fault, expect.stringMatching(/^[\p{Script=Han}，]{3,}$/u) as string]);
    }
    expect(card(away, 'scanner')).toMatchObject({ level: 'warn', head: { zh: '没有回答' } });
    expect(told(look({ scanner: { ...scanner, signaturesAt: hoursAgo(24 * 7) } }))[0]).toMatchObject({
      code: 'signatures',
    });
    expect(told(look({ scanner: { ...scanner, answers: null } }))).toEqual([]);
    expect(card(look({ scanner: { ...scanner, answers: null } }), 'scanner')?.level).toBe('unknown');
  });

  it('files that wait for a scanner which was taken out of the settings are told: nobody can open them', () => {
    const files = { waiting: 3, oldestAt: hoursAgo(1), found: 0 };
    expect(told(with_({ files }))).toEqual([
      expect.objectContaining({ code: 'unscanned', zh: expect.stringContaining('CLAMD_SOCKET') as string }),
    ]);
    expect(told(with_({ files: { ...files, oldestAt: hoursAgo(0.4) } }))).toEqual([]);
  });

  it('each line of the switchboard says when it was heard; one that is set and silent is told', () => {
    const heard = [
      { kind: 'calls' as const, line: '8003', at: hoursAgo(1) },
      { kind: 'messages' as const, line: '', at: hoursAgo(30) },
    ];
    const of = (change: Partial<UpkeepLook['database']>, hours = 1000) => ({
      ...with_(change),
      hasSwitchboard: true,
      startedAt: hoursAgo(hours),
    });
    expect(card(with_({ heard }), 'switchboard')?.level).toBe('off');
    expect(card(of({ heard }), 'switchboard')).toMatchObject({
      level: 'good',
      head: { zh: '最近听到 2026-11-28 08:00' },
      detail: { zh: '分机 8003 2026-11-28 08:00；上行短信 2026-11-27 03:00' },
    });
    expect(told(of({ heard: [{ ...heard[0], at: hoursAgo(24 * 7) } as (typeof heard)[0]] }))[0]).toMatchObject({
      code: 'switchboard',
      zh: expect.stringContaining('7 天没有声音') as string,
    });
    expect(told(of({}, 23))).toEqual([]);
    expect(told(of({}, 25))[0]).toMatchObject({ code: 'switchboard' });
  });

  it('a program that fell silent and has not come back on its machine is told, and so are two versions at once', () => {
    const one = { host: 'a', pid: 1, version: '1', startedAt: hoursAgo(9), seenAt: now, isAlive: true };
    const gone = { ...one, host: 'b', isAlive: false, seenAt: hoursAgo(2) };
    expect(told(with_({ programs: [one, gone] }))).toEqual([
      expect.objectContaining({
        code: 'instance-gone',
        zh: expect.stringContaining('b（最近一次 2026-11-28 07:00）') as string,
      }),
    ]);
    expect(told(with_({ programs: [one, gone, { ...one, host: 'b', pid: 2 }] }))).toEqual([]);
    expect(told(with_({ programs: [one, { ...one, host: 'b', version: '2' }] }))[0]).toMatchObject({
      code: 'versions',
    });
  });
});
