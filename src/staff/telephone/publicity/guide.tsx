import { useState } from 'react';
import {
  findArticles,
  isInSeason,
  knowledgeKinds,
  seasonFirst,
  spokenOf,
} from '../../../domain/inquiry/knowledge-article.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { Bar, Icon, Tabs } from '../bars.tsx';
import { useCarried } from '../carried.tsx';
import type { Carried } from '../outbox/wire.ts';

type Guide = Carried['guides'][number];

/** On the first screen: what this month is for, and the way to search all. */
export function GuideCard() {
  const t = useWords();
  const { guides, today } = useCarried();
  if (guides.length === 0) return null;
  const season = guides.filter((one) => isInSeason(one, today));
  return (
    <a className="card boards-card" href="#/guides">
      <span>
        <b>{t('消费知识', 'Good to know')}</b>
        <br />
        <span className="hint">
          {season.length === 0
            ? t('念给大家听，或者答群众的话', 'To read out, or to answer with')
            : t(
                `这个月讲：${season
                  .slice(0, 3)
                  .map(({ title }) => title)
                  .join('、')}`,
                'For this month',
              )}
        </span>
      </span>
      <Icon name="on" />
    </a>
  );
}

/** 消费知识: searched and read out without a network; what the month is for stands first. */
export function GuidesPage() {
  const t = useWords();
  const { guides, today } = useCarried();
  const [typed, setTyped] = useState('');
  const shown = typed.trim() === '' ? seasonFirst(guides, today) : findArticles(guides, typed, 20);
  return (
    <>
      <Bar title={t('消费知识', 'Good to know')} back="#/" />
      <main className="wrap stack">
        <label className="stack">
          <span>{t('群众怎么问的', 'What is asked')}</span>
          <input type="search" value={typed} maxLength={80} onChange={(event) => setTyped(event.target.value)} />
        </label>
        {shown.length === 0 ? (
          <p className="card">
            {guides.length === 0
              ? t('还没带到手机上；有网时打开一次就有了。', 'Nothing yet; open it once with a network.')
              : t('没有像的，换个说法。', 'Nothing alike; say it otherwise.')}
          </p>
        ) : null}
        {shown.map((one) => (
          <GuideRow key={one.number} guide={one} isNow={isInSeason(one, today)} />
        ))}
      </main>
      <Tabs here="home" />
    </>
  );
}

function GuideRow({ guide, isNow }: { guide: Guide; isNow: boolean }) {
  const t = useWords();
  const label = useLabel();
  return (
    <details className="card board-sheet">
      <summary>
        <b lang="zh-CN">{guide.title}</b>
        <span className="hint">
          {label(knowledgeKinds[guide.kind])}
          {isNow ? t(' · 这个月讲', ' · this month') : ''}
        </span>
      </summary>
      <div className="stack" lang="zh-CN">
        <p>{guide.answer}</p>
        {guide.readAloud === '' ? null : <p className="drive-script">{guide.readAloud}</p>}
        <ReadAloud guide={guide} />
        {guide.version === 0 ? null : (
          <a className="btn full" href={`#/ask/${encodeURIComponent(guide.number)}`}>
            {t('有人问，照这条答了', 'Somebody asked and was told this')}
          </a>
        )}
        <p className="hint">{guide.number}</p>
      </div>
    </details>
  );
}

/** Read by the telephone itself where it can. */
export function ReadAloud({ guide }: { guide: Guide }) {
  const t = useWords();
  if (!('speechSynthesis' in window)) return null;
  const read = () => {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return;
    }
    const said = new SpeechSynthesisUtterance(spokenOf(guide));
    said.lang = 'zh-CN';
    speechSynthesis.speak(said);
  };
  return (
    <button type="button" className="btn off" onClick={read}>
      {t('念出来', 'Read aloud')}
    </button>
  );
}
