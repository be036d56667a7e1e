/** What a refusal answers: a status, and one sentence in each language that names what is wrong and the way out. */
export interface RefusalRow {
  status: 400 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 503 | 507;
  /** `{fact}` is filled with what the refusal was thrown with; the types ask for it there. */
  zh: string;
  en: string;
}
