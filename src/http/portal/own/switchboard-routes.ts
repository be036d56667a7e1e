/** 话务平台 (switchboard): one's own matter by telephone keys and by text message, each answered in one plain sentence. */
import { createRoute, z } from '@hono/zod-openapi';
import type { Context as HonoContext } from 'hono';
import { Refusal } from '../../../domain/base/refusal.ts';
import {
  KeysPressed,
  switchboardAtHeader,
  switchboardSignatureHeader,
  TextReceived,
  wantedOf,
  type GradeKey,
  type Spoken,
} from '../../../domain/exchange/switchboard.ts';
import { standingNotices } from '../../../domain/county/notice/county-notice.ts';
import { refusals } from '../../../domain/refusals.ts';
import type { Context } from '../../../actions/base/context.ts';
import type { Env } from '../../base/env.ts';
import { problemOf } from '../../base/errors.ts';
import { apiRoutes, body, json, problems, shape } from '../../base/schema.ts';
import { consumerContext } from '../../base/session.ts';
import { bySwitchboard } from '../../api/exchange/by-switchboard.ts';
import type { Manner } from '../base/language.ts';
import { aheadOf, type OwnMatter } from '../matter/own-matter.tsx';
import { openByCode } from './open-own.ts';

const keys = createRoute({
  method: 'post',
  path: '/switchboard/keys',
  summary: `自动应答：编号、查询码和按的键，答以要念的一句话（签名：${switchboardAtHeader}、${switchboardSignatureHeader}）`,
  middleware: bySwitchboard,
  request: { body: body(KeysPressed) },
  responses: { 200: { description: '要念的话', ...json(shape<Spoken>()) }, ...problems },
});
const texts = createRoute({
  method: 'post',
  path: '/switchboard/messages',
  summary: '上行短信：“进度 编号 查询码”，答以要回的一条（签名同上）',
  middleware: bySwitchboard,
  request: { body: body(TextReceived) },
  responses: { 200: { description: '要回的话', ...json(z.object({ reply: z.string() })) }, ...problems },
});

export const switchboardApi = apiRoutes();

switchboardApi.openapi(keys, async (c) => {
  const { id, from, number, code, pressed } = c.req.valid('json');
  const matter = await opened(c, { number, code, from, wrong: wrongKeyed });
  if (typeof matter === 'string') return c.json({ say: matter, keys: [] } satisfies Spoken, 200);
  const ctx = consumerContext(c);
  if (pressed === '2') return c.json({ say: await urged(ctx, matter, id), keys: [] } satisfies Spoken, 200);
  if (pressed === '3')
    return c.json({ say: matter.rating === null ? notRated : gradesAsked, keys: [] } satisfies Spoken, 200);
  if (pressed !== '')
    return c.json({ say: await rated(ctx, matter, gradeOf(pressed)), keys: [] } satisfies Spoken, 200);
  return c.json({ say: `${stands(ctx, matter)}${toldToAll(ctx)}`, keys: offered(matter) } satisfies Spoken, 200);
});

switchboardApi.openapi(texts, async (c) => {
  const { id, from, text } = c.req.valid('json');
  const ctx = consumerContext(c);
  const wanted = wantedOf(text);
  if (wanted === null) return c.json({ reply: howToText(ctx.county.county.hotline) }, 200);
  const wrong = ended(refusals['wrong-code'].zh);
  const matter = await opened(c, { number: wanted.number, code: wanted.code, from, wrong });
  if (typeof matter === 'string') return c.json({ reply: matter }, 200);
  switch (wanted.act) {
    case 'progress':
      return c.json({ reply: stands(ctx, matter) }, 200);
    case 'urge':
      return c.json({ reply: await urged(ctx, matter, id) }, 200);
    case 'rate':
      return c.json({ reply: wanted.grade === null ? gradesTexted : await rated(ctx, matter, wanted.grade) }, 200);
  }
});

/** The machine speaks Chinese, and points at no page. */
const spoken: Manner = {
  language: 'zh',
  large: false,
  villageId: null,
  here: new URL('http://localhost/'),
  sent: false,
  say: (zh) => zh,
  asset: (name) => name,
  // What it says carries its own days.
  at: new Date(0),
  isPractice: false,
};

