/**
 * 对外通知的系统 (hook system): a system of the county's own that the administrator has entered at the desk. Where letters go, and of what
 * they tell, is written by one person and confirmed by another; until then nothing new goes out. To stop it, to ask for less and to take it
 * away needs nobody else. What stands in the settings of the machine is no row here: who keeps the machine answers for it.
 */
import { z } from 'zod';
import { mayDo, type Actor } from '../../base/actor.ts';
import { labelled, written } from '../../base/field.ts';
import { Refusal, type FieldProblem } from '../../base/refusal.ts';
import { countOf, tail, text, type Tellings } from '../../base/sentence.ts';
import { hookEventNames, hookEvents, type HookEvent } from './hook.ts';

export interface HookSystem {
  countyId: number;
  id: string;
  name: string;
  /** As written last. */
  url: string;
  events: readonly HookEvent[];
  /** As confirmed, by which letters go; null while nobody has. */
  standingUrl: string | null;
  standingEvents: readonly HookEvent[] | null;
  active: boolean;
  /** Rises with each change, so that nobody confirms what he has not read. */
  version: number;
  writtenBy: string;
  writtenAt: Date;
  confirmedBy: string | null;
  confirmedAt: Date | null;
}

/** Which secret signs alone, and which one beside it until the other side has it. */
export type SecretStage = 'now' | 'next';

/** So many as a file may name. */
export const mostHooks = 20;
/** The name of a system: as in the file, and nothing that could be a sentence. */
const namePattern = /^[\w\u4e00-\u9fff-]{1,40}$/u;

export const HookForm = z.object({
  name: labelled(z.string().trim().regex(namePattern), {
    zh: '名称',
    en: 'Name',
    hintZh: '列表和审计里认得出是哪一个，如“县政府OA”',
    hintEn: 'By which lists and the trail call it',
    wrongZh: '写 1 到 40 个汉字、字母、数字、- 或者 _，中间不空格',
    wrongEn: '1 to 40 characters, figures, - or _, and no blanks',
    input: 'text',
  }),
  url: labelled(
    z
      .string()
      .trim()
      .max(300)
      .regex(/^https?:\/\/[^\s/]/iu),
    {
      zh: '网址',
      en: 'Address',
      hintZh: '对方收通知的完整网址，https 开头',
      hintEn: 'Where the other side takes letters, by https',
      wrongZh: '要以 https:// 开头，最长 300 个字，中间不空格',
      wrongEn: 'it begins with https:// and has 300 characters at most, without blanks',
      input: 'text',
    },
  ),
  events: labelled(z.array(z.enum(hookEventNames)).min(1).max(hookEventNames.length), {
    zh: '告诉它什么',
    en: 'Of what it is told',
    wrongZh: '至少选一样',
    wrongEn: 'choose at least one event',
    input: 'choices',
    options: hookEventNames.map((value) => ({ value, ...hookEvents[value] })),
  }),
});
export type HookForm = z.infer<typeof HookForm>;

/** 核定、不同意: of the version that was read. */
export const DecideHook = z.object({
  version: z.int().min(1),
  allow: z.boolean(),
  reason: labelled(written().max(200), { zh: '理由', en: 'Reason' }),
});
export type DecideHook = z.infer<typeof DecideHook>;

interface WritingFacts {
  by: Actor;
  at: Date;
  /** The names of the others, those of the settings' file among them. */
  others: readonly string[];
  /** Whether nobody is to be asked at the host. */
  isShut: (host: string) => boolean;
}

/** The system as it is kept from now on; `readVersion` is the one that the writer has read, 0 for a new one. */
export function writeHook(
  id: string,
  form: HookForm,
  before: HookSystem | null,
  readVersion: number,
  { by, at, others, isShut }: WritingFacts,
): HookSystem {
  if ((before?.version ?? 0) !== readVersion) throw new Refusal('changed-meanwhile');
  const problems = [...nameProblems(form, others, before), ...urlProblems(form, isShut)];
  if (problems.length > 0) throw new Refusal('invalid-input', {}, problems);
  const events = hookEventNames.filter((event) => form.events.includes(event));
  const written = { name: form.name, url: form.url, events, version: readVersion + 1, writtenBy: by.id, writtenAt: at };
  if (before === null) {
    const nobody = { standingUrl: null, standingEvents: null, confirmedBy: null, confirmedAt: null };
    return { countyId: by.countyId, id, active: true, ...written, ...nobody };
  }
  const isLess = form.url === before.standingUrl && events.every((event) => before.standingEvents?.includes(event));
  return { ...before, ...written, standingEvents: isLess ? events : before.standingEvents };
}

