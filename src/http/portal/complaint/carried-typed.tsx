/** All that was typed, carried unseen through a page between the form and its receipt. */
import type { Attachment } from '../../../domain/matter/attachment.ts';
import type { Typed } from '../base/field.tsx';

interface CarriedProps {
  typed: Typed;
  /** The id of this form in its seal. */
  token: string;
  attachments: readonly Attachment[];
  /** The fields that the page asks for itself. */
  but?: readonly string[];
}

export function CarriedTyped({ typed, token, attachments, but = [] }: CarriedProps) {
  const own = new Set(['token', 'kept', 'drop', 'answer', 'photos', 'asking', ...but]);
  return (
    <>
      <input type="hidden" name="token" value={token} />
      {attachments.map((file) => (
        <input type="hidden" name="kept" value={file.id} />
      ))}
      {Object.entries(typed).flatMap(([name, value]) =>
        own.has(name) ? [] : [value ?? ''].flat().map((each) => <input type="hidden" name={name} value={each} />),
      )}
    </>
  );
}
