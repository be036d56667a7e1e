/** @jsxImportSource hono/jsx */
/**
 * 经营者档案的纸: the file of one shop on A4, or two or three of them side by side. It holds what its reader may see at the desk and no word of a
 * person: no complainant, and of tip-offs how many alone, for paper goes from hand to hand. Each print has the number by which the auditor finds it.
 */
import { Hono } from 'hono';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { z } from 'zod';
import { demand } from '../../domain/base/actor.ts';
import { dayOf, dayZh } from '../../domain/base/calendar.ts';
import { formatYuan } from '../../domain/base/money.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import { timeZh } from '../../domain/complaint/papers/letter.ts';
import { stateWords } from '../../domain/complaint/state-words.ts';
import { operatorFigureNames, operatorFigures, performanceWords } from '../../domain/operator/operator-figures.ts';
import { mostBeside, operatorSourceWords, operatorStateWords } from '../../domain/operator/operator.ts';
import { getHeardOperator } from '../../store/operator/operator.ts';
import { fileOf, type OperatorFile } from '../api/desk/operator-file-routes.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { markPrinted } from '../base/watermark.ts';
import { PrintedPage } from './base/printed-page.tsx';

const Ids = z.array(z.uuid()).min(1).max(mostBeside);

/** /papers/operators/{id}, or {id},{id},{id} side by side. */
export const operatorPapers = new Hono<Env>();
operatorPapers.get('/:ids', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  demand(ctx.actor, 'operator.read');
  const read = Ids.safeParse(c.req.param('ids').split(','));
  if (!read.success) throw new Refusal('not-found');
  const roots: string[] = [];
  for (const id of read.data) roots.push((await getHeardOperator(ctx.db, ctx.actor, id)).rootId);
  const files: OperatorFile[] = [];
  for (const id of new Set(roots)) files.push(await fileOf(ctx, id));
  const [first] = files;
  if (first === undefined) throw new Refusal('not-found');
  const title = files.length === 1 ? `${first.operator.name} 经营者档案` : '经营者对照';
  const mark = await markPrinted(c, '', { title, operators: files.map(({ operator: { id } }) => id).join(' ') });
  return c.html(
    <PrintedPage title={title} back={`/desk/operators/${first.operator.id}`}>
      <article class="sheet">
        <h1>{title}</h1>
        <p class="head">
          <span>{ctx.county.county.bureauName}</span>
          <span>{`编号 ${mark.id}`}</span>
        </p>
        {files.length === 1 ? <File file={first} /> : <Beside files={files} />}
        <p>投诉、举报不等于违法；数字从台账数出，按统计口径。</p>
        <p class="sign">{`${mark.office} ${mark.name} ${timeZh(ctx.at.toISOString())} 打印，办案用，不外传`}</p>
      </article>
    </PrintedPage>,
  );
});

const row = (name: string, value: string) => (value === '' ? null : [name, value]);

/** What is registered, as rows. */
function registered({ operator }: OperatorFile): string[][] {
  const place = [operator.place, operator.address].filter((one) => one !== '').join(' ');
  return [
    row('名称', operator.name),
    row('别的叫法', operator.names.join('、')),
    row('统一社会信用代码', operator.code),
    row('地址', place),
    row('电话', operator.phone),
    row('状态', operatorStateWords[operator.state].zh),
    row('来源', operatorSourceWords[operator.source].zh),
  ].filter((one) => one !== null);
}

function figureOf({ counts }: OperatorFile, name: (typeof operatorFigureNames)[number]): string {
  const value = counts[name];
  if (value === null) return '—';
  const { unit } = operatorFigures[name];
  return unit === 'fen' ? `${formatYuan(value)} 元` : unit === 'days' ? `${value} 天` : String(value);
}

function Figures({ file }: { file: OperatorFile }): JSX.Element {
  return (
    <>
      <h2>{`${dayZh(file.from)}以来（全县）`}</h2>
      <table>
        <tbody>
          {operatorFigureNames.map((name) => (
            <tr>
              <th>{operatorFigures[name].zh}</th>
              <td>{figureOf(file, name)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function File({ file }: { file: OperatorFile }): JSX.Element {
  const flags = file.flags.filter(({ isOn }) => isOn);
  return (
    <>
      <table>
        <tbody>
          {registered(file).map(([name, value]) => (
            <tr>
              <th>{name}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {flags.map(({ words, until }) => (
        <p>{`标记：${words}${until === null ? '' : `（到 ${dayZh(until)}）`}`}</p>
      ))}
      <Figures file={file} />
      <Matters file={file} />
    </>
  );
}

/** Complaints that the reader may see, by number and day; nobody who complained stands on it. */
function Matters({ file: { complaints, agreements, seen } }: { file: OperatorFile }): JSX.Element {
  const kept = new Map(agreements.map(({ number, performance }) => [number, performanceWords[performance].zh]));
  return (
    <>
      <h2>{`投诉（看得到的 ${seen.complaints} 件${seen.complaints > complaints.length ? `，列最近 ${complaints.length} 件` : ''}）`}</h2>
      {complaints.length === 0 ? (
        <p>没有。</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th>编号</th>
              <th>收到</th>
              <th>状态</th>
              <th>协议</th>
            </tr>
          </thead>
          <tbody>
            {complaints.map(({ complaint: { number, state, receivedAt, filedAt } }) => (
              <tr>
                <td>{number}</td>
                <td>{dayZh(dayOf(new Date(receivedAt ?? filedAt)))}</td>
                <td>{stateWords[state].zh}</td>
                <td>{kept.get(number) ?? ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

/** 放在一起看: the same line of each beside one another. */
function Beside({ files }: { files: readonly OperatorFile[] }): JSX.Element {
  const lines = ['统一社会信用代码', '地址', '电话', '状态', '来源', '别的叫法'];
  const valueOf = (file: OperatorFile, name: string) => registered(file).find(([one]) => one === name)?.[1] ?? '';
  return (
    <table>
      <thead>
        <tr>
          <th>项目</th>
          {files.map(({ operator }) => (
            <th>{operator.name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((name) => (
          <tr>
            <th>{name}</th>
            {files.map((file) => (
              <td>{valueOf(file, name)}</td>
            ))}
          </tr>
        ))}
        {operatorFigureNames.map((name) => (
          <tr>
            <th>{operatorFigures[name].zh}</th>
            {files.map((file) => (
              <td>{figureOf(file, name)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
