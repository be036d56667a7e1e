/* oxlint-disable jsx-a11y/prefer-tag-over-role -- A list that typing moves through has no element of its own in HTML. */
import { SearchOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useDeferredValue, useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { charterStateWords } from '../../../domain/station/charter.ts';
import { client } from '../../base/client.ts';
import { enforcementClient } from '../../supervision/enforcement/enforcement-wire.ts';
import { inquiryClient } from '../../inquiry/inquiry-wire.ts';
import { KeyLayer, type Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { useMay, useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { useFocus } from '../../base/ui/focus.ts';
import { CommandRow, ComplaintHit, EnforcementHit, InquiryHit, NamedHit, PageRow, TipoffHit } from './palette-row.tsx';
import { useLastTabs, useRecent, type Opened } from './remembered-places.ts';
import { pagesOf, seekPages, type FoundPage } from './page-search.ts';
import { useOwnSettings } from './own-settings.ts';
import { shelfOf } from '../../base/ledger-places.ts';

/** One line of the palette, and what pressing it does. */
interface Choice {
  key: string;
  row: ReactNode;
  run: () => void;
}

/** The lines of one kind, under their words. */
interface Part {
  words: string;
  own: readonly Choice[];
}

/** What is looked for, without the sign before it; `>` lists commands alone. */
interface Sought {
  words: string;
  onlyCommands: boolean;
}

/** Makes a press that opens a page, or a matter by its number. */
type Opens = (path: string, number?: string | null) => () => void;

const most = 8;
const mostPages = 6;
const pauseMs = 150;

/**
 * Ctrl K: every page and setting by characters, pinyin or initials, matters by number, name, phone tail or story, stations, people
 * and firms by name, and every command that is possible now; before anything is typed, what was opened last. `>` lists commands alone.
 * It begins with the words that were typed elsewhere.
 */
interface PaletteProps {
  commands: readonly Shortcut[];
  words: string;
  onClose: () => void;
}

export function Palette({ commands, words, onClose }: PaletteProps) {
  const t = useWords();
  const id = useId();
  const box = useFocus<HTMLInputElement>();
  const [typed, setTyped] = useState(words);
  const sought: Sought = { words: typed.replace(/^[>#＃》]/u, '').trim(), onlyCommands: /^[>》]/u.test(typed) };
  const found = useFound(sought);
  const parts = useParts(sought, found, commands, onClose);
  const { current, press, toFirst } = useCurrent(parts);
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
              toFirst();
            }}
            onKeyDown={press}
          />
          <kbd>Esc</kbd>
        </label>
        {found.error === null ? null : <ErrorLine error={found.error} onRetry={found.retry} />}
        <PartList id={id} parts={parts} current={current} onPress={press} />
        <KeyHints />
      </KeyLayer>
    </Modal>
  );
}

function PartList({
  id,
  parts,
  current,
  onPress,
}: {
  id: string;
  parts: readonly Part[];
  current: Choice | undefined;
  onPress: (event: KeyboardEvent) => void;
}) {
  const t = useWords();
  return (
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
              onKeyDown={onPress}
            >
              {one.row}
            </div>
          ))}
        </div>
      ))}
      {parts.length === 0 ? (
        <p className="empty">
          {t(
            '没有找到。少写几个字，或换成编号；电话写整个号码或后四位。',
            'Nothing found. Write less, or a number; of a telephone write all or the last four figures.',
          )}
        </p>
      ) : null}
    </div>
  );
}

function KeyHints() {
  const t = useWords();
  return (
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
  );
}

/** The line that Enter opens: the arrow keys go up and down, from the last one to the first. */
function useCurrent(parts: readonly Part[]): {
  current: Choice | undefined;
  press: (event: KeyboardEvent) => void;
  toFirst: () => void;
} {
  const [at, setAt] = useState(0);
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
  return { current, press, toFirst: () => setAt(0) };
}

