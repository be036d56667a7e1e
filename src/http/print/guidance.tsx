/** @jsxImportSource hono/jsx */
/** 函: the letter to an operator with its numbered items, and the slip by which its receipt is signed, on A4. */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { numeralOf } from '../../domain/base/number/numerals.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { cell, gap, label, linesIn, runsOf, value, wordsOf, type Block } from '../../domain/matter/paper-sheet.ts';
import { guidanceKindWords, checkResultWords, type Guidance } from '../../domain/supervision/guidance/guidance.ts';
import { miscounted, statedCounts } from '../../domain/supervision/stated-count.ts';
import type { Context } from '../../actions/base/context.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import { guidanceFrame } from '../../actions/supervision/guidance/guidance.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PaperPage } from './base/paper-page.tsx';

export const guidancePapers = new Hono<Env>();

/** /papers/guidances/{number}: as it stands; a draft says what it lacks, above the sheet. */
guidancePapers.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const letter = await getSeenEntry(ctx, guidanceFrame, c.req.param('number'));
  const mark = await markPrinted(c, letter.number, { title: titles[letter.kind] });
  const back = `/desk/guidances?open=${encodeURIComponent(letter.number)}`;
  return c.html(<PaperPage papers={[letterPaper(ctx, letter)]} mark={mark} back={back} />);
});

const titles = {
  opinion: '规范意见书（行政建议）',
  reminder: '提醒函',
  talk: '约谈通知书',
} as const satisfies Record<Guidance['kind'], string>;

/** The letter as its addressee reads it. */
export function letterPaper(ctx: Pick<Context, 'county'>, letter: Guidance): Paper {
  const { bureauName, hotline } = ctx.county.county;
  const { kind, number, operatorName, words, items, answerBy, issuedOn } = letter;
  const paragraphs = words.split('\n').filter((line) => line.trim() !== '');
  const blocks: Block[] = [
    ...paragraphs.map((line) => ({ type: 'paragraph', runs: runsOf`${line.trim()}` }) as const),
    ...leadOf(letter),
    ...items.map(
      ({ text, recheckBy }, i) =>
        ({
          type: 'paragraph',
          runs: runsOf`${`${numeralOf(i + 1)}、${text.replace(/[。；;]$/u, '')}`}。（${dayZh(recheckBy)}复查）`,
        }) as const,
    ),
    ...unlistedOf(letter),
    ...(answerBy === null
      ? []
      : [
          {
            type: 'paragraph',
            runs: runsOf`请你单位在${dayZh(answerBy)}前${items.length === 0 ? '' : '逐条'}书面答复本局，并附凭据。`,
          } as const,
        ]),
    ...repliesOf(letter),
    {
      type: 'signatures',
      rows: [
        {
          who: '签收人：',
          name: runsOf`${letter.acknowledgedName === '' ? gap : letter.acknowledgedName}`,
          dateLine: receivedLine(letter),
        },
      ],
    },
  ];
  return {
    kind: 'guidance',
    title: [bureauName, titles[kind]],
    number: runsOf`编号：${number}`,
    addressee: runsOf`${operatorName}：`,
    head: null,
    matterNumber: number,
    wording: '2026.1',
    formZh: '实用文书',
    formEn: 'Practical paper',
    missing: missingOf(letter),
    blocks,
    signOff: {
      name: bureauName,
      date: { text: issuedOn === null ? '　　年　　月　　日' : dayZh(issuedOn), slot: true },
      seal: true,
    },
    notes: [`有疑问打 ${hotline}。本函是建议和提醒，不是行政处罚，也不是调解协议。`],
  };
}

function receivedLine({ acknowledgedOn }: Guidance): string {
  return acknowledgedOn === null ? '　　年　　月　　日' : dayZh(acknowledgedOn);
}

/** The program counts the items itself, unless the words have said the number already. */
function leadOf({ kind, words, items }: Guidance): Block[] {
  if (items.length === 0 || statedCounts(words).length > 0) return [];
  const what = { opinion: '规范意见', reminder: '提醒', talk: '要求' }[kind];
  return [
    { type: 'paragraph', runs: wordsOf(`现提出如下${items.length === 2 ? '两' : numeralOf(items.length)}项${what}：`) },
  ];
}

/** What a draft says that follows and does not list: a gap on the sheet itself, which nobody fills in for the original. */
function unlistedOf({ state, words, items }: Guidance): Block[] {
  const [more] = state === 'drafted' ? miscounted(words, items.length).filter(({ n }) => n > items.length) : [];
  if (more === undefined) return [];
  return Array.from({ length: Math.min(more.n, mostUnlisted) - items.length }, (_, i) => ({
    type: 'paragraph',
    runs: [...wordsOf(`第${numeralOf(items.length + i + 1)}项：`), ...runsOf`${gap}（文中说有，原件没有列）`],
  }));
}

const mostUnlisted = 20;

/** 逐条答复和复查: every item once one is answered, so that what is still open is seen to be. */
function repliesOf({ items }: Guidance): Block[] {
  if (items.every(({ answer }) => answer === '')) return [];
  return [
    { type: 'heading', text: '逐条答复和复查' },
    {
      type: 'table',
      name: '逐条答复和复查',
      columns: 4,
      rows: items.flatMap((item, i) => [
        [
          label(`第${numeralOf(i + 1)}项`),
          item.answer === ''
            ? value('还没答复', 3)
            : cell(linesIn(`${item.answer}\n${item.proof === '' ? '' : `凭据：${item.proof}`}`), 3),
        ],
        [
          label('复查'),
          value(
            item.result === null || item.checkedOn === null
              ? `还没复查，最晚${dayZh(item.recheckBy)}`
              : `${dayZh(item.checkedOn)}：${checkResultWords[item.result].zh}。${item.seen}`,
            3,
          ),
        ],
      ]),
    },
  ];
}

/** What keeps it from being signed, or from being sent. */
function missingOf({ kind, state, words, items }: Guidance) {
  const wrong = miscounted(words, items.length);
  return [
    ...wrong.map(({ words: said, n }) => ({
      zh: `文中写“${said}”是 ${n} 条，列出的是 ${items.length} 条，缺的那几条原件没有，程序不补`,
      en: `the words say ${n}, and ${items.length} are listed; what is missing is not filled in`,
    })),
    ...(kind === 'opinion' && items.length === 0 ? [{ zh: '没有逐条意见', en: 'no items' }] : []),
    ...(state === 'drafted' ? [{ zh: `${guidanceKindWords[kind].zh}还没签发`, en: 'not signed yet' }] : []),
  ];
}
