/** @jsxImportSource hono/jsx */
/** 密码条: a strip for each person with the password that was drawn for him, four to a page, to be cut apart and handed over in person. */
import { Hono } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
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
import { middleMargin } from './base/paper-mark.ts';
import { PrintedPage } from './base/printed-page.tsx';
import { staffOnly } from '../base/session.ts';
import { opensOutside } from '../base/public-address.ts';
import { markLine } from '../../domain/county/watermark.ts';
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
  const mark = await markPrinted(c, '', { title: '密码条', inBatch: slips.length });
  const title = `账号密码条 ${slips.length}份`;
  return c.html(
    <PrintedPage title={title} name={`账号密码条　${slips.length}份，沿虚线剪开`} margin={middleMargin({}, mark)}>
      <article class="sheet strips">
        {slips.map((slip) => (
          <Strip key={slip.account.id} slip={slip} county={ctx.county} publicUrl={publicUrl} today={dayZh(ctx.today)} />
        ))}
        <p class="mark">{markLine(mark)}</p>
      </article>
    </PrintedPage>,
  );
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

interface StripProps {
  slip: Slip;
  county: CountyFacts;
  publicUrl: string;
  today: string;
  key?: string;
}

function Strip({ slip: { account, password }, county, publicUrl, today }: StripProps): JSX.Element {
  const at = (path: string) => new URL(path, publicUrl).href;
  const place =
    county.stations.find(({ id }) => id === account.stationId)?.name ??
    county.organisations.find(({ id }) => id === account.organisationId)?.name ??
    county.county.name;
  const factorNext = isFactorRequired(account.role, county.county.limits) && !account.hasFactor;
  return (
    <section class="strip">
      <h1>
        <span>{`${county.county.bureauName}　账号密码条`}</span> <span class="strip-day">{today}</span>
      </h1>
      <table aria-label={`${account.name}的账号`}>
        <tbody>
          <tr>
            <Fact label="姓名" words={account.name} />
            <Fact label="登录名" words={account.loginName} />
          </tr>
          <tr>
            <Fact label="单位" words={`${place}　${roleWords[account.role].zh}`} />
            <Fact label="初始密码" words={password} isKey />
          </tr>
          <tr>
            <Fact label="电脑上打开" words={at('/desk/')} wide={account.role !== 'station'} />
            {account.role === 'station' ? <Fact label="手机上打开" words={at('/station/')} /> : null}
          </tr>
        </tbody>
      </table>
      <p>
        {`第一次登录要先把密码改成自己的：至少 10 个字符，用三四个不相干的词最好记。${factorNext ? '接着要用手机设一次第二道验证，请带上手机。' : ''}改好以后，请把这张条撕掉。`}
      </p>
      <p>
        {`密码里没有字母 l、o、i，也没有数字 0、1；横线也要输入。${slipHours} 小时以后系统里就打不出这张条了，丢了请管理员重设。`}
      </p>
      {opensOutside(publicUrl) ? null : (
        <p>
          <b>{`先别发：${at('/desk/')} 别的电脑和手机打不开。请管机器的人在配置文件里填好 PUBLIC_URL，再打印。`}</b>
        </p>
      )}
    </section>
  );
}

interface FactProps {
  label: string;
  words: string;
  /** What is typed letter by letter. */
  isKey?: boolean;
  wide?: boolean;
}

function Fact({ label, words, isKey = false, wide = false }: FactProps): JSX.Element {
  return (
    <>
      <th scope="row">{label}</th>
      <td class={isKey ? 'key' : undefined} colspan={wide ? 3 : 1}>
        {words}
      </td>
    </>
  );
}

function cell(text: string, label: boolean, columns: number): Cell {
  return { label, runs: [label ? wordsOf(text) : [{ text, slot: true }]], columns, rows: 1, tall: false };
}
