import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { daysBetween } from '../../domain/base/calendar.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { useMay, useMe } from '../base/me.tsx';
import { dayWithWeekday, instantShort } from '../base/ui/day.ts';
import type { SeenIncident } from './incident-calls.ts';

interface Step {
  key: string;
  title: string;
  done: string | null;
  /** How far it is, while it is under way: 「8/32」. */
  part?: string;
  hint?: ReactNode;
  isLate?: boolean;
}

/** 下一步: what has been done about it and what is still open, with the papers that are prepared for it. */
export function NextCard({ view }: { view: SeenIncident }) {
  const t = useWords();
  const steps = useSteps(view);
  return (
    <section className="card" aria-label={t('下一步', 'Next')}>
      <h2 className="card-head">{t('下一步', 'Next')}</h2>
      <ol className="incident-next">
        {steps.map(({ key, title, done, part = '', hint, isLate = false }) => (
          <li key={key} className={done === null ? undefined : 'done'}>
            <i aria-hidden="true" />
            <b>
              {title}
              <span className="sr">
                {done === null
                  ? part === ''
                    ? t('（还没办）', ' (open)')
                    : t('（正在办）', ' (under way)')
                  : t('（办了）', ' (done)')}
              </span>
            </b>
            <span className={isLate ? 'err nw' : 'dim nw'}>{done ?? part}</span>
            {hint === undefined ? null : <small>{hint}</small>}
          </li>
        ))}
      </ol>
      <WarnLink entry={view.entry} />
    </section>
  );
}

/** 一步起草: a warning that begins with what the incident knows; the gate keeps shops and names out of it. */
function WarnLink({ entry }: { entry: SeenIncident['entry'] }) {
  const t = useWords();
  const may = useMay('warning.write');
  if (!may || entry.state === 'suspected' || entry.state === 'dropped') return null;
  const query = new URLSearchParams({
    new: '',
    kind: 'warning',
    source: 'incident',
    numbers: entry.number,
    title: entry.title,
  });
  return (
    <p className="incident-foot">
      <Link className="b" to={`/warnings?${query.toString()}`}>
        {t('起草消费警示', 'Draft a warning')}
      </Link>
    </p>
  );
}

function useSteps(view: SeenIncident): Step[] {
  const { entry } = view;
  const appraisal = useAppraisal(view);
  const answer = useAnswered(view);
  const t = useWords();
  const { today } = useMe();
  const { language } = useLanguage();
  const at = (instant: string | null) => (instant === null ? null : instantShort(instant, today));
  const paper = (kind: 'transfer' | 'sampling', words: string) => (
    <a href={`/papers/incidents/${encodeURIComponent(entry.number)}/${kind}`} target="_blank" rel="noreferrer">
      {words}
    </a>
  );
  return [
    {
      key: 'confirm',
      title: t('确认，编备案号报县局', 'Confirm, with a record for the bureau'),
      done: at(entry.confirmedAt),
    },
    { key: 'file', title: t('县局予以备案', 'File with the bureau'), done: at(entry.filedAt) },
    useChecked(view),
    appraisal,
    {
      key: 'sampling',
      title: t('抽样送检', 'Sampling'),
      done: null,
      hint: paper('sampling', t('看抽样建议书', 'The sampling request')),
    },
    {
      key: 'hand',
      title: t('移交主管部门，书面告知各户', 'Hand over'),
      done: entry.handedOn === null ? null : `${entry.handedTo} ${dayWithWeekday(entry.handedOn, language)}`,
      hint: paper('transfer', t('看移交函；移交以后排查不停', 'The letter; the area check goes on')),
    },
    {
      key: 'form',
      title: t('集中登记表（扫码）', 'Short form by QR'),
      done: entry.formCode === null ? null : t('开着', 'Open'),
      hint:
        entry.formCode === null ? (
          t('开了以后，别的户扫码就能登记，不用从头写。', 'Once open, others file by scanning a code.')
        ) : (
          <a href={`/papers/incidents/${encodeURIComponent(entry.number)}/form`} target="_blank" rel="noreferrer">
            {t('打印登记表的码', 'Print its code')}
          </a>
        ),
    },
    answer,
    { key: 'close', title: t('终结报告', 'Closing summary'), done: at(entry.closedAt) },
  ];
}

/** 各站排查 is done when every station that was asked last has answered, or when it was closed with those that are missing. */
function useChecked({ more: { checks } }: SeenIncident): Step {
  const t = useWords();
  const step = { key: 'check', title: t('各站排查', 'Area check'), done: null };
  const [check] = checks;
  if (check === undefined) return step;
  const { asked, yes, no, unknown } = check.tally;
  const answered = yes + no + unknown;
  const part = `${answered}/${asked}`;
  if (answered >= asked) return { ...step, done: part };
  const missing = t(`还有 ${asked - answered} 个站没答`, `${asked - answered} have not answered`);
  if (check.state === 'closed') return { ...step, done: part, hint: t(`收了；${missing}`, `Closed; ${missing}`) };
  return { ...step, part, hint: missing };
}

/** 同一答复 goes out page by page: how many have it already. */
function useAnswered({ entry, more: { answered } }: SeenIncident): Step {
  const t = useWords();
  const { today } = useMe();
  const step = {
    key: 'answer',
    title: t('给每一位同一答复', 'The same answer to all'),
    done: entry.answeredAt === null ? null : instantShort(entry.answeredAt, today),
  };
  if (answered === null) return step;
  const { told, of } = answered;
  const rest = told < of;
  return {
    ...step,
    ...(rest ? { done: null, part: `${told}/${of}` } : {}),
    hint: t(
      `已经告诉 ${told} / ${of} 件${rest ? '，其余正在发' : ''}`,
      `${told} of ${of} matters told${rest ? '; the others follow' : ''}`,
    ),
  };
}

/** 田间现场鉴定 has a last day of its own. */
function useAppraisal({ entry }: SeenIncident): Step {
  const t = useWords();
  const { today } = useMe();
  const { language } = useLanguage();
  const left = entry.appraiseBy === null ? null : daysBetween(today, entry.appraiseBy);
  const hint =
    entry.appraiseBy === null
      ? t('种子、农药的事，先按“记农时”写下最后一天。', 'For seed or pesticide, record the last day first.')
      : t(
          `最迟 ${dayWithWeekday(entry.appraiseBy, language)}${left === null ? '' : left < 0 ? '，已经过了' : `，还有 ${left} 天`}；典型生育期一过可能不受理`,
          `by ${entry.appraiseBy}`,
        );
  return {
    key: 'appraisal',
    title: t('申请田间现场鉴定', 'Appraisal of the field'),
    done: entry.appraisalAskedOn === null ? null : dayWithWeekday(entry.appraisalAskedOn, language),
    hint,
    isLate: left !== null && left < 0 && entry.appraisalAskedOn === null,
  };
}
