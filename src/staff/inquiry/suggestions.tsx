import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWords } from '../base/language.tsx';
import { inquiryClient, type Suggested } from './inquiry-wire.ts';

const pauseMs = 120;

/** The entries that most likely answer what is typed, asked for once the typing pauses; the old ones stay until then. */
export function useSuggestions(question: string): { suggestions: readonly Suggested[]; asked: string; error: unknown } {
  const [asked, setAsked] = useState(question);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(question), pauseMs);
    return () => clearTimeout(timer);
  }, [question]);
  const words = asked.trim();
  const found = useQuery({ ...suggesting(words), enabled: words.length >= 2, placeholderData: (before) => before });
  const shown = words.length >= 2 ? (found.data?.suggestions ?? []) : [];
  return { suggestions: shown, asked: found.isPlaceholderData ? '' : words, error: found.error };
}

/** The question to the server, for the box that shows the entries and for a press that cannot wait for it. */
export function suggesting(question: string) {
  return {
    queryKey: ['suggestions', question],
    queryFn: ({ signal }: { signal?: AbortSignal }) => inquiryClient.suggest(question, signal),
    staleTime: 60_000,
  };
}

/** The entries, the likeliest first; the chosen one is shown whole, to be read out. */
export function Suggestions({
  suggestions,
  at,
  onChoose,
}: {
  suggestions: readonly Suggested[];
  at: number;
  onChoose: (at: number) => void;
}) {
  const t = useWords();
  const chosen = suggestions[at];
  return (
    <div className="suggestions">
      <ol aria-label={t('知识库里最像的', 'Likeliest entries')}>
        {suggestions.map((one, i) => (
          <li key={one.id}>
            <button type="button" aria-pressed={i === at} onClick={() => onChoose(i)}>
              <b>{one.title}</b>
              <span className="dim s">
                {one.because.length === 0
                  ? t(`第 ${one.version} 版`, `version ${one.version}`)
                  : t(`因为“${one.because.slice(0, 3).join('、')}”`, `for ${one.because.slice(0, 3).join(', ')}`)}
              </span>
            </button>
          </li>
        ))}
      </ol>
      {chosen === undefined ? null : (
        <div className="suggested">
          <p className="answer-text">{chosen.answer}</p>
          <p className="dim s">
            {chosen.articles.join(t('；', '; '))} · {t(`第 ${chosen.version} 版`, `version ${chosen.version}`)}
          </p>
        </div>
      )}
    </div>
  );
}
