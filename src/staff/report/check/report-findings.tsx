import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Link } from 'react-router';
import { figures } from '../../../domain/figures.ts';
import { blank } from '../../../domain/figures/figure.ts';
import { contradictions, workReportRuleNames, type Finding } from '../../../domain/report/check/finding.ts';
import { sumLike } from '../../../domain/report/style/money-style.ts';
import { rightEn } from '../../../domain/report/style/right-words.ts';
import type { ReportCheck, SeenClaim } from '../../../http/api/report/report-check-routes.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { periodText } from '../../figures/period.ts';
import { recordsOf } from '../report-paragraph.tsx';
import { nextOf, reportPieces, type ReportMark, type ReportPiece } from './report-pieces.ts';

interface Props {
  text: string;
  found: ReportCheck;
}

/** The text, and beside it what was found in it, each with the way it was computed; what the ledger says stands apart. */
export function CheckedReport({ text, found }: Props) {
  const t = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const { findings, claims, unasked, officeId, keptSince } = found;
  const odd = claims.filter(({ counted, isSame }) => counted !== null && !isSame);
  const marks: ReportMark[] = [
    ...findings.map((one, i) => ({ n: i + 1, at: one, words: one.words })),
    ...odd.map((one, i) => ({ n: findings.length + i + 1, at: one.words, words: one.words })),
  ];
  const step = (by: number) => {
    if (marks.length === 0) return;
    setOpen(
      (now) =>
        (((((now ?? (by > 0 ? 0 : 1)) - 1 + by + marks.length) % marks.length) + marks.length) % marks.length) + 1,
    );
  };
  useKeys(
    [
      { key: 'j', zh: '下一处', en: 'Next finding', run: () => step(1) },
      { key: 'k', zh: '上一处', en: 'Finding before', run: () => step(-1) },
    ],
    'list',
  );
  return (
    <div className="report-check-body">
      <Sheet text={text} marks={marks} findings={findings} open={open} onOpen={setOpen} />
      <aside className="report-check-side" aria-label={t('检查结果', 'What was found')}>
        <Findings text={text} findings={findings} open={open} onOpen={setOpen} />
        <Claims
          claims={claims}
          unasked={unasked}
          first={findings.length + 1}
          open={open}
          onOpen={setOpen}
          officeId={officeId}
          keptSince={keptSince}
        />
      </aside>
    </div>
  );
}

interface SheetProps {
  text: string;
  marks: readonly ReportMark[];
  findings: readonly Finding[];
  open: number | null;
  onOpen: (n: number) => void;
}

function Sheet({ text, marks, findings, open, onOpen }: SheetProps) {
  const t = useWords();
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (open === null) return;
    sheet.current?.querySelector('[data-open]')?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  return (
    <div
      className="report-check-sheet"
      lang="zh-CN"
      ref={sheet}
      aria-label={t('报告全文', 'Text of the report')}
      role="document"
    >
      {reportPieces(text, marks).map((piece) =>
        piece.within.length === 0 ? (
          piece.text
        ) : (
          <Piece key={piece.from} piece={piece} open={open} onOpen={onOpen} kind={kindOf(piece, findings)} />
        ),
      )}
    </div>
  );
}

/** A contradiction, a doubt, or a number that the ledger counts otherwise. */
function kindOf({ within, printed }: ReportPiece, findings: readonly Finding[]): 'wrong' | 'doubt' | 'ledger' {
  const rules = (printed.length > 0 ? printed : within).map((n) => findings[n - 1]?.rule);
  if (rules.some((rule) => rule !== undefined && contradictions.has(rule))) return 'wrong';
  return rules.some((rule) => rule !== undefined) ? 'doubt' : 'ledger';
}

interface PieceProps {
  piece: ReportPiece;
  open: number | null;
  onOpen: (n: number) => void;
  kind: 'wrong' | 'doubt' | 'ledger';
}

