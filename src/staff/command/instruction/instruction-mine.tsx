import { Link } from 'react-router';
import type { SeenBoard, SeenInstruction } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { useLoaded } from '../../base/loaded.ts';
import { useMay } from '../../base/me.tsx';
import './instruction.css';

/** 我的指令: what somebody above waits for, first on the first screen. Nothing is shown where nothing waits for the reader. */
export function MyInstructions({
  board,
  mine,
  current,
}: {
  board: SeenBoard | undefined;
  mine: readonly SeenInstruction[];
  /** The one that the cursor of the page is on. */
  current: string | null;
}) {
  const t = useWords();
  const maySend = useMay('instruction.send');
  const card = useLoaded('instruction-card', () => import('./instruction-card.tsx'), mine.length > 0);
  if (board === undefined) return null;
  if (mine.length === 0) return maySend && board.items.length > 0 ? <Out board={board} /> : null;
  if (card === undefined) return null;
  return (
    <section className="card my-instructions" aria-label={t('等您办的指令', 'Instructions that wait for you')}>
      <h2 className="card-head">
        <Link to="/instructions">{t('指令', 'Instructions')}</Link> <small>{mine.length}</small>
      </h2>
      <ul>
        {mine.map((item) => (
          <li
            key={item.instruction.id}
            data-row={item.instruction.id}
            className={item.instruction.id === current ? 'cur' : undefined}
          >
            <card.InstructionCard item={item} at={board.at} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For who sends: what is out, in one line that opens the board. */
function Out({ board }: { board: SeenBoard }) {
  const t = useWords();
  const waiting = board.items.filter(({ instruction }) => instruction.state === 'sent').length;
  const late = board.items.filter((one) => one.late).length;
  return (
    <p className="my-instructions-line">
      <Link to="/instructions">{t('指令', 'Instructions')}</Link>{' '}
      <span className="mut">
        {t(`在办 ${board.items.length} 条`, `${board.items.length} out`)}
        {waiting > 0 ? t(`，${waiting} 条没有签收`, `, ${waiting} not acknowledged`) : ''}
      </span>
      {late > 0 ? <span className="err">{t(`，${late} 条逾期`, `, ${late} late`)}</span> : null}
    </p>
  );
}
