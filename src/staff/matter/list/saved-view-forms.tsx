import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Input, Modal, Radio, type InputRef } from 'antd';
import { useState, type FormEvent } from 'react';
import { matterKinds } from '../../../domain/matter/matter.ts';
import { mostNoticed, type ViewKind } from '../../../domain/matter/view.ts';
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
      title={rest.view === null ? t('存成视图', 'Save as a view') : t('改名、分享、提醒', 'Rename, share or be told')}
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
  const notice = useNotice(kind, view);
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
        notifyFrom: notice.from,
      }),
    onSuccess: async () => {
      await onSaved();
      onClose();
    },
  });
  const mayNot = name.trim() === '' || isTaken || Number.isNaN(notice.from);
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
      <NoticeChoice notice={notice} />
      <Button type="primary" htmlType="submit" disabled={mayNot} loading={save.isPending}>
        {t('保存', 'Save')}
      </Button>
    </form>
  );
}

type Notice = ReturnType<typeof useNotice>;

/** Whether one is told of what is new in the view, and from how many on: null is not told, and what is no number cannot be saved. */
function useNotice(kind: ViewKind, view: SavedView | null) {
  const kept = view?.notifyFrom ?? null;
  const [way, setWay] = useState<'none' | 'each' | 'from'>(kept === null ? 'none' : kept === 1 ? 'each' : 'from');
  const [typed, setTyped] = useState(kept === null || kept === 1 ? '' : String(kept));
  const n = /^\d{1,3}$/u.test(typed.trim()) ? Number(typed.trim()) : 0;
  const many = n >= 2 && n <= mostNoticed ? n : Number.NaN;
  const from = way === 'none' ? null : way === 'each' ? 1 : many;
  return { isOffered: matterKinds.some((one) => one === kind), way, setWay, typed, setTyped, from };
}

/** 有新的告诉我: not at all, of each, or once there are so many. */
function NoticeChoice({ notice: { isOffered, way, setWay, typed, setTyped, from } }: { notice: Notice }) {
  const t = useWords();
  if (!isOffered) return null;
  return (
    <fieldset className="view-notice">
      <legend>{t('有新的告诉我', 'Tell me what is new')}</legend>
      <Radio.Group value={way} onChange={(event) => setWay(event.target.value as typeof way)}>
        <Radio value="none">{t('不用', 'No')}</Radio>
        <Radio value="each">{t('有一件说一件', 'Of each')}</Radio>
        <Radio value="from">{t('攒到几件再说', 'Once there are some')}</Radio>
      </Radio.Group>
      {way === 'from' ? (
        <Field
          label={t('里面有几件时开始说', 'From how many on')}
          required
          error={
            typed !== '' && Number.isNaN(from)
              ? t(`写 2 到 ${mostNoticed} 之间的整数。`, `A whole number from 2 to ${mostNoticed}.`)
              : undefined
          }
        >
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              maxLength={3}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      {way === 'none' ? null : (
        <p className="dim s">
          {t(
            '白天每小时看一次，一个视图一小时一条，点开就是这个视图；夜里不响。',
            'Looked through every hour of the day, in one line that opens the view; silent by night.',
          )}
        </p>
      )}
    </fieldset>
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
    return t(
      '条件和排序都记下，放在您的左栏；同事在列表的“视图”里打开。',
      'Filters and order are kept; the view stands in your rail, colleagues open it under the views of the list.',
    );
  return t('条件和排序都记下，在这一页的“视图”里打开。', 'Filters and order are kept, under the views of this page.');
}