function Piece({ piece, open, onOpen, kind }: PieceProps) {
  const t = useWords();
  const isOpen = open !== null && piece.within.includes(open);
  const press = () => {
    const next = nextOf(piece, open);
    if (next !== undefined) onOpen(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  };
  const isFocusable = piece.begun.length > 0;
  // A mark before a figure would be read as one of its figures: ¹9件.
  const isFigure = /^[\d０-９]/u.test(piece.text);
  return (
    <mark
      data-kind={kind}
      data-words={piece.printed.length > 0 || undefined}
      data-open={isOpen || undefined}
      data-pressed={(open !== null && piece.printed.includes(open)) || undefined}
    >
      {isFocusable ? (
        <span
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- A button is a box: a sentence would begin on a line of its own.
          role="button"
          tabIndex={0}
          onClick={press}
          onKeyDown={onKeyDown}
          title={piece.begun.map((n) => t(`第 ${n} 处`, `Finding ${n}`)).join(t('、', ', '))}
        >
          {isFigure ? piece.text : null}
          <sup>{piece.begun.join('、')}</sup>
          {isFigure ? null : piece.text}
        </span>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/click-events-have-key-events -- The button at the beginning of the sentence does the same.
        <span onClick={press}>{piece.text}</span>
      )}
    </mark>
  );
}

interface FindingsProps {
  text: string;
  findings: readonly Finding[];
  open: number | null;
  onOpen: (n: number | null) => void;
}

function Findings({ text, findings, open, onOpen }: FindingsProps) {
  const t = useWords();
  return (
    <section>
      <h2 className="report-check-title">
        {t('前后对不上', 'Against itself')} <span className="dim">{findings.length}</span>
      </h2>
      {findings.length === 0 ? (
        <p className="report-check-none">
          {t(
            '没有查出前后不符的地方。没有写出来的数查不到，签发前还要看一遍。',
            'Nothing was found. What is not written cannot be checked: read it once more before it is signed.',
          )}
        </p>
      ) : (
        <ol className="report-check-list">
          {findings.map((finding, i) => (
            <Row key={i} n={i + 1} text={text} finding={finding} isOpen={open === i + 1} onOpen={onOpen} />
          ))}
        </ol>
      )}
    </section>
  );
}

interface RowProps {
  n: number;
  text: string;
  finding: Finding;
  isOpen: boolean;
  onOpen: (n: number | null) => void;
}

function Row({ n, text, finding, isOpen, onOpen }: RowProps) {
  const { rule, printed, right, sentence, beside, words } = finding;
  const t = useWords();
  const { language } = useLanguage();
  const label = useLabel();
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isOpen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={row} data-open={isOpen || undefined}>
      <button
        type="button"
        className="report-check-row"
        aria-expanded={isOpen}
        onClick={() => onOpen(isOpen ? null : n)}
      >
        <span className="report-check-n" data-kind={contradictions.has(rule) ? 'wrong' : 'doubt'}>
          {n}
        </span>
        <b>
          {rule === 'copy'
            ? t('像是照抄或者换词', 'Seems copied, or copied with other words')
            : label(workReportRuleNames[rule])}
        </b>
        <span className="report-check-said" lang="zh-CN">
          <Printed
            isWrong={contradictions.has(rule) || rule === 'typo' || rule === 'term'}
            words={words === null ? printed : text.slice(words.start, words.end)}
          />{' '}
          <ins lang={language === 'en' ? 'en' : undefined}>{language === 'en' ? rightEn(right) : right}</ins>
        </span>
      </button>
      {isOpen ? (
        <dl className="report-check-open">
          <dt>{t('原句', 'Sentence')}</dt>
          <dd lang="zh-CN">{sentence}</dd>
          {beside === null ? null : (
            <>
              <dt>{t('对照', 'Beside')}</dt>
              <dd lang="zh-CN">{beside.sentence}</dd>
            </>
          )}
        </dl>
      ) : null}
    </li>
  );
}

/** What is wrong is struck out; what is only open stands as it is. */
function Printed({ isWrong, words }: { isWrong: boolean; words: string }) {
  return isWrong ? <del>{words}</del> : <span>{words}</span>;
}

interface ClaimsProps {
  claims: readonly SeenClaim[];
  unasked: number;
  /** The number of the first that the ledger counts otherwise. */
  first: number;
  open: number | null;
  onOpen: (n: number | null) => void;
  officeId: string | null;
  keptSince: string | null;
}

