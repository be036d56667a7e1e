/** A row of the palette: what was found, with the words that found it marked, or what can be done. */
import { EditOutlined, ReadOutlined, ShopOutlined, UserOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { FoundKind } from '../../../domain/desk/work/palette.ts';
import type { Shortcut } from '../../base/keys.tsx';
import { useLabel, useWords } from '../../base/language.tsx';
import { ClockMark } from '../../base/ui/clock-mark.tsx';
import { Caps } from '../../base/ui/key-caps.tsx';
import { Marked } from '../../base/ui/marked-words.tsx';
import { lineIcons } from './line-icon.tsx';
import type { FoundGroup } from './palette-search.ts';
import type { FoundPage } from './page-search.ts';

const icons: Readonly<Record<FoundKind, ReactNode>> = {
  account: <UserOutlined />,
  person: <UserOutlined />,
  station: lineIcons.network,
  office: lineIcons.network,
  operator: <ShopOutlined />,
  firm: <ShopOutlined />,
  complaint: lineIcons.complaint,
  tipoff: lineIcons.tipoff,
  inquiry: lineIcons.inquiry,
  enforcement: lineIcons.enforcement,
  entry: lineIcons.command,
  paper: lineIcons.enforcement,
  knowledge: <ReadOutlined />,
  draft: <EditOutlined />,
};

/** The room of each ledger that is looked through; those of 指挥 are the most. */
const roomOf: Readonly<Record<string, ReactNode>> = {
  群: lineIcons.incident,
  检: lineIcons.supervision,
  专: lineIcons.supervision,
  抽: lineIcons.supervision,
  函: lineIcons.supervision,
  款: lineIcons.supervision,
  范: lineIcons.supervision,
  调: lineIcons.supervision,
  警: lineIcons.publicity,
  例: lineIcons.publicity,
  汇: lineIcons.report,
};

/** What is called by a number, which stands before its words. */
const numbered: ReadonlySet<FoundKind> = new Set(['complaint', 'tipoff', 'inquiry', 'enforcement', 'entry']);

interface HitProps {
  kind: FoundKind;
  one: FoundGroup['ones'][number];
  words: string;
  today: string;
}

/** One that was found, of any kind: number, name, place, clock, and how far it is. */
export function Hit({ kind, one, words, today }: HitProps) {
  const label = useLabel();
  const t = useWords();
  const { key, name, whom, place, state, due, dueOn, shop } = one;
  // What was found by its sound has none of the letters: the shop is what they spell.
  const marked = shop ?? words;
  return (
    <>
      <span className="palette-icon" aria-hidden="true">
        {(kind === 'entry' ? roomOf[key.slice(0, 1)] : undefined) ?? icons[kind]}
      </span>
      {numbered.has(kind) ? (
        <span className="num">
          <Marked text={key} words={words} />
        </span>
      ) : null}
      <span className="el palette-name">
        <Marked text={name} words={marked} />
        {typeof whom === 'string' ? (
          <>
            {t(' 诉 ', ' v. ')}
            <Marked text={whom} words={marked} />
          </>
        ) : null}
      </span>
      <span className="dim el sp">
        <Marked text={place} words={words} />
        {one.handles === true ? t(' · 打开他手上的投诉', ' · opens the complaints in hand') : null}
      </span>
      {due === undefined || due === null ? null : <ClockMark due={due} dueOn={dueOn} today={today} brief />}
      {state === null ? null : <span className="dim nw">{label(state)}</span>}
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