/** Whether a press has been done already: a retry after a lost answer finds what it wanted to write. */
export function isHookWritten(stored: HookSystem | null, form: HookForm, readVersion: number): boolean {
  return (
    stored !== null &&
    stored.version === readVersion + 1 &&
    stored.name === form.name &&
    stored.url === form.url &&
    isSame(stored.events, form.events)
  );
}

function isSame(some: readonly string[], others: readonly string[]): boolean {
  return some.length === new Set(others).size && some.every((one) => others.includes(one));
}

/** Whether something was written that nobody has confirmed yet. */
export function waitsForSecond({ url, events, standingUrl, standingEvents }: HookSystem): boolean {
  return url !== standingUrl || standingEvents === null || !isSame(events, standingEvents);
}

/** Whether the actor may confirm it: never who wrote it. */
export function mayConfirmHook(actor: Actor, { writtenBy }: Pick<HookSystem, 'writtenBy'>): boolean {
  return mayDo(actor, 'hook.confirm') && actor.id !== writtenBy;
}

/**
 * What stands after the answer of a second person; null where a system that was never confirmed is refused, and goes. The same answer again
 * changes nothing.
 */
export function decideHook(
  system: HookSystem,
  { version, allow, reason }: DecideHook,
  { by, at }: { by: Actor; at: Date },
): HookSystem | null {
  // A refusal whose answer was lost: what stood before stands again, under the next version.
  if (!allow && system.version === version + 1 && !waitsForSecond(system)) return system;
  if (system.version !== version) throw new Refusal('changed-meanwhile');
  if (!waitsForSecond(system)) {
    if (allow && system.confirmedBy === by.id) return system;
    throw new Refusal('changed-meanwhile');
  }
  if (by.id === system.writtenBy) throw new Refusal('hook-own');
  const { url, events, standingUrl, standingEvents } = system;
  if (allow) return { ...system, standingUrl: url, standingEvents: events, confirmedBy: by.id, confirmedAt: at };
  if (reason === '') throw new Refusal('invalid-input', {}, [reasonMissing]);
  if (standingUrl === null || standingEvents === null) return null;
  return { ...system, url: standingUrl, events: standingEvents, version: version + 1 };
}

const reasonMissing: FieldProblem = {
  path: 'reason',
  zh: '不同意要写理由，写的人看得到',
  en: 'say why not; who wrote it reads it',
};

/** Whether letters of the event are written for it. */
export function asksFor({ active, standingEvents }: HookSystem, event: HookEvent): boolean {
  return active && standingEvents?.includes(event) === true;
}

/** Where it is, without what stands behind the name: that may be as good as a key. */
export function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}

function nameProblems({ name }: HookForm, others: readonly string[], before: HookSystem | null): FieldProblem[] {
  if (others.includes(name))
    return [
      {
        path: 'name',
        zh: '名称已经有一个系统在用（写在设置文件里的也算）；请换一个名称。',
        en: 'Another system has this name, maybe in the settings of the machine; choose another.',
      },
    ];
  if (before !== null || others.length < mostHooks) return [];
  return [
    {
      path: 'name',
      zh: `已经有 ${mostHooks} 个系统，最多这么多；请先删掉不用的。`,
      en: `There are ${mostHooks} systems, which is the most; remove what is not used.`,
    },
  ];
}

function urlProblems({ url }: HookForm, isShut: (host: string) => boolean): FieldProblem[] {
  const why = urlProblem(url, isShut);
  return why === null ? [] : [{ path: 'url', ...why }];
}

function urlProblem(url: string, isShut: (host: string) => boolean) {
  if (!URL.canParse(url))
    return { zh: '网址不完整，照抄对方给的，如 https://oa.example.gov.cn/hongdun', en: 'the address is not whole' };
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '')
    return {
      zh: '网址里不写用户名、密码：对方靠签名认得是我们；请去掉 @ 前面的',
      en: 'leave user and password out of the address: the signature says who it is',
    };
  if (isShut(hostname.replace(/^\[|\]$/gu, '')))
    return {
      zh: '网址指向本机或者云主机的内部地址，不能发；真是本机的系统，请管机器的人写在设置文件里（WEBHOOKS_FILE，"local": true）',
      en: 'the address is of this machine or of a cloud’s own; who keeps the machine names it in WEBHOOKS_FILE',
    };
  if (protocol !== 'https:')
    return {
      zh: '网址要 https，不加密的路上谁都看得到；内网里没有 https 的，请管机器的人写在设置文件里（WEBHOOKS_FILE，"local": true）',
      en: 'the address needs https; who keeps the machine names others in WEBHOOKS_FILE',
    };
  return null;
}

