import type { Words } from '../../domain/base/words.ts';
import type { SeenProposals } from '../../http/api/triage/triage-view.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { Quotes } from './quoted-words.tsx';

export type Doubt = SeenProposals['category']['doubt'];

/** 请核对: where the rules and what was learned differ, what each of them says; a person looks and chooses. */
export function Doubted({
  doubt,
  text,
  named,
}: {
  doubt: Doubt;
  text: string;
  /** What a code is called; null for one that the county has not. */
  named: (code: string) => Words | null;
}) {
  const t = useWords();
  const label = useLabel();
  if (doubt === null) return null;
  const rules = named(doubt.rules);
  const voter = doubt.voter === null ? notUnderstood : named(doubt.voter);
  if (rules === null || voter === null) return null;
  return (
    <p className="triage-doubt">
      <b>{t('请核对', 'Please check')}</b>{' '}
      {t(
        `按规则是“${label(rules)}”，按学来的说法是“${label(voter)}”`,
        `By rule “${label(rules)}”, by what was learned “${label(voter)}”`,
      )}{' '}
      <Quotes text={text} words={doubt.words.slice(0, 1)} />
    </p>
  );
}

/** What was learned knows no word of the text, as of one in another language. */
export const notUnderstood: Words = { zh: '没看懂', en: 'not understood' };
