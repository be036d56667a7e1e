/** 笔录 of a case: who was asked, by whom, when, and whether it is signed; the words of each open below it. */
import type { ReactNode } from 'react';
import { dayOf } from '../../../domain/base/calendar.ts';
import type { Transcript } from '../../../domain/supervision/enforcement/records.ts';
import {
  askedCapacityWords,
  transcriptKindWords,
  transcriptSignatureWords,
} from '../../../domain/supervision/enforcement/words/transcript-words.ts';
import { useLabel, useLanguage, useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { dayPlain, instantShort } from '../../base/ui/day.ts';
import type { SeenEnforcementView } from './enforcement-wire.ts';

interface Props {
  matter: SeenEnforcementView;
  /** Opens the form; null where none may be recorded now. */
  onRecord: (() => void) | null;
  /** What shows who was asked, for a reason. */
  show: ReactNode;
  note: ReactNode;
}

export function TranscriptCard({ matter, onRecord, show, note }: Props) {
  const t = useWords();
  const { transcripts } = matter;
  if (transcripts.length === 0 && onRecord === null) return null;
  return (
    <section className="card" aria-label={t('笔录', 'Transcripts')}>
      <h2 className="card-head">
        {t('笔录', 'Transcripts')} <small>{transcripts.length === 0 ? '' : transcripts.length}</small>
        {onRecord === null ? null : (
          <button type="button" className="b t sm go" onClick={onRecord}>
            {t('记笔录', 'Record one')} <kbd>R</kbd>
          </button>
        )}
      </h2>
      {/* Of a natural person the card of the party shows all at once; of a company nothing else is hidden. */}
      {transcripts.length === 0 || matter.enforcement.partyKind === 'person' ? null : (
        <p>
          {show} {note}
        </p>
      )}
      {transcripts.length === 0 ? (
        <p className="empty mut">
          {t(
            '还没有笔录。现场、询问记在这里，打印出来签；用笔记的，文书里有空白的。',
            'No transcript yet: record what was seen or asked, then print it to be signed; blank forms are among the papers.',
          )}
        </p>
      ) : (
        <ol className="transcript-list">
          {transcripts.map((one) => (
            <TranscriptRow key={one.id} one={one} people={matter.people} />
          ))}
        </ol>
      )}
    </section>
  );
}

function TranscriptRow({ one, people }: { one: Transcript; people: Readonly<Record<string, string>> }) {
  const t = useWords();
  const label = useLabel();
  const { today } = useMe();
  const { language } = useLanguage();
  const names = [
    ...one.officers.map(({ id }) => people[id] ?? ''),
    one.hostId === null ? '' : (people[one.hostId] ?? ''),
  ];
  return (
    <li>
      <p>
        <b>
          {one.id} {label(transcriptKindWords[one.kind])}
        </b>{' '}
        <span>
          {one.personName}（{label(askedCapacityWords[one.capacity])}）
        </span>{' '}
        {one.voided === undefined ? (
          <span className={one.signature === 'signed' ? 'tag' : 'tag wa'}>
            {label(transcriptSignatureWords[one.signature])}
          </span>
        ) : (
          <span className="tag wa">{t('已作废', 'Void')}</span>
        )}{' '}
        {one.isInner ? <span className="tag">{t('副卷', 'bound apart')}</span> : null}
      </p>
      <p className="mut">
        {dayPlain(dayOf(new Date(one.startedAt)), language, today)} {instantShort(one.startedAt, today).slice(-5)}–
        {instantShort(one.endedAt, today).slice(-5)} · {one.place} ·{' '}
        {names.filter((name) => name !== '').join(t('、', ', '))} · {t(`${one.pages} 页`, `${one.pages} pages`)} ·{' '}
        {one.fileIds.length === 0
          ? t('没有扫描件', 'no scan')
          : t(`扫描件 ${one.fileIds.length} 个`, `${one.fileIds.length} scans`)}
      </p>
      {one.voided === undefined ? null : (
        <p className="mut">
          {t('作废', 'Void')}：{one.voided.why}
        </p>
      )}
      {one.why === '' ? null : (
        <p className="mut">
          {t('拒绝签名', 'Refused')}：{one.why}{' '}
          {one.witnessName === '' ? '' : `${t('见证人', 'Seen by')} ${one.witnessName}`}
        </p>
      )}
      <details>
        <summary>{t('看内容', 'Read it')}</summary>
        <blockquote className="story">{one.words}</blockquote>
      </details>
    </li>
  );
}
