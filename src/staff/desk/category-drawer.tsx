/** One change of the list of categories: a new class, another name, an end with or without another class, or back into use. */
import { useState } from 'react';
import { isInUse, lawTraits, namedByRules, type Category } from '../../domain/county/category.ts';
import { isGoal, nextCode, type CategoryChange } from '../../domain/county/category-version.ts';
import { countyRefusals } from '../../domain/county/refusals.ts';
import { Refusal } from '../../domain/base/refusal.ts';
import type { Words } from '../../domain/base/words.ts';
import { useLanguage, useWords } from '../base/language.tsx';
import { ChoiceField } from '../base/ui/saved/choice-field.tsx';
import { TextField } from '../base/ui/saved/text-field.tsx';
import { SideDrawer } from '../base/ui/side-drawer.tsx';

type Act = CategoryChange['act'];
type Kind = Extract<CategoryChange, { act: 'add' }>['kind'];

interface Props {
  /** Null for a new class at the top. */
  category: Category | null;
  kind: Kind;
  all: readonly Category[];
  /** Throws what refuses the change. */
  onChange: (change: CategoryChange) => void;
  onClose: () => void;
}

interface Typed {
  act: Act | '';
  zh: string;
  en: string;
  into: string;
}

export function CategoryDrawer({ category, kind, all, onChange, onClose }: Props) {
  const t = useWords();
  const { language } = useLanguage();
  const acts = actsOn(category, all);
  const [only] = acts;
  const [typed, setTyped] = useState<Typed>({
    act: acts.length === 1 && only !== undefined ? only : '',
    zh: '',
    en: '',
    into: '',
  });
  const [wrong, setWrong] = useState<string | null>(null);
  const take = () => {
    try {
      onChange(changeOf(typed, { category, kind, all }, t));
      onClose();
    } catch (error) {
      if (error instanceof Refusal) setWrong(sentenceOf(error)[language]);
      else if (error instanceof Error) setWrong(error.message);
    }
  };
  const title = category === null ? t('新增', 'New') : `${category.code} ${category[language]}`;
  return (
    <SideDrawer title={title} onClose={onClose} act={{ words: t('记下这一处', 'Note this change'), run: take }}>
      <form
        className="edit-form"
        onSubmit={(event) => {
          event.preventDefault();
          take();
        }}
      >
        {wrong === null ? null : (
          <p className="err" role="alert">
            {wrong}
          </p>
        )}
        {acts.length === 1 ? null : (
          <ActField
            acts={acts}
            value={typed.act}
            onChange={(act) => {
              setWrong(null);
              setTyped({ ...typed, act, ...(act === 'rename' ? wordsIn(category) : { zh: '', en: '' }) });
            }}
          />
        )}
        <ActFields
          category={category}
          all={all}
          typed={typed}
          onChange={(change) => setTyped((before) => ({ ...before, ...change }))}
        />
      </form>
    </SideDrawer>
  );
}

function wordsIn(category: Category | null): { zh: string; en: string } {
  return { zh: category?.zh ?? '', en: category?.en ?? '' };
}

function ActField({ acts, value, onChange }: { acts: readonly Act[]; value: Act | ''; onChange: (act: Act) => void }) {
  const t = useWords();
  const words = {
    add: t('在它下面加一个', 'Add one below it'),
    rename: t('改名', 'Rename'),
    retire: t('停用', 'End'),
    revive: t('恢复使用', 'Take back into use'),
  } as const satisfies Record<Act, string>;
  return (
    <ChoiceField
      required
      label={t('做什么', 'What')}
      value={value}
      options={acts.map((one) => ({ value: one, label: words[one] }))}
      onChange={(chosen) => onChange(chosen as Act)}
    />
  );
}

