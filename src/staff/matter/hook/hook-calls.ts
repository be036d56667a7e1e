import { useQuery } from '@tanstack/react-query';
import type { HookAnswer, HookForm } from '../../../domain/matter/hook/hook-system.ts';
import type {
  SeenHook,
  SeenHookLetter,
  SeenHookLetters,
  SeenHooks,
} from '../../../http/api/matter/hook/hook-routes.ts';
import { ProblemError, send } from '../../base/client.ts';

export type { HookAnswer, HookForm, SeenHook, SeenHookLetter, SeenHookLetters, SeenHooks };

export const hooksKey = 'hooks';

export function useHookSystems() {
  return useQuery({ queryKey: [hooksKey, 'systems'], queryFn: ({ signal }) => send<SeenHooks>('/hooks', { signal }) });
}

export function useHookLetters(query: string) {
  return useQuery({
    queryKey: [hooksKey, 'letters', query],
    queryFn: ({ signal }) => send<SeenHookLetters>(`/hooks/letters${query}`, { signal }),
    refetchInterval: 15_000,
    placeholderData: (before) => before,
  });
}

const one = (id: string) => `/hooks/${id}`;

export function saveHookSystem(id: string, form: HookForm, readVersion: number): Promise<{ secret: string | null }> {
  return send(one(id), { method: 'PUT', body: { ...form, readVersion } });
}

export function switchHookSystem(id: string, on: boolean): Promise<object> {
  return send(`${one(id)}/on`, { method: 'PUT', body: { on } });
}

export function removeHookSystem(id: string): Promise<object> {
  return send(one(id), { method: 'DELETE' });
}

export function decideHookSystem(
  id: string,
  answer: { version: number; allow: boolean; reason: string },
): Promise<object> {
  return send(`${one(id)}/decide`, { method: 'POST', body: answer });
}

export function renewHookSecret(id: string, press: string): Promise<{ secret: string }> {
  return send(`${one(id)}/secret`, { method: 'POST', body: { id: press } });
}

/**
 * 换密钥, pressed as often as it needs: a press whose answer was lost is the same press, and is answered with the secret that it made. Once
 * that may be shown no more the next press is another one, and makes another.
 */
export function secretPress(
  renew: (id: string, press: string) => Promise<{ secret: string }> = renewHookSecret,
): (id: string) => Promise<{ secret: string }> {
  let press = crypto.randomUUID();
  return async (id) => {
    try {
      return await renew(id, press);
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'hook-secret-shown') press = crypto.randomUUID();
      throw error;
    }
  };
}

export function adoptHookSecret(id: string): Promise<object> {
  return send(`${one(id)}/secret/use`, { method: 'POST' });
}

export function testHookSystem(press: string, to: string): Promise<{ answer: HookAnswer | null }> {
  return send('/hooks/test', { method: 'POST', body: { id: press, to } });
}

export function sendLettersAgain(press: string, system: string | null): Promise<{ sent: number }> {
  return send('/hooks/letters/again', { method: 'POST', body: { id: press, system } });
}
