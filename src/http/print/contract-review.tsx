/** @jsxImportSource hono/jsx */
/** 格式条款审查意见书: what is suspected, on what ground, and what is proposed instead; never whether a term binds (第二十二条). */
import { Hono } from 'hono';
import { dayZh } from '../../domain/base/calendar.ts';
import { clauseCodeTable } from '../../domain/supervision/clause/clause-code.ts';
import { contractFormWords } from '../../domain/supervision/clause/contract-review.ts';
import { contractReviewFrame } from '../../actions/supervision/clause/contract-review.ts';
import { getSeenEntry } from '../../actions/matter/docket.ts';
import type { Env } from '../base/env.ts';
import { staffOnly } from '../base/session.ts';
import { PrintedPage } from './base/printed-page.tsx';

export const contractReviewPapers = new Hono<Env>();

/** /papers/contract-reviews/款2026-0011 */
contractReviewPapers.get('/:number', staffOnly, async (c) => {
  const ctx = c.get('ctx');
  const review = await getSeenEntry(ctx, contractReviewFrame, c.req.param('number'));
  const suspected = review.clauses.filter(({ decision }) => decision === 'suspected').toSorted((a, b) => a.at - b.at);
  const isGiven = review.opinion !== '';
  return c.html(
    <PrintedPage title={`${review.number} 格式条款审查意见书`} back={`/desk/contract-reviews/${review.number}`}>
      <article class="sheet">
        <h1>{`${ctx.county.county.bureauName}格式条款审查意见书`}</h1>
        <p class="head">
          <span>{review.number}</span>
          <span>{isGiven ? '' : '草稿，还没有出具'}</span>
        </p>
        <p>{`${review.operatorName}：`}</p>
        <p>
          {`我局审查了你单位的${contractFormWords[review.form].zh}《${review.title}》${review.edition === '' ? '' : `（${review.edition}）`}，`}
          {suspected.length === 0
            ? '没有发现涉嫌不符合规定的条款。'
            : `下列 ${suspected.length} 处涉嫌不符合规定，建议修改。`}
        </p>
        {suspected.length === 0 ? null : (
          <table>
            <thead>
              <tr>
                <th>序号</th>
                <th>原文</th>
                <th>涉嫌</th>
                <th>依据</th>
                <th>建议改为</th>
              </tr>
            </thead>
            <tbody>
              {suspected.map(({ code, words }, i) => (
                <tr>
                  <td>{i + 1}</td>
                  <td>{words}</td>
                  <td>{clauseCodeTable[code].zh}</td>
                  <td>{clauseCodeTable[code].articles.slice(0, 2).join('、')}</td>
                  <td>{clauseCodeTable[code].mend.zh}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {isGiven ? review.opinion.split('\n').map((line) => <p>{line}</p>) : null}
        {review.rectifyBy === null ? null : (
          <p>{`请在 ${dayZh(review.rectifyBy)}前改好，并把改好的文本送我局复查。对本意见有异议的，可以书面说明理由。`}</p>
        )}
        <p>本意见是行政指导，不对合同效力作出认定（《合同行政监督管理办法》第二十二条）。</p>
        <p class="sign">
          {ctx.county.county.bureauName}
          <br />
          {review.advisedOn === null ? '＿＿＿＿年＿＿月＿＿日' : dayZh(review.advisedOn)}
        </p>
      </article>
    </PrintedPage>,
  );
});
