import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { strayNames } from './domain/base/start/setting-names.ts';
import { StartFault } from './domain/base/start/start-fault.ts';
import type { Retention } from './domain/base/backup/retention.ts';
import type { CopyTarget } from './outside/backup/copy.ts';
import type { ExchangeSettings } from './outside/exchange.ts';
import type { Bucket } from './outside/shelf/s3.ts';
import type { OidcSettings } from './outside/oidc.ts';
import { hookEventNames, type HookEvent } from './domain/matter/hook/hook.ts';
import { cloudUrls } from './outside/gateway/cloud.ts';
import type { HookSettings } from './outside/gateway/hook.ts';
import { templateOf } from './outside/gateway/template.ts';
import { isJsonShape, isShape } from './outside/gateway/shape.ts';
import type { SmsSettings } from './outside/sms.ts';

/** A command cannot be done with what it was given; the message is the sentence to print. */
export class BadSetting extends Error {}

/** Which setting is wrong when the machine lets nobody listen there. */
export function cannotListen({ host, port }: { host: string; port: number }, error: NodeJS.ErrnoException): StartFault {
  const place = `${host}:${port}`;
  const why = error.code ?? error.message;
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(why)) return new StartFault('address-away', { place, why });
  const name = error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'PORT' : 'HOST';
  return new StartFault('address-taken', { name, place, why });
}

const empty = (value: unknown) => (value === '' ? undefined : value);
const yesNo = z.enum(['yes', 'no']).transform((word) => word === 'yes');
/** How many proxies are trusted: one, none, or their number. */
const proxies = z.union([
  yesNo.transform((isOne) => (isOne ? 1 : 0)),
  z
    .string()
    .regex(/^[1-9]$/u)
    .transform(Number),
]);
const upTo = (most: number) => z.coerce.number().int().min(0).max(most);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(empty, schema.optional());

