import { isInUse } from '../../../domain/county/category.ts';
import { Select } from 'antd';
import { importFields, type TranslatedField } from '../../../domain/exchange/import/column.ts';
import type { Mapping } from '../../../domain/exchange/import/mapping.ts';
import { matterKinds, matterWords } from '../../../domain/matter/matter.ts';
import { codeOf } from '../../../domain/exchange/import/word-mapping.ts';
import { counted, type Words } from '../../../domain/base/words.ts';
import type { Directory } from '../../base/client.ts';
import { useLabel, useWords } from '../../base/language.tsx';

const left = '-';

/** Which word of theirs means which of ours; those that nobody knows yet stand first. */
export function WordList({
  field,
  words,
  mapping,
  directory,
  onChange,
}: {
  field: TranslatedField;
  words: readonly { word: string; n: number }[];
  mapping: Mapping;
  directory: Directory;
  onChange: (part: Partial<Mapping>) => void;
}) {
  const t = useWords();
  const label = useLabel();
  if (words.length === 0) return null;
  const known = words.map((one) => ({
    ...one,
    code: codeOf(one.word, field, mapping, directory.categories.filter(isInUse)),
  }));
  const open = known.filter((one) => one.code === undefined);
  const options = [
    { value: left, label: t('留空', 'Leave it empty') },
    ...meaningsOf(field, directory).map(({ value, words: meant }) => ({ value, label: label(meant) })),
  ];
  const choose = (word: string, value: string) =>
    onChange({
      values: { ...mapping.values, [field]: { ...mapping.values[field], [word]: value === left ? null : value } },
    });
  const name = label(importFields[field]);
  return (
    <details className="import-words" open={open.length > 0}>
      <summary>
        {open.length === 0
          ? t(`“${name}”的 ${words.length} 个词都对上了`, `All ${words.length} words of “${name}” are known`)
          : t(`“${name}”有 ${open.length} 个词还没对上`, `${open.length} words of “${name}” have no translation`)}
      </summary>
      <ul>
        {[...open, ...known.filter((one) => one.code !== undefined)].map(({ word, n, code }) => (
          <li key={word}>
            <span className="el" title={word}>
              {word}
            </span>
            <small className="dim">{t(`${n} 行`, `${counted(n, 'row')}`)}</small>
            <Select
              aria-label={t(`“${word}”是我们的`, `“${word}” means`)}
              value={code === undefined ? null : (code ?? left)}
              placeholder={t('选一个', 'Choose')}
              showSearch={{ optionFilterProp: 'label' }}
              options={options}
              onChange={(value: string) => choose(word, value)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** What of ours a word in this field can mean. */
function meaningsOf(field: TranslatedField, { categories }: Directory): { value: string; words: Words }[] {
  if (field === 'kind') return matterKinds.map((one) => ({ value: one, words: matterWords[one] }));
  return categories
    .filter(isInUse)
    .filter((one) => (field === 'category' ? ['goods', 'services', 'other'].includes(one.kind) : one.kind === field))
    .map((one) => ({ value: one.code, words: one }));
}
