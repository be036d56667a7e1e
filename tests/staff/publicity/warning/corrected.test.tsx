import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { CorrectedWords } from '../../../../src/staff/publicity/warning/corrected.tsx';
import type { Me } from '../../../../src/staff/base/client.ts';
import { MeProvider } from '../../../../src/staff/base/me.tsx';

const me = { language: 'zh', today: '2026-11-25', permissions: [] } as unknown as Me;

test('同意改正的人看得到改成的话：新旧并排，变的标出来，没变的不列', () => {
  const entry = { title: '充电器先停用', text: '接到几件投诉。', advice: '先拔下来', unknown: '' };
  const correction = { ...entry, advice: '先拔下来，留着小票', reason: '少写了一步' };
  const page = renderToStaticMarkup(
    <MeProvider me={me}>
      <CorrectedWords entry={entry} correction={correction} />
    </MeProvider>,
  );
  expect(page).toContain('少写了一步');
  expect(page).toContain('先拔下来<ins>，留着小票</ins>');
  expect(page).toContain('怎么办');
  expect(page).not.toContain('接到几件投诉');
});
