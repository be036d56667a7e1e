import { useState, type ReactNode } from 'react';
import { isMasked } from '../../domain/base/number/masked.ts';
import { useWords } from '../base/language.tsx';
import { useMe } from '../base/me.tsx';
import { instantShort } from '../base/ui/day.ts';
import { Loading } from '../base/ui/loading.tsx';
import { useByline } from './byline.ts';
import { useLineWords } from './line-words.ts';
import { scrolling } from './scrolling.ts';
import type { SeenView } from './matter-view.ts';

interface Props {
  view: Pick<SeenView, 'timeline'>;
  onNote: (() => void) | null;
  /** The press that shows what is masked in the lines. */
  show?: ReactNode;
}

/** The ledger of the matter in whole sentences, the newest first, and the tail of its chain. */
export function Timeline({ view, onNote, show = null }: Props) {
  const t = useWords();
  const { today } = useMe();
  const [onlyNotices, setOnlyNotices] = useState(false);
  const words = useLineWords();
  const lines =
    words === undefined ? [] : view.timeline.toReversed().filter((line) => !onlyNotices || words.isNotice(line));
  const who = useByline();
  const tail = view.timeline.at(-1)?.hash ?? '';
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
        {lines.map((line, i) => (
          <li key={line.seq} className={i === 0 && !onlyNotices ? 'newest' : undefined}>
            <time dateTime={line.at}>{instantShort(line.at, today)}</time>
            <div>
              <p>{words?.tell(line)}</p>
              <small>{[who(line.byName), line.byPlace].filter((one) => one !== null).join(' · ')}</small>
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
