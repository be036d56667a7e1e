/** A part of the county's settings: what it is called and found by, what of the county it saves, and what its fields are given. */
import type { ReactNode } from 'react';
import type { Directory } from '../base/client.ts';
import type { Draft } from '../base/ui/save-form.tsx';

export type County = Directory['county'];
export type Limits = County['limits'];

export type Form = ReturnType<typeof settingsOf>;

/** What a part is called, by which words it is found, what of the county it saves, and what stands in it. */
export interface Part {
  id: string;
  zh: string;
  en: string;
  words: readonly string[];
  names?: readonly Exclude<keyof Form, 'limits'>[];
  limits?: readonly (keyof Limits)[];
  /** Its fields have no head of their own. */
  bare?: true;
  fields: (props: PartProps) => ReactNode;
}

export interface PartProps {
  draft: Draft<Form>;
  county: County;
  setLimits: (change: Partial<Limits>) => void;
}

/** What of the form is sent: the names of the part, and its limits among those that the county has now. */
export function savedOf(
  { names = [], limits = [] }: Pick<Part, 'names' | 'limits'>,
  value: Form,
  { limits: now }: Pick<County, 'limits'>,
): Partial<Form> {
  const changed = Object.fromEntries(limits.map((name) => [name, value.limits[name]]));
  return {
    ...Object.fromEntries(names.map((name) => [name, value[name]])),
    ...(limits.length === 0 ? {} : { limits: { ...now, ...changed } }),
  };
}

/** What the form holds of the county. */
export function settingsOf({
  bureauName,
  associationName,
  paperPrefix,
  paperPattern,
  hotline,
  hotlineHours,
  officeHours,
  penaltyBank,
  courtName,
  reviewBody,
  limits,
}: County) {
  const names = { bureauName, associationName, paperPrefix, paperPattern, hotline, hotlineHours, officeHours };
  return { ...names, penaltyBank, courtName, reviewBody, limits };
}
