import { useQueryClient } from '@tanstack/react-query';
import { App, Input, Popconfirm, Select } from 'antd';
import { useRef, useState } from 'react';
import { fitOf } from '../../../domain/exchange/import/mapping.ts';
import { useWords } from '../../base/language.tsx';
import { useDraft } from '../../base/ui/save-form.tsx';
import { ErrorLine } from '../../base/ui/error-line.tsx';
import { importClient, type Chosen, type ColumnsView, type SeenRun } from './import-wire.ts';

interface Props {
  view: ColumnsView;
  run: SeenRun;
  chosen: Chosen;
  onChoose: (chosen: Chosen) => void;
}

type Saved = ColumnsView['saved'][number];

/** The saved mappings: choose one, keep the present one under a name, or drop one. */
export function SavedMappings(props: Props) {
  const t = useWords();
  const { view, chosen } = props;
  const used = view.saved.find((one) => one.id === chosen.id) ?? null;
  const { name, setName, saving } = useNaming(props);
  const dropping = useDropping(props, used);
  return (
    <div className="import-saved">
      {view.saved.length === 0 ? null : (
        <>
          <SavedChoice {...props} used={used} />
          {used === null ? null : <DropButton used={used} onDrop={() => void dropping.submit()} />}
        </>
      )}
      <span className="sp" />
      <Input
        style={{ width: 190 }}
        value={name}
        maxLength={30}
        aria-label={t('给这个对应起个名', 'Name of the mapping')}
        placeholder={used?.name ?? t('起个名，例如：12345 工单', 'A name, such as 12345')}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => (name.trim() === '' ? undefined : void saving.submit())}
      />
      <button
        type="button"
        className="b"
        disabled={saving.busy || name.trim() === ''}
        onClick={() => void saving.submit()}
      >
        {t('存下这个对应', 'Keep this mapping')}
      </button>
      {saving.error === null ? null : <ErrorLine error={saving.error} />}
      {dropping.error === null ? null : <ErrorLine error={dropping.error} />}
    </div>
  );
}

/** Keeps the present mapping under the name that is typed; a name that is there already gets its next version. */
function useNaming({ view, run, chosen, onChoose }: Props) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [name, setName] = useState('');
  // One id for what is being named: a second press saves once.
  const fresh = useRef(crypto.randomUUID());
  const saving = useDraft({}, async () => {
    const same = view.saved.find((one) => one.name === name.trim());
    const id = same?.id ?? fresh.current;
    const saved = await importClient.saveMapping({ id, name: name.trim(), mapping: chosen.mapping });
    onChoose({ mapping: chosen.mapping, ...saved });
    fresh.current = crypto.randomUUID();
    setName('');
    await queries.invalidateQueries({ queryKey: ['imports', run.id, 'columns'] });
    void message.success(
      t('列对应已存下，下次同样的表自己选好', 'Kept; a table of the same columns chooses it by itself'),
    );
  });
  return { name, setName, saving };
}

function useDropping({ run, chosen, onChoose }: Props, used: Saved | null) {
  const queries = useQueryClient();
  return useDraft({}, async () => {
    if (used === null) return;
    await importClient.dropMapping(used.id);
    onChoose({ mapping: chosen.mapping, id: null, version: null });
    await queries.invalidateQueries({ queryKey: ['imports', run.id, 'columns'] });
  });
}

function SavedChoice({ view, run, used, onChoose }: Props & { used: Saved | null }) {
  const t = useWords();
  const wordsOf = (one: Saved) => {
    const { found, of } = fitOf(one.mapping, run.headers);
    return found === of
      ? one.name
      : t(`${one.name}（这张表只有其中 ${found}/${of} 列）`, `${one.name} (${found} of its ${of} columns)`);
  };
  return (
    <>
      <label htmlFor="import-saved">{t('存下的对应', 'Saved mapping')}</label>
      <Select
        id="import-saved"
        style={{ minWidth: 200 }}
        value={used === null ? '' : used.id}
        options={[
          { value: '', label: t('没用存下的', 'None') },
          ...view.saved.map((one) => ({ value: one.id, label: wordsOf(one) })),
        ]}
        onChange={(id) => {
          const one = view.saved.find((saved) => saved.id === id);
          onChoose(
            one === undefined
              ? { mapping: view.suggested, id: null, version: null }
              : { mapping: one.mapping, id: one.id, version: one.version },
          );
        }}
      />
    </>
  );
}

function DropButton({ used, onDrop }: { used: Saved; onDrop: () => void }) {
  const t = useWords();
  return (
    <Popconfirm
      title={t(`不再用“${used.name}”？以前的导入照样看得到。`, `Drop “${used.name}”?`)}
      okText={t('不再用', 'Drop')}
      cancelText={t('留着', 'Keep')}
      onConfirm={onDrop}
    >
      <button type="button" className="b sm t">
        {t(`第 ${used.version} 版，不再用`, `Version ${used.version}: drop`)}
      </button>
    </Popconfirm>
  );
}
