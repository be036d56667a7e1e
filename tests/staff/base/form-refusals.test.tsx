import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ProblemError } from '../../../src/staff/base/client.ts';
import { isUnreachable, Refusals } from '../../../src/staff/base/ui/form-refusals.tsx';

const lost = new ProblemError({
  code: 'unreachable',
  status: 0,
  zh: '连不上服务器，不知道交到没有',
  en: 'No connection',
});

test('A press whose answer was lost is told in red while the line is down, and calmly once it is up again.', () => {
  expect(isUnreachable(lost)).toBe(true);
  const said = (isBack: boolean) =>
    renderToStaticMarkup(<Refusals error={lost} isBack={isBack} problems={[]} onField={() => undefined} />);
  expect(said(false)).toContain('连不上服务器');
  expect(said(true)).not.toContain('连不上服务器');
  expect(said(true)).toContain('网通了。刚才那一次不知道交到没有，请再提交一次：交到过的不会办两次。');
});
