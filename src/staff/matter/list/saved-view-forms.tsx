import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import { matterKinds } from '../../../domain/matter/matter.ts';
import type { ViewKind } from '../../../domain/matter/view.ts';
import { client, type SavedView } from '../../base/client.ts';
import { KeyLayer } from '../../base/keys.tsx';
import { useWords } from '../../base/language.tsx';
import { useMe } from '../../base/me.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { useFocus } from '../../base/ui/focus.ts';

interface Props {
  kind: ViewKind;
  query: string;
  /** One's own. */
  views: readonly SavedView[];
  /** Whether the present state of the page is being saved. */
  saving: boolean;
  /** The one that gets another name, or is shared. */
  changing: SavedView | null;
  /** The one that is to go. */
  leaving: SavedView | null;
  onClose: () => void;
  onChanged: () => Promise<void>;
}

/** What is asked when a state of the page is saved, renamed, shared or deleted. */
export function ViewForms({ kind, query, views, saving, changing, leaving, onClose, onChanged }: Props) {
  const shared = { kind, query, views, onClose, onSaved: onChanged };
  return (
    <>
      <SaveView {...shared} open={saving} view={null} />
      <SaveView {...shared} open={changing !== null} view={changing} />
      <DeleteView view={leaving} onClose={onClose} onDeleted={onChanged} />
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
  /** One's own. */
  views: readonly SavedView[];
  /** The one that gets another name, or is shared; null for a new one. */
  view: SavedView | null;
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
      title={rest.view === null ? t('存成视图', 'Save as a view') : t('改名、分享', 'Rename or share')}
      onCancel={onClose}
    >
      <KeyLayer>
        <SaveForm {...rest} onClose={onClose} />
      </KeyLayer>
    </Modal>
  );
}

function SaveForm({ kind, query, views, view, onClose, onSaved }: Omit<SaveProps, 'open'>) {
  const t = useWords();
  const box = useFocus<InputRef>();
  const me = useMe();
  const [name, setName] = useState(view?.name ?? '');
  const [shared, setShared] = useState(view?.shared ?? false);
  const [id] = useState(() => crypto.randomUUID());
  const same = views.find((one) => one.name === name.trim() && one.id !== view?.id);
  // A new state replaces one of the same name; another name takes no view away.
  const isTaken = view !== null && same !== undefined;
  const save = useMutation({
    mutationFn: () =>
      client.saveView({
        id: view?.id ?? same?.id ?? id,
        name: name.trim(),
        query: view?.query ?? query,
        kind,
        shared,
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const mayNot = name.trim() === '' || isTaken;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!mayNot) save.mutate();
  };
  return (
    <form onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
      {save.error === null ? null : <ErrorLine error={save.error} />}
      <Field label={t('名称', 'Name')} required hint={useHint(kind, same, isTaken)}>
        {(control) => (
          <Input {...control} ref={box} maxLength={30} value={name} onChange={(event) => setName(event.target.value)} />
        )}
      </Field>
      {me.organisationId === null ? null : (
        <Checkbox checked={shared} onChange={(event) => setShared(event.target.checked)}>
          {t(
            `${me.organisationName ?? '本单位'}的同事也能打开`,
            `Colleagues of ${me.organisationName ?? 'my office'} open it too`,
          )}
        </Checkbox>
      )}
      <Button type="primary" htmlType="submit" disabled={mayNot} loading={save.isPending}>
        {t('保存', 'Save')}
      </Button>
    </form>
  );
}

/** What becomes of the name, and where the view is found. */
function useHint(kind: ViewKind, same: SavedView | undefined, isTaken: boolean): string {
  const t = useWords();
  if (isTaken) return t('已有同名视图；换一个名称。', 'A view of this name exists; choose another name.');
  if (same !== undefined)
    return t('已有同名视图，保存会换成现在的条件。', 'A view of this name exists; saving replaces its filters.');
  // The rail opens the kinds of matters; a room has its tabs there.
  if (matterKinds.some((one) => one === kind))
    return t('条件和排序都记下，放在左栏。', 'Filters and order are kept; the view stands in the rail.');
  return t('条件和排序都记下，在这一页的“视图”里打开。', 'Filters and order are kept, under the views of this page.');
}
