import { Input, Select } from 'antd';
import { useRef } from 'react';
import type { BulkAct, BulkInput } from '../../../domain/matter/bulk/bulk.ts';
import type { Words } from '../../../domain/base/words.ts';
import { useDirectory } from '../../base/directory.ts';
import { useWords } from '../../base/language.tsx';
import { Field } from '../../base/ui/field.tsx';
import { useFirstField } from '../../base/ui/focus.ts';
import { useHandlers } from '../handlers.ts';
import { useFoundPeople, useNameSearch } from '../people-found.ts';

export type Typed = BulkInput;
export const nothingTyped: Typed = { officeId: null, handlerId: null, secondId: null, words: '' };

/** What the act still needs before any of them can be looked at, in words; null where nothing is missing. */
export function missingOf(act: BulkAct, { handlerId, words }: Typed): Words | null {
  if (act === 'assign' && handlerId === null)
    return { zh: '先选承办人，再逐件看能不能办。', en: 'Choose the handler first; then each is looked at.' };
  if (act === 'tell' && words.trim() === '')
    return { zh: '先写想说的话，再逐件看能不能办。', en: 'Write the words first; then each is looked at.' };
  return null;
}

interface Props {
  act: BulkAct;
  typed: Typed;
  onChange: (typed: Typed) => void;
}

/** What is typed once for all of them. Nothing of it is chosen beforehand. */
export function BulkFields({ act, typed, onChange }: Props) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  useFirstField(box, toFirst);
  if (act === 'follow') return null;
  return (
    <div className="bulk-fields" ref={box}>
      {act === 'dispatch' ? <OfficeField typed={typed} onChange={onChange} /> : null}
      {act === 'assign' ? (
        <HandlerField typed={typed} onChange={onChange} />
      ) : (
        <Field label={act === 'tell' ? t('想说的话 *', 'Words *') : t('想说的话（可不写）', 'Words (optional)')}>
          {(control) => (
            <Input
              {...control}
              maxLength={300}
              value={typed.words}
              onChange={(event) => onChange({ ...typed, words: event.target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** The drawer has the one field, and who opened it types there at once. */
function toFirst(box: HTMLElement | null): void {
  box?.querySelector('input')?.focus();
}

/** Left empty, each goes where the county's rule proposes; that office stands beside it. */
function OfficeField({ typed, onChange }: Omit<Props, 'act'>) {
  const t = useWords();
  return (
    <Field label={t('分送到哪个所（不选就各按建议）', 'Office (without one, each where it is proposed to)')}>
      {(control) => (
        <OfficeSelect
          control={control}
          value={typed.officeId}
          onChange={(officeId) => onChange({ ...typed, officeId })}
        />
      )}
    </Field>
  );
}

interface SelectProps {
  control: { id?: string; 'aria-label'?: string };
  /** Whether somewhere is proposed, where it goes when nothing is chosen. */
  isProposed?: boolean;
  value: string | null;
  onChange: (officeId: string | null) => void;
}

export function OfficeSelect({ control, isProposed = true, value, onChange }: SelectProps) {
  const t = useWords();
  const search = useNameSearch();
  const offices = (useDirectory()?.organisations ?? []).filter(({ kind }) => kind === 'office');
  return (
    <Select
      {...control}
      allowClear
      showSearch={search}
      placeholder={isProposed ? t('各按建议', 'As proposed') : t('选一个所', 'Choose an office')}
      value={value}
      options={offices.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: string | undefined) => onChange(id ?? null)}
    />
  );
}

/** 「周毅（在手 12 件）」, by which who decides decides; the name alone where it is not known. */
function withHand(name: string, inHand: number | null, t: ReturnType<typeof useWords>): string {
  return inHand === null ? name : t(`${name}（在手 ${inHand} 件）`, `${name} (${inHand} in hand)`);
}

/** Who handles matters: the officers of one's own office, of the centre those of all. */
function HandlerField({ typed, onChange }: Omit<Props, 'act'>) {
  const t = useWords();
  const found = useFoundPeople();
  const handlers = useHandlers();
  return (
    <Field label={t('承办人 *', 'Handler *')}>
      {(control) => (
        <Select
          {...control}
          showSearch={{ filterOption: (sought, option) => found.isMeant(sought, option?.label ?? '') }}
          placeholder={t('选一位', 'Choose one')}
          value={typed.handlerId}
          options={handlers.map(({ id, name }) => ({ value: id, label: withHand(name, found.inHandOf(id), t) }))}
          onChange={(handlerId: string) => onChange({ ...typed, handlerId })}
        />
      )}
    </Field>
  );
}
