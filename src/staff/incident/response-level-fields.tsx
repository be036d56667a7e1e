import { Checkbox, Input, InputNumber } from 'antd';
import {
  levelRoles,
  responseRanks,
  type LevelRole,
  type ResponseLevel,
  type ResponseLevels,
} from '../../domain/law/response-levels.ts';
import { roleWords } from '../../domain/county/account.ts';
import { useLabel, useWords } from '../base/language.tsx';
import { Field } from '../base/ui/field.tsx';
import { TickField } from '../base/ui/saved/tick-field.tsx';

interface Props {
  levels: ResponseLevels;
  wrong: (path: string) => string | undefined;
  onChange: (levels: ResponseLevels) => void;
}

/** 响应等级: what each of the four is called, from how much on it is proposed, and what follows from it. */
export function ResponseLevelFields({ levels, wrong, onChange }: Props) {
  const t = useWords();
  return (
    <>
      <h2>{t('群体事件的响应等级', 'Levels of response to group incidents')}</h2>
      <p className="hint">
        {t(
          '确认一起群体事件时按户数、乡镇数建议一级，由人定；定了以后告诉谁、站点几小时内回答、开不开应急指挥都照这里。',
          'A level is proposed by households and towns when an incident is confirmed, and a person decides; who is told, by when stations answer and whether emergency command opens follow from it.',
        )}
      </p>
      {responseRanks.toReversed().map((rank) => (
        <LevelFields
          key={rank}
          level={levels[rank]}
          wrong={(name) => wrong(`limits.responseLevels.${rank}.${name}`)}
          onChange={(change) => onChange({ ...levels, [rank]: { ...levels[rank], ...change } })}
        />
      ))}
    </>
  );
}

interface LevelProps {
  level: ResponseLevel;
  wrong: (name: string) => string | undefined;
  onChange: (change: Partial<ResponseLevel>) => void;
}

function LevelFields({ level, wrong, onChange }: LevelProps) {
  const t = useWords();
  const label = useLabel();
  const names = [
    ['zh', t('叫什么', 'Name')],
    ['en', t('英文名', 'English name')],
  ] as const;
  const numbers = [
    ['households', t('多少户以上建议', 'Proposed from households'), 10_000],
    ['towns', t('多少个乡镇以上建议', 'Proposed from towns'), 200],
    ['answerHours', t('站点几小时内回答', 'Stations answer within hours'), 240],
  ] as const;
  return (
    <fieldset className="settings-limits">
      <legend>{t(level.zh, level.en)}</legend>
      {names.map(([name, words]) => (
        <Field key={name} label={words} error={wrong(name)}>
          {(control) => (
            <Input {...control} value={level[name]} onChange={(event) => onChange({ [name]: event.target.value })} />
          )}
        </Field>
      ))}
      {numbers.map(([name, words, max]) => (
        <Field key={name} label={words} error={wrong(name)}>
          {(control) => (
            <InputNumber
              {...control}
              min={1}
              max={max}
              precision={0}
              value={level[name]}
              onChange={(n) => onChange({ [name]: n ?? 1 })}
            />
          )}
        </Field>
      ))}
      <Checkbox.Group
        aria-label={t('告诉谁', 'Who is told')}
        value={[...level.told]}
        options={levelRoles.map((role) => ({ value: role, label: label(roleWords[role]) }))}
        onChange={(told) => onChange({ told: levelRoles.filter((role) => (told as LevelRole[]).includes(role)) })}
      />
      <TickField
        label={t('开应急指挥', 'Opens emergency command')}
        value={level.command}
        onChange={(command) => onChange({ command })}
      />
    </fieldset>
  );
}
