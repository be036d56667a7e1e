import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { forgetThen } from '../../../src/store/inquiry/what-then.ts';
import { cast } from '../../build/cast.ts';
import { citizen } from '../../build/house/citizen.ts';
import { filing, testApp, type TestApp } from '../../build/house/http-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  app.setNow('2026-11-25T09:00:00+08:00');
});
afterAll(() => app.close());

const read = (path: string) => citizen(app.deps).get(path);
const offered = async (words: string) => {
  const answer = await app.as(null)('POST', '/guides/offer', words);
  return answer.body.offers as { number: string; title: string; next: string }[];
};

describe('knowledge for everybody', () => {
  it('S109 S163 the guides of the season stand on the first page and first in the list, and are left out in other months', async () => {
    expect((await read('/')).html).toContain('羽绒服、棉衣怎么挑');
    const { html } = await read('/guides');
    expect(html).toContain('11 月该看的');
    const [before = '', season = ''] = html.split('id="season"');
    expect(before).not.toContain('羽绒服、棉衣怎么挑');
    expect(season.slice(0, season.indexOf('</section>'))).toContain('羽绒服、棉衣怎么挑');
    app.setNow('2026-06-10T09:00:00+08:00');
    expect((await read('/')).html).not.toContain('羽绒服、棉衣怎么挑');
    expect((await read('/')).html).toContain('农药怎么选、怎么用、怎么存');
    app.setNow('2026-11-25T09:00:00+08:00');
  });

  it('S121 S159 fakes, ways and steps, traps by trade are found by a plain question without a script, each with its number, its version and words to listen to', async () => {
    const { html } = await read(`/guides?q=${encodeURIComponent('讲座送鸡蛋是不是骗人')}`);
    // fresh 46: the hits alone, and the way to all; fresh 25: the first page leads to the recalls.
    const every = (await read('/guides')).html;
    const linksIn = (page: string) => page.match(/href="\/guides\//gu)?.length ?? 0;
    expect(linksIn(html)).toBeLessThan(linksIn(every));
    expect(html).toContain('看全部');
    expect((await read('/')).html).toContain('href="/recalls"');
    const number = /\/guides\/(知\d{4}-\d{4})">\s*送鸡蛋、听讲座卖保健品/u.exec(html)?.[1] ?? '';
    expect(number).toMatch(/^知/u);
    for (const kind of ['辨假识假', '投诉渠道和步骤', '消费陷阱和营销手法', '选购使用保管'])
      expect(every).toContain(kind);
    const page = (await read(`/guides/${encodeURIComponent(number)}`)).html;
    expect(page).toContain('保健食品、会议营销');
    expect(page).toContain('第 1 版');
    expect(page).toContain('data-read="送鸡蛋、听讲座卖保健品。乡亲们');
  });

  it('in English a guide names its classes in English, and its title, which is written in Chinese alone, says that it is Chinese', async () => {
    for (const path of ['/guides?lang=en', '/?lang=en']) {
      const { html } = await read(path);
      const [, lang = '', classes = ''] =
        /<a [^>]*?(lang="zh-CN")? href="\/guides\/知[^>]*>[^<]*<\/a>\s*<span class="hint">([^<]*)/u.exec(html) ?? [];
      expect([path, lang, /^[ -~]+$/u.test(classes.trim())]).toEqual([path, 'lang="zh-CN"', true]);
    }
  });

  it('S109 what is for pupils or shops has its own list, and what is for the staff alone is on no page', async () => {
    expect((await read('/guides?for=pupil')).html).toContain('零食看哪几行字');
    expect((await read('/guides?for=pupil')).html).not.toContain('店里被投诉了怎么办');
    expect((await read('/guides?for=operator')).html).toContain('店里被投诉了怎么办');
    expect((await read('/guides')).html).not.toContain('站里接待怎么问');
    const { entries } = (await app.as(cast.centre)('GET', '/api/knowledge')).body;
    const own = entries.find((one: { id: string }) => one.id === 'staff-receive');
    expect((await read(`/guides/${encodeURIComponent(own.number)}`)).status).toBe(404);
    expect((await read('/guides?for=staff')).html).not.toContain('站里接待怎么问');
  });

  it('S159 a version that nobody else has read is on no page and in no offer', async () => {
    const id = uuidv7();
    const form = {
      title: '木耳真假怎么认',
      questions: ['木耳泡出黑水是不是假的'],
      answer: '正常的木耳泡开没有黑水，闻着没有怪味，掰断不掉粉。',
      articles: ['《食品安全法》第六十七条'],
      keywords: ['木耳'],
      kind: 'fake',
      audiences: ['villager'],
    };
    const written = { readVersion: 0, clientId: uuidv7(), form };
    const { number } = (await app.as(cast.centre)('PUT', `/api/knowledge/${id}`, written)).body;
    expect((await read('/guides')).html).not.toContain('木耳真假怎么认');
    expect((await read(`/guides/${encodeURIComponent(number)}`)).status).toBe(404);
    await app.as(cast.deputyDirector)('POST', `/api/knowledge/${id}/approve`, { readVersion: 1, clientId: uuidv7() });
    expect((await read('/guides')).html).toContain('木耳真假怎么认');
    expect((await offered('买的木耳一泡全是黑水，是不是假的'))[0]?.title).toBe('木耳真假怎么认');
  });

  it('is offered while somebody writes, with what most people then did, and says nothing of few', async () => {
    const [first] = await offered('我在柳河街上买的种子种下去一个月都不出芽，店家不认');
    expect(first?.title).toBe('种子不出芽、减产');
    expect(first?.next).toBe('');
    // Twenty of a class that were settled and six that were not, closed in the year.
    for (let i = 0; i < 26; i += 1) {
      const { number } = (await app.as(cast.centre)('POST', '/api/complaints', filing({ channel: 'C01' }))).body;
      await app.database.pool.query(
        `update complaint set category_code = 'G10.1', state = 'closed', stage = 'done', outcome = $2, closed_on = '2026-10-01'
           where number = $1`,
        [number, i < 20 ? 'settled' : 'terminated'],
      );
    }
    expect((await offered('我买的种子种下去一个月都不出芽'))[0]?.next).toBe('');
    forgetThen(app.deps.db);
    expect((await offered('我买的种子种下去一个月都不出芽'))[0]?.next).toBe(
      '多数人接着交给所里，调解谈成了（近一年同类的，10 个里有 8 个）',
    );
    expect(await offered('您好')).toEqual([]);
  });

  it('is asked by one address so often alone as somebody writes, and reads no more than says what it is about', async () => {
    const long = `${'种子不出芽，'.repeat(800)}`;
    expect((await app.as(null)('POST', '/guides/offer', long)).status).toBe(200);
    const answers = await Promise.all(Array.from({ length: 650 }, () => app.as(null)('POST', '/guides/offer', '您')));
    expect(answers.some(({ status }) => status === 429)).toBe(true);
    app.setNow('2026-11-25T10:00:00+08:00');
    expect((await app.as(null)('POST', '/guides/offer', '您')).status).toBe(200);
  });

  it('S109 the form says where to look, and needs none of it', async () => {
    const { html } = await read('/complaint');
    expect(html).toContain('href="/guides"');
    expect(html).toContain('data-guides=');
  });

  it('S109 the telephone of a station carries what holds today, and nothing that waits', async () => {
    await app.as(cast.centre)('PUT', `/api/knowledge/${uuidv7()}`, {
      readVersion: 0,
      clientId: uuidv7(),
      form: {
        title: '还没审的一条',
        questions: ['还没审的一条是什么'],
        answer: '这一条还没有人审过，谁也看不到它。',
        articles: ['《食品安全法》第六十七条'],
      },
    });
    const { body } = await app.as('st-v0303')('GET', '/api/outbox/provisions');
    const titles = body.guides.map((one: { title: string }) => one.title);
    expect(titles).toContain('站里接待怎么问、怎么记');
    expect(titles).not.toContain('还没审的一条');
  });
});
