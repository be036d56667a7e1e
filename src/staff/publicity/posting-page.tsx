import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { boardKinds, boardKindWords } from '../../domain/publicity/board.ts';
import type { Posting } from '../../domain/publicity/board-posting.ts';
import postingDocket from '../../domain/publicity/board-posting.ts?postingDocket';
import type { PostingMore } from '../../http/api/publicity/board-routes.ts';
import { useAddress } from '../base/address.ts';
import { client } from '../base/client.ts';
import { docketCalls, type SeenEntry } from '../matter/docket/docket-calls.ts';
import { DocketPage, type DocketColumn } from '../matter/docket/docket-page.tsx';
import { Facts } from '../matter/docket/docket-facts.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { useProblemWords } from '../base/ui/error-line.tsx';
import { useMe } from '../base/me.tsx';
import { dayPlain, instantShort } from '../base/ui/day.ts';

const postingCalls = docketCalls<Posting, PostingMore>('postings');
type Item = SeenEntry<Posting, PostingMore>;

/** 上栏记录: what was put up at which station, when, with which photo. */
export default function PostingPage() {
  const t = useWords();
  const { stationId } = useMe();
  const queries = useQueryClient();
  const columns = usePostingColumns();
  const { search } = useAddress();
  const station = search.get('station');
  return (
    <DocketPage
      docket={postingDocket}
      calls={postingCalls}
      query={station === null ? {} : { stationId: station }}
      openWords={{ zh: '有效的', en: 'Up' }}
      draftName={`posting ${station ?? ''}`}
      start={{ stationId: station ?? stationId ?? '', kinds: boardKinds.join('、') }}
      empty={t(
        '还没有记录。打印公示栏贴上墙以后，按“记上栏”，拍张照更好。',
        'Nothing was recorded. Print the sheets, hang them, and press Put up.',
      )}
      nameOf={({ more }) => more.stationName}
      nameWords={{ zh: '站点', en: 'Station' }}
      rowMoves={0}
      tools={<Tools station={station} />}
      columns={columns}
      facts={(item) => <PostingFacts item={item} />}
      draw={(field, { typed, change }) =>
        field === 'attachmentId' ? (
          <PhotoField
            id={typed['attachmentId'] ?? ''}
            onAdd={(id) => {
              change({ attachmentId: id });
              void queries.invalidateQueries({ queryKey: ['boards'] });
            }}
          />
        ) : undefined
      }
    />
  );
}

function usePostingColumns(): DocketColumn<Item>[] {
  const { language } = useLanguage();
  const { today } = useMe();
  const boards = useBoardNames();
  return [
    { zh: '哪几块', en: 'Boards', cell: boards, words: boards },
    { zh: '哪天贴的', en: 'Day', cell: ({ entry }) => dayPlain(entry.putUpOn, language, today) },
    {
      zh: '照片',
      en: 'Photo',
      cell: ({ entry }) => (entry.attachmentId === null ? '—' : <Photo id={entry.attachmentId} />),
    },
    { zh: '谁记的', en: 'By', cell: ({ more }) => more.byName, words: ({ more }) => more.byName },
  ];
}

/** Which sheets were put up, by name. */
function useBoardNames(): (item: Item) => string {
  const t = useWords();
  const label = useLabel();
  return ({ entry }) => entry.kinds.map((kind) => label(boardKindWords[kind])).join(t('、', ', '));
}

function Tools({ station }: { station: string | null }) {
  const t = useWords();
  const { change } = useAddress();
  return (
    <p className="settings-tools">
      <Link className="b sm" to="/boards">
        {t('‹ 各站点的公示栏', '‹ Boards of the stations')}
      </Link>
      {station === null ? null : (
        <button type="button" className="b sm" onClick={() => change({ station: null, pages: null })}>
          {t('只看这个站点 ×', 'This station only ×')}
        </button>
      )}
    </p>
  );
}

function PostingFacts({ item }: { item: Item }) {
  const t = useWords();
  const { language } = useLanguage();
  const { today } = useMe();
  const boards = useBoardNames();
  const { entry, more } = item;
  return (
    <Facts
      rows={[
        [t('站点', 'Station'), more.stationName],
        [t('换了哪几块', 'Boards'), boards(item)],
        [t('哪天贴的', 'Day'), dayPlain(entry.putUpOn, language, today)],
        [t('照片', 'Photo'), entry.attachmentId === null ? null : <Photo key="photo" id={entry.attachmentId} />],
        [t('谁记的', 'By'), `${more.byName} ${instantShort(entry.recordedAt, today)}`],
        [t('哪里记错了', 'What is wrong'), entry.remark],
      ]}
    />
  );
}

function Photo({ id }: { id: string }) {
  const t = useWords();
  return (
    <a href={`/api/attachments/${id}`} target="_blank" rel="noreferrer">
      {t('看照片', 'See it')}
    </a>
  );
}

/** The photo of the board; it is sent at once and named with the record. */
function PhotoField({ id, onAdd }: { id: string; onAdd: (id: string) => void }) {
  const t = useWords();
  const { message } = App.useApp();
  const problemWords = useProblemWords();
  const [busy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    try {
      const { attachments } = await client.attach(files.slice(0, 1));
      onAdd(attachments[0]?.id ?? '');
    } catch (error) {
      void message.error(problemWords(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="f" data-field="attachmentId">
      <span className="f-label">{t('照片（可不拍）', 'Photo (optional)')}</span>{' '}
      <label className="b sm">
        {busy ? t('在传…', 'Sending…') : id === '' ? t('选照片', 'Choose a photo') : t('换一张', 'Another')}
        <input
          type="file"
          accept="image/*"
          className="sr"
          onChange={(event) => {
            void add([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </label>{' '}
      {id === '' ? null : (
        <>
          <Photo id={id} />{' '}
          <Button size="small" type="link" onClick={() => onAdd('')}>
            {t('不要这张', 'Without it')}
          </Button>
        </>
      )}
    </div>
  );
}
