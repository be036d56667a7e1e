/** Tables as the national platform and 12345 export them, for the tests of the import. */
import { runJob, type JobDeps } from '../../src/jobs/run.ts';
import { sessionCookie } from '../../src/http/base/session.ts';
import type { Caller, TestApp } from './house/http-app.ts';
import { cast } from './cast.ts';
import { appOf } from './house/http-app.ts';

export const platformHeaders = [
  '投诉编号',
  '投诉人',
  '联系电话',
  '企业名称',
  '企业地址',
  '投诉内容',
  '登记时间',
  '争议金额',
  '客体类别',
] as const;

/** One line of the platform; the n-th has a number of its own. */
export function platformRow(
  n: number,
  change: Partial<Record<(typeof platformHeaders)[number], string>> = {},
): string[] {
  const row = {
    投诉编号: `14110230020260506${String(n).padStart(5, '0')}`,
    投诉人: `李有田${n}`,
    联系电话: `138${String(10_000_000 + n)}`,
    企业名称: `老周农资店${n % 90}`,
    企业地址: '柳河街六号',
    投诉内容: `第 ${n} 次买的化肥，每袋少四公斤，店里不肯补。`,
    登记时间: '2026-05-06 08:30',
    争议金额: '1750',
    客体类别: '食品',
    ...change,
  };
  return platformHeaders.map((header) => row[header]);
}

/** The table as CSV text. */
export function csvOf(rows: readonly (readonly string[])[], headers: readonly string[] = platformHeaders): string {
  const quoted = (cell: string) => (/[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [headers, ...rows].map((row) => row.map(quoted).join(',')).join('\r\n');
}

/** The table as a workbook, with a title above the headers as exports have it. */
export async function xlsxOf(
  rows: readonly (readonly unknown[])[],
  headers: readonly string[] = platformHeaders,
): Promise<Buffer> {
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet('投诉信息');
  sheet.addRow(['投诉信息导出表']);
  sheet.mergeCells(1, 1, 1, headers.length);
  sheet.addRow([...headers]);
  for (const row of rows) sheet.addRow([...row]);
  book.addWorksheet('说明').addRow(['第二张表不读']);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Uploads a file as the account does; the answer of the wire. */
export async function upload(
  app: TestApp,
  loginName: string,
  file: Buffer | string,
  fileName = '平台.csv',
  path = '/api/imports',
  id?: string,
  fields: Readonly<Record<string, string>> = {},
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever shape the wire carries.
): Promise<{ status: number; body: any }> {
  const wire = appOf(app.deps);
  // A session without a sign-in: whoever signs in twenty times in a minute is held for a thief.
  const cookie = `${sessionCookie}=${await app.tokenOf(loginName)}`;
  const form = new FormData();
  if (id !== undefined) form.append('id', id);
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', new Blob([Buffer.from(file)]), fileName);
  const answer = await wire.request(path, {
    method: 'POST',
    headers: { cookie },
    body: form,
  });
  return { status: answer.status, body: await answer.json() };
}

/** What the clock would do: goes on with every import that has a pass under way. */
export async function runImports(app: TestApp, signal?: AbortSignal): Promise<void> {
  const channel = { name: 'test', send: async () => undefined };
  const deps: JobDeps = {
    ...app.deps,
    connection: app.database.owner,
    channels: { sms: channel, email: channel },
  };
  await runJob(deps, 'run-imports', signal);
}

/** Uploads, looks through and imports a file by the mapping that its headers suggest; gives the run as it ended. */
export async function importWhole(
  app: TestApp,
  caller: Caller,
  file: Buffer | string,
  change: Record<string, unknown> = {},
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever shape the wire carries.
): Promise<any> {
  const { body: taken } = await upload(app, cast.centre, file);
  const { body: columns } = await caller('GET', `/api/imports/${taken.id}/columns`);
  const checked = await caller('POST', `/api/imports/${taken.id}/check`, {
    mapping: { ...columns.suggested, ...change },
  });
  if (checked.status !== 200) throw new Error(`refused: ${checked.body.zh}`);
  await runImports(app);
  await caller('POST', `/api/imports/${taken.id}/run`);
  await runImports(app);
  return (await caller('GET', `/api/imports/${taken.id}`)).body;
}

export const registerHeaders = ['统一社会信用代码', '名称', '经营场所', '联系电话', '登记状态'] as const;

/** Uploads the list of a register and has it looked through; gives the run. */
export async function checkShops(
  app: TestApp,
  rows: readonly (readonly string[])[],
  headers: readonly string[] = registerHeaders,
  // oxlint-disable-next-line typescript/no-explicit-any -- tests read whatever shape the wire carries.
): Promise<any> {
  const { status, body } = await upload(app, cast.centre, csvOf(rows, headers), '登记库.csv', '/api/operators/import');
  if (status !== 201) throw new Error(`refused: ${body.zh}`);
  await runImports(app);
  return (await app.as(cast.centre)('GET', `/api/imports/${body.id}`)).body;
}

/** The same, and imported; gives the run as it ended. */
export async function importShops(
  app: TestApp,
  rows: readonly (readonly string[])[],
  headers: readonly string[] = registerHeaders,
) {
  const { id } = await checkShops(app, rows, headers);
  await app.as(cast.centre)('POST', `/api/imports/${id}/run`);
  await runImports(app);
  return (await app.as(cast.centre)('GET', `/api/imports/${id}`)).body;
}
