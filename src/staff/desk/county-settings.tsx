import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type MouseEvent } from 'react';
import { client } from '../base/client.ts';
import { directoryRead } from '../base/directory.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { isUnread } from '../base/queries.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Loading } from '../base/ui/loading.tsx';
import { useDraft } from '../base/ui/save-form.tsx';
import { FindField, isFound } from '../base/ui/table.tsx';
import { useUnsaved } from '../base/unsaved.tsx';
import { savedOf, settingsOf, type County, type Limits, type Part } from './county-part.ts';
import { parts } from './county-parts.tsx';

/** Names on letters, hours, and the limits that the county sets beside those of the law: each part by itself, and found by its words. */
export function CountySettings() {
  const directory = useQuery(directoryRead);
  if (isUnread(directory)) return <ErrorLine error={directory.error} onRetry={() => void directory.refetch()} />;
  return directory.data === undefined ? <Loading rows={10} /> : <CountyParts county={directory.data.county} />;
}

function CountyParts({ county }: { county: County }) {
  const t = useWords();
  const label = useLabel();
  const [typed, setTyped] = useState('');
  const isShown = ({ zh, en, words }: Part) => isFound(typed, [zh, en, ...words]);
  const none = !parts.some(isShown);
  return (
    <div className="settings-parts">
      <nav className="card pad settings-jump" aria-label={t('设置的各部分', 'Parts of the settings')}>
        <FindField label={t('找一项设置', 'Find a setting')} value={typed} onChange={setTyped} />
        <ul>
          {parts.filter(isShown).map((part) => (
            <li key={part.id}>
              <a href={`#${part.id}`} onClick={(event) => jump(event, part.id)}>
                {label(part)}
              </a>
            </li>
          ))}
        </ul>
        {none ? (
          <p className="hint">{t('没有这样的设置；换个字再找。', 'No such setting; try another word.')}</p>
        ) : null}
      </nav>
      <div className="settings-parts-forms">
        {/* What is not sought is hidden and not taken away: what was typed there stays. */}
        {parts.map((part) => (
          <PartForm key={part.id} part={part} county={county} hidden={!isShown(part)} />
        ))}
      </div>
    </div>
  );
}

/** To the part, without a step in the way back. */
function jump(event: MouseEvent, id: string): void {
  event.preventDefault();
  const part = document.getElementById(id);
  part?.scrollIntoView({ block: 'start' });
  part?.focus({ preventScroll: true });
}

/** One part, saved by itself: the others stand as the county has them, whatever is typed into them here. */
function PartForm({ part, county, hidden }: { part: Part; county: County; hidden: boolean }) {
  const t = useWords();
  const label = useLabel();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const draft = useDraft(settingsOf(county), async (value) => {
    // As the county has them at the press: what somebody saved meanwhile, or another part a moment ago, is not taken back.
    const now = await queries.fetchQuery({ ...directoryRead, staleTime: 0 });
    return client.saveCounty(savedOf(part, value, now.county));
  });
  useUnsaved(draft.isChanged);
  const { value, set } = draft;
  const setLimits = (change: Partial<Limits>) => set({ limits: { ...value.limits, ...change } });
  const save = async () => {
    if (!(await draft.submit())) return;
    void queries.invalidateQueries();
    void message.success(t(`“${part.zh}”已保存`, `Saved: ${part.en}`));
  };
  return (
    <form
      id={part.id}
      tabIndex={-1}
      hidden={hidden}
      className="card pad settings-county"
      aria-label={label(part)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {draft.error === null ? null : <ErrorLine error={draft.error} />}
      {part.bare === true ? <h2>{label(part)}</h2> : null}
      {part.fields({ draft, county, setLimits })}
      <p className="settings-tools">
        <Button
          type={draft.isChanged ? 'primary' : 'default'}
          htmlType="submit"
          disabled={!draft.isChanged}
          loading={draft.busy}
          aria-label={t(`保存${part.zh}`, `Save: ${part.en}`)}
        >
          {t('保存', 'Save')}
        </Button>
        {draft.isChanged ? <span className="mut s">{t('改了，还没保存', 'Changed, not saved yet')}</span> : null}
      </p>
    </form>
  );
}
