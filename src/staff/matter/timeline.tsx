import { useState, type ReactNode } from 'react';
import { isMasked } from '../../domain/base/number/masked.ts';
import type { Words } from '../../domain/base/words.ts';
import { useLabel, useWords, type Say } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Loading } from '../base/ui/loading.tsx';
import { useByline } from './byline.ts';
import { useLineWords, type LineWords } from './line-words.ts';
import { scrolling } from './scrolling.ts';
import type { SeenView } from './matter-view.ts';

interface Props {
  view: Pick<SeenView, 'timeline'>;
  onNote: (() => void) | null;
  /** What stands in other ledgers and belongs to the course of this matter: put between its own lines by their time, and not counted with them. */
  besides?: readonly Besides[];
  /** The press that shows what is masked in the lines. */
  show?: ReactNode;
}

export interface Besides extends Words {
  at: string;
  byName: string | null;
  link: ReactNode;
}

/** The ledger of the matter in whole sentences, the newest first, and the tail of its chain. */
export function Timeline({ view, onNote, besides = [], show = null }: Props) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const [onlyNotices, setOnlyNotices] = useState(false);
  const words = useLineWords();
  const lines =
    words === undefined ? [] : view.timeline.toReversed().filter((line) => !onlyNotices || words.isNotice(line));
  const who = useByline();
  const tail = view.timeline.at(-1)?.hash ?? '';
  const others = words === undefined || onlyNotices ? [] : besides;
  const rows = rowsOf(lines, others, { tell: words?.tell, label, who, t });
  return (
    <section className="card matter-timeline" aria-label={t('经过', 'What was done')}>
      <h2 className="card-head">
        {t('经过', 'What was done')}{' '}
        <small>{t(`台账 ${view.timeline.length} 行`, `${view.timeline.length} ledger lines`)}</small>{' '}
        {lines.some((line) => isMasked(words?.tellZh(line) ?? '')) ? show : null}
        <button
          type="button"
          className="b t sm go"
          aria-pressed={onlyNotices}
          onClick={() => setOnlyNotices(!onlyNotices)}
        >
          {onlyNotices ? t('看全部', 'Show all') : t('只看告知', 'Notices only')}
        </button>
      </h2>
      {words === undefined ? <Loading rows={Math.min(view.timeline.length, 10)} height={44} /> : null}
      {words !== undefined && lines.length === 0 ? (
        <p className="pad dim">{t('还没有告知。', 'No notice yet.')}</p>
      ) : null}
      <ol className="line-list" {...scrolling}>
        {rows.map((row, i) => (
          <li key={row.key} className={i === 0 && !onlyNotices ? 'newest' : undefined}>
            <time dateTime={row.at}>{instantShort(row.at, today)}</time>
            <div>
              <p>{row.words}</p>
              <small>{row.by}</small>
            </div>
          </li>
        ))}
      </ol>
      <p className="line-foot s">
        <span className="ok">
          ✓{' '}
          {t(
            `一行扣一行，末行 ${tail.slice(0, 4)} ${tail.slice(4)}`,
            `Chained line by line, last ${tail.slice(0, 4)} ${tail.slice(4)}`,
          )}
        </span>
        <span className="sp" />
        {onNote === null ? null : (
          <button type="button" className="b t sm" onClick={onNote}>
            {t('加备注', 'Note')} <kbd>M</kbd>
          </button>
        )}
      </p>
    </section>
  );
}

interface RowWords {
  tell: LineWords['tell'] | undefined;
  label: (words: Words) => string;
  who: ReturnType<typeof useByline>;
  t: Say;
}

/** The newest first; where nothing stands between them the lines keep the order of the ledger. */
function rowsOf(lines: SeenView['timeline'], besides: readonly Besides[], { tell, label, who, t }: RowWords) {
  const own = lines.map((line) => ({
    key: String(line.seq),
    at: line.at,
    words: tell?.(line) ?? '',
    // A correction names the line that it takes back by its number, so that each has one.
    by: [who(line.byName), line.byPlace, t(`第 ${line.seq} 行`, `line ${line.seq}`)]
      .filter((one) => one !== null)
      .join(' · ') as ReactNode,
  }));
  if (besides.length === 0) return own;
  const others = besides.map(({ at, byName, link, ...said }, i) => ({
    key: `besides ${i}`,
    at,
    words: label(said),
    by: (
      <>
        {byName === null ? null : `${who(byName)} · `}
        {link}
      </>
    ) as ReactNode,
  }));
  return [...others.toReversed(), ...own].toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}