/** Every setting of the machine; what a county may differ in is a row of the database instead. .env.example explains each. */
const Settings = z.object({
  PORT: z.preprocess(empty, z.coerce.number().int().min(0).max(65535).default(12315)),
  HOST: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[\w.:-]+$/u)
      .default('127.0.0.1'),
  ),
  DATA_DIR: z.preprocess(
    empty,
    z
      .string()
      .refine((path) => !path.includes('\0'))
      .default('./data'),
  ),
  REPORTER_KEY_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  LEDGER_HEAD_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  LEDGER_HEAD_MAIL: optional(z.email()),
  REPORTER_KEYS_LOST: optional(z.string().regex(/^[\w-]{1,40}(?:[ ,]+[\w-]{1,40})*$/u)),
  // One host: the driver knows no list of them, and would look for a host of that name.
  DATABASE_URL: optional(z.string().regex(/^postgres(ql)?:\/\/(?:[^\s/@]{0,300}@)?[^\s,@]*\/[^\s/,]+$/u)),
  DEMO_PASSWORD: z.preprocess(empty, z.string().min(8).max(128).default('hongdun-demo')),
  LOG_LEVEL: z.preprocess(empty, z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info')),
  METRICS_OPEN: z.preprocess(empty, yesNo.default(false)),
  PRACTICE: z.preprocess(empty, yesNo.default(false)),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/u }).refine(isOnlyPlace)),
  TRUST_PROXY: z.preprocess(empty, proxies.default(0)),
  SECURE_COOKIES: optional(yesNo),
  SMTP_URL: optional(z.url({ protocol: /^smtps?$/u, hostname: /.*/u })),
  SMTP_FROM: optional(z.string().regex(/^[^\r\n]*[^\s@]+@[^\s@]+>?$/u)),
  SMS_URL: optional(z.url({ protocol: /^https?$/u })),
  SMS_BODY: z.preprocess(empty, z.string().default('{"id":"{id}","to":"{to}","text":"{text}"}')),
  SMS_GATEWAY: z.preprocess(empty, z.enum(['plain', 'aliyun', 'tencent']).default('plain')),
  SMS_METHOD: z.preprocess(empty, z.enum(['POST', 'GET']).default('POST')),
  SMS_SIGN: optional(z.string().regex(/^[^【】\s]{2,30}$/u)),
  SMS_TEMPLATES_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  SMS_KEY_ID: optional(z.string().regex(/^[\w-]{8,128}$/u)),
  SMS_KEY_SECRET: optional(z.string().regex(/^\S{8,200}$/u)),
  WEBHOOKS_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  SMS_RECEIPT_KEY: optional(z.string().regex(/^[\w-]{32,200}$/u)),
  SMS_APP_ID: optional(z.string().regex(/^\d{6,20}$/u)),
  CLAMD_SOCKET: optional(z.string().regex(/^\/[^\0]+$/u)),
  EXCHANGE_URL: optional(z.url({ protocol: /^https?$/u })),
  EXCHANGE_KEY: optional(z.string().min(32).max(200)),
  EXCHANGE_COUNTIES_FILE: optional(z.string()),
  SWITCHBOARD_KEY: optional(z.string().min(32).max(200)),
  AUDIT_SYSLOG: optional(
    z
      .string()
      .regex(/^(?:(?:udp|tcp|tls):\/\/[\w.:[\]-]+|unix:\/\/\/[^\s\0]+)$/u)
      .refine((url) => URL.canParse(url)),
  ),
  OIDC_ISSUER: optional(z.url({ protocol: /^https?$/u })),
  OIDC_CLIENT_ID: optional(z.string().regex(/^[^\r\n]{1,200}$/u)),
  OIDC_CLIENT_SECRET: optional(z.string().min(8).max(400)),
  OIDC_CLIENT_SECRET_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  OIDC_CLAIM: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[\w:./-]{1,100}$/u)
      .default('sub'),
  ),
  OIDC_SECOND_FACTOR: optional(z.string().regex(/^[^\r\n]{1,400}$/u)),
  SMS_HEADERS: optional(z.string().refine((words) => headersIn(words) !== null)),
  SMS_SUCCESS: optional(z.string().regex(/^[^\r\n]{1,200}$/u)),
  SMS_TYPE: optional(z.enum(['application/json', 'application/x-www-form-urlencoded'])),
  BACKUP_DIR: z.preprocess(
    empty,
    z
      .string()
      .refine((path) => !path.includes('\0'))
      .default('/var/backups/hongdun'),
  ),
  BACKUP_KEY_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  BACKUP_ENCRYPT: z.preprocess(empty, yesNo.default(true)),
  KEEP_DAYS: z.preprocess(empty, upTo(3650).default(30)),
  KEEP_WEEKS: z.preprocess(empty, upTo(520).default(0)),
  KEEP_MONTHS: z.preprocess(empty, upTo(120).default(0)),
  BACKUP_COPY: optional(z.string().regex(/^(?:https?:\/\/[^\s/]+\/\S+|(?!-)[^\s\0]*\/[^\s\0]*|[\w.@-]+:[^\s\0]*)$/u)),
  BACKUP_COPY_SAME_DISK: z.preprocess(empty, yesNo.default(false)),
  BACKUP_COPY_REGION: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[\w-]{1,60}$/u)
      .default('us-east-1'),
  ),
  BACKUP_COPY_ID: optional(z.string().regex(/^\S{3,200}$/u)),
  BACKUP_COPY_SECRET: optional(z.string().min(8).max(400)),
  BACKUP_COPY_SECRET_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  FILES_STORE: optional(z.string().regex(/^https?:\/\/[^\s/]+\/\S+$/u)),
  FILES_STORE_REGION: z.preprocess(
    empty,
    z
      .string()
      .regex(/^[\w-]{1,60}$/u)
      .default('us-east-1'),
  ),
  FILES_STORE_ID: optional(z.string().regex(/^\S{3,200}$/u)),
  FILES_STORE_SECRET: optional(z.string().min(8).max(400)),
  FILES_STORE_SECRET_FILE: optional(z.string().refine((path) => !path.includes('\0'))),
  PG_BIN: z.preprocess(
    empty,
    z
      .string()
      .regex(/^\/[^\0]*$/u)
      .default('/usr/lib/postgresql/17/bin'),
  ),
});

type Name = keyof z.infer<typeof Settings>;

