import { useState, type ReactNode } from 'react';
import { dayZh } from '../../domain/base/calendar.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { send } from '../base/client.ts';
import { dayPlain, instantShort } from '../base/ui/day.ts';
import { EditDrawer, useDraft } from '../base/ui/save-form.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
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
          [
            t('发文字号', 'Issued as'),
            entry.issueNumber === '' && entry.voidedNumbers.length === 0 ? null : <Numbering key="issue" view={view} />,
          ],
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
          [t('县里', 'The county'), more.answer === null ? null : <AnswerThere key="there" answer={more.answer} />],
        ]}
      />
      {entry.content === null ? null : <ReportWords content={entry.content} />}
      <Numbers view={view} />
      <Struck view={view} />
    </>
  );
}

/** Under which number it goes now, and which were voided in its county. */
function Numbering({ view: { entry } }: { view: SeenCountyReport }) {
  const t = useWords();
  const { issueNumber, voidedNumbers } = entry;
  return (
    <>
      {issueNumber === '' && voidedNumbers.length > 0 ? t('现在没有文号', 'none now') : issueNumber}
      {voidedNumbers.map(({ number, on, reason }) => (
        <span key={number} className="dim">
          {' '}
          {t(`${number} ${on} 作废：${reason}`, `${number} voided on ${on}: ${reason}`)}
        </span>
      ))}
    </>
  );
}

/** Whether our answer has reached the county, and why it was not followed there. */
function AnswerThere({
  answer: { isThere, verdict, reasonZh, reasonEn },
}: {
  answer: NonNullable<SeenCountyReport['more']['answer']>;
}) {
  const t = useWords();
  if (!isThere) return t('答复还在路上', 'The answer is on its way');
  if (verdict !== 'refused') return t('答复送到了', 'The answer has arrived');
  return (
    <>
      <span className="tag er">{t('没有照办', 'Not followed')}</span> {t(reasonZh ?? '', reasonEn ?? '')}
    </>
  );
}

/** 删去个人信息: what was struck out, and the press for it. */
function Struck({ view }: { view: SeenCountyReport }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const may = useMay('countyReport.strike');
  const [open, setOpen] = useState(false);
  const { entry, more } = view;
  return (
    <>
      {entry.struck.map(({ on, byId, n, reason }, i) => (
        <p key={i} className="dim">
          {t(
            `${dayPlain(on, language, today)} ${more.names[byId] ?? ''}删去文中的个人信息 ${n} 处：${reason}`,
            `${dayPlain(on, language, today)} ${more.names[byId] ?? ''} struck out words that tell of somebody (${n} ×): ${reason}`,
          )}
        </p>
      ))}
      {may && entry.content !== null ? (
        <p>
          <button type="button" className="b sm" onClick={() => setOpen(true)}>
            {t('删去个人信息…', 'Strike words out…')}
          </button>
        </p>
      ) : null}
      {open ? <StrikeDrawer view={view} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

/** What is typed here is kept nowhere, not as a draft either. */
function StrikeDrawer({ view: { entry }, onClose }: { view: SeenCountyReport; onClose: () => void }) {
  const t = useWords();
  const [clientId] = useState(() => crypto.randomUUID());
  const draft = useDraft({ words: '', reason: '' }, (input) =>
    send(`/county-reports/${encodeURIComponent(entry.number)}/strike`, {
      method: 'POST',
      body: { version: entry.version, clientId, input },
    }),
  );
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={t(`删去个人信息 · ${entry.number}`, `Strike words out · ${entry.number}`)}
      draft={draft}
      onClose={onClose}
      queryKey="county-reports"
      saved={t('删去了', 'Struck out')}
      press={t('删去', 'Strike out')}
    >
      <p className="mut">
        {t(
          '依《个人信息保护法》第四十七条：文中、答复的话和作废文号的原因里，哪一处有这几个字都删去，换成“（已删去）”，删了哪几个字不记，改不回来。数和校验值不动。删不到的：签发的原文和已经发回去的回执在县里；以前版本记下的经过里写过标题、答复的，留着；做过的备份，留到过期。',
          'By art. 47 of the Personal Information Protection Law: the words go wherever they stand in the report, in the answer and in why a number was voided; which they were is not noted, and they do not come back. Numbers and hashes stay. Out of reach are what was signed and answers that were sent, which lie in the county, lines that former versions wrote with a title or an answer, and backups until they are over.',
        )}
      </p>
      <TextField
        required
        label={t('删去哪几个字（照文中写）', 'Which words, as they stand')}
        value={value.words}
        error={wrong('input.words') ?? wrong('words')}
        onChange={(words) => set({ words })}
      />
      <TextField
        required
        label={t('为什么删（不要再写这几个字）', 'Why (without the words themselves)')}
        value={value.reason}
        error={wrong('input.reason') ?? wrong('reason')}
        onChange={(reason) => set({ reason })}
      />
    </EditDrawer>
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
