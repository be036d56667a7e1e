/** A row of the palette: what was found, with the words that found it marked, or what can be done. */
import { enforcementStageWords } from '../../../domain/supervision/enforcement/enforcement.ts';
import type { SeenEnforcementLine } from '../../supervision/enforcement/enforcement-wire.ts';
import { inquiryStageWords } from '../../../domain/inquiry/state-words.ts';
import { stageWords } from '../../../domain/complaint/state-words.ts';
import type { SeenLine, SeenTipoffLine } from '../../base/client.ts';
import type { SeenInquiryLine } from '../../inquiry/inquiry-wire.ts';
import type { Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useStageWords } from '../../tipoff/stage-words.ts';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Caps } from '../../base/ui/key-caps.tsx';
import { Marked } from '../../base/ui/marked-words.tsx';
import type { FoundPage } from './page-search.ts';

export function ComplaintHit({ item, words, today }: { item: SeenLine; words: string; today: string }) {
  const label = useLabel();
  const t = useWords();
  const { complaint } = item;
  return (
    <>
      <span className="num">
        <Marked text={complaint.number} words={words} />
      </span>
      <span className="el sp">
        <Marked text={complaint.consumerName} words={words} /> {t('诉', 'v.')}{' '}
        <Marked text={complaint.operatorName} words={words} />
      </span>
      {item.due === null ? null : <ClockMark due={item.due} dueOn={complaint.dueOn} today={today} brief />}
      <span className="dim nw">{label(stageWords[complaint.stage])}</span>
    </>
  );
}

export function InquiryHit({ item, words, today }: { item: SeenInquiryLine; words: string; today: string }) {
  const label = useLabel();
  const { inquiry } = item;
  return (
    <>
      <span className="num">
        <Marked text={inquiry.number} words={words} />
      </span>
      <span className="el sp">
        <Marked text={inquiry.question} words={words} />
      </span>
      {item.due === null ? null : <ClockMark due={item.due} dueOn={inquiry.dueOn} today={today} brief />}
      <span className="dim nw">{label(inquiryStageWords[inquiry.stage])}</span>
    </>
  );
}

export function EnforcementHit({ item, words, today }: { item: SeenEnforcementLine; words: string; today: string }) {
  const label = useLabel();
  const { enforcement } = item;
  return (
    <>
      <span className="num">
        <Marked text={enforcement.number} words={words} />
      </span>
      <span className="el sp">
        <Marked text={`${enforcement.operatorName} ${enforcement.cause}`} words={words} />
      </span>
      {item.due === null ? null : <ClockMark due={item.due} dueOn={enforcement.dueOn} today={today} brief />}
      <span className="dim nw">{label(enforcementStageWords[enforcement.stage])}</span>
    </>
  );
}

export function TipoffHit({ item, words, today }: { item: SeenTipoffLine; words: string; today: string }) {
  const label = useLabel();
  const stages = useStageWords();
  const { tipoff } = item;
  return (
    <>
      <span className="num">
        <Marked text={tipoff.number} words={words} />
      </span>
      <span className="el sp">
        <Marked text={tipoff.operatorName} words={words} />
      </span>
      {item.due === null ? null : <ClockMark due={item.due} dueOn={tipoff.dueOn} today={today} brief />}
      <span className="dim nw">{label(stages[tipoff.stage])}</span>
    </>
  );
}

/** A station, a person or a firm by its name, and where it is. */
export function NamedHit({ name, place, words }: { name: string; place: string; words: string }) {
  return (
    <>
      <span className="el">
        <Marked text={name} words={words} />
      </span>
      <span className="dim el sp">{place}</span>
    </>
  );
}

/** A page by its name, and the room that it stands in. */
export function PageRow({ page, words }: { page: FoundPage; words: string }) {
  const label = useLabel();
  return (
    <>
      <span className="sp">
        <Marked text={label(page)} words={words} />
      </span>
      {page.room === null ? null : <span className="dim nw">{label(page.room)}</span>}
    </>
  );
}

/** What can be done now, and the keys that do it. */
export function CommandRow({ command }: { command: Shortcut }) {
  const label = useLabel();
  return (
    <>
      <span className="sp">{label(command)}</span>
      <Caps shortcut={command.key} />
    </>
  );
}
