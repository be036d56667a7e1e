/** What an officer does at the desk: with the keys of the desk alone, as the issue asks, or by hand. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { procedure, type PersonMove } from '../../../src/domain/complaint/procedure.ts';
import { openBy, wrongWith, type House, type Manner } from './browser.ts';
import { rooms } from '../../../src/staff/desk/frame/rooms.ts';
import { find } from '../living-matters.ts';

const mostTabs = 60;

export async function openMatter(page: Page, number: string): Promise<void> {
  await page.goto(`/desk/complaints/${encodeURIComponent(number)}`);
  await actions(page).waitFor();
}

/** Opens the desk of the account at the page of the matter. */
export async function openMatterAs(
  house: House,
  loginName: string,
  number: string,
  manner: Manner = {},
): Promise<Page> {
  const page = await house.openDesk(loginName, { ...manner, at: `/desk/complaints/${encodeURIComponent(number)}` });
  await actions(page).waitFor();
  return page;
}

/** Goes to a tab of a room with the keys alone: G, the digit of the room, the digit of the tab. */
export async function goToTab(page: Page, roomName: string, tab: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press(rooms.find(({ zh }) => zh === roomName)?.key ?? '');
  const tabs = page.getByRole('navigation', { name: roomName, exact: true });
  await tabs.waitFor();
  const names = await tabs.locator(':scope > a').allInnerTexts();
  const at = names.findIndex((name) => name.startsWith(tab));
  if (at !== -1) return page.keyboard.press(String(at + 1));
  // No room in the row: the digit behind the last tab opens the rest, where each has one of its own.
  await page.keyboard.press(String(names.length + 1));
  const rest = page.getByRole('menuitem');
  await rest.filter({ hasText: tab }).waitFor();
  const others = await rest.allInnerTexts();
  await page.keyboard.press(String(others.findIndex((name) => name.includes(tab)) + 1));
}

/** What stands on the page after registering. */
export async function filedOn(page: Page): Promise<{ number: string; words: string }> {
  await page.getByRole('heading', { name: '已登记' }).waitFor();
  const words = await page.locator('.slip').innerText();
  return { number: /投\d{4}-\d{4}/u.exec(words)?.[0] ?? '', words };
}

/** What the matter page offers now. */
export function actions(page: Page): Locator {
  return page.getByRole('region', { name: '现在可以做' });
}

/** The solid buttons of the page of a matter, by their words: one where its reader has a next step, and never a second. */
export async function solidButtons(page: Page): Promise<string[]> {
  await actions(page).waitFor();
  return page.locator('.main').locator('.b.p:visible, .ant-btn-primary:visible').allInnerTexts();
}

/** The drawers and dialogs that are open. */
export const over = '.ant-drawer-content-wrapper, .ant-modal';

/**
 * What is against the drawers that a matter of any kind offers now, each opened by hand and shut again, and how many there were; `but` names
 * what leads to a page of its own.
 */
