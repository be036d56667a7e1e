/** @jsxImportSource hono/jsx */
/** 打印页: what every page that is made to be printed shares, a bar above the sheets that the print leaves out. */
import { tryGetContext } from 'hono/context-storage';
import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import type { Env } from '../../base/env.ts';
import { practiceBanner } from '../../base/practice.ts';
import { tabPicture } from '../../base/tab-picture.ts';

interface PrintedPageProps {
  /** The title of the window. */
  title: string;
  /** What the bar calls it; the title unless said. */
  name?: string;
  /** Where the bar's way back leads. */
  back?: string | undefined;
  /** What else can be pressed in the bar. */
  tools?: Child;
  /** Whether the bar's tools leave room for the hint at the browser's own printing. */
  hint?: boolean;
  /** Large sheets, for a wall: A3. */
  large?: boolean;
  /** Nothing stands on the page that could be printed. */
  empty?: boolean;
  /** Address of the style that puts a line of its reader's into the margin of every page. */
  margin?: string | undefined;
  /** Addresses of styles of this kind of page alone. */
  styles?: readonly string[];
  /** Addresses of scripts of this kind of page alone. */
  scripts?: readonly string[];
  /** What is said between the bar and the sheets, and is not printed. */
  note?: Child;
  children?: Child;
}

/** Without script the browser's own printing does the same as the button, which print.js shows. */
export function PrintedPage(props: PrintedPageProps): JSX.Element {
  const {
    title,
    name = title,
    back,
    tools,
    hint = true,
    large = false,
    empty = false,
    margin,
    styles = [],
    scripts = [],
    note,
    children,
  } = props;
  const isPractice = tryGetContext<Env>()?.get('deps').settings.isPractice === true;
  return (
    <>
      {raw('<!doctype html>')}
      <html lang="zh-CN">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{title}</title>
          <link rel="icon" href={tabPicture} />
          <link rel="stylesheet" href="/assets/paper.css" />
          {styles.map((address) => (
            <link key={address} rel="stylesheet" href={address} />
          ))}
          {margin === undefined ? null : <link rel="stylesheet" href={margin} />}
          <script src="/assets/print.js" defer></script>
          {scripts.map((address) => (
            <script key={address} src={address} defer></script>
          ))}
        </head>
        <body class={large ? 'large' : undefined}>
          {isPractice ? raw(practiceBanner) : null}
          <nav class="bar" aria-label="打印">
            {back === undefined ? null : <a href={back}>返回</a>}
            <p class="bar-name">{name}</p>
            {hint ? <p class="bar-hint">也可以用浏览器的打印（Ctrl+P）</p> : null}
            {tools}
            {empty ? null : (
              <button type="button" id="print" hidden>
                打印
              </button>
            )}
          </nav>
          {note}
          <main>{children}</main>
        </body>
      </html>
    </>
  );
}
