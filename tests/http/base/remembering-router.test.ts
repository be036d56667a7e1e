import { TrieRouter } from 'hono/router/trie-router';
import { expect, test } from 'vitest';
import { RememberingRouter } from '../../../src/http/base/remembering-router.ts';

test('It leads where the library leads, the first time and again, and to what was added since.', () => {
  const [own, plain] = [new RememberingRouter<string>(), new TrieRouter<string>()];
  const add = (method: string, path: string, handler: string) =>
    [own, plain].forEach((router) => router.add(method, path, handler));
  const paths = [
    '/api/complaints',
    '/api/complaints/投2026-0001',
    '/api/complaints/joint',
    '/desk/x/y',
    '/nowhere',
    '/',
  ];
  const expectSame = () => {
    for (const method of ['GET', 'POST', 'HEAD'])
      for (const path of [...paths, ...paths]) expect(own.match(method, path)).toEqual(plain.match(method, path));
  };
  add('ALL', '/*', 'every');
  add('GET', '/api/complaints', 'list');
  add('POST', '/api/complaints', 'file');
  add('GET', '/api/complaints/:number', 'one');
  add('GET', '/api/complaints/joint', 'joint');
  add('GET', '/desk/*', 'desk');
  expectSame();
  add('GET', '/api/complaints', 'more');
  add('GET', '/', 'home');
  expectSame();
});
