/** The calls of the import of a county; the file stays in the browser and is sent with each of them. */
import type { OnboardingState, OnboardingView } from '../../../http/api/exchange/onboarding-routes.ts';
import { ProblemError, send, type Wire } from '../../base/client.ts';

export type SeenOnboarding = Wire<OnboardingView>;
export type SeenState = Wire<OnboardingState>;

/** Asked for again every second while something is written, also by a page that was left and found again. */
export const stateRead = {
  queryKey: ['onboarding', 'state'],
  queryFn: ({ signal }: { signal: AbortSignal }) => send<SeenState>('/onboarding/state', { signal }),
};

function formOf(file: File, fields: Readonly<Record<string, string>> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);
  return form;
}

export const onboardingCalls = {
  check: (file: File) => send<SeenOnboarding>('/onboarding/check', { method: 'POST', body: formOf(file) }),
  /** One press: sent again with the same id it is told what it has written, and writes nothing twice. */
  apply: (file: File, press: { fingerprint: string; runId: string }) =>
    send<SeenOnboarding>('/onboarding', { method: 'POST', body: formOf(file, press) }),
  /** The refused rows as a workbook; it is no JSON, so it is asked for beside the client. */
  errors: async (file: File): Promise<Blob> => {
    const answer = await fetch('/api/onboarding/errors', { method: 'POST', body: formOf(file) }).catch(() => null);
    if (answer?.ok === true) return answer.blob();
    throw new ProblemError({
      code: 'unreachable',
      status: answer?.status ?? 0,
      zh: '有错的行没有下载成；请再试一次。',
      en: 'The refused rows could not be loaded; try again.',
    });
  },
};