/** What each setting must look like, for the sentence that refuses it. */
const wanted = {
  PORT: ['应为 0 到 65535 的整数', 'must be a whole number from 0 to 65535'],
  HOST: ['应为本机的地址，如 127.0.0.1 或 0.0.0.0', 'must be an address of this machine, such as 127.0.0.1 or 0.0.0.0'],
  DATA_DIR: ['应为一个目录', 'must be a folder'],
  REPORTER_KEY_FILE: ['应为一个文件的路径', 'must be the path of a file'],
  LEDGER_HEAD_FILE: ['应为另一块盘上一个文件的路径', 'must be the path of a file on another disk'],
  LEDGER_HEAD_MAIL: [
    '应为一个电子邮箱地址，并且填了 SMTP_URL，不然邮件发不出去',
    'must be an e-mail address, and needs SMTP_URL, without which no mail goes out',
  ],
  REPORTER_KEYS_LOST: ['应为密钥的代号，用逗号隔开', 'must be names of keys with commas between'],
  DATABASE_URL: [
    '应为 postgresql://用户:密码@主机:5432/库名，主机只写一台；主备两台的写它们前面的 HAProxy',
    'must be postgresql://user:password@host:5432/database, with one host: that of the proxy where there are two servers',
  ],
  DEMO_PASSWORD: ['应为 8 到 128 个字', 'must have 8 to 128 characters'],
  LOG_LEVEL: [
    '应为 trace、debug、info、warn、error、silent 之一',
    'must be one of trace, debug, info, warn, error, silent',
  ],
  PUBLIC_URL: [
    '应为群众访问的网址，如 https://12315.example.gov.cn，域名后面不带路径',
    'must be the address people open, such as https://12315.example.gov.cn, with no path behind the name',
  ],
  METRICS_OPEN: ['应为 yes 或 no', 'must be yes or no'],
  PRACTICE: ['应为 yes 或 no', 'must be yes or no'],
  TRUST_PROXY: [
    '应为 yes、no，或前面反向代理的层数（1 到 9）',
    'must be yes, no, or the number of proxies in front (1 to 9)',
  ],
  SECURE_COOKIES: ['应为 yes 或 no', 'must be yes or no'],
  SMTP_URL: ['应为 smtp://用户:密码@主机:587', 'must be smtp://user:password@host:587'],
  SMTP_FROM: ['应为一个电子邮箱地址，设置 SMTP_URL 时必填', 'must be an e-mail address, and is needed with SMTP_URL'],
  SMS_URL: ['应为短信网关的 http 或 https 网址', 'must be the http or https address of the SMS gateway'],
  SMS_BODY: [
    '应含有 {to} 和 {text}（按模板发的写 {template}）；是 JSON 的，填上以后要是合法的 JSON（{to}、{text} 写在引号里）',
    'must contain {to} and {text} (or {template}), and be valid JSON once they are filled in, where it is JSON',
  ],
  SMS_GATEWAY: [
    '应为 plain（照 SMS_BODY 的样子发）、aliyun（阿里云短信服务）或 tencent（腾讯云短信）',
    'must be plain, aliyun or tencent',
  ],
  SMS_METHOD: [
    '应为 POST 或 GET；GET 的，{to} 和 {text}（按模板发的写 {template}）写在 SMS_URL 里',
    'must be POST or GET; of a GET the address must contain {to} and {text} (or {template})',
  ],
  SMS_SIGN: [
    '应为网关审核通过的短信签名，2 到 30 个字，不写【】；SMS_GATEWAY 是 aliyun、tencent 时必填',
    'must be the signature that the gateway approved, without brackets; needed with aliyun and tencent',
  ],
  SMS_TEMPLATES_FILE: [
    '应为一个读得到的 JSON 文件：[{"id":"模板编号","text":"审核通过的模板原文"}]，变量照原文写 ${名称} 或 {1}，两个变量不能挨着；SMS_GATEWAY 是 aliyun、tencent，或者 SMS_BODY 里写了 {template} 时必填',
    'must be a file of JSON, [{"id":"…","text":"…"}], whose variables do not touch; needed with aliyun, tencent and {template}',
  ],
  SMS_KEY_ID: [
    '应为云账号的 AccessKey ID（腾讯云叫 SecretId），SMS_GATEWAY 是 aliyun、tencent 时必填',
    'must be the id of the access key, and is needed with aliyun and tencent',
  ],
  SMS_KEY_SECRET: [
    '应为云账号的 AccessKey Secret（腾讯云叫 SecretKey），SMS_GATEWAY 是 aliyun、tencent 时必填',
    'must be the secret of the access key, and is needed with aliyun and tencent',
  ],
  WEBHOOKS_FILE: [
    `应为一个读得到的 JSON 文件：[{"name":"oa","url":"https://…","secret":"32 到 200 个字","events":["filed"]}]，name 不重复，events 从 ${hookEventNames.join('、')} 里选；没有加密的 http 和本机的系统要写 "local": true`,
    `must be a file of JSON, [{"name":"oa","url":"https://…","secret":"…","events":["filed"]}], with events of ${hookEventNames.join(', ')}; http and systems on this machine need "local": true`,
  ],
  SMS_RECEIPT_KEY: [
    '应为 32 到 200 个字母、数字，写在网关推回执的网址后面（?key=…）；openssl rand -hex 32 的输出就行',
    'must be 32 to 200 letters and figures, which the gateway sends behind the address (?key=…)',
  ],
  SMS_APP_ID: [
    '应为腾讯云短信的 SdkAppId（数字），SMS_GATEWAY 是 tencent 时必填',
    'must be the SdkAppId of Tencent Cloud, and is needed with tencent',
  ],
  CLAMD_SOCKET: [
    '应为查毒程序的套接字文件，如 /run/clamav/clamd.ctl',
    'must be the socket of the virus scanner, such as /run/clamav/clamd.ctl',
  ],
  EXCHANGE_URL: [
    '应为上级（或下级）程序的 http 或 https 网址，设置 EXCHANGE_KEY 时必填',
    'must be the http or https address of the other side’s program, and is needed with EXCHANGE_KEY',
  ],
  EXCHANGE_KEY: [
    '应为 32 到 200 个字的密钥，两边一样，设置 EXCHANGE_URL 时必填',
    'must be a key of 32 to 200 characters, the same on both sides, and is needed with EXCHANGE_URL',
  ],
  EXCHANGE_COUNTIES_FILE: [
    '应为一个读得到的文本文件，一县一行：县的六位数字、网址、32 到 200 个字的密钥，用空格隔开，县和密钥都不能重复',
    'must be a text file that can be read, a line a county: its six figures, its address, and a key of 32 to 200 characters, no county and no key twice',
  ],
  SWITCHBOARD_KEY: [
    '应为 32 到 200 个字的密钥，和话务平台那边的一样',
    'must be a key of 32 to 200 characters, the same as the switchboard holds',
  ],
  AUDIT_SYSLOG: [
    '应为 udp://主机:514、tcp://主机:601、tls://主机:6514 或 unix:///套接字的路径',
    'must be udp://host:514, tcp://host:601, tls://host:6514 or unix:///path/of/a/socket',
  ],
  OIDC_ISSUER: [
    '应为统一身份认证的 https 网址（本机的可以是 http），设置 OIDC_CLIENT_ID 时必填',
    'must be the https address of the provider (http on this machine alone), and is needed with OIDC_CLIENT_ID',
  ],
  OIDC_CLIENT_ID: [
    '应为统一身份认证给本县的客户端代号，设置 OIDC_ISSUER 时必填',
    'must be the client id that the provider gave, and is needed with OIDC_ISSUER',
  ],
  OIDC_CLIENT_SECRET: ['应为 8 到 400 个字的密钥', 'must be a secret of 8 to 400 characters'],
  OIDC_CLIENT_SECRET_FILE: [
    '应为一个读得到的文件，里面一行是密钥；和 OIDC_CLIENT_SECRET 只填一个',
    'must be a file that can be read with the secret on one line; only one of it and OIDC_CLIENT_SECRET is set',
  ],
  OIDC_CLAIM: ['应为认证结果里的一项，如 sub 或 employee_number', 'must be a claim, such as sub or employee_number'],
  OIDC_SECOND_FACTOR: ['应为几个词，用逗号隔开，如 mfa,otp', 'must be words with commas between, such as mfa,otp'],
  SMS_HEADERS: [
    '应为一个 JSON，如 {"Authorization":"Bearer …"}，里面都是文字',
    'must be JSON such as {"Authorization":"Bearer …"}, with texts alone',
  ],
  SMS_SUCCESS: [
    '应为“路径=值”，如 code=0，或者成功的回答里的一段文字',
    'must be a path and a value, such as code=0, or words of an answer that means success',
  ],
  SMS_TYPE: [
    '应为 application/json 或 application/x-www-form-urlencoded',
    'must be application/json or application/x-www-form-urlencoded',
  ],
  BACKUP_DIR: ['应为放备份的目录', 'must be the folder of the backups'],
  BACKUP_KEY_FILE: ['应为一个文件的路径', 'must be the path of a file'],
  BACKUP_ENCRYPT: ['应为 yes 或 no', 'must be yes or no'],
  KEEP_DAYS: ['应为天数，0 到 3650 的整数', 'must be a number of days, 0 to 3650'],
  KEEP_WEEKS: ['应为周数，0 到 520 的整数', 'must be a number of weeks, 0 to 520'],
  KEEP_MONTHS: ['应为月数，0 到 120 的整数', 'must be a number of months, 0 to 120'],
  BACKUP_COPY: [
    '应为 rsync 的目的地（用户@主机:/目录，或者挂上的 /目录），或者对象存储的网址 https://主机/桶/目录（这时要填 BACKUP_COPY_ID 和 BACKUP_COPY_SECRET）',
    'must be a target of rsync (user@host:/folder, or a mounted /folder) or https://host/bucket/folder of an S3-compatible store, with BACKUP_COPY_ID and BACKUP_COPY_SECRET',
  ],
  BACKUP_COPY_SAME_DISK: ['应为 yes 或 no', 'must be yes or no'],
  BACKUP_COPY_REGION: ['应为对象存储的区域，如 us-east-1', 'must be the region of the store, such as us-east-1'],
  BACKUP_COPY_ID: [
    '应为对象存储给的访问代号，BACKUP_COPY 是网址时必填',
    'must be the access key id of the store, and is needed where BACKUP_COPY is an address',
  ],
  BACKUP_COPY_SECRET: [
    '应为对象存储给的密钥，8 到 400 个字，BACKUP_COPY 是网址时必填（或者填 BACKUP_COPY_SECRET_FILE）',
    'must be the secret of the store, 8 to 400 characters, and is needed where BACKUP_COPY is an address',
  ],
  BACKUP_COPY_SECRET_FILE: [
    '应为一个读得到的文件，里面一行是密钥；和 BACKUP_COPY_SECRET 只填一个',
    'must be a file that can be read with the secret on one line; only one of it and BACKUP_COPY_SECRET is set',
  ],
  FILES_STORE: [
    '应为对象存储的 https 网址 https://主机/桶/目录（本机的可以是 http），不能是 BACKUP_COPY 的那个桶：一个桶没了，附件和备份一起没了',
    'must be https://host/bucket/folder of an S3-compatible store (http on this machine alone), in another bucket than BACKUP_COPY',
  ],
  FILES_STORE_REGION: ['应为对象存储的区域，如 us-east-1', 'must be the region of the store, such as us-east-1'],
  FILES_STORE_ID: [
    '应为对象存储给的访问代号，填了 FILES_STORE 时必填',
    'must be the access key id of the store, and is needed with FILES_STORE',
  ],
  FILES_STORE_SECRET: [
    '应为对象存储给的密钥，8 到 400 个字，填了 FILES_STORE 时必填（或者填 FILES_STORE_SECRET_FILE）',
    'must be the secret of the store, 8 to 400 characters, and is needed with FILES_STORE',
  ],
  FILES_STORE_SECRET_FILE: [
    '应为一个读得到的文件，里面一行是密钥；和 FILES_STORE_SECRET 只填一个',
    'must be a file that can be read with the secret on one line; only one of it and FILES_STORE_SECRET is set',
  ],
  PG_BIN: ['应为放 pg_dump 和 pg_restore 的目录', 'must be the folder of pg_dump and pg_restore'],
} as const satisfies Record<Name, readonly [zh: string, en: string]>;

