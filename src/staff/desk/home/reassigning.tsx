import { Checkbox } from 'antd';
import { Suspense, useState, type ReactNode } from 'react';
import { matterKinds, matterWords, type MatterKind } from '../../../domain/matter/matter.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { placeOfKind } from '../../base/places.ts';
import { bulkActsFor } from '../../matter/bulk/bulk-acts.ts';
import { isMatter, type SeenLine } from '../work/waiting-rows.ts';

const { Part: BulkDrawer, useSoon } = later(async () => (await import('../../matter/bulk/bulk-drawer.tsx')).BulkDrawer);

interface Reassigning {
  /** The box of a line; null where the reader gives nothing to others. */
  pick: ((line: SeenLine) => ReactNode) | null;
  /** What is done with those that are ticked; nothing while none is. */
  bar: ReactNode;
}

/** 改派: who names the officers ticks some of a number and gives them to another, looked through first; each kind by itself. What nobody has is no 改派. */
export function useReassigning(lines: readonly SeenLine[], { isGiven }: { isGiven: boolean }): Reassigning {
  const t = useWords();
  const { permissions } = useMe();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [opened, setOpened] = useState<{ kind: MatterKind; numbers: readonly string[] } | null>(null);
  const mayGive = (kind: MatterKind) => bulkActsFor(kind, permissions).includes('assign');
  if (!matterKinds.some(mayGive)) return { pick: null, bar: null };
  const turn = (number: string, is: boolean) => {
    const next = new Set(ticked);
    if (is) next.add(number);
    else next.delete(number);
    setTicked(next);
  };
  // What another number shows is another choice: what stands here alone is meant.
  const here = lines.filter(({ number }) => ticked.has(number));
  const close = () => setOpened(null);
  return {
    pick: ({ kind, number }) =>
      isMatter(kind) && mayGive(kind) ? (
        <Checkbox
          checked={ticked.has(number)}
          onChange={(event) => turn(number, event.target.checked)}
          aria-label={t(`选中 ${number}`, `Pick ${number}`)}
        />
      ) : null,
    bar: (
      <>
        {here.length === 0 ? null : (
          <ReassignBar
            lines={here}
            isGiven={isGiven}
            onGive={(kind, numbers) => setOpened({ kind, numbers })}
            onClear={() => setTicked(new Set())}
          />
        )}
        {opened === null ? null : (
          <Suspense fallback={null}>
            <BulkDrawer
              key={opened.kind}
              kind={opened.kind}
              path={placeOfKind(opened.kind).path}
              act="assign"
              numbers={opened.numbers.filter((number) => ticked.has(number))}
              onDrop={(number) => turn(number, false)}
              isRegiven={isGiven}
              onDone={(done) => setTicked((before) => new Set([...before].filter((number) => !done.includes(number))))}
              onClose={close}
            />
          </Suspense>
        )}
      </>
    ),
  };
}

interface BarProps {
  lines: readonly SeenLine[];
  isGiven: boolean;
  onGive: (kind: MatterKind, numbers: readonly string[]) => void;
  onClear: () => void;
}

/** How many are ticked, and a press for those of each kind. */
function ReassignBar({ lines, isGiven, onGive, onClear }: BarProps) {
  const t = useWords();
  // Once something is ticked, and for nobody who never gives.
  useSoon();
  const label = useLabel();
  const own = matterKinds
    .map((kind) => ({ kind, numbers: lines.filter((line) => line.kind === kind).map(({ number }) => number) }))
    .filter(({ numbers }) => numbers.length > 0);
  return (
    <section className="reassign-bar" aria-label={t('选中的件', 'What is picked')}>
      <b aria-live="polite">{t(`选中 ${lines.length} 件`, `${lines.length} picked`)}</b>
      {own.map(({ kind, numbers }) => (
        <button key={kind} type="button" className="b sm" onClick={() => onGive(kind, numbers)}>
          {isGiven
            ? t(
                `改派${matterWords[kind].zh} ${numbers.length} 件…`,
                `Reassign ${numbers.length}: ${label(matterWords[kind])}…`,
              )
            : t(
                `给${matterWords[kind].zh} ${numbers.length} 件指定承办人…`,
                `Assign ${numbers.length}: ${label(matterWords[kind])}…`,
              )}
        </button>
      ))}
      <span className="sp" />
      <span className="mut s">{t('先看预览再办，10 分钟内可撤回', 'A preview first, then ten minutes to undo')}</span>
      <button type="button" className="b t sm" onClick={onClear}>
        {t('不选了', 'Clear')}
      </button>
    </section>
  );
}
