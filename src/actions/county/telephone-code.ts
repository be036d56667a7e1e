/** 六位验证码 (telephone code): six digits of a secret and the half minute (RFC 6238), as every authenticator makes them. */
import { stepSeconds, stepsOff } from '../../domain/county/second-factor.ts';

/** What every authenticator takes for granted, whatever the picture says. */
const manner = { algorithm: 'SHA1', digits: 6, period: stepSeconds } as const;
/** RFC 4226 asks for 128 bits at least and recommends 160. */
const secretBytes = 20;

/** A new secret, in the letters that a person can type. */
export async function drawSecret(): Promise<string> {
  const { Secret } = await import('otpauth');
  return new Secret({ size: secretBytes }).base32;
}

/** Which half minute the code is of, when it is one of the secret's at that time or a half minute off; else null. */
export async function stepOf(secret: string, code: string, at: Date): Promise<number | null> {
  const { Secret, TOTP } = await import('otpauth');
  const totp = new TOTP({ ...manner, secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, timestamp: at.getTime(), window: stepsOff });
  return delta === null ? null : Math.floor(at.getTime() / (stepSeconds * 1000)) + delta;
}

/** What the picture says: the authenticator shows the county and the name beside its digits. */
export async function addressOfSecret(
  secret: string,
  { countyName, loginName }: { countyName: string; loginName: string },
): Promise<string> {
  const { Secret, TOTP } = await import('otpauth');
  return new TOTP({
    ...manner,
    issuer: `红盾 ${countyName}`,
    label: loginName,
    secret: Secret.fromBase32(secret),
  }).toString();
}
