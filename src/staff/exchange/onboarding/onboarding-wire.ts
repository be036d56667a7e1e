/** The calls of the import of a county; the file stays in the browser and is sent with each of them. */
import type { OnboardingView } from '../../../http/api/exchange/onboarding-routes.ts';
import { ProblemError, send, type Wire } from '../../base/client.ts';

export type SeenOnboarding = Wire<OnboardingView>;

function formOf(file: File, fingerprint?: string): FormData {
  const form = new FormData();
  if (fingerprint !== undefined) form.append('fingerprint', fingerprint);
  form.append('file', file);
  return form;
}

export const onboardingCalls = {
  check: (file: File) => send<SeenOnboarding>('/onboarding/check', { method: 'POST', body: formOf(file) }),
  apply: (file: File, fingerprint: string) =>
    send<SeenOnboarding>('/onboarding', { method: 'POST', body: formOf(file, fingerprint) }),
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
