/**
 * A docket as the desk shows it: its words at once, and its forms when one is opened. With the schemas would come what they are made of and
 * all that its steps do, which is the server's to do, before a list stands.
 */
import type { z } from 'zod';
import type { Permission } from '../../../domain/base/permissions.ts';
import type { Docket, DocketStep } from '../../../domain/matter/docket.ts';

/** What the desk reads of a docket: its words, states and permissions, and its forms when one is opened. Its rules are the server's to apply. */
export interface ShownDocket extends Pick<Docket<never>, 'name' | 'zh' | 'en' | 'read' | 'states' | 'over' | 'most'> {
  opening: { zh: string; en: string; permission: Permission; form: () => Promise<z.ZodObject> };
  procedure: Readonly<Record<string, ShownStep>>;
}

/** A step: whether its form has any field, and the form. */
export interface ShownStep extends Pick<DocketStep<never>, 'zh' | 'en' | 'permission' | 'chief'> {
  asks: boolean;
  form: () => Promise<z.ZodObject>;
}

type Form = z.ZodObject;

interface StepWords extends Omit<ShownStep, 'form'> {}

/** What the build writes down of a docket (scripts/files/shown-dockets.ts). */
export interface DocketWords extends Omit<ShownDocket, 'opening' | 'procedure'> {
  opening: Omit<ShownDocket['opening'], 'form'>;
  procedure: Readonly<Record<string, StepWords>>;
}

interface Ruled {
  opening: { input: z.ZodType };
  procedure: Readonly<Record<string, { input: Form }>>;
}

/** The words with what fetches the forms; one that did not come is asked for again. */
export function shownDocket(words: DocketWords, load: () => Promise<Ruled>): ShownDocket {
  const forms = new Map<string, Promise<Form>>();
  const formOf = (name: string, of: (rules: Ruled) => z.ZodType | undefined) => () => {
    const known = forms.get(name);
    if (known !== undefined) return known;
    const coming = load().then((rules) => of(rules) as Form);
    forms.set(name, coming);
    coming.catch(() => forms.delete(name));
    return coming;
  };
  const steps = Object.entries(words.procedure).map(([move, step]) => {
    return [move, { ...step, form: formOf(move, ({ procedure }) => procedure[move]?.input) }] as const;
  });
  return {
    ...words,
    opening: { ...words.opening, form: formOf('', ({ opening }) => opening.input) },
    procedure: Object.fromEntries(steps),
  };
}

interface Said extends Omit<DocketWords, 'procedure'> {
  procedure: Readonly<Record<string, Pick<DocketStep<never>, 'zh' | 'en' | 'permission' | 'chief' | 'input'>>>;
}

/** What of a docket is words, and can be written down. */
export function wordsOfDocket(
  { name, zh, en, read, states, over, most, opening, procedure }: Said,
  asks: (form: Form) => boolean,
): DocketWords {
  const steps = Object.entries(procedure).map(([move, { zh, en, permission, chief, input }]) => {
    return [move, { zh, en, permission, asks: asks(input), ...(chief === undefined ? {} : { chief }) }] as const;
  });
  return {
    name,
    zh,
    en,
    read,
    states,
    over,
    ...(most === undefined ? {} : { most }),
    opening: { zh: opening.zh, en: opening.en, permission: opening.permission },
    procedure: Object.fromEntries(steps),
  };
}
