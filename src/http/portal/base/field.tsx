/** Form fields of the citizens' pages: a plain question, its error above it, and what was typed kept inside. */
import type { Child } from 'hono/jsx';
import type { Region } from '../../../domain/county/region.ts';
import type { FieldProblem } from '../../../domain/base/refusal.ts';
import type { CountyFacts } from '../../../store/county/county.ts';
import type { Manner } from './language.ts';

/** What came with the form, as it was typed. */
export type Typed = Readonly<Record<string, string | string[] | undefined>>;

export function one(typed: Typed, name: string): string {
  const value = typed[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

export function many(typed: Typed, name: string): string[] {
  const value = typed[name];
  return value === undefined ? [] : [value].flat();
}

export interface Form {
  m: Manner;
  typed: Typed;
  /** The paths are names of fields of the form. */
  problems: readonly FieldProblem[];
}

/** The summary on top: takes the focus, and each line leads to its field. The title is another one where not all that was typed comes back. */
export function Problems({ m, problems, title }: Form & { title?: string }) {
  if (problems.length === 0) return null;
  return (
    <div class="sum" role="alert" tabindex={-1} autofocus aria-labelledby="sum">
      <h2 id="sum">
        {title ??
          m.say(
            `有 ${problems.length} 处要改，写好的都没丢`,
            `${problems.length} to correct; nothing you typed is lost`,
          )}
      </h2>
      <ul>
        {problems.map((problem) => (
          <li>
            <a href={`#${problem.path}`}>{problemWords(m, problem)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The title of a page that has a form: it begins with how much is to be corrected. */
export function formTitle(m: Manner, problems: readonly FieldProblem[], title: string): string {
  return problems.length === 0
    ? title
    : `${m.say(`有 ${problems.length} 处要改`, `${problems.length} to correct`)} - ${title}`;
}

function problemOf(form: Form, name: string): FieldProblem | undefined {
  return form.problems.find((problem) => problem.path === name);
}

/** Sentences come from several floors; on these pages none of them ends in a full stop, as no label does. */
function problemWords(m: Manner, problem: FieldProblem): string {
  return m.say(problem.zh, problem.en).replace(/[。.]$/u, '');
}

/** What a field needs so that a screen reader says its error and its hint with it. */
export function described(form: Form, name: string, hint = false): Record<string, string> {
  const wrong = problemOf(form, name) !== undefined;
  const ids = [...(wrong ? [`${name}-e`] : []), ...(hint ? [`${name}-h`] : [])];
  return {
    ...(wrong ? { 'aria-invalid': 'true' } : {}),
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
  };
}

export function Wrong({ form, name }: { form: Form; name: string }) {
  const problem = problemOf(form, name);
  if (problem === undefined) return null;
  return (
    <span class="msg" id={`${name}-e`}>
      {problemWords(form.m, problem)}
    </span>
  );
}

/** A text that is longer than it may be: the sentence names the field and says how much there is; nothing is cut. */
export function tooLong(typed: Typed, name: string, label: { zh: string; en: string }, most: number): FieldProblem[] {
  const { length } = one(typed, name).replaceAll('\r\n', '\n').trim();
  if (length <= most) return [];
  return [
    {
      path: name,
      zh: `${label.zh}最多 ${most} 个字，现在 ${length} 个，请缩短一些`,
      en: `${label.en}: at most ${most} characters, and there are ${length}; please shorten it`,
    },
  ];
}

export function fieldClass(form: Form, name: string): string {
  return problemOf(form, name) === undefined ? 'f' : 'f err';
}

interface TextProps {
  form: Form;
  name: string;
  label: string;
  /** Said beside the label, in a small voice. */
  aside?: string;
  hint?: Child;
  type?: 'text' | 'tel' | 'password';
  rows?: number;
  attributes?: Record<string, string>;
}

/**
 * One line or several, with the label above. The browser is told of no greatest length: it would cut what is pasted without a word, and
 * whoever reads the form says how long a text is and how long it may be.
 */
export function Text({ form, name, label, aside, hint, type = 'text', rows, attributes = {} }: TextProps) {
  const common = { id: name, name, ...described(form, name, hint !== undefined), ...attributes };
  return (
    <div class={fieldClass(form, name)}>
      <label for={name}>
        {label} {aside !== undefined && <em>{aside}</em>}
      </label>
      <Wrong form={form} name={name} />
      {rows === undefined ? (
        <input type={type} value={type === 'password' ? '' : one(form.typed, name)} {...common} />
      ) : (
        <textarea rows={rows} {...common}>
          {one(form.typed, name)}
        </textarea>
      )}
      {hint !== undefined && (
        <p class="hint" id={`${name}-h`}>
          {hint}
        </p>
      )}
    </div>
  );
}

/** A box to tick; the whole row is the target. */
export function Tick({
  form,
  name,
  value,
  children,
  note,
}: {
  form: Form;
  name: string;
  value: string;
  children?: Child;
  note?: string;
}) {
  return (
    <label class="pick">
      <input type="checkbox" name={name} value={value} checked={many(form.typed, name).includes(value)} />
      <span>
        {children}
        {note !== undefined && <small>{note}</small>}
      </span>
    </label>
  );
}

/** 哪天的事: three boxes, of which the year may stay empty. */
export function WhenBoxes({ form }: { form: Form }) {
  const { m } = form;
  const box = (name: string, words: string, attributes: Record<string, string>) => (
    <label>
      <input type="text" name={name} value={one(form.typed, name)} inputmode="numeric" {...attributes} />
      {words}
    </label>
  );
  return (
    <fieldset class={fieldClass(form, 'day')}>
      <legend>
        {m.say('哪天的事', 'When')} <em>{m.say('记不清可以不写', 'if you remember')}</em>
      </legend>
      <Wrong form={form} name="day" />
      <div class="date">
        {box('year', m.say('年', 'year'), { maxlength: '4', placeholder: '' })}
        {box('month', m.say('月', 'month'), { maxlength: '2', id: 'day', ...described(form, 'day') })}
        {box('day', m.say('日', 'day'), { maxlength: '2' })}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  form: Form;
  name: string;
  /** The first of a group has the name as its id, so that its error leads to it. */
  id?: string;
  value: string;
  children?: Child;
  note?: Child;
}

/** One of several; the whole row is the target. */
export function Choice({ form, name, id, value, children, note }: ChoiceProps) {
  return (
    <label class="pick">
      <input
        type="radio"
        id={id}
        name={name}
        value={value}
        checked={one(form.typed, name) === value}
        {...described(form, name)}
      />
      <span>
        {children}
        {note !== undefined && <small>{note}</small>}
      </span>
    </label>
  );
}

/** What find.js says, and where it asks. */
export function finderOf(m: Manner, find: '/villages' | '/places') {
  return {
    'data-find': find,
    'data-hint':
      find === '/villages'
        ? m.say('打几个字找，如 gz', 'Type it, such as gz')
        : m.say('打村名、商场、市场、街名都行', 'Village, mall, market or street'),
    'data-found': m.say('有 {n} 个，点一个', '{n} found; pick one'),
    'data-none': m.say('没有叫这个的，换个字试试，或者从下面挑', 'None of that name; try another letter or pick below'),
    'data-change': m.say('换', 'Change'),
  };
}

interface VillageProps {
  /** Whether malls, markets, streets and stations are found too; a street fills in this field. */
  street?: string;
  form: Form;
  county: CountyFacts;
  name: string;
  label: string;
  hint?: string;
  /** Choices beside the county's own places. */
  others: readonly { value: string; words: string }[];
}

/**
 * The village from the tree of divisions: a list grouped by town, which needs no script; with it a line above the list
 * takes characters, pinyin or initials.
 */
export function Village({ form, county, name, label, hint, others, street }: VillageProps) {
  const { m } = form;
  const chosen = one(form.typed, name);
  return (
    <div class={fieldClass(form, name)}>
      <label for={name}>{label}</label>
      <Wrong form={form} name={name} />
      <div
        {...(county.regions.some((region) => region.kind !== 'county')
          ? { ...finderOf(m, street === undefined ? '/villages' : '/places'), 'data-street': street && `#${street}` }
          : {})}
      >
        <select id={name} name={name} {...described(form, name, hint !== undefined)}>
          <option value="">{m.say('请挑一个', 'Please pick')}</option>
          <VillageOptions m={m} regions={county.regions} chosen={chosen} />
          <optgroup label={m.say('别处', 'Elsewhere')} data-others="">
            {others.map((other) => (
              <option value={other.value} selected={chosen === other.value}>
                {other.words}
              </option>
            ))}
          </optgroup>
        </select>
      </div>
      {hint !== undefined && (
        <p class="hint" id={`${name}-h`}>
          {hint}
        </p>
      )}
    </div>
  );
}

export function VillageOptions({ m, regions, chosen }: { m: Manner; regions: readonly Region[]; chosen: string }) {
  return (
    <>
      {regions
        .filter((region) => region.kind === 'town')
        .map((town) => (
          <optgroup label={town.name}>
            {regions
              .filter((region) => region.parentId === town.id)
              .map((village) => (
                <option value={village.id} selected={chosen === village.id}>
                  {village.name}
                </option>
              ))}
            <option value={town.id} selected={chosen === town.id}>
              {m.say(`${town.name}，说不清哪个村`, `${town.name}, village not known`)}
            </option>
          </optgroup>
        ))}
    </>
  );
}
