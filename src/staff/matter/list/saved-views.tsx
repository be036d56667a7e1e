import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown } from 'antd';
import { Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { ViewKind } from '../../../domain/matter/view.ts';
import { client, type SavedView } from '../../base/client.ts';
import { useWords } from '../../base/language.tsx';
import { later, useEver } from '../../base/later.ts';

const { Part: ViewForms, useSoon } = later(async () => (await import('./saved-view-forms.tsx')).ViewForms);

interface Props {
  /** The list that they are states of. */
  kind: ViewKind;
  /** Its address. */
  path: string;
  query: string;
  saving: boolean;
  onSaving: (saving: boolean) => void;
}

/** Saved states of a page: opens one, saves the present one under a name, renames, shares or deletes one's own. */
export function Views({ kind, path, query, saving, onSaving }: Props) {
  const t = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const all = useQuery({ queryKey: ['views'], queryFn: client.views }).data?.views ?? [];
  const views = all.filter((view) => view.kind === kind);
  const [leaving, setLeaving] = useState<SavedView | null>(null);
  const [changing, setChanging] = useState<SavedView | null>(null);
  // Once opened they stay, so that they also close as they should.
  const isNamed = useEver(saving || changing !== null || leaving !== null);
  useSoon();
  const renew = () => queries.invalidateQueries({ queryKey: ['views'] });
  const mine = views.filter(({ isMine }) => isMine);
  const shown = views.filter((view) => view.query === query);
  const current = shown.find(({ isMine }) => isMine) ?? shown[0];
  const own = current?.isMine === true ? current : null;
  const opened = views
    .toSorted((one, other) => Number(other.isMine) - Number(one.isMine))
    .map((view) => ({
      key: view.id,
      label: view.isMine ? view.name : t(`${view.name}（${view.byName}）`, `${view.name} (${view.byName})`),
      onClick: () => void go(`${path}?${view.query}`),
    }));
  const save = { key: 'save', label: t('存成视图…', 'Save as a view…'), onClick: () => onSaving(true) };
  const divider = views.length > 0 ? [{ type: 'divider' as const }] : [];
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{ items: [...opened, ...divider, save, ...useOwnItems(own, setChanging, setLeaving)] }}
      >
        <Button type="text">{current?.name ?? t('视图', 'Views')} ▾</Button>
      </Dropdown>
      {isNamed ? (
        <Suspense fallback={null}>
          <ViewForms
            kind={kind}
            query={query}
            views={mine}
            saving={saving}
            changing={changing}
            leaving={leaving}
            onClose={() => {
              onSaving(false);
              setChanging(null);
              setLeaving(null);
            }}
            onChanged={renew}
          />
        </Suspense>
      ) : null}
    </>
  );
}

/** What is done with the view that is shown, where it is one's own. */
function useOwnItems(own: SavedView | null, change: (view: SavedView) => void, drop: (view: SavedView) => void) {
  const t = useWords();
  if (own === null) return [];
  return [
    {
      key: 'change',
      label: t(`给“${own.name}”改名、分享、提醒…`, `Rename, share or be told of “${own.name}”…`),
      onClick: () => change(own),
    },
    {
      key: 'drop',
      danger: true,
      label: t(`删去视图“${own.name}”…`, `Delete the view “${own.name}”…`),
      onClick: () => drop(own),
    },
  ];
}
