import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test } from 'vitest';
import { MatterLink } from '../../../src/staff/base/ui/matter-link.tsx';

test.each([
  ['投2026-0412', '/complaints/'],
  ['举2026-0021', '/tipoffs/'],
  ['询2026-0003', '/inquiries/'],
])('The link of %s leads to the page of its kind.', (number, path) => {
  const link = renderToStaticMarkup(
    <MemoryRouter>
      <MatterLink number={number} />
    </MemoryRouter>,
  );
  expect(link).toBe(`<a href="${path}${encodeURIComponent(number)}" data-discover="true">${number}</a>`);
});
