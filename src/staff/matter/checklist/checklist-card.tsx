import { Checkbox } from 'antd';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { instantShort } from '../../base/ui/day.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useChecklist, useTicking, type ChecklistOnMatter, type SeenLine } from './checklist-calls.ts';
import './checklist.css';

/** 办件清单 on a file: what the county wants looked at, who ticked it and when. It reminds, and holds nothing up. */
export function ChecklistCard({ row }: { row: { number: string; version: number } }) {
  const t = useWords();
  const checklist = useChecklist(row);
  const ticking = useTicking(row);
  const mayTick = useMay('matterChecklist.tick') && checklist?.mayTick === true;
  if (checklist === undefined || checklist.lists.length === 0) return null;
  const lines = checklist.lists.flatMap((list) => list.lines.filter(({ isGone }) => !isGone));
  const done = lines.filter(({ tick }) => tick !== null).length;
  return (
    <section className="card" aria-label={t('办件清单', 'Checklist')}>
      <h2 className="card-head">
        {t('办件清单', 'Checklist')}{' '}
        <small>{lines.length === 0 ? '' : t(`勾了 ${done}/${lines.length}`, `${done}/${lines.length} ticked`)}</small>
      </h2>
      {ticking.error === null ? null : <ErrorLine error={ticking.error} />}
      {checklist.lists.map((list) => (
        <ListLines
          key={list.code}
          list={list}
          onTick={
            mayTick
              ? (line, ticked) => {
                  if (!ticking.isPending) ticking.mutate({ list: list.code, line, ticked });
                }
              : null
          }
        />
      ))}
    </section>
  );
}

interface ListProps {
  list: ChecklistOnMatter['lists'][number];
  /** Null for who may only read. */
  onTick: ((line: string, ticked: boolean) => void) | null;
}

/** What is looked at now stands open; what is ticked already, or comes later, is folded. */
function ListLines({ list, onTick }: ListProps) {
  const t = useWords();
  const now = list.lines.filter((line) => line.isNow || (onTick === null && line.tick !== null));
  const others = list.lines.filter((line) => !now.includes(line));
  return (
    <div className="check-list">
      <p className="dim s">{list.title}</p>
      <ul>
        {now.map((line) => (
          <CheckLine key={line.line} line={line} onTick={onTick} />
        ))}
      </ul>
      {others.length === 0 ? null : (
        <details>
          <summary>{t(`别的状态看的 ${others.length} 项`, `${others.length} of other states`)}</summary>
          <ul>
            {others.map((line) => (
              <CheckLine key={line.line} line={line} onTick={onTick} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function CheckLine({ line, onTick }: { line: SeenLine; onTick: ListProps['onTick'] }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { tick, zh, isNow, isGone, stateWords } = line;
  return (
    <li>
      <Checkbox
        checked={tick !== null}
        disabled={onTick === null || (isGone && tick === null)}
        onChange={(event) => onTick?.(line.line, event.target.checked)}
      >
        <span lang="zh-CN">{zh}</span>
      </Checkbox>
      <span className="dim s check-by">
        {tick === null
          ? isNow || stateWords === null
            ? ''
            : t(`${label(stateWords)}的时候看`, `looked at when ${label(stateWords)}`)
          : `${tick.byName} ${instantShort(tick.at, today)}`}
        {tick === null || tick.words === zh
          ? ''
          : t(`；勾的时候写的是“${tick.words}”`, `; it said “${tick.words}” then`)}
        {isGone ? t('；清单里已经去掉', '; no longer on the list') : ''}
      </span>
    </li>
  );
}
