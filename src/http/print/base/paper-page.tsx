/** @jsxImportSource hono/jsx */
/** 文书: a printable A4 page for each paper, without script or style in the page itself. */
import type { Child } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';
import { isForm, stepOf } from '../../../domain/matter/paper-fitting.ts';
import { markOn, type Watermark } from '../../../domain/county/watermark.ts';
import type { Paper } from '../../../domain/matter/paper-form.ts';
import type { Block, Cell, Runs, Signature } from '../../../domain/matter/paper-sheet.ts';
import { signatureField } from '../../../domain/base/signature.ts';
import { letterPage, letterPagesAddress, mostLetters } from './letter-margin.ts';
import { marginAddress } from './paper-mark.ts';
import { PrintedPage } from './printed-page.tsx';

const openings = {
  reporter: { what: '举报人身份', press: '填上举报人' },
  contacts: { what: '电话、住址', press: '印上电话、住址' },
  words: { what: '线索里的号码', press: '印上线索里的号码' },
  ownWords: { what: '话里的号码', press: '印全话里的号码' },
  party: { what: '当事人全名', press: '印上当事人全名' },
} as const;

const whyParty = '自然人（当事人、被询问的人）这里先隐去姓名、证件号和住址；送达用的那一份写明理由再印全，留痕、计次。';
const whyRemade =
  '这里印的是取文号时的原文；这件后来改过，现在做出来的和它不一样。已经送出的，就以这份为准；还没有送出的，写明理由重新制作，文号不变，原来的一份留在卷宗里。';
const whyNumbered = '还没有文号：要送出去的，先取文号再打印。';
const whyAsked = '文书的话里有人的号码，这里先隐去；看号码要留痕、计次，所以发给投诉人的那一份写明理由再印全。';

const whereSealed = '这是在网上给您看的一份，没有盖章；盖章的原件由所里交给您。要用在法院等地方的，用盖章的那一份。';

interface PaperPageProps {
  /** One paper, or a batch that is printed in one go, each on a page of its own. */
  papers: readonly Paper[];
  /** What the printed pages carry; left out for what is given to anybody. */
  mark?: Watermark;
  /** Given to whom it is about: what was filled in is not marked, and in the place of the seal it is said who gives the sealed original. */
  given?: boolean;
  /** Where the bar's way back leads. */
  back?: string;
  /** Address of the same as a document that can be mended. */
  docx?: string;
  /** Where the number of a paper that has none yet is asked for. */
  numbering?: string;
  /** Why a paper without a number takes none any more. */
  unnumbered?: string;
  /** Where a paper that was kept with its number, and reads otherwise since, is made anew. */
  remaking?: string;
  /** Where the same paper is asked for with the sealed person on it. */
  opening?: string;
  /** What is opened by it: who tipped off, the numbers in what he or a complainant wrote, or the telephones and addresses of a complaint, the party of a case. */
  openingOf?: keyof typeof openings;
  /** Where the opened paper is asked for as a document, with the reason that was given for it. */
  openedDocument?: { action: string; reason: string; numbers?: string };
  /** The matters of a batch that is opened. */
  openingNumbers?: string;
  /** Matters of the batch that have no such paper. */
  without?: readonly string[];
  /** What the paper of a batch is called, for the page of one that has none. */
  name?: string;
}

/** Letters count their pages each by itself; of more papers than a batch of letters holds none is one. */
function stylesOf({ length }: readonly Paper[]): string[] {
  return length === 0 || length > mostLetters ? [] : [letterPagesAddress(length)];
}

export function PaperPage(props: PaperPageProps): JSX.Element {
  const { papers, mark, back, given = false, name = '文书' } = props;
  const [first] = papers;
  const title = first?.title.at(-1) ?? name;
  const many = papers.length === 1 ? (first?.matterNumber ?? '') : `${papers.length}份`;
  return (
    <PrintedPage
      title={`${title} ${many}`}
      name={`${title}　${papers.length === 1 ? (first?.formZh ?? '') : many}`}
      back={back}
      empty={papers.length === 0}
      margin={marginAddress(papers, mark)}
      styles={stylesOf(papers)}
      tools={<Tools {...props} />}
      note={<Notes {...props} />}
    >
      {papers.map((paper, i) => (
        <SheetView
          key={`${paper.matterNumber} ${paper.kind}`}
          paper={paper}
          mark={mark}
          pages={letterPage(i + 1)}
          given={given}
        />
      ))}
    </PrintedPage>
  );
}

