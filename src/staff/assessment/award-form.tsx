import { Checkbox, Input, Select } from 'antd';
import { leastExplanation, passedOver } from '../../domain/assessment/award.ts';
import { pointsText } from '../../domain/assessment/score.ts';
import { useDirectory } from '../base/directory.ts';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { useWords } from '../base/language.tsx';
import type { Typed } from '../matter/matter-typed.ts';
import { rowsOf } from '../matter/box-texts.ts';
import { Field } from '../base/ui/field.tsx';
import { assessmentCalls, type SeenAssessment, type SeenLine, type SeenRanking } from './assessment-wire.ts';

const nominateForAwardForm = async () => (await import('../../domain/assessment/assessment-steps.ts')).NominateForAward;

const decideForm = async () => (await import('../../domain/assessment/assessment-steps.ts')).Decide;

interface Props {
  entry: SeenAssessment;
  scores: SeenRanking;
  onClose: () => void;
}

interface Drawing {
  typed: Typed;
  change: (changed: Typed) => void;
}

/** 决定表彰: each award with its quota beside what is ticked; more, fewer and passed over ask for an explanation. */
export function DecideForm({ entry, scores, onClose }: Props) {
  const t = useWords();
  const directory = useDirectory();
  if (directory === undefined) return null;
  const chosen = scores.honours.map(({ awardCode, subjectId }) => ({ awardCode, subjectId }));
  const explained = entry.decisions.map(({ awardCode, explanation }) => ({ awardCode, words: explanation }));
  return (
    <DocketForm
      title={t(`决定表彰 · ${entry.title}`, `Decide · ${entry.title}`)}
      press={t('决定', 'Decide')}
      schema={decideForm}
      directory={directory}
      start={{ winners: JSON.stringify(chosen), explanations: JSON.stringify(explained) }}
      draft={`assessment.${entry.id}.decide.${entry.version}`}
      queryKey="assessments"
      saved={t('决定已记下，公布以后才看得到', 'Decided; it is seen once it is published')}
      send={(input, clientId) =>
        assessmentCalls.move(entry.number, 'decide', { version: entry.version, clientId, input })
      }
      onClose={onClose}
      draw={(field, drawing) =>
        field === 'winners' ? (
          <>
            {entry.awards.map((award) => (
              <AwardChoice key={award.code} award={award} entry={entry} scores={scores} drawing={drawing} />
            ))}
          </>
        ) : (
          <span />
        )
      }
    />
  );
}

interface AwardChoiceProps {
  award: SeenAssessment['awards'][number];
  entry: SeenAssessment;
  scores: SeenRanking;
  drawing: Drawing;
}

function AwardChoice({ award, entry, scores, drawing }: AwardChoiceProps) {
  const t = useWords();
  const { mine, put, why, explain } = choiceOf(award.code, drawing);
  const candidates = scores.lines.toSorted((a, b) => (b.permille ?? -1) - (a.permille ?? -1));
  const over = passedOver(candidates as Parameters<typeof passedOver>[0], mine);
  const off = mine.length !== award.quota;
  const nominated = entry.nominations.filter((each) => each.awardCode === award.code).map((each) => each.subjectId);
  return (
    <fieldset className="f charter-list" data-field="winners">
      <legend className="f-label">{award.title}</legend>
      <p className="round-quota">
        <b className={off ? 'fig wrong' : 'fig ok'}>
          {t(`已选 ${mine.length} / 名额 ${award.quota}`, `${mine.length} chosen of ${award.quota}`)}
        </b>
        <button
          type="button"
          className="b sm"
          onClick={() => put(candidates.slice(0, award.quota).map((one) => one.subjectId))}
        >
          {t('按得分选满', 'Fill by score')}
        </button>
        <button type="button" className="b t sm" onClick={() => put([])}>
          {t('清空', 'Clear')}
        </button>
      </p>
      <Candidates candidates={candidates} nominated={nominated} chosen={mine} onChoose={put} />
      {over.length === 0 ? null : (
        <p className="wrong">
          {t(
            `名次更前或者并列、没有选：${over.map((one) => one.name).join('、')}`,
            `Passed over or tied: ${over.map((one) => one.name).join(', ')}`,
          )}
        </p>
      )}
      <Field
        label={t('说明', 'Explanation')}
        required={off || over.length > 0}
        hint={t(
          `多了、少了、跳过名次，写明原因，至少${leastExplanation}个字，跟结果一起公布`,
          'Published with the decision; at least six characters',
        )}
      >
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 2, maxRows: 6 }}
            value={why}
            onChange={(event) => explain(event.target.value)}
          />
        )}
      </Field>
    </fieldset>
  );
}