/** What the server finds: matters of each kind that the account reads, and stations, people and firms by name. */
function useFound({ words, onlyCommands }: Sought) {
  const asked = useSettled(useDeferredValue(words));
  const isAsked = asked !== '' && !onlyCommands;
  const query = `q=${encodeURIComponent(asked)}&limit=${most}`;
  const complaints = useQuery({
    queryKey: ['complaints', query],
    queryFn: ({ signal }) => client.complaints(query, signal),
    enabled: useMay('complaint.read') && isAsked,
    placeholderData: (before) => before,
  });
  const tipoffs = useQuery({
    queryKey: ['tipoffs', query],
    queryFn: ({ signal }) => client.tipoffs(query, signal),
    enabled: useMay('tipoff.read') && isAsked,
    placeholderData: (before) => before,
  });
  const inquiries = useQuery({
    queryKey: ['inquirys', query],
    queryFn: ({ signal }) => inquiryClient.list(query, signal),
    enabled: useMay('inquiry.read') && isAsked,
    placeholderData: (before) => before,
  });
  const enforcements = useQuery({
    queryKey: ['enforcements', query],
    queryFn: ({ signal }) => enforcementClient.list(query, signal),
    enabled: useMay('enforcement.read') && isAsked,
    placeholderData: (before) => before,
  });
  const named = useQuery({
    queryKey: ['palette', asked],
    queryFn: ({ signal }) => client.named(asked, signal),
    enabled: useMay('charter.read') && isAsked,
    placeholderData: (before) => before,
  });
  // What was found for other words stands until the next answer comes, but not under an empty box or among the commands.
  const isShown = words !== '' && !onlyCommands;
  const failed = [complaints, tipoffs, inquiries, enforcements, named].filter(({ error }) => error !== null);
  const itemsOf = <One,>(page: { items: readonly One[] } | undefined) => (isShown ? (page?.items ?? []) : []);
  return {
    /** The words that were answered; what stands in the box may be further on. */
    asked,
    complaints: itemsOf(complaints.data),
    tipoffs: itemsOf(tipoffs.data),
    inquiries: itemsOf(inquiries.data),
    enforcements: itemsOf(enforcements.data),
    names: isShown ? named.data : undefined,
    error: isShown ? (failed[0]?.error ?? null) : null,
    retry: () => {
      for (const one of failed) void one.refetch();
    },
  };
}

type Found = ReturnType<typeof useFound>;

/** All that is listed, kind below kind, without those of which there is nothing. */
function useParts(sought: Sought, found: Found, commands: readonly Shortcut[], onClose: () => void): Part[] {
  const go = useNavigate();
  const { recent, remember } = useRecent();
  const opens: Opens =
    (path, number = null) =>
    () => {
      onClose();
      remember({ path, number });
      void go(path);
    };
  const parts = [
    ...usePages(sought, recent, opens),
    useSettings(sought, onClose),
    ...useMatters(found, opens),
    ...useNames(found, opens),
    useNumber(sought, opens),
    useLists(sought, opens),
    useCommands(sought, commands, onClose),
  ];
  return parts.filter(({ own }) => own.length > 0);
}

/** Before anything is typed what was opened last, then the pages of the account that fit. */
function usePages({ words, onlyCommands }: Sought, recent: readonly Opened[], opens: Opens): Part[] {
  const t = useWords();
  const { permissions } = useMe();
  const { lastOf } = useLastTabs();
  const pages = pagesOf(permissions, lastOf);
  const choiceOf = (key: string, page: FoundPage): Choice => ({
    key,
    row: <PageRow page={page} words={words} />,
    run: opens(page.to),
  });
  const fitting = onlyCommands
    ? []
    : seekPages(words, pages, mostPages).map((page) => choiceOf(`page ${page.room?.zh ?? ''} ${page.zh}`, page));
  const last =
    words === '' && !onlyCommands
      ? recent.flatMap(({ path, number }): Choice[] => {
          const page = pages.find(({ to }) => to === path);
          if (page !== undefined) return [choiceOf(`last ${path}`, page)];
          return number === null ? [] : [{ key: `last ${path}`, row: number, run: opens(path, number) }];
        })
      : [];
  return [
    { words: t('最近打开的', 'Opened last'), own: last },
    { words: t('页面', 'Pages'), own: fitting },
  ];
}

function useSettings({ words }: Sought, onClose: () => void): Part {
  const t = useWords();
  const label = useLabel();
  const own = seekPages(words, useOwnSettings(), mostPages).map((one) => ({
    key: `setting ${one.zh}`,
    row: label(one),
    run: () => {
      onClose();
      one.run();
    },
  }));
  return { words: t('自己的设置', 'Own settings'), own };
}

