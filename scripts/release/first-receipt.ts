/**
 * From an empty database to the first citizen's receipt, by what browsers send: `node first-receipt.ts ADDRESS`, on the Node that
 * comes with the program, with the set-up code that its start has said in SETUP_CODE. The bureau is set up, its administrator signs in with a second factor, one office, one town and one village are
 * made, and a villager files. Prints number and query code; with both behind the address it only asks how far that one is.
 */
import { codeOf } from '../../tests/build/telephone-code.ts';

const [address = 'http://127.0.0.1:12315', number, code] = process.argv.slice(2);
const password = 'three oxen at the ford';
const cookies = new Map<string, string>();

if (number === undefined || code === undefined) await first();
else await follow(number, code);

async function first(): Promise<void> {
  await form('/setup', {
    code: process.env['SETUP_CODE'] ?? '',
    countyId: '990126',
    name: '青禾县',
    province: '中州省',
    city: '安澜市',
    bureauName: '青禾县市场监督管理局',
    paperPrefix: '青市监',
    hotline: '12315',
    adminName: '沈立新',
    loginName: 'shenlixin',
    password,
    passwordAgain: password,
  });
  await api('POST', '/session', { loginName: 'shenlixin', password });
  const { key } = (await api('POST', '/session/factor/begin', {})) as { key: string };
  await api('POST', '/session/factor/prove', { code: codeOf(key, Date.now()) });
  const { organisations } = (await api('GET', '/directory')) as { organisations: { id: string; kind: string }[] };
  const bureau = organisations.find(({ kind }) => kind === 'bureau')?.id ?? null;
  const office = { id: 'SO-01', name: '城关市场监管所', kind: 'office', parentId: bureau, phone: '', address: '' };
  await api('PUT', '/organisations', { ...office, active: true });
  const place = { officeId: 'SO-01', x: 0, y: 0 };
  await api('PUT', '/regions', {
    regions: [
      { ...place, id: '990126100', name: '城关镇', kind: 'town', parentId: null },
      { ...place, id: '990126100201', name: '前进村', kind: 'village', parentId: '990126100', x: 2.5, y: -1 },
    ],
  });
  cookies.clear();
  console.log((await file()).join(' '));
}

/** Whoever has no account and no script. */
async function file(): Promise<[string, string]> {
  const empty = await (await send('GET', '/complaint')).text();
  const token = /name="token" value="(?<token>[^"]+)"/u.exec(empty)?.groups?.['token'];
  if (token === undefined) throw new Error('The form of a complaint has no token.');
  const page = await form('/complaint', {
    token,
    name: '周桂兰',
    phone: '13800138000',
    village: '990126100201',
    shop: '城关镇便民超市',
    shopVillage: '990126100201',
    story: '昨天在便民超市买的电水壶，回家一烧水就漏，店家说不给换。',
    ask: 'exchange',
    amount: '89',
  });
  const shown = (what: string) =>
    new RegExp(`data-test="${what}"[^>]*>(?<words>[^<]+)<`, 'u').exec(page)?.groups?.['words']?.replaceAll(/\s/gu, '');
  const receipt = [shown('number'), shown('code')];
  if (receipt[0] === undefined || receipt[1] === undefined) throw new Error(`There is no receipt:\n${page}`);
  return [receipt[0], receipt[1]];
}

async function follow(of: string, by: string): Promise<void> {
  const page = await form('/progress', { number: of, code: by });
  if (!page.includes('data-test="now"')) throw new Error(`${of} does not open by its code:\n${page}`);
  console.log(of);
}

/** The page after a form was sent, where a redirect leads to. */
async function form(path: string, fields: Record<string, string>): Promise<string> {
  let answer = await send('POST', path, new URLSearchParams(fields));
  while (answer.status === 303) answer = await send('GET', answer.headers.get('location') ?? '/');
  const page = await answer.text();
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}:\n${page}`);
  return page;
}

async function api(method: string, path: string, body?: object): Promise<unknown> {
  const answer = await send(method, `/api${path}`, body === undefined ? undefined : JSON.stringify(body));
  if (!answer.ok) throw new Error(`${method} ${path} answers ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

async function send(method: string, path: string, body?: string | URLSearchParams): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(new URL(path, address), {
    method,
    redirect: 'manual',
    headers: { cookie, ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}) },
    ...(body === undefined ? {} : { body }),
  });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(line) ?? [];
    cookies.set(name, value);
  }
  return answer;
}