export async function wrongInDrawers(page: Page, but: RegExp | null = null): Promise<{ wrong: string[]; n: number }> {
  await actions(page).waitFor();
  const wrong: string[] = [];
  const opening = actions(page).getByRole('button').filter({ hasText: '…', visible: true });
  const names = (await opening.allInnerTexts()).filter((name) => but?.test(name) !== true);
  for (const name of names) {
    const dialog = page.getByRole('dialog');
    const one = opening.filter({ hasText: name.split('…')[0] ?? name }).first();
    await openBy(() => one.click(), dialog.locator('form, fieldset, button[type=submit]').first());
    wrong.push(...(await wrongWith(page, name, undefined, over)));
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  return { wrong, n: names.length };
}

/** Moves whose button stands on the card that they change. */
const elsewhere: readonly PersonMove[] = ['correct', 'note'];

export function actionFor(page: Page, move: PersonMove): Locator {
  const place = elsewhere.includes(move) ? page.getByRole('main') : actions(page);
  return place.getByRole('button', { name: new RegExp(`^${procedure[move].zh}`, 'u') });
}

/** Presses the key of the move on the matter page; gives its drawer, in whose first field the cursor stands. */
export async function press(page: Page, move: PersonMove): Promise<Locator> {
  await actionFor(page, move).waitFor();
  await page.keyboard.press(procedure[move].key ?? '');
  return drawerOf(page, move);
}

/** The same by hand. */
export async function click(page: Page, move: PersonMove): Promise<Locator> {
  await actionFor(page, move).click();
  return drawerOf(page, move);
}

async function drawerOf(page: Page, move: PersonMove): Promise<Locator> {
  const drawer = page.getByRole('dialog').filter({ hasText: procedure[move].zh });
  await drawer.locator('button[type=submit]').waitFor();
  // The drawer puts the cursor into its first field a moment after it is open.
  await page.waitForTimeout(120);
  await page.locator('[role=dialog]:focus-within').first().waitFor({ state: 'attached' });
  return drawer;
}

/** Says with one key that the days of the drawer that are still empty were today, where there are any; no form says it by itself. */
export async function sayToday(page: Page): Promise<void> {
  if ((await page.getByRole('dialog').getByRole('button', { name: '空着的日期都是今天' }).count()) > 0)
    await page.keyboard.press('Alt+t');
}

/** Submits with Ctrl+Enter, what was done today as of today; the desk says that it was done, and the drawer is gone. */
export async function submit(page: Page, move: PersonMove): Promise<void> {
  await sayToday(page);
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${procedure[move].zh}：办好了`).last().waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** Counts the control keys that are pressed on the page from now on, each time since the last question; text that is typed is none. */
export function countKeys(page: Page): () => number {
  const { keyboard } = page;
  const press = keyboard.press.bind(keyboard);
  let n = 0;
  keyboard.press = (key, options) => {
    n += 1;
    return press(key, options);
  };
  return () => {
    const counted = n;
    n = 0;
    return counted;
  };
}

/** Goes on with Tab until the field of that label has the cursor, and types into it. */
export async function tabAndType(page: Page, label: string, text: string): Promise<void> {
  await tabTo(page, label);
  // Tab has marked what stands there, and what is typed takes its place.
  await page.evaluate('document.activeElement?.select?.()');
  await page.keyboard.insertText(text);
}

/** Goes by keyboard to a list of choices by its first one, and down to the one that is meant. */
export async function tabAndChoose(page: Page, first: string, steps: number): Promise<void> {
  await tabTo(page, first);
  await page.keyboard.press('Space');
  for (let i = 0; i < steps; i += 1) await page.keyboard.press('ArrowDown');
}

/** Goes on with Tab until the field of that label has the cursor. A form may come after its drawer, so its field is waited for. */
export async function tabTo(page: Page, label: string): Promise<void> {
  await page.getByLabel(label).first().waitFor({ state: 'attached' });
  const focused = `[...(document.activeElement?.labels ?? [])].map((one) => one.innerText).join(' ') || (document.activeElement?.getAttribute('aria-label') ?? '')`;
  const seen: string[] = [];
  for (let i = 0; i < mostTabs; i += 1) {
    const name = (await page.evaluate<string>(focused)).trim();
    if (name.startsWith(label)) return;
    seen.push(name);
    await page.keyboard.press('Tab');
  }
  expect.fail(`No Tab leads to “${label}”, only to ${[...new Set(seen)].join('、')}.`);
}

/** Goes on with J until the row of the matter is the current one. */
export async function stepTo(page: Page, number: string): Promise<void> {
  await page.getByRole('link', { name: number, exact: true }).first().waitFor();
  for (let i = 0; i < mostTabs; i += 1) {
    if ((await page.locator('tr.cur', { hasText: number }).count()) === 1) return;
    await page.keyboard.press('j');
  }
  expect.fail(`J does not lead to ${number}.`);
}

/** The figure of that name on the page of work figures, and the address of its records. */
export async function figureOn(page: Page, name: string): Promise<{ value: number; records: Locator }> {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  const records = row.getByRole('link');
  return { value: Number((await records.innerText()).replace(/[^\d.]/gu, '')), records };
}

export async function stateOf(house: House, number: string): Promise<string> {
  return (await find(house, number)).state;
}
