import { Link } from 'react-router';
import { reportKindWords } from '../../domain/report/template/template.ts';
import { submitWayWords } from '../../domain/report/work-report.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { dayPlain } from '../base/ui/day.ts';
import { Facts } from '../matter/docket/docket-facts.tsx';
import type { SeenReport } from './report-calls.ts';

/** What is known of a report, beside its list or its text. */
export function ReportFacts({
  view: { entry, more },
  isBesideText = false,
}: {
  view: SeenReport;
  isBesideText?: boolean;
}) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const { today } = useMe();
  const day = (on: string | null) => (on === null ? null : dayPlain(on, language, today));
  return (
    <Facts
      rows={[
        [
          t('全文', 'Text'),
          isBesideText ? null : (
            <Link key="text" to={`/work-reports/${entry.number}`}>
              {t('打开全文', 'Open the text')}
            </Link>
          ),
        ],
        [t('哪一种', 'Kind'), label(reportKindWords[entry.kind])],
        [t('期间', 'Period'), `${entry.periodFrom} — ${entry.periodTo}`],
        [t('谁的', 'Whose'), more.officeName ?? t('县局', 'County')],
        [t('起草', 'Drafted by'), more.drafterName],
        [t('审核', 'Reviewed by'), more.reviewedByName],
        [
          t('签发', 'Signed'),
          entry.signedOn === null ? null : `${more.signedByName ?? ''} ${day(entry.signedOn) ?? ''}`,
        ],
        [
          t('上报', 'Sent up'),
          entry.submittedOn === null
            ? null
            : `${entry.submittedTo} ${day(entry.submittedOn) ?? ''} ${entry.submittedHow === null ? '' : label(submitWayWords[entry.submittedHow])}`,
        ],
        [
          t('收到', 'Received'),
          entry.receivedOn === null ? null : `${day(entry.receivedOn) ?? ''} ${entry.receiptWords}`,
        ],
        [t('发文字号', 'Number of the document'), entry.issueNumber],
        [
          t('采用', 'Taken up by'),
          entry.adoptions.length === 0 ? null : <Adoptions key="adoptions" entry={entry} more={more} />,
        ],
        [t('退回原因', 'Returned because'), entry.returnReason],
        [t('说明', 'Remark'), entry.remark],
        [t('校验', 'Hash'), entry.sha256?.slice(0, 16) ?? null],
      ]}
    />
  );
}

/** 采用: who took a practice up, when, and how. */
function Adoptions({ entry: { adoptions }, more: { adopters } }: Pick<SeenReport, 'entry' | 'more'>) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <ul lang="zh">
      {adoptions.map(({ words, on }, i) => (
        <li key={`${adopters[i]?.place} ${on}`}>
          {adopters[i]?.place ?? t('县局', 'County')} {adopters[i]?.byName} {dayPlain(on, language, today)}：{words}
        </li>
      ))}
    </ul>
  );
}
