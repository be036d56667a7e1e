import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { findPhrases } from '../../../domain/matter/phrase/find-phrase.ts';
import { phraseScopes, type PhraseForm, type PhraseScope } from '../../../domain/matter/phrase/phrase.ts';
import { variableNames, variables } from '../../../domain/matter/phrase/variables.ts';
import { useLabel, useWords } from '../../base/language.tsx';
import { isUnread } from '../../base/queries.ts';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { Field } from '../../base/ui/field.tsx';
import { Loading } from '../../base/ui/loading.tsx';
import { ChoiceField } from '../../base/ui/saved/choice-field.tsx';
import { TextField } from '../../base/ui/saved/text-field.tsx';
import { EditDrawer, useDraft, type Draft } from '../../base/ui/save-form.tsx';
import { EditCell, FindField, SettingsTable } from '../../base/ui/table.tsx';
import { deletePhrase, savePhrase, usePhrases, type SeenPhrase } from './phrase-calls.ts';
import './phrase-settings.css';

/** A phrase that is written or changed; `version` 0 is a new one. */
type Edited = Pick<SeenPhrase, 'id' | 'scope' | 'name' | 'words' | 'version'>;

/** 常用语: one's own, the office's and the county's, each written by who answers for it. */
export function PhraseSettings() {
  const t = useWords();
  const read = usePhrases();
  const [typed, setTyped] = useState('');
  const [editing, setEditing] = useState<Edited | null>(null);
  if (isUnread(read)) return <ErrorLine error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <Loading rows={8} />;
  const { phrases, scopes } = read.data;
  const found = findPhrases(phrases, typed);
  return (
    <section className="card" aria-label={t('常用语', 'Phrases')}>
      <div className="card-head">
        {t('常用语', 'Phrases')} <small>{phrases.length}</small>
        <span className="go settings-tools">
          <FindField label={t('找常用语', 'Find a phrase')} value={typed} onChange={setTyped} />
          <button
            type="button"
            className="b sm"
            onClick={() =>
              setEditing({ id: crypto.randomUUID(), scope: scopes[0] ?? 'own', name: '', words: '', version: 0 })
            }
          >
            {t('写一条', 'Write one')}
          </button>
        </span>
      </div>
      <p className="dim s phrase-note">
        {t(
          '写长文字时按 // 或者 Alt+; 就放进来；{编号} 这样的变量到时候按那一件填，填不上的留着不动。',
          'In any long text // or Alt+; puts one in; variables such as {编号} are filled from the matter, and stay where nothing is known.',
        )}
      </p>
      {found.length === 0 ? (
        <p className="dim phrase-note">
          {typed === ''
            ? t('还没有，按“写一条”写第一条。', 'None yet: write the first.')
            : t('没有这样的常用语。', 'None is like this.')}
        </p>
      ) : (
        <PhraseTable phrases={found} onEdit={setEditing} />
      )}
      {editing === null ? null : (
        <PhraseDrawer key={editing.id} phrase={editing} scopes={scopes} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

function PhraseTable({ phrases, onEdit }: { phrases: readonly SeenPhrase[]; onEdit: (phrase: SeenPhrase) => void }) {
  const t = useWords();
  const label = useLabel();
  return (
    <SettingsTable columns={[t('名称', 'Name'), t('正文', 'Text'), t('谁用', 'For whom'), t('起草人', 'Written by')]}>
      {phrases.map((one) => (
        <tr key={one.id}>
          <th scope="row">{one.name}</th>
          <td className="phrase-words">{one.words}</td>
          <td className="nw" data-label={t('谁用', 'For whom')}>
            {label(phraseScopes[one.scope])}
          </td>
          <td className="nw" data-label={t('起草人', 'Written by')}>
            {one.byName}
          </td>
          <EditCell name={one.name} onEdit={one.mayWrite ? () => onEdit(one) : null} />
        </tr>
      ))}
    </SettingsTable>
  );
}

interface DrawerProps {
  phrase: Edited;
  scopes: readonly PhraseScope[];
  onClose: () => void;
}

function PhraseDrawer({ phrase, scopes, onClose }: DrawerProps) {
  const t = useWords();
  const label = useLabel();
  const { id, version, scope, name, words } = phrase;
  const draft = useDraft<PhraseForm>({ scope, name, words }, (form) => savePhrase(id, form, version));
  const { value, set, wrong } = draft;
  return (
    <EditDrawer
      title={version === 0 ? t('写一条常用语', 'Write a phrase') : t(`改“${name}”`, `Change ${name}`)}
      draft={draft}
      onClose={onClose}
      queryKey="phrases"
      saved={t('存好了', 'Kept')}
    >
      <TextField
        required
        label={t('名称', 'Name')}
        hint={t('按它来找：写字、全拼、首字母都行', 'It is found by this: characters, pinyin or initials')}
        error={wrong('name')}
        value={value.name}
        onChange={(next) => set({ name: next })}
      />
      <WordsField draft={draft} />
      <ChoiceField
        required
        label={t('谁用', 'For whom')}
        error={wrong('scope')}
        value={value.scope}
        options={scopes.map((one) => ({ value: one, label: label(phraseScopes[one]) }))}
        onChange={(next) => set({ scope: scopes.find((one) => one === next) ?? 'own' })}
      />
      {version === 0 ? null : <DeleteButton phrase={phrase} onDone={onClose} />}
    </EditDrawer>
  );
}

/** The text, and its variables, each of which is written where the cursor stands. */
function WordsField({ draft: { value, set, wrong } }: { draft: Draft<PhraseForm> }) {
  const t = useWords();
  const label = useLabel();
  const whole = useRef<HTMLDivElement>(null);
  const put = (name: string) => {
    const area = whole.current?.querySelector('textarea');
    const [from, to] = [area?.selectionStart ?? value.words.length, area?.selectionEnd ?? value.words.length];
    set({ words: `${value.words.slice(0, from)}{${name}}${value.words.slice(to)}` });
    area?.focus();
  };
  return (
    <div ref={whole}>
      <Field label={t('正文', 'Text')} required error={wrong('words')}>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 5, maxRows: 14 }}
            value={value.words}
            onChange={(event) => set({ words: event.target.value })}
          />
        )}
      </Field>
      <p className="dim s">{t('能自动填的：', 'Filled by themselves:')}</p>
      <div className="phrase-variables">
        {variableNames.map((name) => (
          <button key={name} type="button" className="b sm" title={label(variables[name])} onClick={() => put(name)}>
            {`{${name}}`}
          </button>
        ))}
      </div>
    </div>
  );
}

function DeleteButton({ phrase, onDone }: { phrase: Edited; onDone: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const { modal, message } = App.useApp();
  const [error, setError] = useState<unknown>(null);
  const drop = async () => {
    try {
      await deletePhrase(phrase.id);
    } catch (failure) {
      setError(failure);
      return;
    }
    void queries.invalidateQueries({ queryKey: ['phrases'] });
    void message.success(t('删了', 'Deleted'));
    onDone();
  };
  const ask = () =>
    void modal.confirm({
      title: t(`删掉常用语“${phrase.name}”？`, `Delete the phrase ${phrase.name}?`),
      content: t('已经写进各件里的字不动。', 'What was written with it stays.'),
      okText: t('删掉', 'Delete'),
      cancelText: t('不删', 'Keep it'),
      okButtonProps: { danger: true },
      onOk: drop,
    });
  return (
    <>
      {error === null ? null : <ErrorLine error={error} />}
      <Button danger onClick={ask}>
        {t('删掉这一条', 'Delete this one')}
      </Button>
    </>
  );
}
