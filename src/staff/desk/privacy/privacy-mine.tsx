import { useQuery } from '@tanstack/react-query';
import { privacyKindWords } from '../../../domain/desk/privacy.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay } from '../../base/me.tsx';
import { WaitingCard, WaitingItem } from '../work/waiting-card.tsx';
import { privacyCalls } from './privacy-calls.ts';

const shown = 5;

/** On the first screen: who asks about his own data and waits for the answer, the most urgent first. */
export function PrivacyToAnswer() {
  const t = useWords();
  const label = useLabel();
  const query = { state: 'open' };
  const found = useQuery({
    queryKey: [privacyCalls.path, 'list', query],
    queryFn: ({ signal }) => privacyCalls.list(query, signal),
    enabled: useMay('privacy.answer'),
  });
  const waiting = found.data?.items ?? [];
  return (
    <WaitingCard title={t('等答复的个人信息请求', 'Privacy requests to answer')} count={waiting.length} to="/privacy">
      {waiting.slice(0, shown).map(({ entry, more }) => (
        <WaitingItem
          key={entry.id}
          to={`/privacy?open=${encodeURIComponent(entry.number)}`}
          late={more.late}
          when={
            more.late
              ? t(`应当 ${entry.dueOn} 前答复，过了`, `due ${entry.dueOn}, late`)
              : t(`${entry.dueOn} 前答复`, `by ${entry.dueOn}`)
          }
        >
          {entry.number} {label(privacyKindWords[entry.kind])} — {entry.aboutNumber}
        </WaitingItem>
      ))}
    </WaitingCard>
  );
}
