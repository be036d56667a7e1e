import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { articleEn } from '../../domain/law/article.ts';
import { startsClosed } from '../../domain/inquiry/anew-notice.ts';
import { inquiryProcedure } from '../../domain/inquiry/procedure.ts';
import { fieldsOf, type Field } from '../../domain/base/field.ts';
import { otherRoutes, type InquiryMove } from '../../domain/inquiry/inquiry.ts';
import type { Directory } from '../base/client.ts';
import { useWords } from '../base/language.tsx';
import { MoveForm, type Drawing } from '../matter/matter-form.tsx';
import { startOfFields, type Typed } from '../matter/matter-typed.ts';
import { variablesOf } from '../matter/phrase/phrase-calls.ts';
import { ErrorLine } from '../base/ui/error-line.tsx';
import { Suggestions, useSuggestions } from './suggestions.tsx';
import { inquiryClient, type SeenInquiryView } from './inquiry-wire.ts';

interface Props {
  matter: SeenInquiryView;
  move: InquiryMove;
  directory: Directory;
  onClose: () => void;
  onDone: (after: SeenInquiryView) => void;
}

/** The form of a move of an inquiry; an answer is chosen out of the knowledge base and may then be put into other words. */
export function InquiryForm({ matter, move, directory, onClose, onDone }: Props) {
  const { inquiry } = matter;
  const { suggestions, error } = useSuggestions(move === 'answer' ? inquiry.question : '');
  const fields = useMemo(() => {
    const all = fieldsOf(inquiryProcedure[move].input);
    // What the answer rests on comes first: choosing it fills in the words.
    // What is told in writing is not told by a call.
    if (move === 'recordNotice') return all.map(withoutCall);
    return move === 'answer' ? all.toSorted((a, b) => rank(a.name) - rank(b.name)) : all;
  }, [move]);
  const start = (): Typed => ({
    ...startOfFields(fields, directory),
    close: startsClosed(inquiry) ? 'yes' : '',
    ...(move === 'correct'
      ? {
          categoryCode: inquiry.categoryCode ?? '',
          natureCode: inquiry.natureCode ?? '',
          people: String(inquiry.people),
          platformNumber: inquiry.platformNumber ?? '',
        }
      : {}),
  });
  return (
    <MoveForm<SeenInquiryView>
      kind="inquiry"
      row={inquiry}
      view={matter}
      move={move}
      rule={inquiryProcedure[move]}
      fields={fields}
      start={start}
      directory={directory}
      variables={variablesOf(inquiry, matter)}
      send={(body) => inquiryClient.move(inquiry.number, move, body)}
      onClose={onClose}
      onDone={onDone}
      hintOf={(field, value) =>
        field.name === 'route' && value in otherRoutes
          ? {
              zh: otherRoutes[value as keyof typeof otherRoutes].toZh,
              en: articleEn(otherRoutes[value as keyof typeof otherRoutes].article),
              closed: false,
            }
          : null
      }
      draw={(field, drawing) => {
        if (field.name === 'knowledgeVersion') return null;
        if (field.name !== 'knowledgeId') return undefined;
        return <EntryChoice key="entry" suggestions={suggestions} drawing={drawing} error={error} />;
      }}
    />
  );
}

function withoutCall(field: Field): Field {
  if (field.name !== 'way') return field;
  return { ...field, options: (field.options ?? []).filter(({ value }) => value !== 'phone') };
}

function rank(name: string): number {
  return name === 'knowledgeId' ? 0 : 1;
}

function EntryChoice({
  suggestions,
  drawing,
  error,
}: {
  suggestions: ReturnType<typeof useSuggestions>['suggestions'];
  drawing: Drawing;
  error: unknown;
}) {
  const t = useWords();
  const wrong = drawing.errorOf('knowledgeId');
  const choose = (i: number) => {
    const one = suggestions[i];
    if (one === undefined) return;
    drawing.change({ knowledgeId: one.id, knowledgeVersion: String(one.version), answer: one.answer });
  };
  const isEmpty = (drawing.typed['knowledgeId'] ?? '') === '' && (drawing.typed['answer'] ?? '') === '';
  const latest = useRef(choose);
  useLayoutEffect(() => {
    latest.current = choose;
  });
  // The likeliest entry stands in the form already: one key opens it, one sends it.
  useEffect(() => {
    if (isEmpty && suggestions.length > 0) latest.current(0);
  }, [isEmpty, suggestions]);
  const at = suggestions.findIndex((one) => one.id === drawing.typed['knowledgeId']);
  return (
    <div className="f" data-field="knowledgeId">
      <span className="f-label">
        {t('依据的知识', 'Knowledge entry')}
        <s className="must"> *</s>
      </span>
      {error === null || error === undefined ? null : <ErrorLine error={error} />}
      {suggestions.length === 0 ? (
        <p className="hint">
          {t(
            '知识库里没有像的。先记待查，请中心加一条再答。',
            'Nothing alike is known: find out first, and have an entry written.',
          )}
        </p>
      ) : (
        <Suggestions suggestions={suggestions} at={at} onChoose={choose} />
      )}
      {wrong === undefined ? null : <p className="wrong">{wrong}</p>}
    </div>
  );
}
