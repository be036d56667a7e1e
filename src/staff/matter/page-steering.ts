/** How the page of a matter of any kind is steered: its keys, its neighbours, the move that is open, and what is said after it. */
import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { createElement, Fragment, Suspense, useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { MatterKind } from '../../domain/matter/matter.ts';
import type { MoveWords } from '../../domain/matter/words/move-words.ts';
import { useKeys } from '../base/keys.tsx';
import { later } from '../base/later.ts';
import { useLabel, useWords } from '../base/language.tsx';
import type { MadeStep } from './bulk/undo-step.tsx';
import { useRenewedCode, type Renewing } from './code/code-renewal.tsx';
import { matterKeys, nextKey } from './matter-keys.ts';
import { useNeighbours, type Neighbours } from './neighbours.ts';
import type { SeenView } from './matter-view.ts';

/** Z is for the few steps that are taken back: it comes once the page stands. */
const { Part: UndoStep } = later(async () => (await import('./bulk/undo-step.tsx')).UndoStep);

export interface Steering<Move extends string, Seen> {
  neighbours: Neighbours | null;
  /** The move whose form is open; it stands in the address. */
  move: Move | null;
  open: (move: Move | null) => void;
  /** Opens the move where it is possible now, else nothing to press. */
  opener: (move: Move) => (() => void) | null;
  copy: () => void;
  done: (after: Seen) => void;
  /** The slip with the query code that the move has made, and what Z asks; it stands anywhere on the page. */
  slip: ReactNode;
}

interface Steered<Move extends string, Seen> {
  kind: MatterKind;
  path: string;
  number: string;
  view: Pick<SeenView, 'moves'>;
  procedure: Readonly<Record<Move, MoveWords>>;
  /** The step that the matter waits for: the key S presses it, and no other. */
  next?: Move | null;
  /** Where the matter stands now, in words. */
  stageOf: (after: Seen) => { zh: string; en: string };
}

/** The keys and presses of the page of one matter. */
export function useSteering<Move extends string, Seen>(matter: Steered<Move, Seen>): Steering<Move, Seen> {
  const { kind, number, view, procedure, stageOf } = matter;
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [query, setQuery] = useSearchParams();
  const { told, slip } = useRenewedCode(number);
  const [made, setMade] = useState<MadeStep | null>(null);
  const neighbours = useNeighbours(kind, number);
  const asked = query.get('do');
  const move = (Object.keys(procedure) as Move[]).find((one) => one === asked) ?? null;
  const open = (next: Move | null) => setQuery(next === null ? {} : { do: next }, { replace: true });
  const copy = () =>
    void navigator.clipboard.writeText(number).then(
      () => message.success(t(`已复制 ${number}`, `${number} copied`)),
      () => message.error(t('浏览器不让复制，请手抄编号。', 'The browser does not allow copying.')),
    );
  useMatterKeys(matter, { neighbours, open, copy });
  const done = (answer: Seen) => {
    // A code is no part of the matter that the page keeps.
    const { renewed, ...rest } = answer as Seen & Renewing;
    const after = rest as unknown as Seen;
    queries.setQueryData([kind, number], after);
    void queries.invalidateQueries({ queryKey: [`${kind}s`] });
    void queries.invalidateQueries({ queryKey: ['work'] });
    const words = move === null ? '' : label(procedure[move]);
    const now = stageOf(after);
    open(null);
    if (renewed !== undefined) return told(renewed);
    const said = t(`${words}：办好了。现在${now.zh}。`, `${words}: done. Now: ${now.en.toLowerCase()}.`);
    const key = crypto.randomUUID();
    void message.success({ key, content: said });
    setMade({ key, said });
  };
  const opener = (one: Move) => (view.moves.includes(one) ? () => open(one) : null);
  const ways = (view.moves as Move[]).map((one) => ({ ...procedure[one], open: () => open(one) }));
  const undo = createElement(Suspense, { fallback: null }, createElement(UndoStep, { kind, number, ways, made }));
  return { neighbours, move, open, opener, copy, done, slip: createElement(Fragment, null, slip, undo) };
}

/** To the neighbours, the number, and a key for each move that is possible now. */
function useMatterKeys<Move extends string, Seen>(
  { path, view, procedure, next }: Steered<Move, Seen>,
  { neighbours, open, copy }: Pick<Steering<Move, Seen>, 'neighbours' | 'open' | 'copy'>,
): void {
  const go = useNavigate();
  const step = (to: string | null | undefined) => {
    if (typeof to === 'string') void go(`${path}/${encodeURIComponent(to)}`);
  };
  useKeys(
    [
      {
        key: matterKeys.before,
        zh: '上一件',
        en: 'Matter before',
        run: () => step(neighbours?.before),
        when: typeof neighbours?.before === 'string',
      },
      {
        key: matterKeys.after,
        zh: '下一件',
        en: 'Next matter',
        run: () => step(neighbours?.after),
        when: typeof neighbours?.after === 'string',
      },
      { key: matterKeys.copy, zh: '复制编号', en: 'Copy the number', run: copy },
      ...(view.moves as Move[]).flatMap((one) => {
        const { key, zh, en } = procedure[one];
        return keysOf(one, key, next).map((own) => ({ key: own, zh, en, run: () => open(one) }));
      }),
    ],
    'matter',
  );
}

/** The key of a move; on a page that knows the next step S is that step’s alone, beside the key that it has anyway. */
function keysOf<Move>(move: Move, key: string | null, next: Move | null | undefined): string[] {
  if (next === undefined) return key === null ? [] : [key];
  const own = key === null || key === nextKey ? [] : [key];
  return move === next ? [nextKey, ...own] : own;
}
