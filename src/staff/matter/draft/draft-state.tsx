import { useLanguage, useWords } from '../../base/language.tsx';
import type { Typed } from '../matter-typed.ts';
import { clockTime } from '../../base/ui/day.ts';
import './draft.css';
import type { KeptForm } from './draft-gate.tsx';

/** Whether what is typed is kept, in one line beside the button. */
export function DraftMark({ kept, note = '' }: { kept: KeptForm; note?: string }) {
  const t = useWords();
  const { language } = useLanguage();
  if (kept.trouble === 'unreachable')
    return (
      <span className="draft-trouble s" role="alert">
        {t('连不上服务器，草稿还没存上；别关页面，通了自己存。', 'No connection: not kept yet. Leave the page open.')}
      </span>
    );
  if (kept.trouble === 'busy')
    return (
      <output className="draft-trouble s">
        {t(
          '草稿还没存上：服务器忙，过一会儿自己再存；别关页面。',
          'Not kept yet: the server is busy, it is tried again. Leave the page open.',
        )}
      </output>
    );
  if (kept.trouble === 'refused')
    return (
      <span className="draft-trouble s" role="alert">
        {t('草稿没存上：', 'Not kept: ')}
        {kept.words?.[language] ?? ''}
      </span>
    );
  if (kept.trouble === 'elsewhere' || kept.trouble === 'gone')
    return (
      <span className="draft-trouble s">
        {t('没有存：先在上面定用哪一份', 'Not kept: decide above which one counts')}
      </span>
    );
  return (
    <span className="dim s">
      {kept.savedAt === null
        ? t('写着写着自己存', 'Kept while you type')
        : t(`草稿 ${clockTime(kept.savedAt)} 已存${note}`, `Draft kept ${clockTime(kept.savedAt)}`)}
    </span>
  );
}

/** Two windows write the same form: neither overwrites the other, the person says which one counts. */
export function DraftElsewhere({ kept, onTake }: { kept: KeptForm; onTake: (typed: Typed) => void }) {
  const t = useWords();
  if (kept.trouble !== 'elsewhere' && kept.trouble !== 'gone')
    return kept.hasAside ? <PutAside kept={kept} onTake={onTake} /> : null;
  const isGone = kept.trouble === 'gone';
  const at = kept.elsewhereAt === null ? null : clockTime(kept.elsewhereAt);
  const [savedZh, savedEn] = at === null ? ['', ''] : [`，那边 ${at} 存过`, `, saved there at ${at}`];
  const take = () => void kept.takeTheirs().then((typed) => (typed === null ? undefined : onTake(typed)));
  return (
    <div className="draft-elsewhere" role="alert">
      <p>
        {isGone
          ? t(
              '这份草稿已经提交了，或者在别的窗口删掉了；先看看是不是已经办好。这里写的还没存，另存一份才能提交。',
              'This draft was submitted, or removed in another window; look whether it is done already. Keep what is here as a new one to submit it.',
            )
          : t(
              `这张表在别的窗口或别的电脑上也在写${savedZh}。两份只能留一份，您定；这里写的还在。`,
              `This form is being written in another window too${savedEn}. One of the two stays; you decide. What is here is still here.`,
            )}
      </p>
      <div>
        {isGone ? null : (
          <button type="button" className="b" onClick={take}>
            {t('用那边写的', 'Use theirs')}
          </button>
        )}
        <button type="button" className="b" onClick={() => void kept.keepMine()}>
          {isGone ? t('按这里的另存一份', 'Keep this as a new one') : t('用这里写的', 'Use what is here')}
        </button>
      </div>
    </div>
  );
}

/** What was written here gave way to what the other window has, or was closed before it was decided: it can still be put back. */
function PutAside({ kept, onTake }: { kept: KeptForm; onTake: (typed: Typed) => void }) {
  const t = useWords();
  const back = () => {
    const typed = kept.takeBack();
    if (typed !== null) onTake(typed);
  };
  return (
    <output className="draft-aside s">
      {t(
        '这里写过的另一份还在，没关这一页就能换回来。',
        'What stood here before is still there, and can be put back until the page is closed.',
      )}{' '}
      <button type="button" className="b" onClick={back}>
        {t('换回来', 'Put back')}
      </button>
    </output>
  );
}
