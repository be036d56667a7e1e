import { useState } from 'react';
import { bulkActWords, bulkOn } from '../../../domain/matter/bulk/bulk.ts';
import { matterWords, type MatterKind } from '../../../domain/matter/matter.ts';
import type { BulkListed } from '../../../http/api/matter/bulk-view.ts';
import { useKeys } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { SideDrawer } from '../../base/ui/side-drawer.tsx';
import { BulkResult, useUndoBulk } from './bulk-result.tsx';
import { TimeLeft, useIsOpen } from './time-left.tsx';
import { useOwnBulks } from './bulk-wire.ts';
import './bulk.css';

/** The last batch of the kind while it runs or can be taken back: how far it is, its result, and the way back. */
export function BulkStrip({ kind, path }: { kind: MatterKind; path: string }) {
  const bulk = useOwnBulks().find((one) => one.kind === kind);
  return bulk === undefined ? null : <Strip key={bulk.id} bulk={bulk} path={path} />;
}

function Strip({ bulk, path }: { bulk: BulkListed; path: string }) {
  const t = useWords();
  const label = useLabel();
  const [isShown, setShown] = useState(false);
  const { undo, error, isPending } = useUndoBulk(bulk);
  const isOpen = useIsOpen(bulk.undoUntil);
  const { counts, isRunning, takenOver } = bulk;
  const mayUndo = isOpen && counts.done > takenOver && !isRunning && !isPending;
  useKeys([{ key: 'z', zh: '整批撤回', en: 'Take the batch back', run: () => undo(null), when: mayUndo }], 'list');
  if (!isOpen && !isRunning && !isShown) return null;
  const act = label(bulkActWords[bulk.act]);
  const total = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return (
    <section className="bulk-strip" aria-label={t('刚才的批量', 'The last batch')}>
      <span aria-live="polite">
        {isRunning
          ? t(
              `正在${act}：还有 ${counts.waiting + counts.undoing} / ${total} 件`,
              `${act}: ${counts.waiting + counts.undoing} of ${total} to go`,
            )
          : counts.undone > 0
            ? t(`撤回了 ${counts.undone} 件${matterWords[bulk.kind].zh}的${act}`, `${counts.undone} taken back`)
            : label(bulkOn(bulk.act, counts.done, true))}
        {counts.left + counts.refused === 0
          ? ''
          : t(`，${counts.left + counts.refused} 件未办`, `, ${counts.left + counts.refused} not done`)}
      </span>
      {mayUndo ? (
        <>
          <span className="mut">
            {t('余 ', 'left ')}
            <TimeLeft until={bulk.undoUntil} />
          </span>
          <button type="button" className="b sm" onClick={() => undo(null)}>
            {t('整批撤回', 'Take all back')} <kbd>Z</kbd>
          </button>
        </>
      ) : null}
      <button type="button" className="b sm" onClick={() => setShown(true)}>
        {t('看逐件结果', 'See each')}
      </button>
      {error === null ? null : <ErrorLine error={error} />}
      {isShown ? (
        <SideDrawer
          width={860}
          title={label(bulkOn(bulk.act, total))}
          mark={<span className="dim s">{isRunning ? t('正在办', 'Under way') : t('办完了', 'Done')}</span>}
          onClose={() => setShown(false)}
        >
          <BulkResult id={bulk.id} path={path} />
        </SideDrawer>
      ) : null}
    </section>
  );
}