/** What the ledger counts under the same name: what differs first, then what is the same, then what it does not know. */
function Claims({ claims, unasked, first, open, onOpen, officeId, keptSince }: ClaimsProps) {
  const t = useWords();
  const odd = claims.filter(({ counted, isSame }) => counted !== null && !isSame);
  const same = claims.filter(({ isSame }) => isSame);
  const unknown = claims.length - odd.length - same.length;
  return (
    <section>
      <h2 className="report-check-title">
        {t('和台账对', 'Against the ledger')}{' '}
        <span className="dim">
          {odd.length} / {claims.length}
        </span>
      </h2>
      {claims.length === 0 ? (
        <p className="report-check-none">
          {t(
            '没有能和台账对的数：要写明是哪段时间的，名称和统计口径一样，例如“1至6月受理投诉201件”。',
            'No number of the text is a figure of the ledger: it says its period and bears the name of a figure.',
          )}
        </p>
      ) : null}
      <ol className="report-check-list" start={first}>
        {odd.map((claim, i) => (
          <li key={i} data-open={open === first + i || undefined}>
            <button
              type="button"
              className="report-check-row"
              onClick={() => onOpen(open === first + i ? null : first + i)}
            >
              <span className="report-check-n" data-kind="ledger">
                {first + i}
              </span>
              <ClaimWords claim={claim} />
            </button>
            <ClaimFacts claim={claim} officeId={officeId} />
          </li>
        ))}
        {same.map((claim, i) => (
          <li key={`same-${i}`} className="report-check-same">
            <span className="report-check-n" aria-hidden="true">
              ✓
            </span>
            <ClaimWords claim={claim} />
          </li>
        ))}
      </ol>
      <NotCompared unknown={unknown} unasked={unasked} keptSince={keptSince} />
    </section>
  );
}

/** How many numbers of figures were not compared, and why. */
function NotCompared({
  unknown,
  unasked,
  keptSince,
}: { unknown: number } & Pick<ClaimsProps, 'unasked' | 'keptSince'>) {
  const t = useWords();
  return (
    <>
      {unknown === 0 ? null : (
        <p className="report-check-none">
          {keptSince === null
            ? t(`另有 ${unknown} 处的期间没有台账，没有对。`, `${unknown} more are of periods without a ledger.`)
            : t(
                `另有 ${unknown} 处没有对：台账从 ${keptSince} 记起，说的期间不全在里面，或者台账不数这一项。`,
                `${unknown} more were not compared: the ledger is kept since ${keptSince}, and does not cover their periods or does not count them.`,
              )}
        </p>
      )}
      {unasked === 0 ? null : (
        <p className="report-check-none">
          {t(
            `还有 ${unasked} 处说的是另外的时间或地方，没有对：一次只对说得最多的四个。请把那几段单独贴来检查。`,
            `${unasked} more are said of other days or places and were not compared: only the four of which most is said are. Paste those paragraphs by themselves.`,
          )}
        </p>
      )}
    </>
  );
}

function ClaimWords({ claim: { figure, printed, counted, isSame } }: { claim: SeenClaim }) {
  const t = useWords();
  const label = useLabel();
  return (
    <>
      <b>{label(figures[figure])}</b>
      <span className="report-check-said">
        {isSame ? <span>{printed}</span> : <del lang="zh-CN">{printed}</del>}{' '}
        <ins>
          {t('台账数', 'Ledger')} {valueWords(figure, counted, printed)}
        </ins>
      </span>
    </>
  );
}

function ClaimFacts({ claim: { figure, from, to, office }, officeId }: { claim: SeenClaim; officeId: string | null }) {
  const t = useWords();
  const { language } = useLanguage();
  return (
    <p className="report-check-facts dim s">
      {office === null ? null : `${office.name} · `}
      {periodText({ from, to }, language)} ·{' '}
      <Link to={recordsOf(figure, { from, to }, office?.id ?? officeId ?? undefined, undefined)}>
        {t('在列表打开', 'Open the records')}
      </Link>
    </p>
  );
}

function valueWords(figure: SeenClaim['figure'], counted: number | null, printed: string): string {
  if (counted === null) return blank;
  const { unit } = figures[figure];
  if (unit === 'fen') return sumLike(printed, counted);
  return unit === 'percent' ? `${counted.toFixed(2)}%` : String(counted);
}
