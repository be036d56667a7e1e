import { useKeys } from '../base/keys.tsx';
import { useLabel, useWords } from '../base/language.tsx';
import type { Kind, KindActs } from './triage-panel.tsx';

/** The four kinds of one call, in the order of their digits. */
const types = [
  { kind: 'complaint', zh: '投诉', en: 'Complaint' },
  { kind: 'report', zh: '举报', en: 'Tip-off' },
  { kind: 'consultation', zh: '咨询', en: 'Inquiry' },
  { kind: 'complaint+report', zh: '两者', en: 'Both' },
] as const satisfies readonly { kind: Kind; zh: string; en: string }[];

/**
 * 来电登记 is one sheet for whatever a call turns out to be: what was typed goes over when the type is switched, by hand or with
 * 1—4 outside a field.
 */
export function TypeSwitch({ now, acts }: { now: Kind; acts: KindActs }) {
  const t = useWords();
  const label = useLabel();
  // From both back to the complaint alone is the act that made it both.
  const actOf = (kind: Kind) =>
    now === 'complaint+report' && kind === 'complaint' ? acts['complaint+report'] : acts[kind];
  const own = types.filter(({ kind }) => kind === now || actOf(kind) !== undefined);
  const choose = (kind: Kind) => {
    if (kind !== now) actOf(kind)?.run(null);
  };
  useKeys(
    types.map(({ kind }, i) => ({
      key: String(i + 1),
      zh: '投诉、举报、咨询、两者',
      en: 'Complaint, tip-off, inquiry, both',
      caps: '1—4',
      unlisted: i > 0,
      run: () => choose(kind),
      when: own.length > 1 && own.some((one) => one.kind === kind),
    })),
    'form',
  );
  if (own.length < 2) return null;
  return (
    <fieldset className="seg type-switch" aria-label={t('这通来电是什么', 'What the call is')}>
      {own.map((one) => (
        <button key={one.kind} type="button" aria-pressed={one.kind === now} onClick={() => choose(one.kind)}>
          {label(one)} <kbd aria-hidden="true">{types.indexOf(one) + 1}</kbd>
        </button>
      ))}
    </fieldset>
  );
}