/** What is still missing, and what to know before they are printed. */
function Notes({ papers, without = [], openingOf, numbering, unnumbered, remaking }: PaperPageProps) {
  return (
    <>
      <Missing papers={papers} without={without} />
      {numbering === undefined ? null : <p class="missing">{whyNumbered}</p>}
      {unnumbered === undefined ? null : <p class="missing">{unnumbered}</p>}
      {remaking === undefined ? null : <p class="missing">{whyRemade}</p>}
      {openingOf === 'ownWords' ? <p class="missing">{whyAsked}</p> : null}
      {openingOf === 'party' ? <p class="missing">{whyParty}</p> : null}
      {papers.length === 0 ? <p class="missing">没有可以打印的文书。</p> : null}
    </>
  );
}

/** What can be done with the papers before they are printed. */
function Tools({ docx, numbering, remaking, openedDocument, ...opening }: PaperPageProps) {
  return (
    <>
      {docx === undefined ? null : (
        <a href={docx} download>
          下载 DOCX
        </a>
      )}
      {openedDocument === undefined ? null : (
        <form method="post" action={openedDocument.action}>
          <input type="hidden" name="reason" value={openedDocument.reason} />
          {openedDocument.numbers === undefined ? null : (
            <input type="hidden" name="numbers" value={openedDocument.numbers} />
          )}
          <button type="submit" class="plain">
            下载 DOCX（再留痕一次）
          </button>
        </form>
      )}
      {numbering === undefined ? null : (
        <form method="post" action={numbering}>
          <button type="submit" class="plain">
            取文号
          </button>
        </form>
      )}
      {remaking === undefined ? null : (
        <form method="post" action={remaking} class="opening">
          <input
            name="reason"
            required
            minlength={6}
            maxlength={200}
            aria-label="没有送出、重新制作的理由"
            placeholder="没有送出、重新制作的理由，留痕"
          />
          <button type="submit" class="plain">
            重新制作
          </button>
        </form>
      )}
      <Opening {...opening} />
    </>
  );
}

/** The press that opens what is hidden, with its reason. */
function Opening({
  opening,
  openingOf = 'reporter',
  openingNumbers,
}: Pick<PaperPageProps, 'opening' | 'openingOf' | 'openingNumbers'>) {
  if (opening === undefined) return null;
  return (
    <form method="post" action={opening} class="opening">
      {openingNumbers === undefined ? null : <input type="hidden" name="numbers" value={openingNumbers} />}
      <input
        name="reason"
        required
        minlength={6}
        maxlength={200}
        aria-label={`查看${openings[openingOf].what}的理由`}
        placeholder={`查看${openings[openingOf].what}的理由，留痕`}
      />
      <button type="submit" class="plain">
        {openings[openingOf].press}
      </button>
    </form>
  );
}

