/** 红盾: the mark of the house, drawn; its colours are those of the page on which it stands. */
import { raw } from 'hono/html';

export const shield = raw(
  '<svg viewBox="0 0 28 32" aria-hidden="true"><path class="sh" d="M14 0l13 4.5V15c0 8-5.5 14-13 17C6.5 29 1 23 1 15V4.5z"/><path class="tk" d="M8 15.5l4.5 4.5L20.5 11"/></svg>',
);