/** What is chosen and explained for one award; a change leaves the other awards of the form as they are. */
function choiceOf(awardCode: string, { typed, change }: Drawing) {
  const winners = rowsOf(typed['winners'] ?? '');
  const words = rowsOf(typed['explanations'] ?? '');
  return {
    mine: winners.filter((one) => one['awardCode'] === awardCode).map((one) => one['subjectId'] ?? ''),
    put: (ids: readonly string[]) =>
      change({
        winners: JSON.stringify([
          ...winners.filter((one) => one['awardCode'] !== awardCode),
          ...ids.map((subjectId) => ({ awardCode, subjectId })),
        ]),
      }),
    why: words.find((one) => one['awardCode'] === awardCode)?.['words'] ?? '',
    explain: (text: string) =>
      change({
        explanations: JSON.stringify([
          ...words.filter((one) => one['awardCode'] !== awardCode),
          { awardCode, words: text },
        ]),
      }),
  };
}

interface CandidatesProps {
  candidates: readonly SeenLine[];
  nominated: readonly string[];
  chosen: readonly string[];
  onChoose: (ids: readonly string[]) => void;
}

function Candidates({ candidates, nominated, chosen, onChoose }: CandidatesProps) {
  const t = useWords();
  return (
    <div className="round-choices">
      {candidates.map((one) => (
        <Checkbox
          key={one.subjectId}
          checked={chosen.includes(one.subjectId)}
          onChange={(event) =>
            onChoose(event.target.checked ? [...chosen, one.subjectId] : chosen.filter((id) => id !== one.subjectId))
          }
        >
          <span className="round-choice">
            <span>
              {one.name}
              {nominated.includes(one.subjectId) ? <span className="tag pr">{t('有推荐', 'Nominated')}</span> : null}
            </span>
            <span className="fig dim">
              {t(
                `${one.kindZh}第 ${one.place ?? '—'}${one.tied ? ' 并列' : ''}`,
                `place ${one.place ?? '—'}${one.tied ? ' tied' : ''}`,
              )}{' '}
              <b>{pointsText(one.permille)}</b>
            </span>
          </span>
        </Checkbox>
      ))}
    </div>
  );
}

/** 推荐: an award, somebody of the round, and why. */
export function NominateForm({ entry, scores, onClose }: Props) {
  const t = useWords();
  const directory = useDirectory();
  if (directory === undefined) return null;
  const choices: Record<string, { words: string; options: { value: string; label: string }[] }> = {
    awardCode: {
      words: t('推荐哪个荣誉', 'Award'),
      options: entry.awards.map((one) => ({ value: one.code, label: one.title })),
    },
    subjectId: {
      words: t('推荐谁', 'Whom'),
      options: scores.lines.map((one) => ({
        value: one.subjectId,
        label: `${one.name} ${pointsText(one.permille)}`,
      })),
    },
  };
  return (
    <DocketForm
      title={t(`推荐 · ${entry.title}`, `Nominate · ${entry.title}`)}
      press={t('推荐', 'Nominate')}
      schema={nominateForAwardForm}
      directory={directory}
      start={{ awardCode: entry.awards[0]?.code ?? '' }}
      draft={`assessment.${entry.id}.nominate`}
      queryKey="assessments"
      saved={t('推荐已记下', 'Nominated')}
      send={(input, clientId) =>
        assessmentCalls.move(entry.number, 'nominate', { version: entry.version, clientId, input })
      }
      onClose={onClose}
      draw={(field, { typed, change }) => {
        const choice = choices[field];
        if (choice === undefined) return undefined;
        return (
          <Field label={choice.words} required>
            {(control) => (
              <Select
                {...control}
                data-field={field}
                showSearch={{ optionFilterProp: 'label' }}
                value={typed[field] === '' ? null : (typed[field] ?? null)}
                placeholder={t('请选', 'Choose')}
                onChange={(value: string) => change({ [field]: value })}
                options={choice.options}
              />
            )}
          </Field>
        );
      }}
    />
  );
}
