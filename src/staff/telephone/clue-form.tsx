import { useState, type FormEvent } from 'react';
import { useLabel, useWords } from '../base/language.tsx';
import { targetOf, type Placed } from './matters.tsx';
import { Asked, Chips } from './bars.tsx';
import { useAct, useOnce, useStamp } from './carried.tsx';

/** What a clerk sees over a counter, in his words, with its place in the list of violations. */
export const seen = [
  { value: 'R01', zh: '吃的有异物、过期', en: 'Food: foreign matter, out of date' },
  { value: 'R08', zh: '假货', en: 'Fakes' },
  { value: 'R06', zh: '质量不合格', en: 'Below standard' },
  { value: 'R07', zh: '没执照', en: 'No licence' },
  { value: 'R99', zh: '别的', en: 'Something else' },
] as const;

/** What the station saw, told on: the consumer's own words stand in the complaint, and he does not say them again. */
export function told(code: string, words: string) {
  return {
    conductCode: code as (typeof seen)[number]['value'],
    words: `${words}（站点当场看到；投诉人说的见投诉，不用再说一遍）`,
  };
}

/** 线索: what looks like a violation goes to the office as a clue of its own; the complaint goes on as it was. */
export function ClueForm({ placed, onDone }: { placed: Placed; onDone: () => void }) {
  const t = useWords();
  const w = useLabel();
  const act = useAct();
  const once = useOnce();
  const stamp = useStamp();
  const { id, matter } = placed;
  const [code, setCode] = useState<string>(seen[0].value);
  const [words, setWords] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const said = words.trim();
    if ([...said].length < 5) {
      setWrong(true);
      return;
    }
    const clue = { kind: 'clue' as const, ...stamp(), ...targetOf(id, matter), ...told(code, said) };
    await once(async () => {
      await act(id, clue, `${matter.operatorName}：${t('线索报所里', 'a clue for the office')}`);
      onDone();
    });
  };
  return (
    <form className="card stack" noValidate onSubmit={(event) => void submit(event)}>
      <h2>{t('像违法的，报给所里', 'A violation: tell the office')}</h2>
      <p className="hint">
        {t(
          '所里另外查，投诉人不用再说一遍，他是谁也不会让店里知道；退钱的事照样在这里谈。',
          'The office looks into it; the complainant need not tell it again and is kept secret. The claim goes on here.',
        )}
      </p>
      <Chips
        name="clue"
        label={t('看见了什么', 'What was seen')}
        value={code}
        onChange={setCode}
        options={seen.map((one) => ({ value: one.value, words: w(one) }))}
      />
      <Asked
        id="clueWords"
        label={t('看见了什么，店里还有没有', 'What was seen, and is there more')}
        rows={3}
        value={words}
        error={wrong ? t('请写看见了什么，至少 5 个字', 'Write what was seen') : undefined}
        onChange={(value) => {
          setWords(value);
          setWrong(false);
        }}
      />
      <button type="submit" className="btn do full">
        {t('存下', 'Keep')}
      </button>
    </form>
  );
}
