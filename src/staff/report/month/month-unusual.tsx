/** Beside the figures of a month: whose word it waits for, and what is unusual in it. */
import { Link } from 'react-router';
import { blank } from '../../../domain/figures/figure.ts';
import { figureText } from '../../../domain/figures/figure-text.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { matterPath } from '../../base/places.ts';
import type { Month } from './month-calls.ts';
import { shownMonths } from './month-shown.ts';
import './month.css';

export type Figure = Month['figures'][number];

/** 各所: whose word the lock of the county still waits for. */
export function Offices({ month: { offices } }: { month: Month }) {
  const t = useWords();
  const label = useLabel();
  if (offices.length === 0) return null;
  const open = offices.filter(({ state }) => state !== 'approved');
  return (
    <section className="card month-unusual" aria-label={t('各所', 'Offices')}>
      <h2 className="card-head">{t('各所', 'Offices')}</h2>
      <p className="pad">
        {open.length === 0
          ? t(
              `${offices.length} 所都审核了，可以锁定。`,
              `All ${offices.length} are approved: the month can be locked.`,
            )
          : t(
              `${open.length} 所没审核（共 ${offices.length} 所）；要先锁定，须写明为什么。`,
              `${open.length} of ${offices.length} are not approved; to lock before, say why.`,
            )}
      </p>
      {open.length === 0 ? null : (
        <ul>
          {open.map(({ number, name, state }) => (
            <li key={number}>
              <Link to={`/months/${number}`}>{name}</Link>{' '}
              <span className="dim">{label(shownMonths.states[state] ?? { zh: '', en: '' })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** 不寻常的: what a head looks at before he hands in. */
export function Unusual({ month: { unusual, figures } }: { month: Month }) {
  const t = useWords();
  const label = useLabel();
  if (unusual === null) return null;
  const { matters, blanks } = unusual;
  const jumps = figures.filter(({ isJump }) => isJump);
  const others = figures.filter(isOther);
  const isNothing = jumps.length + others.length + matters.overdue.n + matters.uncategorised.n === 0;
  return (
    <section className="card month-unusual" aria-label={t('不寻常的', 'What is unusual')}>
      <h2 className="card-head">{t('不寻常的', 'What is unusual')}</h2>
      <ul>
        <Matters words={t('超期了，件里没有写原因', 'Overdue, and nothing says why')} found={matters.overdue} />
        <Matters words={t('没有类别', 'Without a category')} found={matters.uncategorised} />
        {jumps.map(({ figure, zh, en, unit, now, last }) => (
          <li key={figure}>
            {label({ zh, en })}{' '}
            {t(
              `比上月变化大：${numberOf(unit, last?.value ?? null)} → ${numberOf(unit, now.value)}`,
              `far from the month before: ${numberOf(unit, last?.value ?? null)} → ${numberOf(unit, now.value)}`,
            )}
          </li>
        ))}
        {others.length === 0 ? null : (
          <li>
            {t(`报送以后变了 ${others.length} 个数：`, `${others.length} changed since the hand-in: `)}
            {others.map((one) => label(one)).join(t('、', ', '))}
          </li>
        )}
        {isNothing ? (
          <li>{t('没有超期没写原因的，没有缺类别的，各数和上月差不多，报送以后也没有变。', 'Nothing.')}</li>
        ) : null}
        {blanks === 0 ? null : (
          <li className="dim">
            {t(
              `${blanks} 项空缺，原因写在表里；空缺不是零。`,
              `${blanks} blanks, each with its reason in the table; a blank is no nought.`,
            )}
          </li>
        )}
      </ul>
    </section>
  );
}

function Matters({
  words,
  found: { n, first },
}: {
  words: string;
  found: { n: number; first: { kind: 'complaint' | 'tipoff'; number: string }[] };
}) {
  const t = useWords();
  if (n === 0) return null;
  return (
    <li>
      {words} {t(`${n} 件：`, `${n}: `)}
      {first.map(({ number }) => (
        <Link key={number} to={matterPath(number)} className="month-number">
          {number}
        </Link>
      ))}
      {n > first.length ? t(`等 ${n} 件`, `and others`) : ''}
    </li>
  );
}

export function isOther({ handedIn, now }: Figure): boolean {
  return handedIn !== null && handedIn !== now.value;
}

export function numberOf(unit: Figure['unit'], value: number | null): string {
  return value === null ? blank : figureText(unit, value);
}