/** What is asked of a test: under an id of the page, so that a lost answer sends no second one; of a file's system its name. */
export const TestHook = z.object({ id: z.uuid(), to: z.string().min(1).max(40) });
export type TestHook = z.infer<typeof TestHook>;

/** What came back of one letter, for who sets the system up. */
export interface HookAnswer {
  verdict: 'taken' | 'refused';
  /** Null where nothing came back. */
  status: number | null;
  ms: number;
  /** The first words of what it said. */
  words: string;
  /** Why it was not taken; empty where it was. */
  why: string;
}

/** Where a letter to a system goes, and what signs it. */
export interface HookPlace {
  url: string;
  secret: string;
  /** Signs beside it while the other side changes over. */
  nextSecret: string | null;
  /** Whether it may stand on this machine, which nobody can say at the desk. */
  local?: boolean;
}

/** A system that stands in the settings of the machine: what of it may be read at the desk. */
export interface FileHook {
  name: string;
  url: string;
  events: readonly HookEvent[];
  /** Whether it may stand on this machine. */
  local: boolean;
}

/** What leads to the systems, as the pages know it; the secrets of those in the settings stay there. */
export interface HookWay {
  inFile: readonly FileHook[];
  /** Whether nobody is to be asked at the host. */
  isShut: (host: string) => boolean;
  /** In a sample county, whose passwords are printed, nothing goes to systems that are entered at the desk; left out, it is none. */
  isSample?: boolean;
  /** Sends one letter and shows what came back. */
  probe: (to: HookPlace | { inFile: string }, letter: { id: string; text: string }) => Promise<HookAnswer>;
}

export interface HookSystemDetails {
  'hook-saved': {
    system: string;
    name: string;
    host: string;
    events: readonly string[];
    version: number;
    waits: boolean;
  };
  'hook-decided': { system: string; name: string; host: string; allowed: boolean; reason: string; version: number };
  'hook-switched': { system: string; name: string; on: boolean; letters: number };
  'hook-removed': { system: string; name: string; host: string; letters: number };
  'hook-secret-made': { system: string; name: string; stage: SecretStage };
  'hook-secret-used': { system: string; name: string };
  'hook-tested': { name: string; test: string };
  'hook-letters-again': { name: string; letters: number; press: string };
}

declare module '../../base/event.ts' {
  interface Details extends HookSystemDetails {}
}

export const hookSystemTellings: Tellings<HookSystemDetails> = {
  'hook-saved': (d) => [
    `对外通知的系统“${text(d.name)}”写成发到 ${text(d.host)}，${countOf(d.events)} 样通知${d.waits === true ? '，等另一个人核定' : ''}。`,
    `The system ${text(d.name)} was written: ${text(d.host)}, ${countOf(d.events)} events.`,
  ],
  'hook-decided': (d) => [
    d.allowed === true
      ? `核定了对外通知的系统“${text(d.name)}”，发到 ${text(d.host)}。`
      : `没有同意对外通知的系统“${text(d.name)}”发到 ${text(d.host)}${tail('理由', text(d.reason))}。`,
    d.allowed === true ? `The system ${text(d.name)} was confirmed.` : `The system ${text(d.name)} was refused.`,
  ],
  'hook-switched': (d) => [
    d.on === true ? `又启用了对外通知的系统“${text(d.name)}”。` : `停用了对外通知的系统“${text(d.name)}”。`,
    d.on === true ? `The system ${text(d.name)} was started.` : `The system ${text(d.name)} was stopped.`,
  ],
  'hook-removed': (d) => [
    `删掉了对外通知的系统“${text(d.name)}”（${text(d.host)}）。`,
    `The system ${text(d.name)} was removed.`,
  ],
  'hook-secret-made': (d) => [
    `给对外通知的系统“${text(d.name)}”做了${d.stage === 'next' ? '一把新密钥' : '密钥'}。`,
    `A secret was made for the system ${text(d.name)}.`,
  ],
  'hook-secret-used': (d) => [
    `对外通知的系统“${text(d.name)}”改用新密钥，旧的作废。`,
    `The system ${text(d.name)} is signed with its new secret alone.`,
  ],
  'hook-tested': (d) => [`给对外通知的系统“${text(d.name)}”发了一封测试。`, `The system ${text(d.name)} was tried.`],
  'hook-letters-again': (d) => [
    `没发成的对外通知再发 ${text(d.letters)} 封${text(d.name) === '' ? '' : `（${text(d.name)}）`}。`,
    `Letters sent again: ${text(d.letters)}.`,
  ],
};
