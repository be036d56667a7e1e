import type { CalloutPlace } from '../../../domain/command/callout.ts';
import { useLabel } from '../../base/language.tsx';
import type { Words } from '../../../domain/base/words.ts';

/** 在哪里: each place with what it is, none broken in its midst. */
export function Places({ places }: { places: readonly CalloutPlace[] }) {
  const label = useLabel();
  return places.map((place, i) => (
    <span key={place.side}>
      {i === 0 ? '' : ' '}
      <span className="callout-place">
        {label(place)}
        {place.name}
      </span>
    </span>
  ));
}

/** From where a way is measured, as it stands before the kilometres. */
export const fromWords = {
  home: { zh: '离投诉人家 ', en: 'from the home ' },
  shop: { zh: '离店 ', en: 'from the shop ' },
  both: { zh: '', en: '' },
  station: { zh: '离站点 ', en: 'from the station ' },
  here: { zh: '', en: '' },
} as const satisfies Record<CalloutPlace['side'], Words>;
