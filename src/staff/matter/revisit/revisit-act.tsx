import { ClockCircleOutlined } from '@ant-design/icons';
import { Suspense, useState } from 'react';
import { useKeys } from '../../base/keys.tsx';
import { capsOf } from '../../base/key-sequence.ts';
import { useLanguage, useWords } from '../../base/language.tsx';
import { later } from '../../base/later.ts';
import { useMe } from '../../base/me.tsx';
import { dayPlain, dayWithWeekday } from '../../base/ui/day.ts';
import { matterKeys } from '../matter-keys.ts';
import './revisit.css';
import { useMayRevisit, useRevisitActs, useRevisitOf } from './revisit-acts.tsx';

const { Part: RevisitDrawer, useSoon } = later(async () => (await import('./revisit-drawer.tsx')).RevisitDrawer);

interface Props {
  number: string;
  /** A button of the head, a small one beside a list, or the key alone for the row that the cursor is on. */
  look: 'button' | 'small' | 'key';
  /** By which day the matter itself must be done, where that is known. */
  dueOn?: string | null;
}

/** 过几天再看: sets the day of a matter, or changes it. */
export function RevisitAct({ number, look, dueOn = null }: Props) {
  const t = useWords();
  const may = useMayRevisit(number);
  const set = useRevisitOf(number);
  const [isOpen, setOpen] = useState(false);
  useSoon();
  const zh = set === null ? '过几天再看' : '改再看的日子';
  const en = set === null ? 'Look again later' : 'Change the day';
  const run = () => setOpen(true);
  // A small button stands beside a list, which has the key.
  useKeys(
    [{ key: matterKeys.revisit, zh, en, run, when: may && look !== 'small' }],
    look === 'key' ? 'list' : 'matter',
  );
  if (!may) return null;
  // On the head the tag with the day takes the place of the button.
  const isShown = look === 'small' || (look === 'button' && set === null);
  return (
    <>
      {isShown ? (
        <button
          type="button"
          className={look === 'small' ? 'b sm' : 'b plain'}
          {...(look === 'small' ? { 'aria-label': t(zh, en) } : {})}
          onClick={run}
        >
          <ClockCircleOutlined aria-hidden="true" />{' '}
          {look === 'small' ? (
            t(set === null ? '再看' : '再看的日子', set === null ? 'Later' : 'Change')
          ) : (
            <>
              {t(zh, en)} <kbd>{capsOf(matterKeys.revisit).join(' ')}</kbd>
            </>
          )}
        </button>
      ) : null}
      <Opened number={number} dueOn={dueOn} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function Opened({
  number,
  dueOn,
  isOpen,
  onClose,
}: Required<Omit<Props, 'look'>> & { isOpen: boolean; onClose: () => void }) {
  return isOpen ? (
    <Suspense fallback={null}>
      <RevisitDrawer number={number} dueOn={dueOn} onClose={onClose} />
    </Suspense>
  ) : null;
}

/** The day that the reader has set on a matter, and what for, on the head of its file: pressed, it is changed or taken away. */
export function RevisitTag({ number, dueOn = null }: Omit<Props, 'look'>) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const set = useRevisitOf(number);
  const [isOpen, setOpen] = useState(false);
  if (set === null) return null;
  const isBack = set.againOn <= today;
  const day = dayPlain(set.againOn, language, today);
  const when = isBack ? t('今天再看', 'Look again today') : t(`${day} 再看`, `Look again ${day}`);
  const words = set.note === '' ? when : t(`${when}：${set.note}`, `${when}: ${set.note}`);
  return (
    <>
      <button
        type="button"
        className={isBack ? 'tag copy wa el revisit-tag' : 'tag copy el revisit-tag'}
        title={t('过几天再看：按了可以改，只有您看得到', 'Press to change; nobody else sees it')}
        onClick={() => setOpen(true)}
      >
        {words}
      </button>
      <Opened number={number} dueOn={dueOn} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

/** The one button of a line that has come back: it was looked at. */
export function LookedAgain({ number }: { number: string }) {
  const t = useWords();
  const acts = useRevisitActs(number);
  return (
    <button
      type="button"
      className="b sm"
      disabled={acts.busy}
      aria-label={t(`看过了 ${number}`, `Looked at ${number}`)}
      onClick={acts.drop}
    >
      {t('看过了', 'Looked')}
    </button>
  );
}

/** The day and its weekday, for a list of them. */
export function useRevisitDay(): (day: string) => string {
  const { language } = useLanguage();
  const { today } = useMe();
  return (day) => dayWithWeekday(day, language, today);
}