/** Parsed once at the start; nothing else reads the environment. */
export interface Config {
  /** A machine for practice: nothing leaves it, and every page says what it is. */
  isPractice: boolean;
  port: number;
  host: string;
  dataDir: string;
  /** The keys that seal reporters; never in the database. */
  reporterKeyFile: string;
  /** The names of keys that are lost for ever: without them the program starts all the same. */
  reporterKeysLost: ReadonlySet<string>;
  /** Where the heads of the ledger are sent besides the database. */
  ledgerHeads: { file: string | null; mail: string | null };
  /** Null: the embedded server is used. */
  databaseUrl: string | null;
  demoPassword: string;
  logLevel: string;
  publicUrl: string;
  /** How many proxies in front are trusted to say whom they heard. */
  trustProxy: number;
  /** Whether machines besides this one may read /metrics. */
  opensMetrics: boolean;
  secureCookies: boolean;
  smtp: { url: string; from: string } | null;
  sms: SmsSettings | null;
  /** The systems that are told of events. */
  hooks: readonly (HookSettings & { events: readonly HookEvent[] })[];
  /** How the gateway's receipts look and the key that it shows; null while it sends none. */
  smsReceipts: { kind: Read['SMS_GATEWAY']; key: string } | null;
  /** The socket of the virus scanner; null while none is connected. */
  clamdSocket: string | null;
  /** The line to the network above or below; null while none is connected. */
  exchange: ExchangeSettings | null;
  /** The lines to the counties below a network, each with a key of its own. */
  exchangeCounties: readonly (ExchangeSettings & { countyId: number })[];
  /** The provider that vouches for people; null while none is connected. */
  oidc: OidcSettings | null;
  /** Where the trail is sent besides; null while it stays here. */
  auditSyslog: string | null;
  /** The secret that the answering machine and the gateway of incoming texts sign with; null while none is connected. */
  switchboardKey: string | null;
  /** The object store of attachments; null while they lie in the data folder. */
  fileStore: Bucket | null;
  backup: BackupSettings;
}