function useMatters({ asked: words, complaints, tipoffs, inquiries, enforcements }: Found, opens: Opens): Part[] {
  const t = useWords();
  const { today } = useMe();
  return [
    {
      words: t('投诉', 'Complaints'),
      own: complaints.map((item) => ({
        key: item.complaint.id,
        row: <ComplaintHit item={item} words={words} today={today} />,
        run: opens(`/complaints/${encodeURIComponent(item.complaint.number)}`, item.complaint.number),
      })),
    },
    {
      words: t('举报', 'Tip-offs'),
      own: tipoffs.map((item) => ({
        key: item.tipoff.id,
        row: <TipoffHit item={item} words={words} today={today} />,
        run: opens(`/tipoffs/${encodeURIComponent(item.tipoff.number)}`, item.tipoff.number),
      })),
    },
    {
      words: t('咨询', 'Inquiries'),
      own: inquiries.map((item) => ({
        key: item.inquiry.id,
        row: <InquiryHit item={item} words={words} today={today} />,
        run: opens(`/inquiries/${encodeURIComponent(item.inquiry.number)}`, item.inquiry.number),
      })),
    },
    {
      words: t('案件', 'Cases'),
      own: enforcements.map((item) => ({
        key: item.enforcement.id,
        row: <EnforcementHit item={item} words={words} today={today} />,
        run: opens(`/enforcements/${encodeURIComponent(item.enforcement.number)}`, item.enforcement.number),
      })),
    },
  ];
}

/** Stations, people and firms that are called so, each with where it is. */
function useNames({ asked: words, names }: Found, opens: Opens): Part[] {
  const t = useWords();
  const label = useLabel();
  const choiceOf = (key: string, name: string, place: string, path: string): Choice => ({
    key,
    row: <NamedHit name={name} place={place} words={words} />,
    run: opens(path),
  });
  const stations = (names?.stations ?? []).map(({ number, name, place, state }) =>
    choiceOf(
      `station ${number}`,
      name,
      state === 'active' ? place : `${place} · ${label(charterStateWords[state])}`,
      `/stations/${encodeURIComponent(number)}`,
    ),
  );
  const people = (names?.people ?? []).map(({ id, name, place }) =>
    choiceOf(`person ${id}`, name, place, `/people/${id}`),
  );
  const operators = (names?.operators ?? []).map(({ id, name, place }) =>
    choiceOf(`operator ${id}`, name, place, `/operators/${id}`),
  );
  const firms = (names?.firms ?? []).map(({ id, name, place }) =>
    choiceOf(`firm ${id}`, name, place, `/firms?open=${encodeURIComponent(id)}`),
  );
  return [
    { words: t('站点', 'Stations'), own: stations },
    { words: t('人员', 'People'), own: people },
    { words: t('经营者', 'Shops'), own: operators },
    { words: t('参与企业', 'Firms'), own: firms },
  ];
}

/** What was typed read as the number of something that is kept. */
function useNumber({ words, onlyCommands }: Sought, opens: Opens): Part {
  const t = useWords();
  const label = useLabel();
  const shelf = shelfOf(words, useMe().permissions);
  return {
    words: t('打开', 'Open'),
    own:
      shelf === null || onlyCommands
        ? []
        : [{ key: 'number', row: `${label(shelf)} ${shelf.number}`, run: opens(shelf.path, shelf.number) }],
  };
}

/** The lists of matters, searched for what was typed; each for those who read it. */
function useLists({ words, onlyCommands }: Sought, opens: Opens): Part {
  const t = useWords();
  const lists = [
    {
      key: 'all',
      row: t(`在投诉里查“${words}”`, `Search complaints for “${words}”`),
      path: '/complaints',
      may: useMay('complaint.read'),
    },
    {
      key: 'all tipoffs',
      row: t(`在举报里查“${words}”`, `Search tip-offs for “${words}”`),
      path: '/tipoffs',
      may: useMay('tipoff.read'),
    },
    {
      key: 'all inquiries',
      row: t(`在咨询里查“${words}”`, `Search inquiries for “${words}”`),
      path: '/inquiries',
      may: useMay('inquiry.read'),
    },
    {
      key: 'all cases',
      row: t(`在案件里查“${words}”`, `Search cases for “${words}”`),
      path: '/enforcements',
      may: useMay('enforcement.read'),
    },
  ];
  const own = lists
    .filter(({ may }) => may && words !== '' && !onlyCommands)
    .map(({ key, row, path }) => ({ key, row, run: opens(`${path}?q=${encodeURIComponent(words)}`) }));
  return { words: t('前往', 'Go to'), own };
}

function useCommands({ words }: Sought, commands: readonly Shortcut[], onClose: () => void): Part {
  const t = useWords();
  const own = commands
    .filter((one) => words === '' || `${one.zh} ${one.en}`.toLowerCase().includes(words.toLowerCase()))
    .map((one) => ({
      key: `key ${one.key}`,
      row: <CommandRow command={one} />,
      run: () => {
        onClose();
        one.run();
      },
    }));
  return { words: t('现在能做的', 'Possible now'), own };
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
