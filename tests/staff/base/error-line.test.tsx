import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ProblemError } from '../../../src/staff/base/client.ts';
import { ErrorLine } from '../../../src/staff/base/ui/error-line.tsx';

const words = { zh: '这是现在的或者前几次用过的密码；请换一个没用过的。', en: 'It was used before' };
const other = { zh: '“姓名”没有填。', en: 'No name' };
const refused = (...fields: (typeof words)[]) =>
  new ProblemError({
    code: 'used-password',
    status: 422,
    ...words,
    fields: fields.map((one) => ({ path: 'next', ...one })),
  });
const said = (error: ProblemError, onField?: () => void) =>
  renderToStaticMarkup(<ErrorLine error={error} {...(onField === undefined ? {} : { onField })} />);
const times = (html: string, one: string) => html.split(one).length - 1;

test('operations A9: a refusal whose only field says the same says it once, as the way to the field where there is one.', () => {
  expect(times(said(refused(words)), words.zh)).toBe(1);
  expect(said(refused(words))).not.toContain('<ul>');
  const linked = said(refused(words), () => undefined);
  expect(times(linked, words.zh)).toBe(1);
  expect(linked).toContain('<button');
  const both = said(refused(words, other));
  expect([times(both, words.zh), times(both, other.zh)]).toEqual([1, 1]);
});

test('What was not loaded says that the line broke and that one presses again, and no page is called broken for it.', () => {
  const unloaded = new TypeError('Failed to fetch dynamically imported module: https://a.example/part.js');
  const html = renderToStaticMarkup(<ErrorLine error={unloaded} />);
  expect([html.includes('网络好了再按一次'), html.includes('页面出错了')]).toEqual([true, false]);
});
