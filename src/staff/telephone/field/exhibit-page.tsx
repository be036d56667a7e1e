import { useState } from 'react';
import { exhibitKindWords } from '../../../domain/supervision/enforcement/words/exhibit-words.ts';
import { useWords } from '../../base/language.tsx';
import { Asked, Bar } from '../bars.tsx';
import { useAct, useDay, useKeeper, useOnce, useStamp } from '../carried.tsx';
import type { OpenAct } from '../outbox/kept-acts.ts';
import { Photos } from '../photos.tsx';
import { Choice } from './choice.tsx';
import { heldAct, insteadOf, stampOf, useDraft, type Drafted } from './draft.ts';
import { emptyExhibit, exhibitOpening, missingExhibit, secondsOf, type ExhibitDraft } from './exhibit-acts.ts';
import { NothingPage, SaveFoot, useError, useMissing } from './keeping.tsx';
import { useShots, type Shots } from './shots.ts';
import type { Missing } from './visit.ts';

/** 收证据: what is taken in the field for one of the officer's own cases. */
export function ExhibitPage({ id }: { id: string }) {
  const t = useWords();
  const { cases = [] } = useDay();
  const { picture } = useKeeper();
  const [mended] = useState(() => heldAct(picture.acts, id));
  if (cases.length === 0)
    return (
      <NothingPage
        title={t('收证据', 'Take evidence')}
        back="#/"
        words={t(
          '您手上没有还在收集证据的案件；刚立的案，连一次网就带上来。',
          'None of your cases gathers evidence now; a new one comes with the next contact.',
        )}
      />
    );
  return <Form cases={cases} mended={mended} />;
}

type Case = NonNullable<ReturnType<typeof useDay>['cases']>[number];

/** `mended` is the act that was not taken, whose words and photos it begins with. */
function Form({ cases, mended }: { cases: readonly Case[]; mended: OpenAct | null }) {
  const t = useWords();
  const only = cases.length === 1 ? (cases[0]?.number ?? '') : '';
  const [draft, change, isReady] = useDraft<ExhibitDraft>(draftName(mended), emptyExhibit(only), mended);
  const [shots, setShots] = useShots(draft.shotIds, isReady, (shotIds) => change({ shotIds }));
  const { missing, keep } = useKeep(draft, shots, { cases, mended });
  const error = useError(missing);
  if (!isReady) return <main className="wrap" aria-busy="true" />;
  const options = Object.fromEntries(
    cases.map(({ number, cause, party }) => {
      const words = [number, party, cause].filter((one) => one !== '').join(' ');
      return [number, { zh: words, en: words }];
    }),
  );
  return (
    <>
      <Bar title={t('收证据', 'Take evidence')} back="#/" />
      <main className="wrap stack visits saving">
        <section className="card stack" data-field="case">
          <h2>{t('哪件案件、什么东西', 'Which case, and what')}</h2>
          {error('case') === undefined ? null : <p className="msg">{error('case')}</p>}
          <Choice<string>
            id="case"
            label={t('案件', 'Case')}
            value={draft.caseNumber}
            options={{ '': { zh: '请选一件', en: 'Choose one' }, ...options }}
            onChange={(caseNumber) => change({ caseNumber })}
          />
          <Choice
            id="kind"
            label={t('证据种类', 'Kind')}
            value={draft.kind}
            options={exhibitKindWords}
            onChange={(kind) => change({ kind })}
          />
          <Boxes draft={draft} onChange={change} wrong={missing} />
        </section>
        <section className="card stack">
          <h2>{t('拍照', 'Photos')}</h2>
          <p className="hint">
            {t('东西、封条、放的地方都拍；拍了就存。', 'The thing, its seal and where it lies; kept at once.')}
          </p>
          <Photos photos={shots} onChange={(next) => void setShots(next)} />
        </section>
      </main>
      <SaveFoot missing={missing} words={t('存好', 'Keep')} onPress={() => void keep()} />
    </>
  );
}

function Boxes({
  draft,
  onChange,
  wrong,
}: {
  draft: ExhibitDraft;
  onChange: (more: Partial<ExhibitDraft>) => void;
  wrong: Missing | null;
}) {
  const t = useWords();
  const day = useDay();
  const error = useError(wrong);
  const box = (name: 'what' | 'amount' | 'source' | 'place' | 'keptIn' | 'seal', words: string) => (
    <Asked
      id={name}
      label={words}
      value={draft[name]}
      error={error(name)}
      onChange={(typed) => onChange({ [name]: typed })}
    />
  );
  const others = secondsOf(day).map(({ id, name }) => [id, { zh: name, en: name }]);
  return (
    <>
      {box('what', t('是什么', 'What it is'))}
      {box('amount', t('几件、多少（3 张、38 袋）', 'How many or how much'))}
      {box('source', t('来源：哪里、哪一方（不写举报人）', 'Source: where, or which side'))}
      {box('place', t('在哪里取得的', 'Taken where'))}
      <div data-field="second">
        {error('second') === undefined ? null : <p className="msg">{error('second')}</p>}
        <Choice<string>
          id="second"
          label={t('另一名收集人', 'The other officer')}
          value={draft.secondId}
          options={{ '': { zh: '请选', en: 'Choose' }, ...Object.fromEntries(others) }}
          onChange={(secondId) => onChange({ secondId })}
        />
        {others.length > 0 ? null : (
          <p className="hint">
            {t(
              '本所没有别人登记了在有效期内的执法证；请所里先登记。',
              'Nobody else of the office has a valid certificate registered; have one registered first.',
            )}
          </p>
        )}
      </div>
      {box('keptIn', t('放在哪里保管', 'Kept at'))}
      {box('seal', t('封条号（没封不填）', 'Seal (empty for none)'))}
    </>
  );
}

const draftName = (mended: OpenAct | null) => (mended === null ? 'exhibit' : `exhibit ${mended.act.id}`);

function useKeep(
  draft: Drafted<ExhibitDraft>,
  shots: Shots,
  { cases, mended }: { cases: readonly Case[]; mended: OpenAct | null },
) {
  const t = useWords();
  const day = useDay();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { keeper, picture } = useKeeper();
  const { missing, isWhole } = useMissing();
  const keep = async () => {
    const isOpen = cases.some(({ number }) => number === draft.caseNumber);
    const isOffered = secondsOf(day).some(({ id }) => id === draft.secondId);
    const chosen = { caseNumber: isOpen ? draft.caseNumber : '', secondId: isOffered ? draft.secondId : '' };
    if (!isWhole(missingExhibit({ ...draft, ...chosen }))) return;
    await once(async () => {
      const { draftId, ...typed } = draft;
      const item = exhibitOpening(
        { ...typed, shotIds: shots.map(({ id }) => id) },
        day.person.id,
        stampOf(stamp(draftId), mended),
      );
      const title = t(
        `${typed.caseNumber}：收证据 ${typed.what.trim()}`,
        `${typed.caseNumber}: evidence ${typed.what.trim()}`,
      );
      await act(`exhibit ${draftId}`, item, title, {
        photos: shots,
        draft: { name: draftName(mended), typed: draft },
        instead: insteadOf(picture.acts, mended),
      });
      for (const { id } of shots) await keeper.clearShot(id);
      window.location.hash = '#/';
    });
  };
  return { missing, keep };
}
