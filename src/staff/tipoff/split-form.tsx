import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { conductOptions } from '../../domain/law/conduct.ts';
import { problemsOf } from '../../domain/base/field.ts';
import type { FieldProblem } from '../../domain/base/refusal.ts';
import { Split } from '../../domain/tipoff/split.ts';
import { client, ProblemError, type Filed, type SeenMatter } from '../base/client.ts';
import { useKeys } from '../base/keys.tsx';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { QueryCode } from '../matter/code/query-code.tsx';
import { WordsArea } from '../matter/phrase/words-area.tsx';

/** What of the complaint becomes a tip-off, and who is told what of it. */
export function SplitForm({ matter, onClose }: { matter: SeenMatter; onClose: () => void }) {
  const t = useWords();
  const splitting = useSplitting(matter);
  const { error, isPending, filed, press } = splitting;
  useKeys([{ key: 'mod+enter', zh: '另立举报', en: 'Split it off', run: press, when: filed === null }], 'form');
  if (filed !== null) return <SplitOff filed={filed} onClose={onClose} />;
  return (
    <form
      className="move-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        press();
      }}
    >
      <div className="move-fields">
        {error === null ? null : <ErrorLine error={error} />}
        <p className="mut">
          {t(
            '退赔的事留在投诉里调解；要查处的事另登记一件举报，各有编号和期限。投诉人的身份在举报里密封。',
            'The claim stays in the complaint; what is to be looked into becomes a tip-off with its own number and clocks, and the complainant is sealed in it.',
          )}
        </p>
        <SplitFields splitting={splitting} />
      </div>
      <footer className="move-foot">
        <span className="sp" />
        <button type="button" className="b" onClick={onClose}>
          {t('取消', 'Cancel')}
        </button>
        <button type="submit" className="b p" disabled={isPending}>
          {isPending ? t('正在登记…', 'Registering…') : t('另立举报', 'Split it off')}{' '}
          <kbd aria-hidden="true">Ctrl ↵</kbd>
        </button>
      </footer>
    </form>
  );
}

/** What is typed of the tip-off, and the press that registers it once. */
function useSplitting({ complaint }: SeenMatter) {
  const { language } = useLanguage();
  const queries = useQueryClient();
  const [clientId] = useState(() => crypto.randomUUID());
  const [story, setStory] = useState(complaint.story);
  const [evidence, setEvidence] = useState('');
  const [conductCode, setConductCode] = useState<string | null>(null);
  const [problems, setProblems] = useState<readonly FieldProblem[]>([]);
  const [filed, setFiled] = useState<Filed | null>(null);
  const typed = { clientId, conductCode, story, evidence };
  const split = useMutation({
    mutationFn: () => client.split(complaint.number, typed),
    onSuccess: (made) => {
      void queries.invalidateQueries({ queryKey: ['complaint', complaint.number] });
      void queries.invalidateQueries({ queryKey: ['tipoffs'] });
      void queries.invalidateQueries({ queryKey: ['work'] });
      setFiled(made);
    },
    onError: (error) => setProblems(error instanceof ProblemError ? error.fields : []),
  });
  const press = () => {
    const parsed = Split.safeParse(typed);
    setProblems(parsed.success ? [] : problemsOf(parsed.error, Split));
    if (parsed.success && !split.isPending) split.mutate();
  };
  const errorOf = (path: string) => problems.find((one) => one.path === path)?.[language];
  const { error, isPending } = split;
  return { typed, setStory, setEvidence, setConductCode, errorOf, error, isPending, filed, press };
}

function SplitFields({ splitting }: { splitting: ReturnType<typeof useSplitting> }) {
  const t = useWords();
  const label = useLabel();
  const { typed, setStory, setEvidence, setConductCode, errorOf } = splitting;
  return (
    <>
      <Field label={t('要查处的事', 'What is to be looked into')} required error={errorOf('story')}>
        {(control) => (
          <WordsArea {...control} autoSize={{ minRows: 5, maxRows: 14 }} value={typed.story} onChange={setStory} />
        )}
      </Field>
      <Field label={t('有什么证据、线索', 'What shows it')} error={errorOf('evidence')}>
        {(control) => (
          <WordsArea {...control} autoSize={{ minRows: 2, maxRows: 8 }} value={typed.evidence} onChange={setEvidence} />
        )}
      </Field>
      <Field label={t('违法行为类别', 'Kind of conduct')} error={errorOf('conductCode')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={typed.conductCode}
            placeholder={t('请选', 'Choose')}
            options={conductOptions.map((one) => ({ value: one.value, label: label(one) }))}
            onChange={(next: string | null | undefined) => setConductCode(next ?? null)}
          />
        )}
      </Field>
    </>
  );
}

/** The number and the code of the tip-off, to be read out. */
function SplitOff({ filed, onClose }: { filed: Filed; onClose: () => void }) {
  const t = useWords();
  return (
    <div className="move-fields">
      <p>
        {t('已另登记举报', 'Registered as tip-off')} <b className="num">{filed.number}</b>
        {t(
          '，投诉照旧办。举报人的身份已密封，投诉这边不留记录。',
          '. The complaint goes on; the reporter is sealed, and nothing of it stands in the complaint.',
        )}
      </p>
      <p>
        {t('查询码', 'Query code')}{' '}
        <b className="num">
          <QueryCode code={filed.queryCode} />
        </b>
      </p>
      <button type="button" className="b p" onClick={onClose}>
        {t('好', 'Done')}
      </button>
    </div>
  );
}
