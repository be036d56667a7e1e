import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Dropdown, Input, Modal, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { matterKinds } from '../../../domain/matter/matter.ts';
import type { ViewKind } from '../../../domain/matter/view.ts';
import { client, type SavedView } from '../../base/client.ts';
import { KeyLayer } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { useFocus } from '../../base/ui/focus.ts';

interface Props {
  /** The list that they are states of. */
  kind: ViewKind;
  /** Its address. */
  path: string;
  query: string;
  saving: boolean;
  onSaving: (saving: boolean) => void;
}

/** Saved list states: opens one, saves the present one under a name, deletes one. */
export function Views({ kind, path, query, saving, onSaving }: Props) {
  const t = useWords();
  const go = useNavigate();
  const queries = useQueryClient();
  const all = useQuery({ queryKey: ['views'], queryFn: client.views }).data?.views ?? [];
  const views = all.filter((view) => view.kind === kind);
  const [leaving, setLeaving] = useState<SavedView | null>(null);
  const renew = () => queries.invalidateQueries({ queryKey: ['views'] });
  const current = views.find((view) => view.query === query);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...views.map((view) => ({
              key: view.id,
              label: view.name,
              onClick: () => void go(`${path}?${view.query}`),
            })),
            ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: t('存成视图…', 'Save as a view…'), onClick: () => onSaving(true) },
            ...(current === undefined
              ? []
              : [
                  {
                    key: 'drop',
                    danger: true,
                    label: t(`删去视图“${current.name}”…`, `Delete the view “${current.name}”…`),
                    onClick: () => setLeaving(current),
                  },
                ]),
          ],
        }}
      >
        <Button type="text">{current?.name ?? t('视图', 'Views')} ▾</Button>
      </Dropdown>
      <SaveView kind={kind} open={saving} query={query} views={views} onClose={() => onSaving(false)} onSaved={renew} />
      <DeleteView view={leaving} onClose={() => setLeaving(null)} onDeleted={renew} />
    </>
  );
}

interface DeleteProps {
  /** The view to be deleted; null while none is. */
  view: SavedView | null;
  onClose: () => void;
  onDeleted: () => Promise<void>;
}

/** Asks whether the view shall go, and says that only the view does. */
function DeleteView({ view, onClose, onDeleted }: DeleteProps) {
  const t = useWords();
  const drop = useMutation({
    mutationFn: (one: SavedView) => client.deleteView(one.id),
    onSuccess: async () => {
      onClose();
      await onDeleted();
    },
  });
  return (
    <Modal
      open={view !== null}
      destroyOnHidden
      title={t('删去这个视图？', 'Delete this view?')}
      okText={t('删去', 'Delete')}
      okButtonProps={{ danger: true, loading: drop.isPending }}
      onOk={() => view !== null && drop.mutate(view)}
      onCancel={onClose}
    >
      <KeyLayer>
        {drop.error === null ? null : <ErrorLine error={drop.error} />}
        <p>
          {t(
            `只删去名称“${view?.name}”和它的条件，单子里的不动。`,
            `Only the name “${view?.name}” and its filters go; what is listed stays.`,
          )}
        </p>
      </KeyLayer>
    </Modal>
  );
}

interface SaveProps {
  kind: ViewKind;
  open: boolean;
  query: string;
  views: readonly SavedView[];
  onClose: () => void;
  onSaved: () => Promise<void>;
}

function SaveView({ open, onClose, ...rest }: SaveProps) {
  const t = useWords();
  return (
    <Modal
      open={open}
      destroyOnHidden
      footer={null}
      width={420}
      title={t('存成视图', 'Save as a view')}
      onCancel={onClose}
    >
      <KeyLayer>
        <SaveForm {...rest} onClose={onClose} />
      </KeyLayer>
    </Modal>
  );
}

function SaveForm({ kind, query, views, onClose, onSaved }: Omit<SaveProps, 'open'>) {
  const t = useWords();
  const box = useFocus<InputRef>();
  const [name, setName] = useState('');
  const [id] = useState(() => crypto.randomUUID());
  const same = views.find((view) => view.name === name.trim());
  // The rail opens the kinds of matters; a room has its tabs there.
  const inRail = matterKinds.some((one) => one === kind);
  const save = useMutation({
    mutationFn: () => client.saveView({ id: same?.id ?? id, name: name.trim(), query, kind }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== '') save.mutate();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
      {save.error === null ? null : <ErrorLine error={save.error} />}
      <Field
        label={t('名称', 'Name')}
        required
        hint={
          same === undefined
            ? inRail
              ? t('条件和排序都记下，放在左栏。', 'Filters and order are kept; the view stands in the rail.')
              : t(
                  '条件和排序都记下，在这张单子的“视图”里打开。',
                  'Filters and order are kept, under the views of this list.',
                )
            : t('已有同名视图，保存会换成现在的条件。', 'A view of this name exists; saving replaces its filters.')
        }
      >
        {(control) => (
          <Input {...control} ref={box} maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      <Button type="primary" htmlType="submit" disabled={name.trim() === ''} loading={save.isPending}>
        {t('保存', 'Save')}
      </Button>
    </form>
  );
}