/** Every key file of the county: what a copy of its keys must hold. */
export function keyFilesOf({ reporterKeyFile, backup }: Config): { reporter: string; backup: string } {
  return { reporter: reporterKeyFile, backup: backup.keyFile };
}

/** Where backups go, for how long, and under which key. */
export interface BackupSettings {
  folder: string;
  keyFile: string;
  /** False only where the county has said so: whoever copies the disk reads everything. */
  isSealed: boolean;
  retention: Retention;
  /** The second place; null while there is none. */
  copy: CopyTarget | null;
  /** The folder of pg_dump and pg_restore. */
  pgBin: string;
}

/** Reads the settings, or refuses the first bad one with a sentence that names it and never repeats its value, which may be a secret. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const config = asSet(env);
  return config.isPractice ? keptInside(config) : config;
}

function asSet(env: Record<string, string | undefined>): Config {
  const parsed = Settings.safeParse(env);
  if (!parsed.success) throw refuse(parsed.error.issues[0]?.path[0] as Name);
  const { data } = parsed;
  if (data.SMTP_URL !== undefined && data.SMTP_FROM === undefined) throw refuse('SMTP_FROM');
  if (data.LEDGER_HEAD_MAIL !== undefined && data.SMTP_URL === undefined) throw refuse('LEDGER_HEAD_MAIL');
  if ((data.EXCHANGE_URL === undefined) !== (data.EXCHANGE_KEY === undefined))
    throw refuse(data.EXCHANGE_URL === undefined ? 'EXCHANGE_URL' : 'EXCHANGE_KEY');
  const publicUrl = data.PUBLIC_URL?.replace(/\/+$/u, '') ?? `http://${placeOf(data.HOST)}:${data.PORT}`;
  return {
    isPractice: data.PRACTICE,
    port: data.PORT,
    host: data.HOST,
    dataDir: resolve(data.DATA_DIR),
    reporterKeyFile: resolve(data.REPORTER_KEY_FILE ?? join(data.DATA_DIR, 'reporter.key')),
    reporterKeysLost: new Set(data.REPORTER_KEYS_LOST?.split(/[ ,]+/u)),
    ledgerHeads: headsOf(data),
    demoPassword: data.DEMO_PASSWORD,
    logLevel: data.LOG_LEVEL,
    publicUrl,
    trustProxy: data.TRUST_PROXY,
    opensMetrics: data.METRICS_OPEN,
    secureCookies: data.SECURE_COOKIES ?? publicUrl.startsWith('https:'),
    smtp: smtpOf(data),
    sms: smsOf(data),
    hooks: hooksOf(data),
    smsReceipts: data.SMS_RECEIPT_KEY === undefined ? null : { kind: data.SMS_GATEWAY, key: data.SMS_RECEIPT_KEY },
    exchange: exchangeOf(data),
    exchangeCounties: exchangeCountiesOf(data),
    oidc: oidcOf(data),
    fileStore: fileStoreOf(data),
    backup: backupOf(data),
    ...connectedTo(data),
  };
}

/** A machine for practice has people and matters that are real, so that nothing it does may be heard by anybody outside it, whatever is set. */
function keptInside(config: Config): Config {
  return {
    ...config,
    smtp: null,
    sms: null,
    smsReceipts: null,
    hooks: [],
    exchange: null,
    exchangeCounties: [],
    auditSyslog: null,
    ledgerHeads: { ...config.ledgerHeads, mail: null },
    backup: { ...config.backup, copy: null },
  };
}

