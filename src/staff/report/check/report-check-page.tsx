import { useMutation } from '@tanstack/react-query';
import { Input } from 'antd';
import { FileTextOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { ownRules, workReportRuleNames, workReportRules } from '../../../domain/report/check/finding.ts';
import { longestReport } from '../../../domain/report/check/pasted.ts';
import type { ReportCheck } from '../../../http/api/report/report-check-routes.ts';
import { client } from '../../base/client.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { Empty } from '../../base/ui/empty.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { FileButton } from '../../matter/file-button.tsx';
import { CheckedReport } from './report-findings.tsx';
import './report-check.css';

/** 检查一份报告: any text is read against itself and against the ledger. It is kept nowhere: who leaves the page has closed it. */
export default function ReportCheckPage() {
  const t = useWords();
  const may = useMay('figure.read');
  const [text, setText] = useState('');
  const check = useMutation({ mutationFn: (words: string) => client.checkReport(words) });
  if (!may)
    return (
      <Empty
        words={t(
          '检查报告的是中心、所里和分管领导；您的角色看不到。',
          'Reports are checked by the centre, the offices and the leaders.',
        )}
      />
    );
  const run = () => {
    if (text.trim() !== '' && !check.isPending) check.mutate(text);
  };
  const done: ReportCheck | undefined = check.data;
  return (
    <div className="report-check">
      <title>{`${t('检查一份报告', 'Check a report')} · ${t('红盾', 'Hongdun')}`}</title>
      <header className="pad report-check-head">
        <div className="hd">
          <h1>{t('检查一份报告', 'Check a report')}</h1>
          <span className="sp" />
          {done === undefined ? null : (
            <>
              <button type="button" className="b" onClick={() => check.reset()}>
                {t('改一改再查', 'Change and check again')}
              </button>
              <button
                type="button"
                className="b"
                onClick={() => {
                  setText('');
                  check.reset();
                }}
              >
                {t('换一份', 'Another report')}
              </button>
            </>
          )}
        </div>
        <p className="mut">
          {t(
            '比率、占比、合计、增减、平均、次序、日期，文中说清由哪几个数得来的，按那几个数重算；说不清的不判，没有提示不等于都对。和统计口径同名的数，再和台账对。文字不保存，离开这一页就没有了。',
            'Rates, shares, sums, growth, means, order and days are computed anew where the text says from which of its numbers; where it does not, nothing is told, and silence is no praise. Numbers that are figures are compared with the ledger. The text is not kept and is gone with this page.',
          )}
        </p>
      </header>
      {done === undefined ? (
        <Paste text={text} onText={setText} onCheck={run} busy={check.isPending} error={check.error} />
      ) : (
        <CheckedReport text={check.variables ?? ''} found={done} />
      )}
    </div>
  );
}

/** What is looked for, so that nobody takes silence about anything else for praise. */
function Kinds() {
  const t = useWords();
  const label = useLabel();
  return (
    <section className="report-check-kinds" aria-label={t('查哪些', 'What is looked for')}>
      <h2>{t('查哪些', 'What is looked for')}</h2>
      <ul>
        {workReportRules
          .filter((rule) => !ownRules.has(rule))
          .map((rule) => (
            <li key={rule}>{label(workReportRuleNames[rule])}</li>
          ))}
      </ul>
    </section>
  );
}

interface PasteProps {
  text: string;
  onText: (text: string) => void;
  onCheck: () => void;
  busy: boolean;
  error: unknown;
}

/** How long the text is, that it is too long at once, and that the end of its file was left out. */
function Letters({ letters, isCut }: { letters: number; isCut: boolean }) {
  const t = useWords();
  const isLong = letters > longestReport;
  return (
    <output className={isLong ? 'err s' : 'dim s'}>
      {isLong
        ? t(
            `${letters} 字，一次最多 ${longestReport} 字，请分几次检查`,
            `${letters} characters; at most ${longestReport} at a time, check it in parts`,
          )
        : letters > 0
          ? t(`${letters} 字`, `${letters} characters`)
          : ''}
      {isCut ? t('；文件太长，后面的没有取', '; the file was too long, its end was left out') : ''}
    </output>
  );
}

function Paste({ text, onText, onCheck, busy, error }: PasteProps) {
  const t = useWords();
  const read = useMutation({
    mutationFn: (file: File) => client.readText(file, 'rows'),
    onSuccess: (file) => onText(file.text),
  });
  useKeys([{ key: 'mod+enter', zh: '检查', en: 'Check', run: onCheck, when: text.trim() !== '' }], 'form');
  const letters = text.length;
  const isLong = letters > longestReport;
  return (
    <div className="report-check-paste">
      <Input.TextArea
        aria-label={t('报告全文', 'Text of the report')}
        placeholder={t(
          '把报告全文贴在这里，表格也可以从 Word、Excel 直接贴。',
          'Paste the whole report here; tables may be pasted from Word or Excel.',
        )}
        value={text}
        onChange={(event) => onText(event.target.value)}
        autoSize={{ minRows: 14, maxRows: 26 }}
        {...(isLong ? { status: 'error' as const } : {})}
        lang="zh-CN"
      />
      <div className="report-check-tools">
        <FileButton
          busy={read.isPending}
          onFiles={([file]) => {
            if (file !== undefined) read.mutate(file);
          }}
          other={{
            accept: '.docx,.pdf,.txt,application/pdf,text/plain',
            words: t('选一份 DOCX、PDF 或 TXT', 'Choose a DOCX, PDF or TXT'),
          }}
        >
          <FileTextOutlined aria-hidden="true" />{' '}
          {read.isPending ? t('正在取字…', 'Reading…') : t('从文件取字', 'Read from a file')}
        </FileButton>
        <Letters letters={letters} isCut={read.data?.isCut === true} />
        <span className="sp" />
        <button type="button" className="b p" disabled={busy || isLong || text.trim() === ''} onClick={onCheck}>
          {busy ? t('正在检查…', 'Checking…') : t('检查', 'Check')} <kbd>Ctrl ↵</kbd>
        </button>
      </div>
      {read.error === null ? null : <ErrorLine error={read.error} />}
      {error === null ? null : <ErrorLine error={error} />}
      <Kinds />
    </div>
  );
}
