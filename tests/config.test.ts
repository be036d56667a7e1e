import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { expect, test } from 'vitest';
import { doubtsOf, readConfig } from '../src/config.ts';
import { StartFault } from '../src/domain/base/start/start-fault.ts';

test('Without settings the program runs on this machine alone, with its own database.', () => {
  const config = readConfig({});
  expect(config).toMatchObject({ port: 12315, host: '127.0.0.1', databaseUrl: null, demoPassword: 'hongdun-demo' });
  expect(config).toMatchObject({ publicUrl: 'http://127.0.0.1:12315', secureCookies: false, smtp: null, sms: null });
  expect(config.dataDir).toBe(`${process.cwd()}/data`);
});

test('The example file shows the defaults, and a setting left empty there takes its default.', () => {
  const example = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'));
  expect(readConfig(example)).toEqual(readConfig({}));
  const source = readFileSync(new URL('../src/config.ts', import.meta.url), 'utf8');
  const named = [...source.matchAll(/^ {2}([A-Z_]+): (?:z\.|optional)/gmu)].map((match) => match[1]);
  expect(named.length).toBeGreaterThan(10);
  expect(Object.keys(example).toSorted()).toEqual(named.toSorted());
});

const bad: [string, Record<string, string>][] = [
  ['PORT', { PORT: 'abc' }],
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: '80.5' }],
  ['HOST', { HOST: 'http://a' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://root@host/db' }],
  ['DATABASE_URL', { DATABASE_URL: 'postgresql://hongdun:a@10.0.0.1:5432,10.0.0.2:5432/hongdun' }],
  ['DEMO_PASSWORD', { DEMO_PASSWORD: 'short' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['PUBLIC_URL', { PUBLIC_URL: '12315.example' }],
  // operations B5: links begin at the name.
  ['PUBLIC_URL', { PUBLIC_URL: 'https://a.example/12315' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
  ['TRUST_PROXY', { TRUST_PROXY: '10' }],
  ['SECURE_COOKIES', { SECURE_COOKIES: '1' }],
  ['SMTP_URL', { SMTP_URL: 'http://mail' }],
  ['SMTP_FROM', { SMTP_URL: 'smtp://mail:25' }],
  ['SMTP_FROM', { SMTP_FROM: 'a@b.cn\r\nBcc: c@d.cn' }],
  ['LEDGER_HEAD_MAIL', { LEDGER_HEAD_MAIL: 'archive@example.gov.cn' }],
  ['SMS_URL', { SMS_URL: 'ftp://gateway' }],
  ['CLAMD_SOCKET', { CLAMD_SOCKET: 'clamd.ctl' }],
  ['EXCHANGE_URL', { EXCHANGE_URL: 'city.example', EXCHANGE_KEY: 'k'.repeat(32) }],
  ['EXCHANGE_URL', { EXCHANGE_KEY: 'k'.repeat(32) }],
  ['EXCHANGE_KEY', { EXCHANGE_URL: 'https://city.example' }],
  ['EXCHANGE_KEY', { EXCHANGE_URL: 'https://city.example', EXCHANGE_KEY: 'short' }],
  ['EXCHANGE_COUNTIES_FILE', { EXCHANGE_COUNTIES_FILE: '/nowhere' }],
  ['SWITCHBOARD_KEY', { SWITCHBOARD_KEY: 'short' }],
  ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example', OIDC_CLIENT_ID: 'hongdun' }],
  ['OIDC_ISSUER', { OIDC_CLIENT_ID: 'hongdun' }],
  ['OIDC_CLIENT_ID', { OIDC_ISSUER: 'https://login.example' }],
  ['OIDC_CLIENT_SECRET', { OIDC_CLIENT_SECRET: 'short' }],
  [
    'OIDC_CLIENT_SECRET_FILE',
    { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'hongdun', OIDC_CLIENT_SECRET_FILE: '/nowhere' },
  ],
  ['KEEP_DAYS', { KEEP_DAYS: 'ever' }],
  ['BACKUP_ENCRYPT', { BACKUP_ENCRYPT: 'true' }],
  ['BACKUP_COPY', { BACKUP_COPY: '--rsh=sh /x' }],
  ['BACKUP_COPY', { BACKUP_COPY: 'elsewhere' }],
  ['FILES_STORE', { FILES_STORE: '/mnt/files' }],
  // What lies there is not encrypted, and goes over no open line.
  [
    'FILES_STORE',
    { FILES_STORE: 'http://store.example/b', FILES_STORE_ID: 'hongdun', FILES_STORE_SECRET: 'of-the-store' },
  ],
  [
    'FILES_STORE',
    {
      FILES_STORE: 'https://store.example/b/files',
      FILES_STORE_ID: 'hongdun',
      FILES_STORE_SECRET: 'of-the-store',
      BACKUP_COPY: 'https://store.example/b/kept',
      BACKUP_COPY_ID: 'hongdun',
      BACKUP_COPY_SECRET: 'of-the-store',
    },
  ],
  ['FILES_STORE_ID', { FILES_STORE: 'https://store.example/bucket/hongdun' }],
  ['FILES_STORE_SECRET', { FILES_STORE: 'https://store.example/bucket', FILES_STORE_ID: 'hongdun' }],
  ['BACKUP_COPY_ID', { BACKUP_COPY: 'https://store.example/bucket/hongdun' }],
  ['BACKUP_COPY_SECRET', { BACKUP_COPY: 'https://store.example/bucket/hongdun', BACKUP_COPY_ID: 'hongdun' }],
  [
    'BACKUP_COPY_SECRET_FILE',
    { BACKUP_COPY: 'https://store.example/b/h', BACKUP_COPY_ID: 'hongdun', BACKUP_COPY_SECRET_FILE: '/nowhere' },
  ],
  ['SMS_BODY', { SMS_BODY: '{"to":"{to}"}' }],
  ['AUDIT_SYSLOG', { AUDIT_SYSLOG: 'logs.example:514' }],
  ['AUDIT_SYSLOG', { AUDIT_SYSLOG: 'udp://logs.example:99999' }],
  ['SMS_BODY', { SMS_BODY: '{"to":{to},"text":{text}' }],
  ['SMS_HEADERS', { SMS_HEADERS: 'Authorization: Bearer' }],
  ['SMS_HEADERS', { SMS_HEADERS: '{"a":1}' }],
  ['SMS_SUCCESS', { SMS_SUCCESS: 'a\nb' }],
  ['SMS_TYPE', { SMS_TYPE: 'text' }],
  ['WEBHOOKS_FILE', { WEBHOOKS_FILE: '/nowhere' }],
  ['SMS_RECEIPT_KEY', { SMS_RECEIPT_KEY: 'short' }],
  ['SMS_GATEWAY', { SMS_GATEWAY: 'unicom' }],
  ['SMS_METHOD', { SMS_METHOD: 'PUT' }],
  ['SMS_METHOD', { SMS_METHOD: 'GET', SMS_URL: 'https://sms.example/send?m={to}' }],
  ['SMS_SIGN', { SMS_SIGN: '【青禾市监】' }],
  ['SMS_TEMPLATES_FILE', { SMS_TEMPLATES_FILE: '/nowhere' }],
  ['SMS_TEMPLATES_FILE', { SMS_BODY: '{"to":"{to}","template":"{template}"}' }],
  ['SMS_KEY_ID', { SMS_GATEWAY: 'aliyun' }],
  ['SMS_KEY_ID', { SMS_KEY_ID: 'a b' }],
  ['SMS_KEY_SECRET', { SMS_GATEWAY: 'aliyun', SMS_KEY_ID: 'LTAI5example' }],
  ['SMS_SIGN', { SMS_GATEWAY: 'aliyun', SMS_KEY_ID: 'LTAI5example', SMS_KEY_SECRET: 'secret-of-it' }],
  [
    'SMS_APP_ID',
    { SMS_GATEWAY: 'tencent', SMS_KEY_ID: 'AKIDexample', SMS_KEY_SECRET: 'secret-of-it', SMS_SIGN: '青禾市监' },
  ],
  [
    'SMS_TEMPLATES_FILE',
    { SMS_GATEWAY: 'aliyun', SMS_KEY_ID: 'LTAI5example', SMS_KEY_SECRET: 'secret-of-it', SMS_SIGN: '青禾市监' },
  ],
];

test.each(bad)('A bad %s stops the start with a sentence in Chinese and English that names it: %j', (name, env) => {
  expect(() => readConfig(env)).toThrow(StartFault);
  expect(() => readConfig(env)).toThrow(
    new RegExp(`^设置 ${name} 有误：.+。\\(The setting ${name} is wrong: .+\\.\\)$`, 'u'),
  );
});

test('The counties below are read out of a file, a line each, and none is read twice.', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hongdun-counties-')), 'counties');
  const [one, two] = ['a'.repeat(32), 'b'.repeat(40)];
  const read = (text: string, more: Record<string, string> = {}) => {
    writeFileSync(file, text);
    return readConfig({ EXCHANGE_COUNTIES_FILE: file, ...more }).exchangeCounties;
  };
  expect(read(`# 下级\n\n990101  https://a.example ${one}\n990102\thttp://b.example ${two}\n`)).toEqual([
    { countyId: 990101, url: 'https://a.example', key: one },
    { countyId: 990102, url: 'http://b.example', key: two },
  ]);
  for (const wrong of [
    `990101 https://a.example`,
    `990101 https://a.example short`,
    `99010 https://a.example ${one}`,
    `990101 ftp://a.example ${one}`,
    `990101 https://a.example ${one} more`,
    `990101 https://a.example ${one}\n990101 https://b.example ${two}`,
    `990101 https://a.example ${one}\n990102 https://b.example ${one}`,
  ])
    expect(() => read(wrong), wrong).toThrow('EXCHANGE_COUNTIES_FILE');
  // The key of the line to the network above is nobody else's.
  const above = { EXCHANGE_URL: 'https://up.example', EXCHANGE_KEY: one };
  expect(() => read(`990101 https://a.example ${one}`, above)).toThrow('EXCHANGE_COUNTIES_FILE');
  expect(read('')).toEqual([]);
});

test('operations B10: with PRACTICE nothing that is set leads out of the machine; without it all of it does.', () => {
  const set = {
    SMTP_URL: 'smtp://mail.example',
    SMTP_FROM: 'a@b.example',
    SMS_URL: 'https://sms.example',
    SMS_RECEIPT_KEY: 'r'.repeat(32),
    EXCHANGE_URL: 'https://up.example',
    EXCHANGE_KEY: 'k'.repeat(32),
    AUDIT_SYSLOG: 'udp://log.example:514',
    LEDGER_HEAD_MAIL: 'head@b.example',
    BACKUP_COPY: 'kept@backup.example:/srv/copies',
  };
  const waysOf = (env: Record<string, string>) => {
    const { smtp, sms, smsReceipts, exchange, auditSyslog, ledgerHeads, backup } = readConfig({ ...set, ...env });
    return [smtp, sms, smsReceipts, exchange, auditSyslog, ledgerHeads.mail, backup.copy];
  };
  expect(waysOf({ PRACTICE: 'yes' }).every((way) => way === null)).toBe(true);
  expect(waysOf({}).every((way) => way !== null)).toBe(true);
});

test('security F9: trusted proxies are told by yes, no or their number.', () => {
  const trusted = ['', 'no', 'yes', '2'].map((TRUST_PROXY) => readConfig({ TRUST_PROXY }).trustProxy);
  expect(trusted).toEqual([0, 0, 1, 2]);
});

test('The sentence about a bad setting never repeats its value, which may hold a password.', () => {
  expect(() => readConfig({ DATABASE_URL: 'postgres://a:s3cret@host' })).toThrow(/^(?!.*s3cret)/u);
});

test('A public address over https makes cookies secure, and loses its last slash.', () => {
  expect(readConfig({ PUBLIC_URL: 'https://12315.example/' })).toMatchObject({
    publicUrl: 'https://12315.example',
    secureCookies: true,
  });
});

test('A database on a unix socket may be named, as well as one on another machine.', () => {
  for (const url of ['postgresql://hongdun@/hongdun?host=%2Frun%2Fpg', 'postgres://a:b@db.example:5433/hongdun']) {
    expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
  }
});

test('A provider’s words for the second factor are those that are there: an empty one would be in any answer.', () => {
  const env = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'hongdun' };
  const wordsOf = (OIDC_SECOND_FACTOR: string) => readConfig({ ...env, OIDC_SECOND_FACTOR }).oidc?.factorWords;
  expect(['mfa,', ' , otp,,mfa', ','].map(wordsOf)).toEqual([['mfa'], ['otp', 'mfa'], []]);
});

test('The SMS gateway is spoken to in the type that was named.', () => {
  const { sms } = readConfig({ SMS_URL: 'https://sms.example/send', SMS_TYPE: 'application/json' });
  expect(sms).toEqual({
    url: 'https://sms.example/send',
    body: '{"id":"{id}","to":"{to}","text":"{text}"}',
    contentType: 'application/json',
  });
});

test('operations B5: a name that is no setting is said with the one that was meant, and so is a public address that is missing.', () => {
  const file = ['PORT', 'PUBLC_URL', 'SMS_SIGNN', 'BACKUP_DIR', 'TZ', 'COLOUR'];
  const env = { HOME: '/root', HOSTNAME: 'a', http_proxy: 'x', public_url: 'x', DATABASE_URI: 'x', SMS_TOKEN: 'x' };
  const said = doubtsOf({ ...Object.fromEntries(file.map((name) => [name, 'x'])), ...env }, file);
  expect(said.map((one) => /^没有 (\S+) 这个设置.*?(?:是不是 (\S+)？)?\(/u.exec(one)?.slice(1) ?? one)).toEqual([
    ['PUBLC_URL', 'PUBLIC_URL'],
    ['SMS_SIGNN', 'SMS_SIGN'],
    ['COLOUR', undefined],
    ['public_url', 'PUBLIC_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['SMS_TOKEN', undefined],
    expect.stringContaining('设置 PUBLIC_URL 没有填') as unknown,
  ]);
  expect(doubtsOf({ PUBLIC_URL: 'https://a.example', PORT: '1' }, ['PORT'])).toEqual([]);
});

test('operations A6: a cloud is reached at its own address with the templates of the file, and two places that touch are refused.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-templates-'));
  const SMS_TEMPLATES_FILE = join(folder, 'templates.json');
  const cloud = {
    SMS_GATEWAY: 'tencent',
    SMS_KEY_ID: 'AKIDexample',
    SMS_KEY_SECRET: 'secret-of-it',
    SMS_SIGN: '青禾市监',
  };
  const env = { ...cloud, SMS_APP_ID: '1400000001', SMS_TEMPLATES_FILE };
  writeFileSync(SMS_TEMPLATES_FILE, JSON.stringify([{ id: '100001', text: '您的投诉{1}已登记。' }]));
  expect(readConfig(env).sms).toMatchObject({
    cloud: { kind: 'tencent', url: 'https://sms.tencentcloudapi.com/', appId: '1400000001' },
    templates: [{ id: '100001', words: ['您的投诉', '已登记。'], names: ['1'] }],
  });
  writeFileSync(SMS_TEMPLATES_FILE, JSON.stringify([{ id: '100001', text: '您的投诉{1}{2}。' }]));
  expect(() => readConfig(env)).toThrow(/设置 SMS_TEMPLATES_FILE 有误.*不能挨着/u);
  rmSync(folder, { recursive: true });
});

test('Another system is reached by https, or by http where the file says that it is near; of one name there is one.', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hongdun-hooks-'));
  const WEBHOOKS_FILE = join(folder, 'webhooks.json');
  const hook = {
    name: 'oa',
    url: 'https://oa.example.gov.cn/hongdun',
    secret: 's'.repeat(40),
    events: ['filed', 'closed'],
  };
  const read = (...hooks: object[]) => {
    writeFileSync(WEBHOOKS_FILE, JSON.stringify(hooks));
    return readConfig({ WEBHOOKS_FILE }).hooks;
  };
  expect(read(hook)).toEqual([{ ...hook, local: false }]);
  expect(read({ ...hook, url: 'http://127.0.0.1:8080/', local: true })).toHaveLength(1);
  for (const wrong of [{ url: 'http://oa.example.gov.cn/' }, { secret: 'short' }, { events: [] }, { events: ['told'] }])
    expect(() => read({ ...hook, ...wrong })).toThrow(/设置 WEBHOOKS_FILE 有误/u);
  expect(() => read(hook, hook)).toThrow(/设置 WEBHOOKS_FILE 有误/u);
  rmSync(folder, { recursive: true });
});
