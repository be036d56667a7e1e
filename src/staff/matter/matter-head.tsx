import { Suspense, type ReactNode } from 'react';
import { Link } from 'react-router';
import { useLabel, useWords } from '../base/language.tsx';
import type { MatterKind } from '../../domain/matter/matter.ts';
import { MatterActs } from './matter-acts.tsx';
import { placeWords, type Neighbours } from './neighbours.ts';
import { later } from '../base/later.ts';

// Who else is there, and the day that one has set, come once the page stands.
const { Part: Presence } = later(async () => (await import('./presence/presence-line.tsx')).Presence);
const { Part: RevisitTag } = later(async () => (await import('./revisit/revisit-act.tsx')).RevisitTag);

function WhoElse({ number }: { number: string }) {
  return (
    <Suspense fallback={null}>
      <Presence number={number} />
    </Suspense>
  );
}

interface Words {
  zh: string;
  en: string;
}

interface Props {
  kind: MatterKind;
  /** The shelf that the matter stands on. */
  path: string;
  title: Words;
  stage: string;
  stageWords: Words;
  number: string;
  /** By which day it must be done by law, or by its own clock. */
  dueOn: string | null;
  /** The day on which its personal content was erased. */
  erasedOn: string | null;
  neighbours: Neighbours | null;
  onCopy: () => void;
  fresh: ReactNode;
  /** Who, and against whom. */
  name: ReactNode;
  /** What stands beside the stage, such as how it ended, urged or urgent. */
  tags?: ReactNode;
  /** The line of facts, as pairs. */
  pairs: ReactNode;
  /** The clocks. */
  children: ReactNode;
}

/** Whose matter it is, who has it, and the clocks; it stays while the rest scrolls. */
export function MatterHead(props: Props) {
  const { kind, path, title, stage, stageWords, number, neighbours, onCopy, fresh, name, tags, pairs, children } =
    props;
  const t = useWords();
  const label = useLabel();
  const listOf = (to: string | null) => (to === null ? null : `${path}/${encodeURIComponent(to)}`);
  const [before, after] = [listOf(neighbours?.before ?? null), listOf(neighbours?.after ?? null)];
  return (
    <header className="matter-head">
      <nav className="crumbs s" aria-label={t('位置', 'Place')}>
        <Link to={path}>{label(title)}</Link>
        <span aria-hidden="true">›</span>
        <Link to={`${path}?stage=${stage}&sort=due`}>{label(stageWords)}</Link>
        <WhoElse number={number} />
        <span className="sp" />
        {fresh}
        {neighbours === null ? null : (
          <>
            <span className="dim">{label(placeWords(neighbours))}</span>
            {before === null ? null : (
              <Link to={before}>
                <kbd>[</kbd> {t('上一件', 'Before')}
              </Link>
            )}
            {after === null ? null : (
              <Link to={after}>
                <kbd>]</kbd> {t('下一件', 'Next')}
              </Link>
            )}
          </>
        )}
      </nav>
      <div className="matter-name">
        <h1>{name}</h1>
        <span className="tag pr">{label(stageWords)}</span>
        <button type="button" className="tag copy" onClick={onCopy} title={t('复制编号（Y）', 'Copy the number (Y)')}>
          {number}
        </button>
        {tags}
        <Suspense fallback={null}>
          <RevisitTag number={number} dueOn={props.dueOn} />
        </Suspense>
        <MatterActs kind={kind} number={number} dueOn={props.dueOn} />
      </div>
      {props.erasedOn === null ? null : (
        <p className="tag wa matter-erased" role="note">
          {t(
            `留存期满，这一件的个人信息（姓名、电话、住址、证件号、说的事、附件、短信）已在 ${props.erasedOn} 按本县的留存规定清除，下面是留下的；依据哪一次清除，见经过。`,
            `Its time was over: names, telephones, addresses, stories, files and messages were erased on ${props.erasedOn} by the county’s schedule. What is below was kept; the timeline says by which erasure.`,
          )}
        </p>
      )}
      <dl className="matter-line">{pairs}</dl>
      {children}
    </header>
  );
}
