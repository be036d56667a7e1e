import { Select } from 'antd';
import { useState } from 'react';
import type { SchemeItem } from '../../domain/assessment/scheme.ts';
import { pointsText, type Mark } from '../../domain/assessment/score.ts';
import { Photos as AddPhotos } from '../station/charter/charter-step.tsx';
import { useDirectory } from '../base/directory.ts';
import { DocketForm } from '../matter/docket/docket-form.tsx';
import { useWords } from '../base/language.tsx';
import { Field } from '../base/ui/field.tsx';
import { objectionCalls, saveMark, type SeenSheet } from './assessment-wire.ts';

const raiseObjectionForm = async () => (await import('../../domain/assessment/objection.ts')).RaiseObjection;

const markItemForm = async () => (await import('../../domain/assessment/score.ts')).MarkItem;

/** One mark with its reason and its photos; a branch marks itself by the same form. */
export function MarkForm(props: { sheet: SeenSheet; item: SchemeItem; mark: Mark | undefined; onClose: () => void }) {
  const { sheet, item, mark, onClose } = props;
  const t = useWords();
  const directory = useDirectory();
  const [files, setFiles] = useState<readonly string[]>(mark?.attachmentIds ?? []);
  const { round, score } = sheet;
  if (directory === undefined) return null;
  const self = sheet.as === 'self';
  const tenths = self ? mark?.selfTenths : mark?.tenths;
  return (
    <DocketForm
      title={t(`${item.zh}（满分 ${item.weight}）`, `${item.zh} (of ${item.weight})`)}
      press={self ? t('自评', 'Self-mark') : t('打分', 'Mark')}
      schema={markItemForm}
      directory={directory}
      fixed={() => ({ version: score.version, code: item.code, attachmentIds: files })}
      start={{
        points: tenths === null || tenths === undefined ? '' : String(tenths / 10),
        reason: (self ? mark?.selfWords : mark?.reason) ?? '',
      }}
      draft={`score.${round.id}.${score.subjectId}.${item.code}`}
      queryKey="assessments"
      saved={t(`${item.zh}：打好了`, `${item.zh}: marked`)}
      send={(input) => saveMark(round.number, score.subjectId, input)}
      onClose={onClose}
      above={
        <>
          <p className="dim">
            {item.photo
              ? t('这一条要有照片才能打分。', 'This item needs a photo.')
              : t('写明看到了什么；要紧的附照片。', 'Say what you saw; add photos where they matter.')}
          </p>
          <AddPhotos ids={files} onChange={setFiles} />
        </>
      }
    />
  );
}

/** 提异议: against one item, with what is wrong with it. */
export function ObjectForm({ sheet, onClose }: { sheet: SeenSheet; onClose: () => void }) {
  const t = useWords();
  const directory = useDirectory();
  const { round, score, scheme } = sheet;
  if (directory === undefined) return null;
  const fixed = (id: string) => ({ id, assessmentNumber: round.number, subjectId: score.subjectId });
  return (
    <DocketForm
      title={t(`提异议 · ${score.name}`, `Object · ${score.name}`)}
      keptAs={t(`提异议 ${round.number}`, `Object ${round.number}`)}
      press={t('提异议', 'Object')}
      schema={raiseObjectionForm}
      directory={directory}
      fixed={fixed}
      draft={`objection.${round.id}.${score.subjectId}`}
      queryKey="assessments"
      saved={t('异议已送到县12315中心，答复以后这里看得到', 'Sent to the centre; the answer will stand here')}
      send={(input) => objectionCalls.open(input)}
      onClose={onClose}
      draw={(field, { typed, change }) =>
        field === 'itemCode' ? (
          <Field label={t('对哪一条', 'Which item')} required>
            {(control) => (
              <Select
                {...control}
                data-field="itemCode"
                value={typed['itemCode'] === '' ? null : (typed['itemCode'] ?? null)}
                placeholder={t('请选', 'Choose')}
                onChange={(value: string) => change({ itemCode: value })}
                options={scheme.items.map((item) => {
                  const mark = score.marks.find((one) => one.code === item.code);
                  return {
                    value: item.code,
                    label: `${item.zh}（${pointsText(mark?.tenths ?? null)} / ${item.weight}）`,
                  };
                })}
              />
            )}
          </Field>
        ) : undefined
      }
    />
  );
}
