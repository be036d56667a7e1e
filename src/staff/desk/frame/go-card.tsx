import { useEffect } from 'react';
import { Link } from 'react-router';
import { useBegunSequence } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { frameKeys } from '../../matter/matter-keys.ts';
import { useCounts, type Counts } from './counts.ts';
import { useLastTabs } from './remembered-places.ts';
import { linesOf } from './rooms.ts';

/** G, and half a second of thought: what can follow. It goes with the next key, with Esc, and with a press beside it. */
export function GoCard() {
  const { begun, giveUp } = useBegunSequence();
  return begun === frameKeys.go ? <Card onClose={giveUp} /> : null;
}

function Card({ onClose }: { onClose: () => void }) {
  const t = useWords();
  const { permissions } = useMe();
  const { lastOf } = useLastTabs();
  const counts = useCounts();
  const lines = linesOf(permissions);
  useEffect(() => {
    const press = (event: PointerEvent) => {
      if (!(event.target instanceof Element) || event.target.closest('.go-card') === null) onClose();
    };
    window.addEventListener('pointerdown', press);
    return () => window.removeEventListener('pointerdown', press);
  });
  const parts = [
    { words: t('我的 · 件', 'Mine · matters'), lines: [...lines.own, ...lines.kinds].map((one) => ({ ...one })) },
    { words: t('科室', 'Rooms'), lines: lines.rooms.map((room) => ({ ...room, to: lastOf(room) })) },
  ].filter((part) => part.lines.length > 0);
  return (
    <nav className="go-card" aria-label={t('G 再按', 'After G')}>
      <p className="go-card-head">
        <kbd>G</kbd> {t('再按', 'then')}
        <span className="sp" />
        <span className="dim s">{t('Esc 不去了', 'Esc to stay')}</span>
      </p>
      <div className="go-card-parts">
        {parts.map((part) => (
          <section key={part.words}>
            <h2>{part.words}</h2>
            {part.lines.map((line) =>
              line.key === undefined ? null : (
                <GoLine
                  key={line.id}
                  to={line.to}
                  cap={line.key}
                  words={line}
                  count={counts[line.id as keyof Counts]}
                  onClose={onClose}
                />
              ),
            )}
          </section>
        ))}
      </div>
      <p className="go-card-foot">
        {t('进了科室，再按', 'In a room')} <kbd>1</kbd>—<kbd>8</kbd> {t('选页签。其余页面', 'choose tabs. All else:')}{' '}
        <kbd>Ctrl K</kbd>
      </p>
    </nav>
  );
}

function GoLine({
  to,
  cap,
  words,
  count,
  onClose,
}: {
  to: string;
  cap: string;
  words: { zh: string; en: string };
  count: number | undefined;
  onClose: () => void;
}) {
  const label = useLabel();
  return (
    <Link to={to} onClick={onClose}>
      <kbd>{cap.toUpperCase()}</kbd> {label(words)}
      {count === undefined ? null : <em>{count}</em>}
    </Link>
  );
}
