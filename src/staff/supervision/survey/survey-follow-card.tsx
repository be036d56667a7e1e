import { Link } from 'react-router';
import { isOf, isOpen } from '../../../domain/supervision/survey/survey-follow.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { placeOfMessage } from '../../base/ledger-places.ts';
import { useMe } from '../../base/me.tsx';
import { dayPlain } from '../../base/ui/day.ts';
import type { SeenSurvey } from './survey-calls.ts';

/** 公布以后跟什么: for each finding its figure then and now, and what is done about it, by whom and by which day. */
export function FollowUps({ view }: { view: SeenSurvey }) {
  const t = useWords();
  const { entry, more } = view;
  if (entry.publishedOn === null) return null;
  const open = entry.followUps.filter(isOpen).length;
  const earlier = entry.followUps.flatMap((one, i) => ('finding' in one ? [] : [i]));
  return (
    <section className="card survey-card" aria-label={t('公布以后跟什么', 'Followed by')}>
      <h2>
        {t('公布以后跟什么', 'Followed by')}
        <span className="dim s">
          {entry.followUps.length === 0
            ? t('每项结论定一件，按“定跟进”', 'one at least for each finding')
            : open === 0
              ? t(`${entry.followUps.length} 件都办好了`, `all ${entry.followUps.length} done`)
              : t(`${entry.followUps.length} 件，${open} 件没办好`, `${open} of ${entry.followUps.length} open`)}
        </span>
      </h2>
      {more.again.sheets === 0 ? null : (
        <p className="dim s">
          {t(
            `复看收回 ${more.again.sheets} 份，数取自复看的答卷。`,
            `Counted from ${more.again.sheets} sheets of the second round.`,
          )}
        </p>
      )}
      <ol className="survey-follow">
        {entry.findings.map((finding, i) => (
          <li key={i}>
            <Figures view={view} at={i} />
            <b lang="zh-CN">
              {i + 1}. {finding.title}
            </b>
            <List view={view} of={entry.followUps.flatMap((one, n) => (isOf(one, i + 1) ? [n] : []))} />
          </li>
        ))}
      </ol>
      {earlier.length === 0 ? null : <List view={view} of={earlier} />}
    </section>
  );
}

/** 10 / 10 → 6 / 10: as it was published, and as it was found again. */
function Figures({ view: { entry, more }, at }: { view: SeenSurvey; at: number }) {
  const t = useWords();
  const finding = entry.findings[at];
  if (finding === undefined) return null;
  const now = more.again.found[at] ?? finding.after ?? null;
  return (
    <span className="survey-count">
      {finding.k} / {finding.n}
      {now === null ? null : (
        <>
          {' → '}
          <b title={t('复看', 'Found again')}>
            {now.k} / {now.n}
          </b>
        </>
      )}
    </span>
  );
}

function List({ view, of }: { view: SeenSurvey; of: readonly number[] }) {
  const t = useWords();
  if (of.length === 0) return <p className="survey-wrong s">{t('还没定跟进', 'No follow-up yet')}</p>;
  return (
    <ul>
      {of.map((n) => (
        <FollowUp key={n} view={view} n={n} />
      ))}
    </ul>
  );
}

function FollowUp({ view: { entry, more }, n }: { view: SeenSurvey; n: number }) {
  const t = useWords();
  const { language } = useLanguage();
  const { permissions, today } = useMe();
  const one = entry.followUps[n];
  if (one === undefined) return null;
  const { number, words } = one;
  const place = number === '' ? null : placeOfMessage({ matterNumber: number, page: null }, permissions);
  const day = (on: string) => dayPlain(on, language, today);
  const isLate = isOpen(one) && one.dueOn < today;
  const doneOn = 'on' in one ? one.on : (one.doneOn ?? '');
  return (
    <li>
      <span className="survey-nth" aria-hidden="true">
        {n + 1}
      </span>
      <div>
        <span lang="zh-CN">{words}</span>{' '}
        {number === '' ? null : place === null ? number : <Link to={place}>{number}</Link>}
        <br />
        <span className={isLate ? 'survey-wrong s' : 'dim s'}>
          {more.whoNames[n]}
          {!isOpen(one)
            ? t(` ${day(doneOn)} 办好`, ` done on ${day(doneOn)}`)
            : isLate
              ? t(`，${day(one.dueOn)} 前办，已经过了`, `, was due by ${day(one.dueOn)}`)
              : t(`，${day(one.dueOn)} 前办好`, `, by ${day(one.dueOn)}`)}
        </span>
        {'done' in one && one.done !== '' ? (
          <p className="s" lang="zh-CN">
            {one.done}
          </p>
        ) : null}
      </div>
    </li>
  );
}