type Read = z.infer<typeof Settings>;

function headsOf({ LEDGER_HEAD_FILE: file, LEDGER_HEAD_MAIL: mail }: Read): Config['ledgerHeads'] {
  return { file: file === undefined ? null : resolve(file), mail: mail ?? null };
}

/** What else of the machine is connected, or nothing. */
function connectedTo({ DATABASE_URL, CLAMD_SOCKET, AUDIT_SYSLOG, SWITCHBOARD_KEY }: Read) {
  return {
    databaseUrl: DATABASE_URL ?? null,
    clamdSocket: CLAMD_SOCKET ?? null,
    auditSyslog: AUDIT_SYSLOG ?? null,
    switchboardKey: SWITCHBOARD_KEY ?? null,
  } satisfies Partial<Config>;
}

function smtpOf({ SMTP_URL: url, SMTP_FROM: from }: Read): Config['smtp'] {
  return url === undefined || from === undefined ? null : { url, from };
}

function smsOf(read: Read): Config['sms'] {
  const { SMS_URL: url, SMS_BODY: body, SMS_TYPE: contentType, SMS_HEADERS, SMS_SUCCESS, SMS_METHOD: method } = read;
  const cloud = cloudOf(read);
  const templates = templatesOf(read);
  // Looked at without an address too, so that a wrong shape is told when it is written and not when the gateway comes.
  if (cloud === undefined && !isShapeRight(read)) throw refuse(method === 'GET' ? 'SMS_METHOD' : 'SMS_BODY');
  if (url === undefined && cloud === undefined) return null;
  const headers = SMS_HEADERS === undefined ? null : headersIn(SMS_HEADERS);
  return {
    url: url ?? '',
    body,
    ...(method === 'GET' ? { method } : {}),
    ...(cloud === undefined ? {} : { cloud }),
    ...(templates === undefined ? {} : { templates }),
    ...(read.SMS_SIGN === undefined ? {} : { sign: read.SMS_SIGN }),
    ...(contentType === undefined ? {} : { contentType }),
    ...(headers === null ? {} : { headers }),
    ...(SMS_SUCCESS === undefined ? {} : { success: successIn(SMS_SUCCESS) }),
  };
}

const Hooks = z
  .array(
    z.object({
      name: z.string().regex(/^[\w\u4e00-\u9fff-]{1,40}$/u),
      url: z.url({ protocol: /^https?$/u }),
      secret: z.string().min(32).max(200),
      events: z.array(z.enum(hookEventNames)).min(1),
      local: z.boolean().default(false),
    }),
  )
  .max(20)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length)
  // What goes over an open line may be read and kept back by anybody on it.
  .refine((all) => all.every(({ url, local }) => local || url.startsWith('https:')));

function hooksOf({ WEBHOOKS_FILE: file }: Read): Config['hooks'] {
  if (file === undefined) return [];
  const read = Hooks.safeParse(jsonIn(file));
  if (!read.success) throw refuse('WEBHOOKS_FILE');
  return read.data;
}

