/** The frame of the lists that a county keeps in versions: 站点标准, 考核方案, 荣誉. A save is a new version of a code. */
import { Select } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { stationKinds } from '../../domain/base/station-kind.ts';
import '../base/ui/file.css';
import './docket/docket.css';
import { useLabel, useWords } from '../base/language.tsx';
import { Field } from '../base/ui/field.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';
import { EditDrawer, type Draft } from '../base/ui/save-form.tsx';
import { SettingsTable } from '../base/ui/table.tsx';

/** What stands in force, and the button for a new one. */
export function VersionCard(props: {
  name: string;
  count: number;
  columns: readonly string[];
  newWords: string;
  /** Null for who may only read. */
  onNew: (() => void) | null;
  children: ReactNode;
}) {
  return (
    <section className="card" aria-label={props.name}>
      <div className="card-head">
        {props.name} <small>{props.count}</small>
        <span className="go settings-tools">
          {props.onNew === null ? null : (
            <button type="button" className="b sm" onClick={props.onNew}>
              {props.newWords}
            </button>
          )}
        </span>
      </div>
      <SettingsTable columns={props.columns}>{props.children}</SettingsTable>
    </section>
  );
}

interface Versioned {
  code: string;
  version: number;
  title: string;
  subject: string;
  retired: boolean;
}

/** Code and subject are chosen once, with the first version; the rest may change with each. */
export function VersionDrawer<T extends Versioned>(props: {
  stored: T;
  draft: Draft<T>;
  newWords: string;
  titleWords: string;
  subjectWords: string;
  subjects: readonly { value: T['subject']; label: string }[];
  /** A code that shows how one is written. */
  example: string;
  retireWords: string;
  queryKey: string;
  saved: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const t = useWords();
  const { stored, draft } = props;
  const { value, wrong } = draft;
  const set = (change: Partial<Versioned>) => draft.set(change as Partial<T>);
  const isNew = stored.version === 0;
  const next = stored.version + 1;
  return (
    <EditDrawer
      title={isNew ? props.newWords : t(`${stored.title}：改成第 ${next} 版`, `${stored.title}: v${next}`)}
      draft={draft}
      onClose={props.onClose}
      queryKey={props.queryKey}
      saved={props.saved}
    >
      {isNew ? (
        <>
          <TextField
            required
            label={t('代号', 'Code')}
            hint={t(`字母、数字和短横，例如 ${props.example}`, 'Letters, digits and dashes')}
            error={wrong('code')}
            value={value.code}
            onChange={(code) => set({ code })}
          />
          <ChoiceField
            required
            label={props.subjectWords}
            value={value.subject}
            options={[...props.subjects]}
            onChange={(subject) => set({ subject })}
          />
        </>
      ) : null}
      <TextField
        required
        label={props.titleWords}
        error={wrong('title')}
        value={value.title}
        onChange={(title) => set({ title })}
      />
      {props.children}
      <TickField label={props.retireWords} value={value.retired} onChange={(retired) => set({ retired })} />
    </EditDrawer>
  );
}

/** Where the list comes from: a regulation, a document of the bureau. */
export function BasisField({ draft }: { draft: Draft<{ basis: string }> }) {
  const t = useWords();
  return (
    <TextField
      label={t('依据', 'Source')}
      error={draft.wrong('basis')}
      value={draft.value.basis}
      onChange={(basis) => draft.set({ basis })}
    />
  );
}

/** The items of a list, each with a row of its own, and one more at the end. */
export function ItemsField<Item>(props: {
  draft: Draft<{ items: readonly Item[] }>;
  label: string;
  hint?: string;
  newItem: (items: readonly Item[]) => Item;
  /** What of an item may be refused; the first that is stands beside it. */
  parts: readonly (string & keyof Item)[];
  row: (item: Item, row: ItemRowProps<Item>) => ReactNode;
}) {
  const t = useWords();
  const { value, set, wrong } = props.draft;
  const { items } = value;
  return (
    <Field label={props.label} error={wrong('items')} {...(props.hint === undefined ? {} : { hint: props.hint })}>
      {() => (
        <div className="docket-form">
          {items.map((item, at) => (
            <Fragment key={String(at)}>
              {props.row(item, {
                error: props.parts.map((part) => wrong(`items.${at}.${part}`)).find((words) => words !== undefined),
                onChange: (change) => set({ items: items.map((one, i) => (i === at ? { ...one, ...change } : one)) }),
                onRemove: () => set({ items: items.filter((_, i) => i !== at) }),
              })}
            </Fragment>
          ))}
          <button type="button" className="b sm" onClick={() => set({ items: [...items, props.newItem(items)] })}>
            {t('加一条', 'Add an item')}
          </button>
        </div>
      )}
    </Field>
  );
}

export interface ItemRowProps<Item> {
  error: string | undefined;
  onChange: (change: Partial<Item>) => void;
  onRemove: () => void;
}

/** For which kinds of station a list holds: the county's own kinds, and the kinds of the network. */
export function AppliesField(props: {
  draft: Draft<{ appliesTo: readonly string[] }>;
  kinds: readonly { code: string; zh: string }[];
}) {
  const t = useWords();
  const label = useLabel();
  const { value, set } = props.draft;
  return (
    <Field label={t('适用于（不选就都适用）', 'Holds for (all when empty)')}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          value={[...value.appliesTo]}
          onChange={(appliesTo) => set({ appliesTo })}
          options={[
            ...props.kinds.map((one) => ({ value: one.code, label: one.zh })),
            ...Object.entries(stationKinds).map(([kind, words]) => ({ value: kind, label: label(words) })),
          ]}
        />
      )}
    </Field>
  );
}
