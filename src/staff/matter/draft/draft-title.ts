const sheets: Readonly<Record<string, { zh: string; en: string } | undefined>> = {
  'new.file': { zh: '登记投诉', en: 'File a complaint' },
  'new.tipoff': { zh: '登记举报', en: 'Register a tip-off' },
};

/** What a draft is called: the sheets of a call in the reader's language, for it may have been begun in the other; else as it was kept. */
export function draftTitle(
  { form, title, who = '' }: { form: string; title: string; who?: string },
  language: 'zh' | 'en',
): string {
  const [kind = ''] = /^new\.\w+/u.exec(form) ?? [];
  const name = sheets[kind]?.[language] ?? title;
  return who === '' ? name : `${name} · ${who}`;
}
