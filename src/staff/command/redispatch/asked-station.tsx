import redispatchDocket from '../../../domain/command/redispatch-steps.ts?redispatchDocket';
import { openRedispatchStates, type Redispatch } from '../../../domain/command/redispatch.ts';
import type { RedispatchMore } from '../../../http/api/command/redispatch-routes.ts';
import type { Directory } from '../../base/client.ts';
import type { SeenEntry } from '../../matter/docket/docket-calls.ts';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { StateTag } from '../../matter/docket/docket-facts.tsx';
import '../../matter/docket/docket.css';
import { useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayWithWeekday, instantShort } from '../../base/ui/day.ts';
import './redispatch.css';
import { redispatchCalls } from './redispatch-wire.ts';

const isOpen = (state: string) => (openRedispatchStates as readonly string[]).includes(state);

/** One station that was asked: how far it is, by when it answers or ended, and what can be done about it. */
export function AskedStation({
  item: { entry, more, moves },
  directory,
  onOpen,
}: {
  item: SeenEntry<Redispatch, RedispatchMore>;
  directory: Directory | undefined;
  onOpen: () => void;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  return (
    <li>
      <p>
        <button type="button" className="docket-name" onClick={onOpen}>
          {more.stationName}
        </button>{' '}
        <StateTag docket={redispatchDocket} state={entry.state} />
      </p>
      <p className="dim s">
        {entry.number} · {t('转', 'sent')} {instantShort(entry.sentAt, today)}
        {isOpen(entry.state)
          ? entry.state === 'sent'
            ? t(` · ${dayWithWeekday(entry.acceptBy, language)} 前答复`, ` · answer by ${entry.acceptBy}`)
            : t(` · ${dayWithWeekday(entry.dueOn, language)} 前办好`, ` · done by ${entry.dueOn}`)
          : entry.endedAt === null
            ? ''
            : ` · ${instantShort(entry.endedAt, today)}`}
      </p>
      {entry.remark === '' ? null : <p className="s">{entry.remark}</p>}
      {directory === undefined ? null : (
        <DocketMoves
          docket={redispatchDocket}
          calls={redispatchCalls}
          item={{ entry, moves }}
          name={entry.number}
          directory={directory}
          small
        />
      )}
    </li>
  );
}
