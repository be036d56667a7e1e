import type { ReactNode } from 'react';
import { dayZh } from '../../domain/base/calendar.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { DocketPage } from '../matter/docket/docket-page.tsx';
import { countyReportCalls, shownCountyReports, type SeenCountyReport } from './county-report-calls.ts';
import './county-report.css';

/** 各县上报: signed reports that came over the line from the counties below, to be received or given back. */
export default function CountyReportPage() {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <DocketPage
      docket={shownCountyReports}
      calls={countyReportCalls}
      title={t('各县上报', 'Reports of counties')}
      nameOf={({ entry }) => entry.number}
      columns={[
        { zh: '哪个县', en: 'County', cell: ({ entry }) => entry.fromName },
        { zh: '题目', en: 'Title', cell: ({ entry }) => <span lang="zh">{entry.title}</span> },
        {
          zh: '期间',
          en: 'Period',
          cell: ({ entry }) =>
            t(
              `${dayPlain(entry.periodFrom, language, today)}至${dayPlain(entry.periodTo, language, today)}`,
              `${dayPlain(entry.periodFrom, language, today)} to ${dayPlain(entry.periodTo, language, today)}`,
            ),
        },
        { zh: '版', en: 'Edition', cell: ({ entry }) => t(`第 ${entry.edition} 版`, String(entry.edition)) },
        { zh: '签发', en: 'Signed', cell: ({ entry }) => dayPlain(entry.signedOn, language, today) },
        { zh: '报来', en: 'Came', cell: ({ entry }) => instantShort(entry.openedAt, today) },
      ]}
      empty={t(
        '没有等着收的汇报。接通了线路的县，签发的汇报选“经上下级交换报”就到这里；收过的在“全部”里。',
        'No report waits. A county that is connected sends its signed reports here; those that were answered stand under All.',
      )}
      openWords={{ zh: '待收', en: 'To be received' }}
      rowMoves="chief"
      facts={(view) => <CountyReportFacts view={view} />}
    />
  );
}

function CountyReportFacts({ view }: { view: SeenCountyReport }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const { entry, more } = view;
  return (
    <>
      <Facts
        rows={[
          [t('哪个县', 'County'), `${entry.fromName}（${entry.peerCountyId}）`],
          [
            t('对方编号', 'Number there'),
            `${entry.theirNumber}${t(`，第 ${entry.edition} 版`, `, edition ${entry.edition}`)}`,
          ],
          [
            t('期间', 'Period'),
            t(
              `${dayPlain(entry.periodFrom, language, today)}至${dayPlain(entry.periodTo, language, today)}`,
              `${dayPlain(entry.periodFrom, language, today)} to ${dayPlain(entry.periodTo, language, today)}`,
            ),
          ],
          [t('发文字号', 'Issued as'), entry.issueNumber],
          [t('签发', 'Signed'), dayPlain(entry.signedOn, language, today)],
          [
            t('校验值', 'Hash'),
            <code key="hash" title={entry.sha256}>
              {entry.sha256.slice(0, 16)}
            </code>,
          ],
          [
            t('答复', 'Answer'),
            entry.answeredAt === null
              ? null
              : `${more.answeredByName ?? ''} ${instantShort(entry.answeredAt, today)}${entry.answerWords === '' ? '' : t(`：${entry.answerWords}`, `: ${entry.answerWords}`)}`,
          ],
        ]}
      />
      {entry.content === null ? null : <ReportWords content={entry.content} />}
      <Numbers view={view} />
    </>
  );
}

type Content = NonNullable<SeenCountyReport['entry']['content']>;

/** The report as it was signed. */
function ReportWords({ content }: { content: Content }) {
  const t = useWords();
  const { title, addressee, blocks, notes, signedBy, signedOn } = content;
  return (
    <article className="county-report" lang="zh" aria-label={t('汇报', 'The report')}>
      <h3>{title}</h3>
      {addressee === '' ? null : <p className="county-report-to">{addressee}：</p>}
      {blocks.map((block, i) => {
        if (block.kind === 'heading') return <h4 key={i}>{block.text}</h4>;
        if (block.kind === 'paragraph') return <p key={i}>{withMarks(block.text, notes.length)}</p>;
        return <ReportTable key={i} table={block} />;
      })}
      {notes.length === 0 ? null : (
        <ol className="county-report-notes">
          {notes.map((note, i) => (
            <li key={i}>{note}</li>
          ))}
        </ol>
      )}
      <p className="county-report-signed">
        {signedBy}
        <br />
        {dayZh(signedOn)}
      </p>
    </article>
  );
}

/** The marks of the footnotes stand above the line, as they are printed. */
function withMarks(text: string, notes: number): ReactNode[] {
  return text
    .split(/(\[\d{1,3}\])/u)
    .map((piece, i) => (i % 2 === 1 && Number(piece.slice(1, -1)) <= notes ? <sup key={i}>{piece}</sup> : piece));
}

function ReportTable({
  table: { caption, head, rows },
}: {
  table: Extract<Content['blocks'][number], { kind: 'table' }>;
}) {
  return (
    <div className="county-report-table">
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            {head.map((cell, i) => (
              <th key={i} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) => (
                <td key={j}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What its numbers were made of, and which were counted by another version of the definition than ours. */
function Numbers({ view: { entry, more } }: { view: SeenCountyReport }) {
  const t = useWords();
  const { language } = useLanguage();
  const values = entry.content?.values ?? [];
  if (values.length === 0) return null;
  return (
    <div className="county-report-table">
      <table className="county-report-numbers">
        <caption>{t('数字怎么来的', 'What its numbers were made of')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('数', 'Number')}</th>
            <th scope="col">{t('写的', 'Written')}</th>
            <th scope="col">{t('分子/分母', 'Of')}</th>
            <th scope="col">{t('口径', 'Definition')}</th>
          </tr>
        </thead>
        <tbody>
          {values.map(({ name, figure, text, part, whole, definition }, i) => {
            const own = figure === null ? undefined : more.figures[figure];
            return (
              <tr key={i}>
                <td>
                  {language === 'en' && own !== undefined ? `${own.en} ` : null}
                  <span lang="zh" className={language === 'en' && own !== undefined ? 'dim' : undefined}>
                    {name}
                  </span>
                </td>
                <td lang="zh">{text}</td>
                <td className="n">{part === null || whole === null ? '' : `${part}/${whole}`}</td>
                <td>
                  {figure === null
                    ? t('手填', 'typed')
                    : `${own?.id ?? t('本系统没有', 'not known here')}${definition === null ? '' : t(` 第${definition}版`, ` v${definition}`)}`}
                  {own !== undefined && definition !== null && own.version !== definition ? (
                    <span className="tag er">
                      {t(`我们是第${own.version}版，不能比`, `ours is v${own.version}, not comparable`)}
                    </span>
                  ) : null}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
