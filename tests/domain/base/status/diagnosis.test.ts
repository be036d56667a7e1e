import { expect, test } from 'vitest';
import { findingsOf, type UpkeepLook } from '../../../../src/domain/base/upkeep.ts';
import { statusCards } from '../../../../src/domain/base/status/status-card.ts';
import { statusFindings } from '../../../../src/domain/base/status/status-findings.ts';
import { diagnosisText, withoutPlaces } from '../../../../src/domain/base/status/diagnosis.ts';

const at = new Date('2026-12-01T02:30:00+08:00');

test.each([
  [
    'BACKUP_COPY 写的 bk@10.8.3.7:/srv/kept 回答 255（bk@10.8.3.7: Permission denied (publickey)）',
    'BACKUP_COPY 写的 … 回答 255（… Permission denied (publickey)）',
  ],
  ['短信网关 http://sms.inner.gov.cn:8080/send 回答 500', '短信网关 … 回答 500'],
  ['connect ECONNREFUSED 127.0.0.1:5432', 'connect ECONNREFUSED …'],
  ['空间 /var/lib/hongdun 只剩 1.9 GB', '空间 … 只剩 1.9 GB'],
  ['getaddrinfo ENOTFOUND smsgw', 'getaddrinfo ENOTFOUND …'],
  ['Host key verification failed: nas (port 22)', 'Host key verification failed: … (port 22)'],
  ['连不上smsgw-2，过一会儿再试', '连不上…，过一会儿再试'],
  [
    'no pg_hba.conf entry for host "db1", user "hd_owner", database "qinghe", no encryption',
    'no pg_hba.conf entry for host …, user …, database …, no encryption',
  ],
  ['database qinghe_prod does not exist', 'database … does not exist'],
  ['role hd_owner is not permitted to log in', 'role … is not permitted to log in'],
  ["can't reach 'nas' over ssh: it isn't there", "can't reach … over ssh: it isn't there"],
  ['connect EHOSTUNREACH fe80::1%eth0', 'connect EHOSTUNREACH …'],
  ['connect ECONNREFUSED 2001:db8::17:5432', 'connect ECONNREFUSED …'],
  ['connect ECONNREFUSED ::1', 'connect ECONNREFUSED …'],
  ['connect ECONNREFUSED [fe80::2]:5432', 'connect ECONNREFUSED …'],
  ['拷到/srv/备份/王强的盘，写不进', '拷到…，写不进'],
  [
    'rsync: mkdir "/srv/my files/王强" failed: No space left on device (28)',
    'rsync: mkdir … failed: No space left on device (28)',
  ],
  ['写不进 C:\\数据\\王强 了', '写不进 … 了'],
  ['发给 王强@县局.政务 的退回来了', '发给 … 的退回来了'],
  ['网关.县政务 没有回答', '… 没有回答'],
  [
    'app-1（从 2026-12-01 02:30 起）、app-2（从 2026-12-01 02:31 起）',
    '…（从 2026-12-01 02:30 起）、…（从 2026-12-01 02:31 起）',
  ],
  // What helps stays.
  [
    '把hongdun-20261201-023000.dump装到临时的库里核对，用了 20 秒',
    '把hongdun-20261201-023000.dump装到临时的库里核对，用了 20 秒',
  ],
  [
    '请运行 hongdun keys backup（或者 keys split），还要看 SMS_SUCCESS',
    '请运行 hongdun keys backup（或者 keys split），还要看 SMS_SUCCESS',
  ],
  [
    'The database does not answer within 2.5s; restart the program',
    'The database does not answer within 2.5s; restart the program',
  ],
  ['最近一次 2026-12-01 02:30，2.4 GB，版本 0.28.0', '最近一次 2026-12-01 02:30，2.4 GB，版本 0.28.0'],
])('a diagnosis tells no address, folder or user of the bureau’s network: %s', (words, told) => {
  expect(withoutPlaces(words)).toBe(told);
});

/** A machine of which everything is told. */
const bad: UpkeepLook = {
  freeBytes: 1024,
  takesFiles: false,
  storeFault: '回答 503',
  backups: [{ at, isGood: false, bytes: 0, words: '没有 pg_dump', copyFault: null }],
  rehearsals: [{ at, isGood: false, seconds: 0, words: '装不出来' }],
  backedUpSince: null,
  areKeysKept: false,
  isBackedUp: true,
  scanner: { answers: false, answeredAt: at, signaturesAt: new Date(0), fault: 'timeout' },
  hasSwitchboard: true,
  startedAt: new Date(at.getTime() - 900_000_000),
  version: '0.28.0',
  certificateEndsAt: at,
  database: {
    answers: true,
    takesRows: true,
    oldestWaitingAt: new Date(0),
    waitingMessages: 4,
    failedMessages: 3,
    unconfirmedMessages: 3,
    failingWays: [{ channel: 'sms', done: 5, undone: 5 }],
    ledgerCheck: { at, lines: 5, isWhole: false },
    head: { n: 1, at, lines: 5 },
    oldestJob: { name: 'send', since: new Date(0) },
    failedJobs: 2,
    instances: [],
    longestReader: { since: new Date(0), named: 'psql' },
    unfolded: { n: 70_000, failingSince: at },
    clock: { offsetMs: 90_000, withinMs: 5, isSameMachine: false },
    files: { waiting: 3, oldestAt: new Date(0), found: 1 },
    heard: [{ kind: 'calls', line: '8003', at: new Date(0) }],
  },
};

test('a diagnosis names nobody who has an account, also where a gateway has repeated him', () => {
  const text = diagnosisText({
    look: bad,
    findings: [],
    cards: [],
    at,
    people: ['王小强'],
    process: { node: 'v24', system: 'linux x64', uptimeSeconds: 1, memoryBytes: 1 },
    database: null,
    jobs: [],
    alerts: [],
    faults: [{ channel: 'sms', words: '账户王小强在 smsgw 余额不足', n: 2 }],
  });
  expect(text).toContain('余额不足');
  expect(text).not.toContain('王小强');
  expect(text).not.toContain('smsgw');
});

test('every sentence that the program itself finds of a machine stays as it is, so that whoever helps can read it', () => {
  const later = new Date(at.getTime() + 60_000);
  const findings = [...findingsOf(bad, later, 36), ...statusFindings(bad, later)];
  const told = [
    ...findings,
    ...statusCards(bad, findings, later).flatMap(({ name, head, detail }) => [name, head, detail]),
  ];
  for (const { zh } of told) {
    expect(withoutPlaces(zh)).toBe(zh);
  }
});