/** A cloud's native interface, whose key, signature and templates must all be there. */
function cloudOf(read: Read): SmsSettings['cloud'] {
  const { SMS_GATEWAY: kind, SMS_URL, SMS_SIGN: sign, SMS_KEY_ID: keyId, SMS_KEY_SECRET: keySecret, SMS_APP_ID } = read;
  if (kind === 'plain') return undefined;
  if (keyId === undefined) throw refuse('SMS_KEY_ID');
  if (keySecret === undefined) throw refuse('SMS_KEY_SECRET');
  if (sign === undefined) throw refuse('SMS_SIGN');
  if (kind === 'tencent' && SMS_APP_ID === undefined) throw refuse('SMS_APP_ID');
  if (read.SMS_TEMPLATES_FILE === undefined) throw refuse('SMS_TEMPLATES_FILE');
  return { kind, url: SMS_URL ?? cloudUrls[kind], keyId, keySecret, sign, appId: SMS_APP_ID ?? '' };
}

const Templates = z
  .array(z.object({ id: z.string().regex(/^[\w-]{1,60}$/u), text: z.string().min(1).max(1000) }))
  .min(1)
  .max(500);

function templatesOf({ SMS_TEMPLATES_FILE: file }: Read): SmsSettings['templates'] {
  if (file === undefined) return undefined;
  const read = Templates.safeParse(jsonIn(file));
  const templates = read.success ? read.data.map(templateOf) : [null];
  if (templates.includes(null)) throw refuse('SMS_TEMPLATES_FILE');
  return templates.filter((one) => one !== null);
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** A header is a name and a text on one line. */
function headersIn(words: string): Record<string, string> | null {
  try {
    const read = z
      .record(z.string().regex(/^[\w-]+$/u), z.string().regex(/^[\x20-\x7e]*$/u))
      .safeParse(JSON.parse(words));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** `code=0|200` is a field of the JSON answer by its path (`Response.SendStatusSet.0.Code=Ok`); anything else are words of it. */
function successIn(words: string): NonNullable<SmsSettings['success']> {
  const [, path, values] = /^([\w.-]+)=(.*)$/u.exec(words) ?? [];
  return path === undefined || values === undefined
    ? { words }
    : { path: path.split('.'), values: values.split('|').map((one) => one.trim()) };
}

/** What is sent says to whom and what, is JSON where it should be, and has templates where it names them. */
function isShapeRight(read: Read): boolean {
  const { SMS_BODY: body, SMS_TYPE: type, SMS_METHOD: method, SMS_URL: url, SMS_TEMPLATES_FILE: templates } = read;
  if (method === 'GET') return url !== undefined && isShape(url);
  if (!isShape(body)) return false;
  if (body.includes('{template}') && templates === undefined) throw refuse('SMS_TEMPLATES_FILE');
  const isJson = type === undefined ? /^\s*[[{]/u.test(body) : type === 'application/json';
  return !isJson || isJsonShape(body);
}

function oidcOf(read: Read): Config['oidc'] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret, OIDC_SECOND_FACTOR } = read;
  const file = read.OIDC_CLIENT_SECRET_FILE;
  if (issuer === undefined && clientId === undefined) return null;
  if (issuer === undefined || !isSafe(issuer)) throw refuse('OIDC_ISSUER');
  if (clientId === undefined) throw refuse('OIDC_CLIENT_ID');
  if (file !== undefined && secret !== undefined) throw refuse('OIDC_CLIENT_SECRET_FILE');
  const clientSecret = file === undefined ? (secret ?? null) : secretIn(file, 'OIDC_CLIENT_SECRET_FILE');
  const factorWords = (OIDC_SECOND_FACTOR ?? '').split(',').flatMap((one) => one.trim() || []);
  return { issuer, clientId, clientSecret, claim: read.OIDC_CLAIM, factorWords };
}

function backupOf(read: Read): BackupSettings {
  return {
    folder: resolve(read.BACKUP_DIR),
    keyFile: resolve(read.BACKUP_KEY_FILE ?? join(read.DATA_DIR, 'backup.key')),
    isSealed: read.BACKUP_ENCRYPT,
    retention: { days: read.KEEP_DAYS, weeks: read.KEEP_WEEKS, months: read.KEEP_MONTHS },
    copy: copyOf(read),
    pgBin: read.PG_BIN,
  };
}

function copyOf(read: Read): CopyTarget | null {
  const { BACKUP_COPY: to } = read;
  if (to === undefined) return null;
  if (!/^https?:/u.test(to)) return { kind: 'rsync', to, maySameDisk: read.BACKUP_COPY_SAME_DISK };
  return { kind: 's3', ...bucketOf(read, 'BACKUP_COPY', to) };
}

function fileStoreOf(read: Read): Bucket | null {
  const { FILES_STORE: url } = read;
  if (url === undefined) return null;
  const bucket = bucketOf(read, 'FILES_STORE', url);
  const copy = copyOf(read);
  // What lies there is not encrypted; and who loses one bucket must not lose both.
  if (!isSafe(url) || (copy?.kind === 's3' && bucketNameOf(copy) === bucketNameOf(bucket))) throw refuse('FILES_STORE');
  return bucket;
}

function bucketNameOf({ url }: Bucket): string {
  const { host, pathname } = new URL(url);
  return `${host}/${pathname.split('/').find((one) => one !== '') ?? ''}`;
}

/** The store at the address, whose key must be there; its other settings begin as that of the address does. */
function bucketOf(read: Read, name: 'BACKUP_COPY' | 'FILES_STORE', url: string): Bucket {
  const [accessKey, written, file] = [read[`${name}_ID`], read[`${name}_SECRET`], read[`${name}_SECRET_FILE`]];
  if (!URL.canParse(url)) throw refuse(name);
  if (accessKey === undefined) throw refuse(`${name}_ID`);
  if (file !== undefined && written !== undefined) throw refuse(`${name}_SECRET_FILE`);
  const secret = file === undefined ? written : secretIn(file, `${name}_SECRET_FILE`);
  if (secret === undefined) throw refuse(`${name}_SECRET`);
  return { url, region: read[`${name}_REGION`], accessKey, secret };
}

/** What signs people in goes over an open line nowhere but within this machine. */
function isSafe(issuer: string): boolean {
  const { protocol, hostname } = new URL(issuer);
  return protocol === 'https:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

function secretIn(file: string, name: Name): string {
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret !== '') return secret;
  } catch {
    // The sentence names the setting; what is wrong with the file is plain to see there.
  }
  throw refuse(name);
}

function exchangeOf({ EXCHANGE_URL: url, EXCHANGE_KEY: key }: Read): Config['exchange'] {
  return url === undefined || key === undefined ? null : { url, key };
}

/** One county a line; what begins with # is a remark. */
function exchangeCountiesOf({ EXCHANGE_COUNTIES_FILE: file, EXCHANGE_KEY }: Read): Config['exchangeCounties'] {
  if (file === undefined) return [];
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw refuse('EXCHANGE_COUNTIES_FILE');
  }
  const counties = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [county = '', url = '', key = '', ...more] = line.split(/\s+/u);
      const isRight =
        /^[1-9]\d{5}$/u.test(county) && /^https?:\/\//u.test(url) && URL.canParse(url) && more.length === 0;
      if (!isRight || key.length < 32 || key.length > 200) throw refuse('EXCHANGE_COUNTIES_FILE');
      return { countyId: Number(county), url, key };
    });
  const keys = [...counties.map(({ key }) => key), ...(EXCHANGE_KEY === undefined ? [] : [EXCHANGE_KEY])];
  const isTwice = (all: readonly unknown[]) => new Set(all).size < all.length;
  if (isTwice(keys) || isTwice(counties.map(({ countyId }) => countyId))) throw refuse('EXCHANGE_COUNTIES_FILE');
  return counties;
}

