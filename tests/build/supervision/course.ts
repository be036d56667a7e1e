/** A case on the wire, from where it stands to its close, by the accounts that may. */
import { uuidv7 } from 'uuidv7';
import { expect } from 'vitest';
import type { EnforcementMove } from '../../../src/domain/supervision/enforcement/enforcement.ts';
import { cast } from '../cast.ts';
import type { Answer, TestApp } from '../house/http-app.ts';
import { inputOfEnforcement, registered } from './enforcement.ts';

export interface CaseCast {
  officer: string;
  head: string;
  reviewer: string;
}

export const ofLiuhe: CaseCast = { officer: cast.officer, head: cast.officeHead, reviewer: cast.centre };
export const ofShiqiao: CaseCast = { officer: cast.officerOfShiqiao, head: cast.headOfShiqiao, reviewer: cast.centre };

export async function idOf(app: TestApp, login: string): Promise<string> {
  return (await app.as(login)('GET', '/api/session')).body.id as string;
}

/** Gives both officers a certificate for years. */
export async function certify(app: TestApp, ...logins: string[]): Promise<void> {
  for (const login of logins) {
    const path = `/api/enforcement-certificates/${await idOf(app, login)}`;
    const form = { number: `执法 ${login}`, fromOn: '2020-01-01', untilOn: '2030-12-31' };
    expect((await app.as(cast.admin)('PUT', path, form)).status).toBe(200);
  }
}

/** Makes a move with what is usually typed. */
export async function moveCase(
  app: TestApp,
  by: string,
  number: string,
  name: EnforcementMove,
  today: string,
  input: object = {},
): Promise<Answer> {
  const { version } = (await app.as(cast.deputyDirector)('GET', `/api/enforcements/${encodeURIComponent(number)}`)).body
    .enforcement;
  const usual = inputOfEnforcement(name, registered().next, today);
  return app.as(by)('POST', `/api/enforcements/${encodeURIComponent(number)}/${name}`, {
    version,
    clientId: uuidv7(),
    input: { ...usual, ...input },
  });
}

/** From an investigation to the close, all on one day, for the party gives up its time: a fine that is paid. */
export async function penalise(
  app: TestApp,
  number: string,
  today: string,
  { officer, head, reviewer }: CaseCast,
  fineFen = 20_000_00,
): Promise<void> {
  const sums = { fineFen, confiscatedFen: 0 };
  const reviewerId = await idOf(app, reviewer);
  const course: [string, EnforcementMove, object?][] = [
    [officer, 'assess', { fineProposedFen: fineFen, confiscatedProposedFen: 0 }],
    [officer, 'report'],
    [officer, 'submitReview', { reviewerId }],
    [reviewer, 'passReview'],
    [head, 'issueNotice', { ...sums, goods: '' }],
    [officer, 'notify'],
    [officer, 'waiveDefence'],
    [head, 'decide', { ...sums, goods: '' }],
    [officer, 'serve'],
    [officer, 'recordPayment', { fen: fineFen }],
    // The head may be one of those who investigate.
    [cast.deputyDirector, 'close'],
  ];
  for (const [by, name, input] of course) {
    const answer = await moveCase(app, by, number, name, today, input);
    expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBe(200);
  }
}
