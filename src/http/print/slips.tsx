/** @jsxImportSource hono/jsx */
/** 密码条: a sheet for each person with the password that was drawn for him, to be handed over in person. */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { isFactorRequired, roleWords } from '../../domain/county/account.ts';
import type { Paper } from '../../domain/matter/paper-form.ts';
import { runsOf, wordsOf, type Cell } from '../../domain/matter/paper-sheet.ts';
import { openSlips, slipHours, type Slip } from '../../actions/county/password.ts';
import { recoveryCount } from '../../domain/county/second-factor.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { CountyFacts } from '../../store/county/county.ts';
import type { Env } from '../base/env.ts';
import { PaperPage } from './base/paper-page.tsx';
import { staffOnly } from '../base/session.ts';
import { opensOutside } from '../base/public-address.ts';
import { markPrinted } from '../base/watermark.ts';

/** /papers/slips/{batch}: for whoever drew them, for a day. */
export const slipPages = new Hono<Env>();
slipPages.get('/:batch', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const batchId = c.req.param('batch');
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(batchId)) throw new Refusal('slips-gone');
  const slips = await openSlips(ctx, batchId);
  const { publicUrl } = c.get('deps').settings;
  c.header('cache-control', 'no-store');
  const papers = slips.map((one) => slipPaper(one, ctx.county, publicUrl, dayZh(ctx.today)));
  const mark = await markPrinted(c, '', { title: '密码条', inBatch: papers.length });
  return c.html(<PaperPage papers={papers} name="密码条" mark={mark} />);
});

/** The ten codes of a second factor: the page that shows them sends them back to be printed, and nothing of them is kept. */
slipPages.post('/recovery', staffOnly, async (c) => {
  const { code } = await c.req.parseBody({ all: true });
  const codes = [code].flat().filter((one) => typeof one === 'string');
  if (codes.length !== recoveryCount || !codes.every((one) => /^[a-z2-9]{5}-[a-z2-9]{5}$/u.test(one)))
    throw new Refusal('codes-gone');
  const ctx = c.get('ctx');
  const loginName = c.get('account')?.loginName ?? '';
  c.header('cache-control', 'no-store');
  const mark = await markPrinted(c, '', { title: '登录恢复码' });
  const papers = [recoveryPaper(codes, loginName, ctx.county, dayZh(ctx.today))];
  return c.html(<PaperPage papers={papers} name="恢复码" mark={mark} />);
});

function recoveryPaper(codes: readonly string[], loginName: string, county: CountyFacts, today: string): Paper {
  const pairs = Array.from({ length: recoveryCount / 2 }, (_, i) => codes.slice(2 * i, 2 * i + 2));
  return {
    ...plainSlip,
    addressee: null,
    title: [county.county.bureauName, '登录恢复码'],
    number: runsOf`${today}`,
    matterNumber: loginName,
    blocks: [
      {
        type: 'table',
        name: '恢复码',
        columns: 4,
        rows: pairs.map((pair, i) =>
          pair.flatMap((one, k) => [cell(`${2 * i + k + 1}`, true, 1), cell(one, false, 1)]),
        ),
      },
      {
        type: 'paragraph',
        runs: wordsOf(
          '手机不在时，登录的第二步填其中一个，一个只能用一次，用过就划掉。用到剩三个，在“我的账号”里换一批，这张就作废。',
        ),
      },
    ],
    notes: [
      '请锁起来，不要和手机放在一起，也不要拍照。系统里看不到这些码，丢了请换一批。没有字母 l、o、i，也没有数字 0、1。',
    ],
  };
}

const plainSlip = {
  missing: [],
  head: null,
  wording: '2026.1',
  formZh: '密码条',
  formEn: 'Slip',
  kind: 'slip',
  signOff: null,
} as const;

function slipPaper({ account, password }: Slip, county: CountyFacts, publicUrl: string, today: string): Paper {
  const at = (path: string) => new URL(path, publicUrl).href;
  const place =
    county.stations.find(({ id }) => id === account.stationId)?.name ??
    county.organisations.find(({ id }) => id === account.organisationId)?.name ??
    county.county.name;
  return {
    ...plainSlip,
    addressee: [{ text: `${account.name}：`, slot: false }],
    title: [county.county.bureauName, '账号密码条'],
    number: runsOf`${today}`,
    matterNumber: account.loginName,
    blocks: [
      {
        type: 'table',
        name: '账号',
        columns: 4,
        rows: [
          row('姓名', account.name),
          row('单位', place),
          row('角色', roleWords[account.role].zh),
          row('网址', at('/desk/')),
          ...(account.role === 'station' ? [row('手机上用', `${at('/station/')}，先在上面的网址改好密码`)] : []),
          row('登录名', account.loginName),
          row('初始密码', password),
        ],
      },
      {
        type: 'paragraph',
        runs: wordsOf(
          `第一次登录要先把密码改成自己的：至少 10 个字符，用三四个不相干的词最好记。${isFactorRequired(account.role, county.county.limits) && !account.hasFactor ? '接着要用手机设一次第二道验证，请带上手机。' : ''}改好以后，请把这张条撕掉。`,
        ),
      },
    ],
    notes: [
      ...(opensOutside(publicUrl)
        ? []
        : [`先别发：${at('/desk/')} 别的电脑和手机打不开。请管机器的人在配置文件里填好 PUBLIC_URL，再打印。`]),
      `密码里没有字母 l、o、i，也没有数字 0、1；横线也要输入。${slipHours} 小时以后系统里就打不出这张条了，丢了请管理员重设。`,
    ],
  };
}

function row(label: string, words: string): Cell[] {
  return [cell(label, true, 1), cell(words, false, 3)];
}

function cell(text: string, label: boolean, columns: number): Cell {
  return { label, runs: [label ? wordsOf(text) : [{ text, slot: true }]], columns, rows: 1, tall: false };
}
