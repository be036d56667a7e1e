import calloutDocket from '../../../domain/command/callout-steps.ts?calloutDocket';
import type { Directory } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { DocketMoves } from '../../matter/docket/docket-moves.tsx';
import { Places } from './callout-where.tsx';
import { calloutCalls, type SeenCalloutLine } from './callout-calls.ts';

interface Props {
  item: SeenCalloutLine;
  directory: Directory;
  /** One of several. */
  small: boolean;
}

/** The one press that the banner has for a call. */
export function CalloutAnswer({ item, directory, small }: Props) {
  const { entry, moves } = item;
  return (
    <DocketMoves
      docket={calloutDocket}
      calls={calloutCalls}
      item={{ entry, moves: moves.filter((move) => move === 'accept') }}
      name={entry.number}
      directory={directory}
      small={small}
      above={() => <WhatRings item={item} />}
    />
  );
}

/** What is answered: what was told, and where it is. */
function WhatRings({ item: { entry, more } }: { item: SeenCalloutLine }) {
  const t = useWords();
  return (
    <div className="callout-asked">
      <p>
        <b>{entry.title}</b>
      </p>
      {more.words === null ? null : <blockquote>{more.words}</blockquote>}
      {more.places.length === 0 ? null : (
        <p>
          {t('在哪里：', 'Where: ')}
          <Places places={more.places} />
        </p>
      )}
    </div>
  );
}