/** The settings of this process: those of a .env file in the working folder, and before them those of the environment. */
export function readProcessConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readConfig(process.env);
}

/** Set for a command that a program has begun beside its work: it ends with that program. */
const beside = 'HONGDUN_BESIDE';

export function isBeside(): boolean {
  return process.env[beside] === '1';
}

/** For such a command: the settings of this process. */
export function besideEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, [beside]: '1' };
}

/** What is said of the settings of this process though nothing is wrong with them: names that are none, and what a county must not leave out. */
export function processDoubts(): string[] {
  const { env } = process;
  // deploy/hongdun says which names stand in the file that it has read.
  const file = [
    ...(existsSync('.env') ? Object.keys(parseEnv(readFileSync('.env', 'utf8'))) : []),
    ...(env['HONGDUN_SETTING_NAMES'] ?? '').split(' ').filter((name) => name !== ''),
  ];
  return doubtsOf(env, file);
}

export function doubtsOf(env: Record<string, string | undefined>, file: readonly string[]): string[] {
  const strays = strayNames({ file, environment: Object.keys(env) }, Object.keys(Settings.shape)).map(
    ({ name, near }) =>
      near === null
        ? `没有 ${name} 这个设置，写了也没有用；全部设置在 .env.example。(There is no setting ${name}; all of them stand in .env.example.)`
        : `没有 ${name} 这个设置，写了也没有用：是不是 ${near}？(There is no setting ${name}: was ${near} meant?)`,
  );
  if ((env['PUBLIC_URL'] ?? '') !== '') return strays;
  return [
    ...strays,
    '设置 PUBLIC_URL 没有填：回执、海报上的二维码和短信里的网址只有这台机器自己打得开；正式用请填群众访问的网址，如 https://12315.example.gov.cn。(The setting PUBLIC_URL is empty: what is printed for citizens opens on this machine alone.)',
  ];
}

function refuse(name: Name): StartFault {
  const [zh, en] = wanted[name];
  return new StartFault('setting', { name, zh, en });
}

/** Links begin at the name: behind a path none of them would lead anywhere. */
function isOnlyPlace(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { pathname, search, hash } = new URL(url);
  return /^\/*$/u.test(pathname) && search === '' && hash === '';
}

/** Listening everywhere is not an address that a browser can open. */
function placeOf(host: string): string {
  if (['0.0.0.0', '::'].includes(host)) return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
