import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer as createHttpServer, type IncomingHttpHeaders, type Server } from 'node:http';
import { createServer as createSocketServer, type AddressInfo, type Server as SocketServer } from 'node:net';
import { text } from 'node:stream/consumers';
import pino from 'pino';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { mailChannel } from '../../src/outside/mail.ts';
import { queryOf, signedAcs3, signedTc3, type CloudSettings } from '../../src/outside/gateway/cloud.ts';
import { fillTemplate, templateOf, type SmsTemplate } from '../../src/outside/gateway/template.ts';
import { smsChannel } from '../../src/outside/sms.ts';

const message = {
  id: '019a0000-0000-7000-8000-000000000001',
  to: '13812340317',
  text: '【青禾县12315】您的投诉已登记，"编号"2026000001。\n查进度&催办=都可以。',
};
const servers: (Server | SocketServer)[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A log whose lines can be read. */
function logOf(lines: string[]): pino.Logger {
  return pino({ level: 'info' }, { write: (line: string) => void lines.push(line) });
}

async function listen<S extends Server | SocketServer>(server: S): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

interface Heard {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

async function gateway(status: number, heard: Heard[], answer = '{"said":"13812340317"}'): Promise<string> {
  const server = createHttpServer((request, response) => {
    void text(request).then((body) => {
      heard.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.writeHead(status, status === 302 ? { location: '/elsewhere' } : {}).end(answer);
    });
  });
  return `http://127.0.0.1:${await listen(server)}/send?key=secret-key`;
}

describe('The SMS gateway', () => {
  const log = logOf([]);

  test('gets the template as JSON, whatever the words contain.', async () => {
    const heard: Heard[] = [];
    const body = '{"mobile":"{to}","content":"{text}","serial":"{id}"}';
    await smsChannel({ url: await gateway(200, heard), body }, log).send(message);
    expect(heard).toHaveLength(1);
    expect(heard[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ mobile: message.to, content: message.text, serial: message.id });
  });

  test('gets the template as a form, whatever the words contain.', async () => {
    const heard: Heard[] = [];
    await smsChannel({ url: await gateway(204, heard, ''), body: 'u=county&m={to}&c={text}' }, log).send(message);
    expect(heard[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded; charset=utf-8');
    expect(Object.fromEntries(new URLSearchParams(heard[0]?.body))).toEqual({
      u: 'county',
      m: message.to,
      c: message.text,
    });
  });

  test('does not put one filled word into another.', async () => {
    const heard: Heard[] = [];
    const body = '{"to":"{to}","text":"{text}"}';
    await smsChannel({ url: await gateway(200, heard), body }, log).send({ ...message, text: '{to} and {id}' });
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({ to: message.to, text: '{to} and {id}' });
  });

  test.each([500, 403, 302])(
    'that answers %i has not taken the message, and the reason names no person and no key.',
    async (status) => {
      const channel = smsChannel({ url: await gateway(status, []), body: '{"to":"{to}","text":"{text}"}' }, log);
      const error = await channel.send(message).then(
        () => null,
        (thrown: Error) => thrown,
      );
      expect(error?.message).toMatch(status === 302 ? /^短信网关连不上/u : new RegExp(`^短信网关回答 ${status}$`, 'u'));
      expect(error?.message).not.toMatch(/1381234|secret-key/u);
    },
  );

  test('that is not there is named by its cause.', async () => {
    const server = createHttpServer();
    const port = await listen(server);
    server.close();
    await once(server, 'close');
    const channel = smsChannel(
      { url: `http://127.0.0.1:${port}/?key=secret-key`, body: '{"to":"{to}","text":"{text}"}' },
      log,
    );
    await expect(channel.send(message)).rejects.toThrow('短信网关连不上（ECONNREFUSED）');
  });

  test('that never answers is given up after ten seconds.', async () => {
    const port = await listen(createSocketServer(() => undefined));
    const channel = smsChannel({ url: `http://127.0.0.1:${port}/`, body: '{"to":"{to}","text":"{text}"}' }, log);
    // Here a second takes a hundredth of itself.
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const waits = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 100));
    try {
      await expect(channel.send(message)).rejects.toThrow('短信网关 10 秒没有回答');
      expect(waits.mock.calls).toEqual([[10_000]]);
    } finally {
      waits.mockRestore();
    }
  });

  test('with a template that cannot work is refused at the start, by the name of the setting.', () => {
    for (const body of ['{"to":"{to}"}', '{"to":"{to}","text":"{text}"', 'to={to}']) {
      expect(() => smsChannel({ url: 'http://127.0.0.1/', body }, log)).toThrow('SMS_BODY');
    }
  });

  test('security F18: that nobody has set leaves no words in the log, only the kind and the telephone masked.', async () => {
    const lines: string[] = [];
    await smsChannel(null, logOf(lines)).send(message);
    await smsChannel(null, logOf(lines)).send({ ...message, text: '【青禾县12315】验证码 804009，10 分钟内有效。' });
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('138****0317');
    expect(lines[1]).toContain('"kind":"验证码"');
    expect(lines.join('')).not.toMatch(/13812340317|2026000001|804009|青禾县/u);
  });

  test.each([
    ['{"code":-1,"msg":"余额不足"}', '短信网关没有收下：code=-1（余额不足）'],
    [
      '{"Code":"isv.BUSINESS_LIMIT_CONTROL","Message":"13812340317 触发流控"}',
      '短信网关没有收下：Code=isv.BUSINESS_LIMIT_CONTROL（… 触发流控）',
    ],
    ['{"Response":{"Error":{"Code":"AuthFailure","Message":"no"}}}', '短信网关没有收下：error=AuthFailure（no）'],
    ['{"success":false,"message":"您的投诉已登记"}', '短信网关没有收下：success=false'],
    ['-3', '短信网关没有收下：-3'],
    ['error:102', '短信网关没有收下：error:102'],
  ])(
    'operations A6: that answers 200 with %s has not taken the message, and says why without naming anybody.',
    async (answer, why) => {
      const channel = smsChannel({ url: await gateway(200, [], answer), body: '{"to":"{to}","text":"{text}"}' }, log);
      await expect(channel.send(message)).rejects.toThrow(new Error(why));
    },
  );

  test.each([
    '{"code":0}',
    '{"code":"000000","msg":"成功"}',
    '{"Code":"OK"}',
    '{"data":{"status":1}}',
    '1026',
    'OK',
    '',
  ])(
    'operations A6: that answers 200 with %s has confirmed nothing while no pattern says what success is.',
    async (answer) => {
      const channel = smsChannel({ url: await gateway(200, [], answer), body: '{"to":"{to}","text":"{text}"}' }, log);
      expect(await channel.send(message)).toBe('没有填 SMS_SUCCESS，网关的回答不算收下');
    },
  );

  test('operations A6: is believed only by the pattern of the settings, where there is one, and gets its headers.', async () => {
    const body = '{"to":"{to}","text":"{text}"}';
    const { sms } = readConfig({
      SMS_URL: 'http://127.0.0.1/',
      SMS_SUCCESS: 'Response.SendStatusSet.0.Code=Ok|OK',
      SMS_HEADERS: '{"Authorization":"Bearer k1"}',
    });
    if (sms === null) throw new Error('There is a gateway.');
    const heard: Heard[] = [];
    const taken = await gateway(200, heard, '{"Response":{"SendStatusSet":[{"Code":"Ok"}]}}');
    expect(await smsChannel({ ...sms, body, url: taken }, log).send(message)).toBeUndefined();
    expect(heard[0]?.headers.authorization).toBe('Bearer k1');
    const by = async (settings: NonNullable<typeof sms>, answer: string) =>
      smsChannel({ ...settings, body, url: await gateway(200, [], answer) }, log).send(message);
    // Another value of the field, or a failure that any gateway could mean, has not taken it.
    await expect(by(sms, '{"Response":{"SendStatusSet":[{"Code":"Failed"}]}}')).rejects.toThrow(
      '没有收下：Response.SendStatusSet.0.Code=Failed',
    );
    await expect(by(sms, '{"Response":{"Error":{"Code":"AuthFailure"}}}')).rejects.toThrow(
      '没有收下：error=AuthFailure',
    );
    // What says neither is not believed.
    for (const answer of ['{"code":0}', 'OK', ''])
      expect(await by(sms, answer)).toBe('网关的回答里没有 Response.SendStatusSet.0.Code');
    const words = readConfig({ SMS_URL: 'http://127.0.0.1/', SMS_SUCCESS: '发送成功' }).sms;
    if (words === null) throw new Error('There is a gateway.');
    expect(await by(words, '<r>发送成功</r>')).toBeUndefined();
    expect(await by(words, '<r>已受理</r>')).toBe('网关的回答里没有“发送成功”');
    await expect(by(words, '-1')).rejects.toThrow('没有收下：-1');
  });

  test('operations A6: shows its raw answer to who tries it, also of one that refuses or is not there.', async () => {
    const body = '{"to":"{to}","text":"{text}"}';
    const probe = async (url: string, success?: { words: string }) =>
      smsChannel({ url, body, ...(success === undefined ? {} : { success }) }, log).probe?.(message);
    expect(await probe(await gateway(200, [], '<r>成功</r>'), { words: '成功' })).toEqual({
      status: 200,
      answer: '<r>成功</r>',
      verdict: 'taken',
      why: '',
    });
    expect(await probe(await gateway(200, [], '{"code":-1}'))).toMatchObject({
      answer: '{"code":-1}',
      verdict: 'refused',
    });
    expect(await probe(await gateway(403, [], 'no'))).toMatchObject({ status: 403, answer: 'no', verdict: 'refused' });
    const gone = await probe('http://127.0.0.1:9/');
    expect(gone).toMatchObject({
      status: null,
      answer: '',
      verdict: 'refused',
      why: expect.stringContaining('连不上') as string,
    });
    expect(smsChannel(null, log).probe).toBeUndefined();
  });
});

/** A small SMTP server: takes one letter, or refuses the receiver with words that repeat the address. */
async function smtp(letters: string[], refuses = false): Promise<string> {
  const server = createSocketServer((socket) => {
    let waiting = '';
    let inLetter = false;
    const say = (line: string) => socket.write(`${line}\r\n`);
    socket.on('error', () => undefined);
    say('220 test ESMTP');
    socket.on('data', (chunk) => {
      waiting += chunk.toString();
      for (;;) {
        const end = inLetter ? waiting.indexOf('\r\n.\r\n') : waiting.indexOf('\r\n');
        if (end === -1) return;
        const taken = waiting.slice(0, end);
        waiting = waiting.slice(end + (inLetter ? 5 : 2));
        if (inLetter) {
          letters.push(taken);
          inLetter = false;
          say('250 kept');
        } else if (/^(?:EHLO|HELO|MAIL)/iu.test(taken)) say('250 fine');
        else if (/^RCPT/iu.test(taken)) say(refuses ? `550 no such person ${taken}` : '250 fine');
        else if (/^DATA/iu.test(taken)) {
          inLetter = true;
          say('354 go on');
        } else if (/^QUIT/iu.test(taken)) socket.end('221 bye\r\n');
        else say('502 what?');
      }
    });
  });
  return `smtp://127.0.0.1:${await listen(server)}`;
}

describe('The mail server', () => {
  const log = logOf([]);
  const letter = { ...message, to: 'zheng.min@example.com' };

  // What operate.md, the README and .env.example say of the log.
  test('operations B7: that nobody has set leaves no words in the log, only the kind and the address masked.', async () => {
    const lines: string[] = [];
    await mailChannel(null, logOf(lines)).send({ ...letter, text: '【青禾县12315】周文六，验证码 804009。' });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('"kind":"验证码"');
    expect(lines.join('')).not.toMatch(/zheng\.min@example|804009|青禾县|周文六/u);
    expect(readFileSync('.env.example', 'utf8')).not.toMatch(/只写入日志|only logged/u);
  });

  test('gets a letter in Chinese, under an identity made from the message.', async () => {
    const letters: string[] = [];
    await mailChannel({ url: await smtp(letters), from: '红盾 <12315@example.gov.cn>' }, log).send(letter);
    expect(letters).toHaveLength(1);
    const [head = '', body = ''] = (letters[0] ?? '').split(/\r\n\r\n(.*)/su);
    expect(head).toMatch(/^To: zheng\.min@example\.com$/mu);
    expect(head).toContain(`Message-ID: <${message.id}@hongdun>`);
    expect(head).toMatch(/^From: .*<12315@example\.gov\.cn>$/mu);
    const words = /base64/iu.test(head)
      ? Buffer.from(body, 'base64').toString()
      : Buffer.from(
          body
            .replace(/=\r\n/gu, '')
            .replace(/=([0-9A-F]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
          'latin1',
        ).toString();
    expect(words.replaceAll('\r\n', '\n').trim()).toBe(message.text);
    const subject = /^Subject: =\?UTF-8\?([BQ])\?(.*)\?=/imu.exec(head);
    expect(
      subject?.[1] === 'B'
        ? Buffer.from(subject[2] ?? '', 'base64').toString()
        : decodeURIComponent((subject?.[2] ?? '').replaceAll('=', '%').replaceAll('_', ' ')),
    ).toContain('青禾县12315');
  });

  test('that refuses the receiver is named by its code, without the address it repeats.', async () => {
    const channel = mailChannel({ url: await smtp([], true), from: '12315@example.gov.cn' }, log);
    await expect(channel.send(letter)).rejects.toThrow('邮件没有送出（EENVELOPE 550）');
  });

  test('that is not there is named by its cause.', async () => {
    const server = createSocketServer();
    const port = await listen(server);
    server.close();
    await once(server, 'close');
    await expect(
      mailChannel({ url: `smtp://127.0.0.1:${port}`, from: 'a@example.gov.cn' }, log).send(letter),
    ).rejects.toThrow(/^邮件没有送出（E[A-Z]+）$/u);
  });

  test('that nobody has set leaves the words in the log, with the address masked.', async () => {
    const lines: string[] = [];
    await mailChannel(null, logOf(lines)).send(letter);
    expect(lines[0]).toContain('z***@example.com');
    expect(lines[0]).not.toContain('zheng');
  });
});

function templates(...texts: string[]): SmsTemplate[] {
  return texts.map((text, i) => templateOf({ id: `SMS_${i + 1}`, text })).filter((one) => one !== null);
}

describe('operations A6: a gateway of another shape', () => {
  const log = logOf([]);
  const registered = templates('您的投诉已登记，"编号"${number}。\n查进度${how}。', '验证码 ${code}，十分钟内有效。');

  test('is asked by GET, with what is sent in its address, under the signature that it has approved.', async () => {
    const heard: Heard[] = [];
    const url = `${await gateway(200, heard, 'ok:1')}&m={to}&c={text}&n={id}`;
    const settings = { url, body: '', method: 'GET', sign: '青禾市监', success: { words: 'ok:' } } as const;
    expect(await smsChannel(settings, log).send(message)).toBeUndefined();
    const [{ method, url: asked, body } = { method: '', url: '', body: '' }] = heard;
    expect([method, body]).toEqual(['GET', '']);
    expect(Object.fromEntries(new URL(asked, 'http://a').searchParams)).toEqual({
      key: 'secret-key',
      m: message.to,
      c: message.text.replace('青禾县12315', '青禾市监'),
      n: message.id,
    });
  });

  test('of templates gets the number of the one that fits and what stands in its places; what fits none is not sent, and says so.', async () => {
    const heard: Heard[] = [];
    const body = '{"to":"{to}","template":"{template}","params":"{params}"}';
    const settings = { url: await gateway(200, heard, '{"code":0}'), body, templates: registered };
    const channel = smsChannel({ ...settings, success: { path: ['code'], values: ['0'] } }, log);
    expect(await channel.send(message)).toBeUndefined();
    const sent = JSON.parse(heard[0]?.body ?? '') as { template: string; params: string };
    expect(sent.template).toBe('SMS_1');
    expect(JSON.parse(sent.params)).toEqual({ number: '2026000001', how: '&催办=都可以' });
    await expect(channel.send({ ...message, text: '【青禾县12315】别的话' })).rejects.toThrow(
      '没有一个短信模板合这条话',
    );
    expect(heard).toHaveLength(1);
  });

  test.each([
    ['您好${a}，再见', '您好张三，再见', ['张三']],
    ['{1}于{2}办结', '投2026-0412于12月1日办结', ['投2026-0412', '12月1日']],
    ['办结${a}', '【县】办结了，谢谢', ['了，谢谢']],
    ['${a}。', '一。二。', ['一。二']],
    ['甲${a}乙', '甲丙', null],
    ['甲乙', '甲乙', []],
    ['甲乙', '甲乙丙', null],
    // H14: a gateway puts one value into both places of a name.
    ['${n}催办，${n}已收', '投一催办，投二已收', null],
    ['${n}催办，${n}已收', '投一催办，投一已收', ['投一']],
    // What stands before the end is not taken for the end again.
    ['甲${a}乙乙', '甲乙', null],
  ])('finds in the template %s of the words %s what stands in its places', (text, words, values) => {
    const filled = fillTemplate(templates(text), words);
    expect(filled?.params.map(({ value }) => value) ?? null).toEqual(values);
  });

  test('is refused as a template when two places touch, or it has no words.', () => {
    expect(['${a}${b}', '{1}{2}您好', '${a}', '【县】'].map((text) => templateOf({ id: 'x', text }))).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('operations A6: the native interfaces of two clouds', () => {
  const log = logOf([]);
  const registered = templates('您的投诉已登记，"编号"${number}。\n查进度${how}。');

  // The published example of Alibaba Cloud: https://help.aliyun.com/zh/sdk/product-overview/v3-request-structure-and-signature
  test('of Alibaba Cloud is signed as its published example is.', () => {
    const query = queryOf({
      RegionId: 'cn-shanghai',
      ImageId: 'win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd',
    });
    const { authorization } = signedAcs3(
      { host: 'ecs.cn-shanghai.aliyuncs.com', action: 'RunInstances', version: '2014-05-26', query },
      { keyId: 'YourAccessKeyId', keySecret: 'YourAccessKeySecret' },
      { at: new Date('2023-10-26T10:22:32Z'), nonce: '3156853299f313e23d1673dc12e1703d' },
    );
    expect(authorization).toBe(
      'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    );
    expect(queryOf({ b: "a b*'()!~", a: '【签】' })).toBe('a=%E3%80%90%E7%AD%BE%E3%80%91&b=a%20b%2A%27%28%29%21~');
  });

  // The published example of Tencent Cloud: https://www.tencentcloud.com/document/product/382/40467
  test('of Tencent Cloud is signed as its published example is.', () => {
    const body = String.raw`{"Limit": 1, "Filters": [{"Values": ["\u672a\u547d\u540d"], "Name": "instance-name"}]}`;
    const { authorization } = signedTc3(
      { host: 'cvm.tencentcloudapi.com', service: 'cvm', body },
      { keyId: 'AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE', keySecret: 'Gu5t9xGARNpq86cd98joQYCN3EXAMPLE' },
      new Date(1_551_113_065_000),
    );
    expect(authorization).toBe(
      'TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3EXAMPLE/2019-02-25/cvm/tc3_request, SignedHeaders=content-type;host, Signature=72e494ea809ad7a8c8f7a4507b9bddcbaa8e581f516e8da2f66e2c5a96525168',
    );
  });

  const cloudAt = (kind: CloudSettings['kind'], url: string) => ({
    url: '',
    body: '',
    templates: registered,
    cloud: {
      kind,
      url: `${new URL(url).origin}/`,
      keyId: 'key-of-the-county',
      keySecret: 's3cret-of-it',
      sign: '青禾市监',
      appId: '1400000001',
    },
  });

  test('of Alibaba Cloud gets telephone, signature, template and its places in a signed query, and OK alone is taken.', async () => {
    const heard: Heard[] = [];
    const at = (answer: string) => gateway(200, heard, answer).then((url) => smsChannel(cloudAt('aliyun', url), log));
    expect(await (await at('{"Code":"OK","Message":"OK","BizId":"1"}')).send(message)).toBeUndefined();
    const [{ method, url, headers } = { method: '', url: '', headers: {} as IncomingHttpHeaders }] = heard;
    const query = Object.fromEntries(new URL(url, 'http://a').searchParams);
    expect([method, headers['x-acs-action']]).toEqual(['POST', 'SendSms']);
    expect({ ...query, TemplateParam: JSON.parse(query['TemplateParam'] ?? '') as unknown }).toEqual({
      OutId: message.id,
      PhoneNumbers: message.to,
      SignName: '青禾市监',
      TemplateCode: 'SMS_1',
      TemplateParam: { number: '2026000001', how: '&催办=都可以' },
    });
    // Counted anew from what came over the wire.
    const again = signedAcs3(
      { host: headers.host ?? '', action: 'SendSms', version: '2017-05-25', query: url.split('?')[1] ?? '' },
      { keyId: 'key-of-the-county', keySecret: 's3cret-of-it' },
      { at: new Date(String(headers['x-acs-date'])), nonce: String(headers['x-acs-signature-nonce']) },
    );
    expect(headers.authorization).toBe(again['authorization']);
    await expect((await at('{"Code":"isv.AMOUNT_NOT_ENOUGH","Message":"账户余额不足"}')).send(message)).rejects.toThrow(
      '短信网关没有收下：Code=isv.AMOUNT_NOT_ENOUGH（账户余额不足）',
    );
  });

  test('of Tencent Cloud gets them as signed JSON, and Ok of the telephone alone is taken.', async () => {
    const heard: Heard[] = [];
    const at = (answer: object) =>
      gateway(200, heard, JSON.stringify({ Response: answer })).then((url) => smsChannel(cloudAt('tencent', url), log));
    const status = (Code: string, Message = '') => ({ SendStatusSet: [{ SerialNo: '1', Code, Message }] });
    expect(await (await at(status('Ok'))).send(message)).toBeUndefined();
    expect(heard[0]?.headers).toMatchObject({ 'x-tc-action': 'SendSms', 'x-tc-version': '2021-01-11' });
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual({
      PhoneNumberSet: [`+86${message.to}`],
      SmsSdkAppId: '1400000001',
      SignName: '青禾市监',
      TemplateId: 'SMS_1',
      TemplateParamSet: ['2026000001', '&催办=都可以'],
      SessionContext: message.id,
    });
    await expect((await at(status('LimitExceeded.PhoneNumberDailyLimit'))).send(message)).rejects.toThrow(
      'Response.SendStatusSet.0.Code=LimitExceeded.PhoneNumberDailyLimit',
    );
    await expect(
      (await at({ Error: { Code: 'AuthFailure.SignatureFailure', Message: 'x' } })).send(message),
    ).rejects.toThrow('短信网关没有收下：error=AuthFailure.SignatureFailure');
  });

  test('of Tencent Cloud gets what stands in numbered places by their number, whatever order the words have.', async () => {
    const heard: Heard[] = [];
    const url = await gateway(200, heard, '{"Response":{"SendStatusSet":[{"SerialNo":"1","Code":"Ok"}]}}');
    const numbered = templates('查进度{2}，您的投诉{10}已登记，编号{1}。');
    const text = '查进度请打电话，您的投诉今天已登记，编号2026000001。';
    await smsChannel({ ...cloudAt('tencent', url), templates: numbered }, log).send({ ...message, text });
    const { TemplateParamSet } = JSON.parse(heard[0]?.body ?? '') as { TemplateParamSet: string[] };
    expect(TemplateParamSet).toEqual(['2026000001', '请打电话', '今天']);
  });
});