const notRated = '这件现在不用评价，或者已经评过了。';
/** Who hears it has the telephone in his hand: he is not told to call. */
const wrongKeyed = '编号或者查询码不对，请对着回执再看一遍。';
const gradesAsked = '非常满意请按1，满意请按2，一般请按3，不满意请按4。';
const gradesTexted = '请在查询码后面空一格，写 1 到 4：1 非常满意，2 满意，3 一般，4 不满意。';

function howToText(hotline: string): string {
  return `没看懂。查进度请发“进度 编号 查询码”，例如：进度 投2026-0412 12345678；催一催请发“催办 编号 查询码”；评价请发“评价 编号 查询码 1”（1 非常满意到 4 不满意）。要说话请打 ${hotline}。`;
}

/**
 * The matter of number and code, or the sentence that says why there is none. Guesses are counted by telephone; of who withholds his number by
 * the matter that he asks for, so that one who guesses does not shut out all others who withhold theirs.
 */
async function opened(
  c: HonoContext<Env>,
  { from, wrong, ...typed }: { number: string; code: string; from: string; wrong: string },
): Promise<OwnMatter | string> {
  try {
    const telephone = from.replace(/\D/gu, '') || `withheld, of ${typed.number}`;
    const found = await openByCode(c, consumerContext(c), typed, `telephone ${telephone}`);
    return found ?? wrong;
  } catch (error) {
    if (error instanceof Refusal) return ended(problemOf(error).zh);
    throw error;
  }
}

/** 「投2026-0412：交到所里了，正在看能不能受理。……」 */
function stands(ctx: Context, matter: OwnMatter): string {
  const standing = matter.stands(ctx, spoken);
  const { now, words, heard = words } = standing;
  const ahead = aheadOf(spoken, ctx, standing).map(({ what, when }) => (when === null ? what : `${what}，${when}`));
  return [`${matter.number}：${now}`, heard, `下一步：${ahead.join('；')}`].filter(Boolean).map(ended).join('');
}

/** What the county tells everybody now: heard by who has no page before him. */
function toldToAll({ county, at }: Context): string {
  return standingNotices(county.notices, at)
    .map(({ zh }) => ended(`通知：${zh}`))
    .join('');
}

/** With its full stop, whatever it ends with. */
function ended(sentence: string): string {
  return `${sentence.replace(/[。；，]$/u, '')}。`;
}

/** As the page has it: what is over is urged by nobody. */
function mayUrge({ isOpen, mayUrge: isTaken }: OwnMatter): boolean {
  return isOpen && isTaken;
}

function offered(matter: OwnMatter): Spoken['keys'] {
  return [
    ...(mayUrge(matter) ? [{ key: '2' as const, say: '要催一催，请按2。' }] : []),
    ...(matter.rating === null ? [] : [{ key: '3' as const, say: '要说办得怎么样，请按3。' }]),
  ];
}

async function urged(ctx: Context, matter: OwnMatter, pressId: string): Promise<string> {
  if (!mayUrge(matter)) return '这件现在不用催。';
  try {
    await matter.urge(ctx, pressId);
    return '已经替您催了，办的人看得到。';
  } catch (error) {
    if (error instanceof Refusal && error.code === 'already-urged-today') return '今天已经催过了，办的人看得到。';
    throw error;
  }
}

/** A key gives no reason, and who is not satisfied is heard all the same: the head looks at the matter anew. */
async function rated(ctx: Context, matter: OwnMatter, grade: GradeKey): Promise<string> {
  if (matter.rating === null) return notRated;
  const why = grade === '4' ? '在电话或者短信里选了不满意，没有说原因。' : '';
  const problem = await matter.rating.send(ctx, { grade, why });
  if (problem !== null) return ended(problem.zh);
  return grade === '4' ? '记下了。所长要重新看这件是怎么办的。' : '记下了，谢谢您。';
}

function gradeOf(pressed: string): GradeKey {
  return pressed.slice(1) as GradeKey;
}
