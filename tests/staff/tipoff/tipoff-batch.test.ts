import { expect, test } from 'vitest';
import { tipoffPapers, type TipoffPaper } from '../../../src/domain/tipoff/papers.ts';
import { tipoffBatchPapers } from '../../../src/staff/tipoff/tipoff-shelf.tsx';

test('成批打印的举报文书，名称就是文书自己的', () => {
  for (const [kind, { zh, en }] of Object.entries(tipoffBatchPapers))
    expect(tipoffPapers[kind as TipoffPaper]).toMatchObject({ zh, en });
});
