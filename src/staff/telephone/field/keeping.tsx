import { useState, type ReactNode } from 'react';
import { useWords } from '../../base/language.tsx';
import { Asked, Bar, Icon } from '../bars.tsx';
import { Pad, type Signing } from '../signature-pad.tsx';
import { Tick } from './choice.tsx';
import type { Refused } from './refusal.ts';
import { everyOf, type Missing } from './visit.ts';

/** What is missing when it is kept: said at its box and at the foot, and led to; true where nothing is. */
export function useMissing(): { missing: Missing | null; isWhole: (found: Missing | null) => boolean } {
  const [missing, setMissing] = useState<Missing | null>(null);
  const isWhole = (found: Missing | null) => {
    setMissing(found);
    if (found !== null) document.querySelector(`[data-field="${found.id}"]`)?.scrollIntoView({ block: 'center' });
    return found === null;
  };
  return { missing, isWhole };
}

/** What is said at one box of the form. */
export function useError(wrong: Missing | null): (id: string) => string | undefined {
  const t = useWords();
  return (id) => {
    const one = everyOf(wrong).find((missing) => missing.id === id);
    return one === undefined ? undefined : t(one.zh, one.en);
  };
}

/** The foot of a form: what is missing, and the press by which it is kept; what is typed stays where one leaves. */
export function SaveFoot({
  missing,
  words,
  mayLeave = true,
  onPress,
}: {
  missing: Missing | null;
  words: string;
  mayLeave?: boolean;
  onPress: () => void;
}) {
  const t = useWords();
  const keep = (
    <button type="button" className={mayLeave ? 'btn do' : 'btn do full'} onClick={onPress}>
      {words}
    </button>
  );
  return (
    <div className="save">
      <div className="wrap">
        {missing === null ? null : (
          <p className="msg" role="alert">
            {missing.rest === undefined
              ? null
              : t(
                  `还差 ${missing.rest.length + 1} 样，每样旁边写着。`,
                  `${missing.rest.length + 1} are missing, each said beside it. `,
                )}
            {t(missing.zh, missing.en)}
          </p>
        )}
        {mayLeave ? (
          <div className="two">
            <a className="btn off" href="#/">
              {t('存着，先走', 'Keep and leave')}
            </a>
            {keep}
          </div>
        ) : (
          keep
        )}
      </div>
    </div>
  );
}

interface Signed extends Refused {
  signing: Signing;
}

/** 签字: by the finger; or that he does not sign, why, and who saw it or that it is recorded. */
export function SignCard({
  title,
  who,
  draft,
  wrong,
  onChange,
  children,
}: {
  title: string;
  who: string;
  draft: Signed;
  wrong: Missing | null;
  onChange: (more: Partial<Signed>) => void;
  children?: ReactNode;
}) {
  const t = useWords();
  const error = useError(wrong);
  const { signing, isRefused } = draft;
  return (
    <section className="card stack" data-field="sign">
      <h2>{title}</h2>
      {error('sign') === undefined ? null : <p className="msg">{error('sign')}</p>}
      {isRefused ? (
        <Refusal draft={draft} wrong={wrong} onChange={onChange} />
      ) : (
        <Pad
          who="operator"
          label={who}
          signing={signing}
          onChange={(next) => onChange({ signing: next })}
          byFingerAlone
        />
      )}
      <button type="button" className="btn off full" onClick={() => onChange({ isRefused: !isRefused })}>
        {isRefused ? t('肯签了', 'He signs') : t('不肯签', 'Refuses')}
      </button>
      {children}
    </section>
  );
}

/** Why it was not signed, and who saw it or that it is recorded. */
function Refusal({
  draft: { refusedWhy, witness, isRecorded },
  wrong,
  onChange,
}: {
  draft: Refused;
  wrong: Missing | null;
  onChange: (more: Partial<Refused>) => void;
}) {
  const t = useWords();
  const error = useError(wrong);
  return (
    <>
      <Asked
        id="refused"
        label={t('为什么不肯签', 'Why not')}
        value={refusedWhy}
        error={error('refused')}
        onChange={(next) => onChange({ refusedWhy: next })}
      />
      {isRecorded ? null : (
        <Asked
          id="witness"
          label={t('谁在场见证', 'Witness')}
          value={witness}
          error={error('witness')}
          onChange={(next) => onChange({ witness: next })}
        />
      )}
      <Tick
        label={t('没有见证人，全程录音录像', 'No witness: all of it is recorded')}
        checked={isRecorded}
        onChange={(next) => onChange({ isRecorded: next })}
      />
    </>
  );
}

/** A paper that was made: shown at once, printed where there is a printer, and the way to the next premises. */
export function HandedPage({
  title,
  back,
  said,
  children,
}: {
  title: string;
  back: string;
  said: string;
  children: ReactNode;
}) {
  const t = useWords();
  return (
    <>
      <Bar title={title} back={back} />
      <main className="wrap stack visits">
        <output className="saved noprint">
          <Icon name="tick" />
          {said}
        </output>
        {children}
        <div className="acts noprint">
          <button type="button" className="btn full" onClick={() => window.print()}>
            <Icon name="print" />
            {t('打印', 'Print')}
          </button>
          <a className="btn do full" href="#/">
            {t('下一户', 'Next')}
          </a>
        </div>
      </main>
    </>
  );
}

/** Nothing is to be done there, and why. */
export function NothingPage({ title, back, words }: { title: string; back: string; words: string }) {
  return (
    <>
      <Bar title={title} back={back} />
      <main className="wrap stack">
        <p className="card">{words}</p>
      </main>
    </>
  );
}
