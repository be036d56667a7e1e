/** 设立本县 at the terminal of a server that has no browser: the same questions as the first-run page. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { uuidv7 } from 'uuidv7';
import { setUp, Setup, setupHints } from '../actions/exchange/set-up.ts';
import { BadSetting, type Config } from '../config.ts';
import { fieldsOf, problemsOf, type Field } from '../domain/base/field.ts';
import { Refusal } from '../domain/base/refusal.ts';
import { drawPassword } from '../domain/county/password.ts';
import { readCalendarYears, readCategories, readKnowledge } from '../outside/seeds.ts';
import { type Life, type Reached, now, setUpLink } from '../program.ts';
import { openCountyFor } from './reached.ts';

/** The password is on no command line, where everybody on the machine reads it. */
const asked = fieldsOf(Setup).filter(({ name }) => name !== 'password');

export interface SetupWish {
  isLink: boolean;
  file: string | null;
  /** The first line of the input is the password; else one is drawn. */
  takesPassword: boolean;
  typed: Record<string, string>;
}

/** What stands behind `setup`; a sentence where it cannot be read. */
export function setupWish(words: readonly string[]): SetupWish | string {
  const wish: SetupWish = { isLink: false, file: null, takesPassword: false, typed: {} };
  const left = [...words];
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    const [, flag = '', said] = /^--([a-z-]+)(?:=(.*))?$/u.exec(word) ?? [];
    const field = asked.find(({ name }) => flagOf(name) === flag);
    if (flag === 'link') wish.isLink = true;
    else if (flag === 'password-stdin') wish.takesPassword = true;
    else if (flag === 'file' || field !== undefined) {
      const value = said ?? left.shift();
      if (value === undefined) return `--${flag} 后面要写内容。(There is nothing behind --${flag}.)`;
      if (field === undefined) wish.file = value;
      else wish.typed[field.name] = value;
    } else return unknownWords(word);
  }
  return wish;
}

function unknownWords(word: string): string {
  const known = asked.map(({ name, zh }) => `--${flagOf(name)} ${zh}`).join('、');
  return `setup 不认得“${word}”：可以写 --link、--file 文件、--password-stdin、${known}；都不写，就一项一项问。密码不写在命令里。(Unknown word; with none of them each answer is asked for.)`;
}

function flagOf(name: string): string {
  return name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** `县局全称：青禾县市场监督管理局` or `bureauName=…`, one a line; what begins with # is a remark. */
export function answersIn(text: string): Record<string, string> {
  const lines = text.split('\n').map((line) => line.trim());
  return Object.fromEntries(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const [, label = '', value = ''] = /^([^=：:]{1,40})[=：:](.*)$/u.exec(line) ?? [];
        const field = asked.find(({ name, zh }) => [name, zh].includes(label.trim()));
        if (field === undefined)
          throw new BadSetting(
            `答案文件里这一行看不懂：${line.slice(0, 40)}。一行一项，写成“名称：内容”，名称是 ${asked.map(({ zh }) => zh).join('、')}；密码不写在里面。(This line of the answers is none: one a line, as name and value.)`,
          );
        return [field.name, value.trim()];
      }),
  );
}

/** Makes county and first administrator, or says the address at which a browser does; false where there is a county already. */
export async function setUpCounty(
  life: Life,
  config: Config,
  reaching: Promise<Reached>,
  wish: SetupWish,
): Promise<boolean> {
  const { db, keyring, county } = await openCountyFor(life, config, reaching);
  if (county !== null) {
    life.say(`本县已经设立：${county.county.name}，没有动它。(The county is set up already; nothing was changed.)`);
    return false;
  }
  if (wish.isLink) {
    life.say(setUpLink(config.publicUrl, keyring));
    return true;
  }
  const answers = await answersOf(life, wish);
  const password = wish.takesPassword ? await firstLine() : drawPassword((n) => randomInt(n));
  const parsed = Setup.safeParse({ hotline: '12315', ...answers, password });
  if (!parsed.success)
    throw new BadSetting(
      problemsOf(parsed.error, Setup)
        .map(({ zh, en }) => `${zh}(${en})`)
        .join('\n'),
    );
  const [categories, calendar, knowledge] = await Promise.all([readCategories(), readCalendarYears(), readKnowledge()]);
  const made = { at: now(), newId: uuidv7, mustChange: !wish.takesPassword };
  await setUp(db, parsed.data, { categories, calendar, knowledge }, made).catch(tellWeak);
  sayDone(life, config, parsed.data, wish.takesPassword ? null : password);
  return true;
}

/** From the file, over it from the command, and what is left from whoever sits at the terminal. */
async function answersOf({ say }: Life, { file, typed }: SetupWish): Promise<Record<string, string>> {
  const answers = { ...(file === null ? {} : answersIn(textOf(file))), ...typed };
  const missing = asked.filter(({ name }) => answers[name] === undefined && name !== 'hotline');
  if (missing.length === 0) return answers;
  if (!process.stdin.isTTY)
    throw new BadSetting(
      `还缺：${missing.map(({ name, zh }) => `${zh}（--${flagOf(name)}）`).join('、')}。(Some answers are missing.)`,
    );
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    for (const field of missing) answers[field.name] = await answerOf(terminal, field, say);
  } finally {
    terminal.close();
  }
  return answers;
}

/** Asked again until it is right: somebody sits there. */
async function answerOf(
  terminal: { question: (words: string) => Promise<string> },
  field: Field,
  say: Life['say'],
): Promise<string> {
  const hint = setupHints[field.name as keyof Setup]?.zh;
  const one = Setup.pick({ [field.name]: true } as Record<keyof Setup, true>);
  for (;;) {
    const words = await terminal.question(`${field.zh}${hint === undefined ? '' : `（${hint}）`}：`);
    const read = one.safeParse({ [field.name]: words.trim() });
    if (read.success) return words.trim();
    for (const { zh } of problemsOf(read.error, one)) say(zh);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadSetting(`答案文件 ${file} 读不出来。(The file of answers cannot be read.)`, { cause: error });
  }
}

async function firstLine(): Promise<string> {
  let text = '';
  for await (const part of process.stdin) {
    text += String(part);
    if (text.includes('\n') || text.length > 1000) break;
  }
  return text.split('\n')[0]?.trimEnd() ?? '';
}

function tellWeak(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  const words = error.fields.map(({ zh, en }) => `${zh}(${en})`).join('\n');
  throw new BadSetting(words === '' ? '本县刚刚已经设立，没有动它。(The county was set up meanwhile.)' : words, {
    cause: error,
  });
}

function sayDone({ say }: Life, { publicUrl, reporterKeyFile }: Config, made: Setup, password: string | null): void {
  say(`${made.name}设立好了。(The county is set up.)`);
  say(`  工作台 Staff desk   ${publicUrl}/desk/`);
  say(`  登录名 Login name   ${made.loginName}（系统管理员 ${made.adminName}）`);
  if (password !== null) say(`  临时密码 Password   ${password}（只显示这一次，登录后先改成自己的）`);
  say(
    `下一步：登录，设好第二道验证；建一位安全管理员，他核定自己以后再核定别人；管理 › 开县，用一张表把机构、村社区、站点和人员一次带进来。密钥马上另外保存一份（hongdun keys backup 或者 keys split）：没有 ${reporterKeyFile} 密封的打不开，没有备份的密钥备份打不开。(Next: sign in, make a security administrator, bring in the county by the workbook under Administration › Onboarding, and keep a copy of the key file elsewhere.)`,
  );
}
