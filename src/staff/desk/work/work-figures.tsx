import {
  countWithin,
  pastParts,
  waitingDockets,
  waitingGlyphs,
  type WaitingKind,
} from '../../../domain/desk/work/waiting-line.ts';
import { handWords, pastWords, type HandAsk } from '../../../domain/matter/list/hand.ts';
import { matterKinds } from '../../../domain/matter/matter.ts';
import { useAddress } from '../../base/address.ts';
import { counted } from '../../../domain/base/words.ts';
import type { SeenWork } from '../../base/client.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';

/** The six numbers: the first is the sum of the next four, and what nobody has accepted yet is counted beside them. */
const asks = ['all', 'past', 'today', 'soon', 'later', 'untaken'] as const satisfies readonly HandAsk[];
type Ask = (typeof asks)[number];

/** Which number the address has chosen. */
export function useAsk(): HandAsk {
  const { search } = useAddress();
  const asked = search.get('hand');
  return asks.find((one) => one === asked) ?? 'all';
}

/** 六个数: each filters the list below where it stands. */
export function Figures({ work }: { work: SeenWork | undefined }) {
  const t = useWords();
  const label = useLabel();
  const { change } = useAddress();
  const chosen = useAsk();
  const noteOf = useNotes();
  return (
    <nav className="card sum" aria-label={t('六个数', 'Six numbers')}>
      {asks.map((ask) => {
        const n = work === undefined ? undefined : countWithin(work.counts, ask);
        const words = ask === 'past' ? pastWords : handWords[ask];
        const note = work === undefined ? '' : noteOf(work, ask);
        return (
          <button
            key={ask}
            type="button"
            aria-pressed={ask === chosen}
            title={words[t('definitionZh', 'definitionEn') as 'definitionZh']}
            onClick={() => change({ hand: ask === 'all' || ask === chosen ? null : ask })}
          >
            <b className={ask === 'past' && n !== undefined && n > 0 ? 'err' : undefined}>{n ?? '—'}</b>
            <span>{label(words)}</span>
            <small className="el" title={note}>
              {note}
            </small>
          </button>
        );
      })}
    </nav>
  );
}

/** What each number is made of. */
function useNotes(): (work: SeenWork, ask: Ask) => string {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const parts = ({ counts }: SeenWork, ask: HandAsk) => {
    const glyph = (kind: WaitingKind) =>
      language === 'zh' ? waitingGlyphs[kind].glyph : waitingGlyphs[kind].en.toLowerCase();
    const own = matterKinds
      .map((kind) => ({ words: glyph(kind), n: countWithin(counts, ask, [kind]) }))
      .concat({ words: t('其他', 'other'), n: countWithin(counts, ask, waitingDockets) })
      .filter(({ n }) => n > 0);
    return own.map(({ words, n }) => `${words} ${n}`).join(' · ');
  };
  return (work, ask) => {
    if (ask === 'untaken') return t('已列在下面，不另算', 'listed below, not added');
    if (ask !== 'past') return parts(work, ask);
    return pastParts(work.counts)
      .map(({ words, n }) => `${label(words)} ${n}`)
      .join(' · ');
  };
}

/** How many there are, for a head: 「12 件」. */
export function inHandWords(work: SeenWork, language: 'zh' | 'en'): string {
  const n = countWithin(work.counts, 'all');
  return language === 'zh' ? `在手 ${n} 件` : `${counted(n, 'item')} in hand`;
}
