import { FileTextOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { textFileKindWords } from '../../domain/matter/document/text-file.ts';
import type { Field as FieldOf } from '../../domain/base/field.ts';
import type { ReadText } from '../../http/api/matter/text-file-routes.ts';
import { client } from '../base/client.ts';
import { useLabel, useLanguage, useWords } from '../base/language.tsx';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Field } from '../base/ui/field.tsx';
import { FileButton } from './file-button.tsx';
import { WordsArea } from './phrase/words-area.tsx';
import './file-field.css';

interface Props {
  field: FieldOf;
  value: string;
  onChange: (value: string) => void;
  error: string | undefined;
}

/** A long text that may come out of a document: what was read stands in the box, to be looked at and mended before the form is sent. */
export function TextFileField({ field, value, onChange, error }: Props) {
  const t = useWords();
  const label = useLabel();
  const { language } = useLanguage();
  const read = useMutation({
    mutationFn: (file: File) => client.readText(file),
    onSuccess: ({ text }) => onChange(text),
  });
  const choose = ([file]: readonly File[]) => {
    if (file !== undefined) read.mutate(file);
  };
  return (
    <>
      <Field
        label={label(field)}
        required={field.required}
        hint={language === 'zh' ? field.hintZh : field.hintEn}
        error={error}
      >
        {(control) => (
          <WordsArea
            {...control}
            {...(error === undefined ? {} : { status: 'error' as const })}
            data-field={field.name}
            value={value}
            onChange={onChange}
            autoSize={{ minRows: 6, maxRows: 18 }}
          />
        )}
      </Field>
      <div className="kept-files text-file">
        <FileButton
          busy={read.isPending}
          onFiles={choose}
          other={{
            accept: '.docx,.pdf,.txt,application/pdf,text/plain',
            words: t('选一份 DOCX、PDF 或 TXT', 'Choose a DOCX, PDF or TXT'),
          }}
        >
          <FileTextOutlined aria-hidden="true" />{' '}
          {read.isPending ? t('正在取字…', 'Reading…') : t('从文件取字', 'Read from a file')}
        </FileButton>
        <output className="dim s">{read.data === undefined ? '' : <Said read={read.data} />}</output>
      </div>
      {read.error === null ? null : <ErrorLine error={read.error} />}
    </>
  );
}

function Said({ read: { fileName, kind, text, pages, isCut } }: { read: ReadText }) {
  const t = useWords();
  const letters = [...text].length;
  const paged = pages === null ? '' : t(`，${pages} 页`, `, ${pages} pages`);
  const cut = isCut ? t('；太长，后面的没有取', '; too long, the rest was left out') : '';
  return (
    <>
      {t(
        `取自“${fileName}”（${textFileKindWords[kind].zh}${paged}），${letters} 字，文件不留；请对一遍再往下${cut}。`,
        `From ${fileName} (${textFileKindWords[kind].en}${paged}), ${letters} letters; the file is not kept. Read it through first${cut}.`,
      )}
    </>
  );
}