/** What is missing, above the sheet and never on it. */
function Missing({ papers, without }: { papers: readonly Paper[]; without: readonly string[] }): JSX.Element | null {
  const lines = papers.flatMap(({ missing, matterNumber }) =>
    missing.length === 0
      ? []
      : [`${papers.length === 1 ? '' : `${matterNumber}：`}${missing.map(({ zh }) => zh).join('；')}`],
  );
  if (lines.length === 0 && without.length === 0) return null;
  return (
    <aside class="missing" aria-label="打印前请看">
      {lines.length === 0 ? null : <p>打印前请看，还缺：</p>}
      {lines.length === 0 ? null : (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      {without.length === 0 ? null : <p>{`这些件没有这份文书，没有打印：${without.join('、')}。`}</p>}
    </aside>
  );
}

interface SheetProps {
  paper: Paper;
  mark: Watermark | undefined;
  /** Which pages a letter has: its own, which count from one. */
  pages: string;
  given: boolean;
  key?: string;
}

function SheetView({ paper, mark, pages, given }: SheetProps): JSX.Element {
  const kind = isForm(paper) ? 'form' : `letter ${pages}`;
  const isSealed = paper.signOff?.seal === true;
  return (
    <article class={`sheet step-${stepOf(paper)} ${kind}${given ? ' given' : ''}`}>
      {paper.stamp === undefined ? null : <p class="revoked-stamp">{paper.stamp}</p>}
      <h1>
        {paper.title.map((line) => (
          <span key={line} class="line">
            {line}
          </span>
        ))}
      </h1>
      {paper.number === null ? null : <p class="number">{words(paper.number)}</p>}
      {paper.head === null ? null : (
        <p class="head">
          <span>{words(paper.head.left)}</span>
          <span>{words(paper.head.right)}</span>
        </p>
      )}
      {paper.addressee === null ? null : <p class="addressee">{words(paper.addressee)}</p>}
      {paper.blocks.map((block, i) => (
        <BlockView key={i} block={block} />
      ))}
      {paper.signOff === null ? null : (
        <div class="sign-off">
          <p>{paper.signOff.name}</p>
          <p>{words([paper.signOff.date])}</p>
          {isSealed && !given ? <span class="seal">印章</span> : null}
        </div>
      )}
      {isSealed && given ? <p class="note">{whereSealed}</p> : null}
      {paper.notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
      {paper.afterword === undefined ? null : <p class="note">{paper.afterword}</p>}
      {mark === undefined ? null : <p class="mark">{markOn(paper, mark)}</p>}
    </article>
  );
}

function BlockView({ block }: { block: Block; key?: string | number }): JSX.Element {
  switch (block.type) {
    case 'paragraph':
      return <p class="body">{words(block.runs)}</p>;
    case 'heading':
      return <h2>{block.text}</h2>;
    case 'ticks':
      return (
        <ul class="ticks">
          {block.rows.map((row) => (
            <li key={row.nth} class={row.ticked ? 'ticked' : 'open'}>
              <span class="box">{row.ticked ? '☑' : '☐'}</span>
              <span>{`${row.nth}${row.text}`}</span>
            </li>
          ))}
        </ul>
      );
    case 'table':
      return (
        <table class={`columns-${block.columns}`} aria-label={block.name}>
          <tbody>
            {block.rows.map((row, i) => (
              <tr key={i}>
                {row.map((one, nth) => (
                  <CellView key={nth} one={one} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      );
    case 'signatures':
      return (
        <div class="signatures">
          {block.rows.map((row) => (
            <SignatureView key={row.who} row={row} />
          ))}
        </div>
      );
  }
}

function CellView({ one }: { one: Cell; key?: string | number }): JSX.Element {
  const lines = one.runs.map((runs, i) => (
    <span key={i} class="line">
      {words(runs)}
    </span>
  ));
  if (one.label) {
    return (
      <th
        scope={one.rows > 1 ? 'rowgroup' : 'row'}
        colspan={one.columns}
        rowspan={one.rows}
        class={one.rows > 1 ? 'party' : ''}
      >
        {lines}
      </th>
    );
  }
  return (
    <td colspan={one.columns} rowspan={one.rows} class={one.tall ? 'tall' : ''}>
      {lines}
    </td>
  );
}

function SignatureView({ row }: { row: Signature; key?: string | number }): JSX.Element {
  return (
    <p class="signature">
      <span>{row.who}</span>
      <span class="name">
        {words(row.name)}
        {row.strokes === undefined ? null : (
          <svg
            class="strokes"
            viewBox={`0 0 ${signatureField.width} ${signatureField.height}`}
            role="img"
            aria-label="屏上手写的签名"
          >
            <path d={row.strokes} />
          </svg>
        )}
      </span>
      <span class="day">{row.dateLine}</span>
    </p>
  );
}

function words(runs: Runs): Child {
  return runs.map((run, i) =>
    run.slot ? (
      <span key={i} class={isWhole(run.text) ? 'slot whole' : 'slot'}>
        {run.text}
      </span>
    ) : (
      run.text
    ),
  );
}

/** A number, a day or a telephone is not broken at the end of a line; a name or an address with a number in it is. */
function isWhole(text: string): boolean {
  return (
    text.length <= 18 &&
    /^(?:[\d\s.,:：*+\-－—]+(?:元|份|次|天|号)?|\d{4}年\d+月\d+日|[投举询]\d{4}-\d+|\p{Script=Han}{2,8}〔\d{4}〕\d+号)$/u.test(
      text,
    )
  );
}
