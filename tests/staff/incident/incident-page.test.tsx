import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App } from 'antd';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { MemoryRouter } from 'react-router';
import { expect, test, vi } from 'vitest';
import type { Me } from '../../../src/staff/base/client.ts';
import { LanguageProvider } from '../../../src/staff/base/language.tsx';
import { MeProvider } from '../../../src/staff/base/me.tsx';
import type { SeenIncident } from '../../../src/staff/incident/incident-calls.ts';
import { Count } from '../../../src/staff/incident/incident-page.tsx';
import { JointPart } from '../../../src/staff/incident/joint-part.tsx';
import { MembersCard } from '../../../src/staff/incident/members-card.tsx';
import { NextCard } from '../../../src/staff/incident/next-card.tsx';
import { responsibleAmong } from '../../../src/staff/incident/responsible.ts';

const me = {
  id: 'a',
  name: '方敏',
  role: 'centre',
  language: 'zh',
  today: '2026-08-18',
  permissions: [],
} as unknown as Me;
const words = (page: ReactNode) =>
  renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <MeProvider me={me}>
          <MemoryRouter>{page}</MemoryRouter>
        </MeProvider>
      </App>
    </QueryClientProvider>,
  )
    .replace(/<[^>]+>/gu, '|')
    .replace(/\|+/gu, '|');

const aMember = (more: object) => ({
  matterId: 'm1',
  kind: 'complaint',
  number: '投2026-0001',
  state: 'in',
  how: 'person',
  why: '',
  whyEn: '',
  households: 1,
  name: '孙**',
  joint: null,
  willing: false,
  mayJoin: true,
  answers: [],
  ...more,
});
const none = { appraiseBy: null, appraisalAskedOn: null, handedOn: null, closedAt: null, formCode: null, crop: '' };
const tally = { asked: 32, yes: 2, no: 6, unknown: 0, read: 3, silent: 21, late: 0, households: 4, mu: 0 };
const view = (more: object, entry: object = {}) =>
  ({
    entry: {
      number: '群2026-0003',
      state: 'handling',
      confirmedAt: null,
      filedAt: null,
      answeredAt: null,
      ...none,
      ...entry,
    },
    moves: [],
    more: { members: [], checks: [], answered: null, households: 0, towns: 0, days: 0, ...more },
  }) as unknown as SeenIncident;
const check = (more: object, state = 'asked') =>
  view({ checks: [{ number: '查2026-0001', state, tally: { ...tally, ...more } }] });

test('FRESH 20 各站排查答了 8 个还没办完；全答了、收了才算办了', () => {
  expect(words(<NextCard view={check({})} />)).toContain('各站排查|（正在办）|8/32|还有 24 个站没答');
  expect(words(<NextCard view={check({ no: 30 })} />)).toContain('各站排查|（办了）|32/32');
  expect(words(<NextCard view={check({}, 'closed')} />)).toContain('各站排查|（办了）|8/32|收了；还有 24 个站没答');
  expect(words(<NextCard view={view({})} />)).toContain('各站排查|（还没办）');
  const telling = view({ answered: { told: 1, of: 3 } }, { answeredAt: '2026-08-18T01:00:00Z' });
  expect(words(<NextCard view={telling} />)).toContain('给每一位同一答复|（正在办）|1/3');
});

test('FRESH 38 三件举报说 3 件举报、论份，不说户、不说投诉人', () => {
  const tipoffs = ['1', '2', '3'].map((n) =>
    aMember({ matterId: n, kind: 'tipoff', number: `举2026-000${n}`, name: null, why: '同一批次' }),
  );
  const all = view({ members: tipoffs, households: 3 });
  expect(words(<Count view={all} />)).toBe('|3 件举报|。|');
  expect(words(<MembersCard view={all} />)).toMatch(/举报人.*\|份\|.*1 份/u);
  expect(words(<MembersCard view={all} />)).not.toMatch(/投诉人|户/u);
  const mixed = view({ members: [aMember({}), ...tipoffs], households: 4 });
  expect(words(<Count view={mixed} />)).toBe('|4 件|（其中举报 3 件）、|1 户|。|');
});

test('问到的亩数加在一起说，各人答的写在各人那行，没问到的不算', () => {
  const sown = (value: string) => [{ zh: '种了多少亩', en: 'How many mu', value, told: `${value} 亩`, fact: 'mu' }];
  const members = ['7', '11.5'].map((mu) => aMember({ matterId: mu, answers: sown(mu) }));
  const all = view({
    members: [...members, aMember({ matterId: 'm3' }), aMember({ state: 'out', answers: sown('90') })],
  });
  expect(words(<Count view={all} />)).toContain('；问到 2 件，共 18.5 亩。|');
  expect(words(<MembersCard view={all} />)).toContain('|种了多少亩 |11.5 亩|');
});

test('FRESH 39 手工加入的写明是谁为什么加的，看不到的件什么也不说', () => {
  const drawn = (more: object) => words(<MembersCard view={view({ members: [aMember(more)] })} />);
  expect(drawn({ why: '同一个品种' })).toContain('人工加入：|同一个品种');
  expect(drawn({ how: 'form' })).toContain('本人在登记表上说是同一件事');
  expect(drawn({ name: null, why: '' })).toContain('|—|');
});

test('在英文页面上，相合的事实用英文说，名字和原话写明是中文', () => {
  vi.stubGlobal('localStorage', { getItem: () => 'en', setItem: () => undefined });
  const found = { how: 'detected', why: '牌子丰垦、不结穗（“没棒子”）', whyEn: 'brand 丰垦, no ears (“没棒子”)' };
  const html = renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <App>
        <LanguageProvider>
          <MeProvider me={me}>
            <MemoryRouter>
              <MembersCard view={view({ members: [aMember(found), aMember({ matterId: 'm2', why: '同一批' })] })} />
            </MemoryRouter>
          </MeProvider>
        </LanguageProvider>
      </App>
    </QueryClientProvider>,
  );
  vi.unstubAllGlobals();
  expect(html).toContain('brand <span lang="zh-CN">丰垦</span>, no ears (“<span lang="zh-CN">没棒子</span>”)');
  expect(html).toContain('Added by a person: <span lang="zh-CN">同一批</span>');
  expect(html).not.toContain('牌子');
});

test('FRESH 17 勾了愿意一起办的，共同投诉里写愿意一起办', () => {
  const members = [aMember({ willing: true }), aMember({ matterId: 'm2', number: '投2026-0002' })];
  expect(words(<JointPart view={view({ members })} />)).toMatch(/投2026-0001.*愿意一起办.*投2026-0002.*各办各的/u);
});

test('FRESH 18 负责人只列县中心和所里的人，各带单位和职务', () => {
  const people = [
    { id: '1', name: '马建国', role: 'officer', organisationId: 'o', stationId: null },
    { id: '2', name: '宏运车行', role: 'firm', organisationId: 'f', stationId: null },
    { id: '3', name: '石国强', role: 'auditor', organisationId: 'o', stationId: null },
  ] as unknown as Parameters<typeof responsibleAmong>[0];
  const organisations = [{ id: 'o', name: '柳河镇监管所' }] as unknown as Parameters<typeof responsibleAmong>[1];
  expect(responsibleAmong(people, organisations, ({ zh }) => zh)).toEqual([
    { id: '1', name: '马建国 · 柳河镇监管所 · 承办人' },
  ]);
});
