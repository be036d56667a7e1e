/** @jsxImportSource hono/jsx */
/** What an officer reads in the window of a paper that was refused, in place of a problem document: the sentence and a way back. */
import type { Context as HonoContext } from 'hono';
import type { Env } from '../../base/env.ts';
import { answerProblem, tellProblem } from '../../base/errors.ts';
import { PrintedPage } from './printed-page.tsx';

/** Whether the error is read in a window of its own, under an address that gives papers. */
export function isPaperWindow(c: HonoContext<Env>): boolean {
  return /^\/papers(?:\/|$)/u.test(c.req.path) && (c.req.header('accept') ?? '').includes('text/html');
}

export function answerPaper(error: Error, c: HonoContext<Env>): Response | Promise<Response> {
  if (!isPaperWindow(c)) return answerProblem(error, c);
  const { status, zh, fields = [] } = tellProblem(error, c);
  c.header('cache-control', 'no-store');
  c.status(status as 400);
  return c.html(
    <PrintedPage title="没有打开" back={backOf(c)} hint={false} empty>
      <div class="missing" role="alert">
        <p>{zh}</p>
        {fields.length === 0 ? null : (
          <ul>
            {fields.map((field) => (
              <li key={field.path}>{field.zh}</li>
            ))}
          </ul>
        )}
      </div>
    </PrintedPage>,
  );
}

/** A press on a paper leads back to that paper; what came by a link, or for many at once, to the desk. */
function backOf(c: HonoContext<Env>): string {
  const pressed = /^(\/papers\/.+)\/(?:opened(?:\.docx)?|number)$/u.exec(new URL(c.req.url).pathname)?.[1];
  const isOne = c.req.method === 'POST' && pressed !== undefined && !pressed.startsWith('/papers/batch/');
  return isOne ? pressed : '/desk/';
}
