import { expect, test } from 'vitest';
import { uploadIdOf } from '../../../src/staff/base/upload-id.ts';

const photo = () => new File(['秤'], '秤.jpg', { lastModified: 7 });

test('reliability F7: a file that is sent to a matter again has the same id, also when it was chosen anew; for another matter another.', () => {
  const id = uploadIdOf(photo(), '投2026-0001');
  expect(uploadIdOf(photo(), '投2026-0001')).toBe(id);
  expect(uploadIdOf(photo(), '投2026-0002')).not.toBe(id);
  expect(uploadIdOf(new File(['斤两'], '秤.jpg', { lastModified: 8 }), '投2026-0001')).not.toBe(id);
});

test('reliability F7: a file of a form has its id for as long as it is the same choice.', () => {
  const chosen = photo();
  expect(uploadIdOf(chosen)).toBe(uploadIdOf(chosen));
  expect(uploadIdOf(photo())).not.toBe(uploadIdOf(chosen));
});