/** What the chosen act asks, and what cannot be done here. */
function ActFields({
  category,
  all,
  typed,
  onChange,
}: Pick<Props, 'category' | 'all'> & { typed: Typed; onChange: (change: Partial<Typed>) => void }) {
  const t = useWords();
  const { act, zh, en, into } = typed;
  return (
    <>
      {act === 'add' || act === 'rename' ? (
        <>
          <TextField required label={t('名称', 'Name')} value={zh} onChange={(words) => onChange({ zh: words })} />
          <TextField
            label={t('英文名', 'English name')}
            hint={t('不填就用中文名', 'Left empty, the Chinese name is shown')}
            value={en}
            onChange={(words) => onChange({ en: words })}
          />
        </>
      ) : null}
      {act === 'retire' && category !== null ? (
        <GoalField category={category} all={all} value={into} onChange={(code) => onChange({ into: code })} />
      ) : null}
      {act === 'revive' ? (
        <p className="mut">
          {t(
            '以后又可以选它；已经归到别处的件不会自己回来。',
            'It may be chosen again; matters that went elsewhere do not come back.',
          )}
        </p>
      ) : null}
      {category !== null && namedByRules.has(category.code) ? (
        <p className="mut">
          {t(
            '规则指着它（农资、食品、店铺分类、分诊），只能改名或者在下面加，不能停用。',
            'Rules name it (farm inputs, food, trades, triage): it can be renamed or added to, not ended.',
          )}
        </p>
      ) : null}
    </>
  );
}

function GoalField({
  category,
  all,
  value,
  onChange,
}: {
  category: Category;
  all: readonly Category[];
  value: string;
  onChange: (code: string) => void;
}) {
  const t = useWords();
  const { language } = useLanguage();
  const goals = all.filter((one) => isGoal(category, one) && lawTraits(one.code) === lawTraits(category.code));
  return (
    <ChoiceField
      label={t('并入哪一个', 'Merge into')}
      hint={t(
        '选了，原来的件由后台一件一件归过去，每件留一行经过；不选，原来的件留在这里，只是以后不再选它。',
        'With one chosen its matters go there one by one, each with a line; without, they stay and it is only chosen no more.',
      )}
      value={value}
      options={[
        { value: '', label: t('不并，原来的件留着', 'None, its matters stay') },
        ...goals.map((one) => ({ value: one.code, label: `${one.code} ${one[language]}` })),
      ]}
      onChange={onChange}
    />
  );
}

/** What the rule said: nothing of a change is asked of the server before it is saved. */
function sentenceOf({ code, facts }: Refusal): Words {
  const { zh, en } = countyRefusals[code as keyof typeof countyRefusals];
  const filled = (words: string) => words.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => String(facts[name] ?? ''));
  return { zh: filled(zh), en: filled(en) };
}

/** What can be done with a class as it stands. */
function actsOn(category: Category | null, all: readonly Category[]): Act[] {
  if (category === null) return ['add'];
  if (!isInUse(category)) return ['revive'];
  const mayAdd = category.kind !== 'nature' && nextCode(all, category.code, 'goods') !== null;
  const mayEnd = !namedByRules.has(category.code);
  return ['rename', ...(mayAdd ? (['add'] as const) : []), ...(mayEnd ? (['retire'] as const) : [])];
}

function changeOf(
  typed: Typed,
  { category, kind, all }: Pick<Props, 'category' | 'kind' | 'all'>,
  t: ReturnType<typeof useWords>,
): CategoryChange {
  const { act, into } = typed;
  const [zh, en] = [typed.zh.trim(), typed.en.trim()];
  if ((act === 'add' || act === 'rename') && [...zh].length < 2)
    throw new Error(t('名称要写两个字以上。', 'Write a name of two characters or more.'));
  if (act === 'add') {
    const parentCode = category?.code ?? null;
    const code = nextCode(all, parentCode, kind);
    if (code === null)
      throw new Error(t('这里的代号用完了，或者层数太深，不能再加。', 'No code is left here, or it is too deep.'));
    return { act, code, parentCode, kind, zh, en };
  }
  if (category === null || act === '') throw new Error(t('请选做什么。', 'Choose what to do.'));
  if (act === 'rename') return renamed(category, { zh, en }, t);
  if (act === 'retire') return { act, code: category.code, into: into === '' ? null : into };
  return { act, code: category.code };
}

function renamed(
  { code, zh: was, en: wasEn }: Category,
  { zh, en }: { zh: string; en: string },
  t: ReturnType<typeof useWords>,
): CategoryChange {
  if (zh === was && (en === '' ? zh : en) === wasEn)
    throw new Error(t('名称没有变；改了再记。', 'The name is the same; change it first.'));
  return { act: 'rename', code, zh, en };
}
