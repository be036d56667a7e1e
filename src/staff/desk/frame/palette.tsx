/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A list that typing moves through has no element of its own in HTML. */
import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useDeferredValue, useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { charterStateWords } from '../../../domain/station/charter.ts';
import { client } from '../../base/client.ts';
import { inquiryClient } from '../../inquiry/inquiry-wire.ts';
import { KeyLayer, type Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { Caps } from '../../base/ui/key-caps.tsx';
import { Marked } from '../../base/ui/marked-words.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useFocus } from '../../base/ui/focus.ts';
import { ComplaintHit, InquiryHit, NamedHit, TipoffHit } from './palette-row.tsx';
import { useLastTabs, useRecent } from './remembered-places.ts';
import { pagesOf, seekPages } from './page-search.ts';
import { useOwnSettings } from './own-settings.ts';
import { shelfOf } from '../../base/ledger-places.ts';

interface Choice {
  key: string;
  row: ReactNode;
  run: () => void;
}

const most = 8;
const mostPages = 6;
const pauseMs = 150;

/**
 * Ctrl K: every page and setting by characters, pinyin or initials, matters by number, name, phone tail or story, stations, people
 * and firms by name, and every command that is possible now; before anything is typed, what was opened last. `>` lists commands alone.
 */
export function Palette({ commands, onClose }: { commands: readonly Shortcut[]; onClose: () => void }) {
  const t = useWords();
  const label = useLabel();
  const go = useNavigate();
  const me = useMe();
  const id = useId();
  const box = useFocus<HTMLInputElement>();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const words = typed.replace(/^[>#＃》]/u, '').trim();
  const onlyCommands = /^[>》]/u.test(typed);
  const asked = useSettled(useDeferredValue(words));
  const mayRead = useMay('complaint.read');
  const found = useQuery({
    queryKey: ['complaints', `q=${encodeURIComponent(asked)}&limit=${most}`],
    queryFn: ({ signal }) => client.complaints(`q=${encodeURIComponent(asked)}&limit=${most}`, signal),
    enabled: mayRead && asked !== '' && !onlyCommands,
    placeholderData: (before) => before,
  });
  const mayTipoff = useMay('tipoff.read');
  const told = useQuery({
    queryKey: ['tipoffs', `q=${encodeURIComponent(asked)}&limit=${most}`],
    queryFn: ({ signal }) => client.tipoffs(`q=${encodeURIComponent(asked)}&limit=${most}`, signal),
    enabled: mayTipoff && asked !== '' && !onlyCommands,
    placeholderData: (before) => before,
  });
  const mayInquire = useMay('inquiry.read');
  const questions = useQuery({
    queryKey: ['inquirys', `q=${encodeURIComponent(asked)}&limit=${most}`],
    queryFn: ({ signal }) => inquiryClient.list(`q=${encodeURIComponent(asked)}&limit=${most}`, signal),
    enabled: mayInquire && asked !== '' && !onlyCommands,
    placeholderData: (before) => before,
  });
  const mayNames = useMay('charter.read');
  const named = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) => client.named(asked, signal),
    enabled: mayNames && asked !== '' && !onlyCommands,
    placeholderData: (before) => before,
  });
  const names = words === '' || onlyCommands ? undefined : named.data;
  const askedHits = words === '' || onlyCommands ? [] : (questions.data?.items ?? []);
  const toldHits = words === '' || onlyCommands ? [] : (told.data?.items ?? []);
  const hits = words === '' || onlyCommands ? [] : (found.data?.items ?? []);
  const { recent, remember } = useRecent();
  const open =
    (path: string, number: string | null = null) =>
    () => {
      onClose();
      remember({ path, number });
      void go(path);
    };
  const matters: Choice[] = hits.map((item) => ({
    key: item.complaint.id,
    row: <ComplaintHit item={item} words={asked} today={me.today} />,
    run: open(`/complaints/${encodeURIComponent(item.complaint.number)}`, item.complaint.number),
  }));
  const tipoffs: Choice[] = toldHits.map((item) => ({
    key: item.tipoff.id,
    row: <TipoffHit item={item} words={asked} today={me.today} />,
    run: open(`/tipoffs/${encodeURIComponent(item.tipoff.number)}`, item.tipoff.number),
  }));
  const inquiries: Choice[] = askedHits.map((item) => ({
    key: item.inquiry.id,
    row: <InquiryHit item={item} words={asked} today={me.today} />,
    run: open(`/inquiries/${encodeURIComponent(item.inquiry.number)}`, item.inquiry.number),
  }));
  const namedChoice = (key: string, name: string, place: string, path: string): Choice => ({
    key,
    row: <NamedHit name={name} place={place} words={asked} />,
    run: open(path),
  });
  const stations = (names?.stations ?? []).map(({ number, name, place, state }) =>
    namedChoice(
      `station ${number}`,
      name,
      state === 'active' ? place : `${place} · ${label(charterStateWords[state])}`,
      `/stations/${encodeURIComponent(number)}`,
    ),
  );
  const people = (names?.people ?? []).map(({ id: personId, name, place }) =>
    namedChoice(`person ${personId}`, name, place, `/people/${personId}`),
  );
  const firms = (names?.firms ?? []).map(({ id: firmId, name, place }) =>
    namedChoice(`firm ${firmId}`, name, place, `/firms?open=${encodeURIComponent(firmId)}`),
  );
  const shelf = onlyCommands ? null : shelfOf(words, me.permissions);
  const numbered: Choice[] =
    shelf === null
      ? []
      : [{ key: 'number', row: `${label(shelf)} ${shelf.number}`, run: open(shelf.path, shelf.number) }];
  const all: Choice[] =
    mayRead && words !== '' && !onlyCommands
      ? [
          {
            key: 'all',
            row: t(`在投诉里查“${words}”`, `Search complaints for “${words}”`),
            run: open(`/complaints?q=${encodeURIComponent(words)}`),
          },
          ...(mayTipoff
            ? [
                {
                  key: 'all tipoffs',
                  row: t(`在举报里查“${words}”`, `Search tip-offs for “${words}”`),
                  run: open(`/tipoffs?q=${encodeURIComponent(words)}`),
                },
              ]
            : []),
          ...(mayInquire
            ? [
                {
                  key: 'all inquiries',
                  row: t(`在咨询里查“${words}”`, `Search inquiries for “${words}”`),
                  run: open(`/inquiries?q=${encodeURIComponent(words)}`),
                },
              ]
            : []),
        ]
      : [];
  const { lastOf } = useLastTabs();
  const pages = pagesOf(me.permissions, lastOf);
  const pageChoice = (key: string, page: (typeof pages)[number]): Choice => ({
    key,
    row: (
      <>
        <span className="sp">
          <Marked text={label(page)} words={words} />
        </span>
        {page.room === null ? null : <span className="dim nw">{label(page.room)}</span>}
      </>
    ),
    run: open(page.to),
  });
  const pageHits = onlyCommands
    ? []
    : seekPages(words, pages, mostPages).map((page) => pageChoice(`page ${page.room?.zh ?? ''} ${page.zh}`, page));
  const settings: Choice[] = seekPages(words, useOwnSettings(), mostPages).map((one) => ({
    key: `setting ${one.zh}`,
    row: label(one),
    run: () => {
      onClose();
      one.run();
    },
  }));
  const last: Choice[] =
    words === '' && !onlyCommands
      ? recent.flatMap(({ path, number }) => {
          const page = pages.find(({ to }) => to === path);
          if (page !== undefined) return [pageChoice(`last ${path}`, page)];
          return number === null ? [] : [{ key: `last ${path}`, row: number, run: open(path, number) }];
        })
      : [];
  const acts: Choice[] = commands
    .filter((one) => words === '' || `${one.zh} ${one.en}`.toLowerCase().includes(words.toLowerCase()))
    .map((one) => ({
      key: `key ${one.key}`,
      row: (
        <>
          <span className="sp">{label(one)}</span>
          <Caps shortcut={one.key} />
        </>
      ),
      run: () => {
        onClose();
        one.run();
      },
    }));
  const parts = [
    { words: t('最近打开的', 'Opened last'), own: last },
    { words: t('页面', 'Pages'), own: pageHits },
    { words: t('自己的设置', 'Own settings'), own: settings },
    { words: t('投诉', 'Complaints'), own: matters },
    { words: t('举报', 'Tip-offs'), own: tipoffs },
    { words: t('咨询', 'Inquiries'), own: inquiries },
    { words: t('站点', 'Stations'), own: stations },
    { words: t('人员', 'People'), own: people },
    { words: t('参与企业', 'Firms'), own: firms },
    { words: t('打开', 'Open'), own: numbered },
    { words: t('前往', 'Go to'), own: all },
    { words: t('现在能做的', 'Possible now'), own: acts },
  ].filter(({ own }) => own.length > 0);
  const choices = parts.flatMap(({ own }) => own);
  const current = choices[Math.min(at, choices.length - 1)];
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(
        (before) =>
          (Math.min(before, choices.length - 1) + (event.key === 'ArrowDown' ? 1 : choices.length - 1)) %
          Math.max(1, choices.length),
      );
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      current?.run();
    }
  };
  return (
    <Modal
      open
      closable={false}
      footer={null}
      width={680}
      onCancel={onClose}
      style={{ top: 96 }}
      className="palette"
      title={<span className="sr">{t('命令与查找', 'Commands and search')}</span>}
    >
      <KeyLayer>
        <label className="palette-find">
          <SearchOutlined />
          <input
            ref={box}
            value={typed}
            maxLength={100}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={current === undefined ? undefined : `${id}-${current.key}`}
            aria-label={t('编号、姓名、店名、页面、命令；拼音首字母也行', 'Number, name, shop, page or command')}
            placeholder={t('编号、姓名、店名、页面、命令；拼音首字母也行', 'Number, name, shop, page or command')}
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={press}
          />
          <kbd>Esc</kbd>
        </label>
        {found.error === null ? null : <ErrorLine error={found.error} onRetry={() => void found.refetch()} />}
        <div className="palette-list" id={`${id}-list`} role="listbox" aria-label={t('找到的', 'Found')}>
          {parts.map((part) => (
            <div key={part.words} role="group" aria-label={part.words}>
              <h3 aria-hidden="true">{part.words}</h3>
              {part.own.map((one) => (
                <div
                  key={one.key}
                  id={`${id}-${one.key}`}
                  className="palette-row"
                  role="option"
                  tabIndex={-1}
                  aria-selected={one === current}
                  onClick={one.run}
                  onKeyDown={press}
                >
                  {one.row}
                </div>
              ))}
            </div>
          ))}
          {choices.length === 0 ? (
            <p className="empty">
              {t(
                '没有找到。少写几个字，或换成编号、手机尾号。',
                'Nothing found. Write less, or a number or the tail of a telephone.',
              )}
            </p>
          ) : null}
        </div>
        <p className="palette-foot">
          <span>
            <kbd>↑</kbd> <kbd>↓</kbd> {t('选择', 'choose')}
          </span>
          <span>
            <kbd>↵</kbd> {t('打开', 'open')}
          </span>
          <span>
            <kbd>&gt;</kbd> {t('只列命令', 'commands only')}
          </span>
        </p>
      </KeyLayer>
    </Modal>
  );
}

/** The value once it has not changed for a moment, so that the server is not asked for every letter. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
